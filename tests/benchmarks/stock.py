"""Catalogues of any size for the benchmarks: vectors with the inner dimension of real ones, and filterable columns."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.index.matrix import Matrix
from retrieval.search.rows import VectorRows
from retrieval.store.columns import Coded, Columns

DIMENSIONS = 384
SPECTRUM = np.exp(-np.arange(DIMENSIONS) / 90) + 1.5 * np.exp(-np.arange(DIMENSIONS) / 8)
"""Variance by direction. As in MiniLM's rows of 77,000 English texts, 64 directions hold 0.57 of it, 128 hold 0.77 and
192 hold 0.89: neither so flat that nothing can be left out, nor so steep that a few directions do."""
SELECTIVITIES = (0.5, 0.1, 0.01, 0.001, 0.0001)
TOP_PRICE = 1_000_000
KINDS = 64
BLOCK = 10_000
"""Rows that are drawn at once."""
BRANDS = 200


@dataclass(frozen=True, slots=True)
class Stock:
    """``vectors`` (n, 384) unit rows; ``columns`` with prices spread evenly, so that a limit is a selectivity."""

    vectors: NDArray[np.float32]
    columns: Columns
    rows: VectorRows
    keys: list[str]
    prices: NDArray[np.int64]

    def price_for(self, selectivity: float) -> int:
        """The limit that so large a share of the products is under; at least ten products."""
        wanted = max(10, round(len(self.prices) * selectivity))
        return int(np.sort(self.prices)[min(wanted, len(self.prices)) - 1])


def unit(rows: NDArray[np.float64]) -> NDArray[np.float32]:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def make_vectors(count: int, seed: int) -> NDArray[np.float32]:
    """(count, 384): kinds as clusters, their products as far from the centre as the centres from each other."""
    spread = np.sqrt(SPECTRUM)
    centres = np.random.default_rng(8).normal(size=(KINDS, DIMENSIONS)) * spread
    turn = np.linalg.qr(np.random.default_rng(7).normal(size=(DIMENSIONS, DIMENSIONS)))[0].astype(np.float32)
    chance = np.random.default_rng(seed)
    rows = np.empty((count, DIMENSIONS), np.float32)
    for start in range(0, count, BLOCK):
        many = min(BLOCK, count - start)
        own = chance.normal(size=(many, DIMENSIONS)) * spread + centres[chance.integers(0, KINDS, many)]
        rows[start : start + many] = unit(own) @ turn
    return rows


def make_stock(count: int, seed: int = 1) -> Stock:
    """A catalogue with one variant a product."""
    chance = np.random.default_rng(seed)
    vectors = make_vectors(count, seed)
    prices = chance.permutation(count).astype(np.int64) * TOP_PRICE // count + 1
    keys = [f"{number:032x}" for number in range(count)]
    columns = make_columns(count, prices, chance)
    matrix = Matrix(
        vectors, np.arange(1, count + 1, dtype=np.int32), np.array([k.encode() for k in keys], "S32")
    )
    return Stock(vectors, columns, VectorRows.of(matrix, columns), keys, prices)


def make_columns(count: int, prices: NDArray[np.int64], chance: np.random.Generator) -> Columns:
    def coded(name: str, kinds: int) -> Coded:
        codes = chance.integers(0, kinds, count).astype(np.int32)
        return Coded(codes, tuple(f"{name}-{number}" for number in range(kinds)))

    numbers = np.arange(1, count + 1, dtype=np.int64)
    nothing = Coded(np.full(count, -1, np.int32), ())
    return Columns(
        revision=1,
        currency="USD",
        number=numbers,
        product_id=[f"p{number}" for number in numbers],
        seller=nothing,
        kind=coded("kind", KINDS),
        brand=coded("brand", BRANDS),
        gender=nothing,
        article=Coded(np.arange(count, dtype=np.int32), tuple(map(str, range(count)))),
        rating=chance.uniform(1, 5, count).astype(np.float32),
        rating_count=chance.integers(0, 100, count).astype(np.int32),
        popularity=np.zeros(count, np.float32),
        promoted=np.zeros(count, bool),
        added_at=np.zeros(count, np.int64),
        first=np.arange(count + 1, dtype=np.int64),
        row=np.arange(count, dtype=np.int64),
        variant_id=[f"p{number}-v" for number in numbers],
        price=prices,
        list_price=np.full(count, -1, np.int64),
        stock=np.ones(count, np.int32),
        colour=coded("colour", 12),
        size=coded("size", 8),
        material=nothing,
        pattern=nothing,
    )


def metadatas(stock: Stock) -> list[dict[str, str | int | float]]:
    """The same facts as the usual construction keeps them: a dictionary a product."""
    columns = stock.columns
    return [
        {
            "price": int(columns.price[place]),
            "kind": columns.kind.values[columns.kind.codes[place]],
            "brand": columns.brand.values[columns.brand.codes[place]],
            "colour": columns.colour.values[columns.colour.codes[place]],
            "rating": float(columns.rating[place]),
        }
        for place in range(len(columns.number))
    ]


def documents(count: int, seed: int = 3) -> list[str]:
    """A title and a description of 40 words each, from a vocabulary with word frequencies as in language."""
    chance = np.random.default_rng(seed)
    words = np.array([f"w{number}" for number in range(20_000)])
    places = np.minimum(chance.zipf(1.3, (count, 40)) - 1, len(words) - 1)
    return [" ".join(row) for row in words[places]]


def usual_collection(folder: Path, stock: Stock, texts: list[str]):  # type: ignore[no-untyped-def]
    """Chroma as everybody uses it: documents, metadata and vectors in one collection of cosine space."""
    import chromadb
    from chromadb.config import Settings

    client = chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))
    collection = client.create_collection(
        "products", configuration={"hnsw": {"space": "cosine"}}, embedding_function=None
    )
    facts = metadatas(stock)
    size = client.get_max_batch_size()
    for start in range(0, len(stock.keys), size):
        part = slice(start, start + size)
        collection.add(
            ids=stock.keys[part], embeddings=stock.vectors[part], metadatas=facts[part], documents=texts[part]
        )
    return collection
