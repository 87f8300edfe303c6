"""What is similar to a product: near its text and its pictures, of its kind where there are enough of that."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from retrieval.search.ranking import Request
from retrieval.search.snapshot import Snapshot
from retrieval.search.understanding import Understood
from retrieval.search.vectors import moved

SIBLINGS = 3
"""From so many others of its kind on, what is similar to a product is of its kind; before, anything near is."""


def near(position: int, unlike: Sequence[str], snapshot: Snapshot, of_its_kind: bool = True) -> Request:
    """
    Args:
        position: of the product.
        unlike: ids of products to keep away from.
        snapshot: what it is a position in.
        of_its_kind: whether its kind is wanted, rather than one that a filter names.
    """
    kind = snapshot.columns.kind
    code = int(kind.codes[position])
    kinds = frozenset({kind.values[code]}) if code >= 0 and of_its_kind else frozenset()
    siblings = int(np.count_nonzero(kind.codes == code)) - 1 if kinds else 0
    photos = np.asarray(snapshot.image.of_product(position))
    return Request(
        Understood(head=kinds, sure=siblings >= SIBLINGS),
        moved(None, (snapshot.columns.product_id[position],), unlike, snapshot.text, snapshot),
        photos if len(photos) else None,
        kinds_of_photo=kinds,
        like_product=True,
        away=np.concatenate(away) if (away := _pictures(unlike, snapshot)) else None,
    )


def _pictures(products: Sequence[str], snapshot: Snapshot) -> list[np.ndarray]:
    found = [
        snapshot.image.of_product(snapshot.position[name]) for name in products if name in snapshot.position
    ]
    return [np.asarray(rows, np.float32) for rows in found if len(rows)]
