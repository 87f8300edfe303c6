"""The same catalogue in PostgreSQL, started on loopback where its programs are installed."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval.errors import ShopkeeperError
from retrieval.importing import ImportOptions, import_products
from retrieval.store.columns import read_columns
from retrieval.store.database import Database
from retrieval.store.fulltext import FullText
from retrieval.store.offers import OfferRepository
from retrieval.store.products import ProductRepository
from retrieval.store.reviews import ReviewRepository
from tests.retrieval.store.goods import DRESS, PHONE, REVIEW, sold_by

pytestmark = [
    pytest.mark.server,
    pytest.mark.skipif(
        not (shutil.which("initdb") and shutil.which("pg_ctl")), reason="PostgreSQL is not installed"
    ),
]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a fresh server. PostgreSQL refuses to run as root, so root hands it to nobody."""
    pytest.importorskip("psycopg")
    folder = Path("/var/tmp") / f"shopkeeper-postgresql-{os.getpid()}"
    folder.mkdir()
    owner = None
    if os.geteuid() == 0:
        owner = "nobody"
        os.chown(folder, pwd.getpwnam(owner).pw_uid, -1)

    def run(*command: str) -> None:
        subprocess.run(command, check=True, user=owner, capture_output=True, cwd=folder, timeout=60)

    data, port = folder / "data", _free_port()
    try:
        run("initdb", "-D", str(data), "-U", "shop", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C")
        settings = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
        run("pg_ctl", "-D", str(data), "-w", "-o", settings, "-l", str(folder / "log"), "start")
        yield f"postgresql://shop@127.0.0.1:{port}/postgres"
        run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def database(server: str) -> Iterator[Database]:
    opened = Database.open(server)
    with opened.writing() as connection:
        connection.exec_driver_sql("DELETE FROM products")
        connection.exec_driver_sql("UPDATE catalogue SET revision = 0, currency = NULL, next_number = 1")
    yield opened
    opened.close()


def test_products_and_reviews_come_back_as_they_were(database: Database) -> None:
    import_products([DRESS, PHONE], {DRESS.product_id: [REVIEW]}, database)

    assert ProductRepository(database).get("dress-1") == DRESS
    assert ReviewRepository(database).of("dress-1") == (REVIEW,)
    assert read_columns(database).price.tolist() == [4900, 5200, 19900]


def test_words_are_found_in_both_languages_and_counted_by_field(database: Database) -> None:
    import_products([DRESS, PHONE], {}, database)
    number = ProductRepository(database).numbers(["dress-1", "note-12t"])
    words = FullText(database)

    assert [n for n, _ in words.search([["pocket"]], 5)] == [number["dress-1"]]
    assert [n for n, _ in words.search([["红米"]], 5)] == [number["note-12t"]]
    assert [n for n, _ in words.search([["12t"]], 5)] == [number["note-12t"]]
    assert words.search([["12t"], ["pocket"]], 5, every=True) == []
    assert words.search([['"), (drop:"'], ["it's"]], 5) == []


def test_changes_removals_and_offers(database: Database) -> None:
    import_products([PHONE, sold_by(PHONE, "east", 18000), DRESS], {}, database)
    assert [offer.seller for offer in OfferRepository(database).of("note-12t")] == ["east", ""]

    report = import_products([PHONE], {}, database, options=ImportOptions(replace=True))

    assert (report.unchanged, report.removed) == (1, 1)
    assert ProductRepository(database).get("dress-1") is None
    assert FullText(database).search([["dress"]], 5) == []
    assert ProductRepository(database).revision() == 2


def test_a_server_that_is_not_there_is_said_so() -> None:
    with pytest.raises(ShopkeeperError) as caught:
        Database.open(f"postgresql://shop@127.0.0.1:{_free_port()}/postgres")

    assert caught.value.code == "database_unreachable"
