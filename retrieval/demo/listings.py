"""What a listing says: titles and descriptions in both languages, the same facts in each."""

from __future__ import annotations

import random

from retrieval.catalog.product import Localised
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.demo.articles import Article
from retrieval.demo.sheets import Phrase, words


def _says(text: str, facet: Facet, key: str) -> bool:
    """Whether the text names the term already, in whichever language."""
    return any(mention.facet == facet and mention.key == key for mention in VOCABULARY.mentions(text))


_SPOKEN_OF = frozenset({"worn", "footwear", "bag", "jewellery", "kitchen", "home"})
"""Families whose titles name the material; elsewhere only wood is worth it."""
_UNSPOKEN = frozenset({"plastic", "paper", "wax"})


def _lacks(text: str, words_: str, facet: Facet, key: str) -> bool:
    plain = text.lower().replace("-", " ")
    return words_.lower() not in plain and not _says(text, facet, key)


def _material(article: Article) -> Phrase:
    """The material's words for the title; empty where the style's name has them."""
    style, material = article.style.name, article.material
    if material is None or material.key in _UNSPOKEN:
        return Phrase("", "")
    if article.sheet.family not in _SPOKEN_OF and material.key != "wood":
        return Phrase("", "")
    return Phrase(
        material.name.en if _lacks(style.en, material.name.en, Facet.MATERIAL, material.key) else "",
        material.name.zh if _lacks(style.zh, material.name.zh, Facet.MATERIAL, material.key) else "",
    )


def _pattern(article: Article) -> Phrase:
    is_told_by_style = article.pattern == "graphic" and "pattern" in article.style.options
    if article.pattern == "plain" or is_told_by_style:
        return Phrase("", "")
    name, style = words().patterns[article.pattern][0], article.style.name
    return Phrase(
        name.en if _lacks(style.en, name.en, Facet.PATTERN, article.pattern) else "",
        name.zh if _lacks(style.zh, name.zh, Facet.PATTERN, article.pattern) else "",
    )


def _gender(article: Article) -> Phrase:
    """Whom it is for, where the kind leaves it open and the style does not say."""
    if article.gender is None or article.sheet.family not in ("worn", "footwear"):
        return Phrase("", "")
    if len(set(article.sheet.defaults.get("gender", "").split())) < 2:
        return Phrase("", "")
    style, name = article.style.name, words().genders[article.gender]
    english = "" if "'s " in style.en or "s' " in style.en or article.gender == "unisex" else name.en
    chinese = "" if any(sign in style.zh for sign in "男女童") else name.zh
    return Phrase(english, chinese)


