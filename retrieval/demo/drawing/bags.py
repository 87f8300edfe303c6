"""Handbags, backpacks, wallets, suitcases, totes and laptop bags."""

from __future__ import annotations

from typing import Final

from retrieval.demo.drawing.canvas import Easel
from retrieval.demo.drawing.painter import Painter, lay, stand
from retrieval.demo.drawing.palette import mix, tones
from retrieval.demo.drawing.paths import box, oval

BRASS = (206, 170, 96)


def _clasp(e: Easel, x: float, y: float, width: float, height: float) -> None:
    e.lit(box(x - width / 2, y - height / 2, width, height, 7), tones(BRASS), "metal_down", 0.4)


def handbag(e: Easel) -> None:
    """Structured with top handle, hobo, flap with chain, or a bucket."""
    which = e.which(4)
    if which == 0:
        e.tube("M370,420 C370,210 630,210 630,420", 26, e.main)
        body = e.cloth(
            "M230,400 L770,400 L830,800 Q830,830 800,830 L200,830 Q170,830 170,800 Z", fallback="grain"
        )
        e.stitches("M248,418 L752,418 L810,808 L190,808 Z")
        e.line("M190,700 L810,700", 4, e.main.deep, 0.35)
        flap = e.cloth("M226,396 L774,396 L784,500 Q500,560 216,500 Z", fallback="grain")
        e.line("M216,500 Q500,560 784,500", 6, e.main.deep, 0.5)
        _clasp(e, 500, 530, 70, 46)
        for x in (370, 630):
            e.line(oval(x, 420, 22), 8, BRASS)
        e.brand(500, 650, 38, BRASS)
    elif which == 1:
        strap = "M250,440 C290,140 710,140 750,440"
        e.line(strap, 54, e.main.deep)
        e.line(strap, 46, e.main.base)
        e.stitches(strap)
        body = e.cloth(
            "M222,420 Q500,540 778,420 C880,560 860,800 700,830 Q500,850 300,830 C140,800 120,560 222,420 Z",
            fallback="grain",
        )
        e.folds(
            body,
            "M280,470 Q330,620 300,780",
            "M720,470 Q660,620 710,780",
            "M420,520 Q460,640 440,760",
            width=34,
        )
        e.line("M222,420 Q500,540 778,420", 10, e.main.deep, 0.6)
        for x in (246, 754):
            e.line(oval(x, 430, 26), 9, BRASS)
    elif which == 2:
        for width, colour in ((16, (120, 92, 40)), (9, (236, 206, 130))):
            e.line("M200,460 C240,120 760,120 800,460", width, colour, dash=15)
        e.cloth(box(150, 440, 700, 390, 34), fallback="grain")
        flap = e.cloth(
            "M150,474 Q150,436 190,436 L810,436 Q850,436 850,474 L850,640 Q500,760 150,640 Z",
            fallback="grain",
        )
        with e.clip(flap):
            for place in range(-6, 14):
                for lean in (1, -1):
                    e.line(f"M{place * 100},400 L{place * 100 + lean * 360},760", 4, e.main.deep, 0.28)
        e.line("M150,640 Q500,760 850,640", 6, e.main.deep, 0.5)
        _clasp(e, 500, 690, 76, 56)
    else:
        e.line("M300,400 C320,120 680,120 700,400", 22, e.main.deep)
        e.line("M300,400 C320,120 680,120 700,400", 17, e.main.base)
        body = e.cloth(
            "M270,380 Q500,430 730,380 L790,800 Q500,870 210,800 Z", how="across", fallback="grain"
        )
        e.fill("M270,380 Q500,330 730,380 Q500,430 270,380 Z", e.main.deep)
        e.folds(
            body, "M360,410 L340,560", "M440,420 L430,560", "M560,420 L570,560", "M640,410 L662,560", width=20
        )
        e.tube("M262,450 Q500,500 738,450", 12, tones(mix(e.colour, (60, 40, 20), 0.4)))
        e.tube("M480,480 C460,540 470,580 450,630", 10, tones(mix(e.colour, (60, 40, 20), 0.4)))
        e.tube("M520,480 C540,540 530,580 552,630", 10, tones(mix(e.colour, (60, 40, 20), 0.4)))


