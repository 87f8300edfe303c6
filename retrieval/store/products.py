"""Products, read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from sqlalchemy import Connection, bindparam, text

from retrieval.catalog.product import Product, ProductId
from retrieval.store.database import Database
from retrieval.store.records import Row, product_from

_PRODUCT = (
    "SELECT number, product_id, seller, kind, brand, gender, rating, rating_count, popularity, promoted, added_at, "
    "facts FROM products"
)
_VARIANT = (
    "SELECT number, variant_id, price, list_price, currency, stock, colour, size, material, pattern, gtin, facts "
    "FROM variants"
)
CHUNK = 500
"""Numbers in one statement; SQLite takes 32,766 parameters, and short statements stay in its cache."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The state of the catalogue: counts up with every change; the hash is over all that it holds."""

    revision: int
    content_hash: str
    currency: str | None
    next_number: int


class ProductRepository:
    """Reads products. Each call sees one state of the catalogue."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def catalogue(self) -> Catalogue:
        with self._database.reading() as connection:
            found = connection.execute(
                text("SELECT revision, content_hash, currency, next_number FROM catalogue")
            ).one()
        return Catalogue(*found)

    def revision(self) -> int:
        """Cheap enough to ask before every search."""
        with self._database.reading() as connection:
            return int(connection.exec_driver_sql("SELECT revision FROM catalogue").scalar_one())

    def currency(self) -> str | None:
        """The one currency of the shop; None while it is empty and none was set."""
        return self.catalogue().currency

    def count(self) -> int:
        with self._database.reading() as connection:
            return int(connection.exec_driver_sql("SELECT count(*) FROM products").scalar_one())

    def get(self, product_id: str) -> Product | None:
        return self.many([product_id]).get(ProductId(product_id))

    def many(self, ids: Iterable[str]) -> dict[ProductId, Product]:
        """Those of the ids that there are, in the order asked for."""
        wanted = list(dict.fromkeys(ids))
        with self._database.reading() as connection:
            numbers = _numbers(connection, wanted)
            found = _load(connection, list(numbers.values()))
        return {
            ProductId(product_id): found[numbers[product_id]]
            for product_id in wanted
            if product_id in numbers
        }

    def numbers(self, ids: Iterable[str]) -> dict[str, int]:
        """Product numbers by id, of those that there are."""
        with self._database.reading() as connection:
            return _numbers(connection, list(dict.fromkeys(ids)))

    def by_numbers(self, numbers: Iterable[int]) -> dict[int, Product]:
        """Those of the numbers that there are, in the order asked for; two statements per 500."""
        wanted = list(dict.fromkeys(int(number) for number in numbers))
        with self._database.reading() as connection:
            found = _load(connection, wanted)
        return {number: found[number] for number in wanted if number in found}

    def every(self) -> Iterator[tuple[int, Product]]:
        """All products by number, a few hundred in memory at a time."""
        with self._database.reading() as connection:
            numbers = [
                row[0] for row in connection.exec_driver_sql("SELECT number FROM products ORDER BY number")
            ]
            remaining = iter(numbers)
            while chunk := list(islice(remaining, CHUNK)):
                yield from _load(connection, chunk).items()

    def vector_keys(self, modality: str) -> list[tuple[int, str]]:
        """(product number, vector key) of ``text`` or ``image``, by number, pictures in their order."""
        with self._database.reading() as connection:
            found = connection.execute(
                text(
                    "SELECT number, key FROM product_vectors WHERE modality = :modality ORDER BY number, ordinal"
                ),
                {"modality": modality},
            )
            return [(number, key) for number, key in found]


def _numbers(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    statement = text("SELECT product_id, number FROM products WHERE product_id IN :ids").bindparams(
        bindparam("ids", expanding=True)
    )
    found: dict[str, int] = {}
    for start in range(0, len(ids), CHUNK):
        rows = connection.execute(statement, {"ids": ids[start : start + CHUNK]})
        found |= {row[0]: row[1] for row in rows}
    return found


def _load(connection: Connection, numbers: Sequence[int]) -> dict[int, Product]:
    """Products by number, ascending in each chunk."""
    found: dict[int, Product] = {}
    for start in range(0, len(numbers), CHUNK):
        # numbers are integers of ours: written into the statement they need no binding work per value
        which = ",".join(map(str, numbers[start : start + CHUNK]))
        variants: dict[int, list[Row]] = {}
        rows = connection.exec_driver_sql(f"{_VARIANT} WHERE number IN ({which}) ORDER BY number, ordinal")
        for number, group in groupby(rows, key=lambda row: row[0]):
            variants[number] = [tuple(row)[1:] for row in group]
        for row in connection.exec_driver_sql(f"{_PRODUCT} WHERE number IN ({which}) ORDER BY number"):
            found[row[0]] = product_from(tuple(row)[1:], variants.get(row[0], ()))
    return found
