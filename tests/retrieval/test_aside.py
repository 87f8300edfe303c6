"""Names to write under before renaming."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from retrieval.aside import aside
from retrieval.index.manifest import Manifest


def test_two_threads_never_write_to_one_name(tmp_path: Path) -> None:
    meet = Barrier(2)

    def name(_: int) -> Path:
        meet.wait()
        return aside(tmp_path / "manifest.json", ".npy")

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(name, range(2))
    assert first != second
    assert first.parent == tmp_path
    assert first.name.startswith(".manifest.json.")
    assert first.suffix == ".npy"


def test_many_writers_of_one_manifest_leave_a_whole_one(tmp_path: Path) -> None:
    def write(number: int) -> None:
        for step in range(20):
            Manifest("compact", "x" * 200, 384, number * 100 + step).write(tmp_path)
            assert Manifest.read(tmp_path) is not None

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]
