"""Sizes as people say them: named, worn by somebody, bare beside what is worn; numbers that are none stay words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from assistant.commands import FilterSet
from assistant.parsing.compact import CompactParser
from assistant.state import Running, State
from retrieval.search.known import size_key
from tests.assistant.parsing.test_asking_around import KNOWN

SIZES = (*(str(number) for number in range(28, 47)), "XS", "S", "M", "L", "XL")
SHOP = replace(
    KNOWN,
    values={**KNOWN.values, "size": SIZES},
    sizes={size_key(size): frozenset({size}) for size in SIZES},
)
PARSER = CompactParser(lambda: SHOP)
SHOES = State(
    running=Running(text="sneakers", filters=FilterSet(kind=("sneakers",))), shown=("a", "b", "c", "d")
)
JACKETS = State(
    running=Running(text="jacket", filters=FilterSet(kind=("jacket",))), shown=("a", "b", "c", "d")
)


def parsed(text: str, state: State) -> Any:
    (command,) = PARSER.parse(text, state, None, False, datetime(2024, 5, 1, tzinfo=UTC)).commands
    return command


@pytest.mark.parametrize(
    "text",
    [
        "42",
        "in 42",
        "do you have these in 42?",
        "got anything in my size? I'm a 42",
        "he wears 42",
        "she usually takes a size 42",
        "my size is 42",
        "有42的吗",
        "我穿42",
        "42码有吗",
    ],
)
def test_a_number_beside_shoes_is_their_size(text: str) -> None:
    command = parsed(text, SHOES)
    assert (command.kind, command.add.size, command.add.kind) == ("refine", ("42",), ())


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("in a large please", "L"),
        ("got it in medium?", "M"),
        ("I wear M", "M"),
        ("she's an S", "S"),
        ("中号有吗", "M"),
        ("我穿L", "L"),
        ("他一般穿XL", "XL"),
    ],
)
def test_letters_and_words_beside_clothes_are_sizes(text: str, size: str) -> None:
    command = parsed(text, JACKETS)
    assert (command.kind, command.add.size, command.add.kind) == ("refine", (size,), ())


@pytest.mark.parametrize(
    ("text", "looked_for", "gender", "size"),
    [
        ("sneakers for my dad, he takes a 43", "sneakers", ("men",), "43"),
        ("dresses for my sister, she's a medium", "dresses", ("women",), "M"),
        ("给我爸买件外套，他穿XL", "外套", ("men",), "XL"),
        ("jeans 32", "jeans", (), "32"),
        ("black boots 39", "boots", (), "39"),
    ],
)
def test_who_wears_it_says_the_size_of_what_is_looked_for(
    text: str, looked_for: str, gender: tuple[str, ...], size: str
) -> None:
    command = parsed(text, State())
    assert (command.kind, command.text) == ("search", looked_for)
    assert (command.filters.gender, command.filters.size) == (gender, (size,))


@pytest.mark.parametrize(
    "text", ["I'm 42 years old", "42 dollars at most", "I need 2 jackets", "a jacket for a 12 year old"]
)
def test_other_numbers_are_no_sizes(text: str) -> None:
    command = parsed(text, JACKETS)
    filters = command.add if command.kind == "refine" else command.filters
    assert filters.size == ()


def test_a_size_that_nothing_comes_in_is_asked_for_all_the_same() -> None:
    assert parsed("size 99", JACKETS).add.size == ("99",)  # the search answers with the sizes there are
    assert parsed("in 2XL", JACKETS).add.size == ("2XL",)
