"""Which command words name, in the state that they are said in."""

from __future__ import annotations

import re

from assistant.commands import Sorting
from assistant.parsing import references
from assistant.parsing.aspects import THE_ONE, asks_which, aspect_of, question_of
from assistant.parsing.content import content_of
from assistant.parsing.cues import CUES, DELIVERED, GOES_WITH, OUTSIDE, RUDE, SORTS, TALK
from assistant.parsing.particulars import attribute_of
from assistant.parsing.prices import limits
from assistant.parsing.spelling import SERVICE, mended
from assistant.state import State
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.search.review_summary import asks_of_aspect

_SIMILAR = next(pattern for kind, _, pattern in CUES if kind == "similar")
_CART = re.compile(r"\b(?:cart|basket|bag)\b|购物车", re.I)


def _asks_to_compare(said: str, state: State) -> bool:
    """“Which is lighter” holds what was compared against each other, else what is shown; without a comparison the
    price and the stars order the list instead."""
    if any(m.facet is Facet.KIND for m in VOCABULARY.mentions(said)):
        return False
    aspect = aspect_of(said)
    if state.compared and THE_ONE.search(said):
        return bool(aspect)
    if not asks_which(said):
        return False
    beside = state.focus and references.beside(said)
    if state.compared or len(references.several(said)) > 1 or beside:
        return bool(aspect or question_of(said))
    measured = aspect and aspect.removeprefix("-") not in ("price", "rating")
    return len(state.shown) > 1 and bool(measured or (not aspect and question_of(said)))


def intent_of(said: str, state: State) -> str | None:
    """The command that the words name, or None: something to find."""
    said = mended(said, SERVICE)
    if OUTSIDE.search(said):
        return "out_of_scope"
    if _asks_to_compare(said, state):
        return "compare"
    for kind, _, pattern in CUES:
        if pattern.search(said) and _fits(kind, said, state):
            return kind
    held = bool(state.focus or references.items(said)) and not attribute_of(said)
    if held and asks_of_aspect(said) and _fits("reviews", said, state):
        return "reviews"
    about = talk_of(said)
    if about and (
        about in ("who_are_you", "help", "contact", "complaint", "goodbye", "other") or _only_talk(said)
    ):
        return "smalltalk"
    return None


_RUDE = re.compile(RUDE, re.I)
_TO_BE_SHOWN = re.compile(
    r"\b(?:show|find|get|give|bring) (?:me|us)\b|\b(?:i(?:'d)? (?:want|need|like)|i'm|i am|looking for)\b"
    r"|(?:给我|帮我)(?:看|找|来|推荐)|我(?:想|要)",
    re.I,
)


def _fits(kind: str, said: str, state: State) -> bool:
    """Whether the state and the rest of the words let a cue mean what it usually does."""
    pointed = references.item(said) is not None
    kinds = any(m.facet == "kind" for m in VOCABULARY.mentions(said))
    match kind:
        case "details" if _SIMILAR.search(said):
            return False  # “similar to the second one” asks for others
        case "details" if sorted_by(said)[0] and references.THAN.search(said):
            return False  # so does “cheaper than the second one”
        case "details" if sorted_by(said)[0] and asks_which(said) and not references.items(said):
            return False  # “which one is the cheapest” orders the list
        case "details" if asks_of_aspect(said) and not attribute_of(said):
            return False  # buyers are asked whether the zip breaks
        case "details":
            placed = bool(references.items(said))
            return placed or (bool(state.shown or state.focus) and (pointed or not kinds))
        case "compare" | "reviews" if sorted_by(said)[0]:
            return len(references.several(said)) > 1  # “which has the best reviews” orders the list
        case "policy" if DELIVERED.search(said):
            return not (state.focus or (pointed and state.shown))
        case "reviews" if state.focus and not kinds:
            return True
        case "compare" | "offers" | "reviews":
            return pointed or not kinds or bool(state.shown)
        case "add_to_cart":
            return pointed or bool(state.focus) or _CART.search(said) is not None
        case "recommend":
            return not (kinds and re.search(r"推荐|recommend|popular|热", said)) and not _for_somebody(said)
        case "similar":
            return bool(state.shown or state.focus or state.photos or state.running.photos)
        case "exchange_items" | "return_items":
            return not (kinds and re.search(r"换成|颜色", said))
        case "overview" if sorted_by(said)[0] and _TO_BE_SHOWN.search(said):
            return False  # “show me the cheapest running shoes” wants the list in that order
        case "overview" if sorted_by(said)[0] and not state.running.is_empty:
            return kinds or bool(re.search(r"price range|how (?:much|many)|多少", said, re.I))
    return True


def _for_somebody(said: str) -> bool:
    """A gift, or something for one who is named: found by whom it is for and what it may cost."""
    constrained = (
        any(mention.facet is Facet.GENDER for mention in VOCABULARY.mentions(said)) or limits(said).values
    )
    return bool(constrained) and not GOES_WITH.search(said)


def talk_of(said: str) -> str | None:
    return next((about for about, pattern in TALK if pattern.search(said)), None)


def of_the_shop(said: str) -> bool:
    """Whether it is the shop itself that is spoken of, though goods may be named: its telephone, its courier."""
    return talk_of(said) == "contact" or bool(_RUDE.search(said))


def _only_talk(said: str) -> bool:
    """Nothing to look for stands beside the pleasantries."""
    return (
        not VOCABULARY.mentions(said)
        and len(content_of(re.sub("|".join(p.pattern for _, p in TALK), " ", said, flags=re.I))) < 12
    )


def sorted_by(said: str) -> tuple[Sorting | None, str]:
    """The order that words ask for, and the words without those."""
    for sort, pattern in SORTS:
        if pattern.search(said):
            return sort, pattern.sub(" ", said)  # type: ignore[return-value]
    return None, said
