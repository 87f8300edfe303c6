# ruff: noqa: E501  (patterns are read better in one piece)
"""What is pointed at: a place in the list, the thing in focus, an order."""

from __future__ import annotations

import re

from assistant.commands import Item, OrderReference
from assistant.state import State

_WORDS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5,
    "sixth": 6, "6th": 6, "seventh": 7, "7th": 7, "eighth": 8, "8th": 8, "last": -1,
    "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
}  # fmt: skip
_ORDINAL = re.compile(
    r"\b(?:the\s+)?(first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|sixth|6th|seventh|7th|eighth|8th)\b(?!\s+(?:time|order))(?:\s+(?:one|item|product))?|"
    r"(?:\b(?:number|no\.?|item|option|#)\s*#?|#)([1-9])\b|\bthe (last)(?: one| item| product)?\b(?!\s+(?:\w|order))|第([一二三四五六七八1-8])(?:个|款|件|条|双|台|部|只|项)?|(最后)一?(?:个|款|件|条|双|台)",
    re.I,
)
FOCUS = re.compile(r"\b(?:it|its|this|that|this one|that one|them)\b|这个?|那个?|它", re.I)
_PAIR = re.compile(
    r"\b(?:first|top) (two|three|four|2|3|4)\b|前(两|二|三|四|2|3|4)(?:个|款|件|条|双|台)?", re.I
)
ALL = 99
_COUNT = {"two": 2, "2": 2, "两": 2, "二": 2, "three": 3, "3": 3, "三": 3, "four": 4, "4": 4, "四": 4}
_LIST = re.compile(r"(?<![\d$€£¥.])([1-8])(?=\s*(?:,|and|or|&|vs\.?|with|和|跟|与|还是|或|哪|、|\W*$))", re.I)
_ORDER_ID = re.compile(
    r"(?<![A-Za-z0-9])(?:#\s*)?([A-Za-z]{1,4}-?\d{4,12})(?![A-Za-z0-9])|#\s?(\d{4,14})|(?:order|订单|单号|订单号)[^\dA-Za-z]{0,6}([A-Za-z]{0,4}-?\d{4,14})",
    re.I,
)
_TIME = (
    r"(?:the day before yesterday|yesterday|today|(?:last|this) (?:night|week(?:end)?|month|year)|the week before last|"
    r"(?:last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?:\d{1,2}|an?|one|two|three|four|five|six|seven|(?:a )?couple of|(?:a )?few) (?:day|week|month)s? ago|"
    r"(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber|\d{4}-\d\d-\d\d)"
)
_CHINESE_TIME = (
    r"(?:大?前天|昨[天晚]|今[天早]|上上?个?(?:周|星期|礼拜)[一二三四五六日天末]?|[这本]个?(?:周|星期|礼拜)[一二三四五六日天]?|[上这本]个?月|"
    r"(?:\d{1,2}|[一两二三四五六七几])个?(?:天|周|星期|礼拜|月)(?:以)?前|\d{1,2}月(?:\d{1,2}[日号]|份)?|去年|今年)"
)
_WHEN = re.compile(
    rf"\b(?:orders?|purchases?|parcels?|packages?|things?|stuff)(?: that)?(?: i)?(?: from| of| placed| made| bought| ordered)?(?: on| in| back in)? ({_TIME})\b|"
    rf"\b(?:ordered|bought|purchased|placed)\b[^.?!,]{{0,30}}?\b({_TIME})\b|\b({_TIME})['’]s (?:order|purchase)|"
    rf"({_CHINESE_TIME})\s*(?:我|在你们?家|在这)?\s*(?:的(?:那[个笔份张]?)?\s*(?:订?单|快递|包裹)|[下买订拍购]|那[个笔份张单])",
    re.I,
)
"""A time that says when an order was placed; that of its arrival ("will my order come today") points at none."""


