"""The cut of everything worn above the waist: body, sleeves, neck; and how they are sewn together."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

from retrieval.demo.drawing.canvas import Easel
from retrieval.demo.drawing.palette import WHITE, Tones, mix
from retrieval.demo.drawing.paths import both, flipped, outline

SHOULDER_Y = 200.0


@dataclass(frozen=True, slots=True)
class Cut:
    """Half widths and heights in design units, about the middle line x = 500.

    ``sleeve`` is its length (0: none), ``lean`` its angle from the vertical in degrees, ``cuff`` its width.
    """

    neck: float = 70
    neck_depth: float = 62
    shoulder: float = 172
    chest: float = 158
    waist: float = 150
    waist_y: float = 560
    hem: float = 158
    hem_y: float = 800
    sleeve: float = 230
    lean: float = 36
    cuff: float = 112
    vee: bool = False
    puff: float = 0
    armpit_y: float = 404

    def body(self) -> Any:
        """The body's outline, without sleeves."""
        n, top = self.neck, SHOULDER_Y
        low = top + self.neck_depth
        if self.vee:
            neck = f"M498,{low} L500,{low} Q{500 + n * 0.7},{top + self.neck_depth * 0.4} {500 + n},{top - 4}"
        else:
            neck = f"M498,{low} L500,{low} C{500 + n * 0.65},{low} {500 + n},{top + self.neck_depth * 0.45} {500 + n},{top - 4}"
        s, c, w, h = 500 + self.shoulder, 500 + self.chest, 500 + self.waist, 500 + self.hem
        arm, mid = self.armpit_y, (self.armpit_y + self.waist_y) / 2
        side = (
            f" L{s - 22},{top + 28} Q{s},{top + 34} {s + 2},{top + 56} C{s + 4},{top + 90} {c - 14},{arm - 50} {c},{arm}"
            f" C{c + 2},{mid} {w},{mid} {w},{self.waist_y}"
            f" C{w},{self.waist_y + 60} {h - 2},{(self.waist_y + self.hem_y) / 2} {h},{self.hem_y}"
        )
        return both(neck + side + f" Q{500 + self.hem * 0.5},{self.hem_y + 16} 498,{self.hem_y + 16} Z")

    def ends(self) -> tuple[float, float, float, float]:
        """Outer and inner end of the right sleeve's opening."""
        angle = math.radians(self.lean)
        x = 500 + self.shoulder - 10 + math.sin(angle) * self.sleeve
        y = SHOULDER_Y + 30 + math.cos(angle) * self.sleeve
        return x, y, x - math.cos(angle) * self.cuff, y + math.sin(angle) * self.cuff

    def right_sleeve(self) -> Any:
        """The right sleeve; it goes under the body."""
        ox, oy, ix, iy = self.ends()
        s, p = 500 + self.shoulder, self.puff
        arm = self.armpit_y
        return outline(
            f"M{s - 34},{SHOULDER_Y + 29} C{s + 40 + p},{SHOULDER_Y + 28 - p * 0.6} {ox - (ox - s) * 0.45 + 16 + p},{oy - (oy - 230) * 0.55} {ox + p * 0.4},{oy}"
            f" Q{(ox + ix) / 2 + 4},{(oy + iy) / 2 + 12} {ix},{iy}"
            f" C{ix + (500 + self.chest - ix) * 0.5},{iy - (iy - arm) * 0.5} {500 + self.chest - 6},{arm + 30} {500 + self.chest - 10},{arm + 4}"
            f" L{500 + self.chest - 50},{arm - 60} Z"
        )

    def cuff_band(self, depth: float) -> Any:
        """A band at the end of the right sleeve."""
        ox, oy, ix, iy = self.ends()
        angle = math.radians(self.lean)
        dx, dy = math.sin(angle) * depth, math.cos(angle) * depth
        return outline(
            f"M{ox + 1},{oy - 2} L{ox + dx * 0.9},{oy + dy} L{ix + dx * 1.1},{iy + dy} L{ix - 1},{iy - 2} Z"
        )

    def hem_band(self, depth: float, tuck: float = 10) -> Any:
        """A ribbed band at the hem."""
        h, y = self.hem, self.hem_y
        return both(
            f"M498,{y + 14} Q{500 + h * 0.5},{y + 14} {500 + h},{y - 2} L{500 + h - tuck},{y + depth} Q{500 + h * 0.5},{y + depth + 14} 498,{y + depth + 14} Z"
        )


