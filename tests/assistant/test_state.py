"""What a conversation stands on: nothing is lost silently, everything can be undone."""

from __future__ import annotations

from assistant import state as states
from assistant.commands import FilterSet, FilterValues, Item, Refine, Search
from assistant.state import Running, State

RED = State(running=Running(text="dress", filters=FilterSet(kind=("dress",), colour=("red",), price_max=80)))


def test_a_refinement_keeps_what_it_does_not_name() -> None:
    after = states.refined(RED, Refine(add=FilterSet(colour=("blue",))))
    assert after.filters == FilterSet(kind=("dress",), colour=("blue",), price_max=80)
    assert after.running.text == "dress"


def test_a_new_search_keeps_nothing() -> None:
    after = states.searched(RED, Search(text="laptop", filters=FilterSet(kind=("laptop",))))
    assert after.filters == FilterSet(kind=("laptop",))


def test_what_is_replaced_is_named() -> None:
    assert states.replaced(RED, Refine(add=FilterSet(colour=("blue",)))) == ("colour",)
    assert states.replaced(RED, Refine(add=FilterSet(material=("wool",)))) == ()


def test_undo_goes_back_step_by_step_to_the_beginning() -> None:
    once = states.refined(RED, Refine(remove=("colour",)))
    twice = states.refined(once, Refine(add=FilterSet(size=("M",))))
    assert states.undone(twice).running == once.running
    assert states.undone(states.undone(twice)).running == RED.running
    assert not states.undone(states.undone(twice)).undoable


def test_excluding_what_was_asked_for_takes_it_away() -> None:
    after = states.refined(RED, Refine(add=FilterSet(excluded=FilterValues(colour=("red",)))))
    assert after.filters.colour == ()
    assert after.filters.excluded == FilterValues(colour=("red",))


def test_asking_for_what_was_excluded_lets_it_in_again() -> None:
    without = states.refined(RED, Refine(add=FilterSet(excluded=FilterValues(colour=("blue",)))))
    after = states.refined(without, Refine(add=FilterSet(colour=("blue",))))
    assert after.filters.colour == ("blue",)
    assert after.filters.excluded is None


def test_the_last_photo_can_be_taken_away() -> None:
    seen = State(running=Running(photos=("a.jpg",), filters=FilterSet(colour=("red",))))
    after = states.refined(seen, Refine(remove=("photo",)))
    assert after.photos == ()
    assert after.filters.colour == ("red",)


def test_places_count_from_one_and_the_last_is_the_last() -> None:
    seen = State(shown=("a", "b", "c"))
    assert states.product_of(seen, Item(position=2)) == "b"
    assert states.product_of(seen, Item(position=-1)) == "c"
    assert states.product_of(seen, Item(position=4)) is None


def test_parts_to_do_without_come_together_and_go_one_by_one() -> None:
    looking = State(running=Running(text="jacket", filters=FilterSet(without=("hood",))))
    both = states.refined(looking, Refine(add=FilterSet(without=("zip",))))
    one = states.refined(both, Refine(remove=("without",), add=FilterSet(without=("zip",))))

    assert both.filters.without == ("hood", "zip")
    assert one.filters.without == ("zip",)
    assert "without" in states.filter_names(one.filters)
    assert not states.filter_names(states.dropped(one.filters, ("without",)))
