"""What to show somebody: near what they chose before, the latest weighing most; for a stranger, the best liked."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from retrieval.search.planner import similarities
from retrieval.search.ranking import popularity
from retrieval.search.snapshot import Snapshot

FADING = 0.8
"""What each earlier product counts, of the one after it."""
REMEMBERED = 20
A_KIND = 0.08
"""What each product of a kind that is already on the list costs the next one."""
POOL = 200


def order(seen: Sequence[str], wanted: NDArray[np.bool_], snapshot: Snapshot) -> NDArray[np.int64]:
    """Positions of candidates, best first, kinds mixed; ``seen``: ids, the latest first."""
    score = popularity(snapshot).copy()
    known = [snapshot.position[name] for name in seen[:REMEMBERED] if name in snapshot.position]
    for age, position in enumerate(known):
        score += _near(position, wanted, snapshot) * np.float32(FADING**age)
    available = np.zeros(snapshot.size, bool)
    available[snapshot.columns.row[snapshot.columns.stock > 0]] = True
    found = np.flatnonzero(wanted & available)
    ranked = found[np.lexsort((found, -score[found]))]
    return mixed(ranked, score, snapshot, A_KIND * max(len(known), 1))


def _near(position: int, wanted: NDArray[np.bool_], snapshot: Snapshot) -> NDArray[np.float32]:
    rows = snapshot.text.of_product(position)
    if not len(rows):
        return np.zeros(snapshot.size, np.float32)
    return similarities(snapshot.text, np.asarray(rows[0]), wanted, snapshot.size).clip(min=0)


def mixed(
    ranked: NDArray[np.int64], score: NDArray[np.float32], snapshot: Snapshot, cost: float
) -> NDArray[np.int64]:
    """Take the best again and again, each kind growing dearer with every product of it taken."""
    pool = ranked[:POOL]
    kinds = snapshot.columns.kind.codes[pool]
    left = score[pool].astype(np.float64)
    chosen: list[int] = []
    for _ in range(len(pool)):
        place = int(np.argmax(left))
        chosen.append(place)
        left[place] = -np.inf
        left[kinds == kinds[place]] -= cost
    return np.concatenate([pool[chosen], ranked[POOL:]]) if chosen else ranked
