"""Text to the token numbers of the compact text tower.

English goes through MiniLM's own WordPiece, unchanged. Chinese words have their own rows behind MiniLM's
30,522: the text is cut by leftmost-longest match against a list of words, all of them with at least one
Chinese character, and what lies between goes through WordPiece as before (brands, model numbers, digits).
A Hugging Face tokenizer with the same words as added tokens cuts alike, which the OpenCLIP form relies on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WORD_PIECES = 30522
CLS, SEP, PAD = 101, 102, 0
MAX_TOKENS = 256
"""What sentence-transformers cuts MiniLM's input to, with [CLS] and [SEP]."""

IDEOGRAPH = "㐀-䶿一-鿿豈-﫿〇"
_HAS_CHINESE = re.compile(f"[{IDEOGRAPH}]")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")  # of a broken pair, as JSON can bring; not encodable
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PUNCTUATION = str.maketrans("　。、“”‘’「」『』【】〈〉《》·", ' .,""\'\'""""[]<><> ')
WIDTH_FOLDED: dict[int, int | str | None] = {**_WIDE, **_PUNCTUATION}
"""Full-width forms and Chinese punctuation to ASCII; only applied to texts with Chinese in them."""


class Words:
    """Chinese words and their rows, behind MiniLM's own.

    Args:
        rows: the spellings of each row, its simplified form first; no spelling twice.
    """

    first = WORD_PIECES
    """Number of the first row."""

    def __init__(self, rows: Iterable[Sequence[str]]) -> None:
        self._numbers: dict[str, int] = {}
        self._spellings: list[str] = []
        for number, spellings in enumerate(rows, start=self.first):
            self._spellings.append(spellings[0])
            for spelling in spellings:
                self._numbers[spelling] = number
        self._longest: dict[str, int] = {}
        for spelling in self._numbers:
            first, length = spelling[0], len(spelling)
            if self._longest.get(first, 0) < length:
                self._longest[first] = length

    @classmethod
    def read(cls, path: Path) -> Words:
        """One row a line, spellings separated by tabs."""
        lines = path.read_text(encoding="utf-8").splitlines()
        return cls(line.split("\t") for line in lines)

    def __len__(self) -> int:
        return len(self._spellings)

    def number(self, word: str) -> int | None:
        """The number of a word in any of its spellings."""
        return self._numbers.get(word)

    def spelling(self, number: int) -> str:
        """The first spelling of the word with this number."""
        return self._spellings[number - self.first]

    def cut(self, text: str) -> list[int | str]:
        """Leftmost-longest match: the number of each word found, and the text between as it is."""
        numbers, longest = self._numbers, self._longest
        parts: list[int | str] = []
        start = at = 0
        while at < len(text):
            for end in range(min(len(text), at + longest.get(text[at], 0)), at, -1):
                number = numbers.get(text[at:end])
                if number is not None:
                    if start < at:
                        parts.append(text[start:at])
                    parts.append(number)
                    start = at = end
                    break
            else:
                at += 1
        if start < len(text):
            parts.append(text[start:])
        return parts


class Pieces:
    """MiniLM's tokenizer, with Chinese words beside it where there are any.

    Args:
        tokenizer: path of MiniLM's ``tokenizer.json``.
        read_words: gives the Chinese words, asked with the first Chinese text; None: Chinese goes through
            WordPiece too.
    """

    def __init__(self, tokenizer: Path, read_words: Callable[[], Words] | None = None) -> None:
        from tokenizers import Tokenizer

        self.word_pieces: Tokenizer = Tokenizer.from_file(str(tokenizer))
        self.word_pieces.no_padding()
        self.word_pieces.no_truncation()
        self._read_words = read_words
        self._words: Words | None = None

    def encode(self, texts: Sequence[str]) -> list[list[int]]:
        """Token numbers of each text with [CLS] and [SEP], at most ``MAX_TOKENS``."""
        texts = [text if text.isascii() else _HALF_CHARACTER.sub("\ufffd", text) for text in texts]
        rows: list[list[int]] = [[] for _ in texts]
        plain: list[int] = []
        for index, text in enumerate(texts):
            if self._read_words is not None and _HAS_CHINESE.search(text):
                self._words = self._words or self._read_words()
                rows[index] = self._encode_mixed(text, self._words)
            else:
                plain.append(index)
        encodings = self.word_pieces.encode_batch_fast([texts[index] for index in plain])
        for index, encoding in zip(plain, encodings, strict=True):
            rows[index] = encoding.ids
        return [_truncated(row) for row in rows]

    def _encode_mixed(self, text: str, words: Words) -> list[int]:
        row = [CLS]
        for part in words.cut(text):
            if isinstance(part, int):
                row.append(part)
            else:
                folded = part.translate(WIDTH_FOLDED)
                row.extend(self.word_pieces.encode(folded, add_special_tokens=False).ids)
        return [*row, SEP]


def _truncated(row: list[int]) -> list[int]:
    return row if len(row) <= MAX_TOKENS else [*row[: MAX_TOKENS - 1], SEP]
