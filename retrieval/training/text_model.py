"""MiniLM in torch with its body frozen: only the rows of the Chinese words learn.

Matrix products run in bfloat16, five times as fast as float32 where the processor has AMX; the residual stream,
the layer norms and the learning rows stay in float32.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch's own documentation uses
from numpy.typing import NDArray
from torch import Tensor, nn

from retrieval.encoders.compact_graph import EPSILON, HEADS, LAYERS, WIDTH
from retrieval.encoders.compact_pieces import CLS, MAX_TOKENS, SEP, WIDTH_FOLDED, WORD_PIECES, Words


class FrozenBody(nn.Module):
    """MiniLM's layers as constants.

    Args:
        tensors: MiniLM's float32 tensors by name.
        dtype: of the matrix products.
    """

    def __init__(self, tensors: dict[str, NDArray[np.float32]], dtype: torch.dtype = torch.bfloat16) -> None:
        super().__init__()
        self._dtype = dtype
        for name, array in tensors.items():
            if name.startswith("pooler."):
                continue
            tensor = torch.from_numpy(np.array(array))
            product = name.startswith("encoder.") and "LayerNorm" not in name
            self.register_buffer(name.replace(".", "__"), tensor.to(dtype) if product else tensor, False)

    def tensor(self, name: str) -> Tensor:
        found: Tensor = self.get_buffer(name.replace(".", "__"))
        return found

    def forward(self, words: Tensor, mask: Tensor) -> Tensor:
        """(texts, tokens, 384) word embeddings and (texts, tokens) bool to (texts, 384) unit rows."""
        texts, tokens, _ = words.shape
        places = self.tensor("embeddings.position_embeddings.weight")[:tokens]
        state = words + places + self.tensor("embeddings.token_type_embeddings.weight")[0]
        state = self._norm(state, "embeddings")
        seen = mask[:, None, None, :]
        for number in range(LAYERS):
            layer = f"encoder.layer.{number}"
            low = state.to(self._dtype)
            query, key, value = (
                self._dense(low, f"{layer}.attention.self.{part}")
                .view(texts, tokens, HEADS, WIDTH // HEADS)
                .transpose(1, 2)
                for part in ("query", "key", "value")
            )
            mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=seen)
            mixed = mixed.transpose(1, 2).reshape(texts, tokens, WIDTH)
            mixed = self._dense(mixed, f"{layer}.attention.output.dense")
            state = self._norm(state + mixed.float(), f"{layer}.attention.output")
            inner = F.gelu(self._dense(state.to(self._dtype), f"{layer}.intermediate.dense"))
            state = self._norm(state + self._dense(inner, f"{layer}.output.dense").float(), f"{layer}.output")
        kept = mask.unsqueeze(-1).float()
        return F.normalize((state * kept).sum(1) / kept.sum(1), dim=-1)

    def _dense(self, rows: Tensor, name: str) -> Tensor:
        return F.linear(rows, self.tensor(f"{name}.weight"), self.tensor(f"{name}.bias"))

    def _norm(self, rows: Tensor, prefix: str) -> Tensor:
        weight = self.tensor(f"{prefix}.LayerNorm.weight")
        return F.layer_norm(rows, (WIDTH,), weight, self.tensor(f"{prefix}.LayerNorm.bias"), EPSILON)


class Student(nn.Module):
    """The frozen body with a learning table of Chinese words behind MiniLM's own, which stays as it is."""

    def __init__(self, tensors: dict[str, NDArray[np.float32]], rows: NDArray[np.float32]) -> None:
        super().__init__()
        self.body = FrozenBody(tensors)
        self.chinese = nn.Embedding(len(rows), WIDTH, sparse=True, _weight=torch.from_numpy(rows.copy()))

    def forward(self, numbers: Tensor, mask: Tensor) -> Tensor:
        """(texts, tokens) int64 and bool to (texts, 384) unit rows."""
        chinese = numbers >= WORD_PIECES
        english = self.body.tensor("embeddings.word_embeddings.weight")
        words = F.embedding(numbers.masked_fill(chinese, 0), english)
        places = chinese.nonzero(as_tuple=True)
        words = words.index_put(places, self.chinese(numbers[places] - WORD_PIECES))
        rows: Tensor = self.body(words, mask)
        return rows


class Cutter:
    """Chinese texts to token numbers as the encoder does it, now and then cutting a word into its parts.

    Words that are cut now and then teach the characters and short words what they mean inside of words that have
    no row.
    """

    def __init__(self, words: Words, word_pieces: object) -> None:
        self._words = words
        self._word_pieces = word_pieces
        self._parts: dict[str, list[int]] = {}

    @property
    def spellings(self) -> str:
        """All words in the order of their rows, a line each."""
        numbers = range(self._words.first, self._words.first + len(self._words))
        return "\n".join(self._words.spelling(number) for number in numbers)

    def __call__(self, text: str, share: float = 0.0, chance: random.Random | None = None) -> list[int]:
        row = [CLS]
        for part in self._words.cut(text):
            if isinstance(part, str):
                row.extend(self._english(part.translate(WIDTH_FOLDED)))
            elif chance is not None and share and chance.random() < share:
                row.extend(self._pieces_of(part))
            else:
                row.append(part)
        return [*row[: MAX_TOKENS - 1], SEP]

    def _english(self, part: str) -> list[int]:
        known = self._parts.get(part)
        if known is None:
            encoding = self._word_pieces.encode(part, add_special_tokens=False)  # type: ignore[attr-defined]
            known = self._parts[part] = list(encoding.ids)
        return known

    def _pieces_of(self, number: int) -> list[int]:
        """The word with this number cut once more, into its longest shorter words."""
        word = self._words.spelling(number)
        if len(word) == 1:
            return [number]
        head = next(
            (found for end in range(len(word) - 1, 0, -1) if (found := self._words.number(word[:end]))), None
        )
        if head is None:
            return [number]
        rest = word[len(self._words.spelling(head)) :]
        return [head, *(part for part in self._words.cut(rest) if isinstance(part, int))]


def padded(rows: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Token numbers (texts, tokens) int64, and where they are real, bool."""
    longest = max(len(row) for row in rows)
    numbers = torch.zeros(len(rows), longest, dtype=torch.int64)
    mask = torch.zeros(len(rows), longest, dtype=torch.bool)
    for index, row in enumerate(rows):
        numbers[index, : len(row)] = torch.tensor(row)
        mask[index, : len(row)] = True
    return numbers, mask
