"""What a page of hits shows: for whom things are, one of each, in the order asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.encoders.compact import CompactEncoder
from retrieval.search.query import Filters, Query, Signal, Sort
from tests.retrieval.search.shelf import SmallShop, product, stocked, variant
from tests.retrieval.search.test_finding import found

GTIN = "4006381333931"


@pytest.fixture(scope="module")
def own(encoder: CompactEncoder, tmp_path_factory: pytest.TempPathFactory) -> SmallShop:
    """The small shop with twins, a unisex parka and one lens of two sellers."""
    shop = stocked(tmp_path_factory.mktemp("page"), encoder)
    zh, twin = "藤编花园椅", "Rattan Garden Chair"
    shop.restock(
        *(product(f"chair-{n}", twin, zh, "chair", variant(f"chair-{n}-1", 80, 3)) for n in range(4)),
        product("runner", "Trail Runner Sneakers", "越野运动鞋", "footwear", variant("runner-1", 70, 3)),
        product("parka", "Storm Parka", "防风派克大衣", "coat", variant("parka-m", 150, 3, "black", "M"),
                gender="unisex"),
        product("parka-his", "Harbour Parka", "男款派克大衣", "coat", variant("parka-his-m", 140, 3, "black", "M"),
                gender="men"),
        product("lens-a", "Kumo L1 Camera Lens", "Kumo L1 镜头", "camera", variant("lens-a-1", 900, 3, gtin=GTIN),
                brand="Kumo", seller="Dear Shop"),
        product("lens-b", "Kumo L1 Camera Lens", "Kumo L1 镜头", "camera", variant("lens-b-1", 300, 3, gtin=GTIN),
                brand="Kumo", seller="Cheap Shop"),
    )  # fmt: skip
    return shop


def test_what_is_for_everybody_is_for_women_too(own: SmallShop) -> None:
    coats = found(own, "parka", filters=Filters(gender=("women",)), limit=30)
    assert "parka" in coats and "parka-his" not in coats


def test_who_excludes_what_is_for_men_keeps_what_is_for_everybody(own: SmallShop) -> None:
    coats = found(own, "parka", filters=Filters(excluded=Filters(gender=("men",))), limit=30)
    assert "parka" in coats and "parka-his" not in coats


def test_the_same_thing_at_the_same_price_is_shown_once_before_anything_else(own: SmallShop) -> None:
    first = found(own, filters=Filters(kind=("chair", "camera")), limit=2)
    assert sum(name.startswith("chair-") for name in first) == 1
    assert sum(name.startswith("chair-") for name in found(own, "garden chair", limit=30)) == 4


def test_an_article_sorts_by_the_offer_that_is_shown(own: SmallShop) -> None:
    hits = own.engine.search(Query("camera", sort=Sort.PRICE_DESCENDING, limit=30)).hits
    prices = [hit.product.cheapest.price.amount for hit in hits]
    assert prices == sorted(prices, reverse=True)
    assert [name for name in found(own, "camera", limit=30) if name.startswith("lens")] == ["lens-b"]


def test_what_is_similar_says_so_and_of_no_photo(own: SmallShop) -> None:
    (first, *_) = own.engine.similar("dress-red").hits
    assert sum(reason.share for reason in first.why) == pytest.approx(1.0)
    shown = [reason for reason in first.why if reason.signal in (Signal.WORDS, Signal.MEANING, Signal.LOOK)]
    assert shown and all(reason.detail["like_product"] for reason in shown)


def test_what_goes_with_a_thing_says_that_and_is_for_the_same_people(own: SmallShop) -> None:
    hits = own.engine.complements("parka-his").hits
    assert all(reason.detail == {"because": "goes_with"} for hit in hits for reason in hit.why)
    assert all(hit.product.gender in (None, "men", "unisex") for hit in hits)


def test_a_kind_that_is_not_sold_brings_nothing_far_from_it(own: SmallShop, tmp_path: Path) -> None:
    for text in ("tent", "帐篷", "toaster"):
        assert own.engine.search(Query(text)).total == 0


def test_the_overview_tells_the_ends_of_what_can_be_bought(own: SmallShop) -> None:
    seen = own.engine.overview("", Filters(kind=("camera",)))
    assert seen.cheapest is not None and seen.cheapest.product_id == "lens-b"
    assert seen.price_max is not None and seen.price_max.amount == 900_00


def test_what_is_counted_is_what_is_shown(own: SmallShop) -> None:
    """The lens of two sellers is one article, in the total and in the ways out."""
    answer = own.engine.search(Query("camera lens", limit=100))
    assert answer.total == len(answer.hits)
    none = own.engine.search(Query(filters=Filters(brand=("Kumo",), kind=("camera",), price_max=1)))
    (price,) = (way for way in none.relaxations if way.drop == ("price_max",))
    assert own.engine.search(Query(filters=Filters(brand=("Kumo",), kind=("camera",)))).total == price.count


def test_a_feed_that_knows_only_the_broader_kind_is_searched_by_words(own: SmallShop) -> None:
    assert {"runner", "sneakers"} <= set(found(own, "sneakers", limit=30))
    assert "runner" not in found(own, "heels", limit=30)
    assert "runner" not in found(own, filters=Filters(kind=("sneakers",)), limit=30)
