"""Products to vectors: what is missing is embedded in batches, and what was written before a kill stays written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
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
WRITE = 512
"""Rows that are written at once: few enough to lose little to a kill, many enough to be quick."""

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

    def _write(self, modality: str, keys: list[str], rows: Vectors) -> None:
        self.vectors.add(modality, keys, rows)
        self.matrices.remember(keys, rows)

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
        from PIL import Image, UnidentifiedImageError

        missing = self.vectors.missing("image", list(pictures))
        broken: set[str] = set()
        done = 0
        for part in _batches(missing, BATCH):
            keys: list[str] = []
            images: list[Image.Image] = []
            for key in part:
                try:
                    with Image.open(pictures[key]) as image:
                        image.load()
                        images.append(image)
                        keys.append(key)
                except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
                    broken.add(key)
            if keys:
                self._write("image", keys, self.encoder.encode_images(images))
            done += len(part)
            progress("pictures", done, len(missing))
        return broken

    def _embed_texts(self, texts: dict[str, str], progress: Progress) -> None:
        """Embed the texts without a row, those of one length together so that little is spent on padding."""
        missing = self.vectors.missing("text", list(texts))
        missing.sort(key=lambda key: (len(texts[key]), key))
        done = 0
        for block in _batches(missing, WRITE):
            encoded = [
                self.encoder.encode_texts([texts[key] for key in part]) for part in _batches(block, BATCH)
            ]
            self._write("text", block, np.concatenate(encoded))
            done += len(block)
            progress("texts", done, len(missing))


def _batches(items: list[str], size: int) -> Iterator[list[str]]:
    return (items[start : start + size] for start in range(0, len(items), size))
