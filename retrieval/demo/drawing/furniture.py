"""Seats, tables, shelves and lamps."""

from __future__ import annotations

from typing import Final

import skia

from retrieval.demo.drawing.canvas import Easel
from retrieval.demo.drawing.light import veil
from retrieval.demo.drawing.painter import Painter, stand
from retrieval.demo.drawing.palette import Rgb, Tones, luma, mix, tones
from retrieval.demo.drawing.paths import box, outline, oval

OAK: Final[Rgb] = (190, 146, 98)
IRON: Final[Rgb] = (48, 49, 54)
GLOW: Final[Rgb] = (255, 232, 176)


def timber(e: Easel) -> Tones:
    """The wood of a table: natural for brown, beige and no colour of its own, else painted."""
    natural = {"brown": (150, 100, 62), "beige": (206, 166, 116), "khaki": OAK, "cream": (226, 196, 152)}
    return tones(natural.get(e.spec.colour, e.colour))


def legs(
    e: Easel, spots: tuple[float, ...], top: float, bottom: float, wide: float, t: Tones, lean: float = 0
) -> None:
    """Straight or tapered legs."""
    for x in spots:
        way = (1 if x > 500 else -1) * lean
        shape = f"M{x - wide / 2},{top} L{x + wide / 2},{top} L{x + wide * 0.32 + way},{bottom} L{x - wide * 0.32 + way},{bottom} Z"
        e.lit(shape, t, "across", 0.4)


def sofa(e: Easel) -> None:
    """Two or three seats, rounded, or with a chaise."""
    which = e.which(4)
    legs(e, (150, 850), 760, 840, 34, tones((120, 84, 54)), 10)
    seats = (3, 2, 2, 3)[which]
    t = e.main
    e.cloth(box(110, 330, 780, 420, 70 if which != 2 else 150), t)
    left, wide = 170.0, 660.0 / seats
    for place in range(seats):
        x = left + place * wide
        cushion = e.cloth(box(x + 4, 356, wide - 8, 260, 46), t)
        e.folds(
            cushion,
            f"M{x + 30},380 Q{x + wide / 2},430 {x + wide - 30},380",
            f"M{x + wide / 2 - 20},600 Q{x + wide / 2},540 {x + wide / 2 + 30},600",
            width=30,
            strength=0.7,
        )
        if which == 1:
            for dx in (0.3, 0.7):
                e.button(x + wide * dx, 470, 10, t)
    for place in range(seats):
        x = left + place * wide
        deep = 150 if which == 3 and place == seats - 1 else 0
        seat = e.cloth(box(x + 2, 580, wide - 4, 120 + deep, 40), t, how="down")
        e.folds(seat, f"M{x + 30},640 Q{x + wide / 2},664 {x + wide - 30},640", width=22, strength=0.6)
    e.cloth(box(130, 680, 740 if which != 3 else 520, 100, 22), t, how="down")
    if which == 3:
        e.cloth(box(left + 2 * wide, 716, wide + 30, 84, 22), t, how="down")
    for arm in e.twice(
        "M820,470 Q820,420 870,420 L890,420 Q936,424 936,480 L930,770 Q930,790 910,790 L840,790 Q820,790 820,770 Z"
        if which != 2
        else "M800,500 Q830,400 900,430 Q960,480 930,660 L920,780 L820,780 Z"
    ):
        e.cloth(arm, t)
    if e.rng.random() < 0.6:
        with e.at(250, 500, -10):
            e.lit(
                "M-70,-70 Q0,-50 70,-70 Q56,0 70,70 Q0,56 -70,70 Q-56,0 -70,-70 Z",
                e.second if e.spec.second_colour else tones(mix(e.other, (214, 170, 110), 0.5)),
                "ball",
                0.7,
            )


