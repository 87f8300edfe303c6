"""Toys: bears, bricks, cars, dolls, puzzles and games."""

from __future__ import annotations

from typing import Any, Final

from retrieval.demo.drawing import sport
from retrieval.demo.drawing.canvas import Easel
from retrieval.demo.drawing.painter import Painter, lay, stand
from retrieval.demo.drawing.palette import INK, MEDLEY, WHITE, Rgb, Tones, luma, mix, tones
from retrieval.demo.drawing.paths import box, cut, join, outline, oval, polygon


def teddy_bear(e: Easel) -> None:
    """Sitting bear with a ribbon, a rabbit, or a bear in a jumper."""
    which = e.which(3)
    t = e.main
    belly = tones(mix(e.colour, (250, 236, 210), 0.55))

    def fur(shape: Any, tone: Tones | None = None, how: str = "ball") -> None:
        path = e.lit(shape, tone or t, how, 0.7)
        e.texture(path, "fleece", 1.0)

    for x in (300, 700):
        fur(oval(x, 640, 84, 150))
    if which == 1:
        for x, turn in ((420, -8), (580, 8)):
            with e.at(x, 200, turn):
                fur(oval(0, -40, 62, 190))
                e.lit(oval(0, -30, 34, 140), (244, 190, 196), "down")
    else:
        for x in (330, 670):
            fur(oval(x, 180, 92))
            e.lit(oval(x, 186, 54), belly, "ball", 0.5)
    fur(oval(500, 680, 230, 230))
    if which == 2:
        jumper = "M290,600 Q500,510 710,600 Q740,700 720,790 Q500,850 280,790 Q260,700 290,600 Z"
        e.lit(jumper, e.second if e.spec.second_colour else tones((84, 120, 170)), "ball", 0.6)
        e.texture(jumper, "knit", 1)
    else:
        fur(oval(500, 700, 146, 156), belly)
    for x in (320, 680):
        fur(oval(x, 850, 118, 98))
        e.lit(oval(x, 862, 70, 58), belly, "ball", 0.5)
    fur(oval(500, 350, 236, 208))
    fur(oval(500, 420, 104, 80), belly)
    for x in (418, 582):
        e.lit(oval(x, 320, 25, 28), (26, 22, 22), "ball")
        e.fill(oval(x - 8, 310, 8), WHITE, 0.9)
    e.lit("M462,384 Q500,366 538,384 Q530,420 500,424 Q470,420 462,384 Z", (52, 36, 34), "ball")
    e.line("M500,424 L500,450 Q470,474 446,456", 7, (70, 48, 42))
    e.line("M500,450 Q530,474 554,456", 7, (70, 48, 42))
    if which == 0:
        ribbon = (
            e.second
            if e.spec.second_colour
            else tones((196, 52, 60) if e.spec.colour != "red" else (60, 90, 160))
        )
        for half in e.twice("M500,560 C580,490 650,500 650,560 C650,620 580,620 500,570 Z"):
            e.lit(half, ribbon, "sheet", 0.7)
        e.lit(oval(500, 564, 30), ribbon, "ball", 0.6)


def _brick(e: Easel, x: float, y: float, studs: int, t: Tones) -> None:
    """A toy brick from the front, a little from above."""
    wide = studs * 80
    for place in range(studs):
        e.lit(box(x + 14 + place * 80, y - 26, 52, 34, 8), t, "across", 0.4)
        e.fill(oval(x + 40 + place * 80, y - 24, 26, 8), t.light)
    e.lit(box(x, y, wide, 96, 6), t, "sheet", 0.6)
    e.fill_box(x + 4, y + 3, wide - 8, 7, 3, WHITE, 0.4)


