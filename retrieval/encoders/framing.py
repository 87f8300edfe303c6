"""The photo inside a screenshot: plain bars around a picture are not what was photographed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_SIDE = 256
"""Bars are looked for in a copy of at most this many pixels a side."""

_PLAIN, _SAME, _OTHER = 4.0, 8.0, 24.0
"""Spread within a plain line, difference between lines of one bar, difference of a picture from its bar; of 255."""

_EDGE = 0.9
"""Share of a bar's inner edge where a picture has to begin at once: an article on a plain ground begins in places."""

_THIN, _LEFT = 0.02, 0.3
"""A bar is at least this share of the side, and what is left at least that."""


def without_bars(image: Image.Image) -> Image.Image:
    """An RGB picture without the plain bars that a screenshot or a player put beside, above or below it.

    A bar is cut off only where a picture begins along most of its inner edge, so that an article on a white or
    plain ground keeps its ground. Returns the picture itself where there is none.
    """
    small = image.copy()
    small.thumbnail((_SIDE, _SIDE), Image.Resampling.BOX)
    pixels = np.asarray(small, np.float32)
    bars = [_bar(side) for side in _sides(pixels)]
    if not any(bars):
        return image
    height, width = pixels.shape[:2]
    for _ in range(
        2
    ):  # where one bar turns out to be ground, the edges of the others are longer than thought
        top, bottom, left, right = bars
        inner = pixels[top : height - bottom, left : width - right]
        if inner.shape[0] < _LEFT * height or inner.shape[1] < _LEFT * width:
            return image
        bars = [
            bar if bar and _begins(edge, side[0].mean(0)) else 0
            for bar, edge, side in zip(bars, _sides(inner), _sides(pixels), strict=True)
        ]
    if not any(bars):
        return image
    top, bottom, left, right = bars
    across, down = image.width / width, image.height / height
    box = (left * across, top * down, (width - right) * across, (height - bottom) * down)
    return image.crop((round(box[0]), round(box[1]), round(box[2]), round(box[3])))


def _sides(pixels: NDArray[np.float32]) -> tuple[NDArray[np.float32], ...]:
    """The picture turned so that the top, bottom, left and right side come first, as (lines, pixels, 3)."""
    turned = pixels.transpose(1, 0, 2)
    return pixels, pixels[::-1], turned, turned[::-1]


def _bar(lines: NDArray[np.float32]) -> int:
    """How many plain lines of one colour come first; 0 for too few."""
    plain = lines.std(axis=1).max(axis=1) < _PLAIN
    same = np.abs(lines.mean(axis=1) - lines[0].mean(axis=0)).max(axis=1) < _SAME
    inside = np.flatnonzero(~(plain & same))
    count = int(inside[0]) if len(inside) else 0
    return count + 1 if count >= _THIN * len(lines) else 0  # one more: scaling down blurs the edge


def _begins(lines: NDArray[np.float32], bar: NDArray[np.float32]) -> bool:
    """Whether something else than the bar begins along most of the edge, within two lines."""
    return bool((np.abs(lines[:2] - bar).max(axis=(0, 2)) > _OTHER).mean() > _EDGE)
