"""A home, and an index that keeps small vectors in files: real in all that an import asks of one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest

from retrieval.catalog.product import Product, ProductId
from retrieval.store.database import Database


class FileIndex:
    """Vectors by content: a text's words hashed into 16 dimensions, a picture's bytes likewise, a file a vector.

    Attributes:
        embedded: how many vectors were made, the rest was there already.
    """

    def __init__(self, home: Path) -> None:
        self._folder, self._images = home / "vectors", home / "images"
        self._folder.mkdir(parents=True, exist_ok=True)
        self.embedded = 0
        self.published: list[int] = []

    def prepare(self, products: Sequence[Product]) -> Mapping[ProductId, Mapping[str, Sequence[str]]]:
        return {
            product.product_id: {
                "text": [self._keep(" ".join((*product.title.both(), *product.description.both())).encode())],
                "image": [self._keep((self._images / name).read_bytes()) for name in product.images],
            }
            for product in products
        }

    def publish(self, revision: int) -> None:
        self.published.append(revision)

    def keys(self) -> set[str]:
        return {path.stem for path in self._folder.glob("*.npy")}

    def _keep(self, content: bytes) -> str:
        key = hashlib.sha256(content).hexdigest()[:32]
        path = self._folder / f"{key}.npy"
        if not path.exists():
            self.embedded += 1
            vector = np.bincount(np.frombuffer(content, np.uint8) % 16, minlength=16).astype(np.float32)
            aside = path.with_suffix(".aside")
            with aside.open("wb") as file:
                np.save(file, vector / np.linalg.norm(vector))
            aside.rename(path)
        return key


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def database(home: Path) -> Iterator[Database]:
    opened = Database.open(f"sqlite:///{home / 'shop.db'}")
    yield opened
    opened.close()


@pytest.fixture
def index(home: Path) -> FileIndex:
    return FileIndex(home)
