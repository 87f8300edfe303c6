"""Sound, cameras, keyboards, chargers and cases."""

from __future__ import annotations

from typing import Final

from retrieval.demo.drawing.canvas import Easel
from retrieval.demo.drawing.painter import Painter, lay, stand
from retrieval.demo.drawing.palette import WHITE, luma, mix, tones
from retrieval.demo.drawing.paths import box, outline, oval

DARK = (34, 35, 40)


def headphones(e: Easel) -> None:
    """Over-ear, studio with a thick band, or with a microphone."""
    which = e.which(3)
    e.line("M250,560 C210,120 790,120 750,560", 62 if which != 1 else 74, e.main.deep)
    e.line("M250,560 C210,120 790,120 750,560", 52 if which != 1 else 64, e.main.base)
    e.line("M300,300 C380,190 620,190 700,300", 20, e.main.pale, 0.4, blur=5)
    e.line("M292,520 C270,210 730,210 708,520", 18, mix(e.main.shade, (0, 0, 0), 0.35))
    for side in (0, 1):
        with e.at(1000 * side, 0, flip=bool(side)):
            e.line("M262,430 L256,560", 22, (176, 180, 186))
            e.lit("M300,520 C360,500 390,560 390,680 C390,800 360,860 300,840 Z", (44, 44, 50), "across", 0.7)
            e.lit(
                "M300,500 C200,490 160,580 160,680 C160,790 200,870 300,860 C330,800 336,560 300,500 Z",
                e.main,
                "ball",
                0.7,
            )
            e.lit(oval(232, 680, 58, 112), tones(mix(e.colour, (200, 204, 210), 0.4)), "brushed", 0.5)
            e.fill(oval(232, 680, 44, 94), e.main.base)
            e.glow(oval(206, 600, 14, 50), alpha=0.4, blur=8)
    if which == 2:
        e.tube("M220,800 C240,920 330,950 440,930", 13, tones(DARK))
        e.lit(oval(450, 928, 34, 19), DARK, "ball")
        for x in (232, 768):
            e.line(oval(x, 680, 40, 88), 9, e.other if e.spec.second_colour else (90, 230, 190))
    e.brand(500, 262, 26, e.main.pale if luma(e.colour) < 0.6 else e.main.deep, 0.7)


def _bud(e: Easel, stem: bool) -> None:
    if stem:
        e.lit(box(-24, -10, 46, 210, 22), e.main, "across", 0.5)
        e.lit(box(-20, 176, 38, 22, 9), (176, 180, 186), "metal")
    e.lit("M-46,-60 C-40,-120 60,-120 84,-60 C100,0 50,50 0,44 C-40,36 -56,0 -46,-60 Z", e.main, "ball", 0.5)
    e.lit(
        "M60,-76 C100,-90 124,-60 116,-30 C106,-4 84,-4 70,-16 Z",
        tones(mix(e.colour, (90, 92, 98), 0.5)),
        "ball",
        0.5,
    )
    e.fill(oval(4, -70, 20, 9), (40, 42, 48), 0.75)
    e.glow(oval(-20, -50, 9, 22), alpha=0.6, blur=6)


def earbuds(e: Easel) -> None:
    """Two buds over their open case: with stems, without, or with ear hooks."""
    which = {"apple": 0}.get((e.spec.brand or "").lower(), e.which(3))
    e.lit(box(250, 300, 500, 190, 84), e.main, "down", 0.7)
    e.lit(box(276, 350, 448, 140, 50), tones(mix(e.colour, (60, 60, 66), 0.3)), "down", 0.6)
    for x, flip in ((410, True), (590, False)):
        with e.at(x, 400 if which != 2 else 380, 8 if not flip else -8, 1.15, flip=flip):
            if which == 2:
                e.tube("M0,-60 C-20,-240 180,-230 170,-60 C164,0 140,40 130,60", 22, e.main)
            _bud(e, which == 0)
    e.lit(
        "M236,520 Q236,480 276,480 L724,480 Q764,480 764,520 L764,700 Q764,820 640,820 L360,820 Q236,820 236,700 Z",
        e.main,
        "ball",
        0.6,
    )
    e.glow(oval(340, 560, 60, 24), alpha=0.4, blur=16)
    e.fill(oval(500, 610, 8), (110, 230, 140))
    e.brand(500, 730, 34, e.main.deep, 0.55)


