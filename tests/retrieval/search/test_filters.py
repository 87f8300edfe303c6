"""Hard constraints hold exactly, for one and the same variant, and say what they do not know."""

from __future__ import annotations

import pytest

from retrieval.errors import BadInput
from retrieval.search.filters import without
from retrieval.search.query import Filters, Query, Relaxation
from tests.retrieval.search.shelf import SmallShop


def passing(shop: SmallShop, filters: Filters) -> set[str]:
    answer = shop.engine.search(Query(filters=filters, limit=100))
    return {str(hit.product.product_id) for hit in answer.hits}


def test_blue_in_m_in_stock_means_one_variant_that_is_all_three(shop: SmallShop) -> None:
    assert passing(shop, Filters(colour=("blue",), size=("M",), in_stock=True)) == {"dress-blue"}
    assert passing(shop, Filters(kind=("dress",), colour=("red",), size=("M",), in_stock=True)) == set()
    assert passing(shop, Filters(kind=("dress",), colour=("red",), in_stock=True)) == {"dress-red"}


def test_the_variant_shown_is_the_one_that_meets_the_filters(shop: SmallShop) -> None:
    hit = shop.engine.search(Query(filters=Filters(colour=("green",)))).hits[0]
    assert (hit.product.product_id, hit.variant_id) == ("dress-mixed", "dress-mixed-green")


def test_values_of_one_field_are_alternatives_and_fields_are_all_required(shop: SmallShop) -> None:
    both = passing(shop, Filters(kind=("dress", "shirt"), colour=("red",)))
    assert both == {"dress-red", "dress-mixed", "shirt-red"}


def test_a_kind_takes_in_what_is_below_it_in_either_language(shop: SmallShop) -> None:
    for word in ("footwear", "鞋子", "shoes"):
        assert passing(shop, Filters(kind=(word,))) == {"heels", "sneakers", "boots"}


def test_who_it_is_for_keeps_nothing_out_that_is_for_nobody_in_particular(shop: SmallShop) -> None:
    phones = passing(shop, Filters(kind=("phone",)))
    assert phones and passing(shop, Filters(kind=("phone",), gender=("women",))) == phones
    assert passing(shop, Filters(kind=("dress",), gender=("men",))) == set()  # most dresses are women's
    assert not passing(shop, Filters(gender=("women",))) & phones  # where no kind is asked for


def test_brands_go_by_all_their_names(shop: SmallShop) -> None:
    assert passing(shop, Filters(brand=("苹果",))) == {"iphone", "macbook", "ipad"}
    assert passing(shop, Filters(brand=("APPLE",), kind=("phone",))) == {"iphone"}


def test_sizes_are_compared_by_what_they_mean(shop: SmallShop) -> None:
    assert "dress-blue" in passing(shop, Filters(size=("medium",)))
    assert passing(shop, Filters(size=("42码",))) == {"sneakers", "boots"}


def test_limits_are_inclusive_and_of_the_variant(shop: SmallShop) -> None:
    assert "shirt-red" in passing(shop, Filters(price_max=2900))
    assert "shirt-red" not in passing(shop, Filters(price_max=2899))
    assert passing(shop, Filters(price_min=69900)) == {"iphone", "macbook"}
    assert passing(shop, Filters(rating_min=4.5)) == {"dress-red", "headphones"}
    assert passing(shop, Filters(on_sale=True)) == {"coat"}


def test_nothing_that_is_excluded_is_shown(shop: SmallShop) -> None:
    not_linden = passing(shop, Filters(kind=("dress",), excluded=Filters(brand=("Linden",))))
    assert not_linden == {"dress-mixed"}
    hit = shop.engine.search(Query(filters=Filters(kind=("dress",), excluded=Filters(colour=("red",))))).hits
    assert {str(h.variant_id) for h in hit} <= {"dress-blue-s", "dress-blue-m", "dress-mixed-green"}


@pytest.mark.parametrize(
    ("filters", "named"),
    [
        (Filters(brand=("Nonesuch",)), "Kumo"),
        (Filters(colour=("octarine",)), "red"),
        (Filters(size=("XXXXL",)), "It knows: L"),
        (Filters(kind=("spaceship",)), "dress"),
        (Filters(excluded=Filters(brand=("Nonesuch",))), "Linden"),
    ],
)
def test_what_the_catalogue_does_not_know_is_refused_with_what_it_does(
    shop: SmallShop, filters: Filters, named: str
) -> None:
    with pytest.raises(BadInput) as refused:
        shop.engine.search(Query("dress", filters=filters))
    assert refused.value.code == "unknown_filter"
    assert named in refused.value.remedy


def test_a_price_range_upside_down_is_refused(shop: SmallShop) -> None:
    with pytest.raises(BadInput, match="lowest price"):
        shop.engine.search(Query(filters=Filters(price_min=100, price_max=50)))


def test_nothing_left_names_the_constraint_and_counts_the_ways_out(shop: SmallShop) -> None:
    answer = shop.engine.search(Query("dress", filters=Filters(colour=("red",), price_max=3000)))
    assert answer.total == 0
    assert answer.blocking == ("price_max",)
    assert Relaxation(("price_max",), 2) in answer.relaxations
    assert all(relaxation.count > 0 for relaxation in answer.relaxations)


def test_when_one_constraint_is_not_enough_pairs_are_tried(shop: SmallShop) -> None:
    filters = Filters(kind=("phone",), colour=("green",), price_max=1000)
    answer = shop.engine.search(Query(filters=filters))
    assert answer.relaxations
    for relaxation in answer.relaxations:
        loosened = without(filters, relaxation.drop)
        assert shop.engine.search(Query(filters=loosened, limit=100)).total == relaxation.count


def test_dropping_exclusions_leaves_the_rest(shop: SmallShop) -> None:
    filters = Filters(colour=("red",), excluded=Filters(brand=("Linden",), size=("M",)))
    assert without(filters, ("excluded.brand",)) == Filters(colour=("red",), excluded=Filters(size=("M",)))
    assert without(filters, ("colour", "excluded.brand", "excluded.size")) == Filters()


def test_an_unknown_size_is_answered_with_sizes_written_like_it(shop: SmallShop) -> None:
    with pytest.raises(BadInput) as refused:
        shop.engine.search(Query("", filters=Filters(size=("99",))))
    assert "42" in refused.value.remedy and "M" not in refused.value.remedy
