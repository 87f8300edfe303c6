"""How rankings become one: by words first, by meaning within.

Neither plain fusion nor plain sums keep what each side knows: reciprocal ranks (Cormack, Clarke and Buettcher, SIGIR
2009) forget how much better the first is than the tenth, sums let a near miss in meaning outrank what carries the
words. What was measured best (docs/search.md) is a shortlist: those whose words match best, by rank among the
candidates, are let in by a smooth gate, and inside it meaning decides. Where candidates are few all of them are
inside, so a filtered search is ordered by meaning.

How far words are trusted at all depends on how far they reach: where no candidate has even half of what was said, the
best match by words is a chance one (a sign of 训练仪 in another machine's name), and meaning decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """The dials of the fusion; tuned on judged queries by cross-validation, few on purpose.

    ``shortlist``: rank at which the gate is half open; ``slope``: in ranks, how soft it closes. ``reach``: share of
    what the whole query could score from which on words are trusted wholly. ``use``: what being of a kind that serves
    what is asked for counts, ``use_falls``: the share of that lost by a cosine of 1 behind the nearest kind.
    ``beside_photo``: what words count that name no kind, next to a photo; ``overridden``: what lacking a look that the
    words name costs there. ``denied``: what speaking of a word costs that the query denies.
    """

    meaning: float = 1.0
    gate: float = 1.0
    words: float = 0.7
    coverage: float = 0.8
    shortlist: int = 60
    slope: float = 10.0
    reach: float = 0.5
    kind: float = 0.5
    brand: float = 0.35
    look: float = 0.35
    use: float = 2.5
    use_falls: float = 8.0
    beside: float = -0.5
    denied: float = -2.0
    popularity: float = 0.02
    beside_photo: float = 0.25
    overridden: float = 1.5


def ranks(scores: Scores) -> NDArray[np.float32]:
    """Rank of each score, 0 the highest; equal scores in the order they come."""
    order = np.argsort(-scores, kind="stable")
    found = np.empty(len(scores), np.float32)
    found[order] = np.arange(len(scores), dtype=np.float32)
    return found


def gate(scores: Scores, weights: Weights) -> Scores:
    """0 to 1: whether a candidate is on the shortlist of words; 0 for what matches no word.

    Only the first few hundred can be inside, so only they are sorted.
    """
    opened = np.zeros(len(scores), np.float32)
    reach = min(len(scores), int(weights.shortlist + 12 * weights.slope))
    if reach == 0:
        return opened
    first = np.argpartition(-scores, reach - 1)[:reach] if reach < len(scores) else np.arange(len(scores))
    first = first[np.lexsort((first, -scores[first]))]
    opened[first] = 1 / (1 + np.exp((np.arange(reach) - weights.shortlist) / weights.slope))
    opened[scores <= 0] = 0
    return opened


def trust(scores: Scores, whole: float, weights: Weights) -> np.float32:
    """0 to 1: how far words are trusted, by the candidate that has most of them.

    Args:
        scores: of the candidates, by words.
        whole: what a product would score that has every word about once.
    """
    share = float(scores.max(initial=0.0)) / max(whole, 1e-9)
    return np.float32(min(1.0, share / weights.reach) if weights.reach > 0 else 1.0)


def against_best(scores: Scores) -> Scores:
    """Scores over the highest of them; all 0 where none is positive."""
    top = float(scores.max(initial=0.0))
    shares: Scores = scores / np.float32(max(top, 1e-9))
    return shares if top > 0 else np.zeros(len(scores), np.float32)


def stretched(scores: Scores, wanted: NDArray[np.bool_], missing: np.float32) -> Scores:
    """Similarities from the usual (the median of the candidates) at 0 to the best at 1, so that what counts is how
    far a candidate stands out, whatever the level that an encoder or a language gives; what was not compared
    (``missing``) is as good as the usual."""
    compared = wanted & (scores > missing)
    part = np.zeros(len(scores), np.float32)
    if compared.any():
        candidates = scores[compared]
        best, usual = float(candidates.max()), float(np.median(candidates))
        part[compared] = (candidates - usual) / max(best - usual, 1e-6)
    return part


def reciprocal_rank_fusion(rankings: Sequence[Scores], k: int = 60) -> Scores:
    """Sum of 1 / (k + rank), rank from 1 (Cormack et al. 2009); the baseline, and how several photos are joined."""
    fused: Scores = np.sum([1 / (k + 1 + ranks(scores)) for scores in rankings], axis=0, dtype=np.float32)
    return fused
