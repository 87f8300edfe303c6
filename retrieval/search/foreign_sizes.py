"""American and British sizes in terms of what a catalogue of European sizes and letters has.

Who wears it decides: an American woman's 8 is a European 39, a man's is a 41, a child's 11 a 28; and a dress in an
American 8 is an M. The offsets are those of the common charts, right to within half a size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Literal

System = Literal["us", "uk"]
Wearer = Literal["men", "women", "kids"]
Department = Literal["footwear", "clothing"]

SYSTEM_OF_CURRENCY: dict[str, System] = {"USD": "us", "GBP": "uk"}
"""Which sizes people mean who name none of the two: those of the country whose money the shop takes."""

_UNIT = r"\s*(?:dollars?|usd|bucks|pounds?|%|\$|£|[gt]b\b|k?g\b|m?l\b|[cm]m\b|inch)"
_NUMBER = rf"(\d{{1,2}}(?:\.5)?)(?![\d.]*\d|[a-z]|{_UNIT})"
_TO_US = r"(?<!show )(?<!tell )(?<!give )(?<!sell )(?<!send )(?<!help )"
_SAID = re.compile(
    r"(?<![a-z0-9$])" + _TO_US + r"(us|uk|u\.s\.?|u\.k\.?|american|british)"
    r"[ -]?(?:size\s*)?"
    r"(?:(w|m)(?=\s*\d)|women'?s?|wom[ae]n|ladies|men'?s?|kids'?)?"
    r"\s*(?:size\s*)?:?\s*" + _NUMBER + r"|"
    r"(?<![a-z0-9.$£])(\d{1,2}(?:\.5)?)\s*(us|uk)\b(?!\s*(?:dollars?|\$|pounds?))|"
    r"(美国?|英国?)(?:码|号|尺码|码数)\s*:?\s*(\d{1,2}(?:\.5)?)|(?<![\d.])(\d{1,2}(?:\.5)?)\s*(?:号|码)?\s*(美|英)国?码",
    re.I,
)
_SYSTEMS: dict[str, System] = {
    "us": "us",
    "u.s": "us",
    "u.s.": "us",
    "american": "us",
    "美": "us",
    "美国": "us",
    "uk": "uk",
    "u.k": "uk",
    "u.k.": "uk",
    "british": "uk",
    "英": "uk",
    "英国": "uk",
}
_VALUE = re.compile(r"(us|uk)\s*(w|m)?\s*(\d{1,2}(?:\.5)?)")
_OFFSETS: dict[tuple[System, Wearer], int] = {
    ("us", "men"): 33,
    ("uk", "men"): 34,
    ("us", "women"): 31,
    ("uk", "women"): 33,
}
_CHILD, _YOUTH, _CHILD_FROM = 18, 32, 7
"""British sizes of children start again after 13: 10 is a 28, the 1 that follows 13 is a 33. American ones
are one more."""
_LETTERS = ((2, "xs"), (6, "s"), (10, "m"), (14, "l"), (18, "xl"), (22, "2xl"))
"""Up to which American dress size each letter goes; British ones are four more."""


@dataclass(frozen=True, slots=True)
class ForeignSize:
    """``wearer`` only where the size itself says so (``US W8``)."""

    system: System
    number: float
    wearer: Wearer | None = None

    def __str__(self) -> str:
        letter = {"men": "M", "women": "W"}.get(self.wearer or "", "")
        return f"{self.system.upper()} {letter}{self.number:g}"

    def sizes(self, wearer: Wearer, department: Department) -> tuple[str, ...]:
        """How a catalogue may write it, the best first; empty where the charts have no such size."""
        wearer = self.wearer or wearer
        if department == "clothing":
            return self._letter() if wearer == "women" else ()
        european = self._european(wearer)
        whole = () if european == int(european) else (f"{ceil(european)}",)
        return (f"{european:g}", *whole)

    def _european(self, wearer: Wearer) -> float:
        if wearer != "kids":
            return self.number + _OFFSETS[self.system, wearer]
        british = self.number - (self.system == "us")
        return british + (_CHILD if british >= _CHILD_FROM else _YOUTH)

    def _letter(self) -> tuple[str, ...]:
        american = self.number - (4 if self.system == "uk" else 0)
        return tuple(letter for limit, letter in _LETTERS if american <= limit)[:1]


def foreign_size(value: str) -> ForeignSize | None:
    """The size that a filter's value names: ``US 8``, ``uk 5.5``, ``US W8``, 美码8; ``None`` for any other."""
    folded = " ".join(value.casefold().split())
    found = _VALUE.fullmatch(folded)
    if found:
        wearers: dict[str | None, Wearer] = {"w": "women", "m": "men"}
        return ForeignSize(_SYSTEMS[found.group(1)], float(found.group(3)), wearers.get(found.group(2)))
    said = _SAID.fullmatch(folded)
    return _read(said) if said else None


def foreign_sizes(text: str) -> Iterator[tuple[ForeignSize, tuple[int, int]]]:
    """Every such size in a text, with where it stands."""
    for match in _SAID.finditer(text):
        yield _read(match), match.span()


def _read(match: re.Match[str]) -> ForeignSize:
    before, letter, after, number, behind, chinese, counted, figure, ending = match.groups()
    system = _SYSTEMS[(before or behind or chinese or ending).casefold()]
    wearers: dict[str, Wearer] = {"w": "women", "m": "men"}
    return ForeignSize(
        system, float(after or number or counted or figure), wearers.get((letter or "").casefold())
    )


def wearer_of(gender: str) -> Wearer:
    """By whose sizes a thing for some gender is numbered; what is for everybody has men's."""
    if gender in ("girls", "boys", "kids"):
        return "kids"
    return "women" if gender == "women" else "men"
