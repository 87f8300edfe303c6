"""What is similar to products: near their texts and their pictures, of their kinds where there are enough of those."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from retrieval.search.ranking import Request
from retrieval.search.snapshot import Snapshot
from retrieval.search.understanding import Understood
from retrieval.search.vectors import moved

SIBLINGS = 3
"""From so many others of its kind on, what is similar to a product is of its kind; before, anything near is."""


def near(
    positions: Sequence[int], unlike: Sequence[str], snapshot: Snapshot, of_its_kind: bool = True
) -> Request:
    """
    Args:
        positions: of the products; what is near to any of them by look, and to what they have in common by text.
        unlike: ids of products to keep away from.
        snapshot: what they are positions in.
        of_its_kind: whether their kinds are wanted, rather than one that a filter names.
    """
    kind = snapshot.columns.kind
    codes = {int(kind.codes[position]) for position in positions if of_its_kind} - {-1}
    kinds = frozenset(kind.values[code] for code in codes)
    of_kind = int(np.count_nonzero(np.isin(kind.codes, list(codes)))) if codes else 0
    liked = [str(snapshot.columns.product_id[position]) for position in positions]
    photos = _pictures(liked, snapshot, each=None if len(liked) == 1 else 1)
    away = _pictures(unlike, snapshot)
    return Request(
        Understood(head=kinds, sure=of_kind - len(liked) >= SIBLINGS),
        moved(None, liked, unlike, snapshot.text, snapshot),
        np.concatenate(photos) if photos else None,
        kinds_of_photo=kinds,
        like_product=True,
        away=np.concatenate(away) if away else None,
    )


def _pictures(products: Sequence[str], snapshot: Snapshot, each: int | None = None) -> list[np.ndarray]:
    """The rows of their pictures, of each product the first ones only where ``each`` says how many: those of many
    products are compared with every picture of the shop."""
    found = [
        snapshot.image.of_product(snapshot.position[name])[:each]
        for name in products
        if name in snapshot.position
    ]
    return [np.asarray(rows, np.float32) for rows in found if len(rows)]
