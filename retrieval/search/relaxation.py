"""When nothing is left: which constraint emptied the result, and what giving one up would bring."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

from retrieval.search.filters import without
from retrieval.search.query import Filters, Relaxation

OFFERED = 4
"""More ways out than these are noise."""

Count = Callable[[Filters], int]
"""How many products answer the query under those filters."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """``blocking``: the fields that have to go, the fewest possible; ``relaxations``: what each way brings."""

    blocking: tuple[str, ...]
    relaxations: tuple[Relaxation, ...]


def ways_out(filters: Filters, count: Count) -> WayOut:
    """Try one field, then pairs, then all of them; the way that brings most is named first."""
    names = filters.names()
    for size in (1, 2, len(names)):
        if size > len(names):
            break
        tried = [Relaxation(drop, count(without(filters, drop))) for drop in combinations(names, size)]
        found = sorted(
            (way for way in tried if way.count), key=lambda way: (-way.count, names.index(way.drop[0]))
        )
        if found:
            return WayOut(_blocking(found), tuple(found[:OFFERED]))
    return WayOut(("text",) if not names else (*names, "text"), ())


def _blocking(found: list[Relaxation]) -> tuple[str, ...]:
    """Where only one way leads out, that constraint is to blame; else the one whose loss frees most."""
    return found[0].drop
