"""Stocking: the whole catalogue by the ordinary import, and nothing the second time."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.demo.catalogue import pictures, products
from retrieval.demo.drawing import can_draw
from retrieval.demo.pictures import draw_missing
from retrieval.demo.reviews import reviews
from retrieval.demo.stock import stock
from retrieval.importing.options import Progress
from retrieval.store.database import Database
from retrieval.store.products import ProductRepository
from retrieval.store.reviews import ReviewRepository


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose shop has been stocked once, with the pictures of two products."""
    folder = tmp_path_factory.mktemp("home")
    some = [(file, shot) for file, shot in pictures() if can_draw(shot.kind)][:4]
    draw_missing(some, folder / "images")
    stock(Database.open(f"sqlite:///{folder / 'shop.db'}"), None, folder / "images", draw=False)
    return folder


@pytest.fixture
def database(home: Path) -> Database:
    return Database.open(f"sqlite:///{home / 'shop.db'}")


def test_everything_is_in_the_shop(database: Database) -> None:
    assert ProductRepository(database).count() == len(products())
    assert ReviewRepository(database).count() == len(reviews())


def test_products_come_back_as_they_were_made(database: Database) -> None:
    made = next(product for product in products() if product.model == "Note 12T")
    kept = ProductRepository(database).get(made.product_id)
    assert kept is not None
    assert (kept.title, kept.variants, kept.kind, kept.rating) == (
        made.title,
        made.variants,
        made.kind,
        made.rating,
    )


def test_pictures_that_are_there_are_shown_and_others_are_not_promised(
    database: Database, home: Path
) -> None:
    shown = [file for _, product in ProductRepository(database).every() for file in product.images]
    assert len(shown) >= 4
    assert all((home / "images" / file).is_file() for file in shown)


def test_stocking_again_changes_nothing(database: Database, home: Path) -> None:
    before = ProductRepository(database).revision()
    told: list[Progress] = []

    report = stock(database, None, home / "images", told.append, draw=False)

    assert (report.added, report.updated, report.removed) == (0, 0, 0)
    assert report.unchanged == len(products())
    assert report.rejected == ()
    assert report.warnings == ()
    assert ProductRepository(database).revision() == before
    assert told
