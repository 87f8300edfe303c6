"""The encoder's tables as one HTML page, with a chart of each source and which kind was taken for which."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from retrieval.evaluation.encoder import EncoderReport, Part
from retrieval.evaluation.report import STYLE, altair_library, section, svg, table

MOST_KINDS = 30
"""A square of more kinds than this cannot be read: only those that are mistaken most are drawn."""


def write_page(report: EncoderReport, path: Path) -> None:
    """
    Raises:
        Unavailable: the charting library is not installed.
    """
    title = f"Encoder {report.encoder}"
    parts = {part.title: part for part in report.parts}
    sections = [_bars(parts)] if "photo to photo" in parts else []
    sections += [section(part.title, table(_cells(part))) for part in report.parts]
    sections += [
        section(f"Which kind of {source} was taken for which", _square(pairs))
        for source, pairs in report.confusions.items()
        if pairs
    ]
    skipped = "".join(f"<p>Skipped: {html.escape(reason)}.</p>" for reason in report.skipped)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"<!doctype html><html lang=en><meta charset=utf-8><title>{html.escape(title)}</title>"
        f"<style>{STYLE}</style><h1>{html.escape(title)}</h1>{skipped}{''.join(sections)}</html>",
        "utf-8",
    )


def _cells(part: Part) -> list[list[str]]:
    columns = list(dict.fromkeys(column for row in part.rows.values() for column in row))
    rows = [
        [name, *(f"{row[column]:.4g}" if column in row else "" for column in columns)]
        for name, row in part.rows.items()
    ]
    return [["", *columns], *rows]


def _bars(parts: dict[str, Part]) -> str:
    """Precision at 1 a source, one bar a system."""
    values = [
        {
            "system": title.removeprefix("photo to photo").strip(", ") or "encoder",
            "source": source,
            "P@1": row["precision1"],
        }
        for title, part in parts.items()
        if title.startswith("photo to photo") and "cut from train" not in title
        for source, row in part.rows.items()
    ]
    altair = altair_library()
    systems = list(dict.fromkeys(value["system"] for value in values))
    drawn = (
        altair.Chart(altair.Data(values=values), width=700, height=260)
        .mark_bar()
        .encode(
            x=altair.X("source:N", title=None, axis=altair.Axis(labelAngle=0)),
            xOffset=altair.XOffset("system:N", sort=systems),
            y=altair.Y("P@1:Q", scale=altair.Scale(domain=[0, 1]), title="nearest photo shows the same kind"),
            color=altair.Color("system:N", sort=systems, title=None),
        )
    )
    return section("Photo to photo", svg(drawn))


def _square(pairs: Sequence[tuple[str, str, int]]) -> str:
    """Shares a row; of many kinds those with the most mistakes."""
    totals: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for asked, found, count in pairs:
        totals[asked] += count
        if asked != found:
            wrong[asked] += count
            wrong[found] += count
    kinds = sorted(name for name, _ in (wrong + Counter(totals.keys())).most_common(MOST_KINDS))
    values = [
        {"asked": asked, "found": found, "share": round(count / totals[asked], 3)}
        for asked, found, count in pairs
        if asked in kinds and found in kinds
    ]
    altair = altair_library()
    drawn = (
        altair.Chart(altair.Data(values=values), width=20 * len(kinds), height=20 * len(kinds))
        .mark_rect()
        .encode(
            x=altair.X("found:N", sort=kinds, title="nearest photo shows"),
            y=altair.Y("asked:N", sort=kinds, title="photo shows"),
            color=altair.Color("share:Q", scale=altair.Scale(scheme="blues", domain=[0, 1])),
        )
    )
    return svg(drawn)
