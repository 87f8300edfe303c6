"""Textiles of the house: cushions, bedding, towels, curtains, rugs; and the bed that wears them."""

from __future__ import annotations

from retrieval.demo.drawing.canvas import Easel
from retrieval.demo.drawing.palette import WHITE, Tones, mix, tones
from retrieval.demo.drawing.paths import box, oval


def cushion(e: Easel) -> None:
    """Square, oblong, or round."""
    which = e.which(3)
    shape = (
        "M140,160 Q500,230 860,160 Q790,500 860,840 Q500,780 140,840 Q210,500 140,160 Z",
        "M90,280 Q500,330 910,280 Q860,500 910,720 Q500,680 90,720 Q140,500 90,280 Z",
    )
    path = e.cloth(oval(500, 500, 370) if which == 2 else shape[which], how="ball", fallback="weave")
    e.graphic(500, 500, 150)
    if which == 2:
        for place in range(16):
            with e.at(500, 500, place * 22.5):
                e.folds(oval(0, 0, 366), "M0,-40 Q14,-200 0,-360", width=22, strength=0.9)
        e.button(500, 500, 26, e.main)
        return
    top = 160 if which == 0 else 280
    e.folds(
        path,
        f"M150,{top + 10} Q260,{top + 120} 320,{top + 190}",
        f"M850,{top + 10} Q740,{top + 120} 680,{top + 190}",
        f"M150,{1000 - top - 10} Q260,{1000 - top - 120} 330,{1000 - top - 180}",
        f"M850,{1000 - top - 10} Q740,{1000 - top - 120} 670,{1000 - top - 180}",
        width=44,
    )
    e.line(path, 9, e.main.shade, 0.9)
    e.line(path, 4, e.main.light, 0.7)


def blanket(e: Easel) -> None:
    """Folded with fringe, or a rolled throw."""
    which = e.which(2)
    if which == 1:
        e.cloth(box(140, 360, 640, 300, 130), how="down", fallback="fleece")
        e.lit(oval(770, 510, 92, 150), e.main, "ball", 0.8)
        for share in (0.78, 0.56, 0.34, 0.14):
            e.line(oval(770, 510, 92 * share, 150 * share), 7, e.main.deep, 0.5)
        for x in (300, 560):
            e.line(f"M{x},364 Q{x + 30},510 {x},656", 26, (150, 104, 66))
        return
    for place in range(4):
        y = 640 - place * 96
        layer = e.cloth(box(150 + place * 4, y, 700 - place * 8, 112, 54), how="down", fallback="fleece")
        e.folds(layer, f"M240,{y + 60} Q500,{y + 40} 780,{y + 66}", width=18)
    drape = e.cloth(
        "M170,350 Q180,320 220,320 L780,320 Q840,330 844,380 L820,600 Q600,640 420,600 Q280,570 190,600 Z",
        fallback="fleece",
    )
    e.folds(
        drape, "M300,330 Q330,460 280,580", "M480,330 Q520,470 470,600", "M660,330 Q700,460 680,616", width=30
    )
    for place in range(21):
        x = 196 + place * 31
        e.line(
            f"M{x},596 Q{x + e.rng.uniform(-8, 8):.0f},640 {x + e.rng.uniform(-10, 10):.0f},676",
            9,
            mix(e.main.base, e.main.pale, e.rng.random() * 0.5),
        )


def bed_frame(e: Easel, wood: tuple[int, int, int], board: bool) -> None:
    """A bed from its foot, a little from the left."""
    t = tones(wood)
    if board:
        e.cloth(box(150, 190, 700, 360, 36), e.main, printed=False)
        for place in range(1, 5):
            e.line(f"M{150 + place * 140},200 L{150 + place * 140},540", 8, e.main.deep, 0.4)
    else:
        e.wood(box(150, 230, 700, 320, 14), t)
    for x in (160, 816):
        e.lit(box(x, 780, 28, 110, 4), t, "across", 0.5)
    e.wood("M120,690 L880,690 L900,830 L100,830 Z", t)


