"""Which words of a product are searched, in which field."""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.catalog.product import Product
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.index.analysis import analyse

_SENTENCES = re.compile(r"(?<=[a-zA-Z][.!?;])\s+|\n")
_DIGIT = re.compile(r"\d")
FIELDS = ("title", "kind_brand", "attributes", "description")
"""In the order of the table's columns and of every tuple of weights."""


def words_of(product: Product) -> tuple[str, str, str, str]:
    """Analysed tokens joined by spaces, one text a field of ``FIELDS``."""
    return (
        " ".join(map(_tokens, product.title.both())),
        " ".join((_named(Facet.KIND, product.kind), _short(product.brand), _short(product.model))),
        _attribute_words(product),
        " ".join(map(_tokens, product.description.both())),
    )


def _attribute_words(product: Product) -> str:
    words: dict[str, None] = {}
    for variant in product.variants:
        for facet, value in (
            (Facet.COLOUR, variant.colour),
            (Facet.MATERIAL, variant.material),
            (Facet.PATTERN, variant.pattern),
        ):
            if value:
                words[_named(facet, value)] = None
        if variant.size:
            words[_short(variant.size)] = None
        for option in variant.options.values():
            words[_short(option)] = None
    if product.gender:
        words[_named(Facet.GENDER, product.gender)] = None
    if product.category_path:
        words[_short(product.category_path)] = None
    for name, value in product.attributes.items():
        words[_short(name)] = None
        words[_tokens(value)] = None
    return " ".join(words)


def _tokens(text: str) -> str:
    """What ``analyse`` gives, joined. Plain English sentences are analysed word by word, since their words come again
    and again; where digits stand (measures span words) or Chinese, whole."""
    pieces: list[str] = []
    for sentence in _SENTENCES.split(text):
        if sentence.isascii() and not _DIGIT.search(sentence):
            pieces += map(_word, sentence.split())
        else:
            pieces.append(" ".join(analyse(sentence)))
    return " ".join(filter(None, pieces))


@lru_cache(maxsize=100_000)
def _word(word: str) -> str:
    return " ".join(analyse(word))


@lru_cache(maxsize=20_000)
def _named(facet: Facet, key: str) -> str:
    """The tokens of all names of a vocabulary key in both languages, or of the feed's own word."""
    names = VOCABULARY.names(facet, key) or (key,)
    tokens = dict.fromkeys(token for name in names for token in analyse(name))
    return " ".join(tokens)


@lru_cache(maxsize=50_000)
def _short(text: str) -> str:
    return " ".join(analyse(text)) if text else ""
