"""Fruit and packets from the grocery."""

from __future__ import annotations

from typing import Final

from retrieval.demo.drawing.canvas import Easel
from retrieval.demo.drawing.fruit import apple, banana, leaf, orange, tomato
from retrieval.demo.drawing.painter import Painter, stand
from retrieval.demo.drawing.palette import WHITE, Rgb, Tones, luma, mix, tones
from retrieval.demo.drawing.paths import box, outline, oval

KRAFT: Final[Rgb] = (196, 158, 112)


def _label(e: Easel, x: float, y: float, width: float, height: float, word: str, size: float = 62) -> None:
    """A paper label: brand, what is inside, and a line of ornament."""
    e.lit(box(x, y, width, height, 14), tones((252, 249, 240)), "across", 0.3)
    ink = mix(e.colour, (40, 30, 40), 0.35) if luma(e.colour) < 0.8 else (84, 78, 92)
    middle = x + width / 2
    e.line(box(x + 12, y + 12, width - 24, height - 24, 8), 3, ink, 0.5)
    e.brand(middle, y + height * 0.3, size * 0.42, ink)
    e.words(word, middle, y + height * 0.62, min(size, width / (len(word) * 0.72)), ink)
    e.fill_box(middle - width * 0.18, y + height * 0.74, width * 0.36, 5, 2, e.colour)


def milk(e: Easel) -> None:
    """Carton with gable top, or a glass bottle."""
    if e.which(2) == 1:
        e.fill(
            "M400,330 C400,400 340,440 340,520 L340,860 Q340,890 370,890 L630,890 Q660,890 660,860 L660,520 C660,440 600,400 600,330 Z",
            (250, 249, 244),
        )
        e.glass(
            "M420,180 L580,180 L596,330 C600,400 660,440 660,520 L660,860 Q660,890 630,890 L370,890 Q340,890 340,860 L340,520 C340,440 400,400 404,330 Z",
            alpha=0.12,
        )
        e.lit(box(412, 140, 176, 64, 14), e.main, "across", 0.5)
        _label(e, 380, 590, 240, 190, "MILK")
        return
    carton(e, "MILK", e.colour if e.spec.colour not in {"white", "cream"} else (72, 132, 196), cow=True)


def carton(e: Easel, word: str, ink: Rgb, cow: bool = False) -> None:
    """A gable-top carton in three-quarter view."""
    t = tones((250, 249, 245))
    e.lit("M600,330 L760,300 L760,830 L600,890 Z", tones((214, 214, 214)), "sheet")
    e.lit("M260,330 L600,330 L600,890 L260,890 Z", t, "sheet", 0.3)
    e.lit("M600,330 L760,300 L700,180 L560,180 Z", tones(mix(ink, (20, 20, 40), 0.3)), "sheet")
    e.lit("M260,330 L600,330 L560,180 L310,180 Z", tones(ink), "sheet", 0.4)
    e.lit("M306,120 L700,120 L700,184 L306,184 Z", tones(mix(ink, WHITE, 0.15)), "sheet", 0.5)
    e.lit(oval(440, 262, 46, 34), tones(WHITE), "ball", 0.7)
    e.lit("M260,720 Q430,640 600,740 L600,890 L260,890 Z", tones(ink), "sheet")
    e.lit("M600,740 Q680,690 760,720 L760,830 L600,890 Z", tones(mix(ink, (20, 20, 40), 0.3)), "sheet")
    e.words(word, 430, 560, min(96, 420 / len(word)), mix(ink, (20, 20, 50), 0.3))
    e.brand(430, 440, 40, mix(ink, (20, 20, 50), 0.3))
    if cow:
        e.fill(
            "M390,800 C380,760 420,740 440,770 C470,750 500,780 480,820 C460,850 400,840 390,800 Z",
            WHITE,
            0.9,
        )


def yoghurt(e: Easel) -> None:
    """Cup with foil lid, or a large tub."""
    which = e.which(2)
    fruit = e.colour if e.spec.colour not in {"white", "cream"} else (212, 70, 110)
    wide = 250 if which == 0 else 320
    e.lit(
        f"M{500 - wide},320 L{500 + wide},320 L{500 + wide - 70},840 Q{420 + wide},870 {380 + wide},870 L{620 - wide},870 Q{580 - wide},870 {570 - wide},840 Z",
        tones((250, 249, 246)),
        "across",
        0.5,
    )
    band = outline(f"M{514 - wide},420 L{486 + wide},420 L{452 + wide},700 L{548 - wide},700 Z")
    e.lit(band, tones(fruit), "across")
    e.words("YOGHURT", 500, 570, 74, WHITE)
    e.brand(500, 480, 40, WHITE)
    for x, y in ((500 - 60, 770), (500, 790), (500 + 60, 770)):
        e.lit(oval(x, y, 34), tones(mix(fruit, (160, 20, 60), 0.3)), "ball")
    e.lit(oval(500, 316, wide + 20, 60), tones((214, 218, 224)), "metal", 0.4)
    e.lit(oval(500, 308, wide + 8, 52), tones(mix(fruit, (230, 232, 236), 0.6)), "brushed", 0.3)
    e.lit(f"M{500 + wide - 20},330 L{560 + wide},370 L{500 + wide},380 Z", tones((214, 218, 224)), "metal")


