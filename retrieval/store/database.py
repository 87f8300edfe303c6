"""The database of a shop: one engine, its settings, and its faults in words for a person."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from retrieval.errors import BadInput, Conflict, ShopkeeperError, Unavailable
from retrieval.store.migrate import migrate

MIGRATIONS = Path(__file__).parent / "migrations"
VERSION_TABLE = "alembic_version"
BUSY_SECONDS = 30


class Database:
    """SQLite or PostgreSQL with the catalogue's tables. Safe to share between threads; open one a process."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def open(cls, url: str) -> Database:
        """Open ``sqlite:///path/shop.db`` or ``postgresql+psycopg://...`` and bring its tables up to date.

        Raises:
            ShopkeeperError: the address is wrong, the folder cannot be written, the file is damaged, the server
                does not answer, or the database belongs to a newer version.
        """
        engine = _engine(url)
        try:
            migrate(engine, MIGRATIONS, VERSION_TABLE)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine)

    @property
    def dialect(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self.engine.dialect.name

    @property
    def path(self) -> Path | None:
        """The file of a SQLite database; None for a server or a database in memory."""
        name = self.engine.url.database
        is_file = self.dialect == "sqlite" and name and name != ":memory:" and not name.startswith("file:")
        return Path(str(name)) if is_file else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection whose statements all see one state of the database."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is kept, or nothing if the block raises or the process dies."""
        with self.engine.connect().execution_options(writing=True) as connection, connection.begin():
            yield connection

    def close(self) -> None:
        self.engine.dispose()


def _engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
        if parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        if parsed.get_backend_name() == "sqlite":
            _prepare_folder(parsed.database)
        engine = create_engine(parsed)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise BadInput(
            "bad_database_url",
            "The setting database_url does not name a database that Shopkeeper can use.",
            "Use sqlite:///path/shop.db, or postgresql+psycopg://user@host/name with the extra shopkeeper[postgres].",
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _configure_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    event.listen(engine, "handle_error", _explain)
    return engine


def _prepare_folder(database: str | None) -> None:
    if not database or database == ":memory:" or database.startswith("file:"):
        return
    try:
        Path(database).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(
            "home_not_writable",
            f"The folder {Path(database).parent} cannot be made: {error.strerror}.",
            "Give write access to it, or set SHOPKEEPER_HOME to another folder.",
        ) from error


def _configure_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun by _begin_sqlite, not guessed by the driver
    connection.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
    connection.execute("PRAGMA journal_mode=WAL")  # readers never wait for the import
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA temp_store=MEMORY")
    connection.execute("PRAGMA cache_size=-32768")  # kibibytes
    connection.execute("PRAGMA mmap_size=268435456")


def _begin_sqlite(connection: Connection) -> None:
    """Writers take the lock at once: waiting for it later, with a stale snapshot, cannot succeed."""
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _explain(context: ExceptionContext) -> None:
    """Turn faults of the machine into sentences; faults of our statements stay what they are: defects."""
    original: Any = context.original_exception
    explained: ShopkeeperError | None = None
    if isinstance(original, sqlite3.Error):
        explained = _sqlite_fault(getattr(original, "sqlite_errorcode", 0) & 0xFF)
    elif context.is_disconnect or (context.connection is None and context.engine is not None):
        explained = Unavailable(
            "database_unreachable",
            "The shop's database does not answer.",
            "Check that the server of the setting database_url is running; then try again.",
        )
    if explained is not None:
        raise explained from original


def _sqlite_fault(code: int) -> ShopkeeperError | None:
    match code:
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return Unavailable(
                "database_corrupt",
                "The shop's database file is damaged.",
                "Put back a copy of shop.db, or move it away and import the feeds again.",
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return Unavailable(
                "home_not_writable",
                "The shop's database cannot be opened for writing.",
                "Give write access to the home folder, or set SHOPKEEPER_HOME to another one.",
            )
        case sqlite3.SQLITE_FULL | sqlite3.SQLITE_IOERR:
            return Unavailable(
                "disk_full",
                "The shop's database cannot be written: the disk is full or failing. Nothing was changed.",
                "Free some space, then run the same command again.",
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Conflict(
                "database_busy",
                f"Another process has been writing to the shop's database for over {BUSY_SECONDS} seconds.",
                "Wait for it to finish, then try again.",
            )
        case _:
            return None
