"""What a shopper asks about what is shown, and what comes back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest

from assistant.messages import Message, ProductsBlock, RelaxationsBlock, Reply
from assistant.settings import Settings
from assistant.shop import Shop
from tests.ui.shops import small_home


@pytest.fixture(scope="module")
def shop() -> Iterator[Shop]:
    opened = Shop.open(Settings.load(home=small_home()))
    yield opened
    opened.close()


def talk(shop: Shop, *said: str, **message: Any) -> Reply:
    """The reply to the last of several messages of one conversation."""
    reply = shop.conversation.reply(Message(text=said[0], **message))
    for text in said[1:]:
        reply = shop.conversation.reply(Message(text=text, conversation=reply.conversation, **message))
    return reply


def products(reply: Reply) -> list[Any]:
    return [item for block in reply.blocks if isinstance(block, ProductsBlock) for item in block.items]


@pytest.mark.parametrize(
    ("first", "about", "cheaper"),
    [("dress", "tell me about the third one", "cheaper"), ("连衣裙", "第三个多少钱", "便宜一点")],
)
def test_cheaper_than_the_one_just_looked_at(shop: Shop, first: str, about: str, cheaper: str) -> None:
    looked = talk(shop, first, about)
    price = looked.blocks[0].item.price.amount  # type: ignore[union-attr]
    reply = talk(shop, first, about, cheaper)
    assert reply.filters.price_max is not None and reply.filters.price_max * 100 < price
    assert all(item.price.amount < price for item in products(reply))


def test_cheaper_said_of_a_list_puts_the_cheapest_first(shop: Shop) -> None:
    reply = talk(shop, "dress", "cheaper")
    prices = [item.price.amount for item in products(reply) if item.in_stock]
    assert reply.filters.price_max is None
    assert prices == sorted(prices)


@pytest.mark.parametrize(
    ("first", "question", "answer"),
    [("headphones", "what goes with the first one", "go with"), ("耳机", "第一个可以搭配什么", "搭配")],
)
def test_what_goes_with_one_is_something_else(shop: Shop, first: str, question: str, answer: str) -> None:
    reply = talk(shop, first, question)
    assert answer in reply.text
    assert products(reply) and all(item.kind not in ("headphones", "earbuds") for item in products(reply))


def test_the_overview_shows_the_cheapest_and_the_dearest(shop: Shop) -> None:
    reply = talk(shop, "how many dresses do you have?")
    shown = products(reply)
    assert len(shown) == 2
    assert shown[0].title in reply.text and shown[1].title in reply.text
    assert shown[0].price.amount < shown[1].price.amount


def test_in_stock_is_no_sock(shop: Shop) -> None:
    reply = talk(shop, "dress in stock")
    assert (reply.filters.kind, reply.filters.in_stock) == (("dress",), True)


def test_many_constraints_keep_those_that_can_stay(shop: Shop) -> None:
    reply = talk(shop, "purple leather dress under 1 on sale rated 5 stars")
    (ways,) = (block for block in reply.blocks if isinstance(block, RelaxationsBlock))
    assert all(item.count > 0 and "kind" not in item.drop for item in ways.items)


def test_a_product_without_reviews_says_that_it_has_none(shop: Shop) -> None:
    with sqlite3.connect(shop.settings.home / "shop.db") as database:
        (silent,) = database.execute(
            "SELECT p.product_id FROM products p LEFT JOIN reviews r ON r.number = p.number WHERE r.number IS NULL "
            "ORDER BY p.number LIMIT 1"
        ).fetchone()
    for language, sentence in (("en", "has no reviews yet"), ("zh", "还没有评价")):
        from assistant.commands import Item, Reviews

        command = Reviews(item=Item(product_id=silent), question="zip")
        reply = shop.conversation.reply(Message(commands=(command,), language=language))
        assert sentence in reply.text


def test_a_photo_without_words_joins_what_runs(shop: Shop) -> None:
    first = talk(shop, "dress under 80")
    pictured = next(item for item in products(first) if item.image)
    photo = str(shop.settings.images_dir / pictured.image)
    reply = shop.conversation.reply(Message(images=(photo,), conversation=first.conversation))
    assert (reply.filters.kind, reply.filters.price_max) == (("dress",), 80.0)
    assert all(item.kind == "dress" and item.price.amount <= 80_00 for item in products(reply))


def test_a_sold_out_one_comes_with_what_can_be_had_instead(shop: Shop) -> None:
    with sqlite3.connect(shop.settings.home / "shop.db") as database:
        gone = database.execute(
            "SELECT p.product_id FROM products p JOIN variants v ON v.number = p.number "
            "GROUP BY p.number HAVING max(v.stock) = 0 ORDER BY p.number LIMIT 1"
        ).fetchone()
    assert gone, "the small shop has something sold out"
    from assistant.commands import Details, Item

    reply = shop.conversation.reply(Message(commands=(Details(item=Item(product_id=gone[0])),)))
    assert "sold out" in reply.text.casefold()
    assert products(reply) and all(item.in_stock for item in products(reply))


@pytest.mark.parametrize("said", ["how do I cook an egg", "怎么煮鸡蛋", "who is the president of France"])
def test_a_question_about_the_world_shows_no_goods(shop: Shop, said: str) -> None:
    assert products(talk(shop, said)) == []


def test_two_or_three_hundred_is_a_range(shop: Shop) -> None:
    reply = talk(shop, "两三百块的手机")
    assert (reply.filters.price_min, reply.filters.price_max) == (200.0, 300.0)


def test_a_brand_that_ends_in_rice_is_no_rice(shop: Shop) -> None:
    assert talk(shop, "红米Note 12T").filters.kind == ()


def test_not_this_for_him_is_for_him(shop: Shop) -> None:
    filters = talk(shop, "shirt, but not linen, for him").filters
    assert filters.gender == ("men",)
    assert filters.excluded is not None and filters.excluded.gender == ()


@pytest.mark.parametrize(
    "said", ["where is the first one cheapest", "which shop has it cheapest", "第一个哪里最便宜"]
)
def test_where_it_is_cheapest_is_answered_by_sellers(shop: Shop, said: str) -> None:
    reply = talk(shop, "dress" if said.isascii() else "连衣裙", said)
    assert [block.type for block in reply.blocks] == ["offers"]


def test_a_recommendation_says_what_it_goes_by_until_it_is_forgotten(shop: Shop) -> None:
    known = talk(shop, "recommend me something", customer="C1001")
    forgotten = talk(shop, "forget me", "recommend me something", customer="C1001")
    stranger = talk(shop, "recommend me something")
    assert "bought" in known.text
    assert forgotten.text == stranger.text
    assert [item.product_id for item in products(forgotten)] == [
        item.product_id for item in products(stranger)
    ]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("red wine", "does not sell “red wine”"),
        ("do you have a washing machine under 300?", "does not sell “washing machine”"),
        ("有没有红酒", "本店不卖“红酒”"),
    ],
)
def test_goods_that_are_not_sold_are_named(shop: Shop, said: str, sentence: str) -> None:
    reply = talk(shop, said)
    assert products(reply) == []
    assert sentence in reply.text


@pytest.mark.parametrize(("said", "sentence"), [("tent", "nothing for"), ("帐篷", "没有找到")])
def test_a_kind_that_is_not_sold_is_said_to_be_missing(shop: Shop, said: str, sentence: str) -> None:
    reply = talk(shop, said)
    assert products(reply) == []
    assert sentence in reply.text
