"""Vectors as one memory-mapped matrix with the product of each row: a cache that can be thrown away."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.aside import aside
from retrieval.encoders.encoder import Vectors
from retrieval.index.codes import Codes
from retrieval.index.sketch import Sketch

Numbers = NDArray[np.int32]
"""(rows,) int32: the number of the product that a row belongs to, ascending."""

Keys = NDArray[np.bytes_]


@dataclass(frozen=True, slots=True)
class Matrix:
    """``rows`` (n, dimensions) float32 unit rows; ``numbers`` (n,) the products that they belong to, ascending;
    ``keys`` (n,) S32 the keys of the rows in the vector store; ``sketch`` where the rows are many."""

    rows: Vectors
    numbers: Numbers
    keys: Keys
    sketch: Sketch | None = None

    def __len__(self) -> int:
        return len(self.numbers)

    def save(self, folder: Path, name: str) -> None:
        """Write all parts aside and put them in place; the rows last, so a matrix that is there is whole."""
        folder.mkdir(parents=True, exist_ok=True)
        parts = [("numbers", self.numbers), ("keys", self.keys), ("rows", self.rows)]
        if self.sketch is not None:
            short = self.sketch
            parts[:0] = [("first", short.first), ("rest", short.rest), ("directions", short.scaled())]
            if short.codes is not None:
                parts[:0] = [("codes", short.codes.stored())]
        for suffix, array in parts:
            path = folder / f"{name}.{suffix}.npy"
            part = aside(path, ".npy")
            np.save(part, array)
            part.replace(path)

    @classmethod
    def load(cls, folder: Path, name: str) -> Matrix | None:
        """Map a matrix; ``None`` where there is none or it is damaged (it is a cache: it will be made again)."""
        try:
            rows = np.load(folder / f"{name}.rows.npy", mmap_mode="r")
            numbers = np.load(folder / f"{name}.numbers.npy")
            keys = np.load(folder / f"{name}.keys.npy", mmap_mode="r")
        except (FileNotFoundError, ValueError, EOFError):
            return None
        whole = rows.ndim == 2 and len(rows) == len(numbers) == len(keys)
        return cls(rows, numbers, keys, _sketch(folder, name, rows)) if whole else None


def _sketch(folder: Path, name: str, rows: Vectors) -> Sketch | None:
    """The sketch beside a matrix; ``None`` where there is none or it does not fit."""
    try:
        first, rest, scaled = (
            np.load(folder / f"{name}.{part}.npy") for part in ("first", "rest", "directions")
        )
    except (FileNotFoundError, ValueError, EOFError):
        return None
    long = len(first) == len(rest) == len(rows)
    wide = scaled.shape == (first.shape[1] + rest.shape[1], rows.shape[1])
    if not (long and wide):
        return None
    codes = _codes(folder / f"{name}.codes.npy") if rest.shape[1] else None
    fits = codes is not None and (len(codes), codes.width) == (len(rows), len(scaled))
    return Sketch.from_scaled(first, rest, scaled, codes) if fits or not rest.shape[1] else None


def _codes(path: Path) -> Codes | None:
    try:
        return Codes.read(np.load(path))
    except (FileNotFoundError, ValueError, EOFError):
        return None


def empty(dimensions: int) -> Matrix:
    """A matrix without rows."""
    return Matrix(np.zeros((0, dimensions), np.float32), np.zeros(0, np.int32), np.zeros(0, "S32"))
