"""Texts are cut into the same tokens when they are written and when they are asked for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.index.analysis import analyse, query_terms
from retrieval.index.units import fold_measures


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Running shoes", ["run", "shoe"]),
        ("Women's dresses", ["woman", "dress"]),
        ("Brother TN-2110", ["brother", "tn", "2110", "tn2110"]),
        ("Redmi Note 12T", ["redmi", "note", "12t"]),
        ("USB-C", ["usb", "c", "usbc"]),
        ("Ｆｕｌｌ－ｗｉｄｔｈ", ["full", "width", "fullwidth"]),
        ("crème brûlée", ["creme", "brule"]),
        ("ps4 5.5", ["ps4", "5.5"]),
    ],
)
def test_english(text: str, tokens: list[str]) -> None:
    assert analyse(text) == tokens


def test_chinese_is_cut_into_words_then_pairs_then_signs() -> None:
    tokens = analyse("红色连衣裙")
    assert tokens[:4] == ["红色", "连衣", "衣裙", "连衣裙"]
    assert {"色连", "红", "裙"} <= set(tokens)


def test_latin_inside_chinese_stands_alone() -> None:
    assert analyse("Converse匡威帆布鞋")[0] == analyse("Converse")[0]
    assert {"匡威", "7j233c"} <= set(analyse("匡威鞋7J233C"))


@pytest.mark.parametrize("text", ["1.5 L", "1500ml", "1500 毫升", "1.5升", "1.5 litres"])
def test_measures_meet_in_one_unit(text: str) -> None:
    assert analyse(text) == ["1500ml"]


@pytest.mark.parametrize(
    ("texts", "token"),
    [
        (("27 inch", "27-inch", '27"', "27''", "27”", "27″", "27in", "27英寸", "27寸"), "27inch"),
        (("15.6 inch", '15.6"', "15.6寸"), "15.6inch"),
        (("1 TB", "1tb", "1000 GB", "1024 GB"), "1000gb"),
        (("2 m", "2m", "2 metres", "200 cm", "2米"), "2000mm"),
        (("10 ft", "10ft", "10 feet", "10英尺"), "3048mm"),
    ],
)
def test_measures_meet_however_sellers_write_them(texts: tuple[str, ...], token: str) -> None:
    assert {tuple(analyse(text)) for text in texts} == {(token,)}


def test_a_measure_is_no_other_and_words_between_numbers_are_none() -> None:
    assert analyse("16 GB") == ["16gb"]
    assert analyse("3-in-1") == ["3", "in", "1", "3in1"]
    assert analyse("size M") == ["size", "m"]


def test_measures_of_models_are_left_alone() -> None:
    assert fold_measures("note 12t") == "note 12t"
    assert "2000gb" not in fold_measures("2gbx")


def test_note_12_does_not_ask_for_note_12t() -> None:
    assert "12t" not in {term.token for term in query_terms("Note 12")}


def test_questions_lose_what_names_no_product() -> None:
    assert [term.token for term in query_terms("I want to buy a red dress please")] == ["red", "dress"]
    assert [term.token for term in query_terms("the")] == ["the"]


def test_fragments_help_and_bind_nothing() -> None:
    terms = {term.token: term for term in query_terms("红色连衣裙")}
    assert terms["连衣裙"].said
    assert not terms["裙"].said
    assert terms["裙"].weight < terms["连衣裙"].weight


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_text_gives_clean_tokens(text: str) -> None:
    tokens = analyse(text)
    assert tokens == analyse(text)
    assert all(token and not any(sign.isspace() for sign in token) for token in tokens)


def test_where_texts_are_cut_in_another_way_every_product_is_written_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from retrieval.store import records
    from tests.retrieval.search.shelf import shelf

    before = records.content_hash(shelf()[0], ())
    assert before == records.content_hash(shelf()[0], ())
    monkeypatch.setattr(records, "ANALYSIS", records.ANALYSIS + 1)
    assert records.content_hash(shelf()[0], ()) != before
