"""Feeds as products, in the shop's currency."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path

from retrieval.catalog.feeds.build import Builder
from retrieval.catalog.feeds.draft import Draft, FeedOptions, Problem, Read, Remark
from retrieval.catalog.feeds.read import read_drafts
from retrieval.catalog.feeds.texts import language_of, line
from retrieval.catalog.feeds.values import Unreadable, price_of

SAMPLE = 1000
"""Products of the first feed that are asked for their currency."""
_UNNAMED = "XXX"
"""ISO 4217 for “no currency”."""


def read_products(
    path: Path, options: FeedOptions, currency: str, now: datetime
) -> Iterator[Read | Problem | Remark]:
    """What can be sold, and for each other row why it cannot."""
    builder = Builder(path.name, options, currency, now)
    for draft in read_drafts(path, options):
        if not isinstance(draft, Draft):
            yield draft
            continue
        built = builder.build(draft)
        if isinstance(built, list):
            yield from built
        else:
            yield built


def settle_currency(paths: Sequence[Path], options: FeedOptions, asked: str | None) -> str:
    """The currency of a shop that has none yet: the one asked for, else that of most prices of the first feed, else
    the one usual for its language."""
    if asked:
        return asked
    named: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    for draft in islice((d for d in read_drafts(paths[0], options) if isinstance(d, Draft)), SAMPLE):
        languages[language_of(line(draft.fields.get("title") or draft.fields.get("title_zh")))] += 1
        for fields in (draft.fields, *(row.fields for row in draft.variants[:1])):
            named[_currency_in(fields.get("price"), line(fields.get("currency")).upper() or _UNNAMED)] += 1
    del named[_UNNAMED]
    if named:
        return max(named, key=lambda currency: (named[currency], currency))
    return "CNY" if languages["zh"] > languages["en"] else "USD"


def _currency_in(price: object, default: str) -> str:
    try:
        return price_of(0 if price in (None, "") else price, default).currency
    except (Unreadable, ValueError):
        return _UNNAMED
