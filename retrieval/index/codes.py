"""Which rows are promising, without reading them: product quantisation of four bits.

Every two numbers of a row become four bits, the number of the nearest of sixteen centres (product quantisation: Jégou,
Douze and Schmid, "Product Quantization for Nearest Neighbor Search", TPAMI 2011); a scan adds up sixteen table values
at once in the processor's registers (André, Kermarrec and Le Scouarnec, "Cache locality is not enough", VLDB 2015).
Both are FAISS's. A row is read as a quarter of a byte a number: docs/decisions/0032-four-bits-for-two-numbers.md.

Which two share a centre decides how much is lost. Where the first numbers vary most, as on principal directions, the
first goes with the last, the second with the last but one: then every sixteen centres have as much to tell apart (Ge,
He, Ke and Sun, "Optimized Product Quantization", TPAMI 2014, section 4).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

BITS = 4
TOGETHER = 2
"""Numbers that share one centre."""
BLOCK = 64
"""Rows that a scan adds up together: up to a sixth less time than 32 at a time."""

Short = NDArray[np.float32]


class Codes:
    """The codes of all rows, in their order. Safe to ask from several threads."""

    def __init__(self, index: Any) -> None:
        self._index = index

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def width(self) -> int:
        """Numbers of a row."""
        return int(self._index.d)

    @classmethod
    def learned(cls, sample: Short) -> Codes:
        """Without rows yet; the centres are those of a sample (n, d), d even, and the same for the same sample. The
        columns of the sample vary most first."""
        faiss = _library()
        width = sample.shape[1]
        order = np.stack([np.arange(width // 2), width - 1 - np.arange(width // 2)], axis=1).ravel()
        paired = faiss.RemapDimensionsTransform(width, width, False)
        faiss.copy_array_to_vector(order.astype(np.int32), paired.map)
        codes = faiss.IndexPQFastScan(width, width // TOGETHER, BITS, faiss.METRIC_INNER_PRODUCT, BLOCK)
        index = faiss.IndexPreTransform(paired, codes)
        index.train(np.ascontiguousarray(sample, np.float32))
        return cls(index)

    def add(self, rows: Short) -> None:
        """(n, d) float32 more rows."""
        self._index.add(np.ascontiguousarray(rows, np.float32))

    def nearest(self, query: Short, count: int) -> NDArray[np.int64]:
        """Places of about the ``count`` rows with the highest dot products, in no order that may be relied upon."""
        _, found = self._index.search(query[None], min(count, len(self)))
        places: NDArray[np.int64] = found[0]
        return places[places >= 0]

    def stored(self) -> NDArray[np.uint8]:
        """As bytes, for ``read``."""
        content: NDArray[np.uint8] = _library().serialize_index(self._index)
        return content

    @classmethod
    def read(cls, content: NDArray[np.uint8]) -> Codes | None:
        """What ``stored`` gave; ``None`` where that is damaged or of a version that cannot be read."""
        try:
            return cls(_library().deserialize_index(np.ascontiguousarray(content)))
        except RuntimeError:
            return None


def _library() -> Any:
    import faiss  # a twentieth of a second; shops with few rows never need it

    faiss.omp_set_num_threads(1)  # one query is one thread's work; others answer other customers
    return faiss
