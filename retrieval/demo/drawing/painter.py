"""What a painter is: a function that draws one kind, and how the thing stands before the camera."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from retrieval.demo.drawing.canvas import Easel


class Stance(Enum):
    """LAY is flat on a surface or hung on a wall; STAND is on a floor or a table."""

    LAY = "lay"
    STAND = "stand"


@dataclass(frozen=True, slots=True)
class Painter:
    """Draws one kind in design units; the studio frames what comes out."""

    paint: Callable[[Easel], None]
    stance: Stance = Stance.LAY


def lay(paint: Callable[[Easel], None]) -> Painter:
    """A painter of things seen from above or hung."""
    return Painter(paint, Stance.LAY)


def stand(paint: Callable[[Easel], None]) -> Painter:
    """A painter of things that stand."""
    return Painter(paint, Stance.STAND)
