"""Things named after a kind that are none of it: services, parts, longer words of the dictionary."""

from __future__ import annotations

import pytest

from retrieval.catalog.vocabulary import VOCABULARY
from retrieval.search.compounds import thing_named_after
from retrieval.search.query import Filters, Query
from tests.retrieval.search.shelf import SmallShop


def named(text: str) -> str | None:
    found = thing_named_after(text, VOCABULARY.mentions(text))
    return None if found is None else text[found.start : found.end]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("carpet cleaning", "carpet cleaning"),
        ("can you repair my laptop", "repair my laptop"),
        ("i want to hire a suit", "hire a suit"),
        ("地毯清洗多少钱", "地毯清洗"),
        ("手机维修", "手机维修"),
        ("replacement watch strap", "watch strap"),
        ("手表表带", "手表表带"),
        ("刀削面", "刀削面"),
    ],
)
def test_what_is_only_named_after_a_kind_is_another_thing(text: str, thing: str) -> None:
    assert named(text) == thing


@pytest.mark.parametrize(
    "text",
    [
        "washable carpet", "a suit for hire cars", "laptop for my cleaning company", "茶缸子", "地毯 可机洗", "手机",
        "a watch with a leather strap", "phone accessories", "running shoes", "老人用的电话",
    ],
)  # fmt: skip
def test_what_is_said_of_a_kind_leaves_it_one(text: str) -> None:
    assert named(text) is None


def test_a_part_goes_by_every_name_of_the_kind() -> None:
    found = thing_named_after("bike lock", VOCABULARY.mentions("bike lock"))
    assert found is not None
    assert {("bike", "lock"), ("bicycl", "lock"), ("lock",)} <= set(found.names)


def test_who_wants_a_part_is_not_shown_the_whole(shop: SmallShop) -> None:
    """The small shop sells phones and no stands for them; with a filter on the kind the words only tell of it."""
    assert shop.engine.search(Query("phone")).total
    answer = shop.engine.search(Query("phone bracket"))
    assert (answer.total, answer.unsold) == (0, "phone bracket")
    assert shop.engine.search(Query("phone bracket", filters=Filters(kind=("phone",)))).unsold == ""
