"""The side panel: who is here, their orders and cart, language, a new conversation, what the shop remembers."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.commands import ForgetMe, Handoff, OrderReference, OrderStatus
from assistant.messages import CartBlock, OrderBlock, Turn
from ui.web.markup import draw, plain
from ui.web.pictures import THUMBNAIL, source
from ui.web.service import Person, Service
from ui.web.session import ask, conversation, customer, sign_in, speak, start_anew
from ui.web.texts import Language, texts

ORDERS_SHOWN = 6
LANGUAGE_NAMES: dict[Language, str] = {"en": "English", "zh": "中文"}


def draw_sidebar(service: Service, turns: Sequence[Turn], language: Language) -> None:
    say = texts(language)
    with st.sidebar:
        draw("brand", language)
        st.button(
            say("side-new"), key="new", icon=":material/edit_square:", width="stretch", on_click=start_anew
        )
        person = _draw_account(service, language)
        orders = service.orders(person.customer_id, language) if person else ()
        _draw_orders(orders, person is not None, language)
        cart = service.cart(conversation(), customer(), language)
        if cart and cart.lines:
            with st.expander(say("side-cart"), key="side-cart"):
                pictures = [source(service.picture(line.image), THUMBNAIL) for line in cart.lines]
                draw("cart", language, block=cart, pictures=pictures)
        _draw_language(language)
        with st.expander(say("side-remembers"), key="side-remembers"):
            draw("memory", language, facts=remembered(turns, person, orders, cart, language))
            st.button(
                say("side-forget"), key="forget", on_click=ask, args=(say("side-forget-said"), (ForgetMe(),))
            )
        said = say("side-person-said")
        st.button(
            say("side-person"),
            key="person",
            type="tertiary",
            on_click=ask,
            args=(said, (Handoff(reason=said),)),
        )


def _draw_account(service: Service, language: Language) -> Person | None:
    say = texts(language)
    people = {person.customer_id: person for person in service.people()}
    if not people:
        return None
    now = customer()
    options = ["", *people]
    st.session_state["account"] = now if now in people else ""
    st.selectbox(
        say("side-account"),
        options,
        format_func=lambda one: people[one].name if one else say("side-guest"),
        key="account",
        on_change=lambda: sign_in(st.session_state["account"] or None),
    )
    return people.get(now or "")


def _draw_orders(orders: Sequence[OrderBlock], signed_in: bool, language: Language) -> None:
    say = texts(language)
    draw("side_heading", language, text=say("side-orders"))
    if not orders:
        draw("side_note", language, text=say("side-orders-none" if signed_in else "side-orders-sign-in"))
    for order in orders[:ORDERS_SHOWN]:
        with st.expander(
            plain(f"{order.order_id} · {order.label or order.state}"), key=f"order-{order.order_id}"
        ):
            draw("side_order", language, block=order)
            reference = OrderReference(order_id=order.order_id)
            st.button(
                say("side-order-ask"),
                key=f"ask-{order.order_id}",
                type="tertiary",
                on_click=ask,
                args=(say("side-order-said", id=order.order_id), (OrderStatus(order=reference),)),
            )


def _draw_language(language: Language) -> None:
    say = texts(language)
    st.session_state["spoken"] = language
    st.segmented_control(
        say("side-language"),
        list(LANGUAGE_NAMES),
        format_func=LANGUAGE_NAMES.__getitem__,
        key="spoken",
        width="stretch",
        on_change=lambda: speak(st.session_state["spoken"] or language),
    )


def remembered(
    turns: Sequence[Turn],
    person: Person | None,
    orders: Sequence[OrderBlock],
    cart: CartBlock | None,
    language: Language,
) -> tuple[str, ...]:
    """What the shop keeps of this visitor, in their words."""
    say = texts(language)
    photos = sum(len(turn.message.images) for turn in turns)
    facts = [
        say("side-remembers-profile", name=person.name, email=person.email) if person else "",
        say("side-remembers-conversation", count=len(turns)) if turns else "",
        say("side-remembers-photos", count=photos) if photos else "",
        say("side-remembers-orders", count=len(orders)) if orders else "",
        say("side-remembers-cart", count=len(cart.lines)) if cart and cart.lines else "",
    ]
    return tuple(fact for fact in facts if fact) or (say("side-remembers-nothing"),)
