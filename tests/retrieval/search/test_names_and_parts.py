"""Words that mean something else where they stand: a colour in a name, a hat on a coat, an 8 from America."""

from __future__ import annotations

import pytest

from retrieval.catalog.product import Localised
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.search.foreign_sizes import foreign_size, foreign_sizes
from retrieval.search.query import Filters, Query
from retrieval.search.understanding import Understood, understand
from tests.retrieval.search.shelf import SmallShop, product, stocked, variant
from tests.retrieval.search.test_finding import found


def _understood(shop: SmallShop, text: str) -> Understood:
    return understand(text, shop.engine.knowledge(), shop.engine.snapshot().postings)


@pytest.fixture(scope="module")
def larger(encoder, tmp_path_factory) -> SmallShop:  # type: ignore[no-untyped-def]
    shop = stocked(tmp_path_factory.mktemp("larger"), encoder)
    shop.restock(
        product("apples-gold", "Amber Crimson Apples", "琥珀苹果", "apple", variant("apples-gold-1", 6, 9, "yellow")),
        product("shell", "Rain Shell Jacket", "防雨夹克", "jacket", variant("shell-m", 80, 4, "blue", "M"),
                description=Localised("Taped seams and a hood with a peak.", "帽檐挡雨。")),
        product("parka", "Hooded Parka Jacket", "连帽夹克", "jacket", variant("parka-m", 90, 4, "green", "M")),
        product("bomber", "Bomber Jacket", "飞行员夹克", "jacket", variant("bomber-m", 70, 4, "black", "M")),
        product("yoghurt-plain", "Plain Yoghurt, No Sugar", "无糖酸奶", "yoghurt", variant("yoghurt-plain-1", 3)),
        product("yoghurt-sweet", "Sweet Yoghurt with Cane Sugar", "蔗糖酸奶", "yoghurt", variant("yoghurt-sweet-1", 3)),
        product("runners-w", "Women's Running Sneakers", "女款跑鞋", "sneakers",
                variant("runners-w-39", 60, 4, size="39"), variant("runners-w-41", 60, 4, size="41"), gender="women"),
        product("runners-m", "Men's Running Sneakers", "男款跑鞋", "sneakers",
                variant("runners-m-41", 60, 4, size="41"), gender="men"),
        product("runners-k", "Children's Running Sneakers", "儿童跑鞋", "sneakers",
                variant("runners-k-28", 30, 4, size="28"), gender="kids"),
    )  # fmt: skip
    return shop


@pytest.mark.parametrize(
    "text",
    ["golden delicious apples", "red bull", "orange juice", "black pepper", "face cream", "白糖", "红酒", "黄瓜",
     "绿豆", "蓝牙", "木瓜", "麻辣"],
)  # fmt: skip
def test_a_fixed_name_that_holds_a_colour_names_none(text: str) -> None:
    assert not [one for one in VOCABULARY.mentions(text) if one.facet in (Facet.COLOUR, Facet.MATERIAL)]


@pytest.mark.parametrize(
    ("text", "colour"),
    [("golden dress", "gold"), ("红裙子", "red"), ("白T恤", "white"), ("黑鞋", "black"), ("红色蓝牙耳机", "red"),
     ("cream dress", "cream"), ("orange", "orange"), ("想要绿的", "green")],
)  # fmt: skip
def test_beside_a_thing_a_colour_stays_one(text: str, colour: str) -> None:
    assert [one.key for one in VOCABULARY.mentions(text) if one.facet is Facet.COLOUR] == [colour]


def test_a_name_in_the_titles_wins_over_the_colour_in_it(larger: SmallShop) -> None:
    """No list knows these apples; the titles have the two words together, of something that is not crimson."""
    assert not _understood(larger, "amber crimson apples").looks
    assert found(larger, "amber crimson apples")[0] == "apples-gold"
    assert _understood(larger, "crimson cotton dress").looks["colour"] == {"red"}
    assert _understood(larger, "red summer dress").looks["colour"] == {"red"}


