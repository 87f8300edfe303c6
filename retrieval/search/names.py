"""What the catalogue's own titles use as a name: a word for a colour in it says nothing of how the thing looks."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.catalog.vocabulary import Mention
from retrieval.index.analysis import STOP_WORDS, stem
from retrieval.index.postings import TITLE, Postings
from retrieval.store.columns import Coded, Columns

_BEFORE = re.compile(r"([a-z]{3,})[ -]$")
_AFTER = re.compile(r"[ -]([a-z]{3,})(?![a-z])")


@dataclass(frozen=True, slots=True)
class TitleNames:
    """Names by the titles of one revision: ``golden`` and ``delicious`` stand together in titles of yellow things, so
    who says both does not ask for gold.

    Args:
        columns: of the revision.
        postings: of the same revision.
    """

    columns: Columns
    postings: Postings

    def named(self, text: str, mention: Mention, taken: tuple[Mention, ...], values: frozenset[str]) -> bool:
        """Whether a look of the folded text is part of a name: titles have it beside the word that follows or
        precedes it, and nothing of what they title looks so.

        Args:
            text: folded.
            mention: of the look.
            taken: all mentions; a neighbour that is a kind or another look makes no name ("red dress").
            values: the catalogue's values that the look takes in.
        """
        found = (_BEFORE.search(text[: mention.start]), _AFTER.match(text, mention.end))
        places = (mention.start - len(found[0].group()) if found[0] else -1, mention.end + 1)
        for match, place in zip(found, places, strict=True):
            if match is None or match.group(1) in STOP_WORDS:
                continue
            if any(other.start <= place < other.end for other in taken):
                continue
            titled = self._titled(mention.words.casefold(), match.group(1))
            if len(titled) and not self._looks(str(mention.facet), values, titled).any():
                return True
        return False

    def tell(self, tokens: Collection[str], kinds: Collection[str]) -> bool:
        """Whether a product of the kinds carries all the tokens, in any of its texts."""
        kind = self.columns.kind
        wanted = np.array([value in kinds for value in kind.values] + [False], bool)
        found = np.flatnonzero(wanted[kind.codes])
        for token in tokens:
            documents, _ = self.postings.of(token)
            found = np.intersect1d(found, documents, assume_unique=True)
        return bool(len(found)) and bool(tokens)

    def _titled(self, look: str, neighbour: str) -> NDArray[np.int64]:
        """Positions of the products whose titles have both words."""
        having = [self._in_title(stem(word)) for word in (*look.split(), neighbour)]
        common = having[0]
        for more in having[1:]:
            common = np.intersect1d(common, more, assume_unique=True)
        return common.astype(np.int64)

    def _in_title(self, token: str) -> NDArray[np.int32]:
        documents, _ = self.postings.of(token)
        return documents[self.postings.fields_of(token) & TITLE > 0]

    def _looks(self, facet: str, values: frozenset[str], positions: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of some products come in one of the values."""
        coded: Coded = getattr(self.columns, facet)
        allowed = np.array([value in values for value in coded.values] + [False], bool)
        first = self.columns.first
        return np.array(
            [bool(allowed[coded.codes[first[p] : first[p + 1]]].any()) for p in positions.tolist()], bool
        )
