"""The shop's pictures: the same for the same arguments, in the colour that is asked for, and told apart."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from retrieval.demo.drawing import KINDS, PictureSpec, can_draw, draw
from retrieval.demo.drawing.palette import COLOURS
from retrieval.errors import BadInput

RED_DRESS = PictureSpec("dress", "red", seed=3)
SMALL = 96
# Kinds whose middle shows the article's own colour, whatever their variety.
SELF_COLOURED = (
    "dress",
    "t_shirt",
    "sweater",
    "coat",
    "handbag",
    "backpack",
    "cushion",
    "towel",
    "mug",
    "pot",
)
PLAIN_COLOURS = sorted(set(COLOURS) - {"multicolour"})


def digest(spec: PictureSpec, size: int = SMALL) -> str:
    return hashlib.sha256(draw(spec, size).tobytes()).hexdigest()


def test_a_picture_is_square_rgb_of_the_size_asked_for() -> None:
    assert draw(RED_DRESS).size == (640, 640)
    assert draw(RED_DRESS, 200).size == (200, 200)
    assert draw(RED_DRESS, 200).mode == "RGB"


def test_the_same_arguments_give_the_same_picture_to_the_last_byte() -> None:
    for kind in sorted(KINDS)[::5]:
        spec = PictureSpec(kind, "green", pattern="floral", variety=1, brand="Oakfield", seed=11)
        assert digest(spec) == digest(spec)


def test_every_argument_shows() -> None:
    first = digest(RED_DRESS)
    others = (
        replace(RED_DRESS, kind="shirt"),
        replace(RED_DRESS, colour="blue"),
        replace(RED_DRESS, pattern="dotted"),
        replace(RED_DRESS, material="wool"),
        replace(RED_DRESS, variety=1),
        replace(RED_DRESS, view=1),
        replace(RED_DRESS, seed=4),
    )
    assert len({first, *map(digest, others)}) == len(others) + 1


@pytest.mark.parametrize("colour", sorted(COLOURS))
def test_every_kind_is_drawn_in_every_colour(colour: str) -> None:
    pictures = {kind: np.asarray(draw(PictureSpec(kind, colour), 48)) for kind in KINDS}
    assert all(picture.std() > 4 for picture in pictures.values())
    assert len({picture.tobytes() for picture in pictures.values()}) == len(KINDS)


@pytest.mark.parametrize(
    "pattern", ["striped", "checked", "dotted", "floral", "graphic", "camouflage", "animal", "knitted"]
)
def test_a_pattern_changes_the_cloth(pattern: str) -> None:
    plain = np.asarray(draw(PictureSpec("t_shirt", "blue"), SMALL), np.float32)
    printed = np.asarray(draw(PictureSpec("t_shirt", "blue", pattern=pattern), SMALL), np.float32)
    assert np.abs(plain - printed).mean() > 0.8


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_kind_has_two_silhouettes_and_several_views(kind: str) -> None:
    varieties = {digest(PictureSpec(kind, "blue", variety=variety)) for variety in range(3)}
    views = {digest(PictureSpec(kind, "blue", view=view)) for view in range(4)}
    assert len(varieties) >= 2
    assert len(views) == 4


@pytest.mark.parametrize("colour", PLAIN_COLOURS)
def test_the_middle_is_nearest_to_the_colour_that_was_named(colour: str) -> None:
    named = np.array([COLOURS[name] for name in PLAIN_COLOURS], np.float32)
    distances = np.zeros(len(PLAIN_COLOURS), np.float32)
    for kind in SELF_COLOURED:
        middle = np.asarray(draw(PictureSpec(kind, colour), SMALL), np.float32)[36:60, 36:60].reshape(-1, 3)
        distances += np.linalg.norm(np.median(middle, axis=0) - named, axis=1)
    nearest = [PLAIN_COLOURS[place] for place in np.argsort(distances)[:2]]
    assert colour in nearest


@pytest.mark.parametrize("kind", ["jeans", "suitcase", "laptop", "rug", "necklace", "bread"])
def test_the_article_fills_four_fifths_of_the_square(kind: str) -> None:
    from retrieval.demo.drawing.studio import extent, framed, record

    spec = PictureSpec(kind, "brown")
    picture = record(spec)
    matrix, area = framed(picture, spec, 640)
    assert max(area[2] - area[0], area[3] - area[1]) == pytest.approx(512, abs=16)
    assert extent(picture, matrix)[0] >= 40


def test_a_maker_is_told_by_the_back_of_the_phone() -> None:
    makers = ("Apple", "Redmi", "Xiaomi", "Huawei", "Samsung")
    assert len({digest(PictureSpec("phone", "red", brand=maker)) for maker in makers}) == len(makers)


def test_a_kind_that_nobody_draws_is_refused_by_name() -> None:
    assert can_draw("dress")
    assert not can_draw("submarine")
    with pytest.raises(BadInput, match="submarine"):
        draw(PictureSpec("submarine", "yellow"))


def test_words_can_be_read_from_the_other_side_too() -> None:
    def wordmark(view: int) -> np.ndarray[Any, Any]:
        mug = PictureSpec("mug", "black", second_colour="white", view=view)
        bare, named = draw(mug, 320), draw(replace(mug, brand="LLLLLL"), 320)
        return np.asarray(named.convert("L"), np.float32) - np.asarray(bare.convert("L"), np.float32)

    def leans_left(marks: np.ndarray[Any, Any]) -> bool:
        """An L has its upright on the left, so the first third of the word's ink holds its tallest column."""
        columns = np.flatnonzero(marks.max(axis=0) > 40)
        heights = (marks[:, columns] > 40).sum(axis=0)
        return bool(np.argmax(heights > heights.max() * 0.8) < len(columns) / 12)

    assert leans_left(wordmark(0))
    assert leans_left(wordmark(1))
