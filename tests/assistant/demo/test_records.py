"""Customers and orders of the demo shop: real enough to look after."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from assistant.demo.orders import COURSES, shop_records
from retrieval.catalog.product import Product
from retrieval.demo.catalogue import products

TODAY = datetime(2026, 11, 20, 22, 0, tzinfo=UTC)
RETURN_WINDOW = timedelta(days=30)


@pytest.fixture(scope="module")
def shop() -> tuple[Product, ...]:
    return products()


@pytest.fixture(scope="module")
def records(shop: tuple[Product, ...]) -> dict[str, list[dict[str, Any]]]:
    return shop_records(TODAY, shop)


def test_forty_customers_of_two_languages(records: dict[str, list[dict[str, Any]]]) -> None:
    people = records["customers"]
    assert Counter(person["language"] for person in people) == {"en": 20, "zh": 20}
    assert len({person["email"] for person in people}) == 40
    assert all(person["addresses"] and len(person["payment_methods"]) >= 2 for person in people)


def test_a_hundred_and_fifty_orders_in_every_state(records: dict[str, list[dict[str, Any]]]) -> None:
    states = Counter(order["state"] for order in records["orders"])
    assert len(records["orders"]) == 150
    assert states == {state: course.count for state, course in COURSES.items()}


def test_every_customer_has_had_something_delivered(records: dict[str, list[dict[str, Any]]]) -> None:
    lucky = {order["customer_id"] for order in records["orders"] if order["state"] == "delivered"}
    assert lucky == {person["customer_id"] for person in records["customers"]}


def test_the_first_of_each_language_wait_for_a_parcel(records: dict[str, list[dict[str, Any]]]) -> None:
    waiting = {order["customer_id"] for order in records["orders"] if order["state"] == "shipped"}
    assert {"C1001", "C1002"} <= waiting


def test_times_run_forward_and_end_before_today(records: dict[str, list[dict[str, Any]]]) -> None:
    for order in records["orders"]:
        times = [datetime.fromisoformat(event["at"]) for event in order["timeline"]]
        assert times == sorted(times)
        assert times[-1] < TODAY
        assert order["placed_at"] == order["timeline"][0]["at"]
        assert order["timeline"][-1]["state"] == order["state"]
        assert all(moment.tzinfo == UTC for moment in times)


def test_order_ids_rise_with_time(records: dict[str, list[dict[str, Any]]]) -> None:
    ids = [order["order_id"] for order in records["orders"]]
    placed = [order["placed_at"] for order in records["orders"]]
    assert ids == sorted(ids)
    assert placed == sorted(placed)


def test_lines_name_real_variants_and_totals_add_up(
    records: dict[str, list[dict[str, Any]]], shop: tuple[Product, ...]
) -> None:
    by_id = {product.product_id: product for product in shop}
    for order in records["orders"]:
        for line in order["lines"]:
            variant = by_id[line["product_id"]].variant(line["variant_id"])
            assert variant is not None
            assert line["price"] in {variant.price.amount, (variant.list_price or variant.price).amount}
        goods = sum(line["price"] * line["quantity"] for line in order["lines"])
        assert order["total"] == goods + order["shipping"]


def test_orders_are_paid_and_sent_as_their_customers_have_it(
    records: dict[str, list[dict[str, Any]]],
) -> None:
    people = {person["customer_id"]: person for person in records["customers"]}
    for order in records["orders"]:
        person = people[order["customer_id"]]
        assert order["payment_id"] in {method["payment_id"] for method in person["payment_methods"]}
        assert order["address"] in person["addresses"]


def test_what_is_on_its_way_has_a_number_and_what_is_not_has_none(
    records: dict[str, list[dict[str, Any]]],
) -> None:
    for order in records["orders"]:
        was_sent = any(event["state"] in ("shipped", "partially_shipped") for event in order["timeline"])
        assert bool(order["tracking"]) == was_sent == bool(order["carrier"])


def test_returns_were_asked_for_within_thirty_days(records: dict[str, list[dict[str, Any]]]) -> None:
    for order in records["orders"]:
        at = {event["state"]: datetime.fromisoformat(event["at"]) for event in order["timeline"]}
        if "return_requested" in at:
            assert at["return_requested"] - at["delivered"] <= RETURN_WINDOW


def test_part_of_a_partially_shipped_order_still_waits(records: dict[str, list[dict[str, Any]]]) -> None:
    parts = [order for order in records["orders"] if order["state"] == "partially_shipped"]
    for order in parts:
        assert {line["state"] for line in order["lines"]} == {"shipped", "delayed"}


def test_small_orders_pay_for_delivery_as_the_policy_says(records: dict[str, list[dict[str, Any]]]) -> None:
    fees = {order["shipping"] for order in records["orders"]}
    assert fees <= {0, 490, 1290, 3900}
    for order in records["orders"]:
        if order["shipping"] == 490:
            assert order["total"] - 490 < 5900


def test_tomorrow_the_same_orders_are_a_day_later(shop: tuple[Product, ...]) -> None:
    now, later = shop_records(TODAY, shop), shop_records(TODAY + timedelta(days=1), shop)
    for before, after in zip(now["orders"], later["orders"], strict=True):
        assert before["order_id"] == after["order_id"]
        moved = datetime.fromisoformat(after["placed_at"]) - datetime.fromisoformat(before["placed_at"])
        assert moved == timedelta(days=1)
