"""Fixed random views of the training photos with the teacher's answer to each, kept on disk.

A view is cut once; the teacher sees it at 224 pixels and the tower at 144 or less, so both see the same crop, and the
teacher costs nothing while the tower learns. View 0 is the whole picture squeezed; the views ``MIXED`` join two
photos, for the teacher's answer only: they show the tower how the teacher sees what no photo shows.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageEnhance

from retrieval.encoders.pictures import as_rgb
from retrieval.training.image_data import TRAINABLE, Photo, carve_test, read_photos
from retrieval.training.image_teacher import SIZE, Teacher

KEPT = 144
WHOLE = 0
MIXED = (4, 7)
ORDER = (0, 1, 4, 2, 3, 5, 7, 6)
"""Views in the order they are made: training may begin while later ones are still missing."""

BATCH = 64
ROWS = "rows.json"


@dataclass(frozen=True, slots=True)
class ViewFiles:
    """Where view ``number`` lies: pixels (n, 144, 144, 3) uint8, features (n, 1280) and scores float16."""

    folder: Path
    number: int

    @property
    def pixels(self) -> Path:
        return self.folder / f"view{self.number}_pixels.npy"

    @property
    def features(self) -> Path:
        return self.folder / f"view{self.number}_features.npy"

    @property
    def scores(self) -> Path:
        return self.folder / f"view{self.number}_scores.npy"

    def done(self, part: int) -> Path:
        return self.folder / f"view{self.number}_part{part}.done"


def complete_views(folder: Path, parts: int) -> list[int]:
    """Numbers of the views that every part has finished."""
    return [
        view for view in ORDER if all(ViewFiles(folder, view).done(part).exists() for part in range(parts))
    ]


def cut(image: Image.Image, view: int, chance: np.random.Generator) -> Image.Image:
    """The part of an RGB picture that a view shows, in its own size, flipped and relit by chance."""
    if view == WHOLE:
        return image
    width, height = image.size
    area = chance.uniform(0.3, 1.0) if view > 1 else chance.uniform(0.55, 1.0)
    stretch = np.exp(chance.uniform(-0.3, 0.3))
    across = min(1.0, np.sqrt(area * stretch))
    down = min(1.0, np.sqrt(area / stretch))
    left = chance.uniform(0, 1 - across) * width
    top = chance.uniform(0, 1 - down) * height
    part = image.rotate(chance.uniform(-15, 15), Image.Resampling.BILINEAR, fillcolor=_edge(image))
    part = (part if chance.random() < 0.4 else image).crop(
        (
            round(left),
            round(top),
            max(round(left) + 8, round(left + across * width)),
            max(round(top) + 8, round(top + down * height)),
        )
    )
    if chance.random() < 0.5:
        part = part.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    for change in (ImageEnhance.Brightness, ImageEnhance.Contrast, ImageEnhance.Color):
        part = change(part).enhance(chance.uniform(0.75, 1.3))
    return part


def mix(first: Image.Image, second: Image.Image, chance: np.random.Generator) -> Image.Image:
    """Two photos as one of 224 x 224: faded together, or one pasted over a part of the other."""
    one, two = (image.resize((SIZE, SIZE), Image.Resampling.BICUBIC) for image in (first, second))
    if chance.random() < 0.4:
        return Image.blend(one, two, chance.uniform(0.25, 0.75))
    across, down = (int(SIZE * chance.uniform(0.4, 0.8)) for _ in range(2))
    left, top = (int(chance.uniform(0, SIZE - size)) for size in (across, down))
    one.paste(two.resize((across, down)), (left, top))
    return one


def _edge(image: Image.Image) -> tuple[int, ...]:
    colour = image.getpixel((0, 0))
    return colour if isinstance(colour, tuple) else (255, 255, 255)


def make_view(
    photos: Path, rows: Sequence[Photo], out: Path, view: int, part: int, parts: int, seed: int, teacher: Path
) -> None:
    """Fill every ``parts``-th block of the view's arrays, which must exist."""
    import torch

    torch.set_num_threads(1)
    files = ViewFiles(out, view)
    pixels, features, scores = (
        np.load(path, mmap_mode="r+") for path in (files.pixels, files.features, files.scores)
    )
    answer = Teacher(teacher)
    for start in range(part * BATCH, len(rows), parts * BATCH):
        block = range(start, min(start + BATCH, len(rows)))
        large = np.empty((len(block), SIZE, SIZE, 3), np.uint8)
        for place, number in enumerate(block):
            shown = _render(photos, rows, number, view, np.random.default_rng([seed, view, number]))
            large[place] = np.asarray(shown.resize((SIZE, SIZE), Image.Resampling.BICUBIC))
            pixels[number] = np.asarray(shown.resize((KEPT, KEPT), Image.Resampling.BICUBIC))
        features[block.start : block.stop], scores[block.start : block.stop] = (
            rows_.numpy() for rows_ in answer(torch.from_numpy(large))
        )
    for array in (pixels, features, scores):
        array.flush()
    files.done(part).touch()


