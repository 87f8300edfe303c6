"""Clothing: who draws which garment."""

from __future__ import annotations

from typing import Final

from retrieval.demo.drawing import accessories, bottoms, dresses, outerwear, tops
from retrieval.demo.drawing.painter import Painter

PAINTERS: Final[dict[str, Painter]] = {
    **tops.PAINTERS,
    **outerwear.PAINTERS,
    **dresses.PAINTERS,
    **bottoms.PAINTERS,
    **accessories.PAINTERS,
}
