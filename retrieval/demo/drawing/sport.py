"""Balls, mats, weights, bicycles, rackets, tents."""

from __future__ import annotations

import math
from typing import Final

from retrieval.demo.drawing.canvas import Easel
from retrieval.demo.drawing.painter import Painter, lay, stand
from retrieval.demo.drawing.palette import INK, STEEL, mix, tones
from retrieval.demo.drawing.paths import box, oval, polygon

RUBBER: Final = (38, 38, 42)


def football(e: Easel) -> None:
    """Classic pentagons, or modern swirls."""
    which = e.which(2)
    white = e.spec.colour in {"white", "black", "cream", "grey", "silver", "multicolour"}
    ground = tones((248, 247, 243))
    patch = (36, 37, 42) if white else e.colour
    ball = e.lit(oval(500, 500, 400), ground, "ball", 0.7)
    with e.clip(ball):
        if which == 0:
            e.fill(polygon(500, 500, 138, 5), patch)
            for place in range(5):
                angle = math.radians(place * 72 - 90)
                x, y = 500 + 138 * math.cos(angle), 500 + 138 * math.sin(angle)
                ox, oy = 500 + 268 * math.cos(angle), 500 + 268 * math.sin(angle)
                e.line(f"M{x:.0f},{y:.0f} L{ox:.0f},{oy:.0f}", 8, mix(patch, INK, 0.4))
                px, py = 500 + 378 * math.cos(angle), 500 + 378 * math.sin(angle)
                e.fill(polygon(px, py, 118, 5, math.radians(place * 72 + 180)), patch)
                nxt = math.radians(place * 72 - 18)
                nx, ny = 500 + 268 * math.cos(nxt), 500 + 268 * math.sin(nxt)
                e.line(
                    f"M{ox:.0f},{oy:.0f} L{500 + 300 * math.cos(angle + 0.63):.0f},{500 + 300 * math.sin(angle + 0.63):.0f} L{nx:.0f},{ny:.0f}",
                    7,
                    mix(patch, INK, 0.4),
                    0.7,
                )
        else:
            for place in range(3):
                with e.at(500, 500, place * 120):
                    e.fill("M0,-40 C120,-160 100,-320 -60,-420 C220,-400 300,-160 120,20 Z", patch)
                    e.line("M0,-40 C120,-160 100,-320 -60,-420", 7, mix(patch, INK, 0.4))
                    e.fill(
                        "M-40,-60 C0,-160 -40,-260 -130,-330 L-180,-260 C-120,-220 -80,-140 -40,-60 Z",
                        e.other if not white else (70, 120, 200),
                        0.9,
                    )
    e.shade_over(ball, "sheet")
    e.glow(oval(370, 330, 90, 66), alpha=0.6, blur=36)
    e.rim(ball, ground, 0.8, 80)


def basketball(e: Easel) -> None:
    """Orange unless another colour is asked for; the ribs run either way."""
    which = e.which(2)
    t = tones((222, 112, 46)) if e.spec.colour in {"orange", "brown", "beige"} else e.main
    ball = e.lit(oval(500, 500, 400), t, "ball", 0.8)
    e.texture(ball, "grain", 1.0)
    with e.at(500, 500, 16 if which == 0 else -28), e.clip(oval(0, 0, 400)):
        for line in (
            "M-400,0 L400,0",
            "M0,-400 L0,400",
            "M-290,-330 C-120,-140 -120,140 -290,330",
            "M290,-330 C120,-140 120,140 290,330",
        ):
            e.line(line, 13, (34, 26, 24) if e.spec.colour != "black" else (190, 190, 190))
    e.brand(500, 450, 56, (34, 26, 24) if e.spec.colour != "black" else (230, 230, 230), 0.8)
    e.glow(oval(370, 320, 90, 60), alpha=0.45, blur=36)


