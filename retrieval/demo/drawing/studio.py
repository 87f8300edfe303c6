"""The studio: records what a painter draws, frames it, lights the room and lays the shadow."""

from __future__ import annotations

import random
from typing import Any, Final

import numpy as np
import skia
from PIL import Image, ImageFilter

from retrieval.demo.drawing import light
from retrieval.demo.drawing.canvas import Easel
from retrieval.demo.drawing.catalogue import PAINTERS, Stance
from retrieval.demo.drawing.light import argb
from retrieval.demo.drawing.palette import Rgb, colour_of, luma, mix
from retrieval.demo.drawing.spec import TURNED, VIEWS, PictureSpec, mirrored
from retrieval.errors import BadInput

KINDS: Final[frozenset[str]] = frozenset(PAINTERS)
FILL: Final = 0.8
_WIDE: Final = 700.0
_PROBE: Final = 128
_SHADOW: Final = 144
_ROOMS: Final[tuple[Rgb, ...]] = (
    (243, 241, 237),
    (240, 240, 242),
    (242, 238, 232),
    (236, 240, 240),
    (243, 237, 236),
    (237, 240, 234),
)


def can_draw(kind: str) -> bool:
    """Whether there is a painter for a kind."""
    return kind in KINDS


def record(spec: PictureSpec) -> Any:
    """What the painter of the kind draws, as a skia picture in design units.

    Raises:
        BadInput: nobody can draw this kind.
    """
    if spec.kind not in PAINTERS:
        raise BadInput(
            "unknown_kind", f"There is no picture of the kind “{spec.kind}”.", "Take one of KINDS."
        )
    recorder = skia.PictureRecorder()
    canvas = recorder.beginRecording(skia.Rect(-600, -600, 1600, 1600))
    PAINTERS[spec.kind].paint(Easel(canvas, spec))
    return recorder.finishRecordingAsPicture()


def pose(spec: PictureSpec) -> Any:
    """The matrix of a view: from the front, from either side, tilted."""
    rng = random.Random(f"pose {spec.kind} {spec.variety} {spec.seed} {spec.view}")
    stands = PAINTERS[spec.kind].stance is Stance.STAND
    matrix = skia.Matrix.Translate(-500, -500)
    view = spec.view % VIEWS
    if view == 0 and not stands:
        matrix.postRotate(rng.uniform(-2.5, 2.5))
    if view in TURNED:
        matrix.postScale(-0.9 if mirrored(spec) else 0.9, 1)
        matrix.postConcat(skia.Matrix.MakeAll(1, 0, 0, 0.05, 1, 0, 0.00028, 0, 1))
    if view == 2:
        matrix.postScale(0.95, 1)
        matrix.postConcat(skia.Matrix.MakeAll(1, 0, 0, -0.03, 1, 0, -0.00022, 0, 1))
    if view in {2, 4, 5} and not stands:
        matrix.postRotate(rng.choice([-1, 1]) * rng.uniform(7, 16))
    return matrix


def silhouette(picture: Any, matrix: Any, pixels: int) -> Any:
    """The alpha of a picture under a matrix: (pixels, pixels) uint8."""
    surface = skia.Surface(pixels, pixels)
    canvas = surface.getCanvas()
    canvas.clear(0)
    canvas.concat(matrix)
    canvas.drawPicture(picture)
    return surface.toarray(colorType=skia.kRGBA_8888_ColorType)[:, :, 3]


