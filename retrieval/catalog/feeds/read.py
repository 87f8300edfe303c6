"""Reading a feed of any known format: ``auto`` looks at what is in it, not at its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from retrieval.catalog.feeds import delimited, google, jsonl, shopify, woocommerce
from retrieval.catalog.feeds.draft import Draft, FeedOptions, Problem
from retrieval.catalog.feeds.encodings import check_file, encoding_of
from retrieval.catalog.feeds.fields import spelled
from retrieval.catalog.feeds.table import Table
from retrieval.errors import BadInput

READERS: dict[str, Callable[[Path, FeedOptions], Iterator[Draft | Problem]]] = {
    "google": google.read,
    "shopify": shopify.read,
    "woocommerce": woocommerce.read,
    "csv": delimited.read,
    "jsonl": jsonl.read,
}


def read_drafts(path: Path, options: FeedOptions) -> Iterator[Draft | Problem]:
    """What the feed says, product by product, and what cannot be read of it.

    Raises:
        ShopkeeperError: there is no such file, it is a folder or empty, or its format is unknown.
    """
    check_file(path)
    format_ = detect(path) if options.format == "auto" else options.format
    reader = READERS.get(format_)
    if reader is None:
        raise BadInput(
            "unknown_format", f"“{options.format}” is no format of feeds.", f"Use auto, {', '.join(READERS)}."
        )
    return reader(path, options)


_BINARY = {
    b"PK\x03\x04": "an archive or a spreadsheet",
    b"\xd0\xcf\x11\xe0": "a spreadsheet",
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "compressed",
    b"SQLite format 3": "a database",
}


def detect(path: Path) -> str:
    """The format of a feed by its content.

    Raises:
        BadInput: ``unknown_format``: it is no feed.
    """
    with path.open("rb") as file:
        signature = file.read(16)
    for mark, what in _BINARY.items():
        if signature.startswith(mark):
            raise _no_feed(path, what)
    with path.open(encoding=encoding_of(path), errors="replace") as text:
        beginning = text.read(4096).lstrip().lstrip("\ufeff")
    if beginning.startswith(("{", "[")):
        return "jsonl"
    if beginning.startswith("<"):
        if beginning[:200].casefold().startswith(("<!doctype html", "<html")):
            raise _no_feed(path, "a web page")
        return "google"
    if beginning.startswith(("- ", "---")) and "\n  " in beginning:
        raise _no_feed(path, "YAML")
    return _of_header({spelled(column) for column in Table.open(path).header})


def _of_header(columns: set[str]) -> str:
    if "variant price" in columns or {"handle", "option1 value"} <= columns:
        return "shopify"
    if {"type", "sku", "name"} <= columns and columns & {"regular price", "visibility in catalog"}:
        return "woocommerce"
    if {"id", "title", "price"} <= columns and columns & {
        "image link",
        "item group id",
        "google product category",
    }:
        return "google"
    return "csv"


def _no_feed(path: Path, what: str) -> BadInput:
    return BadInput(
        "unknown_format",
        f"{path.name} is no product feed: it is {what}.",
        "Save it as CSV, JSON lines or XML first.",
    )
