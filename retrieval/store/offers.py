"""The same article from several sellers."""

from __future__ import annotations

from sqlalchemy import text

from retrieval.catalog.product import Offer, Product
from retrieval.store.database import Database
from retrieval.store.products import ProductRepository


class OfferRepository:
    """Reads what each seller asks for one article (same GTIN, or same brand and model)."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._products = ProductRepository(database)

    def of(self, product_id: str) -> tuple[Offer, ...]:
        """One offer a seller's product: in stock first, then the cheapest with delivery; none if unknown."""
        with self._database.reading() as connection:
            ids = connection.execute(
                text(
                    "SELECT product_id FROM products WHERE article = "
                    "(SELECT article FROM products WHERE product_id = :product_id)"
                ),
                {"product_id": product_id},
            ).scalars()
            wanted = list(ids)
        offers = (_offer(product) for product in self._products.many(wanted).values())
        return tuple(sorted(offers, key=lambda o: (not o.in_stock, o.total.amount, o.seller, o.product_id)))


def _offer(product: Product) -> Offer:
    variant = product.cheapest
    return Offer(
        product.product_id, product.seller, variant.price, product.delivery, variant.in_stock, product.link
    )
