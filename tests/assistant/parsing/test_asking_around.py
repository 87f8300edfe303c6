"""What shoppers say around the things they look for: gifts, parts they do without, sizes, slips, what is like what."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from assistant.commands import Command, FilterSet
from assistant.parsing.compact import CompactParser
from assistant.parsing.spelling import joined, mended
from assistant.state import Running, State
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.search.known import FACETS, Known, size_key

SIZES = ("39", "40", "41", "42", "XS", "S", "M", "L")
WORDS = tuple(
    sorted(
        name
        for key in VOCABULARY.keys(Facet.KIND)
        for name in VOCABULARY.names(Facet.KIND, key)
        if name.isalpha()
    )
)
KNOWN = Known(
    {facet: VOCABULARY.keys(Facet(facet)) if facet in list(Facet) else () for facet in FACETS} | {"size": SIZES},
    {},
    {size_key(size): frozenset({size}) for size in SIZES},
    tuple(word for word in WORDS if word.isascii()),
    currency="USD",
)  # fmt: skip
PARSER = CompactParser(lambda: KNOWN)
LOOKING = State(
    running=Running(text="down jacket", filters=FilterSet(kind=("down_jacket",))), shown=("a", "b", "c"), focus="a"
)  # fmt: skip


def parsed(text: str, state: State | None = None) -> Any:
    commands = PARSER.parse(text, state or State(), None, False, datetime(2024, 5, 1, tzinfo=UTC)).commands
    assert len(commands) == 1, commands
    command: Command = commands[0]
    return command


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("recommend me a gift for my mum under 50", "women"),
        ("what should I get my dad for his birthday under 50", "men"),
        ("送女朋友的生日礼物 50以内", "women"),
    ],
)
def test_a_gift_is_looked_for_by_whom_it_is_for_and_what_it_may_cost(text: str, gender: str) -> None:
    command = parsed(text)
    assert (command.kind, command.text) == ("search", "")
    assert (command.filters.gender, command.filters.price_max) == ((gender,), 50)


def test_a_box_that_says_gift_is_still_looked_for_by_that_word() -> None:
    assert "gift" in parsed("gift box of tea").text


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("jacket without a hood", ("hood",)),
        ("jacket without a hood or zip", ("hood", "zip")),
        ("jacket without a hood, zip or pockets under 80", ("hood", "zip", "pockets")),
        ("coat with no hood and no belt", ("hood", "belt")),
        ("jacket without a hood and cheap", ("hood",)),
        ("不带帽子的羽绒服", ("hood",)),
        ("不带帽子和拉链的羽绒服", ("hood", "zip")),
        ("羽绒服 不要连帽", ("hood",)),
        ("yoghurt without sugar or gluten", ("sugar", "gluten")),
    ],
)
def test_parts_that_are_not_wanted_are_a_constraint(text: str, lacking: tuple[str, ...]) -> None:
    command = parsed(text)
    assert command.filters.without == lacking
    assert command.filters.excluded is None
    assert not any(word in command.text for word in ("hood", "zip", "帽", "拉链", "不带"))


@pytest.mark.parametrize(
    "text", ["without a hood", "不要带帽子的", "不带帽子和拉链的", "no hood or zip please"]
)
def test_a_part_of_what_is_looked_at_can_be_done_without(text: str) -> None:
    command = parsed(text, LOOKING)
    assert (command.kind, command.remove) == ("refine", ())
    assert command.add.without == (("hood",) if len(command.add.without) == 1 else ("hood", "zip"))
    assert command.add.excluded is None and command.add.kind == ()


@pytest.mark.parametrize(
    "text", ["women's US 8 running shoes", "女款美码8跑鞋", "women's size 8 running shoes"]
)
def test_a_foreign_size_is_kept_as_it_was_said(text: str) -> None:
    filters = parsed(text).filters
    assert (filters.kind, filters.size, filters.gender) == (("sneakers",), ("US 8",), ("women",))


@pytest.mark.parametrize("text", ["sneakers 42", "运动鞋 42", "运动 鞋 42", "size 42 sneakers"])
def test_a_bare_number_beside_shoes_is_their_size(text: str) -> None:
    filters = parsed(text).filters
    assert (filters.kind, filters.size) == (("sneakers",), ("42",))


@pytest.mark.parametrize("text", ["phone 42", "sneakers under 42", "sneakers $42", "两件42元的运动鞋"])
def test_other_numbers_are_no_sizes(text: str) -> None:
    assert not parsed(text).filters.size


@pytest.mark.parametrize(
    "text",
    ["golden delicious apples", "black pepper", "orange juice", "白糖", "红酒", "黄瓜", "绿豆", "red bull"],
)
def test_a_name_that_holds_a_colour_filters_by_none(text: str) -> None:
    assert not parsed(text).filters.colour


def test_words_written_in_two_are_one_and_long_ones_forgive_two_slips() -> None:
    assert joined("a lap top") == "a laptop"
    assert joined("鼠 标") == "鼠标"
    assert joined("smart watch") == "smart watch"
    assert mended("headfones", KNOWN.words) == "headphones"
    assert mended("the weather", KNOWN.words) == "the weather"


@pytest.mark.parametrize(
    ("text", "item", "unlike"),
    [
        ("more like the first one, less like the second", 1, 2),
        ("多来点像第一个的，不要像第二个的", 1, 2),
        ("similar to the second one", 2, None),
        ("less like the first one", 1, 1),
    ],
)
def test_what_is_like_what_and_unlike_what(text: str, item: int, unlike: int | None) -> None:
    command = parsed(text, LOOKING)
    assert (command.kind, command.item.position) == ("similar", item)
    assert (command.unlike.position if command.unlike else None) == unlike


@pytest.mark.parametrize(
    ("text", "about"),
    [("what shoes go with the first one", "shoes"), ("第一个配什么鞋好", "鞋"), ("第一个可以搭配什么", "")],
)
def test_what_goes_with_it_may_be_of_one_kind(text: str, about: str) -> None:
    command = parsed(text, LOOKING)
    assert (command.kind, command.item.position, command.about) == ("recommend", 1, about)


def test_what_goes_with_something_that_is_only_named() -> None:
    command = parsed("what shoes go with a navy suit")
    assert (command.kind, command.about, command.item.name) == ("recommend", "shoes", "a navy suit")


@pytest.mark.parametrize(
    "text", ["and the warmth?", "保暖吗", "is it true to size?", "尺码准吗", "拉链呢", "how's the zip?"]
)
def test_a_short_question_about_the_thing_in_hand_is_put_to_its_buyers(text: str) -> None:
    command = parsed(text, LOOKING)
    assert (command.kind, command.question) == ("reviews", text)


@pytest.mark.parametrize("text", ["any complaints about the first one?", "有差评吗"])
def test_complaints_are_looked_for_among_all_reviews(text: str) -> None:
    command = parsed(text, LOOKING)
    assert (command.kind, command.question) == ("reviews", "")


@pytest.mark.parametrize(
    ("text", "kind"),
    [("how much is delivery for it", "offers"), ("包括运费呢", "offers"), ("第二个哪里买最便宜", "offers"),
     ("how much is delivery", "policy"), ("运费多少", "policy")],
)  # fmt: skip
def test_delivery_of_the_thing_in_hand_is_part_of_its_price(text: str, kind: str) -> None:
    assert parsed(text, LOOKING).kind == kind


def test_the_last_of_the_list_can_be_compared() -> None:
    items = parsed("difference between the second and the last", LOOKING).items
    assert [item.position for item in items] == [2, -1]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("没有红色的吗？", True), ("没有红色的裙子吗", True), ("不要红色的", False), ("没有红色的裙子", False)],
)
def test_whether_there_is_none_in_red_asks_for_red(text: str, wanted: bool) -> None:
    command = parsed(text)
    excluded = command.filters.excluded
    assert command.filters.colour == (("red",) if wanted else ())
    assert (excluded.colour if excluded else ()) == (() if wanted else ("red",))
    assert "没" not in command.text
