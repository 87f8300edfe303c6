"""Who cannot bear wool gets none: by the column, by what is under it, and by what the words of a thing tell."""

from __future__ import annotations

import pytest

from retrieval.catalog.product import Localised
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.encoders.compact import CompactEncoder
from retrieval.importing import import_products
from retrieval.search.materials import is_shunned
from retrieval.search.query import Filters
from tests.retrieval.search.shelf import SmallShop, open_small_shop, product, variant
from tests.retrieval.search.test_finding import found


@pytest.fixture(scope="module")
def gloves(encoder: CompactEncoder, tmp_path_factory: pytest.TempPathFactory) -> SmallShop:
    home = tmp_path_factory.mktemp("gloves")
    shop = open_small_shop(home, encoder)
    made = [
        ("wool", "wool"),
        ("merino", "merino"),
        ("alpaca", "alpaca"),
        ("fleece", "fleece"),
        ("suede", "suede"),
    ]
    goods = [
        product(
            name,
            f"Winter Gloves No. {place}",
            f"冬季手套 {place}号",
            "gloves",
            variant(f"{name}-1", 20, material=material),
        )
        for place, (name, material) in enumerate(made, 1)
    ]
    goods += [
        product("lined", "Touchscreen Gloves, Cashmere-Lined", "羊绒里触屏手套", "gloves",
                variant("lined-1", 40, material="nylon")),
        product("told", "Ski Gloves", "滑雪手套", "gloves", variant("told-1", 40, material="nylon"),
                description=Localised("Waterproof, with a warm lining of lambswool.", "防水，羔羊毛内里，保暖。")),
        product("listed", "City Gloves", "通勤手套", "gloves", variant("listed-1", 30, material="polyester"),
                attributes={"composition": "80% polyester, 20% mohair"}),
        product("like", "Wool-Feel Gloves", "仿羊毛手套", "gloves", variant("like-1", 15, material="polyester")),
        product("mentioned", "Cycling Gloves", "骑行手套", "gloves", variant("mentioned-1", 15, material="mesh"),
                description=Localised("Wear them under a wool mitten when it freezes.", "天冷时外面再戴羊毛手套。")),
        product("vegan", "Faux Leather Gloves", "仿皮手套", "gloves", variant("vegan-1", 25, material="faux_leather")),
        product("both", "Striped Gloves", "条纹手套", "gloves",
                variant("both-wool", 25, material="wool"), variant("both-cotton", 15, material="cotton")),
    ]  # fmt: skip
    import_products(goods, {}, shop.database, shop.indexer, home / "images")
    return shop


WOOLLEN = {"wool", "merino", "alpaca", "lined", "told", "listed"}


@pytest.mark.parametrize(
    "text", ["gloves not wool", "gloves without wool", "不要羊毛的手套", "手套，不要羊毛"]
)
def test_who_wants_no_wool_gets_none_of_any_sort(gloves: SmallShop, text: str) -> None:
    hits = set(found(gloves, text, limit=30))
    assert not hits & WOOLLEN
    assert {"fleece", "like", "mentioned", "suede", "both"} <= hits


def test_a_filter_excludes_the_same(gloves: SmallShop) -> None:
    hits = set(found(gloves, "gloves", filters=Filters(excluded=Filters(material=("wool",))), limit=30))
    assert not hits & WOOLLEN and "fleece" in hits


def test_of_a_thing_in_two_materials_the_other_one_is_shown(gloves: SmallShop) -> None:
    from retrieval.search.query import Query

    hits = gloves.engine.search(Query("gloves not wool", limit=30)).hits
    assert [hit.variant_id for hit in hits if hit.product.product_id == "both"] == ["both-cotton"]


def test_one_sort_alone_can_be_denied(gloves: SmallShop) -> None:
    hits = set(found(gloves, "gloves without cashmere", limit=30))
    assert {"wool", "merino"} <= hits and "lined" not in hits


@pytest.mark.parametrize("text", ["gloves not leather", "不要皮革的手套"])
def test_no_leather_is_no_suede_but_may_be_an_imitation(gloves: SmallShop, text: str) -> None:
    hits = set(found(gloves, text, limit=30))
    assert "suede" not in hits and "vegan" in hits


@pytest.mark.parametrize("text", ["wool gloves", "羊毛手套"])
def test_who_asks_for_wool_is_shown_merino_and_alpaca_before_fleece(gloves: SmallShop, text: str) -> None:
    hits = found(gloves, text, limit=30)
    assert max(map(hits.index, ("wool", "merino", "alpaca"))) < hits.index("fleece")


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("wool", ("merino", "cashmere", "mohair", "羊驼毛", "lambswool", "羔羊毛", "shearling")),
        ("leather", ("suede", "nappa", "漆皮", "nubuck", "sheepskin")),
        ("down", ("鹅绒", "鸭绒", "goose down")),
    ],
)
def test_what_is_under_a_material(above: str, below: tuple[str, ...]) -> None:
    inside = VOCABULARY.below(Facet.MATERIAL, above)
    assert all(VOCABULARY.canonical(Facet.MATERIAL, word) in inside for word in below)
    assert all(is_shunned(word) for word in below)
    assert not is_shunned("faux leather") and not is_shunned("cotton")
