"""From words to hits, everything included, against the encoder with an exact scan; and four askers at once.

python -m tests.benchmarks.words --products 10000
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from retrieval.catalog.product import Localised, Product, ProductId, VariantId
from retrieval.encoders.compact import CompactEncoder
from retrieval.encoders.encoder import Vectors
from retrieval.importing import import_products
from retrieval.index.indexer import Indexer
from retrieval.index.matrices import Matrices
from retrieval.index.vectors import VectorStore
from retrieval.search.engine import Engine
from retrieval.search.query import Filters, Query
from retrieval.store.database import Database
from retrieval.store.products import ProductRepository
from tests.benchmarks.clock import in_turn
from tests.benchmarks.stock import unit

QUERIES = (
    "red dress", "红色连衣裙", "wireless headphones for running", "waterproof jacket", "苹果手机", "coffee mug",
    "something warm for winter", "木头餐桌", "laptop bag", "儿童积木", "leather wallet", "电热水壶",
)  # fmt: skip


def catalogue(count: int) -> Iterator[Product]:
    """The demo shop's products, again and again under other names until there are enough."""
    from retrieval.demo.catalogue import products

    demo = [
        replace(p, images=(), variants=tuple(replace(v, image=None) for v in p.variants)) for p in products()
    ]
    for number in range(count):
        product, turn = demo[number % len(demo)], number // len(demo)
        if turn == 0:
            yield product
            continue
        suffix = f" No. {turn}"
        yield replace(
            product,
            product_id=ProductId(f"{product.product_id}-{turn}"),
            title=Localised(product.title.en + suffix, product.title.zh + f" {turn}号"),
            model=f"{product.model or product.product_id} {turn}",
            variants=tuple(
                replace(v, variant_id=VariantId(f"{v.variant_id}-{turn}"), gtin=None)
                for v in product.variants
            ),
        )


class Borrowed:
    """An encoder that encodes the demo's own texts once and gives their copies the same rows, slightly turned: so
    that a catalogue of 10,000 is made in a minute, and asked with the real encoder."""

    def __init__(self, encoder: CompactEncoder) -> None:
        self._encoder = encoder
        self._rows: dict[str, np.ndarray] = {}
        self._chance = np.random.default_rng(5)

    @property
    def name(self) -> str:
        return self._encoder.name

    @property
    def fingerprint(self) -> str:
        return self._encoder.fingerprint

    @property
    def dimensions(self) -> int:
        return self._encoder.dimensions

    def encode_texts(self, texts: list[str]) -> Vectors:
        plain = [self._plain(text) for text in texts]
        new = sorted({text for text in plain if text not in self._rows})
        self._rows.update(zip(new, self._encoder.encode_texts(new), strict=True))
        rows = np.stack([self._rows[text] for text in plain])
        return unit(rows + 0.01 * self._chance.normal(size=rows.shape))

    def encode_images(self, images: list[object]) -> Vectors:
        return np.zeros((0, self.dimensions), np.float32)

    @staticmethod
    def _plain(text: str) -> str:
        return text.split("。")[0].split(". ")[0].split(" No. ")[0]


def open_shop(count: int, home: Path) -> tuple[Engine, CompactEncoder]:
    """A shop with so many products, imported; and the encoder that questions go through."""
    encoder = CompactEncoder(stamps=home)
    database = Database.open(f"sqlite:///{home / 'shop.db'}")
    vectors = VectorStore(home / "chroma", encoder.fingerprint, encoder.dimensions)
    matrices = Matrices(vectors, home / "cache", encoder.name)
    keys_of = ProductRepository(database).vector_keys
    indexer = Indexer(vectors, Borrowed(encoder), home / "images", matrices, keys_of)
    started = time.perf_counter()
    import_products(catalogue(count), {}, database, indexer)
    took = time.perf_counter() - started
    print(
        json.dumps({"import": count, "seconds": round(took, 1), "a_second": round(count / took)}), flush=True
    )
    return Engine(database, matrices, encoder), encoder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=96)
    options = parser.parse_args()
    for count in options.products:
        with tempfile.TemporaryDirectory() as folder:
            measure(count, options.rounds, Path(folder))


def measure(count: int, rounds: int, home: Path) -> None:
    engine, encoder = open_shop(count, home)
    started = time.perf_counter()
    engine.search(Query("dress"))
    opened = time.perf_counter() - started
    rows = np.ascontiguousarray(engine.snapshot().text.rows)

    def ours(number: int) -> object:
        return engine.search(Query(QUERIES[number % len(QUERIES)]))

    def filtered(number: int) -> object:
        return engine.search(Query(QUERIES[number % len(QUERIES)], filters=Filters(price_max=50_00)))

    def floor(number: int) -> object:
        return np.argpartition(-(rows @ encoder.encode_texts([QUERIES[number % len(QUERIES)]])[0]), 10)[:10]

    hits, narrowed, least = in_turn([ours, filtered, floor], rounds)
    ranking = [engine.search(Query(text)).milliseconds["rank"] for text in QUERIES * 4]
    print(
        json.dumps(
            {
                "products": count,
                "words_to_hits_p50": round(hits.p50, 1), "p95": round(hits.p95, 1),
                "filtered_p50": round(narrowed.p50, 1),
                "encoder_and_scan_p50": round(least.p50, 1),
                "times": round(hits.p50 / least.p50, 2),
                "without_encoding_p50": round(float(np.median(ranking)), 1),
                "first_search_seconds": round(opened, 2),
                "four_at_once_a_second": round(at_once(engine, 4)),
                "one_a_second": round(at_once(engine, 1)),
                "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        ),
        flush=True,
    )  # fmt: skip


def at_once(engine: Engine, askers: int, each: int = 24) -> float:
    """Answers a second with so many asking at the same time."""

    def ask() -> None:
        for number in range(each):
            engine.search(Query(QUERIES[number % len(QUERIES)]))

    threads = [threading.Thread(target=ask) for _ in range(askers)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return askers * each / (time.perf_counter() - started)


if __name__ == "__main__":
    main()
