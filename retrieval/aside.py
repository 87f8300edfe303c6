"""Where a file is written before it is renamed into place, so that a reader sees the old one or the new, never half."""

from __future__ import annotations

import os
import threading
from pathlib import Path


def aside(path: Path, suffix: str = "") -> Path:
    """A hidden name in the same folder that no other process and no other thread writes to."""
    return path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}{suffix}")
