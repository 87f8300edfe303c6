"""Judged data: queries, products, and how well the ones answer the others."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from retrieval.catalog.money import Money
from retrieval.catalog.product import Localised, Product, ProductId, Variant, VariantId
from retrieval.errors import BadInput
from retrieval.index.analysis import is_chinese

CURRENCY = "USD"
"""Judged data names none; prices are only there so that products are whole."""
_DESCRIPTIONS = ("description", "short_description", "long_description")


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """Words, a picture, or both; ``gains`` of the judged products, at least one above 0."""

    query_id: str
    text: str
    image: Path | None
    gains: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class JudgedSet:
    """``queries`` that have a relevant product; ``skipped`` had none, and cannot be measured; ``unknown`` judgements
    name a product that is not there. ``products`` in the order of their lots."""

    name: str
    queries: tuple[JudgedQuery, ...]
    products: tuple[Product, ...]
    skipped: int
    unknown: int = 0


def lot(product: str) -> bytes:
    """Drawn from the id alone, the same in every run: what orders products that nothing else tells apart.

    Files of judgements often list the right product before the wrong ones; whatever broke ties by their order would
    be told the answer.
    """
    return hashlib.blake2b(product.encode(), digest_size=8).digest()


def load(folder: Path) -> JudgedSet:
    """Read ``queries.csv`` (words, a picture or both), ``products.csv[.gz]`` and ``judgements.csv``.

    Raises:
        BadInput: a file, a column or a picture is missing, a gain is no number, or a query asks nothing.
    """
    if not folder.is_dir():
        raise BadInput("no_judged_data", f"“{folder}” is not a folder.", "Name a folder with queries.csv.")
    gains: dict[str, dict[str, float]] = {}
    for line, row in _rows(folder, "judgements.csv", ("query_id", "product_id", "gain")):
        gains.setdefault(row["query_id"], {})[row["product_id"]] = _gain(row["gain"], line)
    products = tuple(
        _product(row, folder) for _, row in _rows(folder, "products.csv", ("product_id", "title"))
    )
    known = {str(product.product_id) for product in products}
    queries, skipped, unknown = [], 0, 0
    for line, row in _rows(folder, "queries.csv", ("query_id",)):
        image = _picture(row, folder, line)
        text = (row.get("query") or "").strip()
        if not text and image is None:
            raise BadInput(
                "empty_query",
                f"queries.csv, line {line}: neither words nor a picture.",
                "Fill in “query”, “image” or both, or take the line out.",
            )
        of_query = gains.get(row["query_id"], {})
        judged = {name: gain for name, gain in of_query.items() if name in known}
        unknown += len(of_query) - len(judged)
        if any(gain > 0 for gain in judged.values()):
            queries.append(JudgedQuery(row["query_id"], text, image, judged))
        else:
            skipped += 1
    drawn = tuple(sorted(products, key=lambda product: lot(product.product_id)))
    return JudgedSet(folder.name, tuple(queries), drawn, skipped, unknown)


def _gain(written: str, line: int) -> float:
    """A gain below 0 counts as 0, as in trec_eval."""
    try:
        gain = float(written)
    except (TypeError, ValueError):
        gain = math.nan
    if not math.isfinite(gain):
        raise BadInput(
            "bad_gain", f"judgements.csv, line {line}: “{written}” is not a number.", "Correct the gain."
        )
    return max(gain, 0.0)


def _picture(row: Mapping[str, str], folder: Path, line: int) -> Path | None:
    name = (row.get("image") or "").strip()
    if name and not (folder / name).is_file():
        raise BadInput(
            "image_missing",
            f"queries.csv, line {line}: there is no picture “{name}” in {folder.name}.",
            "Correct the path; it is read from the folder of the data.",
        )
    return folder / name if name else None


def _rows(folder: Path, name: str, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    path = next((p for p in (folder / name, folder / f"{name}.gz") if p.is_file()), None)
    if path is None:
        raise BadInput(
            "no_judged_data", f"{folder.name} has no {name}.", "Add it; the README shows its columns."
        )
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    csv.field_size_limit(10_000_000)
    reader = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    if missing:
        raise BadInput("bad_judged_data", f"{path.name} lacks the column “{missing[0]}”.", "Add the column.")
    for row in reader:
        yield reader.line_num, row


def _product(row: Mapping[str, str], folder: Path) -> Product:
    title = row["title"] or row["product_id"]
    description = " ".join(filter(None, (row.get(name) for name in _DESCRIPTIONS)))
    price = Money.parse(row["price"], CURRENCY) if row.get("price") else Money(0, CURRENCY)
    variant = Variant(
        VariantId(row["product_id"]), price, stock=1, colour=row.get("colour") or None, gtin=None
    )
    image = row.get("image") or ""
    return Product(
        ProductId(row["product_id"]),
        _localised(title),
        (variant,),
        _localised(description),
        kind=row.get("kind") or "",
        brand=row.get("brand") or "",
        images=(str((folder / image).resolve()),) if image else (),
        attributes=_attributes(row.get("attributes") or ""),
    )


def _localised(text: str) -> Localised:
    return Localised(zh=text) if is_chinese(text) else Localised(en=text)


def _attributes(written: str) -> dict[str, str]:
    """A JSON object; anything else counts as one attribute of its own."""
    if not written:
        return {}
    try:
        read = json.loads(written)
    except json.JSONDecodeError:
        return {"attributes": written}
    pairs = read.items() if isinstance(read, dict) else [("attributes", read)]
    return {str(name).replace("_", " "): _flat(value) for name, value in pairs}


def _flat(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(f"{name} {_flat(inner)}" for name, inner in value.items())
    if isinstance(value, list):
        return " ".join(_flat(inner) for inner in value)
    return str(value)
