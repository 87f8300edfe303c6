"""``shopkeeper ui``: the page."""

from __future__ import annotations

import os
import socket
from typing import Annotated

import typer

from ui.cli.frame import command, settings


def register(app: typer.Typer) -> None:
    command(app, "ui", "shopkeeper ui --port 8501")(ui)


def ui(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where the page is served.")] = 8501,
    address: Annotated[
        str, typer.Option(metavar="HOST", help="Which network it is served on; 0.0.0.0 is every one.")
    ] = "127.0.0.1",
) -> None:
    """Serve the page on which customers talk to the shop, until Ctrl-C."""
    from ui.web.server import serve

    home = settings().home
    _check_free(port, address)
    os.environ["SHOPKEEPER_HOME"] = str(home)
    shown = "localhost" if address in ("127.0.0.1", "0.0.0.0") else address
    print(f"The shop is open at http://{shown}:{port}", flush=True)
    serve(port, address)


def _check_free(port: int, address: str) -> None:
    """
    Raises:
        Conflict: something else listens there.
    """
    from retrieval.errors import Conflict

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            raise Conflict(
                "port_taken",
                f"{address}:{port} cannot be used: {error.strerror}.",
                f"Choose another with --port {port + 1}.",
            ) from error
