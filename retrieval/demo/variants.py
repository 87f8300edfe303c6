"""What can be put into a cart: colours, sizes, storage; what each costs and how many are left."""

from __future__ import annotations

import random
from dataclasses import dataclass

from retrieval.catalog.money import Money
from retrieval.catalog.product import Variant, VariantId
from retrieval.demo.articles import Article, slug
from retrieval.demo.sheets import words

CURRENCY = "USD"
_SOLD_OUT_ARTICLES = 0.04
_SOLD_OUT_VARIANTS = 0.12
_ON_SALE = 0.22
_WITH_GTIN = 0.85


@dataclass(frozen=True, slots=True)
class Measure:
    """A size, or an amount of storage, and what it does to the price."""

    name: str
    factor: float = 1.0


def charming(major: float) -> int:
    """A price a shop would print, in minor units: 23.41 becomes 2290 or 2299, 311.2 becomes 30900."""
    if major >= 100:
        return (round(major / 10) * 10 - 1) * 100
    if major >= 20:
        return int(major) * 100 + 90
    if major >= 5:
        return int(major) * 100 + (99 if int(major) % 2 else 49)
    return max(int(major * 10) * 10 + 9, 49)


def _measures(text: str) -> tuple[Measure, ...]:
    found = []
    for part in text.split(","):
        name, _, factor = part.strip().rpartition("*") if "*" in part else (part.strip(), "", "1")
        if name:
            found.append(Measure(name.strip(), float(factor)))
    return tuple(found)


def sizes(article: Article) -> tuple[Measure, ...]:
    """The sizes the article comes in; empty where there is only the one."""
    named = article.option("sizes")
    by_gender = f"{named}_{article.gender}"
    table = words().sizes
    if by_gender in table:
        return _measures(table[by_gender])
    return _measures(table.get(named, named))


def _base_price(article: Article, chance: random.Random) -> float:
    low, _, high = article.option("price").partition("-")
    if not high:
        return float(low)
    span = float(high) - float(low)
    cost = (article.material.cost if article.material else 1.0) ** 0.5
    own_range = "price" in article.style.options
    price = (float(low) + span * chance.betavariate(2.2, 2.6)) * article.brand.level**0.7
    return float(min(max(price if own_range else price * cost, float(low) * 0.9), float(high) * 1.1))


def check_digit(digits: str) -> str:
    """The thirteenth digit of a GTIN-13 (GS1 General Specifications, section 7.9)."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return str(-total % 10)


def _gtin(chance: random.Random) -> str:
    digits = chance.choice(("690", "692", "400", "501", "871")) + f"{chance.randrange(10**9):09d}"
    return digits + check_digit(digits)


def _stock(chance: random.Random, sold_out: bool) -> int:
    if sold_out or chance.random() < _SOLD_OUT_VARIANTS:
        return 0
    return chance.choice((1, 2, 3, 5, 8, 12, 15, 20, 30, 45, 60))


def _key(article: Article, *parts: str) -> VariantId:
    return VariantId(".".join((article.article_id, *(slug(part) for part in parts if part))))


def variants(article: Article, seed: int) -> tuple[Variant, ...]:
    """Every colour in every size (or storage), cheapest measure first; some sold out, some on sale."""
    chance = article.chance("variants", seed)
    base = _base_price(article, chance)
    sold_out = chance.random() < _SOLD_OUT_ARTICLES and not article.known
    sale = 1 - chance.uniform(0.12, 0.42) if chance.random() < _ON_SALE else None
    sale_colour = (
        chance.choice(article.colours) if len(article.colours) > 2 and chance.random() < 0.3 else None
    )
    has_gtin = article.known or (chance.random() < _WITH_GTIN and article.sheet.department != "groceries")
    storage = _measures(article.option("storage"))
    measures = storage or sizes(article) or (Measure(""),)
    made = []
    for colour in article.colours:
        for measure in measures:
            full = charming(base * measure.factor)
            reduced = (
                charming(base * measure.factor * sale) if sale and sale_colour in (None, colour) else full
            )
            made.append(
                Variant(
                    variant_id=_key(article, colour if len(article.colours) > 1 else "", measure.name),
                    price=Money(reduced, CURRENCY),
                    list_price=Money(full, CURRENCY) if reduced < full else None,
                    stock=_stock(chance, sold_out),
                    colour=colour,
                    size=measure.name or None,
                    material=article.material.key if article.material else None,
                    pattern=article.pattern,
                    gtin=_gtin(chance) if has_gtin else None,
                    options={"storage": measure.name} if storage else {},
                )
            )
    return tuple(made)
