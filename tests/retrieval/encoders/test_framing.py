"""A screenshot's bars go, an article's own ground stays."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from retrieval.encoders.framing import without_bars


def _photo(width: int, height: int) -> Image.Image:
    """Full of colour to its edges, as a photo of a room is."""
    chance = np.random.default_rng(1)
    coarse = chance.integers(0, 200, (6, 6, 3), dtype=np.uint8)
    return Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC)


@pytest.mark.parametrize("bar", [(0, 0, 0), (255, 255, 255), (250, 250, 252)])
def test_bars_above_and_below_go(bar: tuple[int, int, int]) -> None:
    screen = Image.new("RGB", (540, 1170), bar)
    screen.paste(_photo(540, 540), (0, 315))
    found = without_bars(screen)
    assert found.width == 540
    assert found.height == pytest.approx(540, abs=16)


def test_bars_on_all_sides_go() -> None:
    screen = Image.new("RGB", (800, 600), (18, 18, 20))
    screen.paste(_photo(500, 400), (150, 100))
    found = without_bars(screen)
    assert found.size == pytest.approx((500, 400), abs=16)


def test_an_article_on_white_keeps_its_ground() -> None:
    studio = Image.new("RGB", (512, 512), (250, 250, 250))
    ImageDraw.Draw(studio).ellipse((120, 60, 390, 470), fill=(160, 30, 40))
    assert without_bars(studio).size == (512, 512)


def test_a_photo_without_bars_is_given_back_as_it_is() -> None:
    photo = _photo(300, 400)
    assert without_bars(photo) is photo


@pytest.mark.parametrize("size", [(1, 1), (3, 200), (2000, 4)])
def test_plain_and_tiny_pictures_survive(size: tuple[int, int]) -> None:
    plain = Image.new("RGB", size, (9, 9, 9))
    assert without_bars(plain).size == size
