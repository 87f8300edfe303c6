"""Shoes, seen from the side, a pair: the far one half hidden behind the near one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from retrieval.demo.drawing.canvas import Easel
from retrieval.demo.drawing.painter import Painter, lay, stand
from retrieval.demo.drawing.palette import luma, mix, tones
from retrieval.demo.drawing.paths import box, oval
from retrieval.demo.drawing.sneakers import GUM, RUBBER, chunky, court, high_top, laces, runner, sole_part


def pair(e: Easel, shoe: Callable[[Easel], None], dx: float = 96, dy: float = -64) -> None:
    """The far shoe, a little smaller and in shade, then the near one."""
    with e.at(dx, dy, scale=0.95):
        shoe(e)
    shoe(e)


def sneakers(e: Easel) -> None:
    """Runner, low court shoe, high top, or a chunky one."""
    which = e.which(4)
    accent = (
        e.second
        if e.spec.second_colour
        else tones(mix(e.colour, (255, 255, 255), 0.72) if luma(e.colour) < 0.7 else (64, 74, 96))
    )
    sole = RUBBER if luma(e.colour) < 0.86 else (226, 222, 214)
    shoe = (runner, court, high_top, chunky)[which]
    pair(e, lambda easel: shoe(easel, accent, sole))


def boots(e: Easel) -> None:
    """Ankle with elastic, lace-up work boot, knee-high, or a rain boot."""
    which = e.which(4)

    def boot(easel: Easel) -> None:
        top = (330, 250, 20, 120)[which]
        sole = (34, 30, 30) if which != 1 else GUM
        heel = "M232,640 L232,690 L350,690 L364,640 Z"
        sole_part(easel, heel, sole)
        sole_part(
            easel,
            "M226,630 C400,640 640,650 812,632 C826,650 816,670 790,674 L430,672 C400,650 380,644 364,654 L232,654 Z",
            sole,
        )
        path = easel.cloth(
            f"M222,636 C212,560 226,500 232,440 C236,340 220,260 222,{top} L446,{top - 10} C448,300 436,380 462,440 C520,500 640,510 730,548 C800,576 826,600 814,638 C640,656 400,648 222,636 Z",
            fallback="grain" if which != 3 else "sand",
        )
        easel.folds(path, "M240,470 Q340,500 440,440", "M244,520 Q350,540 470,480", width=22)
        easel.fill(f"M222,{top} Q334,{top + 26} 446,{top - 10} Q334,{top - 24} 222,{top} Z", easel.main.deep)
        if which == 0:
            easel.lit(
                f"M300,{top + 20} L380,{top + 16} L372,470 Q340,500 318,470 Z",
                mix(easel.colour, (20, 20, 20), 0.5),
                edge=0.5,
            )
            easel.tube(
                f"M232,{top + 10} Q214,{top - 40} 240,{top - 40} Q256,{top - 30} 250,{top + 10}",
                12,
                easel.main,
            )
        if which == 1:
            easel.line("M444,250 C440,380 450,440 540,506", 5, easel.main.deep, 0.6)
            laces(
                easel,
                [(430, 290), (430, 340), (434, 390), (454, 434), (496, 470), (544, 498)],
                32,
                -30,
                (226, 190, 120),
            )
            easel.stitches("M240,560 C400,560 560,540 640,640", (226, 190, 120))
            easel.cloth(
                "M216,246 L450,236 L452,286 L220,296 Z",
                tones(mix(easel.colour, (30, 24, 20), 0.35)),
                printed=False,
            )
        if which == 2:
            easel.line("M420,30 L414,430", 6, easel.main.deep, 0.5)
            easel.folds(path, "M260,120 Q270,300 250,420", width=30)
        if which == 3:
            easel.glow(box(262, 180, 36, 300, 18), alpha=0.5, blur=10)
            easel.lit(
                "M220,120 L448,110 L448,160 L222,170 Z",
                easel.second if easel.spec.second_colour else tones(easel.main.shade),
                edge=0.5,
            )
        else:
            easel.glow("M640,530 Q740,550 790,600 Q720,560 640,530 Z", alpha=0.4, blur=8)

    pair(e, boot, 130, -50)


def sandals(e: Easel) -> None:
    """Two straps and a footbed, flip-flops, or trekking straps; from above."""
    which = e.which(3)

    def sandal(easel: Easel) -> None:
        bed = "M380,160 C440,140 500,170 512,250 C524,340 470,420 474,540 C478,640 500,700 490,780 C476,860 380,870 350,800 C326,730 350,640 340,540 C330,420 280,340 300,250 C310,200 340,170 380,160 Z"
        easel.canvas.save()
        easel.canvas.translate(8, 16)
        easel.lit(bed, tones((92, 66, 48)) if which != 1 else tones(mix(easel.colour, (20, 20, 20), 0.3)))
        easel.canvas.restore()
        base = easel.lit(
            bed,
            tones((206, 170, 126))
            if which != 1
            else (
                easel.second if easel.spec.second_colour else tones(mix(easel.colour, (255, 255, 255), 0.35))
            ),
            edge=0.7,
        )
        easel.texture(base, "grain" if which != 1 else "sand")
        easel.glow(oval(420, 760, 44, 60), (60, 40, 30), 0.12, 14)
        easel.glow(oval(410, 300, 66, 70), (60, 40, 30), 0.12, 14)
        if which == 1:
            strap = "M404,250 C360,300 320,360 318,480 L346,490 C356,400 380,340 408,300 C440,340 460,400 456,480 L484,470 C490,370 460,300 404,250 Z"
            easel.cloth(strap)
            easel.line(strap, 3, easel.main.deep, 0.5)
            easel.fill(oval(406, 262, 14), easel.main.deep)
            return
        straps = [
            "M278,300 C340,250 470,250 534,300 L524,380 C460,330 350,330 290,380 Z",
            "M316,450 C360,410 450,410 492,450 L488,530 C440,490 370,490 326,530 Z",
        ]
        if which == 2:
            straps = [
                "M282,270 L330,240 L520,370 L500,420 Z",
                "M526,270 L480,240 L290,370 L310,420 Z",
                "M322,640 C370,600 450,600 498,640 L496,700 C440,660 370,660 326,700 Z",
            ]
        for strap in straps:
            easel.canvas.save()
            easel.canvas.translate(4, 12)
            easel.fill(strap, (40, 26, 20), 0.28)
            easel.canvas.restore()
            easel.cloth(strap, fallback="grain")
            easel.stitches(strap)
        if which == 0:
            for y in (316, 468):
                easel.fill_box(446, y - 20, 44, 44, 8, (196, 166, 96))
                easel.fill_box(456, y - 10, 24, 24, 4, easel.main.base)
                easel.fill_box(448, y, 40, 6, 3, (150, 122, 66))

    with e.at(-130, 0):
        sandal(e)
    with e.at(1130, 0, flip=True):
        sandal(e)


def heels(e: Easel) -> None:
    """Stiletto pump, block heel with ankle strap, or a slingback."""
    which = e.which(3)

    def heel(easel: Easel) -> None:
        spike = (
            "M196,470 C214,560 220,620 222,690 L246,690 C258,610 290,560 322,530 Z"
            if which != 1
            else "M190,470 L206,690 L306,690 L336,530 Z"
        )
        easel.lit(
            spike, easel.main if which != 1 else tones(mix(easel.colour, (40, 24, 16), 0.4)), "across", 0.6
        )
        easel.lit(
            "M196,486 C300,500 400,600 520,654 C640,684 780,684 846,664 C850,676 840,690 820,692 C700,702 580,696 500,676 C400,640 320,560 210,520 Z",
            (60, 44, 38),
        )
        easel.fill(
            "M196,400 C260,380 340,420 420,490 C520,580 560,560 600,590 L640,640 L420,600 L240,480 Z",
            mix((222, 190, 160), easel.main.deep, 0.25),
        )
        if which == 2:
            upper = "M440,590 C500,560 560,560 610,566 C720,580 840,610 856,650 C858,672 830,680 790,682 C660,690 560,684 500,660 C460,640 440,616 440,590 Z"
            easel.tube("M470,590 C400,470 300,380 220,372 C196,374 196,420 200,470", 17, easel.main)
        else:
            upper = "M196,492 C186,430 186,380 200,346 C216,336 230,344 240,360 C300,470 420,570 540,588 C590,590 620,574 650,572 C740,580 850,620 856,652 C858,674 830,682 790,684 C660,692 570,690 500,664 C400,610 310,510 196,492 Z"
        path = easel.cloth(upper, fallback="sand")
        easel.glow("M660,590 Q760,600 820,640 Q740,620 660,590 Z", alpha=0.55, blur=7)
        easel.line(path, 2.5, easel.main.deep, 0.4)
        if which == 1:
            easel.line("M206,370 C240,290 330,270 360,320 C350,370 260,400 214,400", 20, easel.main.deep)
            easel.line("M206,370 C240,290 330,270 360,320 C350,370 260,400 214,400", 16, easel.main.base)
            easel.fill_box(336, 300, 30, 34, 6, (206, 176, 104))
        if which == 2:
            with easel.at(600, 580):
                easel.cloth("M0,0 C-50,-44 -70,10 0,6 C70,10 50,-44 0,0 Z")

    pair(e, heel, 120, -70)


def loafers(e: Easel) -> None:
    """Penny loafer, tassel loafer, or a horsebit."""
    which = e.which(3)

    def loafer(easel: Easel) -> None:
        sole_part(
            easel,
            "M130,630 L130,676 L290,676 L304,646 C500,664 700,668 878,640 C886,622 880,610 870,604 Z",
            (48, 36, 32),
        )
        easel.cloth(
            "M132,636 C122,560 122,500 140,462 C160,446 190,456 206,470 C260,510 340,506 392,474 C420,448 470,432 520,452 C600,490 700,510 790,540 C860,560 884,590 876,626 C700,656 340,652 132,636 Z",
            fallback="grain",
        )
        easel.fill(
            "M196,466 C260,510 340,504 394,470 C340,484 260,488 196,466 Z", tones((200, 160, 118)).shade
        )
        easel.line("M480,560 C560,520 700,520 800,580", 9, easel.main.deep, 0.5)
        easel.line("M480,552 C560,512 700,512 800,572", 4, easel.main.pale, 0.5)
        easel.lit(
            "M412,470 C440,440 500,440 540,462 C520,520 500,570 500,620 L420,630 C420,570 424,520 412,470 Z",
            mix(easel.colour, easel.main.deep, 0.2),
            edge=0.6,
        )
        if which == 0:
            easel.fill("M446,520 L490,516 L484,560 L446,566 Z", easel.main.deep)
        elif which == 1:
            for dx in (0, 26):
                easel.tube(f"M{484 + dx},470 L{520 + dx},510", 8, easel.main)
                easel.lit(
                    f"M{512 + dx},504 L{538 + dx},514 L{550 + dx},566 L{516 + dx},570 Z",
                    easel.main,
                    "across",
                    0.8,
                )
        else:
            easel.tube("M432,520 L520,508", 12, tones((208, 172, 92)))
            for x in (440, 510):
                easel.line(oval(x, 514, 17), 8, (196, 158, 80))
        easel.glow("M640,540 Q760,550 830,590 Q740,570 640,540 Z", alpha=0.35, blur=8)

    pair(e, loafer)


def slippers(e: Easel) -> None:
    """Felt mules, fluffy, or open slides; from above."""
    which = e.which(3)

    def slipper(easel: Easel) -> None:
        bed = "M400,140 C480,140 520,210 520,320 C520,430 490,520 492,620 C496,740 470,850 400,850 C330,850 304,740 308,620 C310,520 280,430 280,320 C280,210 320,140 400,140 Z"
        easel.lit(bed, tones(mix(easel.colour, (60, 50, 46), 0.5)))
        inner = easel.lit(
            "M400,164 C464,164 498,226 498,326 C498,430 470,520 472,620 C474,730 456,826 400,826 C344,826 326,730 328,620 C330,520 302,430 302,326 C302,226 336,164 400,164 Z",
            tones((234, 224, 208)),
            edge=0.7,
        )
        easel.texture(inner, "fleece", 0.8)
        top = "M400,126 C490,126 536,210 536,330 C536,400 530,440 520,480 Q400,400 280,480 C270,440 264,400 264,330 C264,210 310,126 400,126 Z"
        if which == 2:
            top = "M262,270 C320,220 480,220 538,270 L528,440 Q400,370 272,440 Z"
        easel.canvas.save()
        easel.canvas.translate(2, 16)
        easel.fill(top, (40, 30, 26), 0.22)
        easel.canvas.restore()
        path = easel.cloth(top, fallback="fleece" if which != 2 else "sand")
        easel.graphic(400, 290, 60)
        if which == 1:
            for _ in range(46):
                x, y = easel.rng.uniform(280, 520), easel.rng.uniform(200, 440)
                with easel.clip(path):
                    easel.glow(oval(x, y, 22), easel.rng.choice([easel.main.pale, easel.main.shade]), 0.22, 8)
            for place in range(9):
                easel.glow(
                    oval(280 + place * 30, 470 - 60 * (1 - ((place - 4) / 4) ** 2), 26),
                    easel.main.light,
                    0.9,
                    6,
                )
        else:
            easel.stitches("M284,462 Q400,384 516,462" if which == 0 else "M276,424 Q400,354 524,424")

    with e.at(-135, 0):
        slipper(e)
    with e.at(1135, 0, flip=True):
        slipper(e)


PAINTERS: Final[dict[str, Painter]] = {
    "sneakers": stand(sneakers),
    "boots": stand(boots),
    "sandals": lay(sandals),
    "heels": stand(heels),
    "loafers": stand(loafers),
    "slippers": lay(slippers),
}
