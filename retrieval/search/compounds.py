"""Things that only have the name of a good in theirs: 刀削面 are noodles and no knife, “carpet cleaning” no carpet.

A Chinese name ends in what the thing is, so a dictionary's word that goes on behind a kind's name names another thing;
and what is done to a thing in either language is a service.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from retrieval.catalog.vocabulary import VOCABULARY, Facet, Mention
from retrieval.index.analysis import chinese_words, is_chinese
from retrieval.search.goods import Good, good_asked_for, tokens_of

_DONE = re.compile(
    r"(?P<done>\s+(?:(?:dry )?cleaning|repairs?|repairing|hire|rentals?|restoration|refurbishment|installation|"
    r"servicing|alterations?|(?:re)?upholstery|recycling|polishing|resoling|sharpening|lessons?|classes|courses?)"
    r"(?:\s+(?:services?|company|companies|shop))?|"
    r"(?:上门)?(?:清洗|干洗|拆洗|洗护|翻新|维修|修理|安装|回收|出租|租赁|租借|改装|保养|贴膜|打磨|培训|搬运|课程)"
    r"(?:服务|师傅|公司|店|班)?)(?: near me|多少钱|吗|呢|[^\w])*$"
)
"""What is done to a thing, or taught with it."""
_TO_DO = re.compile(
    r"(?:^|\b(?:to|you|someone who|somebody to) )"
    r"(?P<done>(?:hire|rent|repair|service|dry[- ]clean|re-?upholster|re-?sole|sharpen)"
    r"(?: (?:out|up))? (?:an?|the|my|our|some|old)? ?)$"
)

_PART = re.compile(
    r"\s+(?:replacement |spare |new )?(?P<part>straps?|stands?|holders?|mounts?|brackets?|racks?|hooks?|lids?|handles?|"
    r"bulbs?|wheels?|pumps?|locks?|baskets?|saddles?|refills?|filters?|cartridges?|laces?|insoles?|pins?|poles?|pegs?|"
    r"zips?|buttons?|hangers?|cables?|stickers?|screens?|lens(?:es)?|(?:sewing )?patterns?|cleaners?|polish|"
    r"brush(?:es)?|spares?|(?:spare )?parts?)\W*$|"
    r"(?P<part_zh>带子|表带|支架|架子|贴膜|钢化膜|膜|轮子|链条|灯罩|灯泡|滤芯|滤网|笔芯|鞋带|拉链|盖子|配件|零件|图纸|"
    r"刷子|清洁剂|挂钩|底座)\W*$"
)
"""Parts and things that go with a thing, named after it."""
_SAME = frozenset("子儿类们")
"""Signs that end a name without changing it: 茶缸子."""


def other_thing(folded: str, mentions: Sequence[Mention], brands: Iterable[tuple[int, int]]) -> Good | None:
    """What a text is about where that is none of the vocabulary's kinds: a good of the list, or what is only named
    after a kind. The arguments are those of ``good_asked_for``."""
    return good_asked_for(folded, mentions, brands) or thing_named_after(folded, mentions)


def thing_named_after(folded: str, mentions: Sequence[Mention]) -> Good | None:
    """The thing that is asked for where a kind's name is only a part of its own; ``None`` where a kind is meant."""
    kinds = [mention for mention in mentions if mention.facet is Facet.KIND]
    if not kinds:
        return None
    last = kinds[-1]
    if done := _DONE.match(folded, last.end):
        return _thing(folded, last.start, done.end("done"))
    if part := _PART.match(folded, last.end):
        return _part_of(last, part)
    if to_do := _TO_DO.search(folded[: last.start]):
        return _thing(folded, to_do.start("done"), last.end)
    return _longer_word(folded, last)


def _part_of(kind: Mention, found: re.Match[str]) -> Good:
    """A part by each of the kind's names, as a bike lock may be sold for a bicycle's, and by its own."""
    part = found["part"] or found["part_zh"]
    spoken = [name for name in VOCABULARY.names(Facet.KIND, kind.key) if is_chinese(name) == is_chinese(part)]
    whole = (kind.words.lower(), *spoken)
    names = tuple(dict.fromkeys([*(tokens_of(f"{name} {part}") for name in whole), tokens_of(part)]))
    return Good(names, (frozenset(),) * len(names), kind.start, found.end(found.lastgroup or 0))


def _longer_word(folded: str, kind: Mention) -> Good | None:
    """The dictionary's word that the kind's name stands in and does not end, unless it names another kind (运动裤)."""
    if not is_chinese(kind.words):
        return None
    for start, end in chinese_words(folded):
        if start <= kind.start and kind.end < end and folded[kind.end : end] not in _SAME:
            named = {m.key for m in VOCABULARY.mentions(folded[start:end]) if m.facet is Facet.KIND}
            return None if named - {kind.key} else _thing(folded, start, end)
    return None


def _thing(folded: str, start: int, end: int) -> Good:
    """A good of one name."""
    return Good((tokens_of(folded[start:end]),), (frozenset(),), start, end)
