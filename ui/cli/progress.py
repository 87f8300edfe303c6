"""Progress on stderr: a bar on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from retrieval.importing import Progress
    from retrieval.importing.options import ProgressCallback

SECONDS_BETWEEN_LINES = 2.0


@contextmanager
def progress_bar() -> Iterator[ProgressCallback]:
    """Gives the callback that an import reports to."""
    if sys.stderr.isatty():
        with _bar() as report:
            yield report
    else:
        yield PlainLines()


@contextmanager
def _bar() -> Iterator[ProgressCallback]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=Console(stderr=True)) as bar:
        tasks = {}

        def report(progress: Progress) -> None:
            if progress.stage not in tasks:
                tasks[progress.stage] = bar.add_task(progress.stage.capitalize(), total=progress.total)
            bar.update(tasks[progress.stage], completed=progress.done, total=progress.total)

        yield report


class PlainLines:
    """One line when a stage begins, then one every two seconds, and its last."""

    def __init__(self) -> None:
        self._stage = ""
        self._said_at = 0.0

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        finished = progress.total is not None and progress.done >= progress.total
        if progress.stage == self._stage and not finished and now - self._said_at < SECONDS_BETWEEN_LINES:
            return
        self._stage, self._said_at = progress.stage, now
        of = "" if progress.total is None else f" of {progress.total}"
        print(f"{progress.stage}: {progress.done}{of}", file=sys.stderr, flush=True)
