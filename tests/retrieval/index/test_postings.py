"""BM25F, against numbers worked out by hand and against a known library."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from retrieval.index.postings import Field, Postings, build

DOCUMENTS = [(["red", "dress"],), (["red", "shirt", "red"],), (["blue", "jeans", "long", "leg"],)]
ONE_FIELD = (Field("text", 1.0, 0.75),)


def test_impacts_by_hand() -> None:
    """idf = ln(1 + (3 - 1 + .5) / (1 + .5)); tf of "dress" = 1 / (1 - .75 + .75 * 2 / 3) = 4 / 3; k1 = 1.2."""
    postings = build(DOCUMENTS, ONE_FIELD, 1.2)
    documents, impacts = postings.of("dress")
    idf = math.log1p(2.5 / 1.5)
    frequency = 4 / 3
    assert documents.tolist() == [0]
    assert impacts[0] == pytest.approx(idf * frequency * 2.2 / (1.2 + frequency), rel=1e-6)


def test_one_field_is_plain_bm25_as_bm25s_has_it() -> None:
    import bm25s

    corpus = [list(document[0]) for document in DOCUMENTS]
    known = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
    known.index(corpus, show_progress=False)
    postings = build(DOCUMENTS, ONE_FIELD, 1.2)
    for query in (["red"], ["red", "dress"], ["jeans", "blue"]):
        ours = np.zeros(len(DOCUMENTS), np.float32)
        for token in query:
            documents, impacts = postings.of(token)
            ours[documents] += impacts
        # Lucene leaves out the constant factor k1 + 1, which changes no order
        assert ours / 2.2 == pytest.approx(known.get_scores(query), rel=1e-5)


def test_a_word_in_the_title_outweighs_one_in_the_description() -> None:
    fields = (Field("title", 3.0, 0.5), Field("description", 1.0, 0.5))
    postings = build([(["kettle"], ["steel"]), (["steel"], ["kettle"])], fields)
    documents, impacts = postings.of("kettle")
    assert documents.tolist() == [0, 1]
    assert impacts[0] > impacts[1]
    assert postings.fields[: len(documents)].tolist() == [1, 2]


def test_unknown_words_are_in_nothing_and_as_rare_as_can_be() -> None:
    postings = build(DOCUMENTS, ONE_FIELD)
    assert postings.frequency("zebra") == 0
    assert postings.of("zebra")[0].tolist() == []
    assert postings.rarity("zebra") >= max(postings.rarity(term) for term in postings.terms)


def test_saved_and_loaded_it_is_the_same(tmp_path: Path) -> None:
    postings = build(DOCUMENTS, ONE_FIELD)
    postings.save(tmp_path / "words.npz")
    again = Postings.load(tmp_path / "words.npz")
    assert again is not None
    assert again.terms == postings.terms
    assert again.of("red")[1].tolist() == postings.of("red")[1].tolist()


def test_a_damaged_cache_is_no_cache(tmp_path: Path) -> None:
    assert Postings.load(tmp_path / "nothing.npz") is None
    (tmp_path / "torn.npz").write_bytes(b"PK\x03\x04torn")
    assert Postings.load(tmp_path / "torn.npz") is None


def test_an_empty_catalogue_has_empty_postings() -> None:
    postings = build([], ONE_FIELD)
    assert (postings.size, postings.frequency("red")) == (0, 0)
