"""What is written comes back as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np

from retrieval.importing import ImportOptions, import_products
from retrieval.store.columns import NO_CODE, NO_LIST_PRICE, read_columns
from retrieval.store.database import Database
from retrieval.store.events import EventRepository
from retrieval.store.fulltext import FullText
from retrieval.store.offers import OfferRepository
from retrieval.store.products import ProductRepository
from retrieval.store.reviews import ReviewRepository
from tests.retrieval.store.goods import DRESS, PHONE, REVIEW, sold_by

NOW = datetime(2025, 6, 1, tzinfo=UTC)


def stocked(database: Database) -> ProductRepository:
    import_products([DRESS, PHONE], {DRESS.product_id: [REVIEW]}, database)
    return ProductRepository(database)


def test_a_product_comes_back_as_it_was(database: Database) -> None:
    products = stocked(database)

    assert products.get("dress-1") == DRESS
    assert products.get("nothing") is None


def test_many_and_by_numbers_keep_the_order_asked_for(database: Database) -> None:
    products = stocked(database)
    numbers = products.numbers(["dress-1", "note-12t"])

    assert list(products.many(["note-12t", "gone", "dress-1"])) == ["note-12t", "dress-1"]
    wanted = [numbers["note-12t"], 999, numbers["dress-1"]]
    assert [p.product_id for p in products.by_numbers(wanted).values()] == ["note-12t", "dress-1"]
    assert [p.product_id for _, p in products.every()] == ["dress-1", "note-12t"]


def test_the_revision_counts_changes_and_only_those(database: Database) -> None:
    products = stocked(database)
    assert products.revision() == 1

    import_products([DRESS, PHONE], {DRESS.product_id: [REVIEW]}, database)
    assert products.revision() == 1

    import_products([replace(PHONE, rating=3.0)], {}, database)
    assert products.revision() == 2
    assert products.count() == 2


def test_reviews_belong_to_their_product(database: Database) -> None:
    stocked(database)
    reviews = ReviewRepository(database)

    assert reviews.of("dress-1") == (REVIEW,)
    assert reviews.of("note-12t") == ()
    assert reviews.count() == 1


def test_the_same_article_from_several_sellers_is_one_with_offers(database: Database) -> None:
    import_products([PHONE, sold_by(PHONE, "east", 18000), sold_by(PHONE, "west", 21000)], {}, database)
    import_products([DRESS], {}, database)

    offers = OfferRepository(database).of("note-12t")

    assert [(offer.seller, offer.total.amount) for offer in offers] == [
        ("east", 18000),
        ("", 19900),
        ("west", 21000),
    ]
    assert {offer.product_id for offer in offers} == {"note-12t", "note-12t@east", "note-12t@west"}
    assert len(OfferRepository(database).of("dress-1")) == 1
    assert OfferRepository(database).of("nothing") == ()


def test_words_are_found_in_both_languages_with_the_title_first(database: Database) -> None:
    products = stocked(database)
    number = products.numbers(["dress-1", "note-12t"])
    words = FullText(database)

    assert [n for n, _ in words.search([["pocket"]], 5)] == [number["dress-1"]]
    assert [n for n, _ in words.search([["连衣裙"]], 5)] == [number["dress-1"]]
    assert [n for n, _ in words.search([["12t"]], 5)] == [number["note-12t"]]
    assert words.search([["12"]], 5) == []
    assert words.search([["12t"], ["pocket"]], 5, every=True) == []
    assert len(words.search([["12t"], ["pocket"]], 5)) == 2
    assert words.search([[]], 5) == []
    assert words.search([['"), (drop:"'], ["NEAR(x"]], 5) == []


def test_columns_say_what_the_products_say(database: Database) -> None:
    stocked(database)

    columns = read_columns(database)

    assert columns.product_id == ("dress-1", "note-12t")
    assert columns.first.tolist() == [0, 2, 3]
    assert columns.row.tolist() == [0, 0, 1]
    assert columns.price.tolist() == [4900, 5200, 19900]
    assert columns.list_price.tolist() == [6900, NO_LIST_PRICE, NO_LIST_PRICE]
    assert columns.stock.tolist() == [3, 0, 9]
    assert [columns.colour.values[code] for code in columns.colour.codes[:2]] == ["red", "blue"]
    assert columns.colour.codes[2] == NO_CODE
    assert columns.kind.values == ("dress", "phone")
    assert columns.rating[0] == 4.5
    assert np.isnan(columns.rating[1])
    assert columns.promoted.tolist() == [True, False]
    assert (columns.revision, columns.currency) == (1, "USD")


def test_an_empty_shop_has_empty_columns(database: Database) -> None:
    columns = read_columns(database)

    assert len(columns.number) == 0
    assert columns.first.tolist() == [0]
    assert len(columns.colour.codes) == 0


def test_what_is_removed_is_gone_everywhere(database: Database) -> None:
    stocked(database)

    report = import_products([PHONE], {}, database, options=ImportOptions(replace=True))

    assert (report.removed, report.unchanged) == (1, 1)
    assert ProductRepository(database).get("dress-1") is None
    assert FullText(database).search([["dress"]], 5) == []
    assert ReviewRepository(database).count() == 0
    assert read_columns(database).price.tolist() == [19900]


def test_events_are_kept_read_and_forgotten(database: Database) -> None:
    events = EventRepository(database)
    for minute in range(3):
        events.record(
            "no_hit", {"text": f"query {minute}", "语言": "zh"}, NOW + timedelta(minutes=minute), "c1", "t1"
        )
    events.record("viewed", {"product_id": "dress-1"}, NOW, "c2")

    newest = events.recent("no_hit", limit=2)

    assert [event.payload["text"] for event in newest] == ["query 2", "query 1"]
    assert (newest[0].at, newest[0].customer, newest[0].conversation) == (
        NOW + timedelta(minutes=2),
        "c1",
        "t1",
    )
    assert events.forget("c1") == 3
    assert events.recent("no_hit") == ()
    assert len(events.recent("viewed", customer="c2")) == 1
