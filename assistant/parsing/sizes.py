"""Sizes in a message: named as such anywhere, bare where what is looked at is worn."""

from __future__ import annotations

import re
from collections.abc import Iterable

from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.search.foreign_sizes import foreign_sizes
from retrieval.search.known import Known, size_key
from retrieval.search.sizes import size_order

Span = tuple[int, int]

_NAMED = re.compile(
    r"\b(?:(?:in )?size[\s:]+|(?:eu|us|uk)\s*:?\s*)(\d{2}(?:\.5)?|\d{1,2}(?:\.5)?|x{0,3}[sl]|[2-5]xl|m|one size)\b|"
    r"(?<![A-Za-z0-9'])((?:x{1,3}|[2-5]x)[sl]|[2-5]xl)(?![A-Za-z0-9])[码号]?|"
    r"(?<![A-Za-z0-9'])(xs|[sml])(?:码|号)|(?<!\d)(\d{2}(?:\.5)?)(?:码|号(?!线))|(?:尺码|码数)\s*(\d{2}|x{0,3}[sml])|"
    r"(加大码|特大号|大码|中码|小码|均码)|\bin\s+(xs|[sml])\b|^\s*(xs|[sml])\s*$",
    re.I,
)
_VALUE = r"\d{2}(?:\.5)?|(?:x{1,3}|[2-5]x)[sl]|[2-5]xl|xs|[sml]|(?:extra[- ])?(?:large|small)|x-?large|x-?small|medium"
_NO_MEASURE = (
    r"(?![\w.%'-]|\s*(?:years?|yrs?|minutes?|hours?|days?|weeks?|months?|[a-z]{1,2}\b|inch|litres?|pieces?|"
    r"dollars?|euros?|pounds?|bucks|元|块|件|双|个|岁|天|斤|公斤|厘米|寸))"
)
_WEARS = (
    r"(?:\b(?:i'?m|i am|i|he'?s|he|she'?s|she|they'?re|they|my \w+(?:'s)?)\s+(?:am\s+|is\s+|are\s+)?"
    r"(?:usually\s+|normally\s+|mostly\s+)?(?:(?:wears?|takes?)\s+)?(?:an?\s+)?(?:size\s+)?|"
    r"\b(?:my|his|her|their) (?:shoe )?size is\s+(?:an?\s+)?)"
)
_WORN = re.compile(
    rf"{_WEARS}({_VALUE}){_NO_MEASURE}|"
    rf"\b(?:in|size)\s+(?:an?\s+)?(?:size\s+)?({_VALUE}){_NO_MEASURE}(?: size)?|"
    rf"^\W*(?:an?\s+)?({_VALUE})(?: size)?(?:,? please)?\W*$|"
    r"(?:[我他她]|爸爸?|妈妈?)?(?:一般|平时|平常|通常)?穿(?:的是)?(\d{2}(?:\.5)?|x{0,3}[sml]|[2-5]xl|大|中|小)(?:码|号)?(?![\da-z]|岁|件|双)|"
    r"(?<=[有要来换])(?:没有|一?[个件双条])?(\d{2}(?:\.5)?|x{0,3}[sml]|[2-5]xl)的|(?<![一-鿿])(大号|中号|小号)|(?<=[有要来换个])(大号|中号|小号)",
    re.I,
)
"""Beside what is worn: “I'm a 42”, “do you have these in 42?”, “in a large”, 我穿42, 有42的吗."""
_BARE = re.compile(
    r"(?<![\w.$£€¥-])(?:2[4-9]|3\d|4\d|5[0-8])(?:\.5)?(?![\w.%-]|\s*(?:[a-z]{1,3}\b|元|块|件|双))", re.I
)
"""Beside shoes and clothes a bare number of this range is their size: ``sneakers 42``."""
_LETTER = re.compile(r"(?<![\w'&-])(XS|[SML])(?=\s*(?:$|[?.!,;，。？！)]|please\b|for\b|then\b))")
"""Beside clothes a capital letter at the end is their size: “the shirt in green M?”."""
_STORED = re.compile(
    r"(?P<least>(?:at least|from|minimum|min\.?|over|more than|至少|不低于|最少)\s*)?"
    r"(?<![A-Za-z0-9.])(?P<size>\d{1,4}\s?-?(?:gb|tb|gigs?)|(?:16|32|64|128|256|512)\s?g|[1248]\s?t)(?![a-z0-9_-])"
    r"(?!\s*(?:of\s+)?(?:ram\b|memory\b)|\s*运行?内?存|/)(?:\s*(?:of\s+)?storage\b|\s*(?:大?内存|存储|容量))?"
    r"(?P<more>\s*(?:\+|(?:or|and) (?:more|up|above|larger|bigger|higher)|[及或]?以上|起步?|或更大))?",
    re.I,
)
"""Beside devices a measure of storage is their size: “a phone with 256 GB”, “at least 512GB”."""
_WEARER = re.compile(rf"{_WEARS}$|(?:[我他她]|爸爸?|妈妈?)?(?:一般|平时|平常|通常)?穿(?:的是)?$", re.I)
_FIGURE = re.compile(r"\d{1,2}(?:\.5)?")


