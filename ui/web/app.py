"""The page that Streamlit runs: one conversation with the shop."""

from __future__ import annotations

import logging
from pathlib import Path

import streamlit as st

from retrieval.errors import ShopkeeperError
from ui.web.chips import draw_bar
from ui.web.limits import PICTURE_TYPES, UPLOAD_MEGABYTES
from ui.web.markup import draw, name_language
from ui.web.pictures import keep_upload
from ui.web.service import Service, UnderWay, service
from ui.web.session import ask, conversation, language, speak, take_pending
from ui.web.sidebar import draw_sidebar
from ui.web.texts import Language, texts
from ui.web.turns import await_reply, draw_fault, draw_said, draw_turns, scroll_to_newest
from ui.web.welcome import draw_welcome

log = logging.getLogger("shopkeeper.page")
STYLE = Path(__file__).parent / "style.css"
ICON = Path(__file__).parent / "icon.svg"


def page() -> None:
    """Draw the page once; Streamlit calls this on every touch."""
    spoken = language()
    say = texts(spoken)
    st.set_page_config(page_title=say("page-title"), page_icon=str(ICON), layout="centered")
    st.html(STYLE)
    name_language(spoken)
    try:
        shop = service()
        if not shop.stocked():
            draw("fault", spoken, sentence=say("shop-empty"), remedy=say("shop-empty-remedy"))
            return
        _converse(shop, spoken)
    except ShopkeeperError as error:
        draw("fault", spoken, sentence=error.sentence, remedy=error.remedy)
    except Exception:
        log.exception("the page failed")
        draw("fault", spoken, sentence=say("fault-internal"), remedy=say("fault-internal-remedy"))


def _converse(shop: Service, spoken: Language) -> None:
    _finish(spoken, only_if_done=True)
    turns = shop.history(conversation())
    draw_sidebar(shop, turns, spoken)
    with st.bottom:
        bar = st.container(key="bar-place")
        _read_input(shop, spoken)
    _begin(shop, spoken)
    turn: UnderWay | None = st.session_state.get("under_way")
    if not (turns or turn or st.session_state.get("fault")):
        draw_welcome(shop.sample_photo(), spoken)
    draw_turns(turns, shop)
    scroll_to_newest(len(turns))
    with bar:
        draw_bar(shop.running(conversation(), turns), shop.settings.currency, spoken)
    if turn is None:
        draw_fault(spoken)
        return
    draw_said(turn.message, spoken)
    scroll_to_newest(len(turns) + 1)
    _finish(spoken)
    st.rerun()


def _begin(shop: Service, spoken: Language) -> None:
    """Send what was asked; what was asked before it is answered first."""
    pending = take_pending()
    if pending:
        _finish(spoken)
        st.session_state.pop("fault", None)
        st.session_state["under_way"] = shop.start(pending)


def _finish(spoken: Language, only_if_done: bool = False) -> None:
    """Wait for the turn that is under way, if there is one; the page speaks the language of its reply from then on.

    It stays under way in the session until it is done, so that whatever the visitor touches meanwhile loses nothing.
    """
    turn: UnderWay | None = st.session_state.get("under_way")
    if turn is None or (only_if_done and not turn.reply.done()):
        return
    reply = await_reply(turn, spoken)
    del st.session_state["under_way"]
    if reply and reply.language != spoken:
        speak(reply.language)


def _read_input(shop: Service, spoken: Language) -> None:
    """Take what was typed, dropped or pasted, and put it on its way."""
    say = texts(spoken)
    sent = st.chat_input(
        say("input-placeholder"),
        accept_file="multiple",
        file_type=list(PICTURE_TYPES),
        max_upload_size=UPLOAD_MEGABYTES,
        key="said",
    )
    if not sent:
        return
    folder = shop.uploads / conversation()
    photos = [keep_upload(upload.getvalue(), upload.name, folder) for upload in sent.files]
    ask(sent.text, photos=photos)


if __name__ == "__main__":
    page()
