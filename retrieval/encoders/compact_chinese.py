"""The table of Chinese words of the compact text tower, as it lies beside the other weights.

``chinese.txt`` holds a row a line: the word, simplified first, its other spellings after tabs.
``chinese.bin`` holds the rows' scales, (words,) float16, and after them the rows, (words, 384) int8.
``chinese.json`` says how many there are and what SHA-256 the two files have together.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from retrieval.encoders.compact_graph import WIDTH
from retrieval.encoders.compact_pieces import Words
from retrieval.encoders.compact_text import WordTable
from retrieval.errors import Unavailable

WORDS_FILE = "chinese.txt"
ROWS_FILE = "chinese.bin"
NOTE_FILE = "chinese.json"


@dataclass(frozen=True, slots=True)
class ChineseTable:
    """Chinese words, and what MiniLM's body gets for each.

    Attributes:
        rows: what the body gets, mapped.
        folder: where the list of words lies, which is read with the first Chinese text.
    """

    rows: WordTable
    folder: Path

    @classmethod
    def read(cls, folder: Path) -> Self | None:
        """The table in ``folder``; None where there is no table.

        Raises:
            Unavailable: the table is cut off.
        """
        if not (folder / NOTE_FILE).is_file():
            return None
        count = int(_note(folder)["words"])
        mapped = np.memmap(folder / ROWS_FILE, np.uint8, "r")
        if len(mapped) != count * (2 + WIDTH):
            raise _damaged(folder)
        scales = mapped[: 2 * count].view(np.float16)
        rows = mapped[2 * count :].view(np.int8).reshape(count, WIDTH)
        return cls(WordTable(rows, scales), folder)

    def read_words(self) -> Words:
        """The words, in the order of the rows.

        Raises:
            Unavailable: they are not as many as the rows.
        """
        words = Words.read(self.folder / WORDS_FILE)
        if len(words) != len(self.rows):
            raise _damaged(self.folder)
        return words


def write_chinese(folder: Path, spellings: list[tuple[str, ...]], rows: NDArray[np.float32]) -> None:
    """Write the table: ``rows`` (words, 384) float32 are rounded to int8 with a scale a row."""
    scales = (np.abs(rows).max(axis=1) / 127.0).astype(np.float16)
    steps = np.maximum(scales.astype(np.float32), 1e-8)[:, None]
    quantised = np.clip(np.round(rows / steps), -127, 127).astype(np.int8)
    lines = "".join("\t".join(row) + "\n" for row in spellings)
    (folder / WORDS_FILE).write_text(lines, encoding="utf-8")
    (folder / ROWS_FILE).write_bytes(scales.tobytes() + quantised.tobytes())
    note = {"words": len(spellings), "dimensions": WIDTH, "rows": "int8", "sha256": _digest(folder)}
    (folder / NOTE_FILE).write_text(json.dumps(note, indent=2) + "\n", encoding="utf-8")


def chinese_digest(folder: Path) -> str | None:
    """SHA-256 of the table as noted beside it; None where there is no table."""
    return str(_note(folder)["sha256"]) if (folder / NOTE_FILE).is_file() else None


def verify_chinese(folder: Path) -> None:
    """Raises Unavailable where the table is missing or is not the one that was noted."""
    if chinese_digest(folder) != _digest(folder):
        raise _damaged(folder)


def _note(folder: Path) -> dict[str, Any]:
    note: dict[str, Any] = json.loads((folder / NOTE_FILE).read_text(encoding="utf-8"))
    return note


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for name in (WORDS_FILE, ROWS_FILE):
        path = folder / name
        digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()


def _damaged(folder: Path) -> Unavailable:
    return Unavailable(
        "chinese_table", f"The table of Chinese words in {folder} is damaged.", "Install Shopkeeper again."
    )
