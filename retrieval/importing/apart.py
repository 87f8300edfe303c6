"""Cutting texts into words in a second process, while the first one embeds and writes vectors.

Both are work for one processor each, and threads of one Python cannot share them. The second process knows nothing but
products and words: it holds no lock and no file, and ends with its input, however the import ends.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType

from retrieval.catalog.product import Product
from retrieval.store.words import words_of

APART = 500
"""Products in a batch from which a second process is worth its start, about a second that nobody waits for."""

Words = tuple[str, str, str, str]
"""Analysed tokens, a text a field of ``store.words.FIELDS``."""


class Analyst:
    """Gives the words of batches of products, in the order in which they came."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._waiting = ThreadPoolExecutor(1)
        """It waits for the second process, so that the import does not."""

    def __enter__(self) -> Analyst:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            self._process.kill()
        self._waiting.shutdown(cancel_futures=True)
        if self._process is not None:
            self._process.communicate()
            self._process = None

    @property
    def process_id(self) -> int | None:
        """Of the second process; ``None`` while there is none."""
        return self._process.pid if self._process is not None else None

    def begin(self, products: Sequence[Product]) -> Callable[[], list[Words]]:
        """Start on a batch; what comes back waits for its words."""
        if len(products) < APART:
            return lambda: [words_of(product) for product in products]
        sent = pickle.dumps(list(products), protocol=pickle.HIGHEST_PROTOCOL)
        answer = self._waiting.submit(self._ask, sent)

        def finish() -> list[Words]:
            found = answer.result()
            return [words_of(product) for product in products] if found is None else found

        return finish

    def _ask(self, batch: bytes) -> list[Words] | None:
        """``None`` where no second process can be had, or it is gone: the words are made in this one then."""
        try:
            if self._process is None:
                self._process = subprocess.Popen(
                    [sys.executable, "-m", "retrieval.store.analyst"],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                )
            assert self._process.stdin is not None and self._process.stdout is not None
            self._process.stdin.write(batch)
            self._process.stdin.flush()
            found: list[Words] = pickle.load(self._process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            return None
        return found
