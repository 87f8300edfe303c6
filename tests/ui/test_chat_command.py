"""``shopkeeper chat``: one message, a stream of them, a conversation; and everything a stream can get wrong."""

from __future__ import annotations

import json
import uuid
from pathlib import Path

import pytest

from tests.ui.conftest import Shopkeeper, answers

REPLY = {"conversation", "turn", "language", "text", "commands", "filters", "blocks", "trace"}


def lines(*messages: object) -> str:
    return "".join((one if isinstance(one, str) else json.dumps(one)) + "\n" for one in messages)


def new() -> str:
    return uuid.uuid4().hex


def test_a_reply_has_the_fields_of_the_wire(shopkeeper: Shopkeeper) -> None:
    result = shopkeeper("chat", "red dress under 80", "--conversation", new(), "--json")
    [reply] = answers(result)

    assert result.exit_code == 0, result.output
    assert set(reply) == REPLY
    assert reply["filters"]["price_max"] == 80
    assert reply["commands"][0]["kind"] == "search"
    assert {"parse", "act", "compose", "total"} <= set(reply["trace"]["milliseconds"])
    [products] = [block for block in reply["blocks"] if block["type"] == "products"]
    assert all(item["price"]["amount"] <= 8000 for item in products["items"])


def test_a_stream_is_answered_line_by_line_in_order(shopkeeper: Shopkeeper) -> None:
    told = lines(
        {"text": "red dress", "conversation": new()},
        "this is not JSON",
        {"text": "红色连衣裙", "conversation": new()},
        [1, 2],
        {"text": "hello", "colour": "red"},
        {"text": 5},
        {"text": "what is your return policy?", "conversation": new()},
    )
    result = shopkeeper("chat", "--json", stdin=told)
    replies = answers(result)

    assert result.exit_code == 0
    assert [one.get("error", {}).get("code", "reply") for one in replies] == [
        "reply", "bad_json", "reply", "bad_message", "bad_message", "bad_message", "reply",
    ]  # fmt: skip
    assert replies[2]["language"] == "zh"
    assert any(block["type"] == "policy" for block in replies[6]["blocks"])


def test_bytes_that_are_no_text_do_not_end_the_stream(shopkeeper: Shopkeeper) -> None:
    result = shopkeeper("chat", "--json", stdin=b'\xff\xfe\n\n{"text": "hello"}\n')
    replies = answers(result)

    assert replies[0]["error"]["code"] in {"bad_json", "not_utf8"}
    assert set(replies[1]) == REPLY


def test_a_conversation_goes_on_in_another_process(shopkeeper: Shopkeeper) -> None:
    conversation = new()
    shopkeeper("chat", "red dress under 80", "--conversation", conversation, "--json")
    [reply] = answers(shopkeeper("chat", "in blue", "--conversation", conversation, "--json"))

    assert reply["turn"] == 2
    assert reply["filters"]["colour"] == ["blue"]
    assert reply["filters"]["price_max"] == 80


@pytest.mark.parametrize(
    "text",
    ["", " ", "x" * 10_000, "红" * 10_000, "red\x00\x07 dress\x1b[31m", "<script>alert(1)</script>", "‮🙂"],
    ids=["nothing", "space", "10,000", "10,000 zh", "control", "markup", "marks"],
)
def test_odd_messages_get_a_reply_or_a_sentence(shopkeeper: Shopkeeper, text: str) -> None:
    [answer] = answers(shopkeeper("chat", "--json", stdin=lines({"text": text, "conversation": new()})))

    assert set(answer) == REPLY or answer["error"]["code"] not in {"internal_error", ""}


@pytest.mark.parametrize("content", [b"", b"no picture at all", b"\x89PNG\r\n\x1a\n" + b"\x00" * 60])
def test_a_bad_photo_is_a_sentence_and_the_stream_goes_on(
    shopkeeper: Shopkeeper, tmp_path: Path, content: bytes
) -> None:
    photo = tmp_path / "photo.png"
    photo.write_bytes(content)
    told = lines({"text": "like this", "images": [str(photo)], "conversation": new()}, {"text": "hello"})
    bad, good = answers(shopkeeper("chat", "--json", stdin=told))

    codes = [bad["error"]["code"]] if "error" in bad else [
        block["code"] for block in bad["blocks"] if block["type"] == "notice"
    ]  # fmt: skip
    assert any(code.startswith("image_") for code in codes)
    assert set(good) == REPLY


def test_an_order_that_is_not_there_is_said_so(shopkeeper: Shopkeeper) -> None:
    result = shopkeeper("chat", "where is order S-99999999?", "--customer", "C1001", "--json")
    [reply] = answers(result)

    assert not [block for block in reply["blocks"] if block["type"] == "order"]
    assert reply["text"]


def test_a_stranger_sees_no_orders(shopkeeper: Shopkeeper) -> None:
    [reply] = answers(shopkeeper("chat", "where is my order", "--json"))

    assert not [block for block in reply["blocks"] if block["type"] == "order"]


@pytest.mark.parametrize(("text", "language"), [("where is my order", "en"), ("我的订单到哪儿了", "zh")])
def test_a_customer_sees_their_order(shopkeeper: Shopkeeper, text: str, language: str) -> None:
    [reply] = answers(shopkeeper("chat", text, "--customer", "C1001", "--json"))
    orders = [block for block in reply["blocks"] if block["type"] == "order"]

    assert reply["language"] == language
    assert orders
    assert orders[0]["lines"]


def test_people_read_sentences(shopkeeper: Shopkeeper) -> None:
    result = shopkeeper("chat", "red dress under 80", "--conversation", new())

    assert result.exit_code == 0
    assert "dress" in result.stdout.lower()
    assert "{" not in result.stdout


def test_a_conversation_in_the_terminal_ends_with_its_input(shopkeeper: Shopkeeper) -> None:
    result = shopkeeper("chat", stdin="red dress\nin blue\n")

    assert result.exit_code == 0
    assert result.stdout.count("$") > 2
