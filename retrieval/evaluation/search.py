"""``shopkeeper evaluate search DIR``: the search and its baselines over judged queries."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from retrieval.encoders.encoder import Encoder, Vectors
from retrieval.evaluation import measures
from retrieval.evaluation.confidence import Duel, Estimate, duel, estimate
from retrieval.evaluation.judged import JudgedQuery, JudgedSet, load
from retrieval.evaluation.systems import Baselines, JudgedShop, Rank, open_shop
from retrieval.index.texts import embedding_texts

OURS = "shopkeeper"

JUDGED: Mapping[str, Callable[[Sequence[str], measures.Gains], float]] = {
    "ndcg@10": lambda ranking, gains: measures.ndcg(ranking, gains, 10),
    "mrr": measures.reciprocal_rank,
    "map": measures.average_precision,
    "precision@5": lambda ranking, gains: measures.precision(ranking, gains, 5),
    "f1@10": lambda ranking, gains: measures.f1(ranking, gains, 10),
}
"""Over rankings of the judged products of a query only."""

POOL: Mapping[str, Callable[[Sequence[str], measures.Gains], float]] = {
    "recall@20": lambda ranking, gains: measures.capped_recall(ranking, gains, 20),
    "recall@100": lambda ranking, gains: measures.capped_recall(ranking, gains, 100),
    "full_recall@20": lambda ranking, gains: measures.recall(ranking, gains, 20),
    "precision@10": lambda ranking, gains: measures.precision(ranking, gains, 10),
    "mrr": measures.reciprocal_rank,
}
"""Over rankings of all products; ``recall@k`` is found / min(k, relevant), ``full_recall`` found / relevant."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One system: values per query of every measure, in the order of the queries."""

    judged: Mapping[str, tuple[float, ...]]
    pool: Mapping[str, tuple[float, ...]]

    def as_wire(self) -> dict[str, Any]:
        return {
            part: {name: estimate(values).as_wire() for name, values in getattr(self, part).items()}
            for part in ("judged", "pool")
        }


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All systems over one judged set. ``auc``: matched against unmatched pairs by score, all queries together."""

    judged: JudgedSet
    systems: Mapping[str, Measured]
    auc: float
    roc: tuple[tuple[float, float], ...]

    def duel(self, baseline: str, part: str, measure: str) -> Duel:
        """The shop's search against a baseline, query by query."""
        ours, theirs = (getattr(self.systems[name], part)[measure] for name in (OURS, baseline))
        return duel(ours, theirs)

    def as_wire(self, baseline: str = "bm25") -> dict[str, Any]:
        """The wire format of ``--json``; wins and losses are against ``baseline``."""
        others = {name: measured.as_wire() for name, measured in self.systems.items() if name != OURS}
        return {
            "queries": len(self.judged.queries),
            "skipped": self.judged.skipped,
            **self.systems[OURS].as_wire(),
            "auc": round(self.auc, 4),
            "baselines": others,
            "against": {name: self._against(name) for name in others},
            "per_query": self._per_query(baseline),
        }

    def _against(self, baseline: str) -> dict[str, Any]:
        return {
            f"{part}.{measure}": {
                "wins": found.wins,
                "losses": found.losses,
                "ties": found.ties,
                "difference": found.difference.as_wire(),
                "better": round(found.better, 3),
            }
            for part, measure in (("judged", "ndcg@10"), ("pool", "recall@20"))
            for found in (self.duel(baseline, part, measure),)
        }

    def _per_query(self, baseline: str) -> list[dict[str, Any]]:
        ours, theirs = self.systems[OURS], self.systems[baseline]
        return [
            {
                "query_id": query.query_id,
                "query": query.text,
                "ndcg@10": round(ours.judged["ndcg@10"][place], 4),
                "recall@20": round(ours.pool["recall@20"][place], 4),
                f"{baseline}.ndcg@10": round(theirs.judged["ndcg@10"][place], 4),
                f"{baseline}.recall@20": round(theirs.pool["recall@20"][place], 4),
            }
            for place, query in enumerate(self.judged.queries)
        ]


