"""The compact image tower: our own weights in ONNX Runtime, pictures to the space of the texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow

from retrieval.encoders.compact_image_files import MODEL_FILE, read_recipe
from retrieval.encoders.compact_text import open_session
from retrieval.encoders.encoder import Vectors
from retrieval.encoders.pictures import as_rgb

if TYPE_CHECKING:
    from PIL.Image import Image

BATCH = 32

ResizeMode = Literal["squash", "shortest", "longest"]


@dataclass(frozen=True, slots=True)
class Preprocessing:
    """How a picture becomes the tower's input; the words are OpenCLIP's.

    Attributes:
        height: of the input, in pixels.
        width: of the input, in pixels.
        mean: of each channel, for values from 0 to 1.
        std: of each channel.
        resize_mode: ``squash`` to the size, ``shortest`` edge to the size and the middle cut out, or
            ``longest`` edge to the size and the rest filled.
        interpolation: ``bicubic`` or ``bilinear``.
        fill: grey value from 0 to 255 around a picture that does not fill the input.
    """

    height: int
    width: int
    mean: tuple[float, float, float]
    std: tuple[float, float, float]
    resize_mode: ResizeMode = "squash"
    interpolation: str = "bicubic"
    fill: int = 255

    @classmethod
    def from_json(cls, recipe: dict[str, Any]) -> Self:
        size = recipe["size"]
        height, width = (size, size) if isinstance(size, int) else size
        red, green, blue = recipe["mean"]
        red_std, green_std, blue_std = recipe["std"]
        return cls(
            height=int(height),
            width=int(width),
            mean=(float(red), float(green), float(blue)),
            std=(float(red_std), float(green_std), float(blue_std)),
            resize_mode=recipe.get("resize_mode", "squash"),
            interpolation=recipe.get("interpolation", "bicubic"),
            fill=int(recipe.get("fill", 255)),
        )

    def pixels(self, image: Image) -> NDArray[np.float32]:
        """(3, height, width) float32, normalised."""
        fitted = np.asarray(self.fit(as_rgb(image)), np.float32) / 255.0
        normal = (fitted - np.asarray(self.mean, np.float32)) / np.asarray(self.std, np.float32)
        return np.ascontiguousarray(normal.transpose(2, 0, 1))

    def fit(self, image: Image) -> Image:
        """An RGB picture at the input's size."""
        method = Pillow.Resampling[self.interpolation.upper()]
        if self.resize_mode == "squash":
            return image.resize((self.width, self.height), method)
        shares = (self.width / image.width, self.height / image.height)
        share = max(shares) if self.resize_mode == "shortest" else min(shares)
        size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
        if self.resize_mode == "shortest":  # torchvision cuts the longer edge off instead of rounding it
            size = (max(self.width, int(image.width * share)), max(self.height, int(image.height * share)))
        resized = image.resize(size, method)
        left = round((resized.width - self.width) / 2)
        top = round((resized.height - self.height) / 2)
        canvas = Pillow.new("RGB", (self.width, self.height), (self.fill,) * 3)
        canvas.paste(resized, (-left, -top))
        return canvas


class ImageTower:
    """Pictures to unit vectors, (pictures, 384) float32.

    Args:
        folder: where ``image.onnx`` and ``image.json`` lie.
        threads: of ONNX Runtime; 0 for as many as this process may use, at most four.
    """

    def __init__(self, folder: Path, threads: int = 0) -> None:
        self._preprocessing = Preprocessing.from_json(read_recipe(folder))
        self._session = open_session((folder / MODEL_FILE).read_bytes(), threads, optimise=True)
        self._output = self._session.get_outputs()[0].name

    def encode(self, images: Sequence[Image]) -> Vectors:
        """Unit rows in the order of ``images``."""
        if not images:
            return np.empty((0, self._session.get_outputs()[0].shape[1]), np.float32)
        rows = [self._pass(images[start : start + BATCH]) for start in range(0, len(images), BATCH)]
        return np.concatenate(rows)

    def _pass(self, images: Sequence[Image]) -> Vectors:
        pixels = np.stack([self._preprocessing.pixels(image) for image in images])
        rows: NDArray[np.float32] = self._session.run([self._output], {"image": pixels})[0]
        unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit
