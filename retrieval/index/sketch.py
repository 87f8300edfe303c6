"""A short form of many vectors, to find quickly which of them are worth reading whole.

The rows of a catalogue vary in far fewer directions than they have numbers, and a ranking does not need six digits of
each. On the principal directions that keep ``KEPT`` of the rows' energy, a byte a number, a scan reads an eighth of
the memory or less (192 bytes a MiniLM row instead of 1,536), and what is truly near is among the nearest there: the
first ten of 110,000 English texts were all among the first 128 (docs/decisions/0030-a-byte-a-direction.md). Of many
rows even that is read of the promising only, which four bits for two numbers tell (``retrieval.index.codes``); behind
a filter that most pass, the first directions of all rows are read.
"""

from __future__ import annotations

import ctypes
import threading
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.encoders.encoder import Vectors
from retrieval.index.codes import Codes

SKETCHED_FROM = 4_096
"""Fewer rows are read whole in a fifth of a millisecond."""
KEPT = 0.88
"""Share of the rows' energy that the directions hold; below, what is near is not surely near in the sketch."""
FLAT = 0.75
"""Rows that need more than this share of the directions vary in all of them alike: none can be left out."""
STEP = 64
"""Directions come in multiples of this: one cache line of bytes."""
SAMPLE = 4_096
"""Rows from which the directions are learned, spread evenly over all."""
BLOCK = 8_192
"""Rows that are projected at once, so that making a sketch needs no second matrix."""
STAGED_FROM = 32_768
"""From so many rows on the first directions of all rows are read, and the others of those that came out best there."""
HEAD = 96
"""How many directions are the first ones."""
LEADING = 0.6
"""Share of the energy that the first directions must hold for that."""
PROMISING = 1 / 16
"""Share of the rows whose other directions are read too."""
CODED = 512
"""Rows at least that the codes are asked for; the first ten of 200,000 were among them but for two in a thousand."""
CODED_SHARE = 1 / 256
"""The same as a share of the rows: of more rows, more have one code."""
USUAL = 256
"""Rows, spread over all, whose median stands for all that are not promising."""
TOP = 127.0

Bytes = NDArray[np.int8]
Mask = NDArray[np.bool_]
Scores = NDArray[np.float32]
Rows = NDArray[np.int64]
"""Numbers of rows."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """``first`` (n, h) and ``rest`` (n, d - h) int8: the vectors on the principal directions, times ``scale``;
    ``directions`` (d, dimensions) float32 orthonormal rows; ``codes`` of them all; ``usual`` (about ``USUAL``, d) int8
    the rows that tell the usual similarity, side by side. Few rows have no ``rest``, no ``codes`` and no ``usual``."""

    first: Bytes
    rest: Bytes
    directions: NDArray[np.float32]
    scale: float
    codes: Codes | None = None
    usual: Bytes | None = None

    @classmethod
    def of(cls, vectors: Vectors) -> Sketch:
        """Directions by the second moments of a sample: the same rows give the same sketch."""
        sample = np.asarray(vectors[:: max(1, len(vectors) // SAMPLE)], np.float64)
        directions, leading = _directions(sample)
        turn = np.ascontiguousarray(directions.T)
        blocks = [slice(start, start + BLOCK) for start in range(0, len(vectors), BLOCK)]
        top = max((float(np.abs(vectors[block] @ turn).max()) for block in blocks), default=1.0)
        scale = TOP / max(top, 1e-9)
        staged = len(vectors) >= STAGED_FROM and leading >= LEADING
        head = min(HEAD, len(directions)) if staged else len(directions)
        first = np.empty((len(vectors), head), np.int8)
        rest = np.empty((len(vectors), len(directions) - head), np.int8)
        codes = Codes.learned(np.asarray(sample @ turn, np.float32)) if staged else None
        for block in blocks:
            turned = vectors[block] @ turn
            if codes is not None:
                codes.add(turned)
            whole = np.rint(turned * np.float32(scale))
            first[block], rest[block] = whole[:, :head], whole[:, head:]
        return cls(first, rest, directions, scale, codes, _usual(first, rest, codes))

    @classmethod
    def from_scaled(
        cls, first: Bytes, rest: Bytes, scaled: NDArray[np.float32], codes: Codes | None = None
    ) -> Sketch:
        """As it was stored: the rows, what ``scaled`` gave, and the codes."""
        scale = float(np.linalg.norm(scaled[0])) if len(scaled) else 1.0
        return cls(first, rest, scaled / np.float32(scale), scale, codes, _usual(first, rest, codes))

    def scaled(self) -> NDArray[np.float32]:
        """(d, dimensions): the directions at the length of the scale, one array for the cache."""
        return self.directions * np.float32(self.scale)

    def similarities(
        self, query: NDArray[np.float32], among: Mask | None = None, also: Rows | None = None
    ) -> Scores:
        """(n,) the dot products with all rows, as far as the bytes tell; nearer to the truth where they are high.

        Args:
            query: (dimensions,).
            among: (n,) bool: the rows that matter; ``None`` for all.
            also: rows that are compared though nothing promises that they are near. Of those that neither is
                promising nor asked for here, many rows tell the usual similarity only.
        """
        asked = _Asked.of(self, query)
        if self.codes is not None and self.usual is not None and among is None:
            return self._of_promising(self.codes, self.usual, asked, also)
        found = _dot(self.first, asked.first, asked.unit)
        if self.rest.shape[1]:
            better = _promising(found, among)
            found[better] += _dot(self.rest.take(better, axis=0), asked.rest, asked.unit)
        return found

    def of_rows(self, query: NDArray[np.float32], rows: Rows) -> Scores:
        """(len(rows),) the dot products with some rows."""
        return self._of_some(_Asked.of(self, query), rows)

    def _of_promising(self, codes: Codes, usual: Bytes, asked: _Asked, also: Rows | None) -> Scores:
        size = len(self.first)
        near = codes.nearest(asked.short, max(CODED, int(size * CODED_SHARE)))
        middle = len(usual) // 2
        found = np.full(size, np.partition(_dot(usual, asked.whole, asked.unit), middle)[middle], np.float32)
        for rows in (near,) if also is None else (near, also):
            found[rows] = self._of_some(asked, rows)
        return found

    def _of_some(self, asked: _Asked, rows: Rows) -> Scores:
        found = _dot(self.first.take(rows, axis=0), asked.first, asked.unit)
        if self.rest.shape[1]:
            found += _dot(self.rest.take(rows, axis=0), asked.rest, asked.unit)
        return found


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query on the directions: ``short`` (d,) float32; ``whole`` (d,) the same as bytes, ``first`` and ``rest``
    its parts; ``unit`` what one of their product with a row's bytes is worth."""

    short: NDArray[np.float32]
    whole: Bytes
    first: Bytes
    rest: Bytes
    unit: float

    @classmethod
    def of(cls, sketch: Sketch, query: NDArray[np.float32]) -> _Asked:
        short = sketch.directions @ query
        scale = TOP / max(float(np.abs(short).max()), 1e-9)
        whole = np.rint(short * scale).astype(np.int8)
        head = sketch.first.shape[1]
        return cls(short, whole, whole[:head], whole[head:], 1 / (scale * sketch.scale))


