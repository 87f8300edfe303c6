"""Surfaces: woven, knitted and grained tiles, and the patterns that are printed on cloth."""

from __future__ import annotations

import random
from functools import lru_cache
from typing import Any, Final

import numpy as np
import skia

from retrieval.demo.drawing.light import argb
from retrieval.demo.drawing.palette import MEDLEY, Rgb, luma, mix, tones
from retrieval.demo.drawing.paths import outline, oval, polygon

TILE: Final = 192

KNIT_MATERIALS: Final = frozenset({"wool", "merino", "cashmere", "knit", "acrylic"})
LEATHER_MATERIALS: Final = frozenset({"leather", "faux_leather", "suede", "patent_leather"})
METAL_MATERIALS: Final = frozenset(
    {
        "metal",
        "steel",
        "stainless_steel",
        "aluminium",
        "gold",
        "silver",
        "brass",
        "titanium",
        "iron",
        "copper",
    }
)


def _tile(grey: Any) -> Any:
    """An image of light and dark around mid-grey, to be laid on in soft light."""
    level = np.clip(128 + grey, 0, 255).astype(np.uint8)
    pixels = np.dstack([level, level, level, np.full_like(level, 255)])
    return skia.Image.fromarray(np.ascontiguousarray(pixels), colorType=skia.kRGBA_8888_ColorType)


@lru_cache(maxsize=16)
def surface(name: str) -> Any:
    """The repeating tile of a surface: weave, knit, grain, fleece, denim, brush, sand."""
    chance = np.random.default_rng(7)
    y, x = np.mgrid[0:TILE, 0:TILE].astype(np.float64)
    noise = chance.normal(0, 1, (TILE, TILE))
    if name == "weave":
        return _tile(10 * np.sin(x * np.pi / 1.5) * np.sin(y * np.pi / 1.5) + 7 * noise)
    if name == "knit":
        slant = np.abs((x % 16) - 8)
        return _tile(
            30 * np.sin((y + slant * 1.1) * np.pi / 6) - 20 * np.exp(-(((x % 16) - 0) ** 2) / 6) + 4 * noise
        )
    if name == "denim":
        return _tile(26 * np.sin((x + y) * np.pi / 3) + 26 * noise)
    if name == "brush":
        return _tile(np.repeat(chance.normal(0, 11, (TILE, 1)), TILE, axis=1) + 3 * noise)
    if name == "fleece":
        rough = sum(np.roll(noise, (dx, dy), (0, 1)) for dx in range(-3, 4) for dy in range(-3, 4))
        return _tile(2.2 * rough)
    if name == "grain":
        rough = sum(np.roll(noise, (dx, dy), (0, 1)) for dx in range(-2, 3) for dy in range(-2, 3))
        return _tile(1.2 * rough)
    return _tile(12 * noise)


def surface_of(material: str | None, pattern: str | None, fallback: str) -> str:
    """The surface that a material shows."""
    if pattern == "knitted" or material in KNIT_MATERIALS:
        return "knit"
    if pattern == "denim" or material == "denim":
        return "denim"
    if material in LEATHER_MATERIALS:
        return "grain"
    if material in {"fleece", "plush", "velvet", "teddy"}:
        return "fleece"
    return fallback


def _record(size: float, paint_tile: Any) -> Any:
    recorder = skia.PictureRecorder()
    area = skia.Rect(0, 0, size, size)
    paint_tile(recorder.beginRecording(area))
    picture = recorder.finishRecordingAsPicture()
    return picture.makeShader(
        skia.TileMode.kRepeat, skia.TileMode.kRepeat, skia.FilterMode.kLinear, skia.Matrix(), area
    )


def _ink(colour: Rgb, alpha: float = 1) -> Any:
    return skia.Paint(AntiAlias=True, Color=argb(colour, alpha))


def _around(canvas: Any, size: float, x: float, y: float, shape: Any, paint: Any) -> None:
    """Draws at a spot and again across the tile's edges, so that the seams do not show."""
    for dx in (-size, 0, size):
        for dy in (-size, 0, size):
            canvas.save()
            canvas.translate(x + dx, y + dy)
            canvas.drawPath(shape, paint)
            canvas.restore()


def _striped(colours: list[Rgb], rng: random.Random, upright: bool) -> Any:
    size = rng.choice([44, 60, 84]) * max(1, len(colours) - 1)

    def tile(canvas: Any) -> None:
        spot: tuple[float, float, float, float]
        if len(colours) > 2:
            band = size / len(colours)
            for place, colour in enumerate(colours):
                spot = (place * band, 0, band, size) if upright else (0, place * band, size, band)
                canvas.drawRect(skia.Rect.MakeXYWH(*spot), _ink(colour))
            return
        width = size * rng.choice([0.32, 0.5])
        spot = (0, 0, width, size) if upright else (0, 0, size, width)
        canvas.drawRect(skia.Rect.MakeXYWH(*spot), _ink(colours[1]))

    return _record(size, tile)


