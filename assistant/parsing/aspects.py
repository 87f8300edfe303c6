# ruff: noqa: E501  (patterns are read better in one piece)
"""What a question holds several products against each other by: price, stars, weight, or what buyers speak of."""

from __future__ import annotations

import re

_ASPECTS: tuple[tuple[str, str], ...] = (
    ("-price", r"\bcheap(?:er|est)?\b|\bless expensive\b|\bleast expensive\b|\bcosts? (?:less|least)\b|\blow(?:er|est) price|便宜|价格(?:更|最)?低|实惠|划算"),
    ("price", r"\bmore expensive\b|\bmost expensive\b|\bdear(?:er|est)\b|\bpric(?:ier|iest)\b|\bcosts? (?:more|most)\b|(?:更|最|比较)贵|价格(?:更|最)?高"),
    ("rating", r"\b(?:better|best|higher|highest|top)[- ]?rat(?:ed|ing)s?\b|\b(?:better|best|more) (?:reviews?|reviewed|liked|popular)\b|\bpeople (?:like|prefer)\b|(?:评价|评分|口碑|好评)(?:是)?(?:更|最|比较)?(?:好|高|多)|更受欢迎|\bwhich(?: one)?(?: of (?:them|these|those|the two))?(?: is| are| would be| do you think is) (?:the )?(?:better|best)\W*$|\bwhich(?: one)? (?:would you|should i) (?:buy|get|take|choose|pick)\b|\bthe (?:better|best) one\b|(?:更|比较|最)?好的那(?:一)?[个款件条双台]|哪(?:一)?[个款件条双台](?:更|最|比较)?(?:好(?:一点|些|点)?(?:呢|啊)?\W*$|值得买)"),
    ("-weight", r"\blight(?:er|est)\b|\bweighs? (?:less|least)\b|(?:更|最|比较)轻|轻(?:一)?(?:点|些)|重量(?:更|最)?(?:轻|小)"),
    ("weight", r"\bheav(?:ier|iest)\b|\bweighs? (?:more|most)\b|(?:更|最|比较)重(?!要)"),
    ("battery", r"\b(?:longer|longest|better|best|bigger|biggest|more|larger|largest)(?:[- ]lasting)? battery\b|\bbattery (?:life|lasts)\b|\blasts? long(?:er|est)\b|续航|电池(?:更|最|比较)?(?:大|耐用|久)|待机"),
    ("screen", r"\b(?:bigger|biggest|larger|largest) (?:screen|display)\b|屏幕(?:更|最|比较)?大|(?:更|最)大(?:的)?屏"),
    ("-screen", r"\b(?:smaller|smallest) (?:screen|display)\b|屏幕(?:更|最|比较)?小"),
    ("memory", r"\bmore (?:memory|ram)\b|\bmost (?:memory|ram)\b|内存(?:更|最|比较)?大"),
    ("storage", r"\b(?:more|most|bigger|larger) (?:storage|space)\b|(?:存储|储存)(?:空间)?(?:更|最|比较)?大|容量更大"),
    ("camera", r"\b(?:better|best) (?:camera|photos|pictures)\b|拍照(?:更|最|比较)?好|像素(?:更|最|比较)?高"),
    ("capacity", r"\bholds? (?:more|most)\b|\b(?:bigger|larger|more) capacity\b|(?:更|最|比较)能装|装得(?:更)?多|容量(?:更|最)?大"),
    ("power", r"\bmore powerful\b|\bmost powerful\b|功率(?:更|最|比较)?(?:大|高)"),
    ("pieces", r"\b(?:more|most) pieces\b|(?:更|最|比较)多(?:片|块|件)|(?:片|块)数(?:更|最)?多"),
    ("-noise", r"\bquiet(?:er|est)\b|\bless noisy\b|(?:更|最|比较)安静|噪音(?:更|最|比较)?(?:小|低)"),
    ("size", r"\b(?:bigg?er|biggest|larger|largest)\b(?! (?:screen|display|battery|storage|capacity))|(?:更|最|比较)大(?:一点|些|点)?(?=[呢啊]?\W*$)"),
    ("-size", r"\b(?:smaller|smallest)\b(?! (?:screen|display|battery|storage|capacity))|(?:更|最|比较)小(?:一点|些|点)?(?=[呢啊]?\W*$)"),
    ("height", r"\btall(?:er|est)\b|(?:更|最|比较)高(?=\W*$)"),
    ("width", r"\bwid(?:er|est)\b|(?:更|最|比较)宽(?=\W*$)"),
    ("length", r"\blong(?:er|est)\b(?! battery)|(?:更|最|比较)长(?=\W*$)"),
)  # fmt: skip
_PATTERNS = tuple((aspect, re.compile(pattern, re.I)) for aspect, pattern in _ASPECTS)
_WHICH = re.compile(
    r"\bwhich\b(?!\s+(?:order|parcel|colou?rs?\b|sizes?\b|brands?|cards?|countries|address))|\bwhat(?:'s| is) the \w+(?:est|er)\b(?: of (?:them|these|those|the two))?|\bis (?:the \w+|it|this|that)(?: one)? (?:\w+er|more \w+|better) than\b|"
    r"哪(?:一)?(?:个|款|件|条|双|台|部|只|种)|谁(?:更|最)",
    re.I,
)
"""A question that asks for one of several."""
_BETTER = re.compile(
    r"\b(?:which|what)\b[^.?!]{0,30}?\b(?:is|are|looks?|feels?|fits?|runs?)\s+(?:the\s+)?(?:more\s+|most\s+)?(?P<english>[a-z]{3,}?)(?P<ending>er|est)?\b\s*\W*$|"
    r"哪(?:一)?[个款件条双台部只种](?:更|最|比较)(?P<chinese>[一-鿿]{1,4}?)(?:一些|一点|些|点)?[呢啊呀吗]?\W*$|"
    r"哪(?:一)?[个款件条双台部只种](?:的)?(?P<of>[一-鿿]{2,4}?)(?:更|最|比较)[一-鿿]{1,3}?[呢啊呀吗]?\W*$|"
    r"\bwhich\b[^.?!]{0,20}?\b(?:has|have|with)\s+(?:the\s+)?(?:better|best|nicer|nicest|more|stronger)\s+(?P<noun>[a-z]{3,})\W*$",
    re.I,
)
_WORDS = ("english", "chinese", "of", "noun")
_DOUBLED = re.compile(r"([bdgmnt])\1$")
"""Of “thinner” the stem is thin."""
_PLAIN = re.compile(r"^(?:bett|best|good|nice|nic|好|好看|合适|值得买|it|this|that|one)$", re.I)


THE_ONE = re.compile(
    r"\bthe (?:(?:more|most|less|least|better|best|higher|highest)[ -])?\w+ one\b|[的]那(?:一)?[个款件条双台]",
    re.I,
)
"""“The cheaper one”, 便宜的那个: one of those just compared."""


def aspect_of(said: str) -> str:
    """The aspect that words compare by, as ``Compare.aspect`` names it; empty where they name none."""
    return next((aspect for aspect, pattern in _PATTERNS if pattern.search(said)), "")


def asks_which(said: str) -> bool:
    """Whether one of several is asked for: “which is lighter”, 哪个更便宜."""
    return _WHICH.search(said) is not None


def question_of(said: str) -> str:
    """What a question asks about that no listing answers (“which is warmer”: warm, 哪个更保暖: 保暖); empty for a plain
    “which is better”."""
    found = _BETTER.search(said)
    word = next((word for name in _WORDS if (word := found.group(name))), "") if found else ""
    base = _DOUBLED.sub(r"\1", word.lower()) if found and found.group("ending") else word.lower()
    return "" if not word or _PLAIN.match(word) else base
