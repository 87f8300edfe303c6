"""Opening one product: what its listing says, and whether it comes in a colour and size."""

from __future__ import annotations

from typing import Any

from assistant import state as states
from assistant.commands import Details
from assistant.skills import instead
from assistant.skills.outcome import Counter, Outcome
from assistant.state import State
from assistant.wording.items import (
    asked_in_words,
    attribute_name,
    details_block,
    reviews_block,
    variant_in_words,
)
from retrieval.catalog.facts import look_name
from retrieval.catalog.product import Product
from retrieval.catalog.vocabulary import Facet
from retrieval.search.aspects import stated, told
from retrieval.search.query import Filters
from retrieval.search.review_summary import ReviewSummary
from retrieval.search.substitutes import asked_of, beside, standing


def details(command: Details, state: State, counter: Counter) -> Outcome:
    product_id = states.product_of(state, command.item)
    if product_id is None:
        return Outcome(state, counter.which(state, command.item))
    product = counter.engine.product(product_id)
    counter.note("view", {"product_id": product_id})
    opened = (*(one for one in state.opened if one != product_id), product_id)
    seen = state.model_copy(update={"focus": product_id, "opened": opened})
    if command.variant:
        return _variant(command, product, seen, counter)
    say, title = counter.say, product.title.best(counter.language)
    value = _value(product, command.attribute, counter)
    chosen = product.cheapest
    if not command.attribute:
        stock = "yes" if product.in_stock else "no"
        text = say("details", title=title, price=chosen.price.formatted(counter.language), stock=stock)
        value = product.description.best(counter.language)
    elif value:
        name = attribute_name(command.attribute, counter.language)
        text = say("detail", name=name, title=title, value=value.rstrip(".。!！"))
    else:
        asked = counter.engine.reviews(product_id, command.attribute, counter.language)
        if asked.speaking:
            return _by_buyers(command, product, asked, seen, counter)
        text = say("detail-unknown", title=title)
    block = details_block(product, command.attribute, value, counter.language)
    nearest = None if product.in_stock else instead.found(product, product.cheapest, Filters(), 0, counter)
    if nearest is None:
        return Outcome(seen, text, (block,))
    listed = states.listed(seen, nearest.ids, product_id, nearest.offered)
    return Outcome(listed, counter.joined(text, say("nearest-in-stock")), (block, nearest.block))


def _by_buyers(
    command: Details, product: Product, asked: ReviewSummary, state: State, counter: Counter
) -> Outcome:
    """What the listing leaves open, buyers may have said."""
    title = product.title.best(counter.language)
    counts: dict[str, Any] = {"speaking": asked.speaking, "for": asked.for_, "against": asked.against}
    text = counter.joined(
        counter.say("detail-unknown", title=title), counter.say("reviews", title=title, **counts)
    )
    return Outcome(state, text, (reviews_block(product.product_id, asked),))


def _variant(command: Details, product: Product, state: State, counter: Counter) -> Outcome:
    """Whether it comes in a colour and size, and how many of those there are; where none is left, what is nearest."""
    language, title = counter.language, product.title.best(counter.language)
    known = counter.engine.knowledge()
    asked = asked_of(command.variant, known)
    stands = standing(product, beside(asked, counter.filters(state.filters)), known)
    if stands.met is None:
        stands = standing(product, asked, known)
    if stands.met is None:
        there = counter.joined(
            counter.say("not-made", title=title, variant=asked_in_words(asked, language)),
            counter.say("is-made", values=_choices(product, counter)) if len(product.variants) > 1 else "",
        )
        return Outcome(state, there, (details_block(product, "", "", language),))
    if not stands.met.in_stock:
        sold_out = instead.of_variant(product, stands.met, state, counter)
        if sold_out:
            return sold_out
    words = variant_in_words(product, stands.met, language) or "none"
    left = counter.say("left", count=stands.met.stock) if stands.met.in_stock else counter.say("sold-out")
    price = stands.met.price.formatted(language)
    text = counter.say("variant-left", title=title, variant=words, price=price, left=left)
    block = details_block(product, "stock", left, language, stands.met)
    return Outcome(state, text, (block,))


def _choices(product: Product, counter: Counter) -> str:
    """The colours and sizes that a product is to be had in."""
    colours, sizes = (_value(product, name, counter) for name in ("colour", "size"))
    return counter.say("semicolon").join(one for one in (colours, sizes) if one)


def _value(product: Product, attribute: str, counter: Counter) -> str:
    language, comma = counter.language, counter.say("comma")
    match attribute:
        case "material" | "colour" | "pattern":
            keys = dict.fromkeys(getattr(one, attribute) for one in product.variants)
            return comma.join(look_name(Facet(attribute), key, language) for key in keys if key)
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
    return stated(product, attribute, language) or told(product, attribute, language)
