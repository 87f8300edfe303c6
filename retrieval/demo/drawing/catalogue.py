"""Every painter by the kind that it draws."""

from __future__ import annotations

from typing import Final

from retrieval.demo.drawing import (
    bags,
    beauty_books,
    electronics,
    furniture,
    garments,
    groceries,
    home,
    jewellery,
    kitchen,
    shoes,
    toys_sport,
)
from retrieval.demo.drawing.painter import Painter, Stance

__all__ = ["PAINTERS", "Painter", "Stance"]

PAINTERS: Final[dict[str, Painter]] = {
    **garments.PAINTERS,
    **shoes.PAINTERS,
    **bags.PAINTERS,
    **jewellery.PAINTERS,
    **electronics.PAINTERS,
    **kitchen.PAINTERS,
    **home.PAINTERS,
    **furniture.PAINTERS,
    **groceries.PAINTERS,
    **toys_sport.PAINTERS,
    **beauty_books.PAINTERS,
}
