"""Small machines of the kitchen."""

from __future__ import annotations

from typing import Final

from retrieval.demo.drawing.canvas import Easel
from retrieval.demo.drawing.palette import STEEL, WHITE, mix, tones
from retrieval.demo.drawing.paths import box, oval

BLACK: Final = (40, 41, 46)


def blender(e: Easel) -> None:
    """Jug on a base, a personal cup, or a stick."""
    which = e.which(3)
    if which == 2:
        e.lit(
            "M430,120 Q500,90 570,120 L586,420 Q590,520 540,540 L460,540 Q410,520 414,420 Z",
            e.main,
            "across",
            0.6,
        )
        e.lit(box(470, 540, 60, 260, 10), tones(STEEL), "metal")
        e.lit(
            "M470,790 L530,790 C600,820 620,860 620,900 L380,900 C380,860 400,820 470,790 Z",
            tones(STEEL),
            "metal",
            0.4,
        )
        for y in (200, 270):
            e.fill(oval(500, y, 24), e.main.deep, 0.8)
        e.brand(500, 420, 30, e.main.pale)
        return
    jug = (
        "M320,170 L680,170 L640,600 L360,600 Z"
        if which == 0
        else "M370,200 Q500,150 630,200 L640,600 L360,600 Z"
    )
    if which == 0:
        e.tube("M676,230 C800,230 780,480 660,520", 32, tones(BLACK))
    e.fill(
        "M345,380 Q500,400 655,380 L640,596 L360,596 Z",
        e.rng.choice([(228, 92, 110), (250, 190, 80), (140, 190, 90)]),
        0.9,
    )
    e.glass(jug, alpha=0.3)
    for place in range(4):
        e.line(f"M560,{300 + place * 60} L610,{300 + place * 60}", 4, WHITE, 0.8)
    if which == 0:
        e.lit(box(300, 120, 400, 60, 20), tones(BLACK), "down", 0.5)
        e.lit(box(450, 86, 100, 44, 14), tones(BLACK), "down")
    e.lit("M350,596 L650,596 L720,840 Q724,880 690,880 L310,880 Q276,880 280,840 Z", e.main, "across", 0.6)
    e.lit(oval(500, 750, 56), tones(STEEL), "metal")
    e.lit(oval(500, 750, 42), tones(BLACK), "ball")
    e.fill_box(495, 712, 10, 34, 4, WHITE)
    e.brand(500, 850, 28, e.main.pale)


def coffee_maker(e: Easel) -> None:
    """Espresso machine, filter machine, or a moka pot."""
    which = e.which(3)
    if which == 2:
        e.tube("M640,330 C800,310 800,480 740,600", 34, tones(BLACK))
        e.lit("M380,520 L620,520 L700,860 L300,860 Z", e.main, "metal", 0.5)
        e.lit("M340,280 L640,280 L620,520 L380,520 Z", e.main, "metal", 0.5)
        e.lit("M340,280 L270,250 L350,340 Z", e.main, "metal")
        e.lit(box(366, 500, 268, 46, 10), tones(STEEL), "metal")
        e.lit("M340,284 Q490,170 640,284 Z", e.main, "metal", 0.5)
        e.lit(oval(490, 206, 28, 32), tones(BLACK), "ball")
        return
    if which == 0:
        e.lit(box(210, 220, 580, 230, 30), e.main, "across", 0.6)
        e.lit(box(240, 440, 520, 330, 10), tones(mix(e.colour, (20, 20, 24), 0.5)), "across", 0.5)
        e.lit(box(200, 760, 600, 110, 22), tones(STEEL), "metal_down")
        for place in range(14):
            e.fill_box(236 + place * 38, 768, 22, 12, 5, (60, 62, 68))
        e.lit(box(420, 440, 160, 60, 12), tones(STEEL), "metal")
        e.tube("M500,510 L700,530", 34, tones(BLACK))
        e.lit(box(430, 500, 140, 40, 10), tones(STEEL), "metal")
        e.lit("M436,640 L564,640 L552,756 L448,756 Z", (248, 247, 243), "across", 0.5)
        e.tube("M562,664 Q600,664 596,690 Q590,716 556,716", 14, tones((248, 247, 243)))
        e.line("M490,545 L490,640", 7, (92, 56, 34))
        e.line("M510,545 L510,640", 7, (92, 56, 34))
        e.tube("M730,450 L760,640", 15, tones(STEEL))
        e.lit(oval(300, 330, 52), (245, 245, 243), "ball", 0.6)
        e.line("M300,330 L326,306", 6, (200, 50, 50))
        for x in (420, 500, 580, 660):
            e.lit(oval(x, 330, 24), tones(STEEL), "metal")
        e.brand(540, 420, 28, e.main.pale)
    else:
        e.lit(
            "M250,160 L740,160 Q780,160 780,200 L780,860 L620,860 L620,330 L250,330 Q220,330 220,300 L220,190 Q220,160 250,160 Z",
            e.main,
            "across",
            0.5,
        )
        e.lit(box(220, 820, 560, 70, 18), e.main, "metal_down", 0.5)
        e.lit(box(330, 330, 210, 60, 16), tones(BLACK), "across")
        e.fill("M290,600 L580,600 L596,780 Q590,812 560,812 L310,812 Q280,812 274,780 Z", (72, 42, 28), 0.9)
        e.glass(
            "M320,440 L550,440 C600,540 610,700 596,780 Q590,812 560,812 L310,812 Q280,812 274,780 C260,700 270,540 320,440 Z",
            alpha=0.3,
        )
        e.lit(box(310, 412, 250, 36, 10), tones(BLACK), "down")
        e.tube("M290,500 C190,500 190,720 280,730", 26, tones(BLACK))
        e.fill(oval(700, 740, 26), (120, 230, 150), 0.9)
        e.brand(480, 260, 38, e.main.pale)


def toaster(e: Easel) -> None:
    """Two slots with bread, retro, or long."""
    which = e.which(3)
    wide = (300, 300, 390)[which]
    slots = ((-150, 150),) if which != 2 else ((-290, -10), (10, 290))
    for left, right in slots:
        e.lit(
            f"M{500 + left},420 L{500 + left},250 Q{500 + left - 10},200 {550 + left},200 L{450 + right},200 Q{510 + right},200 {500 + right},250 L{500 + right},420 Z",
            (206, 148, 84),
            "sheet",
        )
        e.lit(
            f"M{520 + left},420 L{520 + left},262 Q{512 + left},222 {560 + left},222 L{440 + right},222 Q{488 + right},222 {480 + right},262 L{480 + right},420 Z",
            (244, 214, 160),
            "ball",
        )
    top, radius = ((340, 80), (330, 180), (350, 60))[which]
    e.lit(
        box(500 - wide, top, wide * 2, 480, radius),
        e.main,
        "metal" if e.spec.colour == "silver" else "down",
        1,
    )
    for left, right in slots:
        e.fill_box(490 + left, top + 14, right - left + 20, 26, 12, (30, 28, 28))
    e.lit(box(480 - wide, 780, wide * 2 + 40, 60, 22), tones(BLACK), "metal_down")
    e.fill_box(500 + wide - 70, 460, 14, 220, 7, (30, 30, 34))
    e.lit(box(500 + wide - 94, 480, 64, 40, 12), tones(STEEL), "metal_down")
    e.lit(oval(440 - wide + 150, 690, 42), tones(STEEL), "metal")
    e.glow(box(560 - wide, 420, 26, 240, 13), alpha=0.5, blur=10)
    e.brand(500, 640, 46, e.main.pale if e.spec.colour not in {"white", "cream", "silver"} else (90, 92, 98))
