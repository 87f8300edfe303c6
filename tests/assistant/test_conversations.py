"""The filed conversations, talked through with a small real shop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.evaluation.conversations import read, talk
from assistant.messages import Message
from assistant.settings import Settings
from assistant.shop import Shop
from tests.ui.shops import small_home

TOLD = read(Path(__file__).parents[1] / "conversations")


@pytest.fixture(scope="module")
def shop() -> Iterator[Shop]:
    opened = Shop.open(Settings.load(home=small_home()))
    yield opened
    opened.close()


@pytest.mark.parametrize("told", TOLD, ids=[one["title"] for one in TOLD])
def test_it_goes_as_filed(shop: Shop, told: dict[str, Any]) -> None:
    assert not talk(shop, told).faults


def test_what_was_said_comes_back_after_a_restart(shop: Shop) -> None:
    reply = shop.conversation.reply(Message(text="red dress under 80"))
    again = Shop.open(shop.settings)
    try:
        turns = again.conversation.history(reply.conversation)
        state = again.conversation.state(reply.conversation)
    finally:
        again.close()
    assert [turn.message.text for turn in turns] == ["red dress under 80"]
    assert state is not None
    assert state.filters.colour == ("red",)


def test_an_order_of_somebody_else_is_answered_as_one_that_does_not_exist(shop: Shop) -> None:
    other = shop.desk.orders_of("C1002")[0].order_id
    theirs = shop.conversation.reply(Message(text=f"where is order {other}", customer="C1001"))
    nobodys = shop.conversation.reply(Message(text="where is order ML99999999", customer="C1001"))
    assert theirs.text == nobodys.text
    assert theirs.blocks == nobodys.blocks == ()


def test_a_search_that_finds_nothing_is_recorded_with_what_blocked_it(shop: Shop) -> None:
    from retrieval.store.events import EventRepository

    shop.conversation.reply(Message(text="red dress under 1"))
    last = EventRepository(shop.database).recent("search", 1)[0]
    assert last.payload["found"] == 0
    assert last.payload["blocking"]


def test_an_empty_photo_is_a_sentence(shop: Shop, tmp_path: Path) -> None:
    photo = tmp_path / "photo.png"
    photo.write_bytes(b"")
    reply = shop.conversation.reply(Message(text="类似的", images=(str(photo),)))
    assert reply.text.startswith("这张图片是空的")
