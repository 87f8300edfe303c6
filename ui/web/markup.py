"""HTML of the page: Jinja templates that escape everything they are given.

Product titles, feed texts and what customers write never become markup: no template marks a value as safe.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ui.web.texts import Language, day, moment, money, texts

TEMPLATES = Path(__file__).parent / "templates"
_MARKS = str.maketrans({sign: f"\\{sign}" for sign in r"\`*_{}[]()<>#+-.!|~$:&"})


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def html(template: str, language: Language, **values: object) -> str:
    """The filled template, with ``say``, ``money``, ``day`` and ``moment`` of that language at hand."""
    return (
        _environment()
        .get_template(f"{template}.html")
        .render(
            say=texts(language),
            money=lambda amount: money(amount, language),
            day=lambda at: day(at, language),
            moment=lambda at: moment(at, language),
            language=language,
            **values,
        )
    )


def draw(template: str, language: Language, **values: object) -> None:
    """Put the filled template on the page, as wide as its place."""
    st.html(html(template, language, **values))


def draw_inline(template: str, language: Language, **values: object) -> None:
    """Put the filled template on the page, no wider than itself: for rows."""
    st.html(html(template, language, **values), width="content")


def name_language(language: Language) -> None:
    """Tell browsers and screen readers which language the page speaks, and put its fonts first."""
    code = {"en": "en", "zh": "zh-CN"}[language]
    if language == "zh":
        st.html("<style>:root { --font: var(--chinese), -apple-system, sans-serif; }</style>")
    st.html(f"<script>document.documentElement.lang = '{code}';</script>", unsafe_allow_javascript=True)


def plain(label: str) -> str:
    """A text for a button, shown as it is: Streamlit reads labels as Markdown."""
    return " ".join(label.translate(_MARKS).split())
