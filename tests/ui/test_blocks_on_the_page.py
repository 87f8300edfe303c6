"""Every block is drawn, in both languages, and nothing that others wrote becomes markup."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.replies import EVIL, every_block
from ui.web.markup import html, plain

KINDS = [block.type for block in every_block()]


def _one_block(kind: str, language: str, home: str) -> None:
    """Runs inside Streamlit: draws one block as the newest of a conversation."""
    from types import SimpleNamespace
    from typing import cast

    from assistant.settings import Settings
    from tests.ui.replies import every_block
    from ui.web.blocks import draw_block
    from ui.web.service import Service
    from ui.web.texts import Language

    shop = SimpleNamespace(settings=Settings.load(home=home))
    service = Service(shop)  # type: ignore[arg-type]
    block = next(block for block in every_block() if block.type == kind)
    draw_block(block, "1-1", cast(Language, language), service, live=True, last=True)


def _drawn(kind: str, language: str, home: object) -> AppTest:
    page = AppTest.from_function(_one_block, args=(kind, language, str(home)), default_timeout=30).run()
    assert not page.exception
    return page


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_block_shows_foreign_text_as_text(kind: str, language: str, tmp_path: object) -> None:
    page = _drawn(kind, language, tmp_path)
    drawn = "".join(element.proto.body for element in page.get("html"))

    shown = drawn + "".join(button.label for button in page.button)

    assert shown
    assert "<script>" not in drawn
    if kind != "handoff":
        assert "&lt;script&gt;" in drawn or "\\<script\\>" in shown


def test_buttons_say_what_they_do_without_markdown(tmp_path: object) -> None:
    page = _drawn("question", "en", tmp_path)
    label = page.button[0].label

    assert re.sub(r"\\(.)", r"\1", label) == EVIL
    assert not re.search(r"(?<!\\)[*\[\]<>]", label)


def test_a_card_names_its_actions(tmp_path: object) -> None:
    page = _drawn("products", "en", tmp_path)
    labels = [button.label for button in page.button]

    assert labels[1:] == ["Like this", "Compare", "Add", "Show more"]
    assert labels[0].startswith("Open ")


def test_a_proposal_can_be_answered_with_yes_and_no(tmp_path: object) -> None:
    page = _drawn("proposal", "zh", tmp_path)

    assert [button.label for button in page.button] == ["确认", "先不要"]


def test_an_empty_conversation_of_the_customer_is_escaped_too() -> None:
    said = html("said", "en", text="<img src=x onerror=alert(1)>", pictures=[])

    assert "<img" not in said
    assert "&lt;img" in said


def test_plain_labels_lose_nothing() -> None:
    assert plain("$5 *new* :red[x]\nline") == r"\$5 \*new\* \:red\[x\] line"