def extent(picture: Any, matrix: Any) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is seen under a matrix, to about one part in a hundred."""
    zoom = _PROBE / (2 * _WIDE)
    look = skia.Matrix.Concat(matrix, skia.Matrix())
    look.postTranslate(_WIDE, _WIDE)
    look.postScale(zoom, zoom)
    seen = silhouette(picture, look, _PROBE) > 40
    columns, rows = np.flatnonzero(seen.any(axis=0)), np.flatnonzero(seen.any(axis=1))
    if not len(columns):
        return (-500, -500, 500, 500)
    return (
        columns[0] / zoom - _WIDE,
        rows[0] / zoom - _WIDE,
        (columns[-1] + 1) / zoom - _WIDE,
        (rows[-1] + 1) / zoom - _WIDE,
    )


def framed(picture: Any, spec: PictureSpec, size: int) -> tuple[Any, tuple[float, float, float, float]]:
    """The pose fitted to the square, and where the article then lies in it, in pixels."""
    matrix = pose(spec)
    left, top, right, bottom = extent(picture, matrix)
    zoom = FILL * size / max(right - left, bottom - top)
    close = spec.view % VIEWS == 3
    zoom *= 1.75 if close else 1
    x, y = (left + right) / 2, (top + bottom) / 2
    if close:
        y = top + (bottom - top) * 0.4
        x = left + (right - left) * 0.46
    matrix.postTranslate(-x, -y)
    matrix.postScale(zoom, zoom)
    lift = 0.485 if PAINTERS[spec.kind].stance is Stance.STAND and not close else 0.5
    matrix.postTranslate(size / 2, size * lift)
    area = tuple(
        round(v, 2)
        for v in (
            (left - x) * zoom + size / 2,
            (top - y) * zoom + size * lift,
            (right - x) * zoom + size / 2,
            (bottom - y) * zoom + size * lift,
        )
    )
    return matrix, (area[0], area[1], area[2], area[3])


def room(canvas: Any, spec: PictureSpec, size: int, floor: float | None) -> None:
    """A studio wall in soft light; for things that stand, a floor that meets it without an edge."""
    rng = random.Random(f"room {spec.kind} {spec.seed}")
    tint = rng.choice(_ROOMS)
    if luma(colour_of(spec.colour)) > 0.86:
        tint = mix(tint, (176, 182, 190), 0.42)
    paint = skia.Paint(Dither=True)
    paint.setShader(
        light.radial(
            (size * 0.42, size * 0.36),
            size * 0.86,
            [(0, mix(tint, (255, 255, 255), 0.5)), (0.5, tint), (1, mix(tint, (120, 116, 118), 0.17))],
        )
    )
    canvas.drawRect(skia.Rect(0, 0, size, size), paint)
    if floor is not None:
        dark = mix(tint, (96, 90, 92), 0.5)
        stops = [(0, dark, 0.0), (0.3, dark, 0.16), (1, dark, 0.04)]
        paint.setShader(light.veil((0, floor - size * 0.16), (0, size), stops))
        canvas.drawRect(skia.Rect(0, floor - size * 0.16, size, size), paint)


def shadow(canvas: Any, alpha: Any, size: int, area: tuple[float, float, float, float], stands: bool) -> None:
    """The article's shadow, from its silhouette: on the wall behind it, or squashed onto the floor."""
    soft = np.asarray(Image.fromarray(alpha).filter(ImageFilter.GaussianBlur(4.5)))
    paint = skia.Paint(AntiAlias=True, Color=argb((38, 34, 44)))
    smooth = skia.SamplingOptions(skia.FilterMode.kLinear)
    if not stands:
        near, far = np.roll(soft, 1, 0), np.roll(soft, (3, 2), (0, 1))
        wall = np.minimum(near * 0.22 + far * 0.2, 255).astype(np.uint8)
        large = np.array(Image.fromarray(wall).resize((size, size), Image.Resampling.BILINEAR))
        canvas.drawImage(skia.Image.fromarray(large, colorType=skia.kAlpha_8_ColorType), 0, 0, smooth, paint)
        return
    image = skia.Image.fromarray(np.array(soft), colorType=skia.kAlpha_8_ColorType)
    bottom = area[3]
    paint.setAlphaf(0.34)
    canvas.save()
    canvas.translate(0, bottom)
    canvas.concat(skia.Matrix.MakeAll(1, -0.35, 0, 0, 0.13, 0, 0, 0, 1))
    canvas.translate(0, -bottom)
    canvas.drawImageRect(image, skia.Rect.MakeXYWH(0, 0, size, size), smooth, paint)
    canvas.restore()
    feet = alpha[max(0, int(bottom / size * _SHADOW) - 7) : int(bottom / size * _SHADOW) + 1] > 90
    touched = np.flatnonzero(feet.any(axis=0)) * size / _SHADOW
    if len(touched):
        gap = np.flatnonzero(np.diff(touched) > size / _SHADOW * 2)
        for run in np.split(touched, gap + 1):
            _contact(canvas, float(run[0]), float(run[-1]), bottom, size)


def _contact(canvas: Any, left: float, right: float, bottom: float, size: int) -> None:
    """The dark line where a thing touches the floor."""
    dark = skia.Paint(AntiAlias=True, Color=argb((30, 26, 34), 0.42))
    dark.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, size * 0.009))
    canvas.drawOval(
        skia.Rect(left - size * 0.01, bottom - size * 0.014, right + size * 0.012, bottom + size * 0.012),
        dark,
    )


def draw(spec: PictureSpec, size: int = 640) -> Image.Image:
    """The product picture of a spec: ``size`` square, RGB.

    Raises:
        BadInput: nobody can draw this kind.
    """
    picture = record(spec)
    matrix, area = framed(picture, spec, size)
    small = skia.Matrix.Concat(matrix, skia.Matrix())
    small.postScale(_SHADOW / size, _SHADOW / size)
    alpha = silhouette(picture, small, _SHADOW)
    stands = PAINTERS[spec.kind].stance is Stance.STAND
    surface = skia.Surface(size, size)
    canvas = surface.getCanvas()
    room(canvas, spec, size, area[3] if stands else None)
    shadow(canvas, alpha, size, area, stands)
    canvas.save()
    canvas.concat(matrix)
    canvas.drawPicture(picture)
    canvas.restore()
    pixels = surface.toarray(colorType=skia.kRGBA_8888_ColorType)
    return Image.fromarray(pixels).convert("RGB")