def bed(e: Easel) -> None:
    """Wooden, upholstered, or with a metal headboard."""
    which = e.which(3)
    wood = (
        (190, 146, 98)
        if e.spec.colour in {"white", "beige", "grey", "cream"} and which == 0
        else mix(e.colour, (120, 84, 54), 0.25)
    )
    if which == 2:
        for place in range(9):
            e.tube(f"M{176 + place * 81},260 L{176 + place * 81},560", 12, e.main)
        e.tube("M150,560 L150,240 Q150,190 200,190 L800,190 Q850,190 850,240 L850,560", 26, e.main)
        e.tube("M160,830 L160,900", 24, e.main)
        e.tube("M840,830 L840,900", 24, e.main)
        e.tube("M120,760 L880,760", 30, e.main)
    else:
        bed_frame(e, wood, which == 1)
    linen(
        e,
        tones((246, 244, 238)) if e.spec.colour not in {"white", "cream"} else tones((228, 226, 222)),
        printed=False,
        throw=True,
    )


def linen(e: Easel, t: Tones, printed: bool, throw: bool = False) -> None:
    """Mattress, two pillows and a duvet, in the given tones."""
    e.lit("M140,540 L860,540 L888,720 L112,720 Z", tones((244, 243, 240)), "down", 0.5)
    for x in (200, 520):
        pillow = e.cloth(
            f"M{x},430 Q{x + 140},400 {x + 280},430 Q{x + 300},500 {x + 284},566 Q{x + 140},590 {x - 4},566 Q{x - 20},500 {x},430 Z",
            t,
            printed=printed,
        )
        e.folds(
            pillow,
            f"M{x + 10},440 Q{x + 70},480 {x + 90},520",
            f"M{x + 270},440 Q{x + 210},490 {x + 190},520",
            width=20,
        )
    duvet = e.cloth(
        "M130,570 Q500,540 870,570 Q900,640 912,790 Q700,830 500,812 Q300,830 88,790 Q100,640 130,570 Z",
        t,
        printed=printed,
    )
    e.folds(
        duvet,
        "M240,570 Q200,680 180,800",
        "M420,560 Q440,690 400,810",
        "M600,560 Q580,690 630,812",
        "M770,570 Q800,680 830,800",
        width=36,
    )
    e.folds(duvet, "M120,620 Q500,590 880,620", width=24, strength=0.7)
    if throw:
        cover = e.cloth(
            "M108,690 Q500,660 892,690 Q908,740 912,792 Q700,832 500,814 Q300,832 88,792 Q92,740 108,690 Z",
            e.main if not printed else None,
        )
        e.folds(
            cover,
            "M300,680 Q280,740 290,820",
            "M560,680 Q590,740 570,818",
            "M760,690 Q780,740 790,812",
            width=26,
        )


def bedding(e: Easel) -> None:
    """A made bed of linen, or a folded set with pillows."""
    if e.which(2) == 0:
        e.lit(box(130, 270, 740, 300, 40), tones((206, 200, 192)), "sheet", 0.6)
        linen(e, e.main, printed=True)
        return
    for place in range(3):
        e.cloth(
            box(170, 600 - place * 100, 660, 112, 40),
            e.main if place != 1 else tones(mix(e.colour, WHITE, 0.55)),
            printed=place != 1,
            how="down",
        )
        e.line(f"M190,{656 - place * 100} L820,{652 - place * 100}", 4, e.main.deep, 0.35)
    for x, y in ((240, 230), (300, 290)):
        pillow = e.cloth(
            f"M{x},{y} Q{x + 220},{y - 40} {x + 440},{y} Q{x + 470},{y + 70} {x + 444},{y + 120} Q{x + 220},{y + 150} {x - 4},{y + 120} Q{x - 30},{y + 60} {x},{y} Z"
        )
        e.folds(pillow, f"M{x + 10},{y + 10} Q{x + 90},{y + 50} {x + 130},{y + 70}", width=24)
    e.line("M500,400 L500,712", 34, e.other, 0.7)


def towel(e: Easel) -> None:
    """A folded stack, hanging, or rolled."""
    which = e.which(3)
    if which == 1:
        e.tube("M150,140 L850,140", 26, tones((190, 194, 200)))
        body = e.cloth("M260,130 Q500,110 740,130 L744,850 Q500,870 256,850 Z", fallback="fleece")
        e.folds(body, "M340,140 L330,850", "M520,140 L510,850", "M660,140 L672,850", width=34)
        for y in (740, 770):
            e.line(f"M258,{y} Q500,{y + 18} 743,{y}", 12, e.main.shade, 0.7)
        e.cloth("M300,130 Q500,112 700,130 L702,420 Q500,440 298,420 Z", fallback="fleece")
        e.line("M298,372 Q500,390 702,372", 12, e.main.shade, 0.7)
        return
    for place in range(3):
        y = 660 - place * 140
        t = e.main if not e.medley else e.medley_tones(place)
        e.cloth(box(150, y, 700, 150, 66), t, how="down", fallback="fleece")
        e.line(f"M230,{y + 76} L850,{y + 72}", 6, t.deep, 0.45)
        e.line(f"M780,{y + 8} Q800,{y + 70} 780,{y + 142}", 10, t.shade, 0.8)
    if which == 2:
        for x in (330, 660):
            e.lit(box(x - 150, 250, 300, 150, 74), e.main, "down", 0.6)
            e.lit(oval(x + 120, 325, 50, 74), e.main, "ball", 0.7)
            for share in (0.7, 0.4):
                e.line(oval(x + 120, 325, 50 * share, 74 * share), 5, e.main.deep, 0.5)


