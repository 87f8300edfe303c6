"""The reference of the commands, made from their own help: ``python -m ui.cli.reference > docs/cli.md``."""

from __future__ import annotations

from collections.abc import Iterator

from typer.testing import CliRunner

from ui.cli.main import app

WIDTH = 100
INTRODUCTION = """# The command `shopkeeper`

Made from the commands' own help by `python -m ui.cli.reference > docs/cli.md`; a test compares the two.

Settings come from the environment (`SHOPKEEPER_<NAME>`) and the home's `shopkeeper.toml`. Every command answers people
in plain text and programs with `--json`; progress goes to stderr. Exit codes: 0 done, 1 could not be done (one sentence
and its remedy on stderr, or `{"error": {"code", "sentence", "remedy"}}` on stdout with `--json`), 2 wrong usage.
"""


def command_names() -> tuple[str, ...]:
    """Every command in the order of the help, groups with their own commands: ``evaluate search``."""
    names = [str(one.name) for one in app.registered_commands]
    for group in app.registered_groups:
        if group.typer_instance:
            names += [f"{group.name} {one.name}" for one in group.typer_instance.registered_commands]
    return tuple(names)


def help_of(name: str) -> str:
    """What ``shopkeeper NAME --help`` prints, at a fixed width."""
    shown = CliRunner().invoke(
        app, [*name.split(), "--help"], prog_name="shopkeeper", terminal_width=WIDTH, color=False
    )
    return shown.output.strip()


def _sections() -> Iterator[str]:
    yield INTRODUCTION
    yield f"```text\n{help_of('')}\n```\n"
    for name in command_names():
        yield f"## `shopkeeper {name}`\n\n```text\n{help_of(name)}\n```\n"


def reference() -> str:
    """The whole page."""
    return "\n".join(_sections())


if __name__ == "__main__":
    print(reference(), end="")
