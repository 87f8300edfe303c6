"""What a skill is given and what it gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from assistant.commands import FilterSet, Item
from assistant.messages import Block
from assistant.state import State
from prompts import Say, speaker
from retrieval.search.query import Filters

if TYPE_CHECKING:
    from PIL.Image import Image

    from assistant.desk.desk import Desk
    from retrieval.search.engine import Engine
    from retrieval.store.events import EventRepository


@dataclass(frozen=True, slots=True)
class Outcome:
    """The state after a skill, its sentences, its blocks."""

    state: State
    text: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Counter:
    """What a skill may reach: the engine and the desk through ``shop`` parts, and who asks when."""

    engine_of: Callable[[], Engine]
    desk: Desk
    events: EventRepository
    filters: Callable[[FilterSet], Filters]
    currency: str
    conversation: str
    customer: str | None
    language: str
    now: datetime
    message: str = ""
    """What was written, where it was."""
    photos: tuple[str, ...] = ()
    open_photo: Callable[[str], Image] = field(default=lambda path: _no_photo(path))
    summary: str = ""
    forget: Callable[[str], int] = field(default=lambda customer: 0)
    """Deletes what is kept of a customer's conversations; gives how many records that were."""

    @cached_property
    def engine(self) -> Engine:
        return self.engine_of()

    @property
    def say(self) -> Say:
        return speaker("replies", self.language)

    def which(self, state: State, *items: Item, text: str = "which") -> str:
        """Asks which product is meant; where a place was named that the list does not have, says so."""
        beyond = [one.position for one in items if (one.position or 0) > len(state.shown) > 0]
        if beyond:
            return str(self.say("only-so-many", count=len(state.shown), place=beyond[0]))
        return str(self.say(text))

    def joined(self, *sentences: str) -> str:
        """Sentences one after the other, as the language spaces them."""
        return ("" if self.language == "zh" else " ").join(one for one in sentences if one)

    def note(self, kind: str, payload: dict[str, Any]) -> None:
        """Record an event of this conversation."""
        self.events.record(kind, payload, self.now, self.customer, self.conversation)


def _no_photo(path: str) -> Image:
    raise KeyError(path)
