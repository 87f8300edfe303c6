"""One aspect of several products as numbers that can be held against each other: price, stars, and stated measures."""

from __future__ import annotations

import re
from dataclasses import dataclass

from retrieval.catalog.facts import fact_key, fact_value
from retrieval.catalog.product import Product
from retrieval.index.analysis import STOP_WORDS, analyse, query_terms

_MEASURE = re.compile(r"(\d+(?:[.,]\d+)*)\s*([A-Za-z″\"]+|[一-鿿]+)?")
_SENTENCE = re.compile(r"[^.!?。！？；;\n]+[.!?。！？；;]*")
QUOTED = 2
"""So many sentences of a listing answer one question."""
_UNITS: dict[str, tuple[str, float]] = {
    **dict.fromkeys(("g", "克"), ("mass", 1.0)),
    **dict.fromkeys(("kg", "千克", "公斤"), ("mass", 1000.0)),
    **dict.fromkeys(("lb", "lbs", "磅"), ("mass", 453.6)),
    **dict.fromkeys(("oz", "盎司"), ("mass", 28.35)),
    **dict.fromkeys(("min", "mins", "minutes", "分钟"), ("time", 1.0)),
    **dict.fromkeys(("h", "hr", "hrs", "hours", "小时"), ("time", 60.0)),
    **dict.fromkeys(("days", "day", "天"), ("time", 1440.0)),
    **dict.fromkeys(("mm", "毫米"), ("length", 0.1)),
    **dict.fromkeys(("cm", "厘米"), ("length", 1.0)),
    **dict.fromkeys(("m", "米"), ("length", 100.0)),
    **dict.fromkeys(("″", '"', "in", "inch", "inches", "英寸", "寸"), ("length", 2.54)),
    **dict.fromkeys(("ml", "毫升"), ("volume", 1.0)),
    **dict.fromkeys(("cl",), ("volume", 10.0)),
    **dict.fromkeys(("l", "升"), ("volume", 1000.0)),
    **dict.fromkeys(("mb",), ("data", 1.0)),
    **dict.fromkeys(("gb",), ("data", 1024.0)),
    **dict.fromkeys(("tb",), ("data", 1024.0 * 1024)),
}
"""Units with what they measure and how many of its smallest each is; any other unit is only held against itself."""
MEASURED = (
    "weight", "battery", "screen", "memory", "storage", "camera", "capacity", "power", "noise",
    "height", "width", "length", "depth", "diameter", "refresh_rate", "heel_height", "pages", "dimensions", "pieces",
)  # fmt: skip
"""Facts whose values are measures."""


MEASURES = ("screen", "capacity", "diameter", "height", "length", "width")
"""What makes a thing big, the first that is stated."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a product has for an aspect: a number, what that measures, and how it is said."""

    number: float
    dimension: str
    said: str


def reading(product: Product, aspect: str, language: str) -> Reading | None:
    """``price``, ``rating`` or a fact of ``MEASURED``; ``None`` where nobody states it as a number."""
    match aspect:
        case "price":
            price = product.cheapest.price
            return Reading(price.amount, price.currency, price.formatted(language))
        case "rating" if product.rating is not None:
            return Reading(product.rating, "stars", f"{product.rating:.1f} ({product.rating_count})")
        case _ if aspect in MEASURED:
            return _largest(_stated(product, aspect), language)
    return None


def stated(product: Product, aspect: str, language: str) -> str:
    """What the listing says of a fact, in that language; empty where it says nothing."""
    comma = "、" if language == "zh" else ", "
    return comma.join(dict.fromkeys(fact_value(value, language) for value in _stated(product, aspect)))


def told(product: Product, words: str, language: str) -> str:
    """The sentences of the title and the description that have all the words, word for word, in the reader's language
    first; empty where neither says them."""
    wanted = {term.token for term in query_terms(words) if term.said} - STOP_WORDS
    if not wanted:
        return ""
    for text in (product.description.best(language), *product.description.both(), *product.title.both()):
        found = [one.strip() for one in _SENTENCE.findall(text) if wanted <= set(analyse(one))]
        if found:
            return " ".join(found[:QUOTED])
    return ""


def _stated(product: Product, aspect: str) -> list[str]:
    own = [value for name, value in product.attributes.items() if fact_key(name) == aspect]
    options = [
        value for one in product.variants for name, value in one.options.items() if fact_key(name) == aspect
    ]
    return [value for value in (*own, *options) if value]


def _largest(values: list[str], language: str) -> Reading | None:
    """Of several variants the most that one can have."""
    found = [one for value in values if (one := _read(value, language)) is not None]
    return max(found, key=lambda one: one.number) if found else None


def _read(value: str, language: str) -> Reading | None:
    match = _MEASURE.search(value)
    if match is None:
        return None
    unit = (match.group(2) or "").lower()
    dimension, factor = _UNITS.get(unit, (unit, 1.0))
    return Reading(float(match.group(1).replace(",", "")) * factor, dimension, fact_value(value, language))
