"""Import without encoding, against the usual construction that writes documents, metadata and vectors to Chroma.

python -m tests.benchmarks.importing --products 10000
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path

import numpy as np

from retrieval.encoders.encoder import Vectors
from retrieval.importing import import_products
from retrieval.index.indexer import Indexer
from retrieval.index.matrices import Matrices
from retrieval.index.vectors import VectorStore
from retrieval.store.database import Database
from retrieval.store.products import ProductRepository
from tests.benchmarks.stock import make_vectors
from tests.benchmarks.words import catalogue


class Given:
    """Vectors that were made before, one after the other: encoding costs nothing."""

    name = "given"
    fingerprint = "a" * 64
    dimensions = 384

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors
        self._next = 0

    def encode_texts(self, texts: list[str]) -> Vectors:
        self._next += len(texts)
        return self._vectors[np.arange(self._next - len(texts), self._next) % len(self._vectors)]

    def encode_images(self, images: list[object]) -> Vectors:
        return self._vectors[: len(images)]


def ours(count: int, vectors: Vectors, home: Path) -> float:
    """Seconds for products, variants, full text, vectors and their matrix, in one transaction and its index."""
    products = list(catalogue(count))
    database = Database.open(f"sqlite:///{home / 'shop.db'}")
    encoder = Given(vectors)
    store = VectorStore(home / "chroma", encoder.fingerprint, encoder.dimensions)
    store.missing("text", [])
    matrices = Matrices(store, home / "cache", encoder.name)
    indexer = Indexer(store, encoder, home / "images", matrices, ProductRepository(database).vector_keys)
    started = time.perf_counter()
    import_products(products, {}, database, indexer)
    return time.perf_counter() - started


def usual(count: int, vectors: Vectors, home: Path) -> float:
    """Seconds for the same texts: a document, metadata and a vector a text, one collection."""
    import chromadb
    from chromadb.config import Settings

    products = list(catalogue(count))
    texts, facts, ids = [], [], []
    for product in products:
        for language, text in (("en", product.title.en), ("zh", product.title.zh)):
            texts.append(f"{text} {getattr(product.description, language)}")
            ids.append(f"{product.product_id}-{language}")
            facts.append(
                {
                    "kind": product.kind, "brand": product.brand, "price": product.cheapest.price.amount,
                    "rating": product.rating or 0.0, "stock": product.cheapest.stock, "language": language,
                }
            )  # fmt: skip
    client = chromadb.PersistentClient(
        path=str(home / "usual"), settings=Settings(anonymized_telemetry=False)
    )
    collection = client.create_collection(
        "products", configuration={"hnsw": {"space": "cosine"}}, embedding_function=None
    )
    size = client.get_max_batch_size()
    rows = vectors[np.arange(len(ids)) % len(vectors)]
    started = time.perf_counter()
    for start in range(0, len(ids), size):
        part = slice(start, start + size)
        collection.add(ids=ids[part], embeddings=rows[part], metadatas=facts[part], documents=texts[part])
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", type=int, nargs="+", default=[2_000, 10_000])
    options = parser.parse_args()
    for count in options.products:
        vectors = make_vectors(2 * count, 11)
        with tempfile.TemporaryDirectory() as folder:
            mine = ours(count, vectors, Path(folder))
            theirs = usual(count, vectors, Path(folder))
        print(
            json.dumps(
                {
                    "products": count,
                    "shopkeeper_seconds": round(mine, 2),
                    "chroma_seconds": round(theirs, 2),
                    "times": round(theirs / mine, 2),
                    "products_a_second": round(count / mine),
                }
            ),
            flush=True,
        )


if __name__ == "__main__":
    main()
