"""What a shop sells: products, their variants, what sellers ask for them and what buyers say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NewType

from retrieval.catalog.money import Money

ProductId = NewType("ProductId", str)
VariantId = NewType("VariantId", str)

LANGUAGES = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Localised:
    """A text in English, in Chinese, or in both; empty where the feed has none."""

    en: str = ""
    zh: str = ""

    def best(self, language: str) -> str:
        """The text in that language, else in the other one."""
        return (self.zh or self.en) if language == "zh" else (self.en or self.zh)

    def both(self) -> tuple[str, ...]:
        """The texts there are, English first."""
        return tuple(text for text in (self.en, self.zh) if text)


@dataclass(frozen=True, slots=True)
class Variant:
    """One thing that can be put into a cart. ``colour``, ``material`` and ``pattern`` are vocabulary keys where
    the vocabulary knows the word, else the feed's own word in lower case."""

    variant_id: VariantId
    price: Money
    list_price: Money | None = None
    stock: int = 0
    colour: str | None = None
    size: str | None = None
    material: str | None = None
    pattern: str | None = None
    gtin: str | None = None
    options: Mapping[str, str] = field(default_factory=dict)
    image: str | None = None

    @property
    def in_stock(self) -> bool:
        return self.stock > 0


@dataclass(frozen=True, slots=True)
class Product:
    """An article with its variants; price, colour and stock live on the variants.

    ``kind`` is a vocabulary key (``dress``), or the feed's category in lower case where the vocabulary does not
    know it, or ``""``. ``images`` are names relative to the home's ``images/`` folder, main picture first.
    ``attributes`` are further facts as the feed states them, shown and searched, not filtered.
    """

    product_id: ProductId
    title: Localised
    variants: tuple[Variant, ...]
    description: Localised = field(default_factory=Localised)
    kind: str = ""
    brand: str = ""
    model: str = ""
    gender: str | None = None
    images: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    category_path: str = ""
    rating: float | None = None
    rating_count: int = 0
    seller: str = ""
    delivery: Money | None = None
    link: str = ""
    promoted: bool = False
    popularity: float = 0.0
    added_at: datetime | None = None

    @property
    def in_stock(self) -> bool:
        return any(variant.in_stock for variant in self.variants)

    @property
    def cheapest(self) -> Variant:
        """The cheapest variant in stock, else the cheapest."""
        return min(self.variants, key=lambda variant: (not variant.in_stock, variant.price.amount))

    def variant(self, variant_id: VariantId) -> Variant | None:
        return next((variant for variant in self.variants if variant.variant_id == variant_id), None)


@dataclass(frozen=True, slots=True)
class Review:
    """What one buyer wrote. ``rating`` is 1 to 5; ``language`` is ``en`` or ``zh``."""

    review_id: str
    product_id: ProductId
    rating: int
    text: str
    language: str
    title: str = ""
    author: str = ""
    written_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """What one seller asks for the same article; ``total`` includes delivery where the feed has it."""

    product_id: ProductId
    seller: str
    price: Money
    delivery: Money | None
    in_stock: bool
    link: str = ""

    @property
    def total(self) -> Money:
        return self.price if self.delivery is None else self.price + self.delivery
