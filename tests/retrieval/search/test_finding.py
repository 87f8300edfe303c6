"""What people type, and what they have to see first."""

from __future__ import annotations

import pytest

from retrieval.errors import BadInput
from retrieval.search.query import Filters, Query, Signal, Sort
from tests.retrieval.search.shelf import SmallShop


def found(shop: SmallShop, text: str = "", **query: object) -> list[str]:
    answer = shop.engine.search(Query(text, **query))  # type: ignore[arg-type]
    return [str(hit.product.product_id) for hit in answer.hits]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("red dress", "dress-red"),
        ("红色连衣裙", "dress-red"),
        ("blue linen dress", "dress-blue"),
        ("laptop bag", "laptop-bag"),
        ("Redmi Note 12T", "note-12t"),
        ("Redmi Note 12", "note-12"),
        ("red Redmi phone", "redmi-red"),
        ("apple phone", "iphone"),
        ("苹果手机", "iphone"),
        ("苹果笔记本电脑", "macbook"),
        ("苹果", "apples"),
        ("苹果汁", "juice"),
        ("headfones", "headphones"),
        ("head phones", "headphones"),
        ("phonecase", "phone-case"),
        ("pants", "trousers"),
        ("1000 ml milk", "milk"),
        ("1500ml 电热水壶", "kettle"),
        ("basket", "only-en"),
        ("竹篮", "only-zh"),
    ],
)
def test_the_thing_that_was_meant_comes_first(shop: SmallShop, text: str, first: str) -> None:
    assert found(shop, text)[0] == first


def test_an_apple_phone_brings_no_fruit_and_no_juice(shop: SmallShop) -> None:
    for text in ("apple phone", "苹果手机"):
        assert not {"apples", "juice"} & set(found(shop, text, limit=30))


def test_a_red_phone_of_redmi_is_not_only_a_phone_of_redmi(shop: SmallShop) -> None:
    assert set(found(shop, "红米手机")[:3]) == {"note-12", "note-12t", "redmi-red"}


def test_footwear_brings_shoes_of_every_kind(shop: SmallShop) -> None:
    assert set(found(shop, "footwear")) >= {"heels", "sneakers", "boots"}
    assert set(found(shop, "鞋类")) >= {"heels", "sneakers", "boots"}


@pytest.mark.parametrize("text", ["asdfgh qwerty zxcv", "啊嗷呃嗯", "%%%%", "weather tomorrow"])
def test_gibberish_brings_an_honest_nothing(shop: SmallShop, text: str) -> None:
    answer = shop.engine.search(Query(text))
    assert (answer.hits, answer.total) == ((), 0)
    assert answer.blocking == ("text",)


def test_sold_out_goes_last_unless_asked_for(shop: SmallShop) -> None:
    assert found(shop, "boots or sneakers", limit=30) == ["sneakers", "boots"]
    assert found(shop, "boots", filters=Filters(in_stock=False)) == ["boots"]


def test_a_sold_out_red_one_is_shown_in_another_colour_and_says_so(shop: SmallShop) -> None:
    hits = shop.engine.search(Query("red evening dress")).hits
    evening = next(hit for hit in hits if hit.product.product_id == "dress-mixed")
    assert (evening.variant_id, evening.instead_of) == ("dress-mixed-green", "dress-mixed-red")
    assert shop.engine.instead("dress-red", "dress-red-m") == "dress-red-s"
    assert shop.engine.instead("boots", "boots-42") is None


def test_one_article_of_two_sellers_is_one_hit_with_two_offers(shop: SmallShop) -> None:
    assert len({"camera-a", "camera-b"} & set(found(shop, "Kumo K5 camera"))) == 1
    offers = shop.engine.offers("camera-b")
    assert [(offer.seller, offer.total.amount) for offer in offers] == [
        ("Kumo Store", 42000),
        ("Box Trade", 43000),
    ]


def test_prices_sort_what_answers_and_nothing_else(shop: SmallShop) -> None:
    hits = shop.engine.search(Query("dress", sort=Sort.PRICE)).hits
    prices = [hit.product.cheapest.price.amount for hit in hits if hit.product.in_stock]
    assert prices == sorted(prices)
    assert "milk" not in found(shop, "dress", sort=Sort.PRICE, limit=30)
    assert found(shop, "phone", sort=Sort.PRICE_DESCENDING)[0] == "iphone"


def test_pages_neither_repeat_nor_skip(shop: SmallShop) -> None:
    whole = found(shop, filters=Filters(price_max=100_00), limit=30)
    pages = [
        found(shop, filters=Filters(price_max=100_00), limit=4, offset=start) for start in range(0, 28, 4)
    ]
    assert [name for page in pages for name in page] == whole[:28]
    assert len(set(whole)) == len(whole)


def test_the_same_query_gives_the_same_answer(shop: SmallShop) -> None:
    first = shop.engine.search(Query("something warm for winter", limit=20))
    again = shop.engine.search(Query("something warm for winter", limit=20))
    assert [(hit.product.product_id, hit.score) for hit in first.hits] == [
        (hit.product.product_id, hit.score) for hit in again.hits
    ]


def test_every_hit_says_why_in_shares_that_add_up(shop: SmallShop) -> None:
    answer = shop.engine.search(Query("red dress", filters=Filters(price_max=80_00)))
    for hit in answer.hits:
        assert sum(reason.share for reason in hit.why) == pytest.approx(1.0)
    reasons = {reason.signal: reason.detail for reason in answer.hits[0].why}
    assert reasons[Signal.WORDS]["words"] == ["red", "dress"]
    assert reasons[Signal.FILTERS] == {"price": 4900}


def test_a_promoted_article_is_labelled_and_passes_no_filter_that_it_does_not_meet(
    shop: SmallShop, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from dataclasses import replace

    from tests.retrieval.search.shelf import shelf, stocked

    own = stocked(tmp_path_factory.mktemp("promoted"), shop.engine.encoder)  # type: ignore[arg-type]
    coat = next(product for product in shelf() if product.product_id == "coat")
    own.restock(replace(coat, promoted=True))
    hit = own.engine.search(Query("winter coat")).hits[0]
    assert (hit.why[-1].signal, hit.why[-1].share) == (Signal.PROMOTED, 0.0)
    assert "coat" not in found(own, "winter coat", filters=Filters(price_max=50_00))


def test_more_like_these_and_less_like_those(shop: SmallShop) -> None:
    liked = found(shop, like=("dress-red",), unlike=("iphone",), hidden=frozenset({"dress-red"}), limit=3)
    assert {"dress-blue", "dress-mixed"} & set(liked)


def test_what_was_hidden_stays_hidden(shop: SmallShop) -> None:
    assert "dress-red" not in found(shop, "red dress", hidden=frozenset({"dress-red"}), limit=30)


def test_a_weight_outside_0_to_1_is_refused(shop: SmallShop) -> None:
    with pytest.raises(BadInput) as refused:
        shop.engine.search(Query("dress", photo_weight=2.0))
    assert refused.value.code == "bad_photo_weight"


def test_ten_thousand_characters_and_control_characters_are_survived(shop: SmallShop) -> None:
    assert {"dress-red", "dress-mixed"} == set(found(shop, "red dress " * 1000)[:2])
    assert found(shop, "red\x00 \x07dress")[0] == "dress-red"
    assert found(shop, "   ") != []
