"""``shopkeeper evaluate``: measures, on data that somebody judged."""

from __future__ import annotations

import typer


def register(app: typer.Typer) -> None:
    """Nothing yet: the groups of measures add their commands here."""
