"""Jeans, trousers, shorts, leggings, underwear and socks."""

from __future__ import annotations

from typing import Any, Final

from retrieval.demo.drawing.canvas import Easel
from retrieval.demo.drawing.painter import Painter, lay
from retrieval.demo.drawing.palette import mix, tones
from retrieval.demo.drawing.paths import both
from retrieval.demo.drawing.torso import ribbed

AMBER = (206, 140, 62)


def legs(
    e: Easel,
    knee: float,
    hem_in: float,
    hem_out: float,
    bottom: float,
    waist: float = 132,
    fallback: str = "weave",
) -> Any:
    """A pair of legs from the waist; widths are distances from the middle line."""
    if bottom < 700:
        side = (
            f" C{500 + waist + 40},{bottom - 90} {500 + hem_out - 6},{bottom - 60} {500 + hem_out},{bottom}"
        )
        inner = " L514,424 L498,424 Z"
    else:
        side = f" C{500 + knee},560 {500 + (knee + hem_out) / 2},{bottom - 140} {500 + hem_out},{bottom}"
        inner = f" C{500 + hem_in - 8},{bottom - 200} 526,560 508,424 L498,424 Z"
    shape = both(
        f"M498,168 L{500 + waist},160 C{500 + waist + 28},250 {500 + waist + 34},320 {500 + waist + 30},400"
        f"{side} Q{500 + (hem_in + hem_out) / 2},{bottom + 16} {500 + hem_in},{bottom + 4}{inner}"
    )
    e.cloth(shape, fallback=fallback)
    mid = (hem_in + hem_out) / 2
    creases = [f"M{500 + s * 8},424 Q{500 + s * 60},400 {500 + s * 110},352" for s in (-1, 1)]
    creases += [f"M{500 + s * 20},470 Q{500 + s * 70},470 {500 + s * 116},440" for s in (-1, 1)]
    if bottom > 700:
        creases += [
            f"M{500 + s * (knee - 8)},600 Q{500 + s * (mid + 10)},640 {500 + s * (hem_in + 4)},620"
            for s in (-1, 1)
        ]
        creases += [
            f"M{500 + s * (hem_out - 6)},{bottom - 70} Q{500 + s * mid},{bottom - 40} {500 + s * (hem_in + 10)},{bottom - 60}"
            for s in (-1, 1)
        ]
    e.folds(shape, *creases, width=20, strength=0.9)
    return shape


def waistband(e: Easel, waist: float, loops: bool = True) -> None:
    """The band at the waist, with its button and loops."""
    band = both(f"M498,150 L{500 + waist - 2},142 L{500 + waist + 4},178 Q560,192 498,192 Z")
    e.cloth(band, printed=False)
    e.line(band, 3, e.main.deep, 0.5)
    if loops:
        for x in (-92, -44, 44, 92):
            e.fill_box(500 + x - 7, 142, 14, 54, 3, e.main.shade)
            e.fill_box(500 + x - 6, 142, 10, 52, 3, e.main.base)


def jeans(e: Easel) -> None:
    """Straight, skinny, wide or boot-cut, with amber stitching."""
    which = e.which(4)
    knee, hem_in, hem_out = ((140, 44, 142), (116, 52, 112), (166, 34, 196), (122, 36, 164))[which]
    shape = legs(e, knee, hem_in, hem_out, 920, fallback="denim")
    for thigh in e.twice("M580,440 Q600,560 592,700"):
        with e.clip(shape):
            e.line(thigh, 66, e.main.pale, 0.3, blur=26)
    waistband(e, 132)
    ink = AMBER if e.spec.colour not in {"white", "cream"} else e.main.shade
    e.seam("M500,192 L500,424")
    for side in e.twice(f"M634,200 C{652},300 {500 + knee + 12},560 {500 + hem_out - 8},900"):
        e.stitches(side, ink)
    for cuff in e.twice(f"M{500 + hem_in},896 Q{500 + (hem_in + hem_out) / 2},908 {500 + hem_out},892"):
        e.stitches(cuff, ink)
    if e.back:
        for patch in e.twice("M536,240 L616,232 L622,310 L580,336 L542,316 Z"):
            e.line(patch, 4, e.main.deep, 0.6)
            e.stitches(patch, ink)
        e.fill_box(548, 150, 66, 38, 4, (160, 112, 66))
        return
    for slit in e.twice("M560,190 Q570,250 640,254"):
        e.seam(slit)
        e.stitches(slit, ink)
    e.stitches("M512,196 L512,330 Q512,362 500,370", ink)
    e.button(500, 170, 13, tones((186, 140, 84)))


