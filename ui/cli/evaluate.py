"""``shopkeeper evaluate``: measures, on data that somebody judged."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from ui.cli.frame import AsJson, command, say_json, settings

group = typer.Typer(help="Measure the shop on judged data.", no_args_is_help=True, rich_markup_mode=None)


def register(app: typer.Typer) -> None:
    command(
        group,
        "search",
        "shopkeeper evaluate search judged/ --report search.html\nshopkeeper evaluate search judged/ --json",
    )(search)
    app.add_typer(group, name="evaluate")


def search(
    directory: Annotated[
        Path, typer.Argument(help="A folder with queries.csv, products.csv[.gz] and judgements.csv.")
    ],
    report: Annotated[
        Path | None, typer.Option(metavar="FILE.html", help="Write a report with charts.", show_default=False)
    ] = None,
    work: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Keep the index of this data here, for the next time.", show_default=False
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Measure the search and its baselines on judged queries, with confidence intervals.

    queries.csv has query_id, query, image; products.csv has product_id, title, description and more; judgements.csv
    has query_id, product_id, gain.
    """
    from retrieval.encoders.loading import load_encoder
    from retrieval.evaluation.search import evaluate, summary

    chosen = settings()
    encoder = load_encoder(chosen.encoder, chosen.device, chosen.models_dir if chosen.home.is_dir() else None)
    with tempfile.TemporaryDirectory(prefix="shopkeeper-") as aside:
        found = evaluate(directory, encoder, work or Path(aside), report)
    if as_json:
        say_json(found.as_wire())
    else:
        print(summary(found))
