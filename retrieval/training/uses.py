"""``python -m retrieval.training.uses``: write the vectors of what things are for (``retrieval/search/uses.npz``).

The lines of ``uses.toml`` by the compact text tower, a byte a number, 0.8 MB. Run it after a change of the lines or of
the tower; a test tells when that was forgotten.
"""

from __future__ import annotations

import sys

import numpy as np

from retrieval.encoders.compact import CompactEncoder
from retrieval.search.uses import FILE, digest, lines


def main() -> None:
    said = lines()
    texts = [line for of in said.values() for line in of]
    encoder = CompactEncoder()
    rows = np.concatenate([encoder.encode_texts(texts[at : at + 64]) for at in range(0, len(texts), 64)])
    coarse = np.round(rows * (127 / np.abs(rows).max(axis=1, keepdims=True))).astype(np.int8)
    fresh = FILE.with_suffix(".new.npz")
    np.savez_compressed(
        fresh,
        rows=coarse,
        counts=np.array([len(of) for of in said.values()]),
        kinds=np.array(list(said)),
        digest=np.array(digest()),
    )
    fresh.replace(FILE)
    sys.stdout.write(f"{len(texts)} lines of {len(said)} kinds, {FILE.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
