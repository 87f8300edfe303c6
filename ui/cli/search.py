"""``shopkeeper search``: products for words, photos and filters."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ui.cli.frame import AsJson, Pictures, command, console, open_shop, say_json

if TYPE_CHECKING:
    from PIL.Image import Image

    from assistant.commands import FilterSet
    from assistant.messages import Language
    from assistant.shop import Shop
    from retrieval.search.query import Answer

SORTS = ("relevance", "price", "-price", "rating", "newest")


def register(app: typer.Typer) -> None:
    command(
        app,
        "search",
        'shopkeeper search "red dress" --filter price_max=80 --sort price\n'
        "shopkeeper search --image photo.jpg --filter colour=green --filter colour=blue\n"
        'shopkeeper search "运动鞋" --filter excluded.brand=Corriva --json',
    )(search)


def search(
    text: Annotated[str, typer.Argument(help="What to look for, in English or Chinese.")] = "",
    image: Pictures = None,
    filter_: Annotated[
        list[str] | None,
        typer.Option(
            "--filter",
            metavar="NAME=VALUE",
            help="kind, colour, material, pattern, brand, gender, size, price_min, price_max, rating_min, in_stock, "
            "on_sale, each also as excluded.NAME; several values of one name are alternatives.",
        ),
    ] = None,
    sort: Annotated[str, typer.Option(metavar="|".join(SORTS), help="Order of the hits.")] = "relevance",
    limit: Annotated[int, typer.Option(min=1, max=200, help="How many hits.")] = 8,
    photo_weight: Annotated[float, typer.Option(min=0.0, max=1.0, help="0 words only, 1 photo only.")] = 0.5,
    language: Annotated[str, typer.Option(metavar="en|zh", help="Language of titles and reasons.")] = "",
    as_json: AsJson = False,
) -> None:
    """Search the shop."""
    if sort not in SORTS:
        raise typer.BadParameter(f"one of {', '.join(SORTS)}", param_hint="--sort")
    filters = _filters(filter_ or [])
    started = time.perf_counter()
    _search(text, image or [], filters, sort, limit, photo_weight, language, as_json, started)


def _filters(pairs: list[str]) -> FilterSet:
    """``NAME=VALUE`` pairs as the filters of a command.

    Raises:
        typer.BadParameter: no such name, or a value that does not fit.
    """
    from pydantic import ValidationError

    from assistant.commands import FilterSet, FilterValues

    fields = {name: one for name, one in FilterSet.model_fields.items() if name != "excluded"}
    wanted: dict[str, Any] = {}
    unwanted: dict[str, Any] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        place = unwanted if name.startswith("excluded.") else wanted
        known = FilterValues.model_fields if place is unwanted else fields
        name = name.removeprefix("excluded.")
        if not sign or name not in known:
            raise typer.BadParameter(
                f"“{pair}” is not NAME=VALUE with one of {', '.join(known)}",
                param_hint="--filter",
            )
        if known[name].annotation == tuple[str, ...]:
            place[name] = (*place.get(name, ()), value)
        else:
            place[name] = value
    try:
        return FilterSet(**wanted, excluded=FilterValues(**unwanted) if unwanted else None)
    except ValidationError as error:
        first = error.errors()[0]
        raise typer.BadParameter(
            f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}", param_hint="--filter"
        ) from error


def _search(
    text: str,
    images: list[Path],
    filters: FilterSet,
    sort: str,
    limit: int,
    photo_weight: float,
    language: str,
    as_json: bool,
    started: float,
) -> None:
    from assistant.parsing.prices import limits
    from assistant.wording.items import product_item, relaxation_items
    from retrieval.catalog.images import open_photo
    from retrieval.search.query import Query, Sort

    photos = tuple(open_photo(path) for path in images)
    shop = open_shop()
    spoken = language or shop.settings.language
    said = limits(text)
    for name, value in said.values.items():
        if getattr(filters, name) is None:
            filters = filters.model_copy(update={name: value})
    for start, end in said.spans:
        text = text[:start] + " " * (end - start) + text[end:]
    query = Query(
        text=text,
        photos=photos,
        filters=shop.filters(filters),
        sort=Sort(sort),
        limit=limit,
        photo_weight=photo_weight,
        language=spoken,
    )
    answer = shop.engine.search(query)
    if not answer.hits:
        _note(shop, text, filters, photos, answer)
    items = [product_item(hit, place, spoken) for place, hit in enumerate(answer.hits, 1)]
    relaxations = relaxation_items(answer.relaxations, spoken)
    if as_json:
        say_json(
            {
                "hits": [item.model_dump(mode="json") for item in items],
                "total": answer.total,
                "relaxations": [item.model_dump(mode="json") for item in relaxations],
                **({} if answer.hits else {"blocking": list(answer.blocking)}),
                "milliseconds": {
                    **answer.milliseconds,
                    "command": round((time.perf_counter() - started) * 1e3, 1),
                },
            }
        )
        return
    from ui.cli.blocks import print_items, word

    screen = console()
    shown: Language = "zh" if spoken == "zh" else "en"
    print_items(items, screen, shown)
    if not items:
        screen.print(word("nothing", shown), markup=False)
        for item in relaxations:
            screen.print(f"  {item.label or ', '.join(item.drop)}: {item.count}", markup=False)
    elif answer.total > len(items):
        screen.print(f"{len(items)} / {answer.total} · {word('more', shown)}", style="dim")


def _note(shop: Shop, text: str, filters: FilterSet, photos: tuple[Image, ...], answer: Answer) -> None:
    """What was asked and not found is kept for the owner, with the constraint that emptied the result."""
    from datetime import UTC, datetime

    from retrieval.store.events import EventRepository

    payload = {
        "text": " ".join(text.split()),
        "constraints": filters.model_dump(mode="json", exclude_defaults=True),
        "photo": bool(photos),
        "found": 0,
        "blocking": list(answer.blocking),
    }
    EventRepository(shop.database).record("search", payload, datetime.now(UTC))
