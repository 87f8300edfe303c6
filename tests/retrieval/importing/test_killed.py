"""``kill -9`` at many moments of an import, then the import again: the same catalogue as without."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import time
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import event, text

from retrieval.importing import ImportOptions, flow, import_feeds
from retrieval.store import schema
from retrieval.store.database import Database
from tests.retrieval.importing.conftest import FileIndex

BEFORE = 60
AFTER = 90


def feed(folder: Path, name: str, products: range, price: int) -> Path:
    """A feed with pictures, variants and reviews; every third price is the given one."""
    path = folder / name
    with path.open("w", encoding="utf-8") as file:
        for number in products:
            Image.new("RGB", (8, 8), (number, 50, 99)).save(folder / f"{number}.png")
            product = {
                "id": f"p{number}",
                "title": f"Linen dress number {number}",
                "title_zh": f"亚麻连衣裙 {number}",
                "price": f"{price if number % 3 == 0 else 20} USD",
                "image": f"{number}.png",
                "variants": [
                    {"sku": f"p{number}-{size}", "options": {"Size": size}, "stock": number} for size in "SM"
                ],
                "reviews": [{"rating": 4, "text": f"Review of {number}."}],
            }
            file.write(json.dumps(product) + "\n")
    return path


def catalogue(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that is stored, table by table; the revision aside, which counts how often it took."""
    database = Database.open(f"sqlite:///{home / 'shop.db'}")
    with database.reading() as connection:
        tables = [table.name for table in schema.metadata.sorted_tables if table.name != "catalogue"]
        found = {
            name: sorted(map(tuple, connection.execute(text(f"SELECT * FROM {name}"))), key=repr)
            for name in [*tables, schema.WORDS]
        }
        found["catalogue"] = list(
            map(tuple, connection.execute(text("SELECT content_hash, currency FROM catalogue")))
        )
    database.close()
    return found


def run(home: Path, path: Path, kill_at: int | None = None) -> int:
    """Import; kill this process at its n-th SQL statement. Gives the number of statements."""
    database = Database.open(f"sqlite:///{home / 'shop.db'}")
    seen = 0

    def count(*_: object) -> None:
        nonlocal seen
        seen += 1
        if seen == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(database.engine, "before_cursor_execute", count)
    import_feeds([path], ImportOptions(replace=True), database, FileIndex(home), home / "images")
    database.close()
    return seen


def killed_run(home: Path, path: Path, kill_at: int | None, seconds: float | None = None) -> bool:
    """Import in a process of its own that is killed at a statement or after a time; whether the kill came in time."""
    child = os.fork()
    if child == 0:
        try:
            run(home, path, kill_at)
        finally:
            os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.fixture
def feeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """What the shop had, and what is imported over it: changed, added and removed products, in many batches."""
    monkeypatch.setattr(flow, "BATCH", 20)
    folder = tmp_path / "feeds"
    folder.mkdir()
    return feed(folder, "old.jsonl", range(BEFORE), 20), feed(folder, "new.jsonl", range(10, AFTER), 25)


def test_killed_at_any_statement_and_run_again(tmp_path: Path, feeds: tuple[Path, Path]) -> None:
    old, new = feeds
    undisturbed = tmp_path / "undisturbed"
    run(undisturbed, old)
    statements = run(undisturbed, new)
    expected = catalogue(undisturbed)
    assert len(expected["products"]) == AFTER - 10

    for kill_at in [1, *range(3, statements, max(1, statements // 14)), statements - 1, statements]:
        home = tmp_path / f"killed-{kill_at}"
        run(home, old)
        before = catalogue(home)

        assert killed_run(home, new, kill_at)

        assert catalogue(home) in (before, expected)  # never half an import
        run(home, new)
        assert catalogue(home) == expected


def test_killed_again_and_again_at_random_times(tmp_path: Path, feeds: tuple[Path, Path]) -> None:
    old, new = feeds
    undisturbed, stocked = tmp_path / "undisturbed", tmp_path / "stocked"
    run(stocked, old)
    shutil.copytree(stocked, undisturbed)
    run(undisturbed, new)
    expected = catalogue(undisturbed)
    chance = random.Random(5)
    kills = 0

    for attempt in range(6):
        home = shutil.copytree(stocked, tmp_path / f"home-{attempt}")
        for _ in range(3):
            kills += killed_run(home, new, None, chance.uniform(0.0, 0.15))
        run(home, new)

        assert catalogue(home) == expected
        names = {path.name for path in (home / "images").iterdir() if not path.name.startswith(".")}
        assert names == {path.name for path in (undisturbed / "images").iterdir()}
    assert kills
