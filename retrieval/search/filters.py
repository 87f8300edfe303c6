"""Hard constraints, exactly: which products have one variant that meets them all, and which variant that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import BadInput
from retrieval.search.known import VARIANT_FACETS, Known, column
from retrieval.search.query import Filters
from retrieval.store.columns import Coded, Columns

Mask = NDArray[np.bool_]

PRODUCT_FIELDS = ("kind", "brand", "gender", "rating_min")
"""What holds for a product as a whole; all other fields are about its variants."""
LISTED = 12
"""How many known values a refusal names."""
NONE = -1
"""No variant."""
_SOLD_OUT = np.int64(1) << 50
_UNLIKED = np.int64(1) << 51
"""Above any price in minor units, so that stock and preference come before it."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """``products`` (n,) bool: which ones pass; ``variant`` (n,) int64: the variant row that meets the filters best
    (in stock first, then the cheapest), ``NONE`` where the product does not pass; ``strict``: whether the filters
    ask anything of variants, so that another variant cannot stand in for the one that meets them."""

    products: Mask
    variant: NDArray[np.int64]
    strict: bool = False

    @property
    def count(self) -> int:
        return int(np.count_nonzero(self.products))


def check(filters: Filters, known: Known) -> None:
    """
    Raises:
        BadInput: ``unknown_filter``, with what the shop does know; or limits that contradict each other.
    """
    for facet in Filters.VALUES:
        values = [*getattr(filters, facet), *(getattr(filters.excluded, facet) if filters.excluded else ())]
        for value in values:
            if known.meant(facet, value) is None:
                raise _unknown(facet, value, known)
    if (
        filters.price_min is not None
        and filters.price_max is not None
        and filters.price_min > filters.price_max
    ):
        raise BadInput(
            "bad_price_range", "The lowest price is above the highest one.", "Swap them or drop one of them."
        )


def _unknown(facet: str, value: str, known: Known) -> BadInput:
    listed = [name for name in known.values[facet] if name][:LISTED]
    more = " …" if len(known.values[facet]) > LISTED else ""
    remedy = f"It knows: {', '.join(listed)}{more}." if listed else f"It has no {facet} to filter by at all."
    return BadInput("unknown_filter", f"The shop knows no {facet} called “{value}”.", remedy)


def candidates(columns: Columns, filters: Filters, known: Known, prefer: Mask | None = None) -> Candidates:
    """The products that meet the filters, each with its best variant.

    Args:
        columns: of the snapshot.
        filters: checked before; a value that nothing has simply matches nothing.
        known: of the same snapshot.
        prefer: (variants,) bool: variants to show first among those that meet the filters, in stock or not.
    """
    variants = _variant_mask(columns, filters, known)
    products = _product_mask(columns, filters, known)
    if filters.excluded:
        variants &= ~_any_variant(columns, filters.excluded, known)
        products &= ~_any_product(columns, filters.excluded, known)
    variants &= products[columns.row]
    strict = any(name.removeprefix("excluded.") not in PRODUCT_FIELDS for name in filters.names())
    return Candidates(*_best(columns, variants, prefer), strict)


def _best(columns: Columns, passing: Mask, prefer: Mask | None) -> tuple[Mask, NDArray[np.int64]]:
    """Of each product's passing variants the least of (not preferred, sold out, price); without sorting, because
    half of all variants may pass."""
    rows = np.flatnonzero(passing)
    variant = np.full(len(columns.number), NONE, np.int64)
    if len(rows):
        key = columns.price[rows] + (columns.stock[rows] <= 0) * _SOLD_OUT
        if prefer is not None:
            key += ~prefer[rows] * _UNLIKED
        owners = columns.row[rows]
        starts = np.flatnonzero(np.diff(owners, prepend=-1))
        least = np.repeat(np.minimum.reduceat(key, starts), np.diff(starts, append=len(rows)))
        best = np.flatnonzero(key == least)[::-1]
        variant[owners[best]] = rows[best]  # the last written wins: the first of equals
    return variant != NONE, variant


def _codes(coded: Coded, values: tuple[str, ...], facet: str, known: Known) -> Mask:
    wanted: frozenset[str] = frozenset().union(
        *(known.meant(facet, value) or frozenset() for value in values)
    )
    allowed = np.array([value in wanted for value in coded.values] + [False], bool)
    return allowed[coded.codes]  # code -1 reads the last entry: no value, no match


def _product_tests(columns: Columns, filters: Filters, known: Known) -> list[Mask]:
    tests = [
        _codes(column(columns, facet), getattr(filters, facet), facet, known)
        for facet in ("kind", "brand", "gender")
        if getattr(filters, facet)
    ]
    if filters.rating_min is not None:
        tests.append(np.nan_to_num(columns.rating, nan=-1.0) >= filters.rating_min)
    return tests


def _variant_tests(columns: Columns, filters: Filters, known: Known) -> list[Mask]:
    tests = [
        _codes(column(columns, facet), getattr(filters, facet), facet, known)
        for facet in ("colour", "material", "pattern", "size")
        if getattr(filters, facet)
    ]
    if filters.price_min is not None:
        tests.append(columns.price >= filters.price_min)
    if filters.price_max is not None:
        tests.append(columns.price <= filters.price_max)
    if filters.in_stock is not None:
        tests.append((columns.stock > 0) == filters.in_stock)
    if filters.on_sale is not None:
        tests.append((columns.list_price > columns.price) == filters.on_sale)
    return tests


def _all(tests: list[Mask], size: int) -> Mask:
    passing = np.ones(size, bool)
    for test in tests:
        passing &= test
    return passing


def _any(tests: list[Mask], size: int) -> Mask:
    meeting = np.zeros(size, bool)
    for test in tests:
        meeting |= test
    return meeting


def _product_mask(columns: Columns, filters: Filters, known: Known) -> Mask:
    return _all(_product_tests(columns, filters, known), len(columns.number))


def _variant_mask(columns: Columns, filters: Filters, known: Known) -> Mask:
    return _all(_variant_tests(columns, filters, known), len(columns.row))


def _any_product(columns: Columns, excluded: Filters, known: Known) -> Mask:
    return _any(_product_tests(columns, excluded, known), len(columns.number))


def _any_variant(columns: Columns, excluded: Filters, known: Known) -> Mask:
    return _any(_variant_tests(columns, excluded, known), len(columns.row))


def preferred(looks: Mapping[str, frozenset[str]], columns: Columns) -> Mask | None:
    """(variants,) bool: those that look as the words say (a red one for "red dress"), to be shown first."""
    own = {facet: values for facet, values in looks.items() if facet in VARIANT_FACETS}
    if not own:
        return None
    liked = np.ones(len(columns.row), bool)
    for facet, values in own.items():
        coded = column(columns, facet)
        liked &= np.array([value in values for value in coded.values] + [False], bool)[coded.codes]
    return liked


def without(filters: Filters, names: tuple[str, ...]) -> Filters:
    """The filters with some fields dropped, named as in ``Filters.names()``."""
    own = [name for name in names if not name.startswith("excluded.")]
    inner = tuple(name.removeprefix("excluded.") for name in names if name.startswith("excluded."))
    excluded = without(filters.excluded, inner) if filters.excluded and inner else filters.excluded
    cleared = {name: () if name in Filters.VALUES else None for name in own}
    return replace(filters, excluded=excluded if excluded else None, **cleared)  # type: ignore[arg-type]
