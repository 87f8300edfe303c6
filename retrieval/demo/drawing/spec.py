"""What a picture shall show: the arguments from which it is drawn, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

VIEWS: Final = 6
"""Angles that there are; higher numbers begin again."""
TURNED: Final = frozenset({1, 4})
"""Views from the other side."""
HANDED: Final = frozenset(
    {"clock", "watch", "smartwatch", "book", "notebook", "phone", "tablet", "laptop", "keyboard", "camera"}
)
"""Kinds of which left and right never change places: a clock does not run backwards."""


@dataclass(frozen=True, slots=True)
class PictureSpec:
    """One product picture; equal specs give equal pictures.

    Args:
        kind: canonical kind, one of ``KINDS``.
        colour: canonical colour of the article; one that is not known is drawn grey.
        second_colour: colour of pattern and trimmings; chosen to suit where None.
        pattern: plain, striped, checked, dotted, floral, graphic, camouflage, animal, knitted, denim or None.
        material: canonical material (wool, leather, metal, wood, glass, ...) or None.
        variety: which silhouette of the kind; any number, taken modulo those there are.
        view: 0 main, 1 three-quarter from the left, 2 back or tilted, 3 detail, then further angles.
        brand: a small wordmark where real goods carry one.
        seed: chance of folds, motifs and tints.
    """

    kind: str
    colour: str
    second_colour: str | None = None
    pattern: str | None = None
    material: str | None = None
    variety: int = 0
    view: int = 0
    brand: str | None = None
    seed: int = 0


def mirrored(spec: PictureSpec) -> bool:
    """Whether left and right change places in a picture."""
    return spec.view % VIEWS in TURNED and spec.kind not in HANDED
