"""What is compared: the shop's own search, and the usual ways that it has to beat. Each ranks the same products."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.catalog.images import open_photo
from retrieval.catalog.product import Product
from retrieval.encoders.encoder import Encoder, Vectors
from retrieval.evaluation.judged import JudgedQuery, JudgedSet, lot
from retrieval.importing import import_products
from retrieval.index import postings
from retrieval.index.analysis import analyse
from retrieval.index.indexer import Indexer
from retrieval.index.matrices import Matrices
from retrieval.index.vectors import VectorStore
from retrieval.search.engine import Engine
from retrieval.search.fusion import Weights, reciprocal_rank_fusion
from retrieval.search.photos import unframed
from retrieval.search.query import Query
from retrieval.search.rows import UNSCORED, VectorRows
from retrieval.store.database import Database
from retrieval.store.products import ProductRepository

Scored = list[tuple[str, float]]
Rank = Callable[[JudgedQuery, Sequence[str] | None], Scored]
"""Ids of the products with their scores, best first; of those named only, if any are."""
Scores = NDArray[np.float32]


def in_order(scored: Iterable[tuple[str, float]]) -> Scored:
    """Best first; ties by chance (``lot``), for one broken by the order of a file would be an answer."""
    return sorted(scored, key=lambda pair: (-pair[1], lot(pair[0])))


@dataclass(frozen=True, slots=True)
class JudgedShop:
    """The judged products as a shop of their own, imported on the way that every feed takes."""

    engine: Engine
    encoder: Encoder

    def rank(self, query: JudgedQuery, among: Sequence[str] | None) -> Scored:
        asked = Query(query.text, photos=(open_photo(query.image),) if query.image else ())
        return in_order((str(product), score) for product, score in self.engine.ranking(asked, among))


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
    """The usual systems over the same products: BM25 over all text, meaning alone, look alone where there are
    photos, and two ways to fuse them. What a query does not have, words or a photo, no system is asked for."""

    def __init__(self, judged: JudgedSet, shop: JudgedShop) -> None:
        self._ids = [str(product.product_id) for product in judged.products]
        self._place = {product: place for place, product in enumerate(self._ids)}
        self._products = judged.products
        self._encoder = shop.encoder
        snapshot = shop.engine.snapshot()
        self._text, self._image = snapshot.text, snapshot.image
        self._position = [snapshot.position[product.product_id] for product in judged.products]

    def systems(self) -> dict[str, Rank]:
        """By the names of ``names``."""
        return {
            "bm25": self._ranked(self._lexical),
            "meaning": self._ranked(self._meaning),
            "look": self._ranked(self._look),
            "rrf": self._ranked(lambda q: reciprocal_rank_fusion(self._sides(q))),
            "sum": self._ranked(lambda q: np.sum([_unit(side) for side in self._sides(q)], axis=0)),
        }

    def _sides(self, query: JudgedQuery) -> list[Scores]:
        """What there is to fuse: two of words, one of the photo."""
        words = [self._lexical(query), self._meaning(query)] if query.text else []
        return words + ([self._look(query)] if query.image else [])

    @cached_property
    def _words(self) -> postings.Postings:
        documents = ((analyse(_all_text(product)),) for product in self._products)
        return postings.build(documents, (postings.Field("all", 1.0, 0.75),), 1.5)

    def _lexical(self, query: JudgedQuery) -> Scores:
        scores = np.zeros(len(self._ids), np.float32)
        for token in dict.fromkeys(analyse(query.text)):
            documents, impacts = self._words.of(token)
            scores[documents] += impacts
        return scores

    def _meaning(self, query: JudgedQuery) -> Scores:
        if not query.text:
            return np.zeros(len(self._ids), np.float32)
        return self._nearest(self._text, self._encoder.encode_texts([query.text]))

    def _look(self, query: JudgedQuery) -> Scores:
        if query.image is None:
            return np.zeros(len(self._ids), np.float32)
        return self._nearest(self._image, self._encoder.encode_images(unframed([open_photo(query.image)])))

    def _nearest(self, rows: VectorRows, asked: Vectors) -> Scores:
        """(products,) the cosine of each product's nearest row; ``UNSCORED`` for a product that has none."""
        found = np.full(len(self._ids), UNSCORED, np.float32)
        if len(rows.owners):
            near = np.full(len(rows.starts) - 1, UNSCORED, np.float32)
            np.maximum.at(near, rows.owners, rows.rows @ asked[0])
            found = near[self._position]
        return found

    def _ranked(self, score: Callable[[JudgedQuery], Scores]) -> Rank:
        def rank(query: JudgedQuery, among: Sequence[str] | None) -> Scored:
            scores = score(query)
            asked = self._ids if among is None else among
            return in_order((product, float(scores[self._place[product]])) for product in asked)

        return rank


def names(judged: JudgedSet) -> tuple[str, ...]:
    """The baselines that the set can be measured against; look needs photos."""
    photos = any(query.image for query in judged.queries)
    return ("bm25", "meaning", *(("look",) if photos else ()), "rrf", "sum")


def _unit(scores: Scores) -> Scores:
    """Scores moved and stretched to 0 to 1."""
    low, high = float(scores.min()), float(scores.max())
    return (scores - low) / (high - low) if high > low else np.zeros_like(scores)


def _all_text(product: Product) -> str:
    facts = (f"{name} {value}" for name, value in product.attributes.items())
    return " ".join((*product.title.both(), product.brand, *product.description.both(), *facts))
