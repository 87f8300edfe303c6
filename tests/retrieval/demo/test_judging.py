"""Judged queries: each has a right answer, and what is right follows from attributes alone."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from retrieval.catalog.product import LANGUAGES
from retrieval.demo.catalogue import listed
from retrieval.demo.judging import Asked, asked, judgements, write

BY_ENGLISH = {wish.texts["en"]: wish for wish in asked()}


def test_a_hundred_and_twenty_wishes_in_each_language() -> None:
    assert len(asked()) >= 120
    for language in LANGUAGES:
        assert len({wish.texts[language] for wish in asked()}) == len(asked())


@pytest.mark.parametrize("wish", asked(), ids=lambda wish: wish.query_id)
def test_every_wish_can_be_met_but_not_by_everything(wish: Asked) -> None:
    gains = dict(judgements(wish))
    right = [product_id for product_id, gain in gains.items() if gain > 0]
    assert 1 <= len(right) <= 40


def test_the_red_dress_under_eighty_is_red_and_costs_less() -> None:
    by_id = {product.product_id: product for product, _ in listed()}
    right = [by_id[i] for i, gain in judgements(BY_ENGLISH["a red dress under 80 dollars"]) if gain]
    for product in right:
        assert any(v.colour == "red" and v.price.amount <= 8000 for v in product.variants)


def test_the_12t_alone_is_the_12t() -> None:
    right = [i for i, gain in judgements(BY_ENGLISH["Redmi Note 12T"]) if gain]
    assert len(right) == 1
    assert "12t" in right[0]


def test_fruit_is_wrong_for_an_apple_phone() -> None:
    by_id = {product.product_id: product for product, _ in listed()}
    assert {by_id[i].kind for i, _ in judgements(BY_ENGLISH["apple phone"])} == {"phone"}


def test_the_files_are_those_that_the_evaluation_reads(tmp_path: Path) -> None:
    assert write(tmp_path, "zh") == len(asked())
    with (tmp_path / "queries.csv").open(encoding="utf-8") as file:
        assert next(csv.DictReader(file)) == {"query_id": "q001", "query": "红色连衣裙", "image": ""}
    with (tmp_path / "judgements.csv").open(encoding="utf-8") as file:
        assert {row["gain"] for row in csv.DictReader(file)} == {"0", "2"}
    with (tmp_path / "products.csv").open(encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == len(listed())