def _checked(base: Rgb, other: Rgb, rng: random.Random) -> Any:
    size = rng.choice([72, 100, 136])
    accent = mix(other, (255, 240, 200), 0.5) if luma(other) < 0.6 else mix(base, (20, 20, 30), 0.5)
    tartan = rng.random() < 0.6

    def tile(canvas: Any) -> None:
        half = size / 2
        for spot in ((0, 0, half, size), (0, 0, size, half)):
            canvas.drawRect(skia.Rect.MakeXYWH(*spot), _ink(other, 0.5))
        if tartan:
            line = size * 0.045
            for thread in ((half * 1.5, 0, line, size), (0, half * 1.5, size, line)):
                canvas.drawRect(skia.Rect.MakeXYWH(*thread), _ink(accent, 0.75))

    return _record(size, tile)


def _dotted(other: Rgb, rng: random.Random) -> Any:
    size = rng.choice([52, 72, 100])
    radius = size * rng.choice([0.13, 0.17, 0.21])

    def tile(canvas: Any) -> None:
        for x, y in ((0.25, 0.25), (0.75, 0.75)):
            canvas.drawCircle(size * x, size * y, radius, _ink(other))

    return _record(size, tile)


def _floral(base: Rgb, other: Rgb, rng: random.Random) -> Any:
    size = 230.0
    centre = (246, 202, 88) if luma(other) > 0.5 else (250, 226, 170)
    leaf = mix((92, 140, 84), base, 0.25)
    petals = [other, mix(other, (255, 255, 255), 0.45), mix(other, (200, 60, 90), 0.35)]

    def tile(canvas: Any) -> None:
        for x, y in ((48, 52), (165, 40), (105, 125), (30, 178), (180, 180), (220, 110)):
            turn, reach = rng.uniform(0, 360), rng.uniform(14, 27)
            colour = rng.choice(petals)
            for side in (40, 200):
                blade = outline("M0,0 C14,-14 34,-14 48,0 C34,12 14,12 0,0 Z")
                placed = skia.Path()
                placed.addPath(blade, skia.Matrix().setRotate(turn + side))
                _around(canvas, size, x, y, placed, _ink(leaf))
            for petal in range(5):
                path = skia.Path()
                path.addPath(
                    oval(reach * 0.75, 0, reach * 0.62, reach * 0.46),
                    skia.Matrix().setRotate(turn + 72 * petal),
                )
                _around(canvas, size, x, y, path, _ink(colour))
            _around(canvas, size, x, y, oval(0, 0, reach * 0.34), _ink(centre))

    return _record(size, tile)


def _blot(rng: random.Random, reach: float) -> Any:
    spots = []
    count = 9
    for place in range(count):
        far = reach * rng.uniform(0.55, 1.25)
        angle = place * 2 * np.pi / count
        spots.append((far * 1.25 * np.cos(angle), far * 0.8 * np.sin(angle)))
    path = skia.Path()
    middle = [
        ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(spots, spots[1:] + spots[:1], strict=True)
    ]
    path.moveTo(*middle[-1])
    for spot, end in zip(spots, middle, strict=True):
        path.quadTo(*spot, *end)
    path.close()
    return path


def _camouflage(base: Rgb, rng: random.Random) -> Any:
    size = 300.0
    inks = [mix(base, (34, 40, 22), 0.62), mix(base, (120, 84, 48), 0.55), mix(base, (226, 214, 176), 0.5)]

    def tile(canvas: Any) -> None:
        for place in range(15):
            shape = _blot(rng, rng.uniform(24, 50))
            _around(canvas, size, rng.uniform(0, size), rng.uniform(0, size), shape, _ink(inks[place % 3]))

    return _record(size, tile)


def _animal(base: Rgb, rng: random.Random) -> Any:
    size = 220.0
    dark = (46, 32, 24) if luma(base) > 0.3 else (226, 196, 150)

    def tile(canvas: Any) -> None:
        for row in range(5):
            for column in range(5):
                x = column * 44 + (22 if row % 2 else 0) + rng.uniform(-7, 7)
                y = row * 44 + rng.uniform(-7, 7)
                shape = _blot(rng, 14)
                _around(canvas, size, x, y, shape, _ink(dark))
                inner = skia.Path()
                inner.addPath(shape, skia.Matrix.Scale(0.55, 0.55).postTranslate(3, 3))
                _around(canvas, size, x, y, inner, _ink(mix(base, (150, 90, 40), 0.45)))

    return _record(size, tile)


