"""What buyers wrote: about the article they bought, in line with its rating, in two languages."""

from __future__ import annotations

from collections import defaultdict
from statistics import mean

import pytest

from retrieval.catalog.product import Product, Review
from retrieval.demo.catalogue import ANCHOR, products
from retrieval.demo.reviews import phrasebook, reviews
from retrieval.demo.sellers import OWN


@pytest.fixture(scope="module")
def by_product() -> dict[str, list[Review]]:
    found: dict[str, list[Review]] = defaultdict(list)
    for review in reviews():
        found[review.product_id].append(review)
    return found


@pytest.fixture(scope="module")
def own() -> dict[str, Product]:
    return {product.product_id: product for product in products() if product.seller == OWN}


def test_more_than_half_of_the_articles_have_several(
    by_product: dict[str, list[Review]], own: dict[str, Product]
) -> None:
    several = [product_id for product_id, written in by_product.items() if len(written) >= 3]
    assert set(by_product) <= set(own)
    assert len(several) > len(own) / 2


def test_ids_are_unique_and_texts_do_not_repeat_within_an_article(
    by_product: dict[str, list[Review]],
) -> None:
    ids = [review.review_id for written in by_product.values() for review in written]
    assert len(ids) == len(set(ids))
    for written in by_product.values():
        assert len({review.text for review in written}) == len(written)


def test_both_languages_are_written_in(by_product: dict[str, list[Review]]) -> None:
    languages = [review.language for written in by_product.values() for review in written]
    assert 0.4 < languages.count("zh") / len(languages) < 0.6
    for written in by_product.values():
        for review in written:
            has_chinese = any("一" <= sign <= "鿿" for sign in review.text)
            assert has_chinese == (review.language == "zh"), review.text


def test_stars_follow_the_rating(by_product: dict[str, list[Review]], own: dict[str, Product]) -> None:
    liked = [i for i, p in own.items() if (p.rating or 0) >= 4.6 and i in by_product]
    disliked = [i for i, p in own.items() if p.rating and p.rating <= 3.7 and i in by_product]
    high = mean(review.rating for i in liked for review in by_product[i])
    low = mean(review.rating for i in disliked for review in by_product[i])
    assert high > low + 0.6


def test_five_stars_hold_no_complaint_and_one_star_no_praise(by_product: dict[str, list[Review]]) -> None:
    lines = {
        stance: [
            line
            for aspect in phrasebook().aspects
            for language in ("en", "zh")
            for line in aspect.lines[stance, language]
        ]
        for stance in ("good", "bad")
    }
    for written in by_product.values():
        for review in written:
            if review.rating == 5:
                assert not [line for line in lines["bad"] if line in review.text]
            if review.rating == 1:
                assert not [line for line in lines["good"] if line in review.text]


def test_people_say_things_for_and_against_the_zip(
    by_product: dict[str, list[Review]], own: dict[str, Product]
) -> None:
    zips = next(aspect for aspect in phrasebook().aspects if aspect.name == "zip")
    said: dict[str, set[str]] = defaultdict(set)
    for product_id, written in by_product.items():
        for review in written:
            for (stance, _), lines in zips.lines.items():
                if any(line in review.text for line in lines):
                    said[stance].add(own[product_id].kind)
    assert len(said["good"]) >= 5
    assert len(said["bad"]) >= 5
    assert not (said["good"] | said["bad"]) & {"apple", "phone", "necklace", "book"}


def test_nobody_reviews_before_the_article_was_sold(
    by_product: dict[str, list[Review]], own: dict[str, Product]
) -> None:
    for product_id, written in by_product.items():
        added = own[product_id].added_at
        for review in written:
            assert added is not None
            assert review.written_at is not None
            assert added <= review.written_at <= ANCHOR


def test_nobody_was_kept_warm_by_a_summer_dress(
    by_product: dict[str, list[Review]], own: dict[str, Product]
) -> None:
    warmth = next(aspect for aspect in phrasebook().aspects if aspect.name == "warmth")
    lines = [line for some in warmth.lines.values() for line in some]
    speaking = {
        i for i, written in by_product.items() for r in written if any(line in r.text for line in lines)
    }
    assert speaking
    assert {own[product_id].attributes.get("season") for product_id in speaking} == {"winter"}