def _render(
    photos: Path, rows: Sequence[Photo], number: int, view: int, chance: np.random.Generator
) -> Image.Image:
    image = _opened(photos / rows[number].path)
    if view not in MIXED:
        return cut(image, view, chance)
    other = _opened(photos / rows[int(chance.integers(len(rows)))].path)
    return mix(cut(image, 1, chance), cut(other, 1, chance), chance)


def _opened(path: Path) -> Image.Image:
    with Image.open(path) as image:
        return as_rgb(image)


def allocate(out: Path, view: int, rows: int) -> None:
    """Empty arrays for a view, unless they are there."""
    files = ViewFiles(out, view)
    for path, shape, kind in (
        (files.pixels, (rows, KEPT, KEPT, 3), np.uint8),
        (files.features, (rows, 1280), np.float16),
        (files.scores, (rows, 1001), np.float16),
    ):
        if not path.exists():
            np.lib.format.open_memmap(path, mode="w+", dtype=kind, shape=shape).flush()


def training_rows(photos: Path, sources: Sequence[str], seed: int) -> list[Photo]:
    """The rows that may train, in the fixed order of the cache."""
    return [
        photo for photo in carve_test(photos, read_photos(photos, sources), seed) if photo.split == "train"
    ]


def prepared_rows(photos: Path, out: Path, sources: Sequence[str]) -> list[Photo]:
    """The rows of a prepared folder, in its order; no picture is opened."""
    known = {photo.path: photo for photo in read_photos(photos, sources)}
    return [known[path] for path in json.loads((out / ROWS).read_text())]


def prepare(
    photos: Path, out: Path, teacher: Path, sources: Sequence[str], views: int, parts: int, seed: int
) -> None:
    """Write the rows and their views under ``out``; what an earlier run finished is kept."""
    out.mkdir(parents=True, exist_ok=True)
    rows = training_rows(photos, sources, seed)
    (out / ROWS).write_text(json.dumps([photo.path for photo in rows]))
    print(f"{len(rows)} photos train", flush=True)
    with ProcessPoolExecutor(parts) as pool:
        for view in [view for view in ORDER if view < views]:
            allocate(out, view, len(rows))
            files = ViewFiles(out, view)
            jobs = [
                pool.submit(make_view, photos, rows, out, view, part, parts, seed, teacher)
                for part in range(parts)
                if not files.done(part).exists()
            ]
            for job in jobs:
                job.result()
            print(f"view {view} is there", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path(".training/image/views"))
    parser.add_argument("--sources", nargs="+", default=list(TRAINABLE))
    parser.add_argument("--views", type=int, default=len(ORDER))
    parser.add_argument("--parts", type=int, default=2)
    parser.add_argument("--seed", type=int, default=8)
    chosen = parser.parse_args()
    teacher = chosen.data / "teacher" / "mobilenet_edgetpu_1.0_224.onnx"
    prepare(
        chosen.data / "photos", chosen.out, teacher, chosen.sources, chosen.views, chosen.parts, chosen.seed
    )


if __name__ == "__main__":
    main()
