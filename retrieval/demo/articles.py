"""Articles: a style of a kind by one brand, in one material and pattern, in some colours."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.demo.sheets import Brand, Material, Phrase, Sheet, Style, known_brands, sheets, words

_SIGNS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Article:
    """What is settled before a listing is written: everything that a buyer could point at."""

    article_id: str
    sheet: Sheet
    style: Style
    brand: Brand
    material: Material | None
    pattern: str
    gender: str | None
    colours: tuple[str, ...]

    def option(self, name: str, default: str = "") -> str:
        """The style's own word on something, else its kind's."""
        return self.style.options.get(name, self.sheet.defaults.get(name, default))

    @property
    def kind(self) -> str:
        return self.sheet.kind

    @property
    def known(self) -> bool:
        """Whether people know the article by brand and model."""
        return "model" in self.style.options

    def chance(self, purpose: str, seed: int) -> random.Random:
        """A generator of its own for each purpose, so that a change to one article leaves all others alone."""
        return random.Random(f"{seed}:{self.article_id}:{purpose}")

    @property
    def name(self) -> Phrase:
        """What running text calls it: without the tail of the listing's title."""
        if self.known:
            model = self.style.options["model"]
            return Phrase(f"{self.brand.en} {model}", f"{self.brand.zh} {model}")
        quoted = re.match(r"“[^”]+”", self.style.name.en)
        if quoted:
            book = re.search(r"《[^》]+》", self.style.name.zh)
            return Phrase(quoted.group(), book.group() if book else self.style.name.zh)
        return Phrase(self.style.name.en.split(",")[0], self.style.name.zh.split(" ")[0])


def slug(text: str) -> str:
    """Lower-case letters, digits and dashes: ``Linden & Rye`` gives ``linden-rye``."""
    return _SIGNS.sub("-", text.lower().replace("'", "").replace("é", "e")).strip("-")


def _brands(style: Style, sheet: Sheet, count: int, chance: random.Random) -> list[Brand]:
    named = style.options.get("brand")
    if named:
        return [known_brands().get(named) or next(brand for brand in sheet.brands if brand.en == named)]
    makers = sheet.defaults.get("makers", "").split(", ")
    pool = [brand for brand in sheet.brands if brand.en in makers] or list(sheet.brands)
    return chance.sample(pool, min(count, len(pool)))


def _colours(style: Style, sheet: Sheet, material: Material | None, chance: random.Random) -> tuple[str, ...]:
    """Some of the colours that the style comes in; plain gold and silver are the colour of their metal."""
    choices = style.options.get("colours", sheet.defaults["colours"]).split()
    if material and material.key in ("gold", "sterling_silver") and "colours" not in style.options:
        return ("gold",) if material.key == "gold" else ("silver",)
    if "model" in style.options:
        return tuple(choices)
    always = style.options.get("always", "").split()
    count = min(len(choices), chance.choice((1, 1, 2, 2, 3, 4)))
    return tuple(dict.fromkeys([*always, *chance.sample(choices, count)]))


def _pattern(style: Style, sheet: Sheet, chance: random.Random) -> str:
    if "pattern" in style.options:
        return style.options["pattern"]
    choices = style.options.get("patterns", sheet.defaults.get("patterns", "plain")).split()
    return chance.choice(choices)


def articles(seed: int) -> Iterator[Article]:
    """All articles in the order of the sheets; the same for the same seed."""
    materials = words().materials
    for sheet in sheets():
        for style in sheet.styles:
            chance = random.Random(f"{seed}:{sheet.kind}:{style.name.en}")
            count = int(style.options.get("make", sheet.defaults.get("make", "2")))
            genders = style.options.get("gender", sheet.defaults.get("gender", "")).split()
            offset = chance.randrange(len(style.materials) or 1)
            for turn, brand in enumerate(_brands(style, sheet, count, chance)):
                key = style.materials[(turn + offset) % len(style.materials)] if style.materials else None
                material = materials[key] if key else None
                yield Article(
                    article_id=f"{slug(sheet.kind)}-{slug(style.name.en)[:32].strip('-')}-{slug(brand.en)}",
                    sheet=sheet,
                    style=style,
                    brand=brand,
                    material=material,
                    pattern=_pattern(style, sheet, chance),
                    gender=genders[turn % len(genders)] if genders else None,
                    colours=_colours(style, sheet, material, chance),
                )
