"""Gathering rows that belong together but need not stand together, without holding a whole feed in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Row = TypeVar("Row")


def gather(
    rows: Iterable[Row], group_of: Callable[[Row], str], counts: Counter[str]
) -> Iterator[tuple[str, list[Row]]]:
    """(group, its rows in order), each when its last row has come; ``counts`` says how many rows a group has.
    A row without a group (``""``) is a group of its own."""
    waiting: dict[str, list[Row]] = {}
    for row in rows:
        group = group_of(row)
        if not group or counts[group] < 2:
            yield group, [row]
            continue
        gathered = waiting.setdefault(group, [])
        gathered.append(row)
        if len(gathered) == counts[group]:
            yield group, waiting.pop(group)
    yield from waiting.items()
