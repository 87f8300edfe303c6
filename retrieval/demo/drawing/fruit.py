"""Fruit, alone and in company."""

from __future__ import annotations

from retrieval.demo.drawing.canvas import Easel
from retrieval.demo.drawing.palette import LEAF, WHITE, Rgb, Tones, colour_of, mix, tones
from retrieval.demo.drawing.paths import oval


def _own(e: Easel, natural: Rgb, *allowed: str) -> Tones:
    """Fruit keeps its own colour unless the one asked for grows."""
    return tones(colour_of(e.spec.colour)) if e.spec.colour in allowed else tones(natural)


def leaf(e: Easel, x: float, y: float, turn: float, scale: float = 1) -> None:
    with e.at(x, y, turn, scale):
        e.lit("M0,0 C40,-60 120,-66 170,-20 C120,20 50,30 0,0 Z", LEAF, edge=0.5)
        e.line("M6,-2 Q80,-30 164,-20", 4, mix(LEAF, WHITE, 0.4), 0.8)


def apple(e: Easel) -> None:
    """One, or a pair, or one cut open beside a whole one."""
    which = e.which(3)
    t = _own(e, (204, 44, 48), "red", "green", "yellow", "pink", "burgundy")
    blush = (240, 196, 90) if e.spec.colour != "green" else (220, 226, 120)

    def fruit(easel: Easel) -> None:
        skin = easel.lit(
            "M500,330 C440,270 300,270 250,380 C200,500 270,760 390,810 C440,830 460,806 500,806 C540,806 560,830 610,810 C730,760 800,500 750,380 C700,270 560,270 500,330 Z",
            t,
            "ball",
            0.7,
        )
        with easel.clip(skin):
            easel.glow(oval(560, 420, 130, 90), blush, 0.5, 50)
            for _ in range(26):
                easel.fill(oval(easel.rng.uniform(260, 740), easel.rng.uniform(340, 780), 3.5), t.pale, 0.5)
            easel.glow(oval(500, 330, 110, 34), t.deep, 0.75, 18)
        easel.glow(oval(350, 440, 36, 70), alpha=0.6, blur=16)
        easel.tube("M502,350 C500,290 510,240 540,210", 19, tones((110, 76, 48)))
        leaf(easel, 514, 280, -8)

    if which == 1:
        with e.at(330, -30, scale=0.92):
            fruit(e)
    if which == 2:
        with e.at(340, 110, scale=0.86):
            e.lit(
                "M500,330 C440,270 300,270 250,380 C200,500 270,760 390,810 C440,830 560,830 610,810 C730,760 800,500 750,380 C700,270 560,270 500,330 Z",
                t,
                "sheet",
            )
            e.lit(
                "M500,350 C440,296 320,296 276,390 C232,500 290,740 400,788 C450,806 550,806 600,788 C710,740 768,500 724,390 C680,296 560,296 500,350 Z",
                (250, 240, 206),
                "ball",
                0.4,
            )
            e.line("M500,460 C420,470 430,680 500,690 C570,680 580,470 500,460", 5, (216, 196, 130))
            for x in (470, 530):
                e.lit(oval(x, 580, 15, 32), (86, 52, 34), "ball")
    fruit(e)


def orange(e: Easel) -> None:
    """Whole with leaf, whole beside a half, or three."""
    which = e.which(3)
    t = _own(e, (246, 146, 36), "orange", "yellow")

    def fruit(easel: Easel, x: float, y: float, r: float) -> None:
        skin = easel.lit(oval(x, y, r), t, "ball", 0.6)
        easel.texture(skin, "grain", 0.8)
        easel.glow(oval(x - r * 0.35, y - r * 0.4, r * 0.18, r * 0.24), alpha=0.5, blur=14)
        easel.fill(oval(x + r * 0.1, y - r * 0.72, r * 0.06), (110, 130, 60))

    if which == 2:
        fruit(e, 690, 560, 220)
    fruit(e, 380, 520, 290)
    leaf(e, 410, 320, -20, 1.1)
    if which == 2:
        fruit(e, 560, 690, 200)
    if which != 2:
        e.lit(oval(700, 640, 210), t, "ball")
        e.lit(oval(700, 640, 192), (252, 238, 206), "sheet")
        for place in range(10):
            with e.at(700, 640, place * 36):
                e.lit(
                    "M0,-16 C30,-70 60,-140 44,-172 Q0,-188 -44,-172 C-60,-140 -30,-70 0,-16 Z",
                    (250, 166, 52),
                    "sheet",
                )
                e.line("M0,-50 L0,-160", 4, (255, 214, 140), 0.7)


def banana(e: Easel) -> None:
    """A bunch of three or four, or a single one."""
    which = e.which(2)
    t = _own(e, (246, 208, 68), "yellow", "green")
    one = "M240,250 C250,480 420,690 720,720 C780,726 830,700 850,676 C850,650 830,640 800,640 C600,620 430,470 330,240 C310,220 250,220 240,250 Z"
    spread = (0, -16, -32) if which == 0 else (0,)
    for place, turn in reversed(list(enumerate(spread))):
        with e.at(280, 220, turn):
            e.canvas.translate(-280, -220)
            skin = e.lit(one, tones(mix(t.base, t.shade, 0.12 * place)), "sheet", 0.9)
            with e.clip(skin):
                e.line("M268,250 C300,470 450,650 800,680", 34, t.pale, 0.5, blur=10)
                e.line("M296,240 C380,480 560,630 820,660", 5, t.shade, 0.7)
                e.line("M246,300 C280,560 480,700 760,716", 30, t.deep, 0.3, blur=12)
            e.fill("M820,644 L856,650 L862,684 L830,694 Z", (92, 72, 36))
    e.lit(
        "M226,260 L250,120 Q290,100 320,126 L344,250 Q280,280 226,260 Z", tones((176, 156, 56)), "across", 0.7
    )
    e.fill("M248,124 Q284,104 322,128 L318,146 Q280,128 250,142 Z", (92, 72, 36))


def tomato(e: Easel) -> None:
    """One, or three on the vine."""
    which = e.which(2)
    t = _own(e, (218, 48, 38), "red", "yellow", "orange", "green")

    def fruit(x: float, y: float, r: float) -> None:
        e.lit(
            f"M{x},{y - r * 0.8} C{x + r * 0.6},{y - r} {x + r * 1.15},{y - r * 0.5} {x + r * 1.1},{y + r * 0.1} C{x + r},{y + r * 0.85} {x - r},{y + r * 0.85} {x - r * 1.1},{y + r * 0.1} C{x - r * 1.15},{y - r * 0.5} {x - r * 0.6},{y - r} {x},{y - r * 0.8} Z",
            t,
            "ball",
            0.7,
        )
        e.glow(oval(x - r * 0.5, y - r * 0.35, r * 0.14, r * 0.22), alpha=0.75, blur=9)
        for place in range(6):
            with e.at(x, y - r * 0.74, place * 60 + 12, r / 250):
                e.lit("M0,0 C30,-24 60,-20 120,20 C70,16 30,24 0,14 Z", (76, 124, 54), "sheet")

    if which == 1:
        e.tube("M120,300 C320,220 640,230 880,290", 24, tones((96, 130, 64)))
        fruit(270, 500, 180)
        fruit(730, 500, 176)
        fruit(500, 590, 200)
    else:
        fruit(500, 540, 320)
        e.tube("M500,300 C504,260 520,230 540,210", 26, tones((86, 124, 58)))
