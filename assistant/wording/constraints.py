"""The running search in words: “red, up to $80, cheapest first”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.commands import FilterSet, FilterValues
from assistant.state import Running, dropped, filter_names
from prompts import Say, speaker
from retrieval.catalog.money import Money
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.search.parts import is_part, part_name, part_of

_FACETS = ("kind", "colour", "material", "pattern", "gender")
_PLAIN_SIZE = re.compile(r"\d?X*[SML]L?|[\d.,/½×x -]+", re.I)
"""A number or letters, which are sizes only where somebody says so."""


def described(running: Running, currency: str, language: str) -> str:
    """Everything that the search stands on, in the order in which people say it; empty for nothing."""
    say = speaker("replies", language)
    parts = list(_values(running.filters, currency, language, say))
    if running.filters.excluded:
        excluded = running.filters.excluded
        parts += [say("not", what=part) for part in _values(excluded, currency, language, say)]
    parts += [lacking_in_words(word, language) for word in running.filters.without]
    if running.text and not running.filters.kind:
        parts.insert(0, say("words", what=running.text[:60]))
    elif (further := _further(running.text)) and running.sort == "relevance":
        parts.append(say("words-first", what=further[:60]))
    if running.photos:
        parts.append(say("photo"))
    if running.sort != "relevance":
        parts.append(say("sort-" + running.sort.replace("-", "minus-")))
    return say("comma").join(parts)


def _further(text: str) -> str:
    """What words say beside the kinds that they name: nothing is kept out by them, but what fits them comes first."""
    for mention in reversed(VOCABULARY.mentions(text)):
        if mention.facet is Facet.KIND:
            text = text[: mention.start] + " " + text[mention.end :]
    return " ".join(text.split()).strip(" ,，")


def lacking_in_words(word: str, language: str) -> str:
    """“no hood”, 不带帽子; what is no part is only not wanted."""
    name = "lacking" if is_part(word) or part_of(word) != word else "not"
    return str(speaker("replies", language)(name, what=part_name(word, language)))


def blocking_in_words(filters: FilterSet, blocking: tuple[str, ...], currency: str, language: str) -> str:
    """Some of the constraints in words, by their names as ``filter_names`` gives them."""
    kept = dropped(filters, tuple(name for name in filter_names(filters) if name not in blocking))
    return described(Running(filters=kept), currency, language)


def values_in_words(values: FilterValues, currency: str, language: str) -> str:
    say = speaker("replies", language)
    return say("comma").join(_values(values, currency, language, say))


def _values(values: FilterValues, currency: str, language: str, say: Say) -> Iterator[str]:
    for field in _FACETS:
        for key in getattr(values, field):
            yield VOCABULARY.name(Facet(field), key, language)
    yield from values.brand
    for size in values.size:
        yield size_name(size, say)
    if values.price_min is not None:
        yield say("from-price", price=price(values.price_min, currency, language))
    if values.price_max is not None:
        yield say("up-to-price", price=price(values.price_max, currency, language))
    if values.rating_min is not None:
        yield say("stars", count=values.rating_min)
    if values.in_stock is not None:
        yield say("in-stock" if values.in_stock else "sold-out")
    if values.on_sale is not None:
        yield say("on-sale" if values.on_sale else "not-on-sale")


def size_name(size: str, say: Say, name: str = "size", bare: str = "measure") -> str:
    """A size as people say it: “size M”, but 256 GB, Queen and 均码 as they are.

    Args:
        name, bare: the texts for the two.
    """
    return str(say(name if _PLAIN_SIZE.fullmatch(size) else bare, what=size))


def price(major: float, currency: str, language: str) -> str:
    return Money.of(str(major), currency).formatted(language)
