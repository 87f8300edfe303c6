"""Further facts of a listing in the reader's language: their names, and the words that their values are made of."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from retrieval.catalog.vocabulary import VOCABULARY, Facet

_PARTS = re.compile(r"(\s*(?:[,;|、，；]|/(?!\w*\d))\s*)")
_MEASURE = re.compile(r"(\d[\d.,]*)\s*([A-Za-z]+|[一-鿿]{1,3})$")
_LOOKS = (Facet.MATERIAL, Facet.COLOUR, Facet.PATTERN, Facet.GENDER)


@lru_cache(maxsize=1)
def _terms() -> Mapping[str, Mapping[str, tuple[str, str, str]]]:
    """By table (``names``, ``values``, ``units``) and folded name in either language: the key, and what to show in
    English and in Chinese."""
    text = resources.files("retrieval.catalog.vocabulary").joinpath("facts.toml").read_text("utf-8")
    found: dict[str, dict[str, tuple[str, str, str]]] = {}
    for table, terms in tomllib.loads(text).items():
        known = found.setdefault(table, {})
        for key, names in terms.items():
            shown = (key, names["en"][0], names["zh"][0])
            for name in (key, *names["en"], *names["zh"]):
                known.setdefault(_folded(name), shown)
    return found


_SIZES = frozenset({"storage", "capacity", "net_content", "weight", "length", "dimensions", "diameter"})


def _folded(name: str) -> str:
    return re.sub(r"[\s_-]+", " ", name).strip().casefold()


def _shown(table: str, word: str, language: str) -> str | None:
    shown = _terms()[table].get(_folded(word))
    return None if shown is None else shown[1 + (language == "zh")]


def fact_key(name: str) -> str:
    """The key of a fact by any of its names (运行内存: ``memory``); a name that is not known stands for itself."""
    known = _terms()["names"].get(_folded(name))
    return known[0] if known else name


def is_size(name: str) -> bool:
    """Whether a fact that a customer chooses by is the size of what has no other: phones are sold by storage, bottles
    by capacity."""
    return fact_key(name) in _SIZES


def fact_name(name: str, language: str) -> str:
    """What people of that language call a fact of a listing (``season``: Season, 季节); a name that the vocabulary
    does not know stays as the feed writes it, its joints opened."""
    shown = _shown("names", name, language) or name.replace("_", " ").strip()
    return shown[:1].upper() + shown[1:]


def fact_value(value: str, language: str) -> str:
    """A value in that language, part by part (``winter, hiking``; ``10 h``); what the vocabulary does not know stays
    as the feed writes it."""
    whole = _word(value, language)
    if whole is not None:
        return whole
    parts = _PARTS.split(value)
    if len(parts) == 1:
        return _measured(value, language)
    comma = "、" if language == "zh" else ", "
    said = [_word(part, language) or _measured(part, language) for part in parts[::2] if part.strip()]
    known = any(shown != part for shown, part in zip(said, parts[::2], strict=False))
    return comma.join(said) if known else value


def look_name(facet: Facet, value: str, language: str) -> str:
    """What the vocabulary calls a colour, material or pattern; one that is no term of it is named as other values
    are."""
    known = VOCABULARY.term(facet, value) is not None
    return VOCABULARY.name(facet, value, language) if known else fact_value(value, language)


def _word(word: str, language: str) -> str | None:
    shown = _shown("values", word, language)
    if shown is not None:
        return shown
    for facet in _LOOKS:
        key = VOCABULARY.canonical(facet, word)
        if key is not None:
            return VOCABULARY.name(facet, key, language)
    return None


def _measured(value: str, language: str) -> str:
    """A number with its unit as that language writes it; the English unit in the feed's own form where it is one."""
    found = _MEASURE.fullmatch(value.strip())
    unit = _shown("units", found.group(2), language) if found else None
    if found is None or unit is None:
        return value
    if language == "zh":
        return f"{found.group(1)}{unit}"
    return value if found.group(2).isascii() else f"{found.group(1)} {unit}"
