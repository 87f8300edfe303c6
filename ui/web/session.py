"""One visit: who is here, in which language, in which conversation, and what was just asked.

The address carries conversation, customer and language, so that a reload or a second device comes back to them.
The customer picker stands in for a sign-in; a real one would take the customer from the session's identity.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import streamlit as st

from assistant.commands import Command
from assistant.messages import Message
from ui.web.texts import Language

_CHINESE = re.compile(r"[㐀-鿿]")
_ENGLISH_WORD = re.compile(r"[A-Za-z]{2,}")
_CONVERSATION = re.compile(r"[A-Za-z0-9_-]{6,64}")


def language() -> Language:
    """As chosen, else as in the address, else as the browser prefers."""
    if "language" not in st.session_state:
        wanted = st.query_params.get("lang") or st.context.locale or "en"
        st.session_state["language"] = "zh" if wanted.lower().startswith("zh") else "en"
    return cast(Language, st.session_state["language"])


def speak(chosen: Language) -> None:
    st.session_state["language"] = chosen
    st.query_params["lang"] = chosen


def conversation() -> str:
    """The conversation of the address; a new one where it names none."""
    named = st.query_params.get("c", "")
    if not _CONVERSATION.fullmatch(named):
        named = uuid.uuid4().hex
        st.query_params["c"] = named
    return named


def start_anew() -> None:
    st.query_params["c"] = uuid.uuid4().hex
    for name in ("compare", "asked", "fault", "under_way", "opened"):
        st.session_state.pop(name, None)


def customer() -> str | None:
    return st.query_params.get("customer") or None


def sign_in(customer_id: str | None) -> None:
    """Another person is another conversation; a guest who signs in goes on with theirs."""
    before = customer()
    if customer_id == before:
        return
    if customer_id:
        st.query_params["customer"] = customer_id
    else:
        st.query_params.pop("customer", None)
    if before:
        start_anew()


def language_of(text: str, page: Language) -> Language:
    """The language to answer in: that of a whole sentence, else that of the page.

    A model name on a Chinese page ("iPhone 15") is no reason to change to English.
    """
    if _CHINESE.search(text):
        return "zh"
    return "en" if len(_ENGLISH_WORD.findall(text)) > 2 else page


def ask(
    text: str,
    commands: Sequence[Command] = (),
    photos: Sequence[Path] = (),
    photo_weight: float | None = None,
) -> None:
    """Put a message into the queue; the page sends one after the other, so that none is lost to the next."""
    page, queue = language(), _queue()
    if photo_weight is not None and queue and queue[-1].photo_weight is not None:
        queue.pop()  # a slider on its way: only where it comes to rest is asked
    queue.append(
        Message(
            text=text,
            images=tuple(str(photo) for photo in photos),
            conversation=conversation(),
            customer=customer(),
            language=page if commands or not text else language_of(text, page),
            commands=tuple(commands),
            photo_weight=photo_weight,
        )
    )


def next_asked() -> Message | None:
    """Take the message that has waited longest out of the queue."""
    queue = _queue()
    return queue.pop(0) if queue else None


def still_asked() -> Sequence[Message]:
    """What waits to be sent, in the order it was asked."""
    return tuple(_queue())


def _queue() -> list[Message]:
    waiting: list[Message] = st.session_state.setdefault("asked", [])
    return waiting
