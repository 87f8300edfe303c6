"""Reading a feed of any known format: ``auto`` looks at what is in it, not at its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from retrieval.catalog.feeds import delimited, jsonl
from retrieval.catalog.feeds.draft import Draft, FeedOptions, Problem
from retrieval.catalog.feeds.encodings import check_file, encoding_of
from retrieval.errors import BadInput

READERS: dict[str, Callable[[Path, FeedOptions], Iterator[Draft | Problem]]] = {
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


def detect(path: Path) -> str:
    """The format of a feed by its content."""
    encoding = encoding_of(path)
    with path.open(encoding=encoding, errors="replace") as file:
        beginning = file.read(4096).lstrip().lstrip("﻿")
    if beginning.startswith(("{", "[")):
        return "jsonl"
    return "csv"