def yoga_mat(e: Easel) -> None:
    """Half rolled, or rolled with a strap."""
    which = e.which(2)
    if which == 1:
        with e.at(500, 500, -24):
            e.canvas.translate(-500, -500)
            e.cloth(box(110, 380, 740, 250, 60), how="down", fallback="sand")
            e.lit(oval(846, 505, 74, 125), e.main, "ball", 0.6)
            for share in (0.82, 0.64, 0.46, 0.28):
                e.line(oval(846, 505, 74 * share, 125 * share), 7, e.main.deep, 0.5)
            for x in (270, 640):
                e.line(f"M{x},384 Q{x + 26},505 {x},626", 26, (60, 58, 62))
            e.line("M270,390 Q450,230 640,390", 22, (60, 58, 62))
        return
    mat = e.cloth("M150,820 L640,820 L800,330 L370,330 Z", fallback="sand")
    with e.clip(mat):
        for place in range(14):
            e.line(f"M{150 + place * 40},820 L{370 + place * 36},330", 2, e.main.deep, 0.15)
    e.line("M190,790 L632,790", 6, e.main.pale, 0.5)
    with e.at(440, 640):
        e.fill(
            "M0,-60 C30,-20 30,20 0,50 C-30,20 -30,-20 0,-60 Z M-20,50 C-80,50 -110,10 -116,-20 C-60,-16 -30,10 -20,50 Z M20,50 C80,50 110,10 116,-20 C60,-16 30,10 20,50 Z",
            e.main.pale,
            0.55,
        )
    e.cloth(
        "M330,350 L800,350 Q850,340 850,280 Q850,220 800,214 L350,214 Q300,220 300,280 Q300,340 330,350 Z",
        how="down",
        fallback="sand",
    )
    e.lit(oval(326, 282, 52, 70), e.main, "ball", 0.6)
    for share in (0.78, 0.55, 0.3):
        e.line(oval(326, 282, 52 * share, 70 * share), 7, e.main.deep, 0.5)


def dumbbell(e: Easel) -> None:
    """Hexagonal, round plates, or a pair in neoprene."""
    which = e.which(3)

    def one(easel: Easel) -> None:
        easel.lit(box(300, 460, 400, 80, 34), tones(STEEL), "metal_down")
        if which != 2:
            for place in range(22):
                easel.line(f"M{380 + place * 11},466 L{388 + place * 11},534", 3, (90, 92, 98), 0.6)
        else:
            easel.lit(box(300, 446, 400, 108, 50), easel.main, "down", 0.6)
        if which != 1:
            for half in easel.twice("M690,330 L800,300 L870,360 L870,640 L800,700 L690,670 Z"):
                easel.lit(half, easel.main, "sheet", 1)
        if which == 1:
            for x, wide, tall in ((650, 60, 400), (716, 50, 320), (770, 40, 220)):
                for part in easel.twice(box(x, 500 - tall / 2, wide, tall, 18)):
                    easel.lit(part, easel.main, "metal_down", 0.7)
            for part in easel.twice(box(812, 470, 40, 60, 8)):
                easel.lit(part, tones(STEEL), "metal_down")
        else:
            for part in easel.twice("M710,400 L790,370 L790,630 L710,600 Z"):
                easel.lit(part, tones(easel.main.light), "sheet", 0.3)

    with e.at(120, -190, scale=0.9):
        one(e)
    with e.at(-20, 60):
        one(e)


