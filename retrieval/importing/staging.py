"""Rows of an import on their way to the one transaction that writes them: kept in a file, not in memory."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from retrieval.errors import Unavailable
from retrieval.store.records import Rows


class Staging:
    """A temporary file of batches of rows; it is gone with the process, however that ends."""

    def __init__(self, folder: Path | None) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 closed by __exit__

    def __enter__(self) -> Staging:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, batch: list[Rows]) -> None:
        """Raises Unavailable where the disk is full."""
        plain = [(r.product, r.variants, r.article_keys, r.reviews, r.vectors, r.words) for r in batch]
        try:
            pickle.dump(plain, self._file, protocol=pickle.HIGHEST_PROTOCOL)
            self._file.flush()
        except OSError as error:
            raise Unavailable(
                "disk_full",
                f"The import cannot be prepared: {error.strerror}. Nothing was changed.",
                "Free some space in the home folder, then run the same command again.",
            ) from error

    def batches(self) -> Iterator[list[Rows]]:
        """The batches in the order in which they came."""
        self._file.seek(0)
        while True:
            try:
                plain = pickle.load(self._file)
            except EOFError:
                return
            yield [Rows(*parts) for parts in plain]
