"""A photo alone, a photo with words, and products with several pictures or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from retrieval.encoders.compact import CompactEncoder
from retrieval.importing import import_products
from retrieval.search.query import Filters, Query, Signal
from tests.retrieval.search.shelf import SmallShop, open_small_shop, product, variant

COLOURS = {"red": (200, 30, 40), "blue": (30, 60, 190), "green": (30, 140, 60)}


def picture(shape: str, colour: str) -> Image.Image:
    """A dress-like trapezium or a mug-like block with a handle, on white."""
    image = Image.new("RGB", (256, 256), "white")
    draw = ImageDraw.Draw(image)
    if shape == "dress":
        draw.polygon(
            [(105, 40), (150, 40), (160, 110), (205, 220), (50, 220), (95, 110)], fill=COLOURS[colour]
        )
    else:
        draw.rectangle((70, 80, 160, 200), fill=COLOURS[colour])
        draw.ellipse((140, 100, 210, 180), outline=COLOURS[colour], width=16)
    return image


@pytest.fixture(scope="module")
def gallery(encoder: CompactEncoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallShop]:
    home = tmp_path_factory.mktemp("gallery")
    shop = open_small_shop(home, encoder)
    goods = [
        replace(_article(shape, colour), images=(_saved(home, shape, colour),))
        for shape in ("dress", "mug")
        for colour in COLOURS
    ]
    goods.append(
        product("unseen", "Green Silk Dress", "绿色真丝连衣裙", "dress", variant("unseen-1", 80, 5, "green"))
    )
    import_products(goods, {}, shop.database, shop.indexer, home / "images")
    yield shop
    shop.database.close()


def _article(shape: str, colour: str):  # type: ignore[no-untyped-def]
    chinese = {"red": "红色", "blue": "蓝色", "green": "绿色", "dress": "连衣裙", "mug": "马克杯"}
    title = f"{colour.title()} {shape.title()}"
    return product(
        f"{shape}-{colour}",
        title,
        chinese[colour] + chinese[shape],
        shape,
        variant(f"{shape}-{colour}-1", 20, 5, colour),
    )


def _saved(home: Path, shape: str, colour: str) -> str:
    path = home / f"{shape}-{colour}.png"
    picture(shape, colour).save(path)
    return str(path)


def found(shop: SmallShop, text: str = "", **query: object) -> list[str]:
    answer = shop.engine.search(Query(text, photos=(picture("dress", "red"),), **query))  # type: ignore[arg-type]
    return [str(hit.product.product_id) for hit in answer.hits]


def test_the_photo_of_a_product_finds_it(gallery: SmallShop) -> None:
    assert found(gallery)[0] == "dress-red"


def test_the_reason_is_the_look(gallery: SmallShop) -> None:
    hit = gallery.engine.search(Query(photos=(picture("dress", "red"),))).hits[0]
    assert hit.why[0].signal is Signal.LOOK
    assert hit.why[0].detail["similarity"] > 0.95


def test_a_screenshot_finds_what_its_photo_finds(gallery: SmallShop) -> None:
    """Bars count for nothing: the same hits, the first with nearly the same score, however tall the phone."""
    photo = picture("dress", "red")
    screen = Image.new("RGB", (256, 560), "black")
    screen.paste(photo, (0, 150))
    plain, framed = (gallery.engine.ranking(Query(photos=(shown,))) for shown in (photo, screen))
    assert [hit for hit, _ in framed] == [hit for hit, _ in plain]
    assert framed[0][1] == pytest.approx(plain[0][1], abs=0.12)


def test_words_override_what_the_photo_shows(gallery: SmallShop) -> None:
    assert found(gallery, "like this dress but in blue")[0] == "dress-blue"
    assert found(gallery, "这样的连衣裙但要绿色")[0] in {"dress-green", "unseen"}


@pytest.mark.parametrize("text", ["in green", "绿色的"])
def test_words_that_name_only_a_look_leave_the_thing_to_the_photo(gallery: SmallShop, text: str) -> None:
    """A photo of a dress “in green” asks for green dresses: no green mug, however well it meets the word."""
    hits = found(gallery, text)
    assert "dress-green" in hits
    assert not [name for name in hits if name.startswith("mug")]


def test_a_filter_beside_the_photo_is_exact(gallery: SmallShop) -> None:
    assert set(found(gallery, filters=Filters(colour=("green",), kind=("dress",)))) <= {
        "dress-green",
        "unseen",
    }


def test_the_weight_moves_from_words_to_photo(gallery: SmallShop) -> None:
    assert found(gallery, "blue mug", photo_weight=0.0)[0] == "mug-blue"
    assert found(gallery, "blue mug", photo_weight=1.0)[0] == "dress-red"


def test_a_product_without_a_picture_is_found_by_its_words(gallery: SmallShop) -> None:
    assert "unseen" in found(gallery, "green silk dress")
    answer = gallery.engine.search(Query("silk dress"))
    assert answer.hits[0].product.product_id == "unseen"


def test_similar_goes_by_look_too(gallery: SmallShop) -> None:
    near = gallery.engine.similar("dress-red", limit=3)
    assert {hit.product.kind for hit in near.hits} == {"dress"}


def test_each_weight_between_words_and_photo_ranks_in_its_own_way(gallery: SmallShop) -> None:
    """Words for one thing, a photo of another: the words' thing sinks and the photo's rises, step by step."""

    def scores(weight: float) -> dict[str, float]:
        query = Query("blue", photos=(picture("dress", "red"),), photo_weight=weight, limit=20)
        return {str(name): score for name, score in gallery.engine.ranking(query)}

    leads = [by["dress-red"] - by["mug-blue"] for by in map(scores, (0.0, 0.25, 0.5, 0.75, 1.0))]
    assert leads == sorted(leads) and len(set(leads)) == 5
    assert leads[0] < 0 < leads[-1]
    first = [found(gallery, "blue", photo_weight=weight)[0] for weight in (0.5, 1.0)]
    assert first == ["dress-blue", "dress-red"]


@pytest.fixture(scope="module")
def unsorted(encoder: CompactEncoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallShop]:
    """The same pictures in a feed that says of nothing what kind it is."""
    home = tmp_path_factory.mktemp("unsorted")
    shop = open_small_shop(home, encoder)
    goods = [
        replace(_article(shape, colour), kind="", images=(_saved(home, shape, colour),))
        for shape in ("dress", "mug")
        for colour in COLOURS
    ]
    import_products(goods, {}, shop.database, shop.indexer, home / "images")
    yield shop
    shop.database.close()


@pytest.mark.parametrize("text", ["a mug for the weekend", "周末用的马克杯"])
def test_words_that_name_a_thing_weigh_fully_where_no_kind_is_known(unsorted: SmallShop, text: str) -> None:
    """Beside a photo of a dress: as much as in a plain sum, so the mugs come first."""
    assert all(name.startswith("mug") for name in found(unsorted, text, photo_weight=0.3)[:3])


@pytest.mark.parametrize("text", ["for the weekend", "周末用的"])
def test_words_that_name_nothing_leave_the_photo_its_say(unsorted: SmallShop, text: str) -> None:
    assert found(unsorted, text)[0] == "dress-red"
