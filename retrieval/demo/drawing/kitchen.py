"""Crockery, pans, knives and small machines of the kitchen."""

from __future__ import annotations

from typing import Final

from retrieval.demo.drawing.appliances import BLACK, blender, coffee_maker, toaster
from retrieval.demo.drawing.canvas import Easel
from retrieval.demo.drawing.painter import Painter, lay, stand
from retrieval.demo.drawing.palette import STEEL, WHITE, Tones, mix, tones
from retrieval.demo.drawing.paths import box, outline, oval
from retrieval.demo.drawing.textures import METAL_MATERIALS


def vessel(e: Easel, shape: str, t: Tones | None = None) -> object:
    """A turned body in the article's material: glass, metal, wood, or glazed and enamelled ware."""
    path = outline(shape)
    if e.spec.material == "glass":
        e.glass(path, mix(e.colour, (214, 228, 232), 0.45), 0.5)
    elif e.spec.material in METAL_MATERIALS and e.spec.colour in {"silver", "grey", "gold"}:
        e.lit(path, t or e.main, "metal")
    elif e.spec.material in {"wood", "bamboo"}:
        e.lit(path, t or e.main, "across")
        e.wood(path, t or e.main)
        e.shade_over(path, "across")
    else:
        e.lit(path, t or e.main, "across")
        e.print_on(path, t or e.main)
        if e.medley or e.spec.pattern not in {None, "plain", "graphic"}:
            e.shade_over(path, "across")
        e.rim(path, t or e.main, 0.6, 30)
        area = path.getBounds()
        gleam = box(
            area.left() + area.width() * 0.16,
            area.top() + area.height() * 0.16,
            area.width() * 0.06,
            area.height() * 0.6,
            12,
        )
        e.glow(gleam, alpha=0.55, blur=6)
    return path


def mug(e: Easel) -> None:
    """Straight, rounded, tall, or a travel mug with lid."""
    which = e.which(4)
    if which == 3:
        vessel(e, "M340,300 L660,300 L622,860 Q620,880 600,880 L400,880 Q380,880 378,860 Z")
        e.lit(
            outline("M346,410 L654,410 L642,600 L358,600 Z"),
            tones(mix(e.colour, (40, 40, 44), 0.6)),
            "across",
            0.5,
        )
        e.lit(box(322, 230, 356, 84, 26), tones(BLACK), "across", 0.5)
        e.fill_box(470, 214, 70, 24, 8, (60, 62, 68))
        e.brand(500, 520, 40, (240, 240, 240))
        return
    handle = (
        "M690,420 C860,400 860,680 690,680",
        "M700,440 C840,420 840,640 700,660",
        "M670,380 C810,360 810,640 670,640",
    )[which]
    e.tube(handle, 52 if which != 1 else 44, e.main)
    body = (
        "M270,330 L710,330 L700,800 Q696,830 660,830 L320,830 Q284,830 280,800 Z",
        "M260,380 Q500,400 740,380 C760,600 700,800 620,820 L380,820 C300,800 240,600 260,380 Z",
        "M320,250 L680,250 L664,850 Q660,870 640,870 L360,870 Q340,870 336,850 Z",
    )[which]
    vessel(e, body)
    y, rx = ((330, 220), (384, 240), (250, 180))[which]
    e.lit(oval(490 if which == 0 else 500, y, rx, rx * 0.2), e.main.light)
    e.lit(
        oval(490 if which == 0 else 500, y + 3, rx - 14, rx * 0.2 - 9),
        tones(mix(e.main.shade, (60, 40, 30), 0.4)),
        "across",
    )
    if e.spec.pattern == "graphic":
        e.graphic(490, 590, 90)
    elif e.spec.pattern in {None, "plain"}:
        e.brand(490, 610, 48, e.other, 0.8)


