"""Things that a shop does not sell: by their names, in both languages, whatever stands around them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from retrieval.encoders.compact import CompactEncoder
from retrieval.importing import import_products
from retrieval.search.goods import Good, good_asked_for, is_sold
from retrieval.search.query import Filters, Query
from tests.retrieval.search.shelf import SmallShop, open_small_shop, product, shelf, variant
from tests.retrieval.search.test_finding import found


def asked_for(shop: SmallShop, text: str) -> Good | None:
    return shop.engine._ask(Query(text)).request.understood.good


@pytest.mark.parametrize(
    "text",
    [
        "red wine", "wine", "a bottle of red wine please", "washing machine", "cheap washing machine", "wash machine",
        "black pepper", "batteries for my camera", "phone battery", "printer ink", "dog food", "TV",
        "红酒", "便宜的洗衣机", "进口红酒", "手机电池", "狗粮", "白色墙纸", "订书机",
    ],
)  # fmt: skip
def test_what_is_not_sold_brings_nothing(shop: SmallShop, text: str) -> None:
    answer = shop.engine.search(Query(text))
    assert (answer.total, answer.blocking) == (0, ("text",))


@pytest.mark.parametrize(
    "text",
    [
        "a stand for my television", "remote-control car", "toy car", "gift for a football fan", "wine red dress",
        "microwave safe mug", "battery life", "cream", "rose", "红酒色的连衣裙", "无糖", "遥控汽车", "微波炉可用的碗",
    ],
)  # fmt: skip
def test_a_name_that_only_describes_is_not_what_is_asked_for(shop: SmallShop, text: str) -> None:
    assert asked_for(shop, text) is None


def test_beside_a_good_a_kind_only_describes_it(shop: SmallShop) -> None:
    understood = shop.engine._ask(Query("phone battery")).request.understood
    assert understood.good is not None and not understood.head and "phone" in understood.beside


def test_who_names_a_kind_by_a_filter_is_not_told_that_it_is_not_sold(shop: SmallShop) -> None:
    """The parser has said that a phone is meant; the words tell of its battery."""
    asked = shop.engine._ask(Query("battery", filters=Filters(kind=("phone",))))
    assert asked.request.understood.good is None and asked_for(shop, "battery") is not None


def test_words_of_goods_are_no_slips(shop: SmallShop) -> None:
    from retrieval.search.spelling import repaired

    known, postings = shop.engine.knowledge(), shop.engine.snapshot().postings
    for text in ("diapers", "projector", "houseplant", "chandelier"):
        assert repaired(text, known, postings) == text


@pytest.fixture(scope="module")
def cellar(encoder: CompactEncoder, tmp_path_factory: pytest.TempPathFactory) -> SmallShop:
    """A shop whose wine and batteries have no kind that the vocabulary knows, and a tie the colour of wine."""
    home = tmp_path_factory.mktemp("cellar")
    shop = open_small_shop(home, encoder)
    goods = [
        product("claret", "Château Margelle Red Wine 750 ml", "", "", variant("claret-1", 18)),
        product(
            "riesling", "Riesling, dry white wine", "雷司令 干白葡萄酒", "Cellar", variant("riesling-1", 12)
        ),
        product("tie", "Silk Tie, Wine Red", "酒红色真丝领带", "tie", variant("tie-1", 30)),
    ]
    import_products([*shelf(), *goods], {}, shop.database, shop.indexer, home / "images")
    return shop


@pytest.mark.parametrize("text", ["wine", "white wine", "红酒", "葡萄酒"])
def test_what_is_sold_without_a_known_kind_is_found(cellar: SmallShop, text: str) -> None:
    assert {"claret", "riesling"} & set(found(cellar, text))


def test_a_tie_in_wine_red_is_no_wine(
    cellar: SmallShop, shop: SmallShop, encoder: CompactEncoder, tmp_path: Path
) -> None:
    dressed = open_small_shop(tmp_path, encoder)
    tie = product("tie", "Silk Tie, Wine Red", "酒红色真丝领带", "tie", variant("tie-1", 30))
    import_products([tie], {}, dressed.database, dressed.indexer, tmp_path / "images")
    wine = good_asked_for("wine", (), ())
    assert wine is not None
    assert is_sold(wine, cellar.engine.snapshot())
    assert not is_sold(wine, dressed.engine.snapshot())
    assert not is_sold(wine, shop.engine.snapshot())


def test_words_that_no_title_has_need_more_meaning(shop: SmallShop) -> None:
    floors = shop.engine.floors
    assert floors.unspoken > floors.meaning
    assert found(shop, "trainers")[0] == "sneakers"  # named, not only near


@pytest.mark.parametrize(
    "text",
    [
        "I'm looking for a ukulele",
        "do you sell ladders",
        "I need some super glue",
        "have you got a wheelchair",
    ],
)
def test_what_people_say_around_a_name_leaves_it_what_is_asked_for(shop: SmallShop, text: str) -> None:
    assert asked_for(shop, text) is not None
    assert shop.engine.search(Query(text)).total == 0


@pytest.mark.parametrize("text", ["toy tractor", "玩具飞机", "t-shirt sunflower", "book about plants"])
def test_likenesses_and_prints_are_not_the_thing(shop: SmallShop, text: str) -> None:
    assert asked_for(shop, text) is None


def test_a_department_or_a_kind_in_its_own_name_makes_no_other_thing_of_it(
    encoder: CompactEncoder, tmp_path: Path
) -> None:
    """A feed's category files a kite among the toys, and a bicycle lock among the bicycles."""
    filed = open_small_shop(tmp_path, encoder)
    goods = [
        product("kite", "Rainbow Delta Kite", "", "toys", variant("kite-1", 15)),
        product("lock", "Steel Bike Lock, two keys", "", "bicycle", variant("lock-1", 20)),
    ]
    import_products(goods, {}, filed.database, filed.indexer, tmp_path / "images")
    assert found(filed, "风筝") == ["kite"] == found(filed, "a kite for kids")
    assert found(filed, "bike lock") == ["lock"]


def test_a_brand_that_is_called_like_a_good_does_not_make_it_one(
    encoder: CompactEncoder, tmp_path: Path
) -> None:
    named = open_small_shop(tmp_path, encoder)
    bag = product("bag", "Canvas Tote by Kite & Clover", "", "tote_bag", variant("bag-1", 30))
    bag = replace(bag, brand="Kite & Clover")
    import_products([bag], {}, named.database, named.indexer, tmp_path / "images")
    assert found(named, "kites") == []
    assert found(named, "kite & clover") == ["bag"]