def evaluate(folder: Path, encoder: Encoder, work: Path, report: Path | None = None) -> Evaluation:
    """Measure the search on judged data; writes an HTML report where a path is given.

    Args:
        folder: with ``queries.csv``, ``products.csv[.gz]`` and ``judgements.csv``.
        encoder: of the search and of the baselines, so that only the ranking is compared.
        work: a folder for the shop that is made of the products; kept, so that a second run is quick.
        report: where the HTML report goes.

    Raises:
        BadInput: the data cannot be read.
    """
    judged = load(folder)
    shop = open_shop(judged, encoder, work / _name(judged))
    systems: dict[str, Rank] = {OURS: shop.rank, **Baselines(judged, encoder, _rows(judged, shop)).systems()}
    measured = {name: measure(rank, judged.queries) for name, rank in systems.items()}
    area, curve = _separation(shop, judged)
    evaluation = Evaluation(judged, measured, area, curve)
    if report is not None:
        from retrieval.evaluation.report import write_report  # draws charts; not needed to measure

        write_report(evaluation, report)
    return evaluation


def measure(rank: Rank, queries: Sequence[JudgedQuery]) -> Measured:
    """Every measure of one system over all queries."""
    judged: dict[str, list[float]] = {name: [] for name in JUDGED}
    pool: dict[str, list[float]] = {name: [] for name in POOL}
    for query in queries:
        among = rank(query, sorted(query.gains))
        everything = rank(query, None)
        for name, of in JUDGED.items():
            judged[name].append(of(among, query.gains))
        for name, of in POOL.items():
            pool[name].append(of(everything, query.gains))
    return Measured(
        {name: tuple(values) for name, values in judged.items()},
        {name: tuple(values) for name, values in pool.items()},
    )


def _separation(shop: JudgedShop, judged: JudgedSet) -> tuple[float, tuple[tuple[float, float], ...]]:
    """How well scores tell matched pairs from unmatched ones."""
    scores, matched = [], []
    for query in judged.queries:
        for product, score in shop.scored(query, sorted(query.gains)):
            scores.append(score)
            matched.append(query.gains[product] > 0)
    values, labels = np.array(scores, np.float64), np.array(matched, bool)
    x, y = measures.roc(values, labels)
    thin = np.unique(np.linspace(0, len(x) - 1, 200).astype(int))
    return measures.auc(values, labels), tuple((float(x[place]), float(y[place])) for place in thin)


def _rows(judged: JudgedSet, shop: JudgedShop) -> Vectors:
    """The shop's own text rows, one a product, in the order of the judged products."""
    snapshot = shop.engine.snapshot()
    rows = np.zeros((len(judged.products), shop.encoder.dimensions), np.float32)
    for place, product in enumerate(judged.products):
        if embedding_texts(product):
            rows[place] = snapshot.text.of_product(snapshot.position[product.product_id])[0]
    return rows


def _name(judged: JudgedSet) -> str:
    """Of the work folder: the set's name and a digest of its products."""
    digest = hashlib.sha256()
    for product in judged.products:
        digest.update(repr(product).encode())
    return f"{judged.name}-{digest.hexdigest()[:12]}"


def summary(evaluation: Evaluation) -> str:
    """The table for people: a row a system, means with their 95 % intervals."""
    lines = [
        f"{evaluation.judged.name}: {len(evaluation.judged.queries)} queries, {evaluation.judged.skipped} skipped"
    ]
    lines.append(f"{'':12} {'nDCG@10 judged':>24} {'recall@20 of all':>24} {'MRR of all':>24}")
    for name, measured in evaluation.systems.items():
        cells = [measured.judged["ndcg@10"], measured.pool["recall@20"], measured.pool["mrr"]]
        lines.append(f"{name:12} " + " ".join(f"{_cell(estimate(values)):>24}" for values in cells))
    return "\n".join(lines)


def _cell(found: Estimate) -> str:
    return f"{found.mean:.3f} ({found.low:.3f}–{found.high:.3f})"


def dumps(evaluation: Evaluation) -> str:
    return json.dumps(evaluation.as_wire(), ensure_ascii=False, indent=1)
