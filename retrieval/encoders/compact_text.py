"""The compact text tower: MiniLM's body in ONNX Runtime, with a table of Chinese words beside its own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.encoders.compact_graph import GRAPH_FILE, WIDTH
from retrieval.encoders.compact_pieces import WORD_PIECES, Pieces
from retrieval.encoders.compact_weights import map_tensors
from retrieval.encoders.encoder import Vectors

BATCH_TOKENS = 2048
"""Tokens of one pass, padding included: enough to fill the matrix units, small enough for any cache."""


class WordTable:
    """Rows of the Chinese words, int8 with a scale a row (or already float); dequantised as they are used.

    Args:
        rows: (words, 384) int8 or floating.
        scales: (words,) floating; what an int8 step is worth in each row.
    """

    def __init__(self, rows: NDArray[np.generic], scales: NDArray[np.generic]) -> None:
        self._rows = rows
        self._scales = scales

    def __len__(self) -> int:
        return len(self._rows)

    def take(self, numbers: NDArray[np.int64]) -> NDArray[np.float32]:
        """(n,) row numbers to (n, 384) float32."""
        scales = self._scales[numbers].astype(np.float32)
        taken: NDArray[np.float32] = self._rows[numbers].astype(np.float32) * scales[:, None]
        return taken


class TextTower:
    """Texts to unit vectors, (texts, 384) float32.

    Args:
        weights: MiniLM's ``model.safetensors``, already verified.
        pieces: the tokenizer.
        table: rows of the Chinese words that ``pieces`` numbers from 30,522 on.
        threads: of ONNX Runtime; 0 for as many as this process may use, at most four.
    """

    def __init__(
        self, weights: Path, pieces: Pieces, table: WordTable | None = None, threads: int = 0
    ) -> None:
        tensors = map_tensors(weights)
        self._pieces = pieces
        self._table = table
        self._word_rows = tensors.pop("embeddings.word_embeddings.weight")
        positions = tensors.pop("embeddings.position_embeddings.weight")
        self._places = positions + tensors.pop("embeddings.token_type_embeddings.weight")[0]
        # Kept: the session reads them where they are mapped.
        self._tensors = {name: tensor for name, tensor in tensors.items() if not name.startswith("pooler.")}
        self._session = open_session(GRAPH_FILE.read_bytes(), threads, self._tensors)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit rows in the order of ``texts``; texts of like length share a pass."""
        rows = self._pieces.encode(texts)
        vectors = np.empty((len(rows), WIDTH), np.float32)
        for batch in _batches([len(row) for row in rows]):
            vectors[batch] = self._pass([rows[index] for index in batch])
        return vectors

    def _pass(self, rows: Sequence[Sequence[int]]) -> Vectors:
        longest = max(len(row) for row in rows)
        numbers = np.zeros((len(rows), longest), np.int64)
        mask = np.zeros((len(rows), longest), np.int32)
        for index, row in enumerate(rows):
            numbers[index, : len(row)] = row
            mask[index, : len(row)] = 1
        hidden = self._embed(numbers) + self._places[:longest]
        states: NDArray[np.float32] = self._session.run(["states"], {"hidden": hidden, "mask": mask})[0]
        pooled = np.einsum("tkw,tk->tw", states, mask.astype(np.float32))
        pooled /= np.linalg.norm(pooled, axis=1, keepdims=True)
        unit: Vectors = pooled
        return unit

    def _embed(self, numbers: NDArray[np.int64]) -> NDArray[np.float32]:
        if self._table is None:
            return self._word_rows[numbers]
        chinese = numbers >= WORD_PIECES
        hidden = self._word_rows[np.where(chinese, 0, numbers)]
        if chinese.any():
            hidden[chinese] = self._table.take(numbers[chinese] - WORD_PIECES)
        return hidden


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Indices grouped so that a pass holds texts of like length and at most ``BATCH_TOKENS`` tokens."""
    batch: list[int] = []
    for index in sorted(range(len(lengths)), key=lengths.__getitem__):
        length = lengths[index]
        padding_small = not batch or length <= lengths[batch[0]] * 1.2 + 2
        if batch and (length * (len(batch) + 1) > BATCH_TOKENS or not padding_small):
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def open_session(
    model: bytes,
    threads: int,
    tensors: dict[str, NDArray[np.float32]] | None = None,
    optimise: bool = False,
) -> Any:
    """An ONNX Runtime session on the CPU.

    Threads sleep between passes, for a shop does other things meanwhile.

    Args:
        model: the serialised graph.
        threads: 0 for as many as this process may use, at most four.
        tensors: external initializers by name, which the caller keeps alive.
        optimise: let ONNX Runtime rewrite the graph as it loads. The text graph is written in fused form, so
            that this would only cost time; the image graph gains from it.
    """
    import onnxruntime

    levels = onnxruntime.GraphOptimizationLevel
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or min(4, _processors())
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.graph_optimization_level = levels.ORT_ENABLE_ALL if optimise else levels.ORT_DISABLE_ALL
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    if tensors:
        values = [onnxruntime.OrtValue.ortvalue_from_numpy(tensor) for tensor in tensors.values()]
        options.add_external_initializers(list(tensors), values)
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _processors() -> int:
    """That this process may use; macOS does not say, and gives all."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1
