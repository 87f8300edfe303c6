"""Products to vectors: what is missing is embedded in batches, and what was written before a kill stays written."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import numpy as np

from retrieval.catalog.product import Product, ProductId
from retrieval.encoders.encoder import Encoder, Vectors
from retrieval.index.matrices import Matrices, VectorKeys
from retrieval.index.texts import embedding_texts
from retrieval.index.vectors import MODALITIES, VectorStore, vector_key

if TYPE_CHECKING:
    from PIL.Image import Image

BATCH = 64
WRITE = 2_048
"""Rows that are written at once: four times as many as 512 take three times as long."""
HELD = 5.0
"""Seconds after which rows are written however few they are: what a kill can lose."""

Progress = Callable[[str, int, int], None]
"""Called with what is worked on (``"texts"``, ``"pictures"``), how many are done and how many there are."""


VectorKeysOf = dict[str, tuple[str, ...]]
"""Of one product: the keys of its rows by modality (``text``: one a language, ``image``: one a picture)."""


def _silent(_what: str, _done: int, _total: int) -> None:
    """No progress asked for."""


class Indexer:
    """Embeds what the vector store lacks, and publishes the index of a revision.

    Args:
        vectors: where rows are kept.
        encoder: makes the rows.
        images_dir: the folder that the products' picture names are relative to.
        matrices: the mapped matrices to publish.
        keys_of: the vector keys that the stored catalogue uses (``ProductRepository.vector_keys``).
    """

    def __init__(
        self,
        vectors: VectorStore,
        encoder: Encoder,
        images_dir: Path,
        matrices: Matrices,
        keys_of: VectorKeys,
    ) -> None:
        self.vectors = vectors
        self.keys_of = keys_of
        self.encoder = encoder
        self.images_dir = images_dir
        self.matrices = matrices

    def prepare(
        self, products: Iterable[Product], progress: Progress = _silent
    ) -> dict[ProductId, VectorKeysOf]:
        """See that every text and picture of the products has its row, and say which rows they are.

        A picture that cannot be read is left out: its product is still found by its words.
        """
        texts: dict[str, str] = {}
        pictures: dict[str, Path] = {}
        keys: dict[ProductId, VectorKeysOf] = {}
        for product in products:
            noted = (self._note_picture(name, pictures) for name in product.images)
            keys[product.product_id] = {
                "text": tuple(self._note_text(text, texts) for text in embedding_texts(product)),
                "image": tuple(key for key in noted if key),
            }
        self._embed_texts(texts, progress)
        broken = self._embed_pictures(pictures, progress)
        for own in keys.values() if broken else ():
            own["image"] = tuple(key for key in own["image"] if key not in broken)
        return keys

    def publish(self, revision: int) -> None:
        """After the transaction: make the matrices of the new revision; readers pick them up by themselves. Rows
        that no product uses any more are taken out afterwards."""
        self.matrices.publish(revision, self.keys_of)
        self.collect()

    def collect(self) -> int:
        """Take out the rows that no product uses any more; gives their number."""
        taken = 0
        for modality in MODALITIES:
            used = {key for _, key in self.keys_of(modality)}
            if self.vectors.count(modality) == len(used):
                continue
            unused = [key for key in self.vectors.keys(modality) if key not in used]
            self.vectors.delete(modality, unused)
            taken += len(unused)
        return taken

    def reset(self) -> None:
        """Throw the whole index away, readable or not, before it is made again; no product is touched."""
        self.vectors.clear()
        self.matrices.clear()

    def _note_text(self, text: str, texts: dict[str, str]) -> str:
        key = vector_key(self.encoder.fingerprint, "text", text.encode())
        texts[key] = text
        return key

    def _note_picture(self, name: str, pictures: dict[str, Path]) -> str | None:
        path = self.images_dir / name
        if not path.is_file():
            return None
        key = vector_key(self.encoder.fingerprint, "image", path.read_bytes())
        pictures[key] = path
        return key

    def _embed_pictures(self, pictures: dict[str, Path], progress: Progress) -> set[str]:
        """Embed what is missing; gives the keys of pictures that cannot be read."""
        missing = self.vectors.missing("image", list(pictures))
        broken: set[str] = set()
        done = 0
        with _Held("image", self.vectors, self.matrices) as held:
            for part in _batches(missing, BATCH):
                images = {key: image for key in part if (image := _opened(pictures[key])) is not None}
                broken.update(key for key in part if key not in images)
                if images:
                    held.add(list(images), self.encoder.encode_images(list(images.values())))
                done += len(part)
                progress("pictures", done, len(missing))
        return broken

    def _embed_texts(self, texts: dict[str, str], progress: Progress) -> None:
        """Embed the texts without a row, those of one length together so that little is spent on padding."""
        missing = self.vectors.missing("text", list(texts))
        missing.sort(key=lambda key: (len(texts[key]), key))
        done = 0
        with _Held("text", self.vectors, self.matrices) as held:
            for part in _batches(missing, BATCH):
                held.add(part, self.encoder.encode_texts([texts[key] for key in part]))
                done += len(part)
                progress("texts", done, len(missing))


class _Held:
    """Rows of one modality between encoding and writing; all are written when the block ends well."""

    def __init__(self, modality: str, vectors: VectorStore, matrices: Matrices) -> None:
        self._modality = modality
        self._vectors = vectors
        self._matrices = matrices
        self._keys: list[str] = []
        self._rows: list[Vectors] = []
        self._since = time.monotonic()

    def __enter__(self) -> _Held:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._write()

    def add(self, keys: list[str], rows: Vectors) -> None:
        self._keys += keys
        self._rows.append(rows)
        if len(self._keys) >= WRITE or time.monotonic() - self._since > HELD:
            self._write()

    def _write(self) -> None:
        if self._keys:
            rows = np.concatenate(self._rows)
            self._vectors.add(self._modality, self._keys, rows)
            self._matrices.remember(self._keys, rows)
        self._keys, self._rows, self._since = [], [], time.monotonic()


def _opened(path: Path) -> Image | None:
    """The picture, decoded; ``None`` where it cannot be read."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path) as image:
            image.load()
            return image
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return None


def _batches(items: list[str], size: int) -> Iterator[list[str]]:
    return (items[start : start + size] for start in range(0, len(items), size))
