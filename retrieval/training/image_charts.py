"""Charts of the measured tower, as SVG or PNG by the name of the file. Needs the extra ``evaluation``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from retrieval.training.image_measures import Figures


def compare(models: dict[str, dict[str, Figures]], targets: dict[str, float], path: Path) -> None:
    """Bars of precision at 1, a group a source, with a tick where the target lies."""
    import altair

    rows = [
        {"model": name, "source": source, "precision at 1": round(one.precision1, 3)}
        for name, found in models.items()
        for source, one in found.items()
    ]
    aims = [{"source": source, "target": value} for source, value in targets.items()]
    bars = (
        altair.Chart(altair.InlineData(values=rows))
        .mark_bar()
        .encode(
            x=altair.X("source:N", title=None, sort=list(targets)),
            xOffset=altair.XOffset("model:N", sort=list(models)),
            y=altair.Y("precision at 1:Q", scale=altair.Scale(domain=[0, 1])),
            color=altair.Color("model:N", sort=list(models), title=None),
        )
    )
    ticks = (
        altair.Chart(altair.InlineData(values=aims))
        .mark_tick(color="black", thickness=2, width=60)
        .encode(x=altair.X("source:N", sort=list(targets)), y="target:Q")
    )
    (bars + ticks).properties(width=620, height=260).save(str(path))


def confusion(asked: Sequence[str], found: Sequence[str], path: Path) -> None:
    """A square of which kind was taken for which, shares a row."""
    import altair

    kinds = sorted(set(asked) | set(found))
    rows = [
        {
            "asked": one,
            "found": other,
            "share": sum(a == one and f == other for a, f in zip(asked, found, strict=True))
            / max(1, sum(a == one for a in asked)),
        }
        for one in kinds
        for other in kinds
    ]
    chart = (
        altair.Chart(altair.InlineData(values=rows))
        .mark_rect()
        .encode(
            x=altair.X("found:N", title="nearest photo shows"),
            y=altair.Y("asked:N", title="photo shows"),
            color=altair.Color("share:Q", scale=altair.Scale(scheme="blues", domain=[0, 1])),
        )
    )
    chart.properties(width=18 * len(kinds), height=18 * len(kinds)).save(str(path))
