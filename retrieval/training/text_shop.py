"""Titles, queries and sentences of shops in both languages, written by rule from `text_shop.toml`.

A title is put together the way each language does it: English has the kind last and the use behind it, Chinese
puts season, people and material before the kind. What a title combines (kind and first feature) decides which
split it falls into, so dev and test hold combinations that training never sees.
"""

from __future__ import annotations

import random
import re
import tomllib
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.encoders.compact_pieces import IDEOGRAPH
from retrieval.training.text_sources import Entry, Pair

SHOP_FILE = Path(__file__).parent / "text_shop.toml"
Split = Literal["train", "dev", "test"]
_HELD_OUT: dict[int, Split] = {0: "test", 1: "dev"}
_CHINESE = re.compile(f"[{IDEOGRAPH}]")
_PLAIN_NOUN = re.compile(r"^(?!to |to$|not |very )[a-z-]+( [a-z-]+)?$")
_CARRIERS = (
    "新的{} | new {}",
    "{}在哪里？ | where is the {}?",
    "我想买{} | I want to buy {}",
    "红色的{} | red {}",
    "大{} | big {}",
    "我喜欢{}。 | I like {}.",
    "这是{}。 | This is {}.",
    "关于{}的书 | a book about {}",
    "他说的是{}。 | He is talking about {}.",
    "没有{} | no {}",
    "一张{}的照片 | a photo of {}",
    "{}和水 | {} and water",
    "儿童{} | children's {}",
    "最好的{} | the best {}",
)
PARTS = ("kinds", "features", "materials", "patterns", "uses", "people", "brands")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One thing in both languages, the usual name of each first."""

    english: tuple[str, ...]
    chinese: tuple[str, ...]

    @classmethod
    def read(cls, line: str) -> Phrase:
        """``red = 红色; 红``"""
        english, _, chinese = line.partition(" = ")
        return cls(_names(english), _names(chinese))

    @property
    def key(self) -> str:
        return self.english[0]

    def say(self, chance: random.Random) -> tuple[str, str]:
        """English and Chinese, mostly the usual names."""
        return _one(self.english, chance), _one(self.chinese, chance)


@dataclass(frozen=True, slots=True)
class Group:
    """A department: its kinds and what goes with all of them, by the names in `PARTS`."""

    name: str
    parts: Mapping[str, tuple[Phrase, ...]]


@dataclass(frozen=True, slots=True)
class Shop:
    """All departments, and what goes with every article."""

    groups: tuple[Group, ...]
    every: Mapping[str, tuple[Phrase, ...]]

    @classmethod
    def read(cls, path: Path = SHOP_FILE) -> Shop:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        every = tables.pop("every")
        groups = tuple(Group(name, _phrases(table)) for name, table in tables.items())
        written = cls(groups, _phrases(every))
        return cls((*groups, vocabulary_group(written)), written.every)

    def phrases(self) -> Iterator[Phrase]:
        """Everything that is written down, sentences included."""
        for table in (self.every, *(group.parts for group in self.groups)):
            for phrases in table.values():
                yield from phrases


@dataclass(slots=True)
class _Article:
    """What a title says, before it is put into words."""

    brand: Phrase | None = None
    colour: Phrase | None = None
    material: Phrase | None = None
    pattern: Phrase | None = None
    people: Phrase | None = None
    use: Phrase | None = None
    size: Phrase | None = None
    features: list[Phrase] = field(default_factory=list)


def split_of(kind: str, feature: str) -> Split:
    """Where titles of this kind with this feature belong: a tenth each for dev and test."""
    return _HELD_OUT.get(zlib.crc32(f"{kind}|{feature}".encode()) % 10, "train")


def titles(shop: Shop, count: int, split: Split, seed: int) -> list[Pair]:
    """``count`` different product titles of a split; the same for a seed."""
    chance = random.Random(f"{seed}-{split}-titles")
    found: dict[str, Pair] = {}
    while len(found) < count:
        group = chance.choice(shop.groups)
        kind = chance.choice(group.parts["kinds"])
        features = chance.sample(group.parts["features"], chance.choice((1, 1, 2, 2, 3)))
        if split_of(kind.key, features[0].key) != split:
            continue
        article = _describe(group, shop.every, features, chance, full=True)
        pair = _title(article, kind, chance)
        found.setdefault(pair.english.lower(), pair)
    return list(found.values())


def queries(shop: Shop, count: int, split: Split, seed: int) -> list[Pair]:
    """``count`` different short queries ("red cotton dress", 红色棉连衣裙); splits as for titles."""
    chance = random.Random(f"{seed}-{split}-queries")
    found: dict[str, Pair] = {}
    while len(found) < count:
        group = chance.choice(shop.groups)
        kind = chance.choice(group.parts["kinds"])
        feature = chance.choice(group.parts["features"])
        if split_of(kind.key, feature.key) != split:
            continue
        features = [feature] if chance.random() < 0.4 else []
        article = _describe(group, shop.every, features, chance, full=False)
        pair = _title(article, kind, chance)
        found.setdefault(pair.english.lower(), _asked(pair, shop, chance))
    return list(found.values())


def carried(entries: Sequence[Entry], count: int, seed: int) -> list[Pair]:
    """Nouns of the dictionary in short sentences, so that words which no sentence has still learn to stand in one.

    Only words with one plain meaning of at most two English words; the first ``count`` such
    entries.
    """
    chance = random.Random(f"{seed}-carried")
    pairs: list[Pair] = []
    for entry in entries:
        meaning = entry.meanings[0]
        if len(pairs) == count:
            break
        if len(entry.meanings) > 2 or not _PLAIN_NOUN.match(meaning) or len(entry.simplified) < 2:
            continue
        chinese, _, english = chance.choice(_CARRIERS).partition(" | ")
        pairs.append(Pair(chinese.format(entry.simplified), english.format(meaning)))
    return pairs


def joined(pairs: Sequence[Pair], count: int, seed: int) -> list[Pair]:
    """Two texts after each other, as descriptions have them."""
    chance = random.Random(f"{seed}-joined")
    drawn = (chance.sample(pairs, 2) for _ in range(count))
    return [Pair(f"{one.chinese} {two.chinese}", f"{one.english} {two.english}") for one, two in drawn]


def vocabulary_group(shop: Shop) -> Group:
    """The running shop's vocabulary as one more department, with every department's brands and uses."""
    parts: dict[str, tuple[Phrase, ...]] = {
        "kinds": _terms(Facet.KIND),
        "materials": _terms(Facet.MATERIAL),
        "patterns": _terms(Facet.PATTERN),
        "people": _terms(Facet.GENDER),
        "features": (*_terms(Facet.COLOUR), *shop.every["offers"]),
    }
    for name in ("brands", "uses"):
        parts[name] = tuple(phrase for group in shop.groups for phrase in group.parts[name])
    return Group("vocabulary", parts)


def _terms(facet: Facet) -> tuple[Phrase, ...]:
    phrases = []
    for key in VOCABULARY.keys(facet):
        names = VOCABULARY.names(facet, key)
        chinese = tuple(name for name in names if _CHINESE.search(name))
        english = tuple(name for name in names if not _CHINESE.search(name))
        if chinese and english:
            phrases.append(Phrase(english, chinese))
    return tuple(phrases)


def phrase_pairs(shop: Shop) -> list[Pair]:
    """Every name in Chinese with the usual English one, and the other way round, sentences included."""
    pairs: dict[Pair, None] = {}
    for phrase in shop.phrases():
        for chinese in phrase.chinese:
            pairs[Pair(chinese, phrase.english[0])] = None
        for english in phrase.english[1:]:
            pairs[Pair(phrase.chinese[0], english)] = None
    return list(pairs)


def _describe(
    group: Group,
    every: Mapping[str, Sequence[Phrase]],
    features: list[Phrase],
    chance: random.Random,
    full: bool,
) -> _Article:
    """Chooses what to say; a full title says about twice as much as a query."""
    more = 2.0 if full else 1.0

    def maybe(phrases: Sequence[Phrase], share: float) -> Phrase | None:
        return chance.choice(phrases) if phrases and chance.random() < share * more else None

    parts = group.parts
    is_coloured = group.name not in {"groceries", "beauty"}
    return _Article(
        brand=maybe(parts["brands"], 0.32),
        colour=maybe(every["colours"], 0.35) if is_coloured else None,
        material=maybe(parts["materials"], 0.2),
        pattern=maybe(parts["patterns"], 0.1),
        people=maybe(parts["people"], 0.18),
        use=maybe(parts["uses"], 0.15),
        size=maybe(every["sizes"], 0.06) if group.name in {"clothing", "shoes"} else None,
        features=features,
    )


def _title(article: _Article, kind: Phrase, chance: random.Random) -> Pair:
    said = {
        name: phrase.say(chance) if (phrase := getattr(article, name)) else ("", "")
        for name in ("brand", "colour", "material", "pattern", "people", "use", "size")
    }
    features = [feature.say(chance) for feature in article.features]
    kind_english, kind_chinese = kind.say(chance)
    describing = [english for english, _ in features if not english.startswith(("for ", "with "))]
    behind = [english for english, _ in features if english.startswith(("for ", "with "))]
    english = [
        said["brand"][0],
        said["people"][0],
        *_either_order([said["colour"][0]], describing, chance),
        said["pattern"][0],
        said["material"][0],
        kind_english,
        *behind,
        said["use"][0],
        said["size"][0],
    ]
    before = [chinese for _, chinese in features]
    look = [said["colour"][1], said["pattern"][1]]
    late_colour = chance.random() < 0.25  # 连衣裙 红色, as in many a Chinese title
    chinese = [
        said["brand"][1],
        *_either_order([said["people"][1]], [said["use"][1]], chance),
        *_either_order(before, [] if late_colour else look, chance),
        said["material"][1],
        kind_chinese,
        *(look if late_colour else []),
        said["size"][1],
    ]
    return Pair(_joined(chinese, chance), " ".join(part for part in english if part))


def _asked(pair: Pair, shop: Shop, chance: random.Random) -> Pair:
    """Sometimes what a query has around it: a price, an offer, a polite word."""
    price = chance.choice((20, 30, 50, 80, 100, 150, 200, 300, 500, 1000, 3000))
    offer = chance.choice(shop.every["offers"])
    english, chinese = offer.say(chance)
    forms = (
        Pair(f"{price}元以下的{pair.chinese}", f"{pair.english} under {price}"),
        Pair(f"{pair.chinese} {price}元以内", f"{pair.english} for less than {price}"),
        Pair(f"有没有{pair.chinese}", f"do you have {pair.english}"),
        Pair(f"我想买{pair.chinese}", f"I want to buy {pair.english}"),
        Pair(f"帮我找一下{pair.chinese}", f"help me find {pair.english}"),
        Pair(f"推荐一款{pair.chinese}", f"recommend {pair.english}"),
        Pair(f"{chinese}{pair.chinese}", f"{english} {pair.english}"),
        Pair(f"{pair.chinese}{chinese}", f"{english} {pair.english}"),
    )
    return chance.choice(forms) if chance.random() < 0.3 else pair


def _joined(parts: Sequence[str], chance: random.Random) -> str:
    """Chinese parts without spaces, or with some; Latin ones stand apart."""
    spaced = chance.random() < 0.3
    text = ""
    for part in parts:
        if not part:
            continue
        apart = text and ((spaced and chance.random() < 0.4) or (text[-1].isascii() and part[0].isascii()))
        text += f" {part}" if apart or (text and text[-1].isascii() and chance.random() < 0.5) else part
    return text


def _either_order(first: list[str], second: list[str], chance: random.Random) -> list[str]:
    return [*first, *second] if chance.random() < 0.6 else [*second, *first]


def _one(names: Sequence[str], chance: random.Random) -> str:
    return names[0] if len(names) == 1 or chance.random() < 0.6 else chance.choice(names[1:])


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(";"))


def _phrases(table: Mapping[str, Sequence[str]]) -> dict[str, tuple[Phrase, ...]]:
    return {name: tuple(Phrase.read(line) for line in lines) for name, lines in table.items()}