def building_blocks(e: Easel) -> None:
    """A house of studded bricks, a tower, or wooden shapes."""
    which = e.which(3)
    inks = [tones(ink) for ink in (e.colour, *MEDLEY)] if not e.medley else [tones(ink) for ink in MEDLEY]
    if which == 2:
        for place, (x, y) in enumerate(((180, 680), (400, 680), (620, 680), (290, 480), (510, 480))):
            e.wood(box(x, y, 190, 190, 10), inks[place % len(inks)])
            e.words("ABCDE"[place], x + 95, y + 138, 120, (250, 246, 236))
        e.wood("M300,470 L410,300 L520,470 Z", inks[0])
        e.wood(
            cut(
                outline("M520,470 L520,400 Q520,290 610,290 Q700,290 700,400 L700,470 Z"), oval(610, 470, 46)
            ),
            inks[3],
        )
        return
    rows = (
        [(100, 10), (100, 10), (180, 8), (180, 8), (260, 6), (340, 4)]
        if which == 0
        else [(220, 7), (300, 5), (300, 5), (300, 5), (380, 3), (380, 3), (420, 2)]
    )
    for level, (x, total) in enumerate(rows):
        at, left = float(x), total
        while left:
            studs = min(left, e.rng.choice([2, 3, 4]))
            _brick(e, at, 800 - level * 98, studs, inks[0] if e.rng.random() < 0.4 else e.rng.choice(inks))
            at += studs * 80
            left -= studs
    if which == 0:
        e.lit(box(440, 704, 120, 192, 6), (120, 84, 60), "sheet", 0.6)


def toy_car(e: Easel) -> None:
    """Rounded car, racer, or a lorry."""
    which = e.which(3)
    bodies = (
        "M80,640 C70,540 110,500 220,480 C290,340 380,290 540,290 C680,290 750,380 800,470 C900,490 940,540 930,650 Q926,690 890,690 L120,690 Q86,690 80,640 Z",
        "M50,650 C60,580 180,540 330,530 L420,440 Q440,420 480,420 L610,430 L680,520 C820,530 900,560 950,640 L940,690 L70,690 Z",
        "M60,300 L600,300 L600,690 L60,690 Z",
    )
    if which == 1:
        e.lit("M70,430 L210,420 L220,460 L80,470 Z", tones(e.main.shade), "sheet", 0.6)
        e.line("M140,460 L150,560", 22, e.main.shade)
    if which == 2:
        e.lit(
            "M610,400 L780,400 Q820,400 850,470 L890,560 Q930,570 930,620 L930,690 L610,690 Z",
            e.second
            if e.spec.second_colour
            else tones((240, 196, 72) if e.spec.colour != "yellow" else (72, 120, 190)),
            "sheet",
            0.8,
        )
        e.lit("M660,440 L770,440 Q796,440 816,490 L840,550 L660,550 Z", (176, 212, 232), "sheet", 0.5)
    body = e.lit(bodies[which], e.main, "sheet", 0.9)
    e.print_on(body, e.main)
    if which == 0:
        for window in (
            "M290,470 C340,380 400,346 490,342 L490,470 Z",
            "M520,342 C620,340 690,390 730,470 L520,470 Z",
        ):
            e.lit(window, (176, 212, 232), "sheet", 0.5)
        e.line("M505,480 L505,680", 5, e.main.deep, 0.5)
        e.fill_box(540, 530, 60, 16, 8, (220, 222, 226))
        e.lit(oval(900, 570, 30, 34), (255, 236, 170), "ball")
    elif which == 1:
        e.lit("M440,500 L480,450 L600,456 L640,510 Z", (40, 44, 54), "sheet")
        e.lit(oval(330, 610, 58), (252, 250, 244), "sheet")
        e.words("7", 330, 642, 88, INK, 1, 0)
        e.line("M60,600 C300,580 700,580 940,626", 16, e.other, 0.9)
    else:
        for place in range(6):
            e.line(f"M{110 + place * 88},320 L{110 + place * 88},670", 9, e.main.deep, 0.35)
        e.fill_box(60, 680, 860, 34, 8, (60, 62, 68))
    e.glow("M140,540 C300,500 600,520 820,540 C600,530 300,530 140,540 Z", alpha=0.5, blur=6)
    for x in (260, 740):
        e.lit(oval(x, 700, 104), (38, 38, 42), "ball")
        e.lit(oval(x, 700, 58), (206, 210, 214), "metal")
        e.fill(oval(x, 700, 20), e.main.base)


