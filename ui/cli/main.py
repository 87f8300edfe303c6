"""The command ``shopkeeper``: one application, a file a group of commands."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from ui.cli import chat, demo, doctor, embed, evaluate, imports, parse, search, tickets, web

app = typer.Typer(
    name="shopkeeper",
    help="A shop you can talk to: find, compare and buy by words and photos, in English and Chinese.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for group in (chat, search, parse, embed, imports, tickets, demo, web, doctor, evaluate):
    group.register(app)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"shopkeeper {version('shopkeeper')}")
        raise typer.Exit


@app.callback()
def options(
    home: Annotated[
        Path | None,
        typer.Option(
            "--home",
            metavar="DIR",
            help="Where the shop lives; otherwise SHOPKEEPER_HOME, otherwise ~/.shopkeeper.",
            show_default=False,
        ),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Settings come from the environment (SHOPKEEPER_<NAME>) and the home's shopkeeper.toml."""
    if home is not None:
        os.environ["SHOPKEEPER_HOME"] = str(home)


def main() -> None:
    """The entry point of the distribution."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace" if stream is not sys.stdin else "strict")
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
