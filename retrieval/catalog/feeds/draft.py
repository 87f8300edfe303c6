"""What a feed says of a product, before it is believed: raw words under our names of fields, with their lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from retrieval.catalog.product import Product, Review

Raw = Mapping[str, Any]
"""Values under our field names (see ``fields.py``): texts, or what JSON holds."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row could not be taken; ``line`` counts from 1 as an editor does."""

    file: str
    line: int
    column: str
    reason: str
    counts: bool = True
    """False for the further problems of one row: it was read once."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a row that a person should know; the row was taken, or is not meant for sale."""

    file: str
    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class VariantDraft:
    """One row of a product that comes in several."""

    line: int
    fields: Raw


@dataclass(frozen=True, slots=True)
class Draft:
    """One product as the feed has it. Without ``variants`` the product's own fields are its only variant.

    ``extra``: what the feed says beyond our fields, shown and searched. ``columns``: the feed's own name of a field,
    for reports.
    """

    line: int
    fields: Raw
    variants: Sequence[VariantDraft] = ()
    extra: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Read:
    """A product that can be sold. Its ``images`` are still the feed's addresses and paths."""

    line: int
    product: Product
    reviews: tuple[Review, ...] = ()
    remarks: tuple[Remark, ...] = ()
    file: str = ""
    id_column: str = "id"


@dataclass(frozen=True, slots=True)
class FeedOptions:
    """How a feed is to be read.

    ``mapping`` names the feed's column for a field of ours. ``language`` is that of the feed's texts where they are
    not to be judged by their characters. ``currency`` is for prices that name none.
    """

    format: str = "auto"
    mapping: Mapping[str, str] = field(default_factory=dict)
    language: str | None = None
    seller: str | None = None
    currency: str | None = None
