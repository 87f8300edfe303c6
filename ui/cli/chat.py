"""``shopkeeper chat``: one message, a conversation in the terminal, or JSON Lines for programs."""

from __future__ import annotations

import json
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ui.cli.frame import AsJson, Customer, Pictures, command, console, known, open_shop, say_json

if TYPE_CHECKING:
    from assistant.messages import Message, Reply
    from assistant.shop import Shop

FIELDS = ("text", "images", "conversation", "customer", "language", "photo_weight")
PROMPT = "› "


def register(app: typer.Typer) -> None:
    command(
        app,
        "chat",
        'shopkeeper chat "red dress under 80"\n'
        'shopkeeper chat "like this but cheaper" --image photo.jpg\n'
        "shopkeeper chat --customer C1001 --language zh\n"
        "shopkeeper chat --json < messages.jsonl",
    )(chat)


def chat(
    text: Annotated[str | None, typer.Argument(help="The message; without it a conversation starts.")] = None,
    image: Pictures = None,
    conversation: Annotated[
        str | None, typer.Option(metavar="ID", help="Go on with this conversation.", show_default=False)
    ] = None,
    customer: Customer = None,
    language: Annotated[
        str | None, typer.Option(metavar="en|zh", help="Answer in this language.", show_default=False)
    ] = None,
    photo_weight: Annotated[
        float | None,
        typer.Option(
            min=0.0,
            max=1.0,
            help="How much a photo counts beside words: 0 words only, 1 photo only.",
            show_default=False,
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Talk to the shop.

    With --json and no TEXT: one message a line on stdin ({"text", "images": [path], "conversation", "customer",
    "language", "photo_weight"}), one reply a line on stdout, in order. A conversation belongs to the customer who
    spoke in it: anybody else who names its ID is answered in a conversation of their own.
    """
    if language not in (None, "en", "zh"):
        raise typer.BadParameter("en or zh", param_hint="--language")
    defaults = {
        "conversation": conversation or uuid.uuid4().hex,
        "customer": customer,
        "language": language,
        "photo_weight": photo_weight,
    }
    images = [str(path) for path in image or ()]
    if text is None and as_json:
        _answer_lines(defaults)
    elif text is None:
        _converse(defaults, images)
    else:
        shop = open_shop()
        reply = shop.conversation.reply(_message({**defaults, "text": text, "images": images}))
        if as_json:
            say_json(reply.as_wire())
        else:
            _print(reply)


def _answer_lines(defaults: dict[str, Any]) -> None:
    """Answer line by line; a line that cannot be answered gets its error, and the stream goes on."""
    shop: Shop | None = None
    for line in sys.stdin.buffer:
        if not line.strip():
            continue
        try:
            message = _read_line(line, defaults)
            shop = shop or open_shop()
            say_json(shop.conversation.reply(message).as_wire())
        except BrokenPipeError:
            raise
        except Exception as error:
            say_json(known(error).as_wire())


def _read_line(line: bytes, defaults: dict[str, Any]) -> Message:
    """
    Raises:
        BadInput: the line is no JSON object, or a field is unknown or of another type.
    """
    from retrieval.errors import BadInput

    remedy = 'Write one object a line, like {"text": "red dress"}.'
    try:
        fields = json.loads(line)
    except ValueError as error:
        raise BadInput("bad_json", f"This line is not JSON: {error}.", remedy) from error
    if not isinstance(fields, dict):
        raise BadInput("bad_message", "A message has to be a JSON object.", remedy)
    unknown = sorted(set(fields) - set(FIELDS))
    if unknown:
        raise BadInput(
            "bad_message", f"A message has no field “{unknown[0]}”.", f"It has {', '.join(FIELDS)}."
        )
    return _message({**defaults, **{name: value for name, value in fields.items() if value is not None}})


def _message(fields: dict[str, Any]) -> Message:
    from pydantic import ValidationError

    from assistant.messages import Message
    from retrieval.errors import BadInput

    try:
        return Message.model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise BadInput(
            "bad_message",
            f"The field “{name}” cannot be used: {first['msg']}.",
            "See `shopkeeper chat --help`.",
        ) from error


def _converse(defaults: dict[str, Any], images: list[str]) -> None:
    """A conversation in the terminal until end of input. ``/photo FILE`` adds a photo to the next message."""
    shop = open_shop()
    screen = console()
    if sys.stdin.isatty():
        screen.print(
            "You are talking to a machine; ask for a person at any time. /photo FILE adds a photo, Ctrl-D ends.",
            style="dim",
        )
    for line in _lines():
        if line.startswith("/photo "):
            images.append(str(Path(line.removeprefix("/photo ").strip()).expanduser()))
            continue
        try:
            _print(shop.conversation.reply(_message({**defaults, "text": line, "images": images})))
        except Exception as error:
            fault = known(error)
            screen.print(f"{fault.sentence} {fault.remedy}".strip(), markup=False)
        images = []


def _lines() -> Iterator[str]:
    """What is typed, with editing and history on a terminal."""
    if sys.stdin.isatty():
        # Importing readline is what gives input() its editing; it is missing on some systems.
        from contextlib import suppress

        with suppress(ImportError):
            import readline  # noqa: F401
    while True:
        try:
            line = input(PROMPT if sys.stdin.isatty() else "")
        except EOFError:
            return
        except KeyboardInterrupt:
            print()
            return
        if line.strip():
            yield line


def _print(reply: Reply) -> None:
    from ui.cli.blocks import print_reply

    print_reply(reply, console(), reply.language)
