"""The conversation on the page: what was said, what was answered, and the turn that is under way."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from assistant.messages import Message, Reply, Turn
from retrieval.errors import ShopkeeperError
from ui.web.blocks import draw_block
from ui.web.markup import draw, html
from ui.web.pictures import THUMBNAIL, source
from ui.web.service import Service, UnderWay
from ui.web.texts import Language, texts

log = logging.getLogger("shopkeeper.page")

LIVE_TURNS = 5
"""So many of the newest replies keep buttons on their cards; older ones can still be opened."""

_SCROLL = """<script>/* TURN */ setTimeout(() => {
  const said = document.querySelectorAll(".sk-said");
  if (said.length) said[said.length - 1].scrollIntoView({block: "start"});
}, 80);</script>"""

LOOK_SECONDS = 0.3
PATIENCE_SECONDS = 0.25
"""Most turns are done by then, and their answer comes without another look."""
STEPS = frozenset({"parse", "look", "search", "orders", "compose"})


def draw_turns(turns: Sequence[Turn], service: Service) -> None:
    for place, turn in enumerate(turns):
        left = len(turns) - place
        draw_said(turn.message, turn.reply.language)
        draw_reply(turn.reply, place, service, live=left <= LIVE_TURNS, last=left == 1)


def draw_said(message: Message, language: Language) -> None:
    pictures = [source(Path(image), THUMBNAIL * 2) for image in message.images]
    draw("said", language, text=message.text, pictures=pictures)


def draw_reply(reply: Reply, place: int, service: Service, live: bool, last: bool) -> None:
    language = reply.language
    if reply.spoken:
        draw("reply", language, text=reply.spoken)
    for number, block in enumerate(reply.blocks):
        draw_block(block, f"{place}-{number}", language, service, live, last)


@st.fragment(run_every=LOOK_SECONDS)
def watch(turn: UnderWay, language: Language) -> None:
    """Say what is going on; once the turn is done the page is drawn anew with it.

    A fragment: it alone is run again and again while a turn takes its time, and the page around it rests. A script
    that waited instead would be deaf, and what is pressed meanwhile would fall between two of its runs.
    """
    if turn.wait(PATIENCE_SECONDS):
        st.rerun()
    said: dict[int, str] = st.session_state.setdefault("step", {})
    steps = [step for step in turn.begun() if step in STEPS]
    if steps:
        said.clear()
        said[id(turn)] = steps[-1]
    text = texts(language)(f"step-{said.get(id(turn), 'start')}")
    st.html(html("working", language, text=text))


def reply_of(turn: UnderWay, language: Language) -> Reply | None:
    """The reply of a turn that is done; None where it failed, which is kept to be shown."""
    say = texts(language)
    try:
        return turn.reply.result()
    except ShopkeeperError as error:
        st.session_state["fault"] = (turn.message, error.sentence, error.remedy)
    except Exception:
        log.exception("a turn failed")
        st.session_state["fault"] = (turn.message, say("fault-internal"), say("fault-internal-remedy"))
    return None


def draw_fault(language: Language) -> None:
    """The message that could not be answered, why, and what to do."""
    fault: tuple[Message, str, str] | None = st.session_state.get("fault")
    if fault:
        message, sentence, remedy = fault
        draw_said(message, language)
        draw("fault", language, sentence=sentence, remedy=remedy)


def scroll_to_newest(turn: int) -> None:
    """Bring what was said last to the top of the window, once a turn, so that an answer is read from its start.

    (Input that Streamlit places itself would keep the window at the end of the answer.)
    """
    if turn:
        st.html(_SCROLL.replace("TURN", str(turn)), unsafe_allow_javascript=True)
