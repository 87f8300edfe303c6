"""How well the dials of the fusion do on queries that did not choose them.

The settings of a grid are measured once a query; then, again and again, the queries are dealt into folds, each fold is
ranked by the setting that did best on the others, and what was held out is averaged. The shipped setting stands beside
it, and the best in hindsight: how far that one is above what is held out is what tuning to these queries would seem to
gain and would not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.encoders.encoder import Encoder, Vectors
from retrieval.evaluation import measures
from retrieval.evaluation.confidence import SEED, Estimate, estimate
from retrieval.evaluation.judged import JudgedQuery
from retrieval.evaluation.systems import JudgedShop
from retrieval.search.engine import Engine
from retrieval.search.fusion import Weights

FOLDS = 5
REPEATS = 20
DIALS: Mapping[str, tuple[float, ...]] = {
    "meaning": (0.7, 1.0, 1.4),
    "words": (0.4, 0.7, 1.0),
    "reach": (0.0, 0.5, 1.0),
}
"""The grid: a few values around those shipped of the dials that weigh words against meaning."""
MEASURES = ("judged ndcg@10", "pool recall@20")
"""What is chosen by: the mean of the two."""


@dataclass(frozen=True, slots=True)
class CrossValidated:
    """Each by measure. ``chosen``: settings that some training folds chose, and how often, the commonest first."""

    settings: int
    held_out: Mapping[str, Estimate]
    shipped: Mapping[str, Estimate]
    hindsight: Mapping[str, Estimate]
    chosen: tuple[tuple[Mapping[str, float], float], ...]

    def as_wire(self) -> dict[str, Any]:
        figures = ("held_out", "shipped", "hindsight")
        return {
            "folds": FOLDS,
            "repeats": REPEATS,
            "settings": self.settings,
            **{name: {of: found.as_wire() for of, found in getattr(self, name).items()} for name in figures},
            "chosen": [{**setting, "share": round(share, 3)} for setting, share in self.chosen],
        }


def cross_validated(
    shop: JudgedShop, queries: Sequence[JudgedQuery], dials: Mapping[str, Sequence[float]] = DIALS
) -> CrossValidated:
    """Over all settings of the grid; the same queries give the same folds."""
    settings: list[dict[str, Any]] = [
        dict(zip(dials, values, strict=True)) for values in product(*dials.values())
    ]
    shipped = shop.engine.weights
    weights = [shipped, *(replace(shipped, **setting) for setting in settings)]
    values = _measured(shop, queries, weights)
    own, grid = values[0], values[1:]
    held_out, chosen = _held_out(grid)
    best = grid[int(grid.mean(axis=(1, 2)).argmax())]
    counts = [(settings[place], times / (FOLDS * REPEATS)) for place, times in chosen.most_common()]
    return CrossValidated(
        len(settings), _estimates(held_out), _estimates(own), _estimates(best), tuple(counts)
    )


def _measured(
    shop: JudgedShop, queries: Sequence[JudgedQuery], weights: Sequence[Weights]
) -> NDArray[np.float64]:
    """(settings, queries, measures); a text is encoded once, whatever the setting."""
    engine = shop.engine
    asked = JudgedShop(engine, Remembering(engine.encoder))
    values = np.zeros((len(weights), len(queries), len(MEASURES)))
    with _Borrowed(engine, asked.encoder):
        for place, setting in enumerate(weights):
            engine.weights = setting
            for row, query in enumerate(queries):
                judged = [name for name, _ in asked.rank(query, sorted(query.gains))]
                pool = [name for name, _ in asked.rank(query, None)]
                values[place, row, 0] = measures.ndcg(judged, query.gains, 10)
                values[place, row, 1] = measures.capped_recall(pool, query.gains, 20)
    return values


def _held_out(grid: NDArray[np.float64]) -> tuple[NDArray[np.float64], Counter[int]]:
    """(queries, measures) means over the repeats of each query's values under the setting chosen without it, and how
    often each setting was chosen."""
    settings, queries, _ = grid.shape
    chance = np.random.default_rng(SEED)
    held_out = np.zeros(grid.shape[1:])
    chosen: Counter[int] = Counter()
    for _ in range(REPEATS):
        fold = chance.permutation(np.arange(queries) % FOLDS)
        for number in range(FOLDS):
            others, own = fold != number, fold == number
            best = int(grid[:, others].mean(axis=(1, 2)).argmax()) if others.any() else settings - 1
            chosen[best] += 1
            held_out[own] += grid[best, own] / REPEATS
    return held_out, chosen


def _estimates(values: NDArray[np.float64]) -> dict[str, Estimate]:
    return {name: estimate(values[:, place].tolist()) for place, name in enumerate(MEASURES)}


def render(found: CrossValidated) -> str:
    """For people: what was held out beside what is shipped."""
    lines = [f"cross-validated over {found.settings} settings, {FOLDS} folds dealt {REPEATS} times"]
    for name in ("held_out", "shipped", "hindsight"):
        cells = [
            f"{of} {one.mean:.3f} ({one.low:.3f}–{one.high:.3f})" for of, one in getattr(found, name).items()
        ]
        lines.append(f"  {name.replace('_', ' '):10} {', '.join(cells)}")
    setting, share = found.chosen[0]
    named = ", ".join(f"{dial} {value:g}" for dial, value in setting.items())
    lines.append(f"  chosen most often ({share:.0%}): {named}; {len(found.chosen)} settings in all")
    return "\n".join(lines)


class Remembering:
    """An encoder that encodes the same texts only once; an ``Encoder``."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._rows: dict[tuple[str, ...], Vectors] = {}
        self.name, self.fingerprint = encoder.name, encoder.fingerprint
        self.dimensions = encoder.dimensions
        self.encode_images = encoder.encode_images

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """As ``Encoder.encode_texts``."""
        key = tuple(texts)
        if key not in self._rows:
            self._rows[key] = self._encoder.encode_texts(texts)
        return self._rows[key]


class _Borrowed:
    """An engine with another encoder for a while; its own and its weights come back, whatever happens."""

    def __init__(self, engine: Engine, encoder: Encoder) -> None:
        self._engine, self._encoder = engine, encoder
        self._own = (engine.encoder, engine.weights)

    def __enter__(self) -> None:
        self._engine.encoder = self._encoder

    def __exit__(self, *_: object) -> None:
        self._engine.encoder, self._engine.weights = self._own
