"""Jewellery and watches: metal, stones and pearls, from near."""

from __future__ import annotations

import math
from typing import Final

from retrieval.demo.drawing.canvas import Easel
from retrieval.demo.drawing.painter import Painter, lay
from retrieval.demo.drawing.palette import INK, STEEL, WHITE, Rgb, Tones, colour_of, mix, tones
from retrieval.demo.drawing.paths import box, cut, oval, polygon, ring

GOLD: Final[Rgb] = (214, 172, 84)


def metal_and_stone(e: Easel) -> tuple[Tones, Tones]:
    """The metal, gold or silver, and the stone; an article in another colour has that for its stone."""
    if e.spec.colour in {"gold", "silver", "grey"} or (
        e.spec.colour == "white" and e.spec.material == "silver"
    ):
        metal = GOLD if e.spec.colour == "gold" else (200, 204, 210)
        stone = e.other if e.spec.second_colour else (206, 228, 240)
        return tones(metal), tones(stone)
    metal = (
        (200, 204, 210)
        if e.spec.material in {"silver", "steel", "stainless_steel"}
        or e.spec.colour in {"blue", "navy", "white"}
        else GOLD
    )
    if e.spec.colour == "pink" and e.spec.second_colour is None:
        metal = (222, 164, 146)
    return tones(metal), tones(e.colour)


def gem(e: Easel, x: float, y: float, radius: float, stone: Tones, corners: int = 8) -> None:
    """A cut stone from above: table, facets, sparkle."""
    e.lit(polygon(x, y, radius, corners, 0.39), stone, "ball")
    for place in range(corners):
        angle = place * 2 * math.pi / corners + 0.39 - math.pi / 2
        nxt = angle + 2 * math.pi / corners
        facet = f"M{x + radius * math.cos(angle):.1f},{y + radius * math.sin(angle):.1f} L{x + radius * math.cos(nxt):.1f},{y + radius * math.sin(nxt):.1f} L{x + radius * 0.55 * math.cos((angle + nxt) / 2):.1f},{y + radius * 0.55 * math.sin((angle + nxt) / 2):.1f} Z"
        e.fill(
            facet,
            WHITE if place % 3 == 0 else stone.deep,
            0.34 if place % 3 == 0 else 0.2 + 0.06 * (place % 2),
        )
    e.lit(polygon(x, y, radius * 0.56, corners, 0.39), tones(stone.light), "sheet")
    e.fill(polygon(x - radius * 0.2, y - radius * 0.25, radius * 0.22, 4, 0, 0.35), WHITE, 0.95)


def pearl(e: Easel, x: float, y: float, radius: float, t: Tones) -> None:
    """A pearl or a bead."""
    e.lit(oval(x, y, radius), t, "ball", 0.3)
    e.glow(oval(x - radius * 0.3, y - radius * 0.36, radius * 0.22), alpha=0.9, blur=radius * 0.12)


def chain(e: Easel, shape: str, width: float, t: Tones) -> None:
    """Fine links along a line."""
    e.line(shape, width, t.deep)
    e.line(shape, width * 0.8, t.base)
    e.line(shape, width * 0.8, t.pale, 0.9, dash=width * 0.8)


def necklace(e: Easel) -> None:
    """Pendant on a chain, a string of pearls, or beads with a heart."""
    which = e.which(3)
    metal, stone = metal_and_stone(e)
    curve = "M180,130 C160,520 360,760 500,760 C640,760 840,520 820,130"
    if which == 1:
        beads = (
            tones((244, 238, 228))
            if e.spec.colour in {"white", "cream", "silver", "gold", "beige"}
            else stone
        )
        for place in range(41):
            share = place / 40
            x = 180 + share * 640
            y = 130 + 640 * math.sin(share * math.pi) ** 0.75
            pearl(e, x, y, 20 + 14 * math.sin(share * math.pi), beads)
        return
    chain(e, curve, 11, metal)
    if which == 0:
        e.line(oval(500, 774, 17), 8, metal.base)
        e.lit("M500,790 C580,860 590,930 500,970 C410,930 420,860 500,790 Z", metal, "metal", 0.5)
        gem(e, 500, 898, 54, stone)
    else:
        e.line(oval(500, 772, 17), 8, metal.base)
        e.lit(
            "M500,980 C380,900 350,840 380,800 C410,764 470,774 500,816 C530,774 590,764 620,800 C650,840 620,900 500,980 Z",
            metal if e.spec.colour in {"gold", "silver"} else stone,
            "metal" if e.spec.colour in {"gold", "silver"} else "ball",
            0.7,
        )
        for x, y in ((300, 560), (700, 560), (222, 360), (778, 360)):
            pearl(e, x, y, 17, stone)


