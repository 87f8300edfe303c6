"""``shopkeeper doctor``: what is wrong with this shop, and what to do about it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from ui.cli.frame import FAILED, AsJson, command, console, say_json

if TYPE_CHECKING:
    from ui.cli.checks import Finding

SIGNS = {"ok": "[green]✓[/]", "note": "[yellow]•[/]", "wrong": "[red]✗[/]"}


def register(app: typer.Typer) -> None:
    command(app, "doctor", "shopkeeper --home ./.shop doctor")(doctor)


def doctor(as_json: AsJson = False) -> None:
    """Check settings, home, disk, database, index, weights, pictures, language model and versions.

    Exit code 1 if something is wrong.
    """
    from ui.cli.checks import examine

    findings = examine()
    if as_json:
        say_json({"ok": not _wrong(findings), "checks": [asdict(finding) for finding in findings]})
    else:
        _print(findings)
    if _wrong(findings):
        raise typer.Exit(FAILED)


def _wrong(findings: list[Finding]) -> bool:
    return any(finding.state == "wrong" for finding in findings)


def _print(findings: list[Finding]) -> None:
    from rich.markup import escape

    screen = console()
    for finding in findings:
        screen.print(f"{SIGNS[finding.state]} {finding.name}: {escape(finding.sentence)}")
        if finding.remedy:
            screen.print(f"    {escape(finding.remedy)}")
