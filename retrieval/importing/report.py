"""What came of an import."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from retrieval.catalog.feeds.draft import Problem, Remark


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Counts of products; every row that was not taken; what else a person should know.

    ``refused``: ``strict`` was asked for and a row was bad, so nothing was written; the counts say what would have
    been.
    """

    read: int
    added: int
    updated: int
    unchanged: int
    removed: int
    rejected: tuple[Problem, ...]
    warnings: tuple[str, ...]
    refused: bool = False
    revision: int = 0

    def as_wire(self) -> dict[str, Any]:
        """The wire format of ``shopkeeper import --json``."""
        return {
            "read": self.read,
            "added": self.added,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "removed": self.removed,
            "rejected": [
                {"file": p.file, "line": p.line, "column": p.column, "reason": p.reason}
                for p in self.rejected
            ],
            "warnings": list(self.warnings),
            "refused": self.refused,
        }


SHOWN = 20
"""Remarks of one sort that are listed; the rest is counted."""


def warnings_of(remarks: Sequence[Remark], missing_images: Sequence[str]) -> tuple[str, ...]:
    """Remarks as sentences; what happens to many products is said once with its count."""
    sentences = [f"{remark.file}, line {remark.line}: {remark.sentence}" for remark in remarks[:SHOWN]]
    if len(remarks) > SHOWN:
        sentences.append(f"{len(remarks) - SHOWN} more remarks of this kind.")
    if missing_images:
        some = ", ".join(missing_images[:3])
        sentences.append(
            f"{len(missing_images)} pictures were not found (nothing is fetched from the network; --images takes a "
            f"folder): {some}{' ...' if len(missing_images) > 3 else ''}"
        )
    return tuple(sentences)
