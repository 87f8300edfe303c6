# ruff: noqa: E501  (patterns are read better in one piece)
"""Constraints in a message: kinds, looks, brands and sizes of the running shop, wanted and not wanted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.commands import FilterSet, FilterValues
from assistant.parsing.prices import limits
from assistant.parsing.sizes import sizes_in
from assistant.parsing.text import HAN
from retrieval.catalog.vocabulary import VOCABULARY, Mention
from retrieval.search.compounds import other_thing
from retrieval.search.denial import denied_words
from retrieval.search.known import Known
from retrieval.search.parts import part_of
from retrieval.search.purposes import is_object

Span = tuple[int, int]

_NEGATION = re.compile(
    r"(?:\b(?:not|no|without|except|excluding|but not|don't (?:want|like)|do not want|anything but|other than|"
    r"hate|avoid)\s+(?:any\s+|in\s+|made of\s+|the\s+|a\s+|an\s+)?|(?:不要|不想要|别要|不喜欢|除了|排除|不是|不含|别给我|不带|(?<!有)没有|非))$",
    re.I,
)
_WHETHER = re.compile(r"没有$")
_ASKED = re.compile(r"^[^，,。；;！!]{0,6}[吗么嘛][？?。！!~\s]*$")
"""“没有红色的吗？” asks for red, “没有红色的” goes without it."""
_WHY = re.compile(r"\b(?:why|how come)\b[^,.?!]*$|(?:为什么|为啥|怎么)[^，。？！]{0,4}$", re.I)
"""So does “why no red ones?”."""
_JOINED = re.compile(r"^\s*(?:,|and|or|nor|、|和|或|或者|，|以及)\s*$", re.I)
_PURPOSE = re.compile(r"\b(?:for|with|to|of|that|who|which|from|by|has|have)\b", re.I)
_AFTER_COLOUR = re.compile(r"^(?:色|的|款)")
_THINGS = ("kind", "pattern", "material")
"""What a wish like “something to put flowers in” names without asking for it."""
_FACETS = ("kind", "colour", "material", "pattern", "gender")


@dataclass(frozen=True, slots=True)
class Found:
    """What a text asks for. ``rest`` are the words that no filter says (kind words stay in), ``named`` whether a
    kind is named."""

    filters: FilterSet
    rest: str
    kinds: tuple[str, ...]


@lru_cache(maxsize=4)
def _brand_pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    if not names:
        return None
    ordered = sorted(names, key=len, reverse=True)
    return re.compile(
        "|".join(
            re.escape(name) if HAN.search(name) else rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])"
            for name in ordered
        ),
        re.I,
    )


class ConstraintReader:
    """Reads constraints against one revision of the catalogue."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._brands = _brand_pattern(tuple(sorted(name for name in known.brands if len(name) > 1)))

    def read(self, text: str, running: tuple[str, ...] = ()) -> Found:
        """Everything in the text that is a constraint, and what is left.

        Args:
            text: the message.
            running: kinds that are looked at already: what is denied may be a part of them.
        """
        limit = limits(text)
        blank = blanked(text, limit.spans)
        denied = denied_words(blank.lower(), self._known.mentions(blank), running)
        blank = blanked(blank, [span for span, _ in denied])
        mentions = [m for m in self._known.mentions(blank) if str(m.facet) in _FACETS]
        asked = [mention.key for mention in mentions if mention.facet == "kind"]
        sizes = sizes_in(blank, self._known, asked, running)
        worn = [span for _, span in sizes]  # “he wears a 42” asks for no clothing
        mentions = [m for m in mentions if m.facet != "kind" or not _within(m, worn)]
        mentions = [m for m in mentions if m.facet not in _THINGS or not is_object(blank, m)]
        brands = self._brand_spans(blank, mentions)
        mentions = [m for m in mentions if not _within(m, [span for _, span in brands]) and _whole(m, blank)]
        wanted: dict[str, list[str]] = {"size": [size for size, _ in sizes]} if sizes else {}
        unwanted: dict[str, list[str]] = {}
        taken: list[Span] = [*limit.spans, *(span for span, _ in denied), *worn]
        negatives = _negatives(blank, mentions, [span for _, span in brands])
        heads = _heads([m for m in mentions if m.facet == "kind"], blank)
        if heads and not negatives and other_thing(blank.lower(), mentions, [span for _, span in brands]):
            heads = []  # who wants a phone battery is not served with phones
        for mention in mentions:
            span = (mention.start, mention.end)
            if mention.facet == "kind" and span not in negatives and mention not in heads:
                continue
            into = unwanted if span in negatives else wanted
            into.setdefault(str(mention.facet), []).append(mention.key)
            if into is unwanted or mention.facet != "kind":
                taken.append(span)
        for brand, span in brands:
            (unwanted if span in negatives else wanted).setdefault("brand", []).append(brand)
            taken.append(span)
        taken += [negatives[span] for span in negatives]
        kinds = tuple(dict.fromkeys(wanted.get("kind", ())))
        values = {name: tuple(dict.fromkeys(own)) for name, own in wanted.items()} | limit.values
        excluded = (
            FilterValues.model_validate({n: tuple(dict.fromkeys(v)) for n, v in unwanted.items()})
            if unwanted
            else None
        )
        without = tuple(dict.fromkeys(part_of(word) for _, word in denied))
        filters = FilterSet.model_validate({**values, "excluded": excluded, "without": without})
        rest = " ".join(blanked(text, taken).split())
        return Found(filters, rest, kinds)

    def _brand_spans(self, text: str, mentions: list[Mention]) -> list[tuple[str, Span]]:
        """Brands by any of their names; a name that is also a thing (苹果, apple) is the thing when nothing else
        is asked for."""
        if self._brands is None:
            return []
        found = []
        kinds = [m for m in mentions if m.facet == "kind"]
        for match in self._brands.finditer(text):
            inside = [m for m in mentions if m.start < match.end() and match.start() < m.end]
            own = [m for m in inside if m.facet == "kind"]
            others = [m for m in kinds if m not in own]
            whole = any(m.end - m.start == len(match.group()) for m in own)  # not the 米 (rice) of 红米
            if (whole and not others) or any(m.end - m.start > len(match.group()) for m in inside):
                continue
            names = self._known.brands.get(match.group().casefold(), frozenset())
            found += [(brand, match.span()) for brand in sorted(names)]
        return found


