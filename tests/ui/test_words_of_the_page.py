"""The page speaks both languages wholly: same texts, same values, none missing, none left over."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from assistant.messages import Amount
from ui.web.texts import day, moment, money, texts

WEB = Path(__file__).resolve().parents[2] / "ui" / "web"
USED = re.compile(r"""\bsay\(\s*["']([a-z0-9_-]+)["']""")
BUILT = (
    "step-",
    "filter-",
    "field-",
    "fact-",
    "proposal-",
    "side-",
    "try-",
    "card-",
    "overview-",
    "weight-",
)
"""Names that code puts together from parts."""


class _Values(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


def _messages(language: str) -> dict[str, set[str]]:
    """Every text of a language with the values that it takes."""
    source = files("prompts").joinpath("page", f"{language}.ftl").read_text("utf-8")
    resource = FluentParser().parse(source)
    assert not [entry for entry in resource.body if isinstance(entry, ast.Junk)], (
        "the file has a line that is no text"
    )
    found = {}
    for entry in resource.body:
        if isinstance(entry, ast.Message):
            visitor = _Values()
            visitor.visit(entry)
            found[entry.id.name] = visitor.names
    return found


def test_both_languages_have_the_same_texts_with_the_same_values() -> None:
    english, chinese = _messages("en"), _messages("zh")

    assert set(english) == set(chinese)
    for name, values in chinese.items():
        assert values == english[name], name


def test_every_text_that_the_page_asks_for_exists() -> None:
    known = set(_messages("en"))
    asked = {
        name
        for path in (*WEB.glob("*.py"), *(WEB / "templates").glob("*.html"))
        for name in USED.findall(path.read_text("utf-8"))
        if not name.endswith("-")
    }

    assert asked
    assert asked <= known


def test_no_text_is_left_over() -> None:
    sources = "\n".join(
        path.read_text("utf-8") for path in (*WEB.glob("*.py"), *(WEB / "templates").glob("*.html"))
    )
    unused = [
        name
        for name in _messages("en")
        if not re.search(rf"""["']{re.escape(name)}["']""", sources) and not name.startswith(BUILT)
    ]

    assert unused == []


@pytest.mark.parametrize("name", ["brand", "welcome-who", "input-placeholder", "undo", "fault-internal"])
def test_chinese_texts_have_no_english_in_them(name: str) -> None:
    assert not re.search(r"[A-Za-z]{2,}", texts("zh")(name))


def test_a_missing_value_is_a_defect_and_not_a_blank() -> None:
    with pytest.raises(KeyError, match="card-open"):
        texts("en")("card-open")


def test_prices_and_dates_are_written_as_each_language_writes_them() -> None:
    price = Amount(amount=129900, currency="CNY")

    assert money(price, "zh") == "¥1,299.00"
    assert money(Amount(amount=1999, currency="USD"), "en") == "$19.99"
    assert day("2026-11-12T09:30:00+00:00", "en") == "Nov 12, 2026"
    assert day("2026-11-12T09:30:00+00:00", "zh") == "2026年11月12日"
    assert moment("2026-11-12T09:30:00+00:00", "zh") == "11月12日 09:30"
    assert day("soon", "en") == "soon"