def backpack(e: Easel) -> None:
    """School rucksack, roll-top, hiking pack, or a slim city one."""
    which = e.which(4)
    dark = tones(mix(e.colour, (28, 28, 34), 0.6))
    e.tube("M440,150 C440,80 560,80 560,150", 24, dark)
    for strap in e.twice("M712,330 C790,420 800,640 736,800"):
        e.line(strap, 44, dark.deep)
        e.line(strap, 36, dark.base)
    body = e.cloth(
        "M250,330 C250,180 330,130 500,130 C670,130 750,180 750,330 L770,800 Q770,870 700,870 L300,870 Q230,870 230,800 Z",
        how="across",
    )
    e.folds(body, "M270,520 Q300,560 290,700", "M730,520 Q700,560 712,700", width=26)
    if which in {0, 2}:
        e.line("M276,420 C280,210 340,170 500,170 C660,170 720,210 724,420", 14, e.main.deep, 0.6)
        e.line("M276,420 C280,210 340,170 500,170 C660,170 720,210 724,420", 6, (170, 172, 178), dash=6)
        e.fill_box(268, 414, 18, 50, 6, dark.base)
        pouch = e.cloth(
            "M300,560 Q300,520 340,520 L660,520 Q700,520 700,560 L706,800 Q706,830 676,830 L324,830 Q294,830 294,800 Z"
        )
        e.line(pouch, 4, e.main.deep, 0.5)
        e.line("M320,566 L680,566", 12, e.main.deep, 0.6)
        e.line("M320,566 L680,566", 5, (170, 172, 178), dash=6)
        e.fill_box(660, 560, 16, 46, 5, dark.base)
        e.graphic(500, 370, 80)
        if which == 2:
            for x in (360, 640):
                e.line(f"M{x},150 L{x},860", 18, dark.base)
                e.fill_box(x - 20, 470, 40, 30, 5, (30, 30, 34))
            e.lit(box(330, 96, 340, 74, 36), e.second, "down", 0.6)
    elif which == 1:
        top = e.cloth("M250,300 L256,150 Q500,110 744,150 L750,300 Q500,330 250,300 Z", how="down")
        e.line(top, 4, e.main.deep, 0.5)
        for x in (350, 650):
            e.line(f"M{x},140 L{x},520", 24, tones((130, 90, 56)).base)
            _clasp(e, x, 420, 46, 40)
        pouch = e.cloth(box(310, 580, 380, 240, 20))
        e.line(pouch, 4, e.main.deep, 0.5)
    else:
        e.line("M300,300 L700,300", 12, e.main.deep, 0.6)
        e.line("M300,300 L700,300", 5, (170, 172, 178), dash=6)
        e.lit(box(240, 620, 520, 14, 4), dark)
        e.lit("M232,760 L768,760 L770,800 Q770,870 700,870 L300,870 Q230,870 230,800 Z", dark, "across", 0.5)
        e.lit(box(470, 420, 60, 60, 8), tones((140, 98, 62)), edge=0.6)
    e.brand(500, 690 if which != 3 else 720, 40, e.other)


