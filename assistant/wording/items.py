"""Products, reasons and ways out as the wire shows them, in the customer's language."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.desk.values import Order
from assistant.messages import (
    Amount,
    DetailsBlock,
    OrderBlock,
    OrderLine,
    ProductItem,
    Quote,
    Reason,
    RelaxationItem,
    ReviewsBlock,
    TimelineEntry,
    VariantItem,
)
from prompts import bundle, speaker
from retrieval.catalog.facts import fact_name, is_size, look_name
from retrieval.catalog.money import Money
from retrieval.catalog.product import Product, ProductId, Variant
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.search.query import Evidence, Filters, Hit, Relaxation, Signal
from retrieval.search.review_summary import ReviewSummary

_FACETS = {"colour": Facet.COLOUR, "material": Facet.MATERIAL, "pattern": Facet.PATTERN}
_NAMED = ("kind", *_FACETS, "gender")


def amount(money: Money) -> Amount:
    return Amount(amount=money.amount, currency=money.currency)


def product_item(hit: Hit, position: int, language: str) -> ProductItem:
    """A hit as a card: the variant that meets the filters best, and why the product is there."""
    why = tuple(reason(one, language) for one in hit.why)
    variant = hit.product.variant(hit.variant_id) or hit.product.cheapest
    promoted = any(one.signal is Signal.PROMOTED for one in hit.why)
    note = speaker("items", language)("note-instead") if hit.instead_of else None
    item = product_item_of(hit.product, position, language, variant)
    return item.model_copy(
        update={"why": why, "promoted": promoted, "note": note, "score": round(float(hit.score), 6)}
    )


def product_item_of(
    product: Product, position: int, language: str, variant: Variant | None = None
) -> ProductItem:
    """A product as a card, with its cheapest variant in stock where none is named."""
    chosen = variant or product.cheapest
    return ProductItem(
        position=position,
        product_id=product.product_id,
        variant_id=chosen.variant_id,
        title=product.title.best(language),
        kind=product.kind,
        brand=product.brand,
        price=amount(chosen.price),
        list_price=amount(chosen.list_price) if chosen.list_price else None,
        in_stock=chosen.in_stock,
        rating=product.rating,
        rating_count=product.rating_count,
        image=chosen.image or next(iter(product.images), None),
        images=product.images,
        attributes=variant_attributes(chosen, language),
        promoted=product.promoted,
    )


def variant_attributes(variant: Variant, language: str) -> dict[str, str]:
    """What sets a variant apart, by field, in words: ``{"colour": "Blue", "size": "M"}``."""
    named = {
        field: look_name(facet, key, language)
        for field, facet in _FACETS.items()
        if (key := getattr(variant, field))
    }
    measured = {value for name, value in variant.options.items() if is_size(name)}
    size = {"size": variant.size} if variant.size and variant.size not in measured else {}
    return {**named, **size, **variant.options}  # storage is said by its own name


def details_block(
    product: Product, attribute: str, value: str, language: str, variant: Variant | None = None
) -> DetailsBlock:
    """A product opened at one of its facts, with all its variants and their stock."""
    say = speaker("replies", language)
    return DetailsBlock(
        product_id=product.product_id,
        attribute=attribute,
        label=attribute_name(attribute, language),
        value=value,
        source=say("source-listing"),
        item=product_item_of(product, 1, language, variant),
        variants=tuple(
            VariantItem(
                variant_id=one.variant_id,
                price=amount(one.price),
                list_price=amount(one.list_price) if one.list_price else None,
                in_stock=one.in_stock,
                stock=one.stock,
                attributes=variant_attributes(one, language),
            )
            for one in product.variants
        ),
    )


def reviews_block(product_id: str, found: ReviewSummary) -> ReviewsBlock:
    """What buyers say, with quotes as receipts."""
    quotes = tuple(
        Quote(review_id=one.review_id, text=one.text, rating=one.rating, author=one.author, stance=one.stance)
        for one in found.quotes
    )
    return ReviewsBlock.model_validate(
        {"product_id": product_id, "for": found.for_, "against": found.against, "quotes": quotes}
    )


def attribute_name(attribute: str, language: str) -> str:
    """What a fact that was asked about is called; empty for none."""
    name = f"attribute-{attribute}"
    if bundle("replies", language).has_message(name):
        return str(speaker("replies", language)(name))
    return fact_name(attribute, language) if attribute else ""


def asked_in_words(asked: Filters, language: str) -> str:
    """The colours, materials, patterns and sizes that are asked for."""
    told = [
        look_name(facet, value, language) for name, facet in _FACETS.items() for value in getattr(asked, name)
    ]
    return (" " if language == "zh" else ", ").join((*told, *asked.size))


def fact_in_words(aspect: str, language: str) -> str:
    """What a fact is called in the middle of a sentence."""
    name = f"row-{aspect}"
    known = bundle("replies", language).has_message(name)
    said = str(speaker("replies", language)(name)) if known else fact_name(aspect, language)
    return said[:1].lower() + said[1:]


def variant_in_words(product: Product, variant: Variant, language: str) -> str:
    """What sets a variant apart from the others of its product: “green, XS”; empty where nothing does."""
    everything = [variant_attributes(one, language) for one in product.variants]
    own = variant_attributes(variant, language)
    told = [value for name, value in own.items() if len({one.get(name) for one in everything}) > 1]
    return (" " if language == "zh" else ", ").join(told)


def reason(evidence: Evidence, language: str) -> Reason:
    """One reason in words; matched words and met filters are named."""
    say = speaker("items", language)
    words = _named(evidence, language)
    name = f"why-{evidence.signal.value}"
    if because := evidence.detail.get("because"):
        text = say("why-" + str(because).replace("_", "-"))
    elif evidence.detail.get("like_product"):
        text = say(f"{name}-product")
    elif evidence.signal is Signal.WORDS:
        text = say(name, words=words) if words else say("why-named")
    else:
        text = words or say(name)
    return Reason(signal=evidence.signal.value, share=evidence.share, text=text)


def _named(evidence: Evidence, language: str) -> str:
    say = speaker("items", language)
    match evidence.signal:
        case Signal.WORDS:
            return say("word-separator").join(evidence.detail.get("words", ()))
        case Signal.FILTERS:
            met = [
                VOCABULARY.name(Facet(field), str(value), language) if field in _NAMED else str(value)
                for field, value in evidence.detail.items()
                if field in (*_NAMED, "brand", "size") and value
            ]
            if "price" in evidence.detail:
                met.append(say("why-filters-price"))
            return say("separator").join(met)
    return ""


def relaxation_items(relaxations: Iterable[Relaxation], language: str) -> tuple[RelaxationItem, ...]:
    """What dropping constraints would bring, each said so that a tap on it is a sentence."""
    return tuple(
        RelaxationItem(drop=one.drop, count=one.count, label=_dropped(one.drop, language))
        for one in relaxations
    )


def _dropped(names: tuple[str, ...], language: str) -> str:
    say = speaker("items", language)
    if names == ("without",):
        return say("with-or-without")
    return say(
        "any-of", what=say("separator").join(dict.fromkeys(_constraint(name, language) for name in names))
    )


def _constraint(name: str, language: str) -> str:
    return speaker("items", language)("constraint-" + name.split(".", 1)[0])


def order_block(order: Order, language: str, sold: Iterable[Product] = ()) -> OrderBlock:
    """An order as its own record tells it, states in words; ``sold`` are its articles that the shop still has,
    for their pictures."""
    say = speaker("replies", language)
    pictures = {product.product_id: product.images[0] for product in sold if product.images}
    return OrderBlock(
        order_id=order.order_id,
        state=order.state,
        label=say(f"state-{order.state}"),
        placed_at=order.placed_at.isoformat(),
        lines=tuple(
            OrderLine(
                line=line.line_id,
                product_id=line.product_id,
                variant_id=line.variant_id,
                title=line.title,
                quantity=line.quantity,
                price=Amount(amount=line.price, currency=order.currency),
                state=say(f"state-{line.state}"),
                image=pictures.get(ProductId(line.product_id)),
            )
            for line in order.lines
        ),
        total=Amount(amount=order.total, currency=order.currency),
        timeline=tuple(
            TimelineEntry(state=event.state, label=say(f"state-{event.state}"), at=event.at.isoformat())
            for event in order.timeline
        ),
        tracking=order.tracking,
        carrier=order.carrier,
        expected=order.expected.isoformat() if order.expected else None,
    )
