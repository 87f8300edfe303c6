"""The mapped matrices of the served catalogue: found in the cache, else made again from what is known.

A matrix is named for the rows that it holds, so a change of prices keeps it and only a change of vectors makes
another. Rows come from the matrix before where it has them; the vector store is asked for the rest, so a
reader of a small shop never imports Chroma.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from retrieval.encoders.encoder import Vectors
from retrieval.errors import Conflict
from retrieval.index.manifest import NAME as MANIFEST
from retrieval.index.manifest import Manifest
from retrieval.index.matrix import Matrix, empty
from retrieval.index.sketch import SKETCHED_FROM, Sketch
from retrieval.index.vectors import MODALITIES, VectorStore

VectorKeys = Callable[[str], Sequence[tuple[int, str]]]
"""Of a modality: (product number, key) for every row that the catalogue uses."""


FRESH = 200_000
"""Rows remembered between writing and publishing: 300 MB at most."""


class Matrices:
    """Loads and makes the matrices of one encoder in one cache folder."""

    def __init__(self, vectors: VectorStore, cache_dir: Path, encoder_name: str) -> None:
        self.vectors = vectors
        self.cache_dir = cache_dir
        self.encoder_name = encoder_name
        self._fresh: dict[str, Vectors] = {}

    def remember(self, keys: Sequence[str], rows: Vectors) -> None:
        """Rows that were just written, so that the next publishing need not read them back; up to a limit."""
        if len(self._fresh) < FRESH:
            self._fresh.update(zip(keys, rows, strict=True))

    def load(self, revision: int, keys_of: VectorKeys) -> dict[str, Matrix]:
        """The matrix of each modality at that revision of the catalogue; written to the cache where it was new.

        Raises:
            Conflict: the index was made with another encoder, lacks rows, or cannot be read.
        """
        manifest = Manifest.read(self.cache_dir)
        if manifest is not None:
            manifest.check(self.encoder_name, self.vectors.fingerprint, self.vectors.dimensions)
        if manifest is not None and manifest.revision == revision:
            cached = {modality: self._cached(manifest.matrices.get(modality, "")) for modality in MODALITIES}
            if all(matrix is not None for matrix in cached.values()):
                return {modality: matrix for modality, matrix in cached.items() if matrix is not None}
        return self._make(revision, keys_of, manifest)

    def publish(self, revision: int, keys_of: VectorKeys) -> None:
        """After an import: make the matrices of the new revision and let the manifest point to them."""
        try:
            before = Manifest.read(self.cache_dir)
        except Conflict:
            before = None  # it is about to be written anew
        self._make(revision, keys_of, before)
        self._fresh = {}

    def clear(self) -> None:
        """Forget all matrices; they are made again at the next publishing."""
        (self.cache_dir / MANIFEST).unlink(missing_ok=True)
        self._sweep(set())

    def _make(self, revision: int, keys_of: VectorKeys, before: Manifest | None) -> dict[str, Matrix]:
        made, names = {}, {}
        for modality in MODALITIES:
            pairs = sorted(keys_of(modality))
            names[modality] = self._name(modality, pairs)
            known = before.matrices.get(modality, "") if before else ""
            matrix = self._cached(names[modality])
            if matrix is None:
                matrix = self._collect(modality, pairs, self._cached(known))
                matrix.save(self.cache_dir, names[modality])
                matrix = self._cached(names[modality]) or matrix
            made[modality] = matrix
        Manifest(
            self.encoder_name, self.vectors.fingerprint, self.vectors.dimensions, revision, matrices=names
        ).write(self.cache_dir)
        self._sweep({*names.values(), *(before.matrices.values() if before else ())})
        return made

    def _collect(self, modality: str, pairs: list[tuple[int, str]], before: Matrix | None) -> Matrix:
        """Rows in the order of the pairs, from the matrix before where it has them, else from the store."""
        if not pairs:
            return empty(self.vectors.dimensions)
        numbers = np.array([number for number, _ in pairs], np.int32)
        keys = np.array([key.encode() for _, key in pairs], "S32")
        rows = np.empty((len(pairs), self.vectors.dimensions), np.float32)
        missing = np.ones(len(pairs), bool)
        if before is not None and len(before):
            order = np.argsort(before.keys)
            place = np.searchsorted(before.keys[order], keys).clip(max=len(before) - 1)
            found = before.keys[order][place] == keys
            rows[found] = before.rows[order[place[found]]]
            missing = ~found
        for number in np.flatnonzero(missing).tolist() if self._fresh else ():
            row = self._fresh.get(pairs[number][1])
            if row is not None:
                rows[number], missing[number] = row, False
        if missing.any():
            rows[missing] = self.vectors.get(modality, [key.decode() for key in keys[missing].tolist()])
        return Matrix(rows, numbers, keys, Sketch.of(rows) if len(rows) >= SKETCHED_FROM else None)

    def _name(self, modality: str, pairs: list[tuple[int, str]]) -> str:
        digest = hashlib.sha256(self.vectors.fingerprint.encode())
        for number, key in pairs:
            digest.update(f"{number}:{key};".encode())
        return f"{modality}-{digest.hexdigest()[:24]}"

    def _cached(self, name: str) -> Matrix | None:
        matrix = Matrix.load(self.cache_dir, name) if name else None
        return matrix if matrix is not None and matrix.rows.shape[1] == self.vectors.dimensions else None

    def _sweep(self, kept: set[str]) -> None:
        """Take away matrices that neither this revision nor the one before uses."""
        for path in self.cache_dir.glob("*-*.*.npy"):
            modality, _, _ = path.name.partition("-")
            if modality in MODALITIES and path.name.split(".")[0] not in kept:
                path.unlink(missing_ok=True)
