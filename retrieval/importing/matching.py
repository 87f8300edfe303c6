"""Which products of a feed the shop has already, under which number and id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.catalog.product import Product, ProductId
from retrieval.store.known import Known, KnownProducts
from retrieval.store.records import article_keys


@dataclass(frozen=True, slots=True)
class Match:
    """Where a product of a feed belongs; ``known`` is what is stored of it, None for a new one."""

    number: int
    product_id: ProductId
    article: str
    known: Known | None


class Matching:
    """Gives numbers, ids and articles to the products of one import, batch by batch.

    A product is the same one if its seller and its id in the feed are. Its id in the shop is that of the feed, with
    the seller behind it where another seller had that id first. Products that share a GTIN, or brand and model, are
    one article.
    """

    def __init__(self, known: KnownProducts, next_number: int) -> None:
        self._known = known
        self.next_number = next_number
        self._given: set[str] = set()
        self._articles: dict[str, str] = {}

    def of(self, products: Sequence[Product]) -> list[Match]:
        """One match a product, in order; products carry the feed's own ids."""
        stored = self._known.by_source([product.product_id for product in products])
        fresh = [p.product_id for p in products if (p.seller, p.product_id) not in stored]
        taken = self._known.taken_ids(fresh) | self._given
        keys = [article_keys(product) for product in products]
        self._learn_articles([key for some in keys for key in some])
        found: list[Match] = []
        for product, own_keys in zip(products, keys, strict=True):
            known = stored.get((product.seller, product.product_id))
            if known is None:
                product_id, number = self._free_id(product, taken), self.next_number
                self.next_number += 1
            else:
                product_id, number = known.product_id, known.number
            self._given.add(product_id)
            taken.add(product_id)
            found.append(Match(number, ProductId(product_id), self._article(product_id, own_keys), known))
        return found

    def _free_id(self, product: Product, taken: set[str]) -> str:
        plain = str(product.product_id)
        if plain not in taken:
            return plain
        candidate, count = f"{plain}@{product.seller}", 2
        while candidate in taken or self._known.taken_ids([candidate]):
            candidate, count = f"{plain}@{product.seller}-{count}", count + 1
        return candidate

    def _learn_articles(self, keys: Sequence[str]) -> None:
        new = [key for key in dict.fromkeys(keys) if key not in self._articles]
        self._articles |= self._known.articles(new)

    def _article(self, product_id: str, keys: Sequence[str]) -> str:
        article = next((self._articles[key] for key in keys if key in self._articles), None)
        if article is None:
            article = keys[0] if keys else f"product:{product_id}"
        for key in keys:
            self._articles.setdefault(key, article)
        return article
