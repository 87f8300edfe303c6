"""Numbers, prices and dates of a feed. What cannot be read raises ``Unreadable`` with the reason for the report."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from retrieval.catalog.money import Money
from retrieval.errors import BadInput

_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_GTIN = re.compile(r"\d{8}|\d{12,14}")
_YES = frozenset(["1", "true", "yes", "y", "on", "是", "有", "有货"])
_NO = frozenset(["0", "false", "no", "n", "off", "-1", "否", "无", "无货", "缺货"])
UNCOUNTED = 100
"""The stock of what a feed says is there without saying how many."""
FEW = 3
"""The stock of what a feed calls limited."""


class Unreadable(Exception):
    """A value that cannot be used; the message is the reason, for the report."""


@lru_cache(maxsize=100_000)
def price(text: str, default_currency: str) -> Money:
    """A price as feeds write it; spreadsheets put an apostrophe before some."""
    try:
        return Money.parse(text.strip().lstrip("'’"), default_currency)
    except BadInput as error:
        raise Unreadable(error.sentence) from error


def price_of(value: Any, default_currency: str) -> Money:
    """From text, a JSON number in major units, or ``{"amount": minor units, "currency"}``."""
    if isinstance(value, dict):
        amount, currency = value.get("amount"), value.get("currency", default_currency)
        if isinstance(amount, bool) or not isinstance(amount, int) or amount < 0:
            raise Unreadable(f"“{amount}” is not an amount in minor units.")
        return _money(amount, str(currency).upper())
    if isinstance(value, bool) or value is None:
        raise Unreadable(f"“{value}” is not a price.")
    return price(str(value), default_currency)


def price_from_minor(value: Any, currency: str) -> Money:
    """Cents or fen, as a whole number."""
    text = str(value).strip()
    if not text.isdigit():
        raise Unreadable(f"“{text[:40]}” is not a whole number of minor units.")
    return _money(int(text), currency)


def _money(amount: int, currency: str) -> Money:
    try:
        return Money(amount, currency)
    except BadInput as error:
        raise Unreadable(error.sentence) from error


def delivery_of(value: Any, default_currency: str) -> Money | None:
    """``5.00 USD``, or Google's ``country:region:service:price``; several are several countries: the first."""
    if isinstance(value, (dict, int, float)):
        return price_of(value, default_currency)
    text = str(value).split(",")[0] if ":" in str(value) else str(value)
    text = text.rsplit(":", 1)[-1].strip()
    return price(text, default_currency) if text else None


def number(value: Any) -> float:
    """A plain number, ``4.5`` or ``4,5``."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    found = _NUMBER.fullmatch(str(value).strip().lstrip("'"))
    if not found:
        raise Unreadable(f"“{str(value)[:40]}” is not a number.")
    return float(found.group().replace(",", "."))


def count(value: Any) -> int:
    """A whole number; ``1,200`` is twelve hundred, ``50+`` fifty, below zero is zero."""
    if isinstance(value, int) and not isinstance(value, bool):
        return min(max(value, 0), 2_000_000_000)
    text = str(value).strip().lstrip("'").rstrip("+").replace(",", "").replace(" ", "")
    try:
        return min(max(int(float(text)), 0), 2_000_000_000)
    except (ValueError, OverflowError) as error:
        raise Unreadable(f"“{str(value)[:40]}” is not a whole number.") from error


def rating(value: Any) -> float | None:
    """0 to 5; ``4.5/5`` and ``4.5 out of 5`` are read; out of range is unreadable."""
    text = re.split(r"/|out of|分", str(value).strip())[0]
    stars = number(text)
    if not 0 <= stars <= 5:
        raise Unreadable(f"The rating {stars:g} is not between 0 and 5.")
    return stars or None


def yes(value: Any) -> bool | None:
    """What a yes-or-no column says, None if it is empty or something else."""
    if isinstance(value, bool):
        return value
    word = str(value).strip().casefold()
    return True if word in _YES else False if word in _NO else None


def stock_of_availability(value: Any) -> int | None:
    """How many a word of availability stands for; None for a word that says nothing."""
    if isinstance(value, dict):  # {"available": false, "status": "out_of_stock"}
        if value.get("available") is False:
            return 0
        value = value.get("status") or value.get("available")
    answer = yes(value)
    if answer is not None:
        return UNCOUNTED if answer else 0
    word = re.sub(r"[\s_-]+", " ", str(value)).strip().casefold().rsplit("/", 1)[-1]
    if word in ("in stock", "instock", "available", "available for order", "backorderable", "现货", "在售"):
        return UNCOUNTED
    if word in ("limited availability", "limited", "low stock", "few left", "库存紧张"):
        return FEW
    if word in ("out of stock", "outofstock", "sold out", "soldout", "unavailable", "preorder", "pre order"):
        return 0
    if word in ("backorder", "onbackorder", "discontinued", "售罄", "下架", "预售"):
        return 0
    return None


def gtin(value: Any) -> str | None:
    """8, 12, 13 or 14 digits with a right check digit, else None: feeds hold much that is no GTIN."""
    digits = re.sub(r"[\s\-']", "", str(value))
    if not _GTIN.fullmatch(digits) or not int(digits):
        return None
    total = sum(int(sign) * (3 if place % 2 == 0 else 1) for place, sign in enumerate(reversed(digits[:-1])))
    return digits if (10 - total % 10) % 10 == int(digits[-1]) else None


def moment(value: Any) -> datetime | None:
    """ISO 8601, a date, or seconds since 1970; without a zone it is UTC."""
    text = str(value).strip()
    if not text:
        return None
    try:
        read = datetime.fromtimestamp(int(text), UTC) if text.isdigit() and len(text) == 10 else _date(text)
    except (ValueError, OverflowError, OSError) as error:
        raise Unreadable(f"“{text[:40]}” is not a date.") from error
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)


def _date(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("/", "-") if text.count("/") == 2 else text)
