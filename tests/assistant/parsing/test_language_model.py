"""A scripted model names commands; whatever else it does, the compact parser answers."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

import pytest
from langchain_core.language_models import FakeListChatModel
from langchain_core.runnables import Runnable, RunnableLambda

from assistant.commands import Command, Search, Undo
from assistant.messages import Language
from assistant.parsing.language_model import LanguageModelParser, ParsedTurn
from assistant.parsing.parser import Parsed
from assistant.state import State

NOW = datetime(2026, 1, 1, tzinfo=UTC)


class Scripted(FakeListChatModel):
    """Answers with what it was told, as structured output does: parsed JSON that the schema has validated."""

    def with_structured_output(self, schema: Any, **_: Any) -> Runnable[Any, Any]:
        return self | RunnableLambda(lambda message: schema.model_validate_json(message.content))


class AlwaysUndo:
    """Stands behind the model."""

    def parse(
        self, text: str, state: State, language: Language | None, has_photo: bool, now: datetime
    ) -> Parsed:
        commands: tuple[Command, ...] = (Undo(),)
        return Parsed(commands, 0.9, "compact", "en")


def parsed(answer: str, text: str = "red dress") -> Parsed:
    parser = LanguageModelParser("scripted", "", AlwaysUndo(), Scripted(responses=[answer]))
    return parser.parse(text, State(), None, False, NOW)


def test_the_commands_of_the_model_are_taken() -> None:
    found = parsed('{"commands": [{"kind": "search", "text": "dress", "filters": {"colour": ["red"]}}]}')
    assert isinstance(found.commands[0], Search)
    assert found.commands[0].filters.colour == ("red",)
    assert found.parser == "scripted"


@pytest.mark.parametrize("answer", ["not json", '{"commands": [{"kind": "wire_money"}]}', '{"commands": []}'])
def test_what_is_no_command_is_left_to_the_compact_parser(answer: str) -> None:
    found = parsed(answer)
    assert found.commands == (Undo(),)
    assert "failed" in found.parser


def _examples() -> list[tuple[str, str]]:
    rules = files("prompts").joinpath("parser", "commands.md").read_text("utf-8")
    return re.findall(r'^"(.+?)"(?: \(.+\))?\n(\[.+\])$', rules, re.M)


@pytest.mark.parametrize(("message", "commands"), _examples())
def test_what_the_prompt_shows_a_language_model_are_commands(message: str, commands: str) -> None:
    turn = ParsedTurn.model_validate({"commands": json.loads(commands)})
    assert turn.commands, message


def test_the_prompt_shows_a_language_model_every_field_that_is_easily_missed() -> None:
    shown = " ".join(commands for _, commands in _examples())
    for field in (
        "items",
        "unlike_items",
        "than",
        "other",
        "resize",
        "aspect",
        "variant",
        "without",
        "excluded",
    ):
        assert f'"{field}"' in shown, field
