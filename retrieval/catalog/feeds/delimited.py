"""Plain product tables: CSV with any of the usual delimiters and column names, one product a row.

Rows that repeat the id of the row before and leave the title empty are variants of that product (Spree's export);
where a table has no id at all, a row without a title continues the product before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from retrieval.catalog.feeds.draft import Draft, FeedOptions, Problem, VariantDraft
from retrieval.catalog.feeds.fields import assign, spelled
from retrieval.catalog.feeds.options import facet_fields
from retrieval.catalog.feeds.table import Row, Table
from retrieval.catalog.feeds.texts import line
from retrieval.errors import BadInput


def read(path: Path, options: FeedOptions) -> Iterator[Draft | Problem]:
    """Products of a table, in its order."""
    table = Table.open(path)
    columns = assign(table.header, options.mapping)
    if not {"title", "title_en", "title_zh"} & columns.keys():
        raise BadInput(
            "no_title_column",
            f"No column of {path.name} is known to hold titles (columns: {', '.join(table.header[:30])}).",
            "Name it: --map title=COLUMN.",
        )
    fields_of = table.reader(columns)
    options_of, numbering = OptionColumns(table), Numbering()
    extra_of = table.reader({name: name for name in _other(table, columns)})
    gathered: list[tuple[Row, dict[str, object]]] = []
    for row in table.rows():
        if isinstance(row, Problem):
            yield row
            continue
        fields: dict[str, object] = {**fields_of(row), **options_of(row)}
        if gathered and _continues(fields, gathered[0][1]):
            gathered.append((row, fields))
            continue
        if gathered:
            yield _draft(gathered, columns, extra_of(gathered[0][0]), numbering)
        gathered = [(row, fields)]
    if gathered:
        yield _draft(gathered, columns, extra_of(gathered[0][0]), numbering)


def _continues(fields: Mapping[str, object], first: Mapping[str, object]) -> bool:
    if any(name in fields for name in ("title", "title_en", "title_zh")):
        return False
    return "id" not in fields or fields["id"] == first.get("id")


def _draft(
    gathered: list[tuple[Row, dict[str, object]]],
    columns: Mapping[str, str],
    extra: Mapping[str, str],
    numbering: Numbering,
) -> Draft:
    (first_row, first), *others = gathered
    if "id" not in columns and "title" in first:
        first = {**first, "id": numbering.id_for(str(first["title"]), str(first.get("gtin", "")))}
    if not others:
        return Draft(first_row.line, first, (), extra, columns)
    rows = others
    if first.get("options") or str(first.get("price", "0")).strip(
        "0.,' "
    ):  # the first row is a variant itself
        rows = [(first_row, first), *others]
    variants = tuple(VariantDraft(row.line, {k: v for k, v in f.items() if k != "id"}) for row, f in rows)
    return Draft(first_row.line, first, variants, extra, columns)


class Numbering:
    """Ids for the products of a feed that has none: made of their titles, so that the next import finds them."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def id_for(self, title: str, sku: str) -> str:
        """The title in small letters; with the SKU behind it where another product has that title."""
        made = slug(title)
        if made in self._given and sku:
            made = f"{made}-{slug(sku)}"
        self._given.add(made)
        return made


def slug(title: str) -> str:
    """Letters and digits of the title in lower case, joined by hyphens."""
    return "-".join("".join(sign if sign.isalnum() else " " for sign in line(title).casefold()).split())


class OptionColumns:
    """Reads pairs of columns ``option1_name``, ``option1_value`` (in any spelling) into ``options`` and the facets
    that they stand for. Rows that follow may leave the name out."""

    def __init__(self, table: Table) -> None:
        places = {spelled(column).replace(" ", ""): place for place, column in enumerate(table.header)}
        self._pairs = [
            (number, places.get(f"option{number}name"), places[f"option{number}value"])
            for number in (1, 2, 3)
            if f"option{number}value" in places
        ]
        self._names: dict[int, str] = {}

    def forget(self) -> None:
        """Another product begins: its options have other names."""
        self._names.clear()

    def __call__(self, row: Row) -> dict[str, object]:
        found: dict[str, str] = {}
        for number, name_place, value_place in self._pairs:
            value = row.cells[value_place].strip()
            name = row.cells[name_place].strip() if name_place is not None else ""
            if name:
                self._names[number] = name
            if value and value.casefold() != "default title":
                found[name or self._names.get(number, f"Option {number}")] = value
        return {"options": found, **facet_fields(found)} if found else {}


def _other(table: Table, columns: Mapping[str, str]) -> list[str]:
    """Columns that are none of our fields and worth keeping as attributes."""
    used = set(columns.values())
    return [
        name
        for name in dict.fromkeys(table.header)
        if name
        and name not in used
        and not spelled(name).replace(" ", "").startswith(("option", "meta", "seo"))
    ]
