"""Timing: medians and tails in milliseconds, two systems in turn so that both meet the same noise."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Timed:
    """Milliseconds of single calls."""

    p50: float
    p95: float


def in_turn(systems: Sequence[Callable[[int], object]], rounds: int, warm: int = 3) -> list[Timed]:
    """Call each system with the round's number, one after the other, and time every call."""
    for number in range(warm):
        for system in systems:
            system(number)
    times = np.zeros((len(systems), rounds))
    for number in range(rounds):
        for place, system in enumerate(systems):
            started = time.perf_counter()
            system(number)
            times[place, number] = (time.perf_counter() - started) * 1000
    return [Timed(float(np.percentile(row, 50)), float(np.percentile(row, 95))) for row in times]
