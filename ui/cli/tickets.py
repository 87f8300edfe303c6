"""``shopkeeper tickets``: conversations that wait for a person."""

from __future__ import annotations

from typing import Annotated

import typer

from ui.cli.frame import AsJson, command, open_shop, say_json


def register(app: typer.Typer) -> None:
    command(app, "tickets", "shopkeeper tickets --limit 50 --json")(tickets)


def tickets(
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many, newest first.")] = 20,
    as_json: AsJson = False,
) -> None:
    """List the conversations in which a person was asked for, with their summaries."""
    found = open_shop().desk.tickets(limit)
    if as_json:
        say_json({"tickets": [ticket.as_wire() for ticket in found]})
        return
    if not found:
        print("Nobody is waiting.")
    for ticket in found:
        print(f"{ticket.ticket_id}  {ticket.opened_at:%Y-%m-%d %H:%M}  {ticket.customer or 'guest'}")
        for line in ticket.summary.splitlines():
            print(f"    {line}")
