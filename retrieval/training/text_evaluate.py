"""Measures how near Chinese comes to English: one command, a table.

    python -m retrieval.training.text_evaluate            the committed table
    python -m retrieval.training.text_evaluate --dev      on the dev splits, to decide by
    python -m retrieval.training.text_evaluate --forms .training/text/checkpoint.pt     float32, float16, int8

Translation pairs never trained on, in a pool of all of them: is the right English text the nearest (recall@1)?
500 Tatoeba sentences; 1,000 product titles written by rule, of combinations that training never saw; the demo
shop's article names and the sentences of its listings, written by hand and never trained on. And product
queries in both languages against English titles: how many of the first ten are the same?
Beside it MiniLM as it is, and a bag of dictionary translations (the first meaning of each word) through MiniLM.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.encoders import compact_weights
from retrieval.encoders.compact import WEIGHTS, CompactEncoder
from retrieval.encoders.compact_chinese import WORDS_FILE
from retrieval.encoders.compact_pieces import IDEOGRAPH, WIDTH_FOLDED, Pieces, Words
from retrieval.encoders.compact_text import TextTower, WordTable
from retrieval.training.text_shop import Shop, Split, queries, titles
from retrieval.training.text_sources import DATA, Entry, Pair, merged, read_dictionary, read_sentences

Encode = Callable[[Sequence[str]], NDArray[np.float32]]
TITLES = 1000
DEMO = Path(__file__).parents[1] / "demo" / "data"
_BOTH = re.compile(
    rf'^(?:\w+ = ")?([A-Z][^|\n"]*?) \| ([^|\n"]*[{IDEOGRAPH}][^|\n"]*?)(?: \||"?$)', re.MULTILINE
)
QUERIES = 200


@dataclass(frozen=True, slots=True)
class Nearness:
    """Of Chinese texts to their English ones.

    Attributes:
        to_english: share whose nearest English text is their own (recall@1).
        to_chinese: the same from English to Chinese.
        cosine: mean with their own.
        pairs: how many, and how large the pool.
    """

    to_english: float
    to_chinese: float
    cosine: float
    pairs: int


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="folder of the table to measure")
    parser.add_argument("--pairs", type=Path, action="append", default=[], help="more pairs: CSV with zh, en")
    parser.add_argument("--dev", action="store_true", help="the dev splits instead of the test splits")
    parser.add_argument("--forms", type=Path, metavar="CHECKPOINT", help="compare the forms of its rows")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    if options.forms:
        print(render(forms(options.data, options.weights, options.forms)))
        return
    table = evaluate(options.data, options.weights, "dev" if options.dev else "test", options.pairs)
    print(json.dumps(table, indent=2) if options.json else render(table))


def evaluate(
    data: Path, weights: Path, split: Split, more: Sequence[Path] = ()
) -> dict[str, dict[str, dict[str, float]]]:
    """Set to method to figures."""
    encoder = CompactEncoder(weights=weights)
    plain = CompactEncoder(weights=weights / "none")  # no table: MiniLM as it is
    dictionary = Translator(merged(read_dictionary(data)))
    methods: dict[str, Encode] = {
        "MiniLM as it is": plain.encode_texts,
        "dictionary through MiniLM": lambda texts: plain.encode_texts([dictionary(text) for text in texts]),
        "compact": encoder.encode_texts,
    }
    shop = Shop.read()
    sentences = read_sentences(data)
    sets: dict[str, list[Pair]] = {
        "sentences": list(sentences.dev if split == "dev" else sentences.test),
        "titles by rule": titles(shop, TITLES, split, seed=11),
        **demo_pairs(),
        **{path.stem: read_pairs(path) for path in more},
    }
    asked = queries(shop, QUERIES, split, seed=11)
    shelf = plain.encode_texts(
        [pair.english for name, pairs in sets.items() if name != "sentences" for pair in pairs]
    )
    table: dict[str, dict[str, dict[str, float]]] = {}
    for name, pairs in sets.items():
        english = plain.encode_texts([pair.english for pair in pairs])
        table[name] = {
            method: asdict(nearness(encode([pair.chinese for pair in pairs]), english))
            for method, encode in methods.items()
        }
    english = plain.encode_texts([pair.english for pair in asked])
    table["queries, first ten of the titles"] = {
        method: {"overlap": overlap(encode([pair.chinese for pair in asked]), english, shelf)}
        for method, encode in methods.items()
    }
    return table


def forms(data: Path, weights: Path, checkpoint: Path) -> dict[str, dict[str, dict[str, float]]]:
    """The dev splits with the rows of a checkpoint in float32, float16 and int8; the words are in ``weights``."""
    import torch

    rows = torch.load(checkpoint)["rows"]["weight"].numpy()
    scales = (np.abs(rows).max(axis=1) / 127.0).astype(np.float16)
    steps = scales.astype(np.float32)[:, None]
    ones = np.ones(len(rows), np.float32)
    tables = {
        "float32": WordTable(rows, ones),
        "float16": WordTable(rows.astype(np.float16), ones),
        "int8": WordTable(np.clip(np.round(rows / steps), -127, 127).astype(np.int8), scales),
    }
    sets = {
        "sentences": list(read_sentences(data).dev),
        "titles by rule": titles(Shop.read(), TITLES, "dev", seed=11),
    }
    folder = compact_weights.model_folder()
    words = Words.read(weights / WORDS_FILE)
    found: dict[str, dict[str, dict[str, float]]] = {}
    for form, table in tables.items():
        pieces = Pieces(folder / "tokenizer.json", lambda: words)
        tower = TextTower(folder / "model.safetensors", pieces, table)
        for name, pairs in sets.items():
            sides = (tower.encode([getattr(pair, side) for pair in pairs]) for side in ("chinese", "english"))
            found.setdefault(name, {})[form] = asdict(nearness(*sides))
    return found


def nearness(chinese: NDArray[np.float32], english: NDArray[np.float32]) -> Nearness:
    """Both (pairs, 384) unit rows, row by row translations of each other."""
    likeness = chinese @ english.T
    own = np.arange(len(chinese))
    return Nearness(
        to_english=round(float((likeness.argmax(axis=1) == own).mean()), 4),
        to_chinese=round(float((likeness.argmax(axis=0) == own).mean()), 4),
        cosine=round(float(likeness.diagonal().mean()), 4),
        pairs=len(chinese),
    )


def overlap(
    chinese: NDArray[np.float32], english: NDArray[np.float32], shelf: NDArray[np.float32], first: int = 10
) -> float:
    """Mean share of the first ten that a query brings in both languages."""
    ranked = [np.argsort(-(rows @ shelf.T), axis=1, kind="stable")[:, :first] for rows in (chinese, english)]
    shares = [len(set(left) & set(right)) / first for left, right in zip(*ranked, strict=True)]
    return round(float(np.mean(shares)), 4)


class Translator:
    """A bag of dictionary translations: each word of a Chinese text as its first meaning."""

    def __init__(self, dictionary: Mapping[str, Entry]) -> None:
        self._meanings = [entry.meanings[0] for entry in dictionary.values()]
        self._words = Words((word,) for word in dictionary)

    def __call__(self, text: str) -> str:
        parts = self._words.cut(text)
        return " ".join(
            part.translate(WIDTH_FOLDED)
            if isinstance(part, str)
            else self._meanings[part - self._words.first]
            for part in parts
        )


def read_pairs(path: Path) -> list[Pair]:
    """A CSV with the columns ``zh`` and ``en``."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Pair(row["zh"], row["en"]) for row in csv.DictReader(file)]


def demo_pairs(folder: Path = DEMO) -> dict[str, list[Pair]]:
    """The demo shop's texts that stand in both languages (``English | Chinese``): names and sentences."""
    names: dict[str, Pair] = {}
    said: dict[str, Pair] = {}
    for path in sorted(folder.glob("*.toml")):
        for english, chinese in _BOTH.findall(path.read_text(encoding="utf-8")):
            kept = said if english.endswith((".", "!", "?")) else names
            kept.setdefault(english.lower(), Pair(chinese, english))
    return {"demo shop's names": _unique(names.values()), "demo shop's sentences": _unique(said.values())}


def _unique(pairs: Iterable[Pair]) -> list[Pair]:
    """Without those whose Chinese says several things."""
    kept = list(pairs)
    counts = Counter(pair.chinese for pair in kept)
    return [pair for pair in kept if counts[pair.chinese] == 1]


def render(table: Mapping[str, Mapping[str, Mapping[str, float]]]) -> str:
    """The table as Markdown."""
    lines = ["| set | method | figures |", "|---|---|---|"]
    for name, methods in table.items():
        for method, figures in methods.items():
            lines.append(
                f"| {name} | {method} | {', '.join(f'{key} {value}' for key, value in figures.items())} |"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
