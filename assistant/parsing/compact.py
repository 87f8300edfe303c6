# ruff: noqa: E501  (patterns are read better in one piece)
"""The compact parser: cues, constraints of the running shop and the state; no model, a few milliseconds."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from pydantic import TypeAdapter

from assistant import commands as c
from assistant.messages import Language
from assistant.parsing import references
from assistant.parsing.constraints import ConstraintReader, Found
from assistant.parsing.cues import CUES, DELIVERED, GOES_WITH, OUTSIDE, SORTS, TALK, UNLIKE
from assistant.parsing.parser import Parsed
from assistant.parsing.particulars import attribute_of, profile_field, quantity, topic_of
from assistant.parsing.prices import limits
from assistant.parsing.removals import taken_away
from assistant.parsing.spelling import SERVICE, mended
from assistant.parsing.text import cleaned, language_of
from assistant.state import State, filter_names
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.search.known import Known
from retrieval.search.review_summary import asks_of_aspect

NAME = "compact"
SURE, FAIRLY, UNSURE = 0.9, 0.7, 0.3

_SPLIT = re.compile(
    r"\s*(?:[.;!?。；！？]+(?=\s|$|[一-鿿])|[,，]?\s*\b(?:and then|and also|and|also|then)\b\s*|[，,]\s*(?:还有|另外|顺便|然后|再)?|还有|另外|顺便(?:问一下)?)\s*",
    re.I,
)
_FILLER = re.compile(
    r"\b(?:please|pls|could you|can you|would you|will you|i(?:'m| am) (?:looking for|after|searching for|interested in)|i(?:'d| would) like|"
    r"i (?:want|need|meant?|prefer)|do you (?:have|sell|carry|stock)|have you got|got|show me|show|find me|find|search for|search|look for|looking for|give me|"
    r"let me see|let's see|are there|is there|any|some|hi|hello|hey|thanks|thank you|just|actually|maybe|instead|what about|how about|"
    r"a|an|the|me|my|to buy|to see|buy|get me|get|no|yes|ones?|only|in|and|or|but|with|that (?:is|are)|which (?:is|are)|make it|make them|it|them|those|these|something|anything|colou?r|now|also|rather|of|for|is|are|want|need|like this|like that|this|budget|price|which|has|have|ok|okay)\b"
    r"|(?:请问|请|想给|送给|给|怎么样|买(?:一?[个件条双台款些点])?|麻烦|帮我|给我|我想要|我想买|我想|我要|我需要|我在找|想要|想买|有没有|有没|没有|有|找一下|找|搜索|搜一下|搜|看看|看一下|来一?(?:个|件|条|双|台)|推荐|一(?:个|件|条|双|台|款|些|下)|"
    r"吗|呢|吧|啊|呀|哦|的话|的|了|那|还是|换成|改成|要|是|不|价格|价位|预算|谢谢|颜色|这样的|这种|类似|只|就|款|色|你好|您好|哪(?:一?个|些)|最好)",
    re.I,
)
_CORRECTION = re.compile(r"^\W*(?:no\b|not that|i meant?|actually|sorry|wait|不是|不对|我是说|错了)", re.I)
_FRESH = re.compile(
    r"\b(?:show me|find|search|look(?:ing)? for|i (?:want|need)|do you have)\b|找|搜|我想买|有没有|想看", re.I
)
_THAT_ONE = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|[1-8](?:st|nd|rd|th)|last|this|that) one\b|第[一二三四五六七八\d]|[这那][一个款件双条台]",
    re.I,
)
"""One of the list is meant, asked for with other looks: “that one but in green”."""
_CART = re.compile(r"\b(?:cart|basket|bag)\b|购物车", re.I)
_FOR_A_GIFT = re.compile(
    r"\b(?:gifts?|presents?)\b(?:\s+ideas?\b)?|\b(?:recommend(?:ations?)?|suggest(?:ions?)?|what should|any ideas|surprise|get|give|i|his|her|their|birthday|christmas|anniversary|wedding)\b|"
    r"礼物|礼品|送礼|推荐|什么|送|好(?=$|\s)|适合|过?生日|圣诞节?|情人节|纪念日|[母父]亲节|新年|过年",
    re.I,
)
"""What says that something is to be given, and nothing of what it is."""


class CompactParser:
    """
    Args:
        known: gives what the running catalogue knows; asked once a message.
    """

    def __init__(self, known: Callable[[], Known]) -> None:
        self._known = known
        self._reader: tuple[Known, ConstraintReader] | None = None

    def parse(
        self, text: str, state: State, language: Language | None, has_photo: bool, now: datetime
    ) -> Parsed:
        said = cleaned(text)
        own = language_of(said, language or state.language)
        if not said:
            found = [(_photo_only(state), SURE)] if has_photo else [(c.SmallTalk(about="help"), UNSURE)]
        else:
            found = self._commands(said, state, has_photo, own)
        confidence = min(score for _, score in found)
        return Parsed(tuple(command for command, _ in found), confidence, NAME, own)

    def _commands(
        self, said: str, state: State, has_photo: bool, language: Language
    ) -> list[tuple[c.Command, float]]:
        parts = [part for part in _SPLIT.split(said) if part and part.strip()]
        kinds = [_intent(part, state) for part in parts]
        services = [kind for kind in kinds if kind and kind not in _ASIDE]
        whole = _intent(said, state)
        if (
            len(parts) > 1
            and services
            and len(parts) <= 4
            and whole not in ("compare", "similar", "out_of_scope")
        ):
            kinds = [None if kind in _ASIDE else kind for kind in kinds]
            spoken = [k for k in kinds if k]
            has_search = any(
                kind is None and self._meaningful(part) for part, kind in zip(parts, kinds, strict=True)
            )
            if len(set(spoken)) + has_search > 1:
                commands: list[tuple[c.Command, float]] = []
                for part, kind in zip(parts, kinds, strict=True):
                    if kind or self._meaningful(part):
                        commands.append(self._one(part, kind, state, has_photo, language))
                return commands
        if whole in _ASIDE and self._meaningful(said):
            whole = None
        first = self._one(said, whole, state, has_photo, language)
        sort, _ = _sorted(said)
        if sort and isinstance(first[0], c.Search | c.Similar):
            return [first, (c.Refine(sort=sort), first[1])]
        return [first]

    def _meaningful(self, part: str) -> bool:
        found = self._read(part)
        return bool(found.kinds or filter_names(found.filters))

    def _read(self, text: str, running: tuple[str, ...] = ()) -> Found:
        known = self._known()
        if self._reader is None or self._reader[0] is not known:
            self._reader = (known, ConstraintReader(known))
        return self._reader[1].read(mended(text, known.words), running)

    def _brands_meant(self, found: Found, state: State) -> Found:
        """A name of a kind and of a brand both is the brand while something else is looked at: 苹果 among phones."""
        filters, running = found.filters, state.filters.kind
        unwanted = filters.excluded
        if unwanted and unwanted.kind and all(_beside(kind, running) for kind in unwanted.kind):
            brands = self._brands_named(unwanted.kind)
            if brands:
                rather = unwanted.model_copy(update={"kind": (), "brand": (*unwanted.brand, *brands)})
                found = replace(found, filters=filters.model_copy(update={"excluded": rather}))
        elif filters.kind and all(_beside(kind, running) for kind in filters.kind):
            brands = self._brands_named(filters.kind)
            if brands:
                wanted = filters.model_copy(update={"kind": (), "brand": (*filters.brand, *brands)})
                found = replace(found, filters=wanted, kinds=(), rest="")
        return found

    def _brands_named(self, kinds: tuple[str, ...]) -> tuple[str, ...]:
        known = self._known().brands
        names = [name.casefold() for kind in kinds for name in VOCABULARY.names(Facet.KIND, kind)]
        return tuple(sorted({brand for name in names for brand in known.get(name, ())}))

    def _one(
        self, said: str, kind: str | None, state: State, has_photo: bool, language: Language
    ) -> tuple[c.Command, float]:
        if kind is None or (kind == "similar" and has_photo):
            return self._find(said, state, has_photo)
        score = next((sure for name, sure, _ in CUES if name == kind), SURE)
        return self._named(said, kind, state, language), score

    def _named(self, said: str, kind: str, state: State, language: Language) -> c.Command:
        item = references.item(said) or c.Item(focus=True)
        order = references.order(said)
        match kind:
            case "more" | "undo" | "reset" | "view_cart" | "checkout" | "confirm" | "deny" | "forget_me":
                return _ADAPTER.validate_python({"kind": kind})
            case "set_language":
                return c.SetLanguage(
                    language="zh" if re.search(r"chinese|mandarin|中文|汉语|普通话", said, re.I) else "en"
                )
            case "smalltalk":
                return c.SmallTalk(about=_talk(said) or "other")
            case "out_of_scope":
                return c.OutOfScope(about=said[:200])
            case "handoff":
                return c.Handoff(reason=said[:300])
            case "policy":
                return c.Policy(topic=topic_of(said), question=said[:300])
            case (
                "order_status"
                | "refund_status"
                | "change_items"
                | "change_payment"
                | "exchange_items"
                | "return_items"
            ):
                return _ADAPTER.validate_python({"kind": kind, "order": order.model_dump()})
            case "cancel_order":
                return c.CancelOrder(order=order, reason="")
            case "change_address":
                return c.ChangeAddress(order=order)
            case "report_problem":
                return c.ReportProblem(order=order, problem=said[:300])
            case "update_profile":
                return c.UpdateProfile(field=profile_field(said), value="")
            case "compare":
                return c.Compare(items=references.several(said))
            case "details":
                return c.Details(item=item, attribute=attribute_of(said))
            case "reviews":
                about = _content(references.without(_REVIEWS.sub(" ", said)))
                return c.Reviews(item=item, question=said[:200] if about else "")
            case "offers":
                return c.Offers(item=item)
            case "similar":
                away = UNLIKE.search(said)
                rest = UNLIKE.sub(" ", said)
                unlike = references.item(away.group()) if away else None
                item = references.item(rest) or unlike or item
                return c.Similar(item=item, change=self._read(rest).filters, unlike=unlike)
            case "add_to_cart":
                asked = self._read(said).filters
                return c.AddToCart(
                    item=item, variant=" ".join((*asked.colour, *asked.size)), quantity=quantity(said)
                )
            case "remove_from_cart":
                return c.RemoveFromCart(item=item)
            case "overview":
                found = self._read(said)
                return c.Overview(filters=found.filters)
            case _:
                if found_with := GOES_WITH.search(said):
                    before, after = said[: found_with.start()], said[found_with.end() :]
                    thing, wanted = (before, after) if language == "zh" else (after, before)
                    return c.Recommend(item=self._goes_with(said, thing), about=_kind_words(wanted))
                about = _content(self._read(_RECOMMEND.sub(" ", said)).rest)
                return c.Recommend(about=about if VOCABULARY.mentions(about) else "")

    def _goes_with(self, said: str, thing: str) -> c.Item:
        """What is pointed at, else what is named, else what is in focus."""
        pointed = references.items(said)
        if pointed:
            return pointed[0]
        named = _content(self._read(thing).rest) if VOCABULARY.mentions(thing) else ""
        return c.Item(name=thing.strip(" ?？，,")) if named else c.Item(focus=True)

    def _find(self, said: str, state: State, has_photo: bool) -> tuple[c.Command, float]:
        sort, rest = _sorted(said)
        removed, rest = taken_away(rest)
        found = self._read(rest, () if _FRESH.search(said) else state.filters.kind)
        if not _FRESH.search(said):
            found = self._brands_meant(found, state)
        names = filter_names(found.filters)
        content = _content(found.rest)
        if names and not found.kinds:
            content = _content(_FOR_A_GIFT.sub(" ", content))
        running = not state.running.is_empty
        if has_photo and not running:
            return c.Search(text=content, filters=found.filters, use_photo=True), SURE
        if has_photo:
            bare = not content and not found.kinds
            return c.Search(
                text=content, filters=found.filters, use_photo=True
            ), SURE if bare or content else FAIRLY
        other_kind = bool(found.kinds) and found.kinds != state.filters.kind
        only_change = not content or (bool(found.kinds) and not other_kind and not _FRESH.search(said))
        pointed = references.item(said) if _THAT_ONE.search(said) else None
        if pointed and names and not found.kinds and state.shown:
            return c.Similar(item=pointed, change=found.filters), SURE
        corrects = bool(_CORRECTION.match(said))
        if running and (sort or removed or names) and only_change and (not other_kind or corrects):
            return c.Refine(add=found.filters, remove=removed, sort=sort), SURE
        if not content and not names and not sort and not removed:
            return c.OutOfScope(about=said[:200]), UNSURE
        if sort and not content and not names and not running:
            return c.Refine(sort=sort), FAIRLY
        sure = SURE if names else (FAIRLY if VOCABULARY.mentions(content) else 0.5)
        return c.Search(text=content, filters=found.filters), sure


def _kind_words(text: str) -> str:
    """The kinds that are named, in the words they are named by."""
    return " ".join(mention.words for mention in VOCABULARY.mentions(text) if mention.facet is Facet.KIND)


def _beside(kind: str, running: tuple[str, ...]) -> bool:
    """Whether a kind has nothing to do with those that are looked at."""
    family = {kind, *VOCABULARY.above(Facet.KIND, kind), *VOCABULARY.below(Facet.KIND, kind)}
    return bool(running) and not family.intersection(running)


_REVIEWS = next(pattern for kind, _, pattern in CUES if kind == "reviews")
_SIMILAR = next(pattern for kind, _, pattern in CUES if kind == "similar")
_ASIDE = ("smalltalk", "deny", "confirm")
"""What people say on the way to what they mean."""
_ADAPTER: TypeAdapter[c.Command] = TypeAdapter(c.Command)
_RECOMMEND = re.compile(
    r"\b(?:recommend(?:ations?)?|suggest(?:ions?)?|surprise me|what should i (?:buy|get))\b|推荐", re.I
)


def _intent(said: str, state: State) -> str | None:
    """The command that the words name, or None: something to find."""
    said = mended(said, SERVICE)
    if OUTSIDE.search(said):
        return "out_of_scope"
    for kind, _, pattern in CUES:
        if pattern.search(said) and _fits(kind, said, state):
            return kind
    if state.focus and asks_of_aspect(said) and _fits("reviews", said, state):
        return "reviews"
    about = _talk(said)
    if about and (about in ("who_are_you", "help", "complaint", "goodbye", "other") or _only_talk(said)):
        return "smalltalk"
    return None


def _fits(kind: str, said: str, state: State) -> bool:
    """Whether the state and the rest of the words let a cue mean what it usually does."""
    pointed = references.item(said) is not None
    kinds = any(m.facet == "kind" for m in VOCABULARY.mentions(said))
    match kind:
        case "details" if _SIMILAR.search(said):
            return False  # “similar to the second one” asks for others
        case "details":
            return bool(state.shown or state.focus) and (pointed or not kinds)
        case "compare" | "reviews" if _sorted(said)[0] == "rating":
            return False  # “which has the best reviews” orders the list, it asks about no one of it
        case "policy" if DELIVERED.search(said):
            return not (state.focus or (pointed and state.shown))
        case "reviews" if state.focus and not kinds:
            return True
        case "compare" | "offers" | "reviews":
            return pointed or not kinds or bool(state.shown)
        case "add_to_cart":
            return pointed or _CART.search(said) is not None
        case "recommend":
            return not (kinds and re.search(r"推荐|recommend|popular|热", said)) and not _for_somebody(said)
        case "similar":
            return bool(state.shown or state.focus or state.photos or state.running.photos)
        case "exchange_items" | "return_items":
            return not (kinds and re.search(r"换成|颜色", said))
        case "overview":
            return not re.search(r"^(?:有|卖)什么", said) or True
    return True


def _for_somebody(said: str) -> bool:
    """A gift, or something for one who is named: found by whom it is for and what it may cost."""
    constrained = (
        any(mention.facet is Facet.GENDER for mention in VOCABULARY.mentions(said)) or limits(said).values
    )
    return bool(constrained) and not GOES_WITH.search(said)


def _talk(said: str) -> str | None:
    return next((about for about, pattern in TALK if pattern.search(said)), None)


def _only_talk(said: str) -> bool:
    """Nothing to look for stands beside the pleasantries."""
    return (
        not VOCABULARY.mentions(said)
        and len(_content(re.sub("|".join(p.pattern for _, p in TALK), " ", said, flags=re.I))) < 12
    )


def _photo_only(state: State) -> c.Command:
    return c.Search(use_photo=True)


def _sorted(said: str) -> tuple[c.Sorting | None, str]:
    for sort, pattern in SORTS:
        if pattern.search(said):
            return sort, pattern.sub(" ", said)  # type: ignore[return-value]
    return None, said


def _content(rest: str) -> str:
    """The words that say what is looked for, without pleasantries and small words."""
    spaced = _FILLER.sub(" ", rest)
    return " ".join(re.sub(r"[^\w\s.+&'\-/]", " ", spaced).strip(" .'-&/").split())
