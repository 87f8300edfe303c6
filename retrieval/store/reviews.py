"""What buyers wrote, read back."""

from __future__ import annotations

from sqlalchemy import text

from retrieval.catalog.product import ProductId, Review
from retrieval.store.database import Database
from retrieval.store.records import review_from


class ReviewRepository:
    """Reads reviews."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, product_id: str) -> tuple[Review, ...]:
        """The reviews of one product, newest first; none for an unknown product."""
        with self._database.reading() as connection:
            found = connection.execute(
                text(
                    "SELECT r.review_id, r.rating, r.language, r.title, r.text, r.author, r.written_at "
                    "FROM reviews r JOIN products p ON p.number = r.number WHERE p.product_id = :product_id "
                    "ORDER BY r.written_at DESC, r.review_id"
                ),
                {"product_id": product_id},
            )
            return tuple(review_from(ProductId(product_id), tuple(row)) for row in found)

    def count(self) -> int:
        with self._database.reading() as connection:
            return int(connection.exec_driver_sql("SELECT count(*) FROM reviews").scalar_one())
