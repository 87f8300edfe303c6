"""The recipe of the Chinese table: honest splits, a frozen body, and a table that learns."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import numpy as np
import pytest
import torch

from retrieval.encoders import compact_weights
from retrieval.encoders.compact import CompactEncoder
from retrieval.encoders.compact_pieces import Pieces, Words
from retrieval.training.text_evaluate import nearness, overlap
from retrieval.training.text_model import Cutter, FrozenBody, padded
from retrieval.training.text_shop import Phrase, Shop, queries, split_of, titles
from retrieval.training.text_sources import DATA, normalised, read_dictionary, read_sentences
from retrieval.training.text_train import Dials, train

PAIRS = [
    ("I like red dresses.", "我喜欢红色连衣裙。"),
    ("The phone is new.", "手机是新的。"),
    ("The cat drinks milk.", "猫喝牛奶。"),
    ("He reads a book at home.", "他在家看书。"),
    ("The weather is cold today.", "今天天气很冷。"),
    ("Where is the train station?", "火车站在哪里？"),
]
WORDS = [
    ("喜欢", "喜歡", "to like/to be fond of"),
    ("红色", "紅色", "red (color)"),
    ("连衣裙", "連衣裙", "woman's dress/frock"),
    ("手机", "手機", "cell phone/CL:部[bu4],支[zhi1]"),
    ("猫", "貓", "cat"),
    ("喝", "喝", "to drink"),
    ("牛奶", "牛奶", "cow's milk"),
    ("看书", "看書", "to read/to study"),
    ("天气", "天氣", "weather"),
    ("冷", "冷", "cold"),
    ("火车站", "火車站", "train station"),
]


@pytest.fixture
def little_data(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "text" / "parallel"
    folder.mkdir(parents=True)
    with gzip.open(folder / "tatoeba_en_zh.tsv.gz", "wt", encoding="utf-8") as file:
        file.write("en\tzh\n")
        # Enough others that the held-out splits fill up before these six come.
        file.writelines(f"Number {number} is here.\t{number}号在这里。\n" for number in range(1200))
        file.writelines(f"{english}\t{chinese}\n" for english, chinese in PAIRS)
    with gzip.open(folder / "cedict.tsv.gz", "wt", encoding="utf-8") as file:
        file.write("simplified\ttraditional\tpinyin\tenglish\n")
        file.writelines(
            f"{simplified}\t{traditional}\tpin1 yin1\t{english}\n"
            for simplified, traditional, english in WORDS
        )
    return tmp_path / "data"


def test_the_dictionary_keeps_meanings_that_are_english(little_data: Path) -> None:
    entries = {entry.simplified: entry for entry in read_dictionary(little_data)}
    assert entries["手机"].meanings == ("cell phone",)
    assert entries["红色"].meanings == ("red",)
    assert entries["猫"].traditional == "貓"


def test_no_sentence_is_in_two_splits(little_data: Path) -> None:
    sentences = read_sentences(little_data)
    assert (len(sentences.dev), len(sentences.test)) == (500, 500)
    held = {
        normalised(text) for pair in sentences.dev + sentences.test for text in (pair.english, pair.chinese)
    }
    assert len(held) == 2000
    for pair in sentences.train:
        assert not {normalised(pair.english), normalised(pair.chinese)} & held
    assert read_sentences(little_data) == sentences


@pytest.mark.skipif(not (DATA / "text" / "parallel").is_dir(), reason="the parallel texts are not here")
def test_the_real_sentences_are_split_as_honestly() -> None:
    sentences = read_sentences()
    held = {
        normalised(text) for pair in sentences.dev + sentences.test for text in (pair.english, pair.chinese)
    }
    trained = {normalised(text) for pair in sentences.train for text in (pair.english, pair.chinese)}
    assert len(sentences.train) > 25_000
    assert not held & trained


def test_titles_of_the_test_split_combine_what_training_never_does() -> None:
    shop = Shop.read()
    trained = {
        pair.english for pair in titles(shop, 2000, "train", seed=1) + queries(shop, 500, "train", seed=1)
    }
    tested = titles(shop, 300, "test", seed=1)
    assert not trained & {pair.english for pair in tested}
    assert titles(shop, 300, "test", seed=1) == tested
    assert len({split_of(kind, "waterproof") for kind in ("coat", "tent", "lamp", "boots", "hat", "bag")}) > 1


def test_a_phrase_is_read_with_all_its_names() -> None:
    phrase = Phrase.read("phone; smartphone = 手机; 智能手机")
    assert phrase == Phrase(("phone", "smartphone"), ("手机", "智能手机"))


def test_the_frozen_body_is_minilm() -> None:
    folder = compact_weights.model_folder()
    tensors = compact_weights.map_tensors(folder / "model.safetensors")
    texts = ["red dress", "a much longer sentence about waterproof hiking boots"]
    numbers, mask = padded(Pieces(folder / "tokenizer.json").encode(texts))
    body = FrozenBody(tensors, torch.float32)
    words = torch.nn.functional.embedding(numbers, body.tensor("embeddings.word_embeddings.weight"))
    expected = CompactEncoder(threads=1).encode_texts(texts)
    np.testing.assert_allclose(body(words, mask).numpy(), expected, atol=1e-5)
    assert not list(body.parameters())


def test_words_are_cut_into_their_parts_now_and_then() -> None:
    words = Words([("手机壳",), ("手机",), ("手",), ("机",), ("壳",)])
    cutter = Cutter(words, Pieces(compact_weights.model_folder() / "tokenizer.json").word_pieces)
    first = words.first

    assert cutter("手机壳")[1:-1] == [first]
    assert cutter("手机壳", 1.0, random.Random(0))[1:-1] == [first + 1, first + 4]


@pytest.mark.slow
def test_a_minute_of_training_brings_chinese_to_its_english(little_data: Path, tmp_path: Path) -> None:
    dials = Dials(minutes=0.1, titles=40, entries=11, tokens=120, carried=4, joined=20, others=32)
    train(dials, little_data, tmp_path / "work", tmp_path / "table", threads=1)
    before = CompactEncoder(threads=1, weights=tmp_path / "none")
    after = CompactEncoder(threads=1, weights=tmp_path / "table")
    english, chinese = ([pair[side] for pair in PAIRS] for side in (0, 1))
    np.testing.assert_array_equal(after.encode_texts(english), before.encode_texts(english))
    was = nearness(before.encode_texts(chinese), before.encode_texts(english))
    now = nearness(after.encode_texts(chinese), after.encode_texts(english))
    assert now.cosine > was.cosine + 0.2
    assert now.to_english == 1.0
    log = (tmp_path / "work" / "log.jsonl").read_text().splitlines()

    # Going on from the checkpoint: the minutes are over, so the table is written as it was.
    train(dials, little_data, tmp_path / "work", tmp_path / "again", threads=1)
    assert (tmp_path / "again" / "chinese.bin").read_bytes() == (
        tmp_path / "table" / "chinese.bin"
    ).read_bytes()
    assert (tmp_path / "work" / "log.jsonl").read_text().splitlines() == log


def test_nearness_by_hand() -> None:
    english = np.eye(3, dtype=np.float32)
    chinese = english[[0, 1, 1]]
    measured = nearness(chinese, english)
    assert measured.to_english == pytest.approx(2 / 3, abs=1e-4)
    assert measured.cosine == pytest.approx(2 / 3, abs=1e-4)
    assert overlap(english[:1], english[2:], english, first=2) == 0.5


def test_a_checkpoint_of_other_words_is_refused(little_data: Path, tmp_path: Path) -> None:
    dials = Dials(minutes=0.0, titles=4, entries=11, carried=0, joined=0)
    work = tmp_path / "work"
    train(dials, little_data, work, tmp_path / "table", threads=1)
    torch.save({"words": "others"}, work / "checkpoint.pt")
    with pytest.raises(ValueError, match="another list of words"):
        train(dials, little_data, work, tmp_path / "table", threads=1)
