"""The vectors of one modality, with the product of each row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.encoders.encoder import Vectors
from retrieval.index.matrix import Matrix
from retrieval.index.sketch import SKETCHED_FROM, Sketch
from retrieval.store.columns import Columns

Positions = NDArray[np.int64]
"""Places of products in the columns, not their numbers."""

Scores = NDArray[np.float32]

Nearest = Callable[[NDArray[np.float32], int], list[tuple[str, float]]]

INDEXED_FROM = 2_000_000
"""With fewer rows the vector index is never asked: a scan takes under 10 ms, finds more and needs no second process."""

UNSCORED = np.float32(-1.0)
"""Similarity of a product that has no vector, or was not looked at."""


@dataclass(frozen=True, slots=True)
class VectorRows:
    """One modality: ``rows`` (n, dimensions); ``owners`` (n,) the position of each row's product, ascending;
    ``first`` where the rows of each product that has any begin; ``having`` those products."""

    rows: Vectors
    owners: Positions
    first: Positions
    having: Positions
    starts: Positions
    """(products + 1,): the rows of product p are ``starts[p]:starts[p + 1]``."""
    each: int
    """How many rows every product has; 0 where they differ."""
    keys: NDArray[np.bytes_]
    order: Positions
    """Rows sorted by their keys; empty where no index stands behind them."""
    sketch: Sketch | None = None
    nearest: Nearest | None = None

    @classmethod
    def of(
        cls,
        matrix: Matrix,
        columns: Columns,
        nearest: Nearest | None = None,
        indexed_from: int = INDEXED_FROM,
    ) -> VectorRows:
        size = len(columns.number)
        owners = np.searchsorted(columns.number, matrix.numbers)
        having, first = np.unique(owners, return_index=True)
        starts = np.searchsorted(owners, np.arange(size + 1))
        counts = np.diff(starts)
        each = int(counts[0]) if size and (counts == counts[0]).all() else 0
        many = nearest is not None and len(owners) > indexed_from
        order = np.argsort(matrix.keys) if many else np.zeros(0, np.int64)
        sketch = matrix.sketch
        if sketch is None and len(owners) >= SKETCHED_FROM:
            sketch = Sketch.of(matrix.rows)
        rows = np.asarray(matrix.rows)  # the same memory; a plain array is sliced in half the time of a map
        return cls(
            rows, owners, first, having, starts, each, matrix.keys, order, sketch, nearest if many else None
        )

    def of_product(self, position: int) -> Vectors:
        """(rows of it, dimensions), none for a product without any."""
        return self.rows[self.starts[position] : self.starts[position + 1]]

    def rows_of(self, positions: Positions) -> tuple[Positions, Positions]:
        """The rows of some products, one product after the other; and (len(positions) + 1,) where each begins."""
        if self.each == 1:
            return positions, np.arange(len(positions) + 1)
        begin = self.starts[positions]
        counts = self.starts[positions + 1] - begin
        starts = np.concatenate([[0], np.cumsum(counts)])
        return np.repeat(begin - starts[:-1], counts) + np.arange(starts[-1]), starts

    def best(self, scores: Scores) -> Scores:
        """(products,): the best of each product's rows, ``UNSCORED`` where it has none. May be ``scores`` itself."""
        if self.each:
            return _best_of_each(scores, self.each)
        return self.highest(scores, self.starts)

    def highest(self, scores: Scores, starts: Positions) -> Scores:
        """The best of each stretch ``starts[i]:starts[i + 1]``, ``UNSCORED`` where that is empty."""
        if self.each:
            return _best_of_each(scores, self.each)
        found = np.full(len(starts) - 1, UNSCORED)
        filled = np.flatnonzero(np.diff(starts))
        if len(filled):
            found[filled] = np.maximum.reduceat(scores, starts[filled])
        return found


def _best_of_each(scores: Scores, each: int) -> Scores:
    """Of so many neighbours; a pass a neighbour, which is thirty times as fast as one over stretches."""
    best = scores[::each]
    for place in range(1, each):
        best = np.maximum(best, scores[place::each])
    return best
