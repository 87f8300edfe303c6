"""Whatever way a comparison takes, the best ten are those of an exact search."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from numpy.typing import NDArray

from retrieval.index.matrix import Matrix
from retrieval.index.sketch import Sketch
from retrieval.search.planner import SHORTLIST, UNSCORED, nearest, similarities
from retrieval.search.rows import VectorRows
from tests.benchmarks.stock import make_columns, make_vectors

TOP = 10
QUERIES = 24


def random_vectors(count: int, seed: int) -> NDArray[np.float32]:
    """(count, 384): no direction more than another, the worst that a sketch can meet."""
    rows = np.random.default_rng(seed).normal(size=(count, 384)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def rows_of(vectors: NDArray[np.float32], counts: NDArray[np.int64]) -> VectorRows:
    """The vectors as rows of ``len(counts)`` products, so many each."""
    chance = np.random.default_rng(2)
    columns = make_columns(len(counts), np.ones(len(counts), np.int64), chance)
    numbers = np.repeat(np.arange(1, len(counts) + 1, dtype=np.int32), counts)
    keys = np.array([f"{place:032x}".encode() for place in range(len(vectors))], "S32")
    return VectorRows.of(Matrix(vectors, numbers, keys), columns)


def exact(rows: VectorRows, query: NDArray[np.float32], wanted: NDArray[np.bool_]) -> NDArray[np.float32]:
    """(products,) float64 cosines, by the book."""
    scores = np.full(len(wanted), -2.0)
    np.maximum.at(scores, rows.owners, rows.rows.astype(np.float64) @ query)
    return np.where(wanted, scores, -2.0)


def recall(rows: VectorRows, queries: NDArray[np.float32], wanted: NDArray[np.bool_]) -> float:
    found = total = 0
    for query in queries:
        truth = exact(rows, query, wanted)
        best = np.argsort(-truth)[: min(TOP, int((truth > -2).sum()))]
        mine = nearest(similarities(rows, query, wanted, len(wanted)), TOP)
        found += len(set(best.tolist()) & set(mine.tolist()))
        total += len(best)
    return found / total


@pytest.mark.parametrize("make", [make_vectors, random_vectors], ids=["like texts", "random"])
@pytest.mark.parametrize("share", [1.0, 0.5, 0.1, 0.01, 0.001])
def test_the_best_ten_are_found_at_any_selectivity(make, share: float) -> None:  # type: ignore[no-untyped-def]
    count = 20_000
    rows = rows_of(make(count, 1), np.ones(count, np.int64))
    wanted = np.random.default_rng(3).permutation(count) < max(10, count * share)
    assert recall(rows, make(QUERIES, 99), wanted) >= 0.99


@pytest.mark.parametrize("share", [1.0, 0.3])
def test_among_very_many_rows_the_first_directions_lose_nothing(share: float) -> None:
    count = 40_000
    rows = rows_of(make_vectors(count, 1), np.ones(count, np.int64))
    assert rows.sketch is not None and rows.sketch.rest.shape[1] > 0
    wanted = np.random.default_rng(3).permutation(count) < count * share
    assert recall(rows, make_vectors(QUERIES, 99), wanted) >= 0.99


def test_a_filter_on_another_kind_than_the_words_name_still_finds_the_nearest_that_pass() -> None:
    count = 40_000
    rows = rows_of(make_vectors(count, 1), np.ones(count, np.int64))
    centres = make_vectors(8, 50)
    kind = np.argmax(rows.rows @ centres.T, axis=1)
    queries = make_vectors(QUERIES, 99)
    found = [recall(rows, query[None], kind != np.argmax(centres @ query)) for query in queries]
    assert np.mean(found) >= 0.99


@given(
    some.integers(1, 3_000),
    some.integers(1, 12),
    some.integers(0, 99),
    some.sampled_from([2, 5, 1_000_000]),
)
def test_the_highest_are_the_highest(count: int, limit: int, seed: int, values: int) -> None:
    scores = np.random.default_rng(seed).integers(0, values, count).astype(np.float32) / values
    highest = nearest(scores, limit)
    assert scores[highest].tolist() == sorted(scores.tolist(), reverse=True)[:limit]


@pytest.mark.parametrize(
    "shape", ["few stand out", "all differ", "three values", "one value", "rising", "none"]
)
@pytest.mark.parametrize("limit", [10, SHORTLIST, 300])
def test_the_highest_of_many_are_the_highest(shape: str, limit: int) -> None:
    count, chance = 60_000, np.random.default_rng(7)
    scores = {
        "few stand out": np.where(chance.random(count) < 0.01, chance.random(count), 0.1),
        "all differ": chance.normal(size=count),
        "three values": chance.integers(0, 3, count) / 3,
        "one value": np.full(count, 0.5),
        "rising": np.linspace(0, 1, count),
        "none": np.where(np.arange(count) % 700 == 0, chance.random(count), UNSCORED),
    }[shape].astype(np.float32)
    highest = nearest(scores, limit)
    wanted = np.sort(scores[scores > UNSCORED])[::-1][:limit]
    assert scores[highest].tolist() == wanted.tolist()
    assert len(set(highest.tolist())) == len(highest)


@pytest.mark.parametrize(
    "counts",
    [np.full(4_000, 2), np.tile([0, 1, 3, 2], 1_500), np.tile([1, 2], 400), np.zeros(50, np.int64)],
    ids=["two each", "none to three", "few", "no vectors"],
)
def test_a_product_is_as_near_as_the_nearest_of_its_rows(counts: NDArray[np.int64]) -> None:
    rows = rows_of(make_vectors(int(counts.sum()), 4), counts)
    for query in make_vectors(5, 98):
        for wanted in (np.ones(len(counts), bool), np.arange(len(counts)) % 5 == 0):
            scores = similarities(rows, query, wanted, len(counts))
            truth = exact(rows, query, wanted)
            best = nearest(scores, TOP)
            assert best.tolist() == np.argsort(-truth, kind="stable")[: (truth > -2).sum()][:TOP].tolist()
            assert scores[best] == pytest.approx(truth[best], abs=1e-6)
            assert (scores[truth == -2] == UNSCORED).all()


def test_what_is_not_read_whole_is_scored_nearly_right() -> None:
    rows = rows_of(make_vectors(8_000, 5), np.ones(8_000, np.int64))
    query = make_vectors(1, 97)[0]
    everything = np.ones(8_000, bool)
    scores = similarities(rows, query, everything, 8_000)
    assert np.abs(scores - exact(rows, query, everything)).mean() < 0.015


def test_a_sketch_comes_back_from_the_cache_as_it_was(tmp_path: Path) -> None:
    vectors = make_vectors(5_000, 6)
    numbers, keys = np.arange(5_000, dtype=np.int32), np.zeros(5_000, "S32")
    made = Sketch.of(vectors)
    Matrix(vectors, numbers, keys, made).save(tmp_path, "text-x")
    loaded = Matrix.load(tmp_path, "text-x")
    assert loaded is not None and loaded.sketch is not None
    query = make_vectors(1, 96)[0]
    assert loaded.sketch.similarities(query) == pytest.approx(made.similarities(query), abs=1e-6)
    assert made.first.nbytes + made.rest.nbytes == 5_000 * 192


def test_a_sketch_that_does_not_fit_is_made_again(tmp_path: Path) -> None:
    vectors = make_vectors(5_000, 6)
    numbers, keys = np.arange(1, 5_001, dtype=np.int32), np.zeros(5_000, "S32")
    Matrix(vectors, numbers, keys, Sketch.of(vectors[:4_500])).save(tmp_path, "text-x")
    loaded = Matrix.load(tmp_path, "text-x")
    assert loaded is not None and loaded.sketch is None
    columns = make_columns(5_000, np.ones(5_000, np.int64), np.random.default_rng(1))
    rows = VectorRows.of(loaded, columns)
    assert rows.sketch is not None and len(rows.sketch.first) == 5_000


def test_beyond_the_limit_the_index_proposes_and_whole_rows_decide() -> None:
    vectors = make_vectors(3_000, 7)
    plain = rows_of(vectors, np.full(1_500, 2))

    def near(query: NDArray[np.float32], limit: int) -> list[tuple[str, float]]:
        order = np.argsort(-(vectors @ query))[:limit]
        return [(f"{place:032x}", 0.0) for place in order.tolist()]

    columns = make_columns(1_500, np.ones(1_500, np.int64), np.random.default_rng(2))
    matrix = Matrix(vectors, np.repeat(np.arange(1, 1_501, dtype=np.int32), 2), plain.keys)
    indexed = VectorRows.of(matrix, columns, near, indexed_from=1_000)
    for query in make_vectors(5, 95):
        for wanted in (np.ones(1_500, bool), np.arange(1_500) % 2 == 0, np.arange(1_500) % 50 == 0):
            mine = nearest(similarities(indexed, query, wanted, 1_500), TOP)
            assert mine.tolist() == nearest(similarities(plain, query, wanted, 1_500), TOP).tolist()


def test_of_many_rows_what_is_neither_near_nor_asked_for_gets_what_is_usual() -> None:
    count = 40_000
    rows = rows_of(make_vectors(count, 1), np.ones(count, np.int64))
    assert rows.sketch is not None and rows.sketch.codes is not None
    query = make_vectors(1, 9)[0]
    truth = rows.rows @ query
    far = np.argsort(truth)[:50]
    without, with_ = (similarities(rows, query, None, count, also) for also in (None, far))
    assert np.ptp(without[far]) == 0
    assert without[far][0] == pytest.approx(float(np.median(truth)), abs=0.03)
    assert with_[far] == pytest.approx(truth[far], abs=0.05)
    assert nearest(with_, TOP).tolist() == nearest(without, TOP).tolist()


def test_codes_come_back_from_the_cache_and_are_made_again_where_they_are_gone(tmp_path: Path) -> None:
    count = 33_000
    vectors, numbers = make_vectors(count, 3), np.arange(1, count + 1, dtype=np.int32)
    keys = np.array([f"{place:032x}".encode() for place in range(count)], "S32")
    Matrix(vectors, numbers, keys, Sketch.of(vectors)).save(tmp_path, "text-x")
    loaded = Matrix.load(tmp_path, "text-x")
    assert loaded is not None and loaded.sketch is not None and loaded.sketch.codes is not None
    query = make_vectors(1, 9)[0]
    again = Sketch.of(vectors).similarities(query)
    assert loaded.sketch.similarities(query) == pytest.approx(again, abs=1e-6)
    path = tmp_path / "text-x.codes.npy"
    np.save(path, np.load(path)[:100])
    damaged = Matrix.load(tmp_path, "text-x")
    assert damaged is not None and damaged.sketch is None
    path.unlink()
    lost = Matrix.load(tmp_path, "text-x")
    assert lost is not None and lost.sketch is None
