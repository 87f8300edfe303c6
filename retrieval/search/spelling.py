"""Words that the catalogue does not have, and those that were probably meant."""

from __future__ import annotations

from rapidfuzz import process
from rapidfuzz.distance import OSA

from retrieval.index.postings import Postings

SHORTEST = 4
"""Shorter words have too many neighbours to guess from."""
LONG = 8
"""From this length two slips are forgiven, before it one."""
ALTERNATIVES = 3
CERTAINTY = 0.7
"""What a guessed word counts, against one that was written so."""


def corrections(word: str, postings: Postings) -> tuple[str, ...]:
    """Terms of the catalogue at most one or two slips away, nearest and most frequent first; none for numbers,
    because a model number that differs by one sign is another model."""
    if len(word) < SHORTEST or not word.isascii() or not word.isalpha():
        return ()
    slips = 2 if len(word) >= LONG else 1
    pool = [term for term in postings.terms if abs(len(term) - len(word)) <= slips and term.isalpha()]
    near = process.extract(word, pool, scorer=OSA.distance, score_cutoff=slips, limit=20)
    ranked = sorted(
        near, key=lambda found: (found[1], found[0][0] != word[0], -postings.frequency(found[0]), found[0])
    )
    return tuple(term for term, _, _ in ranked[:ALTERNATIVES])


def split(word: str, postings: Postings) -> tuple[str, str] | None:
    """Two known terms that the word is made of (``phonecase``); the split whose rarer half is most frequent."""
    if len(word) < 2 * SHORTEST - 1 or not word.isascii() or not word.isalpha():
        return None
    halves = [(word[:place], word[place:]) for place in range(3, len(word) - 2)]
    known = [(min(postings.frequency(a), postings.frequency(b)), a, b) for a, b in halves]
    best = max(known, default=(0, "", ""))
    return (best[1], best[2]) if best[0] > 0 else None
