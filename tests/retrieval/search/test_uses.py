"""Wishes that name nothing: kinds by what they are for, and what is done to a thing is not the thing."""

from __future__ import annotations

import numpy as np
import pytest

from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.encoders.compact import CompactEncoder
from retrieval.search.purposes import is_object, tells, wish_of_use
from retrieval.search.query import Query, Signal
from retrieval.search.uses import FILE, digest, lines, uses
from tests.retrieval.search.shelf import SmallShop
from tests.retrieval.search.test_finding import found


def test_the_vectors_are_those_of_the_lines(encoder: CompactEncoder) -> None:
    """Run ``python -m retrieval.training.uses`` where this fails."""
    with np.load(FILE) as kept:
        assert str(kept["digest"]) == digest()
    told = [line for of in lines().values() for line in of]
    some = np.random.default_rng(5).choice(len(told), 24, replace=False)
    cosines = np.sum(encoder.encode_texts([told[i] for i in some]) * uses().rows[some], axis=1)
    assert (cosines / uses().length[some]).min() > 0.995  # a byte a number


def test_every_kind_that_is_a_thing_is_spoken_of_in_both_languages() -> None:
    said = lines()
    assert set(said) <= set(VOCABULARY.keys(Facet.KIND))
    things = [key for key in VOCABULARY.keys(Facet.KIND) if VOCABULARY.below(Facet.KIND, key) == {key}]
    assert [key for key in things if key not in said] == []
    assert min(len(of) for of in said.values()) >= 10


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("something to drink my espresso from", "mug"),
        ("protect my phone", "phone-case"),
        ("something to boil water with", "kettle"),
        ("something warm to wear outdoors over everything", "coat"),
        ("block out the noise on the plane", "headphones"),
        ("烧开水用的", "kettle"),
        ("保护手机", "phone-case"),
        ("坐飞机隔绝噪音的", "headphones"),
    ],
)
def test_what_serves_is_found(shop: SmallShop, text: str, first: str) -> None:
    assert found(shop, text)[0] == first


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("rainy afternoon with three bored kids", True),
        ("宝宝辅食要打成泥", True),
        ("wool coat", False),
        ("羊毛毯", False),
    ],
)
def test_a_situation_is_told_from_a_name(text: str, telling: bool) -> None:
    assert tells(text) is telling


def test_a_situation_needs_less_nearness_than_a_name(shop: SmallShop) -> None:
    story = "my tea is cold again before I come back to it at work"
    near = max(shop.engine._ask(Query(story)).request.uses.values())
    assert near >= shop.engine.floors.use - shop.engine.floors.told
    assert found(shop, story)[0] in ("kettle", "mug")


def test_what_serves_says_why(shop: SmallShop) -> None:
    hit = shop.engine.search(Query("something to boil water with")).hits[0]
    assert hit.product.product_id == "kettle"
    assert Signal.MEANING in {one.signal for one in hit.why}
    assert sum(one.share for one in hit.why) == pytest.approx(1)


@pytest.mark.parametrize(
    ("text", "key", "object_"),
    [
        ("protect my phone", "phone", True),
        ("my phone keeps dying", "phone", True),
        ("something to carry my laptop in", "laptop", True),
        ("do you have something to keep my coffee hot?", "coffee", True),
        ("装手机用的", "phone", True),
        ("看书用的", "book", True),
        ("my phone", "phone", False),
        ("my phone is too slow, show me a new one", "phone", False),
        ("I want to buy a phone", "phone", False),
        ("a phone to keep in my pocket", "phone", False),
        ("something to wear, a dress", "dress", False),
        ("装书的书架", "bookshelf", False),
        ("好看的手机", "phone", False),
        ("给我看看手机", "phone", False),
        ("切菜刀", "knife", False),
    ],
)
def test_what_something_is_done_to_is_not_asked_for(text: str, key: str, object_: bool) -> None:
    (mention,) = (m for m in VOCABULARY.mentions(text) if m.facet is Facet.KIND and m.key == key)
    assert is_object(text, mention) is object_


def test_a_wish_ends_with_its_clause() -> None:
    wish = wish_of_use("do you have something to put flowers in, under 40?")
    assert wish is not None
    assert "do you have something to put flowers in, under 40?"[slice(*wish)] == "something to put flowers in"


@pytest.mark.parametrize(
    "text", ["red dress", "keep only the dresses", "I want to browse sneakers", "I need to replace my phone"]
)
def test_what_names_a_thing_is_no_such_wish(text: str) -> None:
    assert wish_of_use(text) is None


def test_the_last_sign_of_a_chinese_wish_says_what_it_is(shop: SmallShop) -> None:
    """羊毛裤 is near to what is said of coats, and is trousers."""
    for text, kinds in (("羊毛裤", {"trousers"}), ("厨房用品", {"kettle", "mug"})):
        asked = shop.engine._ask(Query(text)).request
        assert set(asked.uses) & kinds or not asked.uses
        assert "coat" not in asked.uses


def test_titles_that_have_all_the_words_come_before_what_serves(shop: SmallShop) -> None:
    assert found(shop, "running")[0] == "sneakers"
    assert found(shop, "winter")[0] in ("coat", "boots")
