"""What the Chinese table learns from: Tatoeba sentence pairs and CC-CEDICT entries, read, cleaned and split.

The data folder is ``--data`` (``../shared/data`` beside the checkout by default); the files are
``text/parallel/tatoeba_en_zh.tsv.gz`` and ``text/parallel/cedict.tsv.gz``, described in its README.
"""

from __future__ import annotations

import csv
import gzip
import random
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from retrieval.encoders.compact_pieces import IDEOGRAPH

DATA = Path(__file__).parents[3] / "shared" / "data"
HELD_OUT = 500
"""Sentence pairs of the dev split, and as many of the test split."""

_CHINESE = re.compile(f"[{IDEOGRAPH}]")
_NOT_A_MEANING = re.compile(
    r"^(variant of|old variant|see |see also|used in|CL:|surname|abbr\. (for|of)|also written|also pr|erhua|"
    r"Japanese variant|same as|\(?onom|(two|three|four)-character|Taiwan pr|pr\. |classifier for|idiom)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_REFERENCE = re.compile(rf"[{IDEOGRAPH}]+\|[{IDEOGRAPH}]+|[{IDEOGRAPH}]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A Chinese text and what it says in English."""

    chinese: str
    english: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the dictionary: its spellings, simplified first, and its meanings, the usual first."""

    simplified: str
    traditional: str
    meanings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentences:
    """Tatoeba split by sentence: no sentence of dev or test, in either language, is in train."""

    train: tuple[Pair, ...]
    dev: tuple[Pair, ...]
    test: tuple[Pair, ...]


def normalised(text: str) -> str:
    """Letters, digits and ideographs alone, in lower case: what makes two sentences the same."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(character for character in folded if character.isalnum())


def read_sentences(data: Path = DATA, seed: int = 7) -> Sentences:
    """Tatoeba's pairs in three splits, the same for a seed."""
    pairs = [Pair(row["zh"], row["en"]) for row in _rows(data, "tatoeba_en_zh.tsv.gz")]
    random.Random(seed).shuffle(pairs)
    held: list[Pair] = []
    sides: set[str] = set()
    train = []
    for pair in pairs:
        keys = {normalised(pair.english), normalised(pair.chinese)}
        if len(held) < 2 * HELD_OUT:
            if not keys & sides:  # within the held-out pairs each sentence is there once
                held.append(pair)
                sides |= keys
        elif not keys & sides:
            train.append(pair)
    return Sentences(tuple(train), tuple(held[:HELD_OUT]), tuple(held[HELD_OUT:]))


@cache
def read_dictionary(data: Path = DATA) -> tuple[Entry, ...]:
    """CC-CEDICT's words that are written with Chinese characters, with meanings that are words of English."""
    entries = []
    for row in _rows(data, "cedict.tsv.gz"):
        word = row["simplified"]
        if not _CHINESE.search(word) or len(word) > 8:
            continue
        is_name = row["pinyin"][:1].isupper()
        meanings = tuple(_meanings(row["english"]))
        if meanings and not (is_name and len(word) == 1):
            entries.append(Entry(word, row["traditional"], meanings))
    return tuple(entries)


def merged(entries: Iterable[Entry]) -> dict[str, Entry]:
    """One entry a simplified word; where it is read in several ways, all meanings in the order given."""
    words: dict[str, Entry] = {}
    for entry in entries:
        known = words.get(entry.simplified)
        meanings = dict.fromkeys((*known.meanings, *entry.meanings) if known else entry.meanings)
        words[entry.simplified] = Entry(entry.simplified, entry.traditional, tuple(meanings))
    return words


def _meanings(english: str) -> Iterator[str]:
    for sense in english.split("/"):
        if _NOT_A_MEANING.match(sense.strip()):
            continue
        plain = _BRACKETS.sub(" ", _BRACKETS.sub(" ", sense))
        plain = " ".join(_REFERENCE.sub(" ", plain).split()).strip(" ,;.:")
        if plain and not _NOT_A_MEANING.match(plain) and len(plain) <= 60:
            yield plain


def _rows(data: Path, name: str) -> Iterator[dict[str, str]]:
    with gzip.open(data / "text" / "parallel" / name, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
