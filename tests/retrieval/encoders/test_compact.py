"""The compact encoder as it is installed: whole, verified, and one space for words and pictures."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from retrieval.encoders.compact import WEIGHTS, CompactEncoder
from retrieval.errors import Unavailable


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    folder = tmp_path / "weights"
    shutil.copytree(WEIGHTS, folder)
    return folder


def test_every_weight_is_what_was_noted(compact: CompactEncoder) -> None:
    compact.verify()
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) < 40e6


@pytest.mark.parametrize("name", ["image.onnx", "chinese.bin", "chinese.txt"])
def test_a_damaged_weight_is_found_out(copied: Path, name: str) -> None:
    content = bytearray((copied / name).read_bytes())
    content[len(content) // 2] ^= 0xFF
    (copied / name).write_bytes(content)
    with pytest.raises(Unavailable, match="damaged"):
        CompactEncoder(weights=copied).verify()


def test_other_weights_have_another_fingerprint(copied: Path, compact: CompactEncoder) -> None:
    same = CompactEncoder(weights=copied)
    assert same.fingerprint == compact.fingerprint
    for name in ("chinese.json", "image.json"):
        (copied / name).write_text((copied / name).read_text().replace('"sha256": "', '"sha256": "0'))
    assert CompactEncoder(weights=copied).fingerprint != compact.fingerprint


def test_chinese_lands_near_what_it_says(compact: CompactEncoder) -> None:
    chinese = [
        "红色连衣裙",
        "苹果手机",
        "不锈钢保温杯",
        "儿童益智拼图",
        "无线降噪耳机",
        "实木餐桌",
        "我的订单到哪了？",
    ]
    english = [
        "red dress",
        "Apple phone",
        "stainless steel thermos",
        "educational jigsaw puzzle for kids",
        "wireless noise-cancelling headphones",
        "solid wood dining table",
        "Where is my order?",
    ]
    likeness = compact.encode_texts(chinese) @ compact.encode_texts(english).T
    assert likeness.argmax(axis=1).tolist() == list(range(len(chinese)))
    assert float(likeness.diagonal().mean()) > 0.75


def test_several_threads_may_ask_at_once(image_weights: Path) -> None:
    encoder = CompactEncoder(threads=1, weights=image_weights)
    with ThreadPoolExecutor(4) as pool:
        rows = list(pool.map(lambda _: encoder.encode_texts(["red dress"]), range(8)))
    for row in rows[1:]:
        np.testing.assert_array_equal(row, rows[0])
