"""Photos as customers take them: of the shop's articles, never the shop's own picture, the same every time."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
from PIL import Image

from retrieval.demo.catalogue import pictures
from retrieval.demo.drawing import can_draw
from retrieval.demo.judging import write_photos
from retrieval.demo.pictures import painted
from retrieval.demo.wild import wild_photo

SHOT = next(shot for _, shot in pictures() if can_draw(shot.kind) and shot.colour == "red")


def test_the_same_seed_takes_the_same_photo() -> None:
    first, second = wild_photo(SHOT, 3), wild_photo(SHOT, 3)
    assert first.mode == "RGB"
    assert first.tobytes() == second.tobytes()


def test_another_seed_takes_another_photo() -> None:
    assert wild_photo(SHOT, 3).tobytes() != wild_photo(SHOT, 4).tobytes()


def test_a_photo_is_not_the_shops_picture_but_keeps_its_colour() -> None:
    shop = np.asarray(painted(SHOT, 64), np.float32)
    photo = np.asarray(wild_photo(SHOT, 3).resize((64, 64)), np.float32)
    assert np.abs(shop - photo).mean() > 10
    for picture in (shop, photo):
        red = picture[..., 0] - picture[..., 1:].max(axis=2)
        assert (red > 40).mean() > 0.03


def test_photos_are_judged_by_look(tmp_path: Path) -> None:
    assert write_photos(tmp_path, count=3, kinds={"cardigan"}) == 3
    with (tmp_path / "queries.csv").open(encoding="utf-8") as file:
        queries = list(csv.DictReader(file))
    with (tmp_path / "judgements.csv").open(encoding="utf-8") as file:
        judged = list(csv.DictReader(file))
    for query in queries:
        with Image.open(tmp_path / query["image"]) as photo:
            assert photo.mode == "RGB"
        gains = {row["gain"] for row in judged if row["query_id"] == query["query_id"]}
        assert "2" in gains
    with (tmp_path / "products.csv").open(encoding="utf-8") as file:
        assert all((tmp_path / row["image"]).is_file() for row in csv.DictReader(file))
