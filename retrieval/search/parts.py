"""Parts of things that somebody does without: every word that tells of one, in both languages."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

from retrieval.index.analysis import analyse


@lru_cache(maxsize=1)
def _parts() -> dict[str, tuple[str, ...]]:
    read = tomllib.loads(resources.files(__package__).joinpath("parts.toml").read_text("utf-8"))
    return {name: tuple(names) for names in read.values() for name in names}


def is_part(word: str) -> bool:
    """Whether a word in either language names a part."""
    return word in _parts()


def tokens_of(word: str) -> tuple[str, ...]:
    """The tokens that tell of what a word names: of a part by all its names (hood, hooded, 连帽), else its own. The
    halves of a name that is written in two (the ``up`` of ``zip-up``) tell nothing."""
    tokens: dict[str, None] = {}
    for name in _parts().get(word, (word,)):
        own = analyse(name)
        whole = own[-1:] if "-" in name else own if name.isascii() else [name]
        tokens.update(dict.fromkeys(whole))
    return tuple(tokens)


def free_of(word: str) -> tuple[str, ...]:
    """The tokens by which a thing says that it is without (``sugar-free``, ``no-sugar``, 无糖)."""
    names = _parts().get(word, (word,))
    said = [
        form
        for name in names
        for form in ((f"{name}-free", f"no-{name}") if name.isascii() else (f"无{name}", f"零{name}"))
    ]
    return tuple(dict.fromkeys(analyse(form)[-1] if form.isascii() else form for form in said))
