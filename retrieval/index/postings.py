"""Words to products: an inverted file with BM25F impacts worked out beforehand.

Fields are weighted and normalised by their own length before term frequency saturates (Robertson, Zaragoza and
Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004), so a word in the title of a product
with a long description still counts as a word in a title.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from retrieval.aside import aside


@dataclass(frozen=True, slots=True)
class Field:
    """How much a word of a field counts, and how much the field's length is held against it (0 to 1)."""

    name: str
    weight: float
    normalisation: float


FIELDS = (
    Field("title", 2.0, 0.75),
    Field("kind_brand", 1.0, 0.3),
    Field("attributes", 0.3, 0.75),
    Field("description", 1.0, 0.75),
)
TITLE, KIND_BRAND, ATTRIBUTES, DESCRIPTION = (1 << place for place in range(len(FIELDS)))
"""Bits of ``Postings.fields_of``."""
SATURATION = 1.2
"""k1: how soon a repeated word stops adding."""

Document = tuple[Sequence[str], ...]
"""Tokens of one product, a sequence per field in the order of the fields."""


@dataclass(frozen=True, slots=True)
class Postings:
    """``terms`` sorted; postings of term t are ``documents[starts[t]:starts[t+1]]`` (int32 positions, ascending)
    with ``impacts`` (float32, idf times saturated frequency) and ``fields`` (uint8, a bit per field)."""

    terms: dict[str, int]
    starts: NDArray[np.int64]
    documents: NDArray[np.int32]
    impacts: NDArray[np.float32]
    fields: NDArray[np.uint8]
    idf: NDArray[np.float32]
    size: int

    def of(self, term: str) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Positions and impacts of a term; empty where nothing has it."""
        number = self.terms.get(term)
        if number is None:
            return self.documents[:0], self.impacts[:0]
        part = slice(self.starts[number], self.starts[number + 1])
        return self.documents[part], self.impacts[part]

    def fields_of(self, term: str) -> NDArray[np.uint8]:
        """In which fields each product of ``of`` has the term, a bit per field."""
        number = self.terms.get(term)
        if number is None:
            return self.fields[:0]
        return self.fields[self.starts[number] : self.starts[number + 1]]

    def frequency(self, term: str) -> int:
        """In how many products the term is."""
        number = self.terms.get(term)
        return 0 if number is None else int(self.starts[number + 1] - self.starts[number])

    def rarity(self, term: str) -> float:
        """Inverse document frequency; of an unknown term, that of a term in one product."""
        number = self.terms.get(term)
        return float(self.idf[number]) if number is not None else float(np.log1p((self.size + 0.5) / 1.5))

    def save(self, path: Path) -> None:
        part = aside(path, ".npz")
        np.savez(
            part,
            terms=np.frombuffer(json.dumps(list(self.terms), ensure_ascii=False).encode(), np.uint8),
            starts=self.starts,
            documents=self.documents,
            impacts=self.impacts,
            fields=self.fields,
            idf=self.idf,
            size=np.array(self.size),
        )
        part.replace(path)

    @classmethod
    def load(cls, path: Path) -> Postings | None:
        """From the cache; ``None`` where there is none or it is damaged (it will be made again)."""
        try:
            with np.load(path) as parts:
                terms = json.loads(parts["terms"].tobytes())
                arrays = [parts[name] for name in ("starts", "documents", "impacts", "fields", "idf")]
                size = int(parts["size"])
        except (ValueError, EOFError, KeyError, OSError, BadZipFile):
            return None
        starts, documents, impacts, fields, idf = arrays
        return cls(
            {term: place for place, term in enumerate(terms)}, starts, documents, impacts, fields, idf, size
        )


def build(
    documents: Iterable[Document], fields: Sequence[Field] = FIELDS, k1: float = SATURATION
) -> Postings:
    """Count, weigh and sort: one pass over the tokens, then array work."""
    numbers: dict[str, int] = {}
    columns = [
        (array("i"), array("i"), array("i")) for _ in fields
    ]  # 12 bytes a posting; lists of int take 80
    lengths = [array("i") for _ in fields]
    size = 0
    for position, document in enumerate(documents):
        size += 1
        for place, tokens in enumerate(document):
            lengths[place].append(len(tokens))
            terms, where, counts = columns[place]
            for term, count in Counter(tokens).items():
                terms.append(numbers.setdefault(term, len(numbers)))
                where.append(position)
                counts.append(count)
    return _weigh(numbers, columns, lengths, size, fields, k1)


def _weigh(
    numbers: dict[str, int],
    columns: Sequence[tuple[array[int], ...]],
    lengths: Sequence[array[int]],
    size: int,
    fields: Sequence[Field],
    k1: float,
) -> Postings:
    order = {term: place for place, term in enumerate(sorted(numbers))}
    rank = np.array([order[term] for term in numbers], np.int64)
    keys, weights, bits = [], [], []
    for place, field in enumerate(fields):
        terms, where, counts = (np.array(column, np.int32) for column in columns[place])
        length = np.array(lengths[place], np.float64)
        filled = length[length > 0]
        mean = filled.mean() if len(filled) else 1.0
        norm = 1 - field.normalisation + field.normalisation * length / mean
        keys.append(rank[terms] * size + where if len(terms) else terms)
        weights.append(field.weight * counts / norm[where] if len(terms) else counts.astype(np.float64))
        bits.append(np.full(len(terms), 1 << place, np.uint8))
    key, inverse = np.unique(np.concatenate(keys), return_inverse=True)
    frequency = np.bincount(inverse, np.concatenate(weights), len(key))
    mask = np.bincount(inverse, np.concatenate(bits), len(key)).astype(np.uint8)
    term, document = np.divmod(key, max(size, 1))
    counts_of = np.bincount(term, minlength=len(order))
    idf = np.log1p((size - counts_of + 0.5) / (counts_of + 0.5))
    impacts = idf[term] * frequency * (k1 + 1) / (k1 + frequency)
    return Postings(
        terms={name: place for place, name in enumerate(sorted(numbers))},
        starts=np.concatenate([[0], np.cumsum(counts_of)]).astype(np.int64),
        documents=document.astype(np.int32),
        impacts=impacts.astype(np.float32),
        fields=mask,
        idf=idf.astype(np.float32),
        size=size,
    )
