"""``shopkeeper embed``: texts or pictures to vectors, with the shop's encoder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.cli.frame import AsJson, command, say_json, settings
from ui.cli.progress import progress_bar

if TYPE_CHECKING:
    from retrieval.encoders.encoder import Encoder, Vectors

BATCH = 64


def register(app: typer.Typer) -> None:
    command(
        app,
        "embed",
        "shopkeeper embed --texts titles.txt --out titles.npy\n"
        "shopkeeper embed --images paths.txt --out pictures.npy",
    )(embed)


def embed(
    out: Annotated[Path, typer.Option(metavar="VECTORS.npy", help="Where the vectors go.")],
    texts: Annotated[
        Path | None, typer.Option(metavar="FILE", help="One text a line.", show_default=False)
    ] = None,
    images: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The path of one picture a line.", show_default=False)
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write one float32 unit row a line of FILE, in the order of the lines."""
    if (texts is None) == (images is None):
        raise typer.BadParameter("give either --texts or --images", param_hint="--texts")
    import numpy as np

    from retrieval.encoders.loading import load_encoder

    chosen = settings()
    encoder = load_encoder(chosen.encoder, chosen.device, chosen.models_dir)
    lines = (texts or images or Path()).read_text("utf-8-sig").splitlines()
    rows = _embedded(lines, encoder, of_pictures=images is not None)
    with out.open("wb") as file:
        np.save(file, rows)
    if as_json:
        say_json(
            {"rows": len(rows), "dimensions": encoder.dimensions, "encoder": encoder.name, "out": str(out)}
        )
    else:
        print(f"{len(rows)} rows of {encoder.dimensions} in {out}")


def _embedded(lines: Sequence[str], encoder: Encoder, of_pictures: bool) -> Vectors:
    """(lines, dimensions) unit rows.

    Raises:
        ShopkeeperError: a line names no picture that can be read; the sentence says which line.
    """
    import numpy as np

    from retrieval.importing import Progress

    parts = []
    with progress_bar() as report:
        for start in range(0, len(lines), BATCH):
            batch = lines[start : start + BATCH]
            if of_pictures:
                parts.append(
                    encoder.encode_images([_picture(path, start + n) for n, path in enumerate(batch, 1)])
                )
            else:
                parts.append(encoder.encode_texts(batch))
            report(Progress("embedding", min(start + BATCH, len(lines)), len(lines)))
    return np.concatenate(parts) if parts else np.empty((0, encoder.dimensions), np.float32)


def _picture(path: str, line: int):  # type: ignore[no-untyped-def]
    from retrieval.catalog.images import open_photo
    from retrieval.errors import ShopkeeperError

    try:
        return open_photo(Path(path.strip()).expanduser())
    except ShopkeeperError as error:
        raise type(error)(error.code, f"Line {line}: {error.sentence}", error.remedy) from error
