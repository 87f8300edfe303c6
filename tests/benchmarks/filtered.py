"""Filtered and unfiltered search against Chroma's own ``where``, same vectors, same queries, in one run.

python -m tests.benchmarks.filtered --sizes 1000 10000 50000 200000 --chart docs/filtered.svg
"""

from __future__ import annotations

import argparse
import json
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from retrieval.search.filters import candidates
from retrieval.search.known import Known
from retrieval.search.planner import nearest, similarities
from retrieval.search.query import Filters
from retrieval.search.rows import VectorRows
from tests.benchmarks.clock import in_turn
from tests.benchmarks.stock import SELECTIVITIES, Stock, documents, make_stock, make_vectors, usual_collection

TOP = 10
QUERIES = 64
ASKERS = 4
EACH = 8
"""Questions of each of four who ask at once."""
SHARED = (None, 0.1)
"""Selectivities at which they ask."""


def ours(
    stock: Stock, rows: VectorRows, queries: np.ndarray, limit: int | None
) -> Callable[[int], list[str]]:
    """Filters to a set in memory, then the planner; everything that is done for a query is inside."""
    known = Known.of(stock.columns)
    size = len(stock.keys)

    def ask(number: int) -> list[str]:
        wanted = None
        if limit is not None:
            wanted = candidates(stock.columns, Filters(price_max=limit), known).products
        scores = similarities(rows, queries[number % QUERIES], wanted, size)
        return [stock.keys[place] for place in nearest(scores, TOP).tolist()]

    return ask


def usual(collection: Any, queries: np.ndarray, limit: int | None) -> Callable[[int], list[str]]:
    where = {"price": {"$lte": limit}} if limit is not None else None

    def ask(number: int) -> list[str]:
        vector = queries[number % QUERIES]
        found = collection.query(
            query_embeddings=vector[None], n_results=TOP, where=where, include=["distances"]
        )
        return list(found["ids"][0])

    return ask


def recall(ask: Callable[[int], list[str]], stock: Stock, queries: np.ndarray, limit: int | None) -> float:
    """Share of the exact ten that are found."""
    passing = np.ones(len(stock.keys), bool) if limit is None else stock.prices <= limit
    found = 0.0
    for number, query in enumerate(queries):
        scores = np.where(passing, stock.vectors @ query, -2)
        exact = {stock.keys[place] for place in np.argsort(-scores)[:TOP] if scores[place] > -2}
        found += len(exact & set(ask(number))) / len(exact)
    return found / len(queries)


def at_once(systems: Sequence[Callable[[int], object]], rounds: int = 3) -> list[int]:
    """Answers a second of each system with ``ASKERS`` threads asking it at the same time; the median of the rounds."""
    rates = np.zeros((len(systems), rounds))
    for turn in range(rounds):
        for place, ask in enumerate(systems):
            started = time.perf_counter()
            threads = [
                threading.Thread(target=lambda first=first, ask=ask: [ask(first + n) for n in range(EACH)])  # type: ignore[misc]
                for first in range(0, ASKERS * EACH, EACH)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            rates[place, turn] = ASKERS * EACH / (time.perf_counter() - started)
    return [round(float(rate)) for rate in np.median(rates, axis=1)]


def measure(count: int, rounds: int, folder: Path) -> list[dict[str, Any]]:
    """One row per selectivity, and one unfiltered."""
    stock = make_stock(count)
    queries = make_vectors(QUERIES, 99)
    collection = usual_collection(folder / f"usual-{count}", stock, documents(count))
    rows = stock.rows
    lines = []
    for selectivity in (None, *SELECTIVITIES):
        limit = None if selectivity is None else stock.price_for(selectivity)
        mine, theirs = ours(stock, rows, queries, limit), usual(collection, queries, limit)
        fast, slow = in_turn([mine, theirs], rounds)
        many, few = at_once([mine, theirs]) if selectivity in SHARED else (None, None)
        lines.append(
            {
                "products": count,
                "selectivity": selectivity if selectivity is not None else 1.0,
                "filtered": selectivity is not None,
                "p50": round(fast.p50, 2), "p95": round(fast.p95, 2),
                "chroma_p50": round(slow.p50, 2), "chroma_p95": round(slow.p95, 2),
                "times_p50": round(slow.p50 / fast.p50, 1), "times_p95": round(slow.p95 / fast.p95, 1),
                "four_at_once": many, "chroma_four_at_once": few,
                "recall": round(recall(mine, stock, queries, limit), 4),
                "chroma_recall": round(recall(theirs, stock, queries, limit), 4),
            }
        )  # fmt: skip
        print(json.dumps(lines[-1]), flush=True)
    return lines


def chart(lines: list[dict[str, Any]], path: Path) -> None:
    """Cost against size, a panel a selectivity."""
    import altair

    rows = [
        {"products": line["products"], "milliseconds": line[key], "system": system,
         "passing": "all" if not line["filtered"] else f"{line['selectivity']:g}"}
        for line in lines
        for system, key in (("Shopkeeper", "p50"), ("Chroma where", "chroma_p50"))
    ]  # fmt: skip
    drawn = (
        altair.Chart(altair.Data(values=rows), width=150, height=150)
        .mark_line(point=True)
        .encode(
            x=altair.X("products:Q", scale=altair.Scale(type="log"), title="products"),
            y=altair.Y("milliseconds:Q", scale=altair.Scale(type="log"), title="p50, ms"),
            color=altair.Color("system:N", title=None),
            facet=altair.Facet("passing:N", columns=3, title="share that passes the filter"),
        )
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    drawn.save(str(path))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 50_000, 200_000])
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--chart", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lines = [line for size in options.sizes for line in measure(size, options.rounds, Path(folder))]
    if options.chart:
        chart(lines, options.chart)


if __name__ == "__main__":
    main()
