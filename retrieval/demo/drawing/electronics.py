"""Phones, computers and what belongs to them."""

from __future__ import annotations

from typing import Final

import skia

from retrieval.demo.drawing import gadgets, light
from retrieval.demo.drawing.canvas import Easel
from retrieval.demo.drawing.painter import Painter, lay, stand
from retrieval.demo.drawing.palette import WHITE, Rgb, luma, mix, tones
from retrieval.demo.drawing.paths import box, outline, oval

BEZEL: Final[Rgb] = (16, 17, 20)
_SKIES: Final[tuple[tuple[Rgb, Rgb, Rgb], ...]] = (
    ((250, 180, 120), (226, 96, 128), (70, 60, 150)),
    ((120, 200, 230), (60, 120, 210), (40, 50, 130)),
    ((180, 230, 190), (60, 160, 150), (24, 70, 110)),
    ((250, 220, 170), (240, 150, 110), (150, 60, 90)),
)


def screen(
    e: Easel, x: float, y: float, width: float, height: float, radius: float, dunes: bool = True
) -> None:
    """A lit screen with a wallpaper of dunes under an evening sky."""
    top, middle, low = e.rng.choice(_SKIES)
    shape = box(x, y, width, height, radius)
    paint = skia.Paint(AntiAlias=True, Dither=True)
    paint.setShader(light.linear((x, y), (x + width * 0.4, y + height), [(0, low), (0.55, middle), (1, top)]))
    e.canvas.drawPath(shape, paint)
    with e.clip(shape):
        if dunes:
            for place, ink in enumerate(
                (mix(middle, WHITE, 0.15), mix(low, middle, 0.3), mix(low, (0, 0, 0), 0.3))
            ):
                base = y + height * (0.55 + place * 0.15)
                bend = height * 0.14 * (1 if place % 2 else -1)
                e.fill(
                    f"M{x},{base:.0f} C{x + width * 0.3:.0f},{base + bend:.0f} {x + width * 0.6:.0f},{base - bend:.0f} {x + width:.0f},{base + bend * 0.4:.0f} L{x + width:.0f},{y + height:.0f} L{x:.0f},{y + height:.0f} Z",
                    ink,
                    0.9,
                )
        e.fill(
            f"M{x + width * 0.55:.0f},{y:.0f} L{x + width:.0f},{y:.0f} L{x + width:.0f},{y + height * 0.7:.0f} Z",
            WHITE,
            0.09,
        )


def _lens(e: Easel, x: float, y: float, radius: float) -> None:
    e.lit(oval(x, y, radius), (150, 154, 160), "brushed")
    e.lit(oval(x, y, radius * 0.88), (24, 25, 30), "ball")
    e.lit(oval(x, y, radius * 0.5), (30, 36, 66), "ball")
    e.fill(oval(x, y, radius * 0.26), (8, 9, 14))
    e.fill(oval(x - radius * 0.26, y - radius * 0.3, radius * 0.14), WHITE, 0.85)


def _body(
    e: Easel, x: float, y: float, width: float, height: float, radius: float, glossy: bool = True
) -> None:
    """A phone's back: metal frame, coloured glass with a wide reflection."""
    e.lit(box(x, y, width, height, radius), tones(mix(e.colour, (190, 194, 200), 0.35)), "metal", 0)
    inner = box(x + 7, y + 7, width - 14, height - 14, radius - 7)
    e.lit(inner, e.main, "brushed")
    e.print_on(inner, e.main)
    if glossy:
        with e.clip(inner):
            stops = [(0, WHITE, 0.34), (0.4, WHITE, 0.05), (0.42, WHITE, 0.0), (1, WHITE, 0.0)]
            sheen = skia.Paint(AntiAlias=True, Shader=light.veil((x, y), (x + width, y + height), stops))
            e.canvas.drawPath(inner, sheen)
    e.rim(inner, e.main, 0.4, 20)