def chair(e: Easel) -> None:
    """Dining, upholstered shell, office, or spindle-back."""
    which = e.which(4)
    if which == 2:
        for x in (-220, -110, 110, 220):
            e.tube(f"M500,800 L{500 + x},880", 26, tones(IRON))
            e.lit(oval(500 + x, 896, 22), IRON, "ball")
        e.lit(box(478, 640, 44, 190, 10), tones((170, 174, 180)), "metal")
        for arm in e.twice("M640,640 C760,640 760,560 740,490 L660,486"):
            e.tube(arm, 26, tones(IRON))
        e.cloth("M320,140 Q500,100 680,140 Q700,340 660,540 L340,540 Q300,340 320,140 Z", how="ball")
        e.cloth("M290,560 Q500,540 710,560 Q740,620 700,660 L300,660 Q260,620 290,560 Z", how="down")
        for y in (230, 330, 430):
            e.line(f"M330,{y} Q500,{y + 20} 670,{y}", 7, e.main.deep, 0.4)
        return
    wood = timber(e) if which in {0, 3} else tones((170, 122, 78))
    if which == 1:
        for x, foot in ((380, 330), (620, 670), (430, 420), (580, 590)):
            e.lit(f"M{x - 14},620 L{x + 14},620 L{foot + 8},900 L{foot - 8},900 Z", wood, "across", 0.4)
        shell = e.cloth(
            "M300,170 Q500,110 700,170 C740,320 720,440 700,500 C760,540 780,600 740,650 Q500,720 260,650 C220,600 240,540 300,500 C280,440 260,320 300,170 Z",
            how="ball",
        )
        e.folds(shell, "M300,520 Q500,580 700,520", width=40)
        e.folds(shell, "M400,200 L410,480", "M600,200 L590,480", width=20, strength=0.5)
        return
    legs(e, (352, 648), 560, 900, 40, wood, 16)
    legs(e, (390, 610), 560, 850, 34, tones(wood.shade), 8)
    posts = "M340,560 L320,130 L356,126 L382,560 Z"
    for half in e.twice(posts):
        e.wood(half, wood, upright=True)
    if which == 3:
        for place in range(5):
            e.tube(f"M{400 + place * 50},190 L{410 + place * 45},560", 14, wood)
        e.wood("M316,130 Q500,90 684,130 L680,200 Q500,160 320,200 Z", wood)
    else:
        for y in (150, 260, 370):
            e.wood(f"M334,{y} Q500,{y - 24} 666,{y} L664,{y + 60} Q500,{y + 36} 338,{y + 60} Z", wood)
    if which == 0:
        e.cloth(
            "M310,540 Q500,510 690,540 L724,610 Q500,650 276,610 Z",
            tones(mix(e.colour, (236, 226, 206), 0.75)),
            printed=False,
        )
        e.wood("M276,606 Q500,650 724,606 L724,640 Q500,680 276,640 Z", wood)
    else:
        e.wood("M310,550 Q500,520 690,550 L724,610 Q500,650 276,610 Z", wood)
    e.tube("M350,780 L650,780", 16, wood)


def table(e: Easel) -> None:
    """Dining, round on a foot, coffee table, or with hairpin legs."""
    which = e.which(4)
    t = timber(e)
    if which == 1:
        e.lit("M460,440 L540,440 L560,780 L440,780 Z", t, "across", 0.6)
        e.lit("M300,860 Q500,740 700,860 Q500,890 300,860 Z", t, "down", 0.6)
        e.lit(oval(500, 424, 400, 94), tones(t.shade))
        e.wood(oval(500, 404, 400, 92), t)
        e.glow(oval(400, 380, 160, 26), alpha=0.35, blur=20)
        return
    bottom = 860 if which != 2 else 760
    top_y = 420 if which != 2 else 500
    if which == 3:
        for x, way in ((150, -1), (850, 1)):
            e.tube(f"M{x},470 L{x + way * 20 - 10},{bottom} L{x - way * 60},470", 13, tones(IRON))
    else:
        legs(e, (250, 750), top_y + 30, bottom - 90, 36, tones(t.shade))
        legs(e, (130, 870), top_y + 40, bottom, 50, t, 6)
    if which == 2:
        e.wood(f"M150,{top_y + 160} L850,{top_y + 160} L862,{top_y + 182} L138,{top_y + 182} Z", t)
    e.wood(f"M110,{top_y + 50} L890,{top_y + 50} L890,{top_y + 96} L110,{top_y + 96} Z", tones(t.shade))
    e.wood(f"M190,{top_y - 60} L810,{top_y - 60} L930,{top_y + 36} L70,{top_y + 36} Z", t)
    e.lit(
        f"M70,{top_y + 36} L930,{top_y + 36} L930,{top_y + 64} L70,{top_y + 64} Z",
        tones(mix(t.base, t.shade, 0.6)),
        "down",
    )
    e.glow(f"M300,{top_y - 40} L560,{top_y - 40} L480,{top_y + 16} L200,{top_y + 16} Z", alpha=0.22, blur=18)


