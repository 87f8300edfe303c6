"""From how many rows on Chroma's graph pays: the sketch's scan against the graph with its candidates scored again.

python -m tests.benchmarks.indexed --rows 100000 400000
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from retrieval.index.matrix import Matrix
from retrieval.index.vectors import VectorStore
from retrieval.search.planner import nearest, similarities
from retrieval.search.rows import VectorRows
from tests.benchmarks.clock import in_turn
from tests.benchmarks.filtered import QUERIES, TOP, recall
from tests.benchmarks.stock import Stock, make_stock, make_vectors


def ask(rows: VectorRows, stock: Stock, queries: np.ndarray) -> Callable[[int], list[str]]:
    """Unfiltered: whatever way the planner takes with these rows."""

    def top(number: int) -> list[str]:
        scores = similarities(rows, queries[number % QUERIES], None, len(stock.keys))
        return [stock.keys[place] for place in nearest(scores, TOP).tolist()]

    return top


def measure(count: int, rounds: int, folder: Path) -> None:
    stock = make_stock(count)
    queries = make_vectors(QUERIES, 99)
    store = VectorStore(folder / str(count), "f" * 64, stock.vectors.shape[1])
    store.missing("text", [])
    started = time.perf_counter()
    for start in range(0, count, 2_048):
        store.add("text", stock.keys[start : start + 2_048], stock.vectors[start : start + 2_048])
    added = time.perf_counter() - started
    matrix = Matrix(
        stock.vectors,
        np.arange(1, count + 1, dtype=np.int32),
        np.array([key.encode() for key in stock.keys], "S32"),
        stock.rows.sketch,
    )

    def near(vector: np.ndarray, limit: int) -> list[tuple[str, float]]:
        return store.query("text", vector, limit)

    graph = VectorRows.of(matrix, stock.columns, near, indexed_from=0)
    systems = [ask(stock.rows, stock, queries), ask(graph, stock, queries)]
    scan, index, plain = in_turn([*systems, lambda n: near(queries[n % QUERIES], TOP)], rounds)
    print(
        json.dumps(
            {
                "rows": count,
                "scan_p50": round(scan.p50, 2), "scan_p95": round(scan.p95, 2),
                "index_p50": round(index.p50, 2), "index_p95": round(index.p95, 2),
                "chroma_ten_p50": round(plain.p50, 2),
                "scan_recall": round(recall(systems[0], stock, queries, None), 4),
                "index_recall": round(recall(systems[1], stock, queries, None), 4),
                "added_a_second": round(count / added),
            }
        ),
        flush=True,
    )  # fmt: skip
    store.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[100_000, 400_000])
    parser.add_argument("--rounds", type=int, default=60)
    options = parser.parse_args()
    for count in options.rows:
        with tempfile.TemporaryDirectory() as folder:
            measure(count, options.rounds, Path(folder))


if __name__ == "__main__":
    main()
