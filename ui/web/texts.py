"""The words of the page in the visitor's language: Fluent files of ``prompts/page``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Literal

from babel.dates import format_date, format_datetime
from fluent.runtime import FluentBundle, FluentResource

from assistant.messages import Amount
from retrieval.catalog.money import Money

Language = Literal["en", "zh"]
Say = Callable[..., str]

_LOCALES = {"en": "en_US", "zh": "zh_Hans_CN"}


@cache
def _bundle(language: Language) -> FluentBundle:
    source = files("prompts").joinpath("page", f"{language}.ftl").read_text("utf-8")
    bundle = FluentBundle([_LOCALES[language].replace("_", "-")], use_isolating=False)
    bundle.add_resource(FluentResource(source))
    return bundle


def texts(language: Language) -> Say:
    """``say(name, **values)``: the text of that name, with the values written into it.

    Raises:
        KeyError: the page's files have no such text, or it lacks a value: a defect, not a visitor's mistake.
    """
    bundle = _bundle(language)

    def say(name: str, /, **values: object) -> str:
        pattern = bundle.get_message(name).value
        if pattern is None:
            raise KeyError(name)
        text, faults = bundle.format_pattern(pattern, values)
        if faults:
            raise KeyError(f"{name}: {faults[0]}")
        return str(text)

    return say


def named(prefix: str, word: str, language: Language) -> str:
    """What the page calls a word of a listing (``attribute``, ``season``); the listing's own word where it has no
    name for it."""
    bundle = _bundle(language)
    name = f"{prefix}-{word}"
    return texts(language)(name) if bundle.has_message(name) else word


def money(amount: Amount, language: Language) -> str:
    """A price as people of that language write it."""
    return Money(amount.amount, amount.currency).formatted(language)


def day(moment: str, language: Language) -> str:
    """The day of an ISO 8601 moment as that language writes it; what is no moment stays as it is."""
    try:
        when = date.fromisoformat(moment[:10])
    except ValueError:
        return moment
    pattern = "y年M月d日" if language == "zh" else "MMM d, y"
    return str(format_date(when, pattern, locale=_LOCALES[language]))


def moment(at: str, language: Language) -> str:
    """Day and time of an ISO 8601 moment (UTC); what is no moment stays as it is."""
    try:
        when = datetime.fromisoformat(at)
    except ValueError:
        return at
    pattern = "M月d日 HH:mm" if language == "zh" else "MMM d, h:mm a"
    return str(format_datetime(when, pattern, locale=_LOCALES[language]))