def plate(e: Easel) -> None:
    """From above: wide rim, flat modern, or square."""
    which = e.which(3)
    outer = oval(500, 500, 430) if which != 2 else box(90, 90, 820, 820, 120)
    inner = oval(500, 500, 290 if which == 0 else 380) if which != 2 else box(190, 190, 620, 620, 90)
    e.lit(outer, e.main, "sheet")
    e.print_on(outer, e.main)
    e.rim(outer, e.main, 0.9, 26)
    e.lit(inner, tones(mix(e.colour, WHITE, 0.12 if e.spec.pattern in {None, "plain"} else 0.6)), "brushed")
    e.line(inner, 8, e.main.deep, 0.22)
    e.canvas.save()
    e.canvas.translate(4, 5)
    e.line(inner, 5, WHITE, 0.6)
    e.canvas.restore()
    if e.spec.second_colour:
        e.line(oval(500, 500, 424) if which != 2 else outer, 10, e.other)
    e.glow("M190,360 C250,220 380,150 500,140 C380,190 270,270 190,360 Z", alpha=0.6, blur=12)


def bowl(e: Easel) -> None:
    """Deep, wide, or footed."""
    which = e.which(3)
    depth = (820, 720, 760)[which]
    if which == 2:
        e.lit(outline("M400,740 L600,740 L630,830 L370,830 Z"), e.main, "across", 0.6)
    vessel(
        e,
        f"M120,420 Q500,470 880,420 C870,620 760,{depth} 620,{depth} L380,{depth} C240,{depth} 130,620 120,420 Z",
    )
    e.lit(oval(500, 420, 380, 96), e.main.light)
    e.lit(
        oval(500, 426, 358, 82),
        tones(mix(e.colour, (40, 30, 30), 0.18)),
        "metal_down" if e.spec.material in METAL_MATERIALS else "down",
    )
    e.glow("M240,440 Q360,480 500,486 Q360,500 240,440 Z", alpha=0.5, blur=8)


def pan(e: Easel) -> None:
    """Frying pan from above, wok, or a grill pan with ridges."""
    which = e.which(3)
    handle = tones(BLACK) if which != 1 else tones((150, 104, 66))
    e.lit(outline("M640,600 L700,540 L960,800 Q980,830 954,856 Q928,880 900,858 Z"), handle, "sheet", 0.9)
    e.fill(oval(916, 816, 16), (150, 152, 158))
    outer = oval(420, 390, 370) if which != 2 else box(60, 30, 720, 720, 90)
    e.lit(outer, e.main, "brushed", 0.8)
    inner = oval(420, 396, 326) if which != 2 else box(104, 76, 632, 632, 60)
    e.lit(
        inner,
        tones((58, 58, 64) if e.spec.colour != "black" else (66, 67, 72))
        if which != 1
        else tones((92, 92, 98)),
        "ball",
        0.7,
    )
    if which == 2:
        with e.clip(inner):
            for place in range(12):
                e.line(f"M104,{110 + place * 52} L740,{110 + place * 52}", 15, (28, 28, 32))
                e.line(f"M104,{118 + place * 52} L740,{118 + place * 52}", 5, (120, 120, 128), 0.6)
    else:
        for radius in (250, 180, 110):
            e.line(oval(420, 396, radius), 3, WHITE, 0.08)
        e.glow("M190,300 C240,190 340,130 440,120 C340,180 250,250 190,300 Z", alpha=0.3, blur=16)
    e.lit(outline("M640,560 L700,520 L740,560 L690,620 Z"), (170, 174, 180), "metal")


