"""Products and reviews as rows of the tables, and back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import orjson

from retrieval.catalog.money import Money
from retrieval.catalog.product import Localised, Product, ProductId, Review, Variant, VariantId
from retrieval.index.analysis import ANALYSIS
from retrieval.store.words import words_of

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A product that is to be stored: with its id in the seller's feed, its reviews and its vectors.

    ``vectors``: keys of the vector rows by modality (``text``, ``image``), in order.
    """

    number: int
    product: Product
    source_id: str
    reviews: tuple[Review, ...] = ()
    vectors: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rows:
    """One product as rows, one list a table; plain tuples in the order of the columns in ``schema``."""

    product: Row
    variants: list[Row]
    article_keys: list[Row]
    reviews: list[Row]
    vectors: list[Row]
    words: Row


def content_hash(product: Product, reviews: Sequence[Review]) -> str:
    """32 hex digits over everything that is stored of a product, price and stock too, and how its words are cut."""
    stored = orjson.dumps(
        [ANALYSIS, _product_facts(product), _columns(product), _variants(product), _reviews(reviews)]
    )
    return hashlib.sha256(stored).hexdigest()[:32]


def article_keys(product: Product) -> tuple[str, ...]:
    """What the same article has in common whoever sells it: its GTINs, and brand with model."""
    keys = [f"gtin:{gtin.zfill(14)}" for gtin in sorted({v.gtin for v in product.variants if v.gtin})]
    if product.brand and product.model:
        keys.append(f"model:{product.brand.casefold()}|{product.model.casefold()}")
    return tuple(keys)


def rows_of(
    entry: Entry, hashed: str, article: str | None = None, words: tuple[str, ...] | None = None
) -> Rows:
    """Everything that is written for one product; ``article`` where other sellers' products share it; ``words`` where
    they were analysed before."""
    product, number = entry.product, entry.number
    keys = article_keys(product)
    return Rows(
        product=(
            number,
            product.product_id,
            product.seller,
            entry.source_id,
            article or (keys[0] if keys else f"product:{product.product_id}"),
            hashed,
            *_columns(product),
            orjson.dumps(_product_facts(product)).decode(),
        ),
        variants=[(number, place, *row) for place, row in enumerate(_variants(product))],
        article_keys=[(key, number) for key in keys],
        reviews=[(number, *row) for row in _reviews(entry.reviews)],
        vectors=[
            (number, modality, place, key)
            for modality, modality_keys in entry.vectors.items()
            for place, key in enumerate(modality_keys)
        ],
        words=(number, *(words or words_of(product))),
    )


def _columns(product: Product) -> Row:
    return (
        product.kind,
        product.brand,
        product.gender,
        product.rating,
        product.rating_count,
        product.popularity,
        product.promoted,
        _seconds(product.added_at),
    )


def _product_facts(product: Product) -> list[Any]:
    delivery = product.delivery
    return [
        [product.title.en, product.title.zh],
        [product.description.en, product.description.zh],
        product.model,
        product.images,
        dict(product.attributes),
        product.category_path,
        [delivery.amount, delivery.currency] if delivery else None,
        product.link,
    ]


def _variants(product: Product) -> list[Row]:
    return [
        (
            variant.variant_id,
            variant.price.amount,
            variant.list_price.amount if variant.list_price else None,
            variant.price.currency,
            variant.stock,
            variant.colour,
            variant.size,
            variant.material,
            variant.pattern,
            variant.gtin,
            orjson.dumps([dict(variant.options), variant.image]).decode()
            if variant.options or variant.image
            else "",
        )
        for variant in product.variants
    ]


def _reviews(reviews: Sequence[Review]) -> list[Row]:
    return [
        (r.review_id, r.rating, r.language, r.title, r.text, r.author, _seconds(r.written_at))
        for r in reviews
    ]


def product_from(row: Row, variant_rows: Iterable[Row]) -> Product:
    """``row``: (product_id, seller, kind, brand, gender, rating, rating_count, popularity, promoted, added_at,
    facts); ``variant_rows``: the columns of ``variants`` from ``variant_id`` on, in order."""
    (product_id, seller, kind, brand, gender, rating, rating_count, popularity, promoted, added_at, facts) = (
        row
    )
    title, description, model, images, attributes, category_path, delivery, link = orjson.loads(facts)
    return Product(
        product_id=ProductId(product_id),
        title=Localised(*title),
        variants=tuple(_variant_from(variant) for variant in variant_rows),
        description=Localised(*description),
        kind=kind,
        brand=brand,
        model=model,
        gender=gender,
        images=tuple(images),
        attributes=attributes,
        category_path=category_path,
        rating=rating,
        rating_count=rating_count,
        seller=seller,
        delivery=Money(*delivery) if delivery else None,
        link=link,
        promoted=bool(promoted),
        popularity=popularity,
        added_at=moment(added_at),
    )


def _variant_from(row: Row) -> Variant:
    variant_id, price, list_price, currency, stock, colour, size, material, pattern, gtin, facts = row
    options, image = orjson.loads(facts) if facts else ({}, None)
    return Variant(
        variant_id=VariantId(variant_id),
        price=Money(price, currency),
        list_price=None if list_price is None else Money(list_price, currency),
        stock=stock,
        colour=colour,
        size=size,
        material=material,
        pattern=pattern,
        gtin=gtin,
        options=options,
        image=image,
    )


def review_from(product_id: ProductId, row: Row) -> Review:
    """``row``: (review_id, rating, language, title, text, author, written_at)."""
    review_id, rating, language, title, text, author, written_at = row
    return Review(review_id, product_id, rating, text, language, title, author, moment(written_at))


def _seconds(moment: datetime | None) -> int:
    return int(moment.timestamp()) if moment else 0


def moment(seconds: int) -> datetime | None:
    """UTC; 0 is unknown."""
    return datetime.fromtimestamp(seconds, UTC) if seconds else None