_THESE = re.compile(
    r"\b(?:(?:all |any )?(?:of )?(?:these|those)(?: (?:two|three|four|ones?|items?|products?))?|them all|all of them|all (?:two|three|four))\b|"
    r"这些|那些|这几[个款件条双]?|[这那][两二三四][个款件条双]|它们|(?:全部|都)(?=比)",
    re.I,
)
"""All that is shown, not one of it."""
THAN = re.compile(
    r"\s*\bthan (?:(?:that|this|it|these|those|them)\b(?: ones?\b)?|(?:the |number )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|last|[1-8](?:st|nd|rd|th)?)\b(?: (?:one|item|product))?)|"
    r"比(?:[这那它]|第[一二三四五六七八1-8])[些个款件条双台只]?(?:还要|还|更|要)?|比最后一[个款件条双台只](?:还要|还|更|要)?",
    re.I,
)
"""“cheaper than that”, 比第二个便宜: what the price is held against."""


def these(text: str) -> int:
    """How many of those shown are meant together: “more like these” are all, 这两个 two; 0 where none are."""
    found = _THESE.search(text)
    if found is None:
        return 0
    said = next((word for word in _COUNT if not word.isdigit() and word in found.group().lower()), "")
    return _COUNT[said] if said else ALL


def items(text: str) -> tuple[Item, ...]:
    """Every product that is pointed at, in order; nothing said gives none."""
    if pair := _PAIR.search(text):
        count = _COUNT[(pair.group(1) or pair.group(2)).lower()]
        return tuple(Item(position=place) for place in range(1, count + 1))
    places = [_place(match) for match in _ORDINAL.finditer(text)]
    if places:
        return tuple(Item(position=place) for place in dict.fromkeys(places))
    return ()


def several(text: str) -> tuple[Item, ...]:
    """As ``items``, and bare figures too (compare 1 and 3)."""
    return items(text) or tuple(
        Item(position=int(place)) for place in dict.fromkeys(m.group(1) for m in _LIST.finditer(text))
    )


def item(text: str) -> Item | None:
    """The one product that is pointed at; ``it`` and ``this`` are what is in focus."""
    found = items(text)
    if found:
        return found[0]
    return Item(focus=True) if FOCUS.search(text) else None


_BESIDE = re.compile(r"\b(?:than|compared (?:to|with)|versus|vs\.?|or|with)\b|跟|和|与|比|同", re.I)


def beside(text: str) -> bool:
    """Whether one place of the list is held against something that is not named: 跟第二个比."""
    return len(items(text)) == 1 and bool(FOCUS.search(without_places(text)) or _BESIDE.search(text))


def without_places(text: str) -> str:
    """The words without the places in the list that they name."""
    return _ORDINAL.sub(" ", text)


def without(text: str) -> str:
    """The words without those that point at a product."""
    return FOCUS.sub(" ", _ORDINAL.sub(" ", text))


def _place(match: re.Match[str]) -> int:
    said = next(group for group in match.groups() if group).lower()
    if said == "最后":
        return -1
    return int(said) if said.isdigit() else _WORDS[said]


def order(text: str) -> OrderReference:
    """The order that is pointed at; the last one where none is."""
    if found := _ORDER_ID.search(text):
        return OrderReference(order_id=next(group for group in found.groups() if group).upper())
    if found := _WHEN.search(text):
        return OrderReference(when=next(group for group in found.groups() if group).lower())
    return OrderReference(last=True)


def shown(state: State) -> tuple[Item, ...]:
    """All that is shown: what was just compared, else the list."""
    if state.compared:
        return tuple(Item(product_id=product_id) for product_id in state.compared)
    return tuple(Item(position=place) for place in range(1, len(state.shown) + 1))


def meant(said: str, state: State) -> tuple[Item, ...]:
    """Every product that some words point at; none for no words."""
    pointed = items(said)
    if pointed or not said:
        return pointed
    if count := these(said):
        return shown(state)[:count]
    one = item(said)
    return (one,) if one else ()
