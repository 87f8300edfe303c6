"""Memory that is not needed any more goes back to the system, where the C library would keep it."""

from __future__ import annotations

import ctypes
import sys

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
"""Names of glibc's dials (``mallopt(3)``)."""
LARGE = 4 << 20
"""Bytes of a block that is mapped by itself and given back at once; scores of a million products are no larger."""
KEPT = 8 << 20
"""Free bytes that are kept at the end of the heap for the next search."""
ARENAS = 2
"""Heaps that threads share, where each would have one of its own and keep what it once held: 30 MB of the open shop."""


def give_back() -> None:
    """Give back what is free now, and from now on what is free above ``KEPT``. With glibc only; elsewhere nothing.

    Left to itself glibc raises both limits with the largest block ever freed: after opening a shop of 10,000 products
    and decoding a photo it held 60 MB that nobody used.
    """
    if sys.platform != "linux":
        return
    library = ctypes.CDLL(None)
    if hasattr(library, "mallopt") and hasattr(library, "malloc_trim"):
        library.mallopt(_MMAP_THRESHOLD, LARGE)
        library.mallopt(_TRIM_THRESHOLD, KEPT)
        library.mallopt(_ARENA_MAX, ARENAS)
        library.malloc_trim(0)
