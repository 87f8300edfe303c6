# ruff: noqa: E501  (patterns are read better in one piece)
"""The particulars of a command: a policy's topic, a product's attribute, a field of the profile, how many."""

from __future__ import annotations

import re

from assistant.parsing.text import HAN

_TOPICS = (
    ("privacy", r"privacy|personal|data\b|隐私|个人信息|数据|信息安全"),
    ("warranty", r"warrant|guarantee|保修|质保|三包|维修"),
    ("returns", r"return|refund|send back|exchange|退|换货|能换|可以换|无理由"),
    ("payment", r"\bpay|card|invoice|支付|付款|信用卡|微信|支付宝|发票|花呗|礼品卡"),
    ("shipping", r"ship|deliver|postage|运费|包邮|邮费|配送|发货|送到|到货|能到|快递"),
)
_ATTRIBUTES = (
    (
        "weight",
        r"\b(?:heavy|light|weigh[st]?|weight)\b(?! blue| green| grey| pink| brown)|多重|重量|(?:重|轻)(?:不|吗|么)|(?:几|多少)(?:斤|公斤|克)",
    ),
    ("battery", r"\bbattery\b|续航|电池|待机"),
    ("screen", r"\bscreen\b|\bdisplay\b|屏幕|多大屏|几寸"),
    ("memory", r"\b(?:memory|ram)\b|内存"),
    ("storage", r"\bstorage\b|存储|储存"),
    ("camera", r"\b(?:camera|megapixels?)\b|摄像头|像素"),
    ("season", r"\bseasons?\b|季节|哪个季|什么季"),
    ("care", r"\b(?:wash|washable|care instructions|iron it|dry clean)\b|怎么洗|机洗|洗涤|能洗"),
    ("capacity", r"\bcapacity\b|how many (?:litres?|liters?)|容量|多少升"),
    ("material", r"made (?:of|from)|material|fabric|材质|面料|材料|做的"),
    ("size", r"sizes?\b|how (?:big|large|long|tall)|dimensions|尺码|尺寸|多大|几码"),
    ("colour", r"colou?rs?\b|颜色"),
    ("price", r"how much|price|cost|多少钱|价格"),
    ("stock", r"in stock|available|有货|现货|库存"),
    ("brand", r"\bbrand|who makes|品牌|牌子"),
    ("rating", r"\brating|rated|stars|评分"),
)


def _first(table: tuple[tuple[str, str], ...], said: str) -> str:
    return next((name for name, pattern in table if re.search(pattern, said, re.I)), "")


def attribute_of(said: str) -> str:
    """What a question asks of a product, where it is one of the listing's fields."""
    return _first(_ATTRIBUTES, said)


_FACT = re.compile(
    r"\b(?:is|are|does|do|has|have|can)\s+(?:it|this|that|they|these|the \w+(?: one)?|number \d)\s+(?:one\s+)?(?:(?:have|has|come with|support|got|be|made for|good for|suitable for|a|an|any|the|really|also)\s+)*(?P<english>[a-z][\w -]{2,30}?)\W*$|"
    r"^\W*(?:第[一二三四五六七八九十\d]+|最后一?|[这那它])?(?:个|款|件|条|双|台|部)?(?:是不是|能不能|可不可以|会不会|有没有|可以|支持|能|会|是|有|带)?(?P<chinese>[一-鿿A-Za-z\d]{1,8}?)(?:的)?[吗么嘛]\W*$",
    re.I,
)
_NO_FACT = re.compile(
    r"^(?:in stock|available|there|good|ok|okay|nice|worth it|cheap\w*|more|like|这个?|那个?|有货|好|行|可以)$",
    re.I,
)


def fact_asked(said: str) -> str:
    """What a yes-or-no question asks of one product (“is it waterproof”, 这个防水吗); empty for none."""
    found = _FACT.search(said)
    word = (found.group("english") or found.group("chinese") or "").strip() if found else ""
    return "" if _NO_FACT.match(word) else word


def topic_of(said: str) -> str:
    """The policy that a question is about, where it is clear."""
    return _first(_TOPICS, said)


def profile_field(said: str) -> str:
    table = (("email", r"e-?mail|邮箱"), ("phone", r"phone|电话|手机"), ("name", r"name|名字|姓名"))
    return _first(table, said) or "profile"


def quantity(said: str) -> int:
    found = re.search(
        r"\b(two|three|four|five|[2-9])\b (?:of|pairs?|pieces?)?|([两二三四五2-9])(?:件|个|双|条|台)(?!购)",
        said,
        re.I,
    )
    if not found or (HAN.search(said) and re.search(r"第[一二三四五六七八\d]", said)):
        return 1
    words = {"two": 2, "three": 3, "four": 4, "five": 5, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
    said_count = (found.group(1) or found.group(2)).lower()
    return words.get(said_count) or int(said_count)
