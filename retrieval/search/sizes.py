"""Sizes that the words of a query name: ``size 42``, ``M码``, ``1 kg``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from retrieval.index.analysis import analyse, query_terms
from retrieval.search.foreign_sizes import Department, Wearer, foreign_sizes
from retrieval.search.known import Known, size_key

_FRAMED = re.compile(
    r"\b(?:size[\s:]+|(?:eu|uk|us)\s*:?\s*)(\d{1,3}(?:\.5)?|[2-5]?x{0,3}[sl]|m)\b|"
    r"(?<![a-z0-9.])(\d{2,3}(?:\.5)?|[2-5]?x{0,3}[sl]|m)(?:码|号(?!线))|(?:尺码|码数)\s*(\d{2}|x{0,3}[sl]|m)|"
    r"\b(?:in|an?)\s+([2-5]?x{0,3}[sl]|m)\b|(?<![a-z0-9'])([2-5]x[sl]|x{1,3}[sl])(?![a-z0-9])|"
    r"(加大码|特大号|大码|中码|小码|均码)"
)
_LETTERS = re.compile(r"(?:(?P<count>[2-9])x|x*)(?P<letter>[sml])")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_FIGURE = re.compile(r"\d{1,2}(?:\.5)?")
_COUNTED = re.compile(r"([一二两三四五六七八九十半])(?=公斤|千克|斤|升|克|毫升|厘米|寸)")
_FIGURES = dict(
    zip(
        "一二两三四五六七八九十半",
        ["1", "2", "2", "3", "4", "5", "6", "7", "8", "9", "10", "0.5"],
        strict=True,
    )
)


def size_order(size: str) -> tuple[float, ...]:
    """Where a size stands among others of its sort: letters (``XS`` before ``S`` before ``2XL``) or numbers (``39``,
    ``120 × 170 cm``); empty for one that has no order."""
    key = size_key(size)
    if letters := _LETTERS.fullmatch(key):
        extra = int(letters.group("count")) if letters.group("count") else key.count("x")
        place = {"s": -1.0, "m": 0.0, "l": 1.0}[letters.group("letter")]
        return (place * (1 + extra),)
    return tuple(float(number) for number in _NUMBER.findall(key))


@dataclass(frozen=True, slots=True)
class SizeNamed:
    """The sizes as the catalogue writes them, and the tokens of the query that name them."""

    values: frozenset[str]
    tokens: tuple[str, ...]


def sizes_named(
    folded: str, known: Known, wearer: Wearer = "men", department: Department = "footwear"
) -> tuple[SizeNamed, ...]:
    """Sizes of the running catalogue: what is said to be one, and measures (``500 g``) that one is.

    Args:
        folded: the query.
        known: of the running catalogue.
        wearer: by whose sizes American and British numbers are read.
        department: whether they are sizes of shoes or of clothes.
    """
    found = []
    foreign = []
    for size, (start, end) in foreign_sizes(folded):
        values = known.foreign_fits(size, wearer, department) if known.foreign(str(size)) else None
        if values:
            found.append(SizeNamed(values, tuple(analyse(folded[start:end]))))
        foreign.append((start, end))
    for match in _FRAMED.finditer(folded):
        if any(start < match.end() and match.start() < end for start, end in foreign):
            continue
        said = next(group for group in match.groups() if group)
        values = known.meant("size", said)
        at_home = known.at_home(said) if values is None and _FIGURE.fullmatch(said) else None
        if at_home:
            values = known.foreign_fits(at_home, wearer, department)
        if values:
            found.append(SizeNamed(values, tuple(analyse(match.group()))))
    for term in query_terms(_COUNTED.sub(_in_figures, folded)):
        values = known.sizes.get(term.token)
        if values and any(sign.isdigit() for sign in term.token) and not term.token.isdigit():
            found.append(SizeNamed(values, (term.token,)))
    return tuple(found)


def _in_figures(match: re.Match[str]) -> str:
    return _FIGURES[match.group()]
