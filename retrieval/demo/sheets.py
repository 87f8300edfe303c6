"""The demo shop's data sheets: what each kind of article is offered in, and how listings speak of it.

The sheets are TOML in ``data/``, a file a department, a table a kind. Within a table ``styles``, ``notes`` and
``points`` are lists of lines so that a person can read and extend them: ``English | 中文 | materials | options``,
``style in English | English | 中文`` (said of that style only) and ``English | 中文`` (said of
any of the kind; see ``Point``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

DEPARTMENTS = (
    "clothing", "accessories", "footwear", "bags", "jewellery", "electronics", "kitchen", "home", "furniture",
    "groceries", "toys", "sport", "beauty", "books",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """The same said in English and in Chinese."""

    en: str
    zh: str

    @classmethod
    def read(cls, line: str) -> Phrase:
        english, _, chinese = line.partition("|")
        return cls(english.strip(), chinese.strip())

    def filled(self, **values: str) -> Phrase:
        return Phrase(self.en.format(**values), self.zh.format(**values))


@dataclass(frozen=True, slots=True)
class Brand:
    """A maker with its Chinese name; ``level`` 1 is the middle of the price range."""

    en: str
    zh: str
    level: float


@dataclass(frozen=True, slots=True)
class Style:
    """One article of a kind, before brand, material and colours are chosen."""

    name: Phrase
    materials: tuple[str, ...]
    options: Mapping[str, str]
    note: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """Something good about articles of a kind; of all, of some styles only, or of all but some."""

    said: Phrase
    styles: tuple[str, ...] = ()
    excludes: bool = False

    @classmethod
    def read(cls, line: str) -> Point:
        """``English | 中文``, ``English | 中文 | Wall, LED`` or ``English | 中文 | !Cable``: parts of style names."""
        english, chinese, *rest = (part.strip() for part in line.split("|"))
        names = rest[0].removeprefix("!") if rest else ""
        styles = tuple(name.strip() for name in names.split(",") if name.strip())
        return cls(Phrase(english, chinese), styles, bool(rest) and rest[0].startswith("!"))

    def holds(self, style: Style) -> bool:
        return not self.styles or any(name in style.name.en for name in self.styles) != self.excludes


@dataclass(frozen=True, slots=True)
class Sheet:
    """One kind: what is true of all its styles unless a style says otherwise."""

    kind: str
    department: str
    family: str
    brands: tuple[Brand, ...]
    defaults: Mapping[str, str]
    styles: tuple[Style, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """A material: its vocabulary key, its words in a title, what it does to the price, what is said of it."""

    key: str
    name: Phrase
    cost: float
    say: Mapping[str, Phrase]
    care: Phrase


@dataclass(frozen=True, slots=True)
class Words:
    """What listings say about things in general."""

    materials: Mapping[str, Material]
    patterns: Mapping[str, tuple[Phrase, Phrase]]
    openings: Mapping[str, tuple[Phrase, ...]]
    seasons: Mapping[str, Phrase]
    season_zh: Mapping[str, str]
    uses: Mapping[str, Phrase]
    specs: Mapping[str, Phrase]
    units: Mapping[str, str]
    genders: Mapping[str, Phrase]
    sizes: Mapping[str, str]
    families: Mapping[str, str] = field(default_factory=dict)


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files(__package__) / "data" / f"{name}.toml").read_text("utf-8"))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _options(text: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in text.split(";") if part.strip())
    return {name.strip(): value.strip() for name, _, value in pairs}


def _style(line: str, notes: Mapping[str, Phrase]) -> Style:
    english, chinese, materials, options = (part.strip() for part in line.split("|"))
    return Style(Phrase(english, chinese), tuple(materials.split()), _options(options), notes.get(english))


def _notes(text: str) -> dict[str, Phrase]:
    rows = (line.partition("|") for line in _lines(text))
    return {name.strip(): Phrase.read(said) for name, _, said in rows}


def _brands(text: str) -> tuple[Brand, ...]:
    rows = (line.split("|") for line in _lines(text))
    return tuple(Brand(en.strip(), zh.strip(), float(level)) for en, zh, level in rows)


@cache
def words() -> Words:
    """The general phrases, read once."""
    data = _load("words")

    def phrases(table: str) -> dict[str, Phrase]:
        return {key: Phrase.read(line) for key, line in data[table].items()}

    materials = {
        key: Material(
            entry.get("as", key),
            Phrase(entry["en"], entry["zh"]),
            entry["cost"],
            {family: Phrase.read(entry[family]) for family in ("say", "home") if family in entry},
            Phrase.read(entry["care"]),
        )
        for key, entry in data["material"].items()
    }
    return Words(
        materials=materials,
        patterns={
            key: (Phrase(entry["en"], entry["zh"]), Phrase.read(entry["say"]))
            for key, entry in data["pattern"].items()
        },
        openings={
            name: tuple(Phrase.read(line) for line in _lines(text))
            for name, text in (data["open"] | data["open"]["by_kind"]).items()
            if isinstance(text, str)
        },
        seasons=phrases("season"),
        season_zh=data["season_zh"],
        uses=phrases("use"),
        specs=phrases("spec"),
        units=data["unit"],
        genders=phrases("gender"),
        sizes=data["sizes"],
        families=data["families"],
    )


@cache
def known_brands() -> Mapping[str, Brand]:
    """The real brands that some articles are known by."""
    return {brand.en: brand for brand in _brands(_load("brands")["known"])}


def _sheet(department: str, kind: str, table: Mapping[str, Any], brands: tuple[Brand, ...]) -> Sheet:
    defaults = {
        name: "-".join(str(bound) for bound in value) if isinstance(value, list) else str(value)
        for name, value in table.items()
        if name not in ("styles", "points", "notes")
    }
    notes = _notes(table.get("notes", ""))
    return Sheet(
        kind=kind,
        department=department,
        family=defaults.get("family", words().families[department]),
        brands=brands,
        defaults=defaults,
        styles=tuple(_style(line, notes) for line in _lines(table["styles"])),
        points=tuple(Point.read(line) for line in _lines(table["points"])),
    )


@cache
def sheets() -> tuple[Sheet, ...]:
    """Every kind the demo shop sells, department by department."""
    brands = _load("brands")
    found = []
    for department in DEPARTMENTS:
        tables = _load(department)
        own = _brands(brands[tables.pop("brands", department)])
        found += [_sheet(department, kind, table, own) for kind, table in tables.items()]
    return tuple(found)
