"""The demo shop's catalogue: large, varied, consistent, the same every time, with the classic cases in it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

import pytest

from retrieval.catalog.product import Product
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.demo.catalogue import ANCHOR, SEED, listed, products
from retrieval.demo.sellers import OWN
from retrieval.demo.variants import charming, check_digit

_CHINESE = re.compile(r"[一-鿿]")
FACETS = {"colour": Facet.COLOUR, "pattern": Facet.PATTERN}


@pytest.fixture(scope="module")
def shop() -> tuple[Product, ...]:
    return products()


@pytest.fixture(scope="module")
def by_model(shop: tuple[Product, ...]) -> Mapping[tuple[str, str], Product]:
    return {(product.brand, product.model): product for product in reversed(shop) if product.model}


def test_it_is_a_department_store(shop: tuple[Product, ...]) -> None:
    assert len(shop) >= 900
    assert len({product.kind for product in shop}) >= 60
    assert sum(len(product.variants) for product in shop) >= 3000


def test_another_process_would_make_the_same_shop(shop: tuple[Product, ...]) -> None:
    from retrieval.demo.catalogue import _catalogue

    _catalogue.cache_clear()
    assert products() == shop


def test_another_seed_makes_another_shop(shop: tuple[Product, ...]) -> None:
    other = {product.product_id: product for product in products(SEED + 1)}
    same = [product for product in shop if other.get(product.product_id) == product]
    assert len(same) < len(shop) / 20


def test_no_two_things_share_an_id(shop: tuple[Product, ...]) -> None:
    assert max(Counter(product.product_id for product in shop).values()) == 1
    variants = Counter(variant.variant_id for product in shop for variant in product.variants)
    assert max(variants.values()) == 1


def test_every_kind_colour_pattern_and_gender_is_a_word_of_the_vocabulary(shop: tuple[Product, ...]) -> None:
    assert {product.kind for product in shop} <= set(VOCABULARY.keys(Facet.KIND))
    genders = {product.gender for product in shop} - {None}
    assert genders <= set(VOCABULARY.keys(Facet.GENDER))
    for field, facet in FACETS.items():
        used = {getattr(variant, field) for product in shop for variant in product.variants} - {None}
        assert used <= set(VOCABULARY.keys(facet)), field


def test_what_the_vocabulary_knows_of_materials_goes_by_its_key(shop: tuple[Product, ...]) -> None:
    used = {variant.material for product in shop for variant in product.variants} - {None}
    known = set(VOCABULARY.keys(Facet.MATERIAL))
    renamed = {word: VOCABULARY.canonical(Facet.MATERIAL, word) for word in used - known}
    assert not {word: key for word, key in renamed.items() if key}
    assert len(used & known) >= 25


def test_titles_and_descriptions_come_in_both_languages(shop: tuple[Product, ...]) -> None:
    for product in shop:
        for text in (product.title, product.description):
            assert text.en
            assert not _CHINESE.search(text.en), text.en
            assert _CHINESE.search(text.zh), text.zh
        assert "{" not in product.description.en + product.description.zh


def test_titles_do_not_all_start_alike(shop: tuple[Product, ...]) -> None:
    for language in ("en", "zh"):
        first = Counter(product.title.best(language)[:4] for product in shop)
        assert max(first.values()) < len(shop) / 20, first.most_common(3)


def test_no_two_listings_of_the_shop_read_the_same(shop: tuple[Product, ...]) -> None:
    own = [product for product in shop if product.seller == OWN]
    for language in ("en", "zh"):
        assert max(Counter(product.title.best(language) for product in own).values()) == 1


def test_prices_look_like_prices_and_sales_are_real(shop: tuple[Product, ...]) -> None:
    on_sale = [p for p in shop if any(variant.list_price for variant in p.variants)]
    assert 0.1 < len(on_sale) / len(shop) < 0.35
    for product in shop:
        for variant in product.variants:
            assert variant.price.currency == "USD"
            assert variant.price.amount > 0
            assert variant.list_price is None or variant.list_price.amount > variant.price.amount


@pytest.mark.parametrize(
    ("major", "printed"), [(311.2, 30900), (23.41, 2390), (7.2, 799), (8.2, 849), (2.34, 239), (0.2, 49)]
)
def test_a_shop_prints_charming_prices(major: float, printed: int) -> None:
    assert charming(major) == printed


def test_the_check_digit_is_that_of_the_standard() -> None:
    """Example of the GS1 General Specifications: 629104150021 has the check digit 3."""
    assert check_digit("629104150021") == "3"


def test_some_articles_and_some_sizes_are_sold_out(shop: tuple[Product, ...]) -> None:
    gone = [product for product in shop if not product.in_stock]
    partly = [p for p in shop if p.in_stock and not all(variant.in_stock for variant in p.variants)]
    assert 10 <= len(gone) <= len(shop) / 8
    assert len(partly) > 100


def test_shoes_come_in_shoe_sizes_and_shirts_in_letters(shop: tuple[Product, ...]) -> None:
    sizes: dict[str, set[str]] = defaultdict(set)
    for product in shop:
        if product.gender not in ("kids", "boys", "girls"):
            sizes[product.kind] |= {variant.size for variant in product.variants if variant.size}
    assert {"37", "42"} <= sizes["boots"] <= {str(size) for size in range(35, 47)}
    assert sizes["shirt"] == {"S", "M", "L", "XL", "XXL"}
    assert {"128 GB", "256 GB"} <= sizes["phone"] <= {"64 GB", "128 GB", "256 GB", "512 GB", "1 TB"}


def test_thirty_articles_are_sold_by_others_too(shop: tuple[Product, ...]) -> None:
    sellers: dict[str, set[str]] = defaultdict(set)
    totals: dict[str, set[int]] = defaultdict(set)
    for product in shop:
        for variant in product.variants:
            if variant.gtin:
                sellers[variant.gtin].add(product.seller)
                delivery = product.delivery.amount if product.delivery else 0
                totals[variant.gtin].add(variant.price.amount + delivery)
    shared = {
        product.model
        for product in shop
        if product.variants[0].gtin and len(sellers[product.variants[0].gtin]) > 1
    }
    assert len(shared) >= 30
    assert any(len(names) == 3 for names in sellers.values())
    differing = [gtin for gtin, names in sellers.items() if len(names) > 1 and len(totals[gtin]) > 1]
    assert len(differing) > 30


def test_everything_was_added_before_the_shop_opened(shop: tuple[Product, ...]) -> None:
    added = [product.added_at for product in shop if product.added_at]
    assert len(added) == len(shop)
    assert max(added) <= ANCHOR
    assert len(set(added)) > 500


class TestClassicCases:
    def test_the_12t_is_not_the_12(self, by_model: Mapping[tuple[str, str], Product]) -> None:
        plain, t_model = by_model["Redmi", "Note 12"], by_model["Redmi", "Note 12T"]
        assert plain.product_id != t_model.product_id
        assert "12T" not in plain.title.en + plain.title.zh + plain.description.en

    def test_the_12t_has_no_picture_and_the_12_has(self, by_model: Mapping[tuple[str, str], Product]) -> None:
        assert by_model["Redmi", "Note 12T"].images == ()
        assert by_model["Redmi", "Note 12"].images

    def test_there_is_a_redmi_phone_that_is_red(self, shop: tuple[Product, ...]) -> None:
        redmi = [product for product in shop if product.kind == "phone" and product.brand == "Redmi"]
        red = [
            p for p in redmi if any(variant.colour == "red" and variant.in_stock for variant in p.variants)
        ]
        assert red
        assert len(redmi) > len({p.model for p in red})
        assert all(product.title.zh.startswith("红米") for product in redmi)

    def test_apple_phones_and_apples_are_told_apart_by_kind(self, shop: tuple[Product, ...]) -> None:
        fruit = [product for product in shop if product.kind == "apple"]
        phones = [p for p in shop if p.kind == "phone" and p.brand == "Apple" and p.seller == OWN]
        assert len(fruit) >= 4
        assert len(phones) >= 3
        assert all("苹果" in p.title.zh or "黄元帅" in p.title.zh for p in fruit)
        assert all("苹果" in p.title.zh for p in phones)

    def test_a_macbook_stands_among_iphone_ipad_and_airpods(self, shop: tuple[Product, ...]) -> None:
        apple = {product.kind for product in shop if product.brand == "Apple"}
        assert {"laptop", "phone", "tablet", "earbuds"} <= apple
        assert any("MacBook Pro" in p.title.en and "笔记本电脑" in p.title.zh for p in shop)

    def test_red_dresses_are_in_stock_beside_other_colours(self, shop: tuple[Product, ...]) -> None:
        dresses = [product for product in shop if product.kind == "dress"]
        red = [p for p in dresses if any(v.colour == "red" and v.in_stock for v in p.variants)]
        assert len(red) >= 5
        assert len({v.colour for p in dresses for v in p.variants}) >= 8

    def test_dad_can_be_kept_warm_without_wool_for_under_sixty(self, shop: tuple[Product, ...]) -> None:
        warm = [p for p in shop if p.attributes.get("season") == "winter" and p.gender in ("men", "unisex")]
        good = [
            p
            for p in warm
            if p.variants[0].material not in ("wool", "merino", "cashmere") and p.cheapest.price.amount < 6000
        ]
        woollen = [p for p in warm if p.variants[0].material in ("wool", "merino", "cashmere")]
        assert len(good) >= 8
        assert len(woollen) >= 5
        assert any("warm" in p.description.en.lower() for p in good)
        assert not [p.product_id for p in good if re.search(r"\bwool\b", p.description.en)]


def test_a_listing_states_what_its_article_is(shop: tuple[Product, ...]) -> None:
    """The text and the facets must not contradict each other: the material is named in the description."""
    for product, article in listed():
        if article.material and article.sheet.family == "worn":
            assert article.material.say["say"].en in product.description.en
            assert article.material.say["say"].zh in product.description.zh
