# ruff: noqa: E501  (patterns are read better in one piece)
"""Changes that name no value: another colour, a bit bigger, that part after all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.search.parts import is_part, part_of

_OTHER = re.compile(
    r"\b(?:an)?other (colou?r|brand|material|fabric|pattern|size)s?\b|\b(?:a |some |any |in )*different (colou?r|brand|material|fabric|pattern|size)s?\b|"
    r"(?:换(?:成)?(?:一)?(?:个|种|下)?(?:别的|其他|其它)?|别的|其他|其它|另外?(?:一)?[个种])(颜色|品牌|牌子|材质|面料|图案|花色)",
    re.I,
)
_COMES_IN = re.compile(
    r"\bwhat other\b|\bwhich other\b|\bcome in\b|有(?:什么|哪些|没有)(?:别的|其他|其它)", re.I
)
"""Asks what there is, and changes nothing."""
_FIELDS = {
    "color": "colour", "colour": "colour", "颜色": "colour", "花色": "colour", "brand": "brand", "品牌": "brand", "牌子": "brand",
    "material": "material", "fabric": "material", "材质": "material", "面料": "material", "pattern": "pattern", "图案": "pattern",
    "size": "size",
}  # fmt: skip
_TOO = re.compile(
    r"\b(?:it's |is |are |they're )?(?:a bit |a little |much |way )?too (?:(big|large|loose|wide)|(small|tight|narrow))\b|"
    r"(?:有点|太)(?:(大|宽|松)|(小|窄|紧))(?:了)?",
    re.I,
)
_SIZED = re.compile(
    r"\b(?:(?:a |one )?(?:bit|little|touch|tad|size|slightly|number) )?(?:(bigger|larger)|(smaller))(?: (?:size|one|ones))?\b|\b(?:one |a )?size (?:(up)|(down))\b|"
    r"(?:再|要|换|来)?(?:个|一个)?(?:(大)|(小))(?:一|两)?(?:点儿?|些|码|号)(?:的)?|(?:再|更)(?:(大)|(小))(?:的)?",
    re.I,
)
_ALLOWED = re.compile(
    r"\b(?:with |having )?(?:a |the )?([a-z]+)\b[^.?!]{0,12}?\b(?:is|are|would be|'s)\s+(?:fine|ok|okay|all right|alright|good|no problem)|"
    r"\bwith (?:a |the )?([a-z]+) (?:after all|again)|(?:可以|能)?(?:带|有)([一-鿿]{1,3}?)(?:的)?(?:也|都)?(?:行|可以|没关系|没事|无所谓)",
    re.I,
)


WISH = re.compile(
    r"^\W*(?:(?:and|but|only|just|preferably|ideally|something|anything|some|one|ones|it should be|they should be|it has to be)\s+)*(?:for|with|that|which|suitable|good for|made for|able to)\b|\bones?(?: please)?\W*$|"
    r"^\W*(?!.*[找搜])(?:最好|要|只要)?(?:适合|用来|用于|能|可以|带|防|有)?[^，。]{1,8}(?:的|一点|一些)\W*$",
    re.I,
)
"""Words that go on about what is looked at and begin nothing new: “for hiking”, “waterproof ones”, 拍照好的."""
_STORAGE = re.compile(r"(?<![\d.])(?:(16|32|64|128|256|512)\s?G|([124])\s?T)(?![A-Za-z])", re.I)


def stored(text: str, kinds: Iterable[str]) -> str:
    """``256G`` of a phone is ``256GB``, of flour it is a weight."""
    if not any("electronics" in VOCABULARY.above(Facet.KIND, kind) for kind in kinds):
        return text
    return _STORAGE.sub(lambda found: f"{found[1]}GB" if found[1] else f"{found[2]}TB", text)


def other_of(said: str) -> tuple[str, str]:
    """The field that shall take another value than now (empty for none), and the words without those that say so."""
    found = None if _COMES_IN.search(said) else _OTHER.search(said)
    if found is None:
        return "", said
    word = next(group for group in found.groups() if group).lower()
    return _FIELDS[word], said[: found.start()] + " " + said[found.end() :]


def resized(said: str) -> tuple[Literal["larger", "smaller"] | None, str]:
    """Whether a larger or smaller size is wanted, and the words without those that say so."""
    for pattern, larger in ((_TOO, False), (_SIZED, True)):
        if found := pattern.search(said):
            first = any(found.group(place) for place in range(1, pattern.groups, 2))
            left = said[: found.start()] + " " + said[found.end() :]
            return ("larger" if first is larger else "smaller"), left
    return None, said


def allowed(said: str, lacking: tuple[str, ...]) -> tuple[str, ...]:
    """Of the parts that were not wanted those that are now (“with a hood is fine”, 带帽子也行)."""
    words = [next(group for group in found.groups() if group).lower() for found in _ALLOWED.finditer(said)]
    named = {part_of(word) if is_part(word) else word for word in words}
    return tuple(word for word in lacking if word in named)
