"""Conversations as YAML, talked through with an open shop, and every expectation that was not met."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from assistant.messages import Message, ProductItem, ProductsBlock, Reply
from assistant.shop import Shop
from retrieval.errors import BadInput


@dataclass(frozen=True, slots=True)
class Result:
    """One conversation: its title and what was not as expected, a sentence each; how many turns it has."""

    title: str
    faults: tuple[str, ...]
    turns: int
    language: str


def read(path: Path) -> list[dict[str, Any]]:
    """The conversations of a file (one, or a list of them) or of a folder."""
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    found: list[dict[str, Any]] = []
    for file in files:
        try:
            content = yaml.safe_load(file.read_text("utf-8"))
        except (OSError, yaml.YAMLError) as error:
            raise BadInput(
                "bad_conversation", f"{file.name} cannot be read: {error}.", "Mend the file."
            ) from error
        found += content if isinstance(content, list) else [content]
    return found


def talk(shop: Shop, told: Mapping[str, Any], photos: Path | None = None) -> Result:
    """Say every turn, in a conversation of its own."""
    conversation, faults = uuid.uuid4().hex, []
    for place, turn in enumerate(told["turns"], start=1):
        images = (str((photos or Path()) / turn["photo"]),) if turn.get("photo") else ()
        reply = shop.conversation.reply(
            Message(
                text=turn.get("say", ""),
                images=images,
                conversation=conversation,
                customer=told.get("customer"),
            )
        )
        faults += [
            f"turn {place}, “{turn.get('say', '')}”: {fault}"
            for fault in _faults(reply, turn.get("expect", {}))
        ]
    return Result(told["title"], tuple(faults), len(told["turns"]), told.get("language", "en"))


def _faults(reply: Reply, expected: Mapping[str, Any]) -> list[str]:
    wire = reply.as_wire()
    faults = []
    commands = [command.kind for command in reply.commands]
    if "commands" in expected and commands != expected["commands"]:
        faults.append(f"commands {commands}, not {expected['commands']}")
    for name, value in expected.get("filters", {}).items():
        found = wire["filters"].get(name)
        if found != value:
            faults.append(f"filter {name} is {found}, not {value}")
    types = {block["type"] for block in wire["blocks"]}
    faults += [f"no block {name}" for name in expected.get("blocks", ()) if name not in types]
    faults += [
        f"the text lacks “{w}”: {reply.text}" for w in _list(expected, "text_has") if w not in reply.text
    ]
    faults += [f"the text has “{w}”: {reply.text}" for w in _list(expected, "text_lacks") if w in reply.text]
    if "language" in expected and reply.language != expected["language"]:
        faults.append(f"answered in {reply.language}")
    return faults + _product_faults(reply, expected)


def _product_faults(reply: Reply, expected: Mapping[str, Any]) -> list[str]:
    items = [item for block in reply.blocks if isinstance(block, ProductsBlock) for item in block.items]
    faults = []
    if "every_product" in expected:
        faults += [
            f"{item.title} is not as asked" for item in items if not _is(item, expected["every_product"])
        ]
        faults += [] if items else ["no product at all"]
    if "some_product" in expected and not any(_is(item, expected["some_product"]) for item in items):
        faults.append("no product is as asked")
    if expected.get("no_product") is True and items:
        faults.append(f"{len(items)} products, none was expected")
    return faults


def _is(item: ProductItem, wanted: Mapping[str, Any]) -> bool:
    for name, value in wanted.items():
        if name == "price_max":
            fits = item.price.amount <= value * 100
        elif name == "title_has":
            fits = str(value).casefold() in item.title.casefold()
        elif name in ("kind", "brand", "in_stock"):
            fits = getattr(item, name) == value
        else:
            fits = item.attributes.get(name) == value
        if not fits:
            return False
    return True


def _list(expected: Mapping[str, Any], name: str) -> list[str]:
    value = expected.get(name, [])
    return [value] if isinstance(value, str) else list(value)