def earrings(e: Easel) -> None:
    """Hoops, drops, or studs."""
    which = e.which(3)
    metal, stone = metal_and_stone(e)
    for x in (310, 690):
        if which == 0:
            e.lit(ring(x, 540, 190, 230, 40), metal, "metal", 0.4)
            e.lit(ring(x, 536, 176, 216, 12), tones(metal.light), "metal_down")
            if e.spec.colour not in {"gold", "silver", "grey"}:
                pearl(e, x, 790, 44, e.medley_tones(0) if e.medley else stone)
            e.tube(f"M{x},314 C{x + 10},260 {x + 40},270 {x + 40},320", 8, metal)
        elif which == 1:
            e.tube(f"M{x},330 C{x - 10},200 {x + 70},190 {x + 66},290", 9, metal)
            e.lit(oval(x, 360, 36), metal, "ball")
            chain(e, f"M{x},392 L{x},520", 8, metal)
            e.lit(
                f"M{x},500 C{x + 110},660 {x + 110},800 {x},820 C{x - 110},800 {x - 110},660 {x},500 Z",
                metal,
                "metal",
                0.4,
            )
            e.lit(
                f"M{x},545 C{x + 84},670 {x + 84},774 {x},790 C{x - 84},774 {x - 84},670 {x},545 Z",
                stone,
                "ball",
                0.8,
            )
            e.fill(polygon(x - 24, 700, 26, 4, 0, 0.3), WHITE, 0.9)
        else:
            for place in range(8):
                with e.at(x, 500, place * 45):
                    e.lit(oval(0, -104, 44, 52), metal, "ball", 0.5)
            gem(e, x, 500, 96, stone)


def finger_ring(e: Easel) -> None:
    """Solitaire, band, or signet: standing a little turned."""
    which = e.which(3)
    metal, stone = metal_and_stone(e)
    wide = (40, 110, 60)[which]
    e.lit(
        cut(oval(500 + wide * 0.35, 590, 280, 300), oval(500 + wide * 0.35, 590, 246, 266)),
        tones(metal.shade),
        "metal",
        0.3,
    )
    e.lit(
        cut(oval(500, 580, 290, 310), oval(500, 586, 290 - wide * 0.75, 310 - wide * 0.75)),
        metal,
        "metal",
        0.5,
    )
    e.line(oval(500, 580, 276, 296), 5, WHITE, 0.5)
    if which == 0:
        for x in (-56, 56, -24, 24):
            e.tube(f"M{500 + x * 0.5},300 L{500 + x},180", 11, metal)
        gem(e, 500, 190, 118, stone, 10)
    elif which == 1:
        for place in range(7):
            angle = math.radians(-90 + (place - 3) * 15)
            gem(e, 500 + 250 * math.cos(angle), 580 + 268 * math.sin(angle), 30, stone)
    else:
        e.lit(box(390, 210, 220, 170, 50), metal, "brushed", 0.8)
        e.lit(
            box(412, 230, 176, 130, 36),
            stone if e.spec.colour not in {"gold", "silver"} else tones(mix(metal.base, INK, 0.75)),
            "ball",
            0.7,
        )


