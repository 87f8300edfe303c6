"""What is meant where it is not named: situations, parts, places that the list does not have, how to reach the shop."""

from __future__ import annotations

import pytest

from assistant.shop import Shop
from retrieval.search.query import Query
from retrieval.search.uses import kinds_serving
from tests.assistant.skills.test_knowing_and_finding import products, talk
from tests.assistant.skills.test_several_turns import shop, then

__all__ = ["shop"]


@pytest.mark.parametrize(
    ("said", "kind"),
    [("block out the noise of the kids upstairs", "headphones"), ("孩子太吵想安静听歌", "headphones")],
)
def test_a_situation_is_answered_by_what_serves_it(shop: Shop, said: str, kind: str) -> None:
    """“Kids” alone would keep out all that nothing says of whom it is for."""
    assert kinds_serving(said, shop.engine) == {kind}
    reply = talk(shop, said)
    assert {item.kind for item in products(reply)} == {kind}
    assert reply.filters.gender == ()


def test_who_asks_for_a_part_is_not_shown_the_whole(shop: Shop) -> None:
    assert shop.engine.search(Query("phone")).total
    for said in ("phone battery", "laptop stand", "手机维修"):
        reply = talk(shop, said)
        assert not products(reply), said
        assert reply.filters.kind == ()


@pytest.mark.parametrize(
    "said", ["what's your phone number?", "how can I contact you", "怎么联系你们", "客服电话"]
)
def test_how_to_reach_the_shop_is_no_search(shop: Shop, said: str) -> None:
    reply = talk(shop, said)
    assert [(one.kind, one.about) for one in reply.commands if one.kind == "smalltalk"] == [
        ("smalltalk", "contact")
    ]
    assert ("a person" in reply.text) or ("转人工" in reply.text)


def test_a_place_that_the_list_does_not_have_is_said(shop: Shop) -> None:
    listed = talk(shop, "mugs")
    beyond = len(products(listed)) + 1
    for said in (f"which is cheaper, 1 or {beyond}?", f"tell me more about number {beyond}"):
        assert f"no number {beyond}" in then(shop, listed, said).text, said


@pytest.mark.parametrize("said", ["the delivery man was very rude to me", "昨天快递小哥态度很差"])
def test_who_complains_of_people_is_offered_a_person(shop: Shop, said: str) -> None:
    reply = talk(shop, said)
    assert [(one.kind, one.about) for one in reply.commands if one.kind == "smalltalk"] == [
        ("smalltalk", "complaint")
    ]


def test_praise_is_told_from_a_complaint_that_uses_its_word(shop: Shop) -> None:
    assert [one.kind for one in talk(shop, "你真厉害").commands] == ["smalltalk"]
    assert [one.kind for one in talk(shop, "最近掉头发厉害").commands] == ["search"]
