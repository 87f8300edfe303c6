"""The evaluation as one HTML page with charts drawn into it: nothing is loaded from anywhere."""

from __future__ import annotations

import html
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from retrieval.errors import Unavailable
from retrieval.evaluation.confidence import Estimate, estimate
from retrieval.evaluation.search import DUELS, OURS, Evaluation

STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1d2433}"
    "table{border-collapse:collapse;margin:1rem 0}td,th{padding:.3rem .8rem;border-bottom:1px solid #d8dde6;"
    "text-align:right}td:first-child,th:first-child{text-align:left}svg{max-width:100%;height:auto}"
)


def write_report(evaluation: Evaluation, path: Path) -> None:
    """
    Raises:
        Unavailable: the charting library is not installed.
    """
    baseline, judged = evaluation.baseline, evaluation.judged
    auc = evaluation.systems[OURS].separation.auc
    sections = [
        section("Systems", _means(evaluation) + table(_systems(evaluation))),
        section("Against each baseline", table(_duels(evaluation))),
        section(f"Query by query against {baseline}", _differences(evaluation)),
        section(
            f"Matched and unmatched pairs: AUC {auc.mean:.3f} ({auc.low:.3f}–{auc.high:.3f})",
            _roc(evaluation) + table(_areas(evaluation)),
        ),
        section("Queries, the largest loss first", table(_queries(evaluation))),
    ]
    title = f"Search on {judged.name}"
    counted = (
        f"{len(judged.queries)} queries, {judged.skipped} more without a relevant product, {judged.unknown} "
        f"judgements of products that are not there."
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
    """A row a measure, a column a system."""
    first = evaluation.systems[OURS]
    rows = [["measure", *evaluation.systems]]
    for part in ("judged", "pool"):
        for name in getattr(first, part):
            means = [estimate(getattr(measured, part)[name]) for measured in evaluation.systems.values()]
            rows.append([f"{name} ({part})", *(_cell(mean) for mean in means)])
    return rows


def _areas(evaluation: Evaluation) -> list[list[str]]:
    found = [[name, _cell(measured.separation.auc)] for name, measured in evaluation.systems.items()]
    return [["system", "AUC"], *found]


def _cell(found: Estimate) -> str:
    return f"{found.mean:.3f} ({found.low:.3f}–{found.high:.3f})"


def _duels(evaluation: Evaluation) -> list[list[str]]:
    rows = [["baseline", "measure", "wins", "losses", "ties", "difference", "better in"]]
    for system in evaluation.systems:
        if system == OURS:
            continue
        for part, measure in DUELS:
            found = evaluation.duel(system, part, measure)
            change = found.difference
            rows.append(
                [
                    system, f"{measure} ({part})", str(found.wins), str(found.losses), str(found.ties),
                    f"{change.mean:+.3f} ({change.low:+.3f} to {change.high:+.3f})", f"{found.better:.1%}",
                ]
            )  # fmt: skip
    return rows


def _queries(evaluation: Evaluation) -> list[list[str]]:
    rows = evaluation.per_query()
    rows.sort(key=lambda row: row["ndcg@10"] - row[f"{evaluation.baseline}.ndcg@10"])
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


def _differences(evaluation: Evaluation) -> str:
    """Bars of won and lost nDCG, the largest win first."""
    ours, theirs = (evaluation.systems[name].judged["ndcg@10"] for name in (OURS, evaluation.baseline))
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
    values = [
        {"system": name, "false": x, "true": y, "place": place}
        for name, measured in evaluation.systems.items()
        for place, (x, y) in enumerate(measured.separation.curve)
    ]
    altair = altair_library()
    drawn = (
        altair.Chart(altair.Data(values=values), width=300, height=300)
        .mark_line()
        .encode(
            x=altair.X("false:Q", title="unmatched pairs let in"),
            y=altair.Y("true:Q", title="matched pairs found"),
            order="place:O",
            color=altair.Color("system:N", sort=list(evaluation.systems), title=None),
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
