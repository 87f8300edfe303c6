"""Words of products as a program: batches of products on its input, their words on its output, both pickled.

``python -m retrieval.store.analyst`` is started by an import (``retrieval.importing.apart``) and ends with its input.
"""

from __future__ import annotations

import pickle
import sys
from typing import BinaryIO

from retrieval.catalog.product import Product
from retrieval.store.words import words_of


def serve(batches: BinaryIO, words: BinaryIO) -> None:
    """Answer each batch until there are no more."""
    while True:
        try:
            products: list[Product] = pickle.load(batches)
        except EOFError:
            return
        pickle.dump([words_of(product) for product in products], words, protocol=pickle.HIGHEST_PROTOCOL)
        words.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
