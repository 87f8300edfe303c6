"""Above the input, always in sight: the running constraints, the photo, undo, and what is being compared."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from assistant.commands import FilterSet, Refine, Reset, Undo
from ui.web.cards import ask_to_compare, compared_items
from ui.web.constraints import Constraint, constraints
from ui.web.markup import draw_inline, plain
from ui.web.pictures import THUMBNAIL, source
from ui.web.service import Running, UnderWay
from ui.web.session import ask, still_asked
from ui.web.texts import Language, texts

WEIGHT_STEPS = tuple(step / 10 for step in range(11))


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
            st.session_state["weight"] = min(WEIGHT_STEPS, key=lambda step: abs(step - _weight(running)))
            st.select_slider(
                say("weight-label"),
                WEIGHT_STEPS,
                format_func=lambda step: _weight_words(step, language),
                key="weight",
                on_change=_weigh,
                args=(language,),
            )
        st.button(
            "✕",
            key="photo-drop",
            help=say("photo-drop"),
            on_click=ask,
            args=(say("photo-drop"), (Refine(add=FilterSet(), remove=("photo",)),)),
        )


def _weight(running: Running) -> float:
    """As it was set last, whether the turn that weighs anew is done or not: a slider does not spring back."""
    turn: UnderWay | None = st.session_state.get("under_way")
    asked = [*((turn.message,) if turn else ()), *still_asked()]
    weights = [message.photo_weight for message in asked if message.photo_weight is not None]
    return weights[-1] if weights else running.photo_weight


def _weigh(language: Language) -> None:
    chosen: float = st.session_state["weight"]
    ask(texts(language)("weight-said", percent=round(chosen * 100)), photo_weight=chosen)


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
