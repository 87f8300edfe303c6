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


def test_a_mention_says_where_it_stands() -> None:
    text = "something in Navy Blue please"
    (mention,) = VOCABULARY.mentions(text)
    assert text[mention.start : mention.end] == mention.words == "Navy Blue"
