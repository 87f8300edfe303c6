"""``shopkeeper parse``: what a message means, as commands."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ui.cli.frame import AsJson, Pictures, command, known, open_shop, say_json


def register(app: typer.Typer) -> None:
    command(
        app,
        "parse",
        'shopkeeper parse "in blue, under 80" --json\nshopkeeper parse - --json < messages.txt',
    )(parse)


def parse(
    text: Annotated[str, typer.Argument(help="The message; - reads one message a line.")],
    state: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The conversation so far, as JSON.", show_default=False),
    ] = None,
    image: Pictures = None,
    as_json: AsJson = False,
) -> None:
    """Say which commands a message means; nothing is done about them."""
    from assistant.parsing.reading import parse_text, state_from

    before = state_from(state.read_text("utf-8") if state else "")
    shop = open_shop()
    images = tuple(str(path) for path in image or ())
    if text != "-":
        _say(parse_text(shop.parser, text, before, images).as_wire(), as_json)
        return
    for line in sys.stdin:
        try:
            _say(parse_text(shop.parser, line.rstrip("\n"), before, images).as_wire(), as_json)
        except BrokenPipeError:
            raise
        except Exception as error:
            fault = known(error)
            if as_json:
                say_json(fault.as_wire())
            else:
                print(f"{fault.sentence} {fault.remedy}".strip(), file=sys.stderr)


def _say(parsed: dict[str, object], as_json: bool) -> None:
    if as_json:
        say_json(parsed)
        return
    import json

    commands = parsed["commands"]
    assert isinstance(commands, list)
    for one in commands:
        set_values = {
            name: value for name, value in one.items() if name != "kind" and value not in (None, "", [], {})
        }
        print(f"{one['kind']} {json.dumps(set_values, ensure_ascii=False)}".strip())
    print(f"({parsed['confidence']:.2f}, {parsed['parser']}, {parsed['language']})")
