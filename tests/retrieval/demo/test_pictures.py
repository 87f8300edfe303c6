"""Pictures of the demo shop: planned with the catalogue, drawn once, again only where something changed."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from retrieval.demo.catalogue import SEED, listed, pictures, products
from retrieval.demo.drawing import can_draw
from retrieval.demo.pictures import SIZE, draw_missing, missing, remove_stale, shots
from retrieval.demo.sellers import OWN


def test_names_are_unique_and_say_what_they_show() -> None:
    files = [file for file, _ in pictures()]
    assert len(files) == len(set(files))
    assert all(file.startswith("demo/") and file.endswith(".jpg") for file in files)


def test_most_products_have_one_to_three_and_a_few_have_none() -> None:
    counts = [len(product.images) for product in products() if product.seller == OWN]
    assert max(counts) == 3
    assert 3 <= counts.count(0) <= len(counts) / 20


def test_a_variant_is_shown_in_its_own_colour() -> None:
    shots = dict(pictures())
    shown = [variant for product, _ in listed() for variant in product.variants if variant.image]
    assert len(shown) > 1000
    assert all(variant.image and shots[variant.image].colour == variant.colour for variant in shown)


def test_pictures_are_drawn_once_and_mended_when_lost(tmp_path: Path) -> None:
    wanted = [(file, shot) for file, shot in pictures() if can_draw(shot.kind)][:3]

    assert draw_missing(wanted, tmp_path) == 3
    first = {file: (tmp_path / file).read_bytes() for file, _ in wanted}
    with Image.open(tmp_path / wanted[0][0]) as image:
        assert image.size == (SIZE, SIZE)
        assert image.format == "JPEG"

    assert draw_missing(wanted, tmp_path) == 0
    (tmp_path / wanted[1][0]).unlink()
    assert draw_missing(wanted, tmp_path) == 1
    assert {file: (tmp_path / file).read_bytes() for file, _ in wanted} == first


def test_what_a_killed_run_left_behind_is_swept_away(tmp_path: Path) -> None:
    wanted = [(file, shot) for file, shot in pictures() if can_draw(shot.kind)][:2]
    draw_missing(wanted, tmp_path)
    (tmp_path / "demo" / "half.123.part").write_bytes(b"half a picture")
    (tmp_path / "demo" / "dress-of-last-year-1-00000000.jpg").write_bytes(b"old")

    assert remove_stale(wanted, tmp_path) == 2
    assert missing(wanted, tmp_path) == []


def test_a_book_has_its_own_title_on_its_cover() -> None:
    covers = [
        (article, shot) for _, article in listed() for shot in shots(article, SEED) if shot.kind == "book"
    ]
    assert len(covers) >= 10
    assert all(article.style.name.en.startswith(f"“{shot.brand}”") for article, shot in covers)
