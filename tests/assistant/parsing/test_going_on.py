"""Wishes that go on about what is looked at: two changes at once, a measure, another colour, fewer words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from assistant.commands import FilterSet
from assistant.parsing.compact import CompactParser
from assistant.state import Running, State
from tests.assistant.parsing.test_asking_around import KNOWN, LOOKING, PARSER, parsed
from tests.assistant.parsing.test_pointing_and_changing import LISTED, places


def commands_of(text: str, state: State) -> Any:
    return PARSER.parse(text, state, None, False, datetime(2024, 5, 1, tzinfo=UTC)).commands


def test_two_changes_at_once_are_two() -> None:
    changes = commands_of("换个颜色，大一码", LISTED)
    assert [(one.kind, one.other, one.resize) for one in changes] == [
        ("refine", (), "larger"),
        ("refine", ("colour",), None),
    ]


def test_a_question_that_asks_for_less_goes_on_about_what_is_looked_at() -> None:
    command = parsed("有没有便宜点的？不要带帽子的", LISTED)
    assert (command.kind, command.sort, command.add.without, command.add.kind) == (
        "refine",
        "price",
        ("hood",),
        (),
    )


def test_figures_joined_by_or_are_both_meant() -> None:
    assert places(parsed("which is lighter, 1 or 3?", LISTED).items) == [1, 3]
    assert places(parsed("1还是3哪个更轻", LISTED).items) == [1, 3]


@pytest.mark.parametrize("text", ["256G的有货吗", "with 128GB?", "6.7英寸的"])
def test_a_measure_goes_on_about_what_is_looked_at(text: str) -> None:
    phones = LISTED.model_copy(update={"running": Running(text="phone", filters=FilterSet(kind=("phone",)))})
    command = parsed(text, phones)
    assert (command.kind, command.filters.kind) == ("search", ("phone",))
    assert command.text.startswith("phone ")
    assert "256G" not in text or command.text == "phone 256GB"


@pytest.mark.parametrize("text", ["this but in green", "it but in green", "这种但是要绿色的"])
def test_what_is_looked_at_in_another_colour_is_asked_for_by_its_look(text: str) -> None:
    command = parsed(text, LOOKING)
    assert (command.kind, command.item.focus, command.change.colour) == ("similar", True, ("green",))


def test_the_cheapest_of_those_shown_orders_them() -> None:
    command = parsed("这些哪个最便宜", LISTED)
    assert (command.kind, command.sort) == ("refine", "price")
    assert parsed("the price doesn't matter after all", LISTED).remove == ("price_min", "price_max")


def test_a_brand_called_like_a_fruit_is_asked_for_among_phones() -> None:
    named = CompactParser(lambda: replace(KNOWN, brands={"苹果": frozenset({"Apple"})}))
    phones = LISTED.model_copy(update={"running": Running(text="手机", filters=FilterSet(kind=("phone",)))})
    found = named.parse("有没有苹果的？", phones, None, False, datetime(2024, 5, 1, tzinfo=UTC)).commands
    assert [(one.kind, getattr(one, "add", FilterSet()).brand) for one in found] == [("refine", ("Apple",))]


def test_a_good_that_no_shop_word_is_near_to_is_no_slip() -> None:
    assert parsed("I need crampons").text == "crampons"


def test_a_use_that_no_product_looked_at_speaks_of_begins_anew() -> None:
    phones = LISTED.model_copy(update={"running": Running(text="手机", filters=FilterSet(kind=("phone",)))})
    command = parsed("切菜用的", phones)
    assert (command.kind, command.text, command.filters.kind) == ("search", "切菜用的", ())
