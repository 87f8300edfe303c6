"""What buyers say about one thing: the sentences that speak of it, for and against, with quotes as receipts."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

from retrieval.catalog.product import Review
from retrieval.index.analysis import STOP_WORDS, analyse, fold, query_terms

Stance = Literal["for", "against", "neutral"]

QUOTES = 4
_SENTENCE = re.compile(r"[^.!?。！？；;\n]+[.!?。！？；;]*")
_POINTING = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|last|[1-9](?:st|nd|rd|th))\b(?: (?:one|item|product))?|"
    r"(?:第[一二三四五六七八九十\d]+|最后一?|[这那])[个款件双条台只]?"
)
"""Which product is meant says nothing of what is asked about it."""
_FITTING = re.compile(
    r"\b(?:runs?|fits?|comes? up|cut) (?:small|large|big|tight|true|narrow|wide)\b(?: to size)?|\btrue to size\b|"
    r"偏[大小]|[大小]一码"
)
"""How a thing fits is said in many ways; all of them ask about its size."""
_NOT_BEFORE = re.compile(
    r"(?:\bnot?\b|\bnever\b|n't|\bwithout\b|\bhardly\b|\bno\b|不是|不太|不够|没有|没|不|别)\W*(?:\w+\W+){0,2}$|"
    r"(?:不是|不太|不够|不怎么|没有|没|不|未)[^，,]{0,2}$"
)


@dataclass(frozen=True, slots=True)
class Quote:
    """One sentence (or two) of a review, word for word."""

    review_id: str
    text: str
    rating: int
    author: str
    stance: Stance
    language: str


@dataclass(frozen=True, slots=True)
class ReviewSummary:
    """How many reviews speak for and against what was asked; ``total`` reviews were read, ``speaking`` mention it."""

    for_: int
    against: int
    quotes: tuple[Quote, ...]
    speaking: int = 0
    total: int = 0


@lru_cache(maxsize=1)
def _words() -> tuple[tuple[frozenset[str], ...], tuple[str, ...], tuple[str, ...], frozenset[str]]:
    """Aspects (each the tokens of all its names), words of praise, of complaint, and those of asking itself."""
    read = tomllib.loads(resources.files(__package__).joinpath("review_words.toml").read_text("utf-8"))
    aspects = tuple(
        frozenset(token for name in names for token in analyse(name) if len(token) > 1)
        for names in read["aspects"].values()
    )
    asking = frozenset(token for word in read["asking"] for token in (word, *analyse(word)))
    return aspects, tuple(map(fold, read["praise"])), tuple(map(fold, read["complaint"])), asking


def summarise(reviews: Sequence[Review], question: str, language: str) -> ReviewSummary:
    """
    Args:
        reviews: of one product.
        question: as asked; ``""`` is about everything.
        language: whose quotes come first.
    """
    asked = _aspect(question)
    found = [quote for review in reviews if (quote := _quote(review, asked)) is not None]
    counts = {stance: sum(quote.stance == stance for quote in found) for stance in ("for", "against")}
    return ReviewSummary(counts["for"], counts["against"], _chosen(found, language), len(found), len(reviews))


_QUESTION = re.compile(
    r"^\W*(?:and |but )?(?:(?:how|what) (?:is|are|about|'s)|how's|what's|is|are|does|do)\b|^\W*(?:and |but )?the\b.*\?|"
    r"^\W*(?:and|what about|how about) (?:the )?\w+\W*$|"
    r"(?:吗|呢|怎么样|如何|好不好|行吗|准不准|么)[?？。]*\s*$",
    re.I,
)
_ABOUT_FACTS = re.compile(
    r"\b(?:price|cost|delivery|shipping|material|colou?rs?|sizes)\b|价|钱|运费|发货|快递|颜色|材质|面料|什么",
    re.I,
)
"""What the listing or the shop answers, not the buyers."""
SHORT = 40
"""A question about one aspect of the thing in hand has at most so many signs."""


def asks_of_aspect(question: str) -> bool:
    """Whether a short question on its own (“and the warmth?”, 保暖吗) is about something that buyers speak of."""
    aspects, _, _, _ = _words()
    if len(question) > SHORT or not _QUESTION.search(question) or _ABOUT_FACTS.search(question):
        return False
    said = set(analyse(question))
    return any(names & said for names in aspects)


def _aspect(question: str) -> frozenset[str]:
    """Tokens that a sentence has to have one of; empty for a question about everything."""
    aspects, _, _, asking = _words()
    about = _FITTING.sub(" sizing ", _POINTING.sub(" ", fold(question)))
    said = {term.token for term in query_terms(about) if term.said} - asking - STOP_WORDS
    said = {token for token in said if len(token) > 1 or not token.isascii()}
    meant = [names for names in aspects if names & said]
    return frozenset().union(*meant) if meant else frozenset(said)


def _quote(review: Review, asked: frozenset[str]) -> Quote | None:
    """What a review says of it, or nothing."""
    sentences = [found.group().strip() for found in _SENTENCE.finditer(f"{review.title}\n{review.text}")]
    speaking = [s for s in sentences if s and (not asked or asked & set(analyse(s)))]
    if not speaking:
        return None
    shown = review.text if not asked else " ".join(speaking[:2])
    stance = _stance(" ".join(speaking), review.rating, bool(asked))
    return Quote(review.review_id, shown.strip(), review.rating, review.author, stance, review.language)


def _stance(said: str, rating: int, of_aspect: bool) -> Stance:
    """By what the sentences praise or blame; where they do neither, or both alike, by the stars."""
    leaning = _leaning(fold(said)) if of_aspect else 0
    if leaning:
        return "for" if leaning > 0 else "against"
    if rating >= 4:
        return "for"
    return "against" if rating <= 2 else "neutral"


def _leaning(said: str) -> int:
    _, praise, complaint, _ = _words()
    total = 0
    for words, sign in ((praise, 1), (complaint, -1)):
        for word in words:
            for found in re.finditer(rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word), said):
                negated = _NOT_BEFORE.search(said[: found.start()][-24:])
                total += -sign if negated else sign
    return total


def _chosen(found: list[Quote], language: str) -> tuple[Quote, ...]:
    """Both sides heard: alternating for and against, the reader's language first."""
    ordered = sorted(found, key=lambda quote: (quote.language != language, quote.review_id))
    sides = [[q for q in ordered if q.stance == stance] for stance in ("for", "against", "neutral")]
    turns = [side[turn] for turn in range(QUOTES) for side in sides if turn < len(side)]
    return tuple(turns[:QUOTES])
