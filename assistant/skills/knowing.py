"""Knowing a product: details, comparison, reviews, offers, overview, recommendations."""

from __future__ import annotations

from typing import Any

from assistant import state as states
from assistant.commands import Item, Offers, Overview, Recommend, Reviews
from assistant.messages import (
    OfferItem,
    OffersBlock,
    OverviewBlock,
    ProductItem,
    ProductsBlock,
)
from assistant.skills.outcome import Counter, Outcome
from assistant.state import State
from assistant.wording.items import amount, product_item, product_item_of, reviews_block
from retrieval.catalog.product import Product
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.search.query import Query

COMPARED = 4


def reviews(command: Reviews, state: State, counter: Counter) -> Outcome:
    product_id = states.product_of(state, command.item)
    if product_id is None:
        return Outcome(state, counter.which(state, command.item))
    product = counter.engine.product(product_id)
    found = counter.engine.reviews(product_id, command.question, counter.language)
    title = product.title.best(counter.language)
    counts: dict[str, Any] = {"speaking": found.speaking, "for": found.for_, "against": found.against}
    text = (
        counter.say("reviews", title=title, **counts)
        if found.total
        else counter.say("reviews-none", title=title)
    )
    block = reviews_block(product_id, found)
    return Outcome(state.model_copy(update={"focus": product_id}), text, (block,))


def offers(command: Offers, state: State, counter: Counter) -> Outcome:
    product_id = states.product_of(state, command.item)
    if product_id is None:
        return Outcome(state, counter.which(state, command.item))
    product = counter.engine.product(product_id)
    found = counter.engine.offers(product_id)
    items = tuple(
        OfferItem(
            product_id=one.product_id,
            seller=one.seller,
            price=amount(one.price),
            delivery=amount(one.delivery) if one.delivery else None,
            total=amount(one.total),
            in_stock=one.in_stock,
        )
        for one in found
    )
    text = counter.say(
        "offers",
        count=len(items),
        title=product.title.best(counter.language),
        low=found[0].total.formatted(counter.language),
    )
    return Outcome(
        state.model_copy(update={"focus": product_id}),
        text,
        (OffersBlock(product_id=product_id, items=items),),
    )


def overview(command: Overview, state: State, counter: Counter) -> Outcome:
    found = counter.engine.overview(command.text, counter.filters(command.filters))
    low, high = found.price_min, found.price_max
    text = counter.say(
        "overview",
        count=found.count,
        low=low.formatted(counter.language) if low else "",
        high=high.formatted(counter.language) if high else "",
    )
    block = OverviewBlock(
        count=found.count,
        price_min=amount(low) if low else None,
        price_max=amount(high) if high else None,
        brands=dict(found.brands),
        kinds={VOCABULARY.name(Facet.KIND, kind, counter.language): n for kind, n in found.kinds.items()},
    )
    ends = tuple(product for product in (found.cheapest, found.dearest) if product)
    if len({product.product_id for product in ends}) < 2 or not low or not high:
        return Outcome(state, text, (block,))
    variants = (found.cheapest_variant, found.dearest_variant)
    items = tuple(
        _end(product, place, variant, counter)
        for place, (product, variant) in enumerate(zip(ends, variants, strict=True), 1)
    )
    text = counter.joined(text, counter.say("overview-ends", low=items[0].title, high=items[1].title))
    shown = states.listed(state, tuple(item.product_id for item in items))
    return Outcome(shown, text, (block, ProductsBlock(items=items, total=len(items))))


def _end(product: Product, place: int, variant_id: str, counter: Counter) -> ProductItem:
    """The cheapest or dearest product, with the variant that meets the filters at that price."""
    chosen = next((one for one in product.variants if one.variant_id == variant_id), None)
    return product_item_of(product, place, counter.language, chosen)


def _goes_with(item: Item, about: str, state: State, counter: Counter) -> Outcome:
    """``about`` says what of: shoes that go with a suit."""
    if item.name:
        named = counter.engine.search(Query(item.name, limit=1, language=counter.language)).hits
        product_id = str(named[0].product.product_id) if named else None
    else:
        product_id = states.product_of(state, item)
    if product_id is None:
        return Outcome(state, counter.which(state, item))
    title = counter.engine.product(product_id).title.best(counter.language)
    kinds = tuple(m.key for m in VOCABULARY.mentions(about) if m.facet is Facet.KIND)
    answer = counter.engine.complements(product_id, language=counter.language, kinds=kinds)
    if kinds and not answer.hits:
        answer = counter.engine.complements(product_id, language=counter.language)
    if not answer.hits:
        return Outcome(
            state.model_copy(update={"focus": product_id}), counter.say("goes-with-nothing", title=title)
        )
    items = tuple(
        product_item(hit, place, counter.language) for place, hit in enumerate(answer.hits, start=1)
    )
    shown = states.listed(state, tuple(one.product_id for one in items))
    return Outcome(
        shown, counter.say("goes-with", title=title), (ProductsBlock(items=items, total=answer.total),)
    )


def recommend(command: Recommend, state: State, counter: Counter) -> Outcome:
    """What goes with a product; else from what the signed-in customer looked at and bought; for a stranger, what is
    often chosen."""
    if command.item:
        return _goes_with(command.item, command.about, state, counter)
    seen = _chosen_before(counter) if counter.customer else ()
    answer = counter.engine.recommend(command.about, seen, limit=8, language=counter.language)  # type: ignore[arg-type]
    if not answer.hits:
        return Outcome(state, counter.say("nothing-known"))
    items = tuple(
        product_item(hit, place, counter.language) for place, hit in enumerate(answer.hits, start=1)
    )
    if command.about:
        text = counter.say("recommended-for", what=command.about)
    else:
        text = counter.say("recommended-seen" if seen else "recommended")
    shown = states.listed(state, tuple(item.product_id for item in items))
    return Outcome(shown, text, (ProductsBlock(items=items, total=answer.total),))


def _chosen_before(counter: Counter) -> tuple[str, ...]:
    """What the customer looked at and bought, the latest first; nothing from before they asked to be forgotten."""
    assert counter.customer is not None
    forgotten = counter.events.recent("forgotten", 1, counter.customer)
    viewed = counter.events.recent("view", 20, counter.customer)
    bought = [
        line.product_id
        for order in counter.desk.orders_of(counter.customer)
        if not forgotten or order.placed_at > forgotten[0].at
        for line in order.lines
    ]
    return tuple(dict.fromkeys([str(event.payload["product_id"]) for event in viewed] + bought))
