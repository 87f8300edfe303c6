"""Measures as one token in one unit: ``1.5 L``, ``1500ml`` and ``1500 毫升`` all become ``1500ml``."""

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
        ("gb", "1", ("gb",)),
        ("gb", "1024", ("tb",)),
        ("mah", "1", ("mah", "毫安")),
        ("inch", "1", ("inch", "inches", "英寸", "寸")),
        ("w", "1", ("watt", "watts", "瓦")),
    )
    for name in names
}
_MEASURE = re.compile(
    r"(?<![\w.])(\d+(?:\.\d+)?)\s?-?\s?(" + "|".join(sorted(_UNITS, key=len, reverse=True)) + r")(?![a-z0-9])"
)


def _canonical(match: re.Match[str]) -> str:
    base, factor = _UNITS[match.group(2)]
    amount = (Decimal(match.group(1)) * factor).normalize()
    return f" {amount:f}{base} "


def fold_measures(folded: str) -> str:
    """Rewrite every measure of an already folded text; everything else is left as it is."""
    return _MEASURE.sub(_canonical, folded)
