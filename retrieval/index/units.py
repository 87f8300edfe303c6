"""Measures as one token in one unit: ``1.5 L``, ``1500ml`` and ``1500 毫升`` all become ``1500ml``, ``15.6"`` and
``15.6英寸`` become ``15.6inch``, ``1 TB`` and ``1000 GB`` become ``1000gb``."""

from __future__ import annotations

import re
from decimal import Decimal

_UNITS: dict[str, tuple[str, Decimal]] = {
    name: (base, Decimal(factor))
    for base, factor, names in (
        ("g", "1", ("g", "gram", "grams", "克")),
        ("g", "1000", ("kg", "kilo", "kilos", "kilogram", "kilograms", "千克", "公斤")),
        ("g", "500", ("斤",)),
        ("ml", "1", ("ml", "millilitre", "millilitres", "milliliter", "milliliters", "毫升")),
        ("ml", "10", ("cl",)),
        ("ml", "1000", ("l", "litre", "litres", "liter", "liters", "升")),
        ("mm", "1", ("mm", "毫米")),
        ("mm", "10", ("cm", "厘米", "公分")),
        ("mm", "1000", ("m", "metre", "metres", "meter", "meters", "米")),
        ("mm", "304.8", ("ft", "feet", "foot", "英尺")),
        ("gb", "1", ("gb",)),
        ("gb", "1000", ("tb",)),
        ("mah", "1", ("mah", "毫安")),
        ("inch", "1", ("inch", "inches", "英寸", "寸", '"', "''", "”", "“", "′′")),
        ("w", "1", ("watt", "watts", "瓦")),
    )
    for name in names
}
_MEASURE = re.compile(
    r"(?<![\w.])(\d+(?:\.\d+)?)\s?-?\s?(" + "|".join(sorted(_UNITS, key=len, reverse=True)) + r")(?![a-z0-9])"
)


_SHORT_INCH = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)in\b(?!-)")
"""``2.5in``, but not 3-in-1."""


def _canonical(match: re.Match[str]) -> str:
    base, factor = _UNITS[match.group(2)]
    amount = Decimal(match.group(1)) * factor
    if base == "gb" and amount >= 1024 and amount % 1024 == 0:
        amount = amount / 1024 * 1000  # 1,024 GB are sold as a terabyte, and 1,000 GB too
    return f" {amount.normalize():f}{base} "


def fold_measures(folded: str) -> str:
    """Rewrite every measure of an already folded text; everything else is left as it is."""
    return _MEASURE.sub(_canonical, _SHORT_INCH.sub(r"\1inch", folded))


def is_measure(folded: str) -> bool:
    """Whether an already folded text is a measure and nothing else: “256gb”, 6.7英寸."""
    return _MEASURE.fullmatch(folded) is not None
