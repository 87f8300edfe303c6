"""``shopkeeper search``: the wire, exact filters, honest nothing."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.ui.conftest import Shopkeeper, answers

ITEM = {
    "position", "product_id", "variant_id", "title", "kind", "brand", "price", "list_price", "in_stock", "rating",
    "rating_count", "image", "attributes", "why", "score",
}  # fmt: skip


def test_hits_have_the_fields_of_the_wire(shopkeeper: Shopkeeper) -> None:
    result = shopkeeper("search", "red dress", "--limit", "3", "--json")
    [answer] = answers(result)

    assert result.exit_code == 0
    assert set(answer) == {"hits", "total", "relaxations", "milliseconds"}
    assert len(answer["hits"]) == 3
    for hit in answer["hits"]:
        assert set(hit) >= ITEM
        assert isinstance(hit["price"]["amount"], int)
        assert sum(reason["share"] for reason in hit["why"]) == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize("text", ["red dress", "红色连衣裙"])
def test_filters_are_exact_in_both_languages(shopkeeper: Shopkeeper, text: str) -> None:
    [answer] = answers(
        shopkeeper("search", text, "--filter", "price_max=80", "--filter", "kind=dress", "--json")
    )

    assert answer["hits"]
    assert all(hit["price"]["amount"] <= 8000 and hit["kind"] == "dress" for hit in answer["hits"])


def test_cheapest_first_is_cheapest_first(shopkeeper: Shopkeeper) -> None:
    [answer] = answers(shopkeeper("search", "dress", "--sort", "price", "--json"))
    prices = [hit["price"]["amount"] for hit in answer["hits"] if hit["in_stock"]]

    assert prices == sorted(prices)
    assert len(prices) > 1


def test_a_photo_finds_its_kind(shopkeeper: Shopkeeper, red_dress: Path) -> None:
    [answer] = answers(shopkeeper("search", "--image", str(red_dress), "--limit", "3", "--json"))

    assert [hit["kind"] for hit in answer["hits"]].count("dress") >= 2


def test_an_unknown_value_is_refused_with_what_is_known(shopkeeper: Shopkeeper) -> None:
    result = shopkeeper("search", "dress", "--filter", "brand=Nobody", "--json")
    error = answers(result)[0]["error"]

    assert result.exit_code == 1
    assert error["code"] == "unknown_filter"
    assert error["remedy"]


def test_nothing_found_says_what_would_help(shopkeeper: Shopkeeper) -> None:
    [answer] = answers(shopkeeper("search", "red dress", "--filter", "price_max=1", "--json"))

    assert answer["hits"] == []
    assert any("price_max" in one["drop"] and one["count"] > 0 for one in answer["relaxations"])


def test_people_read_a_table(shopkeeper: Shopkeeper) -> None:
    result = shopkeeper("search", "red dress", "--limit", "2")

    assert result.exit_code == 0
    assert "$" in result.stdout
    assert not result.stdout.lstrip().startswith("{")


def test_chinese_readers_get_chinese(shopkeeper: Shopkeeper) -> None:
    [answer] = answers(shopkeeper("search", "连衣裙", "--language", "zh", "--limit", "1", "--json"))

    assert "裙" in answer["hits"][0]["title"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "image_empty"),
        (b"GIF89a no picture", "image_not_an_image"),
        (b"\x00" * (50 * 2**20), "image_too_large"),
    ],
    ids=["0 bytes", "fake", "50 MB"],
)
def test_bad_pictures_are_sentences(
    shopkeeper: Shopkeeper, tmp_path: Path, content: bytes, code: str
) -> None:
    photo = tmp_path / "photo.png"
    photo.write_bytes(content)
    result = shopkeeper("search", "--image", str(photo), "--json")

    assert result.exit_code == 1
    assert answers(result)[0]["error"]["code"] in {code, "image_damaged"}


@pytest.mark.parametrize("text", ["", "x" * 10_000, "red\x00\x07 dress\x1b[31m", "‮dress‬"])
def test_odd_words_get_an_answer_or_a_sentence(shopkeeper: Shopkeeper, text: str) -> None:
    result = shopkeeper("search", text, "--json")
    [answer] = answers(result)

    assert "hits" in answer or answer["error"]["code"] != "internal_error"


def test_a_corrupt_index_is_named_with_the_command_that_mends_it(
    shopkeeper: Shopkeeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    import shutil

    broken = tmp_path / "home"
    shutil.copytree(home, broken, ignore=shutil.ignore_patterns("images"))
    [manifest] = list((broken / "cache").rglob("manifest.json"))
    manifest.write_text("{not json", "utf-8")
    monkeypatch.setenv("SHOPKEEPER_HOME", str(broken))
    result = shopkeeper("search", "dress", "--json")
    error = json.loads(result.stdout)["error"]

    assert result.exit_code == 1
    assert error["code"] == "index_corrupt"
    assert "shopkeeper import --rebuild" in error["remedy"]


def test_a_limit_in_the_words_is_a_limit_and_what_empties_the_result_is_named_and_kept(
    shopkeeper: Shopkeeper, home: Path
) -> None:
    [cheap] = answers(shopkeeper("search", "dress under 60", "--limit", "30", "--json"))
    assert cheap["hits"] and all(hit["price"]["amount"] <= 60_00 for hit in cheap["hits"])

    [none] = answers(shopkeeper("search", "1以下的连衣裙", "--json"))
    assert (none["total"], none["blocking"]) == (0, ["price_max"])
    with sqlite3.connect(home / "shop.db") as database:
        (payload,) = database.execute(
            "SELECT payload FROM events WHERE kind = 'search' ORDER BY number DESC LIMIT 1"
        ).fetchone()
    assert json.loads(payload)["blocking"] == ["price_max"]
