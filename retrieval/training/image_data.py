"""Photos for the image tower: which rows train, which decide, which report."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

TRAINABLE = ("clothing", "clothing_extra", "groceries", "fashion", "caltech_objects")
MEASURED_ONLY = ("ikea",)
"""Their terms allow measuring only: ``train`` rows are a gallery, never a lesson."""

TEST_SHARE = 0.06
NEAR = 2
"""Difference hashes of 64 bits this near are the same picture for the split."""

HELD_OUT = {"fashion": 25, "caltech_objects": 12}
"""How many kinds of a source the ablation never shows."""


@dataclass(frozen=True, slots=True)
class Photo:
    """One labelled photo.

    Attributes:
        path: relative to the folder of all photos.
        source: the folder it comes from.
        split: ``train``, ``dev`` or ``test``; ``test`` is carved out of the source's own ``train``.
        label: its kind, unique within the source only.
        row: all columns of the CSV.
    """

    path: str
    source: str
    split: str
    label: str
    row: dict[str, str] = field(default_factory=dict)


def read_photos(folder: Path, sources: Sequence[str]) -> list[Photo]:
    """All photos of ``sources`` in the order of their CSVs, as the sources split them."""
    photos = []
    for source in sources:
        with (folder / f"{source}.csv").open(encoding="utf-8", newline="") as file:
            photos += [
                Photo(row["path"], source, row["split"], row["label"], row) for row in csv.DictReader(file)
            ]
    return photos


def difference_hash(image: Image.Image) -> int:
    """64 bits: is each of 8 x 8 cells darker than its right neighbour."""
    grey = np.asarray(image.convert("L").resize((9, 8), Image.Resampling.BOX), np.int16)
    return int.from_bytes(np.packbits(grey[:, 1:] > grey[:, :-1]).tobytes(), "big")


def carve_test(folder: Path, photos: Sequence[Photo], seed: int, share: float = TEST_SHARE) -> list[Photo]:
    """``photos`` with a share of each kind's ``train`` moved to ``test``.

    Near-duplicates and photos of one title move together, so that no test photo has a twin in training. Kinds
    of fewer than 12 photos, and what may only be measured, keep all of theirs.
    """
    moved: set[str] = set()
    kinds: dict[tuple[str, str], list[Photo]] = defaultdict(list)
    for photo in photos:
        if photo.split == "train" and photo.source not in MEASURED_ONLY:
            kinds[photo.source, photo.label].append(photo)
    for number, (_, members) in enumerate(sorted(kinds.items())):
        if len(members) < 12:
            continue
        groups = _twins(folder, members)
        wanted = max(1, round(share * len(members)))
        for group in np.random.default_rng([seed, number]).permutation(len(groups)):
            if len(groups[group]) <= wanted:
                moved |= {photo.path for photo in groups[group]}
                wanted -= len(groups[group])
    return [replace(photo, split="test") if photo.path in moved else photo for photo in photos]


def held_out_kinds(photos: Iterable[Photo], seed: int) -> set[tuple[str, str]]:
    """The (source, label) pairs that the ablation hides, drawn by ``seed``."""
    hidden = set()
    labels: dict[str, set[str]] = defaultdict(set)
    for photo in photos:
        labels[photo.source].add(photo.label)
    for source, count in HELD_OUT.items():
        known = sorted(labels.get(source, ()))
        order = np.random.default_rng([seed, count]).permutation(len(known))
        hidden |= {(source, known[index]) for index in order[:count]}
    return hidden


def _twins(folder: Path, members: Sequence[Photo]) -> list[list[Photo]]:
    """Members grouped: one title, or hashes at most ``NEAR`` bits apart."""
    hashes = np.array([_hash_of(folder / photo.path) for photo in members], np.uint64)
    apart = np.bitwise_count(hashes[:, None] ^ hashes[None, :])
    titles = np.array([photo.row.get("title") or photo.path for photo in members])
    linked: NDArray[np.bool_] = (apart <= NEAR) | (titles[:, None] == titles[None, :])
    groups, seen = [], np.zeros(len(members), bool)
    for start in range(len(members)):
        if seen[start]:
            continue
        group: NDArray[np.bool_] = linked[start]
        while (wider := np.asarray(linked[group].any(axis=0))).sum() > group.sum():
            group = wider
        seen |= group
        groups.append([member for member, inside in zip(members, group, strict=True) if inside])
    return groups


def _hash_of(path: Path) -> int:
    with Image.open(path) as image:
        return difference_hash(image)