def wallet(e: Easel) -> None:
    """Bifold, long with zip, or a card holder."""
    which = e.which(3)
    if which == 1:
        body = e.cloth(box(140, 300, 720, 400, 40), fallback="grain")
        e.line(box(158, 318, 684, 364, 30), 12, (190, 160, 92))
        e.line(box(158, 318, 684, 364, 30), 12, (110, 86, 40), dash=5)
        e.lit(box(180, 340, 640, 320, 22), e.main, edge=0.4)
        e.texture(body, "grain")
        e.tube("M836,500 L900,540 L896,600", 14, e.main)
        e.brand(500, 520, 50, BRASS)
        return
    if which == 2:
        for place, ink in enumerate([(74, 120, 190), (214, 90, 84), (90, 160, 120)]):
            e.lit(box(270, 220 + place * 44, 460, 300, 26), ink, edge=0.5)
            e.fill_box(300, 250 + place * 44, 60, 20, 4, (240, 220, 160))
        e.cloth(box(240, 360, 520, 400, 34), fallback="grain")
        e.stitches(box(258, 378, 484, 364, 24))
        e.line("M250,440 Q500,540 750,440", 5, e.main.deep, 0.5)
        e.brand(500, 640, 42, e.main.pale)
        return
    e.lit(box(196, 250, 640, 470, 30), e.main.deep)
    for place in range(3):
        e.fill_box(240, 262 + place * 8, 560, 30, 4, (118, 150, 116) if place < 2 else (136, 170, 130))
    e.cloth(box(170, 280, 660, 460, 34), fallback="grain")
    e.stitches(box(190, 300, 620, 420, 24))
    e.folds(box(170, 280, 660, 460, 34), "M196,300 L196,720", width=16)
    e.brand(660, 670, 40, e.main.pale, 0.7)
    e.lit(
        "M700,470 L870,470 Q890,470 890,500 L890,540 Q890,560 870,560 L700,560 Q680,515 700,470 Z",
        e.main,
        edge=0.8,
    )
    _clasp(e, 740, 515, 40, 40)


def suitcase(e: Easel) -> None:
    """Hard shell with ribs, a wider check-in case, or a soft one; on wheels."""
    which = e.which(3)
    wide = (220, 280, 230)[which]
    for x in (-70, 70):
        e.line(f"M{500 + x},260 L{500 + x},70", 15, (120, 124, 130))
        e.line(f"M{496 + x},260 L{496 + x},70", 5, (216, 220, 226))
    e.tube("M424,70 L576,70", 30, tones((44, 46, 52)))
    for x in (-wide + 50, wide - 50):
        e.lit(box(500 + x - 26, 890, 52, 40, 8), (60, 62, 68))
        e.lit(oval(500 + x, 930, 34), (36, 38, 42), "ball")
        e.lit(oval(500 + x, 930, 14), (150, 154, 160), "ball")
    shell = box(500 - wide, 230, wide * 2, 670, 56 if which != 2 else 36)
    if which == 2:
        e.cloth(shell, how="across")
        for y, height in ((290, 210), (540, 300)):
            pouch = e.cloth(box(500 - wide + 40, y, wide * 2 - 80, height, 26), printed=True)
            e.line(pouch, 4, e.main.deep, 0.5)
            e.line(f"M{500 - wide + 60},{y + 34} L{500 + wide - 60},{y + 34}", 11, e.main.deep, 0.6)
            e.line(f"M{500 - wide + 60},{y + 34} L{500 + wide - 60},{y + 34}", 5, (176, 178, 184), dash=6)
        e.fill(shell, (0, 0, 0), 0)
    else:
        e.lit(shell, e.main, "across")
        e.print_on(shell, e.main)
        if e.spec.pattern not in {None, "plain"} or e.medley:
            e.shade_over(shell, "across")
        count = 7 if which == 0 else 9
        for place in range(count):
            rib = 500 - wide + 46 + place * (wide * 2 - 92) / (count - 1)
            e.line(f"M{rib},270 L{rib},860", 12, e.main.deep, 0.32)
            e.line(f"M{rib - 8},270 L{rib - 8},860", 6, e.main.pale, 0.5)
        e.rim(shell, e.main, 0.8)
    e.line(f"M{500 - wide},570 L{500 + wide},570", 3, e.main.deep, 0.0)
    e.tube("M440,236 C440,200 560,200 560,236", 18, tones((50, 52, 58)))
    e.fill_box(400, 770, 200, 54, 8, mix(e.colour, (20, 20, 24), 0.55), 0.75)
    e.words(e.spec.brand or "VOYAGE", 500, 808, 30, (240, 240, 240))
    for x in (-wide + 20, wide - 20):
        for y in (250, 880):
            e.fill(oval(500 + x, y, 22), mix(e.colour, (20, 20, 24), 0.6), 0.5)


