"""T-shirts, shirts, blouses, knitwear, hoodies and pyjamas."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from retrieval.demo.drawing.canvas import Easel
from retrieval.demo.drawing.painter import Painter, lay
from retrieval.demo.drawing.palette import mix, tones
from retrieval.demo.drawing.paths import both, flipped
from retrieval.demo.drawing.torso import Cut, collar, neck_rib, placket, pocket, ribbed, sew


def t_shirt(e: Easel) -> None:
    """Round neck, V-neck, long-sleeved or cropped."""
    cut = (
        Cut(),
        Cut(vee=True, neck_depth=110, neck=66, waist=142),
        Cut(sleeve=455, lean=17, cuff=74, neck_depth=50),
        Cut(
            hem_y=690, waist_y=520, sleeve=210, lean=42, cuff=130, shoulder=196, chest=176, waist=176, hem=176
        ),
    )[e.which(4)]
    sew(e, cut)
    neck_rib(e, cut)
    if not e.back:
        e.graphic(500, 460, 88)
    e.stitches(
        f"M{500 - cut.hem + 6},{cut.hem_y - 16} Q500,{cut.hem_y + 4} {500 + cut.hem - 6},{cut.hem_y - 16}"
    )
    ox, oy, ix, iy = cut.ends()
    for hem in e.twice(f"M{ox - 10},{oy - 16} L{ix - 8},{iy - 18}"):
        e.stitches(hem)
    if e.which(4) == 0 and e.rng.random() < 0.3:
        pocket(e, 545, 360, 84, 92)


def shirt(e: Easel) -> None:
    """Long-sleeved with cuffs, short-sleeved, or with two flap pockets."""
    which = e.which(3)
    cut = Cut(neck=58, neck_depth=54, sleeve=440, lean=17, cuff=76, hem_y=815, waist=146, chest=160, hem=156)
    if which == 1:
        cut = replace(cut, sleeve=225, lean=33, cuff=118, waist=158, hem=162)
    e.stripes_upright = True
    sew(e, cut)
    if e.back:
        e.seam("M332,262 Q500,300 668,262")
    else:
        placket(e, 500, 262, cut.hem_y + 8, 6)
    collar(e, cut)
    if which != 1:
        for cuff in e.twice(cut.cuff_band(46)):
            e.cloth(cuff)
            e.line(cuff, 3, e.main.deep, 0.4)
    if not e.back:
        for x in (548, 370) if which == 2 else (548,):
            pocket(e, x, 372, 84, 96, flap=which == 2)


def blouse(e: Easel) -> None:
    """Bow at the neck, V-neck with puffed sleeves, or ruffles down the front."""
    which = e.which(3)
    cut = Cut(
        neck=64,
        neck_depth=58,
        shoulder=150,
        chest=148,
        waist=132,
        hem=156,
        hem_y=760,
        sleeve=400,
        lean=20,
        cuff=84,
        puff=44,
    )
    if which == 1:
        cut = replace(cut, vee=True, neck_depth=128, neck=74, sleeve=215, lean=36, cuff=96, puff=60)
    if which == 2:
        cut = replace(cut, sleeve=380, cuff=128, puff=8, lean=24)
    body = sew(e, cut)
    e.folds(body, "M440,300 Q430,420 446,560", "M560,300 Q572,420 556,560", width=16, strength=0.6)
    if which != 2:
        for cuff in e.twice(cut.cuff_band(26)):
            e.cloth(cuff)
            e.line(cuff, 3, e.main.deep, 0.4)
    neck_rib(e, cut, 12)
    if e.back:
        return
    if which == 0:
        placket(e, 500, 330, 760, 5, 30)
        for loop in e.twice("M500,276 C540,228 612,240 606,282 C600,318 540,310 500,284 Z"):
            e.cloth(loop)
        for tail in e.twice("M504,282 C520,330 548,380 540,446 L506,430 C516,380 508,330 496,288 Z"):
            e.cloth(tail)
        e.cloth("M482,262 L518,262 L522,300 L478,300 Z")
    if which == 2:
        for x in (462, 538):
            for side in (-1, 1):
                e.cloth(
                    f"M{x},262 C{x + side * 44},330 {x - side * 8},380 {x + side * 38},450 C{x + side * 2},520 {x + side * 44},580 {x + side * 16},690 L{x},690 Z"
                )
        placket(e, 500, 270, 760, 6, 26)


def polo_shirt(e: Easel) -> None:
    """Short sleeves with ribs, sporty tipping, or long sleeves."""
    which = e.which(3)
    cut = Cut(neck=60, neck_depth=56, sleeve=215, lean=36, cuff=112, waist=152, hem=158)
    if which == 2:
        cut = replace(cut, sleeve=440, lean=17, cuff=72)
    sew(e, cut, fallback="knit")
    rib = e.second if which == 1 else e.main
    for band in e.twice(cut.cuff_band(24)):
        ribbed(e, band, rib)
    if not e.back:
        e.cloth("M476,252 L524,252 L522,420 L478,420 Z")
        placket(e, 500, 262, 420, 3, 46)
        e.brand(590, 372, 18, e.other)
        if not e.spec.brand:
            e.fill("M580,352 L596,352 L592,372 L584,372 Z", e.other, 0.9)
    collar(e, cut, rib if which == 1 else None, 1.05, 16)


def sweater(e: Easel) -> None:
    """Crew neck, V-neck or roll neck."""
    which = e.which(4)
    cut = Cut(
        neck=64,
        neck_depth=52,
        shoulder=180,
        chest=170,
        waist=164,
        hem=160,
        hem_y=770,
        sleeve=440,
        lean=17,
        cuff=84,
    )
    if which == 1:
        cut = replace(cut, vee=True, neck_depth=126)
    if which == 3:
        cut = replace(cut, shoulder=206, chest=196, waist=194, hem=184, hem_y=730, cuff=100)
    sew(e, cut, fallback="knit")
    for band in e.twice(cut.cuff_band(52)):
        ribbed(e, band)
    ribbed(e, cut.hem_band(48))
    if which == 2:
        ribbed(e, both("M498,112 Q548,112 562,124 L566,210 Q546,240 498,240 Z"))
        e.line("M436,166 Q500,196 564,166", 8, e.main.deep, 0.3, blur=4)
    else:
        neck_rib(e, cut, 26)
    if not e.back:
        e.graphic(500, 470, 100)


def cardigan(e: Easel) -> None:
    """Buttoned V-neck, long and open, or short with a round neck."""
    which = e.which(3)
    cut = Cut(
        neck=66,
        neck_depth=190,
        vee=True,
        shoulder=172,
        chest=164,
        waist=158,
        hem=160,
        hem_y=770,
        sleeve=440,
        lean=17,
        cuff=82,
    )
    if which == 1:
        cut = replace(cut, neck_depth=240, hem_y=880, waist_y=620)
    if which == 2:
        cut = replace(cut, neck_depth=56, vee=False, hem_y=690, waist_y=540)
    sew(e, cut, fallback="knit")
    for band in e.twice(cut.cuff_band(48)):
        ribbed(e, band)
    ribbed(e, cut.hem_band(44))
    if e.back:
        neck_rib(e, cut, 24)
        return
    low, end = 204 + cut.neck_depth, cut.hem_y + 56
    if which == 1:
        gap = f"M500,{low - 40} L474,{end + 6} L526,{end + 6} Z"
        e.fill(gap, mix(e.main.deep, (20, 18, 24), 0.3))
    neck_rib(e, cut, 30)
    if which == 1:
        for edge in e.twice(f"M502,{low} L528,{end - 6}"):
            e.line(edge, 32, e.main.deep, 0.5)
            e.line(edge, 28, e.main.base)
        return
    ribbed(e, f"M480,{low - 6} L520,{low - 6} L520,{end} L480,{end} Z")
    count = 5 if which == 0 else 6
    for place in range(count):
        e.button(500, low + 26 + place * (end - low - 50) / (count - 1), 13)


def hoodie(e: Easel) -> None:
    """Pullover with pouch, or with a zip."""
    which = e.which(3)
    cut = Cut(
        neck=84,
        neck_depth=66,
        shoulder=190,
        chest=178,
        waist=174,
        hem=166,
        hem_y=770,
        sleeve=440,
        lean=18,
        cuff=92,
    )
    if not e.back:
        e.cloth(both("M498,84 C590,86 632,150 624,226 L596,300 L498,300 Z"), fallback="fleece")
        e.fill(
            both("M498,122 C556,124 586,170 582,222 Q560,290 498,296 Z"), mix(e.main.deep, (0, 0, 0), 0.25)
        )
        e.line("M418,222 C416,168 446,124 500,123 C554,124 584,168 582,222", 7, e.main.light, 0.5)
    body = sew(e, replace(cut, neck_depth=92), fallback="fleece", front=False)
    for band in e.twice(cut.cuff_band(46)):
        ribbed(e, band)
    ribbed(e, cut.hem_band(46))
    if e.back:
        e.cloth(both("M498,150 C580,150 620,190 612,236 C590,330 540,380 498,386 Z"), fallback="fleece")
        e.seam("M500,152 L500,384")
        return
    e.folds(body, "M420,230 Q440,300 500,306", "M580,230 Q560,300 500,306", width=14)
    if which == 1:
        e.zip(500, 296, cut.hem_y + 52)
        for half in e.twice("M540,590 L640,560 L652,740 L520,740 L520,640 Z"):
            e.seam(half)
    else:
        pouch = both("M498,570 L600,570 L656,690 L656,752 L498,752 Z")
        e.cloth(pouch, printed=False, fallback="fleece")
        e.seam(pouch)
        e.graphic(500, 440, 78)
    for cord in e.twice("M530,290 C540,340 534,380 540,424"):
        e.tube(
            cord,
            9,
            tones(mix(e.colour, (255, 255, 255), 0.75))
            if e.spec.colour not in {"white", "cream"}
            else tones((190, 190, 196)),
        )


def pyjamas(e: Easel) -> None:
    """A buttoned top above its trousers, or a top with shorts."""
    which = e.which(2)
    short = which == 1
    cut = Cut(
        neck=58,
        neck_depth=96,
        vee=True,
        hem_y=640,
        waist_y=500,
        chest=156,
        waist=158,
        hem=162,
        sleeve=215 if short else 350,
        lean=32 if short else 22,
        cuff=112 if short else 92,
    )
    e.stripes_upright = True
    leg = (
        "M498,560 L640,560 C662,640 668,700 672,780 L530,790 L506,690 L498,690 Z"
        if short
        else "M498,560 L636,560 C654,700 656,860 650,1010 L540,1014 C530,900 516,800 506,730 L498,730 Z"
    )
    legs = e.cloth(both(leg))
    e.folds(legs, "M500,690 Q490,720 470,740", "M420,640 L410,900", "M590,640 L596,900", strength=0.7)
    sew(e, cut)
    t = e.second if e.spec.second_colour else tones(mix(e.colour, (255, 255, 255), 0.5))
    for band in (*e.twice(cut.cuff_band(14)),):
        e.fill(band, t.base)
    if e.back:
        return
    placket(e, 500, 306, 648, 4, 34)
    lapel = "M506,302 L562,196 L600,214 L604,266 L568,270 Z"
    for half in (lapel, flipped(lapel)):
        e.cloth(half)
        e.line(half, 6, t.base)
    pocket(e, 540, 390, 80, 84)


PAINTERS: Final[dict[str, Painter]] = {
    "t_shirt": lay(t_shirt),
    "shirt": lay(shirt),
    "blouse": lay(blouse),
    "polo_shirt": lay(polo_shirt),
    "sweater": lay(sweater),
    "cardigan": lay(cardigan),
    "hoodie": lay(hoodie),
    "pyjamas": lay(pyjamas),
}
