"""Knowing a product: details, comparison, reviews, offers, overview, recommendations."""

from __future__ import annotations

from assistant import state as states
from assistant.commands import Compare, Details, Offers, Overview, Recommend, Reviews
from assistant.messages import (
    ComparisonBlock,
    ComparisonRow,
    DetailsBlock,
    OfferItem,
    OffersBlock,
    OverviewBlock,
    ProductsBlock,
    Quote,
    ReviewsBlock,
    VariantItem,
)
from assistant.skills.outcome import Counter, Outcome
from assistant.state import State
from assistant.wording.items import amount, product_item, product_item_of, variant_attributes
from prompts import speaker
from retrieval.catalog.product import Product
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.search.comparison import Row

COMPARED = 4


def details(command: Details, state: State, counter: Counter) -> Outcome:
    product_id = states.product_of(state, command.item)
    if product_id is None:
        return Outcome(state, counter.say("which"))
    product = counter.engine.product(product_id)
    say, title = counter.say, product.title.best(counter.language)
    value = _value(product, command.attribute, counter)
    chosen = product.cheapest
    if not command.attribute:
        stock = "yes" if product.in_stock else "no"
        text = say("details", title=title, price=chosen.price.formatted(counter.language), stock=stock)
        value = product.description.best(counter.language)
    elif value:
        text = say("detail", name=say(f"attribute-{command.attribute}"), title=title, value=value)
    else:
        text = say("detail-unknown", title=title)
    block = DetailsBlock(
        product_id=product_id,
        attribute=command.attribute,
        value=value,
        source=say("source-listing"),
        item=product_item_of(product, 1, counter.language),
        variants=tuple(
            VariantItem(
                variant_id=one.variant_id,
                price=amount(one.price),
                list_price=amount(one.list_price) if one.list_price else None,
                in_stock=one.in_stock,
                stock=one.stock,
                attributes=variant_attributes(one, counter.language),
            )
            for one in product.variants
        ),
    )
    counter.note("view", {"product_id": product_id})
    return Outcome(state.model_copy(update={"focus": product_id}), text, (block,))


def _value(product: Product, attribute: str, counter: Counter) -> str:
    language, comma = counter.language, counter.say("comma")
    match attribute:
        case "material" | "colour" | "pattern":
            keys = dict.fromkeys(getattr(one, attribute) for one in product.variants)
            return comma.join(VOCABULARY.name(Facet(attribute), key, language) for key in keys if key)
        case "size":
            return comma.join(dict.fromkeys(one.size for one in product.variants if one.size))
        case "price":
            return product.cheapest.price.formatted(language)
        case "stock":
            count = sum(one.stock for one in product.variants)
            return counter.say("left", count=count) if count else counter.say("sold-out")
        case "brand":
            return product.brand
        case "rating":
            return f"{product.rating:.1f} ({product.rating_count})" if product.rating is not None else ""
    return ""


def compare(command: Compare, state: State, counter: Counter) -> Outcome:
    meant = [states.product_of(state, item) for item in command.items] or list(state.shown[:2])
    ids = list(dict.fromkeys(product_id for product_id in meant if product_id))[:COMPARED]
    if len(ids) < 2:
        return Outcome(state, counter.say("compare-few"))
    found = counter.engine.compare(ids, counter.language)
    items = tuple(
        product_item_of(one, place, counter.language) for place, one in enumerate(found.products, start=1)
    )
    rows = tuple(
        ComparisonRow(name=row.name, label=_label(row, counter), values=row.values, differs=row.differs)
        for row in found.rows
    )
    return Outcome(state, counter.say("compared"), (ComparisonBlock(items=items, rows=rows),))


def _label(row: Row, counter: Counter) -> str:
    try:
        return speaker("replies", counter.language)(f"row-{row.name}")
    except (KeyError, LookupError):
        return row.name


def reviews(command: Reviews, state: State, counter: Counter) -> Outcome:
    product_id = states.product_of(state, command.item)
    if product_id is None:
        return Outcome(state, counter.say("which"))
    product = counter.engine.product(product_id)
    found = counter.engine.reviews(product_id, command.question, counter.language)
    text = counter.say(
        "reviews",
        title=product.title.best(counter.language),
        speaking=found.speaking,
        **{"for": found.for_},
        against=found.against,
    )
    quotes = tuple(
        Quote(review_id=one.review_id, text=one.text, rating=one.rating, author=one.author, stance=one.stance)
        for one in found.quotes
    )
    block = ReviewsBlock.model_validate(
        {"product_id": product_id, "for": found.for_, "against": found.against, "quotes": quotes}
    )
    return Outcome(state.model_copy(update={"focus": product_id}), text, (block,))


def offers(command: Offers, state: State, counter: Counter) -> Outcome:
    product_id = states.product_of(state, command.item)
    if product_id is None:
        return Outcome(state, counter.say("which"))
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
    return Outcome(state, text, (block,))


def recommend(command: Recommend, state: State, counter: Counter) -> Outcome:
    """From what the signed-in customer looked at and bought; for a stranger, what is often chosen."""
    seen: tuple[str, ...] = ()
    if counter.customer:
        viewed = counter.events.recent("view", 20, counter.customer)
        bought = [
            line.product_id for order in counter.desk.orders_of(counter.customer) for line in order.lines
        ]
        seen = tuple(dict.fromkeys([str(event.payload["product_id"]) for event in viewed] + bought))
    answer = counter.engine.recommend(command.about, seen, limit=8, language=counter.language)  # type: ignore[arg-type]
    if not answer.hits:
        return Outcome(state, counter.say("nothing-known"))
    items = tuple(
        product_item(hit, place, counter.language) for place, hit in enumerate(answer.hits, start=1)
    )
    text = counter.say("recommended-for", what=command.about) if command.about else counter.say("recommended")
    shown = state.model_copy(update={"shown": tuple(item.product_id for item in items), "focus": None})
    return Outcome(shown, text, (ProductsBlock(items=items, total=answer.total),))