def doll(e: Easel) -> None:
    """A rag doll: long hair, plaits, or short hair; the dress has the colour."""
    which = e.which(3)
    skin = tones(((246, 214, 186), (196, 146, 106), (238, 198, 160))[which])
    hair = tones(((140, 84, 46), (44, 32, 30), (222, 176, 96))[which])
    if which != 2:
        e.lit(
            "M310,250 C290,100 710,100 690,250 C720,400 700,500 660,560 L340,560 C300,500 280,400 310,250 Z",
            hair,
            "across",
            0.6,
        )
    for half in e.twice("M540,760 L600,760 L596,920 L546,920 Z"):
        e.lit(half, skin, "across", 0.5)
    for half in e.twice("M536,890 L606,890 Q660,910 650,950 L536,950 Z"):
        e.lit(half, tones((92, 56, 48)), "down", 0.6)
    for half in e.twice(
        "M590,520 C660,540 740,620 770,700 C770,730 730,740 716,716 C680,660 630,620 590,600 Z"
    ):
        e.lit(half, skin, "sheet", 0.6)
    e.lit(box(470, 430, 60, 90, 20), skin, "across")
    dress = e.cloth(
        "M420,500 Q500,530 580,500 L640,560 C650,640 690,740 730,800 Q500,860 270,800 C310,740 350,640 360,560 Z"
    )
    e.folds(dress, "M430,620 L370,810", "M500,620 L500,830", "M570,620 L640,810", width=24)
    for sleeve in e.twice("M570,500 C630,490 680,530 690,580 C660,610 620,610 600,590 Z"):
        e.cloth(sleeve)
    e.lit("M366,600 Q500,640 634,600 L638,634 Q500,672 362,634 Z", e.second, "sheet", 0.4)
    for leaf in e.twice("M500,520 C550,490 590,510 580,540 C560,560 530,550 500,530 Z"):
        e.lit(leaf, WHITE, "sheet", 0.4)
    e.lit(
        "M500,160 C620,160 670,240 666,330 C660,430 590,480 500,480 C410,480 340,430 334,330 C330,240 380,160 500,160 Z",
        skin,
        "ball",
        0.4,
    )
    e.lit(
        "M330,330 C310,180 400,110 500,110 C600,110 690,180 670,330 C650,250 600,220 540,230 C460,220 370,250 330,330 Z",
        hair,
        "ball",
        0.6,
    )
    if which == 1:
        for plait in e.twice("M660,300 C720,360 700,480 690,560"):
            e.tube(plait, 52, hair)
            e.line(plait, 40, hair.deep, 0.3, dash=14)
    for x in (430, 570):
        e.lit(oval(x, 340, 22, 27), (50, 38, 34), "ball")
        e.fill(oval(x - 7, 331, 7), WHITE)
        e.glow(oval(x + (-26 if x < 500 else 26), 400, 32, 22), (240, 120, 120), 0.4, 10)
    e.line("M460,412 Q500,446 540,412", 8, (196, 72, 72))


def puzzle(e: Easel) -> None:
    """A picture in pieces with one beside it, or its box."""
    which = e.which(2)
    if which == 1:
        _game_box(e, "PUZZLE")
        return
    edge = 160.0
    sky = (mix(e.colour, WHITE, 0.55), e.colour, mix(e.colour, INK, 0.3))
    for row in range(4):
        for column in range(4):
            if row == 3 and column == 3:
                continue
            x, y = 130 + column * edge, 130 + row * edge
            piece = _piece(x, y, edge, row, column)
            ink = (
                MEDLEY[(row * 2 + column * 3) % 6]
                if e.medley
                else mix(sky[0], sky[2], (row + 0.5 * column) / 5.5)
            )
            e.lit(piece, ink, "sheet", 0.5)
            e.line(piece, 3, mix(ink, INK, 0.5), 0.5)
    with e.clip(box(130, 130, edge * 3, edge * 4)):
        e.fill(oval(300, 300, 90), (252, 226, 150), 0.85)
        e.fill(
            "M130,640 C240,480 330,500 420,580 C500,520 560,560 640,640 L640,800 L130,800 Z",
            mix(e.colour, (60, 90, 70), 0.6),
            0.55,
        )
    with e.at(740, 730, 18):
        loose = _piece(-20, -10, edge, 3, 3)
        e.glow(loose, INK, 0.35, 14)
        e.lit(loose, sky[2], "sheet", 0.6)
        e.line(loose, 3, INK, 0.5)


def _piece(x: float, y: float, edge: float, row: int, column: int) -> Any:
    """A square with knobs to the right and below, and holes where its neighbours' knobs go."""
    shape = box(x, y, edge, edge, 6)
    middle = edge / 2
    if column < 3:
        shape = join(shape, oval(x + edge + 14, y + middle, 27))
    if row < 3:
        shape = join(shape, oval(x + middle, y + edge + 14, 27))
    if column > 0:
        shape = cut(shape, oval(x + 14, y + middle, 27))
    if row > 0:
        shape = cut(shape, oval(x + middle, y + 14, 27))
    return shape


