"""What is worn besides clothes: scarves, hats, gloves, belts, ties, sunglasses, umbrellas."""

from __future__ import annotations

from typing import Final

from retrieval.demo.drawing.canvas import Easel
from retrieval.demo.drawing.painter import Painter, lay
from retrieval.demo.drawing.palette import WHITE, mix, tones
from retrieval.demo.drawing.paths import box, cut, outline, oval
from retrieval.demo.drawing.torso import ribbed


def scarf(e: Easel) -> None:
    """Looped with hanging ends, folded long, or a silk square."""
    which = e.which(3)
    if which == 2:
        square = e.cloth("M500,90 L910,500 L500,910 L90,500 Z", fallback="sand")
        e.line("M500,130 L870,500 L500,870 L130,500 Z", 30, e.other, 0.8)
        e.folds(
            square,
            "M500,90 Q470,500 500,910",
            "M300,290 Q420,520 380,780",
            "M700,290 Q580,480 640,760",
            width=40,
        )
        e.graphic(500, 500, 130)
        return
    ends = (
        ("M380,420 L560,430 L540,860 L330,850 Z", "M470,420 L620,420 L700,800 L520,830 Z")
        if which == 0
        else ("M300,90 L500,90 L490,900 L290,900 Z", "M500,90 L700,90 L710,820 L510,820 Z")
    )
    for shape in reversed(ends):
        part = e.cloth(shape, fallback="weave")
        area = part.getBounds()
        left, right, low = area.left(), area.right(), area.bottom()
        e.folds(
            part,
            f"M{left + 60:.0f},{area.top():.0f} L{left + 50:.0f},{low:.0f}",
            f"M{right - 60:.0f},{area.top():.0f} L{right - 70:.0f},{low:.0f}",
            width=28,
        )
        for place in range(12):
            x = left + 14 + place * (right - left - 60) / 11
            e.line(
                f"M{x:.0f},{low - 14:.0f} L{x + e.rng.uniform(-8, 8):.0f},{low + 52:.0f}",
                8,
                mix(e.main.base, e.main.shade, e.rng.random()),
            )
    if which == 0:
        loop = e.cloth(
            cut(
                "M500,120 C720,110 820,230 780,350 C740,480 580,540 470,520 C320,510 200,420 220,300 C240,180 360,124 500,120 Z",
                "M500,210 C620,206 680,250 660,310 C630,370 540,390 480,384 C380,376 320,340 336,290 C350,230 420,212 500,210 Z",
            )
        )
        e.folds(
            loop,
            "M250,330 Q330,470 520,470",
            "M300,220 Q400,150 560,160",
            "M720,240 Q740,380 600,460",
            width=30,
        )


def hat(e: Easel) -> None:
    """Beanie with pompom, fedora, bucket hat, or straw with a wide brim."""
    which = e.which(4)
    if which == 0:
        e.cloth(oval(500, 190, 110), fallback="fleece")
        for _ in range(60):
            x, y = 500 + e.rng.gauss(0, 56), 190 + e.rng.gauss(0, 56)
            e.line(
                f"M{x:.0f},{y:.0f} L{x + e.rng.uniform(-26, 26):.0f},{y + e.rng.uniform(-26, 26):.0f}",
                7,
                e.rng.choice([e.main.light, e.main.shade, e.main.base]),
            )
        crown = e.cloth(
            "M200,680 C180,420 300,250 500,250 C700,250 820,420 800,680 Z", fallback="knit", how="across"
        )
        e.folds(crown, "M400,270 Q340,450 330,660", "M600,270 Q660,450 670,660", width=24)
        ribbed(e, box(176, 600, 648, 170, 46))
        e.brand(500, 700, 38, e.other)
        return
    if which == 2:
        brim = "M90,720 C150,620 250,560 500,560 C750,560 850,620 910,720 C930,780 760,800 500,800 C240,800 70,780 90,720 Z"
        crown = "M280,600 L330,290 Q500,230 670,290 L720,600 Q500,660 280,600 Z"
    else:
        rise = 700 if which == 1 else 690
        brim = f"M30,{rise} C140,{rise - 60} 300,{rise - 90} 500,{rise - 90} C700,{rise - 90} 860,{rise - 60} 970,{rise} C900,{rise + 80} 700,{rise + 100} 500,{rise + 100} C300,{rise + 100} 100,{rise + 80} 30,{rise} Z"
        crown = (
            "M270,670 C270,480 310,300 380,270 Q440,250 500,290 Q560,250 620,270 C690,300 730,480 730,670 Q500,730 270,670 Z"
            if which == 1
            else "M280,650 C270,420 360,300 500,300 C640,300 730,420 720,650 Q500,710 280,650 Z"
        )
    under = e.cloth(brim, how="down", fallback="fleece" if which == 1 else "weave")
    e.line(under, 7, e.main.deep, 0.4)
    top = e.cloth(crown, how="across", fallback="fleece" if which == 1 else "weave")
    if which == 3:
        with e.clip(under):
            for place in range(9):
                e.line(oval(500, 680, 260 + place * 28, 40 + place * 9), 4, e.main.deep, 0.25)
        with e.clip(top):
            for place in range(16):
                e.line(
                    f"M250,{310 + place * 24} Q500,{360 + place * 24} 750,{310 + place * 24}",
                    4,
                    e.main.deep,
                    0.22,
                )
    if which != 2:
        band = "M268,600 Q500,664 732,600 L732,664 Q500,728 268,664 Z"
        e.lit(band, e.second if e.spec.second_colour else tones((54, 46, 44)), "across", 0.5)
    else:
        e.seam("M276,596 Q500,656 724,596")
        for place in range(4):
            e.stitches(
                f"M{130 + place * 16},{700 + place * 16} Q500,{560 + place * 40} {870 - place * 16},{700 + place * 16}"
            )


