"""Brands by every name that people use for them: 苹果 and Apple, 红米 and Redmi."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

_HAN = re.compile(r"[一-鿿]+(?:[·・][一-鿿]+)*")
_SPLIT = re.compile(r"[/|()（）]+")


def _families() -> dict[str, frozenset[str]]:
    lines = resources.files(__package__).joinpath("brands.txt").read_text("utf-8").splitlines()
    families: dict[str, frozenset[str]] = {}
    for line in lines:
        names = frozenset(name.replace("_", " ") for name in line.split() if not line.startswith("#"))
        families.update(dict.fromkeys(names, names))
    return families


_FAMILIES = _families()


@lru_cache(maxsize=20_000)
def brand_names(brand: str) -> frozenset[str]:
    """Every folded name of a brand: as written, its parts (``Laneige/兰芝``), and what else it is called."""
    folded = " ".join(brand.casefold().split())
    parts = {folded, *(part.strip() for part in _SPLIT.split(folded)), *_HAN.findall(folded)}
    if _HAN.search(folded):
        parts.add(_HAN.sub(" ", folded).strip(" /|()（）"))
    names = {name for name in parts if len(name) > 1}
    return frozenset(names.union(*(_FAMILIES.get(name, frozenset()) for name in names)) or {folded})
