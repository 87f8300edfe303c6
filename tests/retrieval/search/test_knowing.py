"""What the shop tells about its products beyond a list of hits."""

from __future__ import annotations

import pytest

from retrieval.errors import NotFound
from retrieval.search.query import Filters, Query
from tests.retrieval.search.shelf import SmallShop


def names(answer: object) -> list[str]:
    return [str(hit.product.product_id) for hit in answer.hits]  # type: ignore[attr-defined]


def test_similar_is_near_in_kind_and_takes_the_change(shop: SmallShop) -> None:
    assert names(shop.engine.similar("dress-red"))[:2] in (
        ["dress-blue", "dress-mixed"],
        ["dress-mixed", "dress-blue"],
    )
    assert names(shop.engine.similar("dress-red", Filters(colour=("blue",)))) == ["dress-blue"]
    assert "dress-red" not in names(shop.engine.similar("dress-red", limit=30))


def test_similar_to_nothing_is_an_error_with_a_sentence(shop: SmallShop) -> None:
    with pytest.raises(NotFound, match="no product"):
        shop.engine.similar("ghost")


def test_what_goes_with_a_dress_is_not_a_dress(shop: SmallShop) -> None:
    goes = names(shop.engine.complements("dress-red"))
    assert goes[0] == "heels"
    assert "handbag" in goes
    assert not {"dress-blue", "iphone"} & set(goes)


def test_a_stranger_sees_what_is_liked_best_across_kinds(shop: SmallShop) -> None:
    answer = shop.engine.recommend(limit=6)
    kinds = [hit.product.kind for hit in answer.hits]
    assert len(set(kinds)) == len(kinds)
    assert all(hit.product.in_stock for hit in answer.hits)


def test_who_looked_at_phones_sees_what_is_near_to_phones(shop: SmallShop) -> None:
    seen = ("iphone", "note-12")
    answer = shop.engine.recommend(seen=seen, limit=4)  # type: ignore[arg-type]
    assert {hit.product.kind for hit in answer.hits} & {"phone", "tablet", "phone_case"}
    assert not set(seen) & set(names(answer))


def test_a_recommendation_about_something_is_about_it(shop: SmallShop) -> None:
    assert names(shop.engine.recommend("for my laptop", seen=(), limit=3))[0] in {"laptop-bag", "macbook"}


def test_a_comparison_puts_what_differs_first(shop: SmallShop) -> None:
    table = shop.engine.compare(["note-12", "iphone"])
    rows = {row.name: row for row in table.rows}
    assert rows["price"].values == ("$159.00", "$699.00")
    assert rows["brand"].differs
    assert not rows["kind"].differs
    differing = [row.differs for row in table.rows]
    assert differing == sorted(differing, reverse=True)
    chinese = shop.engine.compare(["note-12", "iphone"], "zh")
    assert {row.name: row for row in chinese.rows}["kind"].values == ("手机", "手机")


def test_the_overview_counts_the_whole_shop(shop: SmallShop) -> None:
    whole = shop.engine.overview()
    assert (
        whole.count == shop.engine.search(Query(limit=1)).total == shop.engine.snapshot().size - 1
    )  # the K5 is one
    assert whole.dearest is not None
    assert whole.dearest.product_id == "macbook"
    phones = shop.engine.overview("phones")
    assert phones.count == 4
    assert (phones.price_min.amount, phones.price_max.amount) == (11900, 69900)  # type: ignore[union-attr]
    assert phones.brands == {"Redmi": 3, "Apple": 1}
    assert phones.cheapest.product_id == "redmi-red"  # type: ignore[union-attr]


def test_the_overview_of_nothing_is_nothing(shop: SmallShop) -> None:
    assert shop.engine.overview(filters=Filters(price_min=10**9)).count == 0


def test_reviews_answer_from_the_sentences_that_speak_of_it(shop: SmallShop) -> None:
    said = shop.engine.reviews("dress-red", "what do people say about the zip?")
    assert (said.for_, said.against, said.speaking, said.total) == (2, 1, 3, 5)
    assert said.quotes[0].text == "The zip runs smoothly and feels solid."
    assert {quote.review_id for quote in said.quotes} == {"r1", "r2", "r3"}


def test_reviews_are_asked_in_either_language(shop: SmallShop) -> None:
    assert shop.engine.reviews("dress-red", "拉链怎么样", "zh").quotes[0].text == "拉链很顺滑，穿着也舒服。"
    assert shop.engine.reviews("dress-red", "尺码准吗", "zh").against == 1


def test_reviews_in_general_count_all_of_them(shop: SmallShop) -> None:
    said = shop.engine.reviews("dress-red")
    assert (said.for_, said.against, said.total) == (3, 2, 5)
    assert {quote.stance for quote in said.quotes} == {"for", "against"}


def test_nobody_spoke_of_the_battery_of_a_dress(shop: SmallShop) -> None:
    said = shop.engine.reviews("dress-red", "battery")
    assert (said.for_, said.against, said.quotes) == (0, 0, ())


def test_the_running_catalogue_is_known(shop: SmallShop) -> None:
    assert shop.engine.known("brand") == ("Apple", "Kumo", "Linden", "Oakfield", "Redmi")
    assert "dress" in shop.engine.known("kind")
