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
from ui.web.service import Service, service
from ui.web.session import ask, conversation, language, speak, take_pending
from ui.web.sidebar import draw_sidebar
from ui.web.texts import Language, texts
from ui.web.turns import answer, draw_fault, draw_said, draw_turns, scroll_to_newest
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
    turns = shop.history(conversation())
    draw_sidebar(shop, turns, spoken)
    with st.bottom:
        bar = st.container(key="bar-place")
        _read_input(shop, spoken)
    pending = take_pending()
    if not (turns or pending or st.session_state.get("fault")):
        draw_welcome(shop.sample_photo(), spoken)
    draw_turns(turns, shop)
    scroll_to_newest(len(turns))
    with bar:
        draw_bar(shop.running(conversation(), turns), shop.settings.currency, spoken)
    if pending is None:
        draw_fault(spoken)
        return
    st.session_state.pop("fault", None)
    draw_said(pending, spoken)
    scroll_to_newest(len(turns) + 1)
    reply = answer(pending, shop, spoken)
    if reply and reply.language != spoken:
        speak(reply.language)
    st.rerun()


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
