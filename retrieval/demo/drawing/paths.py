"""Outlines: a small part of SVG's path language, and shapes given by their right half."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import Any

import skia

_TOKEN = re.compile(r"[MLCQZ]|-?\d+(?:\.\d+)?")
_ARGUMENTS = {"M": 2, "L": 2, "Q": 4, "C": 6}
_FLIP = skia.Matrix.MakeAll(-1, 0, 1000, 0, 1, 0, 0, 0, 1)


def parse(text: str) -> Any:
    """The skia path of absolute M, L, C, Q and Z steps."""
    tokens = _TOKEN.findall(text)
    path = skia.Path()
    move = {"M": path.moveTo, "L": path.lineTo, "Q": path.quadTo, "C": path.cubicTo}
    step, at = "M", 0
    while at < len(tokens):
        if tokens[at] in "MLCQZ":
            step, at = tokens[at], at + 1
            if step == "Z":
                path.close()
                continue
        take = _ARGUMENTS[step]
        move[step](*map(float, tokens[at : at + take]))
        at += take
    return path


@lru_cache(maxsize=2048)
def outline(text: str) -> Any:
    """``parse``, remembered; the path is shared, so it must not be changed."""
    return parse(text)


def as_path(shape: Any) -> Any:
    """A path from its text, or the path itself."""
    return outline(shape) if isinstance(shape, str) else shape


def flipped(shape: Any) -> Any:
    """The shape seen in a mirror that stands at x = 500."""
    path = skia.Path()
    path.addPath(as_path(shape), _FLIP)
    return path


@lru_cache(maxsize=1024)
def both(half: str) -> Any:
    """A symmetric outline from its right half; the half has to reach a little over x = 500."""
    right = outline(half)
    return skia.Op(right, flipped(right), skia.PathOp.kUnion_PathOp)


def join(*shapes: Any) -> Any:
    """One outline around all."""
    whole = as_path(shapes[0])
    for shape in shapes[1:]:
        whole = skia.Op(whole, as_path(shape), skia.PathOp.kUnion_PathOp)
    return whole


def cut(shape: Any, hole: Any) -> Any:
    """The shape without the hole."""
    return skia.Op(as_path(shape), as_path(hole), skia.PathOp.kDifference_PathOp)


def common(shape: Any, other: Any) -> Any:
    """What both cover."""
    return skia.Op(as_path(shape), as_path(other), skia.PathOp.kIntersect_PathOp)


def box(x: float, y: float, width: float, height: float, radius: float = 0) -> Any:
    """A rectangle with round corners."""
    path = skia.Path()
    path.addRoundRect(skia.Rect.MakeXYWH(x, y, width, height), radius, radius)
    return path


def oval(x: float, y: float, rx: float, ry: float | None = None) -> Any:
    """An ellipse about a centre; a circle where only one radius is given."""
    path = skia.Path()
    ry = rx if ry is None else ry
    path.addOval(skia.Rect.MakeXYWH(x - rx, y - ry, 2 * rx, 2 * ry))
    return path


def ring(x: float, y: float, rx: float, ry: float, width: float) -> Any:
    """An ellipse with an elliptic hole, ``width`` wide."""
    return cut(oval(x, y, rx, ry), oval(x, y, rx - width, ry - width))


def polygon(x: float, y: float, radius: float, corners: int, turn: float = 0, inner: float = 1) -> Any:
    """A regular polygon, or a star where ``inner`` is below 1."""
    path = skia.Path()
    steps = corners if inner == 1 else corners * 2
    for step in range(steps):
        angle = turn + step * 2 * math.pi / steps - math.pi / 2
        reach = radius * (inner if inner != 1 and step % 2 else 1)
        spot = (x + reach * math.cos(angle), y + reach * math.sin(angle))
        (path.lineTo if step else path.moveTo)(*spot)
    path.close()
    return path


def moved(shape: Any, dx: float, dy: float, turn: float = 0, scale: float = 1) -> Any:
    """The shape turned by degrees and scaled about the origin, then moved."""
    matrix = skia.Matrix()
    matrix.setRotate(turn)
    matrix.preScale(scale, scale)
    matrix.postTranslate(dx, dy)
    path = skia.Path()
    path.addPath(as_path(shape), matrix)
    return path
