"""The compact encoder, the default: MiniLM's text tower and our own image tower in one space of 384."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.encoders import compact_image_files, compact_weights
from retrieval.encoders.compact_chinese import ChineseTable, chinese_digest, verify_chinese
from retrieval.encoders.compact_graph import WIDTH
from retrieval.encoders.compact_pieces import Pieces
from retrieval.encoders.compact_text import TextTower
from retrieval.encoders.encoder import Vectors
from retrieval.errors import Unavailable

if TYPE_CHECKING:
    from PIL.Image import Image

    from retrieval.encoders.compact_image import ImageTower

WEIGHTS = Path(__file__).parent / "weights"
PREPROCESSING = 1
"""Counts up with every change of how texts and pictures are prepared: old indexes no longer fit then."""


class CompactEncoder:
    """Texts and pictures to unit vectors on the CPU, without torch; each tower opens on first use.

    Args:
        stamps: folder that remembers that MiniLM's weights were verified; None: verified by every process.
        threads: of ONNX Runtime; 0 for as many as this process may use, at most four.
        weights: where our own weights lie; another folder to try new ones.
    """

    def __init__(self, stamps: Path | None = None, threads: int = 0, weights: Path = WEIGHTS) -> None:
        self._stamps = stamps
        self._threads = threads
        self._weights = weights
        self._lock = Lock()
        self._texts: TextTower | None = None
        self._images: ImageTower | None = None
        self._fingerprint = ""

    @property
    def name(self) -> str:
        return "compact"

    @property
    def dimensions(self) -> int:
        return WIDTH

    @property
    def fingerprint(self) -> str:
        """Of the digests noted beside the weights; `verify` checks that the files still have them."""
        if not self._fingerprint:
            parts: dict[str, Any] = {
                "preprocessing": PREPROCESSING,
                "minilm": compact_weights.SHA256,
                "chinese": chinese_digest(self._weights),
                "image": self._image_part(),
            }
            digest = hashlib.sha256(json.dumps(parts, sort_keys=True).encode())
            self._fingerprint = digest.hexdigest()
        return self._fingerprint

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, WIDTH), np.float32)
        return self._text_tower().encode(texts)

    def encode_images(self, images: Sequence[Image]) -> Vectors:
        if not images:
            return np.empty((0, WIDTH), np.float32)
        return self._image_tower().encode(images)

    def verify(self) -> None:
        """Read every weight and compare it with what it should be; for ``doctor``.

        Raises:
            Unavailable: a file is missing, damaged or another one.
        """
        compact_weights.verify(compact_weights.model_folder() / "model.safetensors")
        verify_chinese(self._weights)
        compact_image_files.verify_image(self._weights)

    def _image_part(self) -> dict[str, Any] | None:
        try:
            recipe = compact_image_files.read_recipe(self._weights)
        except Unavailable:  # texts alone still make an index; with the tower it is another fingerprint
            return None
        return {**recipe, "sha256": compact_image_files.weights_digest(self._weights)}

    def _text_tower(self) -> TextTower:
        with self._lock:
            if self._texts is None:
                folder = compact_weights.model_folder()
                weights = folder / "model.safetensors"
                compact_weights.verify(weights, self._stamps)
                chinese = ChineseTable.read(self._weights)
                pieces = Pieces(folder / "tokenizer.json", chinese.read_words if chinese else None)
                self._texts = TextTower(weights, pieces, chinese.rows if chinese else None, self._threads)
            return self._texts

    def _image_tower(self) -> ImageTower:
        with self._lock:
            if self._images is None:
                # Here, because it brings Pillow, which a search by words does without.
                from retrieval.encoders.compact_image import ImageTower

                self._images = ImageTower(self._weights, self._threads)
            return self._images
