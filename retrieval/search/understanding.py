"""What the words of a query name: the thing itself, what it is for, its brand and its looks.

All of it steers the ranking, and but for what is denied ("not wool") nothing of it excludes: hard constraints come
in as filters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from retrieval.catalog.vocabulary import Facet, Mention
from retrieval.index.analysis import STOP_WORDS, analyse, is_chinese, query_terms
from retrieval.index.postings import Postings
from retrieval.search.asking import Asking, asking
from retrieval.search.compounds import other_thing
from retrieval.search.denial import denied
from retrieval.search.foreign_sizes import Department, Wearer, wearer_of
from retrieval.search.goods import Good
from retrieval.search.known import Known
from retrieval.search.purposes import is_object
from retrieval.search.sizes import SizeNamed, sizes_named
from retrieval.search.spelling import repaired

_PURPOSE = re.compile(r"\b(?:for|with|without|that|which|to|from|under|below|in|on|of|by|like|has|have)\b")
_OR = re.compile(r"\s*(?:or|and|,|/|&|或者|或|和|、|还是)\s*")
_WORD = re.compile(r"[a-z][a-z'&-]*")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d)?")
WHOLE = 0.9
"""What the joined word counts, against the two that were said."""
LOOKS = ("colour", "material", "pattern", "gender")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One word of the query: tokens that fulfil it with what each counts, and facet values that do so too.

    ``said`` is False for fragments of Chinese words: they add to the score, not to what has to be covered.
    """

    word: str
    tokens: tuple[tuple[str, float], ...]
    said: bool = True
    facet: str = ""
    values: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Understood:
    """A query in the terms of the running catalogue; ``text`` is what was understood, slips put right.

    ``head``: kinds of what is asked for (empty: not said, or not sold here); ``beside``: kinds that are only named
    to describe it (the laptop of a laptop bag). ``sure``: no unknown noun follows the head.
    """

    text: str = ""
    wanted: tuple[Wanted, ...] = ()
    head: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    sure: bool = False
    brands: frozenset[str] = frozenset()
    looks: Mapping[str, frozenset[str]] = field(default_factory=dict)
    chinese: bool = False
    unsold: tuple[str, ...] = ()
    """Kinds asked for that the vocabulary knows and the catalogue does not have."""
    unwanted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Values that the words deny, by facet, as the catalogue writes them."""
    shunned: tuple[str, ...] = ()
    """Materials that the words deny, whether a column of the catalogue has them or not."""
    against: tuple[str, ...] = ()
    """Tokens that the words deny: what has one in its title is no answer."""
    lacking: tuple[str, ...] = ()
    """Tokens of parts that the words deny: what has one in any of its texts is no answer."""
    free: tuple[str, ...] = ()
    """Tokens by which a thing says that it is without what is denied."""
    asking: Asking = Asking.GOODS
    good: Good | None = None
    """What is asked for where that is none of the vocabulary's kinds; kinds beside it only describe it."""


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    names: frozenset[str]


def understand(text: str, known: Known, postings: Postings) -> Understood:
    """Read a query. The same words give the same reading for one revision of the catalogue."""
    folded = repaired(text, known, postings)
    mentions = known.mentions(folded)
    brands = _brand_spans(folded, known, mentions)
    no = denied(folded, mentions, [(span.start, span.end) for span in brands])
    unwanted = _unwanted(no.spans, mentions, brands, known)
    shunned = tuple(m.key for m in mentions if m.facet is Facet.MATERIAL and (m.start, m.end) in no.spans)
    folded = no.text
    mentions = tuple(
        m for m in mentions if folded[m.start : m.end].strip() and (m.start, m.end) not in no.spans
    )
    brands = [span for span in brands if (span.start, span.end) not in no.spans]
    kinds, brands = _settle(folded, mentions, brands)
    looks = _looks(mentions, brands, known)
    sizes = sizes_named(folded, known, _wearer(looks), _department(kinds, known))
    if sizes:
        looks["size"] = frozenset().union(*(size.values for size in sizes))
    good = other_thing(folded, mentions, [(span.start, span.end) for span in brands])
    head, sure = _head(folded, kinds, brands, mentions) if good is None else (None, False)
    heads = _alternatives(folded, kinds, head)
    values = _kinds_of(heads, known)
    beside = _kinds_of([kind for kind in kinds if kind not in heads], known)
    understood = Understood(
        text=folded if folded.strip() else "",
        head=values - unwanted.get("kind", frozenset()),
        beside=beside - values,
        sure=sure,
        brands=frozenset().union(*(span.names for span in brands)),
        looks=looks,
        chinese=is_chinese(text),
        unsold=(head.key,) if head and not values else (),
        unwanted=unwanted,
        shunned=shunned,
        against=no.tokens,
        lacking=no.parts,
        free=no.free,
        asking=asking(folded.strip()),
        good=good,
    )
    wanted = _wanted(folded, heads, mentions, brands, sizes, known, postings) if folded.strip() else ()
    return replace(understood, wanted=wanted)


