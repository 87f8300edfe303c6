"""The easel: what every painter draws with. Design units, 0 to 1000 each way; the studio frames what comes out."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import skia
from PIL import ImageFont

from retrieval.demo.drawing import light
from retrieval.demo.drawing.light import argb
from retrieval.demo.drawing.palette import MEDLEY, WHITE, Rgb, Tones, colour_of, contrast, luma, mix, tones
from retrieval.demo.drawing.paths import as_path, flipped
from retrieval.demo.drawing.spec import VIEWS, PictureSpec, mirrored
from retrieval.demo.drawing.textures import motif, pattern_shader, surface, surface_of

_SMOOTH = skia.SamplingOptions(skia.FilterMode.kLinear)
_LIGHTS = {
    "sheet": light.sheet,
    "across": light.round_across,
    "down": light.round_down,
    "ball": light.ball,
    "brushed": light.brushed,
    "metal": light.metal,
    "metal_down": light.metal_down,
}


@lru_cache(maxsize=1)
def typeface() -> Any:
    """Aileron, which Pillow carries, so that wordmarks look the same on every machine."""
    loaded = ImageFont.load_default(20)
    source = getattr(loaded, "path", None)
    if source is None or not hasattr(source, "getvalue"):
        return None
    return skia.FontMgr.New_Custom_Empty().makeFromData(skia.Data.MakeWithCopy(source.getvalue()))


class Easel:
    """A canvas with the article's colours, light and chance."""

    def __init__(self, canvas: Any, spec: PictureSpec) -> None:
        self.canvas = canvas
        self.spec = spec
        self.rng = random.Random(f"{spec.kind} {spec.variety} {spec.seed}")
        self.colour = colour_of(spec.colour)
        self.medley = spec.colour == "multicolour"
        self.main = tones(self.colour)
        self.other = colour_of(spec.second_colour) if spec.second_colour else contrast(self.colour)
        self.second = tones(self.other)
        self.back = spec.view % VIEWS == 2
        self.mirrored = mirrored(spec)
        self.stripes_upright = False

    def which(self, count: int) -> int:
        """Which of ``count`` silhouettes is asked for."""
        return self.spec.variety % count

    def medley_tones(self, place: int) -> Tones:
        """The main tones; for an article of many colours those of its n-th part."""
        return tones(MEDLEY[place % len(MEDLEY)]) if self.medley else self.main

    # --- filling -------------------------------------------------------------------------------------------

    def fill(self, shape: Any, colour: Rgb, alpha: float = 1) -> Any:
        """One flat colour."""
        path = as_path(shape)
        self.canvas.drawPath(path, skia.Paint(AntiAlias=True, Color=argb(colour, alpha)))
        return path

    def lit(self, shape: Any, t: Tones | Rgb, how: str = "sheet", edge: float = 0) -> Any:
        """A shape in light: sheet, across, down, ball, brushed, metal, metal_down; ``edge`` darkens its rim."""
        path = as_path(shape)
        if isinstance(t, tuple):
            t = tones(t)
        shader = _LIGHTS[how](path.getBounds(), t)
        self.canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=shader, Dither=True))
        if edge:
            self.rim(path, t, edge)
        return path

    def rim(self, shape: Any, t: Tones, strength: float = 0.5, width: float = 36) -> None:
        """Shade that gathers at the inner edge, and a thin light along the upper left."""
        path = as_path(shape)
        with self.clip(path):
            for share, alpha in ((1.0, 0.10), (0.55, 0.13), (0.22, 0.2)):
                self.line(path, width * share, t.deep, alpha * strength)
            self.canvas.save()
            self.canvas.translate(3, 4)
            self.line(path, 5, t.pale, 0.35 * strength)
            self.canvas.restore()

    def cloth(
        self,
        shape: Any,
        t: Tones | None = None,
        printed: bool = True,
        fallback: str = "weave",
        how: str = "sheet",
    ) -> Any:
        """Fabric or leather: light, print, the material's surface, and shade at the edges."""
        path = self.lit(shape, t or self.main, how)
        if printed:
            self.print_on(path, t or self.main)
        self.texture(path, surface_of(self.spec.material, self.spec.pattern, fallback))
        if printed and (self.spec.pattern not in {None, "plain", "graphic"} or self.medley):
            self.shade_over(path, how)
        self.rim(path, t or self.main, 0.8)
        return path

    def print_on(self, shape: Any, t: Tones) -> None:
        """The article's pattern, inside a shape."""
        base = t.base
        shader = pattern_shader(
            self.spec.pattern, base, self.other, self.medley, self.spec.seed, self.stripes_upright
        )
        if shader is not None:
            self.canvas.drawPath(as_path(shape), skia.Paint(AntiAlias=True, Shader=shader))

    def shade_over(self, shape: Any, how: str) -> None:
        """Light and shade over a print that has hidden the first."""
        path = as_path(shape)
        area = path.getBounds()
        ends = ((area.left(), area.top()), (area.right(), area.bottom()))
        if how in {"across", "metal"}:
            ends = ((area.left(), 0), (area.right(), 0))
        stops = [(0, WHITE, 0.14), (0.45, WHITE, 0.0), (1, (20, 16, 40), 0.24)]
        self.canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=light.veil(*ends, stops)))

    def texture(self, shape: Any, name: str, alpha: float = 0.9, scale: float = 1.2) -> None:
        """A material's surface in soft light."""
        path = as_path(shape)
        matrix = skia.Matrix.Scale(scale, scale)
        shader = surface(name).makeShader(skia.TileMode.kRepeat, skia.TileMode.kRepeat, _SMOOTH, matrix)
        paint = skia.Paint(AntiAlias=True, Shader=shader, BlendMode=skia.BlendMode.kSoftLight)
        paint.setAlphaf(alpha)
        self.canvas.drawPath(path, paint)

    def wood(self, shape: Any, t: Tones | None = None, upright: bool = False) -> Any:
        """Wood: warm light and long grain."""
        t = t or self.main
        path = self.lit(shape, t, "sheet")
        area = path.getBounds()
        with self.clip(path):
            reach = area.width() if upright else area.height()
            count = max(3, int(reach / 14))
            for place in range(count):
                at = (area.left() if upright else area.top()) + reach * (place + self.rng.random()) / count
                sway = self.rng.uniform(-9, 9)
                a, b = (area.top(), area.bottom()) if upright else (area.left(), area.right())
                third = (b - a) / 3
                grain = skia.Path()
                if upright:
                    grain.moveTo(at, a)
                    grain.cubicTo(at + sway, a + third, at - sway, b - third, at + sway, b)
                else:
                    grain.moveTo(a, at)
                    grain.cubicTo(a + third, at + sway, b - third, at - sway, b, at + sway)
                self.line(grain, self.rng.uniform(1, 3), t.deep, self.rng.uniform(0.08, 0.2))
        self.rim(path, t, 0.5, 14)
        return path

    def glass(self, shape: Any, tint: Rgb = (214, 228, 232), alpha: float = 0.42) -> Any:
        """Clear glass: a tint that thickens at the edges, and two streaks of window light."""
        path = as_path(shape)
        self.fill(path, tint, alpha)
        area = path.getBounds()
        with self.clip(path):
            for width, strength in ((44, 0.12), (22, 0.16), (7, 0.34)):
                self.line(path, width, mix(tint, (40, 60, 80), 0.5), strength)
            left, wide = area.left() + area.width() * 0.14, area.width() * 0.09
            stops = [(0, WHITE, 0.75), (1, WHITE, 0.1)]
            streak = skia.Paint(AntiAlias=True, Shader=light.veil((0, area.top()), (0, area.bottom()), stops))
            self.canvas.drawRoundRect(
                skia.Rect.MakeXYWH(left, area.top() + area.height() * 0.06, wide, area.height() * 0.84),
                20,
                20,
                streak,
            )
        return path

    # --- lines ---------------------------------------------------------------------------------------------

    def line(
        self, shape: Any, width: float, colour: Rgb, alpha: float = 1, blur: float = 0, dash: float = 0
    ) -> None:
        """A stroke with round ends; ``dash`` is the length of a stitch."""
        paint = skia.Paint(
            AntiAlias=True,
            Style=skia.Paint.kStroke_Style,
            StrokeWidth=width,
            Color=argb(colour, alpha),
            StrokeCap=skia.Paint.kRound_Cap,
            StrokeJoin=skia.Paint.kRound_Join,
        )
        if blur:
            paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
        if dash:
            paint.setStrokeCap(skia.Paint.kButt_Cap)
            paint.setPathEffect(skia.DashPathEffect.Make([dash, dash * 0.7], 0))
        self.canvas.drawPath(as_path(shape), paint)

    def tube(self, shape: Any, width: float, t: Tones) -> None:
        """A round cord, wire or bar along a line."""
        self.line(shape, width, t.deep)
        self.line(shape, width * 0.84, t.base)
        self.canvas.save()
        self.canvas.translate(-width * 0.14, -width * 0.16)
        self.line(shape, width * 0.34, t.light, 0.9)
        self.line(shape, width * 0.12, t.pale, 0.9)
        self.canvas.restore()

    def stitches(self, shape: Any, colour: Rgb | None = None) -> None:
        """A sewn seam."""
        ink = colour or (self.main.pale if luma(self.colour) < 0.5 else self.main.shade)
        self.line(shape, 3, ink, 0.65, dash=9)

    def seam(self, shape: Any, strength: float = 1) -> None:
        """Where two pieces of cloth meet: a dark line with light beside it."""
        self.line(shape, 4, self.main.deep, 0.5 * strength)
        self.canvas.save()
        self.canvas.translate(4, 3)
        self.line(shape, 3, self.main.pale, 0.28 * strength)
        self.canvas.restore()

    def folds(
        self, inside: Any, *shapes: Any, width: float = 22, strength: float = 1, t: Tones | None = None
    ) -> None:
        """Soft folds: shade along each line and light on its left."""
        t = t or self.main
        with self.clip(inside):
            for shape in shapes:
                self.soft(shape, width, t.deep, 0.26 * strength)
                self.canvas.save()
                self.canvas.translate(-width * 0.75, -width * 0.1)
                self.soft(shape, width * 0.7, t.pale, 0.24 * strength)
                self.canvas.restore()

    def soft(self, shape: Any, width: float, colour: Rgb, alpha: float) -> None:
        """A stroke that fades to its sides: four over each other, which is far cheaper than a blur."""
        for share in (2.1, 1.55, 1.0, 0.5):
            self.line(shape, width * share, colour, alpha * 0.3)

    def glow(self, shape: Any, colour: Rgb = WHITE, alpha: float = 0.6, blur: float = 8) -> None:
        """A soft spot of light, or of shade."""
        paint = skia.Paint(AntiAlias=True, Color=argb(colour, alpha))
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
        self.canvas.drawPath(as_path(shape), paint)

    # --- small things --------------------------------------------------------------------------------------

    def button(self, x: float, y: float, radius: float = 11, t: Tones | None = None) -> None:
        """A button with its four holes."""
        t = t or (self.second if self.spec.second_colour else tones(mix(self.colour, WHITE, 0.55)))
        self.canvas.drawCircle(
            x + 2, y + 3, radius, skia.Paint(AntiAlias=True, Color=argb(self.main.deep, 0.5))
        )
        paint = skia.Paint(
            AntiAlias=True, Shader=light.radial((x - 3, y - 4), radius * 1.6, [(0, t.pale), (1, t.shade)])
        )
        self.canvas.drawCircle(x, y, radius, paint)
        for dx in (-1, 1):
            for dy in (-1, 1):
                spot = skia.Paint(AntiAlias=True, Color=argb(t.deep))
                self.canvas.drawCircle(x + dx * radius * 0.28, y + dy * radius * 0.28, radius * 0.13, spot)

    def zip(self, x: float, top: float, bottom: float) -> None:
        """A zip that runs down."""
        track = f"M{x},{top} L{x},{bottom}"
        self.line(track, 15, self.main.deep, 0.55)
        self.line(track, 8, (178, 180, 184))
        self.line(track, 8, (96, 98, 104), dash=5)
        self.fill_box(x - 6, top + 8, 12, 30, 5, (206, 208, 212))

    def fill_box(
        self, x: float, y: float, width: float, height: float, radius: float, colour: Rgb, alpha: float = 1
    ) -> None:
        """A flat rectangle with round corners."""
        paint = skia.Paint(AntiAlias=True, Color=argb(colour, alpha))
        self.canvas.drawRoundRect(skia.Rect.MakeXYWH(x, y, width, height), radius, radius, paint)

    def graphic(self, x: float, y: float, reach: float) -> None:
        """A printed motif, where the article's pattern is one."""
        if self.spec.pattern != "graphic":
            return
        inks = (self.other, mix(self.other, (240, 150, 60), 0.6))
        with self.at(x, y):
            for shape, ink in motif(self.rng.randrange(5), reach):
                self.fill(shape, inks[ink], 0.94)

    def words(
        self, text: str, x: float, y: float, size: float, colour: Rgb, alpha: float = 1, space: float = 0.06
    ) -> None:
        """A wordmark centred at x with its baseline at y; letters that the typeface lacks are left out."""
        face = typeface()
        if face is None:
            return
        font = skia.Font(face, size)
        font.setEdging(skia.Font.Edging.kAntiAlias)
        font.setHinting(skia.FontHinting.kNone)
        font.setSubpixel(True)
        letters = [c for c in text if c == " " or face.unicharToGlyph(ord(c))]
        widths = [font.measureText(c) + size * space for c in letters]
        at = -sum(widths) / 2
        paint = skia.Paint(AntiAlias=True, Color=argb(colour, alpha))
        with self.at(x, y, flip=self.mirrored):  # turned back, so that it can be read in a mirrored view
            for letter, width in zip(letters, widths, strict=True):
                self.canvas.drawString(letter, at, 0, font, paint)
                at += width

    def brand(self, x: float, y: float, size: float, colour: Rgb, alpha: float = 0.9) -> None:
        """The brand's wordmark, if the article has a brand; long names are set smaller."""
        name = self.spec.brand
        if name:
            self.words(name, x, y, size * min(1.0, 9 / max(len(name), 1)), colour, alpha)

    # --- placing -------------------------------------------------------------------------------------------

    @contextmanager
    def clip(self, shape: Any) -> Iterator[None]:
        """Only inside the shape."""
        self.canvas.save()
        self.canvas.clipPath(as_path(shape), doAntiAlias=True)
        yield
        self.canvas.restore()

    @contextmanager
    def at(self, x: float, y: float, turn: float = 0, scale: float = 1, flip: bool = False) -> Iterator[None]:
        """The origin moved, turned by degrees and scaled."""
        self.canvas.save()
        self.canvas.translate(x, y)
        self.canvas.rotate(turn)
        self.canvas.scale(-scale if flip else scale, scale)
        yield
        self.canvas.restore()

    def twice(self, shape: Any) -> tuple[Any, Any]:
        """A right-hand part and its mirror image."""
        return as_path(shape), flipped(shape)
