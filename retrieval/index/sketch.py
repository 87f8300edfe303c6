"""A short form of many vectors, to find quickly which of them are worth reading whole.

The rows of a catalogue vary in far fewer directions than they have numbers, and a ranking does not need six digits of
each. On the principal directions that keep ``KEPT`` of the rows' energy, a byte a number, a scan reads an eighth of
the memory or less (192 bytes a MiniLM row instead of 1,536), and what is truly near is among the nearest there: the
first ten of 110,000 English texts were all among the first 128 (docs/decisions/0030-a-byte-a-direction.md).
"""

from __future__ import annotations

import os
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.encoders.encoder import Vectors

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
SHARED_FROM = 100_000
"""From so many rows on two threads scan; with fewer the second costs more than it brings."""
TOP = 127.0

Bytes = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Sketch:
    """``rows`` (n, d) int8: the vectors on the principal directions, times ``scale``; ``directions`` (d, dimensions)
    float32 orthonormal rows."""

    rows: Bytes
    directions: NDArray[np.float32]
    scale: float

    @classmethod
    def of(cls, vectors: Vectors) -> Sketch:
        """Directions by the second moments of a sample: the same rows give the same sketch."""
        directions = _directions(np.asarray(vectors[:: max(1, len(vectors) // SAMPLE)], np.float64))
        turn = np.ascontiguousarray(directions.T)
        blocks = [slice(start, start + BLOCK) for start in range(0, len(vectors), BLOCK)]
        top = max((float(np.abs(vectors[block] @ turn).max()) for block in blocks), default=1.0)
        scale = TOP / max(top, 1e-9)
        rows = np.empty((len(vectors), len(directions)), np.int8)
        for block in blocks:
            rows[block] = np.rint(vectors[block] @ turn * np.float32(scale))
        return cls(rows, directions, scale)

    @classmethod
    def from_scaled(cls, rows: Bytes, scaled: NDArray[np.float32]) -> Sketch:
        """As it was stored: rows, and what ``scaled`` gave."""
        scale = float(np.linalg.norm(scaled[0])) if len(scaled) else 1.0
        return cls(rows, scaled / np.float32(scale), scale)

    def scaled(self) -> NDArray[np.float32]:
        """(d, dimensions): the directions at the length of the scale, one array for the cache."""
        return self.directions * np.float32(self.scale)

    def similarities(
        self, query: NDArray[np.float32], rows: NDArray[np.int64] | None = None
    ) -> NDArray[np.float32]:
        """The dot products with all rows (n,), or with those named, as far as the bytes tell."""
        import simsimd  # half a millisecond; shops with few rows never need it

        short = self.directions @ query
        scale = TOP / max(float(np.abs(short).max()), 1e-9)
        read = self.rows if rows is None else self.rows.take(rows, axis=0)
        asked = np.rint(short * scale).astype(np.int8)
        if len(read) < SHARED_FROM:
            found = np.asarray(simsimd.dot(read, asked), np.float32)
        else:
            shared = simsimd.cdist(read, asked[None], metric="dot", threads=min(2, os.cpu_count() or 1))
            found = np.asarray(shared, np.float32)[:, 0]
        found *= np.float32(1 / (scale * self.scale))
        return found


def _directions(sample: NDArray[np.float64]) -> NDArray[np.float32]:
    """(d, dimensions): the fewest principal directions, in steps, that keep enough of the sample's energy."""
    energy, basis = np.linalg.eigh(sample.T @ sample)
    share = np.cumsum(energy[::-1]) / max(float(energy.sum()), 1e-9)
    enough = int(np.searchsorted(share, KEPT)) + 1
    count = -(-enough // STEP) * STEP
    if count > FLAT * len(energy):
        count = len(energy)
    return np.ascontiguousarray(basis[:, ::-1][:, :count].T, np.float32)
