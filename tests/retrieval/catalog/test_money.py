"""Money as people write it, kept as integers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.catalog.money import Money
from retrieval.errors import BadInput


@pytest.mark.parametrize(
    ("written", "amount", "currency"),
    [
        ("19.99 USD", 1999, "USD"),
        ("USD 19.99", 1999, "USD"),
        ("$1,299.00", 129900, "USD"),
        ("1.299,00 €", 129900, "EUR"),
        ("1 299,50 EUR", 129950, "EUR"),
        ("¥129", 12900, "CNY"),
        ("129.5元", 12950, "CNY"),
        ("1,299 USD", 129900, "USD"),
        ("980 JPY", 980, "JPY"),
        ("0.125 KWD", 125, "KWD"),
    ],
)
def test_a_price_is_read_as_it_was_meant(written: str, amount: int, currency: str) -> None:
    assert Money.parse(written) == Money(amount, currency)


@pytest.mark.parametrize("written", ["", "free", "-5 USD", "5 doubloons", "12"])
def test_what_is_not_a_price_is_refused_with_a_remedy(written: str) -> None:
    with pytest.raises(BadInput) as refused:
        Money.parse(written)
    assert refused.value.remedy


def test_a_bare_number_is_in_the_shops_currency() -> None:
    assert Money.parse("12", "CNY") == Money(1200, "CNY")


def test_two_currencies_do_not_add_up() -> None:
    with pytest.raises(ValueError, match="USD and EUR"):
        Money(1, "USD") + Money(1, "EUR")


def test_each_language_writes_it_its_way() -> None:
    assert Money(129900, "CNY").formatted("zh") == "¥1,299.00"
    assert Money(129900, "USD").formatted("en") == "$1,299.00"


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from(["USD", "CNY", "JPY", "KWD"]))
def test_major_units_and_back_lose_nothing(amount: int, currency: str) -> None:
    money = Money(amount, currency)
    assert Money.of(money.major, currency) == money
    assert isinstance(money.major, Decimal)
