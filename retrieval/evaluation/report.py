"""The evaluation as one HTML page with charts drawn into it: nothing is loaded from anywhere."""

from __future__ import annotations

import html
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from retrieval.errors import Unavailable
from retrieval.evaluation.confidence import estimate
from retrieval.evaluation.search import OURS, Evaluation

STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1d2433}"
    "table{border-collapse:collapse;margin:1rem 0}td,th{padding:.3rem .8rem;border-bottom:1px solid #d8dde6;"
    "text-align:right}td:first-child,th:first-child{text-align:left}svg{max-width:100%;height:auto}"
)


def write_report(evaluation: Evaluation, path: Path, baseline: str = "bm25") -> None:
    """
    Raises:
        Unavailable: the charting library is not installed.
    """
    sections = [
        section("Systems", table(_systems(evaluation)) + _means(evaluation)),
        section("Against each baseline", table(_duels(evaluation))),
        section(f"Query by query against {baseline}", _differences(evaluation, baseline)),
        section(f"Matched and unmatched pairs: AUC {evaluation.auc:.3f}", _roc(evaluation)),
        section("Queries", table(_queries(evaluation, baseline))),
    ]
    title = f"Search on {evaluation.judged.name}"
    counted = (
        f"{len(evaluation.judged.queries)} queries, {evaluation.judged.skipped} without a relevant product."
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"<!doctype html><html lang=en><meta charset=utf-8><title>{html.escape(title)}</title>"
        f"<style>{STYLE}</style><h1>{html.escape(title)}</h1><p>{counted} Means with 95 % bootstrap intervals "
        f"over the queries.</p>{''.join(sections)}</html>",
        "utf-8",
    )


def section(title: str, inner: str) -> str:
    return f"<h2>{html.escape(title)}</h2>{inner}"


def table(rows: Iterable[Iterable[object]]) -> str:
    head, *body = ([html.escape(str(cell)) for cell in row] for row in rows)
    lines = ["<tr>" + "".join(f"<th>{cell}</th>" for cell in head) + "</tr>"]
    lines += ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in body]
    return f"<table>{''.join(lines)}</table>"


def _systems(evaluation: Evaluation) -> list[list[str]]:
    first = evaluation.systems[OURS]
    names = [("judged", name) for name in first.judged] + [("pool", name) for name in first.pool]
    rows = [["system", *(f"{name} ({part})" for part, name in names)]]
    for system, measured in evaluation.systems.items():
        means = [estimate(getattr(measured, part)[name]) for part, name in names]
        rows.append([system, *(f"{mean.mean:.3f} ({mean.low:.3f}–{mean.high:.3f})" for mean in means)])
    return rows


def _duels(evaluation: Evaluation) -> list[list[str]]:
    rows = [["baseline", "measure", "wins", "losses", "ties", "difference", "better in"]]
    for system in evaluation.systems:
        if system == OURS:
            continue
        for part, measure in (("judged", "ndcg@10"), ("pool", "recall@20")):
            found = evaluation.duel(system, part, measure)
            change = found.difference
            rows.append(
                [
                    system, f"{measure} ({part})", str(found.wins), str(found.losses), str(found.ties),
                    f"{change.mean:+.3f} ({change.low:+.3f} to {change.high:+.3f})", f"{found.better:.1%}",
                ]
            )  # fmt: skip
    return rows


def _queries(evaluation: Evaluation, baseline: str) -> list[list[str]]:
    rows = evaluation.as_wire(baseline)["per_query"]
    return [list(rows[0])] + [[str(value) for value in row.values()] for row in rows]


def _means(evaluation: Evaluation) -> str:
    values = [
        {"system": system, "measure": label, "mean": found.mean, "low": found.low, "high": found.high}
        for system, measured in evaluation.systems.items()
        for label, values in (
            ("nDCG@10, judged", measured.judged["ndcg@10"]),
            ("recall@20, all", measured.pool["recall@20"]),
        )
        for found in (estimate(values),)
    ]
    altair = altair_library()
    base = altair.Chart(altair.Data(values=values), width=320, height=150)
    y = altair.Y("system:N", sort=list(evaluation.systems), title=None)
    bars = base.mark_bar(color="#3b6ea8").encode(x=altair.X("mean:Q", title=None), y=y)
    spans = base.mark_rule(strokeWidth=2).encode(x="low:Q", x2="high:Q", y=y)
    return svg((bars + spans).facet(column=altair.Column("measure:N", title=None)))


def _differences(evaluation: Evaluation, baseline: str) -> str:
    """Bars of won and lost nDCG, the largest win first."""
    ours, theirs = (evaluation.systems[name].judged["ndcg@10"] for name in (OURS, baseline))
    found = sorted((a - b for a, b in zip(ours, theirs, strict=True)), reverse=True)
    values = [{"query": place, "difference": value} for place, value in enumerate(found)]
    altair = altair_library()
    drawn = (
        altair.Chart(altair.Data(values=values), width=700, height=180)
        .mark_bar()
        .encode(
            x=altair.X("query:O", axis=None),
            y=altair.Y("difference:Q", title="difference in nDCG@10"),
            color=altair.condition("datum.difference < 0", altair.value("#c2410c"), altair.value("#3b6ea8")),
        )
    )
    return svg(drawn)


def _roc(evaluation: Evaluation) -> str:
    values = [{"false": x, "true": y} for x, y in evaluation.roc]
    altair = altair_library()
    drawn = (
        altair.Chart(altair.Data(values=values), width=300, height=300)
        .mark_line(color="#3b6ea8")
        .encode(
            x=altair.X("false:Q", title="unmatched pairs let in"),
            y=altair.Y("true:Q", title="matched pairs found"),
        )
    )
    return svg(drawn)


def altair_library() -> Any:
    try:
        import altair
        import vl_convert  # noqa: F401  (altair draws through it)
    except ImportError as error:
        raise Unavailable(
            "no_charts", "Charts need the extra “evaluation”.", "Run `pip install shopkeeper[evaluation]`."
        ) from error
    return altair


def svg(drawn: Any) -> str:
    import io

    written = io.StringIO()
    drawn.save(written, format="svg")
    return written.getvalue()
