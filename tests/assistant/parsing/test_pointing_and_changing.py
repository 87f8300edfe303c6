"""What shoppers say about what was found: which ones they mean, which is ahead, and what should be otherwise."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.commands import FilterSet
from assistant.parsing.aspects import asks_which, aspect_of, question_of
from assistant.state import Running, State
from tests.assistant.parsing.test_asking_around import LOOKING, parsed

COMPARED = LOOKING.model_copy(update={"compared": ("b", "c"), "focus": None})
LISTED = LOOKING.model_copy(update={"focus": None})


def places(items: Any) -> list[int | str]:
    return [item.position or item.product_id for item in items]


@pytest.mark.parametrize(
    ("text", "liked", "shunned"),
    [
        ("more like the first and third, less like the second", [1, 3], [2]),
        ("more like the first, the second and the third", [1, 2, 3], []),
        ("more like the third, less like the first and the second", [3], [1, 2]),
        ("more like the third, less like the first, the second", [3], [1, 2]),
        ("多来点像第一个和第三个的，不要像第二个的", [1, 3], [2]),
        ("more like these", [1, 2, 3], []),
        ("像这些的还有吗", [1, 2, 3], []),
        ("similar to those", [1, 2, 3], []),
    ],
)
def test_all_that_are_meant_are_taken(text: str, liked: list[int], shunned: list[int]) -> None:
    command = parsed(text, LISTED)
    assert command.kind == "similar"
    assert places(command.items or (command.item,)) == liked
    assert command.item.position == liked[0]
    assert places(command.unlike_items or ((command.unlike,) if command.unlike else ())) == shunned


def test_more_like_these_after_a_comparison_are_those_compared() -> None:
    assert places(parsed("more like these", COMPARED).items) == ["b", "c"]


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("which is cheaper", "-price"),
        ("which one is better rated?", "rating"),
        ("which is lighter", "-weight"),
        ("which has the longer battery life", "battery"),
        ("哪个更便宜", "-price"),
        ("哪个评价更好", "rating"),
        ("哪个更轻一点", "-weight"),
        ("哪款续航更长", "battery"),
        ("which one is warmest", "warm"),
        ("which is thinner", "thin"),
        ("which is better", "rating"),
        ("哪个更保暖", "保暖"),
    ],
)
def test_after_a_comparison_the_question_is_about_what_was_compared(text: str, aspect: str) -> None:
    command = parsed(text, COMPARED)
    assert (command.kind, command.items, command.aspect) == ("compare", (), aspect)


@pytest.mark.parametrize(
    ("text", "sort"),
    [("which is cheaper", "price"), ("which has the best reviews", "rating"), ("哪个评价更好", "rating")],
)
def test_of_a_list_price_and_stars_put_it_in_order(text: str, sort: str) -> None:
    command = parsed(text, LISTED)
    assert (command.kind, command.sort) == ("refine", sort)


def test_those_named_in_the_question_are_compared() -> None:
    command = parsed("which is cheaper, the first or the third?", LISTED)
    assert (command.kind, places(command.items), command.aspect) == ("compare", [1, 3], "-price")


@pytest.mark.parametrize("text", ["which order is it", "which colours are there", "red dress", "哪里最便宜"])
def test_not_every_which_holds_products_against_each_other(text: str) -> None:
    assert not asks_which(text) or not (aspect_of(text) or question_of(text))


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("cheaper than the second one", 2),
        ("比第二个便宜的", 2),
        ("cheaper than that", None),
        ("cheaper", None),
    ],
)
def test_cheaper_than_one_of_the_list(text: str, position: int | None) -> None:
    command = parsed(text, LOOKING)
    assert (command.kind, command.sort) == ("refine", "price")
    assert (command.than.position if command.than else None) == position


@pytest.mark.parametrize(
    "text",
    ["golden delicious apples", "apples", "苹果", "青苹果"],
)
def test_another_thing_named_starts_a_new_search(text: str) -> None:
    shoes = State(running=Running(text="sneakers", filters=FilterSet(kind=("sneakers",))), shown=("a", "b"))
    command = parsed(text, shoes)
    assert (command.kind, command.filters.kind, command.filters.brand) == ("search", ("apple",), ())


@pytest.mark.parametrize(
    "text", ["换个颜色", "another colour please", "in a different color", "换一个颜色的"]
)
def test_another_colour_names_none(text: str) -> None:
    command = parsed(text, LISTED)
    assert (command.kind, command.other) == ("refine", ("colour",))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("a bit bigger", "larger"), ("one size up", "larger"), ("too small", "larger"), ("smaller please", "smaller"),
     ("大一点的", "larger"), ("小一码", "smaller"), ("太大了", "smaller")],
)  # fmt: skip
def test_the_next_size_is_asked_for_without_a_number(text: str, wanted: str) -> None:
    command = parsed(text, LISTED)
    assert (command.kind, command.resize) == ("refine", wanted)


@pytest.mark.parametrize("text", ["with a hood is fine", "a hood is ok after all", "带帽子也行"])
def test_a_part_may_be_there_after_all(text: str) -> None:
    filters = FilterSet(kind=("jacket",), without=("hood", "zip"))
    command = parsed(text, LISTED.model_copy(update={"running": Running(text="jacket", filters=filters)}))
    assert (command.kind, command.remove, command.add.without) == ("refine", ("without",), ("zip",))


@pytest.mark.parametrize(
    "text",
    ["ok that one then", "fine, that one then", "I'll take it", "I'll go with that", "那就这个吧", "就它了",
     "好吧，就要这件", "就这个"],
)  # fmt: skip
def test_agreeing_takes_what_was_offered_instead(text: str) -> None:
    offered = LISTED.model_copy(update={"offered": ((2, "b.red.m"),), "focus": "b"})
    command = parsed(text, offered)
    assert (command.kind, command.item.position, command.variant) == ("add_to_cart", 2, "b.red.m")


@pytest.mark.parametrize("text", ["the first one then", "ok, the first", "那就第一个", "就要第一个"])
def test_a_place_in_the_list_is_taken(text: str) -> None:
    command = parsed(text, LISTED)
    assert (command.kind, command.item.position) == ("add_to_cart", 1)


@pytest.mark.parametrize(
    "text", ["不要这些，换别的", "none of these", "not those, others", "换一批", "都不喜欢"]
)
def test_none_of_these_asks_for_more(text: str) -> None:
    assert parsed(text, LISTED).kind == "more"


@pytest.mark.parametrize("text", ["有人说起球吗", "does anyone complain about the zip", "有没有人说会掉色"])
def test_whether_anybody_says_so_is_put_to_the_buyers(text: str) -> None:
    command = parsed(text, LISTED)
    assert (command.kind, command.question) == ("reviews", text)


@pytest.mark.parametrize(
    ("text", "variant"),
    [("is the second one available in black, size M?", "black M"), ("第二个有没有M码的", "M")],
)
def test_a_colour_and_size_asked_of_one_is_one_question(text: str, variant: str) -> None:
    command = parsed(text, LISTED)
    assert (command.kind, command.item.position, command.variant) == ("details", 2, variant)


@pytest.mark.parametrize("text", ["show me the first again", "open the first one", "看看第一个"])
def test_one_of_the_list_is_shown_again(text: str) -> None:
    command = parsed(text, LISTED)
    assert (command.kind, command.item.position) == ("details", 1)


@pytest.mark.parametrize(
    ("text", "size"), [("the jacket in green M?", ("M",)), ("绿色夹克 XS码", ("XS",)), ("Galaxy Tab S", ())]
)
def test_a_capital_letter_beside_clothes_is_a_size(text: str, size: tuple[str, ...]) -> None:
    command = parsed(text)
    assert command.filters.size == size
    assert "码" not in command.text


@pytest.mark.parametrize(("text", "kept"), [("有机牛奶", "有机"), ("不粘锅", "不粘")])
def test_small_words_inside_a_name_stay(text: str, kept: str) -> None:
    assert kept in parsed(text).text


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("is the second one heavy?", "weight"),
        ("第二个多重", "weight"),
        ("第二个续航怎么样，能用多久", "battery"),
    ],
)
def test_a_fact_is_asked_of_one(text: str, attribute: str) -> None:
    command = parsed(text, LISTED)
    assert command.kind in ("details", "reviews")
    if command.kind == "details":
        assert command.attribute == attribute


@pytest.mark.parametrize(
    "text", ["waterproof ones", "for hiking", "with a warm lining", "轻便的", "适合徒步的"]
)
def test_a_wish_about_what_is_looked_at_keeps_everything_else(text: str) -> None:
    running = Running(text="down jacket", filters=FilterSet(kind=("down_jacket",), price_max=100))
    command = parsed(text, LISTED.model_copy(update={"running": running}))
    assert (command.kind, command.filters) == ("search", running.filters)
    assert command.text.startswith("down jacket ") and len(command.text) > len("down jacket ")


def test_a_thing_that_nobody_knows_is_no_wish() -> None:
    assert parsed("ukulele", LISTED).filters.kind == ()


@pytest.mark.parametrize(
    ("text", "attribute"),
    [("does it have a hood?", "hood"), ("is the second one breathable", "breathable"), ("这个防水吗", "防水"),
     ("第二个内存多大", "memory"), ("how much memory does the second one have", "memory"), ("is it in stock?", "stock"),
     ("tell me more about the second one", "")],
)  # fmt: skip
def test_what_is_asked_of_one_is_looked_up_in_its_listing(text: str, attribute: str) -> None:
    command = parsed(text, LOOKING)
    assert (command.kind, command.attribute) == ("details", attribute)


def test_it_is_compared_with_another_of_the_list() -> None:
    assert places(parsed("compare it with the third", LOOKING).items) == ["a", 3]
    assert places(parsed("the difference between those two", LISTED).items) == [1, 2]
    assert places(parsed("比较这两个", LISTED).items) == [1, 2]


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("which has better sound", "sound"),
        ("哪个音质更好", "音质"),
        ("which is the biggest", "size"),
        ("哪个最大", "size"),
    ],
)
def test_what_is_compared_may_be_any_aspect(text: str, aspect: str) -> None:
    command = parsed(text, COMPARED)
    assert (command.kind, command.aspect) == ("compare", aspect)


def test_cheaper_goes_by_the_one_in_hand_and_cheapest_by_the_list() -> None:
    for text in ("cheaper", "便宜点的", "再便宜一点"):
        command = parsed(text, LOOKING)
        assert (command.sort, command.than and command.than.product_id) == ("price", "a"), text
    for text in ("the cheapest one", "cheapest first", "哪个最便宜"):
        command = parsed(text, LOOKING)
        assert (command.kind, command.sort, command.than) == ("refine", "price", None), text


@pytest.mark.parametrize("text", ["what sizes does it come in", "which sizes does this one have"])
def test_sizes_are_no_size_s(text: str) -> None:
    command = parsed(text, LOOKING)
    assert (command.kind, command.attribute, command.variant) == ("details", "size", "")


@pytest.mark.parametrize(
    "text", ["what about the second", "the first one from the list", "is the third one washable?"]
)
def test_a_place_alone_is_no_search(text: str) -> None:
    for state in (LISTED, State()):
        assert parsed(text, state).kind == "details"


@pytest.mark.parametrize(
    ("text", "low", "high"), [("around 50", 40, 60), ("about $50", 40, 60), ("50左右", 40, 60)]
)
def test_around_a_price_is_a_range(text: str, low: float, high: float) -> None:
    filters = parsed(f"dress {text}").filters
    assert (filters.price_min, filters.price_max) == (low, high)
    assert parsed("dress about 5 inches long").filters.price_max is None


@pytest.mark.parametrize("text", ["who else sells it", "还有谁卖"])
def test_who_else_sells_it_asks_for_offers(text: str) -> None:
    assert parsed(text, LOOKING).kind == "offers"


def test_what_there_is_in_a_colour_is_asked_of_what_is_looked_at() -> None:
    command = parsed("what do you have in purple", LISTED)
    assert (command.kind, command.filters.kind, command.filters.colour) == (
        "overview",
        ("down_jacket",),
        ("purple",),
    )


@pytest.mark.parametrize(
    ("text", "kind"), [("what brands do you have?", ("down_jacket",)), ("what do you sell?", ())]
)
def test_brands_are_those_of_what_is_looked_at(text: str, kind: tuple[str, ...]) -> None:
    command = parsed(text, LISTED)
    assert (command.kind, command.filters.kind) == ("overview", kind)


def test_whether_the_zip_breaks_is_put_to_the_buyers_with_or_without_a_question_mark() -> None:
    for text in ("does the zip break", "does the zip break?"):
        assert parsed(text, LOOKING).kind == "reviews"


@pytest.mark.parametrize(
    "text", ["the cheaper one please", "便宜的那个", "the better rated one", "更好的那个"]
)
def test_the_cheaper_one_is_of_those_just_compared(text: str) -> None:
    command = parsed(text, COMPARED)
    assert (command.kind, command.aspect) == (
        "compare",
        "-price" if "cheap" in text or "便宜" in text else "rating",
    )


def test_the_one_in_hand_is_held_against_another() -> None:
    command = parsed("跟第二个比哪个便宜", LOOKING)
    assert (command.kind, places(command.items), command.aspect) == ("compare", ["a", 2], "-price")


@pytest.mark.parametrize(
    ("text", "kind"),
    [("会起球吗", "reviews"), ("能水洗吗", "details"), ("来两件", "add_to_cart"), ("I'll take two", "add_to_cart"),
     ("where's it cheapest", "offers"), ("any alternatives?", "similar"), ("what's the first one made of", "details")],
)  # fmt: skip
def test_short_words_about_the_one_in_hand(text: str, kind: str) -> None:
    assert parsed(text, LOOKING).kind == kind


def test_neither_this_nor_that_keeps_what_runs() -> None:
    for text in ("not cotton either", "也不要棉的"):
        command = parsed(text, LISTED)
        assert (command.kind, command.add.excluded.material) == ("refine", ("cotton",)), text


def test_any_material_takes_back_what_was_not_wanted_too() -> None:
    filters = FilterSet(kind=("shirt",), excluded={"material": ("cotton",)})  # type: ignore[arg-type]
    state = LISTED.model_copy(update={"running": Running(text="shirt", filters=filters)})
    assert set(parsed("any material", state).remove) == {"material", "excluded.material"}


def test_a_place_where_nothing_is_shown_is_asked_about() -> None:
    assert parsed("the third one but in gold", State()).kind == "details"


@pytest.mark.parametrize(
    ("text", "kind"),
    [("do people like the third one", "reviews"), ("ok take it", "add_to_cart"), ("那第二个吧", "add_to_cart"),
     ("不要了，看看别的", "more"), ("the third in size M please", "similar"),
     ("what's the cheapest you have", "refine"), ("which one is the cheapest", "refine")],
)  # fmt: skip
def test_more_short_words_about_the_list(text: str, kind: str) -> None:
    assert parsed(text, LOOKING).kind == kind


def test_a_measure_word_is_no_part_of_what_is_looked_for() -> None:
    assert parsed("我想买个背包").text == "背包"
