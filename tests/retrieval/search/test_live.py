"""The catalogue changes while the shop is open, and the next answer knows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from retrieval.catalog.money import Money
from retrieval.encoders.compact import CompactEncoder
from retrieval.errors import Conflict
from retrieval.importing import ImportOptions, import_products
from retrieval.index.manifest import Manifest
from retrieval.search.query import Filters, Query
from tests.retrieval.search.shelf import SmallShop, open_small_shop, pantry, product, shelf, stocked, variant


@pytest.fixture
def own(encoder: CompactEncoder, tmp_path: Path) -> SmallShop:
    return stocked(tmp_path, encoder)


def test_a_new_price_is_in_the_next_answer_and_embeds_nothing(own: SmallShop) -> None:
    cheap = Filters(kind=("coat",), price_max=100_00)
    assert own.engine.search(Query(filters=cheap)).total == 0
    before = own.indexer.vectors.count("text")
    coat = next(p for p in shelf() if p.product_id == "coat")
    own.restock(replace(coat, variants=(replace(coat.variants[0], price=Money(5000, "USD")),)))
    hit = own.engine.search(Query(filters=cheap)).hits[0]
    assert hit.product.variants[0].price.amount == 5000
    assert own.indexer.vectors.count("text") == before


def test_a_new_product_is_found_and_a_removed_one_is_gone(own: SmallShop) -> None:
    own.restock(product("kite", "Rainbow Kite", "彩虹风筝", "toys", variant("kite-1", 12)))
    assert own.engine.search(Query("kite")).hits[0].product.product_id == "kite"
    keep = [p for p in pantry() if p.product_id != "mug"]
    images = own.home / "images"
    import_products(keep, {}, own.database, own.indexer, images, options=ImportOptions(replace=True))
    assert own.engine.search(Query("kite")).total == 0
    assert own.engine.search(Query("porcelain mug")).total == 0
    assert own.engine.search(Query("kettle")).hits[0].product.product_id == "kettle"


def test_rows_that_no_product_uses_are_taken_out(own: SmallShop) -> None:
    mug = next(p for p in pantry() if p.product_id == "mug")
    before = own.indexer.vectors.count("text")
    own.restock(replace(mug, title=replace(mug.title, en="Blue Stoneware Beaker", zh="蓝色粗陶杯")))
    assert own.indexer.vectors.count("text") == before
    assert own.engine.search(Query("stoneware beaker")).hits[0].product.product_id == "mug"


def test_searches_during_an_import_see_one_state_or_the_other(own: SmallShop) -> None:
    """Prices of two products change together, again and again; no answer may mix two states."""
    pair = [p for p in shelf() if p.product_id in ("milk", "juice")]
    seen: list[set[int]] = []
    going = True

    def look() -> None:
        while going:
            hits = own.engine.search(Query(filters=Filters(kind=("milk", "juice")))).hits
            seen.append({hit.product.variants[0].price.amount for hit in hits})

    own.restock(*(_priced(p, 100) for p in pair))
    reader = Thread(target=look)
    reader.start()
    for price in (200, 300, 400):
        own.restock(*(_priced(p, price) for p in pair))
    going = False
    reader.join()
    assert seen
    assert all(len(prices) == 1 for prices in seen)


def _priced(of, cents: int):  # type: ignore[no-untyped-def]
    return replace(of, variants=tuple(replace(v, price=Money(cents, "USD")) for v in of.variants))


def test_the_caches_can_be_thrown_away(own: SmallShop, encoder: CompactEncoder) -> None:
    first = own.engine.search(Query("red dress")).hits
    for cached in (own.home / "cache").iterdir():
        cached.unlink()
    again = open_small_shop(own.home, encoder).engine.search(Query("red dress")).hits
    assert [(h.product.product_id, h.score) for h in again] == [
        (h.product.product_id, h.score) for h in first
    ]


def test_a_damaged_cache_is_made_again(own: SmallShop, encoder: CompactEncoder) -> None:
    for cached in (own.home / "cache").glob("*.np[yz]"):
        cached.write_bytes(b"torn")
    again = open_small_shop(own.home, encoder).engine.search(Query("red dress")).hits
    assert again[0].product.product_id == "dress-red"


def test_an_index_of_another_encoder_is_named_with_the_command_that_mends_it(
    own: SmallShop, encoder: CompactEncoder
) -> None:
    made = Manifest.read(own.home / "cache")
    assert made is not None
    replace(made, fingerprint="0" * 64, encoder="openclip:ViT-B-32").write(own.home / "cache")
    with pytest.raises(Conflict) as refused:
        open_small_shop(own.home, encoder).engine.search(Query("red dress"))
    assert refused.value.code == "index_mismatch"
    assert "openclip:ViT-B-32" in refused.value.sentence
    assert "shopkeeper import --rebuild" in refused.value.remedy


def test_an_empty_shop_answers_with_nothing(encoder: CompactEncoder, tmp_path: Path) -> None:
    empty = open_small_shop(tmp_path, encoder)
    assert empty.engine.search(Query("dress")).total == 0
    assert empty.engine.overview().count == 0
