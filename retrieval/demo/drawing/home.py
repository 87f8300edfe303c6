"""Textiles of the house, and what stands and hangs about in it."""

from __future__ import annotations

from typing import Final

from retrieval.demo.drawing.canvas import Easel
from retrieval.demo.drawing.kitchen import vessel
from retrieval.demo.drawing.painter import Painter, lay, stand
from retrieval.demo.drawing.palette import LEAF, WHITE, Tones, mix, tones
from retrieval.demo.drawing.paths import box, oval

OAK: Final = (190, 146, 98)


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
    e.folds(path, f"M150,{top + 10} Q260,{top + 120} 320,{top + 190}", f"M850,{top + 10} Q740,{top + 120} 680,{top + 190}", f"M150,{1000 - top - 10} Q260,{1000 - top - 120} 330,{1000 - top - 180}", f"M850,{1000 - top - 10} Q740,{1000 - top - 120} 670,{1000 - top - 180}", width=44)
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
    drape = e.cloth("M170,350 Q180,320 220,320 L780,320 Q840,330 844,380 L820,600 Q600,640 420,600 Q280,570 190,600 Z", fallback="fleece")
    e.folds(drape, "M300,330 Q330,460 280,580", "M480,330 Q520,470 470,600", "M660,330 Q700,460 680,616", width=30)
    for place in range(21):
        x = 196 + place * 31
        e.line(f"M{x},596 Q{x + e.rng.uniform(-8, 8):.0f},640 {x + e.rng.uniform(-10, 10):.0f},676", 9, mix(e.main.base, e.main.pale, e.rng.random() * 0.5))


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
    wood = (190, 146, 98) if e.spec.colour in {"white", "beige", "grey", "cream"} and which == 0 else mix(e.colour, (120, 84, 54), 0.25)
    if which == 2:
        for place in range(9):
            e.tube(f"M{176 + place * 81},260 L{176 + place * 81},560", 12, e.main)
        e.tube("M150,560 L150,240 Q150,190 200,190 L800,190 Q850,190 850,240 L850,560", 26, e.main)
        e.tube("M160,830 L160,900", 24, e.main)
        e.tube("M840,830 L840,900", 24, e.main)
        e.tube("M120,760 L880,760", 30, e.main)
    else:
        bed_frame(e, wood, which == 1)
    linen(e, tones((246, 244, 238)) if e.spec.colour not in {"white", "cream"} else tones((228, 226, 222)), printed=False, throw=True)


def linen(e: Easel, t: Tones, printed: bool, throw: bool = False) -> None:
    """Mattress, two pillows and a duvet, in the given tones."""
    e.lit("M140,540 L860,540 L888,720 L112,720 Z", tones((244, 243, 240)), "down", 0.5)
    for x in (200, 520):
        pillow = e.cloth(f"M{x},430 Q{x + 140},400 {x + 280},430 Q{x + 300},500 {x + 284},566 Q{x + 140},590 {x - 4},566 Q{x - 20},500 {x},430 Z", t, printed=printed)
        e.folds(pillow, f"M{x + 10},440 Q{x + 70},480 {x + 90},520", f"M{x + 270},440 Q{x + 210},490 {x + 190},520", width=20)
    duvet = e.cloth("M130,570 Q500,540 870,570 Q900,640 912,790 Q700,830 500,812 Q300,830 88,790 Q100,640 130,570 Z", t, printed=printed)
    e.folds(duvet, "M240,570 Q200,680 180,800", "M420,560 Q440,690 400,810", "M600,560 Q580,690 630,812", "M770,570 Q800,680 830,800", width=36)
    e.folds(duvet, "M120,620 Q500,590 880,620", width=24, strength=0.7)
    if throw:
        cover = e.cloth("M108,690 Q500,660 892,690 Q908,740 912,792 Q700,832 500,814 Q300,832 88,792 Q92,740 108,690 Z", e.main if not printed else None)
        e.folds(cover, "M300,680 Q280,740 290,820", "M560,680 Q590,740 570,818", "M760,690 Q780,740 790,812", width=26)