def sew(e: Easel, cut: Cut, t: Tones | None = None, fallback: str = "weave", front: bool = True) -> Any:
    """Back of the neck, both sleeves, and the body over them; returns the body's outline."""
    t = t or e.main
    depth = cut.neck_depth if front and not e.back else 20
    if front and not e.back:
        inside(e, cut, t)
    if cut.sleeve:
        ox, oy, ix, iy = cut.ends()
        for sleeve, flip in ((cut.right_sleeve(), False), (flipped(cut.right_sleeve()), True)):
            e.cloth(sleeve, t, fallback=fallback)
            crease = f"M{500 + cut.chest + 4},{cut.armpit_y - 40} L{(ox + ix) / 2 + 12},{(oy + iy) / 2 - 40}"
            second = f"M{500 + cut.chest + 16},{cut.armpit_y} L{ix + (ox - ix) * 0.24},{iy - 50}"
            lines = [flipped(line) if flip else outline(line) for line in (crease, second)]
            e.folds(sleeve, *lines, width=20, strength=0.8, t=t)
    body_cut = cut if depth == cut.neck_depth else _with_neck(cut, depth)
    body = e.cloth(body_cut.body(), t, fallback=fallback)
    c, w = cut.chest, cut.waist
    spread = e.rng.uniform(0.8, 1.2)
    e.folds(
        body,
        f"M{500 + c - 2},{cut.armpit_y + 6} Q{500 + c * 0.6},{cut.armpit_y + 60 * spread} {500 + c * 0.45},{cut.armpit_y + 190}",
        f"M{500 - c + 2},{cut.armpit_y + 6} Q{500 - c * 0.6},{cut.armpit_y + 70 * spread} {500 - c * 0.5},{cut.armpit_y + 170}",
        f"M{500 - w * 0.55},{cut.hem_y - 10} Q{500 - w * 0.62},{cut.hem_y - 120 * spread} {500 - w * 0.36},{cut.hem_y - 230}",
        f"M{500 + w * 0.5},{cut.hem_y - 4} Q{500 + w * 0.6},{cut.hem_y - 100} {500 + w * 0.44},{cut.hem_y - 210 * spread}",
        width=24,
        strength=0.75,
        t=t,
    )
    if cut.sleeve:
        s = 500 + cut.shoulder
        hole = f"M{s},{SHOULDER_Y + 36} C{s + 4},{SHOULDER_Y + 90} {500 + c - 14},{cut.armpit_y - 50} {500 + c},{cut.armpit_y}"
        for half in e.twice(hole):
            e.line(half, 4, t.deep, 0.4)
    return body


def _with_neck(cut: Cut, depth: float) -> Cut:
    return replace(cut, neck_depth=depth, vee=False)


def inside(e: Easel, cut: Cut, t: Tones) -> None:
    """The inside of the back, seen through the neck, with the label."""
    n, top = cut.neck, SHOULDER_Y
    low = top + cut.neck_depth
    shape = both(
        f"M498,{top + 12} Q{500 + n * 0.6},{top + 12} {500 + n},{top - 6} L{500 + n + 6},{top + 20} L{500 + n},{low + 20} L498,{low + 30} Z"
    )
    e.fill(shape, mix(t.shade, t.deep, 0.55))
    e.line(f"M{500 - n},{top - 4} Q500,{top + 30} {500 + n},{top - 4}", 12, t.shade)
    if cut.neck_depth > 40:
        e.fill_box(478, top + 17, 44, 20, 3, WHITE if e.spec.colour != "white" else (120, 124, 132), 0.9)
        e.brand(500, top + 31, 11, (60, 60, 66))