def trousers(e: Easel) -> None:
    """Pressed, wide with pleats, cargo, or joggers."""
    which = e.which(4)
    knee, hem_in, hem_out = ((134, 46, 126), (176, 30, 206), (150, 44, 150), (146, 58, 112))[which]
    shape = legs(e, knee, hem_in, hem_out, 920 if which != 3 else 860)
    if which == 3:
        for cuff in e.twice("M558,856 L614,854 L606,916 L562,916 Z"):
            ribbed(e, cuff)
        ribbed(e, both("M498,146 L632,138 L634,186 Q560,198 498,198 Z"))
        for cord in e.twice("M508,180 C516,220 530,240 522,280"):
            e.tube(cord, 8, tones(mix(e.colour, (255, 255, 255), 0.7)))
    else:
        waistband(e, 132, loops=which != 1)
        e.seam("M500,192 L500,424")
        if not e.back:
            e.button(500, 170, 11)
    if which in {0, 1}:
        for crease in e.twice(f"M572,210 L{500 + (hem_in + hem_out) / 2},900"):
            with e.clip(shape):
                e.line(crease, 4, e.main.deep, 0.4)
                e.line(crease, 16, e.main.pale, 0.14, blur=6)
    if which == 2:
        for bag in e.twice("M576,520 L660,512 L656,640 L578,646 Z"):
            e.cloth(bag)
            e.line(bag, 4, e.main.deep, 0.5)
        for flap in e.twice("M570,506 L666,498 L664,548 L574,556 Z"):
            e.cloth(flap)
            e.line(flap, 3, e.main.deep, 0.5)
    for slit in e.twice("M598,190 L644,290"):
        e.seam(slit)


def shorts(e: Easel) -> None:
    """Chino, sporty, or denim with turned-up hems."""
    which = e.which(3)
    hem_out, bottom = ((190, 560), (210, 540), (186, 490))[which]
    shape = legs(e, 176, 24, hem_out, bottom, fallback="denim" if which == 2 else "weave")
    if which == 1:
        ribbed(e, both("M498,146 L632,138 L634,190 Q560,202 498,202 Z"))
        for cord in e.twice("M508,186 C520,230 532,250 524,300"):
            e.tube(cord, 9, e.second)
        for stripe in e.twice(f"M640,210 C668,320 {500 + hem_out - 14},440 {500 + hem_out - 14},{bottom}"):
            with e.clip(shape):
                e.line(stripe, 20, e.other)
        return
    waistband(e, 132)
    e.seam("M500,192 L500,424")
    e.button(500, 170, 12, tones((186, 140, 84)) if which == 2 else None)
    for slit in e.twice("M562,192 Q574,250 642,258" if which == 2 else "M598,190 L646,290"):
        e.seam(slit)
    for cuff in e.twice(f"M524,{bottom - 26} Q600,{bottom - 14} {500 + hem_out},{bottom - 30}"):
        e.seam(cuff) if which == 0 else e.line(cuff, 5, e.main.deep, 0.5)


def leggings(e: Easel) -> None:
    """Full length, with a side panel, or three-quarter."""
    which = e.which(3)
    bottom = 930 if which != 2 else 760
    shape = legs(e, 104, 44, 90 if which != 2 else 104, bottom, 116, "sand")
    with e.clip(shape):
        for gleam in e.twice("M560,300 Q590,500 568,860"):
            e.line(gleam, 26, e.main.pale, 0.35, blur=12)
        if which == 1:
            for panel in e.twice("M646,180 C640,420 616,620 592,930"):
                e.line(panel, 46, e.other, 0.85)
    band = both("M498,140 L612,130 L624,236 Q560,252 498,252 Z")
    e.cloth(band, printed=False, fallback="sand")
    e.line(band, 3, e.main.deep, 0.5)
    e.brand(562, 216, 18, e.other)


