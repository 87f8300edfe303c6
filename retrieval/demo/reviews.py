"""What buyers of the demo shop wrote: aspects of the article, for and against, in line with its rating."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib import resources
from typing import Any

from retrieval.catalog.product import Product, Review
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.demo.catalogue import ANCHOR, SEED, products
from retrieval.demo.sellers import OWN

_REVIEWED = 0.72
_CHINESE = 0.5
_TITLES = {
    "en": {5: ("Love it", "Great", "Just right", ""), 4: ("Good", "Nice, with a small but", ""),
           3: ("So-so", "All right", ""), 2: ("Not convinced", "Weak", ""), 1: ("No", "Disappointing", "")},
    "zh": {5: ("非常喜欢", "好评", "超出预期", ""), 4: ("不错", "挺好的", ""),
           3: ("一般般", "还可以", ""), 2: ("不太行", "有点失望", ""), 1: ("差评", "失望", "")},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Aspect:
    """Something that buyers of some kinds speak of: ``lines[(stance, language)]``, stance ``good`` or ``bad``."""

    name: str
    of: frozenset[str]
    excluded: frozenset[str]
    when: frozenset[str]
    lines: Mapping[tuple[str, str], tuple[str, ...]]

    def fits(self, product: Product) -> bool:
        """Whether buyers of that product could speak of it; ``when`` asks for a use or a season."""
        circumstances = {product.attributes.get("use"), product.attributes.get("season")}
        if product.kind in self.excluded or (self.when and not self.when & circumstances):
            return False
        return bool(self.of & {product.kind, *VOCABULARY.above(Facet.KIND, product.kind), "all"})


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Aspects, and how reviews begin and end: ``frames[(place, mood, language)]``."""

    aspects: tuple[Aspect, ...]
    frames: Mapping[tuple[str, str, str], tuple[str, ...]]
    authors: Mapping[str, tuple[str, ...]]


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _aspect(name: str, table: Mapping[str, Any]) -> Aspect:
    lines = {
        (stance, language): _lines(table[f"{stance}_{language}"])
        for stance in ("good", "bad")
        for language in ("en", "zh")
    }
    of, excluded, when = (frozenset(table.get(key, "").split()) for key in ("of", "not", "when"))
    return Aspect(name, of, excluded, when, lines)


@cache
def phrasebook() -> Phrasebook:
    """The sheet ``data/reviews.toml``, read once."""
    data = tomllib.loads((resources.files(__package__) / "data" / "reviews.toml").read_text("utf-8"))
    return Phrasebook(
        aspects=tuple(_aspect(name, table) for name, table in data["aspect"].items()),
        frames={
            (place, mood, language): _lines(data[place][f"{mood}_{language}"])
            for place in ("opening", "ending")
            for mood in ("good", "fair", "bad")
            for language in ("en", "zh")
        },
        authors={language: tuple(data["authors"][language].split(", ")) for language in ("en", "zh")},
    )


@dataclass(frozen=True, slots=True)
class Character:
    """What one article is good and bad at; its buyers agree on that more often than not."""

    aspects: tuple[Aspect, ...]
    strong: Aspect
    weak: Aspect


def _character(product: Product, chance: random.Random) -> Character:
    fitting = [aspect for aspect in phrasebook().aspects if aspect.fits(product)]
    own = [aspect for aspect in fitting if "all" not in aspect.of]
    strong, weak = chance.sample(own if len(own) > 1 else fitting, 2)
    return Character(tuple(fitting), strong, weak)


def _stances(rating: int, chance: random.Random) -> list[str]:
    """How many things are praised and how many blamed, by stars."""
    plans = {
        5: (["good"] * 2, ["good"] * 3, ["good", "good"]),
        4: (["good", "good", "bad"], ["good", "good"], ["good", "bad"]),
        3: (["good", "bad"], ["good", "bad", "bad"], ["bad", "good"]),
        2: (["bad", "bad"], ["bad", "bad", "good"]),
        1: (["bad", "bad"], ["bad", "bad", "bad"]),
    }
    return list(chance.choice(plans[rating]))


def _chosen(character: Character, stances: list[str], chance: random.Random) -> list[tuple[Aspect, str]]:
    """An aspect for each stance, none twice; the strong side is praised and the weak one blamed most often."""
    left = list(character.aspects)
    chosen = []
    for stance in stances:
        favourite = character.strong if stance == "good" else character.weak
        never = character.weak if stance == "good" else character.strong
        choices = [aspect for aspect in left if aspect is not never] or left
        if not choices:
            break
        aspect = favourite if favourite in choices and chance.random() < 0.5 else chance.choice(choices)
        left.remove(aspect)
        chosen.append((aspect, stance))
    return chosen


def _text(character: Character, rating: int, language: str, chance: random.Random) -> str:
    book = phrasebook()
    mood = "good" if rating >= 4 else "fair" if rating == 3 else "bad"
    parts = [chance.choice(book.frames["opening", mood, language])] if chance.random() < 0.65 else []
    for aspect, stance in _chosen(character, _stances(rating, chance), chance):
        parts.append(chance.choice(aspect.lines[stance, language]))
    if chance.random() < 0.3:
        parts.append(chance.choice(book.frames["ending", mood, language]))
    return (" " if language == "en" else "").join(parts)


def _star(mean: float, chance: random.Random) -> int:
    return min(max(round(chance.gauss(mean, 0.9)), 1), 5)


def _written(product: Product, anchor: datetime, chance: random.Random) -> datetime:
    begin = product.added_at or anchor - timedelta(days=365)
    return begin + (anchor - begin) * chance.random()


def _of(product: Product, seed: int, anchor: datetime) -> Iterable[Review]:
    chance = random.Random(f"{seed}:{product.product_id}:reviews")
    if product.rating is None or chance.random() > _REVIEWED:
        return
    character = _character(product, chance)
    told: set[str] = set()
    for number in range(1, min(chance.randint(3, 9), product.rating_count) + 1):
        language = "zh" if chance.random() < _CHINESE else "en"
        rating = _star(product.rating, chance)
        text = _text(character, rating, language, chance)
        if text in told:
            continue
        told.add(text)
        yield Review(
            review_id=f"{product.product_id}-r{number}",
            product_id=product.product_id,
            rating=rating,
            text=text,
            language=language,
            title=chance.choice(_TITLES[language][rating]),
            author=chance.choice(phrasebook().authors[language]),
            written_at=_written(product, anchor, chance),
        )


def reviews(seed: int = SEED, anchor: datetime = ANCHOR) -> tuple[Review, ...]:
    """Three to nine reviews for each of most products of the shop's own; the same for the same seed and anchor."""
    return tuple(
        review
        for product in products(seed, anchor)
        if product.seller == OWN
        for review in _of(product, seed, anchor)
    )