def desk(e: Easel) -> None:
    """With drawers on one side, trestle, or a standing desk."""
    which = e.which(3)
    t = timber(e)
    if which == 2:
        for x in (230, 770):
            e.lit(box(x - 26, 440, 52, 400, 6), tones(IRON), "metal")
            e.lit(box(x - 18, 600, 36, 260, 4), tones((96, 98, 104)), "metal")
            e.lit(box(x - 90, 850, 180, 34, 10), tones(IRON), "down")
    elif which == 1:
        for x in (230, 770):
            for foot in (-90, 90):
                e.lit(
                    f"M{x - 14},450 L{x + 14},450 L{x + foot + 14},880 L{x + foot - 14},880 Z",
                    tones(OAK),
                    "across",
                    0.4,
                )
            e.lit(box(x - 64, 700, 128, 22, 4), tones(OAK), "down")
    else:
        legs(e, (130, 170), 450, 880, 36, t)
        e.wood(box(590, 450, 320, 390, 6), t)
        for y in (466, 592, 718):
            e.wood(box(606, y, 288, 112, 6), t)
            e.line(box(606, y, 288, 112, 6), 4, t.deep, 0.5)
            e.lit(box(710, y + 46, 80, 18, 9), tones((206, 170, 96)), "metal_down")
        legs(e, (620, 880), 836, 880, 30, t)
    e.wood("M160,390 L840,390 L950,440 L50,440 Z", t)
    e.lit("M50,440 L950,440 L950,474 L50,474 Z", tones(mix(t.base, t.shade, 0.6)), "down")
    e.tube("M230,410 L230,330 L300,260", 10, tones(IRON))
    e.lit("M280,230 L350,270 L300,330 L240,290 Z", tones(IRON), "sheet")
    for place, ink in enumerate(((200, 90, 80), (80, 120, 170), (230, 190, 110))):
        e.lit(box(660 + place * 30, 300 - place * 8, 28, 110 + place * 8, 3), ink, "across")


def bookshelf(e: Easel) -> None:
    """Tall, wide and low, or a ladder."""
    which = e.which(3)
    t = timber(e)
    x, y, width, height, rows = ((260, 80, 480, 820, 5), (120, 330, 760, 540, 3), (270, 80, 460, 820, 4))[
        which
    ]
    if which != 2:
        e.wood(box(x, y, width, height, 8), t)
    else:
        for side in e.twice("M640,60 L676,60 L770,900 L734,900 Z"):
            e.wood(side, t, upright=True)
    step = (height - 24) / rows
    spines = (
        (196, 92, 84),
        (84, 122, 170),
        (232, 190, 104),
        (92, 140, 110),
        (226, 220, 206),
        (96, 84, 120),
        (214, 146, 120),
    )
    for row in range(rows):
        top = y + 20 + row * step
        floor = top + step - 22
        left, right = float(x + 22), float(x + width - 22)
        if which == 2:
            left, right = 352 - row * 26, 648 + row * 26
        if which != 2:
            e.lit(box(left, top, right - left, step - 20, 4), tones(mix(t.deep, t.base, 0.45)), "down")
        at = left + 12
        stop = right - 20 if row % 2 else left + (right - left) * 0.62
        while at < stop - 40:
            wide = e.rng.uniform(18, 36)
            tall = (step - 40) * e.rng.uniform(0.62, 0.92)
            e.lit(box(at, floor - tall, wide, tall, 3), e.rng.choice(spines), "across")
            e.fill_box(at + wide * 0.2, floor - tall * 0.8, wide * 0.6, 6, 1, (250, 244, 226), 0.7)
            at += wide + 1.5
        if not row % 2:
            spot = (at + right) / 2
            e.lit(
                f"M{spot - 26},{floor - 56} L{spot + 26},{floor - 56} L{spot + 18},{floor} L{spot - 18},{floor} Z",
                (236, 230, 220),
                "across",
                0.5,
            )
            for turn in (-40, 0, 40):
                with e.at(spot, floor - 54, turn):
                    e.lit(oval(0, -24, 11, 30), (96, 146, 84), "ball")
        e.wood(box(left - 10, floor, right - left + 20, 20, 2), t)


def _shade(e: Easel, shape: str) -> None:
    """A lampshade that is lit from inside."""
    path = e.cloth(shape, how="across")
    area = path.getBounds()
    with e.clip(path):
        e.glow(
            oval(
                area.centerX(),
                area.centerY() + area.height() * 0.15,
                area.width() * 0.3,
                area.height() * 0.36,
            ),
            GLOW,
            0.5,
            44,
        )


