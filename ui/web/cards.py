"""Product cards: picture, title, price, stars, stock, one line of why; actions as words; details in a window."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.commands import AddToCart, Compare, Item, More, Similar
from assistant.messages import ProductItem, ProductsBlock
from ui.web.markup import draw, plain
from ui.web.pictures import CARD, source
from ui.web.product import open_product
from ui.web.service import Service
from ui.web.session import ask
from ui.web.texts import Language, texts

COMPARED_AT_MOST = 4


def draw_products(
    block: ProductsBlock, scope: str, language: Language, service: Service, live: bool, last: bool
) -> None:
    """The cards of one answer in a row that wraps. ``live`` cards have their actions; ``last`` offers more."""
    say = texts(language)
    with st.container(key=f"cards-{scope}"):
        for item in block.items:
            _draw_card(item, f"{scope}-{item.position}", language, service, live)
    if last and block.total > max((item.position for item in block.items), default=0):
        st.button(
            say("show-more"),
            key=f"more-{scope}",
            on_click=ask,
            args=(say("show-more-said"), (More(),)),
        )


def _why(item: ProductItem) -> str:
    reasons = sorted((reason for reason in item.why if reason.text), key=lambda reason: -reason.share)
    return reasons[0].text if reasons else ""


def _draw_card(item: ProductItem, scope: str, language: Language, service: Service, live: bool) -> None:
    say = texts(language)
    with st.container(key=f"card-{scope}"):
        picture = source(service.picture(item.image), CARD)
        draw("card", language, item=item, picture=picture, why=_why(item))
        st.button(
            plain(say("card-open", title=item.title)),
            key=f"open-{scope}",
            on_click=open_product,
            args=(item, language),
        )
        if live:
            with st.container(key=f"acts-{scope}", horizontal=True, gap="small"):
                draw_actions(item, scope, language)


def draw_actions(item: ProductItem, scope: str, language: Language) -> None:
    """ "Like this", "compare", "add": each a sentence that the customer could have said."""
    say = texts(language)
    reference = Item(product_id=item.product_id)
    title = item.title
    st.button(
        say("card-like"),
        key=f"like-{scope}",
        type="tertiary",
        help=plain(say("card-like-help", title=title)),
        on_click=ask,
        args=(say("card-like-said", title=title), (Similar(item=reference),)),
    )
    compared = any(one.product_id == item.product_id for one in compared_items())
    st.button(
        say("card-comparing") if compared else say("card-compare"),
        key=f"compare-{scope}",
        type="tertiary",
        help=plain(say("card-compare-help", title=title)),
        on_click=toggle_compared,
        args=(item,),
    )
    st.button(
        say("card-add"),
        key=f"add-{scope}",
        type="tertiary",
        help=plain(say("card-add-help", title=title)),
        disabled=not item.in_stock,
        on_click=ask,
        args=(say("card-add-said", title=title), (AddToCart(item=reference, variant=item.variant_id),)),
    )


def compared_items() -> Sequence[ProductItem]:
    """What was put side by side so far, in the order it was."""
    kept: list[ProductItem] = st.session_state.setdefault("compare", [])
    return kept


def toggle_compared(item: ProductItem) -> None:
    kept = [one for one in compared_items() if one.product_id != item.product_id]
    if len(kept) == len(compared_items()):
        kept.append(item)
    st.session_state["compare"] = kept[-COMPARED_AT_MOST:]


def ask_to_compare(language: Language) -> None:
    say = texts(language)
    items = compared_items()
    joined = (
        "、".join(item.title for item in items) if language == "zh" else ", ".join(i.title for i in items)
    )
    commands = (Compare(items=tuple(Item(product_id=item.product_id) for item in items)),)
    st.session_state["compare"] = []
    ask(say("compare-said", titles=joined), commands)
