"""Text to the tokens that are indexed and asked for: the same on both sides, or nothing would ever match.

English words are stemmed, Chinese runs are cut into words (jieba, search mode) and overlapping pairs of
characters, model numbers stay whole (``12t`` is not ``12``), measures meet in one unit (``1 kg``, ``1000g``).
"""

from __future__ import annotations

import logging
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from retrieval.index.units import fold_measures

_SIGN = r"[^\W_一-鿿㐀-䶿豈-﫿]"
_RUN = re.compile(rf"[一-鿿㐀-䶿豈-﫿]+|{_SIGN}+(?:[.\-/+&]{_SIGN}+)*\+?")
_HAN = re.compile(r"[一-鿿㐀-䶿豈-﫿]")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_PARTS = re.compile(r"[.\-/+&]+")
_DECIMAL = re.compile(r"\d+\.\d+(?:inch|mm|ml|g|gb|mah|w)?")

ANALYSIS = 2
"""Goes up where texts give other tokens than before: the next import writes the words of every product again."""

STOP_WORDS = frozenset(
    (
        "a", "an", "the", "of", "for", "with", "and", "or", "in", "on", "to", "at", "by", "from", "is", "are",
        "be", "it", "its", "this", "that", "i", "me", "my", "we", "you", "your", "some", "any", "please",
        "want", "need", "look", "show", "find", "get", "buy", "like", "would", "s", "t", "what", "how", "who",
        "when", "where", "why", "which", "looking", "searching", "do", "does", "can", "could", "there", "have",
        "us",
        "but", "similar", "same", "another", "other", "instead", "something",
        "类似", "一样", "但是", "但", "同款", "像", "这样", "这种", "换成", "差不多",
        "的", "了", "和", "与", "或", "在", "是", "有", "我", "你", "要", "想", "买", "个", "一个", "一款", "给",
        "找", "请", "吗", "呢", "帮", "帮我", "我要", "我想", "想要", "想买", "一", "款",
        "什么", "怎么", "怎样", "哪里", "哪个", "哪些", "谁", "能", "可以", "这", "那", "这个", "那个", "都", "也",
    )
)  # fmt: skip
"""Words that carry no product; dropped from questions when something else is left."""

SIGN_WEIGHT = 0.3
"""What a single Chinese sign of a longer run counts: enough to find 裙 in 长裙, too little to outweigh a word."""

_IRREGULAR = {
    "women": "woman",
    "men": "man",
    "children": "child",
    "knives": "knife",
    "shelves": "shelf",
    "scarves": "scarf",
    "mice": "mouse",
    "feet": "foot",
}


def fold(text: str) -> str:
    """Full-width to half-width, lower case, accents off Latin letters, one kind of apostrophe."""
    text = unicodedata.normalize("NFKC", text).casefold()
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if unicodedata.category(c) != "Mn"))


@lru_cache(maxsize=1)
def _stemmer():  # type: ignore[no-untyped-def]
    from snowballstemmer.english_stemmer import EnglishStemmer  # 20 ms; not needed to open the shop

    return EnglishStemmer()


@lru_cache(maxsize=1)
def _cutter():  # type: ignore[no-untyped-def]
    import jieba  # its dictionary takes most of a second to load, and English shops never need it

    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    return jieba


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of one lower-case word; what is no plain English word comes back as it is."""
    if len(word) < 3 or not (word.isascii() and word.isalpha()):
        return word
    return str(_stemmer().stemWord(_IRREGULAR.get(word, word)))


def _latin(run: str) -> list[str]:
    """``tn-2110`` gives its parts and, joined, ``tn2110``; ``12t`` stays what it is."""
    if _DECIMAL.fullmatch(run):
        return [run]
    parts = [part for part in _PARTS.split(run) if part]
    plus = "+" if run.endswith("+") else ""
    if len(parts) == 1:
        return [stem(parts[0]), parts[0] + plus] if plus else [stem(parts[0])]
    return [stem(part) for part in parts] + [stem("".join(parts)) + plus]


@lru_cache(maxsize=50_000)
def _chinese(run: str) -> tuple[str, ...]:
    """Words of a Chinese run, then the pairs of neighbours that are no words already, then the single signs."""
    if len(run) == 1:
        return (run,)
    words = list(_cutter().cut_for_search(run))
    known = set(words)
    pairs = (run[place : place + 2] for place in range(len(run) - 1))
    return (
        *words,
        *(pair for pair in pairs if pair not in known),
        *(sign for sign in run if sign not in known),
    )


def chinese_words(text: str) -> tuple[tuple[int, int], ...]:
    """Where the words of the dictionary stand in the Chinese runs of a text; nothing is guessed into a word."""
    found = []
    for match in _RUN.finditer(text):
        place = match.start()
        for word in _cutter().cut(match.group(), HMM=False) if _HAN.match(match.group()) else ():
            found.append((place, place + len(word)))
            place += len(word)
    return tuple(found)


def is_chinese(text: str) -> bool:
    """Whether any Chinese character is in it."""
    return _HAN.search(text) is not None


def _prepared(text: str) -> str:
    return fold_measures(_APOSTROPHE.sub("", _POSSESSIVE.sub("", fold(text))))


def analyse(text: str) -> list[str]:
    """The tokens of a text in reading order; equal texts give equal tokens in every process."""
    tokens: list[str] = []
    for match in _RUN.finditer(_prepared(text)):
        run = match.group()
        tokens += _chinese(run) if _HAN.match(run) else _latin(run)
    return tokens


@dataclass(frozen=True, slots=True)
class Term:
    """One token of a question; ``word`` is what was said for it.

    ``weight`` is what it counts; ``said`` tells a word that was said from the fragments of Chinese words, which help
    to find but are nothing that a product has to have.
    """

    token: str
    word: str
    weight: float = 1.0
    said: bool = True


def query_terms(text: str) -> list[Term]:
    """The tokens of a question, each once, without stop words unless nothing else is left."""
    terms: dict[str, Term] = {}
    for match in _RUN.finditer(_prepared(text)):
        run = match.group()
        if not _HAN.match(run):
            parts = [part for part in _PARTS.split(run) if part]
            tokens = _latin(run)
            for place, token in enumerate(tokens):
                terms[token] = Term(token, parts[place] if place < len(parts) < len(tokens) else run)
            continue
        said = set(_cutter().cut(run))
        for token in _chinese(run):
            weight = SIGN_WEIGHT if len(token) == 1 and len(run) > 1 else 1.0
            if token not in terms or not terms[token].said:
                terms[token] = Term(token, token, weight, token in said)
    kept = [term for token, term in terms.items() if not {token, term.word} & STOP_WORDS]
    return kept or list(terms.values())
