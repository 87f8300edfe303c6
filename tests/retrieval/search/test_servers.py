"""Past one machine: the same shop on PostgreSQL and a Chroma server, seen by two processes at once."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.request import urlopen

import pytest

from retrieval.catalog.money import Money
from retrieval.encoders.compact import CompactEncoder
from retrieval.importing import import_products
from retrieval.search.query import Filters, Query
from tests.retrieval.search.shelf import SmallShop, open_small_shop, pantry, reviews, shelf

pytestmark = pytest.mark.server

OTHER_PROCESS = """
import sys
from pathlib import Path
from retrieval.encoders.compact import CompactEncoder
from retrieval.search.query import Query
from tests.retrieval.search.shelf import open_small_shop
home, database, chroma = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
shop = open_small_shop(home, CompactEncoder(stamps=home, threads=1), database, chroma)
for line in sys.stdin:
    first = shop.engine.search(Query(line.strip())).hits[0].product
    print(first.product_id, first.variants[0].price.amount, flush=True)
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def programs() -> Path | None:
    """Where PostgreSQL's programs are: Debian keeps them off the path."""
    found = shutil.which("pg_ctl")
    if found:
        return Path(found).parent
    return next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)


@pytest.fixture(scope="module")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = programs()
    if folder is None:
        pytest.skip("PostgreSQL is not installed")
    home = (
        Path("/tmp") / f"shopkeeper-postgresql-{os.getpid()}"
    )  # sockets need a short path, its user a way in
    home.mkdir()
    # PostgreSQL refuses to run as root
    user = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
    if user:
        shutil.chown(home, "postgres", "postgres")
    port = free_port()
    data = str(home / "data")
    log = str(home / "log")
    settings = f"-k {home} -p {port} -c listen_addresses=127.0.0.1 -c fsync=off"
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "cwd": "/"}
    try:
        init = [str(folder / "initdb"), "-D", data, "-A", "trust", "-U", "shop", "-E", "UTF8", "--no-locale"]
        subprocess.run(init, **quiet, **user)  # type: ignore[call-overload]
        start = [str(folder / "pg_ctl"), "-D", data, "-l", log, "-o", settings, "-w", "start"]
        subprocess.run(start, **quiet, **user)  # type: ignore[call-overload]
        yield f"postgresql+psycopg://shop@127.0.0.1:{port}/postgres"
        stop = [str(folder / "pg_ctl"), "-D", data, "-m", "immediate", "stop"]
        subprocess.run(stop, **quiet, **user)  # type: ignore[call-overload]
    finally:
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="module")
def chroma(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    program = Path(sys.executable).with_name("chroma")
    if not program.is_file():
        pytest.skip("the program chroma is not installed")
    port = free_port()
    folder = tmp_path_factory.mktemp("chroma")
    command = [str(program), "run", "--host", "127.0.0.1", "--port", str(port), "--path", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/api/v2/heartbeat")
        yield address
        server.terminate()


def _wait_for(address: str) -> None:
    for _ in range(100):
        try:
            with urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{address} never answered")


@pytest.fixture
def shop(encoder: CompactEncoder, tmp_path: Path, postgresql: str, chroma: str) -> Iterator[SmallShop]:
    opened = open_small_shop(tmp_path / "here", encoder, postgresql, chroma)
    import_products(shelf(), reviews(), opened.database, opened.indexer, tmp_path / "images")
    yield opened
    opened.database.close()


def test_two_processes_on_one_database_see_each_others_changes(
    shop: SmallShop, tmp_path: Path, postgresql: str, chroma: str
) -> None:
    there = tmp_path / "there"
    there.mkdir()
    command = [sys.executable, "-c", OTHER_PROCESS, str(there), postgresql, chroma]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:

        def ask(text: str) -> str:
            assert other.stdin is not None
            assert other.stdout is not None
            other.stdin.write(text + "\n")
            other.stdin.flush()
            return other.stdout.readline().strip()

        assert ask("red dress") == "dress-red 4900"
        mug = next(product for product in pantry() if product.product_id == "mug")
        assert ask("porcelain coffee mug") == "mug 900"
        shop.restock(replace(mug, variants=(replace(mug.variants[0], price=Money(777, "USD")),)))
        assert ask("porcelain coffee mug") == "mug 777"
        renamed = replace(mug, title=replace(mug.title, en="Turquoise Beaker", zh="青绿色杯子"))
        shop.restock(renamed)
        assert ask("turquoise beaker").startswith("mug ")
        other.stdin.close()  # type: ignore[union-attr]


def test_the_same_questions_have_the_same_answers_as_on_one_machine(shop: SmallShop) -> None:
    for text, first in (("红色连衣裙", "dress-red"), ("apple phone", "iphone"), ("laptop bag", "laptop-bag")):
        assert shop.engine.search(Query(text)).hits[0].product.product_id == first
    only = shop.engine.search(Query(filters=Filters(colour=("blue",), size=("M",), in_stock=True)))
    assert [hit.product.product_id for hit in only.hits] == ["dress-blue"]
