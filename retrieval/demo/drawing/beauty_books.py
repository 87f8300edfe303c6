"""Beauty, and what is read and written."""

from __future__ import annotations

from typing import Final

from retrieval.demo.drawing.canvas import Easel
from retrieval.demo.drawing.painter import Painter, lay, stand
from retrieval.demo.drawing.palette import INK, WHITE, Rgb, luma, mix, tones
from retrieval.demo.drawing.paths import box, outline, oval, polygon

GOLD: Final[Rgb] = (214, 178, 104)


def _ink(e: Easel) -> Rgb:
    return (250, 247, 240) if luma(e.colour) < 0.62 else mix(e.colour, INK, 0.7)


def lipstick(e: Easel) -> None:
    """Bullet with its cap beside it, liquid, or two shades."""
    which = e.which(3)
    case = tones(INK) if which != 1 else tones(GOLD)

    def bullet(x: float, t: Rgb) -> None:
        e.lit(box(x - 80, 620, 160, 270, 12), case, "metal", 0.4)
        e.lit(box(x - 66, 470, 132, 160, 6), tones(GOLD), "metal", 0.3)
        e.lit(
            f"M{x - 54},{480} L{x - 54},{290} C{x - 50},{210} {x + 30},{170} {x + 54},{190} L{x + 54},{480} Z",
            t,
            "across",
            0.4,
        )
        e.lit(
            f"M{x - 54},{300} C{x - 50},{210} {x + 30},{170} {x + 54},{190} C{x + 50},{250} {x},{320} {x - 54},{300} Z",
            tones(tones(t).light),
            "sheet",
            0.3,
        )

    if which == 1:
        e.lit(box(390, 470, 220, 420, 40), e.main, "across")
        e.glass(box(380, 460, 240, 440, 46), alpha=0.12)
        e.lit(box(420, 120, 160, 350, 20), case, "metal", 0.4)
        e.brand(500, 700, 40, _ink(e))
        return
    if which == 2:
        bullet(350, e.colour)
        bullet(640, mix(e.colour, (120, 30, 50), 0.5))
        return
    bullet(380, e.colour)
    e.lit(box(560, 560, 170, 330, 14), case, "metal", 0.4)
    e.lit(box(560, 860, 170, 30, 6), tones(GOLD), "metal")
    e.words(e.spec.brand or "ROUGE", 380, 770, 26 if len(e.spec.brand or "") > 6 else 32, GOLD)


def perfume(e: Easel) -> None:
    """Square flacon, round, or tall with an atomiser ribbon."""
    which = e.which(3)
    e.lit(
        box(440, 140, 120, 140, 14) if which != 1 else oval(500, 220, 84, 90),
        tones(GOLD) if which != 2 else tones(INK),
        "metal",
        0.5,
    )
    e.lit(box(456, 276, 88, 60, 6), tones(GOLD), "metal")
    shape = (
        "M290,330 L710,330 Q740,330 740,360 L740,860 Q740,890 710,890 L290,890 Q260,890 260,860 L260,360 Q260,330 290,330 Z",
        "M500,330 C680,330 780,450 780,610 C780,780 660,890 500,890 C340,890 220,780 220,610 C220,450 320,330 500,330 Z",
        "M380,330 L620,330 L680,880 L320,880 Z",
    )[which]
    inner = (
        "M320,420 L680,420 L680,830 L320,830 Z",
        "M276,540 Q500,510 724,540 C736,720 640,836 500,836 C360,836 264,720 276,540 Z",
        "M376,480 L624,480 L650,840 L350,840 Z",
    )[which]
    e.lit(shape, tones(mix(e.colour, WHITE, 0.55)), "across", 0.5)
    e.lit(inner, e.main, "across", 0.4)
    e.line(inner, 5, WHITE, 0.5)
    e.glass(shape, alpha=0.08)
    e.lit(box(400, 580, 200, 130, 6), tones((252, 249, 242)), "sheet", 0.3)
    e.words((e.spec.brand or "FLEUR").upper(), 500, 650, 36 if len(e.spec.brand or "") < 7 else 24, INK)
    e.words("eau de parfum", 500, 686, 19, INK, 0.7)


