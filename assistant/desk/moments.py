"""When an order was placed, as customers say it: “last week”, “三天前”; pure, against a day that is passed in."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

Days = tuple[date, date]
"""First and last day, both included."""

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "couple": 2,
    "few": 3,
}
_SIGNS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "日": 7, "天": 7, "几": 3}
_ENGLISH_AGO = re.compile(
    r"(\d+|a|an|one|two|three|four|five|six|seven|(?:a )?couple(?: of)?|(?:a )?few) (day|week|month)s? ago"
)
_CHINESE_AGO = re.compile(r"(\d+|[一两二三四五六七几])\s*个?(天|日|周|星期|礼拜|月)(?:以)?前")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_CHINESE_DATE = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(?:份)?(?:(\d{1,2})[日号])?")
_CHINESE_WEEKDAY = re.compile(r"(上上|上|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天])")


def span(when: str, today: date) -> Days | None:
    """The days that are meant, none of them after ``today``; None where the words name no time."""
    said = " ".join(when.lower().split())
    for read in (_date, _ago, _weekday, _named, _month):
        if found := read(said, today):
            first, last = found
            return (first, min(last, today)) if first <= today else None
    return None


def _date(said: str, today: date) -> Days | None:
    try:
        if found := _ISO.search(said):
            day = date(*map(int, found.groups()))
            return day, day
        if (found := _CHINESE_DATE.search(said)) and not said.endswith("前"):
            year, month, number = (int(part) if part else 0 for part in found.groups())
            return _in_month(month, today, year, number)
    except ValueError:  # a day that no calendar has
        return None
    return None


def _ago(said: str, today: date) -> Days | None:
    found = _ENGLISH_AGO.search(said) or _CHINESE_AGO.search(said)
    if not found:
        return None
    amount, unit = found.groups()
    word = amount.removeprefix("a ").removesuffix(" of") if len(amount) > 2 else amount
    count = int(word) if word.isdigit() else _WORDS.get(word) or _SIGNS[word]
    days = {"day": 1, "天": 1, "日": 1, "month": 30, "月": 30}.get(unit, 7)
    about, slack = today - timedelta(days=count * days), {1: 1, 7: 4, 30: 16}[days]
    exact = days == 1 and count < 4
    return (about, about) if exact else (about - timedelta(days=slack), about + timedelta(days=slack))


def _weekday(said: str, today: date) -> Days | None:
    """“on Monday” is the last one that has been, “last Monday” the one of the week before where this week has one."""
    if found := _CHINESE_WEEKDAY.search(said):
        weeks = {"上上": 2, "上": 1}.get(found.group(1) or "", 0)
        day = _monday(today) + timedelta(days=_SIGNS[found.group(2)] - 1 - 7 * weeks)
        return (day, day) if day <= today or found.group(1) else (day - timedelta(days=7),) * 2
    place = next((n for n, name in enumerate(_WEEKDAYS) if re.search(rf"\b{name}\w*day\b", said)), None)
    if place is None:
        return None
    day = today - timedelta(days=(today.weekday() - place) % 7)
    if "last" in said:
        return (day - timedelta(days=7) if day == today else day,) * 2
    return day, day


def _named(said: str, today: date) -> Days | None:
    monday, first = _monday(today), today.replace(day=1)
    before = first - timedelta(days=1)
    names: tuple[tuple[str, Callable[[], Days]], ...] = (
        (r"day before yesterday|前天", lambda: (today - timedelta(days=2),) * 2),
        (r"yesterday|昨[天日晚]|last night", lambda: (today - timedelta(days=1),) * 2),
        (r"today|今[天早日]|this morning|刚才", lambda: (today, today)),
        (
            r"上上(?:个)?(?:周|星期|礼拜)|week before last",
            lambda: (monday - timedelta(14), monday - timedelta(8)),
        ),
        (r"last weekend|上(?:个)?周末", lambda: (monday - timedelta(2), monday - timedelta(1))),
        (r"last week|上(?:个)?(?:周|星期|礼拜)", lambda: (monday - timedelta(7), monday - timedelta(1))),
        (r"this week|[这本](?:个)?(?:周|星期|礼拜)", lambda: (monday, today)),
        (r"last month|上(?:个)?月", lambda: (before.replace(day=1), before)),
        (r"this month|[这本当](?:个)?月", lambda: (first, today)),
        (r"last year|去年", lambda: (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))),
        (r"this year|今年", lambda: (date(today.year, 1, 1), today)),
    )
    return next((days() for pattern, days in names if re.search(pattern, said)), None)


def _month(said: str, today: date) -> Days | None:
    place = next((n for n, name in enumerate(_MONTHS, 1) if re.search(rf"\b{name}[a-z]*\b", said)), None)
    number = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", said)
    try:
        return _in_month(place, today, 0, int(number.group(1)) if number else 0) if place else None
    except ValueError:  # a day that no calendar has
        return None


def _in_month(month: int, today: date, year: int, number: int) -> Days:
    """A month or a day of it; without a year, the last one that has begun.

    Raises:
        ValueError: there is no such month or day.
    """
    year = year or (today.year if date(today.year, month, number or 1) <= today else today.year - 1)
    if number:
        return date(year, month, number), date(year, month, number)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
