"""The encoder at work in the demo shop: words, photos and both together against attributes alone.

What is right is read off the articles' own facts, never off a ranking. The photos are drawn anew by
``retrieval.demo.wild``: another angle, ground and light than any picture of the shop.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from retrieval.catalog.product import LANGUAGES, Product
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.demo.articles import Article
from retrieval.demo.catalogue import SEED, listed
from retrieval.demo.judging import asked, look, right
from retrieval.demo.pictures import Shot, names
from retrieval.demo.stock import stock
from retrieval.encoders.encoder import Encoder
from retrieval.index.indexer import Indexer
from retrieval.index.matrices import Matrices
from retrieval.index.vectors import VectorStore
from retrieval.search.engine import Engine
from retrieval.search.query import Filters, Query
from retrieval.store.database import Database
from retrieval.store.products import ProductRepository

if TYPE_CHECKING:
    from PIL.Image import Image

PHOTOS = 100
COMPOSED = 60
LIKE_THIS = {"en": "like this but in {}", "zh": "和这个一样的，要{}"}
ONLY_WORDS = {"en": "in {}", "zh": "要{}"}


@dataclass(frozen=True, slots=True)
class Task:
    """One thing asked of the shop.

    Attributes:
        right: ids of the products that are right.
        kinds: kinds of which a product must be one, or nothing where any will do.
        colours: colours of which a product must have one, or nothing.
    """

    query: Query
    right: frozenset[str]
    kinds: frozenset[str]
    colours: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """Means over tasks.

    Attributes:
        queries: how many.
        recall1: found / min(k, right) among the first k.
        first: share whose first hit is right.
        among3: share with something right among the first three.
        kind: share of the first five that are of a right kind.
        colour: share of the first five that come in a right colour, over tasks that name one.
    """

    queries: int
    recall1: float
    recall5: float
    recall10: float
    first: float
    among3: float
    kind: float
    colour: float


class DemoShop:
    """The demo shop's catalogue with its vectors by one encoder, in a folder of its own."""

    def __init__(self, encoder: Encoder, work: Path, pictures: bool = True) -> None:
        """Stock ``work``; drawing all pictures takes a minute or two where they are not there yet."""
        work.mkdir(parents=True, exist_ok=True)
        database = Database.open(f"sqlite:///{work / 'shop.db'}")
        vectors = VectorStore(work / "chroma", encoder.fingerprint, encoder.dimensions)
        matrices = Matrices(vectors, work / "cache" / encoder.fingerprint[:16], encoder.name)
        keys = ProductRepository(database).vector_keys
        indexer = Indexer(vectors, encoder, work / "images", matrices, keys)
        stock(database, indexer, work / "images", draw=pictures)
        self.engine = Engine(database, matrices, encoder)
        self._products = {str(product.product_id): product for product, _ in listed(SEED)}

    def measure(self, tasks: Sequence[Task]) -> Found:
        """All measures of the shop's own search over ``tasks``."""
        rows = [self._judge(task) for task in tasks]
        means = np.nanmean(np.array(rows, np.float64), axis=0) if rows else np.zeros(7)
        return Found(len(rows), *(round(float(mean), 4) for mean in means))

    def _judge(self, task: Task) -> tuple[float, ...]:
        known = [
            str(product) for product, _ in self.engine.ranking(task.query) if str(product) in self._products
        ]
        hits = [product in task.right for product in known[:10]]
        first = [self._products[product] for product in known[:5]]
        of_kind = [product.kind in task.kinds for product in first] if task.kinds else [float("nan")]
        tinted = (
            [bool(task.colours & colours(product)) for product in first] if task.colours else [float("nan")]
        )
        recalls = (sum(hits[:k]) / min(k, len(task.right)) for k in (1, 5, 10))
        return (*recalls, any(hits[:1]), any(hits[:3]), float(np.mean(of_kind)), float(np.mean(tinted)))


def colours(product: Product) -> frozenset[str]:
    """The colours that a product comes in."""
    return frozenset(variant.colour for variant in product.variants if variant.colour)