def shampoo(e: Easel) -> None:
    """Pump bottle, flip-top, or a pair with conditioner."""
    which = e.which(3)

    def bottle(x: float, pump: bool, word: str) -> None:
        if pump:
            e.lit(box(x - 20, 130, 40, 140, 6), tones((240, 240, 238)), "metal", 0.3)
            e.lit(
                f"M{x - 120},130 Q{x - 110},96 {x - 60},96 L{x + 60},96 L{x + 60},150 L{x - 70},150 L{x - 100},176 Z",
                tones((240, 240, 238)),
                "down",
                0.6,
            )
            e.lit(box(x - 60, 250, 120, 80, 14), tones((240, 240, 238)), "across", 0.5)
        else:
            e.lit(box(x - 90, 200, 180, 130, 24), tones(mix(e.colour, WHITE, 0.6)), "across", 0.6)
        e.lit(
            f"M{x - 110},330 Q{x - 170},340 {x - 170},410 L{x - 170},850 Q{x - 170},890 {x - 130},890 L{x + 130},890 Q{x + 170},890 {x + 170},850 L{x + 170},410 Q{x + 170},340 {x + 110},330 Z",
            e.main,
            "across",
            0.6,
        )
        e.glow(box(x - 130, 420, 20, 400, 10), alpha=0.5, blur=8)
        e.brand(x, 500, 44, _ink(e))
        e.words(word, x, 590, 44, _ink(e))
        e.line(f"M{x - 60},620 L{x + 60},620", 4, _ink(e), 0.7)
        with e.at(x - 40, 760, -24, 0.62):
            e.fill("M0,0 C40,-60 120,-66 170,-20 C120,20 50,30 0,0 Z", _ink(e), 0.85)

    if which == 2:
        bottle(310, False, "CARE")
        bottle(690, False, "WASH")
    else:
        bottle(500, which == 0, "SHAMPOO")


def face_cream(e: Easel) -> None:
    """Closed jar, or open with its lid leaning."""
    which = e.which(2)
    if which == 1:
        with e.at(760, 560, 18):
            e.lit(oval(0, 0, 190, 200), tones(e.main.shade), "metal", 0.6)
            e.lit(oval(-14, -6, 176, 186), e.main, "brushed", 0.5)
    vessel_shape = (
        "M170,520 L690,520 L676,820 Q670,870 620,870 L240,870 Q190,870 184,820 Z"
        if which
        else "M190,520 L810,520 L796,820 Q790,880 730,880 L270,880 Q210,880 204,820 Z"
    )
    middle = 430 if which else 500
    e.lit(
        vessel_shape,
        tones((248, 246, 242)) if e.spec.colour not in {"white", "cream"} else tones((226, 226, 226)),
        "across",
        0.6,
    )
    e.glow(box(middle - 200, 560, 22, 260, 11), alpha=0.8, blur=8)
    if which == 1:
        e.lit(oval(430, 520, 260, 66), tones((236, 234, 230)), "metal_down")
        e.lit(oval(430, 520, 228, 52), tones((253, 250, 244)), "ball", 0.6)
        e.lit(
            "M300,520 C340,470 420,500 440,470 C470,440 520,470 500,500 C560,500 560,540 480,548 C400,560 320,556 300,520 Z",
            tones((255, 253, 248)),
            "ball",
            0.7,
        )
    else:
        e.lit("M180,380 Q500,340 820,380 L824,540 Q500,580 176,540 Z", e.main, "across", 0.7)
        e.lit(oval(500, 384, 320, 44), tones(e.main.light), "brushed", 0.5)
    e.brand(middle, 680, 54, INK)
    e.words("FACE CREAM", middle, 750, 42, INK, 0.85)
    e.fill_box(middle - 70, 780, 140, 5, 2, e.colour)


def sunscreen(e: Easel) -> None:
    """Tube on its cap, or a spray bottle, with a sun."""
    which = e.which(2)
    if which == 0:
        e.lit(
            "M300,110 L700,110 Q690,140 690,180 L640,760 L360,760 L310,180 Q310,140 300,110 Z",
            e.main,
            "across",
            0.6,
        )
        e.lit("M294,90 L706,90 L700,150 L300,150 Z", tones(e.main.shade), "metal_down")
        e.lit("M360,756 L640,756 L630,900 L370,900 Z", tones((250, 248, 244)), "across", 0.6)
    else:
        e.lit(box(430, 110, 140, 120, 24), tones((250, 248, 244)), "across", 0.5)
        e.lit(box(410, 220, 180, 70, 12), tones((236, 234, 230)), "across", 0.5)
        e.lit(
            "M400,290 Q330,310 330,400 L330,850 Q330,890 370,890 L630,890 Q670,890 670,850 L670,400 Q670,310 600,290 Z",
            e.main,
            "across",
            0.6,
        )
    sun = (255, 206, 70) if e.spec.colour not in {"yellow", "orange", "gold"} else (250, 246, 236)
    y = 380 if which == 0 else 460
    e.fill(polygon(500, y, 104, 14, 0, 0.72), sun)
    e.lit(oval(500, y, 62), tones(mix(sun, (250, 150, 40), 0.3)), "ball")
    e.words("SUN", 500, y + 210, 96, _ink(e), 1, 0.16)
    e.brand(500, y - 150, 42, _ink(e))
    e.words("protection", 500, y + 264, 40, _ink(e), 0.85)


