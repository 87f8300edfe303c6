"""Goods of the world beside those of the vocabulary: somebody who asks for wine does not want the tea that comes
nearest in meaning.

No similarity tells what a shop does not sell: “beef” is as near to a bottle of milk as “something warm” is to a
blanket (docs/search.md). A list of what shops sell does (``goods.txt``, both languages). Where such a name is what a
query is about, and nothing of the shop can be it, only what carries the words in its title answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from retrieval.catalog.vocabulary import VOCABULARY, Facet, Mention
from retrieval.catalog.vocabulary.terms import fold, plurals
from retrieval.index.analysis import STOP_WORDS, is_chinese, query_terms
from retrieval.index.postings import KIND_BRAND, TITLE, Postings
from retrieval.search.snapshot import Snapshot
from retrieval.search.spare import give_back

Positions = NDArray[np.int64]
Tokens = tuple[str, ...]

LONGEST = 24
"""Signs of the longest name."""

_PURPOSE = re.compile(
    r"(?<!looking )(?<!searching )(?<!shopping )"
    r"\b(?:about|for|with|without|that|which|to|from|under|below|in|on|of|by|like|has|have(?! you))\b"
)
_PLAIN = frozenset(
    (
        "new", "used", "cheap", "cheaper", "cheapest", "best", "good", "better", "nice", "great", "big", "large",
        "small", "little", "mini", "portable", "compact", "professional", "premium", "quality", "electric",
        "electronic", "digital", "smart", "cordless", "wireless", "automatic", "manual", "fresh", "organic", "frozen",
        "natural", "modern", "vintage", "classic", "basic", "simple", "heavy", "duty", "light", "lightweight",
        "strong", "soft", "hard", "home", "household", "kitchen", "garden", "outdoor", "indoor", "travel", "baby",
        "pack", "set", "box", "bottle", "gift", "hot", "cold", "dry", "sweet", "whole", "one", "two", "pair", "bulk",
        "half", "price", "sale", "sell", "stock", "carry", "need", "want", "buy", "get", "deliver", "send", "find",
        "looking", "searching", "shopping", "please", "im", "got", "新", "新款", "二手", "便宜", "最便宜", "实惠",
        "好", "好用", "最好", "大", "小", "大号", "小号", "小型", "大型", "迷你", "便携", "便携式", "家用", "商用",
        "专业", "高级", "高档", "优质", "进口", "国产", "电动", "电子", "智能", "无线", "自动", "全自动", "手动",
        "新鲜", "有机", "天然", "冷冻", "现代", "复古", "经典", "简约", "户外", "室内", "旅行", "婴儿", "宝宝",
        "厨房", "花园", "套装", "礼盒", "瓶装", "一瓶", "一台", "一个", "一把", "一盒", "一包", "来", "来点", "来个",
        "来瓶", "来份", "来包", "一份", "一袋", "一斤", "几斤", "瓶", "袋", "份", "包", "盒", "斤", "配", "速冻",
        "换", "修", "现做", "上门",
    )
)  # fmt: skip
"""Words around a name that leave the thing what it is."""
_MOTIFS = "(also prints)"
"""So ends the heading of goods that other things are printed with: a T-shirt with a sunflower is none."""
_LIKENESSES = frozenset(VOCABULARY.below(Facet.KIND, "toys"))
"""Kinds that make a likeness of what is named after them."""


@dataclass(frozen=True, slots=True)
class Good:
    """What a query is about, by the tokens of each of its names, and where it stands in the text. ``kinds`` are those
    of the vocabulary that each name has a word of: the bicycle in “bicycle lock”."""

    names: tuple[Tokens, ...]
    kinds: tuple[frozenset[str], ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Table:
    """Every spelling with its line, the English words in them, and the lines of what things also are printed with."""

    lines: tuple[str, ...]
    line_of: dict[str, int]
    words: frozenset[str]
    motifs: frozenset[int]


@lru_cache(maxsize=1)
def _table() -> _Table:
    written = resources.files(__package__).joinpath("goods.txt").read_text("utf-8").splitlines()
    lines: list[str] = []
    motifs: set[int] = set()
    printed = False
    for line in written:
        if line.startswith("#"):
            printed = line.endswith(_MOTIFS)
        elif line.strip():
            motifs |= {len(lines)} if printed else set()
            lines.append(fold(line))
    line_of: dict[str, int] = {}
    for place, line in enumerate(lines):
        for name in _names(line):
            for spelling in (name, *(_numbers(name) if name.isascii() else ())):
                line_of.setdefault(spelling, place)
    words = (
        word for spelling in line_of for word in spelling.split() if word.isascii() and word not in line_of
    )
    table = _Table(tuple(lines), line_of, frozenset(words), frozenset(motifs))
    give_back()
    return table


def _names(line: str) -> tuple[str, ...]:
    """The names on a line of the list, which is kept as it is written: all of them apart would take three times the
    memory."""
    return tuple(name for part in re.split(r"[,|]", line) if (name := part.strip()))


def _numbers(name: str) -> tuple[str, ...]:
    """An English name in its other number; of one word only the plural, as “tights” are not tight."""
    if " " not in name or not name.endswith("s"):
        return plurals(name)
    stems = (name[:-1], name[:-2], f"{name[:-3]}y")
    return tuple(stem for stem in stems if name in plurals(stem))


def is_good(text: str) -> bool:
    """Whether a text is the name of a good and nothing else."""
    return " ".join(fold(text).split()) in _table().line_of


def is_word_of_goods(word: str) -> bool:
    """Whether an English word stands in a name: it is no slip for something else."""
    return word in _table().words or word in _table().line_of


def good_asked_for(
    folded: str, mentions: Iterable[Mention], brands: Iterable[tuple[int, int]]
) -> Good | None:
    """The good that a query is about: its name ends what is asked for, and the words around it leave it what it is.

    Args:
        folded: the text as it was understood.
        mentions: of the vocabulary in it; what it names at the same place it names first, and a kind that is named
            after the good is what is asked for.
        brands: where brands stand in it.
    """
    table = _table()
    named, own = tuple(mentions), tuple(brands)
    kinds = [(m.start, m.end) for m in named if m.facet is Facet.KIND]
    looks = [(m.start, m.end) for m in named if m.facet is not Facet.KIND]
    before, after = (_blanked(folded, spans) for spans in ((*kinds, *looks, *own), (*looks, *own)))
    places = _places(folded, table)
    for start, end in places:
        if any(a < end and start < b and b - a >= end - start for a, b in (*kinds, *looks, *own)):
            continue  # a toy car; cream and rose are colours first; so are brands
        if any(_right_before(mention, start, folded) for mention in named if mention.key in _LIKENESSES):
            continue  # a toy tractor is no tractor
        if kinds and table.line_of[folded[start:end]] in table.motifs:
            continue
        serves = _PURPOSE.search(folded, 0, start)
        if serves and not _explained(
            folded[: serves.start()], _PLAIN if serves.group() == "of" else frozenset()
        ):
            continue  # a stand for a television; a bottle of wine is one
        purpose = _PURPOSE.search(folded, end)
        earlier = [] if is_chinese(folded) else [place for place in places if place[1] <= start]
        ahead = _blanked(before, earlier)  # hearing aid batteries
        if _explained(ahead[:start]) and _explained(after[end : purpose.start() if purpose else None]):
            names = _names(table.lines[table.line_of[folded[start:end]]])
            return Good(tuple(map(tokens_of, names)), tuple(map(_kinds_in, names)), start, end)
    return None


def _right_before(mention: Mention, start: int, folded: str) -> bool:
    return mention.end <= start and not folded[mention.end : start].strip()


def _places(folded: str, table: _Table) -> list[tuple[int, int]]:
    """Where names stand, the longest at each place; the last first."""
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(folded):
        for end in range(min(len(folded), start + LONGEST), start, -1):
            if folded[start:end] in table.line_of and _stands_alone(folded, start, end):
                found.append((start, end))
                start = end - 1
                break
        start += 1
    return found[::-1]


def _stands_alone(text: str, start: int, end: int) -> bool:
    """English between other signs; a single Chinese sign at the beginning of its run (糖, not 无糖)."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if is_chinese(text[start:end]):
        return end - start > 1 or not (before and is_chinese(before))
    return not any(sign.isascii() and sign.isalnum() for sign in (before, after) if sign)


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    signs = list(text)
    for start, end in spans:
        signs[start:end] = " " * (end - start)
    return "".join(signs)


