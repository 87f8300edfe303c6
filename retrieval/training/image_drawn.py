"""Drawn pictures for the image tower, heavily randomised: ``python -m retrieval.training.image_drawn``.

The seeds are far from those of the demo shop, so that what is measured there was never seen here.
"""

from __future__ import annotations

import argparse
import io
import json
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from retrieval.training.image_views import KEPT

SEED_FROM = 5_000_000
"""The shop's own pictures take their seeds from below this."""

SIDE = 176
BLOCK = 64
MATERIALS = (None, None, "leather", "wool", "metal", "wood", "glass", "denim", "cotton", "plastic")
PATTERNS = (
    "plain", "plain", "striped", "checked", "dotted", "floral", "graphic", "camouflage", "animal", "knitted", "denim",
)  # fmt: skip
SKINS = ((236, 188, 160), (198, 140, 104), (128, 82, 56), (250, 214, 190))


def spec_of(number: int, kinds: list[str], seed: int) -> Any:
    """The picture asked for: kinds in turn, everything else by chance."""
    from retrieval.demo.drawing import PictureSpec
    from retrieval.demo.drawing.palette import COLOURS

    chance = np.random.default_rng([seed, number])
    return PictureSpec(
        kind=kinds[number % len(kinds)],
        colour=str(chance.choice(list(COLOURS))),
        second_colour=str(chance.choice(list(COLOURS))) if chance.random() < 0.2 else None,
        pattern=str(chance.choice(PATTERNS)) if chance.random() < 0.7 else None,
        material=_one_of(MATERIALS, chance),
        variety=int(chance.integers(0, 60)),
        view=int(chance.choice([0, 0, 0, 1, 2, 3, 4, 5])),
        seed=SEED_FROM + number,
    )


def _one_of(options: tuple[str | None, ...], chance: np.random.Generator) -> str | None:
    return options[int(chance.integers(len(options)))]


def picture(
    spec: Any, scenes: np.ndarray[Any, np.dtype[np.uint8]], chance: np.random.Generator
) -> Image.Image:
    """A drawn article as a shop, a phone or a thumbnail would show it."""
    from retrieval.demo.drawing import draw

    shown = draw(spec, SIDE) if chance.random() < 0.55 else on_scene(spec, scenes, chance)
    if chance.random() < 0.2:
        hand(shown, chance)
    return worn(shown, chance)


def on_scene(
    spec: Any, scenes: np.ndarray[Any, np.dtype[np.uint8]], chance: np.random.Generator
) -> Image.Image:
    """The article alone over a plain, shaded or blurred real background."""
    import skia

    from retrieval.demo.drawing.studio import framed, record

    drawn = record(spec)
    matrix, _ = framed(drawn, spec, SIDE)
    surface = skia.Surface(SIDE, SIDE)
    canvas = surface.getCanvas()
    canvas.clear(0)
    canvas.concat(matrix)
    canvas.drawPicture(drawn)
    article = Image.fromarray(surface.toarray(colorType=skia.kRGBA_8888_ColorType), "RGBA")
    article = article.rotate(chance.uniform(-35, 35), Image.Resampling.BICUBIC)
    zoom = chance.uniform(0.65, 1.15)
    article = article.resize((int(SIDE * zoom), int(SIDE * zoom)), Image.Resampling.BICUBIC)
    ground = backdrop(scenes, chance)
    place = tuple(int((SIDE - article.width) / 2 + chance.uniform(-0.1, 0.1) * SIDE) for _ in range(2))
    ground.paste(article, (place[0], place[1]), article)
    return ground


def backdrop(scenes: np.ndarray[Any, np.dtype[np.uint8]], chance: np.random.Generator) -> Image.Image:
    """White, a colour, two colours running into each other, or a blurred photo."""
    roll = chance.random()
    if roll < 0.25:
        return Image.new("RGB", (SIDE, SIDE), (255, 255, 255))
    if roll < 0.6:
        ends = (
            chance.integers(30, 255, (2, 2, 3))
            if roll > 0.4
            else np.tile(chance.integers(30, 255, 3), (2, 2, 1))
        )
        return Image.fromarray(ends.astype(np.uint8)).resize((SIDE, SIDE), Image.Resampling.BILINEAR)
    scene = Image.fromarray(scenes[int(chance.integers(len(scenes)))]).resize((SIDE, SIDE))
    return scene.filter(ImageFilter.GaussianBlur(chance.uniform(4, 12)))


def hand(image: Image.Image, chance: np.random.Generator) -> None:
    """Four fingers from an edge, in a skin tone: enough to be in the way."""
    brush = ImageDraw.Draw(image)
    skin = SKINS[int(chance.integers(len(SKINS)))]
    x, y = chance.uniform(0.1, 0.9) * SIDE, SIDE * 1.02
    for finger in range(4):
        left = x + finger * SIDE * 0.055
        top = y - SIDE * chance.uniform(0.2, 0.3)
        brush.rounded_rectangle((left, top, left + SIDE * 0.05, y + 20), SIDE * 0.025, fill=skin)


