"""Words are cut in a second process; what is stored is the same as if there were none."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from retrieval.importing import ImportOptions, apart, import_feeds
from retrieval.importing.apart import Analyst
from retrieval.store.database import Database
from retrieval.store.words import words_of
from tests.benchmarks.words import catalogue
from tests.retrieval.importing.conftest import FileIndex
from tests.retrieval.importing.test_killed import catalogue as stored
from tests.retrieval.importing.test_killed import feed

PRODUCTS = 60


@pytest.fixture
def split(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small batches go to the second process too."""
    monkeypatch.setattr(apart, "APART", 5)


def take_in(home: Path, path: Path) -> None:
    database = Database.open(f"sqlite:///{home / 'shop.db'}")
    import_feeds([path], ImportOptions(), database, FileIndex(home), home / "images")
    database.close()


def test_the_words_are_those_of_one_process(split: None) -> None:
    products = list(catalogue(40))
    with Analyst() as analyst:
        waited = [analyst.begin(products[start : start + 10]) for start in range(0, 40, 10)]
        found = [words for finish in waited for words in finish()]
        assert analyst.process_id is not None
    assert found == [words_of(product) for product in products]


def test_few_products_start_no_second_process() -> None:
    with Analyst() as analyst:
        assert len(analyst.begin(list(catalogue(10)))()) == 10
        assert analyst.process_id is None


def test_when_the_second_process_dies_the_first_does_its_work(split: None) -> None:
    products = list(catalogue(30))
    with Analyst() as analyst:
        analyst.begin(products[:10])()
        assert analyst.process_id is not None
        os.kill(analyst.process_id, signal.SIGKILL)
        rest = [analyst.begin(products[start : start + 10]) for start in (10, 20)]
        assert [words for finish in rest for words in finish()] == [words_of(p) for p in products[10:]]


def test_an_import_with_a_second_process_stores_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "feeds"
    folder.mkdir()
    path = feed(folder, "feed.jsonl", range(PRODUCTS), 20)
    take_in(tmp_path / "one", path)
    monkeypatch.setattr(apart, "APART", 5)
    take_in(tmp_path / "two", path)
    assert stored(tmp_path / "two") == stored(tmp_path / "one")


def test_the_second_process_does_not_outlive_a_killed_import(tmp_path: Path) -> None:
    code = (
        "import time\n"
        "from retrieval.importing.apart import Analyst\n"
        "from tests.benchmarks.words import catalogue\n"
        "with Analyst() as analyst:\n"
        "    analyst.begin(list(catalogue(600)))()\n"
        "    print(analyst.process_id, flush=True)\n"
        "    time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.communicate()
    deadline = time.monotonic() + 10
    while runs(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not runs(child)


def runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state not in ("Z", "X")
