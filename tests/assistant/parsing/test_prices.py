"""Limits as people write them, in both languages."""

from __future__ import annotations

import pytest

from assistant.parsing.prices import limits, number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("red dress under 80", {"price_max": 80}),
        ("under $1,299.50", {"price_max": 1299.5}),
        ("60以下", {"price_max": 60}),
        ("两百块以内", {"price_max": 200}),
        ("between 20 and 40", {"price_min": 20, "price_max": 40}),
        ("between 40 and 20", {"price_min": 20, "price_max": 40}),
        ("20到40之间的裙子", {"price_min": 20, "price_max": 40}),
        ("at least 4 stars", {"rating_min": 4}),
        ("四百以上", {"price_min": 400}),
        ("in stock", {"in_stock": True}),
        ("打折的", {"on_sale": True}),
        ("under 14 inch", {}),
        ("Note 12", {}),
    ],
)
def test_limits(text: str, expected: dict[str, float]) -> None:
    assert limits(text).values == expected


@pytest.mark.parametrize(
    ("text", "value"), [("一千二", 1200), ("两百", 200), ("三百五", 350), ("十五", 15), ("2k", 2000)]
)
def test_numbers(text: str, value: float) -> None:
    assert number(text) == value
