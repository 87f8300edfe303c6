"""Slips of the pen put right, towards the words that the shop knows."""

from __future__ import annotations

import re

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from assistant.parsing.text import HAN
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.search.goods import is_word_of_goods
from retrieval.search.spelling import ordinary_words

_WORD = re.compile(r"[A-Za-z]{5,}")
_PAIR_OF_WORDS = re.compile(r"\b([A-Za-z]{3,}) ([A-Za-z]{3,})\b")
_PAIR_OF_HAN = re.compile(r"([一-鿿]{1,3}) +([一-鿿]{1,3})(?![一-鿿])")


LONG = 8
"""From this length two slips are forgiven."""


def mended(text: str, words: tuple[str, ...]) -> str:
    """Words that make one name joined (``lap top``), then each unknown English word of five letters or more put right
    where one known word is a slip away, two for a long one; words of plain English are no slips."""
    known = frozenset(words)

    def mend(match: re.Match[str]) -> str:
        word = match.group().lower()
        if word in known or word in _COMMON or word in ordinary_words() or is_word_of_goods(word):
            return match.group()
        for slips in (1, 2) if len(word) >= LONG else (1,):
            close = process.extract(
                word, [w for w in words if abs(len(w) - len(word)) <= slips and w[0] == word[0]],
                scorer=DamerauLevenshtein.distance, score_cutoff=slips, limit=2,
            )  # fmt: skip
            if close:
                return close[0][0] if len(close) == 1 and len(close[0][0]) > 3 else match.group()
        return match.group()

    return _WORD.sub(mend, joined(text))


def joined(text: str) -> str:
    """Two words that are one name of a kind together and not side by side: ``lap top``, 鼠 标."""

    def join(match: re.Match[str]) -> str:
        first, second = match.group(1), match.group(2)
        apart = None if HAN.match(first) else VOCABULARY.canonical(Facet.KIND, f"{first} {second}")
        named = VOCABULARY.canonical(Facet.KIND, first + second)
        own = VOCABULARY.canonical(Facet.KIND, first)
        return first + second if named and not apart and named != own else match.group()

    return _PAIR_OF_HAN.sub(join, _PAIR_OF_WORDS.sub(join, text))


SERVICE: tuple[str, ...] = (
    "account",
    "address",
    "agent",
    "assistant",
    "back",
    "cancel",
    "cancellation",
    "cancelling",
    "change",
    "changing",
    "claim",
    "compensation",
    "complaint",
    "customer",
    "delivery",
    "editing",
    "human",
    "invoice",
    "issue",
    "methods",
    "modalities",
    "money",
    "operator",
    "options",
    "order",
    "payment",
    "payments",
    "person",
    "policy",
    "problem",
    "problems",
    "purchase",
    "rebate",
    "reclamation",
    "refund",
    "refunds",
    "reimbursement",
    "restitution",
    "return",
    "service",
    "shipment",
    "shipping",
    "someone",
    "status",
    "support",
    "track",
    "tracking",
    "update",
    "updating",
)
"""Words of the order desk, for the same mending."""
_COMMON = frozenset(
    [
        "about",
        "stock",
        "store",
        "stars",
        "sizes",
        "review",
        "reviews",
        "colors",
        "colours",
        "prices",
        "after",
        "again",
        "below",
        "between",
        "cheap",
        "cheaper",
        "could",
        "dollars",
        "every",
        "first",
        "great",
        "happy",
        "large",
        "like",
        "looking",
        "maybe",
        "might",
        "never",
        "other",
        "please",
        "price",
        "really",
        "right",
        "second",
        "should",
        "shown",
        "small",
        "smart",
        "some",
        "something",
        "still",
        "their",
        "there",
        "these",
        "thing",
        "those",
        "three",
        "today",
        "under",
        "until",
        "where",
        "which",
        "while",
        "white",
        "within",
        "without",
        "would",
        "brand",
        "color",
        "colour",
        "order",
        "policy",
        "return",
        "anything",
        "house",
        "plain",
        "short",
        "sport",
        "light",
    ]
)
