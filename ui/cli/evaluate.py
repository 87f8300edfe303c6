"""``shopkeeper evaluate``: measures, on data that somebody judged."""

from __future__ import annotations

import sys
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
        "shopkeeper evaluate search judged/ --report search.html\n"
        "shopkeeper evaluate search judged/ --baseline sum --at 3 --json",
    )(search)
    command(
        group,
        "encoder",
        "shopkeeper evaluate encoder --work measured/\n"
        "shopkeeper evaluate encoder --data data/ --baselines --report encoder.html",
    )(encoder)
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
    baseline: Annotated[
        str,
        typer.Option(
            metavar="NAME", help="Count queries won and lost against: bm25, meaning, look, rrf or sum."
        ),
    ] = "bm25",
    at: Annotated[
        list[int] | None,
        typer.Option(metavar="K", help="Measure at this depth too; several are allowed.", show_default=False),
    ] = None,
    cross_validate: Annotated[
        bool,
        typer.Option(
            "--cross-validate", help="Measure the weights on queries that did not choose them, in five folds."
        ),
    ] = False,
    redraw: Annotated[
        int,
        typer.Option(
            metavar="N",
            help="Draw the products that do not match anew N times; for data that drew them at random.",
            show_default=False,
        ),
    ] = 0,
    as_json: AsJson = False,
) -> None:
    """Measure the search and its baselines on judged queries, with confidence intervals.

    queries.csv has query_id and query (words), image (a file beside it) or both; products.csv has product_id, title,
    description, image and more; judgements.csv has query_id, product_id, gain (0 is not relevant).
    """
    from retrieval.encoders.loading import load_encoder
    from retrieval.evaluation.search import evaluate, summary

    chosen = settings()
    encoder = load_encoder(chosen.encoder, chosen.device, chosen.models_dir if chosen.home.is_dir() else None)
    with tempfile.TemporaryDirectory(prefix="shopkeeper-") as aside:
        found = evaluate(
            directory, encoder, work or Path(aside), report, baseline, at or (), cross_validate, redraw
        )
    if as_json:
        say_json(found.as_wire())
    else:
        print(summary(found))


def encoder(
    data: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Labelled photos and translated texts: photos/, text/, teacher/.",
            show_default=False,
        ),
    ] = None,
    work: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Keep vectors and pictures here, for the next time.", show_default=False
        ),
    ] = None,
    baselines: Annotated[
        bool, typer.Option("--baselines", help="Measure simpler ways too: colour, the teacher, titles.")
    ] = False,
    against: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.onnx", help="Another image tower to measure beside it.", show_default=False
        ),
    ] = None,
    speed: Annotated[bool, typer.Option("--speed", help="Measure time and size beside their floor.")] = False,
    report: Annotated[
        Path | None, typer.Option(metavar="FILE.html", help="Write a page with charts.", show_default=False)
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Measure what the encoder in use sees and understands: photos, words, both languages, the demo shop.

    Without --data only the demo shop is asked, which takes a few minutes the first time, as its pictures are drawn.
    """
    from retrieval.encoders.loading import load_encoder
    from retrieval.evaluation.encoder import Part, evaluate_encoder, render, with_parts

    chosen = settings()
    measured = load_encoder(
        chosen.encoder, chosen.device, chosen.models_dir if chosen.home.is_dir() else None
    )
    with tempfile.TemporaryDirectory(prefix="shopkeeper-") as aside:
        found = evaluate_encoder(measured, data, work or Path(aside), baselines, against, tell=_tell)
    if speed:
        from retrieval.training.measure_speed import towers

        found = with_parts(found, [Part("speed", towers(measured))])
    if report is not None:
        from retrieval.evaluation.encoder_page import write_page  # draws charts; not needed to measure

        write_page(found, report)
    if as_json:
        say_json(found.as_wire())
    else:
        print(render(found))


def _tell(doing: str) -> None:
    if sys.stderr.isatty():
        print(f"{doing} ...", file=sys.stderr, flush=True)
