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
from assistant.parsing.aspects import aspect_of, question_of
from assistant.parsing.changes import WISH, allowed, other_of, resized, stored
from assistant.parsing.constraints import ConstraintReader, Found, blanked
from assistant.parsing.content import content_of
from assistant.parsing.cues import CUES, GOES_WITH, SUPERLATIVE, UNLIKE, WHOLE_SHOP
from assistant.parsing.intents import intent_of, of_the_shop, sorted_by, talk_of
from assistant.parsing.parser import Parsed
from assistant.parsing.particulars import attribute_of, fact_asked, profile_field, quantity, topic_of
from assistant.parsing.removals import taken_away
from assistant.parsing.spelling import mended
from assistant.parsing.text import cleaned, language_of
from assistant.state import State, filter_names, merged, offered_of, product_of
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.index.units import is_measure
from retrieval.search.goods import is_good
from retrieval.search.known import VARIANT_FACETS, Known

NAME = "compact"
SURE, FAIRLY, UNSURE = 0.9, 0.7, 0.3

_SPLIT = re.compile(
    r"\s*(?:[.;!?。；！？]+(?=\s|$|[一-鿿])|[,，]?\s*\b(?:and then|and also|and|also|then)\b\s*|[，,]\s*(?:还有|另外|顺便|然后|再)?|还有|另外|顺便(?:问一下)?)\s*",
    re.I,
)
_CORRECTION = re.compile(r"^\W*(?:no\b|not that|i meant?|actually|sorry|wait|不是|不对|我是说|错了)", re.I)
_FRESH = re.compile(
    r"\b(?:show me|find|search|look(?:ing)? for|i (?:want|need)|do you have)\b|找|搜|我想买|有没有|想看", re.I
)
_AMONG = re.compile(r"^有没有[^，。！？\s]{1,6}的[吗呢啊]?[？?]?$")
"""“有没有苹果的？” goes on about what is looked at."""
_THAT_ONE = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|[1-8](?:st|nd|rd|th)|last|this|that) one\b|\b(?:this|that|it),? but\b|(?:\bnumber |#)[1-8]\b|第[一二三四五六七八\d]|[这那][一个款种件双条台]",
    re.I,
)
"""One of the list is meant, asked for with other looks: “that one but in green”."""
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
        kinds = [intent_of(part, state) for part in parts]
        services = [kind for kind in kinds if kind and kind not in _ASIDE]
        whole = intent_of(said, state)
        if (
            len(parts) > 1
            and services
            and len(parts) <= 4
            and whole not in ("compare", "similar", "out_of_scope")
            and not (
                whole in ("details", "add_to_cart") and all(self._of_variant(part) for part in parts[1:])
            )
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
        if whole in _ASIDE and self._meaningful(said) and not of_the_shop(said):
            whole = None
        changes = [self._changed(part, state) for part in parts] if len(parts) > 1 and not has_photo else []
        if changes and all(changes):  # another colour, and a size up: what asks back comes last
            ordered = sorted((change for change in changes if change), key=lambda change: bool(change.other))
            return [(change, SURE) for change in ordered]
        if state.options and (number := _NUMBER.match(said)):
            return [(c.Choose(option=number.group(1)), SURE)]
        first = self._one(said, whole, state, has_photo, language)
        sort, _ = sorted_by(said)
        if sort and isinstance(first[0], c.Similar):
            liked = product_of(state, first[0].item) if not SUPERLATIVE.search(said) else None
            than = c.Item(product_id=liked) if liked else None
            return [first, (c.Refine(sort=sort, than=than), first[1])]
        if sort and isinstance(first[0], c.Search):
            return [first, (c.Refine(sort=sort), first[1])]
        return [first]

    def _of_variant(self, part: str) -> bool:
        """Whether words only go on to say which colour and size: “…, size M?”."""
        found = self._read(part)
        return set(filter_names(found.filters)) <= {*VARIANT_FACETS} and not content_of(found.rest)

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
            brands = self._brands_named(unwanted.kind, running)
            if brands:
                rather = unwanted.model_copy(update={"kind": (), "brand": (*unwanted.brand, *brands)})
                found = replace(found, filters=filters.model_copy(update={"excluded": rather}))
        elif filters.kind and all(_beside(kind, running) for kind in filters.kind):
            more = VOCABULARY.mentions(found.rest)
            bare = content_of(blanked(found.rest, [(m.start, m.end) for m in more if m.facet is Facet.KIND]))
            brands = () if bare else self._brands_named(filters.kind, running)
            if brands:
                wanted = filters.model_copy(update={"kind": (), "brand": (*filters.brand, *brands)})
                found = replace(found, filters=wanted, kinds=(), rest="")
        return found

    def _brands_named(self, kinds: tuple[str, ...], running: tuple[str, ...]) -> tuple[str, ...]:
        """Brands that are called like the kinds and make what is looked at: Apple makes phones, but no shoes."""
        known = self._known()
        names = [name.casefold() for kind in kinds for name in VOCABULARY.names(Facet.KIND, kind)]
        meant = {brand for name in names for brand in known.brands.get(name, ())}
        return tuple(sorted(brand for brand in meant if known.sells(brand, running)))

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
                return c.SmallTalk(about=talk_of(said) or "other")
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
                meant = references.several(said) or references.shown(state)[: references.these(said)]
                meant = meant[:COMPARED]
                if state.focus and references.beside(said):
                    meant = (c.Item(product_id=state.focus), *meant)  # “compare it with the first”
                return c.Compare(items=meant, aspect=aspect_of(said) or question_of(said))
            case "details":
                asked = self._read(said).filters
                attribute = attribute_of(said)
                looks = (*asked.colour, *asked.size) if attribute in _OF_VARIANTS else ()
                variant = " ".join(looks)
                attribute = attribute or ("" if variant else fact_asked(said))
                return c.Details(item=item, attribute=attribute, variant=variant)
            case "reviews":
                about = content_of(references.without(_REVIEWS.sub(" ", said)))
                return c.Reviews(item=item, question=said[:200] if about else "")
            case "offers":
                return c.Offers(item=item)
            case "similar":
                return self._similar(said, item, state)
            case "add_to_cart":
                if item.focus and state.offered:  # what stands in for the one that is sold out
                    item = c.Item(position=state.offered[0][0])
                asked = self._read(said).filters
                variant = " ".join((*asked.colour, *asked.size)) or offered_of(state, item)
                return c.AddToCart(item=item, variant=variant, quantity=quantity(said))
            case "remove_from_cart":
                return c.RemoveFromCart(item=item)
            case "overview":
                found = self._read(said)
                filters = found.filters
                if not found.kinds and (filter_names(filters) or not WHOLE_SHOP.search(said)):
                    filters = filters.model_copy(update={"kind": state.filters.kind})
                return c.Overview(filters=filters)
            case _:
                if found_with := GOES_WITH.search(said):
                    before, after = said[: found_with.start()], said[found_with.end() :]
                    thing, wanted = (before, after) if language == "zh" else (after, before)
                    return c.Recommend(item=self._goes_with(said, thing), about=_kind_words(wanted))
                about = content_of(self._read(_RECOMMEND.sub(" ", said)).rest)
                return c.Recommend(about=about if VOCABULARY.mentions(about) else "")

    def _similar(self, said: str, item: c.Item, state: State) -> c.Similar:
        """Like all that are named and unlike all that are; “these” are all that is shown."""
        rest = UNLIKE.sub(" ", said)
        away = references.meant(" ".join(found.group() for found in UNLIKE.finditer(said)), state)
        liked = references.meant(rest, state) or away or (item,)
        return c.Similar(
            item=liked[0],
            change=self._read(rest).filters,
            unlike=away[0] if away else None,
            items=liked if len(liked) > 1 and liked != away else (),
            unlike_items=away if len(away) > 1 else (),
        )

    def _goes_with(self, said: str, thing: str) -> c.Item:
        """What is pointed at, else what is named, else what is in focus."""
        pointed = references.items(said)
        if pointed:
            return pointed[0]
        named = content_of(self._read(thing).rest) if VOCABULARY.mentions(thing) else ""
        return c.Item(name=thing.strip(" ?？，,")) if named else c.Item(focus=True)

    def _further(self, wish: str, found: Found, state: State) -> c.Search:
        """More words about what is looked at (“waterproof ones”, 拍照好的): everything else stays."""
        kinds = (VOCABULARY.name(Facet.KIND, kind, state.language) for kind in state.filters.kind)
        text = " ".join((state.running.text or " ".join(kinds), wish))
        return c.Search(
            text=text, filters=merged(state.filters, found.filters), use_photo=bool(state.running.photos)
        )

    def _changed(self, said: str, state: State) -> c.Refine | None:
        """A change that names no value, said of what is looked at and of nothing else."""
        if state.running.is_empty and not state.focus:
            return None
        again = allowed(said, state.filters.without)
        if again:
            left = tuple(word for word in state.filters.without if word not in again)
            return c.Refine(remove=("without",), add=c.FilterSet(without=left))
        field, rest = other_of(said)
        resize, rest = (None, rest) if field else resized(rest)
        found = self._read(rest)
        if not (field or resize) or content_of(references.without(rest)) or filter_names(found.filters):
            return None
        return c.Refine(other=(field,) if field else (), resize=resize)

    def _find(self, said: str, state: State, has_photo: bool) -> tuple[c.Command, float]:
        if (running_on := self._changed(said, state)) and not has_photo:
            return running_on, SURE
        sort, rest = sorted_by(said)
        against = references.THAN.search(rest) if sort else None
        than = references.items(against.group())[:1] if against else ()
        rest = references.THAN.sub(" ", rest) if sort else rest
        removed, rest = taken_away(rest)
        unwanted = (f"excluded.{name}" for name in removed)
        removed += tuple(name for name in unwanted if name in filter_names(state.filters))
        fresh = bool(_FRESH.search(said)) and not _AMONG.match(said)
        found = self._read(rest, state.filters.kind)
        if (
            fresh and found.kinds and state.filters.kind
        ):  # “have you got any without a hood?” goes on about what is looked at
            found = self._read(rest)
        if not fresh:
            found = self._brands_meant(found, state)
        names = filter_names(found.filters)
        content = stored(content_of(found.rest), found.kinds or state.filters.kind)
        if names and not found.kinds:
            content = content_of(_FOR_A_GIFT.sub(" ", content))
        running = not state.running.is_empty
        if has_photo and not running:
            return c.Search(text=content, filters=found.filters, use_photo=True), SURE
        if has_photo:
            bare = not content and not found.kinds
            return c.Search(
                text=content, filters=found.filters, use_photo=True
            ), SURE if bare or content else FAIRLY
        other_kind = bool(found.kinds) and found.kinds != state.filters.kind
        only_change = not content or (bool(found.kinds) and not other_kind and not fresh)
        placed = references.items(said) if not content_of(references.without(found.rest)) else ()
        pointed = references.item(said) if _THAT_ONE.search(said) or placed else None
        if pointed and names and not found.kinds and state.shown:
            return c.Similar(item=pointed, change=found.filters), SURE
        corrects = bool(_CORRECTION.match(said))
        if running and (sort or removed or names) and only_change and (not other_kind or corrects):
            liked = state.running.like
            focus = state.focus or (liked[0] if len(liked) == 1 else None)
            compares = sort in ("price", "-price") and focus and not SUPERLATIVE.search(said)
            named = than[0] if than else c.Item(product_id=focus) if compares else None
            return c.Refine(add=found.filters, remove=removed, sort=sort, than=named), SURE
        pointed_at = references.items(said)
        if (
            pointed_at
            and not (names and state.shown)
            and not found.kinds
            and not content_of(references.without(_LISTED.sub(" ", found.rest)))
        ):
            return c.Details(item=pointed_at[0]), FAIRLY
        if attribute_of(said) and not content and not names and not sort and not removed and running:
            return c.Details(attribute=attribute_of(said)), FAIRLY
        if not content and not names and not sort and not removed:
            return c.OutOfScope(about=said[:200]), UNSURE
        if sort and not content and not names and not running:
            return c.Refine(sort=sort), FAIRLY
        wish = (
            (WISH.search(said) and not content.endswith("用的"))
            or is_measure(content.casefold())
            or (
                not is_good(content)
                and self._known().tell_of(content.removesuffix("用的"), state.filters.kind)
            )
        )  # “red wine” is no jacket, though one comes in that colour
        if state.filters.kind and content and not found.kinds and wish:
            return self._further(content, found, state), FAIRLY
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
_OF_VARIANTS = ("", "stock", "size", "colour", "price")
"""What is asked of one colour and size of a product; the rest holds for all of them."""
_LISTED = re.compile(
    r"\b(?:(?:from|in|on|of) (?:the|your|that|this) list|above|again|shown|what about|how about)\b", re.I
)
COMPARED = 4
"""So many stand side by side."""
_NUMBER = re.compile(r"^\W*(?:number |no\.? ?|第)?([1-9])(?:个)?\W*$", re.I)
_ASIDE = ("smalltalk", "deny", "confirm")
"""What people say on the way to what they mean."""
_ADAPTER: TypeAdapter[c.Command] = TypeAdapter(c.Command)
_RECOMMEND = re.compile(
    r"\b(?:recommend(?:ations?)?|suggest(?:ions?)?|surprise me|what should i (?:buy|get))\b|推荐", re.I
)


def _photo_only(state: State) -> c.Command:
    return c.Search(use_photo=True)
