"""The demo shop, a few products of each kind, asked for what it sells and for what it does not."""

from __future__ import annotations

from collections import Counter

import pytest

from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.demo.catalogue import SEED, listed
from retrieval.encoders.compact import CompactEncoder
from retrieval.evaluation.abstention import PARTS, measure, wishes
from retrieval.importing import import_products
from retrieval.search.engine import Engine
from tests.retrieval.search.shelf import open_small_shop

EACH = 2
"""Products of a kind: enough to answer, few enough to be embedded in seconds."""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    home = tmp_path_factory.mktemp("few")
    shop = open_small_shop(home, CompactEncoder(stamps=home / "stamps", threads=1))
    kept: Counter[str] = Counter()
    few = []
    for product, _ in listed(SEED):
        kept[product.kind] += 1
        if kept[product.kind] <= EACH:
            few.append(product)
    import_products(few, {}, shop.database, shop.indexer, home / "images")
    return shop.engine


def test_the_wishes_are_enough_and_name_kinds_that_there_are() -> None:
    every = wishes()
    assert len({wish.text for wish in every}) == len(every)
    known = set(VOCABULARY.keys(Facet.KIND))
    assert all(wish.kinds <= known for wish in every)
    for language in ("en", "zh"):
        of = [wish for wish in every if wish.language == language]
        assert sum(not wish.kinds for wish in of) >= 60 and sum(bool(wish.kinds) for wish in of) >= 60
        assert {wish.part for wish in of} == set(PARTS)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_not_sold_mostly_brings_nothing_and_what_is_mostly_something(
    engine: Engine, language: str
) -> None:
    """On the half that chose nothing."""
    found = measure(engine, (w for w in wishes() if (w.language, w.part) == (language, "reported")))
    assert found.not_sold > 30 and found.sold > 30
    assert found.nothing >= 0.9 and found.shown < 1
    assert found.answered >= 0.8 and found.precision5 >= 0.65 and found.first >= 0.7
