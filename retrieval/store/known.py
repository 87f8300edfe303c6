"""What an import asks of the catalogue before it writes: what is there already, and under which names."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, text

from retrieval.store.database import Database
from retrieval.store.products import CHUNK


@dataclass(frozen=True, slots=True)
class Known:
    """A stored product, as far as an import needs it."""

    number: int
    product_id: str
    content_hash: str
    article: str


class KnownProducts:
    """Looks products up in bulk by what feeds call them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def by_source(self, source_ids: Sequence[str]) -> dict[tuple[str, str], Known]:
        """(seller, id in the feed) -> what is stored, for those that are."""
        rows = self._chunked(
            "SELECT seller, source_id, number, product_id, content_hash, article FROM products "
            "WHERE source_id IN :values",
            source_ids,
        )
        return {(seller, source_id): Known(*rest) for seller, source_id, *rest in rows}

    def taken_ids(self, ids: Sequence[str]) -> set[str]:
        """Those of the ids that a product of the shop has."""
        return {
            row[0]
            for row in self._chunked("SELECT product_id FROM products WHERE product_id IN :values", ids)
        }

    def articles(self, keys: Sequence[str]) -> dict[str, str]:
        """Article key -> article, for the keys that a stored product has."""
        rows = self._chunked(
            "SELECT k.key, p.article FROM article_keys k JOIN products p ON p.number = k.number "
            "WHERE k.key IN :values ORDER BY p.number DESC",
            keys,
        )
        return {row[0]: row[1] for row in rows}

    def numbers_of_sellers(self, sellers: Collection[str]) -> list[int]:
        """The numbers of all products of these sellers."""
        return [
            row[0]
            for row in self._chunked("SELECT number FROM products WHERE seller IN :values", list(sellers))
        ]

    def _chunked(self, statement: str, values: Sequence[str]) -> list[Any]:
        prepared = text(statement).bindparams(bindparam("values", expanding=True))
        found: list[Any] = []
        with self._database.reading() as connection:
            for start in range(0, len(values), CHUNK):
                found += connection.execute(prepared, {"values": list(values[start : start + CHUNK])}).all()
        return found
