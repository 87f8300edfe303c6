"""How sure a mean over queries is, and whether one system really beats another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

RESAMPLES = 2000
POOLED_RESAMPLES = 500
"""Each of them sorts all pairs anew."""
SEED = 20240501
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean with the interval that holds 95 % of the means of bootstrap samples of the queries (Efron, 1979)."""

    mean: float
    low: float
    high: float

    def as_wire(self) -> dict[str, float]:
        return {"mean": round(self.mean, 4), "low": round(self.low, 4), "high": round(self.high, 4)}


def estimate(values: Sequence[float]) -> Estimate:
    """The mean of per-query values; the same values give the same interval."""
    sample = np.asarray(values, np.float64)
    if not len(sample):
        return Estimate(0.0, 0.0, 0.0)
    means = _means(sample)
    low, high = np.quantile(means, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Estimate(float(sample.mean()), float(low), float(high))


def _means(
    sample: np.ndarray[tuple[int], np.dtype[np.float64]],
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    chance = np.random.default_rng(SEED)
    picks = chance.integers(0, len(sample), (RESAMPLES, len(sample)))
    means: np.ndarray[tuple[int], np.dtype[np.float64]] = sample[picks].mean(axis=1)
    return means


def estimate_pooled(measure: Callable[[Sequence[int]], float], queries: int) -> Estimate:
    """The same for what is measured over all queries together (an AUC): ``measure`` takes the places of the queries
    of a sample, some of them several times."""
    chance = np.random.default_rng(SEED)
    found = [measure(chance.integers(0, queries, queries).tolist()) for _ in range(POOLED_RESAMPLES)]
    low, high = np.quantile(found, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Estimate(measure(range(queries)), float(low), float(high))


@dataclass(frozen=True, slots=True)
class Duel:
    """One system against another, query by query; ``better`` is the share of bootstrap samples in which the first
    has the higher mean."""

    wins: int
    losses: int
    ties: int
    difference: Estimate
    better: float


SAME = 1e-9
"""Differences up to here are ties."""


def outcome(difference: float) -> Literal["win", "loss", "tie"]:
    if abs(difference) <= SAME:
        return "tie"
    return "win" if difference > 0 else "loss"


def duel(ours: Sequence[float], theirs: Sequence[float]) -> Duel:
    """Paired by query."""
    differences = np.asarray(ours, np.float64) - np.asarray(theirs, np.float64)
    counts = Counter(outcome(difference) for difference in differences.tolist())
    better = float((_means(differences) > 0).mean()) if len(differences) else 0.0
    return Duel(counts["win"], counts["loss"], counts["tie"], estimate(differences.tolist()), better)
