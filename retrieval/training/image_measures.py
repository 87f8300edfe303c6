"""Measures of neighbours: photos to photos and words to photos."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float32]
Names = NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over queries; a query without anything right in the gallery is left out.

    Attributes:
        queries: how many took part.
        precision1: share whose nearest neighbour is right.
        precision5: mean share of right ones among the first five.
        mean_average_precision: over the whole gallery.
        recall5: share with something right in the first five.
        recall10: the same, first ten.
    """

    queries: int
    precision1: float
    precision5: float
    mean_average_precision: float
    recall5: float
    recall10: float


def ranked_right(near: Rows, right: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """(queries, gallery) bool: is the k-th nearest right; ties by gallery order.

    Args:
        near: (queries, gallery) similarities.
        right: (queries, gallery) which gallery rows are right for a query.
    """
    order = np.argsort(-near, axis=1, kind="stable")
    return np.take_along_axis(right, order, axis=1)


def figures(ranked: NDArray[np.bool_]) -> Figures:
    """Measures of ``ranked_right``."""
    ranked = ranked[ranked.any(axis=1)]
    if not len(ranked):
        return Figures(0, 0.0, 0.0, 0.0, 0.0, 0.0)
    found = np.cumsum(ranked, axis=1)
    precision = found / np.arange(1, ranked.shape[1] + 1)
    average = (precision * ranked).sum(axis=1) / ranked.sum(axis=1)
    return Figures(
        len(ranked),
        float(ranked[:, 0].mean()),
        float(ranked[:, :5].mean()),
        float(average.mean()),
        float(ranked[:, :5].any(axis=1).mean()),
        float(ranked[:, :10].any(axis=1).mean()),
    )


def neighbours(queries: Rows, gallery: Rows, asked: Names, kept: Names) -> Figures:
    """Photos to photos: a gallery photo is right if it has the query's label."""
    return figures(ranked_right(queries @ gallery.T, asked[:, None] == kept[None, :]))


def among_themselves(rows: Rows, labels: Names) -> Figures:
    """Every photo is a query against all the others."""
    near = rows @ rows.T
    np.fill_diagonal(near, -2.0)
    right = labels[:, None] == labels[None, :]
    np.fill_diagonal(right, False)
    return figures(ranked_right(near, right))


def per_label(queries: Rows, gallery: Rows, asked: Names, kept: Names) -> dict[str, tuple[int, float]]:
    """Label to (queries, precision at 1)."""
    nearest = kept[np.argmax(queries @ gallery.T, axis=1)]
    return {
        str(label): (int((asked == label).sum()), float((nearest[asked == label] == label).mean()))
        for label in np.unique(asked)
    }


def confusions(queries: Rows, gallery: Rows, asked: Names, kept: Names) -> list[tuple[str, str, int]]:
    """(asked, found, how often) of wrong nearest neighbours, the most frequent first."""
    nearest = kept[np.argmax(queries @ gallery.T, axis=1)]
    wrong = asked != nearest
    pairs, counts = np.unique(np.stack([asked[wrong], nearest[wrong]]), axis=1, return_counts=True)
    order = np.argsort(-counts, kind="stable")
    return [(str(pairs[0, i]), str(pairs[1, i]), int(counts[i])) for i in order]


def pairs_right(
    texts: Rows, rows: Rows, asked: Sequence[tuple[str, str]], colours: Names, kinds: Names
) -> dict[str, float]:
    """Shares of colour, kind and both right among the first five photos for each (colour, kind) that is asked."""
    first = np.argsort(-(texts @ rows.T), axis=1, kind="stable")[:, :5]
    colour = colours[first] == np.array([colour for colour, _ in asked])[:, None]
    kind = kinds[first] == np.array([kind for _, kind in asked])[:, None]
    shares = {"colour of five": colour, "kind of five": kind, "both of five": colour & kind}
    return {"queries": len(asked), **{name: float(right.mean()) for name, right in shares.items()}}


def colour_histogram(pixels: NDArray[np.uint8]) -> Rows:
    """(n, h, w, 3) to (n, 512) unit rows: square roots of an 8 x 8 x 8 histogram."""
    n = len(pixels)
    cell = pixels.reshape(n, -1, 3) // 32
    place = cell[..., 0].astype(np.int32) * 64 + cell[..., 1] * 8 + cell[..., 2]
    counts = np.stack([np.bincount(row, minlength=512) for row in place]).astype(np.float32)
    counts = np.sqrt(counts)
    unit: Rows = counts / np.linalg.norm(counts, axis=1, keepdims=True)
    return unit


def linear_probe(train: Rows, labels: Names, queries: Rows, steps: int = 300, decay: float = 1e-3) -> Names:
    """Labels of ``queries`` by logistic regression on centred unit rows, trained by full-batch descent."""
    kinds, target = np.unique(labels, return_inverse=True)
    centre, spread = train.mean(axis=0), train.std() + 1e-6
    known, asked = ((rows - centre) / spread for rows in (train, queries))
    weight = np.zeros((known.shape[1], len(kinds)), np.float32)
    speed = np.zeros_like(weight)
    wanted = np.eye(len(kinds), dtype=np.float32)[target]
    pace = np.float32(4.0 / np.linalg.norm(known, axis=1).mean() ** 2)
    for _ in range(steps):
        near = known @ weight
        belief = np.exp(near - near.max(axis=1, keepdims=True))
        belief /= belief.sum(axis=1, keepdims=True)
        slope = known.T @ (belief - wanted) / len(known) + decay * weight
        speed = 0.9 * speed - pace * slope
        weight += speed
    found: Names = kinds[(asked @ weight).argmax(axis=1)]
    return found
