"""Trains the rows of the Chinese words: one command, resumable, no network.

    python -m retrieval.training.text_train --minutes 30

A Chinese text is to land where MiniLM puts its English translation. MiniLM's vectors of the English side are
computed once and kept in ``.training/text``; checkpoints and the log are there too. The finished table is
written to ``retrieval/encoders/weights`` with ``--export``, or to a folder of your choice with ``--out``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from numpy.typing import NDArray

from retrieval.encoders import compact_weights
from retrieval.encoders.compact import WEIGHTS
from retrieval.encoders.compact_chinese import write_chinese
from retrieval.encoders.compact_pieces import Pieces, Words
from retrieval.encoders.compact_text import TextTower
from retrieval.training.text_model import Cutter, Student, padded
from retrieval.training.text_shop import Shop, carried, joined, phrase_pairs, queries, titles
from retrieval.training.text_sources import (
    DATA,
    Entry,
    Pair,
    Sentences,
    merged,
    read_dictionary,
    read_sentences,
)
from retrieval.training.text_words import Spellings, choose, frequencies, starting_rows

SAY_EVERY = 50
"""Steps between two lines of the log, each with a checkpoint."""
WORK = Path(".training") / "text"


@dataclass(frozen=True, slots=True)
class Dials:
    """What can be turned; the reason of each value is in docs/training-log.md.

    Attributes:
        minutes: of training in all, over all resumptions; the learning rate falls to zero at its end.
        rate: the highest learning rate of Adam.
        tokens: of a step, padding included; at most 768 texts.
        others: English vectors beside the batch's own that a text must stay away from.
        temperature: of the contrast.
        cosine: weight of the distance to the text's own English vector, beside the contrast.
        cut: share of words that are cut into their parts.
        titles: product titles written by rule, and as many queries.
        entries: dictionary words, the most frequent first.
        carried: dictionary nouns within a short sentence.
        joined: pairs of two texts after each other.
        seed: of everything drawn.
    """

    minutes: float = 30.0
    rate: float = 2e-3
    tokens: int = 3072
    others: int = 2048
    temperature: float = 0.05
    cosine: float = 6.0
    cut: float = 0.12
    titles: int = 14_000
    entries: int = 36_000
    carried: int = 10_000
    joined: int = 4_000
    seed: int = 7


@dataclass(frozen=True, slots=True)
class Lesson:
    """Chinese texts and MiniLM's vectors of what they say, (texts, 384) float32 unit rows."""

    chinese: list[str]
    targets: NDArray[np.float32]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DATA, help="folder with text/parallel")
    parser.add_argument("--work", type=Path, default=WORK, help="for checkpoints, cache and log")
    parser.add_argument("--out", type=Path, help="folder to write the table to")
    parser.add_argument("--export", action="store_true", help="write the table among the encoder's weights")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--fresh", action="store_true", help="do not go on from the last checkpoint")
    defaults = Dials()
    for name in Dials.__slots__:
        value = getattr(defaults, name)
        parser.add_argument(f"--{name}", type=type(value), default=value)
    options = parser.parse_args(arguments)
    dials = Dials(**{name: getattr(options, name) for name in Dials.__slots__})
    torch.set_num_threads(options.threads)
    out = WEIGHTS if options.export else options.out or options.work / "table"
    train(dials, options.data, options.work, out, fresh=options.fresh, threads=options.threads)


def train(dials: Dials, data: Path, work: Path, out: Path, fresh: bool = False, threads: int = 2) -> None:
    """Train, or go on training, and write the table to ``out``."""
    work.mkdir(parents=True, exist_ok=True)
    out.mkdir(parents=True, exist_ok=True)
    shop = Shop.read()
    sentences = read_sentences(data, dials.seed)
    dictionary = merged(read_dictionary(data))
    spellings = choose_rows(shop, sentences, dictionary)
    words = Words(spellings)
    folder = compact_weights.model_folder()
    compact_weights.verify(folder / "model.safetensors", work)
    tensors = compact_weights.map_tensors(folder / "model.safetensors")
    lessons = gather(dials, shop, sentences, dictionary, work, threads)
    meanings = {word: entry.meanings for word, entry in dictionary.items()} | _shop_meanings(shop)
    english = tensors["embeddings.word_embeddings.weight"]
    student = Student(tensors, starting_rows(spellings, meanings, folder / "tokenizer.json", english))
    cutter = Cutter(words, Pieces(folder / "tokenizer.json").word_pieces)
    School(dials, student, cutter, lessons, work).run(fresh)
    write_chinese(out, spellings, student.chinese.weight.detach().numpy())
    print(f"table of {len(spellings)} words written to {out}", flush=True)


