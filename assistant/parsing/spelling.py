"""Slips of the pen put right, towards the words that the shop knows."""

from __future__ import annotations

import re

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

_WORD = re.compile(r"[A-Za-z]{5,}")


def mended(text: str, words: tuple[str, ...]) -> str:
    """Each unknown English word of five letters or more, put right where one known word is one slip away."""
    known = frozenset(words)

    def mend(match: re.Match[str]) -> str:
        word = match.group().lower()
        if word in known or word in _COMMON:
            return match.group()
        close = process.extract(
            word, [w for w in words if abs(len(w) - len(word)) < 2 and w[0] == word[0]],
            scorer=DamerauLevenshtein.distance, score_cutoff=1, limit=2,
        )  # fmt: skip
        return close[0][0] if len(close) == 1 and len(close[0][0]) > 3 else match.group()

    return _WORD.sub(mend, text)


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
