"""What an import is asked to do, and what it needs of the index."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from retrieval.catalog.product import Product, ProductId


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """The options of ``shopkeeper import``.

    ``images`` is a folder with the feed's pictures. ``currency`` becomes the shop's while the catalogue is empty;
    without it the one that most prices of the first feed are in.
    """

    format: str = "auto"
    mapping: Mapping[str, str] = field(default_factory=dict)
    images: Path | None = None
    language: str | None = None
    seller: str | None = None
    replace: bool = False
    strict: bool = False
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is: ``reading`` (products so far), ``writing``, ``indexing``; ``total`` where known."""

    stage: str
    done: int
    total: int | None = None


ProgressCallback = Callable[[Progress], None]


class Indexer(Protocol):
    """What an import needs of the vector index. Vector rows are content-addressed, so what a killed import embedded
    is found again by the next."""

    def prepare(self, products: Sequence[Product]) -> Mapping[ProductId, Mapping[str, Sequence[str]]]:
        """Embed what is missing; gives the keys of the vector rows by product and modality (``text``, ``image``)."""
        ...

    def publish(self, revision: int) -> None:
        """Make the index of that revision of the catalogue the one that is served; may be called again."""
        ...