def cap(e: Easel) -> None:
    """Baseball cap, flat-brimmed, or a trucker with mesh."""
    which = e.which(3)
    e.cloth("M250,610 C240,380 360,240 540,240 C720,240 820,380 830,610 Q540,660 250,610 Z", how="ball")
    if which == 2:
        mesh = outline("M560,242 C720,240 820,380 830,610 Q720,634 600,640 C620,500 600,350 560,242 Z")
        e.fill(mesh, (246, 246, 244))
        with e.clip(mesh):
            for place in range(30):
                e.line(f"M{540 + place * 22},200 L{420 + place * 22},680", 3, (120, 122, 128), 0.6)
                e.line(f"M{440 + place * 22},200 L{560 + place * 22},680", 3, (120, 122, 128), 0.6)
    for line in (
        "M540,240 C470,340 440,480 440,640",
        "M540,240 C620,340 640,480 636,642",
        "M540,240 C720,300 780,420 790,616",
    ):
        e.seam(line)
    e.lit(oval(540, 240, 24, 15), e.main, "ball", 0.8)
    for x, y in ((390, 380), (600, 380)):
        e.fill(oval(x, y, 9), e.main.deep)
    brim = (
        "M256,590 C160,600 50,660 40,720 C60,760 160,740 300,700 C420,670 520,664 600,650 C500,620 360,600 256,590 Z"
        if which != 1
        else "M256,580 C150,590 40,640 20,690 L30,720 C160,730 420,690 610,650 C500,616 360,590 256,580 Z"
    )
    peak = e.cloth(
        brim, e.second if e.spec.second_colour else None, printed=not e.spec.second_colour, how="down"
    )
    for place in range(3):
        e.stitches(f"M{110 + place * 40},{700 - place * 16} Q300,{660 - place * 16} 520,{648 - place * 8}")
    e.line(peak, 3, e.main.deep, 0.5)
    if e.spec.pattern == "graphic":
        e.graphic(420, 480, 66)
    elif e.spec.brand:
        e.brand(400, 500, 50, e.other)
    else:
        e.fill("M370,520 L420,420 L470,520 L446,520 L420,470 L394,520 Z", e.other)


