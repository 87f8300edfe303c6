"""When words beside a running search order it, change it, or start another."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from assistant.state import State
from tests.assistant.parsing.test_asking_around import KNOWN, LOOKING, PARSER, parsed

LISTED = LOOKING.model_copy(update={"focus": None})


@pytest.mark.parametrize(
    "text", ["show me the cheapest running shoes", "find me your cheapest laptop", "给我看最便宜的手机"]
)
def test_who_wants_to_be_shown_the_cheapest_gets_a_list_in_that_order(text: str) -> None:
    commands: Any = PARSER.parse(text, State(), None, False, datetime(2024, 5, 1, tzinfo=UTC)).commands
    assert [command.kind for command in commands] == ["search", "refine"]
    assert commands[1].sort == "price"


@pytest.mark.parametrize(
    "text",
    [
        "why is there nothing in red?",
        "why no red ones?",
        "how come there are none in red",
        "为什么没有红色的？",
        "怎么没有红色的",
    ],
)
def test_who_asks_why_a_colour_is_missing_asks_for_it(text: str) -> None:
    command = parsed(text, LISTED)
    assert (command.kind, command.add.colour) == ("refine", ("red",)), command
    assert command.add.excluded is None


def test_another_good_is_no_wish_about_what_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(KNOWN), "tell_of", lambda *_: True)  # some jacket comes in red wine
    wish, good = parsed("waterproof", LISTED), parsed("red wine", LISTED)
    assert (wish.kind, wish.filters.kind) == ("search", ("down_jacket",))
    assert (good.kind, good.filters.kind) == ("search", ())


@pytest.mark.parametrize(
    ("text", "left", "gender"),
    [
        ("给我妈妈买条丝巾", "丝巾", "women"),
        ("给我爸爸买件毛衣", "毛衣", "men"),
        ("给我妈买条丝巾", "丝巾", "women"),
    ],
)
def test_whom_it_is_for_is_no_part_of_what_is_looked_for(text: str, left: str, gender: str) -> None:
    command = parsed(text)
    assert (command.text, command.filters.gender) == (left, (gender,))


@pytest.mark.parametrize(
    ("text", "looked_for"),
    [
        ("do you have something to put flowers in, under 40?", "something to put flowers in"),
        ("protect my phone", "protect my phone"),
        ("keep my tea hot on the go", "keep my tea hot on the go"),
        ("保护手机", "保护手机"),
        ("有没有切菜用的", "切菜用的"),
    ],
)
def test_a_wish_that_names_no_thing_is_looked_for_by_its_words(text: str, looked_for: str) -> None:
    command = parsed(text)
    assert (command.kind, command.text) == ("search", looked_for)
    assert (command.filters.kind, command.filters.pattern) == ((), ())


@pytest.mark.parametrize("text", ["I want to browse sneakers", "I need to replace my sneakers"])
def test_what_people_want_to_do_in_a_shop_is_not_looked_for(text: str) -> None:
    command = parsed(text)
    assert (command.text, command.filters.kind) == ("sneakers", ("sneakers",))
