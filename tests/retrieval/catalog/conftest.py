"""Reading small feeds that the tests write, and the real ones where the data folder is there."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from retrieval.catalog.feeds.draft import FeedOptions, Problem, Read, Remark
from retrieval.importing.reading import read_products, settle_currency

NOW = datetime(2025, 6, 15, 12, tzinfo=UTC)


class Outcome:
    """What came of a feed: its products by id, and what was wrong."""

    def __init__(self, items: list[Read | Problem | Remark]) -> None:
        self.products = {
            str(item.product.product_id): item.product for item in items if isinstance(item, Read)
        }
        self.reads = [item for item in items if isinstance(item, Read)]
        self.problems = [item for item in items if isinstance(item, Problem)]
        self.remarks = [item for item in items if isinstance(item, Remark)]
        self.remarks += [remark for read in self.reads for remark in read.remarks]


Reader = Callable[..., Outcome]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """Reads a feed given as text, bytes or a path."""

    def read_feed(content: str | bytes | Path, name: str = "feed.csv", **options: Any) -> Outcome:
        path = content if isinstance(content, Path) else tmp_path / name
        if isinstance(content, str):
            path.write_text(content, "utf-8", newline="")
        elif isinstance(content, bytes):
            path.write_bytes(content)
        asked = FeedOptions(**options)
        currency = settle_currency([path], asked, options.get("currency"))
        return Outcome(list(read_products(path, asked, currency, NOW)))

    return read_feed


@pytest.fixture(scope="session")
def feeds_dir() -> Path:
    """Real feeds; set ``SHOPKEEPER_TEST_DATA`` where they lie elsewhere."""
    default = Path(__file__).parents[3].parent / "shared" / "data"
    found = Path(os.environ.get("SHOPKEEPER_TEST_DATA", default)) / "feeds"
    if not found.is_dir():
        pytest.skip(f"no real feeds in {found}")
    return found