def gloves(e: Easel) -> None:
    """Knitted gloves, mittens, or leather with a strap."""
    which = e.which(3)
    hand = "M350,860 L340,620 C260,560 200,470 180,400 C176,370 210,350 234,376 C260,420 290,460 326,480 L318,240 C318,196 376,190 382,236 L392,410 L402,180 C404,136 462,136 464,180 L466,410 L482,200 C488,160 544,164 542,208 L532,430 L556,290 C564,254 614,264 608,302 C600,420 586,520 566,620 L570,860 Z"
    if which == 1:
        hand = "M350,860 L340,640 C270,600 210,520 190,450 C190,410 236,400 256,434 C280,470 300,500 330,510 C320,360 340,190 460,190 C590,190 620,360 596,500 C590,560 576,600 566,640 L570,860 Z"

    def glove(easel: Easel) -> None:
        path = easel.cloth(hand, fallback="grain" if which == 2 else "knit")
        if which != 1:
            easel.folds(
                path,
                "M392,410 L396,560",
                "M466,410 L464,560",
                "M532,430 L522,560",
                "M340,500 Q380,560 370,640",
                width=14,
            )
        if which == 2:
            easel.lit("M344,700 L574,690 L574,740 L346,750 Z", easel.main.shade, edge=0.5)
            easel.lit(box(540, 690, 44, 52, 6), (206, 170, 96), "metal")
            for x in (420, 460, 500):
                easel.stitches(f"M{x},480 L{x + (x - 460) * 0.2},640")
        else:
            ribbed(
                easel,
                "M342,740 L576,740 L584,900 L336,900 Z",
                easel.second if easel.spec.second_colour else None,
            )

    with e.at(-110, 30, -6):
        glove(e)
    with e.at(1110, 30, 6, flip=True):
        glove(e)


def belt(e: Easel) -> None:
    """Coiled with its buckle in front, or laid out."""
    which = e.which(2)
    if which == 0:
        for radius, dy in ((300, -40), (340, 0)):
            ringed = cut(
                oval(500, 500 + dy, radius, radius * 0.62),
                oval(500, 500 + dy, radius - 26, radius * 0.62 - 22),
            )
            e.cloth(ringed, tones(e.main.shade), printed=False, fallback="grain")
        front = "M160,500 C160,760 840,760 840,500 L840,600 C840,860 160,860 160,600 Z"
        e.cloth(front, how="across", fallback="grain")
        e.stitches("M164,524 C170,770 830,770 836,524")
        e.stitches("M164,586 C170,836 830,836 836,586")
        x, y = 500, 745
    else:
        strap = "M60,440 L880,440 Q960,440 960,500 Q960,560 880,560 L60,560 Z"
        e.cloth(strap, fallback="grain")
        e.stitches("M80,456 L880,456")
        e.stitches("M80,544 L880,544")
        for place in range(5):
            e.fill(oval(640 + place * 60, 500, 9), e.main.deep)
        x, y = 130, 500
    frame = cut(box(x - 90, y - 90, 180, 180, 26), box(x - 58, y - 60, 116, 120, 12))
    e.lit(
        frame,
        tones((206, 170, 96) if e.spec.colour in {"brown", "beige", "gold"} else (196, 200, 206)),
        "metal",
        0.4,
    )
    e.tube(
        f"M{x - 70},{y} L{x + 80},{y}",
        16,
        tones((214, 182, 110) if e.spec.colour in {"brown", "beige", "gold"} else (206, 210, 216)),
    )
    e.lit(box(x + 130, y - 76, 44, 152, 8), e.main, "metal_down", 0.8)


def tie(e: Easel) -> None:
    """A long tie with its knot, slim, or a bow tie."""
    which = e.which(3)
    if which == 2:
        e.line("M180,500 Q500,440 820,500", 34, e.main.shade)
        creases = e.twice("M540,500 Q640,470 740,460")
        wings = e.twice(
            "M530,450 C620,350 760,300 830,330 C860,420 860,580 830,670 C760,700 620,650 530,550 Z"
        )
        for wing, crease in zip(wings, creases, strict=True):
            e.folds(e.cloth(wing), crease, width=26)
        e.cloth("M446,440 Q500,424 554,440 Q566,500 554,560 Q500,576 446,560 Q434,500 446,440 Z")
        return
    wide = 96 if which == 0 else 66
    e.cloth(f"M460,200 L560,220 L{500 + wide * 0.86},700 L{500 - wide * 0.2},760 Z", tones(e.main.shade))
    blade = e.cloth(
        f"M466,180 L534,180 L{500 + wide},790 L500,{790 + wide} L{500 - wide},790 Z", how="across"
    )
    e.folds(blade, f"M500,190 Q{480},400 {500 - wide * 0.4},600", width=24)
    knot = e.cloth("M430,80 L570,80 L540,196 L460,196 Z", how="across")
    e.folds(knot, "M450,90 Q500,130 520,190", width=18)
    e.line("M458,198 L542,198", 6, e.main.deep, 0.6)


