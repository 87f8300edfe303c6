"""How well the words of products match the words of a query."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.index.postings import KIND_BRAND, SATURATION, TITLE
from retrieval.search.known import VARIANT_FACETS, column
from retrieval.search.snapshot import Snapshot
from retrieval.search.understanding import Understood, Wanted

Scores = NDArray[np.float32]

VALUE_IMPACT = 0.8
"""What a facet value counts (a dress that never says "dress"), against the word itself in a title."""


@dataclass(frozen=True, slots=True)
class Lexical:
    """``scores`` (n,) BM25F; ``coverage`` (n,) 0 to 1, the share of what was said that a product has, rare words
    weighing more; ``spoken``: whether a word of the query stands in a title, kind or brand, or names a value;
    ``whole``: what a product would score that has every word, and every fragment of a Chinese one, about once."""

    scores: Scores
    coverage: Scores
    spoken: bool
    whole: float


def match(understood: Understood, snapshot: Snapshot) -> Lexical:
    """Score every product by its words. Work grows with how common the words are, not with the catalogue."""
    scores = np.zeros(snapshot.size, np.float32)
    covered = np.zeros(snapshot.size, np.float32)
    said = whole = 0.0
    spoken = False
    for wanted in understood.wanted:
        impacts = _impacts(wanted, snapshot)
        hit = impacts > 0
        scores += impacts
        rarity = _rarity(wanted, snapshot)
        whole += rarity * max(weight for _, weight in wanted.tokens)
        if wanted.said:
            said += rarity
            covered[hit] += rarity
            spoken = spoken or _in_titles(wanted, snapshot)
    return Lexical(scores, covered / np.float32(said) if said else covered, spoken, whole)


def _in_titles(wanted: Wanted, snapshot: Snapshot) -> bool:
    fields = (snapshot.postings.fields_of(token) for token, _ in wanted.tokens)
    return bool(wanted.values) or any(bool((of & (TITLE | KIND_BRAND)).any()) for of in fields)


def _impacts(wanted: Wanted, snapshot: Snapshot) -> Scores:
    """(n,) the best of the tokens and values that fulfil one word."""
    impacts = np.zeros(snapshot.size, np.float32)
    for token, weight in wanted.tokens:
        documents, values = snapshot.postings.of(token)
        impacts[documents] = np.maximum(impacts[documents], np.float32(weight) * values)
    if wanted.values:
        having = with_values(snapshot, wanted.facet, wanted.values)
        count = len(having)
        idf = np.log1p((snapshot.size - count + 0.5) / (count + 0.5))
        impacts[having] = np.maximum(impacts[having], np.float32(VALUE_IMPACT * idf * (SATURATION + 1) / 2))
    return impacts


def _rarity(wanted: Wanted, snapshot: Snapshot) -> float:
    rarities = [snapshot.postings.rarity(t) for t, _ in wanted.tokens if snapshot.postings.frequency(t)]
    return min(rarities, default=snapshot.postings.rarity(wanted.word))


def with_values(snapshot: Snapshot, facet: str, values: frozenset[str]) -> NDArray[np.int64]:
    """Positions of the products (or of those with a variant) that have one of the values, ascending."""
    columns = snapshot.columns
    coded = column(columns, facet)
    allowed = np.array([value in values for value in coded.values] + [False], bool)
    found = np.flatnonzero(allowed[coded.codes])
    return (
        found
        if len(coded.codes) == snapshot.size and facet not in VARIANT_FACETS
        else np.unique(columns.row[found])
    )


def matched_words(understood: Understood, snapshot: Snapshot, position: int) -> list[str]:
    """The words of the query that one product has, as they were said."""
    words = []
    for wanted in understood.wanted:
        if not wanted.said:
            continue
        by_value = bool(wanted.values) and _has_value(snapshot, wanted, position)
        if by_value or any(_has(snapshot, token, position) for token, _ in wanted.tokens):
            words.append(wanted.word)
    return words


def _has(snapshot: Snapshot, token: str, position: int) -> bool:
    documents, _ = snapshot.postings.of(token)
    place = int(np.searchsorted(documents, position))
    return place < len(documents) and int(documents[place]) == position


def _has_value(snapshot: Snapshot, wanted: Wanted, position: int) -> bool:
    coded = column(snapshot.columns, wanted.facet)
    if wanted.facet in VARIANT_FACETS:
        first = snapshot.columns.first
        codes = coded.codes[first[position] : first[position + 1]]
    else:
        codes = coded.codes[position : position + 1]
    return any(code >= 0 and coded.values[code] in wanted.values for code in codes.tolist())