def worn(image: Image.Image, chance: np.random.Generator) -> Image.Image:
    """Cropped, turned, relit, blurred, noisy, made small, squeezed as JPEG."""
    cut = chance.uniform(0, 0.12, 4) * SIDE
    image = image.crop((int(cut[0]), int(cut[1]), SIDE - int(cut[2]), SIDE - int(cut[3])))
    if chance.random() < 0.5:
        image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    for change in (ImageEnhance.Brightness, ImageEnhance.Contrast, ImageEnhance.Color):
        image = change(image).enhance(chance.uniform(0.7, 1.3))
    warmth = chance.uniform(0.93, 1.07, 3)
    pixels = np.asarray(image, np.float32) * warmth + chance.normal(
        0, chance.uniform(0, 8), (*image.size[::-1], 3)
    )
    image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    if chance.random() < 0.25:
        image = image.filter(ImageFilter.GaussianBlur(chance.uniform(0.5, 2)))
    if chance.random() < 0.25:
        image = image.resize((60, 80), Image.Resampling.BICUBIC)
    if chance.random() < 0.6:
        kept = io.BytesIO()
        image.save(kept, "JPEG", quality=int(chance.integers(35, 90)))
        image = Image.open(kept).convert("RGB")
    return image.resize((KEPT, KEPT), Image.Resampling.BICUBIC)


def make(part: int, parts: int, count: int, kinds: list[str], seed: int, out: Path, scenes: Path) -> None:
    """Draw every ``parts``-th picture into the array, which must exist."""
    pixels = np.load(out / "pixels.npy", mmap_mode="r+")
    behind = np.load(scenes, mmap_mode="r")
    for number in range(part, count, parts):
        chance = np.random.default_rng([seed, number, 1])
        pixels[number] = np.asarray(picture(spec_of(number, kinds, seed), behind, chance))
    pixels.flush()


def answer(part: int, parts: int, out: Path, teacher: Path) -> None:
    """The teacher's feature and scores for every ``parts``-th block of drawn pictures."""
    import torch
    from torch.nn import functional

    from retrieval.training.image_teacher import SIZE, Teacher

    torch.set_num_threads(1)
    ask = Teacher(teacher)
    pixels = np.load(out / "pixels.npy", mmap_mode="r")
    features, scores = (np.load(out / f"{name}.npy", mmap_mode="r+") for name in ("features", "scores"))
    for start in range(part * BLOCK, len(pixels), parts * BLOCK):
        small = torch.from_numpy(np.array(pixels[start : start + BLOCK])).permute(0, 3, 1, 2).float()
        wide = functional.interpolate(small, size=SIZE, mode="bicubic").clamp(0, 255)
        found = ask(wide.permute(0, 2, 3, 1).to(torch.uint8))
        features[start : start + BLOCK], scores[start : start + BLOCK] = (rows.numpy() for rows in found)
    features.flush()
    scores.flush()


def teach(out: Path, teacher: Path, count: int, parts: int) -> None:
    """Write ``features.npy`` (n, 1280) and ``scores.npy`` (n, 1001), float16, beside the pixels."""
    for name, width in (("features", 1280), ("scores", 1001)):
        np.lib.format.open_memmap(
            out / f"{name}.npy", mode="w+", dtype=np.float16, shape=(count, width)
        ).flush()
    with ProcessPoolExecutor(parts) as pool:
        for job in [pool.submit(answer, part, parts, out, teacher) for part in range(parts)]:
            job.result()


def main() -> None:
    from retrieval.demo.drawing import KINDS

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path(".training/image/drawn"))
    parser.add_argument("--scenes", type=Path, default=Path(".training/image/views/view0_pixels.npy"))
    parser.add_argument(
        "--teacher", type=Path, default=Path("../shared/data/teacher/mobilenet_edgetpu_1.0_224.onnx")
    )
    parser.add_argument("--count", type=int, default=8000)
    parser.add_argument("--parts", type=int, default=2)
    parser.add_argument("--seed", type=int, default=8)
    chosen = parser.parse_args()
    kinds = sorted(KINDS)
    chosen.out.mkdir(parents=True, exist_ok=True)
    shape = (chosen.count, KEPT, KEPT, 3)
    np.lib.format.open_memmap(chosen.out / "pixels.npy", mode="w+", dtype=np.uint8, shape=shape).flush()
    with ProcessPoolExecutor(chosen.parts) as pool:
        jobs = [
            pool.submit(make, part, chosen.parts, chosen.count, kinds, chosen.seed, chosen.out, chosen.scenes)
            for part in range(chosen.parts)
        ]
        for job in jobs:
            job.result()
    specs = [spec_of(number, kinds, chosen.seed) for number in range(chosen.count)]
    rows = [
        {
            "path": f"drawn/{number}",
            "label": one.kind,
            "colour": one.colour,
            "pattern": one.pattern or "",
            "material": one.material or "",
        }
        for number, one in enumerate(specs)
    ]
    (chosen.out / "rows.json").write_text(json.dumps(rows))
    teach(chosen.out, chosen.teacher, chosen.count, chosen.parts)
    print(f"{chosen.count} pictures of {len(kinds)} kinds drawn")


if __name__ == "__main__":
    main()
