"""A query as it was probably meant: slips forgiven, words split or joined as the catalogue writes them."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

from rapidfuzz import process
from rapidfuzz.distance import OSA

from retrieval.catalog.vocabulary import Facet
from retrieval.index.analysis import STOP_WORDS, fold, stem
from retrieval.index.postings import Postings
from retrieval.search import chinese_slips
from retrieval.search.goods import is_word_of_goods
from retrieval.search.known import Known

SHORTEST = 4
"""Shorter words have too many neighbours to guess from."""
LONG = 7
"""From this length two slips are forgiven in a name, before it one."""
LONG_TERM = 9
"""The same for any other term of the shop's texts, which are many: a chandelier is no slip for a channel."""

_WORD = re.compile(r"(?<![a-z0-9])[a-z]+(?![a-z0-9])")


def repaired(text: str, known: Known, postings: Postings) -> str:
    """The folded text with its unknown words put right; words that nothing is near to stay as they are.

    Numbers and what holds digits are never touched: a model number that differs by one sign is another model.
    """
    folded = _joined(chinese_slips.mended(fold(text), known.vocabulary, postings), known, postings)
    return _WORD.sub(lambda match: _put_right(match.group(), known, postings), folded)


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """Words of plain English: a tower is no slip for a towel, whatever the shop sells."""
    text = resources.files(__package__).joinpath("ordinary_words.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if line[:1] != "#" for word in line.split())


def _known(word: str, known: Known, postings: Postings) -> bool:
    return (
        word in STOP_WORDS
        or postings.frequency(stem(word)) > 0
        or word in known.brands
        or is_word_of_goods(word)
        or any(known.vocabulary.canonical(facet, word) for facet in Facet)
    )


def _put_right(word: str, known: Known, postings: Postings) -> str:
    if len(word) < SHORTEST or _known(word, known, postings) or word in ordinary_words():
        return word
    halves = _split(word, postings)
    return " ".join(halves) if halves else _nearest(word, known, postings) or word


def _joined(folded: str, known: Known, postings: Postings) -> str:
    """``head phones`` where the shop sells headphones and nobody says "head": both words become the one."""
    words = folded.split()
    place = 0
    while place + 1 < len(words):
        first, second = words[place], words[place + 1]
        whole = first + second
        is_word = whole.isascii() and whole.isalpha() and first not in STOP_WORDS and second not in STOP_WORDS
        named = known.vocabulary.canonical(Facet.KIND, whole) and not _names_both(first, second, known)
        if is_word and (named or postings.frequency(stem(whole)) > 3 * _together(first, second, postings)):
            words[place : place + 2] = [whole]
        place += 1
    return " ".join(words)


def _names_both(first: str, second: str, known: Known) -> bool:
    """Whether the vocabulary knows the two words side by side as a name already (``smart watch``)."""
    return known.vocabulary.canonical(Facet.KIND, f"{first} {second}") is not None


def _together(first: str, second: str, postings: Postings) -> int:
    """At most so many products can have both words."""
    return min(postings.frequency(stem(first)), postings.frequency(stem(second)))


def _nearest(word: str, known: Known, postings: Postings) -> str | None:
    """The word that is one slip away, two in a long one: a name that the shop knows, else a term of its texts; the
    nearest, then the most frequent."""
    terms = postings.terms if len(word) > SHORTEST else ()
    for pool, asked, long in ((known.words, word, LONG), (terms, stem(word), LONG_TERM)):
        slips = 2 if len(asked) >= long else 1
        close = [term for term in pool if abs(len(term) - len(asked)) <= slips and _alike(term, asked)]
        near = process.extract(asked, close, scorer=OSA.distance, score_cutoff=slips, limit=None)
        ranked = sorted(
            (far, term[0] != asked[0], -postings.frequency(stem(term)), term) for term, far, _ in near
        )
        if ranked:
            return str(ranked[0][3])
    return None


def _alike(term: str, asked: str) -> bool:
    """Slips seldom hit the first letter, except by swapping the first two, and words that differ there are mostly
    other words (weather, leather)."""
    same = term[0] == asked[0] or term[:2] == asked[1::-1]
    return same and term.isascii() and term.isalpha()


def _split(word: str, postings: Postings) -> tuple[str, str] | None:
    """Two known words that it is made of (``phonecase``); the split whose rarer half is most frequent."""
    halves = [(word[:place], word[place:]) for place in range(3, len(word) - 2)]
    known = [(min(postings.frequency(stem(a)), postings.frequency(stem(b))), a, b) for a, b in halves]
    best = max(known, default=(0, "", ""))
    return (best[1], best[2]) if best[0] > 1 else None
