"""Items of an XML feed (RSS, Atom, or a plain list of products), one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from retrieval.catalog.feeds.draft import Problem
from retrieval.errors import BadInput

_ITEMS = ("{*}item", "{*}entry", "{*}product", "{*}offer")
_GOOGLE = "http://base.google.com/ns/1.0"


@dataclass(frozen=True, slots=True)
class Item:
    """One product: the line of its tag, and its texts by the local name of their elements."""

    line: int
    values: Mapping[str, list[str]]


def items(path: Path) -> Iterator[Item | Problem]:
    """Items in order. Where the XML breaks, what came before it stands and the break is a problem.

    Entities are not expanded and nothing is loaded from anywhere.
    """
    found = 0
    try:
        parser = etree.iterparse(
            str(path),
            events=("end",),
            tag=_ITEMS,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        for _, element in parser:
            values = _values(element)
            if values:
                found += 1
                yield Item(element.sourceline or 0, values)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        if not found:
            raise BadInput(
                "feed_broken",
                f"{path.name} is not well-formed XML (line {error.lineno}: {error.msg}).",
                "Export the feed again.",
            ) from error
        yield Problem(
            path.name, error.lineno or 0, "", f"The XML breaks here, the rest was not read: {error.msg}."
        )


def _values(element: etree._Element) -> dict[str, list[str]]:
    """Texts by name; Google's own elements win over those of RSS and Atom with the same name."""
    own: dict[str, list[str]] = {}
    other: dict[str, list[str]] = {}
    for child in element:
        if not _is_element(child):
            continue
        name = etree.QName(child)
        text = _text(child)
        if text:
            (own if name.namespace == _GOOGLE else other).setdefault(name.localname, []).append(text)
    return {**other, **own}


def _is_element(node: etree._Element) -> bool:
    """Entities that were not expanded stand among the elements; their tag is no name."""
    tag: object = node.tag
    return isinstance(tag, str)


def _text(child: etree._Element) -> str:
    """The text of an element; of ``<g:shipping>`` its price, of an Atom link its address."""
    if len(child):
        price = next(
            (part for part in child if _is_element(part) and etree.QName(part).localname == "price"),
            None,
        )
        if price is not None:
            return (price.text or "").strip()
    return "".join(map(str, child.itertext())).strip() or child.get("href", "").strip()
