"""Reviews that a feed carries inside a product."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from retrieval.catalog.feeds import values
from retrieval.catalog.feeds.texts import language_of, line, plain
from retrieval.catalog.feeds.values import Unreadable
from retrieval.catalog.product import ProductId, Review

_TEXT = ("text", "body", "content", "comment", "review")
_AUTHOR = ("author", "name", "user", "reviewer", "customer")
_WRITTEN = ("written_at", "date", "created_at", "time")


def reviews_of(value: Any, product_id: ProductId) -> tuple[tuple[Review, ...], list[str]]:
    """The reviews, and a sentence for each that could not be read."""
    if not isinstance(value, list):
        return (), [] if value in (None, "") else ["reviews: They are not a list. They were left out."]
    found: dict[str, Review] = {}
    unread: list[str] = []
    for place, raw in enumerate(value, start=1):
        try:
            review = _review(raw, product_id)
        except Unreadable as error:
            unread.append(f"reviews: Number {place}: {error} It was left out.")
            continue
        found.setdefault(review.review_id, review)
    return tuple(found.values()), unread


def _review(raw: Any, product_id: ProductId) -> Review:
    if not isinstance(raw, Mapping):
        raise Unreadable("It is not an object.")
    text = plain(_first(raw, _TEXT))
    if not text:
        raise Unreadable("It has no text.")
    stars = values.rating(_first(raw, ("rating", "stars", "score")) or "")
    if stars is None:
        raise Unreadable("It has no rating.")
    title, author = line(raw.get("title")), line(_first(raw, _AUTHOR))
    language = str(raw.get("language") or "")[:2].lower()
    return Review(
        review_id=line(raw.get("review_id") or raw.get("id")) or _made_id(product_id, author, title, text),
        product_id=product_id,
        rating=min(5, max(1, round(stars))),
        text=text,
        language=language if language in ("en", "zh") else language_of(text),
        title=title,
        author=author,
        written_at=values.moment(_first(raw, _WRITTEN) or ""),
    )


def _first(raw: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    return next((raw[name] for name in names if raw.get(name) not in (None, "")), None)


def _made_id(*parts: str) -> str:
    return "r-" + hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
