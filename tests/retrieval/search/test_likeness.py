"""Like one and unlike another, counted by article, and what goes with a thing."""

from __future__ import annotations

from retrieval.search.query import Filters, Sort
from tests.retrieval.search.shelf import SmallShop, devices


def test_what_is_unlike_another_comes_before_what_is_like_it(shop: SmallShop) -> None:
    """The evening dress is nearer to the blue one than the shirt is, and falls behind with it."""
    near = [str(hit.product.product_id) for hit in shop.engine.similar("dress-red").hits]
    away = [
        str(hit.product.product_id) for hit in shop.engine.similar("dress-red", unlike=("dress-blue",)).hits
    ]
    assert "dress-blue" in near and "dress-blue" not in away
    assert near.index("dress-mixed") < near.index("shirt-red")
    assert away.index("shirt-red") < away.index("dress-mixed")


def test_keeping_away_from_one_of_the_kind_leaves_the_others(shop: SmallShop) -> None:
    others = {
        str(hit.product.product_id) for hit in shop.engine.similar("iphone", unlike=("redmi-red",)).hits
    }
    assert others == {"note-12", "note-12t"}


def test_similar_things_can_be_sorted_and_leafed_through_and_stay_of_the_kind(shop: SmallShop) -> None:
    cheapest = shop.engine.similar("iphone", sort=Sort.PRICE)
    prices = [hit.product.cheapest.price for hit in cheapest.hits]
    assert prices == sorted(prices, key=lambda price: price.amount)
    assert {hit.product.kind for hit in cheapest.hits} == {"phone"}
    first = shop.engine.similar("iphone", limit=1)
    second = shop.engine.similar("iphone", limit=1, offset=1)
    assert first.total == second.total == 3
    assert first.hits[0].product.product_id != second.hits[0].product.product_id


def test_an_overview_counts_an_article_of_two_sellers_once_as_a_search_does(shop: SmallShop) -> None:
    cameras = shop.engine.overview(filters=Filters(kind=("camera",)))
    assert sum(product.kind == "camera" for product in devices()) == 2
    assert (cameras.count, dict(cameras.kinds), dict(cameras.brands)) == (1, {"camera": 1}, {"Kumo": 1})
    assert cameras.price_min and cameras.price_min.amount == 40000  # of all who sell it


def test_the_ends_of_an_overview_are_variants_that_meet_the_filters(shop: SmallShop) -> None:
    green = shop.engine.overview(filters=Filters(kind=("dress",), colour=("green",)))
    assert (green.cheapest_variant, green.dearest_variant) == ("dress-mixed-green", "dress-mixed-green")


def test_what_goes_with_it_can_be_asked_for_by_kind(shop: SmallShop) -> None:
    all_kinds = {hit.product.kind for hit in shop.engine.complements("dress-red").hits}
    assert len(all_kinds) > 1
    shoes = {hit.product.kind for hit in shop.engine.complements("dress-red", kinds=("footwear",)).hits}
    assert shoes == {"heels"}


def test_like_several_is_near_to_any_of_them_and_of_their_kinds(shop: SmallShop) -> None:
    found = [hit.product for hit in shop.engine.similar("dress-red", also=("iphone",), limit=30).hits]
    ids = {str(product.product_id) for product in found}
    assert not {"dress-red", "iphone"} & ids
    assert {"dress-blue", "note-12"} <= ids
    assert {product.kind for product in found} == {"dress", "phone"}
