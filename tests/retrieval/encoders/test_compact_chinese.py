"""Chinese has its own words beside MiniLM's; English does not notice."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from retrieval.encoders import compact_weights
from retrieval.encoders.compact import WEIGHTS, CompactEncoder
from retrieval.encoders.compact_chinese import (
    NOTE_FILE,
    ROWS_FILE,
    WORDS_FILE,
    ChineseTable,
    verify_chinese,
    write_chinese,
)
from retrieval.encoders.compact_pieces import CLS, SEP, Pieces, Words
from retrieval.errors import Unavailable

SPELLINGS = [("红色", "紅色"), ("连衣裙", "連衣裙"), ("裙",), ("T恤", "t恤"), ("红",), ("手机壳",), ("手机",)]
FIRST = Words.first


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(compact_weights.model_folder() / "tokenizer.json", lambda: Words(SPELLINGS))


@pytest.fixture(scope="module")
def small_table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("table")
    rows = np.random.default_rng(2).normal(0, 0.05, (len(SPELLINGS), 384)).astype(np.float32)
    write_chinese(folder, SPELLINGS, rows)
    return folder


def test_the_longest_word_wins_from_the_left() -> None:
    words = Words(SPELLINGS)
    assert words.cut("红色连衣裙") == [FIRST, FIRST + 1]
    assert words.cut("红裙") == [FIRST + 4, FIRST + 2]
    assert words.cut("手机壳手机") == [FIRST + 5, FIRST + 6]
    assert words.cut("iPhone手机 12T") == ["iPhone", FIRST + 6, " 12T"]
    assert words.cut("") == []


def test_other_spellings_share_a_row(pieces: Pieces) -> None:
    simplified, traditional = pieces.encode(["红色连衣裙T恤", "紅色連衣裙t恤"])
    assert simplified == traditional == [CLS, FIRST, FIRST + 1, FIRST + 3, SEP]


def test_brands_and_numbers_between_go_through_word_pieces(pieces: Pieces) -> None:
    mixed, english = pieces.encode(["Redmi Note 12T手机", "Redmi Note 12T"])
    assert mixed == [*english[:-1], FIRST + 6, SEP]


def test_full_width_letters_and_chinese_signs_are_folded(pieces: Pieces) -> None:
    wide, narrow = pieces.encode(["手机，ＸＬ　１２！", "手机,XL 12!"])
    assert wide == narrow


def test_a_long_chinese_text_is_cut_off_like_an_english_one(pieces: Pieces) -> None:
    (row,) = pieces.encode(["红色" * 400])
    assert len(row) == 256
    assert row[-1] == SEP


def test_english_vectors_do_not_change_at_all(small_table: Path, tmp_path: Path) -> None:
    texts = ["red dress", "Café – “quoted” T-shirt, size 42", "", "ＸＬ", "phone case for Redmi Note 12T"]
    plain = CompactEncoder(threads=1, weights=tmp_path).encode_texts(texts)
    for table in (small_table, WEIGHTS):
        encoder = CompactEncoder(threads=1, weights=table)
        np.testing.assert_array_equal(encoder.encode_texts(texts), plain)


def test_chinese_vectors_come_from_the_table(small_table: Path, tmp_path: Path) -> None:
    texts = ["红色连衣裙", "手机"]
    plain = CompactEncoder(threads=1, weights=tmp_path).encode_texts(texts)
    rows = CompactEncoder(threads=1, weights=small_table).encode_texts(texts)
    assert float((plain * rows).sum(axis=1).max()) < 0.99


def test_rows_keep_their_values_to_a_hundredth(tmp_path: Path) -> None:
    rows = np.random.default_rng(4).normal(0, 0.05, (len(SPELLINGS), 384)).astype(np.float32)
    write_chinese(tmp_path, SPELLINGS, rows)
    table = ChineseTable.read(tmp_path)
    assert table is not None
    kept = table.rows.take(np.arange(len(SPELLINGS)))
    np.testing.assert_allclose(kept, rows, atol=np.abs(rows).max() / 100)


def test_a_table_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    write_chinese(tmp_path, SPELLINGS, np.ones((len(SPELLINGS), 384), np.float32))
    path = tmp_path / ROWS_FILE
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(Unavailable, match="Chinese words"):
        CompactEncoder(weights=tmp_path).encode_texts(["手机"])


def test_a_list_of_words_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    write_chinese(tmp_path, SPELLINGS, np.ones((len(SPELLINGS), 384), np.float32))
    (tmp_path / WORDS_FILE).write_text("红色\n", encoding="utf-8")
    encoder = CompactEncoder(threads=1, weights=tmp_path)
    assert encoder.encode_texts(["red"]).shape == (1, 384)
    with pytest.raises(Unavailable, match="Chinese words"):
        encoder.encode_texts(["手机"])


def test_a_table_that_was_changed_is_found_out(tmp_path: Path) -> None:
    write_chinese(tmp_path, SPELLINGS, np.ones((len(SPELLINGS), 384), np.float32))
    verify_chinese(tmp_path)
    content = bytearray((tmp_path / ROWS_FILE).read_bytes())
    content[-1] ^= 1
    (tmp_path / ROWS_FILE).write_bytes(content)
    with pytest.raises(Unavailable, match="damaged"):
        verify_chinese(tmp_path)


def test_the_committed_table_is_the_one_that_was_noted() -> None:
    assert (WEIGHTS / NOTE_FILE).is_file()
    verify_chinese(WEIGHTS)
