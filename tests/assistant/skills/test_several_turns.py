"""What comes back over several turns about what was found."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest

from assistant.commands import AddToCart, Choose, Details, FilterSet, Item, Refine, Search
from assistant.messages import ComparisonBlock, Message, RelaxationsBlock, Reply
from assistant.settings import Settings
from assistant.shop import Shop
from retrieval.search.aspects import told
from tests.assistant.skills.test_knowing_and_finding import products, talk
from tests.ui.shops import small_home


@pytest.fixture(scope="module")
def shop() -> Iterator[Shop]:
    opened = Shop.open(Settings.load(home=small_home()))
    yield opened
    opened.close()


def asked(shop: Shop, query: str, *values: object) -> list[tuple[Any, ...]]:
    with sqlite3.connect(shop.settings.home / "shop.db") as database:
        return database.execute(query, values).fetchall()


def then(shop: Shop, reply: Reply, *said: str) -> Reply:
    for text in said:
        reply = shop.conversation.reply(Message(text=text, conversation=reply.conversation))
    return reply


def commanded(shop: Shop, command: Any, reply: Reply | None = None, language: str = "en") -> Reply:
    conversation = reply.conversation if reply else None
    return shop.conversation.reply(
        Message(commands=(command,), conversation=conversation, language=language)  # type: ignore[arg-type]
    )


def compared(reply: Reply) -> list[str]:
    return [
        item.product_id
        for block in reply.blocks
        if isinstance(block, ComparisonBlock)
        for item in block.items
    ]


def sold_out_variants(shop: Shop) -> list[tuple[str, str, str, str, str]]:
    """Products of which a variant is sold out and others are not: id, English and Chinese title, colour, size."""
    rows = asked(
        shop,
        "SELECT p.product_id, p.facts, v.colour, v.size FROM products p JOIN variants v ON v.number = p.number "
        "WHERE v.stock <= 0 AND v.colour IS NOT NULL AND v.size IS NOT NULL AND p.kind IN ('dress', 'sneakers') "
        "AND EXISTS (SELECT 1 FROM variants o WHERE o.number = p.number AND o.stock > 0) "
        "AND (SELECT count(*) FROM products q WHERE q.article = p.article) = 1 "
        "GROUP BY p.number ORDER BY p.number",
    )
    titles = [(name, json.loads(facts)[0], colour, size) for name, facts, colour, size in rows]
    return [(name, title[0], title[1], colour, size) for name, title, colour, size in titles]


def test_more_like_several_is_like_each_and_shows_none_of_them(shop: Shop) -> None:
    listed = talk(shop, "dress")
    liked = [products(listed)[place].product_id for place in (0, 2)]
    shunned = products(listed)[1].product_id
    reply = then(shop, listed, "more like the first and third, less like the second")
    found = [item.product_id for item in products(reply)]
    assert found and not {*liked, shunned} & set(found)
    assert products(listed)[0].title in reply.text and products(listed)[2].title in reply.text
    assert "kept away" in reply.text

    one = then(shop, talk(shop, "dress"), "more like the first")
    assert [item.product_id for item in products(one)] != found


def test_more_like_these_keeps_what_was_asked_for(shop: Shop) -> None:
    listed = talk(shop, "dress under 80 not linen")
    reply = then(shop, listed, "more like these")
    assert reply.filters.price_max == 80
    assert reply.filters.excluded is not None and reply.filters.excluded.material == ("linen",)
    before = {item.product_id for item in products(listed)}
    assert products(reply) and not before & {item.product_id for item in products(reply)}
    assert all(item.price.amount <= 80_00 for item in products(reply))


@pytest.mark.parametrize(
    ("first", "compare", "which", "word"),
    [("dress", "compare the second and the third", "which is cheaper?", "is cheaper"),
     ("连衣裙", "第二个和第三个有什么区别", "哪个更便宜？", "更便宜")],
)  # fmt: skip
def test_the_cheaper_one_is_of_those_just_compared(
    shop: Shop, first: str, compare: str, which: str, word: str
) -> None:
    listed = talk(shop, first)
    pair = products(listed)[1:3]
    side = then(shop, listed, compare)
    reply = then(shop, side, which)
    assert set(compared(reply)) == {item.product_id for item in pair}
    cheaper = min(pair, key=lambda item: item.price.amount)
    assert word in reply.text and reply.text.index(cheaper.title) < reply.text.index(word)

    taken = then(shop, reply, "ok that one then" if first == "dress" else "那就这个吧")
    assert products(taken)[0].product_id == cheaper.product_id


def test_what_no_listing_states_is_said_to_be_unknown(shop: Shop) -> None:
    reply = talk(shop, "dress", "compare the first two", "which is lighter?")
    assert "no weight" in reply.text and len(compared(reply)) == 2


def test_the_lightest_of_a_list_is_found_by_its_listings(shop: Shop) -> None:
    listed = talk(shop, "laptop")
    reply = then(shop, listed, "which is the lightest?")
    stated = {
        item.product_id: float(weight.split()[0]) * (1000 if weight.endswith("kg") else 1)
        for item in products(listed)
        if (weight := shop.engine.product(item.product_id).attributes.get("weight"))
    }
    assert len(stated) > 1, "the small shop has laptops with a weight"
    lightest = min(stated, key=lambda name: stated[name])
    title = next(item.title for item in products(listed) if item.product_id == lightest)
    assert title in reply.text and "weight" in reply.text
    taken = then(shop, reply, "ok that one then")
    assert products(taken)[0].product_id == lightest


def test_buyers_are_asked_what_no_listing_says(shop: Shop) -> None:
    reply = talk(shop, "dress", "compare the first two", "which is more comfortable?")
    assert len(compared(reply)) == 2
    rows = [row for block in reply.blocks if isinstance(block, ComparisonBlock) for row in block.rows]
    assert rows[0].name == "reviews" or "Neither" in reply.text


def test_cheaper_than_the_second_is_below_its_price(shop: Shop) -> None:
    listed = talk(shop, "dress")
    limit = products(listed)[1].price.amount
    reply = then(shop, listed, "cheaper than the second one")
    assert reply.filters.price_max is not None and round(reply.filters.price_max * 100) == limit - 1
    assert all(item.price.amount < limit for item in products(reply))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_variant_that_is_sold_out_is_told_with_the_nearest_in_stock(shop: Shop, language: str) -> None:
    gone = sold_out_variants(shop)
    assert len(gone) >= 3, "the small shop has sold-out variants"
    told = 0
    for product_id, english, chinese, colour, size in gone:
        title = english if language == "en" else chinese
        command = Search(text=title, filters=FilterSet(colour=(colour,), size=(size,)))
        reply = commanded(shop, command, language=language)
        if ("is sold out" if language == "en" else "已售罄") not in reply.text:
            continue  # another one by the same words is in stock
        told += 1
        assert title in reply.text
        nearest = products(reply)[0]
        assert all(item.in_stock for item in products(reply))
        assert nearest.product_id == product_id and nearest.note
        taken = then(shop, reply, "ok that one then" if language == "en" else "那就这个吧")
        command = taken.commands[0]
        assert isinstance(command, AddToCart) and command.variant == nearest.variant_id
        assert products(taken)[0].variant_id == nearest.variant_id
    assert told >= 3


def test_the_one_pointed_at_is_shown_in_the_colour_asked_for(shop: Shop) -> None:
    listed = talk(shop, "dress")
    several = next(
        item for item in products(listed)
        if len({one.colour for one in shop.engine.product(item.product_id).variants if one.in_stock}) > 1
    )  # fmt: skip
    variants = shop.engine.product(several.product_id).variants
    colour = next(one.colour for one in variants if one.in_stock and one.colour != variants[0].colour)
    reply = then(shop, listed, f"number {several.position} in {colour}")
    assert products(reply)[0].product_id == several.product_id
    assert reply.filters.colour == (colour,)


def test_whether_one_comes_in_a_colour_and_size(shop: Shop) -> None:
    listed = talk(shop, "dress")
    product = shop.engine.product(products(listed)[0].product_id)
    made = next(one for one in product.variants if one.in_stock and one.size and one.colour)
    reply = then(shop, listed, f"is the first one available in {made.colour}, size {made.size}?")
    assert [command.kind for command in reply.commands] == ["details"]
    assert f"{made.stock} in stock" in reply.text

    missing = commanded(shop, Details(item=Item(product_id=product.product_id), variant="khaki XXL"))
    assert "does not come in" in missing.text


@pytest.mark.parametrize(("first", "said"), [("dress", "another colour"), ("连衣裙", "换个颜色")])
def test_another_colour_is_a_question_that_a_tap_answers(shop: Shop, first: str, said: str) -> None:
    listed = talk(shop, first)
    question = then(shop, listed, said)
    assert [block.type for block in question.blocks] == ["question"]
    reply = commanded(shop, Choose(option="2"), question)
    assert len(reply.filters.colour) == 1 and products(reply)

    other = then(shop, reply, said)
    assert other.filters.colour == () and other.filters.excluded is not None
    assert other.filters.excluded.colour == reply.filters.colour


def test_a_bit_bigger_is_the_next_size(shop: Shop) -> None:
    reply = talk(shop, "dress size M", "a bit bigger")
    assert reply.filters.size == ("L",)
    assert then(shop, reply, "smaller").filters.size == ("M",)


WAYS = (
    FilterSet(kind=("dress",), colour=("red",), price_max=5),
    FilterSet(kind=("dress",), colour=("navy",), material=("silk",), size=("104",)),
    FilterSet(kind=("sneakers",), colour=("turquoise",), price_max=60),
    FilterSet(kind=("phone",), brand=("Apple",), price_max=50),
    FilterSet(kind=("shirt",), price_max=1, rating_min=4),
)


def _counted(shop: Shop, filters: FilterSet) -> int:
    """Articles with one variant that meets them all, counted by the database."""
    tests, values = ["1"], list[object]()
    for name, column in (("kind", "p.kind"), ("brand", "p.brand"), ("colour", "v.colour"), ("material", "v.material"),
                         ("size", "v.size")):  # fmt: skip
        if wanted := getattr(filters, name):
            known = [one for value in wanted for one in shop.engine.knowledge().fitting(name, value) or ()]
            tests.append(f"{column} IN ({', '.join('?' * len(known))})")
            values += known
    if filters.price_max is not None:
        tests.append("v.price <= ?")
        values.append(round(filters.price_max * 100))
    if filters.rating_min is not None:
        tests.append("p.rating >= ?")
        values.append(filters.rating_min)
    counted = "SELECT count(DISTINCT p.article) FROM products p JOIN variants v ON v.number = p.number WHERE "
    ((count,),) = asked(shop, counted + " AND ".join(tests), *values)
    return int(count)


@pytest.mark.parametrize("filters", WAYS)
def test_each_way_out_brings_what_the_database_counts_and_a_tap_shows_it(
    shop: Shop, filters: FilterSet
) -> None:
    assert _counted(shop, filters) == 0
    reply = commanded(shop, Search(filters=filters))
    (ways,) = (block for block in reply.blocks if isinstance(block, RelaxationsBlock))
    assert "What rules everything out" in reply.text
    for way in ways.items:
        emptied = commanded(shop, Search(filters=filters))
        tapped = commanded(shop, Refine(remove=way.drop), emptied)
        left = filters.model_copy(
            update={name: None if name in ("price_max", "rating_min") else () for name in way.drop}
        )
        found = next(block for block in tapped.blocks if block.type == "products")
        assert way.count == _counted(shop, left) == found.total


def test_a_wish_in_words_narrows_what_runs(shop: Shop) -> None:
    listed = talk(shop, "dress under 100")
    word = next(
        word
        for item in products(listed)
        for word in shop.engine.product(item.product_id).title.en.split()
        if word in ("Wrap", "Slip", "Party", "Summer", "Knitted", "Tiered")
    )
    reply = then(shop, listed, word.lower())
    assert (reply.filters.kind, reply.filters.price_max) == (("dress",), 100)
    assert word in products(reply)[0].title


@pytest.mark.parametrize(("first", "question"), [("dress", "is the first one {}?"), ("连衣裙", "第一个{}吗")])
def test_a_fact_is_quoted_from_the_listing_or_said_to_be_missing(
    shop: Shop, first: str, question: str
) -> None:
    listed = talk(shop, first)
    language = "en" if first == "dress" else "zh"
    description = shop.engine.product(products(listed)[0].product_id).description.best(language)
    known = "lined" if language == "en" else "里衬"
    for word in (known, "bulletproof" if language == "en" else "防弹"):
        reply = then(shop, listed, question.format(word))
        (block,) = (block for block in reply.blocks if block.type == "details")
        assert bool(block.value) is (word in description.lower()), description
        assert all(said.strip() in description for said in block.value.split(".") if said)


def test_who_asks_for_storage_is_shown_the_variant_that_has_it(shop: Shop) -> None:
    reply = talk(shop, "phones with at least 256GB")
    assert products(reply)
    assert all(item.attributes["storage"] in ("256 GB", "512 GB", "1 TB") for item in products(reply))
    assert all("size" not in item.attributes for item in products(reply))
    assert "256 GB" in reply.text
    assert "size 256" not in reply.text


def test_bigger_goes_by_the_screen_where_there_are_no_sizes(shop: Shop) -> None:
    listed = talk(shop, "laptop", "tell me more about the first one")
    shown = next(block.item for block in listed.blocks if block.type == "details")
    assert shown is not None

    def inches(product_id: str) -> float:
        return float(shop.engine.product(product_id).attributes["screen"].rstrip("″"))

    for said, larger in (("a bit bigger", True), ("smaller", False)):
        reply = then(shop, talk(shop, "laptop", "tell me more about the first one"), said)
        found = [inches(item.product_id) for item in products(reply)]
        assert all((one > inches(shown.product_id)) is larger for one in found)
        assert found == sorted(found, reverse=not larger)
        assert found or "nothing beyond" in reply.text


def test_the_fit_is_asked_in_many_words(shop: Shop) -> None:
    from retrieval.search.review_summary import _aspect

    for question in (
        "does it run small?",
        "is it true to size",
        "有人说偏小吗",
        "does anyone say it comes up big",
    ):
        assert "sizing" in _aspect(question) or "尺码" in _aspect(question), question
    assert "runs" not in _aspect("does it run small?") and "run" not in _aspect("does it run small?")


def test_back_from_a_further_page_is_the_page_before(shop: Shop) -> None:
    listed = talk(shop, "dress")
    back = then(shop, listed, "more", "more", "back", "back")
    assert [item.product_id for item in products(back)] == [item.product_id for item in products(listed)]
    assert back.filters.kind == ("dress",)


def test_what_was_shown_can_be_pointed_at_after_nothing_was_found(shop: Shop) -> None:
    listed = talk(shop, "dress")
    reply = then(shop, listed, "under 1", "tell me about the second one")
    (block,) = (block for block in reply.blocks if block.type == "details")
    assert block.product_id == products(listed)[1].product_id


def test_cheaper_than_one_lifts_a_lowest_price_above_it(shop: Shop) -> None:
    reply = talk(shop, "dress around 60", "cheaper than the first one")
    assert not any(block.type == "notice" for block in reply.blocks)
    assert reply.filters.price_max is not None
    assert reply.filters.price_min is None or reply.filters.price_min <= reply.filters.price_max


def test_buyers_answer_what_the_listing_leaves_open(shop: Shop) -> None:
    dresses = [name for (name,) in asked(shop, "SELECT product_id FROM products WHERE kind = 'dress'")]
    spoken = next(
        name
        for name in dresses
        if shop.engine.reviews(name, "zip").speaking and not told(shop.engine.product(name), "zip", "en")
    )
    reply = commanded(shop, Details(item=Item(product_id=spoken), attribute="zip"))
    assert "does not say" in reply.text and [block.type for block in reply.blocks] == ["reviews"]


def test_those_opened_one_by_one_are_what_them_means(shop: Shop) -> None:
    listed = talk(shop, "dress")
    reply = then(shop, listed, "show me the second", "and the third", "compare them")
    assert compared(reply) == [item.product_id for item in products(listed)[1:3]]


def test_how_quiet_a_thing_is_may_stand_in_its_reviews_only(shop: Shop) -> None:
    listed = talk(shop, "headphones")
    reply = then(shop, listed, "which one has the best sound?")
    spoken = [
        item.product_id
        for item in products(listed)[:4]
        if shop.engine.reviews(item.product_id, "sound").speaking
    ]
    rows = [row for block in reply.blocks if isinstance(block, ComparisonBlock) for row in block.rows]
    assert spoken and rows[0].name == "reviews"


def test_what_was_named_and_sold_out_is_recorded(shop: Shop) -> None:
    product_id, reply = next(
        (product_id, reply)
        for product_id, english, _, colour, size in sold_out_variants(shop)
        if "is sold out"
        in (
            reply := commanded(shop, Search(text=english, filters=FilterSet(colour=(colour,), size=(size,))))
        ).text
    )
    ((payload,),) = asked(
        shop, "SELECT payload FROM events WHERE kind = 'search' AND conversation = ?", reply.conversation
    )
    assert json.loads(payload)["sold_out"] == product_id
