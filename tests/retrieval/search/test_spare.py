"""A server that was busy for a moment is not large for ever."""

from __future__ import annotations

import subprocess
import sys

import pytest

CODE = """
from pathlib import Path
from retrieval.search.spare import give_back

def resident():
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 >> 20

give_back()
before = resident()
blocks = [bytearray(100_000) for _ in range(1_000)]
filled = resident()
del blocks
give_back()
print(before, filled, resident())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc is asked")
def test_what_is_free_is_given_back() -> None:
    ran = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    before, filled, after = map(int, ran.stdout.split())
    assert filled > before + 80
    assert after < before + 20
