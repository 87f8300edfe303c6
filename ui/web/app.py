"""The page that Streamlit runs: one conversation with the shop."""

from __future__ import annotations

import logging
from pathlib import Path

import streamlit as st

from assistant.messages import Message
from retrieval.errors import ShopkeeperError
from ui.web.chips import draw_bar
from ui.web.limits import PICTURE_TYPES, UPLOAD_MEGABYTES
from ui.web.markup import draw, name_language
from ui.web.pictures import keep_upload
from ui.web.product import draw_opened
from ui.web.service import Service, UnderWay, service
from ui.web.session import (
    ask,
    conversation,
    customer,
    language,
    next_asked,
    speak,
    start_anew,
    still_asked,
)
from ui.web.sidebar import draw_sidebar
from ui.web.texts import Language, texts
from ui.web.turns import draw_fault, draw_said, draw_turns, reply_of, scroll_to_newest, watch
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
    """Draw all that can be touched, then look after the turn that is under way.

    Nothing here waits long: what is touched while the script runs is kept by its callback in a queue, and what
    stands on the page keeps its place until the answer is there.
    """
    if not shop.may_see(conversation(), customer()):
        start_anew()
    _take_reply(spoken)
    _begin(shop)
    turns = shop.history(conversation(), customer())
    draw_sidebar(shop, turns, spoken)
    turn: UnderWay | None = st.session_state.get("under_way")
    if not (turns or turn or st.session_state.get("fault")):
        draw_welcome(shop.sample_photo(), spoken)
    draw_turns(turns, shop)
    with st.bottom:
        with st.container(key="bar-place"):
            running = shop.running(conversation(), customer(), turns)
            draw_bar(running, shop.settings.currency, spoken)
        _read_input(shop, spoken)
    draw_opened(shop)
    if turn is None:
        scroll_to_newest(len(turns))
        draw_fault(spoken)
        return
    draw_said(turn.message, spoken)
    for message in still_asked():
        draw_said(message, spoken)
    scroll_to_newest(len(turns) + 1)
    watch(turn, spoken)


def _begin(shop: Service) -> None:
    """Send what was asked, in the order it was asked, one at a time."""
    if "under_way" not in st.session_state and (message := next_asked()):
        st.session_state.pop("fault", None)
        st.session_state["under_way"] = shop.start(message)


def _take_reply(spoken: Language) -> None:
    """Take in the turn that is done, if there is one; the page speaks the language of its reply from then on."""
    turn: UnderWay | None = st.session_state.get("under_way")
    if turn is None or not turn.reply.done():
        return
    reply = reply_of(turn, spoken)
    del st.session_state["under_way"]
    if reply and reply.language != spoken:
        speak(reply.language)
        st.rerun()


def _read_input(shop: Service, spoken: Language) -> None:
    """The place to write, and for photos that are chosen, dropped or pasted."""
    st.chat_input(
        texts(spoken)("input-placeholder"),
        accept_file="multiple",
        file_type=list(PICTURE_TYPES),
        max_upload_size=UPLOAD_MEGABYTES,
        key="said",
        on_submit=_send,
        args=(shop,),
    )


def _send(shop: Service) -> None:
    """Put what was written on its way: before the page is drawn, so that no interruption can lose it."""
    sent = st.session_state.get("said")
    if not sent:
        return
    folder = shop.uploads / conversation()
    try:
        photos = [keep_upload(upload.getvalue(), upload.name, folder) for upload in sent.files]
    except ShopkeeperError as error:
        st.session_state["fault"] = (Message(text=sent.text), error.sentence, error.remedy)
    else:
        ask(sent.text, photos=photos)


if __name__ == "__main__":
    page()
