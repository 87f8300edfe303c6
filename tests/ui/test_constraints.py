"""The running constraints: said in words, and each taken away alone."""

from __future__ import annotations

import pytest

from assistant.commands import FilterSet, FilterValues, Refine
from ui.web.constraints import constraints, field_name

ASKED = FilterSet(
    kind=("dress",),
    colour=("red", "blue"),
    size=("M",),
    price_max=80,
    in_stock=True,
    excluded=FilterValues(brand=("Aster", "Lumi")),
)


def test_every_constraint_is_shown_in_the_visitors_words() -> None:
    labels = [one.label for one in constraints(ASKED, "USD", "en")]

    assert labels == [
        "dress", "red", "blue", "size M", "up to $80.00", "in stock", "not Aster", "not Lumi",
    ]  # fmt: skip


def test_a_chinese_visitor_reads_chinese() -> None:
    labels = [one.label for one in constraints(ASKED, "CNY", "zh")]

    assert labels[:5] == ["连衣裙", "红色", "蓝色", "M 码", "¥80.00 以内"]
    assert labels[-1] == "不要Lumi"


def test_a_measure_says_itself_that_it_is_a_size() -> None:
    sizes = FilterSet(size=("42", "256 GB", "均码", "2XL"))
    assert [one.label for one in constraints(sizes, "USD", "en")] == ["size 42", "256 GB", "均码", "size 2XL"]
    assert [one.label for one in constraints(sizes, "CNY", "zh")] == ["42 码", "256 GB", "均码", "2XL 码"]


def test_taking_one_of_two_colours_away_keeps_the_other() -> None:
    red = next(one for one in constraints(ASKED, "USD", "en") if one.label == "red")

    assert red.removal == Refine(remove=("colour",), add=FilterSet(colour=("blue",)))


def test_taking_the_only_value_away_drops_the_field() -> None:
    price = next(one for one in constraints(ASKED, "USD", "en") if one.name == "price_max")

    assert price.removal == Refine(remove=("price_max",))


def test_taking_an_exclusion_away_keeps_the_other_exclusions() -> None:
    aster = next(one for one in constraints(ASKED, "USD", "en") if one.label == "not Aster")

    assert aster.removal == Refine(
        remove=("excluded.brand",), add=FilterSet(excluded=FilterValues(brand=("Lumi",)))
    )


@pytest.mark.parametrize("name", [*FilterValues.model_fields, "excluded.brand", "text", "photo"])
def test_every_field_has_a_name_in_both_languages(name: str) -> None:
    assert field_name(name, "en")
    assert field_name(name, "zh") != field_name(name, "en")


def test_nothing_asked_for_shows_nothing() -> None:
    assert constraints(FilterSet(), "USD", "en") == ()


def test_each_part_to_do_without_is_a_chip_of_its_own() -> None:
    filters = FilterSet(kind=("jacket",), without=("hood", "zip"))
    hood = next(one for one in constraints(filters, "USD", "zh") if one.label == "不带帽子")

    assert [one.label for one in constraints(filters, "USD", "en")] == ["jacket", "no hood", "no zip"]
    assert hood.removal == Refine(remove=("without",), add=FilterSet(without=("zip",)))
