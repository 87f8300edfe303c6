"""Sold out: what was asked for by name and is gone, and what stands in for it."""

from __future__ import annotations

import pytest

from retrieval.search.query import Filters, Query
from retrieval.search.substitutes import nearest_in_stock, standing
from tests.retrieval.search.shelf import SmallShop, product, stocked, variant


@pytest.fixture(scope="module")
def shop(encoder, tmp_path_factory) -> SmallShop:  # type: ignore[no-untyped-def]
    opened = stocked(tmp_path_factory.mktemp("sold-out"), encoder)
    opened.restock(
        product("teddy", "Teddy Coat by Linden", "林登 泰迪毛绒大衣", "coat",
                variant("teddy-cream-s", 99, 3, "cream", "S"), variant("teddy-cream-m", 99, 0, "cream", "M"),
                variant("teddy-cream-l", 99, 3, "cream", "L"), variant("teddy-brown-m", 105, 2, "brown", "M"),
                variant("teddy-brown-xl", 99, 2, "brown", "XL"), brand="Linden"),
        product("teddy-other", "Teddy Coat by Oakfield", "橡野 泰迪毛绒大衣", "coat",
                variant("teddy-other-m", 89, 5, "cream", "M"), brand="Oakfield"),
        product("flip", "Kumo Flip5 Phone", "云音 Flip5 手机", "phone",
                variant("flip-1", 500, 0, "cream"), brand="Kumo", model="Flip5"),
    )  # fmt: skip
    return opened


def _gone(shop: SmallShop, text: str, **filters: tuple[str, ...]) -> str | None:
    gone = shop.engine.search(Query(text, filters=Filters(**filters))).gone
    return str(gone.product.product_id) if gone else None


def test_the_same_size_in_another_colour_comes_before_another_size(shop: SmallShop) -> None:
    teddy = shop.engine.product("teddy")
    cream_m = teddy.variants[1].variant_id
    assert nearest_in_stock(teddy, cream_m) == "teddy-brown-m"

    stands = standing(teddy, Filters(colour=("cream",), size=("M",)), shop.engine.knowledge())
    assert stands.met is not None and stands.met.variant_id == "teddy-cream-m"
    assert [one.variant_id for one in stands.instead] == ["teddy-brown-m", "teddy-cream-s"]


def test_what_meets_and_is_in_stock_needs_nothing_instead(shop: SmallShop) -> None:
    known, teddy = shop.engine.knowledge(), shop.engine.product("teddy")
    stands = standing(teddy, Filters(size=("M",)), known)
    assert stands.met is not None and stands.met.variant_id == "teddy-brown-m" and not stands.instead
    assert standing(teddy, Filters(colour=("blue",)), known).met is None


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("Teddy Coat by Linden", {"colour": ("cream",), "size": ("M",)}),
        ("林登 泰迪毛绒大衣", {"colour": ("cream",), "size": ("M",)}),
        ("Linden teddy coat", {"brand": ("Linden",), "colour": ("cream",), "size": ("M",)}),
    ],
)
def test_what_is_named_and_sold_out_as_asked_is_told(
    shop: SmallShop, text: str, filters: dict[str, tuple[str, ...]]
) -> None:
    answer = shop.engine.search(Query(text, filters=Filters(**filters)))
    assert answer.gone is not None
    assert (answer.gone.product.product_id, answer.gone.variant_id) == ("teddy", "teddy-cream-m")


@pytest.mark.parametrize("text", ["Kumo Flip5", "云音 Flip5"])
def test_a_model_that_is_wholly_sold_out_is_told(shop: SmallShop, text: str) -> None:
    assert _gone(shop, text) == "flip"


@pytest.mark.parametrize("text", ["coat", "teddy coat", "cream coat", "phone", "boots", "靴子", "dress"])
def test_what_is_not_named_is_not_called_gone(shop: SmallShop, text: str) -> None:
    assert _gone(shop, text, **({"size": ("M",)} if "coat" in text else {})) is None


def test_what_is_named_and_to_be_had_is_not_gone(shop: SmallShop) -> None:
    assert _gone(shop, "Teddy Coat by Linden", size=("L",)) is None


def test_what_another_seller_has_in_that_colour_is_not_gone(shop: SmallShop) -> None:
    shop.restock(
        product("k5-cheap", "Kumo K7 Camera", "云音 K7 相机", "camera",
                variant("k5-cheap-black", 300, 5, "black", gtin="5901234123457"),
                variant("k5-cheap-white", 300, 0, "white", gtin="5901234123457"),
                brand="Kumo", model="K7", seller="Box Trade"),
        product("k5-dear", "Kumo K7 Camera", "云音 K7 相机", "camera",
                variant("k5-dear-white", 340, 5, "white", gtin="5901234123457"),
                brand="Kumo", model="K7", seller="Kumo Store"),
    )  # fmt: skip
    answer = shop.engine.search(Query("Kumo K7", filters=Filters(colour=("white",))))
    assert answer.gone is None
    assert [(str(hit.product.product_id), str(hit.variant_id)) for hit in answer.hits][:1] == [
        ("k5-dear", "k5-dear-white")
    ]
