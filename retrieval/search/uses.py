"""Kinds by what they are for: who asks for “something to put flowers in” names no vase.

Titles seldom say what a thing is for, and a small sentence model takes “put flowers in” for flowers on a dress. So
the vocabulary keeps what customers say of each kind (``uses.toml``, both languages), and their vectors lie beside this
module: the kind whose two nearest lines are nearest to the query is what serves it (nearest neighbours, k = 2, the mean
of both, so that one chance likeness is not enough).
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from retrieval.catalog.product import LANGUAGES
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.encoders.encoder import Encoder
from retrieval.index.analysis import is_chinese
from retrieval.search.asking import Asking
from retrieval.search.snapshot import Snapshot
from retrieval.search.understanding import Understood, understand

if TYPE_CHECKING:
    from retrieval.search.engine import Engine

Vector = NDArray[np.float32]

FILE = Path(__file__).with_name("uses.npz")
NEAREST = 2
AT_ONCE = 128
"""Rows that are widened at once: memory that stays small."""
NEAR_BEST = 0.06
"""Kinds so much further than the nearest serve too: a watch and a clock tell the time."""


NAME = 6
"""Signs of the longest Chinese text that is read as the name of a thing; what is longer tells something."""
_NO_HEADS = frozenset("品物")
"""Last signs that say nothing of what a thing is: 用品, 宠物."""


@dataclass(frozen=True, slots=True)
class Uses:
    """``rows``: (n, 384) int8, the vectors of the lines times ``length``, by kind; the lines of ``kinds[i]`` are the
    rows from ``first[i]`` to ``first[i + 1]``."""

    kinds: tuple[str, ...]
    first: NDArray[np.int64]
    rows: NDArray[np.int8]
    length: NDArray[np.float32]

    def nearness(self, vector: Vector) -> dict[str, float]:
        """How near each kind's lines are to a text's vector: the mean cosine of the two nearest."""
        parts = (
            self.rows[at : at + AT_ONCE].astype(np.float32) @ vector
            for at in range(0, len(self.rows), AT_ONCE)
        )
        cosines = np.concatenate(list(parts)) / self.length
        return {
            kind: float(np.sort(cosines[start:end])[-NEAREST:].mean())
            for kind, start, end in zip(self.kinds, self.first[:-1], self.first[1:], strict=True)
        }


def lines() -> dict[str, tuple[str, ...]]:
    """What is said of each kind, in both languages."""
    written = tomllib.loads(_written())
    return {kind: tuple(line for name in LANGUAGES for line in of[name]) for kind, of in written.items()}


def digest() -> str:
    """Of the lines, so that vectors of other lines are noticed."""
    return hashlib.sha256(_written().encode()).hexdigest()


def _written() -> str:
    return resources.files("retrieval.catalog.vocabulary").joinpath("uses.toml").read_text("utf-8")


@lru_cache(maxsize=1)
def uses() -> Uses:
    """The lines of the vocabulary, by the vectors beside this module (a byte a number)."""
    with np.load(FILE) as kept:
        rows, counts, kinds = kept["rows"], kept["counts"], tuple(str(kind) for kind in kept["kinds"])
    length = np.linalg.norm(rows.astype(np.float32), axis=1).astype(np.float32)
    return Uses(kinds, np.concatenate([[0], np.cumsum(counts)]), rows, length)


def serving(
    understood: Understood, spoken: str, vector: Vector | None, encoder: Encoder, snapshot: Snapshot
) -> Mapping[str, float]:
    """The kinds of the shop that serve what a query says, with how near they come; none where it names a thing.

    Args:
        spoken: the words whose vector is ``vector``.
        encoder: that made the vector. Only the compact one's is held against the lines; for another the compact
            text tower reads the words once more.
    """
    named = (
        (understood.head and understood.sure)
        or understood.good is not None
        or understood.unsold
        or understood.brands
    )
    if vector is None or named or understood.asking is Asking.WORLD:
        return {}
    own = vector if encoder.name == "compact" else _compact().encode_texts([spoken])[0]
    there = set(snapshot.columns.kind.values) & _ending_alike(spoken)
    near = {kind: value for kind, value in uses().nearness(own).items() if kind in there}
    best = max(near.values(), default=0.0)
    return {kind: value for kind, value in near.items() if value >= best - NEAR_BEST}


def kinds_serving(text: str, engine: Engine) -> frozenset[str]:
    """The kinds of the shop that serve what a sentence tells of, where they come near enough to count."""
    snapshot = engine.snapshot()
    if not text.strip() or not snapshot.size:
        return frozenset()
    understood = understand(text, engine.knowledge(), snapshot.postings)
    vector = engine.encoder.encode_texts([understood.text])[0] if understood.text else None
    near = serving(understood, understood.text, vector, engine.encoder, snapshot)
    return frozenset(kind for kind, value in near.items() if value >= engine.floors.use)


def _ending_alike(text: str) -> frozenset[str]:
    """The kinds that a Chinese text can be about by its last sign, which is its head: 羊毛毯 is no sweater. All kinds
    where no name ends so."""
    name = text.strip(" ?？!！。")
    last = name.rstrip("子")[-1:]
    every = frozenset(uses().kinds)
    return every if last in _NO_HEADS or len(name) > NAME else _by_last_sign().get(last, every)


@lru_cache(maxsize=1)
def _by_last_sign() -> Mapping[str, frozenset[str]]:
    ending: dict[str, set[str]] = {}
    for key in uses().kinds:
        for name in VOCABULARY.names(Facet.KIND, key):
            if is_chinese(name) and len(name.rstrip("子")) > 0:
                ending.setdefault(name.rstrip("子")[-1], set()).add(key)
    return {sign: frozenset(keys) for sign, keys in ending.items()}


@lru_cache(maxsize=1)
def _compact() -> Encoder:
    from retrieval.encoders.compact import CompactEncoder

    return CompactEncoder()