def among_kinds(understood: Understood, kinds: tuple[str, ...], known: Known) -> Understood:
    """What words mean beside a filter on kinds: another kind that they name (the camera of a phone) only describes."""
    asked: frozenset[str] = frozenset().union(*(known.meant("kind", kind) or frozenset() for kind in kinds))
    if not kinds:
        return understood
    if not understood.head or understood.head & asked:
        # where words and filter say the same, an unknown word changes nothing
        return replace(understood, good=None, sure=understood.sure or bool(understood.head))
    return replace(understood, head=asked, beside=understood.beside - asked, sure=False, unsold=(), good=None)


def _unwanted(
    spans: frozenset[tuple[int, int]], mentions: tuple[Mention, ...], brands: list[_Span], known: Known
) -> dict[str, frozenset[str]]:
    """The catalogue's values that stand at places which are denied."""
    found: dict[str, frozenset[str]] = {}
    for mention in mentions:
        if (mention.start, mention.end) in spans:
            values = known.meant(str(mention.facet), mention.key) or frozenset()
            found[str(mention.facet)] = found.get(str(mention.facet), frozenset()) | values
    for span in brands:
        if (span.start, span.end) in spans:
            found["brand"] = found.get("brand", frozenset()) | span.names
    return {facet: values for facet, values in found.items() if values}


def _brand_spans(folded: str, known: Known, mentions: tuple[Mention, ...]) -> list[_Span]:
    """Where brands of the catalogue are named, longest first; not inside a longer name (苹果汁 is a juice)."""
    found: list[_Span] = []
    start = 0
    while start < len(folded):
        for end in range(min(len(folded), start + 24), start, -1):
            name = folded[start:end]
            if (
                name in known.brands
                and _stands_alone(folded, start, end)
                and not _inside(start, end, mentions)
            ):
                found.append(_Span(start, end, known.brands[name]))
                start = end - 1
                break
        start += 1
    return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    sides = (text[start - 1 : start], text[end : end + 1])
    inner = (text[start], text[end - 1])
    return not any(a and b and _latin(a) and _latin(b) for a, b in zip(sides, inner, strict=True))


def _latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def _inside(start: int, end: int, mentions: tuple[Mention, ...]) -> bool:
    return any(m.start <= start and end <= m.end and m.end - m.start > end - start for m in mentions)


def _settle(
    folded: str, mentions: tuple[Mention, ...], brands: list[_Span]
) -> tuple[list[Mention], list[_Span]]:
    """A name that is both a brand and a kind (苹果, apple) is the brand where another kind is named beside it, and
    the kind where it stands alone; a kind that is only part of a brand's name (the 米 of 红米) is none."""
    kinds = [mention for mention in mentions if mention.facet is Facet.KIND]
    for span in list(brands):
        own = [kind for kind in kinds if kind.start < span.end and span.start < kind.end]
        others = [kind for kind in kinds if kind not in own]
        part = all(kind.end - kind.start < span.end - span.start for kind in own)
        if own and (others or part):
            kinds = others
        elif own and _bare(folded, span):
            brands.remove(span)
    return kinds, brands


def _bare(folded: str, span: _Span) -> bool:
    """Whether nothing but stop words stands around the name."""
    rest = folded[: span.start] + " " + folded[span.end :]
    return all(token in STOP_WORDS for token in analyse(rest))


def _looks(mentions: tuple[Mention, ...], brands: list[_Span], known: Known) -> dict[str, frozenset[str]]:
    looks: dict[str, frozenset[str]] = {}
    for mention in mentions:
        facet = str(mention.facet)
        taken = any(mention.start < span.end and span.start < mention.end for span in brands)
        if facet in LOOKS and not taken:
            looks[facet] = looks.get(facet, frozenset()) | (known.meant(facet, mention.key) or frozenset())
    return {facet: values for facet, values in looks.items() if values}


def _wearer(looks: Mapping[str, frozenset[str]]) -> Wearer:
    return wearer_of(min(looks.get("gender", frozenset({""}))))


