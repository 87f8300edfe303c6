"""What the words of a query deny: ``sweater not wool``, ``jacket without hood``, 不要羊毛的毛衣.

What is denied excludes as exactly as a filter does, where the shop has a name for it; any other word (a hood) is only
held against what speaks of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from retrieval.catalog.vocabulary import Mention
from retrieval.index.analysis import analyse

_DENIAL = re.compile(
    r"\b(?:not?|without|except(?: for)?|excluding|minus|other than|anything but|(?:is|are|does|do)(?:n't| not)"
    r"(?: (?:want|like|in|have))?)\s+(?:(?:any|in|from|by|made of|made from|with|the|a|an)\s+)*$"
    r"|(?:不要|不想要|别要|不喜欢|除了|除去|排除|不含|不带|不是|别给我)$"
)
_ANY_WORD = re.compile(r"\b(?:without|except(?: for)?|excluding|minus)\s+(?:(?:any|the|a|an)\s+)*([a-z]{3,})")
"""Before these any word is denied; ``not`` and ``no`` deny what the shop has a name for (``no show socks``)."""
_JOINED = re.compile(r"\s*(?:,|and|or|nor|、|和|或|或者|，|以及)\s*")
_AFTER = re.compile(r"\s*(?:以外的?|之外的?|的)?")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Denied:
    """``text`` without what is denied; the places of names that are (in the text as it was) and other tokens."""

    text: str
    spans: frozenset[Span] = frozenset()
    tokens: tuple[str, ...] = ()


def denied(text: str, mentions: tuple[Mention, ...], brands: list[Span]) -> Denied:
    """
    Args:
        text: folded and mended.
        mentions: of the vocabulary in the text.
        brands: where brands stand in it.
    """
    spans: set[Span] = set()
    gone: list[Span] = []
    last: Span | None = None
    facets = {(m.start, m.end): str(m.facet) for m in mentions} | dict.fromkeys(brands, "brand")
    for span in sorted({(m.start, m.end) for m in mentions} | set(brands)):
        before = _DENIAL.search(text[: span[0]])
        start = before.start() if before else span[0]
        goes_on = (
            last in spans
            and last is not None
            and facets[last] == facets[span]
            and _JOINED.fullmatch(text[last[1] : span[0]])
        )
        if before or goes_on:
            spans.add(span)
            after = _AFTER.match(text, span[1])
            gone.append((last[1] if goes_on and last else start, after.end() if after else span[1]))
        last = span
    words = []
    for match in _ANY_WORD.finditer(text):
        if not any(start <= match.start(1) < end for start, end in (*spans, *gone)):
            words += analyse(match.group(1))
            gone.append(match.span())
    if not gone:
        return Denied(text)
    signs = list(text)
    for start, end in gone:
        signs[start:end] = " " * (end - start)
    return Denied("".join(signs), frozenset(spans), tuple(words))
