"""Measures against numbers by hand and against known libraries."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.evaluation import measures
from retrieval.evaluation.confidence import duel, estimate, estimate_pooled, outcome

GAINS = {"a": 3.0, "b": 0.0, "c": 1.0, "d": 2.0}


def test_ndcg_by_hand() -> None:
    """b, a, c: 0 / log2(2) + 3 / log2(3) + 1 / log2(4) over the ideal 3 / 1 + 2 / log2(3) + 1 / 2."""
    got = 3 / math.log2(3) + 0.5
    ideal = 3 + 2 / math.log2(3) + 0.5
    assert measures.ndcg(["b", "a", "c"], GAINS, 10) == pytest.approx(got / ideal)


def test_the_others_by_hand() -> None:
    ranking = ["b", "a", "x", "c"]
    assert measures.reciprocal_rank(ranking, GAINS) == 1 / 2
    assert measures.precision(ranking, GAINS, 4) == 2 / 4
    assert measures.recall(ranking, GAINS, 4) == 2 / 3
    assert measures.capped_recall(ranking, GAINS, 2) == 1 / 2
    assert measures.f1(ranking, GAINS, 4) == pytest.approx(2 * 0.5 * (2 / 3) / (0.5 + 2 / 3))
    assert measures.average_precision(ranking, GAINS) == pytest.approx((1 / 2 + 2 / 4) / 3)


def test_nothing_found_is_zero() -> None:
    for value in (
        measures.ndcg(["x"], GAINS, 10),
        measures.reciprocal_rank(["x"], GAINS),
        measures.f1(["x"], GAINS, 5),
        measures.average_precision([], GAINS),
    ):
        assert value == 0.0


def test_golden_values_of_ranx() -> None:
    """Printed by ranx 0.3.21: ``evaluate(Qrels(...), Run(...), [...])`` for these grades in this order."""
    grades = [0, 3, 0, 1, 2, 0, 0, 1, 3, 0, 0, 2]
    ranking = [f"p{place}" for place in (4, 0, 7, 1, 11, 2, 9, 3, 8, 5, 6, 10)]
    gains = {f"p{place}": float(grade) for place, grade in enumerate(grades)}
    assert measures.ndcg(ranking, gains, 10) == pytest.approx(0.7715264796217889)
    assert measures.ndcg(ranking, gains, 5) == pytest.approx(0.6393696075944694)
    assert measures.average_precision(ranking, gains) == pytest.approx(0.751388888888889)
    assert measures.f1(ranking, gains, 5) == pytest.approx(0.7272727272727272)
    assert measures.recall(ranking, gains, 5) == pytest.approx(0.6666666666666666)
    assert (measures.precision(ranking, gains, 5), measures.reciprocal_rank(ranking, gains)) == (0.8, 1.0)


GRADES = st.lists(st.integers(0, 3), min_size=2, max_size=40).filter(any)


@settings(max_examples=100, deadline=None)
@given(GRADES, st.integers(0, 10), st.sampled_from([1, 3, 5, 10, 20]), st.randoms(use_true_random=False))
def test_every_measure_is_that_of_trec_eval(
    grades: list[int], unjudged: int, k: int, chance: random.Random
) -> None:
    """All measures of ``at`` against trec_eval itself (pytrec_eval), with products that nobody judged in between and
    judged ones that were not found."""
    pytrec_eval = pytest.importorskip("pytrec_eval")
    gains = {f"p{place}": float(grade) for place, grade in enumerate(grades)}
    ranking = [*gains, *(f"x{place}" for place in range(unjudged))]
    chance.shuffle(ranking)
    ranking = ranking[: max(1, len(ranking) * 3 // 4)]
    scored = {product: float(-place) for place, product in enumerate(ranking)}
    qrel = {"q": {product: int(gain) for product, gain in gains.items()}}
    cut = {f"{name}_{k}": f"{name}.{k}" for name in ("ndcg_cut", "recall", "P")}
    theirs = pytrec_eval.RelevanceEvaluator(qrel, {"map", "recip_rank", *cut.values()})
    found = theirs.evaluate({"q": scored})["q"]
    first = {product: scored[product] for product in ranking[:k]}
    harmonic = pytrec_eval.RelevanceEvaluator(qrel, {"set_F"}).evaluate({"q": first})["q"]["set_F"]
    relevant = sum(grade > 0 for grade in grades)
    full = len(ranking) >= k  # set_F divides by what was found, precision at k by k
    expected = {
        "mrr": found["recip_rank"],
        "map": found["map"],
        f"ndcg@{k}": found[f"ndcg_cut_{k}"],
        f"precision@{k}": found[f"P_{k}"],
        f"full_recall@{k}": found[f"recall_{k}"],
        f"recall@{k}": found[f"recall_{k}"] * relevant / min(k, relevant),
        **({f"f1@{k}": harmonic} if full else {}),
    }
    ours = {name: of(ranking, gains) for name, of in measures.at([k]).items()}
    assert expected == pytest.approx({name: ours[name] for name in expected})
    assert set(ours) - set(expected) <= {f"f1@{k}"}


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=2, max_size=12), st.randoms(use_true_random=False))
def test_the_same_as_scikit_learn(grades: list[int], chance: random.Random) -> None:
    from sklearn.metrics import average_precision_score, ndcg_score

    grades = [*grades, 1, 0]
    scores = list(range(len(grades)))
    chance.shuffle(scores)
    gains = {f"p{place}": float(grade) for place, grade in enumerate(grades)}
    ranking = [f"p{place}" for place in sorted(range(len(grades)), key=lambda place: -scores[place])]
    assert measures.ndcg(ranking, gains, 10) == pytest.approx(ndcg_score([grades], [scores], k=10))
    relevant = [grade > 0 for grade in grades]
    assert measures.average_precision(ranking, gains) == pytest.approx(
        average_precision_score(relevant, scores)
    )


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.booleans()), min_size=4, max_size=60))
def test_the_area_is_that_of_scikit_learn(pairs: list[tuple[int, bool]]) -> None:
    from sklearn.metrics import roc_auc_score

    scores = np.array([score for score, _ in pairs] + [0, 9], np.float64)
    matched = np.array([label for _, label in pairs] + [False, True])
    assert measures.auc(scores, matched) == pytest.approx(roc_auc_score(matched, scores))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.booleans()), min_size=4, max_size=60))
def test_the_curve_is_that_of_scikit_learn(pairs: list[tuple[int, bool]]) -> None:
    from sklearn.metrics import roc_curve

    scores = np.array([score for score, _ in pairs] + [0, 9], np.float64)
    matched = np.array([label for _, label in pairs] + [False, True])
    x, y = measures.roc(scores, matched)
    their_x, their_y, _ = roc_curve(matched, scores, drop_intermediate=False)
    assert (x, y) == (pytest.approx(their_x), pytest.approx(their_y))


def test_the_interval_is_that_of_scipy() -> None:
    stats = pytest.importorskip("scipy.stats")
    values = np.random.default_rng(7).beta(4, 2, 80)
    theirs = stats.bootstrap(
        (values,), np.mean, method="percentile", n_resamples=5000, rng=np.random.default_rng(8)
    ).confidence_interval
    ours = estimate(values.tolist())
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=0.005)


def test_what_is_pooled_is_sampled_by_query() -> None:
    """Of two queries one measures 1 and one 0: samples hold either of them twice, or both."""
    found = estimate_pooled(lambda places: sum(place == 0 for place in places) / len(places), 2)
    assert (found.mean, found.low, found.high) == (0.5, 0.0, 1.0)


def test_the_interval_holds_the_mean_and_narrows_with_more_queries() -> None:
    few, many = estimate([0.0, 1.0] * 5), estimate([0.0, 1.0] * 500)
    assert few.low < few.mean == 0.5 < few.high
    assert many.high - many.low < (few.high - few.low) / 5
    assert estimate([0.3, 0.8, 0.1]) == estimate([0.3, 0.8, 0.1])


def test_a_duel_counts_queries() -> None:
    found = duel([1.0, 0.5, 0.2, 0.7], [0.5, 0.5, 0.4, 0.1])
    assert (found.wins, found.losses, found.ties) == (2, 1, 1)
    assert found.difference.mean == pytest.approx(0.225)
    assert 0.5 < found.better <= 1.0
    assert [outcome(change) for change in (0.2, -0.2, 1e-12)] == ["win", "loss", "tie"]
