"""``shopkeeper import``, ``import-orders``, ``import-policies``: what the shop owner already has."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ui.cli.frame import FAILED, AsJson, command, open_shop, say_json
from ui.cli.progress import progress_bar

if TYPE_CHECKING:
    from retrieval.importing import ImportOptions
    from retrieval.importing.report import ImportReport

FORMATS = ("auto", "google", "shopify", "woocommerce", "csv", "jsonl")
REJECTED_SHOWN = 20


def register(app: typer.Typer) -> None:
    command(
        app,
        "import",
        "shopkeeper import feed.xml --images photos/\n"
        "shopkeeper import goods.csv --map title=Name --map price=Preis\n"
        "shopkeeper import --rebuild",
    )(import_)
    command(app, "import-orders", "shopkeeper import-orders orders.json")(import_orders)
    command(app, "import-policies", "shopkeeper import-policies policies/")(import_policies)


def import_(
    feed: Annotated[list[Path] | None, typer.Argument(help="Files of products.")] = None,
    format_: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help="Of the feeds.")
    ] = "auto",
    map_: Annotated[
        list[str] | None, typer.Option("--map", metavar="FIELD=COLUMN", help="Which column a field is in.")
    ] = None,
    images: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A folder with the pictures.", show_default=False)
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="en|zh", help="Language of the feeds.", show_default=False)
    ] = None,
    seller: Annotated[
        str | None, typer.Option(metavar="NAME", help="Whose products they are.", show_default=False)
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Remove what the feeds no longer have (of that seller).")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Write nothing if a row is bad.")] = False,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Make the index again from the products there are.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Import products: Google Merchant, Shopify, WooCommerce, CSV or JSON Lines.

    Only what changed is written; the good rows go in, every bad one is reported with line, column and reason.
    """
    if not feed and not rebuild:
        raise typer.BadParameter("name at least one file, or --rebuild", param_hint="FEED")
    if format_ not in FORMATS:
        raise typer.BadParameter(f"one of {', '.join(FORMATS)}", param_hint="--format")
    if language not in (None, "en", "zh"):
        raise typer.BadParameter("en or zh", param_hint="--language")
    mapping = dict(_pair(one) for one in map_ or ())
    from retrieval.importing import ImportOptions

    options = ImportOptions(format_, mapping, images, language, seller, replace, strict)
    report = _import(feed or [], options, rebuild)
    if as_json:
        say_json(report.as_wire() if report else {"rebuilt": True})
    elif report:
        _print_report(report)
    else:
        print("The index has been made again.")
    if report and report.refused:
        raise typer.Exit(FAILED)


def _pair(text: str) -> tuple[str, str]:
    field, sign, column = text.partition("=")
    if not (sign and field and column):
        raise typer.BadParameter(f"“{text}” is not FIELD=COLUMN", param_hint="--map")
    return field.strip(), column.strip()


def _import(feeds: list[Path], options: ImportOptions, rebuild: bool) -> ImportReport | None:
    from retrieval.importing import import_feeds, rebuild_index

    shop = open_shop()
    with progress_bar() as report:
        if rebuild:
            shop.clear_index()
            rebuild_index(shop.database, shop.indexer, report)
        if not feeds:
            return None
        return import_feeds(feeds, options, shop.database, shop.indexer, shop.settings.images_dir, report)


def _print_report(report: ImportReport) -> None:
    print(
        f"{report.read} read: {report.added} added, {report.updated} updated, {report.unchanged} unchanged, "
        f"{report.removed} removed, {len(report.rejected)} rejected."
    )
    for problem in report.rejected[:REJECTED_SHOWN]:
        column = f", {problem.column}" if problem.column else ""
        print(f"  {problem.file}, line {problem.line}{column}: {problem.reason}")
    if len(report.rejected) > REJECTED_SHOWN:
        print(f"  and {len(report.rejected) - REJECTED_SHOWN} more; --json lists all.")
    for warning in report.warnings:
        print(f"  {warning}")
    if report.refused:
        print(
            "Nothing was written, because of --strict. Mend the rows or leave --strict out.", file=sys.stderr
        )


def import_orders(
    file: Annotated[Path, typer.Argument(help='{"customers": [...], "orders": [...]}')],
    as_json: AsJson = False,
) -> None:
    """Import customers and orders; those that are there already are updated."""
    _tell(open_shop().desk.import_orders(file), as_json)


def import_policies(
    directory: Annotated[Path, typer.Argument(help="A folder of Markdown files, one a policy and language.")],
    as_json: AsJson = False,
) -> None:
    """Import the shop's policies; what the folder no longer has is removed."""
    _tell(open_shop().desk.import_policies(directory), as_json)


def _tell(report: Any, as_json: bool) -> None:
    wire: dict[str, Any] = report.as_wire()
    if as_json:
        say_json(wire)
        return
    counts = [f"{value} {name}" for name, value in wire.items() if isinstance(value, int)]
    print(", ".join(counts) + ".")
    for name, values in wire.items():
        if isinstance(values, list) and values:
            print(f"{name}:")
            for value in values[:REJECTED_SHOWN]:
                print(f"  {value}")
