"""Kinds, colours, materials, patterns and genders of a feed in the words of the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from retrieval.catalog.vocabulary import VOCABULARY, Facet, Mention

_SEGMENTS = re.compile(r"\s*(?:->|>|›|»|/|\||＞)\s*")
_PURPOSE = re.compile(r"\b(?:for|with|without|from|by|in|w/)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\s*(?:/|,|、|，|&|\+|\band\b)\s*")
_HAN = re.compile(r"[㐀-鿿豈-﫿]")
_GENDERS = {"m": "men", "f": "women", "male": "men", "female": "women", "u": "unisex", "unisex": "unisex"}


@dataclass(frozen=True, slots=True)
class Looks:
    """What a title says of a product, as vocabulary keys."""

    kind: str | None
    colour: str | None
    material: str | None
    pattern: str | None
    gender: str | None


NOTHING = Looks(None, None, None, None, None)


@lru_cache(maxsize=20_000)
def looks_of(title: str) -> Looks:
    """What the title names; of colours, materials and patterns only one that stands alone."""
    mentions = VOCABULARY.mentions(title)
    if not mentions:
        return NOTHING
    return Looks(
        kind=_head(title, mentions),
        colour=_only(mentions, Facet.COLOUR),
        material=_only(mentions, Facet.MATERIAL),
        pattern=_only(mentions, Facet.PATTERN),
        gender=_only(mentions, Facet.GENDER),
    )


def _head(title: str, mentions: Sequence[Mention]) -> str | None:
    """The kind that the title is about: the last one before ``for``, ``with`` and the like: a laptop bag is a bag,
    a case for a phone is a case. A Chinese word counts where a word can end: 绿茶 in 绿茶蛋黄酥 is only a taste."""
    begins = {mention.start for mention in mentions}
    kinds = [
        mention
        for mention in mentions
        if mention.facet is Facet.KIND
        and (
            mention.end in begins
            or not (_HAN.match(title, mention.end - 1) and _HAN.match(title, mention.end))
        )
    ]
    if not kinds:
        return None
    purpose = next(
        (cut.start() for cut in _PURPOSE.finditer(title) if cut.start() > kinds[0].start), len(title)
    )
    head = [mention for mention in kinds if mention.start < purpose][-1]
    return VOCABULARY.typical(Facet.KIND, head.key)


def _only(mentions: Sequence[Mention], facet: Facet) -> str | None:
    found = {mention.key for mention in mentions if mention.facet is facet}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=20_000)
def kind_of(category: str, title_kind: str | None) -> str:
    """The vocabulary's kind: of the category, unless the title names one that is more precise; else of the title;
    else the last part of the category in lower case, else nothing."""
    parts = [part for part in _SEGMENTS.split(category.strip()) if part]
    known = next((kind for part in reversed(parts) if (kind := _category_kind(part))), None)
    if known and title_kind:
        precise = title_kind in VOCABULARY.below(Facet.KIND, known)
        vague = len(VOCABULARY.below(Facet.KIND, known)) > 1 >= len(VOCABULARY.below(Facet.KIND, title_kind))
        return title_kind if precise or vague else known
    return known or title_kind or (parts[-1].casefold() if parts else "")


def _category_kind(part: str) -> str | None:
    exact = VOCABULARY.canonical(Facet.KIND, part)
    return VOCABULARY.typical(Facet.KIND, exact) if exact else _head(part, VOCABULARY.mentions(part))


def gender_in(words: str) -> str | None:
    """The one gender that tags speak of."""
    return _only(VOCABULARY.mentions(words), Facet.GENDER)


@lru_cache(maxsize=20_000)
def canonical(facet: Facet, word: str) -> str | None:
    """The key for a feed's word; of ``black/white`` the first; else the word in lower case; None for an empty one."""
    word = word.strip()
    if not word:
        return None
    if facet is Facet.GENDER and word.casefold() in _GENDERS:
        word = _GENDERS[word.casefold()]
    known = VOCABULARY.canonical(facet, word)
    if known:
        return known
    for part in _SEVERAL.split(word):
        if part and (known := VOCABULARY.canonical(facet, part)):
            return known
    mentioned = [mention.key for mention in VOCABULARY.mentions(word) if mention.facet is facet]
    return mentioned[0] if mentioned else word.casefold()