def _front(
    e: Easel, x: float, y: float, width: float, height: float, radius: float, cut: str, edge: float = 16
) -> None:
    e.lit(box(x, y, width, height, radius), tones(mix(e.colour, (170, 174, 182), 0.4)), "metal")
    e.fill(box(x + 6, y + 6, width - 12, height - 12, radius - 6), BEZEL)
    screen(e, x + edge, y + edge, width - 2 * edge, height - 2 * edge, radius - edge * 0.8)
    middle = x + width / 2
    if cut == "island":
        e.fill_box(middle - 46, y + edge + 16, 92, 27, 14, BEZEL)
    elif cut == "hole":
        e.fill(oval(middle, y + edge + 26, 12), BEZEL)
    e.words("9:41", middle, y + height * 0.24, width * 0.2, WHITE, 0.95, 0.02)
    for place in range(4):
        e.fill_box(
            x + width * (0.13 + place * 0.195),
            y + height * 0.87,
            width * 0.15,
            width * 0.15,
            width * 0.04,
            (WHITE, (120, 220, 140), (250, 200, 90), (110, 170, 250))[place],
            0.88,
        )


def phone(e: Easel) -> None:
    """Back and front beside each other; the camera island tells the maker, in the manner of each house."""
    brand = (e.spec.brand or "").lower()
    which = {"apple": 1, "redmi": 0, "xiaomi": 3, "huawei": 2, "samsung": 4}.get(brand, e.which(5))
    x, y, width, height = 190.0, 90.0, 400.0, 820.0
    radius = (46, 66, 52, 50, 40)[which]
    shift = 178
    if e.back:
        shift = 0
    _front(e, x + shift + 40, y + 22, width - 10, height - 20, radius, "island" if which == 1 else "hole")
    if e.back:
        return
    e.glow(box(x + 12, y + 12, width + 14, height + 6, radius), (10, 10, 20), 0.4, 16)
    _body(e, x, y, width, height, radius)
    island = tones(mix(e.colour, (0, 0, 0) if luma(e.colour) > 0.35 else WHITE, 0.14))
    if which == 1:
        e.lit(box(x + 26, y + 26, 186, 186, 50), island, "brushed", 0.5)
        for dx, dy in ((74, 76), (160, 160)):
            _lens(e, x + dx, y + dy, 42)
        e.fill(oval(x + 164, y + 74, 12), (250, 240, 200))
    elif which == 2:
        e.lit(oval(x + width / 2, y + 190, 138), island, "metal_down", 0.4)
        e.lit(oval(x + width / 2, y + 190, 118), (28, 29, 34), "ball")
        for dx, dy in ((-46, -40), (46, -40), (0, 46)):
            _lens(e, x + width / 2 + dx, y + 190 + dy, 38)
    elif which == 3:
        e.lit(box(x + 26, y + 26, 230, 230, 40), (28, 29, 33), "brushed", 0.5)
        for dx, dy in ((86, 86), (196, 86), (86, 196)):
            _lens(e, x + dx, y + dy, 44)
        e.fill(oval(x + 196, y + 196, 14), (250, 240, 200))
        e.words("OPTICS", x + 141, y + 146, 15, WHITE, 0.7)
    elif which == 4:
        for place in range(3):
            _lens(e, x + 72, y + 84 + place * 100, 40)
        e.fill(oval(x + 140, y + 100, 11), (250, 240, 200))
    else:
        e.lit(box(x + 24, y + 24, 164, 250, 36), island, "brushed", 0.6)
        for dy in (78, 168):
            _lens(e, x + 82, y + dy, 44)
        e.fill_box(x + 140, y + 60, 20, 40, 10, (252, 240, 200))
        e.lit(oval(x + 150, y + 170, 16), (30, 30, 36), "ball")
        e.words("AI CAMERA", x + 106, y + 252, 16, mix(e.main.pale, WHITE, 0.4), 0.9)
    if e.spec.brand and which != 1:
        e.canvas.save()
        e.words(
            e.spec.brand,
            x + width / 2,
            y + height - 76,
            42,
            e.main.pale if luma(e.colour) < 0.7 else e.main.deep,
            0.85,
            0.03,
        )
        e.canvas.restore()
    elif which == 1:
        _bitten(e, x + width / 2, y + height * 0.5, 1.0)


