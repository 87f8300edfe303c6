"""What shoppers say besides names: no, sizes, slips of the brush, and questions that no shop answers."""

from __future__ import annotations

import pytest

from retrieval.search.asking import Asking, asking
from retrieval.search.known import size_key
from retrieval.search.query import Filters, Query
from tests.retrieval.search.shelf import SmallShop
from tests.retrieval.search.test_finding import found


@pytest.mark.parametrize(
    "text",
    [
        "dress not linen",
        "dress without linen",
        "dress that isn't linen",
        "不要亚麻的连衣裙",
        "除了亚麻的连衣裙",
    ],
)
def test_what_is_denied_is_not_shown(shop: SmallShop, text: str) -> None:
    assert found(shop, text, limit=30)[0].startswith("dress")
    understood = shop.engine._ask(Query(text)).request.understood
    assert "linen" not in understood.text and "亚麻" not in understood.text


@pytest.mark.parametrize("text", ["phones except Apple", "phone not Apple or Redmi", "手机，不要苹果的"])
def test_a_brand_can_be_denied_even_as_the_last_word(shop: SmallShop, text: str) -> None:
    hits = found(shop, text, limit=30)
    assert "iphone" not in hits
    assert ("note-12" in hits) is ("Redmi" not in text)


def test_a_kind_can_be_denied_among_its_like(shop: SmallShop) -> None:
    hits = found(shop, "shoes except boots", limit=30)
    assert "sneakers" in hits and "boots" not in hits


def test_a_denied_word_that_is_no_value_keeps_out_what_has_it_in_its_title(shop: SmallShop) -> None:
    assert "dress-mixed" in found(shop, "dress", limit=30)
    assert "dress-mixed" not in found(shop, "dress without evening", limit=30)


def test_a_filter_that_asks_for_it_outweighs_a_word_that_denies_it(shop: SmallShop) -> None:
    assert "dress-blue" in found(shop, "dress not blue", filters=Filters(colour=("blue",)), limit=30)


def test_the_size_that_is_named_is_the_one_shown(shop: SmallShop) -> None:
    for text in ("blue dress size M", "M码蓝色连衣裙"):
        hits = shop.engine.search(Query(text)).hits
        assert hits[0].variant_id == "dress-blue-m"


def test_sizes_of_other_countries_and_other_units_mean_the_same() -> None:
    assert size_key("EU 42") == size_key("42码") == "42"
    assert size_key("1 kg") == size_key("1000g") == size_key("1公斤") == size_key("2斤")
    assert size_key("1.5 L") == size_key("1500ml")


def test_a_shoe_of_42_is_one_of_uk_8(shop: SmallShop) -> None:
    for size in ("UK 8", "US 9", "EU 42", "42码"):
        assert found(shop, "sneakers", filters=Filters(size=(size,))) == ["sneakers"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("连衣群", "dress-"),
        ("红色连依裙", "dress-red"),
        ("运动协", "sneakers"),
        ("苹果手几", "iphone"),
        ("真皮手题包", "handbag"),
    ],
)
def test_a_sign_typed_for_another_is_forgiven(shop: SmallShop, text: str, first: str) -> None:
    assert found(shop, text)[0].startswith(first)


def test_a_brand_glued_to_its_model_is_no_rice(shop: SmallShop) -> None:
    assert found(shop, "红米Note 12T")[0] == "note-12t"


def test_an_ordinary_word_is_no_slip_for_goods(shop: SmallShop) -> None:
    known, postings = shop.engine.knowledge(), shop.engine.snapshot().postings
    from retrieval.search.spelling import repaired

    assert repaired("the tower in paris", known, postings) == "the tower in paris"
    assert repaired("a red dres and sneekers", known, postings).split()[-1] == "sneakers"


@pytest.mark.parametrize(
    "text",
    [
        "how do I cook an egg", "what's the weather", "who is the president of France", "why is the sky blue",
        "tell me a joke", "book me a flight to London", "what time is it",
        "怎么煮鸡蛋", "谁是美国总统", "今天天气怎么样",
    ],
)  # fmt: skip
def test_a_question_about_the_world_brings_no_goods(shop: SmallShop, text: str) -> None:
    answer = shop.engine.search(Query(text))
    assert (answer.total, answer.blocking) == (0, ("text",))


def test_a_question_about_goods_is_answered(shop: SmallShop) -> None:
    assert asking("what dresses do you have") is Asking.MAYBE
    assert found(shop, "what dresses do you have")[0].startswith("dress")
    assert found(shop, "which phone is the best")[0] in {"iphone", "note-12", "note-12t", "redmi-red"}


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("外套", {"jacket", "coat", "down_jacket"}),
        ("裙子", {"dress", "skirt"}),
        ("裤子", {"trousers", "jeans", "shorts"}),
        ("锅", {"pot", "pan"}),
        ("cookware", {"pot", "pan"}),
        ("杯子", {"mug", "water_bottle"}),
        ("桌子", {"table", "desk"}),
    ],
)
def test_a_word_for_many_things_takes_them_all_in(shop: SmallShop, word: str, kinds: set[str]) -> None:
    from retrieval.catalog.vocabulary import VOCABULARY, Facet

    key = VOCABULARY.canonical(Facet.KIND, word)
    assert key and kinds <= VOCABULARY.below(Facet.KIND, key)


def test_beside_a_filter_on_kinds_other_kinds_only_describe(shop: SmallShop) -> None:
    """The parser has said that a phone is meant; the words tell of its camera."""
    phones = found(shop, "phone good camera", filters=Filters(kind=("phone",)), limit=30)
    assert "iphone" in phones


def test_a_comma_after_what_is_denied_denies_nothing_of_another_sort(shop: SmallShop) -> None:
    understood = shop.engine._ask(Query("dress not linen, for women")).request.understood
    assert set(understood.unwanted) <= {"material"}
    both = shop.engine._ask(Query("phone not Apple or Redmi")).request.understood
    assert both.unwanted["brand"] == {"Apple", "Redmi"}


def test_a_bare_number_may_be_inches(shop: SmallShop) -> None:
    """Nobody says “inch” after a laptop's number."""
    understood = shop.engine._ask(Query("laptop bag 15")).request.understood
    tokens = {word.word: dict(word.tokens) for word in understood.wanted}
    assert "15inch" in tokens["15"]
    assert found(shop, 'laptop bag 15"')[0] == "laptop-bag"
