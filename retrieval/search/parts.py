"""Parts of things that somebody does without: every word that tells of one, in both languages."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

from retrieval.index.analysis import analyse


@lru_cache(maxsize=1)
def _parts() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Of every name its part and all names of that."""
    read = tomllib.loads(resources.files(__package__).joinpath("parts.toml").read_text("utf-8"))
    return {name: (part, tuple(names)) for part, names in read.items() for name in (part, *names)}


def is_part(word: str) -> bool:
    """Whether a word in either language names a part."""
    return word in _parts()


def part_of(word: str) -> str:
    """The part that a word names, whatever the language (连帽: hood); a word that names none stands for itself."""
    return _parts()[word][0] if word in _parts() else word


def part_name(word: str, language: str) -> str:
    """What people of that language call the part that a word names; a word that names none is its own name."""
    names = _names(word)
    return next((name for name in names if name.isascii() != (language == "zh")), word)


def _names(word: str) -> tuple[str, ...]:
    return _parts()[word][1] if word in _parts() else (word,)


def tokens_of(word: str) -> tuple[str, ...]:
    """The tokens that tell of what a word names: of a part by all its names (hood, hooded, 连帽), else its own. The
    halves of a name that is written in two (the ``up`` of ``zip-up``) tell nothing."""
    tokens: dict[str, None] = {}
    for name in _names(word):
        own = analyse(name)
        whole = own[-1:] if "-" in name else own if name.isascii() else [name]
        tokens.update(dict.fromkeys(whole))
    return tuple(tokens)


def free_of(word: str) -> tuple[str, ...]:
    """The tokens by which a thing says that it is without (``sugar-free``, ``no-sugar``, 无糖)."""
    names = _names(word)
    said = [
        form
        for name in names
        for form in ((f"{name}-free", f"no-{name}") if name.isascii() else (f"无{name}", f"零{name}"))
    ]
    return tuple(dict.fromkeys(analyse(form)[-1] if form.isascii() else form for form in said))
