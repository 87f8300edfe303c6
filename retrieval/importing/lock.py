"""One writer at a time: a file beside the database with the process that holds it."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from retrieval.errors import Conflict, Unavailable


@contextmanager
def import_lock(path: Path | None) -> Iterator[None]:
    """Hold the lock while the block runs.

    The operating system's lock on the file is the truth: it falls when its holder dies, however it dies, and the next
    takes over. What is written in the file only says who it is. Without a path there is nothing to hold.

    Raises:
        Conflict: ``import_running``: another process holds it.
    """
    if path is None:
        yield
        return
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise Conflict(
            "import_running",
            f"Another import is running ({_holder(path)}).",
            "Wait for it to finish, then run the same command again.",
        ) from error
    except OSError as error:
        raise Unavailable(
            "home_not_writable",
            f"The lock {path} cannot be written: {error.strerror}.",
            "Give write access to the home folder, or set SHOPKEEPER_HOME to another one.",
        ) from error
    try:
        _name_holder(path)
        yield
    finally:
        _holder_file(path).unlink(missing_ok=True)
        lock.release()


def _holder_file(path: Path) -> Path:
    return path.with_name(path.name + ".holder")


def _name_holder(path: Path) -> None:
    _holder_file(path).write_text(json.dumps({"process": os.getpid(), "host": socket.gethostname()}), "utf-8")


def _holder(path: Path) -> str:
    try:
        holder = json.loads(_holder_file(path).read_text("utf-8"))
        return f"process {holder['process']} on {holder['host']}"
    except (OSError, ValueError, KeyError):
        return "process unknown"