def lamp(e: Easel) -> None:
    """Table lamp with a drum, a ceramic foot, or a pendant."""
    which = e.which(3)
    if which == 2:
        e.line("M500,40 L500,330", 7, IRON)
        e.lit(box(464, 310, 72, 70, 16), tones((206, 170, 96)), "metal")
        e.lit(
            "M470,370 L530,370 C640,400 780,520 800,680 L200,680 C220,520 360,400 470,370 Z",
            e.main,
            "across",
            0.8,
        )
        e.lit(oval(500, 680, 300, 46), tones(GLOW), "ball")
        e.glow(oval(500, 690, 120, 60), (255, 246, 214), 0.9, 24)
        return
    if which == 0:
        e.lit(box(482, 480, 36, 360, 8), tones((206, 170, 96)), "metal")
        e.lit("M360,870 Q500,800 640,870 Q500,896 360,870 Z", tones((206, 170, 96)), "metal", 0.6)
        _shade(e, "M330,160 L670,160 L760,520 Q500,560 240,520 Z")
    else:
        e.lit(
            "M450,500 L550,500 C560,560 680,620 680,730 C680,830 600,880 560,884 L440,884 C400,880 320,830 320,730 C320,620 440,560 450,500 Z",
            tones((238, 234, 226)) if luma(e.colour) < 0.8 else tones((150, 170, 176)),
            "across",
            0.6,
        )
        _shade(e, "M370,150 L630,150 L720,500 Q500,536 280,500 Z")
    e.glow(oval(500, 550, 200, 20), GLOW, 0.5, 20)


def floor_lamp(e: Easel) -> None:
    """Straight, arched, or on three legs."""
    which = e.which(3)
    if which == 1:
        e.lit(oval(300, 960, 130, 22), tones(IRON), "down")
        e.tube("M300,950 L300,300 C310,40 640,0 720,190", 17, tones((206, 170, 96)))
        e.lit("M720,180 C800,190 850,260 856,330 L584,330 C590,260 640,190 720,180 Z", e.main, "across", 0.8)
        e.lit(oval(720, 330, 136, 22), tones(GLOW), "ball")
        return
    if which == 2:
        for foot in (300, 500, 700):
            e.lit(f"M486,380 L514,380 L{foot + 10},970 L{foot - 10},970 Z", tones(OAK), "across", 0.5)
    else:
        e.tube("M500,340 L500,940", 18, tones(IRON))
        e.lit(oval(500, 950, 140, 26), tones(IRON), "down", 0.5)
    _shade(e, "M400,60 L600,60 L680,370 Q500,400 320,370 Z")
    e.glow(oval(500, 400, 150, 16), GLOW, 0.5, 18)


def _beam(e: Easel, shape: str) -> None:
    """Light that falls and fades."""
    path = outline(shape)
    area = path.getBounds()
    stops = [(0, GLOW, 0.5), (1, GLOW, 0.0)]
    shader = veil((0, area.top()), (0, area.bottom()), stops)
    e.canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=shader))


def desk_lamp(e: Easel) -> None:
    """Jointed arm, gooseneck, or a bar of light."""
    which = e.which(3)
    e.lit(oval(360, 880, 180, 36), tones(e.main.shade), "down", 0.6)
    e.lit(oval(360, 866, 176, 34), e.main, "brushed", 0.5)
    if which == 0:
        e.tube("M360,860 L250,520", 24, e.main)
        e.tube("M250,520 L600,250", 24, e.main)
        for x, y in ((250, 520), (600, 250)):
            e.lit(oval(x, y, 30), tones(IRON), "ball")
        head = "M560,220 L650,190 C740,220 820,300 850,400 L620,460 C570,390 550,300 560,220 Z"
        _beam(e, "M620,460 L850,400 L900,620 L560,660 Z")
    elif which == 1:
        e.tube("M360,860 C320,600 300,300 480,220 C560,180 640,220 680,290", 26, e.main)
        head = "M650,270 Q700,230 750,270 L830,450 Q720,500 600,450 Z"
        _beam(e, "M610,456 L826,450 L880,660 L560,660 Z")
    else:
        e.tube("M360,860 L360,240", 30, e.main)
        head = (
            "M330,220 Q330,190 370,190 L860,190 Q890,194 890,220 Q890,246 860,248 L370,248 Q330,248 330,220 Z"
        )
        _beam(e, "M420,250 L870,250 L930,520 L380,520 Z")
    e.lit(head, e.main, "sheet", 0.9)
    if which == 2:
        e.fill_box(400, 240, 470, 12, 6, (255, 246, 214))
    else:
        e.lit(
            oval(735 if which == 0 else 715, 434 if which == 0 else 458, 112, 24),
            tones((255, 244, 206)),
            "ball",
        )


PAINTERS: Final[dict[str, Painter]] = {
    "sofa": stand(sofa),
    "chair": stand(chair),
    "table": stand(table),
    "desk": stand(desk),
    "bookshelf": stand(bookshelf),
    "lamp": stand(lamp),
    "floor_lamp": stand(floor_lamp),
    "desk_lamp": stand(desk_lamp),
}
