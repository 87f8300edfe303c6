"""Full-text search over analysed tokens: FTS5 with BM25 in SQLite, ``tsvector`` in PostgreSQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, text

from retrieval.store.database import Database
from retrieval.store.products import ProductRepository
from retrieval.store.words import words_of

WEIGHTS = (4.0, 3.0, 2.0, 1.0)
"""What a match counts, in the order of ``words.FIELDS``."""


class FullText:
    """Finds product numbers by words. Tokens come out of ``retrieval.index.analysis``, on both sides."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def search(
        self,
        terms: Sequence[Sequence[str]],
        limit: int,
        weights: Sequence[float] = WEIGHTS,
        every: bool = False,
    ) -> list[tuple[int, float]]:
        """(product number, score) with the best first; scores are positive, larger is better.

        Args:
            terms: what is asked for; each a group of tokens that mean the same.
            limit: at most so many products.
            weights: one a field of ``words.FIELDS``.
            every: a product has to match every term, not just one of them.
        """
        groups = [[token for token in group if token] for group in terms]
        groups = [group for group in groups if group]
        if not groups:
            return []
        ask = _ask_postgresql if self._database.dialect == "postgresql" else _ask_sqlite
        with self._database.reading() as connection:
            return ask(connection, groups, limit, weights, every)

    def every(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """(product number, analysed tokens of each field of ``words.FIELDS`` joined by spaces), by number."""
        if (
            self._database.dialect == "postgresql"
        ):  # a tsvector has lost the order and the counts of its tokens
            for number, product in ProductRepository(self._database).every():
                yield number, words_of(product)
            return
        with self._database.reading() as connection:
            for number, *fields in connection.exec_driver_sql(
                "SELECT rowid, title, kind_brand, attributes, description FROM product_words ORDER BY rowid"
            ):
                yield number, tuple(fields)


def _ask_sqlite(
    connection: Connection, groups: list[list[str]], limit: int, weights: Sequence[float], every: bool
) -> list[tuple[int, float]]:
    quoted = (" OR ".join(f'"{token.replace(chr(34), "")}"' for token in group) for group in groups)
    expression = (" AND " if every else " OR ").join(f"({group})" for group in quoted)
    found = connection.exec_driver_sql(
        "SELECT rowid, -bm25(product_words, ?, ?, ?, ?) FROM product_words WHERE product_words MATCH ? "
        "ORDER BY bm25(product_words, ?, ?, ?, ?), rowid LIMIT ?",
        (*weights, expression, *weights, limit),
    )
    return [(number, score) for number, score in found]


def _ask_postgresql(
    connection: Connection, groups: list[list[str]], limit: int, weights: Sequence[float], every: bool
) -> list[tuple[int, float]]:
    expression = (" & " if every else " | ").join(
        "(" + " | ".join(_lexeme(token) for token in group) + ")" for group in groups
    )
    top = max(weights)
    found = connection.execute(
        text(
            "SELECT number, ts_rank(CAST(:weights AS real[]), words, query, 2) AS score "
            "FROM product_words, CAST(:expression AS tsquery) query WHERE words @@ query "
            "ORDER BY score DESC, number LIMIT :limit"
        ),
        # PostgreSQL wants the weights of the classes D, C, B, A, at most 1 each
        {"weights": [weight / top for weight in reversed(weights)], "expression": expression, "limit": limit},
    )
    return [(number, float(score)) for number, score in found]


def tsvector(fields: Iterable[str]) -> str:
    """The literal of a ``tsvector`` with one weight class (A to D) a field; tokens are taken as they are."""
    positions: dict[str, list[str]] = defaultdict(list)
    place = 0
    for weight, words in zip("ABCD", fields, strict=True):
        for token in words.split():
            place = min(place + 1, 16383)  # PostgreSQL counts no further
            if len(positions[token]) < 255 and len(token.encode()) < 2046:
                positions[token].append(f"{place}{weight}")
    return " ".join(f"{_lexeme(token)}:{','.join(places)}" for token, places in positions.items() if places)


def _lexeme(token: str) -> str:
    escaped = token.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
