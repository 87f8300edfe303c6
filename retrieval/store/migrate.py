"""Brings a database to the newest numbered migration of one folder, in one transaction.

Each room with tables has its own folder (``versions/0001_<what>.py``, ...) and its own version table, so that the
catalogue and the order desk share a database without knowing of each other.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from retrieval.errors import Conflict

_LOCK = 7_031_845
"""Any number: PostgreSQL's advisory lock under which only one process migrates."""


def migrate(engine: Engine, location: Path, version_table: str) -> None:
    """Run what is missing of ``location/versions``; nothing is written where nothing is missing.

    Raises:
        Conflict: ``database_too_new``: the database was made by a newer Shopkeeper.
    """
    newest = max(path.stem.split("_")[0] for path in (location / "versions").glob("[0-9]*.py"))
    if _version(engine, version_table) == newest:
        return
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        _upgrade(connection, location, version_table)


def _version(engine: Engine, version_table: str) -> str | None:
    """The migration that the database is at, without importing alembic: it is asked at every start."""
    try:
        with engine.connect() as connection:
            return connection.execute(text(f"SELECT version_num FROM {version_table}")).scalar()
    except DBAPIError:  # no such table: a new database (anything worse shows when the migration writes)
        return None


def _upgrade(connection: Connection, location: Path, version_table: str) -> None:
    from alembic.config import Config  # heavy, and needed only once in the life of a database
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory
    from alembic.script.revision import ResolutionError
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(location).replace("%", "%%"))
    scripts = ScriptDirectory(str(location))

    def to_head(revision: object, _context: object) -> object:
        return scripts._upgrade_revs("head", revision)  # type: ignore[arg-type]

    with EnvironmentContext(config, scripts, fn=to_head) as environment:
        environment.configure(connection=connection, version_table=version_table, transactional_ddl=True)
        try:
            environment.run_migrations()
        except (CommandError, ResolutionError) as error:
            raise Conflict(
                "database_too_new",
                "The shop's database was made by a newer version of Shopkeeper.",
                "Update Shopkeeper, or set SHOPKEEPER_HOME to another folder.",
            ) from error
