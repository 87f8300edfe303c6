"""What is compared: the shop's own search, and the usual ways that it has to beat. Each ranks the same products."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.catalog.product import Product
from retrieval.encoders.encoder import Encoder, Vectors
from retrieval.evaluation.judged import JudgedQuery, JudgedSet
from retrieval.importing import import_products
from retrieval.index import postings
from retrieval.index.analysis import analyse
from retrieval.index.indexer import Indexer
from retrieval.index.matrices import Matrices
from retrieval.index.vectors import VectorStore
from retrieval.search.engine import Engine
from retrieval.search.fusion import Weights, reciprocal_rank_fusion
from retrieval.search.query import Query
from retrieval.store.database import Database
from retrieval.store.products import ProductRepository

Ranking = list[str]
Rank = Callable[[JudgedQuery, Sequence[str] | None], Ranking]
"""Ids of the products, best first; of those named only, if any are."""


@dataclass(frozen=True, slots=True)
class JudgedShop:
    """The judged products as a shop of their own, imported on the way that every feed takes."""

    engine: Engine
    encoder: Encoder

    def rank(self, query: JudgedQuery, among: Sequence[str] | None) -> Ranking:
        return [product for product, _ in self.scored(query, among)]

    def scored(self, query: JudgedQuery, among: Sequence[str] | None) -> list[tuple[str, float]]:
        photos = (_photo(query.image),) if query.image else ()
        asked = Query(query.text, photos=photos)
        return [(str(product), score) for product, score in self.engine.ranking(asked, among)]


def _photo(path: Path):  # type: ignore[no-untyped-def]
    from PIL import Image  # only judged data with pictures needs it

    return Image.open(path)


def open_shop(judged: JudgedSet, encoder: Encoder, work: Path, weights: Weights | None = None) -> JudgedShop:
    """Import the judged products into a shop in ``work``; what was embedded before is not embedded again."""
    work.mkdir(parents=True, exist_ok=True)
    database = Database.open(f"sqlite:///{work / 'shop.db'}")
    vectors = VectorStore(work / "chroma", encoder.fingerprint, encoder.dimensions)
    matrices = Matrices(vectors, work / "cache" / encoder.fingerprint[:16], encoder.name)
    repository = ProductRepository(database)
    indexer = Indexer(vectors, encoder, work / "images", matrices, repository.vector_keys)
    import_products(judged.products, {}, database, indexer, work / "images")
    return JudgedShop(Engine(database, matrices, encoder, weights=weights), encoder)


class Baselines:
    """The usual systems over the same products: BM25 over all text, meaning alone, and two ways to fuse them."""

    def __init__(self, judged: JudgedSet, encoder: Encoder, rows: Vectors) -> None:
        """``rows``: (products, dimensions) unit rows of title and description, in the order of the products."""
        self._ids = [str(product.product_id) for product in judged.products]
        self._place = {product: place for place, product in enumerate(self._ids)}
        self._products = judged.products
        self._encoder = encoder
        self._rows = rows

    def systems(self) -> dict[str, Rank]:
        return {
            "bm25": self._ranked(self._lexical),
            "meaning": self._ranked(self._meaning),
            "rrf": self._ranked(lambda q: reciprocal_rank_fusion([self._lexical(q), self._meaning(q)])),
            "sum": self._ranked(lambda q: _unit(self._lexical(q)) + _unit(self._meaning(q))),
        }

    @cached_property
    def _words(self) -> postings.Postings:
        documents = ((analyse(_all_text(product)),) for product in self._products)
        return postings.build(documents, (postings.Field("all", 1.0, 0.75),), 1.5)

    def _lexical(self, query: JudgedQuery) -> NDArray[np.float32]:
        scores = np.zeros(len(self._ids), np.float32)
        for token in dict.fromkeys(analyse(query.text)):
            documents, impacts = self._words.of(token)
            scores[documents] += impacts
        return scores

    def _meaning(self, query: JudgedQuery) -> NDArray[np.float32]:
        scores: NDArray[np.float32] = self._rows @ self._encoder.encode_texts([query.text])[0]
        return scores

    def _ranked(self, score: Callable[[JudgedQuery], NDArray[np.float32]]) -> Rank:
        def rank(query: JudgedQuery, among: Sequence[str] | None) -> Ranking:
            scores = score(query)
            places = np.arange(len(self._ids)) if among is None else np.array([self._place[i] for i in among])
            order = places[np.lexsort((places, -scores[places]))]
            return [self._ids[place] for place in order]

        return rank


def _unit(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scores moved and stretched to 0 to 1."""
    low, high = float(scores.min()), float(scores.max())
    return (scores - low) / (high - low) if high > low else np.zeros_like(scores)


def _all_text(product: Product) -> str:
    facts = (f"{name} {value}" for name, value in product.attributes.items())
    return " ".join((*product.title.both(), product.brand, *product.description.both(), *facts))
