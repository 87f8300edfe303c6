"""The texts that people and models read, and the one thing that reads them: ``speaker``."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files

from fluent.runtime import FluentBundle, FluentResource

Say = Callable[..., str]

_LOCALES = {"en": "en-US", "zh": "zh-Hans-CN"}


@cache
def bundle(collection: str, language: str) -> FluentBundle:
    """The Fluent texts of ``prompts/<collection>/<language>.ftl``."""
    made = FluentBundle([_LOCALES[language]], use_isolating=False)
    made.add_resource(
        FluentResource(files(__name__).joinpath(collection, f"{language}.ftl").read_text("utf-8"))
    )
    return made


def speaker(collection: str, language: str) -> Say:
    """``say(name, **values)``: the text of that name, with the values written into it.

    Raises:
        KeyError: there is no such text, or it lacks a value: a defect, not a visitor's mistake.
    """
    texts = bundle(collection, language)

    def say(name: str, /, **values: object) -> str:
        pattern = texts.get_message(name).value
        if pattern is None:
            raise KeyError(name)
        text, faults = texts.format_pattern(pattern, values)
        if faults:
            raise KeyError(f"{name}: {faults[0]}")
        return str(text)

    return say