def bread(e: Easel) -> None:
    """Round loaf with cuts, sliced tin loaf, or baguettes."""
    which = e.which(3)
    crust = tones((190, 126, 64))
    if which == 2:
        for place in range(2):
            with e.at(500, 520 + place * 110, -20):
                loaf = e.lit(
                    "M-420,10 C-400,-60 -200,-90 0,-90 C200,-90 400,-60 420,10 C400,70 200,84 0,84 C-200,84 -400,70 -420,10 Z",
                    crust,
                    "down",
                    0.9,
                )
                with e.clip(loaf):
                    for cut in range(5):
                        e.line(
                            f"M{-330 + cut * 150},40 C{-300 + cut * 150},-20 {-250 + cut * 150},-50 {-210 + cut * 150},-70",
                            36,
                            (240, 206, 150),
                        )
        return
    if which == 1:
        for place in range(4):
            with e.at(place * 74, -place * 10):
                slice_ = "M150,470 C110,420 140,330 240,330 C300,300 420,300 480,330 C580,330 600,420 560,470 L560,800 Q556,830 530,830 L180,830 Q154,830 150,800 Z"
                e.lit(slice_, crust, "sheet", 0.8)
                if place == 3:
                    pass
        with e.at(-40, 26):
            e.lit(
                "M150,470 C110,420 140,330 240,330 C300,300 420,300 480,330 C580,330 600,420 560,470 L560,800 Q556,830 530,830 L180,830 Q154,830 150,800 Z",
                crust,
                "sheet",
                0.8,
            )
            inner = e.lit(
                "M174,474 C140,420 170,356 246,356 C300,330 420,330 474,356 C550,356 570,420 538,474 L536,790 Q532,804 520,804 L192,804 Q178,804 174,790 Z",
                (248, 226, 180),
                "ball",
            )
            e.texture(inner, "grain", 1)
        return
    loaf = e.lit(
        "M110,620 C110,380 320,270 500,270 C680,270 890,380 890,620 C890,740 760,790 500,790 C240,790 110,740 110,620 Z",
        crust,
        "ball",
        1,
    )
    e.texture(loaf, "grain", 1)
    with e.clip(loaf):
        for slash in (
            "M250,560 C280,450 320,380 380,320",
            "M430,600 C440,470 470,390 520,300",
            "M620,600 C620,480 640,410 690,350",
        ):
            e.line(slash, 50, (246, 218, 164))
            e.line(slash, 50, (150, 92, 46), 0.2)
        e.glow(oval(500, 360, 260, 50), WHITE, 0.35, 40)


def pouch(e: Easel, word: str, t: Tones, window: Rgb | None = None) -> None:
    """A standing bag with a folded top and a label."""
    body = e.lit("M270,200 Q500,180 730,200 L760,860 Q500,910 240,860 Z", t, "across", 0.9)
    e.folds(body, "M300,260 L290,800", "M700,260 L716,800", "M360,800 Q480,850 640,810", width=24, t=t)
    e.lit(
        "M262,160 Q500,140 738,160 L732,260 Q500,240 268,260 Z",
        tones(mix(t.base, t.shade, 0.3)),
        "across",
        0.6,
    )
    e.line("M268,250 Q500,232 732,250", 4, t.deep, 0.5)
    if window:
        pane = oval(500, 740, 130, 80)
        e.fill(pane, mix(window, (0, 0, 0), 0.3))
        with e.clip(pane):
            for _ in range(70):
                x, y = e.rng.uniform(370, 630), e.rng.uniform(660, 820)
                with e.at(x, y, e.rng.uniform(0, 180)):
                    e.lit(oval(0, 0, 20, 12), tones(mix(window, WHITE, e.rng.uniform(0, 0.25))), "ball")
    _label(e, 336, 340, 328, 270, word)


