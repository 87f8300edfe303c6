"""One message read on its own, outside a conversation: what ``shopkeeper parse`` does."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from pydantic import ValidationError

from assistant.parsing.parser import Parsed, Parser
from assistant.state import State
from retrieval.errors import BadInput


def parse_text(parser: Parser, text: str, state: State, images: tuple[str, ...] = ()) -> Parsed:
    """What a message means in a state."""
    return parser.parse(text, state, None, bool(images), datetime.now(UTC))


def state_from(text: str) -> State:
    """The state that JSON describes; the start of a conversation for nothing. A bare ``filters`` is taken too.

    Raises:
        BadInput: not JSON, or not a state.
    """
    if not text.strip():
        return State()
    try:
        value = json.loads(text)
        if isinstance(value, dict) and "running" not in value:
            inner = {n: value.pop(n) for n in ("text", "filters", "sort", "photos", "like") if n in value}
            value["running"] = inner
        return State.model_validate(value)
    except (ValueError, ValidationError) as error:
        raise BadInput(
            "bad_state",
            "This is not the state of a conversation.",
            'Write it like {"filters": {"colour": ["red"]}}.',
        ) from error
