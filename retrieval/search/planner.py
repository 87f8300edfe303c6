"""How vectors are compared: few candidates exactly, many in one scan of their sketch, very many through the vector
index. What is ranked first is always scored on the whole rows.

What a comparison costs is the memory that it reads: 1,536 bytes a whole row, 192 a sketched one, 64 of most rows where
they are many. Chroma's HNSW reads less, but asks 3 ms and more for 400 neighbours and finds fewer of the first ten
(`python -m tests.benchmarks.indexed`).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from retrieval.search.rows import UNSCORED, Positions, Scores, VectorRows

EXACTLY = 512
"""So few candidates are read whole at once."""
GATHER_SHARE = 0.2
"""Below this share of candidates, picking their rows out is cheaper than reading all rows in order."""
INDEX_SHARE = 0.3
"""Above this share of candidates among very many rows, the nearest of all hold enough that are candidates."""
INDEX_LIMIT = 400
"""How many the index is asked for; enough to lose none of the best ten to filters and repeated rows."""

BUNDLE = 32
"""Scores whose maximum stands for them when the highest are looked for."""
SHORTLIST = 128
"""Products that are read whole after a sketch."""
SAMPLED = 256
"""Scores looked at to guess above what the highest lie."""
WIDE = 32
"""Times as many as are wanted may pass that bound; of more, the bundles leave fewer."""

Mask = NDArray[np.bool_]


def similarities(
    vectors: VectorRows,
    query: NDArray[np.float32],
    wanted: Mask | None,
    size: int,
    also: Positions | None = None,
) -> Scores:
    """(size,) float32: each product's best cosine over its rows, ``UNSCORED`` where it was not compared.

    Args:
        vectors: the rows of one modality.
        query: (dimensions,) unit vector.
        wanted: (size,) the candidates; ``None`` for all.
        size: how many products there are.
        also: products whose similarity matters even where it is low. Of very many, those that are neither near nor
            among these get what is usual instead of their own.
    """
    if not len(vectors.owners):
        return np.full(size, UNSCORED)
    asked = size if wanted is None else int(np.count_nonzero(wanted))
    if wanted is not None and asked < size:
        if asked <= EXACTLY or asked < GATHER_SHARE * size:
            return _picked(vectors, query, np.flatnonzero(wanted), size)
    else:
        wanted = None
    if vectors.nearest is not None and asked > INDEX_SHARE * size:
        found = _indexed(vectors, query, wanted, size)
        if found is not None:
            return found
    return _scanned(vectors, query, wanted, size, also)


def nearest(scores: Scores, limit: int) -> Positions:
    """Positions of the highest scores, best first, equal ones by position; none that was not compared."""
    found = _highest(scores, limit)
    found = found[scores[found] > UNSCORED]
    return found[np.lexsort((found, -scores[found]))]


def _highest(scores: Scores, count: int) -> Positions:
    """Places of the ``count`` highest, or of all, in no order. Of many, a sample says above what they lie; where it
    misjudges that, only those in the ``count`` bundles with the highest maxima are looked at: no other bundle can hold
    one of them."""
    if len(scores) <= 4 * BUNDLE * count:
        return _best_places(scores, count)
    places = _above_sampled(scores, count)
    if (
        count <= len(places) <= WIDE * count
    ):  # all that lie above the bound, so none of the highest is missing
        return places[_best_places(scores[places], count)]
    width = len(scores) // BUNDLE
    tops = scores[: BUNDLE * width].reshape(BUNDLE, width).max(axis=0)
    least = np.partition(tops, width - count)[width - count]
    if least > UNSCORED:
        bundles = np.flatnonzero(tops >= least)
        places = (bundles + width * np.arange(BUNDLE)[:, None]).ravel()
        places = np.concatenate([places, np.arange(BUNDLE * width, len(scores))])
    else:  # few were compared; among so many equals a partition would be slow
        places = np.flatnonzero(scores > UNSCORED)
    return places[_best_places(scores[places], count)]


def _above_sampled(scores: Scores, count: int) -> Positions:
    """Places above a bound that some four times ``count`` should pass, by a sample of the scores; few ask for none, as
    a sample cannot tell how high the ten highest of many lie."""
    if count < SHORTLIST:
        return np.empty(0, np.int64)
    sample = scores[:: max(1, len(scores) // SAMPLED)]
    rank = len(sample) - 1 - 4 * count * len(sample) // len(scores)
    if rank < 0:
        return np.empty(0, np.int64)
    return np.flatnonzero(scores > np.partition(sample, rank)[rank])


def _best_places(scores: Scores, count: int) -> Positions:
    left = len(scores) - count
    return np.argpartition(scores, left)[left:] if left > 0 else np.arange(len(scores))


def _scanned(
    vectors: VectorRows, query: NDArray[np.float32], wanted: Mask | None, size: int, also: Positions | None
) -> Scores:
    """Every row, in the order of memory; then the best of each product; then the whole rows of the best products."""
    if vectors.sketch is None:
        return _only(vectors.best(np.vecdot(vectors.rows, query)), wanted)
    among = wanted if wanted is None or vectors.each == 1 else wanted.take(vectors.owners)
    rows = None if also is None or among is not None else vectors.rows_of(also)[0]
    best = _only(vectors.best(vectors.sketch.similarities(query, among, rows)), wanted)
    first = _highest(best, SHORTLIST)
    first = first[best[first] > UNSCORED]
    best[first] = _exactly(vectors, query, first)
    return best


def _only(scores: Scores, wanted: Mask | None) -> Scores:
    """Products that are not wanted lose their scores. Arithmetic, because a choice per product that no processor can
    foresee takes six times as long."""
    if wanted is None:
        return scores
    kept = np.multiply(scores, wanted)
    kept += np.subtract(wanted, 1, dtype=np.float32)
    return kept


def _picked(vectors: VectorRows, query: NDArray[np.float32], positions: Positions, size: int) -> Scores:
    """Some products only; of many, through their sketches."""
    scores = np.full(size, UNSCORED)
    if vectors.sketch is None or len(positions) <= EXACTLY:
        scores[positions] = _exactly(vectors, query, positions)
        return scores
    rows, starts = vectors.rows_of(positions)
    own = vectors.highest(vectors.sketch.of_rows(query, rows), starts)
    first = _highest(own, SHORTLIST)
    first = first[own[first] > UNSCORED]
    own[first] = _exactly(vectors, query, positions[first])
    scores[positions] = own
    return scores


def _exactly(vectors: VectorRows, query: NDArray[np.float32], positions: Positions) -> Scores:
    """(len(positions),): the best cosine of each on its whole rows."""
    rows, starts = vectors.rows_of(positions)
    return vectors.highest(np.vecdot(vectors.rows.take(rows, axis=0), query), starts)


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
    found = np.unique(vectors.owners[rows])
    if wanted is not None:
        found = found[wanted[found]]
    return _picked(vectors, query, found, size) if len(found) >= INDEX_LIMIT // 8 else None