def _department(kinds: list[Mention], known: Known) -> Department:
    """Whether a size is one of clothes: not where shoes are named, or nothing is."""
    above = [known.vocabulary.above(Facet.KIND, kind.key) for kind in kinds]
    return "clothing" if any("clothing" in names for names in above) else "footwear"


def _head(
    folded: str, kinds: list[Mention], brands: list[_Span], mentions: tuple[Mention, ...]
) -> tuple[Mention | None, bool]:
    """The kind that the query is about: the last one before the first preposition in English, the last one in
    Chinese. Unsure where another noun follows it directly (``phone`` in ``phone stand``)."""
    kinds = [kind for kind in kinds if not is_object(folded, kind)]
    if not kinds:
        return None, False
    covered = [(m.start, m.end) for m in mentions] + [(span.start, span.end) for span in brands]
    purpose = next(
        (found.start() for found in _PURPOSE.finditer(folded) if found.start() >= kinds[0].end), len(folded)
    )
    heads = [kind for kind in kinds if kind.start < purpose]
    head = heads[-1]
    if _serves(folded[: kinds[0].start], covered):
        return head, False
    following = _WORD.match(folded[head.end : purpose].lstrip())
    if following is None or is_chinese(folded[head.start : head.end]):
        return head, True
    place = folded.index(following.group(), head.end)
    named = any(start <= place < end for start, end in covered)
    return head, named or following.group() in STOP_WORDS


def _serves(before: str, covered: list[tuple[int, int]]) -> bool:
    """Whether something unknown is asked for that the kind only serves: ``a stand for my laptop``."""
    found = _PURPOSE.search(before)
    if found is None:
        return False
    said = [match for match in _WORD.finditer(before[: found.start()]) if match.group() not in STOP_WORDS]
    return any(not any(start <= match.start() < end for start, end in covered) for match in said)


def _alternatives(folded: str, kinds: list[Mention], head: Mention | None) -> list[Mention]:
    """The head and the kinds that are named beside it as equals: ``boots or sneakers``, 靴子或运动鞋."""
    if head is None:
        return []
    heads = [head]
    for kind in reversed(kinds[: kinds.index(head)]):
        if not _OR.fullmatch(folded[kind.end : heads[0].start]):
            break
        heads.insert(0, kind)
    return heads


def _kinds_of(mentions: list[Mention], known: Known) -> frozenset[str]:
    """The catalogue's kinds that the mentions take in."""
    return frozenset().union(*(known.meant("kind", mention.key) or frozenset() for mention in mentions))


def _wanted(
    text: str,
    heads: list[Mention],
    mentions: tuple[Mention, ...],
    brands: list[_Span],
    sizes: tuple[SizeNamed, ...],
    known: Known,
    postings: Postings,
) -> tuple[Wanted, ...]:
    """One entry a token, with the facet values that mean the same, and the word that two of them make."""
    meanings: dict[str, tuple[str, frozenset[str]]] = {}
    for mention in mentions:
        facet = str(mention.facet)
        values = known.meant(facet, mention.key) or frozenset()
        if facet == "kind" and heads and mention.key not in {head.key for head in heads}:
            continue  # what it is for is found by its words
        for token in analyse(mention.words):
            if values and len(token) > 1:
                meanings[token] = (facet, values)
    for span in brands:
        for token in analyse(text[span.start : span.end]):
            meanings[token] = ("brand", span.names)
    for size in sizes:
        meanings.update((token, ("size", size.values)) for token in size.tokens if token not in meanings)
    terms = query_terms(text)
    words = [term.token for term in terms if term.said]
    wanted = []
    for term in terms:
        facet, values = meanings.get(term.token, ("", frozenset()))
        tokens = {term.token: term.weight}
        if term.said:
            tokens.update(_whole(term.token, words, postings))
            tokens.update(_screen(term.token, postings))
        wanted.append(Wanted(term.word, tuple(tokens.items()), term.said, facet, values))
    return tuple(wanted)


def _whole(token: str, words: list[str], postings: Postings) -> dict[str, float]:
    """``head set``: each half is fulfilled by ``headset`` too."""
    place = words.index(token)
    pairs = [words[place - 1] + token] if place else []
    pairs += [token + words[place + 1]] if place + 1 < len(words) else []
    return {pair: WHOLE for pair in pairs if pair.isascii() and postings.frequency(pair)}


def _screen(token: str, postings: Postings) -> dict[str, float]:
    """``laptop 15.6``: a bare number may be inches, as goods are sold by them without a word."""
    inches = f"{token}inch"
    return {inches: WHOLE} if _NUMBER.fullmatch(token) and postings.frequency(inches) else {}
