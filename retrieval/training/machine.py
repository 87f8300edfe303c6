"""What this machine multiplies quickest: bfloat16 where its cores or its GPU have units for it, else float32."""

from __future__ import annotations

import time
from functools import cache

import torch


@cache
def product_type() -> torch.dtype:
    """The quicker of bfloat16 and float32 on this processor, by a trial of a few milliseconds.

    Cores without such units emulate bfloat16 at a tenth of the rate of float32, and no flag says so on all of them.
    """
    rates = {kind: _seconds(kind) for kind in (torch.float32, torch.bfloat16)}
    return min(rates, key=lambda kind: rates[kind])


def _seconds(kind: torch.dtype) -> float:
    left = torch.ones(256, 256, dtype=kind)
    found = []
    for _ in range(4):
        started = time.perf_counter()
        torch.mm(left, left)
        found.append(time.perf_counter() - started)
    return min(found)
