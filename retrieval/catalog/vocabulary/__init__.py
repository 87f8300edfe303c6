"""The shop's own words in both languages: kinds, colours, materials, patterns, and whom things are for."""

from retrieval.catalog.vocabulary.terms import LOOKS, Facet, Mention, Term, Vocabulary, load_vocabulary

VOCABULARY = load_vocabulary()

__all__ = ["LOOKS", "VOCABULARY", "Facet", "Mention", "Term", "Vocabulary", "load_vocabulary"]
