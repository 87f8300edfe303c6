"""``shopkeeper evaluate encoder``: what the encoder in use sees and understands, beside simpler ways.

Photos of a data folder (``photos/``, ``text/``, ``teacher/``) where there is one, and the demo shop, which needs
none. Photos of ``dev`` ask, the source's own ``train`` is the gallery; sources that may only be measured took no
part in training at all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from retrieval.encoders.encoder import Encoder, Vectors
from retrieval.encoders.pictures import as_rgb
from retrieval.errors import BadInput

if TYPE_CHECKING:
    from retrieval.training.image_evaluate import Measurement

SEED = 8
"""Of the recipe's splits: the photos that trained nothing are those that its seed kept apart."""

SENTENCES, TITLES, ASKED, FIRST = 500, 1000, 200, 10
BLOCK = 256

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Part:
    """One table: a row a name, a figure a column."""

    title: str
    rows: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class EncoderReport:
    """All tables, what was left out and why, and the classes of each source for the report's charts.

    Attributes:
        confusions: source to (asked, found, how often) of the nearest photos, right ones included.
    """

    encoder: str
    parts: tuple[Part, ...]
    skipped: tuple[str, ...] = ()
    confusions: Mapping[str, Sequence[tuple[str, str, int]]] = field(default_factory=dict)

    def as_wire(self) -> dict[str, Any]:
        return {
            "encoder": self.encoder,
            **{part.title: {name: dict(row) for name, row in part.rows.items()} for part in self.parts},
            "skipped": list(self.skipped),
        }


def evaluate_encoder(
    encoder: Encoder,
    data: Path | None,
    work: Path,
    baselines: bool = False,
    against: Path | None = None,
    demo: bool = True,
    tell: Tell = lambda _: None,
) -> EncoderReport:
    """Measure ``encoder``.

    Args:
        data: folder with ``photos`` and ``text/parallel``; without it those parts are skipped and said to be.
        work: kept between runs: vectors by the encoder's fingerprint, the demo shop's pictures and index.
        baselines: also a colour histogram, the frozen teacher, a probe on it, MiniLM on titles (needs PyTorch).
        against: an ONNX image tower with the same preprocessing as the compact one, measured beside it.
        demo: ask the demo shop too.

    Raises:
        BadInput: ``data`` is named and is not such a folder.
    """
    if data is not None and not (data / "photos").is_dir() and not (data / "text").is_dir():
        raise BadInput(
            "no_data", f"There are neither photos nor texts in {data}.", "Name the folder that holds both."
        )
    parts: list[Part] = []
    skipped: list[str] = []
    confused: dict[str, Sequence[tuple[str, str, int]]] = {}
    if data is not None and (data / "photos").is_dir():
        photos = Photos(encoder, data, work, tell)
        parts += photos.parts(baselines, against)
        confused = photos.confusions()
    else:
        skipped.append("photos: no data folder")
    if data is not None and (data / "text" / "parallel").is_dir():
        tell("Chinese beside English")
        parts.append(Part("chinese", _chinese(encoder, data)))
    else:
        skipped.append("Chinese sentences: no data folder")
    if demo:
        from retrieval.evaluation.demo_shop import measure_demo  # draws pictures

        found = measure_demo(encoder, work / f"demo-{encoder.fingerprint[:16]}", tell)
        parts.append(Part("demo shop", {name: asdict(one) for name, one in found.items()}))
    return EncoderReport(encoder.name, tuple(parts), tuple(skipped), confused)