def nail_polish(e: Easel) -> None:
    """Square or round bottle with its long cap, or a row of three."""
    which = e.which(3)

    def bottle(x: float, scale: float, colour: Rgb) -> None:
        with e.at(x, 890, scale=scale):
            e.lit(box(-66, -790, 132, 380, 26), tones(INK), "metal", 0.4)
            e.lit(box(-60, -420, 120, 40, 4), tones(GOLD), "metal")
            shape = (
                box(-170, -390, 340, 390, 50)
                if which != 1
                else outline(
                    "M-60,-390 L60,-390 C180,-360 220,-240 200,-120 Q180,0 100,0 L-100,0 Q-180,0 -200,-120 C-220,-240 -180,-360 -60,-390 Z"
                )
            )
            e.lit(shape, tones(colour), "across", 0.4)
            e.glass(shape, mix(colour, WHITE, 0.4), 0.12)
            e.brand(0, -170, 42, (250, 247, 240) if luma(colour) < 0.62 else INK)

    if which == 2:
        for place, (x, share) in enumerate(((240, 0.0), (500, 0.3), (760, 0.55))):
            bottle(x, 0.66, mix(e.colour, ((250, 240, 240), (90, 20, 50), (250, 220, 200))[place], share))
    else:
        bottle(500, 1, e.colour)


def _title(e: Easel, x: float, y: float, width: float, ink: Rgb) -> None:
    """What stands on a jacket, the house's or the book's name, in lines of about a dozen letters."""
    lines: list[str] = []
    for word in (e.spec.brand or "").upper().split():
        if lines and len(lines[-1]) + len(word) < 13:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if not lines:
        return
    size = min(76.0, *(width / (len(line) * 0.76) for line in lines))
    for place, line in enumerate(lines[:4]):
        e.words(line, x, y + place * size * 1.15, size, ink)
    below = y + len(lines[:4]) * size * 1.15 - size * 0.5
    e.line(f"M{x - 50},{below} L{x + 50},{below}", 4, ink, 0.7)


def book(e: Easel) -> None:
    """A hardback standing a little open, seen from its spine's side; the jacket has art and the house's name."""
    which = e.which(4)
    x, y, width, height = (
        (270, 100, 500, 800),
        (250, 130, 540, 740),
        (290, 90, 470, 810),
        (200, 200, 620, 620),
    )[which]
    e.lit(
        outline(
            f"M{x + width},{y + 14} L{x + width + 40},{y + 34} L{x + width + 40},{y + height - 10} L{x + width},{y + height} Z"
        ),
        tones((238, 230, 212)),
        "across",
    )
    for place in range(6):
        e.line(
            f"M{x + width + 5 + place * 6},{y + 20} L{x + width + 5 + place * 6},{y + height - 6}",
            2,
            (170, 158, 136),
            0.6,
        )
    e.lit(
        outline(
            f"M{x},{y + height} L{x + width},{y + height} L{x + width + 44},{y + height - 8} L{x + width + 44},{y + height + 8} L{x + 20},{y + height + 16} Z"
        ),
        tones(e.main.shade),
    )
    cover = e.lit(box(x, y, width, height, 8), e.main, "sheet", 0.5)
    e.print_on(cover, e.main)
    ink = _ink(e)
    middle = x + width / 2 + 10
    accent = [mix(e.colour, ink, 0.45), mix(e.colour, (250, 190, 90), 0.7), mix(e.colour, (30, 40, 80), 0.5)]
    with e.clip(cover):
        art = e.rng.randrange(5)
        low = y + height * 0.62
        if art == 0:
            e.fill(oval(middle, low - 40, 130), accent[1])
            for place in range(3):
                top = low + place * 70
                e.fill(
                    f"M{x},{top} C{x + 150},{top - 90} {x + 300},{top + 70} {x + width},{top - 40} L{x + width},{y + height} L{x},{y + height} Z",
                    mix(accent[2], e.colour, 0.25 * place),
                )
        elif art == 1:
            for place in range(5):
                e.line(oval(middle, low, 60 + place * 52), 20, accent[place % 3], 0.9)
        elif art == 2:
            for _ in range(26):
                with e.at(
                    e.rng.uniform(x, x + width),
                    e.rng.uniform(y + height * 0.4, y + height),
                    e.rng.uniform(0, 360),
                    e.rng.uniform(0.5, 0.9),
                ):
                    e.fill("M0,0 C40,-60 120,-66 170,-20 C120,20 50,30 0,0 Z", e.rng.choice(accent), 0.9)
        elif art == 3:
            for place in range(7):
                e.fill_box(
                    x + 60 + place * (width - 110) / 7,
                    low - e.rng.uniform(20, 190),
                    (width - 130) / 8,
                    600,
                    4,
                    accent[place % 3],
                )
        else:
            e.fill(polygon(middle, low, 190, 4), accent[0])
            e.fill(polygon(middle, low, 130, 4), accent[1])
            e.fill(oval(middle, low, 50), accent[2])
    _title(e, middle, y + height * 0.15, width - 110, ink)
    e.lit(box(x, y, 34, height, 6), tones(mix(e.colour, e.main.deep, 0.25)), "across")
    e.line(f"M{x + 44},{y + 4} L{x + 44},{y + height - 4}", 7, e.main.deep, 0.3)


