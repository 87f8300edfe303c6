"""The training set as arrays: pixels of a view, the teacher's answer, labels, and true captions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from retrieval.training.image_captions import COLOURS, caption, class_names, embed
from retrieval.training.image_data import Photo
from retrieval.training.image_views import KEPT, MIXED, WHOLE, ViewFiles, complete_views
from retrieval.training.machine import on_device

SHARES = {
    "clothing": 1.6,
    "clothing_extra": 2.5,
    "groceries": 2.2,
    "fashion": 1.0,
    "caltech_objects": 1.6,
    "drawn": 0.35,
}
"""How often a photo of a source is drawn, against one of ``fashion``: the small sources are not drowned."""

MIXED_SHARE = 0.2
ONE_SOURCE = 4
"""Every so many batches hold one source alone, so that "which shop is it" tells nothing."""


@dataclass(frozen=True, slots=True)
class Words:
    """Frozen text vectors and what each says.

    Attributes:
        texts: (m, 384) unit rows of all captions.
        base: (m,) number of the caption that names the kind alone, -1 for a title.
        tinted: (m,) bool, the caption names a colour.
        names: (k,) numbers of the captions that name a kind alone.
        palette: (names of first choice, 14, 384) "red dress" for every first name and colour.
        classes: (1001, 384) the teacher's class names; row 0 (background) is zero.
    """

    texts: Tensor
    base: Tensor
    tinted: Tensor
    names: Tensor
    palette: Tensor
    classes: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """One step's lessons; ``known`` marks rows with labels."""

    pixels: Tensor
    feature: Tensor
    scores: Tensor
    known: Tensor
    label: Tensor
    allowed: Tensor
    chosen: Tensor
    true: Tensor
    unsaid: Tensor
    first: Tensor
    colour: Tensor


