"""``python -m retrieval.evaluation.abstention --work DIR``: does the demo shop answer what it sells, and nothing else?

Short wishes in both languages (``abstention.csv``): things that the demo shop does not sell (no kinds), and things that
it does, by hypernyms, synonyms and uses, with the kinds that are right. Those written before the list of goods are
split by a digest: half of them chose the floors, the other half reports. Those written after it told what the list of
that day was worth for things that nobody had thought of; it was made five times as long since, by writers who knew
some of them. Those written apart are by somebody who knew the kinds of the shop and neither list, and were not looked
at before the longer list was done: they say what it is worth. The last ones ask for things by names of all regions, by
situations, and for more that is not sold; their writer knew none of the lists, and what was done after them was chosen
by one half of them (``last, looked at``) and is reported on the other.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from retrieval.catalog.product import LANGUAGES
from retrieval.evaluation.judged import lot
from retrieval.search.engine import Engine
from retrieval.search.query import Query

FIRST = 5
WHEN = {"after": "written later", "apart": "written apart"}
PARTS = (
    "tuned on",
    "reported",
    "written later",
    "written apart",
    "last, looked at",
    "last, by name",
    "last, by use",
)


@dataclass(frozen=True, slots=True)
class ShortWish:
    """``kinds``: of which an answer has to be one; empty where the shop sells no such thing."""

    language: str
    text: str
    kinds: frozenset[str]
    written: str = "before"

    @property
    def part(self) -> str:
        first = lot(self.text)[0] % 2 == 0
        if self.written == "before":
            return "tuned on" if first else "reported"
        if self.written.startswith("last"):
            return "last, looked at" if first else self.written
        return WHEN[self.written]


@dataclass(frozen=True, slots=True)
class Abstained:
    """Over the wishes of one language and part: how many are not sold and how often nothing is shown for them
    (``nothing``), and how many products on average; how many are sold, how often something is shown (``answered``),
    the share of right kinds among the first five, and how often the first is of a right kind."""

    not_sold: int
    nothing: float
    shown: float
    sold: int
    answered: float
    precision5: float
    first: float


def wishes() -> tuple[ShortWish, ...]:
    """All of them, in the order of the file."""
    written = resources.files(__package__).joinpath("abstention.csv").read_text("utf-8").splitlines()
    return tuple(
        ShortWish(row["language"], row["query"], frozenset(row["kinds"].split()), row["list"])
        for row in csv.DictReader(written)
    )


def measure(engine: Engine, asked: Iterable[ShortWish]) -> Abstained:
    """Ask each wish of a shop that sells what the demo shop does."""
    nothing, shown, answered, precision, first = [], [], [], [], []
    for wish in asked:
        answer = engine.search(Query(wish.text, limit=FIRST, language=wish.language))
        right = [hit.product.kind in wish.kinds for hit in answer.hits]
        if not wish.kinds:
            nothing.append(answer.total == 0)
            shown.append(answer.total)
        else:
            answered.append(bool(right))
            precision.append(sum(right) / max(len(right), 1))
            first.append(bool(right) and right[0])
    return Abstained(
        len(nothing),
        _mean(nothing),
        _mean(shown),
        len(answered),
        _mean(answered),
        _mean(precision),
        _mean(first),
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def table(engine: Engine) -> str:
    """All parts of both languages, as Markdown."""
    lines = [
        "| | not sold | nothing shown | products shown | sold | answered | right of the first five | first right |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for language in LANGUAGES:
        for part in PARTS:
            of = measure(engine, (w for w in wishes() if (w.language, w.part) == (language, part)))
            lines.append(
                f"| {language}, {part} | {of.not_sold} | {of.nothing:.2f} | {of.shown:.1f} | {of.sold} | "
                f"{of.answered:.2f} | {of.precision5:.2f} | {of.first:.2f} |"
            )
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    from retrieval.encoders.compact import CompactEncoder
    from retrieval.evaluation.demo_shop import DemoShop

    parser = argparse.ArgumentParser(description="Does the demo shop answer what it sells, and nothing else?")
    parser.add_argument("--work", type=Path, required=True, help="a folder for the demo shop's index")
    options = parser.parse_args(arguments)
    sys.stdout.write(table(DemoShop(CompactEncoder(), options.work, pictures=False).engine) + "\n")


if __name__ == "__main__":
    main()