def camera(e: Easel) -> None:
    """Mirrorless, SLR with a hump, or an instant camera."""
    which = e.which(3)
    if which == 2:
        e.lit(
            "M240,260 Q240,200 310,200 L690,200 Q760,200 760,260 L800,700 Q800,760 730,760 L270,760 Q200,760 200,700 Z",
            e.main,
            "ball",
            0.7,
        )
        e.lit(box(250, 730, 500, 40, 10), DARK)
        e.fill_box(290, 742, 420, 14, 6, (10, 10, 12))
        e.lit(box(590, 240, 120, 90, 18), (60, 62, 70), edge=0.5)
        e.lit(box(290, 240, 100, 70, 14), (240, 236, 214), edge=0.5)
        e.lit(oval(310, 420, 30), (230, 90, 80), "ball")
        for place, ink in enumerate(((226, 88, 84), (246, 190, 72), (72, 160, 130), (70, 120, 196))):
            e.fill_box(480 + place * 14, 690, 14, 40, 0, ink)
        x, y, radius = 500, 490, 150
    else:
        e.lit(box(130, 270, 740, 500, 52), tones(mix(e.colour, (200, 200, 204), 0.1)), "sheet", 0.8)
        if which == 1:
            e.lit(
                "M380,280 L420,160 Q424,146 440,146 L560,146 Q576,146 580,160 L620,280 Z",
                e.main,
                "sheet",
                0.7,
            )
        else:
            e.lit(box(420, 222, 160, 60, 12), (70, 72, 78), "metal_down")
        e.lit(box(190, 226, 100, 52, 12), (150, 152, 158), "metal")
        e.lit(box(690, 234, 110, 44, 12), (96, 98, 104), "metal")
        grip = e.lit(
            box(134, 340, 732, 330, 12), tones((40, 40, 44) if luma(e.colour) > 0.25 else (28, 28, 32))
        )
        e.texture(grip, "grain")
        e.brand(
            500 if which == 1 else 250,
            262 if which == 1 else 322,
            34,
            (240, 240, 240) if luma(e.colour) < 0.7 else (40, 40, 44),
        )
        e.lit(oval(790, 306, 20), (226, 120, 60), "ball")
        x, y, radius = 500, 510, 214
    for share, ink, how in (
        (1, (70, 72, 78), "metal"),
        (0.93, (30, 31, 35), "ball"),
        (0.78, (52, 54, 60), "metal"),
        (0.72, (18, 18, 22), "ball"),
        (0.56, (46, 50, 96), "ball"),
        (0.36, (20, 16, 40), "ball"),
    ):
        e.lit(oval(x, y, radius * share), ink, how)
    e.glow(oval(x - radius * 0.22, y - radius * 0.24, radius * 0.16, radius * 0.11), alpha=0.85, blur=6)
    e.glow(oval(x + radius * 0.22, y + radius * 0.26, radius * 0.12), (190, 120, 230), 0.5, 8)
    e.fill(oval(x - radius * 0.26, y - radius * 0.28, radius * 0.07), WHITE, 0.9)


def speaker(e: Easel) -> None:
    """Cylinder with mesh, box with two cones, or a small round one."""
    which = e.which(3)
    if which == 1:
        e.wood(box(290, 120, 420, 780, 22), tones((150, 104, 66)) if e.spec.material == "wood" else e.main)
        for y, radius in ((280, 90), (620, 168)):
            for share, ink, how in (
                (1, (190, 194, 200), "metal"),
                (0.94, (34, 34, 38), "ball"),
                (0.62, (54, 54, 60), "ball"),
                (0.3, (26, 26, 30), "ball"),
            ):
                e.lit(oval(500, y, radius * share), ink, how)
        e.brand(500, 866, 34, (230, 230, 230))
        return
    body = (
        box(150, 330, 700, 340, 168)
        if which == 0
        else outline("M240,420 C240,240 760,240 760,420 L760,620 C760,820 240,820 240,620 Z")
    )
    e.lit(body, e.main, "down" if which == 0 else "ball")
    with e.clip(body):
        for row in range(28):
            for column in range(34):
                if (row + column) % 2 == 0:
                    e.fill(oval(140 + column * 22, 250 + row * 21, 5), e.main.deep, 0.45)
    e.rim(body, e.main, 1, 60)
    if which == 0:
        for x in (190, 810):
            e.lit(oval(x, 500, 48, 150), (50, 52, 58), "ball", 0.6)
            e.lit(oval(x, 500, 34, 120), (88, 90, 98), "ball", 0.6)
        e.fill_box(390, 470, 220, 64, 14, DARK, 0.88)
        e.words(e.spec.brand or "SOUND", 500, 514, 38, WHITE)
    else:
        e.lit(oval(500, 300, 190, 40), (60, 62, 68), edge=0.5)
        e.line(oval(500, 300, 170, 33), 6, (110, 220, 240), 0.9)
        e.tube("M740,420 C840,440 840,560 752,580", 22, tones(e.main.shade))
        e.brand(500, 560, 44, e.main.pale)


