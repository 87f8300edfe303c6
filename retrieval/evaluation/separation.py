"""How well the scores of a system tell matched pairs of query and product from unmatched ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.evaluation import measures
from retrieval.evaluation.confidence import Estimate, estimate_pooled
from retrieval.evaluation.judged import JudgedQuery
from retrieval.evaluation.systems import Scored

POINTS = 200
"""Of a curve; more than a chart shows."""


@dataclass(frozen=True, slots=True)
class Separation:
    """``curve``: (false positive rate, true positive rate) from (0, 0) to (1, 1) over the judged pairs of all
    queries together; ``auc`` with the interval over samples of the queries, whose pairs belong together."""

    auc: Estimate
    curve: tuple[tuple[float, float], ...]


def separation(queries: Sequence[JudgedQuery], ranked: Sequence[Scored]) -> Separation:
    """``ranked``: the judged products of each query with their scores."""
    scores = [np.array([score for _, score in one], np.float64) for one in ranked]
    matched = [
        np.array([query.gains[product] > 0 for product, _ in one], bool)
        for query, one in zip(queries, ranked, strict=True)
    ]

    def area(places: Sequence[int]) -> float:
        return measures.auc(*_together(scores, matched, places))

    if not queries:
        return Separation(Estimate(0.0, 0.0, 0.0), ())
    x, y = measures.roc(*_together(scores, matched, range(len(queries))))
    thin = np.unique(np.linspace(0, len(x) - 1, POINTS).astype(int))
    curve = tuple((float(x[place]), float(y[place])) for place in thin)
    return Separation(estimate_pooled(area, len(queries)), curve)


def _together(
    scores: Sequence[NDArray[np.float64]], matched: Sequence[NDArray[np.bool_]], places: Sequence[int]
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    return (
        np.concatenate([scores[place] for place in places]),
        np.concatenate([matched[place] for place in places]),
    )
