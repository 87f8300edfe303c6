"""When nothing is left: which constraint emptied the result, and what giving one up would bring."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

from retrieval.search.filters import without
from retrieval.search.query import Filters, Relaxation

OFFERED = 4
"""More ways out than these are noise."""

TRIED = 3
"""So many fields at once are tried in every combination."""

Count = Callable[[Filters], int]
"""How many products answer the query under those filters."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """``blocking``: the fields that have to go, the fewest possible; ``relaxations``: what each way brings."""

    blocking: tuple[str, ...]
    relaxations: tuple[Relaxation, ...]


def ways_out(filters: Filters, count: Count) -> WayOut:
    """Try one field, then pairs, then threes; beyond that the fewest that have to go, so that most of what was asked
    for stays. The way that brings most is named first."""
    names = filters.names()
    for size in range(1, min(len(names), TRIED) + 1):
        found = _worth(
            [Relaxation(drop, count(without(filters, drop))) for drop in combinations(names, size)], names
        )
        if found:
            return WayOut(_blocking(found), tuple(found[:OFFERED]))
    found = _worth(_fewest(filters, names, count), names) if len(names) > TRIED else []
    if found:
        return WayOut(_blocking(found), tuple(found[:OFFERED]))
    return WayOut(("text",) if not names else (*names, "text"), ())


def _worth(tried: list[Relaxation], names: tuple[str, ...]) -> list[Relaxation]:
    """The ways that lead to something, the one that brings most first."""
    leading = [way for way in tried if way.count]
    return sorted(leading, key=lambda way: (-way.count, names.index(way.drop[0])))


def _fewest(filters: Filters, names: tuple[str, ...], count: Count) -> list[Relaxation]:
    """Give everything up, then take back what can stay, in a few orders: of the ways none of whose fields can be kept,
    those that give up least."""
    ways: dict[tuple[str, ...], int] = {}
    for start in range(0, len(names), max(1, len(names) // OFFERED)):
        dropped = list(names)
        left = count(without(filters, names))
        for name in (*names[start:], *names[:start]):
            fewer = tuple(one for one in dropped if one != name)
            found = count(without(filters, fewer))
            if found:
                dropped, left = list(fewer), found
        if left:
            ways[tuple(dropped)] = left
    least = min((len(drop) for drop in ways), default=0)
    return [Relaxation(drop, left) for drop, left in ways.items() if len(drop) == least]


def _blocking(found: list[Relaxation]) -> tuple[str, ...]:
    """Where only one way leads out, that constraint is to blame; else the one whose loss frees most."""
    return found[0].drop
