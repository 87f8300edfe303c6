"""Which Chinese words get a row of their own, and what each row starts from.

A row costs 386 bytes, so there are 28,000: every character in use, every word of the shop's vocabulary and of
the training sentences that the dictionary knows, and then the dictionary's most frequent words (frequencies:
jieba's word list). Everything else is cut into these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.encoders.compact_pieces import IDEOGRAPH, Pieces, Words
from retrieval.training.text_sources import Entry

ROWS = 28_000
LONGEST = 5
CHARACTER_FREQUENCY = 3
_CHINESE_RUN = re.compile(f"[{IDEOGRAPH}]+")
_WORD = re.compile(f"^[A-Za-z]?[{IDEOGRAPH}]+$")

Spellings = tuple[str, ...]


def frequencies() -> dict[str, int]:
    """jieba's word list: word to count."""
    import jieba

    counts: dict[str, int] = {}
    with jieba.dt.get_dict_file() as lines:
        for line in lines:
            word, count, *_ = line.decode("utf-8").split(" ")
            counts[word] = int(count)
    return counts


def choose(
    dictionary: Mapping[str, Entry],
    shop_words: Iterable[str],
    sentences: Iterable[str],
    rows: int = ROWS,
) -> list[Spellings]:
    """The spellings of each row: simplified, then the traditional one where it differs."""
    counts = frequencies()
    known = Words((word,) for word in dictionary)
    names = list(dictionary)
    wanted: dict[str, None] = {}
    for word in shop_words:
        if _WORD.match(word) and len(word) <= LONGEST:
            wanted[word] = None
    for sentence in sentences:
        for run in _CHINESE_RUN.findall(sentence):
            wanted.update(dict.fromkeys(run))
            numbers = (part for part in known.cut(run) if isinstance(part, int))
            cut = (names[number - known.first] for number in numbers)
            wanted.update((word, None) for word in cut if len(word) <= LONGEST)
    for word in dictionary:
        if len(word) == 1 and counts.get(word, 0) >= CHARACTER_FREQUENCY:
            wanted[word] = None
    for character in {character for word in wanted for character in word if _WORD.match(character)}:
        wanted[character] = None
    by_use = sorted(
        (word for word in dictionary if 2 <= len(word) <= 4 and word not in wanted and _WORD.match(word)),
        key=lambda word: (-counts.get(word, 0), word),
    )
    chosen = [*wanted, *by_use[: max(0, rows - len(wanted))]]
    return _with_traditional(sorted(chosen), dictionary)


def _with_traditional(chosen: Sequence[str], dictionary: Mapping[str, Entry]) -> list[Spellings]:
    taken = set(chosen)
    rows: list[Spellings] = []
    for word in chosen:
        spellings = [word]
        traditional = dictionary[word].traditional if word in dictionary else word
        if traditional not in taken:
            taken.add(traditional)
            spellings.append(traditional)
        if word[0].isascii() and word[0].lower() + word[1:] not in taken:  # T恤, t恤
            taken.add(word[0].lower() + word[1:])
            spellings.append(word[0].lower() + word[1:])
        rows.append(tuple(spellings))
    return rows


def starting_rows(
    spellings: Sequence[Spellings],
    meanings: Mapping[str, Sequence[str]],
    word_pieces: Path,
    english_rows: NDArray[np.float32],
) -> NDArray[np.float32]:
    """(words, 384): for each word the mean of the English word pieces of its first two meanings.

    A word without a meaning starts as the mean of its characters; what has none starts as the mean of all.
    """
    pieces = Pieces(word_pieces)
    rows = np.zeros((len(spellings), english_rows.shape[1]), np.float32)
    found: dict[str, NDArray[np.float32]] = {}
    for index, (word, *_) in enumerate(spellings):
        senses = [_plain(sense) for sense in meanings.get(word, ())[:2]]
        numbers = [row[1:-1] for row in pieces.encode(senses)]
        means = [english_rows[row].mean(axis=0) for row in numbers if row]
        if means:
            rows[index] = np.average(means, axis=0, weights=[2.0, 1.0][: len(means)])
            found[word] = rows[index]
    middle = np.mean(list(found.values()), axis=0)
    for index, (word, *_) in enumerate(spellings):
        if word not in found:
            parts = [found[character] for character in word if character in found]
            rows[index] = np.mean(parts, axis=0) if parts else middle
    return rows


def _plain(sense: str) -> str:
    return re.sub(r"^(to be|to|a|an|the) ", "", sense)
