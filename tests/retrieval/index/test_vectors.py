"""Vectors by content: written once, found by key, and mapped for reading without Chroma."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from retrieval.errors import Conflict, Unavailable
from retrieval.index.matrices import Matrices
from retrieval.index.matrix import Matrix
from retrieval.index.vectors import VectorStore, vector_key

DIMENSIONS = 8


def unit_rows(count: int, seed: int = 1) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(count, DIMENSIONS)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def keys(count: int) -> list[str]:
    return [vector_key("f" * 64, "text", str(number).encode()) for number in range(count)]


@pytest.fixture
def store(tmp_path: Path) -> VectorStore:
    return VectorStore(tmp_path / "chroma", "f" * 64, DIMENSIONS)


def test_rows_come_back_by_key_in_the_order_asked_for(store: VectorStore) -> None:
    rows = unit_rows(20)
    store.add("text", keys(20), rows)
    wanted = [7, 3, 3, 11]
    assert np.allclose(store.get("text", [keys(20)[place] for place in wanted]), rows[wanted], atol=1e-6)


def test_only_what_is_missing_is_missing(store: VectorStore) -> None:
    store.add("text", keys(5), unit_rows(5))
    assert store.missing("text", keys(8)) == keys(8)[5:]
    assert store.missing("image", keys(2)) == keys(2)


def test_the_nearest_is_by_cosine(store: VectorStore) -> None:
    rows = unit_rows(50)
    store.add("text", keys(50), rows)
    found = store.query("text", rows[9], 5)
    exact = np.argsort(-(rows @ rows[9]))[:5]
    assert [key for key, _ in found] == [keys(50)[place] for place in exact]
    assert found[0][1] == pytest.approx(1.0, abs=1e-5)


def test_deleted_rows_are_gone(store: VectorStore) -> None:
    store.add("text", keys(3), unit_rows(3))
    store.delete("text", keys(1))
    assert sorted(store.keys("text")) == sorted(keys(3)[1:])
    with pytest.raises(Conflict, match="lacks 1 of 3"):
        store.get("text", keys(3))


def test_the_encoder_the_modality_and_the_content_make_the_key() -> None:
    made = {vector_key(f, m, c) for f in ("a", "b") for m in ("text", "image") for c in (b"x", b"y")}
    assert len(made) == 8
    assert all(len(key) == 32 for key in made)


def test_a_damaged_folder_is_named_with_the_command_that_mends_it(tmp_path: Path) -> None:
    folder = tmp_path / "chroma"
    folder.mkdir()
    (folder / "chroma.sqlite3").write_bytes(b"this is no database at all" * 100)
    broken = VectorStore(folder, "f" * 64, DIMENSIONS)
    with pytest.raises(Conflict) as refused:
        broken.missing("text", keys(1))
    assert refused.value.code == "index_corrupt"
    assert "--rebuild" in refused.value.remedy
    broken.clear()
    assert broken.missing("text", keys(1)) == keys(1)


def test_a_server_that_is_not_there_is_a_sentence() -> None:
    with pytest.raises(Unavailable, match="does not answer"):
        VectorStore("http://127.0.0.1:9", "f" * 64, DIMENSIONS).missing("text", keys(1))


def test_matrices_follow_the_catalogue_and_reuse_what_they_have(store: VectorStore, tmp_path: Path) -> None:
    rows = unit_rows(6)
    store.add("text", keys(6), rows)
    used = {"text": [(3, keys(6)[0]), (5, keys(6)[1]), (5, keys(6)[2])], "image": []}
    matrices = Matrices(store, tmp_path / "cache", "compact")
    matrices.publish(1, used.__getitem__)
    first = matrices.load(1, used.__getitem__)["text"]
    assert first.numbers.tolist() == [3, 5, 5]
    assert np.allclose(first.rows, rows[:3], atol=1e-6)
    store.delete("text", keys(6)[:3])  # what a matrix has is not asked for again
    used["text"] = [(2, keys(6)[4]), (3, keys(6)[0]), (5, keys(6)[2])]
    second = matrices.load(2, used.__getitem__)["text"]
    assert np.allclose(second.rows, rows[[4, 0, 2]], atol=1e-6)
    assert isinstance(second.rows, np.memmap)


def test_a_matrix_that_is_half_written_is_no_matrix(tmp_path: Path) -> None:
    matrix = Matrix(unit_rows(3), np.arange(3, dtype=np.int32), np.array(["a", "b", "c"], "S32"))
    matrix.save(tmp_path, "text-x")
    (tmp_path / "text-x.keys.npy").unlink()
    assert Matrix.load(tmp_path, "text-x") is None


def test_reading_a_small_shop_never_imports_chroma_or_torch() -> None:
    code = (
        "import sys, retrieval.search.engine, retrieval.index.indexer; "
        "print([m for m in ('chromadb', 'torch', 'transformers', 'pandas', 'jieba') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
