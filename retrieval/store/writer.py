"""The only way to change the catalogue: all of an import in one transaction, which is the flip."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from itertools import chain

from sqlalchemy import Connection, Table, text

from retrieval.errors import Conflict
from retrieval.store import schema
from retrieval.store.database import Database
from retrieval.store.fulltext import tsvector
from retrieval.store.records import Row, Rows


class CatalogueWriter:
    """Applies staged rows; readers see the catalogue as it was or as it is after, never between."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def apply(
        self,
        batches: Iterable[Sequence[Rows]],
        replaced: Sequence[int],
        removed: Sequence[int],
        base_revision: int,
        next_number: int,
        currency: str | None,
    ) -> int:
        """Write products and take others away; gives the new revision.

        Args:
            batches: new and changed products, as ``records.rows_of`` gives them.
            replaced: numbers among them that are stored already.
            removed: numbers that go.
            base_revision: the revision that the rows were prepared against.
            next_number: the first number that no product has had yet, after this.
            currency: of the shop from now on.

        Raises:
            Conflict: ``catalogue_changed``: another import was quicker. Nothing was written.
        """
        with self._database.writing() as connection:
            stored = connection.execute(text("SELECT revision FROM catalogue")).scalar_one()
            if stored != base_revision:
                raise Conflict(
                    "catalogue_changed",
                    "Another import changed the catalogue while this one was being prepared. Nothing was written.",
                    "Run the same command again.",
                )
            self._delete(connection, [*replaced, *removed])
            for batch in batches:
                self._insert(connection, batch)
            connection.execute(
                text(
                    "UPDATE catalogue SET revision = :revision, next_number = :next_number, "
                    "currency = :currency, content_hash = :hash"
                ),
                {
                    "revision": stored + 1,
                    "next_number": next_number,
                    "currency": currency,
                    "hash": _hash(connection),
                },
            )
        return int(stored) + 1

    def replace_vectors(self, keys: Sequence[Row]) -> int:
        """Exchange all vector keys, rows of ``(number, modality, ordinal, key)``; gives the new revision."""
        with self._database.writing() as connection:
            connection.exec_driver_sql("DELETE FROM product_vectors")
            self._fill(connection, schema.product_vectors, list(keys))
            connection.exec_driver_sql("UPDATE catalogue SET revision = revision + 1")
            return int(connection.exec_driver_sql("SELECT revision FROM catalogue").scalar_one())

    def _delete(self, connection: Connection, numbers: Sequence[int]) -> None:
        if not numbers:
            return
        which = [(number,) for number in numbers]
        if self._database.dialect == "sqlite":
            connection.exec_driver_sql("DELETE FROM product_words WHERE rowid = ?", which)
            connection.exec_driver_sql("DELETE FROM products WHERE number = ?", which)
        else:
            connection.exec_driver_sql("DELETE FROM products WHERE number = %s", which)

    def _insert(self, connection: Connection, batch: Sequence[Rows]) -> None:
        self._fill(connection, schema.products, [rows.product for rows in batch])
        self._fill(connection, schema.variants, list(chain.from_iterable(rows.variants for rows in batch)))
        self._fill(connection, schema.article_keys, list(chain.from_iterable(r.article_keys for r in batch)))
        self._fill(connection, schema.reviews, list(chain.from_iterable(rows.reviews for rows in batch)))
        self._fill(connection, schema.product_vectors, list(chain.from_iterable(r.vectors for r in batch)))
        if self._database.dialect == "sqlite":
            connection.exec_driver_sql(
                "INSERT INTO product_words (rowid, title, kind_brand, attributes, description) VALUES (?, ?, ?, ?, ?)",
                [rows.words for rows in batch],
            )
        else:
            connection.exec_driver_sql(
                "INSERT INTO product_words (number, words) VALUES (%s, CAST(%s AS tsvector))",
                [(rows.words[0], tsvector(rows.words[1:])) for rows in batch],
            )

    def _fill(self, connection: Connection, table: Table, rows: list[Row]) -> None:
        """Rows straight to the driver: the ORM's and Core's work per row would cost more than the insert."""
        if not rows:
            return
        mark = "?" if self._database.dialect == "sqlite" else "%s"
        marks = ", ".join([mark] * len(table.columns))
        connection.exec_driver_sql(f"INSERT INTO {table.name} VALUES ({marks})", rows)


def _hash(connection: Connection) -> str:
    """One hash over the whole catalogue, whatever the order in which it came."""
    digest = hashlib.sha256()
    found = connection.execute(text("SELECT product_id, content_hash FROM products ORDER BY product_id"))
    for product_id, content_hash in found:
        digest.update(f"{product_id}\0{content_hash}\n".encode())
    return digest.hexdigest()
