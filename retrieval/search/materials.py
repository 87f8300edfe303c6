"""What a thing is made of, as far as its words tell: who cannot bear wool is not helped by gloves that are lined with
cashmere.

The column of a variant names one material. For what people cannot bear or do not want from animals (wool, leather,
down, silk and everything under them in the vocabulary), a denial also keeps out what says in its title or its
attributes that it has some, or in its description that it is lined, filled or blended with it.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.index.analysis import analyse, query_terms
from retrieval.index.postings import ATTRIBUTES, DESCRIPTION, TITLE, Postings
from retrieval.search.snapshot import Snapshot

Mask = NDArray[np.bool_]
Positions = NDArray[np.int64]

SHUNNED = frozenset({"wool", "leather", "down", "silk"})

_IMITATED = (
    "faux", "vegan", "imitation", "artificial", "synthetic", "fake", "pu", "feel", "look", "effect", "free",
    "alternative", "仿", "人造", "仿皮", "仿真", "感", "合成",
)  # fmt: skip
"""In a title: it is like the material, not of it; the column decides."""
_PARTLY = (
    "line", "lined", "lining", "fill", "blend", "mix", "trim", "内里", "里料", "衬里", "里", "内衬", "填充", "混纺",
    "含", "成分",
)  # fmt: skip
"""In a description: what the words before or after them are said of (stems)."""


def is_shunned(material: str) -> bool:
    """Whether a material, by any of its names, is one that a thing shall not have anywhere."""
    key = VOCABULARY.canonical(Facet.MATERIAL, material)
    return key is not None and bool(SHUNNED & {key, *VOCABULARY.above(Facet.MATERIAL, key)})


def made_with(material: str, snapshot: Snapshot) -> Mask:
    """(products,) bool: those whose words say that they have the material, or one under it, in them."""
    titled, listed, described, like, partly = (np.zeros(snapshot.size, bool) for _ in range(5))
    for tokens in _names(VOCABULARY.canonical(Facet.MATERIAL, material) or ""):
        titled[_with_all(tokens, snapshot.postings, TITLE)] = True
        described[_with_all(tokens, snapshot.postings, DESCRIPTION)] = True
        spelled = np.zeros(snapshot.size, bool)
        spelled[_with_all(tokens, snapshot.postings, ATTRIBUTES)] = True
        listed |= spelled & ~_called(tokens, snapshot)
    for token in _IMITATED:
        like[_with_all((token,), snapshot.postings, TITLE)] = True
    for token in _PARTLY:
        partly[_with_all((token,), snapshot.postings, DESCRIPTION)] = True
    having: Mask = (titled | listed | (described & partly)) & ~like
    return having


def _called(tokens: tuple[str, ...], snapshot: Snapshot) -> Mask:
    """(products,) bool: those with a variant whose own material is called so: it is decided by the column, variant by
    variant, and all names of a column's value stand among the attributes (“vegan leather”)."""
    coded = snapshot.columns.material
    called = np.array([_names_hold(value, tokens) for value in coded.values] + [False], bool)
    found = np.zeros(snapshot.size, bool)
    found[snapshot.columns.row[called[coded.codes]]] = True
    return found


@lru_cache(maxsize=4_096)
def _names_hold(value: str, tokens: tuple[str, ...]) -> bool:
    own = {token for name in VOCABULARY.names(Facet.MATERIAL, value) for token in analyse(name)}
    return own.issuperset(tokens)


@lru_cache(maxsize=64)
def _names(key: str) -> tuple[tuple[str, ...], ...]:
    """The tokens of every name of a material and of those under it; single signs (皮) are in too many words."""
    names = (
        name
        for below in VOCABULARY.below(Facet.MATERIAL, key)
        for name in VOCABULARY.names(Facet.MATERIAL, below)
    )
    return tuple(
        tuple(term.token for term in query_terms(name) if term.said) for name in names if len(name) > 1
    )


def _with_all(tokens: tuple[str, ...], postings: Postings, fields: int) -> Positions:
    common: Positions | None = None
    for token in tokens:
        documents, _ = postings.of(token)
        having = documents[postings.fields_of(token) & fields > 0].astype(np.int64)
        common = having if common is None else np.intersect1d(common, having, assume_unique=True)
    return common if common is not None else np.zeros(0, np.int64)
