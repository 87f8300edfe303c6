"""Above the input, always in sight: the running constraints, the photo, undo, and what is being compared."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from assistant.commands import FilterSet, Refine, Reset, Undo
from ui.web.cards import ask_to_compare, compared_items
from ui.web.constraints import Constraint, constraints
from ui.web.markup import draw_inline, plain
from ui.web.pictures import THUMBNAIL, source
from ui.web.service import Running
from ui.web.session import ask
from ui.web.texts import Language, texts

WEIGHT_STEPS = (0.0, 0.25, 0.5, 0.75, 1.0)


def draw_bar(running: Running, currency: str, language: Language) -> None:
    """Draw the bar; nothing where there is nothing to show."""
    asked = constraints(running.filters, currency, language)
    compared = compared_items()
    if not (asked or running.photos or compared):
        return
    say = texts(language)
    with st.container(key="bar", horizontal=True, gap="small"):
        draw_inline("hidden", language, text=say("constraints-label"))
        if running.photos:
            _draw_photo(running, language)
        for place, constraint in enumerate(asked):
            _draw_chip(constraint, place, language)
        if running.undoable:
            said = say("undo-said")
            st.button(f"↺ {say('undo')}", key="undo", type="tertiary", on_click=ask, args=(said, (Undo(),)))
        if len(asked) > 1:
            said = say("clear-said")
            st.button(say("clear"), key="clear", type="tertiary", on_click=ask, args=(said, (Reset(),)))
        if compared:
            _draw_tray(len(compared), language)


def _draw_chip(constraint: Constraint, place: int, language: Language) -> None:
    say = texts(language)
    label = constraint.label
    st.button(
        f"{plain(label)} ✕",
        key=f"chip-{place}",
        help=plain(say("remove-constraint", what=label)),
        on_click=ask,
        args=(say("removed-said", what=label), (constraint.removal,)),
    )


def _draw_photo(running: Running, language: Language) -> None:
    """The photo that the search stands on, with how much it counts beside the words."""
    say = texts(language)
    with st.container(key="photo-chip", horizontal=True, gap="small"):
        draw_inline("thumbnail", language, picture=source(Path(running.photos[-1]), THUMBNAIL))
        with st.popover(say("weight-button"), key="weight-open"):
            chosen = st.select_slider(
                say("weight-label"),
                WEIGHT_STEPS,
                value=min(WEIGHT_STEPS, key=lambda step: abs(step - running.photo_weight)),
                format_func=lambda step: _weight_words(step, language),
                key=f"weight-{running.photo_weight}",
            )
            if chosen != running.photo_weight and chosen is not None:
                ask(say("weight-said", percent=round(chosen * 100)), photo_weight=chosen)
                st.rerun()
        st.button(
            "✕",
            key="photo-drop",
            help=say("photo-drop"),
            on_click=ask,
            args=(say("photo-drop"), (Refine(add=FilterSet(), remove=("photo",)),)),
        )


def _weight_words(step: float, language: Language) -> str:
    named = {0.0: "weight-words", 0.5: "weight-balanced", 1.0: "weight-photo"}
    return texts(language)(named[step]) if step in named else f"{round(step * 100)}%"


def _draw_tray(count: int, language: Language) -> None:
    say = texts(language)
    if count > 1:
        st.button(
            say("compare-tray", count=count),
            key="compare-now",
            type="primary",
            on_click=ask_to_compare,
            args=(language,),
        )
    else:
        draw_inline("hint", language, text=say("compare-pick"))
    st.button(
        say("compare-clear"),
        key="compare-clear",
        type="tertiary",
        on_click=st.session_state.update,
        args=({"compare": []},),
    )
