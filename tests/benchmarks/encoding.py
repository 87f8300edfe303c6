"""Encoding: our encoder against Chroma's own OpenCLIP function with the same weights, and an import that encodes
against the encoder alone.

python -m tests.benchmarks.encoding --texts 512 --pictures 128 --products 600
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from retrieval.catalog.product import Product
from retrieval.demo.drawing import PictureSpec, draw
from retrieval.encoders.compact import CompactEncoder
from retrieval.importing import import_products
from retrieval.index.indexer import Indexer
from retrieval.index.matrices import Matrices
from retrieval.index.texts import embedding_texts
from retrieval.index.vectors import VectorStore
from retrieval.store.database import Database
from retrieval.store.products import ProductRepository
from tests.benchmarks.words import catalogue

BATCH = 64
KINDS = ("dress", "shirt", "sneakers", "handbag", "mug", "sofa")
COLOURS = ("red", "blue", "green", "black", "yellow")


def pictures(count: int) -> Iterator[Image.Image]:
    """Drawn products, each with another seed."""
    for number in range(count):
        kind, colour = KINDS[number % len(KINDS)], COLOURS[number % len(COLOURS)]
        yield draw(PictureSpec(kind, colour, None, None, None, 0, 0, None, number), 320)


def chroma_function(folder: Path) -> Any:
    """Chroma's class on the compact encoder's own weights, in evaluation mode."""
    from chromadb.utils.embedding_functions.open_clip_embedding_function import OpenCLIPEmbeddingFunction

    from retrieval.training.export_openclip import export

    export(folder)
    function = OpenCLIPEmbeddingFunction(model_name=f"local-dir:{folder.resolve()}", checkpoint="")
    function._model.eval()
    return function


def seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def beside_chroma(encoder: CompactEncoder, texts: list[str], shown: list[Image.Image], home: Path) -> None:
    """Milliseconds an item of both, batch by batch in turn, and how far their vectors are apart."""
    function = chroma_function(home / "openclip")
    arrays = [np.asarray(picture.convert("RGB")) for picture in shown]
    sides: dict[str, tuple[Sequence[Any], Callable[[Any], Any], Sequence[Any]]] = {
        "texts": (texts, encoder.encode_texts, texts),
        "pictures": (shown, encoder.encode_images, arrays),
    }
    for name, (mine, encode, theirs) in sides.items():
        apart = np.abs(np.asarray(encode(mine[:8])) - np.stack(function(list(theirs[:8])))).max()
        ours = usual = 0.0
        for start in range(0, len(mine), BATCH):
            part = slice(start, start + BATCH)
            ours += seconds(lambda own=mine[part], encode=encode: encode(own))  # type: ignore[misc]
            usual += seconds(lambda own=theirs[part]: function(list(own)))  # type: ignore[misc]
        print(
            json.dumps(
                {
                    "encoded": name,
                    "count": len(mine),
                    "ms_each": round(1000 * ours / len(mine), 2),
                    "chroma_ms_each": round(1000 * usual / len(mine), 2),
                    "times": round(usual / ours, 1),
                    "largest_difference": round(float(apart), 5),
                }
            ),
            flush=True,
        )


def stocked(count: int, folder: Path) -> list[Product]:
    """Products with texts of their own and a picture each."""
    folder.mkdir()
    products = []
    for number, (product, picture) in enumerate(zip(catalogue(count), pictures(count), strict=True)):
        name = f"{number}.jpg"
        picture.convert("RGB").save(folder / name, quality=88)
        products.append(replace(product, images=(name,)))
    return products


def alone(encoder: CompactEncoder, texts: list[str], paths: list[Path]) -> float:
    """Seconds that the encoder takes by itself: 64 at a time, texts of one length together, pictures opened before."""
    texts = sorted(texts, key=len)
    opened = [Image.open(path).convert("RGB") for path in paths]

    def encode() -> None:
        for start in range(0, len(texts), BATCH):
            encoder.encode_texts(texts[start : start + BATCH])
        for start in range(0, len(opened), BATCH):
            encoder.encode_images(opened[start : start + BATCH])

    return seconds(encode)


def importing(encoder: CompactEncoder, count: int, home: Path) -> None:
    """The rate of an import that encodes over that of the encoder alone, measured before and after it."""
    images = home / "images"
    products = stocked(count, images)
    texts = list(dict.fromkeys(text for product in products for text in embedding_texts(product)))
    paths = [images / product.images[0] for product in products]
    database = Database.open(f"sqlite:///{home / 'shop.db'}")
    store = VectorStore(home / "chroma", encoder.fingerprint, encoder.dimensions)
    store.missing("text", [])
    matrices = Matrices(store, home / "cache", encoder.name)
    indexer = Indexer(store, encoder, images, matrices, ProductRepository(database).vector_keys)
    before = alone(encoder, texts, paths)
    whole = seconds(lambda: import_products(products, {}, database, indexer))
    after = alone(encoder, texts, paths)
    store.close()
    database.close()
    encoding = (before + after) / 2
    print(
        json.dumps(
            {
                "import_with_encoding": count,
                "texts": len(texts),
                "pictures": len(paths),
                "import_seconds": round(whole, 1),
                "encoder_alone_seconds": [round(before, 1), round(after, 1)],
                "share_of_its_rate": round(encoding / whole, 2),
            }
        ),
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=512)
    parser.add_argument("--pictures", type=int, default=128)
    parser.add_argument("--products", type=int, default=600)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        encoder = CompactEncoder(stamps=home)
        every = (text for product in catalogue(options.texts) for text in embedding_texts(product))
        texts = sorted(islice(every, options.texts), key=len)
        beside_chroma(encoder, texts, list(pictures(options.pictures)), home)
        importing(encoder, options.products, home)


if __name__ == "__main__":
    main()