def bedding(e: Easel) -> None:
    """A made bed of linen, or a folded set with pillows."""
    if e.which(2) == 0:
        e.lit(box(130, 270, 740, 300, 40), tones((206, 200, 192)), "sheet", 0.6)
        linen(e, e.main, printed=True)
        return
    for place in range(3):
        e.cloth(box(170, 600 - place * 100, 660, 112, 40), e.main if place != 1 else tones(mix(e.colour, WHITE, 0.55)), printed=place != 1, how="down")
        e.line(f"M190,{656 - place * 100} L820,{652 - place * 100}", 4, e.main.deep, 0.35)
    for x, y in ((240, 230), (300, 290)):
        pillow = e.cloth(f"M{x},{y} Q{x + 220},{y - 40} {x + 440},{y} Q{x + 470},{y + 70} {x + 444},{y + 120} Q{x + 220},{y + 150} {x - 4},{y + 120} Q{x - 30},{y + 60} {x},{y} Z")
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
        layer = e.cloth(box(150, y, 700, 150, 66), t, how="down", fallback="fleece")
        e.line(f"M230,{y + 76} L850,{y + 72}", 6, t.deep, 0.45)
        e.line(f"M780,{y + 8} Q800,{y + 70} 780,{y + 142}", 10, t.shade, 0.8)
        del layer
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
    panel = "M520,100 L880,100 L886,900 Q800,916 700,900 L640,906 C650,700 680,640 760,600 C640,520 540,360 520,100 Z" if which == 0 else "M560,100 L880,100 L890,900 Q720,920 548,900 Z"
    e.stripes_upright = True
    for half in e.twice(panel):
        e.cloth(half)
        area = half.getBounds()
        for place in range(6):
            x = area.left() + 30 + place * (area.width() - 50) / 5
            if which == 0:
                bend = 760 if area.left() > 500 else 240
                e.folds(half, f"M{x:.0f},100 Q{x:.0f},400 {bend + (x - bend) * 0.2:.0f},600 Q{x:.0f},700 {x:.0f},900", width=26, strength=1.1)
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
            e.fill(f"M500,{500 - 240 * scale:.0f} L{500 + 190 * scale:.0f},500 L500,{500 + 240 * scale:.0f} L{500 - 190 * scale:.0f},500 Z", ink, 0.85)
        for x in (290, 710):
            for y in (250, 750):
                e.fill(f"M{x},{y - 36} L{x + 30},{y} L{x},{y + 36} L{x - 30},{y} Z", e.other, 0.85)
    if which == 2:
        with e.clip(shape):
            for _ in range(160):
                x, y = e.rng.uniform(180, 820), e.rng.uniform(140, 860)
                e.line(f"M{x:.0f},{y:.0f} L{x + e.rng.uniform(-16, 16):.0f},{y + 30:.0f}", 6, e.rng.choice([e.main.light, e.main.shade]), 0.4)


def vase(e: Easel) -> None:
    """With branches, an amphora, or a bud vase with a flower."""
    which = e.which(3)
    if which == 0:
        for turn in (-16, 2, 20):
            with e.at(500, 420, turn):
                e.tube("M0,0 C10,-120 -20,-220 10,-340", 8, tones((120, 92, 60)))
                for place in range(6):
                    with e.at(4, -70 - place * 50, -50 if place % 2 else 230, 0.62):
                        e.lit("M0,0 C40,-60 120,-66 170,-20 C120,20 50,30 0,0 Z", tones(mix(LEAF, (180, 190, 160), 0.4)), edge=0.4)
    if which == 2:
        e.tube("M500,420 C510,300 480,240 500,150", 10, tones(LEAF))
        for place in range(8):
            with e.at(500, 140, place * 45):
                e.lit(oval(0, -56, 28, 50), tones((240, 150, 170)), "ball", 0.5)
        e.lit(oval(500, 140, 30), (240, 196, 90), "ball")
    shape = (
        "M440,380 L560,380 C560,470 700,520 700,660 C700,800 620,880 580,880 L420,880 C380,880 300,800 300,660 C300,520 440,470 440,380 Z",
        "M400,160 L600,160 Q590,220 570,250 C580,330 740,400 720,560 C700,720 600,820 600,890 L400,890 C400,820 300,720 280,560 C260,400 420,330 430,250 Q410,220 400,160 Z",
        "M460,400 L540,400 C540,520 640,580 640,720 C640,830 590,880 560,880 L440,880 C410,880 360,830 360,720 C360,580 460,520 460,400 Z",
    )[which]
    path = vessel(e, shape)
    if which == 1:
        for arm in e.twice("M572,250 C700,210 740,330 690,420"):
            e.tube(arm, 24, e.main)
        with e.clip(path):
            for y in (400, 700):
                e.line(f"M250,{y} Q500,{y + 40} 750,{y}", 14, e.other, 0.8)
    y, rx = ((380, 60), (160, 100), (400, 40))[which]
    e.lit(oval(500, y, rx, rx * 0.24), tones(e.main.shade))