def curtain(e: Easel) -> None:
    """A pair on a rod, tied back or hanging straight."""
    which = e.which(2)
    e.lit(box(220, 130, 560, 740, 4), tones((226, 238, 246)), "sheet")
    e.line("M500,130 L500,870", 14, (252, 252, 250))
    e.line("M220,460 L780,460", 14, (252, 252, 250))
    e.line(box(220, 130, 560, 740, 4), 16, (252, 252, 250))
    panel = (
        "M520,100 L880,100 L886,900 Q800,916 700,900 L640,906 C650,700 680,640 760,600 C640,520 540,360 520,100 Z"
        if which == 0
        else "M560,100 L880,100 L890,900 Q720,920 548,900 Z"
    )
    e.stripes_upright = True
    for half in e.twice(panel):
        e.cloth(half)
        area = half.getBounds()
        for place in range(6):
            x = area.left() + 30 + place * (area.width() - 50) / 5
            if which == 0:
                bend = 760 if area.left() > 500 else 240
                e.folds(
                    half,
                    f"M{x:.0f},100 Q{x:.0f},400 {bend + (x - bend) * 0.2:.0f},600 Q{x:.0f},700 {x:.0f},900",
                    width=26,
                    strength=1.1,
                )
            else:
                e.folds(half, f"M{x:.0f},100 L{x:.0f},900", width=28, strength=1.2)
    if which == 0:
        for tie in e.twice("M640,588 Q760,630 890,580"):
            e.line(tie, 28, e.main.deep)
            e.line(tie, 22, e.other)
    e.tube("M90,96 L910,96", 26, tones((150, 110, 70)))
    for x in (84, 916):
        e.lit(oval(x, 96, 26), tones((150, 110, 70)), "ball")


def rug(e: Easel) -> None:
    """A rectangle with border and fringe, round, or a soft shag."""
    which = e.which(3)
    if which == 1:
        shape = oval(500, 500, 420)
        e.cloth(shape, fallback="fleece")
        for radius, ink in ((396, e.other), (330, e.other), (180, e.main.deep)):
            e.line(oval(500, 500, radius), 14, ink, 0.7)
        return
    for place in range(38):
        for y, way in ((150, -1), (850, 1)):
            x = 196 + place * 16.4
            e.line(f"M{x},{y} L{x + e.rng.uniform(-5, 5):.0f},{y + way * 44}", 5, (236, 228, 208))
    shape = box(180, 140, 640, 720, 10)
    e.cloth(shape, fallback="fleece" if which == 2 else "weave")
    if which == 0 and e.spec.pattern in {None, "plain", "graphic"}:
        e.line(box(216, 176, 568, 648, 4), 14, e.other, 0.85)
        e.line(box(250, 210, 500, 580, 4), 6, e.other, 0.7)
        for scale, ink in ((1.0, e.other), (0.74, e.main.deep), (0.5, e.main.light), (0.26, e.other)):
            e.fill(
                f"M500,{500 - 240 * scale:.0f} L{500 + 190 * scale:.0f},500 L500,{500 + 240 * scale:.0f} L{500 - 190 * scale:.0f},500 Z",
                ink,
                0.85,
            )
        for x in (290, 710):
            for y in (250, 750):
                e.fill(f"M{x},{y - 36} L{x + 30},{y} L{x},{y + 36} L{x - 30},{y} Z", e.other, 0.85)
    if which == 2:
        with e.clip(shape):
            for _ in range(160):
                left, top = e.rng.uniform(180, 820), e.rng.uniform(140, 860)
                e.line(
                    f"M{left:.0f},{top:.0f} L{left + e.rng.uniform(-16, 16):.0f},{top + 30:.0f}",
                    6,
                    e.rng.choice([e.main.light, e.main.shade]),
                    0.4,
                )
