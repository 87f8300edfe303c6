"""Dresses, skirts and swimwear."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from retrieval.demo.drawing.canvas import Easel
from retrieval.demo.drawing.painter import Painter, lay
from retrieval.demo.drawing.palette import mix
from retrieval.demo.drawing.paths import both
from retrieval.demo.drawing.torso import Cut, collar, inside, neck_rib, placket, sew


def pleats(e: Easel, skirt: object, waist: float, hem: float, top: float, bottom: float, count: int) -> None:
    """Folds that fall from the waist and open towards the hem."""
    lines = []
    for place in range(count):
        share = (place + 0.5) / count * 2 - 1 + e.rng.uniform(-0.06, 0.06)
        x, y = 500 + share * waist, 500 + share * hem
        start = top + e.rng.uniform(5, 60)
        lines.append(
            f"M{x:.0f},{start:.0f} Q{x + (y - x) * 0.35:.0f},{(top + bottom) / 2:.0f} {y:.0f},{bottom + 20:.0f}"
        )
    e.folds(skirt, *lines, width=26, strength=1.0)


def _straps(e: Easel, top: float, width: float) -> None:
    for strap in e.twice(
        f"M{500 + width},{top + 96} C{500 + width + 4},{top + 40} {500 + width - 14},{top - 20} {500 + width - 34},{top - 44}"
    ):
        e.line(strap, 13, e.main.deep)
        e.line(strap, 10, e.main.base)


def dress(e: Easel) -> None:
    """A-line with short sleeves, slip with straps, shirt dress, wrap with long sleeves, tiered maxi, sheath."""
    which = e.which(6)
    waist_y, waist, hem, bottom = (
        (470, 112, 262, 900),
        (460, 116, 196, 960),
        (500, 128, 200, 900),
        (470, 112, 236, 920),
        (440, 116, 292, 1060),
        (480, 118, 138, 860),
    )[which]
    cut = Cut(
        neck=72,
        neck_depth=74,
        shoulder=146,
        chest=136,
        waist=waist,
        waist_y=waist_y,
        hem=waist + 4,
        hem_y=waist_y + 20,
        sleeve=170,
        lean=30,
        cuff=104,
        armpit_y=372,
    )
    if which == 2:
        cut = replace(cut, neck=56, neck_depth=52, sleeve=400, lean=16, cuff=66)
    if which == 3:
        cut = replace(cut, vee=True, neck_depth=150, sleeve=360, lean=18, cuff=92, puff=16)
    if which == 5:
        cut = replace(cut, sleeve=0, neck_depth=58, neck=62, shoulder=128)
    middle = (waist_y + bottom) / 2
    skirt = both(
        f"M498,{waist_y - 6} L{500 + waist},{waist_y - 6} C{500 + waist + (34 if which == 5 else 12)},{waist_y + 90} {500 + hem * 0.8},{middle} {500 + hem},{bottom}"
        f" Q{500 + hem * 0.72},{bottom + 26} {500 + hem * 0.48},{bottom + 8} Q{500 + hem * 0.24},{bottom + 30} 498,{bottom + 16} Z"
    )
    if which in {1, 4}:
        _straps(e, 200, 96)
        e.fill(both("M498,300 Q540,316 596,286 L600,340 L498,350 Z"), e.main.deep)
    e.cloth(skirt)
    pleats(e, skirt, waist * 0.9, hem * 0.92, waist_y, bottom, 9 if which != 5 else 3)
    if which in {1, 4}:
        neck = "M498,322 Q540,320 596,284" if which == 1 else "M498,292 L590,284"
        top = both(
            f"{neck} C616,330 622,370 636,392 C640,420 {500 + waist},430 {500 + waist},{waist_y + 8} L498,{waist_y + 8} Z"
        )
        body = e.cloth(top)
        e.folds(body, f"M560,330 Q548,390 556,{waist_y}", f"M440,330 Q452,390 444,{waist_y}", width=18)
    else:
        body = sew(e, cut)
    if which == 4:
        for y in (waist_y + 200, waist_y + 400):
            half = waist + (hem - waist) * ((y - waist_y) / (bottom - waist_y)) ** 0.8
            e.line(f"M{500 - half},{y} Q500,{y + 30} {500 + half},{y}", 7, e.main.deep, 0.45)
            e.line(f"M{500 - half},{y + 7} Q500,{y + 38} {500 + half},{y + 7}", 4, e.main.pale, 0.4)
    if which == 2 and not e.back:
        placket(e, 500, 260, bottom - 10, 8, 40)
    if which == 2:
        collar(e, cut)
    if which in {0, 5, 3}:
        neck_rib(e, cut, 9)
    if which == 3 and not e.back:
        for width, colour, alpha in ((5, e.main.deep, 0.5), (3, e.main.pale, 0.3)):
            e.line(
                f"M500,352 L{500 - waist * 0.8},{waist_y} Q430,{middle} 446,{bottom + 12}",
                width,
                colour,
                alpha,
            )
    if which in {0, 2, 3}:
        belt = both(
            f"M498,{waist_y - 16} Q{500 + waist * 0.6},{waist_y - 14} {500 + waist + 3},{waist_y - 20} L{500 + waist + 4},{waist_y + 14} Q{500 + waist * 0.6},{waist_y + 22} 498,{waist_y + 20} Z"
        )
        e.cloth(belt, e.second if e.spec.second_colour else None, printed=False)
        e.line(belt, 3, e.main.deep, 0.4)
        if which == 3:
            for tail in (
                "M428,486 C414,530 410,580 396,640 L428,646 C436,590 438,540 444,490 Z",
                "M436,480 C454,520 470,560 476,610 L448,612 C440,560 436,530 424,490 Z",
            ):
                e.cloth(tail, printed=False)
                e.line(tail, 2.5, e.main.deep, 0.35)
    if which == 5 and not e.back:
        e.folds(skirt, "M470,500 Q420,520 386,516", "M530,520 Q590,540 616,530", width=16)


def skirt(e: Easel) -> None:
    """Pleated, pencil, mini A-line, or full and long."""
    which = e.which(4)
    hem, bottom = ((246, 760), (146, 780), (224, 600), (318, 860))[which]
    bulge = 44 if which == 1 else 20
    shape = both(
        f"M498,262 L622,250 C{640 + bulge},360 {500 + hem * 0.9 + (10 if which == 1 else 0)},{(250 + bottom) / 2} {500 + hem},{bottom}"
        f" Q{500 + hem * 0.7},{bottom + 34} {500 + hem * 0.45},{bottom + 18} Q{500 + hem * 0.2},{bottom + 40} 498,{bottom + 26} Z"
    )
    e.cloth(shape)
    if which == 0:
        for place in range(-6, 7):
            x, y = 500 + place * 19, 500 + place * hem / 6.4
            e.line(f"M{x},262 L{y},{bottom + 26}", 5, e.main.deep, 0.4)
            e.folds(shape, f"M{x + 8},280 L{y + 16},{bottom + 26}", width=16, strength=0.9)
    elif which == 1:
        e.folds(
            shape, "M500,300 Q420,340 372,330", "M500,340 Q590,380 630,360", "M500,620 L500,800", width=18
        )
        e.line(f"M500,{bottom - 130} L500,{bottom + 24}", 4, e.main.deep, 0.6)
    else:
        pleats(e, shape, 110, hem * 0.92, 262, bottom, 7 if which == 2 else 11)
    band = both("M498,240 L618,232 L624,268 Q560,284 498,284 Z")
    e.cloth(band, printed=False)
    e.line(band, 3, e.main.deep, 0.4)
    if which == 2 and not e.back:
        for place in range(5):
            e.button(500, 300 + place * 66, 13)
    e.stitches(f"M{500 - hem + 10},{bottom - 14} Q500,{bottom + 20} {500 + hem - 10},{bottom - 14}")


def swimsuit(e: Easel) -> None:
    """One-piece, bikini or trunks."""
    which = e.which(3)
    if which == 2:
        trunks = both("M498,300 L650,300 C676,440 694,540 704,640 L536,664 L506,500 L498,500 Z")
        e.cloth(trunks, fallback="sand")
        e.folds(trunks, "M500,500 Q480,420 500,330", "M420,360 L390,640", "M590,380 L620,640", width=24)
        band = both("M498,282 L648,282 L654,334 Q580,346 498,346 Z")
        e.cloth(band, e.second if e.spec.second_colour else None, printed=False)
        for cord in e.twice("M508,330 C530,380 520,410 534,440"):
            e.tube(cord, 9, e.second)
        for stripe in e.twice("M676,350 C690,450 706,560 716,636"):
            e.line(stripe, 11, e.other, 0.85)
        return
    if which == 1:
        for strap in e.twice("M584,330 C580,270 540,220 520,180"):
            e.tube(strap, 11, e.main)
        for side in e.twice("M520,420 L650,400 L690,404"):
            e.tube(side, 10, e.main)
        for cup in e.twice(
            "M512,424 C520,360 560,320 586,322 C626,340 650,380 652,414 C620,446 560,448 512,424 Z"
        ):
            e.cloth(cup)
            e.folds(cup, cup, width=10, strength=0.5)
        brief = e.cloth(
            both("M498,640 Q590,640 664,622 L668,660 C610,690 556,740 534,800 Q520,812 498,812 Z")
        )
        e.folds(brief, "M400,650 Q470,690 490,760", "M600,650 Q530,690 510,760", width=14)
        for tie in e.twice("M660,640 C690,620 700,650 684,690"):
            e.tube(tie, 9, e.main)
        return
    for strap in e.twice("M596,300 C600,240 584,190 566,150"):
        e.line(strap, 20, e.main.deep)
        e.line(strap, 16, e.main.base)
    inside(e, Cut(neck=90, neck_depth=150), e.main)
    suit = both(
        "M498,352 C550,350 580,310 588,262 L612,262 C612,330 630,370 640,400 C628,470 604,510 604,560 C610,620 640,660 652,700 C600,720 556,780 538,846 Q520,858 498,858 Z"
    )
    e.cloth(suit, fallback="sand")
    e.folds(
        suit,
        "M400,420 Q450,520 430,620",
        "M600,420 Q550,520 570,620",
        "M380,700 Q450,740 476,820",
        "M620,700 Q550,740 524,820",
        width=22,
    )
    e.line(suit, 5, mix(e.main.base, e.other, 0.5), 0.7)
    e.brand(560, 440, 18, e.other)


PAINTERS: Final[dict[str, Painter]] = {"dress": lay(dress), "skirt": lay(skirt), "swimsuit": lay(swimsuit)}
