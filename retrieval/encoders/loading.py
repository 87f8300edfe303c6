"""The setting ``encoder`` to an encoder."""

from __future__ import annotations

from pathlib import Path

from retrieval.encoders.encoder import Encoder
from retrieval.errors import BadInput

OPENCLIP = "openclip:"
ALLOWED = (
    "compact, openclip:<name>[:<pretrained>], openclip:hf-hub:<id> or openclip:local-dir:<path>, "
    "for example openclip:ViT-B-32:laion2b_s34b_b79k"
)


def load_encoder(setting: str, device: str = "cpu", models_dir: Path | None = None) -> Encoder:
    """The encoder that a setting names; weights open on first use, so this is quick for ``compact``.

    Args:
        setting: ``compact``, or ``openclip:`` with a name, a hub id or a folder.
        device: ``cpu`` or a torch device such as ``cuda``; the compact encoder always runs on the CPU.
        models_dir: the home's folder for models: downloaded checkpoints, and the note that weights were
            verified.

    Raises:
        BadInput: a setting that names no encoder.
        Unavailable: a checkpoint that cannot be loaded.
    """
    name = setting.strip()
    if name == "compact":
        from retrieval.encoders.compact import CompactEncoder

        return CompactEncoder(stamps=models_dir)
    if name.startswith(OPENCLIP) and name != OPENCLIP:
        # Here, because it alone brings torch, seconds of it.
        from retrieval.encoders.openclip import OpenClipEncoder

        return OpenClipEncoder(name.removeprefix(OPENCLIP), device, models_dir)
    raise BadInput("unknown_encoder", f"There is no encoder called {setting!r}.", f"Use {ALLOWED}.")
