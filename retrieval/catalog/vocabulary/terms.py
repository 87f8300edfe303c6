"""Terms of the vocabulary, and finding them in text."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from typing import Any

_CHINESE = re.compile(r"[㐀-鿿豈-﫿]")
_ENDS = frozenset("色的款系质制布料桌椅柜床架箱盒碗盘杯壶锅筷勺鞋靴包袋衣裤裙衫帽巾表镜灯伞")
"""Signs after which a single Chinese sign is the look that it names: 红色, 皮质, 棉布, 木桌."""


class Facet(StrEnum):
    """The closed sets; brands and sizes belong to the catalogue, not here."""

    KIND = "kind"
    COLOUR = "colour"
    MATERIAL = "material"
    PATTERN = "pattern"
    GENDER = "gender"


LOOKS = frozenset({Facet.COLOUR, Facet.MATERIAL, Facet.PATTERN})


@dataclass(frozen=True, slots=True)
class Term:
    """One canonical value: its names (the first of each language is shown) and what it falls under; ``also`` are
    further words that take it in (裤子 takes in jeans), of no department of their own; ``typical`` is the kind that a
    name of several (crockery) stands for where it has to be one."""

    facet: Facet
    key: str
    en: tuple[str, ...]
    zh: tuple[str, ...]
    parent: str | None = None
    also: tuple[str, ...] = ()
    typical: str = ""


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


_COUNTS = frozenset("一二两三四五六七八九十几半满每整")
"""Before a single sign these make a measure of it."""


class Vocabulary:
    """All terms, by facet and key, with a matcher for running text.

    Args:
        terms: of all facets.
        names: fixed names that hold the word for a look and mean none (``black pepper``, 蓝牙).
    """

    def __init__(self, terms: Iterable[Term], names: Iterable[str] = ()) -> None:
        self._terms: dict[tuple[Facet, str], Term] = {(term.facet, term.key): term for term in terms}
        self._by_name: dict[Facet, dict[str, str]] = {facet: {} for facet in Facet}
        self._children: dict[tuple[Facet, str], list[str]] = {}
        for term in self._terms.values():
            for above in (*([term.parent] if term.parent else []), *term.also):
                self._children.setdefault((term.facet, above), []).append(term.key)
            for name in self._spellings(term):
                self._by_name[term.facet].setdefault(name, term.key)
        known: dict[str, list[tuple[Facet, str]]] = {}
        for facet, table in self._by_name.items():
            for name, key in table.items():
                known.setdefault(name, []).append((facet, key))
        self._names = known
        self._lengths = self._by_first_sign(known)
        folded = [fold(name) for name in names]
        self._fixed = frozenset(folded).union(*(plurals(name) for name in folded))
        self._fixed_lengths = self._by_first_sign(self._fixed)

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

    def typical(self, facet: Facet, key: str) -> str:
        """The key; for a name of several kinds the most usual of them."""
        term = self._terms.get((facet, key))
        return term.typical or key if term else key

    def above(self, facet: Facet, key: str) -> tuple[str, ...]:
        """What the key falls under, nearest first."""
        chain: list[str] = []
        term = self._terms.get((facet, key))
        while term is not None and term.parent and term.parent not in chain:
            chain.append(term.parent)
            term = self._terms.get((facet, term.parent))
        return tuple(chain)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Longest matches, left to right, not overlapping; a name of several facets gives a mention for each. A look
        inside a longer fixed name is none (``golden delicious``), nor is a single Chinese sign in the middle of a
        word (the 黄 of 黄瓜)."""
        folded = fold(text)
        found: list[Mention] = []
        start = 0
        while start < len(folded):
            end = self._longest_at(folded, start, self._names, self._lengths)
            if end == start + 1 and start and folded[start - 1] in _COUNTS:
                end = start  # 一桌 is a tableful of people, 一碗 a bowlful
            for facet, key in self._names.get(folded[start:end], ()) if end > start else ():
                found.append(Mention(facet, key, start, end, text[start:end]))
            start = max(end, start + 1)
        if not any(mention.facet in LOOKS for mention in found):
            return tuple(found)
        begins = {mention.start for mention in found}
        fixed = self.fixed_names(folded)
        return tuple(
            mention
            for mention in found
            if mention.facet not in LOOKS
            or (_ends_its_word(folded, mention, begins) and not _inside(mention, fixed))
        )

    def fixed_names(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where fixed names stand that hold the word for a look and mean none."""
        folded = fold(text)
        ends = (
            (start, self._longest_at(folded, start, self._fixed, self._fixed_lengths))
            for start in range(len(folded))
            if start == 0 or not (_is_word_sign(folded[start - 1]) and _is_word_sign(folded[start]))
        )
        return tuple((start, end) for start, end in ends if end > start)

    @staticmethod
    def _longest_at(
        folded: str, start: int, names: Container[str], lengths: Mapping[str, tuple[int, ...]]
    ) -> int:
        """Where the longest name that begins here ends, or ``start``. English names stand between non-letters,
        Chinese ones anywhere."""
        for length in lengths.get(folded[start], ()):
            end = start + length
            if end > len(folded):
                continue
            name = folded[start:end]
            if name in names and (_CHINESE.search(name) or _stands_alone(folded, start, end)):
                return end
        return start


def _ends_its_word(folded: str, mention: Mention, begins: Container[int]) -> bool:
    """Whether a look is a word of its own: a single Chinese sign only before the end, 色, 的 or another term."""
    if mention.end - mention.start > 1 or not _CHINESE.match(folded, mention.start):
        return True
    following = folded[mention.end : mention.end + 1]
    return not _CHINESE.match(following) or following in _ENDS or mention.end in begins


def _inside(mention: Mention, spans: Iterable[tuple[int, int]]) -> bool:
    length = mention.end - mention.start
    return any(start <= mention.start and mention.end <= end and end - start > length for start, end in spans)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not any(_is_word_sign(sign) for sign in (before, after) if sign)


def _is_word_sign(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text("utf-8"))


def load_vocabulary() -> Vocabulary:
    """The vocabulary that ships with the project: ``kinds.toml``, ``groups.toml``, ``looks.toml`` and ``names.txt``."""
    groups = _read("groups.toml")
    terms = [
        Term(
            Facet.KIND,
            key,
            tuple(entry["en"]),
            tuple(entry["zh"]),
            entry.get("under"),
            (*entry.get("also", ()), *(group for group, of in groups.items() if key in of["of"])),
        )
        for key, entry in _read("kinds.toml").items()
    ]
    terms += [
        Term(Facet.KIND, key, tuple(entry["en"]), tuple(entry["zh"]), typical=entry["of"][0])
        for key, entry in groups.items()
    ]
    for facet, entries in _read("looks.toml").items():
        terms += [
            Term(
                Facet(facet),
                key,
                tuple(entry["en"]),
                tuple(entry["zh"]),
                entry.get("under"),
                tuple(entry.get("also", ())),
            )
            for key, entry in entries.items()
        ]
    lines = resources.files(__package__).joinpath("names.txt").read_text("utf-8").splitlines()
    return Vocabulary(terms, (line for line in lines if line and not line.startswith("#")))
