"""Photos such as customers send: the shop's articles from another side, on a table or a bed, lit and held badly."""

from __future__ import annotations

import io
import random
from dataclasses import replace

import numpy as np
from PIL import Image, ImageChops, ImageEnhance, ImageFilter

from retrieval.demo.pictures import Shot, painted

_SIDE = 480
_SHAPES = ((480, 480), (480, 640), (640, 480), (60, 80))
_GROUNDS = (
    (226, 214, 196),
    (196, 176, 150),
    (176, 186, 196),
    (208, 208, 214),
    (160, 168, 150),
    (222, 218, 210),
)


def _ground(size: tuple[int, int], chance: random.Random) -> Image.Image:
    """A wall or a table top: one tone running into another, with a faint grain."""
    near, far = chance.sample(_GROUNDS, 2)
    ends = Image.new("RGB", (1, 2))
    ends.putpixel((0, 0), near)
    ends.putpixel((0, 1), far)
    grain = np.random.default_rng(chance.randrange(2**32)).normal(0, chance.uniform(2, 7), (*size[::-1], 1))
    smooth = np.asarray(ends.resize(size, Image.Resampling.BICUBIC), np.float32)
    return Image.fromarray(np.clip(smooth + grain, 0, 255).astype(np.uint8))


def _tilted(image: Image.Image, chance: random.Random) -> Image.Image:
    """Seen from an angle: the corners move in, each by its own amount."""
    side = image.width
    offsets = [chance.uniform(0, 0.09) * side for _ in range(8)]
    quad = (
        -offsets[0], -offsets[1], -offsets[2], side + offsets[3],
        side + offsets[4], side + offsets[5], side + offsets[6], -offsets[7],
    )  # fmt: skip
    return image.transform(
        (side, side), Image.Transform.QUAD, quad, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255)
    )


def _cut_free(picture: Image.Image) -> Image.Image:
    """The article on pure white: what is as light as the studio's wall becomes white."""
    wall = min(picture.getpixel(corner)[1] for corner in ((2, 2), (picture.width - 3, 2)))  # type: ignore[index]
    return picture.point([min(255, round(level * 255 / (wall * 0.96))) for level in range(256)] * 3)


def wild_photo(shot: Shot, seed: int) -> Image.Image:
    """The article of a shop's picture as somebody's phone would show it; the same for the same seed. RGB."""
    chance = random.Random(f"{seed}:{shot}")
    view = chance.choice([other for other in (0, 1, 2) if other != shot.view])
    article = _tilted(_cut_free(painted(replace(shot, view=view), _SIDE)), chance)
    article = article.rotate(chance.uniform(-18, 18), Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    zoom = chance.uniform(0.7, 1.0)
    article = article.resize((round(_SIDE * zoom), round(_SIDE * zoom)), Image.Resampling.LANCZOS)
    ground = _ground((_SIDE, _SIDE), chance)
    sheet = Image.new("RGB", ground.size, (255, 255, 255))
    spare = _SIDE - article.width
    sheet.paste(article, (chance.randint(0, spare), chance.randint(0, spare)))
    photo = ImageChops.multiply(ground, sheet)
    for change in (ImageEnhance.Brightness, ImageEnhance.Contrast, ImageEnhance.Color):
        photo = change(photo).enhance(chance.uniform(0.75, 1.12))
    if chance.random() < 0.4:
        photo = photo.filter(ImageFilter.GaussianBlur(chance.uniform(0.5, 1.8)))
    photo = photo.resize(chance.choice(_SHAPES), Image.Resampling.BICUBIC)
    kept = io.BytesIO()
    photo.save(kept, "JPEG", quality=chance.randint(40, 85))
    return Image.open(kept).convert("RGB")
