"""Gigabytes in a message: the size of a phone, not its memory, not a weight."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from assistant.commands import FilterSet
from assistant.parsing.compact import CompactParser
from assistant.state import Running, State
from retrieval.search.known import size_key
from tests.assistant.parsing.test_asking_around import KNOWN, SIZES

STORED = (*SIZES, "128 GB", "256 GB", "512 GB", "1 TB", "500 g")
PHONES = replace(
    KNOWN,
    values=dict(KNOWN.values) | {"size": STORED},
    sizes={size_key(size): frozenset({size}) for size in STORED},
)
PARSER = CompactParser(lambda: PHONES)
LOOKING = State(running=Running(text="phone", filters=FilterSet(kind=("phone",))), shown=("a", "b"))


def parsed(text: str, state: State) -> Any:
    (command,) = PARSER.parse(text, state, None, False, datetime(2024, 5, 1, tzinfo=UTC)).commands
    return command


def sizes(text: str) -> tuple[str, ...]:
    found: tuple[str, ...] = parsed(text, State()).filters.size
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("phones with 256GB", ("256 GB",)),
        ("a 256 gig phone", ("256 GB",)),
        ("256G的手机", ("256 GB",)),
        ("1T 笔记本电脑", ("1 TB",)),
        ("手机 8+256G", ("256 GB",)),
        ("phone with at least 256 GB under 800", ("256 GB", "512 GB", "1 TB")),
        ("手机要512G或以上", ("512 GB", "1 TB")),
        ("laptop with 16GB ram and 512GB storage", ("512 GB",)),
        ("laptop with 128GB of memory", ()),
        ("8GB运行内存的手机", ()),
        ("a phone with 300GB", ()),
        ("flour 256g", ()),
    ],
)
def test_storage_beside_a_device_is_its_size(text: str, found: tuple[str, ...]) -> None:
    assert sizes(text) == found


def test_a_plus_between_two_figures_is_no_price() -> None:
    assert parsed("手机 8+256G", State()).filters.price_min is None


def test_storage_goes_on_about_the_phones_looked_at() -> None:
    command = parsed("256G的有货吗", LOOKING)
    assert (command.kind, command.add.size, command.add.in_stock) == ("refine", ("256 GB",), True)
