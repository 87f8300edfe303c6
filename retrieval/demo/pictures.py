"""Which pictures an article has, and drawing those that are not there yet.

A picture's name carries a digest of what it shows and of the code that draws it, so a picture that is there is the
right one, and a changed one is another file.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass
from functools import cache
from importlib import resources
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from retrieval.demo.articles import Article

if TYPE_CHECKING:
    from PIL.Image import Image

FOLDER = "demo"
SIZE = 512
SEEDS = 4_000_000
"""The shop's pictures take their seeds from below this; training takes its own from far above."""
_QUALITY = 88
_MOST = 3
_WITHOUT = 0.012
_SECOND_ANGLE = 0.4
_PROCESSES = 2
_FEW = 6


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture of an article; the fields of a ``PictureSpec``, without what it takes to draw it."""

    kind: str
    colour: str
    pattern: str | None
    material: str | None
    variety: int
    view: int
    brand: str
    seed: int


@cache
def _painters_digest() -> str:
    """Digest of the code that draws: another code, other pictures."""
    folder = resources.files(__package__) / "drawing"  # not imported: that would load the drawing library
    sources = sorted(
        (entry.name, entry.read_bytes()) for entry in folder.iterdir() if entry.name.endswith(".py")
    )
    return hashlib.sha256(b"".join(name.encode() + code for name, code in sources)).hexdigest()


def name(article: Article, number: int, shot: Shot) -> str:
    """The picture's name in the images folder: ``demo/dress-wrap-midi-dress-oakfield-1-0a1b2c3d.jpg``."""
    digest = hashlib.sha256(repr((astuple(shot), SIZE, _painters_digest())).encode()).hexdigest()[:8]
    return f"{FOLDER}/{article.article_id}-{number}-{digest}.jpg"


def _variety(article: Article) -> int:
    """Which silhouette: as the sheet says, else the style's place among those of its kind."""
    named = article.option("variety")
    if named:
        return int(named)
    return article.sheet.styles.index(article.style)


def _wordmark(article: Article) -> str:
    """What is written on it: the maker, but on a book its title."""
    return article.name.en.strip("“”") if article.kind == "book" else article.brand.en


def shots(article: Article, seed: int) -> tuple[Shot, ...]:
    """One to three pictures: the colours there are, else another angle; a few articles have none."""
    chance = article.chance("pictures", seed)
    if article.option("picture") == "none" or (chance.random() < _WITHOUT and not article.known):
        return ()
    views = [(colour, 0) for colour in article.colours[:_MOST]]
    if len(views) < _MOST and chance.random() < _SECOND_ANGLE:
        views.append((article.colours[0], 1))
    picture_seed = chance.randrange(SEEDS)
    return tuple(
        Shot(
            kind=article.option("drawn", article.kind),
            colour=colour,
            pattern=article.pattern,
            material=article.material.key if article.material else None,
            variety=_variety(article),
            view=view,
            brand=_wordmark(article),
            seed=picture_seed,
        )
        for colour, view in views
    )


def names(article: Article, seed: int) -> tuple[tuple[str, Shot], ...]:
    """Every picture of an article with its name, main picture first."""
    return tuple(
        (name(article, number, shot), shot) for number, shot in enumerate(shots(article, seed), start=1)
    )


def painted(shot: Shot, size: int = SIZE) -> Image:
    """The picture itself, RGB, ``size`` pixels square.

    Raises:
        BadInput: nobody can draw the kind.
    """
    from retrieval.demo.drawing import PictureSpec, draw  # a drawing library, for set-up only

    return draw(PictureSpec(**{field: getattr(shot, field) for field in Shot.__slots__}), size)


def _paint(folder: Path, file: str, shot: Shot) -> bool:
    """Draw one picture, whole or not at all; False where nobody can draw the kind."""
    from retrieval.demo.drawing import can_draw  # as above

    if not can_draw(shot.kind):
        return False
    target = folder / file
    part = target.with_suffix(f".{os.getpid()}.part")
    painted(shot).save(part, "JPEG", quality=_QUALITY, optimize=True)
    part.replace(target)
    return True


def _paint_some(folder: Path, some: Sequence[tuple[str, Shot]]) -> int:
    return sum(_paint(folder, file, shot) for file, shot in some)


def drawn(folder: Path) -> frozenset[str]:
    """Names of the drawn pictures that are in the images folder."""
    return frozenset(f"{FOLDER}/{entry.name}" for entry in (folder / FOLDER).glob("*.jpg"))


def missing(wanted: Iterable[tuple[str, Shot]], folder: Path) -> list[tuple[str, Shot]]:
    """The pictures that are not in the folder yet."""
    there = drawn(folder)
    return [(file, shot) for file, shot in wanted if file not in there]


def draw_missing(
    wanted: Iterable[tuple[str, Shot]], folder: Path, tell: Callable[[int, int], None] | None = None
) -> int:
    """Draw what is not there, on two processes; gives the number drawn. Can be killed and called again.

    Args:
        folder: the shop's images folder.
        tell: called with (done, all) as pictures are finished.
    """
    todo = missing(wanted, folder)
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    if len(todo) <= _FEW:
        return _paint_some(folder, todo)
    left = iter(todo)
    batches = iter(lambda: list(islice(left, 16)), [])
    done = drawn = 0
    with ProcessPoolExecutor(_PROCESSES, mp_context=get_context("spawn")) as pool:
        waiting = [(pool.submit(_paint_some, folder, batch), len(batch)) for batch in batches]
        for future, count in waiting:
            drawn += future.result()
            done += count
            if tell:
                tell(done, len(todo))
    return drawn


def remove_stale(wanted: Iterable[tuple[str, Shot]], folder: Path) -> int:
    """Delete drawn pictures that no article has any more; gives how many."""
    kept = {file for file, _ in wanted}
    stale = [entry for entry in (folder / FOLDER).glob("*.*") if f"{FOLDER}/{entry.name}" not in kept]
    for entry in stale:
        entry.unlink(missing_ok=True)
    return len(stale)
