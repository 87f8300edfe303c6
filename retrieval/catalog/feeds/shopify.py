"""Shopify product CSV: one row a variant or picture, gathered by handle; both spellings of the header, and exports
that were cut down to a few columns without a handle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from retrieval.catalog.feeds.delimited import Numbering, OptionColumns
from retrieval.catalog.feeds.draft import Draft, FeedOptions, Problem, VariantDraft
from retrieval.catalog.feeds.fields import NAMES, assign, spelled
from retrieval.catalog.feeds.table import Row, Table

_NAMES = {
    **NAMES,
    "id": ("handle",),
    "sku": ("variant sku",),
    "price": ("variant price", "price"),
    "category": ("type", "product category"),
    "google_category": ("google shopping google product category", "product category"),
    "tracker": ("variant inventory tracker",),
    "policy": ("variant inventory policy",),
    "images": (),
    "rating": ("product rating product metafields reviews rating", "rating"),
    "rating_count": ("product rating count product metafields reviews rating count", "rating count"),
}
_OF_PRODUCT = (
    "id",
    "title",
    "description",
    "brand",
    "category",
    "google_category",
    "gender",
    "tags",
    "published",
    "status",
    "seller",
    "model",
    "kind",
    "rating",
    "rating_count",
)


def read(path: Path, options: FeedOptions) -> Iterator[Draft | Problem]:
    """Products in the order of the file."""
    table = Table.open(path)
    columns = assign(table.header, options.mapping, _NAMES)
    fields_of, options_of = table.reader(columns), OptionColumns(table)
    extra_of = table.reader({name: name for name in table.header if "metafield" in spelled(name)})
    numbering = Numbering()
    gathered: list[tuple[Row, dict[str, Any]]] = []
    for row in table.rows():
        if isinstance(row, Problem):
            yield row
            continue
        fields: dict[str, Any] = fields_of(row)
        if gathered and _continues(fields, gathered[0][1]):
            gathered.append((row, fields | options_of(row)))
            continue
        if gathered:
            yield _draft(gathered, columns, extra_of(gathered[0][0]), numbering)
        options_of.forget()
        gathered = [(row, fields | options_of(row))]
    if gathered:
        yield _draft(gathered, columns, extra_of(gathered[0][0]), numbering)


def _continues(fields: Mapping[str, Any], first: Mapping[str, Any]) -> bool:
    if "id" in fields:
        return bool(fields["id"] == first.get("id")) and fields.get("title") in (None, first.get("title"))
    return "title" not in fields


def _draft(
    gathered: list[tuple[Row, dict[str, Any]]],
    columns: Mapping[str, str],
    extra: Mapping[str, str],
    numbering: Numbering,
) -> Draft:
    (row, first), *_ = gathered
    product = {field: first[field] for field in _OF_PRODUCT if field in first}
    if "id" not in columns:
        product["id"] = numbering.id_for(first.get("title", ""), first.get("sku", ""))
    pictures = [fields["image"] for _, fields in gathered if "image" in fields]
    product["images"] = list(dict.fromkeys(pictures))
    variants = tuple(
        VariantDraft(at.line, _variant(fields))
        for at, fields in gathered
        if "price" in fields or "options" in fields or fields is first
    )
    return Draft(row.line, product, variants, extra, columns)


def _variant(fields: Mapping[str, Any]) -> dict[str, Any]:
    own = {
        name: value
        for name, value in fields.items()
        if name not in _OF_PRODUCT and name not in ("image", "images")
    }
    # Shopify does not count what has no tracker, and sells on below zero where the policy says so
    uncounted = "policy" in fields and "tracker" not in fields and fields.get("stock", "0") in ("0", "")
    own["sells_when_empty"] = uncounted or fields.get("policy", "").casefold() == "continue"
    return own