@pytest.mark.parametrize(
    "text",
    [
        "jacket without a hood",
        "jacket with no hood",
        "jacket no hood",
        "不带帽子的夹克",
        "夹克 不要连帽",
        "夹克，不要带帽子的",
    ],
)
def test_who_wants_no_hood_gets_none_by_any_of_its_words(larger: SmallShop, text: str) -> None:
    hits = found(larger, text, limit=30)
    assert "bomber" in hits
    assert not {"shell", "parka"} & set(hits)


def test_hats_can_still_be_left_out_as_things(larger: SmallShop) -> None:
    assert _understood(larger, "shoes except boots").unwanted["kind"] == {"boots"}
    assert not _understood(larger, "shoes except boots").lacking


@pytest.mark.parametrize("text", ["yoghurt without sugar", "不含糖的酸奶"])
def test_what_says_that_it_is_without_is_not_left_out(larger: SmallShop, text: str) -> None:
    hits = found(larger, text, limit=30)
    assert "yoghurt-plain" in hits and "yoghurt-sweet" not in hits


def test_foreign_sizes_are_read_in_any_wording() -> None:
    for text in ("US 8", "us 8", "U.S. 8", "美码8", "8 US", "US size 8"):
        assert [str(size) for size, _ in foreign_sizes(text)] == ["US 8"], text
    assert [str(size) for size, _ in foreign_sizes("US W8 or UK 5.5")] == ["US W8", "UK 5.5"]
    for text in ("under 50 us dollars", "show us 8 gb", "size 42", "tell us 200"):
        assert not list(foreign_sizes(text)), text
    assert foreign_size("42") is None


@pytest.mark.parametrize(
    ("size", "wearer", "department", "first"),
    [
        ("US 8", "women", "footwear", "39"),
        ("US 8", "men", "footwear", "41"),
        ("UK 5", "women", "footwear", "38"),
        ("UK 8", "men", "footwear", "42"),
        ("US 11", "kids", "footwear", "28"),
        ("US 2", "kids", "footwear", "33"),
        ("US W8", "men", "footwear", "39"),
        ("US 8", "women", "clothing", "m"),
        ("UK 12", "women", "clothing", "m"),
    ],
)  # as the makers' charts have them, to within half a size
def test_who_wears_it_decides_what_a_foreign_size_is(size, wearer, department, first) -> None:  # type: ignore[no-untyped-def]
    read = foreign_size(size)
    assert read is not None
    assert read.sizes(wearer, department)[0] == first


@pytest.mark.parametrize(
    "text", ["women's US 8 running sneakers", "女款美码8跑鞋", "women's size 8 running sneakers"]
)
def test_an_american_womans_8_is_shown_as_a_39(larger: SmallShop, text: str) -> None:
    shown = larger.engine.search(Query(text)).hits[0]
    assert (shown.product.product_id, shown.variant_id) == ("runners-w", "runners-w-39")


def test_a_filter_on_a_foreign_size_asks_each_product_by_whom_it_is_for(larger: SmallShop) -> None:
    def variants(**filters: tuple[str, ...]) -> set[str]:
        hits = larger.engine.search(Query("running sneakers", filters=Filters(**filters), limit=30)).hits
        return {str(hit.variant_id) for hit in hits}

    assert variants(size=("US 8",)) == {"runners-w-39", "runners-m-41"}
    assert variants(size=("US 8",), gender=("women",)) == {"runners-w-39"}
    assert variants(size=("US 11",)) == {"runners-k-28"}


def test_what_shall_be_lacking_is_a_filter_with_a_way_out(larger: SmallShop) -> None:
    hits = found(larger, "jacket", filters=Filters(without=("hood",)), limit=30)
    assert "bomber" in hits and not {"shell", "parka"} & set(hits)
    browsed = larger.engine.search(Query(filters=Filters(kind=("jacket",), without=("hood",)), limit=30))
    assert {str(hit.product.product_id) for hit in browsed.hits}.isdisjoint({"shell", "parka"})

    similar = larger.engine.similar("shell", Filters(without=("hood",)), 30)
    assert "parka" not in {str(hit.product.product_id) for hit in similar.hits}

    nothing = larger.engine.search(
        Query("parka", filters=Filters(kind=("jacket",), colour=("green",), without=("hood",)))
    )
    assert ("without",) in [way.drop for way in nothing.relaxations]
