"""Textiles of the house, and what stands and hangs about in it."""

from __future__ import annotations

from typing import Final

from retrieval.demo.drawing.canvas import Easel
from retrieval.demo.drawing.kitchen import vessel
from retrieval.demo.drawing.painter import Painter, lay, stand
from retrieval.demo.drawing.palette import LEAF, WHITE, mix, tones
from retrieval.demo.drawing.paths import box, oval
from retrieval.demo.drawing.textiles import bed, bedding, blanket, curtain, cushion, rug, towel

OAK: Final = (190, 146, 98)


def vase(e: Easel) -> None:
    """With branches, an amphora, or a bud vase with a flower."""
    which = e.which(3)
    if which == 0:
        for turn in (-16, 2, 20):
            with e.at(500, 420, turn):
                e.tube("M0,0 C10,-120 -20,-220 10,-340", 8, tones((120, 92, 60)))
                for place in range(6):
                    with e.at(4, -70 - place * 50, -50 if place % 2 else 230, 0.62):
                        e.lit(
                            "M0,0 C40,-60 120,-66 170,-20 C120,20 50,30 0,0 Z",
                            tones(mix(LEAF, (180, 190, 160), 0.4)),
                            edge=0.4,
                        )
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
            e.lit(
                f"M{x - 70},{880} Q{x},{840} {x + 70},{880} L{x + 60},910 L{x - 60},910 Z",
                tones((206, 170, 96)),
                "metal",
                0.5,
            )
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
    e.words(
        e.spec.brand or "CALM",
        500,
        690,
        50 if not e.spec.brand or len(e.spec.brand) < 7 else 36,
        (80, 74, 78),
    )


def mirror(e: Easel) -> None:
    """Round, tall with arch, or rectangular."""
    which = e.which(3)
    shapes = (
        (oval(500, 500, 410), oval(500, 500, 368)),
        (
            "M260,900 L260,360 C260,40 740,40 740,360 L740,900 Z",
            "M296,864 L296,364 C296,92 704,92 704,364 L704,864 Z",
        ),
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
    outer, face = (
        (oval(500, 500, 410), oval(500, 500, 350)),
        (box(120, 120, 760, 760, 70), box(180, 180, 640, 640, 40)),
        (oval(500, 540, 350), oval(500, 540, 290)),
    )[which]
    y = 540 if which == 2 else 500
    r = 290 if which == 2 else 340
    e.wood(outer) if e.spec.material == "wood" else e.lit(
        outer, e.main, "metal" if e.spec.colour in {"gold", "silver"} else "brushed", 0.9
    )
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
    e.glow(
        f"M{500 - r * 0.7},{y - r * 0.5} Q500,{y - r} {500 + r * 0.5},{y - r * 0.75} Q480,{y - r * 0.7} {500 - r * 0.7},{y - r * 0.5} Z",
        alpha=0.35,
        blur=12,
    )


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
