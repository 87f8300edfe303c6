"""A sketch names what is worth reading whole, for as long as the process lives."""

from __future__ import annotations

import sys

from retrieval.index.sketch import Sketch
from tests.benchmarks.stock import make_vectors


def test_ten_thousand_searches_leave_the_interpreter_whole() -> None:
    sketch, query = Sketch.of(make_vectors(64, 1)), make_vectors(1, 9)[0]
    sketch.similarities(query)
    before = sys.getrefcount(None)
    for _ in range(10_000):
        sketch.similarities(query)
    assert sys.getrefcount(None) > before - 1_000  # each taken and not given back would be 10,000 fewer