class Photos:
    """The labelled photos of a data folder and one encoder's vectors of them."""

    def __init__(self, encoder: Encoder, data: Path, work: Path, tell: Tell) -> None:
        from retrieval.training.image_evaluate import Measurement, split_photos

        work.mkdir(parents=True, exist_ok=True)
        self._data, self._work, self._tell = data, work, tell
        photos = split_photos(data / "photos", work, SEED)
        self._measurement: Measurement = Measurement(data / "photos", photos, SEED, encoder.encode_texts)
        tell(f"looking at {len(photos):,} photos")
        self._rows = self._vectors(encoder)

    def parts(self, baselines: bool, against: Path | None) -> list[Part]:
        """The tables about photos."""
        judge, rows = self._measurement, self._rows
        parts = [
            Part("photo to photo", _rows(judge.photo_to_photo(rows, "dev"))),
            Part("photo to photo, cut from train", _rows(judge.photo_to_photo(rows, "test"))),
            Part("kind name to photo", _rows(judge.words_to_photo(rows, self._work))),
            Part("colour and kind to photo", dict(judge.colour_words(rows, self._work))),
            *self._classes(),
        ]
        if against is not None:
            parts.append(Part(f"photo to photo, {against.name}", self._other(against)))
        return parts + (self._baselines() if baselines else [])

    def confusions(self) -> dict[str, Sequence[tuple[str, str, int]]]:
        """What the nearest photo shows, a source, counted."""
        found: dict[str, Sequence[tuple[str, str, int]]] = {}
        for source in dict.fromkeys(self._measurement.source.tolist()):
            asked, kept = self._measurement.pick(source, "dev")
            labels = self._measurement.label
            nearest = labels[kept][np.argmax(self._rows[asked] @ self._rows[kept].T, axis=1)]
            pairs, counts = np.unique(np.stack([labels[asked], nearest]), axis=1, return_counts=True)
            found[source] = [
                (str(one), str(other), int(count)) for one, other, count in zip(*pairs, counts, strict=True)
            ]
        return found

    def _classes(self) -> list[Part]:
        from retrieval.training.image_measures import per_label

        parts = []
        for source in dict.fromkeys(self._measurement.source.tolist()):
            asked, kept = self._measurement.pick(source, "dev")
            labels = self._measurement.label
            found = per_label(self._rows[asked], self._rows[kept], labels[asked], labels[kept])
            rows = {
                name: {"queries": count, "precision1": round(share, 4)}
                for name, (count, share) in found.items()
            }
            parts.append(Part(f"kinds of {source}", rows))
        return parts

    def _vectors(self, encoder: Encoder) -> Vectors:
        """(photos, dimensions), kept by fingerprint and by which photos there are."""
        listing = hashlib.sha256("\n".join(p.path for p in self._measurement.photos).encode()).hexdigest()[:8]
        path = self._work / f"photos-{encoder.fingerprint[:16]}-{listing}.npy"
        if path.exists():
            kept: Vectors = np.load(path)
            return kept
        blocks = []
        for start in range(0, len(self._measurement.photos), BLOCK):
            pictures = []
            for photo in self._measurement.photos[start : start + BLOCK]:
                with Image.open(self._data / "photos" / photo.path) as image:
                    pictures.append(as_rgb(image))
            blocks.append(encoder.encode_images(pictures))
        rows = np.concatenate(blocks)
        with (path.with_suffix(".part")).open("wb") as file:
            np.save(file, rows)
        path.with_suffix(".part").replace(path)
        return rows

    def _other(self, model: Path) -> dict[str, dict[str, float]]:
        from retrieval.training.image_evaluate import onnx_rows, pixels_of

        pixels = pixels_of(self._data / "photos", self._measurement.photos, self._work, _side(model))
        return _rows(self._measurement.photo_to_photo(onnx_rows(model, pixels), "dev"))

    def _baselines(self) -> list[Part]:
        from retrieval.training import image_evaluate
        from retrieval.training.image_measures import colour_histogram

        self._tell("baselines")
        judge, folder = self._measurement, self._data / "photos"
        pixels = image_evaluate.pixels_of(folder, judge.photos, self._work)
        network = self._data / "teacher" / "mobilenet_edgetpu_1.0_224.onnx"
        teacher = image_evaluate.teacher_rows(network, folder, judge.photos, self._work, self._work)
        histogram = colour_histogram(pixels[:, ::4, ::4])
        probe = judge.probe(teacher, "dev")
        return [
            Part("photo to photo, colour histogram", _rows(judge.photo_to_photo(histogram, "dev"))),
            Part("photo to photo, most frequent kind", _prior(judge)),
            Part("photo to photo, frozen teacher", _rows(judge.photo_to_photo(teacher, "dev"))),
            Part(
                "linear probe on the teacher", {name: {"accuracy": round(v, 4)} for name, v in probe.items()}
            ),
            Part("title to title, MiniLM", _rows(image_evaluate.titles_alone(judge, self._work))),
        ]


