"""What every command shares: its options, how it answers people and programs, how it fails.

Exit codes: 0 done, 1 could not be done (one sentence and its remedy on stderr, or ``{"error": ...}`` on stdout with
``--json``), 2 wrong usage. Nothing heavy is imported here: ``shopkeeper --help`` has to be quick.
"""

from __future__ import annotations

import functools
import inspect
import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, ParamSpec

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from assistant.settings import Settings
    from assistant.shop import Shop
    from retrieval.errors import ShopkeeperError

DONE, FAILED, MISUSED = 0, 1, 2

AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON, for programs.")]
Customer = Annotated[
    str | None, typer.Option("--customer", metavar="ID", help="Who is signed in.", show_default=False)
]
Pictures = Annotated[
    list[Path] | None, typer.Option("--image", metavar="FILE", help="A photo; may be given several times.")
]

P = ParamSpec("P")


def command(app: typer.Typer, name: str, example: str) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Register a command of that name whose help ends with the example, and whose failures are sentences."""

    def register(function: Callable[P, None]) -> Callable[P, None]:
        @functools.wraps(function)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
            with_json = bool(kwargs.get("as_json"))
            try:
                function(*args, **kwargs)
            except (typer.Exit, typer.Abort, typer.BadParameter):
                raise
            except BrokenPipeError:
                _stop_writing()
            except Exception as error:
                fail(known(error), with_json)

        shown = "\b\n" + "\n".join(f"  {line}" for line in example.strip().splitlines())
        guarded.__doc__ = f"{inspect.cleandoc(function.__doc__ or '')}\n\nFor example:\n\n{shown}"
        app.command(name)(guarded)
        return guarded

    return register


def known(error: Exception) -> ShopkeeperError:
    """The error as a person can read it; what nobody foresaw is logged and becomes one sentence."""
    from retrieval.errors import BadInput, ShopkeeperError, Unavailable

    match error:
        case ShopkeeperError():
            return error
        case UnicodeDecodeError():
            return BadInput("not_utf8", "The input is not UTF-8 text.", "Save it as UTF-8 and try again.")
        case PermissionError() if error.filename:
            return Unavailable(
                "not_allowed",
                f"“{error.filename}” cannot be used: permission denied.",
                "Give this user the right to it, or choose another place with --home.",
            )
        case OSError() if error.strerror:
            where = f"“{error.filename}” cannot be used: " if error.filename else ""
            return Unavailable(
                "file_unusable", f"{where}{error.strerror}.", "Check the path, the rights and the free space."
            )
    import logging

    logging.getLogger("shopkeeper").exception("a defect")
    return Unavailable(
        "internal_error",
        f"Something went wrong inside the shop ({type(error).__name__}).",
        "Run `shopkeeper doctor`; with SHOPKEEPER_LOG_FILE set, the details are in that file.",
    )


def fail(error: ShopkeeperError, as_json: bool) -> NoReturn:
    """Say the error where it belongs, and leave with 1."""
    if as_json:
        say_json(error.as_wire())
    else:
        print(f"{error.sentence} {error.remedy}".strip(), file=sys.stderr)
    raise typer.Exit(FAILED)


def say_json(value: Mapping[str, Any]) -> None:
    """One JSON object on one line of stdout, flushed."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def console() -> Console:
    """Where people read; plain where it is no terminal."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=not sys.stdout.isatty())


def settings() -> Settings:
    """The settings as asked for, with logging set up accordingly."""
    from assistant.settings import Settings

    chosen = Settings.load()
    _log_to(chosen)
    return chosen


def open_shop() -> Shop:
    """The shop of the settings.

    Raises:
        ShopkeeperError: the home, the database or the index cannot be used.
    """
    from assistant.shop import Shop

    return Shop.open(settings())


def _log_to(chosen: Settings) -> None:
    import logging

    if chosen.log_file:
        path = Path(chosen.log_file).expanduser()
        path.parent.mkdir(parents=True, exist_ok=True)
        logging.basicConfig(
            filename=path,
            level=chosen.log_level.upper(),
            format="%(asctime)s %(levelname)s %(name)s %(message)s",
        )
    else:
        # Without a file people see sentences, not records of a log.
        logging.getLogger().addHandler(logging.NullHandler())


def _stop_writing() -> NoReturn:
    """Whoever read our output has gone (``| head``): end quietly."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise typer.Exit(DONE)
