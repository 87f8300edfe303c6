"""Importing feeds: what is added, changed, kept, refused and said."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from filelock import FileLock
from PIL import Image

from retrieval.errors import ShopkeeperError
from retrieval.importing import ImportOptions, ImportReport, Progress, import_feeds, rebuild_index
from retrieval.store.database import Database
from retrieval.store.fulltext import FullText
from retrieval.store.products import ProductRepository
from retrieval.store.reviews import ReviewRepository
from tests.retrieval.importing.conftest import FileIndex

FEED = (
    "id,title,description,price,stock\n"
    "1,Red dress,Linen,20 USD,3\n2,Blue mug,Big,8 USD,5\n3,Desk lamp,Warm,30 USD,1\n"
)


def bring(
    database: Database,
    folder: Path,
    content: str,
    index: FileIndex | None = None,
    name: str = "feed.csv",
    images_dir: Path | None = None,
    progress: list[Progress] | None = None,
    **options: object,
) -> ImportReport:
    path = folder / name
    path.write_text(content, "utf-8")
    asked = ImportOptions(**options)  # type: ignore[arg-type]
    told = progress.append if progress is not None else None
    return import_feeds([path], asked, database, index, images_dir, told)


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    return report.added, report.updated, report.unchanged, report.removed


def test_a_first_import_adds_and_a_second_changes_nothing(
    database: Database, index: FileIndex, tmp_path: Path
) -> None:
    assert counts(bring(database, tmp_path, FEED, index)) == (3, 0, 0, 0)
    assert counts(bring(database, tmp_path, FEED, index)) == (0, 0, 3, 0)
    assert index.embedded == 3
    assert index.published == [1, 1]


def test_a_change_of_price_or_stock_embeds_nothing(
    database: Database, index: FileIndex, tmp_path: Path
) -> None:
    bring(database, tmp_path, FEED, index)
    report = bring(database, tmp_path, FEED.replace("20 USD,3", "15 USD,0"), index)

    assert counts(report) == (0, 1, 2, 0)
    assert index.embedded == 3
    changed = ProductRepository(database).get("1")
    assert changed is not None
    assert (changed.variants[0].price.amount, changed.in_stock) == (1500, False)
    assert {key for _, key in ProductRepository(database).vector_keys("text")} == index.keys()


def test_a_change_of_words_is_found_by_the_new_ones_only(database: Database, tmp_path: Path) -> None:
    bring(database, tmp_path, FEED)
    number = ProductRepository(database).numbers(["2"])["2"]
    bring(database, tmp_path, FEED.replace("Blue mug", "Blue teapot"))

    assert [found for found, _ in FullText(database).search([["teapot"]], 5)] == [number]
    assert FullText(database).search([["mug"]], 5) == []


def test_replace_removes_what_the_seller_no_longer_has_and_no_others(
    database: Database, tmp_path: Path
) -> None:
    bring(database, tmp_path, FEED, seller="east")
    bring(database, tmp_path, FEED, seller="west")

    report = bring(database, tmp_path, FEED[: FEED.index("3,")], seller="east", replace=True)

    assert counts(report) == (0, 0, 2, 1)
    assert sorted(p.product_id for _, p in ProductRepository(database).every()) == [
        "1",
        "1@west",
        "2",
        "2@west",
        "3@west",
    ]


def test_without_replace_nothing_is_removed(database: Database, tmp_path: Path) -> None:
    bring(database, tmp_path, FEED)
    assert counts(bring(database, tmp_path, FEED[: FEED.index("3,")])) == (0, 0, 2, 0)


def test_bad_rows_are_reported_and_the_good_ones_go_in(database: Database, tmp_path: Path) -> None:
    report = bring(database, tmp_path, FEED + "2,Twin,x,9 USD,1\n4,Nothing,x,,1\n")

    assert report.read == 5
    assert [(bad["line"], bad["column"]) for bad in report.as_wire()["rejected"]] == [(5, "id"), (6, "price")]
    assert "line 3" in report.rejected[0].reason
    assert ProductRepository(database).count() == 3


def test_strict_refuses_all_for_one_bad_row(database: Database, tmp_path: Path) -> None:
    report = bring(database, tmp_path, FEED + "4,Nothing,x,,1\n", strict=True)

    assert report.refused
    assert len(report.rejected) == 1
    assert ProductRepository(database).count() == 0
    assert not bring(database, tmp_path, FEED, strict=True).refused


def test_pictures_are_taken_from_a_folder_and_bad_ones_are_said(
    database: Database, index: FileIndex, home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    Image.new("RGB", (40, 30), "red").save(folder / "dress.jpg")
    (folder / "mug.jpg").write_bytes(b"")
    feed = (
        "id,title,price,image_link\n1,Red dress,20 USD,https://cdn.example/x/dress.jpg\n"
        "2,Mug,8 USD,mug.jpg\n3,Lamp,30 USD,https://cdn.example/lamp.jpg\n"
    )

    report = bring(database, tmp_path, feed, index, images_dir=home / "images", images=folder)

    assert report.added == 3
    dress = ProductRepository(database).get("1")
    assert dress is not None
    assert (home / "images" / dress.images[0]).is_file()
    assert len(ProductRepository(database).vector_keys("image")) == 1
    assert any("line 3" in warning and "empty" in warning for warning in report.warnings)
    assert any("lamp.jpg" in warning for warning in report.warnings)
    assert counts(bring(database, tmp_path, feed, index, images_dir=home / "images", images=folder)) == (
        0,
        0,
        3,
        0,
    )


def test_a_later_import_without_the_pictures_takes_none_away(
    database: Database, index: FileIndex, home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    Image.new("RGB", (40, 30), "red").save(folder / "dress.jpg")
    feed = "id,title,price,image_link\n1,Red dress,20 USD,https://cdn.example/dress.jpg\n"
    bring(database, tmp_path, feed, index, images_dir=home / "images", images=folder)
    made = index.embedded

    same = bring(database, tmp_path, feed, index, images_dir=home / "images")
    cheaper = bring(database, tmp_path, feed.replace("20 USD", "15 USD"), index, images_dir=home / "images")

    assert (same.unchanged, cheaper.updated) == (1, 1)
    dress = ProductRepository(database).get("1")
    assert dress is not None
    assert dress.images
    assert index.embedded == made


def test_reviews_come_with_their_product(database: Database, tmp_path: Path) -> None:
    product = {
        "id": "1",
        "title": "Mug",
        "price": 5,
        "reviews": [{"rating": 4, "text": "Holds the heat well."}],
    }
    bring(database, tmp_path, json.dumps(product) + "\n", name="f.jsonl")

    assert [review.text for review in ReviewRepository(database).of("1")] == ["Holds the heat well."]


def test_the_first_feed_decides_the_currency(database: Database, tmp_path: Path) -> None:
    bring(database, tmp_path, "id,title,price\n1,A,5 EUR\n2,B,6 EUR\n")

    report = bring(database, tmp_path, "id,title,price\n3,C,7 USD\n4,D,8\n")

    assert ProductRepository(database).currency() == "EUR"
    assert (report.added, report.rejected[0].column) == (1, "price")


def test_the_asked_currency_holds_for_an_empty_shop(database: Database, tmp_path: Path) -> None:
    bring(database, tmp_path, "id,title,price\n1,A,5\n", currency="CNY")
    assert ProductRepository(database).currency() == "CNY"


def test_progress_is_told_by_stage(database: Database, index: FileIndex, tmp_path: Path) -> None:
    told: list[Progress] = []
    bring(database, tmp_path, FEED, index, progress=told)

    assert [progress.stage for progress in told] == ["reading", "writing", "indexing"]
    assert told[0].done == 3


def test_a_missing_feed_changes_nothing(database: Database, tmp_path: Path) -> None:
    (tmp_path / "good.csv").write_text(FEED)
    with pytest.raises(ShopkeeperError) as caught:
        import_feeds([tmp_path / "good.csv", tmp_path / "gone.csv"], ImportOptions(), database)

    assert caught.value.code == "feed_not_found"
    assert ProductRepository(database).count() == 0


def test_one_import_at_a_time(database: Database, home: Path, tmp_path: Path) -> None:
    with FileLock(home / "import.lock"), pytest.raises(ShopkeeperError) as caught:
        (home / "import.lock.holder").write_text(json.dumps({"process": os.getpid(), "host": "here"}))
        bring(database, tmp_path, FEED)

    assert caught.value.code == "import_running"
    assert str(os.getpid()) in caught.value.sentence
    assert bring(database, tmp_path, FEED).added == 3


def test_an_index_is_rebuilt_from_the_catalogue(database: Database, home: Path, tmp_path: Path) -> None:
    bring(database, tmp_path, FEED)
    index = FileIndex(home)

    revision = rebuild_index(database, index)

    assert {key for _, key in ProductRepository(database).vector_keys("text")} == index.keys()
    assert (revision, index.published) == (2, [2])
