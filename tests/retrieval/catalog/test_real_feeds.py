"""Feeds as shops and open-source projects publish them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.retrieval.catalog.conftest import Reader

COUNTS = {
    "acp/examples.feed.json": (1, 1),
    "contoso/products.csv": (20, 0),
    "google/litemall_zh_made.tsv": (119, 0),
    "google/meiro_demo_product_feed.xml": (42, 0),
    "jsonl/chatty_products_zh.jsonl": (43, 0),
    "jsonl/litemall_products_zh.jsonl": (119, 0),
    "shopify/apparel.csv": (20, 0),
    "shopify/gatsby_demo_products.csv": (99, 0),
    "shopify/home-and-garden.csv": (20, 0),
    "shopify/theme_book_product_data.csv": (20, 0),
    "woocommerce/importer_sample.csv": (4, 1),
    "woocommerce/sample_products.csv": (14, 1),
}


@pytest.mark.parametrize("name", COUNTS)
def test_all_products_are_found(read: Reader, feeds_dir: Path, name: str) -> None:
    found = read(feeds_dir / name)

    products, bad_rows = COUNTS[name]
    assert (len(found.products), len(found.problems)) == (products, bad_rows), found.problems
    for product in found.products.values():
        assert product.title.both()
        assert all(variant.price.amount > 0 for variant in product.variants)


def test_numbers_behind_an_apostrophe_and_missing_handles(read: Reader, feeds_dir: Path) -> None:
    found = read(feeds_dir / "shopify/rocket_products_export.csv")

    assert len(found.products) == 146
    robe = next(p for p in found.products.values() if p.title.en == "Isadora Bath Robes")
    assert {variant.size for variant in robe.variants} == {"S/M", "L/XL"}


def test_spree_masters_give_their_variants_and_other_currencies_are_reported(
    read: Reader, feeds_dir: Path
) -> None:
    found = read(feeds_dir / "spree/products.csv")

    machine = found.products["automatic-espresso-machine"]
    assert [variant.colour for variant in machine.variants] == ["black", "silver", "white"]
    assert {variant.price.amount for variant in machine.variants} == {87999}
    assert all("EUR" in p.reason or "title" in p.reason for p in found.problems)


def test_chinese_variants_keep_their_options(read: Reader, feeds_dir: Path) -> None:
    found = read(feeds_dir / "jsonl/litemall_products_zh.jsonl")

    several = [product for product in found.products.values() if len(product.variants) > 1]
    assert sum(len(product.variants) for product in found.products.values()) == 124
    assert several
    assert all(variant.options for product in several for variant in product.variants)
    assert {product.variants[0].price.currency for product in found.products.values()} == {"CNY"}
