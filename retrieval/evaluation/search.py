"""``shopkeeper evaluate search DIR``: the search and its baselines over judged queries."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from retrieval.encoders.encoder import Encoder
from retrieval.errors import BadInput
from retrieval.evaluation import measures
from retrieval.evaluation.confidence import Duel, Estimate, duel, estimate, outcome
from retrieval.evaluation.cross_validation import CrossValidated, cross_validated, render
from retrieval.evaluation.judged import JudgedQuery, JudgedSet, load
from retrieval.evaluation.redrawn import candidates, redrawn
from retrieval.evaluation.separation import Separation, separation
from retrieval.evaluation.systems import Baselines, Rank, Scored, names, open_shop

OURS = "shopkeeper"

JUDGED = (5, 10)
"""Depths of the measures over rankings of the judged products of a query only."""
POOL = (10, 20, 100)
"""Depths of the measures over rankings of all products."""
DUELS = (("judged", "ndcg@10"), ("judged", "map"), ("pool", "recall@20"), ("pool", "mrr"))
"""What systems are set against each other by."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One system: values per query of every measure, in the order of the queries; and how well its scores tell what
    matches from what does not."""

    judged: Mapping[str, tuple[float, ...]]
    pool: Mapping[str, tuple[float, ...]]
    separation: Separation

    def as_wire(self) -> dict[str, Any]:
        return {
            part: {name: estimate(values).as_wire() for name, values in getattr(self, part).items()}
            for part in ("judged", "pool")
        }


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All systems over one judged set; ``baseline`` is the one that queries are won from and lost to; ``validated``
    where it was asked for."""

    judged: JudgedSet
    systems: Mapping[str, Measured]
    baseline: str = "bm25"
    validated: CrossValidated | None = None
    redrawn: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    """By system, per query: nDCG@10 among products drawn anew; empty where it was not asked for."""

    def duel(self, baseline: str, part: str, measure: str) -> Duel:
        """The shop's search against a baseline, query by query."""
        ours, theirs = (getattr(self.systems[name], part)[measure] for name in (OURS, baseline))
        return duel(ours, theirs)

    def as_wire(self) -> dict[str, Any]:
        """The wire format of ``--json``."""
        others = {name: measured.as_wire() for name, measured in self.systems.items() if name != OURS}
        ours = self.systems[OURS].separation
        return {
            "queries": len(self.judged.queries),
            "skipped": self.judged.skipped,
            "unknown": self.judged.unknown,
            **self.systems[OURS].as_wire(),
            "auc": round(ours.auc.mean, 4),
            "aucs": {name: measured.separation.auc.as_wire() for name, measured in self.systems.items()},
            "roc": [[round(x, 4), round(y, 4)] for x, y in ours.curve],
            "baselines": others,
            "against": {name: self._against(name) for name in others},
            "baseline": self.baseline,
            "per_query": self.per_query(),
            **({"cross_validated": self.validated.as_wire()} if self.validated else {}),
            **(
                {"redrawn": {name: estimate(of).as_wire() for name, of in self.redrawn.items()}}
                if self.redrawn
                else {}
            ),
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
            for part, measure in DUELS
            for found in (self.duel(baseline, part, measure),)
        }

    def per_query(self) -> list[dict[str, Any]]:
        """A row a query: both figures of both systems, and whether its nDCG was won or lost."""
        ours, theirs = self.systems[OURS], self.systems[self.baseline]
        rows = []
        for place, query in enumerate(self.judged.queries):
            own, other = ours.judged["ndcg@10"][place], theirs.judged["ndcg@10"][place]
            rows.append(
                {
                    "query_id": query.query_id,
                    "query": query.text,
                    "image": query.image.name if query.image else "",
                    "ndcg@10": round(own, 4),
                    "recall@20": round(ours.pool["recall@20"][place], 4),
                    f"{self.baseline}.ndcg@10": round(other, 4),
                    f"{self.baseline}.recall@20": round(theirs.pool["recall@20"][place], 4),
                    "outcome": outcome(own - other),
                }
            )
        return rows


