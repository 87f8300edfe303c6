"""Google Merchant feeds: tab-separated, CSV, RSS and Atom.

``item_group_id`` is meant for the variants of one product, but some shops put a category into it. Rows are taken for
variants only where they look like it: one brand, titles with a common stem, and something that differs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retrieval.catalog.feeds.draft import Draft, FeedOptions, Problem, VariantDraft
from retrieval.catalog.feeds.fields import NAMES, assign, spelled
from retrieval.catalog.feeds.grouping import gather
from retrieval.catalog.feeds.markup import Item, items
from retrieval.catalog.feeds.table import Table

_FACETS = ("colour", "size", "material", "pattern")
_WORD = re.compile(r"[㐀-鿿豈-﫿]|[^\W_]+")
_SAME_WORD = re.compile(r"[A-Za-z0-9.]{2}")
_LAST_WORD = re.compile(r"[A-Za-z0-9.]+$")
_LABELS = {"colour": "Color", "size": "Size", "material": "Material", "pattern": "Pattern"}
_NAMES = {
    **NAMES,
    "id": ("id", "offer id"),
    "sku": ("sku",),
    "category": ("product type", *NAMES["category"]),
}
_DROPPED = (
    "condition",
    "identifier exists",
    "adult",
    "custom label",
    "shipping",
    "ads",
    "mobile link",
    "tax",
    "expiration",
)


@dataclass(frozen=True, slots=True)
class _Offer:
    """One row or item."""

    line: int
    fields: Mapping[str, Any]
    extra: Mapping[str, str]
    columns: Mapping[str, str]

    def said(self, field: str) -> str:
        return str(self.fields.get(field, "")).strip()


def read(path: Path, options: FeedOptions) -> Iterator[Draft | Problem]:
    """Products of the feed; a group is given when its last row has come."""
    counts = Counter(offer.said("group") for offer in _offers(path, options) if isinstance(offer, _Offer))
    problems: list[Problem] = []

    def good() -> Iterator[_Offer]:
        for offer in _offers(path, options):
            if isinstance(offer, Problem):
                problems.append(offer)
            else:
                yield offer

    for group, offers in gather(good(), lambda offer: offer.said("group"), counts):
        yield from problems
        problems.clear()
        if len(offers) > 1 and _are_variants(offers):
            yield _grouped(group, offers)
        else:
            for offer in offers:
                yield Draft(offer.line, offer.fields, (), offer.extra, offer.columns)
    yield from problems


def _are_variants(offers: Sequence[_Offer]) -> bool:
    if len({offer.said("brand").casefold() for offer in offers}) > 1:
        return False
    titles = [_WORD.findall(offer.said("title").casefold()) for offer in offers]
    differ = len({tuple(offer.said(facet).casefold() for facet in _FACETS) for offer in offers}) > 1
    common = set(titles[0]).intersection(*titles[1:])
    longest = max(len(set(title)) for title in titles)
    if not longest or not common:
        return False
    return len(common) >= (0.3 if differ else 0.6) * longest


def _grouped(group: str, offers: Sequence[_Offer]) -> Draft:
    first = offers[0]
    fields = dict(first.fields) | {"id": group, "title": _stem([offer.said("title") for offer in offers])}
    for facet in (*_FACETS, "gtin", "price", "sale_price", "stock", "availability"):
        fields.pop(facet, None)
    variants = [
        VariantDraft(
            offer.line,
            {
                **offer.fields,
                "variant_id": offer.said("id"),
                "options": {_LABELS[facet]: offer.said(facet) for facet in _FACETS if offer.said(facet)},
            },
        )
        for offer in offers
    ]
    return Draft(first.line, fields, tuple(variants), first.extra, first.columns)


def _stem(titles: Sequence[str]) -> str:
    """What the titles begin with in common, cut where a word ends; the shortest title if that is too little."""
    shortest = min(titles, key=len)
    common = _common(titles)
    if any(_SAME_WORD.match(title, len(common) - 1) for title in titles if common):
        common = _LAST_WORD.sub("", common)
    common = common.rstrip(" -–—,/|(:（，、·")
    return common if len(common) >= max(2, 0.4 * len(shortest)) else shortest


def _common(titles: Sequence[str]) -> str:
    """The characters that all titles begin with."""
    first, last = min(titles), max(titles)
    length = next((place for place, sign in enumerate(first) if sign != last[place]), len(first))
    return first[:length]


def _offers(path: Path, options: FeedOptions) -> Iterator[_Offer | Problem]:
    with path.open("rb") as file:
        beginning = file.read(256)
    if b"<" in beginning.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1]:
        yield from _from_markup(path, options)
    else:
        yield from _from_table(path, options)


def _from_table(path: Path, options: FeedOptions) -> Iterator[_Offer | Problem]:
    table = Table.open(path)
    columns = assign(table.header, options.mapping, _NAMES)
    fields_of = table.reader(columns)
    extra_of = table.reader({name: name for name in _worth_keeping(table.header, columns)})
    for row in table.rows():
        if isinstance(row, Problem):
            yield row
        else:
            yield _Offer(row.line, fields_of(row), extra_of(row), columns)


def _from_markup(path: Path, options: FeedOptions) -> Iterator[_Offer | Problem]:
    known: dict[tuple[str, ...], tuple[dict[str, str], list[str]]] = {}
    for item in items(path):
        if isinstance(item, Problem):
            yield item
            continue
        names = tuple(item.values)
        if names not in known:
            mapping = {
                f: c for f, c in options.mapping.items() if any(spelled(c) == spelled(n) for n in names)
            }
            columns = assign(names, mapping, _NAMES)
            known[names] = columns, _worth_keeping(names, columns)
        columns, extra = known[names]
        yield _Offer(
            item.line, _fields(item, columns), {name: item.values[name][0] for name in extra}, columns
        )


def _fields(item: Item, columns: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field, column in columns.items():
        values = item.values[column]
        found[field] = values if field in ("image", "images") else values[0]
    return found


def _worth_keeping(names: Sequence[str], columns: Mapping[str, str]) -> list[str]:
    """Columns that are none of our fields and say something to a customer."""
    used = set(columns.values())
    return [
        name
        for name in dict.fromkeys(names)
        if name and name not in used and not spelled(name).startswith(_DROPPED)
    ]
