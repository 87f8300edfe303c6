"""Money: an integer count of minor units, and a currency. Never a float."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from babel.numbers import format_currency, get_currency_precision, list_currencies

from retrieval.errors import BadInput

_SYMBOLS = {
    "$": "USD",
    "US$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "CNY",
    "￥": "CNY",
    "元": "CNY",
    "RMB": "CNY",
}
_AMOUNT = re.compile(r"\d[\d.,'  ]*")
_CODES: frozenset[str] = frozenset(list_currencies())


def _decimal(digits: str) -> Decimal:
    """Read a number as people write it: the last of ``.`` and ``,`` is the decimal mark if 1-2 digits follow."""
    digits = re.sub(r"['  ]", "", digits).strip(".,")
    marks = [position for position, sign in enumerate(digits) if sign in ".,"]
    if not marks:
        return Decimal(digits)
    last = marks[-1]
    tail = digits[last + 1 :]
    mark = digits[last]
    is_decimal = len(tail) != 3 or (
        mark == "." and digits.count(".") == 1 and "," not in digits and last == 1 and digits[0] == "0"
    )
    if is_decimal and digits.count(mark) == 1:
        whole = re.sub(r"[.,]", "", digits[:last])
        return Decimal(f"{whole or '0'}.{tail}")
    return Decimal(re.sub(r"[.,]", "", digits))


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An amount in minor units (cents, fen, yen) of one ISO 4217 currency."""

    amount: int
    currency: str

    def __post_init__(self) -> None:
        if self.currency not in _CODES:
            raise BadInput(
                "unknown_currency",
                f"“{self.currency}” is not a currency.",
                "Use an ISO 4217 code such as USD, EUR or CNY.",
            )

    @classmethod
    def of(cls, major: Decimal | int | str, currency: str) -> Money:
        """From major units: ``Money.of("19.99", "USD")`` is 1999 cents; halves round up."""
        exponent = get_currency_precision(currency)
        scaled = (Decimal(major) * (Decimal(10) ** exponent)).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        return cls(int(scaled), currency)

    @classmethod
    def parse(cls, text: str, default_currency: str | None = None) -> Money:
        """Read ``19.99 USD``, ``$19.99``, ``1.299,00 €``, ``¥129`` or ``129`` (with a default currency).

        Raises:
            BadInput: no number, a negative one, or no currency known.
        """
        text = text.strip()
        found = _AMOUNT.search(text)
        if not found or text.startswith("-"):
            raise BadInput("bad_price", f"“{text[:40]}” is not a price.", "Write it like 19.99 USD.")
        rest = (text[: found.start()] + " " + text[found.end() :]).strip().upper()
        currency = _SYMBOLS.get(rest) or (rest if rest in _CODES else None)
        if rest and currency is None:
            raise BadInput("bad_price", f"“{text[:40]}” names no known currency.", "Write it like 19.99 USD.")
        currency = currency or default_currency
        if currency is None:
            raise BadInput("no_currency", f"“{text[:40]}” has no currency.", "Add one, like 19.99 USD.")
        try:
            return cls.of(_decimal(found.group()), currency)
        except InvalidOperation as error:
            raise BadInput(
                "bad_price", f"“{text[:40]}” is not a price.", "Write it like 19.99 USD."
            ) from error

    @property
    def major(self) -> Decimal:
        """The amount in major units, exact."""
        return Decimal(self.amount).scaleb(-get_currency_precision(self.currency))

    def formatted(self, language: str) -> str:
        """As people of that language write it: ``$19.99``, ``¥129.00``; never a float on the way."""
        locale = "zh_CN" if language == "zh" else "en_US"
        return str(format_currency(self.major, self.currency, locale=locale))

    def _same(self, other: Money) -> None:
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} cannot be added or compared")

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.amount - other.amount, self.currency)

    def __mul__(self, count: int) -> Money:
        return Money(self.amount * count, self.currency)

    def __lt__(self, other: Money) -> bool:
        self._same(other)
        return self.amount < other.amount

    def __le__(self, other: Money) -> bool:
        self._same(other)
        return self.amount <= other.amount
