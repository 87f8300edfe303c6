"""What this machine multiplies quickest: bfloat16 where its cores or its GPU have units for it, else float32."""

from __future__ import annotations

import time
from dataclasses import fields, replace
from functools import cache
from typing import Any, TypeVar

import torch
from torch import Tensor

Record = TypeVar("Record", bound=Any)


@cache
def product_type() -> torch.dtype:
    """The quicker of bfloat16 and float32 on this processor, by a trial of a few milliseconds.

    Cores without such units emulate bfloat16 at a tenth of the rate of float32, and no flag says so on all of them.
    A GPU is asked, not timed.
    """
    if torch.get_default_device().type == "cuda":
        return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float32
    rates = {kind: _seconds(kind) for kind in (torch.float32, torch.bfloat16)}
    return min(rates, key=lambda kind: rates[kind])


def on_device(record: Record) -> Record:
    """A dataclass with its tensors on the default device."""
    device = torch.get_default_device()
    values = {one.name: getattr(record, one.name) for one in fields(record)}
    return replace(record, **{k: v.to(device) if isinstance(v, Tensor) else v for k, v in values.items()})


def _seconds(kind: torch.dtype) -> float:
    left = torch.ones(256, 256, dtype=kind)
    found = []
    for _ in range(4):
        started = time.perf_counter()
        torch.mm(left, left)
        found.append(time.perf_counter() - started)
    return min(found)
