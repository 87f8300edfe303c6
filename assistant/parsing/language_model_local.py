"""A language model in a folder of this machine (``local:<path>``), behind LangChain's seam for chat models."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import Runnable, RunnableLambda
from pydantic import BaseModel

from retrieval.errors import NotFound

WRITTEN = 400
"""So many tokens a model may write for one message; commands need far fewer."""
_OBJECT = re.compile(r"\{.*\}", re.S)


class LocalChat(BaseChatModel):
    """A checkpoint as transformers saves one: config, weights and tokenizer in one folder; nothing is downloaded.

    It is opened with the first message, and decodes greedily: one message, one answer.
    """

    folder: Path
    device: str = "cpu"
    written: int = WRITTEN

    @property
    def _llm_type(self) -> str:
        return "local"

    @cached_property
    def _parts(self) -> tuple[Any, Any]:
        """
        Raises:
            NotFound: there is no such folder, or no checkpoint in it.
        """
        if not (self.folder / "config.json").is_file():
            raise NotFound(
                "language_model_not_found",
                f"There is no checkpoint in {self.folder}.",
                "Name a folder with config.json, weights and tokenizer after “local:”.",
            )
        from transformers import AutoModelForCausalLM, AutoTokenizer  # seconds, and torch

        tokenizer = AutoTokenizer.from_pretrained(self.folder, local_files_only=True)
        model: Any = AutoModelForCausalLM.from_pretrained(self.folder, local_files_only=True)
        return tokenizer, model.to(self.device).eval()

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        import torch

        tokenizer, model = self._parts
        given = tokenizer(_written_out(tokenizer, messages), return_tensors="pt").to(self.device)
        with torch.inference_mode():
            ids = model.generate(
                **given,
                max_new_tokens=self.written,
                do_sample=False,
                pad_token_id=tokenizer.pad_token_id or tokenizer.eos_token_id or 0,
            )
        text = tokenizer.decode(ids[0, given["input_ids"].shape[1] :], skip_special_tokens=True)
        return ChatResult(generations=[ChatGeneration(message=AIMessage(content=text))])

    def with_structured_output(
        self, schema: Any, *, include_raw: bool = False, **kwargs: Any
    ) -> Runnable[Any, Any]:
        """The first JSON object of what is written, as the schema reads it; ValueError where there is none."""
        return self | RunnableLambda(lambda answer: _read(schema, str(answer.content)))


def _written_out(tokenizer: Any, messages: list[BaseMessage]) -> str:
    """The messages as the checkpoint was trained to see them; plainly one after another where it says nothing."""
    roles = {"human": "user", "ai": "assistant"}
    said = [{"role": roles.get(one.type, one.type), "content": str(one.content)} for one in messages]
    if tokenizer.chat_template:
        return str(tokenizer.apply_chat_template(said, tokenize=False, add_generation_prompt=True))
    return "\n\n".join(f"{one['role']}: {one['content']}" for one in said) + "\n\nassistant: "


def _read(schema: type[BaseModel], text: str) -> BaseModel:
    found = _OBJECT.search(text)
    if not found:
        raise ValueError("the language model wrote no JSON object")
    return schema.model_validate_json(found.group())