def _explained(text: str, plain: frozenset[str] = _PLAIN) -> bool:
    """Whether no word of a part of the query may make another thing of what is named (a remote-control car)."""
    said = (term.word for term in query_terms(text) if term.said)
    return all(word in plain or word in STOP_WORDS or not word.isalpha() for word in said)


def _kinds_in(name: str) -> frozenset[str]:
    """The kinds that a name has a word of, and what is under them."""
    keys = (mention.key for mention in VOCABULARY.mentions(name) if mention.facet is Facet.KIND)
    return frozenset().union(*(VOCABULARY.below(Facet.KIND, key) for key in keys))


def tokens_of(name: str) -> Tokens:
    return tuple(term.token for term in query_terms(name) if term.said)


def is_sold(good: Good, snapshot: Snapshot) -> bool:
    """Whether something of the shop can be it: it carries one of the names, and its kind does not make another thing
    of it. A tie in wine red is a tie, a picture book about noodles a book; but a kite among the toys is a kite, and
    so is a bicycle lock a lock, where a feed's category makes it a bicycle."""
    coded = snapshot.columns.kind
    for name, kinds in zip(good.names, good.kinds, strict=True):
        own = np.array([*(_may_be(value, kinds) for value in coded.values), True], bool)
        if own[coded.codes[carrying(name, snapshot.postings)]].any():
            return True
    return False


def _may_be(kind: str, named: frozenset[str]) -> bool:
    """Whether a product of a kind can be a good whose name has these kinds in it."""
    several = len(VOCABULARY.below(Facet.KIND, kind)) > 1  # a carrot among the vegetables
    unknown = VOCABULARY.term(Facet.KIND, kind) is None
    return unknown or several or not VOCABULARY.above(Facet.KIND, kind) or kind in named


def unsold(good: Good | None, text: str, snapshot: Snapshot) -> str:
    """The words of ``text`` that name the good, if nothing of the shop can be it."""
    return "" if good is None or is_sold(good, snapshot) else text[good.start : good.end].strip()


def carrying(tokens: Tokens, postings: Postings) -> Positions:
    """Products that have all of some tokens in their title, kind or brand, ascending."""
    common: Positions | None = None
    for token in tokens:
        documents, _ = postings.of(token)
        having = documents[postings.fields_of(token) & (TITLE | KIND_BRAND) > 0].astype(np.int64)
        common = having if common is None else np.intersect1d(common, having, assume_unique=True)
    return common if common is not None else np.zeros(0, np.int64)
