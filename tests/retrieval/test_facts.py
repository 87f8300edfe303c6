"""Facts of listings in the reader's language."""

from __future__ import annotations

import pytest

from retrieval.catalog.facts import fact_name, fact_value, look_name
from retrieval.catalog.money import Money
from retrieval.catalog.product import Localised, Product, ProductId, Variant, VariantId
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.search.comparison import compare


@pytest.mark.parametrize(
    ("name", "english", "chinese"),
    [
        ("season", "Season", "季节"),
        ("季节", "Season", "季节"),
        ("Country_of_Origin", "Origin", "产地"),
        ("battery life", "Battery", "电池"),
        ("thread_count", "Thread count", "Thread count"),
    ],
)
def test_a_fact_is_named_in_the_readers_language(name: str, english: str, chinese: str) -> None:
    assert (fact_name(name, "en"), fact_name(name, "zh")) == (english, chinese)


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        ("winter", "winter", "冬季"),
        ("冬季", "winter", "冬季"),
        ("Spring/Summer", "spring/summer", "春夏"),
        ("cotton, elastane", "cotton, elastane", "棉、氨纶"),
        ("18 h", "18 h", "18小时"),
        ("18小时", "18 h", "18小时"),
        ("1.2 kg", "1.2 kg", "1.2 kg"),
        ("260 g/m²", "260 g/m²", "260 g/m²"),
        ("iPhone 15", "iPhone 15", "iPhone 15"),
    ],
)
def test_a_value_is_said_in_the_readers_language(value: str, english: str, chinese: str) -> None:
    assert (fact_value(value, "en"), fact_value(value, "zh")) == (english, chinese)


def test_a_material_that_is_no_filter_has_a_name_too() -> None:
    assert look_name(Facet.MATERIAL, "pearl", "zh") == "珍珠"
    assert look_name(Facet.MATERIAL, "viscose", "zh") == "人棉"


def test_a_comparison_in_chinese_shows_no_english_fact() -> None:
    def made(name: str, season: str, material: str) -> Product:
        variant = Variant(
            VariantId(name), Money(1000, "USD"), colour="red", material=material, options={"finish": "matte"}
        )
        own = {"season": season, "battery": "10 h"}
        return Product(ProductId(name), Localised(name, name), (variant,), attributes=own)

    found = compare([made("a", "winter", "viscose"), made("b", "summer", "pearl")], "zh", VOCABULARY)
    rows = {row.name: row.values for row in found.rows}

    assert rows["season"] == ("冬季", "夏季")
    assert rows["battery"] == ("10小时", "10小时")
    assert rows["material"] == ("人棉", "珍珠")
    assert rows["finish"] == ("哑光", "哑光")
