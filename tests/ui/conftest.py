"""The small shop, and the commands run on it in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from tests.ui.shops import photo_of, small_home
from ui.cli.main import app

Shopkeeper = Callable[..., Result]


@pytest.fixture(scope="session", autouse=True)
def home() -> Path:
    """Stocked before any test of the page: those leave a main module behind that no further process can start from."""
    return small_home()


@pytest.fixture(scope="session")
def red_dress(home: Path) -> Path:
    return photo_of(home, "red", "dress")


@pytest.fixture
def shopkeeper(home: Path, monkeypatch: pytest.MonkeyPatch) -> Shopkeeper:
    """``shopkeeper("search", "red dress")`` on the small shop; ``stdin`` is what is typed."""
    monkeypatch.setenv("SHOPKEEPER_HOME", str(home))

    def run(*arguments: str, stdin: str | bytes = "") -> Result:
        return CliRunner().invoke(app, list(arguments), input=stdin, prog_name="shopkeeper")

    return run


def answers(result: Result) -> list[dict[str, Any]]:
    """The JSON objects on stdout, a line each."""
    return [json.loads(line) for line in result.stdout.splitlines()]
