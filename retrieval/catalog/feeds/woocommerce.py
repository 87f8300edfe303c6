"""WooCommerce product CSV: simple products, and variable ones with their variations in rows of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product as combinations
from pathlib import Path
from typing import Any

from retrieval.catalog.feeds.delimited import slug
from retrieval.catalog.feeds.draft import Draft, FeedOptions, Problem, VariantDraft
from retrieval.catalog.feeds.fields import NAMES, assign, spelled
from retrieval.catalog.feeds.options import facet_fields
from retrieval.catalog.feeds.table import Row, Table

_NAMES = {
    **NAMES,
    "id": ("sku",),
    "sku": (),
    "number": ("id",),
    "type": ("type",),
    "title": ("name",),
    "parent": ("parent",),
    "price": ("regular price", "price"),
    "sale_price": ("sale price",),
    "sale_begins": ("date sale price starts",),
    "sale_ends": ("date sale price ends",),
    "category": ("categories",),
    "brief": ("short description",),
    "gtin": ("gtin, upc, ean, or isbn", "gtin", "ean", "upc"),
    "availability": ("in stock",),
    "promoted": (),
    "link": ("external url",),
    "backorders": ("backorders allowed",),
}
_MOST = 60
"""Variants that one variation which leaves attributes open is spread over."""
_LIST = re.compile(r"(?<!\\),\s*|\s*\|\s*")


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    fields: Mapping[str, Any]
    attributes: Mapping[str, str]

    @property
    def is_variation(self) -> bool:
        return "variation" in self.fields.get("type", "").split(", ")

    @property
    def names(self) -> tuple[str, ...]:
        """What a variation may call this row: its SKU, or its number."""
        number = self.fields.get("number")
        return tuple(filter(None, (self.fields.get("id"), f"id:{number}" if number else None)))


def read(path: Path, options: FeedOptions) -> Iterator[Draft | Problem]:
    """Products in the order of their last row."""
    table = Table.open(path)
    columns = assign(table.header, options.mapping, _NAMES)
    parents: Counter[str] = Counter()
    for row in _rows(table, columns):
        if isinstance(row, _Row) and row.is_variation:
            parents[row.fields.get("parent", "")] += 1
    waiting: dict[str, _Row] = {}
    children: dict[str, list[_Row]] = {}
    for row in _rows(table, columns):
        if isinstance(row, Problem):
            yield row
        elif row.is_variation:
            children.setdefault(row.fields.get("parent", ""), []).append(row)
        elif name := next((name for name in row.names if name in parents), None):
            waiting[name] = row
        else:
            yield _simple(row, columns, path)
            continue
        for name in [name for name in waiting if len(children.get(name, ())) == parents[name]]:
            yield _variable(waiting.pop(name), children.pop(name), columns)
    for orphans in children.values():
        for row in orphans:
            reason = f"No product has the SKU “{row.fields.get('parent', '')}”."
            yield Problem(path.name, row.line, columns.get("parent", "Parent"), reason)


def _rows(table: Table, columns: Mapping[str, str]) -> Iterator[_Row | Problem]:
    fields_of = table.reader(columns)
    attributes_of = _attribute_reader(table)
    for row in table.rows():
        if isinstance(row, Problem):
            yield row
            continue
        fields: dict[str, Any] = fields_of(row)
        if fields.get("sale_begins") or fields.get("sale_ends"):
            fields["sale_dates"] = f"{fields.get('sale_begins', '')}/{fields.get('sale_ends', '')}"
        if "category" in fields:
            fields["category"] = _most_precise(fields["category"])
        if "backorders" in fields:
            fields["sells_when_empty"] = fields["backorders"].casefold() in ("1", "yes", "notify")
        yield _Row(row.line, fields, attributes_of(row))


def _attribute_reader(table: Table):  # type: ignore[no-untyped-def]
    places = {spelled(column): place for place, column in enumerate(table.header)}
    pairs = [
        (place, places[f"attribute {count} value s"])
        for count in range(1, 20)
        if (place := places.get(f"attribute {count} name")) is not None
        and f"attribute {count} value s" in places
    ]

    def attributes_of(row: Row) -> dict[str, str]:
        return {name: row.cells[value].strip() for at, value in pairs if (name := row.cells[at].strip())}

    return attributes_of


def _most_precise(categories: str) -> str:
    """Of ``Clothing, Clothing > T-shirts`` the longest path."""
    return max(_LIST.split(categories), key=lambda path: path.count(">"))


def _simple(row: _Row, columns: Mapping[str, str], path: Path) -> Draft | Problem:
    if "grouped" in row.fields.get("type", ""):
        reason = "A grouped product is a list of others and has no price of its own."
        return Problem(path.name, row.line, columns.get("type", "Type"), reason)
    single = {name: value for name, value in row.attributes.items() if value and len(_LIST.split(value)) == 1}
    fields = {
        **row.fields,
        **_identity(row),
        **facet_fields(single, chosen=False),
        "attributes": dict(row.attributes),
    }
    return Draft(row.line, fields, (), {}, columns)


def _identity(row: _Row) -> dict[str, Any]:
    return {"id": row.fields.get("id") or row.fields.get("number") or slug(row.fields.get("title", ""))}


def _variable(parent: _Row, children: list[_Row], columns: Mapping[str, str]) -> Draft:
    choices = {name: _LIST.split(value) for name, value in parent.attributes.items() if value}
    variants = [variant for child in children for variant in _spread(child, choices)]
    chosen = {name for child in children for name in child.attributes}
    fields = {
        **parent.fields,
        **_identity(parent),
        "attributes": {name: value for name, value in parent.attributes.items() if name not in chosen},
    }
    for name in ("price", "sale_price", "stock", "availability"):
        fields.pop(name, None)
    return Draft(parent.line, fields, tuple(variants), {}, columns)


def _spread(child: _Row, choices: Mapping[str, list[str]]) -> Iterator[VariantDraft]:
    """One variant, or one for each value of what the variation leaves open (“any size”)."""
    given = {name: value for name, value in child.attributes.items() if value}
    open_names = [name for name, value in child.attributes.items() if not value and name in choices]
    spread = list(combinations(*(choices[name] for name in open_names)))
    if len(spread) > _MOST:
        spread, open_names = [()], []
    own = {
        name: value for name, value in child.fields.items() if name not in ("title", "type", "parent", "id")
    }
    identity = _identity(child)["id"]
    images = own.pop("images", None)
    if images:
        own["variant_image"] = _LIST.split(images)[0]
    for values in spread:
        options = {**given, **dict(zip(open_names, values, strict=True))}
        suffix = "".join(f"-{value.casefold().replace(' ', '-')}" for value in values)
        yield VariantDraft(
            child.line,
            {**own, "variant_id": f"{identity}{suffix}", "options": options, **facet_fields(options)},
        )
