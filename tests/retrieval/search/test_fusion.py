"""When words are trusted, and when they only happen to match."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from retrieval.search import fusion
from retrieval.search.fusion import Weights
from retrieval.search.query import Query
from tests.retrieval.search.shelf import SmallShop


@pytest.mark.parametrize(("best", "trusted"), [(0.0, 0.0), (2.0, 0.4), (5.0, 1.0), (9.0, 1.0), (30.0, 1.0)])
def test_words_are_trusted_as_far_as_the_best_match_reaches(best: float, trusted: float) -> None:
    """Wholly from half of what the query could score on, in proportion below."""
    scores = np.array([0.0, best, best / 2], np.float32)
    assert fusion.trust(scores, 10.0, Weights()) == pytest.approx(trusted)


def test_trust_can_be_switched_off_and_nothing_said_is_no_fault() -> None:
    scores = np.array([0.1, 0.0], np.float32)
    assert fusion.trust(scores, 10.0, replace(Weights(), reach=0.0)) == 1.0
    assert fusion.trust(np.zeros(0, np.float32), 0.0, Weights()) == 0.0


def words(shop: SmallShop, text: str, reach: float) -> np.ndarray:
    engine = shop.engine
    own = engine.weights
    try:
        engine.weights = replace(own, reach=reach)
        return engine._rank(engine._ask(Query(text))).parts["words"]
    finally:
        engine.weights = own


@pytest.mark.parametrize("text", ["linen dress", "亚麻连衣裙"])
def test_a_query_that_a_product_carries_is_ranked_by_its_words(shop: SmallShop, text: str) -> None:
    assert words(shop, text, 0.5) == pytest.approx(words(shop, text, 0.0))


@pytest.mark.parametrize(
    "text", ["fermented xylophone quarks in a shirt of plutonium", "衣冠楚楚的量子望远镜发射塔"]
)
def test_a_word_that_happens_to_match_counts_little(shop: SmallShop, text: str) -> None:
    """One word of many, or one sign of a saying, is in the shop: as good a match as there is, and a poor one."""
    chance, unweighed = words(shop, text, 0.5).max(), words(shop, text, 0.0).max()
    assert 0 < chance < 0.75 * unweighed
