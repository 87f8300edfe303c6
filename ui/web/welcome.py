"""The first screen: who speaks, and six things to try, one of them with a photo. Nothing else."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui.web.markup import draw, plain
from ui.web.pictures import THUMBNAIL, source
from ui.web.session import ask
from ui.web.texts import Language, texts

TRIES = ("try-1", "try-2", "try-3", "try-4", "try-5")


def draw_welcome(sample: Path | None, language: Language) -> None:
    say = texts(language)
    draw("welcome", language)
    with st.container(key="tries"):
        for name in TRIES[:1]:
            _draw_try(name, language)
        if sample:
            with st.container(key="try-photo"):
                draw("thumbnail", language, picture=source(sample, THUMBNAIL))
                said = say("try-photo")
                st.button(
                    plain(said),
                    key="try-with-photo",
                    width="stretch",
                    on_click=ask,
                    args=(said, (), (sample,)),
                )
        for name in TRIES[1:]:
            _draw_try(name, language)


def _draw_try(name: str, language: Language) -> None:
    said = texts(language)(name)
    st.button(plain(said), key=name, width="stretch", on_click=ask, args=(said,))
