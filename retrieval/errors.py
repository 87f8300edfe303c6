"""The one error family that a person can meet.

    ShopkeeperError             code, sentence, remedy
    ├── BadInput                what came in cannot be used (message, photo, feed, option)
    ├── NotFound                what was asked for by name is not there
    ├── Conflict                the state of things does not allow it now
    └── Unavailable             a part that is needed cannot be reached or used

A person sees the sentence and the remedy; programs see the code. Anything else that is raised is a defect.
"""

from __future__ import annotations


class ShopkeeperError(Exception):
    """What went wrong, in one sentence, and what to do about it, in another.

    Args:
        code: stable snake_case name for programs, for example ``image_too_large``.
        sentence: one clear sentence for a person.
        remedy: what the person can do now; may name a command.
    """

    def __init__(self, code: str, sentence: str, remedy: str = "") -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.sentence} {self.remedy}".strip()

    def as_wire(self) -> dict[str, dict[str, str]]:
        """The error as programs get it: ``{"error": {code, sentence, remedy}}``."""
        return {"error": {"code": self.code, "sentence": self.sentence, "remedy": self.remedy}}


class BadInput(ShopkeeperError):
    """What came in cannot be used: a message, a photo, a feed, an option."""


class NotFound(ShopkeeperError):
    """What was asked for by name is not there."""


class Conflict(ShopkeeperError):
    """The state of things does not allow it now."""


class Unavailable(ShopkeeperError):
    """A part that is needed cannot be reached or used."""
