"""Vectors of a query: of its words, moved towards what is liked and away from what is not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from retrieval.search.rows import VectorRows
from retrieval.search.snapshot import Snapshot

Vector = NDArray[np.float32]

TOWARDS = 0.6
AWAY = 0.4
"""Rocchio's weights of examples for and against, beside 1 for the words."""


def unit(vector: Vector) -> Vector | None:
    """The vector at length 1; ``None`` for one without direction."""
    length = float(np.linalg.norm(vector))
    return (vector / length).astype(np.float32) if length > 1e-6 else None


def mean_of(products: Sequence[str], rows: VectorRows, snapshot: Snapshot) -> Vector | None:
    """The mean direction of all rows of the products; ``None`` where they have none."""
    positions = [snapshot.position[name] for name in products if name in snapshot.position]
    found = [own for own in (rows.of_product(position) for position in positions) if len(own)]
    return unit(np.concatenate(found).mean(axis=0)) if found else None


def moved(
    start: Vector | None, like: Sequence[str], unlike: Sequence[str], rows: VectorRows, snapshot: Snapshot
) -> Vector | None:
    """Rocchio's step: from the query towards the examples liked, away from those that are not."""
    towards = mean_of(like, rows, snapshot)
    away = mean_of(unlike, rows, snapshot)
    steps = [
        (start, 1.0),
        (towards, TOWARDS if start is not None else 1.0),
        (away, -AWAY),
    ]
    known = [np.float32(weight) * vector for vector, weight in steps if vector is not None]
    if not known or (start is None and towards is None):
        return start
    return unit(np.sum(known, axis=0))