def bicycle(e: Easel) -> None:
    """City bike with basket, racer, or mountain bike."""
    which = e.which(3)
    tyre = (22, 15, 32)[which]
    for x in (230, 770):
        e.line(oval(x, 650, 200), tyre, RUBBER)
        e.line(oval(x, 650, 200 - tyre * 0.7), 7, (190, 192, 198))
        for place in range(18):
            angle = place * math.pi / 9
            e.line(
                f"M{x},650 L{x + 192 * math.cos(angle):.0f},{650 + 192 * math.sin(angle):.0f}",
                2,
                (150, 152, 158),
                0.8,
            )
        e.lit(oval(x, 650, 22), STEEL, "ball")
    bar = 25 if which != 1 else 20
    frame = ["M230,650 L470,650", "M230,650 L370,380", "M370,380 L470,650", "M470,650 L690,360"]
    frame.append("M384,410 L676,400" if which != 0 else "M420,520 C500,500 600,440 684,350")
    for part in frame:
        e.tube(part, bar, e.main)
    e.tube("M770,650 L690,340 L680,280", bar, e.main)
    e.tube("M370,380 L350,310", 17, tones(STEEL))
    e.lit(
        "M270,300 Q280,280 340,284 L440,292 Q450,304 430,312 L340,324 Q270,326 270,300 Z",
        tones((70, 50, 40) if which == 0 else RUBBER),
        "down",
        0.6,
    )
    if which == 1:
        e.tube("M680,280 L740,270 C810,270 820,370 740,370", 18, tones(RUBBER))
    elif which == 0:
        e.tube("M680,280 C690,220 640,210 580,240", 18, tones(STEEL))
        e.tube("M620,222 L574,244", 27, tones((70, 50, 40)))
        basket = "M720,290 L890,290 L866,430 L744,430 Z"
        e.lit(basket, (196, 152, 98), "across", 0.8)
        with e.clip(basket):
            for place in range(9):
                e.line(f"M700,{300 + place * 16} L900,{300 + place * 16}", 5, (120, 84, 48), 0.7, dash=14)
        for x in (230, 770):
            e.line(f"M{x - 214},{590} C{x - 170},{420} {x + 90},{390} {x + 190},{530}", 13, e.main.shade)
    else:
        e.tube("M680,280 L610,262", 18, tones(RUBBER))
        e.tube("M680,280 L730,264", 18, tones(RUBBER))
        e.tube("M740,540 L716,440", 34, tones(RUBBER))
    e.line("M230,676 L470,700", 6, (60, 60, 66))
    e.line("M230,626 L470,604", 6, (60, 60, 66))
    e.line(oval(470, 650, 52), 13, (70, 72, 78))
    e.tube("M470,650 L520,740", 15, tones(STEEL))
    e.lit(box(490, 732, 70, 22, 8), RUBBER, "down")
    with e.at(590, 500, -53):
        e.brand(0, 8, 24, e.main.pale)


def tennis_racket(e: Easel) -> None:
    """With a ball, or a pair crossed."""
    which = e.which(2)

    def racket(easel: Easel) -> None:
        head = oval(0, -260, 190, 240)
        with easel.clip(head):
            for place in range(-9, 10):
                easel.line(f"M{place * 21},-520 L{place * 21},0", 3, (236, 236, 226))
                easel.line(f"M-200,{-260 + place * 25} L200,{-260 + place * 25}", 3, (236, 236, 226))
        easel.line(head, 36, easel.main.deep)
        easel.line(head, 29, easel.main.base)
        easel.line(oval(-4, -264, 188, 238), 8, easel.main.pale, 0.8)
        for side in ("M-110,-60 C-70,20 -40,80 -18,180", "M110,-60 C70,20 40,80 18,180"):
            easel.tube(side, 27, easel.main)
        easel.lit(box(-27, 160, 54, 300, 12), tones((40, 38, 42)), "across")
        for place in range(13):
            easel.line(f"M-27,{186 + place * 22} L27,{172 + place * 22}", 4, (110, 106, 112), 0.8)
        easel.lit(box(-32, 440, 64, 34, 10), easel.main, "across", 0.5)

    if which == 1:
        with e.at(500, 540, 32):
            racket(e)
    with e.at(500, 540, -32):
        racket(e)
    ball = e.lit(oval(720, 800, 84), (212, 228, 70), "ball", 0.6)
    e.texture(ball, "fleece", 1)
    with e.clip(ball):
        e.line("M640,760 Q720,790 730,880", 9, (250, 250, 240))
        e.line("M700,710 Q730,790 806,800", 9, (250, 250, 240))


