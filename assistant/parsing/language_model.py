"""A language model as the parser: it can name commands and nothing else; the compact parser stands behind it."""

from __future__ import annotations

import json
import logging
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field

from assistant.commands import Command
from assistant.messages import Language
from assistant.parsing.parser import Parsed, Parser
from assistant.parsing.text import cleaned, language_of
from assistant.state import State

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

log = logging.getLogger("shopkeeper.parser")
TIMEOUT = 20.0
"""Seconds that a model may think; then the compact parser answers."""


class ParsedTurn(BaseModel):
    """The commands that a message means, in order, and how sure that is."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    commands: tuple[Command, ...] = Field(min_length=1, max_length=6)
    confidence: float = Field(default=0.8, ge=0, le=1)


class LanguageModelParser:
    """
    Args:
        name: any id of LangChain's ``init_chat_model``, or ``local:<path>``, a folder with a checkpoint.
        url: of the server, where it is not the provider's own.
        otherwise: answers where the model fails, is late, or gives something that is no command.
        model: a chat model that is open already, instead of ``name``.
    """

    def __init__(self, name: str, url: str, otherwise: Parser, model: BaseChatModel | None = None) -> None:
        self._name, self._url, self._otherwise = name, url, otherwise
        self._model = model
        self._structured: Any = None

    def parse(
        self, text: str, state: State, language: Language | None, has_photo: bool, now: datetime
    ) -> Parsed:
        said = cleaned(text)
        if not said:
            return self._otherwise.parse(text, state, language, has_photo, now)
        try:
            turn = ParsedTurn.model_validate(self._chat().invoke(_prompt(said, state, has_photo)))
        except (
            Exception
        ) as error:  # whatever a provider raises: the shop goes on without it, and says so in the trace
            log.warning("the language model gave no commands (%s); the compact parser answers", error)
            found = self._otherwise.parse(text, state, language, has_photo, now)
            return Parsed(
                found.commands, found.confidence, f"{found.parser} (language model failed)", found.language
            )
        own = language_of(said, language or state.language)
        return Parsed(turn.commands, turn.confidence, self._name, own)

    def _chat(self) -> Any:
        if self._structured is None:
            model = self._model or self._opened()
            self._structured = model.with_structured_output(ParsedTurn)
        return self._structured

    def _opened(self) -> BaseChatModel:
        if self._name.startswith("local:"):
            from assistant.parsing.language_model_local import LocalChat  # no provider, no server

            return LocalChat(folder=Path(self._name.removeprefix("local:")).expanduser())
        from langchain.chat_models import init_chat_model  # seconds; only where a model is configured

        options: dict[str, Any] = {"temperature": 0, "timeout": TIMEOUT, "max_retries": 1}
        if self._url:
            options["base_url"] = self._url
        opened: BaseChatModel = init_chat_model(self._name, **options)
        return opened


def _prompt(said: str, state: State, has_photo: bool) -> list[tuple[str, str]]:
    """Rules, then what the conversation stands on, then the text, marked as data."""
    rules = files("prompts").joinpath("parser", "commands.md").read_text("utf-8")
    stands = {
        "running": state.running.model_dump(
            mode="json", include={"text", "filters", "sort"}, exclude_defaults=True
        ),
        "shown": len(state.shown),
        "in_focus": state.focus is not None,
        "options": state.options,
        "photo_sent": has_photo,
    }
    data = json.dumps({"customer_text": said}, ensure_ascii=False)
    return [
        ("system", rules + "\nThe conversation: " + json.dumps(stands, ensure_ascii=False)),
        ("human", data),
    ]
