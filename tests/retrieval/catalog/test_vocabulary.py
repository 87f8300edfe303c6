"""The words of the shop in both languages."""

from __future__ import annotations

import pytest

from retrieval.catalog.vocabulary import VOCABULARY, Facet


def _found(text: str) -> set[tuple[str, str]]:
    return {(mention.facet.value, mention.key) for mention in VOCABULARY.mentions(text)}


@pytest.mark.parametrize("text", ["red dress", "a RED dress", "Dresses in red", "红色连衣裙", "大红连衣裙"])
def test_a_red_dress_is_one_in_any_wording(text: str) -> None:
    assert _found(text) == {("colour", "red"), ("kind", "dress")}


def test_the_longest_name_wins() -> None:
    assert ("kind", "laptop_bag") in _found("laptop bag")
    assert ("kind", "laptop") not in _found("laptop bag")
    assert ("kind", "laptop") in _found("苹果笔记本电脑")
    assert ("kind", "notebook") not in _found("苹果笔记本电脑")


def test_an_english_name_is_not_found_inside_another_word() -> None:
    assert _found("tiered spending") == set()


def test_a_hypernym_takes_in_what_is_below_it() -> None:
    footwear = VOCABULARY.below(Facet.KIND, "footwear")
    assert {"sneakers", "boots", "heels"} <= footwear
    assert "socks" not in footwear
    assert VOCABULARY.above(Facet.KIND, "earbuds") == ("headphones", "electronics")
    assert VOCABULARY.below(Facet.COLOUR, "blue") == {"blue", "navy"}


def test_every_term_has_a_name_in_both_languages_and_a_parent_that_exists() -> None:
    for facet in Facet:
        for key in VOCABULARY.keys(facet):
            term = VOCABULARY.term(facet, key)
            assert term is not None and term.en and term.zh, key
            assert term.parent is None or VOCABULARY.term(facet, term.parent), key


def test_names_find_their_own_key_again() -> None:
    for facet in (Facet.COLOUR, Facet.MATERIAL, Facet.PATTERN, Facet.GENDER):
        for key in VOCABULARY.keys(facet):
            assert VOCABULARY.canonical(facet, VOCABULARY.name(facet, key, "zh")) == key
            assert VOCABULARY.canonical(facet, VOCABULARY.name(facet, key, "en").upper()) == key


def test_a_name_of_several_kinds_takes_them_in_and_stands_for_the_first() -> None:
    crockery = VOCABULARY.canonical(Facet.KIND, "crockery")
    assert crockery is not None
    assert {"plate", "bowl", "mug"} <= VOCABULARY.below(Facet.KIND, crockery)
    assert VOCABULARY.typical(Facet.KIND, crockery) == "plate"
    assert VOCABULARY.typical(Facet.KIND, "footwear") == "footwear"
    assert "knife" not in VOCABULARY.below(Facet.KIND, crockery)


def test_no_two_kinds_share_a_name() -> None:
    owners: dict[str, set[str]] = {}
    for key in VOCABULARY.keys(Facet.KIND):
        for name in VOCABULARY.names(Facet.KIND, key):
            owners.setdefault(name.casefold(), set()).add(key)
    assert {name: keys for name, keys in owners.items() if len(keys) > 1} == {}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [("过年亲戚凑一桌", set()), ("一碗面", set()), ("一张床", {"bed"}), ("一床被子", {"bedding"})],
)
def test_a_sign_that_counts_is_no_thing(text: str, kinds: set[str]) -> None:
    assert {key for facet, key in _found(text) if facet == "kind"} == kinds


def test_a_mention_says_where_it_stands() -> None:
    text = "something in Navy Blue please"
    (mention,) = VOCABULARY.mentions(text)
    assert text[mention.start : mention.end] == mention.words == "Navy Blue"
