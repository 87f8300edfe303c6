"""Texts of a feed made plain: without HTML, without control characters, in the language that they are in."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from retrieval.catalog.product import Localised

_TAG = re.compile(r"</?[a-zA-Z][^>]*>|<!--")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f​‎‏﻿]")
_SPACES = re.compile(r"[ \t  　]+")
_LINES = re.compile(r" *\n[ \n]*")
_HAN = re.compile(r"[㐀-鿿豈-﫿]")
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "tr",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "header",
        "footer",
        "blockquote",
        "dd",
        "dt",
        "dl",
        "hr",
        "td",
        "th",
    ]
)
_UNSEEN = ("script", "style", "noscript", "template", "head", "iframe", "object")


def plain(value: Any) -> str:
    """A text as a person would read it; paragraphs stay lines. Anything but text becomes its words."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else str(value)
    if "<" in text and _TAG.search(text):
        text = _without_tags(text)
    elif "&" in text:
        text = html.unescape(text)
        if "<" in text and _TAG.search(text):  # HTML that was escaped once more on its way
            text = _without_tags(text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isprintable():
        text = _CONTROL.sub("", text)
    return _LINES.sub("\n", _SPACES.sub(" ", text)).strip()


def line(value: Any) -> str:
    """``plain`` on one line: for titles, brands, sizes."""
    if not value:
        return "" if value is None or value == "" else str(value)
    return _line(value) if isinstance(value, str) else plain(value).replace("\n", " ")


@lru_cache(maxsize=50_000)
def _line(text: str) -> str:
    """Most of a feed's short texts come again and again."""
    return plain(text).replace("\n", " ")


def _without_tags(text: str) -> str:
    try:
        root = lxml_html.fragment_fromstring(text, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return html.unescape(_TAG.sub(" ", text))
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        block = element.tag in _BLOCKS
        if event == "start":
            pieces += ["\n" if block else "", element.text or ""]
        else:
            pieces += ["\n" if block else "", element.tail or ""]
    return "".join(pieces)


@lru_cache(maxsize=4096)
def language_of(text: str) -> str:
    """``zh`` where a Chinese character is in it, else ``en``."""
    return "zh" if _HAN.search(text) else "en"


def localised(text: str, en: str, zh: str, language: str | None) -> Localised:
    """``text`` goes where its language is, unless the feed has that language in a column of its own."""
    if text:
        place = language or ("zh" if _HAN.search(text) else "en")
        if place == "zh":
            zh = zh or text
        else:
            en = en or text
    return Localised(en, zh)
