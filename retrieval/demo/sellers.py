"""Other sellers' offers of articles that the shop has too: same GTIN, another price, another delivery cost."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace

from retrieval.catalog.money import Money
from retrieval.catalog.product import Localised, Product, ProductId, Variant, VariantId
from retrieval.demo.articles import slug
from retrieval.demo.variants import CURRENCY, charming

OWN = "Magpie Lane"
OTHERS = ("Pixel Pier", "Second Harbour")
_DELIVERY = {"Pixel Pier": 590, "Second Harbour": 0}
_PRICE = {"Pixel Pier": (0.90, 1.02), "Second Harbour": (0.97, 1.09)}


def _variant(variant: Variant, seller: str, factor: float, chance: random.Random) -> Variant:
    return replace(
        variant,
        variant_id=VariantId(f"{variant.variant_id}.{slug(seller)}"),
        price=Money(charming(float((variant.list_price or variant.price).major) * factor), CURRENCY),
        list_price=None,
        stock=chance.choice((0, 2, 4, 9, 25)),
    )


def _title(product: Product, seller: str) -> Localised:
    if seller == "Pixel Pier":
        return Localised(f"{product.title.en} – new, sealed", f"{product.title.zh} 全新未拆封")
    return Localised(product.title.en, f"{product.title.zh} 现货速发")


def others(products: Iterable[Product], seed: int) -> Iterator[Product]:
    """One or two further offers for each article that people know by its model."""
    for product in products:
        if not product.model or not product.variants[0].gtin:
            continue
        chance = random.Random(f"{seed}:{product.product_id}:sellers")
        for seller in OTHERS[: 1 + (chance.random() < 0.45)] if chance.random() < 0.5 else OTHERS[1:]:
            factor = chance.uniform(*_PRICE[seller])
            kept = [variant for variant in product.variants if chance.random() < 0.8] or list(
                product.variants[:1]
            )
            yield replace(
                product,
                product_id=ProductId(f"{product.product_id}-{slug(seller)}"),
                title=_title(product, seller),
                variants=tuple(_variant(variant, seller, factor, chance) for variant in kept),
                seller=seller,
                delivery=Money(_DELIVERY[seller], CURRENCY),
                rating=None,
                rating_count=0,
                popularity=round(product.popularity * 0.6, 4),
                promoted=False,
            )
