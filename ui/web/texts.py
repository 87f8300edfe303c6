"""The words of the page in the visitor's language: Fluent files of ``prompts/page``."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from babel.dates import format_date, format_datetime

from assistant.messages import Amount
from prompts import Say, speaker
from retrieval.catalog.money import Money

Language = Literal["en", "zh"]

_LOCALES = {"en": "en_US", "zh": "zh_Hans_CN"}


def texts(language: Language) -> Say:
    """``say(name, **values)`` of the page's own texts."""
    return speaker("page", language)


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
