"""A conversation belongs to the customer who spoke in it, and leaves nothing behind when they want to be forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.conversation import Conversation
from assistant.messages import Message, OrderBlock, Reply
from assistant.settings import Settings
from assistant.shop import Shop
from retrieval.store.events import EventRepository
from tests.ui.shops import photo_of, small_home


@pytest.fixture(scope="module")
def shop() -> Iterator[Shop]:
    opened = Shop.open(Settings.load(home=small_home()))
    yield opened
    opened.close()


def say(shop: Shop, text: str, conversation: str, customer: str | None = None) -> Reply:
    return shop.conversation.reply(Message(text=text, conversation=conversation, customer=customer))


@pytest.mark.parametrize("other", [None, "C1002"])
def test_nobody_else_sees_or_continues_a_customers_conversation(shop: Shop, other: str | None) -> None:
    name = f"private-{other}"
    say(shop, "red dress under 80", name, "C1001")

    assert shop.conversation.history(name, other) == ()
    assert shop.conversation.state(name, other) is None
    theirs = say(shop, "cheaper", name, other)

    assert theirs.conversation != name
    assert theirs.filters.colour == ()
    assert [turn.message.text for turn in shop.conversation.history(name, "C1001")] == ["red dress under 80"]


def test_whoever_is_refused_keeps_one_thread_of_their_own(shop: Shop) -> None:
    say(shop, "red dress", "shared-id", "C1001")
    first = say(shop, "blue shirt", "shared-id", "C1002")
    second = say(shop, "under 50", "shared-id", "C1002")

    assert first.conversation == second.conversation
    assert second.filters.colour == ("blue",)


def test_a_strangers_conversation_goes_on_when_they_sign_in(shop: Shop) -> None:
    say(shop, "red dress", "taken-over")
    signed_in = say(shop, "under 80", "taken-over", "C1003")

    assert signed_in.conversation == "taken-over"
    assert signed_in.filters.colour == ("red",)
    assert shop.conversation.history("taken-over") == ()
    assert len(shop.conversation.history("taken-over", "C1003")) == 2


def test_to_be_forgotten_leaves_no_conversation_no_checkpoint_and_no_photo(shop: Shop) -> None:
    photo = photo_of(shop.settings.home, "red", "dress")
    shop.conversation.reply(
        Message(text="like this", images=(str(photo),), conversation="old-talk", customer="C1004")
    )
    kept = Path(shop.conversation.history("old-talk", "C1004")[0].message.images[0])
    assert kept.exists()

    say(shop, "forget me", "new-talk", "C1004")

    assert shop.conversation.history("old-talk", "C1004") == ()
    assert shop.conversation.state("old-talk", "C1004") is None
    assert EventRepository(shop.database).recent("search", customer="C1004") == ()
    assert not kept.exists()


def test_a_photo_that_another_customer_sent_too_stays_theirs(shop: Shop) -> None:
    photo = str(photo_of(shop.settings.home, "red", "dress"))
    for customer in ("C1005", "C1006"):
        message = Message(text="like this", images=(photo,), conversation=f"of-{customer}", customer=customer)
        shop.conversation.reply(message)
    kept = Path(shop.conversation.history("of-C1006", "C1006")[0].message.images[0])

    say(shop, "forget me", "of-C1005", "C1005")

    assert kept.exists()


@pytest.mark.parametrize(
    ("text", "none"), [("where is my order from {}", "no order"), ("我{}的订单到哪了", "没有")]
)
def test_an_order_is_found_by_when_it_was_placed(shop: Shop, text: str, none: str) -> None:
    oldest = shop.desk.orders_of("C1001")[-1]
    english = none == "no order"
    day_after = oldest.placed_at.astimezone(UTC) + timedelta(days=1)
    talk = Conversation(shop, clock=lambda: day_after)
    message = text.format("yesterday" if english else "昨天")

    found = talk.reply(Message(text=message, customer="C1001"))
    later = Conversation(shop, clock=lambda: datetime(2031, 1, 1, tzinfo=UTC))
    lost = later.reply(Message(text=message, customer="C1001"))

    assert [block.order_id for block in found.blocks if isinstance(block, OrderBlock)] == [oldest.order_id]
    assert none in lost.text
    assert not lost.blocks