def rice(e: Easel) -> None:
    """A bag with a window, or a sack of cloth with a bowl's worth in front."""
    if e.which(2) == 0:
        pouch(e, "RICE", e.main if luma(e.colour) < 0.9 else tones((232, 226, 212)), (244, 238, 222))
        return
    sack = e.cloth(
        "M280,330 C200,480 180,760 260,860 Q500,900 740,860 C820,760 800,480 720,330 Q500,300 280,330 Z",
        tones(KRAFT),
    )
    e.folds(sack, "M360,340 Q330,500 300,620", "M640,340 Q670,500 700,620", width=30, t=tones(KRAFT))
    e.lit(oval(500, 320, 226, 62), tones(mix(KRAFT, (60, 40, 20), 0.3)))
    e.lit(oval(500, 300, 200, 70), tones((248, 244, 232)), "ball")
    for _ in range(120):
        with e.at(500 + e.rng.gauss(0, 80), 300 + e.rng.gauss(0, 24), e.rng.uniform(0, 180)):
            e.fill(oval(0, 0, 13, 4.5), e.rng.choice([(255, 253, 246), (228, 220, 200)]))
    e.words("RICE", 500, 640, 120, (110, 60, 40))
    e.brand(500, 740, 44, (110, 60, 40))


def tea(e: Easel) -> None:
    """Tin, box with a hanging bag, or a pouch."""
    which = e.which(3)
    if which == 2:
        pouch(e, "TEA", e.main, (96, 110, 64))
        return
    if which == 0:
        e.lit(
            "M290,290 L710,290 L710,860 Q500,910 290,860 Z",
            e.main,
            "metal" if e.spec.colour in {"gold", "silver"} else "across",
            0.7,
        )
        e.lit(
            "M280,200 Q500,160 720,200 L720,310 Q500,350 280,310 Z",
            tones(mix(e.colour, (206, 170, 96), 0.6)),
            "metal",
            0.4,
        )
        e.lit(oval(500, 196, 220, 44), tones((214, 182, 110)), "brushed", 0.4)
    else:
        e.lit("M660,300 L800,260 L800,780 L660,860 Z", tones(e.main.shade), "sheet")
        e.lit(box(230, 300, 430, 560, 6), e.main, "sheet", 0.5)
        e.lit("M230,300 L660,300 L800,260 L380,260 Z", tones(e.main.light), "sheet")
    x = 350 if which == 0 else 295
    _label(e, x, 430, 300, 260, "TEA", 100)
    with e.at(x + 150, 790):
        leaf(e, 0, 0, -30, 0.5)
        leaf(e, 0, 0, -150, 0.5)
    if which == 1:
        e.line("M700,300 C820,320 860,420 850,520", 4, (240, 240, 236))
        e.lit("M810,520 L890,520 L890,640 L810,640 Z", tones((246, 240, 222)), "sheet", 0.5)


def coffee(e: Easel) -> None:
    """A bag with beans in its window, or a jar."""
    bean = (96, 60, 38)
    if e.which(2) == 0:
        pouch(e, "COFFEE", e.main, bean)
    else:
        e.lit(box(310, 300, 380, 570, 50), tones(bean), "across")
        e.glass(box(300, 270, 400, 620, 60), alpha=0.16)
        e.lit(box(310, 180, 380, 110, 22), e.main, "across", 0.6)
        _label(e, 350, 440, 300, 260, "COFFEE")
    for x, y, turn in ((200, 880, 20), (270, 910, -30), (150, 916, 60)):
        with e.at(x, y, turn):
            e.lit(oval(0, 0, 42, 28), tones(bean), "ball", 0.6)
            e.line("M-36,0 Q-10,-12 0,0 Q12,12 36,0", 5, (50, 28, 18))


def chocolate(e: Easel) -> None:
    """An opened bar, or a box of pralines."""
    brown = tones((104, 62, 40)) if e.spec.colour not in {"white", "cream"} else tones((240, 224, 190))
    if e.which(2) == 1:
        e.lit(box(150, 300, 700, 540, 40), e.main, "sheet", 0.8)
        e.lit(box(190, 340, 620, 460, 20), tones(mix(e.colour, (0, 0, 0), 0.4)), "sheet")
        for row in range(3):
            for column in range(4):
                x, y = 275 + column * 150, 416 + row * 152
                e.lit(oval(x, y, 66, 62), tones((206, 170, 100)), "metal")
                e.lit(
                    oval(x, y - 4, 52) if (row + column) % 2 else box(x - 48, y - 50, 96, 92, 18),
                    tones(((104, 62, 40), (70, 42, 30), (238, 220, 184))[(row + column) % 3]),
                    "ball",
                    0.7,
                )
                e.line(f"M{x - 30},{y - 8} Q{x},{y - 30} {x + 30},{y - 8}", 6, (240, 220, 180), 0.7)
        return
    with e.at(500, 500, 12):
        e.lit(box(-200, -440, 400, 420, 10), brown, "sheet")
        for row in range(4):
            for column in range(3):
                e.lit(box(-190 + column * 130, -430 + row * 104, 120, 94, 12), brown, "brushed", 0.9)
                e.lit(box(-172 + column * 130, -414 + row * 104, 84, 60, 8), tones(brown.light), "brushed")
        e.lit(
            "M-212,-90 L-170,-120 L-120,-84 L-60,-124 L0,-86 L60,-122 L120,-84 L170,-118 L212,-90 L212,10 L-212,10 Z",
            tones((214, 218, 226)),
            "metal",
            0.3,
        )
        wrap = e.lit(box(-216, -30, 432, 480, 8), e.main, "sheet", 0.7)
        e.print_on(wrap, e.main)
        e.lit(box(-150, 90, 300, 220, 10), tones((250, 244, 230)), "sheet", 0.3)
        e.words("CHOCOLATE", 0, 220, 46, (90, 54, 36))
        e.brand(0, 150, 34, (90, 54, 36))