def sizes_in(
    text: str, known: Known, wanted: Iterable[str], running: Iterable[str]
) -> list[tuple[str, Span]]:
    """The sizes asked for, in the shop's or the customer's own terms, each with the place of the words that say so.

    Args:
        text: the message, what is read already blanked.
        known: what the running catalogue knows; a bare number that is no size there is none.
        wanted: kinds that the message names.
        running: kinds that are looked at already.
    """
    foreign = [(str(size), _with_wearer(text, span)) for size, span in foreign_sizes(text)]
    kinds = (*wanted, *running)
    worn = any(map(is_worn, kinds))
    found = [pair for match in _NAMED.finditer(text) if (pair := _own(match, known, foreign, worn))]
    found += foreign
    if not found and worn:
        for match in _WORN.finditer(text):
            if pair := _own(match, known, foreign):
                found.append(pair)
    if not found and worn:
        found += _bare(_LETTER, text, known)
    if not found and any(map(is_worn, wanted)):
        found += _bare(_BARE, text, known)
    if any("electronics" in VOCABULARY.above(Facet.KIND, kind) for kind in kinds):
        found += _storage(text, known)
    return found


def _storage(text: str, known: Known) -> list[tuple[str, Span]]:
    """Sizes in gigabytes that something comes in, and those above where “or more” is said."""
    found: list[tuple[str, Span]] = []
    for match in _STORED.finditer(text):
        said = match["size"].lower().removesuffix("s").removesuffix("ig")
        said += "" if said.endswith("b") else "b"
        there = known.meant("size", said) or frozenset()
        if match["least"] or match["more"]:
            alike = [size for size in known.values["size"] if size_key(size).endswith("gb")]
            there = frozenset(size for size in alike if size_order(size) >= size_order(said))
        found += [(size, match.span()) for size in sorted(there, key=size_order)]
    return found


def _own(
    match: re.Match[str], known: Known, foreign: list[tuple[str, Span]], named: bool = False
) -> tuple[str, Span] | None:
    """The size of one match, unless it stands in a foreign one or the shop knows no such size. What is ``named`` a size
    is one even so in a shop that has sizes: it can say which."""
    if any(start < match.end() and match.start() < end for _, (start, end) in foreign):
        return None
    said = next(group for group in match.groups() if group)
    place = _with_wearer(match.string, match.span())
    if there := known.meant("size", said):
        return min(there) if len(there) == 1 else said.upper(), place
    at_home = known.at_home(said) if _FIGURE.fullmatch(said) else None
    if at_home is not None:
        return str(at_home), place
    return (said.upper(), place) if named and known.values["size"] else None


def _bare(pattern: re.Pattern[str], text: str, known: Known) -> list[tuple[str, Span]]:
    matches = pattern.finditer(text)
    return [(match.group(), match.span()) for match in matches if known.meant("size", match.group())]


def _with_wearer(text: str, span: Span) -> Span:
    """The place with the words before it that say who wears it: “I take a 9 UK”."""
    before = _WEARER.search(text[: span[0]])
    return (before.start() if before else span[0]), span[1]


def is_worn(kind: str) -> bool:
    """Whether a kind of the vocabulary is clothing or footwear."""
    return bool({"clothing", "footwear"} & {kind, *VOCABULARY.above(Facet.KIND, kind)})
