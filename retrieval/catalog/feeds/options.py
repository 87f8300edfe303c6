"""What a variant's options say of colour, size, material and pattern."""

from __future__ import annotations

from collections.abc import Mapping

from retrieval.catalog.facts import is_size
from retrieval.catalog.feeds.fields import NAMES, spelled
from retrieval.catalog.vocabulary import VOCABULARY, Facet

_FIELDS = {name: field for field in ("colour", "size", "material", "pattern") for name in NAMES[field]}
UNNAMED = "option"
"""How options are called whose name the feed does not give."""
_FACETS = {"colour": Facet.COLOUR, "material": Facet.MATERIAL, "pattern": Facet.PATTERN}
_SIZES = frozenset(
    [
        "xxs",
        "xs",
        "s",
        "m",
        "l",
        "xl",
        "xxl",
        "xxxl",
        "2xl",
        "3xl",
        "4xl",
        "s/m",
        "m/l",
        "l/xl",
        "small",
        "medium",
        "large",
        "均码",
        "小码",
        "中码",
        "大码",
        "加大",
        "one",
        "size",
    ]
) | {"extra large", "extra small", "one size"}


def facet_fields(options: Mapping[str, str], chosen: bool = True) -> dict[str, str]:
    """Fields of ours that the options stand for: by the option's name, else by its value where that is clear.

    Args:
        chosen: whether a customer chooses by them; a weight that only describes a thing is not its size.
    """
    found: dict[str, str] = {}
    for name, value in options.items():
        field = _FIELDS.get(spelled(name)) or _by_value(value)
        if field:
            found.setdefault(field, value)
        elif spelled(name).startswith(UNNAMED):
            for mention in VOCABULARY.mentions(value):  # “Bombay White”
                if mention.facet is Facet.COLOUR:
                    found.setdefault("colour", mention.key)
    measures = [value for name, value in options.items() if is_size(name)]
    if chosen and measures:
        found.setdefault("size", measures[0])
    return found


def _by_value(value: str) -> str | None:
    if value.casefold() in _SIZES:
        return "size"
    return next((field for field, facet in _FACETS.items() if VOCABULARY.canonical(facet, value)), None)