def tent(e: Easel) -> None:
    """Dome, ridge, or tunnel."""
    which = e.which(3)
    if which == 1:
        e.cloth("M500,230 L800,210 L960,760 L700,800 Z", tones(e.main.shade))
        front = e.cloth("M500,230 L700,800 L120,800 Z")
        e.fill("M480,330 L560,800 L300,800 Z", mix(e.main.deep, (0, 0, 0), 0.4))
        e.cloth("M480,330 L300,800 L200,800 Q330,600 480,330 Z", tones(e.main.light))
        for rope in ("M500,230 L60,840", "M800,210 L990,800"):
            e.line(rope, 5, (236, 230, 210))
        e.line(front, 4, e.main.deep, 0.5)
        return
    shape = (
        "M60,800 C100,480 290,250 500,250 C710,250 900,480 940,800 Z"
        if which == 0
        else "M60,800 C60,420 160,320 330,320 L760,340 C900,360 960,560 960,800 Z"
    )
    body = e.cloth(shape, how="ball")
    poles = (
        ("M500,250 C430,420 350,640 300,800", "M500,250 C600,400 730,620 780,800")
        if which == 0
        else ("M330,320 C440,360 480,600 480,800", "M600,332 C720,380 760,600 760,800")
    )
    for pole in poles:
        e.folds(body, pole, width=24)
        e.line(pole, 10, e.other, 0.9)
    door = (
        "M330,800 C350,600 420,430 500,380 C580,440 640,620 650,800 Z"
        if which == 0
        else "M120,800 C120,560 190,440 270,430 C350,440 410,580 410,800 Z"
    )
    e.fill(door, mix(e.main.deep, (0, 0, 0), 0.45))
    e.cloth(
        "M500,380 C580,440 640,620 650,800 L560,800 C600,640 570,480 500,380 Z"
        if which == 0
        else "M270,430 C350,440 410,580 410,800 L340,800 C360,640 330,500 270,430 Z",
        e.second if e.spec.second_colour else tones(e.main.light),
    )
    e.line(door, 7, e.main.shade)
    for x in (40, 960):
        e.line(f"M{500 + (x - 500) * 0.8},560 L{x + (40 if x > 500 else -40)},830", 5, (236, 230, 210))
    e.line("M60,800 L940,800", 8, e.main.deep, 0.6)
    e.brand(760, 760, 30, e.main.pale)


def sleeping_bag(e: Easel) -> None:
    """A mummy bag laid out, or an oblong one half open."""
    which = e.which(2)
    lining = e.second if e.spec.second_colour else tones(mix(e.colour, (250, 180, 90), 0.6))
    shape = (
        "M500,70 C640,70 700,180 710,330 C716,560 660,860 600,930 L400,930 C340,860 284,560 290,330 C300,180 360,70 500,70 Z"
        if which == 0
        else "M270,100 Q500,70 730,100 L740,900 Q500,930 260,900 Z"
    )
    body = e.cloth(shape, how="across", fallback="sand")
    for y in range(300, 920, 88):
        with e.clip(body):
            line = f"M240,{y} Q500,{y + 26} 760,{y}"
            e.line(line, 16, e.main.deep, 0.3, blur=6)
            e.line(line, 4, e.main.deep, 0.5)
            e.canvas.save()
            e.canvas.translate(0, 34)
            e.line(line, 22, e.main.pale, 0.35, blur=9)
            e.canvas.restore()
    if which == 0:
        e.lit(oval(500, 190, 128, 92), tones(mix(lining.base, INK, 0.25)), "ball", 0.8)
        e.lit(oval(500, 214, 100, 58), lining, "down", 0.6)
        e.line("M640,280 C650,500 620,760 570,920", 8, (40, 40, 44))
    else:
        flap = "M500,96 L734,100 L738,470 Q640,330 500,300 Z"
        e.cloth(flap, lining, printed=False, fallback="sand")
        e.line("M500,300 Q640,330 738,470", 9, (40, 40, 44))
        e.lit(box(310, 130, 160, 120, 40), tones((246, 244, 238)), "ball", 0.6)
    e.brand(460, 640, 44, e.main.pale)


PAINTERS: Final[dict[str, Painter]] = {
    "football": stand(football),
    "basketball": stand(basketball),
    "yoga_mat": stand(yoga_mat),
    "dumbbell": stand(dumbbell),
    "bicycle": stand(bicycle),
    "tennis_racket": lay(tennis_racket),
    "tent": stand(tent),
    "sleeping_bag": lay(sleeping_bag),
}