class Lessons:
    """All lessons; a batch is a pure function of (seed, rank, step).

    Args:
        rows: photos in the order of the views.
        views: folder of the views; rows not taught by them come after, from ``drawn``.
        drawn: folder with ``pixels.npy`` and ``rows.json`` of drawn pictures, or nothing.
        hidden: (source, label) pairs left out.
    """

    def __init__(
        self,
        rows: Sequence[Photo],
        views: Path,
        labels: Path,
        drawn: Path | None,
        hidden: set[tuple[str, str]],
        known_labels: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.views, self.photos = views, list(rows)
        self._hidden = frozenset(hidden)  # a mixed view may show what is hidden, so none is used then
        self.taught_rows = len(self.photos)
        self.drawn: NDArray[np.uint8] | None = None
        if drawn is not None:
            self.drawn = np.load(drawn / "pixels.npy", mmap_mode="r")
            self._drawn_answers = tuple(
                np.load(drawn / f"{name}.npy", mmap_mode="r") for name in ("features", "scores")
            )
            self.photos += [
                Photo(row["path"], "drawn", "train", row["label"], row)
                for row in json.loads((drawn / "rows.json").read_text())
            ]
        self.labels = list(known_labels) or sorted({(photo.source, photo.label) for photo in self.photos})
        self.refresh()
        self._label()
        self._words = self._read(class_names(labels))
        weight = np.array(
            [0.0 if (p.source, p.label) in hidden else SHARES.get(p.source, 1.0) for p in self.photos]
        )
        self._sources = np.array([photo.source for photo in self.photos])
        self._weight = weight / weight.sum()

    def refresh(self) -> None:
        """Open the views that are complete by now."""
        parts = max(int(path.stem.rsplit("part", 1)[1]) for path in self.views.glob("view0_part*.done")) + 1
        done = complete_views(self.views, parts)
        self._files = {
            n: tuple(np.load(path, mmap_mode="r") for path in (files.pixels, files.features, files.scores))
            for n in done
            for files in (ViewFiles(self.views, n),)
        }
        self._plain = [n for n in done if n not in MIXED]
        self._mixes = [] if self._hidden else [n for n in done if n in MIXED]
        mean = np.asarray(self._files[0][1], np.float32)
        self._centre = (mean / np.linalg.norm(mean, axis=1, keepdims=True)).mean(0)

    @property
    def centre(self) -> Tensor:
        """(1280,) mean of the teacher's unit features; taken off before photos are compared."""
        return torch.from_numpy(self._centre).to(torch.get_default_device())

    def whole(self, rows: Tensor) -> Tensor:
        """(n, side, side, 3) uint8, whole photos squeezed."""
        return torch.from_numpy(self._files[WHOLE][0][rows.numpy()])

    def answers(self, rows: Tensor) -> tuple[Tensor, Tensor]:
        """The teacher's features (n, 1280) and scores (n, 1001) for whole photos."""
        feature, scores = (torch.from_numpy(array[rows.numpy()]).float() for array in self._files[WHOLE][1:])
        return feature, scores

    def label_of(self, rows: Tensor) -> Tensor:
        """(n,) numbers in ``labels``."""
        return self._label_of[rows]

    def batch(self, seed: int, rank: int, step: int, size: int) -> Batch:
        """``size`` lessons."""
        chance = np.random.default_rng([seed, rank, step])
        weight = self._weight
        if step % ONE_SOURCE == 0:
            sources = sorted(set(self._sources[weight > 0]) - {"clothing_extra", "caltech_objects"})
            weight = np.where(self._sources == sources[int(chance.integers(len(sources)))], weight, 0)
            weight = weight / weight.sum()
        rows = np.sort(chance.choice(len(self.photos), size, p=weight))
        return self._gather(rows, chance)

    def _gather(self, rows: NDArray[np.int64], chance: np.random.Generator) -> Batch:
        size = len(rows)
        pixels = np.empty((size, KEPT, KEPT, 3), np.uint8)
        feature = np.zeros((size, 1280), np.float32)
        scores = np.zeros((size, 1001), np.float32)
        known = np.ones(size, bool)
        for place, row in enumerate(rows):
            if row >= self.taught_rows and self.drawn is not None:
                own = row - self.taught_rows
                pixels[place], feature[place], scores[place] = (
                    array[own] for array in (self.drawn, *self._drawn_answers)
                )
                continue
            view = self._plain[int(chance.integers(len(self._plain)))]
            if self._mixes and chance.random() < MIXED_SHARE:
                view, known[place] = self._mixes[int(chance.integers(len(self._mixes)))], False
            files = self._files[view]
            pixels[place], feature[place], scores[place] = (array[row] for array in files)
        chosen = torch.from_numpy(self._choose(rows, chance))
        own = self._captions[rows]
        true = (own[:, :, None] == chosen[None, None, :]).any(1)
        base = self._words.base[chosen]
        same_kind = (own[:, :, None] == base[None, None, :]).any(1)
        unsaid = same_kind & ~true & (~self._words.tinted[chosen][None] | (self._colour[rows] < 0)[:, None])
        return Batch(
            torch.from_numpy(pixels),
            torch.from_numpy(feature),
            torch.from_numpy(scores),
            torch.from_numpy(known),
            self._label_of[rows],
            self._allowed[self._label_of[rows]],
            chosen,
            true,
            unsaid,
            self._first[rows],
            self._colour[rows],
        )

    def _choose(self, rows: NDArray[np.int64], chance: np.random.Generator) -> NDArray[np.int64]:
        """A true caption for each row: its kind, its colour and kind, or its look."""
        found = []
        for row in rows:
            groups = [group for group in self._groups[row] if group]
            group = groups[int(chance.integers(len(groups)))]
            found.append(group[int(chance.integers(len(group)))])
        return np.array(found, np.int64)

    def _label(self) -> None:
        number = {pair: place for place, pair in enumerate(self.labels)}
        self._label_of = torch.tensor([number[photo.source, photo.label] for photo in self.photos])
        sources = [source for source, _ in self.labels]
        self._allowed = torch.tensor([[one == other for other in sources] for one in sources])

    def _read(self, classes: Sequence[str]) -> Words:
        captions = [caption(photo) for photo in self.photos]
        texts: dict[str, int] = {}
        base: dict[int, int] = {}
        tinted: set[int] = set()
        self._groups: list[tuple[list[int], ...]] = []

        def number(text: str) -> int:
            return texts.setdefault(text, len(texts))

        for one in captions:
            kinds = [number(kind) for kind in one.kinds]
            base.update(zip(kinds, kinds, strict=True))
            coloured = [number(text) for text in one.coloured]
            looks = [number(text) for text in one.looks]
            tinted.update(coloured)
            for text, place in zip((*one.coloured, *one.looks), (*coloured, *looks), strict=True):
                parent = next(
                    (k for k, name in zip(kinds, one.kinds, strict=True) if text.endswith(name)), -1
                )
                base.setdefault(place, parent)
            self._groups.append((kinds, coloured, looks))
        firsts = sorted({one.kinds[0] for one in captions})
        order = {name: place for place, name in enumerate(firsts)}
        self._first = torch.tensor([order[one.kinds[0]] for one in captions])
        self._colour = torch.tensor([COLOURS.index(one.colour) if one.colour else -1 for one in captions])
        width = max(sum(map(len, groups)) for groups in self._groups)
        self._captions = torch.full((len(captions), width), -2)
        for row, groups in enumerate(self._groups):
            everything = [place for group in groups for place in group]
            self._captions[row, : len(everything)] = torch.tensor(everything)
        vectors = embed([*texts, *(f"{c} {k}" for k in firsts for c in COLOURS), *classes], self.views)
        palette = vectors[len(texts) : len(texts) + len(firsts) * len(COLOURS)]
        named = torch.from_numpy(vectors[-len(classes) :].copy())
        named[0] = 0
        self.all_names = torch.tensor(sorted({k for groups in self._groups for k in groups[0]}))
        return Words(
            torch.from_numpy(vectors[: len(texts)].copy()),
            torch.tensor([base.get(place, -1) for place in range(len(texts))]),
            torch.tensor([place in tinted for place in range(len(texts))]),
            self.all_names,
            torch.from_numpy(palette.copy()).view(len(firsts), len(COLOURS), -1),
            named,
        )

    def names_true(self, chosen_rows: Tensor) -> Tensor:
        """(n, k) bool: which bare kind names are true, for rows given as their label numbers."""
        return self._names_of_label[chosen_rows]

    def tabulate_names(self) -> None:
        """Fill ``words`` and the table behind ``names_true``, on the default device; kinds follow from the label."""
        table = torch.zeros(len(self.labels), len(self.all_names), dtype=torch.bool, device="cpu")
        place = {int(name): column for column, name in enumerate(self.all_names)}
        for row, groups in enumerate(self._groups):
            for kind in groups[0]:
                table[self._label_of[row], place[kind]] = True
        self._names_of_label = table.to(torch.get_default_device())
        self.words = on_device(self._words)
