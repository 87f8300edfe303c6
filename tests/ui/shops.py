"""A small shop of the demo's own articles, stocked once: enough kinds for a walk through every face."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections import defaultdict
from functools import cache
from pathlib import Path

from assistant.demo.stock import stock_desk
from assistant.settings import Settings
from assistant.shop import Shop
from retrieval.catalog.product import Product, ProductId, Review
from retrieval.demo.catalogue import pictures, products
from retrieval.demo.pictures import draw_missing
from retrieval.demo.reviews import reviews
from retrieval.importing import ImportOptions, import_products

KINDS = {"dress": 28, "shirt": 6, "sneakers": 6, "headphones": 6, "phone": 6, "laptop": 4, "mug": 4}
"""How many articles of each kind."""


@cache
def small_home() -> Path:
    """The home of the small shop: made when first asked for, gone when the tests end."""
    home = Path(tempfile.mkdtemp(prefix="small-shop-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    shop = Shop.open(Settings.load(home=home))
    stock_small(shop)
    shop.close()
    return home


def stock_small(shop: Shop) -> None:
    """Put products with pictures and reviews, customers, orders and policies into a shop."""
    chosen = _chosen()
    names = {name for product in chosen for name in product.images}
    draw_missing([(name, shot) for name, shot in pictures() if name in names], shop.settings.images_dir)
    written: dict[ProductId, list[Review]] = defaultdict(list)
    wanted = {product.product_id for product in chosen}
    for review in reviews():
        if review.product_id in wanted:
            written[review.product_id].append(review)
    options = ImportOptions(currency="USD")
    import_products(chosen, written, shop.database, shop.indexer, shop.settings.images_dir, options=options)
    stock_desk(shop.desk)


def _chosen() -> list[Product]:
    left = dict(KINDS)
    found = []
    for product in products():
        if left.get(product.kind, 0) > 0:
            left[product.kind] -= 1
            found.append(product)
    return found


def photo_of(home: Path, colour: str, kind: str) -> Path:
    """The picture of an article of that colour and kind."""
    shop = Shop.open(Settings.load(home=home))
    try:
        for _, product in shop.products.every():
            for variant in product.variants:
                if product.kind == kind and variant.colour == colour and variant.image:
                    return shop.settings.images_dir / variant.image
    finally:
        shop.close()
    raise AssertionError(f"the small shop has no picture of a {colour} {kind}")