def juice(e: Easel) -> None:
    """Bottle, carton, or a glass bottle with a straw."""
    which = e.which(3)
    ink = e.colour if e.spec.colour not in {"white", "cream", "multicolour"} else (246, 146, 36)
    if which == 1:
        carton(e, "JUICE", ink)
        e.lit(oval(520, 800, 62), tones((246, 146, 36)), "ball", 0.5)
        return
    e.lit(box(430, 90, 140, 90, 14), tones((60, 120, 70)), "across", 0.5)
    shape = "M440,170 L560,170 C570,290 650,330 650,430 L650,850 Q650,890 610,890 L390,890 Q350,890 350,850 L350,430 C350,330 430,290 440,170 Z"
    e.fill(shape, ink, 0.92)
    e.glass(shape, mix(ink, WHITE, 0.3), 0.22)
    _label(e, 354, 480, 292, 250, "JUICE")
    e.lit(oval(540, 790, 42), tones(ink), "ball", 0.6)
    leaf(e, 548, 756, -30, 0.4)


def honey(e: Easel) -> None:
    """Jar with a dipper, or a hexagonal one."""
    amber = (232, 156, 36)
    shape = (
        box(280, 330, 440, 540, 80)
        if e.which(2) == 0
        else outline("M330,330 L670,330 L760,480 L760,760 L690,870 L310,870 L240,760 L240,480 Z")
    )
    e.lit(shape, tones(amber), "across")
    e.glass(shape, (250, 200, 90), 0.16)
    e.lit(
        box(300, 220, 400, 124, 26),
        tones((206, 170, 96)) if e.spec.colour in {"gold", "yellow", "orange"} else e.main,
        "across",
        0.6,
    )
    for place in range(14):
        e.line(f"M{320 + place * 28},236 L{320 + place * 28},330", 4, (90, 66, 20), 0.25)
    _label(e, 350, 500, 300, 240, "HONEY")
    with e.at(800, 640, 24):
        e.tube("M0,-340 L0,60", 22, tones((190, 140, 88)))
        for place in range(5):
            e.lit(box(-50, 60 + place * 30, 100, 22, 11), tones((190, 140, 88)), "across", 0.5)


def nuts(e: Easel) -> None:
    """A bag with a window, or a bowl heaped with nuts."""
    if e.which(2) == 0:
        pouch(e, "NUTS", e.main, (190, 132, 78))
        return
    for _ in range(90):
        x, y = 500 + e.rng.gauss(0, 130), 420 + e.rng.gauss(0, 50)
        with e.at(x, y, e.rng.uniform(0, 180)):
            e.lit(
                "M-44,0 C-36,-30 20,-30 46,0 C20,28 -36,28 -44,0 Z",
                tones(e.rng.choice([(186, 122, 70), (214, 166, 108), (152, 96, 58)])),
                "ball",
                0.7,
            )
    body = e.lit(
        "M150,460 Q500,540 850,460 C840,640 760,800 620,820 L380,820 C240,800 160,640 150,460 Z",
        e.main,
        "across",
        0.8,
    )
    e.print_on(body, e.main)


PAINTERS: Final[dict[str, Painter]] = {
    name: stand(paint)
    for name, paint in (
        ("apple", apple),
        ("banana", banana),
        ("orange", orange),
        ("tomato", tomato),
        ("milk", milk),
        ("yoghurt", yoghurt),
        ("bread", bread),
        ("rice", rice),
        ("tea", tea),
        ("coffee", coffee),
        ("chocolate", chocolate),
        ("juice", juice),
        ("honey", honey),
        ("nuts", nuts),
    )
}
