# ruff: noqa: E501  (patterns are read better in one piece)
"""Constraints that a message takes away: “any colour”, “forget the budget”, 不限品牌."""

from __future__ import annotations

import re

_REMOVE = re.compile(
    r"\bno (price|budget|colou?r|brand|size|material) (?:limits?|preferences?|restrictions?)\b|"
    r"\b(?:any|whatever|doesn't matter|don't care(?: about)?|forget(?: about)?|remove|drop|without|ignore|regardless of|clear)\b[^.?!]{0,12}?\b(price|budget|colou?r|brand|size|material|pattern|kind|photo|picture|rating|stock|sale)\b"
    r"|\b(price|budget|colou?r|brand|size|material|pattern|photo|picture|rating)\b:?\s*(?:limit )?(?:doesn't|does not|isn't|don't) (?:matter|important|care)"
    r"|(?:不限|不管|不论|去掉|取消|不看|随便)(?:什么)?(价格|价位|预算|颜色|品牌|牌子|尺码|材质|面料|图案|照片|图片|评分|库存)|(价格|价位|预算|颜色|品牌|牌子|尺码|材质|面料|图案|照片|评分)(?:都行|都可以|无所谓|不限|随便|不重要)",
    re.I,
)
_FIELDS = {
    "price": ("price_min", "price_max"), "budget": ("price_min", "price_max"), "价格": ("price_min", "price_max"),
    "价位": ("price_min", "price_max"), "预算": ("price_min", "price_max"), "color": ("colour",), "colour": ("colour",),
    "颜色": ("colour",), "brand": ("brand",), "品牌": ("brand",), "牌子": ("brand",), "size": ("size",), "尺码": ("size",),
    "material": ("material",), "材质": ("material",), "面料": ("material",), "pattern": ("pattern",), "图案": ("pattern",),
    "kind": ("kind",), "photo": ("photo",), "picture": ("photo",), "照片": ("photo",), "图片": ("photo",),
    "rating": ("rating_min",), "评分": ("rating_min",), "stock": ("in_stock",), "库存": ("in_stock",), "sale": ("on_sale",),
}  # fmt: skip


def taken_away(said: str) -> tuple[tuple[str, ...], str]:
    """The fields that are taken away, and the words without those that say so."""
    names: list[str] = []
    for match in _REMOVE.finditer(said):
        word = next(group for group in match.groups() if group).lower()
        names += _FIELDS[word]
    return tuple(dict.fromkeys(names)), _REMOVE.sub(" ", said)
