"""A query met by one revision of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.search.filters import Candidates
from retrieval.search.known import Known
from retrieval.search.ranking import Request
from retrieval.search.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Asked:
    """A query against one snapshot, ready to be ranked."""

    request: Request
    candidates: Candidates
    snapshot: Snapshot
    known: Known
    browsing: bool
    """Neither words nor photo nor examples: everything that meets the filters answers."""
