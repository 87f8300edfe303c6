"""One article once, and near-duplicates not side by side."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from retrieval.search.filters import BestVariants
from retrieval.search.snapshot import Snapshot

WINDOW = 64
"""So many leading hits are looked at, whatever the page, so that pages never overlap."""
SAME = 0.985
"""Cosine of the texts of two products from which they are one thing twice to a shopper."""
ALIKE = 2
"""So many of a set of near-duplicates may stand among the first; the rest move behind the window."""


def one_per_article(order: NDArray[np.int64], variant: BestVariants, snapshot: Snapshot) -> NDArray[np.int64]:
    """Of several sellers' products of one article keep the one offered best: in stock, then cheapest; it takes the
    place of the first of them.

    Args:
        order: positions of the products.
        variant: of each product the row that meets the filters: who has it in another colour only offers nothing.
        snapshot: what they are positions in.
    """
    codes = snapshot.columns.article.codes[order].astype(np.int64)
    codes[codes < 0] = -1 - order[codes < 0]  # nothing known of it: an article of its own
    _, first, group, counts = np.unique(codes, return_index=True, return_inverse=True, return_counts=True)
    if len(first) == len(order):
        return order
    chosen = order[first].copy()
    for many in np.flatnonzero(counts > 1):
        own = order[group == many]
        rows = dict(zip(own.tolist(), variant[own].tolist(), strict=True))
        chosen[many] = min(rows, key=lambda position: _offer(position, rows[position], snapshot))
    return chosen[np.argsort(first)]


def articles(products: NDArray[np.bool_], snapshot: Snapshot) -> int:
    """How many different articles the products (n,) bool are: what is counted is what is shown."""
    codes = snapshot.columns.article.codes[products]
    return len(np.unique(codes[codes >= 0])) + int(np.count_nonzero(codes < 0))


def _offer(position: int, row: int, snapshot: Snapshot) -> tuple[bool, int, int]:
    columns = snapshot.columns
    return bool(columns.stock[row] <= 0), int(columns.price[row]), position


def spread(order: NDArray[np.int64], snapshot: Snapshot) -> NDArray[np.int64]:
    """Move behind the window what is near-identical at the same price, and the third and later of near-identical
    products at any; stable otherwise."""
    window = order[:WINDOW]
    vectors = _first_rows(window, snapshot)
    if vectors is None:
        return order
    alike = np.tril(vectors @ vectors.T > SAME, k=-1)
    columns = snapshot.columns
    price = columns.price[columns.first[window]]
    kept: list[int] = []
    moved: list[int] = []
    for place in range(len(window)):
        twins = [other for other in kept if alike[place, other]]
        again = any(price[other] == price[place] for other in twins)
        (moved if again or len(twins) >= ALIKE else kept).append(place)
    return np.concatenate([window[kept], window[moved], order[WINDOW:]]) if moved else order


def _first_rows(window: NDArray[np.int64], snapshot: Snapshot) -> NDArray[np.float32] | None:
    """(len(window), dimensions): the first text row of each product; zeros where it has none."""
    text = snapshot.text
    if not len(text.owners) or not len(window):
        return None
    place = np.searchsorted(text.having, window).clip(max=len(text.having) - 1)
    has = text.having[place] == window
    rows = np.asarray(text.rows[text.first[place]], np.float32)
    rows[~has] = 0
    return rows
