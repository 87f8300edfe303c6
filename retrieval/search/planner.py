"""How vectors are compared: few candidates exactly, many in one scan, more through a sketch, very many through the
vector index. What is ranked first is always scored on the whole rows.

An exact scan reads every row once (1.5 kB at 384 dimensions); a sketch of 96 directions reads a quarter of that, then
the 800 rows that came out best. Chroma's HNSW takes 2 to 3 ms whatever the size, which pays from some 400,000 rows
(`python -m tests.benchmarks.filtered`).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from retrieval.search.sketch import Sketch
from retrieval.search.snapshot import VectorRows

GATHER_SHARE = 0.25
"""Below this share of candidates, picking their rows out is cheaper than reading all rows in order."""
INDEX_SHARE = 0.3
"""Above this share of candidates among very many rows, the nearest of all hold enough that are candidates."""
INDEX_LIMIT = 400
"""How many the index is asked for; enough to lose none of the best ten to filters and repeated rows."""

UNSCORED = np.float32(-1.0)
"""Similarity of a product that has no vector, or was not looked at."""

SHORTLIST = 800
"""Rows that are read whole after a sketch."""

Mask = NDArray[np.bool_]
Scores = NDArray[np.float32]


def similarities(vectors: VectorRows, query: NDArray[np.float32], wanted: Mask | None, size: int) -> Scores:
    """(size,) float32: each product's best cosine over its rows, ``UNSCORED`` where it was not compared.

    Args:
        vectors: the rows of one modality.
        query: (dimensions,) unit vector.
        wanted: (size,) the candidates; ``None`` for all.
        size: how many products there are.
    """
    count = len(vectors.owners)
    if count == 0:
        return np.full(size, UNSCORED)
    share = 1.0 if wanted is None else float(np.count_nonzero(wanted)) / max(size, 1)
    if share < GATHER_SHARE and wanted is not None:
        return _picked(vectors, query, np.flatnonzero(wanted[vectors.owners]), size)
    if vectors.nearest is not None and share > INDEX_SHARE:
        found = _indexed(vectors, query, wanted, size)
        if found is not None:
            return found
    return _scanned(vectors, query, wanted, size)


def _scanned(vectors: VectorRows, query: NDArray[np.float32], wanted: Mask | None, size: int) -> Scores:
    """Every row, in the order of memory; then the best of each product."""
    if vectors.sketch is None:
        scores = np.vecdot(
            vectors.rows, query
        )  # one thread: a second one costs more than it brings at this size
    else:
        scores = _sketched(vectors, vectors.sketch, query, wanted)
    if len(vectors.having) == len(scores) == size:
        best = scores
    else:
        best = np.full(size, UNSCORED)
        best[vectors.having] = np.maximum.reduceat(scores, vectors.first)
    return best if wanted is None else np.where(wanted, best, UNSCORED)


def _sketched(vectors: VectorRows, sketch: Sketch, query: NDArray[np.float32], wanted: Mask | None) -> Scores:
    """Approximate scores of all rows, exact ones of the candidates that came out best."""
    scores = sketch.similarities(query)
    judged = scores if wanted is None else np.where(wanted[vectors.owners], scores, UNSCORED)
    first = np.argpartition(-judged, SHORTLIST)[:SHORTLIST]
    scores[first] = np.vecdot(vectors.rows[first], query)
    return scores


def _picked(vectors: VectorRows, query: NDArray[np.float32], rows: NDArray[np.int64], size: int) -> Scores:
    """Some rows only."""
    best = np.full(size, UNSCORED)
    if len(rows):
        np.maximum.at(best, vectors.owners[rows], np.vecdot(vectors.rows[rows], query))
    return best


def _indexed(
    vectors: VectorRows, query: NDArray[np.float32], wanted: Mask | None, size: int
) -> Scores | None:
    """What the vector index finds, scored again exactly; ``None`` where it knows too few of the rows."""
    if vectors.nearest is None:
        return None
    keys = np.array([key.encode() for key, _ in vectors.nearest(query, INDEX_LIMIT)], "S32")
    order = vectors.order
    place = np.searchsorted(vectors.keys, keys, sorter=order).clip(max=len(order) - 1)
    rows = order[place[vectors.keys[order[place]] == keys]]
    if wanted is not None:
        rows = rows[wanted[vectors.owners[rows]]]
    return _picked(vectors, query, rows, size) if len(rows) >= INDEX_LIMIT // 8 else None
