"""What kind of thing a photo shows, by the pictures of the catalogue that are nearest to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from retrieval.search.snapshot import Snapshot

if TYPE_CHECKING:
    from PIL.Image import Image

NEAREST = 10
AGREEMENT = 0.4
"""Share of the nearest pictures that have to be of one kind for a photo to be of that kind."""


def unframed(photos: Sequence[Image]) -> list[Image]:
    """A customer's photos as RGB, without the bars of a screenshot; pictures of the shop are taken as they are.

    Raises:
        BadInput: a photo is cut off or damaged.
    """
    from retrieval.encoders.framing import without_bars  # Pillow: only a search with a photo needs it
    from retrieval.encoders.pictures import as_rgb

    return [without_bars(as_rgb(photo)) for photo in photos]


def kinds_shown(photos: NDArray[np.float32], snapshot: Snapshot) -> frozenset[str]:
    """The kind of enough of the nearest pictures, as a set of one; empty where they do not agree.

    Args:
        photos: (m, dimensions) unit rows.
        snapshot: with pictures or without.
    """
    if not len(snapshot.image.owners):
        return frozenset()
    scores = np.max(snapshot.image.rows @ photos.T, axis=1)
    nearest = snapshot.image.owners[np.argsort(-scores, kind="stable")[:NEAREST]]
    kind = snapshot.columns.kind
    codes = kind.codes[nearest]
    values, counts = np.unique(codes[codes >= 0], return_counts=True)
    if not len(values) or counts.max() < AGREEMENT * len(nearest):
        return frozenset()
    return frozenset({kind.values[int(values[np.argmax(counts)])]})
