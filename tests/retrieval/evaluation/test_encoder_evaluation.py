"""What an encoder is worth, on photos, texts and the demo shop."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from retrieval.encoders.encoder import Vectors
from retrieval.errors import BadInput
from retrieval.evaluation.demo_shop import colours, composed, photo_to_product, words_to_product
from retrieval.evaluation.encoder import EncoderReport, Part, evaluate_encoder, render
from retrieval.evaluation.encoder_page import write_page

KINDS = {"hat": (220, 30, 30), "shoes": (30, 30, 220), "dress": (30, 200, 30)}


class ByColour:
    """Sees the mean colour of a photo and knows what colour each kind has in these tests."""

    name, dimensions, fingerprint = "by colour", 3, "c" * 64

    def encode_images(self, images: Sequence[Image.Image]) -> Vectors:
        rows = np.stack([np.asarray(image, np.float32).mean((0, 1)) for image in images])
        unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        rows = np.array([KINDS.get(text, (99, 99, 99)) for text in texts], np.float32)
        unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Photos of three kinds, one of them labelled wrongly: every dev photo but that one has a twin in train."""
    folder = tmp_path / "data" / "photos"
    columns = ("path", "split", "label", "class_in_source", "kids")
    chance = np.random.default_rng(0)
    for source in ("clothing", "clothing_extra", "groceries", "fashion", "caltech_objects", "ikea"):
        (folder / source).mkdir(parents=True)
        rows = []
        for number in range(18 if source == "clothing" else 0):
            kind = list(KINDS)[number % 3]
            pixels = np.clip(np.array(KINDS[kind]) + chance.normal(0, 12, (32, 32, 3)), 0, 255)
            path = f"{source}/{number}.jpg"
            Image.fromarray(pixels.astype(np.uint8)).save(folder / path)
            label = "dress" if number == 15 else kind
            rows.append((path, "dev" if number >= 3 else "train", label, kind, "no"))
        with (folder / f"{source}.csv").open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([columns, *rows])
    return tmp_path / "data"


def test_photos_find_their_kind_and_one_wrong_label_costs_one(data: Path, tmp_path: Path) -> None:
    report = evaluate_encoder(ByColour(), data, tmp_path / "work", demo=False)
    found = report.as_wire()["photo to photo"]["clothing"]
    assert found["queries"] == 15
    assert found["precision1"] == pytest.approx(14 / 15, abs=1e-3)
    assert ("dress", "hat", 1) in report.confusions["clothing"]
    assert report.skipped == ("Chinese sentences: no data folder",)


def test_kind_names_find_photos(data: Path, tmp_path: Path) -> None:
    report = evaluate_encoder(ByColour(), data, tmp_path / "work", demo=False)
    words = report.as_wire()["kind name to photo"]["clothing"]
    assert words["queries"] == 2  # hats have four photos left, too few to ask for
    assert words["precision1"] == 1.0


def test_the_page_says_what_was_left_out_and_draws_who_was_mistaken(data: Path, tmp_path: Path) -> None:
    report = evaluate_encoder(ByColour(), data, tmp_path / "work", demo=False)
    write_page(report, tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "Skipped: Chinese sentences" in page
    assert page.count("<svg") == 2


def test_a_folder_without_photos_or_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="neither photos nor texts"):
        evaluate_encoder(ByColour(), tmp_path, tmp_path / "work", demo=False)


def test_figures_are_shown_as_tables() -> None:
    shown = render(EncoderReport("x", (Part("speed", {"texts": {"ms": 1.5}}),), ("photos: no data folder",)))
    assert "| texts | 1.5 |" in shown
    assert shown.endswith("Skipped: photos: no data folder")


def test_no_wish_holds_the_name_of_what_is_right() -> None:
    from retrieval.demo.catalogue import products

    titles = {str(product.product_id): product.title.best("en").lower() for product in products()}
    tasks = words_to_product("en")
    assert len(tasks) > 80
    assert all(titles[product] not in task.query.text.lower() for task in tasks for product in task.right)


def test_composed_wishes_are_never_met_by_the_photo_itself() -> None:
    ways = composed(4, {"dress", "hoodie"})
    assert set(ways) == {
        "photo only", "words only", "photo and words, en", "photo and words, zh", "photo and a colour filter",
    }  # fmt: skip
    for task in ways["photo and words, en"]:
        assert task.right
        assert task.query.text.startswith("like this but in ")
    assert [t.right for t in ways["photo only"]] == [t.right for t in ways["photo and words, zh"]]


def test_a_customers_photo_has_its_own_article_among_the_right() -> None:
    from retrieval.demo.catalogue import products

    shop = {str(product.product_id): product for product in products()}
    for task in photo_to_product(3, {"dress", "sneakers"}):
        (kind,), (colour,) = task.kinds, task.colours
        assert any(colour in colours(shop[product]) for product in task.right)
        assert {shop[product].kind for product in task.right} == {kind}
