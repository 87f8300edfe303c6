"""What happens to a cut photo on its way into the tower, so that no two visits look the same."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional

from retrieval.training.image_model import MEAN, STD


def augment(pixels: Tensor, size: int, chance: torch.Generator) -> Tensor:
    """(n, side, side, 3) uint8 to (n, 3, size, size) normalised: shifted, flipped, relit, blurred, hidden."""
    n = len(pixels)
    image = pixels.permute(0, 3, 1, 2).contiguous().float()

    def uniform(low: float, high: float, *shape: int) -> Tensor:
        return torch.rand(shape or (n,), generator=chance) * (high - low) + low

    zoom = uniform(0.8, 1.05)
    flip = (torch.rand(n, generator=chance) < 0.5).float() * 2 - 1
    room = (1 - zoom).clamp(min=0)
    turn = torch.stack(
        [
            torch.stack([zoom * flip, uniform(-0.1, 0.1), room * uniform(-1, 1)], 1),
            torch.stack([uniform(-0.1, 0.1), zoom * uniform(0.93, 1.07), room * uniform(-1, 1)], 1),
        ],
        1,
    )
    grid = functional.affine_grid(turn, [n, 3, size, size], align_corners=False)
    image = functional.grid_sample(image, grid, padding_mode="border", align_corners=False)
    if float(torch.rand((), generator=chance)) < 0.15:
        low = int(uniform(0.4, 0.8, 1) * size)
        image = functional.interpolate(
            functional.interpolate(image, size=low, mode="area"), size=size, mode="bilinear"
        )
    middle = image.mean((1, 2, 3)).view(n, 1, 1, 1)
    light = uniform(0.85, 1.15).view(n, 1, 1, 1) * uniform(0.96, 1.04, n, 3).view(n, 3, 1, 1)
    contrast = uniform(0.8, 1.2).view(n, 1, 1, 1)
    image.sub_(middle).mul_(contrast * light).add_(middle * light).clamp_(0, 255)
    for place in torch.nonzero(torch.rand(n, generator=chance) < 0.25).flatten().tolist():
        high, wide = (int(value) for value in uniform(0.15, 0.45, 2) * size)
        top, left = int(uniform(0, size - high, 1)), int(uniform(0, size - wide, 1))
        image[place, :, top : top + high, left : left + wide] = uniform(0, 255, 3).view(3, 1, 1)
    return _scaled(image)


def normalised(pixels: Tensor) -> Tensor:
    """(n, h, w, 3) uint8 to (n, 3, h, w) normalised, as it is."""
    return _scaled(pixels.permute(0, 3, 1, 2).contiguous().float())


def _scaled(image: Tensor) -> Tensor:
    mean, std = (torch.tensor(values).view(3, 1, 1) * 255 for values in (MEAN, STD))
    return image.sub_(mean).div_(std)


def blend(image: Tensor, chance: torch.Generator) -> tuple[Tensor, Tensor, float]:
    """Mix a batch with itself in another order: image, the order, and the share that stays.

    Half the time photos fade into one another, half the time a rectangle of one lies over the other.
    """
    order = torch.randperm(len(image), generator=chance)
    share = float(torch.rand((), generator=chance) * 0.5 + 0.5)
    if float(torch.rand((), generator=chance)) < 0.4:
        return share * image + (1 - share) * image[order], order, share
    size = image.shape[-1]
    side = int(size * math.sqrt(1 - share))
    top, left = (int(torch.randint(0, size - side + 1, (), generator=chance)) for _ in range(2))
    mixed = image.clone()
    mixed[:, :, top : top + side, left : left + side] = image[order, :, top : top + side, left : left + side]
    return mixed, order, 1 - side * side / (size * size)
