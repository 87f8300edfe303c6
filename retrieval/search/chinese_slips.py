"""Chinese slips: one sign typed for another that sounds or looks like it (连衣群 for 连衣裙)."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

from retrieval.catalog.vocabulary import Vocabulary
from retrieval.index.postings import Postings

_RUN = re.compile(r"[一-鿿]{2,}")


@lru_cache(maxsize=1)
def _meant() -> dict[str, frozenset[str]]:
    """A sign to those that it may have been typed for."""
    found: dict[str, set[str]] = {}
    lines = resources.files(__package__).joinpath("lookalikes.txt").read_text("utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            right, *wrong = line.split()
            for sign in wrong:
                found.setdefault(sign, set()).add(right)
    return {sign: frozenset(own) for sign, own in found.items()}


def mended(text: str, vocabulary: Vocabulary, postings: Postings) -> str:
    """The text with each name of the vocabulary that is one such sign away; what the shop's own texts say, or what
    is part of a name already, is left alone."""
    return _RUN.sub(lambda match: _run(match.group(), vocabulary, postings), text)


def _run(run: str, vocabulary: Vocabulary, postings: Postings) -> str:
    named = [False] * len(run)
    for mention in vocabulary.mentions(run):
        if mention.end - mention.start > 1:
            named[mention.start : mention.end] = [True] * (mention.end - mention.start)
    for place, sign in enumerate(run):
        rights = () if named[place] else sorted(_meant().get(sign, ()))
        for right in rights:
            name = _name_around(run[:place] + right + run[place + 1 :], place, vocabulary, named)
            if name and not _written(run[name[0] : name[1]], postings):
                return run[:place] + right + _run(run[place + 1 :], vocabulary, postings)
    return run


def _name_around(
    changed: str, place: int, vocabulary: Vocabulary, named: list[bool]
) -> tuple[int, int] | None:
    """Where a name of two signs or more stands that takes in the changed sign and no sign of another name, except a
    shorter one that it goes on from."""
    for mention in vocabulary.mentions(changed):
        inside = mention.start <= place < mention.end
        if inside and mention.end - mention.start > 1:
            taken = sum(named[mention.start : mention.end])
            return (mention.start, mention.end) if taken < mention.end - mention.start else None
    return None


def _written(words: str, postings: Postings) -> bool:
    """Whether the shop's texts hold the words as they were typed: every pair of neighbours in them."""
    pairs = [words[place : place + 2] for place in range(len(words) - 1)]
    return all(postings.frequency(pair) for pair in pairs)
