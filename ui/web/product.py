"""A product opened: all its pictures, variants, facts and reviews, and the same actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.commands import AddToCart, Item, Similar
from assistant.messages import ProductItem
from retrieval.catalog.facts import fact_name, fact_value, look_name
from retrieval.catalog.product import Product, Variant
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from ui.web.markup import draw, plain
from ui.web.pictures import LARGE, source
from ui.web.service import Service
from ui.web.session import ask
from ui.web.texts import Language, texts

if TYPE_CHECKING:
    from retrieval.catalog.product import Review

REVIEWS_SHOWN = 4


def open_product(item: ProductItem, language: Language) -> None:
    """Open the product's window; it stays open, whatever the page is drawn anew for, until it is closed."""
    st.session_state["opened"] = (item, language)


def close_product() -> None:
    st.session_state.pop("opened", None)


def draw_opened(service: Service) -> None:
    """The window of the product that was opened, over the page."""
    opened: tuple[ProductItem, Language] | None = st.session_state.get("opened")
    if opened:
        item, language = opened
        title = texts(language)("details-title")
        st.dialog(title, width="medium", on_dismiss=close_product)(_body)(item, language, service)


def _body(item: ProductItem, language: Language, service: Service) -> None:
    say = texts(language)
    product = service.product(item.product_id)
    names = dict.fromkeys(
        (*((item.image,) if item.image else ()), *(product.images if product else item.images))
    )
    pictures = [found for name in names if (found := source(service.picture(name), LARGE))]
    draw(
        "product",
        language,
        item=item,
        pictures=pictures,
        description=product.description.best(language) if product else "",
        facts=facts(product, language) if product else (),
    )
    variant = _choose_variant(product, item, language) if product else None
    _draw_dialog_actions(item, variant, language)
    reviews = service.reviews(item.product_id, language) if product else ()
    if reviews:
        st.markdown(f"##### {say('details-reviews')}")
        quotes = [_quote(review) for review in reviews[:REVIEWS_SHOWN]]
        draw("reviews", language, counted=False, quotes=quotes, for_=0, against=0)


def _quote(review: Review) -> dict[str, object]:
    stance = "for" if review.rating >= 4 else "against" if review.rating <= 2 else "neutral"
    return {"text": review.text, "rating": review.rating, "author": review.author, "stance": stance}


def described(variant: Variant, language: Language) -> str:
    """The variant in words: ``Blue · M``."""
    named = [
        look_name(facet, key, language)
        for facet, key in (
            (Facet.COLOUR, variant.colour),
            (Facet.MATERIAL, variant.material),
            (Facet.PATTERN, variant.pattern),
        )
        if key
    ]
    named += [variant.size] if variant.size else []
    return " · ".join(dict.fromkeys([*named, *variant.options.values()]))


def _variant_label(variant: Variant, language: Language) -> str:
    say = texts(language)
    stock = "" if variant.in_stock else f" · {say('sold-out')}"
    return (
        f"{described(variant, language) or variant.variant_id} · {variant.price.formatted(language)}{stock}"
    )


def _choose_variant(product: Product, item: ProductItem, language: Language) -> Variant:
    variants = list(product.variants)
    if len(variants) == 1:
        return variants[0]
    in_stock = next((place for place, one in enumerate(variants) if one.in_stock), 0)
    shown = next((place for place, one in enumerate(variants) if one.variant_id == item.variant_id), in_stock)
    return st.selectbox(
        texts(language)("details-variant"),
        variants,
        index=shown,
        format_func=lambda variant: _variant_label(variant, language),
        key=f"variant-{item.product_id}",
    )


def _draw_dialog_actions(item: ProductItem, variant: Variant | None, language: Language) -> None:
    say = texts(language)
    reference = Item(product_id=item.product_id)
    with st.container(horizontal=True, key="dialog-actions"):
        sold_out = not (variant.in_stock if variant else item.in_stock)
        chosen = variant.variant_id if variant else item.variant_id
        words = described(variant, language) if variant else ""
        said = say("card-add-variant-said", title=item.title, variant=words) if words else ""
        if st.button(
            say("details-add"),
            type="primary",
            disabled=sold_out,
            key="dialog-add",
            on_click=_ask_and_close,
            args=(said or say("card-add-said", title=item.title), AddToCart(item=reference, variant=chosen)),
        ):
            st.rerun()
        if st.button(
            say("card-like"),
            key="dialog-like",
            help=plain(say("card-like-help", title=item.title)),
            on_click=_ask_and_close,
            args=(say("card-like-said", title=item.title), Similar(item=reference)),
        ):
            st.rerun()


def _ask_and_close(said: str, command: AddToCart | Similar) -> None:
    ask(said, (command,))
    close_product()


def facts(product: Product, language: Language) -> tuple[tuple[str, str], ...]:
    """What the listing states, labelled in the visitor's language."""
    say = texts(language)
    named: list[tuple[str, str]] = []
    if product.kind:
        named.append((say("fact-kind"), VOCABULARY.name(Facet.KIND, product.kind, language)))
    named += [
        (say(f"fact-{name}"), value)
        for name, value in (("brand", product.brand), ("model", product.model))
        if value
    ]
    if product.gender:
        named.append((say("fact-gender"), VOCABULARY.name(Facet.GENDER, product.gender, language)))
    listed = [
        (fact_name(key, language), fact_value(value, language)) for key, value in product.attributes.items()
    ]
    return (*named, *listed)
