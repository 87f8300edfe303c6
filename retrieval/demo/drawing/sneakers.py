"""Sneakers: runner, court shoe, high top, chunky."""

from __future__ import annotations

from retrieval.demo.drawing.canvas import Easel
from retrieval.demo.drawing.palette import Tones, luma, mix, tones
from retrieval.demo.drawing.paths import oval

RUBBER = (246, 245, 240)
GUM = (190, 146, 98)


def sole_part(e: Easel, shape: str, colour: tuple[int, int, int], line: str = "") -> None:
    e.lit(shape, tones(colour), "down", 0.6)
    if line:
        e.line(line, 4, tones(colour).deep, 0.35)


def laces(
    e: Easel, spots: list[tuple[float, float]], reach: float, turn: float, colour: tuple[int, int, int]
) -> None:
    t = tones(colour)
    for x, y in spots:
        with e.at(x, y, turn):
            e.line(f"M{-reach},0 L{reach},0", 17, t.deep, 0.5)
            e.line(f"M{-reach},-2 L{reach},-2", 13, t.base)


def runner(e: Easel, accent: Tones, sole: tuple[int, int, int]) -> None:
    sole_part(
        e,
        "M120,640 C110,600 130,580 160,572 L560,590 C680,606 800,600 880,574 C912,590 900,640 868,652 C700,668 300,672 150,664 Z",
        sole,
        "M130,630 C300,648 700,650 886,618",
    )
    upper = e.cloth(
        "M136,592 C120,520 128,440 150,400 C170,380 190,392 204,410 C250,452 330,448 380,404 C400,386 430,384 446,400 C520,470 620,512 740,524 C830,532 888,552 884,592 C800,614 680,616 560,608 C420,600 260,606 136,592 Z",
        fallback="weave",
    )
    e.fill("M196,404 C250,452 330,448 384,402 C340,420 250,424 196,404 Z", e.main.deep)
    for swoosh in ("M250,600 C330,560 380,520 420,450", "M330,604 C410,570 460,530 500,480"):
        e.line(swoosh, 26, accent.base)
        e.line(swoosh, 26, accent.deep, 0.15, dash=4)
    with e.clip(upper):
        e.lit(
            "M700,530 C780,520 900,530 900,600 L760,620 C760,580 740,550 700,530 Z",
            mix(e.colour, e.main.deep, 0.25),
        )
        e.lit("M100,480 C160,470 210,520 220,610 L100,610 Z", accent, edge=0.4)
    e.line("M150,420 C140,380 150,360 168,360", 18, e.main.shade)
    laces(e, [(440, 412), (478, 444), (520, 472), (564, 494)], 34, -52, accent.base)
    e.brand(300, 530, 30, accent.base)


def court(e: Easel, accent: Tones, sole: tuple[int, int, int]) -> None:
    sole_part(
        e,
        "M130,612 L880,600 C900,620 896,652 872,660 L160,664 C130,660 124,640 130,612 Z",
        sole,
        "M140,636 L886,626",
    )
    upper = e.cloth(
        "M136,616 C126,540 126,450 146,404 C170,384 200,396 220,420 C270,456 340,452 386,412 C402,398 424,398 440,414 C520,486 640,520 760,534 C850,546 888,566 884,606 C700,622 300,624 136,616 Z",
        fallback="grain",
    )
    e.fill("M206,412 C260,452 340,448 388,408 C340,428 260,430 206,412 Z", e.main.deep)
    with e.clip(upper):
        e.lit("M110,400 L210,400 C204,460 216,500 226,520 L110,540 Z", accent, edge=0.5)
        e.line("M640,526 C690,550 700,590 696,624", 5, e.main.deep, 0.5)
        e.stitches("M260,460 C270,540 250,580 250,620")
        e.line("M440,420 C430,500 470,560 520,620", 4, e.main.deep, 0.45)
    for x in (700, 730, 760):
        e.fill(oval(x + 40, 560 + (x - 700) * 0.1, 5), e.main.deep, 0.5)
    laces(
        e,
        [(436, 428), (478, 460), (522, 486), (568, 506)],
        34,
        -54,
        RUBBER if luma(e.colour) < 0.86 else (210, 206, 198),
    )


def high_top(e: Easel, accent: Tones, sole: tuple[int, int, int]) -> None:
    sole_part(
        e,
        "M150,612 L880,604 C896,622 892,652 868,660 L176,664 C150,660 146,640 150,612 Z",
        sole,
        "M156,630 L884,622",
    )
    e.cloth(
        "M158,616 C150,520 150,330 170,236 C240,220 330,222 402,232 C404,300 420,380 460,430 C540,490 660,516 770,536 C850,552 884,570 880,606 C700,622 300,624 158,616 Z",
        fallback="weave",
    )
    e.lit(
        "M690,524 C800,530 890,560 884,606 L720,618 C730,570 716,540 690,524 Z",
        tones(RUBBER if luma(e.colour) < 0.86 else (226, 222, 214)),
        "down",
        0.6,
    )
    e.line("M404,236 C404,340 440,420 520,474", 5, e.main.deep, 0.5)
    e.line("M172,300 C180,420 176,520 182,612", 16, accent.base, 0.9)
    e.lit(oval(290, 380, 58), (248, 247, 243), edge=0.5)
    e.graphic(290, 380, 30)
    e.fill(oval(290, 380, 34), accent.base if luma(accent.base) < 0.8 else e.main.base)
    laces(
        e,
        [(396, 270), (404, 320), (418, 370), (446, 416), (490, 456), (540, 484)],
        34,
        -40,
        RUBBER if luma(e.colour) < 0.86 else (205, 200, 192),
    )


def chunky(e: Easel, accent: Tones, sole: tuple[int, int, int]) -> None:
    sole_part(
        e,
        "M100,600 C90,560 130,540 170,548 L560,572 C700,590 820,584 890,556 C926,580 920,640 892,668 L760,676 L700,664 L420,676 L360,664 L140,676 C110,660 104,630 100,600 Z",
        sole,
        "M106,618 C300,600 400,650 560,620 C700,600 820,640 912,606",
    )
    upper = e.cloth(
        "M136,572 C120,510 124,430 146,384 C166,366 196,380 210,400 C260,440 340,436 390,390 C408,376 436,378 450,396 C520,450 620,490 740,506 C830,514 892,536 888,572 C800,596 680,594 560,588 C420,582 260,586 136,572 Z"
    )
    e.fill("M200,394 C256,436 340,432 392,388 C340,410 250,414 200,394 Z", e.main.deep)
    with e.clip(upper):
        e.lit("M230,590 C300,560 340,500 380,430 L450,430 C420,510 400,560 380,600 Z", accent, edge=0.6)
        e.lit("M560,600 C620,560 600,520 560,486 L640,500 C690,540 690,570 680,604 Z", accent, edge=0.6)
        e.lit("M100,460 C170,450 200,500 206,590 L100,590 Z", mix(e.colour, e.main.deep, 0.3), edge=0.5)
    laces(e, [(444, 402), (484, 432), (528, 456), (574, 476)], 36, -56, accent.base)