def bracelet(e: Easel) -> None:
    """Chain with charms, beads, or a bangle."""
    which = e.which(3)
    metal, stone = metal_and_stone(e)
    if which == 2:
        e.lit(cut(oval(500, 530, 400, 300), oval(500, 516, 356, 250)), tones(metal.shade), "metal", 0.4)
        e.lit(cut(oval(500, 500, 400, 300), oval(500, 508, 372, 262)), metal, "metal", 0.6)
        for place in range(5):
            angle = math.radians(90 + (place - 2) * 14)
            gem(e, 500 + 388 * math.cos(angle), 516 + 284 * math.sin(angle), 26, stone)
        return
    count = 30 if which == 1 else 44
    for place in range(count):
        angle = place * 2 * math.pi / count
        x, y = 500 + 370 * math.cos(angle), 470 + 290 * math.sin(angle)
        if which == 1:
            t = (
                e.medley_tones(place)
                if e.medley
                else stone
                if e.spec.colour not in {"gold", "silver"}
                else metal
            )
            pearl(e, x, y, 39, metal if place % 10 == 7 else t)
        else:
            with e.at(x, y, math.degrees(angle) + 90):
                e.lit(ring(0, 0, 36, 19, 9), metal, "ball", 0.5)
    if which == 0:
        for place, angle in enumerate((50, 75, 105, 130)):
            x, y = 500 + 370 * math.cos(math.radians(angle)), 490 + 290 * math.sin(math.radians(angle))
            e.line(oval(x, y + 26, 13), 6, metal.base)
            if place % 2:
                e.lit(polygon(x, y + 92, 56, 5, 0, 0.5), metal, "metal", 0.5)
            else:
                gem(e, x, y + 84, 44, stone)


def watch(e: Easel) -> None:
    """Dress watch on leather, chronograph on steel, or square."""
    which = e.which(3)
    steel = tones(GOLD if e.spec.colour == "gold" else STEEL if e.spec.colour != "pink" else (222, 164, 146))
    leather = which != 1 and e.spec.colour not in {"gold", "silver"}
    strap = e.main if leather else steel
    for top, low, end in ((330, 60, 1), (670, 950, -1)):
        shape = f"M{410},{top} L{590},{top} L{566},{low} L{434},{low} Z"
        if leather:
            e.cloth(shape, strap, fallback="grain", how="across")
            e.stitches(f"M430,{top} L448,{low}")
            e.stitches(f"M570,{top} L552,{low}")
            if end < 0:
                for place in range(4):
                    e.fill(oval(500, 780 + place * 40, 8), strap.deep)
        else:
            for place in range(7):
                y = min(top, low) + place * abs(low - top) / 7
                for x, wide in ((416, 50), (470, 60), (534, 50)):
                    e.lit(box(x, y + 2, wide, abs(low - top) / 7 - 4, 8), steel, "metal_down", 0.4)
    shape, face = (
        (oval(500, 500, 220), oval(500, 500, 186))
        if which != 2
        else (box(300, 290, 400, 420, 56), box(334, 324, 332, 352, 30))
    )
    e.lit(box(706, 470, 40, 60, 10), steel, "metal_down")
    if which == 1:
        for y in (390, 580):
            e.lit(box(684, y, 36, 34, 8), steel, "metal_down")
    e.lit(shape, steel, "metal", 0.5)
    dial = tones(
        (250, 249, 245)
        if e.spec.colour in {"brown", "black", "gold", "pink", "beige", "white"} and which != 1
        else mix(colour_of(e.spec.colour), (16, 20, 34), 0.55)
    )
    e.lit(face, dial, "ball", 0.7)
    ink = INK if sum(dial.base) > 450 else (244, 244, 240)
    for place in range(12):
        with e.at(500, 500, place * 30):
            e.fill_box(-4, -168, 8, 34, 3, ink if place % 3 else steel.base)
    if which == 1:
        for x, y in ((430, 510), (570, 510), (500, 590)):
            e.line(oval(x, y, 42), 5, ink, 0.7)
            e.line(f"M{x},{y} L{x + 14},{y - 26}", 5, (214, 70, 60))
    with e.at(500, 500, -58):
        e.fill("M-9,24 L9,24 L5,-96 L-5,-96 Z", ink)
    with e.at(500, 500, 52):
        e.fill("M-7,30 L7,30 L4,-146 L-4,-146 Z", ink)
    with e.at(500, 500, 200):
        e.fill_box(-2, -150, 4, 190, 1, (214, 70, 60))
    e.lit(oval(500, 500, 11), steel, "ball")
    e.brand(500, 424, 26, ink)
    with e.clip(face):
        e.fill("M330,560 L560,300 L640,330 L400,640 Z", WHITE, 0.13)


PAINTERS: Final[dict[str, Painter]] = {
    "necklace": lay(necklace),
    "earrings": lay(earrings),
    "ring": lay(finger_ring),
    "bracelet": lay(bracelet),
    "watch": lay(watch),
}