class School:
    """The training itself: batches, loss, learning rate, checkpoints."""

    def __init__(
        self, dials: Dials, student: Student, cutter: Cutter, lessons: dict[str, Lesson], work: Path
    ) -> None:
        self._dials = dials
        self._student = student
        self._cutter = cutter
        self._texts = [text for lesson in lessons.values() for text in lesson.chinese]
        self._targets = torch.from_numpy(np.concatenate([lesson.targets for lesson in lessons.values()]))
        self._optimizer = torch.optim.SparseAdam(student.chinese.parameters(), lr=dials.rate)
        self._words = hashlib.sha256(cutter.spellings.encode()).hexdigest()
        self._checkpoint = work / "checkpoint.pt"
        self._log = work / "log.jsonl"
        self._seconds = 0.0
        self._epoch = 0

    def run(self, fresh: bool) -> None:
        """Epochs until the minutes are over."""
        if not fresh and self._checkpoint.is_file():
            self._resume()
        while self._seconds < self._dials.minutes * 60:
            self._train_epoch()
            self._epoch += 1
            self._save()

    def _train_epoch(self) -> None:
        chance = random.Random(f"{self._dials.seed}-{self._epoch}")
        torch.manual_seed(self._dials.seed * 1000 + self._epoch)
        rows = [self._cutter(text, self._dials.cut, chance) for text in self._texts]
        losses: list[tuple[float, float]] = []
        started = time.monotonic()
        for batch in self._batches(rows, chance):
            before = time.monotonic()
            share = min(1.0, self._seconds / (self._dials.minutes * 60))
            for group in self._optimizer.param_groups:
                warm = min(1.0, 0.05 + 20 * share)
                group["lr"] = self._dials.rate * warm * 0.5 * (1 + math.cos(math.pi * share)) + 1e-6
            losses.append(self._step([rows[index] for index in batch], torch.tensor(batch)))
            self._seconds += time.monotonic() - before
            if len(losses) % SAY_EVERY == 0:
                self._say(losses[-SAY_EVERY:], len(losses), started)
                self._save()
            if self._seconds >= self._dials.minutes * 60:
                break
        self._say(losses, len(losses), started)

    def _say(self, losses: list[tuple[float, float]], steps: int, started: float) -> None:
        contrast, distance = np.mean(losses, axis=0).round(4).tolist()
        line = {
            "epoch": self._epoch,
            "steps": steps,
            "contrast": contrast,
            "distance": distance,
            "epoch_seconds": round(time.monotonic() - started),
            "seconds": round(self._seconds),
        }
        with self._log.open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")
        print(json.dumps(line), flush=True)

    def _step(self, rows: list[list[int]], indices: torch.Tensor) -> tuple[float, float]:
        """One step; gives the contrast and the mean cosine distance."""
        vectors = self._student(*padded(rows))
        own = self._targets[indices]
        drawn = torch.randint(len(self._targets), (self._dials.others,))
        against = torch.cat([own, self._targets[drawn]])
        likeness = vectors @ against.T / self._dials.temperature
        same = own @ against.T > 0.95  # says the same, or is the same
        same[torch.arange(len(rows)), torch.arange(len(rows))] = False
        contrast = F.cross_entropy(likeness.masked_fill(same, -1e4), torch.arange(len(rows)))
        distance = 1 - (vectors * own).sum(-1).mean()
        self._optimizer.zero_grad()
        (contrast + self._dials.cosine * distance).backward()
        self._optimizer.step()  # type: ignore[no-untyped-call]
        return float(contrast.detach()), float(distance.detach())

    def _batches(self, rows: list[list[int]], chance: random.Random) -> list[list[int]]:
        """All texts once, those of like length together, the batches in random order."""
        batches: list[list[int]] = [[]]
        for index in sorted(range(len(rows)), key=lambda index: (len(rows[index]), chance.random())):
            full = len(batches[-1]) == 768 or (len(batches[-1]) + 1) * len(rows[index]) > self._dials.tokens
            if full and batches[-1]:
                batches.append([])
            batches[-1].append(index)
        chance.shuffle(batches)
        return batches

    def _save(self) -> None:
        state = {
            "words": self._words,
            "rows": self._student.chinese.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "seconds": self._seconds,
            "epoch": self._epoch,
        }
        aside = self._checkpoint.with_suffix(".new")
        torch.save(state, aside)
        aside.replace(self._checkpoint)

    def _resume(self) -> None:
        state = torch.load(self._checkpoint)
        if state["words"] != self._words:
            raise ValueError(f"{self._checkpoint} is of another list of words; train with --fresh")
        self._student.chinese.load_state_dict(state["rows"])
        self._optimizer.load_state_dict(state["optimizer"])
        self._seconds, self._epoch = state["seconds"], state["epoch"]