def _prior(judge: Measurement) -> dict[str, dict[str, float]]:
    """What always saying the most frequent kind reaches."""
    found = {}
    for source in dict.fromkeys(judge.source.tolist()):
        asked, kept = judge.pick(source, "dev")
        kinds, counts = np.unique(judge.label[kept], return_counts=True)
        share = float((judge.label[asked] == kinds[counts.argmax()]).mean())
        found[source] = {"queries": int(asked.sum()), "precision1": round(share, 4)}
    return found


def _chinese(encoder: Encoder, data: Path) -> dict[str, dict[str, float]]:
    """Translations never trained on: is the right English text the nearest? And product queries in both."""
    from retrieval.training.text_evaluate import demo_pairs, nearness, overlap
    from retrieval.training.text_shop import Shop, queries, titles
    from retrieval.training.text_sources import read_sentences

    shop = Shop.read()
    sets = {
        "sentences": list(read_sentences(data).test)[:SENTENCES],
        "titles by rule": titles(shop, TITLES, "test", seed=11),
        **demo_pairs(),
    }
    found: dict[str, dict[str, float]] = {}
    shelf: list[Vectors] = []
    for name, pairs in sets.items():
        english = encoder.encode_texts([pair.english for pair in pairs])
        near = asdict(nearness(encoder.encode_texts([pair.chinese for pair in pairs]), english))
        found[name] = {"pairs": near["pairs"], "recall1": near["to_english"], "back": near["to_chinese"]}
        if name != "sentences":
            shelf.append(english)
    both = queries(shop, ASKED, "test", seed=11)
    chinese, english = (
        encoder.encode_texts([getattr(pair, side) for pair in both]) for side in ("chinese", "english")
    )
    found["queries, first ten"] = {
        "pairs": len(both),
        "overlap": overlap(chinese, english, np.concatenate(shelf), FIRST),
    }
    return found


def _rows(figures: Mapping[str, Any]) -> dict[str, dict[str, float]]:
    return {
        name: {key: round(value, 4) for key, value in asdict(one).items()} for name, one in figures.items()
    }


def _side(model: Path) -> int:
    """Pixels of the square that an ONNX image tower takes."""
    import onnxruntime

    session = onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
    side: int = session.get_inputs()[0].shape[-1]
    return side


def with_parts(report: EncoderReport, more: Sequence[Part]) -> EncoderReport:
    """The same report with further tables."""
    return replace(report, parts=(*report.parts, *more))


def render(report: EncoderReport) -> str:
    """All tables as Markdown; kinds of a source only in the report and in JSON."""
    lines = [f"Encoder: {report.encoder}", ""]
    for part in report.parts:
        if not part.title.startswith("kinds of "):
            lines += [f"**{part.title}**", "", *_markdown(part), ""]
    return "\n".join([*lines, *(f"Skipped: {reason}" for reason in report.skipped)]).rstrip()


def _markdown(part: Part) -> list[str]:
    columns = list(dict.fromkeys(column for row in part.rows.values() for column in row))
    lines = [f"| | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
    for name, row in part.rows.items():
        cells = (f"{row[column]:.4g}" if column in row else "" for column in columns)
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return lines