def _bitten(e: Easel, x: float, y: float, scale: float) -> None:
    """A fruit with a leaf, the maker's sign, in a tone of the glass."""
    ink = e.main.pale if luma(e.colour) < 0.6 else mix(e.main.base, e.main.deep, 0.6)
    with e.at(x, y, scale=scale):
        e.fill(
            "M0,-24 C-14,-36 -44,-32 -46,6 C-46,36 -24,58 -8,52 C-2,49 4,49 9,52 C24,58 38,36 42,22 C22,12 24,-14 40,-22 C30,-34 12,-34 0,-24 Z",
            ink,
            0.85,
        )
        e.fill("M2,-30 C2,-46 12,-56 22,-58 C24,-44 14,-32 2,-30 Z", ink, 0.85)


def tablet(e: Easel) -> None:
    """A wide screen with an even frame; its coloured back behind it; some with a pen."""
    which = {"apple": 0}.get((e.spec.brand or "").lower(), e.which(3))
    e.lit(box(206, 66, 660, 850, 44), e.main, "brushed", 0.5)
    _lens(e, 806, 130, 30)
    e.glow(box(122, 110, 680, 836, 46), (10, 10, 20), 0.35, 16)
    e.lit(box(110, 96, 680, 836, 46), e.main, "metal")
    e.fill(box(118, 104, 664, 820, 40), BEZEL if which != 2 else (240, 240, 240))
    screen(e, 148, 134, 604, 760, 16)
    inks = ((250, 200, 90), (120, 220, 140), WHITE, (110, 170, 250), (240, 120, 130), (190, 150, 240))
    for row in range(3):
        for column in range(4):
            e.fill_box(206 + column * 130, 330 + row * 134, 84, 84, 20, inks[(row * 4 + column * 5) % 6], 0.9)
    e.fill_box(240, 792, 420, 84, 24, WHITE, 0.3)
    e.words("9:41", 450, 262, 80, WHITE, 0.95, 0.02)
    if which == 1:
        e.tube("M846,180 L846,860", 24, tones((240, 240, 238)))
    e.fill(oval(450, 118, 5), (60, 62, 70))


def laptop(e: Easel) -> None:
    """Open, seen a little from above: screen, keyboard, trackpad."""
    which = {"apple": 0}.get((e.spec.brand or "").lower(), e.which(3))
    lid = box(170, 170, 660, 440, 22)
    e.lit(lid, e.main, "metal")
    e.fill(box(176, 176, 648, 430, 18), BEZEL)
    screen(e, 192, 192, 616, 386 if which else 396, 6)
    if which == 0:
        e.fill_box(464, 190, 72, 18, 7, BEZEL)
    e.fill_box(330, 540 if which else 546, 340, 30, 10, WHITE, 0.28)
    for place in range(8):
        e.fill_box(
            346 + place * 39,
            545 if which else 550,
            24,
            22,
            6,
            ((250, 200, 90), (120, 220, 140), WHITE, (110, 170, 250))[place % 4],
            0.9,
        )
    e.lit(box(300, 604, 400, 14, 4), (40, 42, 46), "down")
    deck = outline("M170,614 L830,614 L930,800 L70,800 Z")
    e.lit(deck, e.main, "brushed")
    keys = outline("M226,630 L774,630 L812,716 L188,716 Z")
    e.fill(keys, (30, 31, 35) if which != 2 else mix(e.colour, (20, 20, 24), 0.8))
    with e.clip(keys):
        for row in range(5):
            y = 633 + row * 16.6 + row * row * 0.4
            left, right = 226 - (y - 630) * 0.44, 774 + (y - 630) * 0.44
            step = (right - left) / 14
            for key in range(14):
                e.fill_box(
                    left + key * step + 2,
                    y + 1,
                    step - 4,
                    13.5,
                    3,
                    (64, 66, 72)
                    if which != 2
                    else ((220, 70, 80) if key in {1, 2, 3} and row in {1, 2} else (64, 66, 72)),
                )
    pad = (
        outline("M386,726 L614,726 L630,786 L370,786 Z")
        if which != 1
        else outline("M380,728 L600,728 L612,784 L366,784 Z")
    )
    e.lit(pad, tones(mix(e.colour, WHITE, 0.1)), "sheet", 0.5)
    e.line(pad, 2, e.main.deep, 0.4)
    e.lit("M70,800 L930,800 Q932,826 900,828 L100,828 Q68,826 70,800 Z", e.main, "metal_down")
    e.fill("M430,800 L570,800 Q566,812 550,812 L450,812 Q434,812 430,800 Z", e.main.deep, 0.6)
    if e.spec.brand and which != 0:
        e.brand(500, 598, 18, (170, 172, 178))