def _game_box(e: Easel, word: str) -> None:
    e.lit("M180,300 L760,260 L800,300 L800,840 L760,880 L180,860 Z", tones(e.main.deep), "sheet")
    lid = e.lit(box(150, 250, 620, 590, 12), e.main, "sheet", 0.7)
    ink: Rgb = (252, 246, 232) if luma(e.colour) < 0.7 else mix(e.colour, INK, 0.7)
    with e.clip(lid):
        for place in range(4):
            e.fill(
                polygon(460, 640, 330 - place * 70, 12, place * 0.2, 0.86),
                mix(e.colour, MEDLEY[(place + e.spec.seed) % 6], 0.7),
                0.9,
            )
        for x, ring_ink in ((330, (250, 236, 190)), (460, (252, 246, 232)), (590, (250, 236, 190))):
            e.lit(oval(x, 700 - abs(x - 460) * 0.3, 54), ring_ink, "ball", 0.5)
            e.lit(f"M{x - 70},840 Q{x},{700} {x + 70},840 Z", ring_ink, "ball", 0.5)
    e.words(word, 460, 380, min(110, 620 / len(word) * 1.2), ink)
    e.brand(690, 300, 30, ink)


def board_game(e: Easel) -> None:
    """A board with pawns and dice, a chess board, or its box."""
    which = e.which(3)
    if which == 2:
        _game_box(e, "FAMILY GAME")
        return
    board = outline("M500,240 L930,520 L500,820 L70,520 Z")
    e.canvas.save()
    e.canvas.translate(0, 26)
    e.lit(board, tones(e.main.deep))
    e.canvas.restore()
    e.lit(board, e.main, "sheet", 0.6)

    def spot(u: float, v: float) -> tuple[float, float]:
        return 500 + (u - v) * 430, 262 + (u + v) * 279

    def tile(u: float, v: float, size: float, ink: Rgb) -> None:
        corners = [spot(u, v), spot(u + size, v), spot(u + size, v + size), spot(u, v + size)]
        e.fill("M" + " L".join(f"{x:.1f},{y:.1f}" for x, y in corners) + " Z", ink)

    if which == 1:
        for row in range(8):
            for column in range(8):
                tile(
                    0.06 + row * 0.11,
                    0.06 + column * 0.11,
                    0.11,
                    (246, 232, 204) if (row + column) % 2 else mix(e.colour, INK, 0.5),
                )
    else:
        for place in range(9):
            for u, v in (
                (0.04 + place * 0.102, 0.04),
                (0.04 + place * 0.102, 0.86),
                (0.04, 0.04 + place * 0.102),
                (0.86, 0.04 + place * 0.102),
            ):
                tile(u, v, 0.094, (*MEDLEY, (250, 246, 236))[(place * 2 + round(u * 10)) % 7])
        tile(0.3, 0.3, 0.4, mix(e.colour, WHITE, 0.5))
    for u, v, ink in (
        (0.2, 0.2, MEDLEY[0]),
        (0.7, 0.25, (250, 246, 236)),
        (0.45, 0.6, MEDLEY[3]),
        (0.8, 0.75, INK),
        (0.25, 0.75, MEDLEY[1]),
    ):
        x, y = spot(u, v)
        e.glow(oval(x + 10, y + 4, 40, 16), INK, 0.4, 8)
        e.lit(
            f"M{x - 36},{y} C{x - 30},{y - 40} {x - 14},{y - 70} {x - 12},{y - 96} L{x + 12},{y - 96} C{x + 14},{y - 70} {x + 30},{y - 40} {x + 36},{y} Q{x},{y + 18} {x - 36},{y} Z",
            tones(ink),
            "across",
            0.5,
        )
        e.lit(oval(x, y - 112, 30), tones(ink), "ball", 0.4)
    if which == 0:
        x, y = spot(0.52, 0.42)
        e.lit(box(x - 34, y - 60, 68, 68, 12), (250, 248, 242), "sheet", 0.8)
        for dx, dy in ((-16, -42), (16, -42), (0, -26), (-16, -10), (16, -10)):
            e.fill(oval(x + dx, y + dy, 6), INK)


PAINTERS: Final[dict[str, Painter]] = {
    "teddy_bear": stand(teddy_bear),
    "building_blocks": stand(building_blocks),
    "toy_car": stand(toy_car),
    "doll": stand(doll),
    "puzzle": lay(puzzle),
    "board_game": lay(board_game),
    **sport.PAINTERS,
}
