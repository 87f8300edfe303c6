"""The whole catalogue as columns, for filters that are kept in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from retrieval.store.database import Database

NO_LIST_PRICE = -1
NO_CODE = -1


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of words: ``values[codes[i]]`` is the word of row i, ``NO_CODE`` where it has none."""

    codes: NDArray[np.int32]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Products in the order of their numbers, and their variants in the order of products.

    The variants of product row ``i`` are the variant rows ``first[i]:first[i + 1]``; ``row`` says for each
    variant row which product row it belongs to. Prices are minor units of ``currency``.
    """

    revision: int
    currency: str | None

    number: NDArray[np.int64]
    product_id: Sequence[str]
    seller: Coded
    kind: Coded
    brand: Coded
    gender: Coded
    article: Coded
    rating: NDArray[np.float32]
    """NaN where there is none."""
    rating_count: NDArray[np.int32]
    popularity: NDArray[np.float32]
    promoted: NDArray[np.bool_]
    added_at: NDArray[np.int64]
    """Seconds since 1970 UTC, 0 unknown."""

    first: NDArray[np.int64]
    row: NDArray[np.int64]
    variant_id: Sequence[str]
    price: NDArray[np.int64]
    list_price: NDArray[np.int64]
    """``NO_LIST_PRICE`` where there is none."""
    stock: NDArray[np.int32]
    colour: Coded
    size: Coded
    material: Coded
    pattern: Coded


def read_columns(database: Database) -> Columns:
    """All products and variants in two statements, of one state of the catalogue."""
    with database.reading() as connection:
        revision, currency = connection.exec_driver_sql("SELECT revision, currency FROM catalogue").one()
        products = _read(
            connection,
            "SELECT number, product_id, seller, kind, brand, gender, article, rating, rating_count, popularity, "
            "promoted, added_at FROM products ORDER BY number",
            12,
        )
        variants = _read(
            connection,
            "SELECT number, variant_id, price, coalesce(list_price, -1), stock, colour, size, material, pattern "
            "FROM variants ORDER BY number, ordinal",
            9,
        )
    number = np.array(products[0], dtype=np.int64)
    of = np.array(variants[0], dtype=np.int64)
    return Columns(
        revision=revision,
        currency=currency,
        number=number,
        product_id=products[1],
        seller=_coded(products[2]),
        kind=_coded(products[3]),
        brand=_coded(products[4]),
        gender=_coded(products[5]),
        article=_coded(products[6]),
        rating=np.array(products[7], dtype=np.float32),
        rating_count=np.array(products[8], dtype=np.int32),
        popularity=np.array(products[9], dtype=np.float32),
        promoted=np.array(products[10], dtype=np.bool_),
        added_at=np.array(products[11], dtype=np.int64),
        first=np.append(np.searchsorted(of, number), len(of)).astype(np.int64),
        row=np.searchsorted(number, of).astype(np.int64),
        variant_id=variants[1],
        price=np.array(variants[2], dtype=np.int64),
        list_price=np.array(variants[3], dtype=np.int64),
        stock=np.array(variants[4], dtype=np.int32),
        colour=_coded(variants[5]),
        size=_coded(variants[6]),
        material=_coded(variants[7]),
        pattern=_coded(variants[8]),
    )


def _read(connection: Connection, statement: str, width: int) -> Sequence[Sequence[Any]]:
    """The result by column. The driver's own rows: SQLAlchemy's would double the time."""
    cursor: Any = connection.exec_driver_sql(statement).cursor
    rows = cursor.fetchall()
    return list(zip(*rows, strict=True)) if rows else [()] * width


def _coded(words: Sequence[object]) -> Coded:
    """Codes in the order of the words, so that equal catalogues give equal columns."""
    values = sorted({str(word) for word in words if word is not None and word != ""})
    code: dict[object, int] = {value: place for place, value in enumerate(values)}
    return Coded(
        np.fromiter((code.get(word, NO_CODE) for word in words), dtype=np.int32, count=len(words)),
        tuple(values),
    )
