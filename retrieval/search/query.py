"""What is asked of the search, and what it answers. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from retrieval.catalog.product import Product, ProductId, VariantId

if TYPE_CHECKING:
    from PIL.Image import Image


class Sort(StrEnum):
    RELEVANCE = "relevance"
    PRICE = "price"
    PRICE_DESCENDING = "-price"
    RATING = "rating"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Filters:
    """Hard constraints. Several values of one field are alternatives, fields are all required, and those about
    variants (colour, size, material, pattern, price, stock, sale) must hold for one and the same variant.

    Among kinds that are made for nobody in particular (mugs), ``gender`` beside ``kind`` keeps nothing out.
    Prices are minor units of the shop's currency. ``kind`` takes in what is below it (``footwear``: sneakers,
    boots ...). ``excluded`` has the same fields: nothing that meets any one of its values is shown.
    """

    kind: tuple[str, ...] = ()
    colour: tuple[str, ...] = ()
    material: tuple[str, ...] = ()
    pattern: tuple[str, ...] = ()
    brand: tuple[str, ...] = ()
    gender: tuple[str, ...] = ()
    size: tuple[str, ...] = ()
    price_min: int | None = None
    price_max: int | None = None
    rating_min: float | None = None
    in_stock: bool | None = None
    on_sale: bool | None = None
    excluded: Filters | None = None
    without: tuple[str, ...] = ()

    VALUES = ("kind", "colour", "material", "pattern", "brand", "gender", "size")
    LIMITS = ("price_min", "price_max", "rating_min", "in_stock", "on_sale")

    def names(self) -> tuple[str, ...]:
        """The fields that are set, ``excluded.<field>`` for exclusions."""
        own = tuple(n for n in self.VALUES if getattr(self, n)) + tuple(
            n for n in self.LIMITS if getattr(self, n) is not None
        )
        lacking = ("without",) if self.without else ()
        return (
            own + lacking + (tuple(f"excluded.{n}" for n in self.excluded.names()) if self.excluded else ())
        )

    def __bool__(self) -> bool:
        return bool(self.names())


@dataclass(frozen=True, slots=True)
class Query:
    """One query: words, photos, filters, examples. ``photo_weight`` 0 is words only, 1 photo only."""

    text: str = ""
    photos: tuple[Image, ...] = ()
    filters: Filters = field(default_factory=Filters)
    sort: Sort = Sort.RELEVANCE
    limit: int = 8
    offset: int = 0
    photo_weight: float = 0.5
    like: tuple[ProductId, ...] = ()
    unlike: tuple[ProductId, ...] = ()
    hidden: frozenset[ProductId] = frozenset()
    language: str = "en"


class Signal(StrEnum):
    """Where a hit's score comes from."""

    WORDS = "words"
    MEANING = "meaning"
    LOOK = "look"
    FILTERS = "filters"
    POPULARITY = "popularity"
    PROMOTED = "promoted"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a hit. Shares of a hit's evidence add up to 1. ``detail`` holds what was matched:
    ``{"words": ["red", "dress"]}``, ``{"similarity": 0.41}``, ``{"colour": "red"}``."""

    signal: Signal
    share: float
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hit:
    """A product with the variant that meets the filters best, its score (descending), and why."""

    product: Product
    variant_id: VariantId
    score: float
    why: tuple[Evidence, ...] = ()
    instead_of: VariantId | None = None


@dataclass(frozen=True, slots=True)
class Relaxation:
    """What dropping constraints would bring: field names as in ``Filters.names()`` and the number of products."""

    drop: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Answer:
    """Hits in order, how many products meet the query in all, and if none: which constraint emptied it."""

    hits: tuple[Hit, ...]
    total: int
    relaxations: tuple[Relaxation, ...] = ()
    blocking: tuple[str, ...] = ()
    gone: Hit | None = None
    """What the words ask for by name, where it is sold out."""
    unsold: str = ""
    """The thing that the words ask for, as they name it, where nothing is found as the shop sells no such thing."""
    milliseconds: Mapping[str, float] = field(default_factory=dict)
