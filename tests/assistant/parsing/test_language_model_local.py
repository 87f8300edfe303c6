"""A checkpoint in a folder is opened and asked; one with random weights writes nonsense, and the shop goes on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from langchain_core.messages import HumanMessage

from assistant.commands import Command, Undo
from assistant.messages import Language
from assistant.parsing.language_model import LanguageModelParser, ParsedTurn
from assistant.parsing.language_model_local import LocalChat, _read
from assistant.parsing.parser import Parsed
from assistant.state import State
from retrieval.errors import NotFound


class AlwaysUndo:
    """Stands behind the model."""

    def parse(
        self, text: str, state: State, language: Language | None, has_photo: bool, now: datetime
    ) -> Parsed:
        commands: tuple[Command, ...] = (Undo(),)
        return Parsed(commands, 0.9, "compact", "en")


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One layer, sixteen directions, random weights."""
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import GPT2Config, GPT2LMHeadModel, PreTrainedTokenizerFast

    folder = tmp_path_factory.mktemp("checkpoint")
    words = {word: place for place, word in enumerate(["[UNK]", "[END]", "red", "dress", "{", "}"])}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, unk_token="[UNK]", eos_token="[END]", pad_token="[END]"
    ).save_pretrained(folder)
    shape = GPT2Config(
        vocab_size=len(words),
        n_positions=2048,
        n_embd=16,
        n_layer=1,
        n_head=2,
        eos_token_id=1,
        bos_token_id=1,
    )
    GPT2LMHeadModel(shape).save_pretrained(folder)
    return folder


def test_the_checkpoint_answers(checkpoint: Path) -> None:
    answer = LocalChat(folder=checkpoint, written=4).invoke([HumanMessage("red dress")])
    assert isinstance(answer.content, str)
    assert len(answer.content.split()) <= 4


def test_nonsense_is_left_to_the_compact_parser(checkpoint: Path) -> None:
    parser = LanguageModelParser(f"local:{checkpoint}", "", AlwaysUndo())
    found = parser.parse("red dress", State(), None, False, datetime(2026, 1, 1, tzinfo=UTC))
    assert found.commands == (Undo(),)
    assert "failed" in found.parser


def test_a_folder_without_a_checkpoint_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no checkpoint"):
        LocalChat(folder=tmp_path).invoke([HumanMessage("red dress")])


def test_an_object_among_words_is_read() -> None:
    read = _read(ParsedTurn, 'Sure: {"commands": [{"kind": "undo"}]} Done.')
    assert read == ParsedTurn(commands=(Undo(),))