def notebook(e: Easel) -> None:
    """Elastic band, spiral, or soft stitched cover."""
    which = e.which(3)
    e.lit(box(266, 120, 520, 800, 20), tones((240, 234, 220)), "sheet", 0.4)
    for place in range(4):
        e.line(f"M{784 - place * 4},140 L{784 - place * 4},900", 2, (180, 170, 150), 0.6)
    e.cloth(box(240, 100, 530, 800, 24), fallback="grain" if which == 0 else "sand")
    e.graphic(510, 480, 130)
    if which == 0:
        e.line("M690,100 L690,900", 20, e.main.deep)
        e.line("M686,100 L686,900", 5, e.main.pale, 0.5)
        e.lit("M330,900 L360,900 L364,970 L346,950 L328,972 Z", tones((206, 70, 70)))
    elif which == 1:
        for place in range(19):
            y = 130 + place * 41
            e.fill(oval(268, y, 10), (40, 40, 46))
            e.tube(f"M214,{y + 4} Q220,{y - 18} 266,{y}", 9, tones((196, 200, 206)))
    else:
        e.line("M276,100 L276,900", 5, e.main.deep, 0.5)
        e.stitches("M262,110 L262,890")
        e.lit(box(390, 240, 260, 150, 8), tones((252, 248, 238)), "sheet", 0.4)
        e.words("Notes", 520, 334, 56, INK)
    e.brand(510, 820, 34, _ink(e), 0.7)


def pen(e: Easel) -> None:
    """Fountain pen with its cap, ballpoint, or a set of three."""
    which = e.which(3)
    steel = tones((200, 204, 210))

    def one(t: Rgb, nib: bool) -> None:
        if nib:
            e.lit("M-30,330 L30,330 L10,430 L0,470 L-10,430 Z", tones(GOLD), "metal", 0.4)
            e.line("M0,370 L0,452", 3, INK)
            e.lit(box(-32, 250, 64, 90, 8), tones(INK), "metal")
            e.lit("M-40,-420 Q0,-440 40,-420 L42,250 L-42,250 Z", tones(t), "metal", 0.3)
            e.lit(box(-44, 20, 88, 22, 4), tones(GOLD), "metal")
        else:
            e.lit("M-32,330 L32,330 L10,440 L-10,440 Z", steel, "metal")
            e.lit(box(-5, 430, 10, 30, 4), steel, "metal")
            e.lit(box(-36, -400, 72, 740, 18), tones(t), "metal", 0.3)
            e.lit(box(-36, 180, 72, 150, 8), tones(INK), "metal")
            e.lit(box(-18, -460, 36, 66, 10), steel, "metal")
        e.lit(box(22, -390, 20, 250, 9), tones(GOLD) if nib else steel, "metal", 0.5)

    if which == 2:
        for place in range(3):
            with e.at(330 + place * 170, 500, 14):
                one((e.colour, mix(e.colour, WHITE, 0.4), mix(e.colour, INK, 0.5))[place], False)
        return
    with e.at(470, 500, 34):
        one(e.colour, which == 0)
    if which == 0:
        with e.at(700, 620, 34):
            e.lit("M-52,-190 Q0,-216 52,-190 L52,190 L-52,190 Z", e.main, "metal", 0.3)
            e.lit(box(-54, 150, 108, 40, 6), tones(GOLD), "metal")
            e.lit(box(34, -170, 24, 230, 10), tones(GOLD), "metal", 0.5)


PAINTERS: Final[dict[str, Painter]] = {
    "lipstick": stand(lipstick),
    "perfume": stand(perfume),
    "shampoo": stand(shampoo),
    "face_cream": stand(face_cream),
    "sunscreen": stand(sunscreen),
    "nail_polish": stand(nail_polish),
    "book": stand(book),
    "notebook": lay(notebook),
    "pen": lay(pen),
}
