"""The whole of what answers a question, counted: never read off a page of hits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.catalog.money import Money
from retrieval.catalog.product import Product
from retrieval.search.diversity import one_per_article
from retrieval.search.filters import BestVariants
from retrieval.search.snapshot import Snapshot
from retrieval.store.columns import Coded
from retrieval.store.products import ProductRepository

LISTED = 20
"""Brands and kinds that are named, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts over articles, as a search counts them: what several sellers offer is one; prices, the cheapest and the
    dearest over the variants that meet the filters and can be bought (over all of them where none can); ``None`` where
    nothing does."""

    count: int
    price_min: Money | None
    price_max: Money | None
    brands: Mapping[str, int]
    kinds: Mapping[str, int]
    cheapest: Product | None
    dearest: Product | None
    in_stock: int = 0
    cheapest_variant: str = ""
    dearest_variant: str = ""
    """The variants that have those prices."""


def overview(
    positions: NDArray[np.int64], variant: BestVariants, snapshot: Snapshot, products: ProductRepository
) -> Overview:
    """
    Args:
        positions: of the products that answer.
        variant: the variant rows that meet the filters.
        snapshot: what they are positions in.
        products: to read the two ends.
    """
    columns = snapshot.columns
    if not len(positions) or columns.currency is None:
        return Overview(0, None, None, {}, {}, None, None)
    variants = variant.all_of(positions)
    in_stock = columns.stock[variants] > 0
    if in_stock.any():
        variants = variants[in_stock]
    prices = columns.price[variants]
    low, high = int(np.argmin(prices)), int(np.argmax(prices))
    ends = [int(columns.number[columns.row[variants[place]]]) for place in (low, high)]
    found = products.by_numbers(ends)
    counted = one_per_article(positions, variant, snapshot)
    buyable = np.unique(columns.row[variants]) if in_stock.any() else positions[:0]
    return Overview(
        count=len(counted),
        price_min=Money(int(prices[low]), columns.currency),
        price_max=Money(int(prices[high]), columns.currency),
        brands=_counts(columns.brand, counted),
        kinds=_counts(columns.kind, counted),
        cheapest=found.get(ends[0]),
        dearest=found.get(ends[1]),
        in_stock=len(one_per_article(buyable, variant, snapshot)),
        cheapest_variant=columns.variant_id[int(variants[low])],
        dearest_variant=columns.variant_id[int(variants[high])],
    )


def _counts(coded: Coded, positions: NDArray[np.int64]) -> dict[str, int]:
    codes = coded.codes[positions]
    values, counts = np.unique(codes[codes >= 0], return_counts=True)
    order = np.lexsort((values, -counts))[:LISTED]
    return {coded.values[int(values[place])]: int(counts[place]) for place in order}
