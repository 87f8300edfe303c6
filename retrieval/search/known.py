"""What the running catalogue knows: the values that a filter can take."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from retrieval.catalog.vocabulary import LOOKS, VOCABULARY, Facet, Mention, Vocabulary
from retrieval.catalog.vocabulary.terms import fold, plurals
from retrieval.index.analysis import STOP_WORDS, query_terms
from retrieval.index.postings import Postings
from retrieval.index.units import fold_measures
from retrieval.search.brands import brand_names
from retrieval.search.foreign_sizes import (
    SYSTEM_OF_CURRENCY,
    Department,
    ForeignSize,
    Wearer,
    foreign_size,
)
from retrieval.search.names import TitleNames
from retrieval.store.columns import Coded, Columns

VARIANT_FACETS = ("colour", "material", "pattern", "size")
FACETS = ("kind", "colour", "material", "pattern", "brand", "gender", "size")

_FITS = {
    "women": frozenset({"unisex"}),
    "men": frozenset({"unisex"}),
    "girls": frozenset({"kids"}),
    "boys": frozenset({"kids"}),
    "kids": frozenset({"girls", "boys"}),
}
"""For whom else things are made that somebody asks for."""

_SIZE_WORDS = {
    "extra small": "xs",
    "small": "s",
    "medium": "m",
    "large": "l",
    "extra large": "xl",
    "xxl": "2xl",
    "xxxl": "3xl",
    "加小码": "xs",
    "小码": "s",
    "小号": "s",
    "中码": "m",
    "中号": "m",
    "大码": "l",
    "大号": "l",
    "加大码": "xl",
    "特大号": "xl",
    "均码": "one size",
    "onesize": "one size",
    "free size": "one size",
}
_SIZE_FRAME = re.compile(r"^(?:size|eu|us|uk|尺码)\s*|\s*(?:码|号)$")


def size_key(size: str) -> str:
    """Sizes that mean the same get one key: ``Medium``, ``中码`` and ``m``; ``EU 42``, ``42码`` and ``42``; ``1 kg``,
    ``1000g`` and ``1公斤``."""
    folded = " ".join(size.casefold().split())
    named = _SIZE_WORDS.get(folded) or _SIZE_WORDS.get(stripped := _SIZE_FRAME.sub("", folded), stripped)
    return " ".join(fold_measures(named).split())


HIGHEST_AT_HOME = 17
"""No shoe has a higher American or British size; what is higher is European, or an age, or a length."""


def column(columns: Columns, facet: str) -> Coded:
    """The catalogue's column of a facet."""
    coded: Coded = getattr(columns, facet)
    return coded


def _single_words(vocabulary: Vocabulary, brands: Iterable[str]) -> tuple[str, ...]:
    names = {
        fold(name)
        for facet in Facet
        for key in vocabulary.keys(facet)
        for name in vocabulary.names(facet, key)
    }
    names |= {plural for name in names for plural in plurals(name)} | set(brands)
    return tuple(sorted(name for name in names if name.isascii() and name.isalpha()))


def _kinds_by_brand(columns: Columns) -> dict[str, frozenset[str]]:
    pairs = np.unique(np.stack([columns.brand.codes, columns.kind.codes]).astype(np.int64), axis=1)
    found: dict[str, set[str]] = {}
    for brand, kind in pairs.T.tolist():
        if brand >= 0 and kind >= 0:
            found.setdefault(columns.brand.values[brand], set()).add(columns.kind.values[kind])
    return {brand: frozenset(kinds) for brand, kinds in found.items()}


