"""Opening a database, and what can be wrong with it."""

from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from retrieval.errors import ShopkeeperError
from retrieval.importing import import_products
from retrieval.store.database import Database
from retrieval.store.products import ProductRepository
from tests.retrieval.store.goods import DRESS, PHONE


def test_a_new_home_is_made_and_opened_again(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new' / 'home' / 'shop.db'}"
    with_goods = Database.open(url)
    import_products([DRESS], {}, with_goods)
    with_goods.close()

    again = Database.open(url)

    assert ProductRepository(again).count() == 1
    again.close()


def test_two_processes_may_open_a_new_home_at_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'shop.db'}"
    faults: list[BaseException] = []

    def open_it() -> None:
        try:
            Database.open(url).close()
        except BaseException as error:
            faults.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert not faults


def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path) -> None:
    (tmp_path / "shop.db").write_bytes(b"this is no database at all" * 100)

    with pytest.raises(ShopkeeperError) as caught:
        Database.open(f"sqlite:///{tmp_path / 'shop.db'}")

    assert caught.value.code == "database_corrupt"


def test_a_home_below_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(ShopkeeperError) as caught:
        Database.open(f"sqlite:///{tmp_path / 'file' / 'shop.db'}")

    assert caught.value.code == "home_not_writable"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_home(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(ShopkeeperError) as caught:
            Database.open(f"sqlite:///{tmp_path / 'shop.db'}")
    finally:
        tmp_path.chmod(0o700)

    assert caught.value.code == "home_not_writable"


def test_a_full_disk_loses_nothing(database: Database) -> None:
    import_products([DRESS], {}, database)
    with database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    many = [PHONE] + [_renamed(number) for number in range(3000)]

    with pytest.raises(ShopkeeperError) as caught:
        import_products(many, {}, database)

    assert caught.value.code == "disk_full"
    assert ProductRepository(database).count() == 1
    assert ProductRepository(database).revision() == 1


def _renamed(number: int):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    return replace(PHONE, product_id=f"p{number}", variants=DRESS.variants)


def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    Database.open(f"sqlite:///{path}").close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()

    with pytest.raises(ShopkeeperError) as caught:
        Database.open(f"sqlite:///{path}")

    assert caught.value.code == "database_too_new"


@pytest.mark.parametrize("url", ["nonsense", "mysql+nothing://x/y", "oracle9://x"])
def test_a_wrong_address_is_said(url: str) -> None:
    with pytest.raises(ShopkeeperError) as caught:
        Database.open(url)

    assert caught.value.code == "bad_database_url"


def test_the_tables_are_those_that_the_code_names(database: Database) -> None:
    from sqlalchemy import inspect

    from retrieval.store import schema

    found = inspect(database.engine)
    for table in schema.metadata.sorted_tables:
        assert [c["name"] for c in found.get_columns(table.name)] == [c.name for c in table.columns]
        assert found.get_pk_constraint(table.name)["constrained_columns"] == [
            c.name for c in table.primary_key
        ]


def test_readers_see_one_state_while_another_connection_writes(database: Database) -> None:
    import_products([DRESS], {}, database)
    with database.reading() as reader:
        assert reader.execute(text("SELECT count(*) FROM products")).scalar() == 1
        import_products([PHONE], {}, database)
        assert reader.execute(text("SELECT count(*) FROM products")).scalar() == 1
    assert ProductRepository(database).count() == 2
