"""The image tower: a plain residual network that OpenCLIP builds by name, and the heads that teach it.

``cs3darknet_focus_s`` of timm has no depthwise layer and 3.0 million weights;
dense products are what both bfloat16 tiles and ONNX Runtime are quick at. The tower is exactly OpenCLIP's
``TimmModel``, so a checkpoint's ``visual.*`` names fit without renaming.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

ARCHITECTURE = "cs3darknet_focus_s"
SIZE = 128
"""What is served. Among 112, 128, 136 and 144 pixels it finds best, also after a last stage at 144."""
INTERPOLATION = "bilinear"
"""Training shrinks by bilinear sampling; bicubic pictures are sharper than any it has seen."""
DIMENSIONS = 384
MEAN = (0.485, 0.456, 0.406)
STD = (0.229, 0.224, 0.225)
FEATURES, CLASSES = 1280, 1001
"""Of the teacher."""


def vision_config(size: int = SIZE) -> dict[str, Any]:
    """``vision_cfg`` of an OpenCLIP model with this tower, shown ``size`` pixels squared."""
    return {
        "timm_model_name": ARCHITECTURE,
        "timm_model_pretrained": False,
        "timm_pool": "avg",
        "timm_proj": "linear",
        "timm_proj_bias": True,
        "image_size": size,
    }


def preprocess_config() -> dict[str, Any]:
    """``preprocess_cfg`` of an OpenCLIP local folder: what the tower was trained to be shown."""
    return {
        "size": [SIZE, SIZE],
        "mode": "RGB",
        "mean": list(MEAN),
        "std": list(STD),
        "interpolation": INTERPOLATION,
        "resize_mode": "squash",
        "fill_color": 0,
    }


def build_tower() -> nn.Module:
    """OpenCLIP's ``TimmModel`` with random weights: (n, 3, 128, 128) normalised to (n, 384), not unit."""
    from open_clip.timm_model import TimmModel

    tower: nn.Module = TimmModel(
        ARCHITECTURE, embed_dim=DIMENSIONS, image_size=SIZE, pool="avg", proj="linear", proj_bias=True
    )
    return tower


class TaughtTower(nn.Module):
    """The tower with what only training needs.

    Attributes:
        tower: what is served.
        feature: from the 384 numbers to the teacher's feature, so that they hold what it knows.
        scores: from the pooled features to the teacher's class scores.
        kinds: a direction a label, for all sources in one matrix.
        sharpness: logarithm of the scale of the text contrast.
    """

    def __init__(self, labels: int) -> None:
        super().__init__()
        tower: Any = build_tower()
        pooled = int(tower.head.proj.in_features)
        self.tower = tower
        self.feature = nn.Linear(DIMENSIONS, FEATURES)
        self.scores = nn.Linear(pooled, CLASSES)
        self.kinds = nn.Parameter(torch.randn(labels, DIMENSIONS) * 0.05)
        self.sharpness = nn.Parameter(torch.tensor(3.0))

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """(n, 3, s, s) to the unit embedding (n, 384), teacher's feature and class scores, float32."""
        pooled = self.tower.trunk(pixels)
        projected = self.tower.head(pooled).float()
        embedding = functional.normalize(projected, dim=1)
        return embedding, self.feature(projected).float(), self.scores(pooled).float()


def load_tower(checkpoint: Path, averaged: bool = True) -> nn.Module:
    """The trained tower of a training checkpoint, in eval mode.

    Args:
        checkpoint: what ``image_train`` wrote.
        averaged: take the running average of the weights, which is what is served.
    """
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    tower = build_tower()
    tower.load_state_dict(tower_state(state["average" if averaged else "model"]))
    return tower.eval()


def mean_tower(towers: Sequence[tuple[nn.Module, float]]) -> nn.Module:
    """One tower whose weights are the mean of others that went on from each other, weighed, in eval mode.

    "Model soup": M. Wortsman et al., "Model soups: averaging weights of multiple fine-tuned models improves accuracy
    without increasing inference time", ICML 2022. It costs nothing when served.

    Args:
        towers: each with its share; shares add up to 1.
    """
    states = [(tower.state_dict(), share) for tower, share in towers]
    mean = build_tower()
    mean.load_state_dict(
        {
            name: sum((state[name] * share for state, share in states), torch.zeros(()))
            if value.dtype.is_floating_point
            else value
            for name, value in states[0][0].items()
        }
    )
    return mean.eval()


def tower_state(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """Weights of the tower alone, named as OpenCLIP's ``TimmModel`` names them."""
    return {name.removeprefix("tower."): value for name, value in state.items() if name.startswith("tower.")}


def openclip_state(checkpoint: Path) -> dict[str, Tensor]:
    """Weights under the names that a whole OpenCLIP model expects: ``visual.trunk.*``, ``visual.head.*``."""
    return {f"visual.{name}": value for name, value in load_tower(checkpoint).state_dict().items()}