def underwear(e: Easel) -> None:
    """Boxer briefs, briefs, or a bra with its briefs."""
    which = e.which(3)
    if which == 2:
        for strap in e.twice("M590,270 C596,210 580,150 560,110"):
            e.tube(strap, 11, e.main)
        wing = both("M498,356 L690,330 L694,392 Q600,410 498,404 Z")
        e.cloth(wing)
        for cup in e.twice(
            "M506,372 C510,310 560,262 592,262 C640,284 662,330 658,372 C620,410 550,414 506,372 Z"
        ):
            e.cloth(cup)
            e.folds(cup, "M520,380 Q590,420 650,370", width=14)
        e.fill("M490,352 C484,340 496,338 500,348 C504,338 516,340 510,352 L500,360 Z", e.other)
    if which in {1, 2}:
        y = 230 if which == 2 else 0
        brief = both(
            f"M498,{330 + y} Q600,{328 + y} 694,{306 + y} L700,{372 + y} C620,{410 + y} 566,{480 + y} 548,{570 + y} Q524,{590 + y} 498,{590 + y} Z"
        )
        e.cloth(brief)
        e.folds(
            brief,
            f"M350,{370 + y} Q450,{420 + y} 480,{520 + y}",
            f"M650,{370 + y} Q550,{420 + y} 520,{520 + y}",
            width=18,
        )
        ribbed(
            e,
            both(
                f"M498,{312 + y} Q600,{310 + y} 692,{290 + y} L696,{330 + y} Q600,{350 + y} 498,{352 + y} Z"
            ),
            e.second if e.spec.second_colour else None,
        )
        return
    boxer = both("M498,300 L664,292 C684,420 690,500 692,610 L540,630 L508,520 L498,520 Z")
    e.cloth(boxer)
    e.folds(boxer, "M400,340 Q440,480 470,520", "M600,340 Q560,480 530,520", width=18)
    e.line("M470,340 C450,420 470,500 500,522 C530,500 550,420 530,340", 4, e.main.deep, 0.45)
    ribbed(
        e,
        both("M498,262 L660,254 L668,316 Q580,332 498,332 Z"),
        e.second if e.spec.second_colour else tones(mix(e.colour, (20, 20, 26), 0.5)),
    )
    e.brand(500, 310, 30, (245, 245, 245))


def socks(e: Easel) -> None:
    """A pair: crew, ankle or knee length."""
    which = e.which(3)
    top = (210, 480, 40)[which]
    sock = f"M380,{top} L520,{top} C522,{top + 120} 518,600 530,640 C560,700 640,730 690,780 C720,830 690,890 620,880 C540,870 440,820 400,760 C376,720 384,600 380,{top} Z"
    accent = (
        e.second
        if e.spec.second_colour
        else tones(mix(e.colour, (255, 255, 255) if sum(e.colour) < 400 else (60, 60, 80), 0.45))
    )
    for dx, dy in ((110, -36), (-70, 30)):
        with e.at(dx, dy):
            path = e.cloth(sock, fallback="knit")
            with e.clip(path):
                e.lit("M600,730 L760,720 L760,900 L600,900 Z", accent)
                e.lit("M370,690 Q440,690 466,770 Q450,840 380,820 Z", accent)
            e.folds(path, "M420,640 Q480,660 530,636", "M400,690 Q470,720 540,690", width=18)
            ribbed(e, f"M376,{top - 4} L524,{top - 4} L524,{top + 60} L378,{top + 60} Z", accent)
            e.rim(path, e.main, 0.5)


PAINTERS: Final[dict[str, Painter]] = {
    "jeans": lay(jeans),
    "trousers": lay(trousers),
    "shorts": lay(shorts),
    "leggings": lay(leggings),
    "underwear": lay(underwear),
    "socks": lay(socks),
}