def smartwatch(e: Easel) -> None:
    """Square or round face on a silicone band, or a slim band."""
    which = e.which(3)
    wide = (96, 88, 76)[which]
    band = tones(e.colour)
    e.lit(
        f"M{500 - wide},360 C{500 - wide},240 {520 - wide},120 {536 - wide},60 L{464 + wide},60 C{480 + wide},120 {500 + wide},240 {500 + wide},360 Z",
        band,
        "across",
        0.5,
    )
    e.lit(
        f"M{500 - wide},640 C{500 - wide},760 {520 - wide},880 {536 - wide},950 Q500,980 {464 + wide},950 C{480 + wide},880 {500 + wide},760 {500 + wide},640 Z",
        band,
        "across",
        0.5,
    )
    for place in range(5):
        e.fill_box(488, 780 + place * 32, 24, 12, 6, e.main.deep, 0.8)
    metal = tones((62, 64, 70)) if luma(e.colour) < 0.6 else tones((200, 203, 208))
    if which == 1:
        e.lit(oval(500, 500, 206), metal, "metal")
        e.fill(oval(500, 500, 186), BEZEL)
        for place in range(12):
            with e.at(500, 500, place * 30):
                e.fill_box(-4, -172, 8, 24, 3, (220, 222, 226))
        e.words("10:09", 500, 500, 84, WHITE, 1, 0.02)
        e.words("8 642", 500, 570, 38, (130, 230, 160))
    else:
        x, width, height = (318, 364, 430) if which == 0 else (392, 216, 420)
        e.lit(box(x + width - 8, 440, 26, 70, 12), metal, "metal_down")
        e.lit(box(x, 500 - height / 2, width, height, 92 if which == 0 else 84), metal, "metal")
        e.fill(box(x + 12, 512 - height / 2, width - 24, height - 24, 80 if which == 0 else 72), BEZEL)
        e.words("10:09", 500, 420, 92 if which == 0 else 62, WHITE, 1, 0.02)
        for place, ink in enumerate(((250, 80, 110), (150, 230, 80), (80, 210, 240))):
            arc = skia.Path()
            radius = (90 if which == 0 else 62) - place * 24
            arc.addArc(
                skia.Rect.MakeXYWH(500 - radius, 560 - radius, radius * 2, radius * 2), -90, 290 - place * 50
            )
            e.line(arc, 17, ink)
    e.glow("M420,330 L520,330 L420,470 Z", alpha=0.12, blur=14)


def monitor(e: Easel) -> None:
    """Slim, curved wide, or with a thick stand."""
    which = e.which(3)
    metal = tones(e.colour)
    e.lit("M452,660 L548,660 L562,840 L438,840 Z", metal, "metal")
    e.lit(
        "M300,850 Q500,800 700,850 L700,866 Q500,884 300,866 Z"
        if which != 1
        else "M330,880 L470,820 L530,820 L670,880 L640,888 L500,846 L360,888 Z",
        metal,
        "brushed",
        0.5,
    )
    x, width, height = ((80, 840, 520), (10, 980, 450), (120, 760, 530))[which]
    y = 700 - height
    shell = (
        box(x, y, width, height, 16)
        if which != 1
        else outline(
            f"M{x},{y} Q500,{y + 36} {x + width},{y} L{x + width},{y + height} Q500,{y + height + 36} {x},{y + height} Z"
        )
    )
    e.lit(shell, tones(mix(e.colour, (20, 20, 24), 0.45)), "metal_down")
    with e.clip(shell):
        screen(
            e, x + 9, y + 9, width - 18, height - (44 if which == 2 else 26) + (20 if which == 1 else 0), 8
        )
    e.brand(500, y + height - 10 + (24 if which == 1 else 0), 22, (190, 192, 198))


PAINTERS: Final[dict[str, Painter]] = {
    "phone": lay(phone),
    "tablet": lay(tablet),
    "laptop": stand(laptop),
    "smartwatch": lay(smartwatch),
    "monitor": stand(monitor),
    **gadgets.PAINTERS,
}