def evaluate(
    folder: Path,
    encoder: Encoder,
    work: Path,
    report: Path | None = None,
    baseline: str = "bm25",
    at: Sequence[int] = (),
    cross_validate: bool = False,
    redraw: int = 0,
) -> Evaluation:
    """Measure the search on judged data; writes an HTML report where a path is given.

    Args:
        folder: with ``queries.csv``, ``products.csv[.gz]`` and ``judgements.csv``.
        encoder: of the search and of the baselines, so that only the ranking is compared.
        work: a folder for the shop that is made of the products; kept, so that a second run is quick.
        report: where the HTML report goes.
        baseline: that queries are won from and lost to, by name.
        at: depths to measure at, beside the usual ones.
        redraw: how often the products that do not match are drawn anew, for sources that drew them at random.
        cross_validate: measure the dials of the fusion on queries that did not choose them, too.

    Raises:
        BadInput: the data cannot be read, or there is no such baseline.
    """
    judged = load(folder)
    _check(judged, baseline, at)
    shop = open_shop(judged, encoder, work / name_of(judged))
    others = Baselines(judged, shop).systems()
    systems: dict[str, Rank] = {OURS: shop.rank, **{name: others[name] for name in names(judged)}}
    measured = {name: measure(rank, judged.queries, at) for name, rank in systems.items()}
    validated = cross_validated(shop, judged.queries) if cross_validate else None
    drawn = candidates(judged, redraw) if redraw > 0 else []
    anew = {name: redrawn(rank, judged, drawn) for name, rank in systems.items()} if drawn else {}
    evaluation = Evaluation(judged, measured, baseline, validated, anew)
    if report is not None:
        from retrieval.evaluation.report import write_report  # draws charts; not needed to measure

        write_report(evaluation, report)
    return evaluation


def _check(judged: JudgedSet, baseline: str, at: Sequence[int]) -> None:
    if not judged.queries:
        raise BadInput(
            "nothing_judged",
            "No query has a relevant product.",
            "Give at least one judgement a gain above 0.",
        )
    if baseline not in names(judged):
        raise BadInput(
            "unknown_baseline",
            f"There is no baseline “{baseline}” on this data.",
            f"Choose one of {', '.join(names(judged))}.",
        )
    if any(depth < 1 for depth in at):
        raise BadInput("bad_depth", "A ranking is measured from its first place on.", "Use a depth above 0.")


def measure(rank: Rank, queries: Sequence[JudgedQuery], at: Sequence[int] = ()) -> Measured:
    """Every measure of one system over all queries."""
    ranked = [rank(query, sorted(query.gains)) for query in queries]
    everything = (rank(query, None) for query in queries)
    return Measured(
        _values(queries, ranked, measures.at((*JUDGED, *at))),
        _values(queries, everything, measures.at((*POOL, *at))),
        separation(queries, ranked),
    )


def _values(
    queries: Sequence[JudgedQuery], ranked: Iterable[Scored], wanted: Mapping[str, measures.Measure]
) -> dict[str, tuple[float, ...]]:
    rows = []
    for query, scored in zip(queries, ranked, strict=True):
        ranking = [product for product, _ in scored]
        rows.append([of(ranking, query.gains) for of in wanted.values()])
    return dict(zip(wanted, zip(*rows, strict=True), strict=True))


def name_of(judged: JudgedSet) -> str:
    """Of the work folder: the set's name and a digest of its products."""
    digest = hashlib.sha256()
    for product in judged.products:
        digest.update(repr(product).encode())
    return f"{judged.name}-{digest.hexdigest()[:12]}"


def summary(evaluation: Evaluation) -> str:
    """For people: a row a system, means with their 95 % intervals, and what was won and lost."""
    judged = evaluation.judged
    lines = [f"{judged.name}: {len(judged.queries)} queries, {judged.skipped} without a relevant product"]
    if judged.unknown:
        lines[0] += f", {judged.unknown} judgements of products that are not there"
    heads = ("nDCG@10 judged", "recall@20 of all", "MRR of all", "AUC")
    lines.append(f"{'':12} " + " ".join(f"{head:>21}" for head in heads))
    for name, measured in evaluation.systems.items():
        values = [measured.judged["ndcg@10"], measured.pool["recall@20"], measured.pool["mrr"]]
        cells = [*(estimate(of) for of in values), measured.separation.auc]
        lines.append(f"{name:12} " + " ".join(f"{_cell(cell):>21}" for cell in cells))
    for part, measure_of in DUELS:
        found = evaluation.duel(evaluation.baseline, part, measure_of)
        lines.append(
            f"against {evaluation.baseline}, {measure_of} ({part}): {found.wins} won, {found.losses} lost, "
            f"{found.ties} tied; higher in {found.better:.0%} of samples"
        )
    for name, anew in evaluation.redrawn.items():
        lines.append(f"among products drawn anew, ndcg@10: {name:12} {_cell(estimate(anew))}")
    if evaluation.validated:
        lines.append(render(evaluation.validated))
    return "\n".join(lines)


def _cell(found: Estimate) -> str:
    return f"{found.mean:.3f} ({found.low:.3f}–{found.high:.3f})"


def dumps(evaluation: Evaluation) -> str:
    return json.dumps(evaluation.as_wire(), ensure_ascii=False, indent=1)