@dataclass(frozen=True, slots=True)
class Known:
    """Values of the running catalogue by facet, as it writes them, and every name that leads to them."""

    values: Mapping[str, tuple[str, ...]]
    brands: Mapping[str, frozenset[str]]
    """Folded name (either language) to the brands as the catalogue writes them."""
    sizes: Mapping[str, frozenset[str]]
    """Size key to the sizes as the catalogue writes them."""
    words: tuple[str, ...] = ()
    """English names of kinds, looks and brands that are one word each, sorted: what a slip is put right to."""
    vocabulary: Vocabulary = VOCABULARY
    names: TitleNames | None = None
    currency: str = ""
    makes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Brand to the kinds of which the shop has something by it."""

    @classmethod
    def of(
        cls, columns: Columns, vocabulary: Vocabulary = VOCABULARY, postings: Postings | None = None
    ) -> Known:
        values = {facet: column(columns, facet).values for facet in FACETS}
        brands: dict[str, set[str]] = {}
        for brand in values["brand"]:
            for name in brand_names(brand):
                brands.setdefault(name, set()).add(brand)
        sizes: dict[str, set[str]] = {}
        for size in values["size"]:
            sizes.setdefault(size_key(size), set()).add(size)
        return cls(
            values,
            {name: frozenset(own) for name, own in brands.items()},
            {key: frozenset(own) for key, own in sizes.items()},
            _single_words(vocabulary, brands),
            vocabulary,
            TitleNames(columns, postings) if postings else None,
            columns.currency or "",
            _kinds_by_brand(columns),
        )

    def tell_of(self, words: str, kinds: Iterable[str]) -> bool:
        """Whether some product of the kinds is described by all of the words: “waterproof” says which jacket, a
        ukulele is no phone."""
        if self.names is None:
            return False
        below = {one for kind in kinds for one in self.vocabulary.below(Facet.KIND, kind)}
        tokens = {term.token for term in query_terms(words) if term.said} - STOP_WORDS
        return self.names.tell(tokens, below)

    def sells(self, brand: str, kinds: Iterable[str]) -> bool:
        """Whether the shop has something of the brand in a department of the kinds; true where nobody counted."""
        own = {self._department(kind) for kind in self.makes.get(brand, frozenset())}
        return not self.makes or any(self._department(kind) in own for kind in kinds)

    def _department(self, kind: str) -> str:
        return (kind, *self.vocabulary.above(Facet.KIND, kind))[-1]

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The vocabulary's terms in a text, but for looks that only belong to a name in the shop's titles."""
        found = self.vocabulary.mentions(text)
        if self.names is None:
            return found
        folded = fold(text)
        return tuple(
            one
            for one in found
            if one.facet not in LOOKS
            or not self.names.named(folded, one, found, self.meant(str(one.facet), one.key) or frozenset())
        )

    def fitting(self, facet: str, value: str) -> frozenset[str] | None:
        """As ``meant``, with what else fits who asks for it: a unisex coat is one for women too."""
        values = self.meant(facet, value)
        if facet != "gender" or values is None:
            return values
        key = self.vocabulary.canonical(Facet.GENDER, value) or ""
        return values | (_FITS.get(key, frozenset()) & set(self.values["gender"]))

    def meant(self, facet: str, value: str) -> frozenset[str] | None:
        """The catalogue's values that a filter value takes in; empty where the shop has none of it today,
        ``None`` where neither the catalogue nor the vocabulary knows the word."""
        if facet == "brand":
            return self.brands.get(value.casefold().strip())
        if facet == "size":
            there = {size for size in self.values["size"] if size.casefold() == value.casefold().strip()}
            foreign = None if there else self.foreign(value)
            if foreign is not None:
                return self.foreign_fits(foreign, foreign.wearer or "men", "footwear")
            return frozenset(there) or self.sizes.get(size_key(value))
        own = {known for known in self.values[facet] if known.casefold() == value.casefold().strip()}
        key = self.vocabulary.canonical(Facet(facet), value)
        if key is None:
            return frozenset(own) or None
        return frozenset(own | (self.vocabulary.below(Facet(facet), key) & set(self.values[facet])))

    def foreign(self, value: str) -> ForeignSize | None:
        """The American or British size that a value names, where the catalogue does not write it so itself."""
        return None if size_key(value) in self.sizes else foreign_size(value)

    def foreign_fits(self, size: ForeignSize, wearer: Wearer, department: Department) -> frozenset[str]:
        """The catalogue's sizes that such a size is, for whom and in what; a half size that nothing comes in is the
        next whole one."""
        for key in size.sizes(wearer, department):
            if key in self.sizes:
                return self.sizes[key]
        return frozenset()

    def at_home(self, number: str) -> ForeignSize | None:
        """What a bare ``size 8`` is in a shop of European sizes: the size of the country whose money it takes."""
        system = SYSTEM_OF_CURRENCY.get(self.currency)
        european = size_key(number) in self.sizes or float(number) >= HIGHEST_AT_HOME
        return None if system is None or european else ForeignSize(system, float(number))