def sunglasses(e: Easel) -> None:
    """Wayfarer, aviator, round, or cat-eye."""
    which = e.which(4)
    lens = (
        "M545,400 Q700,380 900,400 Q920,520 860,600 Q760,640 650,600 Q560,560 545,400 Z",
        "M545,390 Q700,360 890,390 Q910,540 800,640 Q700,690 610,590 Q550,500 545,390 Z",
        "M730,350 C830,350 890,420 890,510 C890,600 820,670 730,670 C640,670 570,600 570,510 C570,420 630,350 730,350 Z",
        "M550,430 Q700,390 940,340 Q920,540 840,600 Q740,640 640,590 Q560,540 550,430 Z",
    )[which]
    thin = which in {1, 2}
    frame = tones((206, 172, 96)) if thin and e.spec.colour in {"gold", "brown", "green"} else e.main
    glass = tones(mix(e.colour, (24, 22, 26), 0.72) if not thin else mix(e.colour, (40, 44, 50), 0.5))
    for arm in e.twice("M886,404 L946,420 L930,700 Q925,740 900,730"):
        e.tube(arm, 14 if thin else 24, tones(frame.shade))
    for half in e.twice(lens):
        e.line(half, 26 if thin else 62, frame.deep, 0.9)
        e.line(half, 20 if thin else 56, frame.base)
        e.canvas.save()
        e.canvas.translate(-3, -6)
        e.line(half, 6 if thin else 14, frame.pale, 0.6)
        e.canvas.restore()
        e.lit(half, glass, "sheet")
        with e.clip(half):
            area = half.getBounds()
            e.fill(
                f"M{area.left() + 60:.0f},{area.bottom():.0f} L{area.left() + 220:.0f},{area.top():.0f} L{area.left() + 290:.0f},{area.top():.0f} L{area.left() + 130:.0f},{area.bottom():.0f} Z",
                WHITE,
                0.2,
            )
            e.glow(oval(area.centerX(), area.bottom() + 20, 160, 60), (255, 226, 190), 0.35, 30)
    e.tube(
        "M452,430 Q500,380 548,430" if not thin else "M440,420 Q500,380 560,420", 15 if thin else 34, frame
    )
    if which == 1:
        e.tube("M450,386 L550,386", 13, frame)


def umbrella(e: Easel) -> None:
    """Open, or folded."""
    which = e.which(2)
    if which == 1:
        e.tube("M500,120 L500,60", 14, tones((190, 194, 200)))
        e.cloth("M500,110 C560,300 600,600 580,700 L420,700 C400,600 440,300 500,110 Z", how="across")
        for x in (450, 500, 550):
            e.line(f"M500,120 Q{x},400 {x + (x - 500) * 0.5},700", 6, e.main.deep, 0.4)
        e.line("M426,560 Q500,590 586,556", 26, e.main.shade)
        e.button(540, 570, 12)
        e.tube("M500,700 L500,850 C500,950 620,950 620,860", 34, tones((130, 88, 56)))
        return
    e.tube("M500,470 L500,800 C500,900 400,900 400,810", 17, tones((190, 194, 200)))
    e.tube("M500,740 L500,800 C500,900 400,900 400,810", 28, tones((130, 88, 56)))
    dome = "M60,500 C80,240 260,100 500,100 C740,100 920,240 940,500 Q870,440 790,500 Q720,440 640,500 Q570,440 500,500 Q430,440 360,500 Q280,440 210,500 Q130,440 60,500 Z"
    path = e.cloth(dome, how="ball")
    for x, bend in ((210, 260), (360, 390), (500, 500), (640, 610), (790, 740)):
        e.line(f"M500,104 Q{bend},240 {x},500", 6, e.main.deep, 0.45)
    if e.medley:
        with e.clip(path):
            edges = [60, 210, 360, 500, 640, 790, 940]
            for place in range(6):
                a, b = edges[place], edges[place + 1]
                e.lit(
                    f"M500,100 Q{(a + 500) / 2},220 {a},520 L{b},520 Q{(b + 500) / 2},220 500,100 Z",
                    e.medley_tones(place),
                    "down",
                    0.4,
                )
    e.tube("M500,104 L500,60", 13, tones((190, 194, 200)))
    e.glow("M240,260 Q340,150 480,130 Q360,200 300,340 Z", alpha=0.3, blur=16)


PAINTERS: Final[dict[str, Painter]] = {
    "scarf": lay(scarf),
    "hat": lay(hat),
    "cap": lay(cap),
    "gloves": lay(gloves),
    "belt": lay(belt),
    "tie": lay(tie),
    "sunglasses": lay(sunglasses),
    "umbrella": lay(umbrella),
}
