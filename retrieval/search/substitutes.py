"""What stands in for a variant that is sold out."""

from __future__ import annotations

from retrieval.catalog.product import Product, VariantId
from retrieval.search.known import VARIANT_FACETS


def nearest_in_stock(product: Product, variant_id: VariantId) -> VariantId | None:
    """The variant in stock that differs in the fewest facets, then the nearest in price; ``None`` without one."""
    wanted = product.variant(variant_id)
    others = [v for v in product.variants if v.in_stock and v.variant_id != variant_id]
    if wanted is None or not others:
        return None
    return min(
        others,
        key=lambda v: (
            sum(getattr(v, facet) != getattr(wanted, facet) for facet in VARIANT_FACETS),
            abs(v.price.amount - wanted.price.amount),
        ),
    ).variant_id
