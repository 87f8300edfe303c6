# ruff: noqa: E501  (patterns are read better in one piece)
"""Limits in a message: prices, stars, stock and sale, in both languages, with the place where each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10000}
_SIGN = r"(?:us\$|\$|€|£|¥|usd|rmb)?\s*"
_UNIT = r"\s*(?:dollars?|bucks|usd|eur|euros?|rmb|yuan|块钱|块|元|美元|美金|刀|k\b)?"
_N = r"(\d[\d,]*(?:\.\d+)?k?|[零一二两三四五六七八九十百千万]+)"
_PRICE = _SIGN + _N + _UNIT
_RULES: tuple[tuple[str, str], ...] = (
    (r"(?:between|from)\s+" + _PRICE + r"\s*(?:and|to|-|–)\s*" + _PRICE, "both"),
    (
        r"(?:在|从)?"
        + _PRICE
        + r"\s*(?:到|至|-|–|~)\s*"
        + _PRICE
        + r"(?:之间)?(?=的|$|[,，。 ]|左右|以内|价)",
        "both",
    ),
    (r"[$€£¥]\s*" + _N + r"\s*(?:-|–|to)\s*[$€£¥]?\s*" + _N, "both"),
    (
        r"(?:under|below|less than|cheaper than|no more than|not more than|at most|up to|max(?:imum)?(?: of)?|"
        r"within|for less than|not over|budget(?: is| of)?|beneath|<=?|不超过|不高于|低于|少于|最多|小于|预算|不到)\s*"
        + _PRICE,
        "max",
    ),
    (_PRICE + r"\s*(?:以内|以下|之内|之下|封顶|内(?=的)|or less|or under|max\b|tops\b|or below)", "max"),
    (
        r"(?:over|above|more than|at least|from|min(?:imum)?(?: of)?|not under|>=?|不低于|高于|超过|至少|大于)\s*"
        + _PRICE,
        "min",
    ),
    (_PRICE + r"\s*(?:以上|起(?=的|$)|or more|and up|or above|\+(?!\s*\d))", "min"),
    (r"(?:around|about|roughly|大概|大约|差不多)\s*[$€£¥]\s*" + _N, "around"),
    (r"\b(?:around|about|roughly|approximately)\s*" + _PRICE + r"(?=\s*(?:$|[,.!?;]|or so\b))", "around"),
    (_PRICE + r"\s*(?:左右|上下)", "around"),
)
_ROUGH = re.compile(r"([一二两三四五六七八])([二三四五六七八九])([十百千万])(?:多)?(?:块钱|块|元|刀|美元)?")
"""两三百块: between two and three hundred."""
_COMPILED = tuple((re.compile(pattern, re.I), what) for pattern, what in _RULES)
_STARS = re.compile(
    r"(?:rated|rating|评分|with|at least|over|above)?\s*(?:of|over|above|at least|在)?\s*(\d(?:\.\d)?)\s*(?:\+\s*)?"
    r"(?:stars?|颗星|星)(?:\s*(?:and up|or more|or better|以上|及以上))?",
    re.I,
)
_RATED = re.compile(
    r"(?:评分|rating|rated)\s*(?:of|over|above|at least|在|高于|超过|不低于)?\s*([0-5](?:\.\d)?)(?:\s*分)?(?:以上)?",
    re.I,
)
_STOCK = re.compile(
    r"\b(?:that (?:is|are) )?(?:only )?(?:in stock|available now)\b|(?:只看)?(?:有货|现货|有库存)的?", re.I
)
_SALE = re.compile(
    r"\b(?:that (?:is|are) )?(?:on sale|discounted|reduced|on offer)\b|(?:正在)?(?:打折|特价|促销|降价|优惠)的?(?:商品)?",
    re.I,
)
_NOT_PRICE = re.compile(
    r"\s*(?:inch|\"|cm|mm|gb|tb|ml|l\b|kg|g\b|w\b|mah|years?|days?|stars?|people|寸|英寸|厘米|天|岁|号|码|年|个|件|分|星|小时)",
    re.I,
)


@dataclass(slots=True)
class Limits:
    """The limits by field name, and the spans ``(start, end)`` of the text that said them."""

    values: dict[str, float | bool] = field(default_factory=dict)
    spans: list[tuple[int, int]] = field(default_factory=list)


def number(text: str) -> float | None:
    """``1,299.5``, ``2k``, ``两百``, ``一千二`` as a number."""
    plain = text.replace(",", "").lower()
    if plain[:1].isdigit():
        return float(plain[:-1]) * 1000 if plain.endswith("k") else float(plain)
    total, digit, last = 0, 0, 1
    for sign in plain:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        else:
            scale = _SCALES[sign]
            total = (total + digit) * scale if scale == 10000 else total + (digit or 1) * scale
            digit, last = 0, scale
    value = total + (digit * last // 10 if last >= 100 and plain[-2:-1] in "百千万" else digit)
    return float(value) if value else None


def limits(text: str) -> Limits:
    """All limits of a text; the first statement of each wins."""
    found = Limits()
    for pattern, name in ((_STARS, "rating_min"), (_RATED, "rating_min")):
        for match in pattern.finditer(text):
            if float(match.group(1)) <= 5 and name not in found.values:
                found.values[name] = float(match.group(1))
                found.spans.append(match.span())
    for match in _ROUGH.finditer(text):
        low, high = (_DIGITS[sign] * _SCALES[match.group(3)] for sign in match.groups()[:2])
        if high == low + _SCALES[match.group(3)] and not {"price_min", "price_max"} & found.values.keys():
            found.values |= {"price_min": float(low), "price_max": float(high)}
            found.spans.append(match.span())
    for pattern, what in _COMPILED:
        for match in _free(pattern, text, found):
            _note(match, what, found)
    for pattern, name in ((_STOCK, "in_stock"), (_SALE, "on_sale")):
        if once := pattern.search(text):
            found.values[name] = True
            found.spans.append(once.span())
    return found


def _free(pattern: re.Pattern[str], text: str, found: Limits) -> Iterator[re.Match[str]]:
    for match in pattern.finditer(text):
        if any(match.start() < end and start < match.end() for start, end in found.spans):
            continue
        if _NOT_PRICE.match(text, match.end()) and match.group().rstrip()[-1:].isdigit():
            continue
        yield match


def _note(match: re.Match[str], what: str, found: Limits) -> None:
    numbers = [value for group in match.groups() if group and (value := number(group)) is not None]
    if not numbers or ({"price_min", "price_max"} & found.values.keys() and what in ("both", "around")):
        return
    match what:
        case "both" if len(numbers) == 2:
            found.values["price_min"], found.values["price_max"] = sorted(numbers)
        case "around":
            found.values["price_min"] = round(numbers[0] * 0.8, 2)
            found.values["price_max"] = round(numbers[0] * 1.2, 2)
        case "max":
            found.values.setdefault("price_max", numbers[0])
        case "min":
            found.values.setdefault("price_min", numbers[0])
        case _:
            return
    found.spans.append(match.span())
