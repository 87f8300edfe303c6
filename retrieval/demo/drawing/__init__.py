"""Product pictures of the demo shop, drawn by code: the same arguments give the same picture."""

from __future__ import annotations

from retrieval.demo.drawing.spec import PictureSpec
from retrieval.demo.drawing.studio import KINDS, can_draw, draw

__all__ = ["KINDS", "PictureSpec", "can_draw", "draw"]