def _cable(t: Any) -> Any:
    size = 120.0

    def tile(canvas: Any) -> None:
        for x in (6, 54):
            paint = skia.Paint(
                AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=5, Color=argb(t.shade, 0.6)
            )
            canvas.drawLine(x, 0, x, size, paint)
        for y in (-60, 0, 60, 120):
            for d in ((14, 0, 46, 60), (46, 0, 14, 60)):
                rope = skia.Path()
                rope.moveTo(d[0], y + d[1])
                rope.cubicTo(d[0], y + 32, d[2], y + 28, d[2], y + d[3])
                for width, ink in ((24, argb(t.deep, 0.5)), (18, argb(t.base)), (6, argb(t.light))):
                    canvas.drawPath(
                        rope,
                        skia.Paint(
                            AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=width, Color=ink
                        ),
                    )

    return _record(size, tile)


def pattern_shader(pattern: str | None, base: Rgb, other: Rgb, medley: bool, seed: int, upright: bool) -> Any:
    """The shader of a pattern over its ground colour; None where nothing is printed.

    ``medley`` is cloth of many colours: stripes of all of them where no other pattern is asked for.
    """
    rng = random.Random(f"pattern {pattern} {seed}")
    if medley and pattern in {None, "plain", "striped", "knitted"}:
        colours = list(MEDLEY)
        rng.shuffle(colours)
        return _striped(colours, rng, upright)
    match pattern:
        case "striped":
            return _striped([base, other], rng, upright)
        case "checked":
            return _checked(base, other, rng)
        case "dotted":
            return _dotted(other, rng)
        case "floral":
            return _floral(base, other, rng)
        case "camouflage":
            return _camouflage(base, rng)
        case "animal":
            return _animal(base, rng)
        case "knitted":
            return _cable(tones(base))
        case _:
            return None


def motif(name: int, reach: float) -> list[tuple[Any, int]]:
    """A print for a chest, a mug or a case: shapes about the origin, each with the number of its ink."""
    r = reach
    if name % 5 == 0:
        peak = f"M{-r:.1f},{r * 0.6:.1f} L{-r * 0.3:.1f},{-r * 0.45:.1f} L{r * 0.1:.1f},{r * 0.15:.1f} L{r * 0.4:.1f},{-r * 0.2:.1f} L{r:.1f},{r * 0.6:.1f} Z"
        return [(oval(r * 0.3, -r * 0.4, r * 0.4), 1), (outline(peak), 0)]
    if name % 5 == 1:
        return [(polygon(0, 0, r, 5, 0, 0.5), 0), (oval(0, 0, r * 0.22), 1)]
    if name % 5 == 2:
        waves = f"M{-r:.1f},0 C{-r * 0.5:.1f},{-r * 0.6:.1f} {-r * 0.2:.1f},{r * 0.5:.1f} {r:.1f},{-r * 0.1:.1f} L{r:.1f},{r * 0.5:.1f} C{r * 0.2:.1f},{r * 0.9:.1f} {-r * 0.5:.1f},{r * 0.2:.1f} {-r:.1f},{r * 0.5:.1f} Z"
        return [(oval(0, 0, r), 1), (outline(waves), 0)]
    if name % 5 == 3:
        heart = f"M0,{r * 0.85:.1f} C{-r * 1.5:.1f},{-r * 0.15:.1f} {-r * 0.6:.1f},{-r * 1.1:.1f} 0,{-r * 0.4:.1f} C{r * 0.6:.1f},{-r * 1.1:.1f} {r * 1.5:.1f},{-r * 0.15:.1f} 0,{r * 0.85:.1f} Z"
        return [(outline(heart), 0)]
    ears = f"M{-r * 0.75:.1f},{-r * 0.9:.1f} L{-r * 0.2:.1f},{-r * 0.5:.1f} L{r * 0.2:.1f},{-r * 0.5:.1f} L{r * 0.75:.1f},{-r * 0.9:.1f} L{r * 0.8:.1f},0 C{r * 0.7:.1f},{r * 0.9:.1f} {-r * 0.7:.1f},{r * 0.9:.1f} {-r * 0.8:.1f},0 Z"
    return [
        (outline(ears), 0),
        (oval(-r * 0.3, 0, r * 0.11), 1),
        (oval(r * 0.3, 0, r * 0.11), 1),
        (oval(0, r * 0.3, r * 0.09, r * 0.06), 1),
    ]
