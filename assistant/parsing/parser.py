"""The seam of understanding: a message and the state in, commands out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from assistant.commands import COMMANDS, Command
from assistant.messages import Language
from assistant.state import State


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was meant, in order, how sure that is (0 to 1), which parser says so, and in which language."""

    commands: tuple[Command, ...]
    confidence: float
    parser: str
    language: Language

    def as_wire(self) -> dict[str, Any]:
        return {
            "commands": COMMANDS.dump_python(self.commands, mode="json"),
            "confidence": round(self.confidence, 4),
            "parser": self.parser,
            "language": self.language,
        }


class Parser(Protocol):
    """Every parser: compact, or a language model. It names commands and does nothing else."""

    def parse(
        self, text: str, state: State, language: Language | None, has_photo: bool, now: datetime
    ) -> Parsed:
        """What ``text`` means in ``state``; ``language`` where the visitor chose one."""
        ...
