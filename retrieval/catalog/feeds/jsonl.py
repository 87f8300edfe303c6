"""JSON lines, and JSON documents that hold a list of products (``[...]``, ``{"products": [...]}`` at any depth)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson

from retrieval.catalog.feeds.draft import Draft, FeedOptions, Problem, VariantDraft
from retrieval.catalog.feeds.encodings import encoding_of
from retrieval.catalog.feeds.fields import NAMES, assign, spelled
from retrieval.catalog.feeds.options import facet_fields
from retrieval.catalog.feeds.texts import plain
from retrieval.errors import BadInput

_LISTS = frozenset({"products", "items", "data", "entries", "feed", "results"})
_IDS = {"id": ("product id", "id", "item id", "sku", "handle", "slug", "code", "编号", "商品编号")}
_VARIANT_NAMES = {**NAMES, "variant_id": ("variant id", "id", "sku"), "id": ()}
_SPACE = " \t\r\n"


def read(path: Path, options: FeedOptions) -> Iterator[Draft | Problem]:
    """Products of the file in its order; a line that is no JSON object is a problem."""
    names = {**NAMES, **_IDS}
    spellings: dict[tuple[str, ...], dict[str, str]] = {}
    for at, item in _objects(path):
        if isinstance(item, Problem):
            yield item
            continue
        keys = tuple(item)
        columns = spellings.get(keys)
        if columns is None:
            mapping = {field: column for field, column in options.mapping.items() if _has(keys, column)}
            columns = spellings[keys] = assign(keys, mapping, names)
        yield _draft(at, item, columns)


def _has(keys: tuple[str, ...], column: str) -> bool:
    """A mapped key may be absent from single lines; it then counts as empty."""
    return any(spelled(key) == spelled(column) for key in keys)


def _draft(at: int, item: Mapping[str, Any], columns: Mapping[str, str]) -> Draft:
    fields = _fields(item, columns)
    used = set(columns.values())
    names = item.get("option_names")
    variants = fields.pop("variants", None)
    rows = [
        VariantDraft(at, _variant(raw, names))
        for raw in (variants if isinstance(variants, list) else [])
        if isinstance(raw, dict)
    ]
    if "id" not in fields and rows and "sku" in fields:
        fields["id"] = fields["sku"]
    extra = {
        key: plain(value)
        for key, value in item.items()
        if key not in used
        and key not in ("option_names", "options", "language")
        and isinstance(value, str | int | float)
    }
    if isinstance(item.get("language"), str):
        fields["language"] = item["language"]
    if isinstance(item.get("options"), dict) and not rows:
        fields |= _options(item["options"])
    return Draft(at, fields, tuple(rows), extra, columns)


def _fields(item: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    fields = {field: item[column] for field, column in columns.items() if item[column] is not None}
    for field in ("title", "description", "brand", "seller", "category"):
        value = fields.get(field)
        if isinstance(value, dict):
            fields |= _opened(field, value)
        elif isinstance(value, list):
            fields[field] = " > ".join(str(part) for part in value)
    media = item.get("media")
    if isinstance(media, list) and "images" not in fields:
        fields["images"] = [m for m in media if isinstance(m, Mapping) and m.get("type", "image") == "image"]
    barcodes = item.get("barcodes")
    if isinstance(barcodes, list) and barcodes and isinstance(barcodes[0], Mapping):
        fields.setdefault("gtin", barcodes[0].get("value", ""))
    return fields


def _opened(field: str, value: Mapping[str, Any]) -> dict[str, Any]:
    """``{"en": ..., "zh": ...}``, ``{"plain": ...}``, ``{"name": ...}`` as plain fields."""
    found: dict[str, Any] = {field: ""}
    for key, text in value.items():
        short = key[:2].lower()
        if field in ("title", "description") and short in ("en", "zh") and len(key) <= 5:
            found[f"{field}_{short}"] = text
        elif key in ("plain", "text", "html", "name", "markdown") and not found[field]:
            found[field] = text
    return found


@lru_cache(maxsize=256)
def _variant_columns(keys: tuple[str, ...]) -> dict[str, str]:
    return assign(keys, {}, _VARIANT_NAMES)


def _variant(raw: Mapping[str, Any], names: Any) -> dict[str, Any]:
    fields = _fields(raw, _variant_columns(tuple(raw)))
    if fields.get("title"):
        fields.pop("title")
    fields.pop("variants", None)
    fields |= _options(raw.get("options") or raw.get("variant_options") or {}, names)
    return fields


def _options(given: Any, names: Any = None) -> dict[str, Any]:
    """Options as a mapping, as a list of ``{name, value}``, or as a list of values beside ``option_names``."""
    found: dict[str, str] = {}
    if isinstance(given, dict):
        found = {str(name): str(value) for name, value in given.items() if value not in (None, "")}
    elif isinstance(given, list):
        for place, value in enumerate(given):
            if isinstance(value, dict):
                found[str(value.get("name", f"Option {place + 1}"))] = str(value.get("value", ""))
            else:
                known = isinstance(names, list) and place < len(names)
                found[str(names[place]) if known else f"Option {place + 1}"] = str(value)
    return {"options": found, **facet_fields(found)} if found else {}


def _objects(path: Path) -> Iterator[tuple[int, dict[str, Any] | Problem]]:
    """(line on which it begins, object)."""
    encoding = encoding_of(path)
    if _is_lines(path, encoding):
        with path.open(encoding=encoding, errors="replace") as file:
            for at, text in enumerate(file, start=1):
                if text.strip():
                    yield at, _object(path, at, text)
        return
    yield from _document(path, path.read_text(encoding=encoding, errors="replace"))


def _is_lines(path: Path, encoding: str) -> bool:
    """Whether the first line that holds anything is a whole object by itself, or ends in the middle of one while the
    next begins a new one (a broken line of JSON lines)."""
    with path.open(encoding=encoding, errors="replace") as file:
        starts = [text.strip() for text, _ in zip((t for t in file if t.strip()), range(20), strict=False)]
    if any(_whole(text) for text in starts):
        return not (starts[0] in "[{" or (starts[0].startswith("[") and not starts[0].startswith("[]")))
    return False


def _whole(text: str) -> bool:
    try:
        return isinstance(orjson.loads(text), dict)
    except orjson.JSONDecodeError:
        return False


def _object(path: Path, at: int, text: str) -> dict[str, Any] | Problem:
    try:
        found = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        return Problem(path.name, at, "", f"The line is not JSON: {error.msg}.")
    if not isinstance(found, dict):
        return Problem(path.name, at, "", "The line is not a JSON object.")
    return found


def _document(path: Path, text: str) -> Iterator[tuple[int, dict[str, Any] | Problem]]:
    """Walks a document by hand, so that each product keeps its line and a break near the end loses only the rest."""
    try:
        yield from _Walk(path, text).value(_skip(text, 0), inside=None)
    except json.JSONDecodeError as error:
        yield error.lineno, Problem(path.name, error.lineno, "", f"The JSON breaks here: {error.msg}.")


def _skip(text: str, place: int) -> int:
    while place < len(text) and text[place] in _SPACE:
        place += 1
    return place


class _Walk:
    """One pass over a JSON text that stops at lists of objects under a known name, or at the top."""

    def __init__(self, path: Path, text: str) -> None:
        self._path, self._text = path, text
        self._decoder = json.JSONDecoder()
        self._end = 0
        self._counted, self._line = 0, 1

    def value(self, place: int, inside: str | None) -> Iterator[tuple[int, dict[str, Any] | Problem]]:
        """The products of the value that begins at ``place``; afterwards ``_end`` is behind it."""
        sign = self._text[place : place + 1]
        if sign == "[" and (inside is None or inside in _LISTS):
            yield from self._list(place + 1)
        elif sign == "{":
            yield from self._mapping(place + 1)
        else:
            _, self._end = self._decoder.raw_decode(self._text, place)

    def _list(self, place: int) -> Iterator[tuple[int, dict[str, Any] | Problem]]:
        place = _skip(self._text, place)
        while self._text[place : place + 1] != "]":
            at = self._line_of(place)
            found, place = self._decoder.raw_decode(self._text, place)
            if isinstance(found, dict):
                yield at, found
            else:
                yield at, Problem(self._path.name, at, "", "It is not a JSON object.")
            place = self._next(place, "]")
        self._end = place + 1

    def _mapping(self, place: int) -> Iterator[tuple[int, dict[str, Any] | Problem]]:
        place = _skip(self._text, place)
        while self._text[place : place + 1] != "}":
            key, place = self._decoder.raw_decode(self._text, place)
            place = _skip(self._text, place)
            if self._text[place : place + 1] != ":" or not isinstance(key, str):
                raise json.JSONDecodeError("Expecting a name and ':'", self._text, place)
            yield from self.value(_skip(self._text, place + 1), inside=key.casefold())
            place = self._next(self._end, "}")
        self._end = place + 1

    def _next(self, place: int, close: str) -> int:
        place = _skip(self._text, place)
        if self._text[place : place + 1] == ",":
            return _skip(self._text, place + 1)
        if self._text[place : place + 1] != close:
            raise json.JSONDecodeError(f"Expecting ',' or '{close}'", self._text, place)
        return place

    def _line_of(self, place: int) -> int:
        self._line += self._text.count("\n", self._counted, place)
        self._counted = place
        return self._line


def no_products(path: Path) -> BadInput:
    """What to say of a document without a list of products."""
    return BadInput(
        "no_products",
        f"{path.name} holds no list of products.",
        "It should be JSON lines, a list, or an object with “products”.",
    )