def _negatives(text: str, mentions: list[Mention], brands: list[Span]) -> dict[Span, Span]:
    """Spans that are not wanted, each with the span of the word that says so; goes on through ``and`` and ``or``
    to what is of the same sort (``not wool, for him`` is for him)."""
    found: dict[Span, Span] = {}
    last: Span | None = None
    facets = {(m.start, m.end): str(m.facet) for m in mentions} | dict.fromkeys(brands, "brand")
    for span in sorted({(m.start, m.end) for m in mentions} | set(brands)):
        before = _NEGATION.search(text[: span[0]])
        if before and _WHETHER.search(before.group()) and _ASKED.match(text[span[1] :]):
            before = None
        if before and _WHY.search(text[: span[0]]):
            before = None
        if before:
            found[span] = before.span()
        elif (
            last is not None
            and last in found
            and facets[last] == facets[span]
            and _JOINED.match(text[last[1] : span[0]])
        ):
            found[span] = (last[1], span[0])
        last = span
    return found


def _heads(kinds: list[Mention], text: str) -> list[Mention]:
    """The kinds that are asked for, not those that they serve: the last before the first preposition in English
    (and those joined to it), the last in Chinese."""
    if not kinds:
        return []
    purpose = next((m.start() for m in _PURPOSE.finditer(text) if m.start() >= kinds[0].end), len(text))
    inside = [kind for kind in kinds if kind.start < purpose] or kinds[:1]
    head = inside[-1]
    if not HAN.search(head.words):
        before = _PURPOSE.search(text[: kinds[0].start])
        unknown = re.match(r"\s+([a-z]{3,})", text[head.end :], re.I)
        serves = before and re.search(
            r"\b(?:gift|present|stand|case|cover|bag|something|charger)\b", text[: before.start()], re.I
        )
        if serves or (
            unknown
            and unknown.group(1).lower() in ("stand", "case", "cover", "holder", "charger", "rack", "strap")
        ):
            return []
    heads = [head]
    for kind in reversed(inside[:-1]):
        if not _JOINED.match(text[kind.end : heads[0].start]):
            break
        heads.insert(0, kind)
    return heads


def _whole(mention: Mention, text: str) -> bool:
    """One Chinese sign is a colour or material only beside 色, 的, or a thing (红裙子), not in a name (红富士)."""
    if len(mention.words) > 1 or not HAN.search(mention.words) or mention.facet == "kind":
        return True
    rest = text[mention.end :]
    following = VOCABULARY.mentions(rest[:8])
    return (
        not HAN.match(rest) or bool(_AFTER_COLOUR.match(rest)) or bool(following and following[0].start == 0)
    )


def _within(mention: Mention, spans: list[Span]) -> bool:
    return any(mention.start < end and start < mention.end for start, end in spans)


def blanked(text: str, spans: list[Span]) -> str:
    signs = list(text)
    for start, end in spans:
        signs[start:end] = " " * (end - start)
    return "".join(signs)
