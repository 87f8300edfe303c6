"""The demo shop's catalogue: made up, but consistent, and the same every time."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

from retrieval.catalog.money import Money
from retrieval.catalog.product import Product, ProductId, Variant
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.demo import sellers
from retrieval.demo.articles import Article, articles
from retrieval.demo.listings import description, titles
from retrieval.demo.pictures import Shot, names
from retrieval.demo.variants import CURRENCY, variants

SEED = 20
ANCHOR = datetime(2026, 11, 1, tzinfo=UTC)
"""The day on which the shop was stocked; fixed, so that stocking it again changes nothing."""

_SPEC_OPTIONS = (
    "screen",
    "camera",
    "battery",
    "memory",
    "weight",
    "cloth",
    "fits",
    "author",
    "season",
    "use",
)
_PROMOTED = 0.02
_UNRATED = 0.08
_DAYS_ON_SALE = 900


def _quality(chance: random.Random) -> tuple[float | None, int]:
    """Mean rating and number of ratings; a few articles are too new to have any."""
    if chance.random() < _UNRATED:
        return None, 0
    rating = min(max(chance.gauss(4.25, 0.42), 2.4), 5.0)
    return round(rating, 1), int(chance.lognormvariate(3.9, 1.1)) + 1


def _category_path(kind: str) -> str:
    above = reversed(VOCABULARY.above(Facet.KIND, kind))
    return " > ".join(VOCABULARY.name(Facet.KIND, key, "en").capitalize() for key in (*above, kind))


def _attributes(article: Article) -> dict[str, str]:
    """Facts that read the same in every language: numbers with units, keys of seasons and uses."""
    return {name: article.option(name) for name in _SPEC_OPTIONS if article.option(name)}


def _pictured(made: tuple[Variant, ...], pictures: tuple[tuple[str, Shot], ...]) -> tuple[Variant, ...]:
    """The variants, each with the picture of its colour where there is one."""
    by_colour = {shot.colour: file for file, shot in reversed(pictures)}
    return tuple(replace(variant, image=by_colour.get(variant.colour or "")) for variant in made)


def _product(article: Article, seed: int, anchor: datetime) -> Product:
    chance = article.chance("product", seed)
    rating, rating_count = _quality(chance)
    pictures = names(article, seed)
    return Product(
        product_id=ProductId(article.article_id),
        title=titles(article, seed),
        variants=_pictured(variants(article, seed), pictures),
        images=tuple(file for file, _ in pictures),
        description=description(article, seed),
        kind=article.kind,
        brand=article.brand.en,
        model=article.style.options.get("model", ""),
        gender=article.gender,
        attributes=_attributes(article),
        category_path=_category_path(article.kind),
        rating=rating,
        rating_count=rating_count,
        seller=sellers.OWN,
        delivery=Money(0 if chance.random() < 0.3 else 490, CURRENCY),
        link=f"https://magpielane.example/p/{article.article_id}",
        promoted=chance.random() < _PROMOTED,
        popularity=round(min(rating_count / 400, 1.0) * chance.uniform(0.6, 1.0), 4),
        added_at=anchor
        - timedelta(days=int(_DAYS_ON_SALE * chance.random() ** 1.6), hours=chance.randrange(24)),
    )


@cache
def _catalogue(seed: int, anchor: datetime) -> tuple[tuple[Product, Article], ...]:
    return tuple((_product(article, seed, anchor), article) for article in articles(seed))


def listed(seed: int = SEED, anchor: datetime = ANCHOR) -> tuple[tuple[Product, Article], ...]:
    """The shop's own products, each with the article that its listing was written from."""
    return _catalogue(seed, anchor)


def products(seed: int = SEED, anchor: datetime = ANCHOR) -> tuple[Product, ...]:
    """All products, other sellers' offers last; the same for the same seed and anchor."""
    own = tuple(product for product, _ in _catalogue(seed, anchor))
    return own + tuple(sellers.others(own, seed))


def pictures(seed: int = SEED, anchor: datetime = ANCHOR) -> tuple[tuple[str, Shot], ...]:
    """Every picture of the catalogue: its name in the images folder, and what it shows."""
    return tuple(picture for _, article in _catalogue(seed, anchor) for picture in names(article, seed))
