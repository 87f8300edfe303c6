"""Of the variants that meet the filters the one that is shown: in stock, then cheapest, then first."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from retrieval.search.filters import NONE, BestVariants, candidates
from retrieval.search.known import Known
from retrieval.search.query import Filters
from retrieval.store.columns import Columns
from tests.benchmarks.stock import make_columns


def shelf(counts: list[int], seed: int) -> Columns:
    """Products with so many variants each."""
    chance = np.random.default_rng(seed)
    plain = make_columns(max(sum(counts), 1), chance.integers(1, 5, max(sum(counts), 1)), chance)
    total = sum(counts)
    first = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return replace(
        plain,
        number=np.arange(len(counts), dtype=np.int64),
        first=first,
        row=np.repeat(np.arange(len(counts)), counts).astype(np.int64),
        price=plain.price[:total],
        stock=chance.integers(0, 2, total).astype(np.int32),
    )


@given(some.lists(some.integers(0, 4), min_size=1, max_size=12), some.integers(0, 9), some.booleans())
def test_it_is_the_least_by_preference_stock_price_and_place(
    counts: list[int], seed: int, prefers: bool
) -> None:
    columns = shelf(counts, seed)
    chance = np.random.default_rng(seed + 100)
    passing = chance.random(sum(counts)) < 0.6
    prefer = chance.random(sum(counts)) < 0.4 if prefers else None
    best = BestVariants(columns, passing, prefer)
    asked = np.arange(len(counts))[::-1].copy()
    for position, found in zip(asked.tolist(), best[asked].tolist(), strict=True):
        own = [row for row in range(columns.first[position], columns.first[position + 1]) if passing[row]]
        expected = min(
            own,
            key=lambda row: (
                prefer is not None and not prefer[row],
                columns.stock[row] <= 0,
                columns.price[row],
                row,
            ),
            default=NONE,
        )
        assert found == best[position] == expected


@given(some.lists(some.integers(0, 3), min_size=1, max_size=12), some.integers(0, 9))
def test_a_product_passes_if_one_of_its_variants_does(counts: list[int], seed: int) -> None:
    columns = shelf(counts, seed)
    known = Known.of(columns)
    found = candidates(columns, Filters(price_min=2, price_max=3), known).products
    expected = [
        any(2 <= columns.price[row] <= 3 for row in range(columns.first[p], columns.first[p + 1]))
        for p in range(len(counts))
    ]
    assert found.tolist() == expected
    assert candidates(columns, Filters(), known).products.tolist() == [count > 0 for count in counts]
