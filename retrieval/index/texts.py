"""What is embedded of a product: one text per language it has, so that neither language dilutes the other."""

from __future__ import annotations

import re

from retrieval.catalog.product import LANGUAGES, Product
from retrieval.catalog.vocabulary import VOCABULARY, Facet

_SPACE = re.compile(r"\s+")
_DESCRIPTION_LENGTH = {"en": 280, "zh": 120}
"""Characters of the description that are embedded: about what the towers read (128 tokens) after the title."""


def _names(facet: Facet, values: list[str], language: str) -> list[str]:
    return list(dict.fromkeys(VOCABULARY.name(facet, value, language) for value in values if value))


def _facts(product: Product, title: str, language: str) -> list[str]:
    """Kind, brand and looks in words, those that the title does not say already."""
    variants = product.variants
    said = title.casefold()
    facts = [
        product.brand,
        *_names(Facet.KIND, [product.kind], language),
        *_names(Facet.GENDER, [product.gender or ""], language),
        *_names(Facet.COLOUR, [v.colour or "" for v in variants], language)[:4],
        *_names(Facet.MATERIAL, [v.material or "" for v in variants], language)[:2],
        *_names(Facet.PATTERN, [v.pattern or "" for v in variants], language)[:2],
    ]
    return [fact for fact in dict.fromkeys(facts) if fact and fact.casefold() not in said]


def embedding_text(product: Product, language: str) -> str:
    """Title, facts and the head of the description in one language; ``""`` where there is no title in it."""
    title = getattr(product.title, language).strip()
    if not title:
        return ""
    comma, stop = ("，", "。") if language == "zh" else (", ", ". ")
    head = _SPACE.sub(" ", getattr(product.description, language)).strip()[: _DESCRIPTION_LENGTH[language]]
    return stop.join(part for part in (title, comma.join(_facts(product, title, language)), head) if part)


def embedding_texts(product: Product) -> tuple[str, ...]:
    """One text per language that has a title, English first; never empty for a product with a title."""
    texts = (embedding_text(product, language) for language in LANGUAGES)
    return tuple(dict.fromkeys(text for text in texts if text))
