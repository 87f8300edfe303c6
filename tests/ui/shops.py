"""A small shop of the demo's own articles, stocked in seconds: enough kinds for a walk through the page."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from assistant.settings import Settings
from assistant.shop import Shop
from retrieval.catalog.product import Product, ProductId, Review
from retrieval.demo.catalogue import pictures, products
from retrieval.demo.pictures import draw_missing
from retrieval.demo.reviews import reviews
from retrieval.importing import ImportOptions, import_products

KINDS = {
    "dress": 28,
    "shirt": 6,
    "sneakers": 6,
    "headphones": 6,
    "phone": 6,
    "laptop": 4,
    "mug": 4,
    "apple": 2,
}
"""How many articles of each kind."""


def _chosen() -> list[Product]:
    left = dict(KINDS)
    found = []
    for product in products():
        if left.get(product.kind, 0) > 0:
            left[product.kind] -= 1
            found.append(product)
    return found


from assistant.demo.stock import stock_desk


def stock_small(home: Path) -> Shop:
    """Products with pictures and reviews, customers, orders and policies; gives the open shop."""
    shop = Shop.open(Settings.load(home=home))
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
    stock_desk(shop)
    return shop


def photo_of(shop: Shop, colour: str, kind: str) -> Path:
    """The picture of an article of that colour and kind."""
    for _, product in shop.products.every():
        for variant in product.variants:
            if product.kind == kind and variant.colour == colour and variant.image:
                return shop.settings.images_dir / variant.image
    raise AssertionError(f"the small shop has no picture of a {colour} {kind}")
