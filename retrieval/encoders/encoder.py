"""The seam between words, pictures and the vectors that stand for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from PIL.Image import Image

Vectors = NDArray[np.float32]
"""(rows, dimensions) float32, each row of unit length."""


class Encoder(Protocol):
    """Texts and pictures to unit vectors of one space, so that a dot product is a cosine.

    Every implementation passes ``tests/retrieval/encoders/test_contract.py``: rows come back in the order of
    the inputs, an empty input gives shape ``(0, dimensions)``, a batch gives what single calls give (to
    1e-4), and the same input gives the same row in every process.
    """

    @property
    def name(self) -> str:
        """What the setting ``encoder`` says, for example ``compact`` or ``openclip:ViT-B-32:laion2b``."""
        ...

    @property
    def fingerprint(self) -> str:
        """Hex digest of all weights and preprocessing; two encoders with one fingerprint share an index."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        ...

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """(len(texts), dimensions) unit rows; English, Chinese or both in one text."""
        ...

    def encode_images(self, images: Sequence[Image]) -> Vectors:
        """(len(images), dimensions) unit rows; any mode and size, rotation by EXIF not yet applied."""
        ...