def candle(e: Easel) -> None:
    """In a glass, a pillar, or three tapers."""
    which = e.which(3)

    def flame(x: float, y: float, scale: float) -> None:
        e.line(f"M{x},{y} L{x},{y - 34 * scale}", 6, (60, 44, 36))
        with e.at(x, y - 24 * scale, scale=scale):
            e.glow(oval(0, -60, 70, 90), (255, 220, 140), 0.45, 34)
            e.fill("M0,-150 C40,-90 44,-30 0,0 C-44,-30 -40,-90 0,-150 Z", (252, 178, 60))
            e.fill("M0,-110 C24,-66 26,-24 0,-6 C-26,-24 -24,-66 0,-110 Z", (255, 238, 170))

    if which == 2:
        for x, y in ((300, 420), (500, 300), (700, 380)):
            e.lit(box(x - 32, y, 64, 520, 12), e.main, "across", 0.5)
            e.lit(f"M{x - 70},{880} Q{x},{840} {x + 70},{880} L{x + 60},910 L{x - 60},910 Z", tones((206, 170, 96)), "metal", 0.5)
            e.lit(box(x - 42, 820, 84, 50, 8), tones((206, 170, 96)), "metal")
            flame(x, y, 0.8)
        return
    if which == 1:
        e.lit("M300,400 Q500,360 700,400 L700,880 Q500,920 300,880 Z", e.main, "across", 0.6)
        e.lit(oval(500, 400, 200, 44), e.main.pale)
        e.glow(oval(500, 400, 110, 22), (255, 226, 150), 0.8, 14)
        e.lit("M300,420 C320,460 310,520 330,540 C350,520 344,460 360,440 L300,400 Z", e.main.light)
        flame(500, 404, 1.1)
        return
    e.lit(box(290, 440, 420, 440, 50), e.main, "across")
    e.glass(box(270, 320, 460, 580, 60), alpha=0.14)
    e.lit(oval(500, 444, 200, 34), e.main.pale)
    flame(500, 446, 1)
    e.lit(box(370, 580, 260, 190, 10), tones((252, 249, 242)), "across", 0.4)
    e.words(e.spec.brand or "CALM", 500, 690, 50 if not e.spec.brand or len(e.spec.brand) < 7 else 36, (80, 74, 78))


def mirror(e: Easel) -> None:
    """Round, tall with arch, or rectangular."""
    which = e.which(3)
    shapes = (
        (oval(500, 500, 410), oval(500, 500, 368)),
        ("M260,900 L260,360 C260,40 740,40 740,360 L740,900 Z", "M296,864 L296,364 C296,92 704,92 704,364 L704,864 Z"),
        (box(220, 110, 560, 780, 18), box(264, 154, 472, 692, 8)),
    )[which]
    if e.spec.material in {"wood", "bamboo", "rattan"}:
        e.wood(shapes[0])
    else:
        e.lit(shapes[0], e.main, "metal" if e.spec.colour in {"gold", "silver", "black"} else "brushed", 0.6)
    face = e.lit(shapes[1], (206, 220, 230), "sheet")
    with e.clip(face):
        e.fill("M200,700 L800,100 L800,260 L200,860 Z", WHITE, 0.45)
        e.fill("M200,900 L800,320 L800,370 L200,960 Z", WHITE, 0.35)
        e.line(shapes[1], 16, (120, 136, 150), 0.5)


def clock(e: Easel) -> None:
    """Round wall clock, square, or an alarm clock with bells."""
    which = e.which(3)
    if which == 2:
        for half in e.twice("M560,210 C600,120 740,150 740,280 Q640,270 560,210 Z"):
            e.lit(half, e.main, "ball", 0.7)
        e.tube("M440,150 Q500,90 560,150", 18, e.main)
        for leg in e.twice("M660,820 L730,910"):
            e.tube(leg, 34, e.main)
    outer, face = ((oval(500, 500, 410), oval(500, 500, 350)), (box(120, 120, 760, 760, 70), box(180, 180, 640, 640, 40)), (oval(500, 540, 350), oval(500, 540, 290)))[which]
    y = 540 if which == 2 else 500
    r = 290 if which == 2 else 340
    e.wood(outer) if e.spec.material == "wood" else e.lit(outer, e.main, "metal" if e.spec.colour in {"gold", "silver"} else "brushed", 0.9)
    e.lit(face, (252, 251, 247), "sheet", 0.5)
    ink = (44, 46, 54)
    for place in range(60):
        with e.at(500, y, place * 6):
            long = place % 5 == 0
            e.fill_box(-5 if long else -2, -r + 16, 10 if long else 4, 42 if long else 18, 2, ink)
    if which != 1:
        for place, (dx, dy) in enumerate(((0, -1), (1, 0), (0, 1), (-1, 0))):
            e.words(("12", "3", "6", "9")[place], 500 + dx * r * 0.68, y + dy * r * 0.68 + 24, 68, ink, 1, 0)
    with e.at(500, y, -58):
        e.fill("M-10,40 L10,40 L6,-170 L-6,-170 Z", ink)
    with e.at(500, y, 60):
        e.fill("M-8,50 L8,50 L5,-250 L-5,-250 Z", ink)
    with e.at(500, y, 200):
        e.fill_box(-2, -260, 4, 320, 2, (206, 60, 52))
    e.lit(oval(500, y, 20), (206, 60, 52), "ball")
    e.brand(500, y + r * 0.42, 30, ink, 0.7)
    e.glow(f"M{500 - r * 0.7},{y - r * 0.5} Q500,{y - r} {500 + r * 0.5},{y - r * 0.75} Q480,{y - r * 0.7} {500 - r * 0.7},{y - r * 0.5} Z", alpha=0.35, blur=12)


PAINTERS: Final[dict[str, Painter]] = {
    "cushion": lay(cushion),
    "blanket": stand(blanket),
    "bedding": stand(bedding),
    "bed": stand(bed),
    "towel": stand(towel),
    "curtain": lay(curtain),
    "rug": lay(rug),
    "vase": stand(vase),
    "candle": stand(candle),
    "mirror": lay(mirror),
    "clock": lay(clock),
}
