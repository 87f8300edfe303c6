"""The colours of the shop and the tones that light makes of them. RGB, 0 to 255."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

Rgb = tuple[int, int, int]

COLOURS: Final[dict[str, Rgb]] = {
    "black": (42, 42, 46),
    "white": (244, 243, 240),
    "grey": (142, 145, 150),
    "red": (202, 38, 44),
    "blue": (52, 108, 196),
    "navy": (35, 48, 92),
    "green": (62, 132, 82),
    "yellow": (244, 202, 60),
    "orange": (238, 124, 44),
    "pink": (240, 152, 178),
    "purple": (126, 82, 164),
    "brown": (120, 78, 50),
    "beige": (216, 192, 160),
    "cream": (248, 238, 214),
    "gold": (208, 168, 84),
    "silver": (192, 196, 202),
    "turquoise": (44, 172, 176),
    "khaki": (164, 150, 104),
    "burgundy": (116, 30, 52),
    "multicolour": (226, 104, 96),
}
MEDLEY: Final[tuple[Rgb, ...]] = (
    (226, 88, 84),
    (246, 190, 72),
    (72, 160, 130),
    (70, 120, 196),
    (236, 150, 176),
    (140, 98, 176),
)
WHITE: Final[Rgb] = (255, 255, 255)
INK: Final[Rgb] = (30, 32, 38)
STEEL: Final[Rgb] = (186, 190, 196)
WOOD: Final[Rgb] = (186, 138, 92)
PAPER: Final[Rgb] = (250, 248, 242)
LEAF: Final[Rgb] = (84, 138, 66)


def mix(first: Rgb, second: Rgb, share: float) -> Rgb:
    """``share`` of the second colour in the first."""
    a, b, c = (round(x + (y - x) * share) for x, y in zip(first, second, strict=True))
    return a, b, c


def luma(colour: Rgb) -> float:
    """Brightness as seen, 0 to 1."""
    return (0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]) / 255


@dataclass(frozen=True, slots=True)
class Tones:
    """A colour in five lights, from the glint to the deepest fold."""

    pale: Rgb
    light: Rgb
    base: Rgb
    shade: Rgb
    deep: Rgb


@lru_cache(maxsize=512)
def tones(colour: Rgb) -> Tones:
    """Shadows lean to blue and glints to warm white; dark colours get enough light to show their folds."""
    dark = luma(colour) < 0.25
    cool = mix(colour, (24, 22, 48), 0.18)
    return Tones(
        pale=mix(colour, (255, 252, 246), 0.42 if dark else 0.6),
        light=mix(colour, (255, 250, 242), 0.16 if dark else 0.28),
        base=colour,
        shade=mix(cool, (0, 0, 0), 0.16),
        deep=mix(cool, (0, 0, 0), 0.45),
    )


def colour_of(name: str | None) -> Rgb:
    """The RGB value of a canonical colour; grey for one that is not known."""
    return COLOURS.get(name or "grey", COLOURS["grey"])


def contrast(colour: Rgb) -> Rgb:
    """A colour that shows on the given one without shouting."""
    if luma(colour) > 0.82:
        return (62, 84, 128)
    return (250, 244, 232) if luma(colour) < 0.72 else mix(colour, (60, 40, 50), 0.62)
