"""What the index was made of. Whoever opens it with something else is told so, with the command that mends it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from retrieval.aside import aside
from retrieval.errors import Conflict
from retrieval.index.vectors import REBUILD

FORMAT = 1
NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """Encoder and catalogue that the index belongs to. ``matrices`` names the cached matrix of each modality, by
    the rows in it; ``format`` is that of the files beside it."""

    encoder: str
    fingerprint: str
    dimensions: int
    revision: int
    matrices: Mapping[str, str] = field(default_factory=dict)
    format: int = FORMAT

    def write(self, folder: Path) -> None:
        """Put it in place in one step: a reader sees the old one or the new one, never half."""
        folder.mkdir(parents=True, exist_ok=True)
        part = aside(folder / NAME)
        part.write_text(json.dumps(asdict(self), indent=1), "utf-8")
        part.replace(folder / NAME)

    @classmethod
    def read(cls, folder: Path) -> Manifest | None:
        """The manifest of a folder; ``None`` where nothing was indexed yet.

        Raises:
            Conflict: it cannot be read.
        """
        try:
            return cls(**json.loads((folder / NAME).read_text("utf-8")))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError) as error:
            raise Conflict("index_corrupt", "The index's manifest cannot be read.", REBUILD) from error

    def check(self, encoder: str, fingerprint: str, dimensions: int) -> None:
        """
        Raises:
            Conflict: the index was made with another encoder or by another version of the format.
        """
        if self.format != FORMAT:
            raise Conflict("index_mismatch", "The index was made by another version of Shopkeeper.", REBUILD)
        if (self.fingerprint, self.dimensions) != (fingerprint, dimensions):
            other = "other weights of " if self.encoder == encoder else ""
            raise Conflict(
                "index_mismatch",
                f"The index was made with {other}the encoder “{self.encoder}”, the shop now uses “{encoder}”.",
                REBUILD,
            )
