"""The image tower's files: what is noted beside the weights, read without Pillow or ONNX Runtime."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from retrieval.errors import Unavailable

MODEL_FILE = "image.onnx"
RECIPE_FILE = "image.json"


def read_recipe(folder: Path) -> dict[str, Any]:
    """``image.json``: the preprocessing, and the SHA-256 of the weights.

    Raises:
        Unavailable: the tower was left out of this installation.
    """
    recipe, model = folder / RECIPE_FILE, folder / MODEL_FILE
    if not recipe.is_file() or not model.is_file():
        raise Unavailable(
            "image_tower_missing",
            "The compact encoder's image tower is not installed, so photos cannot be understood.",
            "Install Shopkeeper again, or train the tower by the recipe in retrieval/training.",
        )
    known: dict[str, Any] = json.loads(recipe.read_text(encoding="utf-8"))
    return known


def weights_digest(folder: Path) -> str:
    """SHA-256 of the image tower: as noted beside it, else of the file itself."""
    noted = read_recipe(folder).get("sha256")
    return str(noted) if noted else hashlib.sha256((folder / MODEL_FILE).read_bytes()).hexdigest()


def verify_image(folder: Path) -> None:
    """Raises Unavailable where the tower is missing or is not the one that was noted beside it."""
    if weights_digest(folder) != hashlib.sha256((folder / MODEL_FILE).read_bytes()).hexdigest():
        raise Unavailable(
            "image_tower_damaged", f"{folder / MODEL_FILE} is damaged.", "Install Shopkeeper again."
        )
