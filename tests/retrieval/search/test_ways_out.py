"""When nothing is left: the fewest constraints that have to go."""

from __future__ import annotations

from collections.abc import Callable

from retrieval.search.filters import without
from retrieval.search.query import Filters, Query
from retrieval.search.relaxation import ways_out
from tests.retrieval.search.shelf import SmallShop

FIVE = Filters(
    kind=("dress",), colour=("purple",), material=("leather",), size=("60",), price_max=100, on_sale=True
)


def empties(*fields: str) -> Callable[[Filters], int]:
    """A shop in which each of these fields alone leaves nothing."""
    return lambda filters: 0 if set(fields) & set(filters.names()) else 7


def test_one_constraint_that_empties_the_result_is_named() -> None:
    way = ways_out(FIVE, empties("size"))
    assert way.blocking == ("size",)
    assert [relaxation.drop for relaxation in way.relaxations] == [("size",)]


def test_of_many_constraints_those_that_can_stay_do() -> None:
    way = ways_out(FIVE, empties("colour", "material", "size", "price_max"))
    assert set(way.blocking) == {"colour", "material", "size", "price_max"}
    assert way.relaxations[0].count == 7


def test_three_together_are_found_by_trying() -> None:
    way = ways_out(FIVE, empties("colour", "material", "on_sale"))
    assert set(way.blocking) == {"colour", "material", "on_sale"}


def test_where_nothing_helps_the_words_are_to_blame() -> None:
    way = ways_out(FIVE, lambda filters: 0)
    assert way.relaxations == ()
    assert way.blocking[-1] == "text"


def test_the_count_that_is_offered_is_the_count_that_comes(shop: SmallShop) -> None:
    filters = Filters(kind=("phone",), colour=("green",), size=("M",), price_max=1000, on_sale=True)
    answer = shop.engine.search(Query("phone", filters=filters))
    assert answer.total == 0 and answer.relaxations
    for relaxation in answer.relaxations:
        loosened = without(filters, relaxation.drop)
        assert shop.engine.search(Query("phone", filters=loosened, limit=100)).total == relaxation.count