def neck_rib(e: Easel, cut: Cut, width: float = 17, t: Tones | None = None) -> None:
    """The band around the neck opening."""
    t = t or e.main
    n, top, low = cut.neck + 4, SHOULDER_Y, SHOULDER_Y + (20 if e.back else cut.neck_depth) + 4
    if cut.vee and not e.back:
        line = f"M{500 - n},{top - 3} Q{500 - n * 0.7},{top + cut.neck_depth * 0.4} 500,{low} Q{500 + n * 0.7},{top + cut.neck_depth * 0.4} {500 + n},{top - 3}"
    else:
        mid = top + (low - top) * 0.45
        line = f"M{500 - n},{top - 3} C{500 - n},{mid} {500 - n * 0.65},{low} 500,{low} C{500 + n * 0.65},{low} {500 + n},{mid} {500 + n},{top - 3}"
    e.line(line, width + 3, t.deep, 0.55)
    e.line(line, width, t.base)
    e.line(line, width, t.deep, 0.12, dash=3)
    e.canvas.save()
    e.canvas.translate(-1, -3)
    e.line(line, width * 0.3, t.pale, 0.35)
    e.canvas.restore()


def ribbed(e: Easel, shape: Any, t: Tones | None = None) -> None:
    """A knitted band: upright ribs."""
    t = t or e.main
    path = e.lit(shape, t, "sheet")
    area = path.getBounds()
    with e.clip(path):
        x = area.left()
        while x < area.right():
            e.line(f"M{x:.1f},{area.top():.1f} L{x:.1f},{area.bottom():.1f}", 3, t.deep, 0.24)
            x += 9
    e.rim(path, t, 0.7, 18)


def collar(e: Easel, cut: Cut, t: Tones | None = None, spread: float = 1.0, stand: float = 20) -> None:
    """A folded shirt collar with two points."""
    t = t or e.main
    n, top = cut.neck, SHOULDER_Y
    if e.back:
        e.cloth(
            both(
                f"M498,{top - stand - 6} Q{500 + n},{top - stand - 4} {500 + n + 10},{top - 6} L{500 + n + 16},{top + 18} Q{500 + n * 0.5},{top + 34} 498,{top + 34} Z"
            ),
            t,
        )
        return
    e.fill(
        f"M{500 - n - 2},{top - 4} Q500,{top - stand - 26} {500 + n + 2},{top - 4} L500,{top + cut.neck_depth + 10} Z",
        mix(t.shade, t.deep, 0.5),
    )
    e.lit(
        f"M{500 - n - 4},{top - 2} Q500,{top - stand - 34} {500 + n + 4},{top - 2} Q500,{top - stand + 6} {500 - n - 4},{top - 2} Z",
        mix(t.base, t.shade, 0.3),
    )
    leaf = f"M{500 + n - 12},{top - stand - 4} L{500 + n + 14},{top + 8} L{500 + n * 0.9 * spread + 12},{top + 92} L{500 + 5},{top + cut.neck_depth + 4} Q{500 + n * 0.7},{top + 28} {500 + n - 12},{top - stand - 4} Z"
    for half in e.twice(leaf):
        e.cloth(half, t)
        e.line(half, 2.5, t.deep, 0.35)


def placket(e: Easel, x: float, top: float, bottom: float, count: int, width: float = 44) -> None:
    """The strip with the buttons."""
    for side in (-width / 2, width / 2):
        e.line(f"M{x + side},{top} L{x + side},{bottom}", 3, e.main.deep, 0.42)
    e.stitches(f"M{x - width / 2 + 7},{top} L{x - width / 2 + 7},{bottom}")
    step = (bottom - top - 40) / max(1, count - 1)
    for place in range(count):
        e.button(x, top + 22 + place * step)


def pocket(
    e: Easel, x: float, y: float, width: float, height: float, flap: bool = False, t: Tones | None = None
) -> None:
    """A sewn-on pocket."""
    t = t or e.main
    shape = f"M{x},{y} L{x + width},{y} L{x + width},{y + height * 0.8} L{x + width / 2},{y + height} L{x},{y + height * 0.8} Z"
    e.canvas.save()
    e.canvas.translate(3, 5)
    e.line(shape, 5, t.deep, 0.25)
    e.canvas.restore()
    e.line(shape, 3, t.deep, 0.55)
    e.line(f"M{x + 6},{y + 14} L{x + width - 6},{y + 14}", 2.5, t.pale, 0.5, dash=8)
    if flap:
        lid = f"M{x - 5},{y - 10} L{x + width + 5},{y - 10} L{x + width + 5},{y + height * 0.26} L{x + width / 2},{y + height * 0.4} L{x - 5},{y + height * 0.26} Z"
        e.cloth(lid, t, printed=False)
        e.line(lid, 3, t.deep, 0.5)
        e.button(x + width / 2, y + height * 0.24, 8)
