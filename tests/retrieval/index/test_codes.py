"""Four bits for two numbers: the nearest are among the few that the codes propose, the same from run to run."""

from __future__ import annotations

import faiss
import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval.index.codes import BITS, Codes
from tests.benchmarks.stock import SPECTRUM

COUNT, WIDTH, TOP, QUERIES = 20_000, 192, 10, 64

Rows = NDArray[np.float32]


def turned(count: int, seed: int) -> Rows:
    """(count, 192): rows on their principal directions, which vary most first, as texts do."""
    chance = np.random.default_rng(seed)
    rows = chance.normal(size=(count, WIDTH)) * np.sqrt(SPECTRUM[:WIDTH])
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def coded(rows: Rows) -> Codes:
    codes = Codes.learned(rows[:4_096])
    codes.add(rows)
    return codes


@pytest.fixture(scope="module")
def rows() -> Rows:
    return turned(COUNT, 1)


@pytest.fixture(scope="module")
def codes(rows: Rows) -> Codes:
    return coded(rows)


def kept(codes: Codes, rows: Rows, count: int) -> float:
    """Share of the exact first ten among the proposed."""
    queries = turned(QUERIES, 2)
    exact = np.argsort(-(queries @ rows.T), axis=1)[:, :TOP]
    pairs = zip(queries, exact, strict=True)
    return float(np.mean([np.isin(best, codes.nearest(query, count)).mean() for query, best in pairs]))


def test_the_first_ten_are_among_a_hundred_and_twenty_eight(codes: Codes, rows: Rows) -> None:
    assert kept(codes, rows, 128) > 0.99  # 0.95 with neighbours in pairs


def test_the_same_rows_give_the_same_codes_and_the_same_answer(codes: Codes, rows: Rows) -> None:
    again = coded(rows)
    assert (again.stored() == codes.stored()).all()
    query = turned(1, 3)[0]
    assert again.nearest(query, 256).tolist() == codes.nearest(query, 256).tolist()


def test_stored_codes_answer_as_before(codes: Codes) -> None:
    query = turned(1, 3)[0]
    loaded = Codes.read(codes.stored())
    assert loaded is not None
    assert (len(loaded), loaded.width) == (COUNT, WIDTH)
    assert loaded.nearest(query, 256).tolist() == codes.nearest(query, 256).tolist()


def test_codes_of_an_older_cache_that_pair_neighbours_still_answer(rows: Rows) -> None:
    index = faiss.IndexPQFastScan(WIDTH, WIDTH // 2, BITS, faiss.METRIC_INNER_PRODUCT)
    index.train(rows[:4_096])
    index.add(rows)
    older = Codes.read(faiss.serialize_index(index))
    assert older is not None
    assert kept(older, rows, 512) > 0.97


def test_damaged_codes_are_none(codes: Codes) -> None:
    assert Codes.read(codes.stored()[:1_000]) is None