def words_to_product(language: str) -> list[Task]:
    """The judged wishes of the demo shop, as words."""
    tasks = []
    for wish in asked():
        meets = {rule.field: frozenset(rule.values) for rule in wish.rules if not rule.forbids}
        tasks.append(
            Task(
                Query(wish.texts[language], language=language),
                frozenset(
                    str(product.product_id)
                    for product, article in listed(SEED)
                    if right(wish, product, article)
                ),
                meets.get("kind", frozenset()),
                meets.get("colour", frozenset()),
            )
        )
    return [task for task in tasks if task.right]


def photo_to_product(count: int = PHOTOS, kinds: Collection[str] | None = None) -> list[Task]:
    """Photos as customers take them; right is what has the same silhouette, colour, pattern and material."""
    shown = list(_pictured(kinds))
    chosen = random.Random(f"{SEED}:photos").sample(shown, min(count, len(shown)))
    tasks = []
    for number, (product, _, shot) in enumerate(chosen, start=1):
        same = frozenset(
            str(other.product_id)
            for other, twin, _ in shown
            if any(look(its) == look(shot) for _, its in names(twin, SEED))
        )
        tasks.append(
            Task(
                Query(photos=(_photo(shot, number),)),
                same,
                frozenset({product.kind}),
                frozenset({shot.colour}),
            )
        )
    return tasks


def composed(count: int = COMPOSED, kinds: Collection[str] | None = None) -> dict[str, list[Task]]:
    """A photo and "like this but in <another colour>"; right is the photo's kind in that colour.

    Returns:
        the same tasks asked by the photo alone, by words alone, by both in each language, and by the photo with
        an exact filter.
    """
    chance = random.Random(f"{SEED}:composed")
    shown = list(_pictured(kinds))
    chance.shuffle(shown)
    ways: dict[str, list[Task]] = {}
    for number, (product, _, shot) in enumerate(shown, start=1):
        of_kind = [other for other, *_ in shown if other.kind == product.kind]
        others = sorted({colour for other in of_kind for colour in colours(other)} - colours(product))
        if not others:
            continue
        wanted, photo = chance.choice(others), _photo(shot, 1000 + number)
        fits = frozenset(str(other.product_id) for other in of_kind if wanted in colours(other))
        named = {language: VOCABULARY.name(Facet.COLOUR, wanted, language) for language in LANGUAGES}
        asked_by = {
            "photo only": Query(photos=(photo,)),
            "words only": Query(ONLY_WORDS["en"].format(named["en"])),
            **{
                f"photo and words, {language}": Query(
                    LIKE_THIS[language].format(named[language]), photos=(photo,), language=language
                )
                for language in LANGUAGES
            },
            "photo and a colour filter": Query(photos=(photo,), filters=Filters(colour=(wanted,))),
        }
        for way, query in asked_by.items():
            ways.setdefault(way, []).append(Task(query, fits, frozenset({product.kind}), frozenset({wanted})))
        if len(ways["photo only"]) == count:
            break
    return ways


def _pictured(kinds: Collection[str] | None) -> Iterator[tuple[Product, Article, Shot]]:
    from retrieval.demo.drawing import can_draw  # a drawing library

    for product, article in listed(SEED):
        if product.images and can_draw(product.kind) and (kinds is None or product.kind in kinds):
            yield product, article, names(article, SEED)[0][1]


def _photo(shot: Shot, number: int) -> Image:
    from retrieval.demo.wild import wild_photo  # a drawing library

    return wild_photo(shot, SEED + number)


def measure_demo(
    encoder: Encoder, work: Path, tell: Callable[[str], None] = lambda _: None
) -> dict[str, Found]:
    """Every way of asking the demo shop, by name."""
    tell("stocking the demo shop")
    shop = DemoShop(encoder, work)
    tell("asking the demo shop")
    found = {f"words, {language}": shop.measure(words_to_product(language)) for language in LANGUAGES}
    found["photo"] = shop.measure(photo_to_product())
    found.update((f"composed: {way}", shop.measure(tasks)) for way, tasks in composed().items())
    return found
