"""Jackets, coats, vests and suits."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from retrieval.demo.drawing.canvas import Easel
from retrieval.demo.drawing.painter import Painter, lay
from retrieval.demo.drawing.palette import mix, tones
from retrieval.demo.drawing.paths import both, flipped, outline
from retrieval.demo.drawing.torso import Cut, collar, neck_rib, pocket, ribbed, sew

LONG = Cut(
    neck=66,
    neck_depth=56,
    shoulder=184,
    chest=174,
    waist=166,
    hem=172,
    hem_y=790,
    sleeve=450,
    lean=16,
    cuff=92,
)


def lapels(e: Easel, low: float, width: float = 96, under: bool = True) -> None:
    """A deep opening with two notched lapels, over a white shirt where ``under`` says so."""
    gap = both(f"M498,186 L566,192 L504,{low} L498,{low} Z")
    e.lit(gap, tones((240, 240, 238)) if under else tones(mix(e.main.deep, (0, 0, 0), 0.3)))
    if under:
        tie = tones(e.other if e.spec.second_colour else (60, 70, 104))
        e.lit(
            f"M486,214 L514,214 L510,244 L526,{low - 20} L500,{low + 10} L474,{low - 20} L490,244 Z",
            tie,
            "across",
            0.6,
        )
        for leaf in e.twice("M500,212 L540,178 L562,194 L530,254 Z"):
            e.lit(leaf, (250, 250, 248), edge=0.4)
    lapel = f"M502,{low + 8} C516,{low - 120} 548,260 560,184 L{574},{178} L{580 + width * 0.25},{258} L{500 + width + 14},{270} L{500 + width + 26},{310} C560,{low - 70} 530,{low - 20} 502,{low + 8} Z"
    for half in (lapel, flipped(lapel)):
        e.cloth(half)
        e.line(half, 3, e.main.deep, 0.45)
    e.cloth(f"M434,178 Q500,150 566,178 L{580},{196} Q500,168 420,196 Z")


def jacket(e: Easel) -> None:
    """Biker, bomber, denim, or a hooded windbreaker."""
    which = e.which(4)
    cut = replace(LONG, hem_y=(690, 690, 690, 760)[which], waist_y=520)
    if which == 3:
        e.cloth(both("M498,90 C580,92 620,150 616,226 L498,300 Z"), fallback="sand")
        e.fill(both("M498,126 C550,128 580,170 576,222 L498,290 Z"), mix(e.main.deep, (0, 0, 0), 0.2))
    fallback = ("grain", "sand", "denim", "sand")[which]
    sew(e, replace(cut, neck_depth=60 if which != 3 else 70), fallback=fallback, front=which != 3)
    end = cut.hem_y + (44 if which == 1 else 12)
    rib = e.second if e.spec.second_colour else e.main
    if which == 1:
        for band in e.twice(cut.cuff_band(44)):
            ribbed(e, band, rib)
        ribbed(e, cut.hem_band(46), rib)
        ribbed(e, both("M498,192 Q540,190 566,170 L582,196 Q560,256 498,264 Z"), rib)
    if e.back:
        e.seam("M340,300 Q500,330 660,300")
        return
    if which == 0:
        e.zip(540, 260, end)
        lapel = "M524,420 C530,330 560,250 556,186 L590,180 L640,262 L600,340 Z"
        for half in (lapel, flipped(outline(lapel.replace("524,420", "510,420")))):
            e.cloth(half, fallback="grain")
            e.line(half, 3, e.main.deep, 0.5)
        for slit in ("M590,560 L646,500", "M410,560 L354,500", "M590,400 L650,380"):
            e.line(slit, 10, e.main.deep, 0.6)
            e.line(slit, 5, (190, 192, 198))
        e.cloth(both(f"M498,{end - 48} L666,{end - 54} L666,{end - 6} L498,{end} Z"), fallback="grain")
        e.fill_box(458, end - 50, 44, 42, 5, (196, 198, 204))
        e.fill_box(466, end - 42, 28, 26, 3, e.main.base)
    elif which == 2:
        e.line("M330,310 L670,310", 4, e.main.deep, 0.5)
        for line in e.twice("M540,320 L524,690"):
            e.stitches(line, (206, 140, 62))
        for x in (366, 554):
            pocket(e, x, 326, 80, 76, flap=True)
        e.line(f"M500,262 L500,{end}", 4, e.main.deep, 0.6)
        for place in range(5):
            e.button(508, 290 + place * 88, 11, tones((180, 140, 92)))
        collar(e, cut, spread=1.15)
        e.cloth(both("M498,668 L674,660 L674,706 L498,718 Z"), fallback="denim", printed=False)
        for cuff in e.twice(cut.cuff_band(30)):
            e.cloth(cuff, printed=False)
    else:
        e.zip(500, 230 if which == 1 else 268, end)
        for slit in e.twice("M580,600 L640,520"):
            e.line(slit, 12, e.main.deep, 0.55)
            e.line(slit, 5, (150, 152, 158))
        e.brand(594, 390, 22, e.other)


def coat(e: Easel) -> None:
    """Long and tailored, trench with belt, duffle with toggles, or a short pea coat."""
    which = e.which(4)
    cut = replace(
        LONG, hem_y=(980, 980, 900, 800)[which], hem=(196, 224, 200, 190)[which], waist_y=560, waist=164
    )
    body = sew(e, cut, fallback="weave")
    bottom = cut.hem_y
    e.folds(body, f"M420,620 L400,{bottom}", f"M580,640 L606,{bottom}", width=26)
    if e.back:
        e.seam(f"M500,210 L500,{bottom + 14}")
        return
    if which == 2:
        e.line(f"M512,264 L512,{bottom + 10}", 4, e.main.deep, 0.6)
        e.cloth(both("M498,120 C580,124 616,170 604,240 Q560,290 498,296 Z"))
        e.fill(both("M498,150 C556,152 576,190 570,228 Q540,258 498,262 Z"), e.main.deep)
        for y in (360, 460, 560):
            e.line(f"M452,{y} L572,{y}", 7, (92, 66, 44))
            e.lit(
                f"M488,{y - 10} C500,{y - 18} 540,{y - 18} 552,{y - 10} L552,{y + 10} C540,{y + 18} 500,{y + 18} 488,{y + 10} Z",
                (196, 160, 110),
                "down",
                0.6,
            )
        for x in (370, 550):
            pocket(e, x, 650, 84, 120, flap=True)
        return
    low = (500, 400, 0, 400)[which]
    lapels(e, low, 116, under=False)
    e.line(
        f"M500,{low} L500,{bottom + 12}" if which == 0 else f"M528,{low - 20} L528,{bottom + 12}",
        4,
        e.main.deep,
        0.6,
    )
    if which == 0:
        for y in (540, 630):
            e.button(500, y, 15, tones(mix(e.colour, (20, 16, 14), 0.6)))
    else:
        for y in (440, 540, 640):
            for x in (446, 560):
                e.button(x, y, 14, tones(mix(e.colour, (40, 26, 14), 0.65)))
    if which == 1:
        belt = both("M498,568 L668,556 L670,604 L498,618 Z")
        e.cloth(belt)
        e.line(belt, 4, e.main.deep, 0.5)
        e.line("M470,564 L540,562 L540,622 L470,624 Z", 9, (70, 48, 34))
        for tail in ("M536,606 C560,660 566,720 560,780 L530,776 C532,720 526,660 512,616 Z",):
            e.cloth(tail)
            e.line(tail, 3, e.main.deep, 0.4)
    for slit in e.twice("M584,690 L650,668 L654,694 L588,718 Z"):
        e.cloth(slit)
        e.line(slit, 3, e.main.deep, 0.5)


def down_jacket(e: Easel) -> None:
    """Quilted: short, long, or hooded."""
    which = e.which(3)
    cut = replace(
        LONG, hem_y=(700, 960, 730)[which], shoulder=196, chest=190, waist=188, hem=186, cuff=104, waist_y=540
    )
    if which != 0:
        e.cloth(both("M498,84 C596,86 640,150 630,236 L498,300 Z"), fallback="sand")
        e.fill(both("M498,124 C560,126 592,170 588,222 L498,286 Z"), mix(e.main.deep, (0, 0, 0), 0.2))
    body = sew(e, replace(cut, neck_depth=70), fallback="sand", front=which == 0)
    sleeves = [cut.right_sleeve(), flipped(cut.right_sleeve())]
    for place in range(13):
        y = 290 + place * 62
        for sleeve, flip in zip(sleeves, (False, True), strict=True):
            line = f"M640,{y + 14} Q740,{y + 52} 860,{y + 56}"
            _quilt(e, sleeve, flipped(line) if flip else outline(line))
        if y < cut.hem_y:
            _quilt(e, body, f"M300,{y} Q400,{y + 22} 500,{y + 14} Q600,{y + 22} 700,{y}")
    if e.back:
        return
    e.zip(500, 196, cut.hem_y + 14)
    if which == 0:
        e.cloth(both("M498,152 Q560,152 578,178 L584,246 Q550,264 498,264 Z"), fallback="sand")
        e.zip(500, 160, 280)
    for slit in e.twice("M590,620 L642,550"):
        e.line(slit, 12, e.main.deep, 0.5)
    e.brand(592, 396, 22, e.other)


def _quilt(e: Easel, inside: object, line: object) -> None:
    """One row of stitching: shade below, a gleam above where the down swells."""
    with e.clip(inside):
        e.line(line, 16, e.main.deep, 0.3, blur=6)
        e.line(line, 4, e.main.deep, 0.55)
        e.canvas.save()
        e.canvas.translate(0, 26)
        e.line(line, 20, e.main.pale, 0.4, blur=8)
        e.canvas.restore()


def vest(e: Easel) -> None:
    """Quilted body warmer, knitted tank, or a waistcoat."""
    which = e.which(3)
    cut = Cut(
        neck=68,
        neck_depth=150,
        vee=True,
        shoulder=138,
        chest=158,
        waist=150,
        hem=154,
        hem_y=720,
        sleeve=0,
        waist_y=540,
    )
    if which == 0:
        cut = replace(cut, neck_depth=54, vee=False, shoulder=156, chest=176, waist=172, hem=172)
    body = sew(e, cut, fallback=("sand", "knit", "weave")[which])
    for hole in e.twice(
        f"M{500 + cut.shoulder},234 C{500 + cut.shoulder + 4},290 {500 + cut.chest - 14},354 {500 + cut.chest},404"
    ):
        e.line(hole, 22 if which == 1 else 12, e.main.deep, 0.3)
        e.line(hole, 18 if which == 1 else 8, e.main.base)
    if which == 0:
        for y in range(290, 720, 62):
            _quilt(e, body, f"M320,{y} Q410,{y + 20} 500,{y + 12} Q590,{y + 20} 680,{y}")
        e.cloth(both("M498,152 Q556,152 574,178 L580,240 Q550,258 498,258 Z"), fallback="sand")
        e.zip(500, 160, 734)
    elif which == 1:
        neck_rib(e, cut, 24)
        ribbed(e, cut.hem_band(44))
    else:
        e.fill(
            f"M490,{cut.hem_y - 4} L500,{cut.hem_y - 40} L510,{cut.hem_y - 4} L504,{cut.hem_y + 24} L496,{cut.hem_y + 24} Z",
            e.main.deep,
            0.5,
        )
        e.line(f"M504,350 L504,{cut.hem_y}", 4, e.main.deep, 0.5)
        for place in range(5):
            e.button(500, 390 + place * 70, 12, tones(mix(e.colour, (20, 16, 14), 0.6)))
        for slit in e.twice("M560,580 L624,566 L626,586 L562,600 Z"):
            e.cloth(slit)
            e.line(slit, 3, e.main.deep, 0.5)


def suit(e: Easel) -> None:
    """Jacket over its trousers: single- or double-breasted."""
    which = e.which(2)
    trousers = both(
        "M498,640 L640,640 C660,800 652,960 644,1130 L556,1134 C548,980 528,860 508,770 L498,770 Z"
    )
    e.cloth(trousers)
    for crease in e.twice("M586,760 L600,1126"):
        e.line(crease, 4, e.main.deep, 0.4)
    e.folds(trousers, "M500,770 Q470,790 430,780", "M500,770 Q530,790 570,780", width=16)
    cut = replace(LONG, hem_y=760, shoulder=186, chest=168, waist=150, hem=168, cuff=84)
    sew(e, cut)
    for cuff in e.twice(cut.cuff_band(12)):
        e.fill(cuff, (240, 240, 238))
    if e.back:
        e.seam("M500,210 L500,774")
        return
    low = 500 if which == 0 else 460
    lapels(e, low, 100)
    e.line(f"M500,{low} C500,640 494,700 480,772", 4, e.main.deep, 0.6)
    dark = tones(mix(e.colour, (20, 16, 18), 0.6))
    spots = ((500, 540), (500, 620)) if which == 0 else ((450, 520), (552, 520), (450, 610), (552, 610))
    for x, y in spots:
        e.button(x, y, 12, dark)
    for flap in e.twice("M572,630 L652,618 L654,646 L574,660 Z"):
        e.cloth(flap)
        e.line(flap, 3, e.main.deep, 0.5)
    e.lit("M590,372 L640,360 L642,374 L592,386 Z", (246, 246, 244))


PAINTERS: Final[dict[str, Painter]] = {
    "jacket": lay(jacket),
    "coat": lay(coat),
    "down_jacket": lay(down_jacket),
    "vest": lay(vest),
    "suit": lay(suit),
}
