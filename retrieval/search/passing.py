"""Which products a query lets through: its filters, what its words deny, what shall be lacking, what is hidden."""

from __future__ import annotations

import numpy as np

from retrieval.index.postings import TITLE
from retrieval.search.filters import Candidates, Mask, candidates, denying, preferred
from retrieval.search.known import Known
from retrieval.search.materials import is_shunned, made_with
from retrieval.search.parts import free_of, is_part, tokens_of
from retrieval.search.query import Query
from retrieval.search.snapshot import Snapshot
from retrieval.search.understanding import Understood


def passing(
    query: Query, snapshot: Snapshot, known: Known, understood: Understood | None = None
) -> Candidates:
    """The products that are ranked at all, each with the variant that meets the filters best."""
    found = candidates(
        snapshot.columns,
        denying(query.filters, understood.unwanted) if understood else query.filters,
        known,
        preferred(understood.looks, snapshot.columns) if understood else None,
    )
    hidden = [snapshot.position[name] for name in query.hidden if name in snapshot.position]
    if hidden:
        found.products[hidden] = False
    for word in query.filters.without:
        found.products[speaking_of(word, snapshot)] = False
    denied = query.filters.excluded.material if query.filters.excluded else ()
    for material in dict.fromkeys((*denied, *(understood.shunned if understood else ()))):
        if is_shunned(material):
            found.products[made_with(material, snapshot)] = False
    return found


def speaking_of(word: str, snapshot: Snapshot) -> Mask:
    """(products,) bool: those that have a part (a hood, by any of its words, in any of their texts), or that carry
    another word in their title; not those that say that they are free of it."""
    speaking = np.zeros(snapshot.size, bool)
    for token in tokens_of(word):
        documents, _ = snapshot.postings.of(token)
        if not is_part(word):
            documents = documents[snapshot.postings.fields_of(token) & TITLE > 0]
        speaking[documents] = True
    for token in free_of(word):
        documents, _ = snapshot.postings.of(token)
        speaking[documents] = False
    return speaking