def pot(e: Easel) -> None:
    """With lid and two handles: casserole, stock pot, or saucepan."""
    which = e.which(3)
    top, bottom, half = ((430, 780, 320), (330, 850, 270), (440, 760, 250))[which]
    metal = e.spec.material in METAL_MATERIALS and e.spec.colour in {"silver", "grey"}
    fitting = tones(STEEL) if metal else e.main
    if which == 2:
        e.lit(
            outline(
                f"M{490 + half},{top + 40} L940,{top + 10} Q966,{top + 30} 940,{top + 60} L{490 + half},{top + 90} Z"
            ),
            tones(BLACK),
            "down",
            0.6,
        )
    for x in (500 - half, 500 + half) if which != 2 else ():
        e.tube(
            f"M{x},{top + 50} Q{x + (70 if x > 500 else -70)},{top + 44} {x + (62 if x > 500 else -62)},{top + 90} Q{x + (50 if x > 500 else -50)},{top + 120} {x},{top + 116}",
            32,
            fitting,
        )
    body = outline(
        f"M{500 - half},{top} L{500 + half},{top} L{500 + half - 14},{bottom - 40} Q{500 + half - 20},{bottom} {500 + half - 70},{bottom} L{570 - half},{bottom} Q{520 - half},{bottom} {514 - half},{bottom - 40} Z"
    )
    e.lit(body, e.main, "metal" if metal else "across")
    e.print_on(body, e.main)
    e.rim(body, e.main, 0.8, 40)
    lid = outline(
        f"M{488 - half},{top} Q{500 - half},{top - 30} {520 - half},{top - 40} Q500,{top - 130} {480 + half},{top - 40} Q{500 + half},{top - 30} {512 + half},{top} Z"
    )
    if which == 1:
        e.glass(lid)
        e.line(f"M{490 - half},{top} L{510 + half},{top}", 22, STEEL)
    else:
        e.lit(lid, e.main, "metal" if metal else "down", 0.8)
    e.lit(box(470, top - 128, 60, 44, 14), tones((206, 170, 96)) if not metal else tones(BLACK), "metal")
    e.glow(
        f"M{560 - half},{top + 60} L{600 - half},{top + 60} L{600 - half},{bottom - 90} L{566 - half},{bottom - 100} Z",
        alpha=0.35,
        blur=12,
    )


def kettle(e: Easel) -> None:
    """Electric, stove-top with arched handle, or gooseneck."""
    which = e.which(3)
    metal = (
        "metal"
        if e.spec.material in METAL_MATERIALS and e.spec.colour in {"silver", "grey", "gold"}
        else "across"
    )
    if which == 0:
        e.tube("M660,300 C860,260 880,480 830,720", 54, tones(BLACK))
        e.lit("M330,360 L220,300 L300,250 L380,290 Z", e.main, "sheet", 0.6)
        e.lit(
            "M350,240 L640,240 C690,420 720,640 740,800 L270,800 C290,640 310,420 350,240 Z",
            e.main,
            metal,
            0.5,
        )
        e.lit("M340,250 Q500,170 650,250 Z", tones(BLACK), "down", 0.5)
        e.lit(box(466, 176, 60, 40, 16), tones(BLACK), "ball")
        e.lit(box(250, 790, 510, 60, 22), tones(BLACK), "metal_down")
        e.glass(box(400, 420, 46, 300, 20), (150, 200, 230), 0.8)
        e.brand(570, 700, 34, e.main.pale if metal == "across" else (60, 60, 66))
    elif which == 1:
        e.tube("M300,420 C280,130 720,130 700,420", 38, tones((120, 80, 52)))
        e.lit("M740,560 C820,540 860,420 930,380 L954,430 C900,500 880,640 760,680 Z", e.main, metal, 0.5)
        e.lit(
            "M230,480 C300,380 700,380 770,480 C830,600 840,740 800,840 L200,840 C160,740 170,600 230,480 Z",
            e.main,
            metal,
            0.6,
        )
        e.lit(oval(500, 420, 170, 40), e.main, "metal_down", 0.5)
        e.lit(oval(500, 376, 34), tones((120, 80, 52)), "ball")
        e.glow(oval(330, 600, 30, 130), alpha=0.4, blur=14)
    else:
        e.tube("M690,430 C840,360 880,520 820,640", 36, tones((120, 80, 52)))
        e.tube("M330,760 C160,760 240,480 120,400", 34, e.main)
        e.lit(
            "M360,400 L660,400 C690,540 730,700 740,840 L280,840 C290,700 330,540 360,400 Z",
            e.main,
            metal,
            0.5,
        )
        e.lit("M356,404 Q510,330 664,404 Z", e.main, "metal_down", 0.5)
        e.lit(oval(510, 350, 28), tones((120, 80, 52)), "ball")


