"""What a search reads: columns, words and vectors of one revision of the catalogue, all in step."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import Conflict
from retrieval.index import postings
from retrieval.index.matrices import Matrices
from retrieval.index.postings import Postings
from retrieval.search.rows import Nearest, VectorRows
from retrieval.search.spare import give_back
from retrieval.store.columns import Columns, read_columns
from retrieval.store.database import Database
from retrieval.store.fulltext import FullText
from retrieval.store.products import ProductRepository

ATTEMPTS = 5
"""How often the parts are read again when an import comes in between."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One revision, complete. Positions (0 to ``size``) name products in all of its parts."""

    revision: int
    columns: Columns
    postings: Postings
    text: VectorRows
    image: VectorRows
    position: dict[str, int]

    @property
    def size(self) -> int:
        return len(self.columns.number)


class SnapshotLoader:
    """Keeps the snapshot of the newest revision; asking costs one small SELECT."""

    def __init__(self, database: Database, matrices: Matrices) -> None:
        self._database = database
        self._matrices = matrices
        self._products = ProductRepository(database)
        self._lock = Lock()
        self._held: Snapshot | None = None

    def current(self) -> Snapshot:
        """
        Raises:
            Conflict: the index does not fit, or imports follow each other faster than they can be read.
        """
        revision = self._products.revision()
        held = self._held
        if held is not None and held.revision == revision:
            return held
        with self._lock:
            give_back()
            for _ in range(ATTEMPTS):
                revision = self._products.revision()
                if self._held is not None and self._held.revision == revision:
                    return self._held
                loaded = self._load(revision)
                if loaded is not None:
                    self._held = loaded
                    give_back()
                    return loaded
        raise Conflict(
            "catalogue_changing", "The catalogue is being changed just now.", "Try again in a moment."
        )

    def _load(self, revision: int) -> Snapshot | None:
        """All parts; ``None`` if the catalogue changed while they were read."""
        columns = read_columns(self._database)
        words = self._words(revision, columns)
        matrices = self._matrices.load(revision, self._products.vector_keys)
        if not columns.revision == revision == self._products.revision():
            return None
        return Snapshot(
            revision,
            columns,
            words,
            VectorRows.of(matrices["text"], columns, self._near("text")),
            VectorRows.of(matrices["image"], columns, self._near("image")),
            {product_id: place for place, product_id in enumerate(columns.product_id)},
        )

    def _near(self, modality: str) -> Nearest:
        def nearest(vector: NDArray[np.float32], limit: int) -> list[tuple[str, float]]:
            return self._matrices.vectors.query(modality, vector, limit)

        return nearest

    def _words(self, revision: int, columns: Columns) -> Postings:
        """From the cache where a process has made them before, else from the analysed words in the database."""
        folder = self._matrices.cache_dir
        name = hashlib.sha256(f"{self._database.engine.url}".encode()).hexdigest()[:8]
        path = folder / f"words-{name}-{revision}.npz"
        cached = Postings.load(path)
        if cached is not None and cached.size == len(columns.number):
            return cached
        tokens = FullText(self._database).every()
        made = postings.build(
            tuple(field.split() for field in fields) for fields in _of_each(columns.number.tolist(), tokens)
        )
        self._keep(made, path, f"words-{name}-*.npz")
        return made

    def _keep(self, made: Postings, path: Path, others: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        made.save(path)
        for old in path.parent.glob(others):
            if old != path:
                old.unlink(missing_ok=True)


def _of_each(
    numbers: Sequence[int], tokens: Iterable[tuple[int, tuple[str, ...]]]
) -> Iterator[tuple[str, ...]]:
    """The tokens of each product in turn, both by number; nothing for a product that has none. One at a time, because
    all of them would be the largest thing in memory."""
    nothing = ("",) * len(postings.FIELDS)
    number, fields = -1, nothing
    coming = iter(tokens)
    for wanted in numbers:
        while number < wanted:
            number, fields = next(coming, (wanted + 1, nothing))
        yield fields if number == wanted else nothing
