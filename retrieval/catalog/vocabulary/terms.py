"""Terms of the vocabulary, and finding them in text."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from typing import Any

_CHINESE = re.compile(r"[㐀-鿿豈-﫿]")


class Facet(StrEnum):
    """The closed sets; brands and sizes belong to the catalogue, not here."""

    KIND = "kind"
    COLOUR = "colour"
    MATERIAL = "material"
    PATTERN = "pattern"
    GENDER = "gender"


@dataclass(frozen=True, slots=True)
class Term:
    """One canonical value: its names (the first of each language is shown) and what it falls under; ``also`` are
    further words that take it in (裤子 takes in jeans), of no department of their own."""

    facet: Facet
    key: str
    en: tuple[str, ...]
    zh: tuple[str, ...]
    parent: str | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A term found in a text at ``[start, end)``; ``words`` is what stands there."""

    facet: Facet
    key: str
    start: int
    end: int
    words: str


def fold(text: str) -> str:
    """Compatibility-normalised lower case of the same length where possible (full width to half width)."""
    if text.isascii():
        return text.lower()
    return "".join(
        folded if len(folded := unicodedata.normalize("NFKC", sign).lower()) == 1 else sign for sign in text
    )


def plurals(noun: str) -> tuple[str, ...]:
    """Regular English plurals of the last word; nouns that look plural stay as they are."""
    if noun.endswith("ss") or noun.endswith(("ch", "sh", "x")):
        return (noun + "es",)
    if noun.endswith("s") or not noun[-1:].isalpha():
        return ()
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return (noun[:-1] + "ies",)
    return (noun + "s",)


class Vocabulary:
    """All terms, by facet and key, with a matcher for running text."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms: dict[tuple[Facet, str], Term] = {(term.facet, term.key): term for term in terms}
        self._by_name: dict[Facet, dict[str, str]] = {facet: {} for facet in Facet}
        self._children: dict[tuple[Facet, str], list[str]] = {}
        for term in self._terms.values():
            for above in (*([term.parent] if term.parent else []), *term.also):
                self._children.setdefault((term.facet, above), []).append(term.key)
            for name in self._spellings(term):
                self._by_name[term.facet].setdefault(name, term.key)
        names: dict[str, list[tuple[Facet, str]]] = {}
        for facet, table in self._by_name.items():
            for name, key in table.items():
                names.setdefault(name, []).append((facet, key))
        self._names = names
        self._lengths = self._by_first_sign(names)

    @staticmethod
    def _spellings(term: Term) -> list[str]:
        names = [fold(name) for name in (*term.en, *term.zh)]
        names.append(term.key.replace("_", " "))
        names.append(term.key)
        if term.facet in (Facet.KIND, Facet.GENDER):
            names += [plural for name in term.en for plural in plurals(fold(name))]
        return names

    @staticmethod
    def _by_first_sign(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
        """Lengths of the names that begin with a sign, longest first: what is worth trying at a place."""
        lengths: dict[str, set[int]] = {}
        for name in names:
            lengths.setdefault(name[0], set()).add(len(name))
        return {sign: tuple(sorted(found, reverse=True)) for sign, found in lengths.items()}

    def keys(self, facet: Facet) -> tuple[str, ...]:
        """All canonical keys, in the order of the file."""
        return tuple(key for of, key in self._terms if of is facet)

    def term(self, facet: Facet, key: str) -> Term | None:
        return self._terms.get((facet, key))

    def canonical(self, facet: Facet, word: str) -> str | None:
        """The key that any known name in either language stands for, or None."""
        return self._by_name[facet].get(fold(word.strip()))

    def name(self, facet: Facet, key: str, language: str) -> str:
        """What a person of that language calls it; an unknown key is its own name."""
        term = self._terms.get((facet, key))
        if term is None:
            return key
        names = term.zh if language == "zh" else term.en
        return names[0] if names else key

    def names(self, facet: Facet, key: str) -> tuple[str, ...]:
        """All names in both languages, English first; an unknown key is its own name."""
        term = self._terms.get((facet, key))
        return (*term.en, *term.zh) if term else (key,)

    def below(self, facet: Facet, key: str) -> frozenset[str]:
        """The key and everything under it: ``footwear`` takes in sneakers, boots ..."""
        found, waiting = {key}, [key]
        while waiting:
            for child in self._children.get((facet, waiting.pop()), ()):
                if child not in found:
                    found.add(child)
                    waiting.append(child)
        return frozenset(found)

    def above(self, facet: Facet, key: str) -> tuple[str, ...]:
        """What the key falls under, nearest first."""
        chain: list[str] = []
        term = self._terms.get((facet, key))
        while term is not None and term.parent and term.parent not in chain:
            chain.append(term.parent)
            term = self._terms.get((facet, term.parent))
        return tuple(chain)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Longest matches, left to right, not overlapping; a name of several facets gives a mention for each."""
        folded = fold(text)
        found: list[Mention] = []
        start = 0
        while start < len(folded):
            end = self._longest_name_at(folded, start)
            for facet, key in self._names.get(folded[start:end], ()) if end > start else ():
                found.append(Mention(facet, key, start, end, text[start:end]))
            start = max(end, start + 1)
        return tuple(found)

    def _longest_name_at(self, folded: str, start: int) -> int:
        """Where the longest name that begins here ends, or ``start``. English names stand between non-letters,
        Chinese ones anywhere."""
        for length in self._lengths.get(folded[start], ()):
            end = start + length
            if end > len(folded):
                continue
            name = folded[start:end]
            if name in self._names and (_CHINESE.search(name) or _stands_alone(folded, start, end)):
                return end
        return start


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not any(sign.isascii() and sign.isalnum() for sign in (before, after) if sign)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text("utf-8"))


def load_vocabulary() -> Vocabulary:
    """The vocabulary that ships with the project: ``kinds.toml`` and ``looks.toml``."""
    terms = [
        Term(
            Facet.KIND,
            key,
            tuple(entry["en"]),
            tuple(entry["zh"]),
            entry.get("under"),
            tuple(entry.get("also", ())),
        )
        for key, entry in _read("kinds.toml").items()
    ]
    for facet, entries in _read("looks.toml").items():
        terms += [
            Term(Facet(facet), key, tuple(entry["en"]), tuple(entry["zh"]), entry.get("under"))
            for key, entry in entries.items()
        ]
    return Vocabulary(terms)