def tote_bag(e: Easel) -> None:
    """Canvas with long handles, a shopper with leather handles, or straw."""
    which = e.which(3)
    t = e.main if which != 1 else tones((150, 104, 66))
    top = 60 if which == 0 else 160
    e.line(f"M380,420 C370,{top - 20} 630,{top - 20} 620,420", 28, mix(t.deep, t.base, 0.3))
    body = e.cloth("M210,400 L790,400 L812,850 Q812,876 786,876 L214,876 Q188,876 188,850 Z")
    if which == 2:
        with e.clip(body):
            for y in range(410, 880, 26):
                e.line(f"M180,{y} L820,{y}", 5, e.main.deep, 0.3, dash=22)
    e.folds(
        body, "M300,420 Q330,620 290,860", "M690,420 Q660,620 716,860", "M480,640 Q520,740 470,860", width=36
    )
    e.line("M212,424 L788,424", 3, e.main.deep, 0.5)
    e.stitches("M214,440 L786,440")
    front = f"M350,470 C340,{top} 660,{top} 650,470"
    e.line(front, 34, t.deep)
    e.line(front, 28, t.base)
    e.stitches(front, t.pale)
    if e.spec.pattern == "graphic":
        e.graphic(500, 660, 110)
    elif which == 0 and e.spec.pattern in {None, "plain"}:
        e.words(e.spec.brand or "market", 500, 680, 64, e.other, 0.9)


def laptop_bag(e: Easel) -> None:
    """Briefcase with handles, sleeve, or a messenger."""
    which = e.which(3)
    if which == 1:
        e.cloth(box(130, 270, 740, 520, 40), fallback="fleece")
        e.line("M160,320 L840,320", 15, e.main.deep, 0.6)
        e.line("M160,320 L840,320", 7, (176, 178, 184), dash=6)
        e.fill_box(800, 312, 60, 18, 7, e.main.shade)
        pouch = e.cloth(box(180, 440, 640, 310, 26), fallback="fleece")
        e.line(pouch, 4, e.main.deep, 0.45)
        e.brand(500, 620, 44, e.other)
        return
    strap = "M140,420 C120,60 880,60 860,420"
    e.line(strap, 34, mix(e.main.deep, (0, 0, 0), 0.2))
    e.line(strap, 28, mix(e.main.base, (30, 30, 34), 0.45))
    if which == 0:
        for x in (0, 14):
            e.tube(f"M{380 + x},380 C{390 + x},240 {596 + x},240 {606 + x},380", 24, e.main)
    e.cloth(box(120, 370, 760, 470, 34), fallback="grain")
    e.line("M150,410 L850,410", 14, e.main.deep, 0.6)
    e.line("M150,410 L850,410", 6, (176, 178, 184), dash=6)
    if which == 0:
        pouch = e.cloth(box(160, 500, 680, 300, 22), fallback="grain")
        e.line(pouch, 4, e.main.deep, 0.5)
        e.stitches(box(172, 512, 656, 276, 16))
        for x in (320, 680):
            e.line(f"M{x},380 L{x},560", 34, e.main.shade)
            _clasp(e, x, 560, 44, 40)
    else:
        flap = e.cloth(
            "M112,366 L888,366 L888,640 Q888,700 830,700 L170,700 Q112,700 112,640 Z", fallback="grain"
        )
        e.line(flap, 5, e.main.deep, 0.5)
        for x in (300, 700):
            e.line(f"M{x},560 L{x},760", 40, e.main.shade)
            _clasp(e, x, 710, 58, 46)
    e.brand(500, 660, 40, e.other if which == 0 else e.main.pale)


PAINTERS: Final[dict[str, Painter]] = {
    "handbag": stand(handbag),
    "backpack": stand(backpack),
    "wallet": lay(wallet),
    "suitcase": stand(suitcase),
    "tote_bag": stand(tote_bag),
    "laptop_bag": stand(laptop_bag),
}
