"""Shaders that make a flat outline look round, folded, polished or clear."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import skia

from retrieval.demo.drawing.palette import WHITE, Rgb, Tones, mix

Stops = Sequence[tuple[float, Rgb]]


def argb(colour: Rgb, alpha: float = 1) -> int:
    """Skia's number of a colour; alpha 0 to 1."""
    return int(skia.ColorSetARGB(round(255 * max(0.0, min(1.0, alpha))), *colour))


def linear(start: tuple[float, float], end: tuple[float, float], stops: Stops) -> Any:
    """A gradient along a line."""
    return skia.GradientShader.MakeLinear([start, end], [argb(c) for _, c in stops], [p for p, _ in stops])


def radial(centre: tuple[float, float], radius: float, stops: Stops) -> Any:
    """A gradient out of a centre."""
    return skia.GradientShader.MakeRadial(centre, radius, [argb(c) for _, c in stops], [p for p, _ in stops])


def veil(
    start: tuple[float, float], end: tuple[float, float], stops: Sequence[tuple[float, Rgb, float]]
) -> Any:
    """A gradient with an alpha a stop."""
    return skia.GradientShader.MakeLinear(
        [start, end], [argb(c, a) for _, c, a in stops], [p for p, _, _ in stops]
    )


def sheet(area: Any, t: Tones) -> Any:
    """Soft light from the upper left on something flat."""
    return linear(
        (area.left(), area.top()),
        (area.right(), area.bottom()),
        [(0, mix(t.base, t.light, 0.55)), (0.45, t.base), (1, mix(t.base, t.shade, 0.6))],
    )


def round_across(area: Any, t: Tones) -> Any:
    """A cylinder that stands: light on the left third, a little light back on the far edge."""
    return linear(
        (area.left(), 0),
        (area.right(), 0),
        [
            (0, t.shade),
            (0.12, t.base),
            (0.3, t.light),
            (0.46, t.base),
            (0.82, mix(t.base, t.shade, 0.75)),
            (0.95, t.shade),
            (1, mix(t.shade, t.light, 0.35)),
        ],
    )


def round_down(area: Any, t: Tones) -> Any:
    """A cylinder that lies, or a cushion: light on its upper third."""
    return linear(
        (0, area.top()),
        (0, area.bottom()),
        [(0, mix(t.base, t.light, 0.4)), (0.25, t.light), (0.5, t.base), (1, t.shade)],
    )


def ball(area: Any, t: Tones) -> Any:
    """A sphere with its light at the upper left."""
    radius = max(area.width(), area.height()) * 0.78
    centre = (area.left() + area.width() * 0.36, area.top() + area.height() * 0.3)
    return radial(
        centre,
        radius,
        [(0, mix(t.light, t.pale, 0.45)), (0.3, mix(t.base, t.light, 0.4)), (0.62, t.base), (1, t.shade)],
    )


def metal(area: Any, t: Tones, upright: bool = True) -> Any:
    """Polished metal: hard steps between sky, horizon and floor."""
    start = (area.left(), area.top())
    end = (area.right(), area.top()) if upright else (area.left(), area.bottom())
    return linear(
        start,
        end,
        [
            (0, t.shade),
            (0.08, t.base),
            (0.2, t.pale),
            (0.3, mix(t.pale, WHITE, 0.5)),
            (0.38, t.base),
            (0.58, t.shade),
            (0.68, mix(t.shade, t.deep, 0.5)),
            (0.8, t.base),
            (0.93, t.light),
            (1, t.shade),
        ],
    )


def brushed(area: Any, t: Tones) -> Any:
    """Anodised or brushed metal: wide, soft, diagonal."""
    return linear(
        (area.left(), area.top()),
        (area.right(), area.bottom()),
        [
            (0, t.light),
            (0.35, t.base),
            (0.5, mix(t.base, t.pale, 0.45)),
            (0.62, t.base),
            (1, mix(t.base, t.shade, 0.7)),
        ],
    )


def metal_down(area: Any, t: Tones) -> Any:
    """Polished metal that lies: the steps run from top to bottom."""
    return metal(area, t, upright=False)
