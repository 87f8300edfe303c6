"""Rows of a delimited feed with their true line numbers: a quoted cell may hold line breaks."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from retrieval.catalog.feeds.draft import Problem
from retrieval.catalog.feeds.encodings import encoding_of
from retrieval.errors import BadInput

_DELIMITERS = "\t,;|"
csv.field_size_limit(1 << 24)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line on which it begins, and its cells in the order of the header."""

    line: int
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """A delimited feed, opened as far as its header; ``rows`` reads it anew each time."""

    path: Path
    encoding: str
    delimiter: str
    header: tuple[str, ...]

    @classmethod
    def open(cls, path: Path) -> Table:
        """Raises BadInput where there is no header line."""
        encoding = encoding_of(path)
        with path.open(encoding=encoding, newline="", errors="replace") as file:
            first = next((text for text in file if text.strip()), "")
        if not first.strip():
            raise BadInput(
                "feed_empty", f"{path} has no header line.", "The first line has to name the columns."
            )
        delimiter = max(_DELIMITERS, key=first.count) if any(sign in first for sign in _DELIMITERS) else ","
        with path.open(encoding=encoding, newline="", errors="replace") as file:
            header = next((row for row in csv.reader(file, delimiter=delimiter) if any(row)), [])
        return cls(path, encoding, delimiter, tuple(name.strip().strip("﻿") for name in header))

    def rows(self) -> Iterator[Row | Problem]:
        """Rows with something in them; one that does not fit the header is a problem."""
        width = len(self.header)
        with self.path.open(encoding=self.encoding, newline="", errors="replace") as file:
            reader = csv.reader(_without_nulls(file), delimiter=self.delimiter)
            header_seen = False
            while True:
                begins = reader.line_num + 1
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except csv.Error as error:
                    yield Problem(self.path.name, begins, "", f"The row cannot be read: {error}.")
                    continue
                if not any(cell.strip() for cell in cells):
                    continue
                if not header_seen:
                    header_seen = True
                elif len(cells) > width and any(cell.strip() for cell in cells[width:]):
                    yield Problem(
                        self.path.name,
                        begins,
                        "",
                        f"It has {len(cells)} cells; the header names {width} columns.",
                    )
                else:
                    yield Row(begins, cells if len(cells) >= width else cells + [""] * (width - len(cells)))

    def reader(self, columns: Mapping[str, str]) -> Callable[[Row], dict[str, str]]:
        """Picks the cells of some columns out of a row: our field -> its text, empty ones left out."""
        places = [(field, self.header.index(column)) for field, column in columns.items()]

        def read(row: Row) -> dict[str, str]:
            cells = row.cells
            return {field: text for field, place in places if (text := cells[place].strip())}

        return read


def _without_nulls(lines: Iterable[str]) -> Iterator[str]:
    for text in lines:
        yield text.replace("\0", "") if "\0" in text else text
