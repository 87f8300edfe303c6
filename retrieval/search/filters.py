"""Hard constraints, exactly: which products have one variant that meets them all, and which variant that is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import overload

import numpy as np
from numpy.typing import NDArray

from retrieval.catalog.vocabulary import Facet
from retrieval.errors import BadInput
from retrieval.search.foreign_sizes import Department, wearer_of
from retrieval.search.known import VARIANT_FACETS, Known, column
from retrieval.search.query import Filters
from retrieval.store.columns import Coded, Columns

Mask = NDArray[np.bool_]

PRODUCT_FIELDS = ("kind", "brand", "gender", "rating_min", "without")
"""What holds for a product as a whole; all other fields are about its variants."""
LISTED = 12
"""How many known values a refusal names."""
NONE = -1
"""No variant."""
NO_SUCH = -2
"""A code that no row has."""
_SOLD_OUT = np.int64(1) << 50
_UNLIKED = np.int64(1) << 51
"""Above any price in minor units, so that stock and preference come before it."""


class BestVariants:
    """Of each product the variant that meets the filters best: in stock first, then the cheapest, then the first.
    Worked out for the products that are asked for, because a search shows ten of the thousands that pass.

    Args:
        columns: of the snapshot.
        passing: (variants,) bool: those that meet all filters; ``None`` where all of a product's do.
        prefer: (variants,) bool: those to show first, in stock or not.
    """

    __slots__ = ("_columns", "_passing", "_prefer")

    def __init__(self, columns: Columns, passing: Mask | None, prefer: Mask | None) -> None:
        self._columns = columns
        self._passing = passing
        self._prefer = prefer

    @overload
    def __getitem__(self, positions: int) -> int: ...

    @overload
    def __getitem__(self, positions: NDArray[np.int64]) -> NDArray[np.int64]: ...

    def __getitem__(self, positions: int | NDArray[np.int64]) -> int | NDArray[np.int64]:
        """Variant rows of products that pass, by position; ``NONE`` where none of a product's variants does."""
        if isinstance(positions, np.ndarray):
            return self._of(positions)
        return int(self._of(np.array([positions]))[0])

    def all_of(self, positions: NDArray[np.int64]) -> NDArray[np.int64]:
        """Every variant row of the products that meets the filters."""
        first = self._columns.first
        counts = first[positions + 1] - first[positions]
        rows = np.repeat(first[positions] - (np.cumsum(counts) - counts), counts) + np.arange(
            int(counts.sum())
        )
        return rows if self._passing is None else rows[self._passing[rows]]

    def _of(self, positions: NDArray[np.int64]) -> NDArray[np.int64]:
        first = self._columns.first
        begin = first[positions]
        counts = first[positions + 1] - begin
        offset = np.cumsum(counts) - counts
        rows = np.repeat(begin - offset, counts) + np.arange(int(counts.sum()))
        owners = np.repeat(np.arange(len(positions)), counts)
        if self._passing is not None:
            kept = np.flatnonzero(self._passing[rows])
            rows, owners = rows[kept], owners[kept]
        best = np.full(len(positions), NONE, np.int64)
        if len(rows):
            key = self._key(rows)
            starts = np.flatnonzero(np.diff(owners, prepend=-1))
            least = np.repeat(np.minimum.reduceat(key, starts), np.diff(starts, append=len(rows)))
            equal = np.flatnonzero(key == least)[::-1]
            best[owners[equal]] = rows[equal]  # the last written wins: the first of equals
        return best

    def _key(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """What the best has least of: (not preferred, sold out, price) as one number."""
        columns = self._columns
        key = columns.price[rows] + (columns.stock[rows] <= 0) * _SOLD_OUT
        return key if self._prefer is None else key + ~self._prefer[rows] * _UNLIKED


@dataclass(frozen=True, slots=True)
class Candidates:
    """``products`` (n,) bool: which ones pass; ``variant[position]``: the variant row of a product that meets the
    filters best; ``strict``: whether the filters ask anything of variants, so that another variant cannot stand in
    for the one that meets them."""

    products: Mask
    variant: BestVariants
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
    there = [name for name in known.values[facet] if name]
    if facet == "size":  # who asks for a 99 is not helped by bags of 1 kg
        there = [name for name in there if _written(name) == _written(value)] or there
        if _written(value) == "number":
            there = sorted(there, key=float) if _written(there[0]) == "number" else there
    listed = there[:LISTED]
    more = " …" if len(there) > LISTED else ""
    remedy = f"It knows: {', '.join(listed)}{more}." if listed else f"It has no {facet} to filter by at all."
    return BadInput("unknown_filter", f"The shop knows no {facet} called “{value}”.", remedy)


def _written(size: str) -> str:
    """How a size is written: as a number, in letters, or with a unit."""
    if re.fullmatch(r"\d+(?:\.\d+)?", size):
        return "number"
    return "letters" if re.fullmatch(r"\d?X*[SML]L?", size, re.I) else re.sub(r"[\d.]+", "9", size).casefold()


def candidates(columns: Columns, filters: Filters, known: Known, prefer: Mask | None = None) -> Candidates:
    """The products that meet the filters, each with its best variant.

    Args:
        columns: of the snapshot.
        filters: checked before; a value that nothing has simply matches nothing.
        known: of the same snapshot.
        prefer: (variants,) bool: variants to show first among those that meet the filters, in stock or not.
    """
    variants = _narrowed(_variant_tests(columns, filters, known))
    products = _narrowed(_product_tests(columns, filters, known))
    if filters.excluded:
        variants = _without_any(variants, _variant_tests(columns, filters.excluded, known))
        products = _without_any(products, _product_tests(columns, filters.excluded, known, exactly=True))
    sold = _sold(columns) if variants is None else _having(variants, columns)
    strict = any(name.removeprefix("excluded.") not in PRODUCT_FIELDS for name in filters.names())
    return Candidates(
        sold if products is None else np.logical_and(sold, products, out=sold),
        BestVariants(columns, variants, prefer),
        strict,
    )


def _sold(columns: Columns) -> Mask:
    """Products with any variant at all."""
    return columns.first[1:] > columns.first[:-1]


def _having(variants: Mask, columns: Columns) -> Mask:
    """(products,) bool: those with one of the variants."""
    if len(variants) == len(columns.number) and bool(_sold(columns).all()):
        return variants.copy()  # one variant each
    having = np.zeros(len(columns.number), bool)
    having[columns.row.take(np.flatnonzero(variants))] = True
    return having


def _narrowed(tests: list[Mask]) -> Mask | None:
    """What meets every test; ``None`` for everything."""
    if not tests:
        return None
    passing = tests[0]
    for test in tests[1:]:
        passing &= test
    return passing


def _without_any(passing: Mask | None, tests: list[Mask]) -> Mask | None:
    """What passes and meets no test."""
    for test in tests:
        passing = ~test if passing is None else passing & ~test
    return passing


def _codes(coded: Coded, values: tuple[str, ...], facet: str, known: Known, exactly: bool = False) -> Mask:
    means = known.meant if exactly else known.fitting
    wanted: frozenset[str] = frozenset().union(*(means(facet, value) or frozenset() for value in values))
    if len(wanted) == 1:
        (only,) = wanted
        own: Mask = coded.codes == (coded.values.index(only) if only in coded.values else NO_SUCH)
        return own
    allowed = np.array([value in wanted for value in coded.values] + [False], bool)
    return allowed.take(coded.codes, mode="wrap")  # code -1 reads the last entry: no value, no match


def _sized(columns: Columns, filters: Filters, known: Known) -> Mask:
    """(variants,) bool: those in one of the sizes. American and British ones are read by who is to wear it: whom the
    filters ask for, else whom the product is for."""
    foreign = [size for value in filters.size if (size := known.foreign(value)) is not None]
    own = tuple(value for value in filters.size if known.foreign(value) is None)
    passing: Mask = _codes(columns.size, own, "size", known) if own else np.zeros(len(columns.row), bool)
    if not foreign:
        return passing
    clothes = known.vocabulary.below(Facet.KIND, "clothing")
    worn = np.array([value in clothes for value in columns.kind.values] + [False], bool)[columns.kind.codes]
    asked = [known.vocabulary.canonical(Facet.GENDER, value) or "" for value in filters.gender]
    by_gender = [wearer_of(asked[0] if asked else value) for value in (*columns.gender.values, "")]
    wearer = np.array(by_gender)[columns.gender.codes]
    departments: tuple[tuple[Department, Mask], ...] = (("footwear", ~worn), ("clothing", worn))
    for size in foreign:
        for who in dict.fromkeys(by_gender):
            for department, products in departments:
                fitting = known.foreign_fits(size, who, department)
                allowed = np.array([value in fitting for value in columns.size.values] + [False], bool)
                passing |= allowed[columns.size.codes] & (products & (wearer == who))[columns.row]
    return passing


def _product_tests(columns: Columns, filters: Filters, known: Known, exactly: bool = False) -> list[Mask]:
    """``exactly``: who excludes what is for men keeps what is for everybody."""
    tests = [
        _codes(column(columns, facet), getattr(filters, facet), facet, known, exactly)
        for facet in ("kind", "brand")
        if getattr(filters, facet)
    ]
    if filters.gender:
        fitting = _codes(columns.gender, filters.gender, "gender", known, exactly)
        tests.append(fitting | _for_anybody(columns) if filters.kind and not exactly else fitting)
    if filters.rating_min is not None:
        tests.append(columns.rating >= filters.rating_min)  # NaN, no rating, is never so high
    return tests


def _for_anybody(columns: Columns) -> Mask:
    """Products that are for nobody in particular, of kinds most of which are not: a mug for mum is a mug."""
    nobodys = columns.gender.codes < 0
    kinds = len(columns.kind.values) + 1
    of_kind = np.bincount(columns.kind.codes % kinds, minlength=kinds)  # no kind, -1, counts last
    own = np.bincount(columns.kind.codes % kinds, nobodys, kinds)
    free: Mask = nobodys & (own > of_kind / 2)[columns.kind.codes]
    return free


def _variant_tests(columns: Columns, filters: Filters, known: Known) -> list[Mask]:
    tests = [
        _codes(column(columns, facet), getattr(filters, facet), facet, known)
        for facet in ("colour", "material", "pattern")
        if getattr(filters, facet)
    ]
    if filters.size:
        tests.append(_sized(columns, filters, known))
    if filters.price_min is not None:
        tests.append(columns.price >= filters.price_min)
    if filters.price_max is not None:
        tests.append(columns.price <= filters.price_max)
    if filters.in_stock is not None:
        tests.append((columns.stock > 0) == filters.in_stock)
    if filters.on_sale is not None:
        tests.append((columns.list_price > columns.price) == filters.on_sale)
    return tests


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


def denying(filters: Filters, unwanted: Mapping[str, frozenset[str]]) -> Filters:
    """The filters with what the words deny excluded too; what a filter asks for by name is not."""
    before = filters.excluded or Filters()
    more = {
        facet: (*getattr(before, facet), *sorted(values - set(getattr(filters, facet))))
        for facet, values in unwanted.items()
    }
    return replace(filters, excluded=replace(before, **more)) if more else filters  # type: ignore[arg-type]


def without(filters: Filters, names: tuple[str, ...]) -> Filters:
    """The filters with some fields dropped, named as in ``Filters.names()``."""
    own = [name for name in names if not name.startswith("excluded.")]
    inner = tuple(name.removeprefix("excluded.") for name in names if name.startswith("excluded."))
    excluded = without(filters.excluded, inner) if filters.excluded and inner else filters.excluded
    cleared = {name: () if name in (*Filters.VALUES, "without") else None for name in own}
    return replace(filters, excluded=excluded if excluded else None, **cleared)  # type: ignore[arg-type]
