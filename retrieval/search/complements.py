"""What goes with a product: kinds that are used together, and among them what is near in style."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from retrieval.catalog.vocabulary import Facet, Vocabulary
from retrieval.search.planner import similarities
from retrieval.search.ranking import popularity
from retrieval.search.recommend import mixed
from retrieval.search.snapshot import Snapshot

RANK_COST = 0.05
"""What each place further down the list of complementary kinds costs."""
A_KIND = 1.0
"""Dear enough that every complementary kind has its turn before the first comes again."""


@lru_cache(maxsize=1)
def _table() -> dict[str, list[str]]:
    text = resources.files(__package__).joinpath("complements.toml").read_text("utf-8")
    table: dict[str, list[str]] = tomllib.loads(text)["complements"]
    return table


def complementary(kind: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Kinds that go with a kind, the closest first: its own list, else that of what it falls under."""
    for key in (kind, *vocabulary.above(Facet.KIND, kind)):
        if key in _table():
            return tuple(_table()[key])
    return ()


def order(
    position: int, wanted: NDArray[np.bool_], snapshot: Snapshot, vocabulary: Vocabulary
) -> NDArray[np.int64]:
    """Positions of what goes with a product, best first; empty where nothing is known to go with its kind."""
    columns = snapshot.columns
    code = int(columns.kind.codes[position])
    own = columns.kind.values[code] if code >= 0 else ""
    places: dict[str, int] = {}
    for place, kind in enumerate(complementary(own, vocabulary)):
        for below in sorted(vocabulary.below(Facet.KIND, kind)):
            places.setdefault(below, place)
    place_of = np.array([places.get(value, -1) for value in columns.kind.values] + [-1], np.int64)[
        columns.kind.codes
    ]
    available = np.zeros(snapshot.size, bool)
    available[columns.row[columns.stock > 0]] = True
    found = np.flatnonzero(wanted & available & (place_of >= 0) & _worn_by_the_same(position, snapshot))
    if not len(found):
        return found
    score = popularity(snapshot) - np.float32(RANK_COST) * place_of.astype(np.float32)
    rows = snapshot.text.of_product(position)
    if len(rows):
        score += similarities(snapshot.text, np.asarray(rows[0]), wanted, snapshot.size).clip(min=0)
    ranked = found[np.lexsort((found, -score[found]))]
    return mixed(ranked, score, snapshot, A_KIND)


def _worn_by_the_same(position: int, snapshot: Snapshot) -> NDArray[np.bool_]:
    """(products,): what is for whom the product is for, for everybody, or for nobody in particular."""
    gender = snapshot.columns.gender
    own = int(gender.codes[position])
    if own < 0 or gender.values[own] == "unisex":
        return np.ones(snapshot.size, bool)
    fits = [value in (gender.values[own], "unisex") for value in gender.values]
    return np.array([*fits, True], bool)[gender.codes]
