"""Products held against each other by what their listings state."""

from __future__ import annotations

import pytest

from retrieval.catalog.money import Money
from retrieval.catalog.product import Localised, Product, ProductId, Variant, VariantId
from retrieval.search.aspects import reading, stated
from retrieval.search.sizes import size_order


def made(options: tuple[str, ...] = (), rating: float | None = None, **attributes: str) -> Product:
    variants = tuple(
        Variant(VariantId(f"v{place}"), Money(1000, "USD"), options={"storage": one})
        for place, one in enumerate(options or ("",))
    )
    return Product(
        ProductId("p"), Localised("P"), variants, attributes=attributes, rating=rating, rating_count=7
    )


@pytest.mark.parametrize(
    ("aspect", "lower", "higher"),
    [
        ("weight", "980 g", "1.24 kg"),
        ("weight", "900克", "1公斤"),
        ("screen", "33 cm", "15.6″"),
        ("battery", "90 min", "10 h"),
        ("battery", "4500 mAh", "5000 mAh"),
        ("memory", "512 MB", "8 GB"),
    ],
)
def test_measures_are_held_against_each_other_in_one_unit(aspect: str, lower: str, higher: str) -> None:
    low, high = (reading(made(**{aspect: value}), aspect, "en") for value in (lower, higher))
    assert low is not None and high is not None
    assert low.dimension == high.dimension and low.number < high.number


def test_hours_and_milliampere_hours_are_not_comparable() -> None:
    hours, charge = (reading(made(battery=value), "battery", "en") for value in ("18 h", "5000 mAh"))
    assert hours is not None and charge is not None and hours.dimension != charge.dimension


def test_of_several_variants_the_most_counts_and_all_are_told() -> None:
    phone = made(("256 GB", "1 TB"))
    most = reading(phone, "storage", "en")
    assert most is not None and most.said == "1 TB"
    assert stated(phone, "storage", "zh") == "256 GB、1 TB"


def test_what_is_not_stated_has_no_reading() -> None:
    assert reading(made(), "weight", "en") is None
    assert reading(made(), "rating", "en") is None
    assert reading(made(season="winter"), "season", "en") is None


def test_sizes_have_an_order() -> None:
    letters = ["XS", "S", "M", "L", "XL", "2XL"]
    assert sorted(["2XL", "M", "XS", "L", "XL", "S"], key=size_order) == letters
    assert sorted(["42", "39.5", "39"], key=size_order) == ["39", "39.5", "42"]
    assert not size_order("One size")
