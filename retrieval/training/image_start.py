"""Go on from the weights that are served, where no checkpoint of the run behind them was kept.

The served file has each batch norm folded into its product. Here every product gets its norm back: with the mean and
deviation that training photos give it, and the bias and gain that leave what it says as it was. The heads
that only training needs start from what fits best: ridge regressions for the teacher's, the mean photo of a kind for
its direction.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from retrieval.training.export_openclip import read_tower
from retrieval.training.image_augmentation import normalised
from retrieval.training.image_lessons import Lessons
from retrieval.training.image_model import TaughtTower

PHOTOS = 4096
BATCH = 64


@torch.no_grad()
def start_from(weights: Path, model: TaughtTower, lessons: Lessons, size: int) -> None:
    """Load a served tower into ``model`` and fit its heads to it on the training photos.

    Args:
        weights: float32 or float16 ONNX file of this architecture.
        size: pixels that the first stage of the schedule shows.
    """
    model.tower.load_state_dict(read_tower(weights))
    rows = (
        torch.randperm(lessons.taught_rows, generator=torch.Generator().manual_seed(1), device="cpu")[:PHOTOS]
        .sort()
        .values
    )
    model.tower.eval()
    unfold(
        model.tower.trunk, lambda: [model.tower(part) for part in photos(lessons, rows[: PHOTOS // 4], size)]
    )
    pooled = torch.cat([model.tower.trunk(part).float() for part in photos(lessons, rows, size)])
    projected = model.tower.head(pooled)
    feature, scores = (answer.to(pooled.device) for answer in lessons.answers(rows))
    fit(model.feature, projected, functional.normalize(feature, dim=1))
    fit(model.scores, pooled, scores)
    unit, labels = functional.normalize(projected, dim=1), lessons.label_of(rows)
    centre = unit.mean(0)
    for label in sorted(set(labels.tolist())):
        model.kinds[label] = functional.normalize(unit[labels == label].mean(0) - centre, dim=0)
    model.train()


def photos(lessons: Lessons, rows: Tensor, size: int) -> list[Tensor]:
    """Whole photos as the tower wants them, in batches."""
    return [
        functional.interpolate(
            normalised(lessons.whole(part).to(torch.get_default_device())), size=size, mode="area"
        ).contiguous(memory_format=torch.channels_last)
        for part in torch.split(rows, BATCH)
    ]


def unfold(trunk: nn.Module, show: Callable[[], Any]) -> None:
    """Give every batch norm of ``trunk``, now the identity with a bias, the statistics of what passes.

    Filters are brought to length one, as after a norm only their direction counts, and a step of Adam moves a
    short filter further than a long one.
    """
    sums: dict[nn.Module, list[Tensor]] = {}

    def count(norm: nn.Module, arguments: tuple[Tensor, ...]) -> None:
        values = arguments[0].transpose(0, 1).flatten(1)
        parts = [torch.tensor(float(values.shape[1])), values.sum(1), values.square().sum(1)]
        sums[norm] = [a + b for a, b in zip(sums.get(norm, [torch.tensor(0.0)] * 3), parts, strict=True)]

    pairs: list[tuple[Any, Any]] = [
        (layer.conv, layer.bn) for layer in trunk.modules() if hasattr(layer, "conv") and hasattr(layer, "bn")
    ]
    hooks = [norm.register_forward_pre_hook(count) for _, norm in pairs]
    show()
    for hook in hooks:
        hook.remove()
    for conv, norm in pairs:
        number, first, second = sums[norm]
        mean = first / number
        variance = (second / number - mean.square()).clamp(min=1e-8)
        length = conv.weight.flatten(1).norm(dim=1).clamp(min=1e-6)
        conv.weight /= length.view(-1, 1, 1, 1)
        norm.bias += mean
        norm.running_mean.copy_(mean / length)
        norm.running_var.copy_(variance / length.square())
        norm.weight.copy_((norm.running_var + norm.eps).sqrt() * length)


def fit(layer: nn.Linear, seen: Tensor, wanted: Tensor, ridge: float = 1e-2) -> None:
    """Ridge regression into a linear layer; ``ridge`` is a share of the mean variance."""
    middle, target = seen.mean(0), wanted.mean(0)
    centred = seen - middle
    gram = centred.T @ centred
    gram += ridge * gram.diagonal().mean() * torch.eye(len(gram))
    weight = torch.linalg.solve(gram, centred.T @ (wanted - target)).T
    layer.weight.copy_(weight)
    layer.bias.copy_(target - weight @ middle)
