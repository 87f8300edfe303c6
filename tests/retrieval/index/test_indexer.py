"""What was encoded before a stop is not encoded again, and a picture that cannot be read costs only itself."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from retrieval.catalog.product import Product
from retrieval.encoders.encoder import Vectors
from retrieval.index import indexer as module
from retrieval.index.indexer import BATCH, Indexer
from retrieval.index.matrices import Matrices
from retrieval.index.vectors import VectorStore
from tests.benchmarks.words import catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

DIMENSIONS = 8


class Hashing:
    """A vector a text by its digest; after ``patience`` texts the power fails.

    Attributes:
        encoded: how many texts were asked for.
    """

    name = "hashing"
    fingerprint = "c" * 64
    dimensions = DIMENSIONS

    def __init__(self, patience: int = 1_000_000) -> None:
        self.patience = patience
        self.encoded = 0

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        self.encoded += len(texts)
        if self.encoded > self.patience:
            raise KeyboardInterrupt
        return self._rows([text.encode() for text in texts])

    def encode_images(self, images: Sequence[Image]) -> Vectors:
        return self._rows([image.tobytes() for image in images])

    @staticmethod
    def _rows(contents: list[bytes]) -> Vectors:
        digests = [hashlib.sha256(content).digest()[:DIMENSIONS] for content in contents]
        rows = np.array([list(digest) for digest in digests], np.float32) + 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def opened(home: Path, encoder: Hashing) -> Indexer:
    store = VectorStore(home / "chroma", encoder.fingerprint, DIMENSIONS)
    return Indexer(store, encoder, home / "images", Matrices(store, home / "cache", "hashing"), lambda _: [])


def products(count: int) -> list[Product]:
    return list(islice(catalogue(count), count))


@pytest.mark.parametrize(("write", "held"), [(BATCH, 1_000.0), (1_000_000, 0.0)], ids=["by rows", "by time"])
def test_what_was_written_before_a_stop_is_not_encoded_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: int, held: float
) -> None:
    monkeypatch.setattr(module, "WRITE", write)
    monkeypatch.setattr(module, "HELD", held)
    stocked = products(150)
    whole = opened(tmp_path / "whole", Hashing())
    keys = whole.prepare(stocked)
    total = whole.vectors.count("text")

    with pytest.raises(KeyboardInterrupt):
        opened(tmp_path / "again", Hashing(patience=2 * BATCH)).prepare(stocked)

    encoder = Hashing()
    again = opened(tmp_path / "again", encoder)
    assert again.prepare(stocked) == keys
    assert encoder.encoded == total - 2 * BATCH
    every = [key for own in keys.values() for key in own["text"]]
    assert np.allclose(again.vectors.get("text", every), whole.vectors.get("text", every), atol=1e-6)


def test_a_picture_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    from PIL import Image

    images = tmp_path / "images"
    images.mkdir()
    Image.new("RGB", (8, 8), "red").save(images / "red.png")
    (images / "broken.png").write_bytes(b"no picture")
    product = replace(products(1)[0], images=("broken.png", "red.png", "missing.png"))
    indexer = opened(tmp_path, Hashing())
    keys = indexer.prepare([product])[product.product_id]["image"]
    assert len(keys) == 1
    assert indexer.vectors.count("image") == 1