def keyboard(e: Easel) -> None:
    """Full size, compact with coloured keys, or a slim one."""
    which = e.which(3)
    columns, height = ((17, 330), (13, 360), (15, 310))[which]
    y = 500 - height / 2
    e.lit(box(40, y + 14, 920, height, 28), e.main.deep)
    e.lit(box(40, y, 920, height, 28), e.main, "brushed", 0.7)
    cap = tones(mix(e.colour, WHITE, 0.2) if luma(e.colour) < 0.5 else mix(e.colour, WHITE, 0.55))
    accent = e.second if e.spec.second_colour else tones((238, 124, 84))
    step, row_step = 880 / columns, (height - 40) / 5
    for row in range(5):
        x = 60.0
        while x < 936:
            wide = step * (
                6 if row == 4 and 300 < x < 360 + step else 1.6 if x == 60 and row in {1, 2, 3} else 1
            )
            wide = min(wide, 940 - x)
            t = accent if (row == 0 and x == 60) or (row == 2 and x + wide > 930) else cap
            t = e.medley_tones(row) if e.medley else t
            top = y + 20 + row * row_step
            e.fill_box(x + 2, top + 4, wide - 5, row_step - 4, 8, t.deep, 0.8)
            e.fill_box(x + 3, top + 1, wide - 7, row_step - 9, 8, t.base)
            e.fill_box(x + 8, top + 3, wide - 17, (row_step - 16) * 0.5, 6, t.light, 0.75)
            x += wide
    if which == 0:
        e.line(f"M724,{y + 18} L724,{y + height - 18}", 8, e.main.shade)


def mouse(e: Easel) -> None:
    """Ergonomic, slim and flat, or a gaming mouse."""
    which = e.which(3)
    wide = (200, 180, 210)[which]
    if which == 2:
        e.line("M500,150 C500,60 560,40 600,-40", 14, DARK)
    shape = f"M500,140 C{500 + wide * 0.7},140 {500 + wide},230 {500 + wide},380 C{500 + wide - (30 if which == 2 else 0)},480 {500 + wide + 14},640 {500 + wide - 10},720 C{500 + wide - 40},840 580,870 500,870 C420,870 {540 - wide},840 {510 - wide},720 C{486 - wide},640 {500 - wide},480 {500 - wide},380 C{500 - wide},230 {500 - wide * 0.7},140 500,140 Z"
    body = e.lit(shape, e.main, "ball", 0.8)
    with e.clip(body):
        e.line("M500,130 L500,430", 5, e.main.deep, 0.7)
        if which != 1:
            e.line("M280,460 Q500,390 720,460", 5, e.main.deep, 0.6)
            for flip in (0, 1000):
                edge = abs(flip - (500 - wide))
                e.fill(oval(edge, 560, 26, 110), mix(e.main.deep, (0, 0, 0), 0.2), 0.6)
        if which == 2:
            e.line(
                f"M{520 - wide},760 Q500,880 {480 + wide},760",
                10,
                e.other if e.spec.second_colour else (90, 230, 190),
            )
        e.glow(oval(410, 300, 40, 110), alpha=0.45, blur=26)
    e.lit(box(478, 230, 44, 110, 22), DARK, "down", 0.5)
    e.line("M482,260 L518,260", 3, (120, 122, 128))
    e.line("M482,284 L518,284", 3, (120, 122, 128))
    e.brand(500, 720, 34, e.main.pale if luma(e.colour) < 0.6 else e.main.deep, 0.7)


def charger(e: Easel) -> None:
    """A plug with its cable, a two-port one, or a wireless pad."""
    which = e.which(3)
    cable = tones(mix(e.colour, WHITE, 0.5) if luma(e.colour) > 0.5 else (60, 62, 68))
    if which == 2:
        e.tube("M500,620 C520,860 760,780 800,900", 20, cable)
        e.lit(oval(500, 440, 300, 270), e.main.deep)
        e.lit(oval(500, 424, 300, 270), e.main, "brushed", 0.7)
        e.line(oval(500, 424, 210, 186), 5, e.main.deep, 0.4)
        e.fill(
            "M520,330 L450,440 L500,440 L480,530 L556,410 L506,410 Z",
            e.main.pale if luma(e.colour) < 0.6 else e.main.deep,
            0.8,
        )
        return
    for x in (400, 500):
        e.lit(box(x - 2, 130, 38, 130, 10), (206, 190, 150), "metal", 0.4)
    e.lit(box(280, 240, 380, 400, 64), e.main, "across", 0.9)
    e.lit(box(300, 250, 340, 40, 20), e.main.light, "down")
    ports = (1, 2)[which]
    for place in range(ports):
        e.fill_box(415, 470 + place * 70, 110, 36, 17, (50, 52, 58))
        e.fill_box(432, 482 + place * 70, 76, 12, 6, (150, 152, 158))
    e.brand(470, 400, 40, e.main.deep, 0.5)
    e.tube(
        f"M470,{490 + (ports - 1) * 70} L470,740 C470,900 640,930 740,860 C840,780 860,660 760,640 C690,630 660,710 720,770",
        19,
        cable,
    )
    e.lit(box(436, 600 if ports == 1 else 590, 68, 120, 22), cable, "across", 0.5)
    e.lit(box(704, 758, 52, 90, 14), cable, "across", 0.5)
    e.lit(box(712, 840, 36, 44, 12), (200, 203, 208), "metal")


