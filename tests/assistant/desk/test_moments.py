"""“My order from last week” means days of the calendar, seen from a day that is given."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.desk.moments import span
from assistant.parsing.references import order

THURSDAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("yesterday", "2026-03-11", "2026-03-11"),
        ("昨天", "2026-03-11", "2026-03-11"),
        ("前天", "2026-03-10", "2026-03-10"),
        ("last week", "2026-03-02", "2026-03-08"),
        ("上周", "2026-03-02", "2026-03-08"),
        ("上个星期", "2026-03-02", "2026-03-08"),
        ("上上周", "2026-02-23", "2026-03-01"),
        ("this week", "2026-03-09", "2026-03-12"),
        ("last month", "2026-02-01", "2026-02-28"),
        ("上个月", "2026-02-01", "2026-02-28"),
        ("this month", "2026-03-01", "2026-03-12"),
        ("on tuesday", "2026-03-10", "2026-03-10"),
        ("friday", "2026-03-06", "2026-03-06"),
        ("last thursday", "2026-03-05", "2026-03-05"),
        ("上周五", "2026-03-06", "2026-03-06"),
        ("周五", "2026-03-06", "2026-03-06"),
        ("three days ago", "2026-03-09", "2026-03-09"),
        ("三天前", "2026-03-09", "2026-03-09"),
        ("two weeks ago", "2026-02-22", "2026-03-02"),
        ("两周前", "2026-02-22", "2026-03-02"),
        ("in november", "2025-11-01", "2025-11-30"),
        ("11月", "2025-11-01", "2025-11-30"),
        ("3月2号", "2026-03-02", "2026-03-02"),
        ("2026-02-14", "2026-02-14", "2026-02-14"),
    ],
)
def test_words_are_days(said: str, first: str, last: str) -> None:
    assert span(said, THURSDAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("said", ["the blue one", "随便", "2026-02-31", "2月31日", "2027-01-01"])
def test_what_is_no_day_that_has_been_is_nothing(said: str) -> None:
    assert span(said, THURSDAY) is None


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("where is my order from last week", "last week"),
        ("the shoes I ordered two days ago, where are they?", "two days ago"),
        ("what about yesterday's order", "yesterday"),
        ("my order placed on Monday", "monday"),
        ("上周的订单到哪了", "上周"),
        ("我三天前买的耳机发货了吗", "三天前"),
        ("昨天下的单", "昨天"),
    ],
)
def test_the_time_of_the_order_is_read(text: str, when: str) -> None:
    assert order(text).when == when


@pytest.mark.parametrize(
    "text", ["will my order arrive this week?", "is it coming today", "我的订单今天能到吗"]
)
def test_the_time_of_the_arrival_points_at_no_order(text: str) -> None:
    assert order(text).last
