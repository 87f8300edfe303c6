"""Measures of a ranking, for one query each. Definitions as in trec_eval and ranx, except where said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

Gains = Mapping[str, float]
"""Judged products of a query with their gain; 0 is not relevant."""
Measure = Callable[[Sequence[str], Gains], float]
"""Of a ranking of product ids, best first."""


def ndcg(ranking: Sequence[str], gains: Gains, k: int) -> float:
    """Normalised discounted cumulative gain with linear gains (Järvelin and Kekäläinen, 2002)."""
    ideal = _discounted(sorted(gains.values(), reverse=True)[:k])
    return _discounted([gains.get(product, 0.0) for product in ranking[:k]]) / ideal if ideal else 0.0


def _discounted(gains: Sequence[float]) -> float:
    values = np.asarray(gains, np.float64)
    return float((values / np.log2(np.arange(len(values)) + 2)).sum())


def reciprocal_rank(ranking: Sequence[str], gains: Gains) -> float:
    """1 over the rank of the first relevant product; 0 where there is none."""
    return next((1 / place for place, product in enumerate(ranking, 1) if gains.get(product, 0) > 0), 0.0)


def precision(ranking: Sequence[str], gains: Gains, k: int) -> float:
    """Share of the first k that are relevant."""
    return _found(ranking, gains, k) / k


def recall(ranking: Sequence[str], gains: Gains, k: int) -> float:
    """Share of the relevant products that are among the first k."""
    return _found(ranking, gains, k) / _relevant(gains)


def capped_recall(ranking: Sequence[str], gains: Gains, k: int) -> float:
    """Recall over what k places can hold at most: found / min(k, relevant), so that 1 can always be reached."""
    return _found(ranking, gains, k) / min(k, _relevant(gains))


def f1(ranking: Sequence[str], gains: Gains, k: int) -> float:
    """Harmonic mean of precision and recall at k."""
    p, r = precision(ranking, gains, k), recall(ranking, gains, k)
    return 2 * p * r / (p + r) if p + r else 0.0


def average_precision(ranking: Sequence[str], gains: Gains) -> float:
    """Mean over the relevant products of the precision at the rank of each; 0 for those not ranked."""
    total, found = 0.0, 0
    for place, product in enumerate(ranking, 1):
        if gains.get(product, 0) > 0:
            found += 1
            total += found / place
    return total / _relevant(gains)


def at(depths: Iterable[int]) -> dict[str, Measure]:
    """By name: MRR and MAP over whole rankings, the others at each depth. ``recall@k`` is the capped one,
    ``full_recall@k`` found / relevant."""
    whole: dict[str, Measure] = {"mrr": reciprocal_rank, "map": average_precision}
    cut = {
        "ndcg": ndcg,
        "recall": capped_recall,
        "full_recall": recall,
        "precision": precision,
        "f1": f1,
    }
    return whole | {f"{name}@{k}": partial(of, k=k) for k in sorted(set(depths)) for name, of in cut.items()}


def _found(ranking: Sequence[str], gains: Gains, k: int) -> int:
    return sum(gains.get(product, 0) > 0 for product in ranking[:k])


def _relevant(gains: Gains) -> int:
    return sum(gain > 0 for gain in gains.values())


def roc(
    scores: NDArray[np.float64], matched: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(false positive rates, true positive rates) over all thresholds, from (0, 0) to (1, 1); ties move as one."""
    order = np.argsort(-scores, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(scores[order])), len(scores) - 1)
    hits = np.cumsum(matched[order])[ends]
    misses = (ends + 1) - hits
    positives, negatives = max(int(matched.sum()), 1), max(int((~matched).sum()), 1)
    return np.concatenate([[0.0], misses / negatives]), np.concatenate([[0.0], hits / positives])


def auc(scores: NDArray[np.float64], matched: NDArray[np.bool_]) -> float:
    """Area under the ROC curve: how likely a matched pair scores above an unmatched one (a tie is half)."""
    x, y = roc(scores, matched)
    return float(((x[1:] - x[:-1]) * (y[1:] + y[:-1]) / 2).sum())