def choose_rows(shop: Shop, sentences: Sentences, dictionary: dict[str, Entry]) -> list[Spellings]:
    """The words of the table: nothing of the dev or test splits takes part in choosing them."""
    shop_words = [name for phrase in shop.phrases() for name in phrase.chinese]
    return choose(dictionary, shop_words, (pair.chinese for pair in sentences.train))


def gather(
    dials: Dials, shop: Shop, sentences: Sentences, dictionary: dict[str, Entry], work: Path, threads: int
) -> dict[str, Lesson]:
    """All that is learnt from, with MiniLM's vectors of its English side."""
    tower = TextTower(
        compact_weights.model_folder() / "model.safetensors",
        Pieces(compact_weights.model_folder() / "tokenizer.json"),
        threads=threads,
    )
    usual = by_use(dictionary)
    parts: dict[str, list[Pair]] = {
        "sentences": list(sentences.train),
        "titles": titles(shop, dials.titles, "train", dials.seed),
        "queries": queries(shop, dials.titles, "train", dials.seed),
        "phrases": phrase_pairs(shop) * 2,
        "dictionary": [
            Pair(entry.simplified, ", ".join(entry.meanings[:2])) for entry in usual[: dials.entries]
        ],
        "carried": carried(usual, dials.carried, dials.seed),
    }
    parts["joined"] = joined([*parts["sentences"], *parts["titles"]], dials.joined, dials.seed)
    lessons = {}
    for name, pairs in parts.items():
        targets = english_vectors([pair.english for pair in pairs], tower, work)
        lessons[name] = Lesson([pair.chinese for pair in pairs], targets)
        print(f"{name}: {len(pairs)} pairs", flush=True)
    return lessons


def by_use(dictionary: dict[str, Entry]) -> list[Entry]:
    """The words of the dictionary, the most frequent first."""
    counts = frequencies()
    return sorted(dictionary.values(), key=lambda entry: (-counts.get(entry.simplified, 0), entry.simplified))


def english_vectors(texts: list[str], tower: TextTower, work: Path) -> NDArray[np.float32]:
    """(texts, 384) unit rows of MiniLM, from the cache where these very texts were encoded before."""
    digest = hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]
    cached = work / f"english-{digest}.npy"
    if not cached.is_file():
        unique = list(dict.fromkeys(texts))
        rows = tower.encode(unique)
        place = {text: index for index, text in enumerate(unique)}
        np.save(cached, rows[[place[text] for text in texts]])
    vectors: NDArray[np.float32] = np.load(cached)
    return vectors


def _shop_meanings(shop: Shop) -> dict[str, tuple[str, ...]]:
    return {chinese: phrase.english for phrase in shop.phrases() for chinese in phrase.chinese}


if __name__ == "__main__":
    main()