def power_bank(e: Easel) -> None:
    """Slim slab, thick brick with a display, or a small round one."""
    which = e.which(3)
    x, y, width, height, radius = (
        (310, 120, 380, 760, 54),
        (270, 180, 460, 640, 40),
        (360, 240, 280, 540, 130),
    )[which]
    e.lit(box(x + 16, y + 14, width, height, radius), e.main.deep)
    body = e.lit(box(x, y, width, height, radius), e.main, "brushed", 0.8)
    e.print_on(body, e.main)
    for place in range(3):
        e.fill_box(x + width * (0.24 + place * 0.2), y + 26, width * 0.13, 18, 6, (24, 25, 30))
    if which == 1:
        e.fill_box(x + 60, y + 90, width - 120, 120, 16, (16, 17, 20))
        e.words("87%", x + width / 2, y + 180, 80, (120, 230, 250), 1, 0.02)
    else:
        for place in range(4):
            e.fill(
                oval(x + width / 2 - 60 + place * 40, y + 120, 9),
                (120, 230, 150) if place < 3 else (90, 92, 98),
            )
    with e.at(x + width / 2, y + height * 0.56):
        e.fill(
            "M16,-70 L-44,16 L-6,16 L-22,80 L48,-16 L8,-16 Z",
            e.main.pale if luma(e.colour) < 0.6 else e.main.deep,
            0.85,
        )
    e.words(
        e.spec.brand or "POWER",
        x + width / 2,
        y + height - 70,
        min(42, width / 7),
        e.main.pale if luma(e.colour) < 0.6 else e.main.deep,
        0.85,
    )


def phone_case(e: Easel) -> None:
    """Soft, with a ring, or a wallet case: the cut-out for the camera and open inside edges."""
    which = e.which(3)
    if which == 2:
        e.lit(box(470, 110, 400, 800, 40), e.main.deep)
        e.cloth(box(478, 100, 390, 800, 40), fallback="grain")
        for place in range(3):
            e.lit(box(520, 240 + place * 110, 310, 400, 16), e.main, "sheet", 0.5)
    x = 300 if which != 2 else 120
    outer = box(x, 90, 410, 820, 66)
    e.lit(outer, tones(e.main.shade), "metal")
    e.lit(box(x + 9, 99, 392, 802, 58), e.main, "brushed")
    face = box(x + 9, 99, 392, 802, 58)
    e.print_on(face, e.main)
    if e.spec.pattern == "graphic":
        e.graphic(x + 205, 560, 120)
    e.rim(face, e.main, 0.9, 44)
    e.fill(box(x + 34, 126, 190, 196, 52), mix(e.main.deep, (0, 0, 0), 0.3))
    e.fill(box(x + 44, 136, 170, 176, 44), (60, 62, 68) if luma(e.colour) < 0.4 else (226, 228, 230))
    for dx, dy in ((86, 180), (170, 266)):
        e.lit(oval(x + dx, dy, 36), (24, 25, 30), "ball")
        e.fill(oval(x + dx - 9, dy - 9, 6), WHITE, 0.7)
    if which == 1:
        e.line(oval(x + 205, 560, 110), 24, mix(e.main.shade, WHITE, 0.25), 0.8)
        e.line(f"M{x + 205},700 L{x + 205},760", 22, mix(e.main.shade, WHITE, 0.25), 0.8)
    e.glow(box(x + 26, 400, 16, 420, 8), alpha=0.5, blur=8)
    e.fill_box(x - 6, 330, 9, 90, 4, e.main.deep)


PAINTERS: Final[dict[str, Painter]] = {
    "headphones": lay(headphones),
    "earbuds": lay(earbuds),
    "camera": stand(camera),
    "speaker": stand(speaker),
    "keyboard": lay(keyboard),
    "mouse": lay(mouse),
    "charger": lay(charger),
    "power_bank": lay(power_bank),
    "phone_case": lay(phone_case),
}