def knife(e: Easel) -> None:
    """Chef's knife, santoku with hollows, or bread knife with teeth."""
    which = e.which(3)
    steel = tones((206, 210, 216))
    blades = (
        "M60,470 C200,420 420,410 640,420 L640,560 C460,600 240,570 60,470 Z",
        "M110,520 C110,450 180,424 280,420 L640,420 L640,566 L300,566 C200,566 130,560 110,520 Z",
        "M50,500 C80,450 160,440 240,438 L640,438 L640,528 "
        + " ".join(f"Q{640 - i * 36 - 18},{560} {640 - (i + 1) * 36},528" for i in range(15))
        + " Z",
    )
    with e.at(500, 500, -24):
        e.canvas.translate(-500, -500)
        blade = e.lit(blades[which], steel, "metal_down", 0.4)
        with e.clip(blade):
            e.line("M40,520 C240,590 460,600 660,570", 26, WHITE, 0.7, blur=3)
            if which == 1:
                for place in range(8):
                    e.fill(oval(250 + place * 48, 520, 15, 26), steel.shade, 0.6)
        e.lit(box(632, 424, 34, 120, 8), steel, "metal", 0.4)
        handle = "M662,426 L900,420 Q950,424 948,470 Q944,540 900,536 Q780,510 662,542 Z"
        if e.spec.material in {"wood", "bamboo"} or e.spec.colour in {"brown", "silver"}:
            e.wood(handle, tones((128, 84, 54)))
        else:
            e.lit(handle, e.main, "down", 0.8)
        for x in (710, 790, 870):
            e.lit(oval(x, 478, 12), steel, "ball")
        e.brand(480, 478, 30, (110, 114, 120))


def water_bottle(e: Easel) -> None:
    """Steel flask, sports bottle, or clear with a loop."""
    which = e.which(3)
    if which == 1:
        e.lit("M420,140 L580,140 L566,230 L434,230 Z", tones(BLACK), "across", 0.5)
        e.lit(
            box(460, 80, 80, 76, 22), e.second if e.spec.second_colour else tones((230, 232, 236)), "across"
        )
    else:
        e.tube("M430,190 C420,60 580,60 570,190", 22, tones(BLACK))
        e.lit(box(410, 150, 180, 110, 20), tones(BLACK) if which == 0 else tones(STEEL), "across", 0.5)
    shape = (
        "M420,260 L580,260 C590,310 640,330 640,400 L640,880 Q640,916 600,916 L400,916 Q360,916 360,880 L360,400 C360,330 410,310 420,260 Z",
        "M400,230 L600,230 Q650,260 650,340 C650,420 610,470 610,540 C610,620 650,660 650,720 L640,890 Q636,916 606,916 L394,916 Q364,916 360,890 L350,720 C350,660 390,620 390,540 C390,470 350,420 350,340 Q350,260 400,230 Z",
        "M400,260 L600,260 Q650,280 650,340 L650,880 Q650,916 610,916 L390,916 Q350,916 350,880 L350,340 Q350,280 400,260 Z",
    )[which]
    if which == 2:
        e.fill(
            outline("M350,420 L650,420 L650,880 Q650,916 610,916 L390,916 Q350,916 350,880 Z"),
            mix(e.colour, (200, 230, 245), 0.35),
            0.75,
        )
        e.glass(shape, mix(e.colour, WHITE, 0.3), 0.5)
    else:
        vessel(e, shape)
    if e.spec.pattern == "graphic":
        e.graphic(500, 600, 80)
    with e.at(520, 640, -90):
        e.brand(0, 0, 60, e.other if which != 2 else WHITE, 0.85)


PAINTERS: Final[dict[str, Painter]] = {
    "mug": stand(mug),
    "plate": lay(plate),
    "bowl": stand(bowl),
    "pan": lay(pan),
    "pot": stand(pot),
    "kettle": stand(kettle),
    "knife": lay(knife),
    "blender": stand(blender),
    "coffee_maker": stand(coffee_maker),
    "toaster": stand(toaster),
    "water_bottle": stand(water_bottle),
}
