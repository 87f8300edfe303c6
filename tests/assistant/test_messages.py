"""The wire, and what a face shows of it."""

from __future__ import annotations

from assistant.commands import FilterSet, Search
from assistant.messages import Block, NoticeBlock, QuestionBlock, Reply, Trace


def _reply(text: str, *sentences: str) -> Reply:
    return Reply(
        conversation="c",
        turn=1,
        language="en",
        text=text,
        commands=(Search(text="dress", filters=FilterSet(colour="red")),),  # type: ignore[arg-type]
        filters=FilterSet(),
        blocks=tuple(NoticeBlock(code="image_empty", sentence=sentence) for sentence in sentences),
        trace=Trace(parser="compact", milliseconds={}),
    )


def test_a_sentence_that_a_notice_shows_is_not_said_twice() -> None:
    assert _reply("This picture is empty.", "This picture is empty.").spoken == ""
    assert _reply("Two matches.", "This picture is empty.").spoken == "Two matches."


def test_the_wire_leaves_out_filters_that_are_not_set_and_keeps_the_text() -> None:
    wire = _reply("This picture is empty.", "This picture is empty.").as_wire()
    assert wire["text"] == "This picture is empty."
    assert wire["filters"] == {}
    assert wire["commands"][0]["filters"] == {"colour": ["red"]}


def test_what_a_notice_or_a_question_says_is_shown_once() -> None:
    def replied(text: str, *blocks: Block) -> Reply:
        return Reply(
            conversation="c", turn=1, language="en", text=text, commands=(), filters=FilterSet(), blocks=blocks,
            trace=Trace(parser="given", milliseconds={}),
        )  # fmt: skip

    notice, question = NoticeBlock(code="cannot_yet", sentence="Not yet."), QuestionBlock(text="Which one?")
    assert replied("“Dress”: in stock. Not yet.", notice).spoken == "“Dress”: in stock."
    assert replied("Not yet.", notice).spoken == ""
    assert replied("Which one?", question).spoken == ""
    assert replied("Two matches.").spoken == "Two matches."