def _join(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _english_title(article: Article, chance: random.Random) -> str:
    style, brand = article.style.name.en, article.brand.en
    material, pattern, gender = _material(article).en, _pattern(article).en, _gender(article).en
    colour = (
        VOCABULARY.name(Facet.COLOUR, article.colours[0], "en").title() if len(article.colours) == 1 else ""
    )
    if article.known or style.startswith("“"):
        return style
    if colour.lower() in _join(style, material).lower() or article.sheet.family == "food":
        colour = ""
    forms = [
        _join(brand, colour, pattern, material, style),
        f"{_join(gender, pattern, material, style)} – {brand}",
        _join(colour, pattern, material, style) + f" by {brand}",
    ]
    if "," not in style and material and " with " not in style and material != "Wooden":
        forms.append(f"{_join(brand, gender, pattern, style)} in {_join(colour, material)}")
    if colour and "," not in style:
        forms.append(f"{_join(gender, pattern, material, style)}, {colour} – {brand}")
    return chance.choice(forms)


def _chinese_title(article: Article, chance: random.Random) -> str:
    style, brand = article.style.name.zh, article.brand.zh
    material, pattern, gender = _material(article).zh, _pattern(article).zh, _gender(article).zh
    colour = VOCABULARY.name(Facet.COLOUR, article.colours[0], "zh") if len(article.colours) == 1 else ""
    if article.known or "《" in style:
        return style
    if colour.rstrip("色") in style + material or article.sheet.family == "food":
        colour = ""
    season = words().season_zh.get(article.option("season"), "")
    if article.sheet.family not in ("worn", "footwear") or season[:2] in style:
        season = ""
    forms = [
        f"{brand} {colour}{pattern}{material}{style} {gender}".strip(),
        _join(f"{pattern}{material}{style}", gender, season, brand),
        _join(f"【{brand}】{season}{gender}{style}", material, pattern, colour),
        _join(f"{gender}{season}{style}", f"{material}{pattern}", colour, brand),
    ]
    return chance.choice(forms)


def titles(article: Article, seed: int) -> Localised:
    """The title as each language's shops write it; not all of one mould."""
    chance = article.chance("title", seed)
    return Localised(_english_title(article, chance), _chinese_title(article, chance))


def _opening(article: Article, chance: random.Random) -> Phrase:
    name = article.name
    lower = name.en if article.known or name.en.startswith("“") else _lower(name.en)
    return chance.choice(words().openings[article.option("openings", article.sheet.family)]).filled(
        Style=name.en[:1].upper() + lower[1:],
        style=lower,
        style_zh=name.zh,
        brand=article.brand.en,
        brand_zh=article.brand.zh,
    )


_PROPER = frozenset(
    [
        "English",
        "Yunnan",
        "Breton",
        "Oxford",
        "Chelsea",
        "Galaxy",
        "Python",
        "Chinese",
        "Hanfu",
        "Ethiopia",
        "Thai",
        "Hokkaido",
        "Santoku",
        "Wuchang",
        "Greek",
        "USB-C",
    ]
)


def _lower(name: str) -> str:
    """Lower case, except names and codes: ``A-Line Skirt`` keeps its A, ``SPF 50+`` and ``Chelsea`` stay."""

    def piece(word: str) -> str:
        return word if word in _PROPER or len(word) == 1 or sum(map(str.isupper, word)) > 1 else word.lower()

    return " ".join("-".join(map(piece, word.split("-"))) for word in name.split(" "))


def _about_material(article: Article) -> list[Phrase]:
    if article.material is None:
        return []
    say = article.material.say
    return [say["home"] if article.sheet.family == "home" and "home" in say else say["say"]]


def _measure_zh(value: str) -> str:
    """``6.67″`` as ``6.67英寸``, ``50 MP`` as ``5000万像素``; what has no unit stays."""
    if value.endswith("″"):
        return value.replace("″", "英寸")
    number, _, unit = value.partition(" ")
    if unit == "MP":
        hundreds = int(number)
        return f"{hundreds // 100}亿像素" if hundreds % 100 == 0 else f"{hundreds}00万像素"
    return number + words().units[unit] if unit in words().units else value


def _specs(article: Article) -> list[Phrase]:
    """The specifications, all in one breath."""
    found = []
    for name, phrase in words().specs.items():
        value = article.style.options.get(name)
        if value:
            found.append(Phrase(phrase.en.format(value=value), phrase.zh.format(value=_measure_zh(value))))
    return [Phrase(" ".join(p.en for p in found), "".join(p.zh for p in found))] if found else []


def _closing(article: Article, chance: random.Random) -> list[Phrase]:
    found = []
    season = article.option("season")
    if season in words().seasons and article.sheet.family in ("worn", "footwear", "home"):
        found.append(words().seasons[season])
    if article.option("use") in words().uses:
        found.append(words().uses[article.option("use")])
    if (
        article.material
        and article.sheet.family in ("worn", "home", "kitchen", "footwear")
        and chance.random() < 0.7
    ):
        found.append(article.material.care)
    return found


def description(article: Article, seed: int) -> Localised:
    """Three to seven sentences: what it is, what it is made of, what is good about it, when and how to use it."""
    chance = article.chance("description", seed)
    note = [article.style.note] if article.style.note else []
    fitting = [point.said for point in article.sheet.points if point.holds(article.style)]
    count = min(len(fitting), chance.choice((2, 2, 3) if not note else (1, 2)))
    points = note + chance.sample(fitting, count)
    pattern = [words().patterns[article.pattern][1]] if article.pattern != "plain" else []
    middle = _about_material(article) + _specs(article) + pattern + points
    if chance.random() < 0.4:
        chance.shuffle(middle)
    phrases = [_opening(article, chance), *middle, *_closing(article, chance)]
    return Localised(" ".join(phrase.en for phrase in phrases), "".join(phrase.zh for phrase in phrases))