class _Scratch(threading.local):
    """A thread's own room for whole products: fresh pages for every scan would cost as much as half of it."""

    room: NDArray[np.float64] = np.empty(0)

    def of(self, count: int) -> NDArray[np.float64]:
        if len(self.room) < count:
            self.room = np.empty(count)
        return self.room[:count]


_SCRATCH = _Scratch()

_COUNT_ONE_MORE = ctypes.pythonapi.Py_IncRef
"""SimSIMD (6.5.16) gives back ``None`` without counting the reference, where it writes to an array that exists. Until
Python 3.12 ``None`` is counted like all else, and after some ten thousand searches the interpreter would let go of it
and end the process. A reference too many costs nothing."""
_COUNT_ONE_MORE.argtypes = [ctypes.py_object]
_COUNT_ONE_MORE.restype = None


def _dot(rows: Bytes, query: Bytes, unit: float) -> Scores:
    """(n,): the products in float32, ``unit`` times."""
    import simsimd  # half a millisecond; shops with few rows never need it

    scores = np.empty(len(rows), np.float32)
    if len(rows):
        whole = _SCRATCH.of(len(rows))
        _COUNT_ONE_MORE(None)
        simsimd.dot(rows, query, out=whole)
        np.multiply(whole, unit, out=scores, casting="same_kind")
    return scores


def _usual(first: Bytes, rest: Bytes, codes: Codes | None) -> Bytes | None:
    """Rows spread over all, both parts, side by side in memory: picked out for every query they took a tenth of it."""
    spread = slice(None, None, max(1, len(first) // USUAL))
    return None if codes is None else np.hstack([first[spread], rest[spread]])


def _promising(scores: Scores, among: Mask | None) -> NDArray[np.int64]:
    """About ``PROMISING`` of the rows, the highest; where that begins is read off a sample spread over all."""
    step = max(1, len(scores) // SAMPLE)
    sample = scores[::step]
    if among is not None:
        sample = sample[among[::step]]
        if not len(sample):
            return np.flatnonzero(among)
    rank = int(len(sample) * (1 - PROMISING))
    high = scores >= np.partition(sample, rank)[rank]
    return np.flatnonzero(high if among is None else high & among)


def _directions(sample: NDArray[np.float64]) -> tuple[NDArray[np.float32], float]:
    """(d, dimensions): the fewest principal directions, in steps, that keep enough of the sample's energy; and the
    share of it in the first ``HEAD`` of them."""
    energy, basis = np.linalg.eigh(sample.T @ sample)
    share = np.cumsum(energy[::-1]) / max(float(energy.sum()), 1e-9)
    enough = int(np.searchsorted(share, KEPT)) + 1
    count = -(-enough // STEP) * STEP
    if count > FLAT * len(energy):
        count = len(energy)
    leading = float(share[min(HEAD, len(share)) - 1])
    return np.ascontiguousarray(basis[:, ::-1][:, :count].T, np.float32), leading
