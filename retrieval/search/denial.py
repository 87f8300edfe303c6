"""What the words of a query deny: ``sweater not wool``, ``jacket without hood``, 不要羊毛的毛衣.

What is denied excludes as exactly as a filter does, where the shop has a name for it; any other word (a hood) is only
held against what speaks of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from retrieval.catalog.vocabulary import VOCABULARY, Facet, Mention
from retrieval.search.parts import free_of, is_part, tokens_of

_DENIAL = re.compile(
    r"\b(?:not?|without|except(?: for)?|excluding|minus|other than|anything but|(?:is|are|does|do)(?:n't| not)"
    r"(?: (?:want|like|in|have))?)\s+(?:(?:any|in|from|by|made of|made from|with|the|a|an)\s+)*$"
    r"|(?:不要|不想要|别要|不喜欢|除了|除去|排除|不含|不带|不是|别给我)$"
)
_ANY_WORD = re.compile(
    r"\b(?:without|except(?: for)?|excluding|minus|with no|has no|have no|(?:does|do)(?:n't| not) have)\s+"
    r"(?:(?:any|the|a|an)\s+)*([a-z]{3,})"
    r"|(?:不带有?|不含|不要带有?|不要有|别带|不要)((?!太|很|那么|这么|超过|再|了|这|那|给)[一-鿿]{1,4}?)(?=的|$|[^一-鿿]|[和或与跟及][一-鿿]{2})"
)
"""After these any word is denied; ``not`` and ``no`` deny what the shop has a name for (``no show socks``) and
parts."""
_NO_PART = re.compile(r"\b(?:not?|non)[ -](?:(?:any|a|with|with a)\s+)?([a-z]+(?:-up|-down)?)\b")
_JOINED = re.compile(r"\s*(?:,|and|or|nor|、|和|或|或者|，|以及)\s*")
_GOES_ON = re.compile(
    r"\s*(?P<joint>(?:,\s*)?(?:and|or|nor)\s|,\s*)\s*(?:(?:any|the|a|an|no|without)\s+)*(?P<english>[a-z]{3,}(?:-up|-down)?)\b"
    r"|(?P<mark>[和或与跟及、])(?P<chinese>[一-鿿]{1,4}?)(?=的|$|[^一-鿿]|[和或与跟及][一-鿿])"
)
"""More of what is denied: “without a hood or zip”, 不带帽子和拉链的."""
_AFTER = re.compile(r"\s*(?:以外的?|之外的?|的)?")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Denied:
    """``text`` without what is denied; the places of names that are (in the text as it was);
    the tokens of these, those that tell of a part (``parts``) and those of any other word (``tokens``). Tokens of
    ``free`` say that a thing is without it."""

    text: str
    spans: frozenset[Span] = frozenset()
    tokens: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    free: tuple[str, ...] = ()


def denied(text: str, mentions: tuple[Mention, ...], brands: list[Span]) -> Denied:
    """
    Args:
        text: folded and mended.
        mentions: of the vocabulary in the text.
        brands: where brands stand in it.
    """
    words = denied_words(text, mentions)
    apart = [span for span, _ in words]
    spans: set[Span] = set()
    gone: list[Span] = list(apart)
    last: Span | None = None
    facets = {(m.start, m.end): str(m.facet) for m in mentions} | dict.fromkeys(brands, "brand")
    for span in sorted({(m.start, m.end) for m in mentions} | set(brands)):
        if any(start < span[1] and span[0] < end for start, end in apart):
            spans.add(span)  # the hat of a coat without one is nothing that is asked for
            continue
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
    if not gone:
        return Denied(text)
    signs = list(text)
    for start, end in gone:
        signs[start:end] = " " * (end - start)
    inside = frozenset(span for span in spans if not any(a < span[1] and span[0] < b for a, b in apart))
    said = tuple(dict.fromkeys(word for _, word in words))
    return Denied(
        "".join(signs),
        inside,
        tuple(token for word in said if not is_part(word) for token in tokens_of(word)),
        tuple(token for word in said if is_part(word) for token in tokens_of(word)),
        tuple(token for word in said for token in free_of(word)),
    )


def denied_words(
    text: str, mentions: tuple[Mention, ...], running: tuple[str, ...] = ()
) -> list[tuple[Span, str]]:
    """Words that are denied and no value of the shop, or parts of another thing that is named (a hat is a kind, but a
    coat without one is a coat without a hood): where the denial stands, and the word.

    Args:
        text: folded.
        mentions: of the vocabulary in it.
        running: kinds that the text is said about without naming them.
    """
    kinds = [(m.start, m.end) for m in mentions if str(m.facet) == "kind"]
    found: list[tuple[Span, str]] = []
    for pattern in (_ANY_WORD, _NO_PART):
        for match in pattern.finditer(text):
            place = 1 if match.group(1) else 2
            word, (start, end) = match.group(place), match.span(place)
            if any(a < match.end() and match.start() < b for (a, b), _ in found):
                continue
            names = [m for m in mentions if m.start < end and start < m.end]
            own = {m.key for m in names}
            about = any(not own & {kind, *VOCABULARY.below(Facet.KIND, kind)} for kind in running)
            of_another = about or any(b <= match.start() or a >= end for a, b in kinds)
            part = is_part(word) and of_another and all(str(m.facet) == "kind" for m in names)
            if part or (not names and (pattern is _ANY_WORD or is_part(word))):
                found.append((match.span(), word))
                found += _further(text, match.end(), mentions)
    return found


def _further(text: str, start: int, mentions: tuple[Mention, ...]) -> list[tuple[Span, str]]:
    """What the same denial goes on to: further parts, and after “or” any word that names nothing else."""
    found: list[tuple[Span, str]] = []
    while match := _GOES_ON.match(text, start):
        word = match.group("english") or match.group("chinese")
        place = match.span("english" if match.group("english") else "chinese")
        named = [m for m in mentions if m.start < place[1] and place[0] < m.end]
        either = (match.group("joint") or match.group("mark")).strip(" ,") in ("or", "nor", "或")
        if not (is_part(word) and all(str(m.facet) == "kind" for m in named)) and not (either and not named):
            break
        found.append((match.span(), word))
        start = match.end()
    return found
