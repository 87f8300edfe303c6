"""Choosing one to buy: which variant is meant, and whether it is to be had."""

from __future__ import annotations

from assistant import state as states
from assistant.commands import AddToCart
from assistant.messages import Block, NoticeBlock, ProductsBlock
from assistant.skills import instead
from assistant.skills.outcome import Counter, Outcome
from assistant.state import State
from assistant.wording.items import asked_in_words, product_item_of, variant_in_words
from retrieval.catalog.product import Product, Variant, VariantId
from retrieval.search.known import Known
from retrieval.search.query import Filters, Query
from retrieval.search.substitutes import Standing, asked_of, beside, stand_ins, standing


def add_to_cart(command: AddToCart, state: State, counter: Counter) -> Outcome:
    """Say what was chosen and whether it can be had; where it cannot, what is nearest. There is no cart to put it
    into yet, and that is said too."""
    product = _product(command, state, counter)
    if product is None:
        return Outcome(state, counter.which(state, command.item))
    language, title = counter.language, product.title.best(counter.language)
    known = counter.engine.knowledge()
    asked = asked_of(command.variant, known)
    looked_for = beside(asked, counter.filters(state.filters))
    stands = _standing(product, command.variant, looked_for, known)
    if stands.met is None:
        looked_for, stands = asked, standing(product, asked, known)
    named = bool(command.variant or looked_for)
    chosen = state.model_copy(update={"focus": product.product_id})
    if stands.met is None:
        said = counter.say("not-made", title=title, variant=asked_in_words(asked, language))
        return Outcome(chosen, said, (_card(product, product.cheapest, language),))
    if not stands.met.in_stock:
        near = instead.found(product, stands.met, asked, 0, counter)
        said = counter.say(
            "sold-out-named", title=title, variant=_words(product, stands.met, named, language)
        )
        if near is None:
            return Outcome(chosen, said, (_card(product, stands.met, language),))
        listed = states.listed(state, near.ids, near.ids[0], near.offered)
        return Outcome(listed, instead.said_of(product, stands.met, near, counter), (near.block,))
    price = stands.met.price.formatted(language)
    words = _words(product, stands.met, named, language)
    said = counter.say("chosen", title=title, variant=words, price=price)
    cannot = counter.say("cannot-yet")
    blocks: tuple[Block, ...] = (
        _card(product, stands.met, language),
        NoticeBlock(code="cannot_yet", sentence=cannot),
    )
    return Outcome(chosen, counter.joined(said, cannot), blocks)


def _words(product: Product, variant: Variant, named: bool, language: str) -> str:
    """The variant in words where one was asked for; a size that nobody named is not named."""
    return (variant_in_words(product, variant, language) if named else "") or "none"


def _card(product: Product, variant: Variant, language: str) -> ProductsBlock:
    return ProductsBlock(items=(product_item_of(product, 1, language, variant),), total=1)


def _product(command: AddToCart, state: State, counter: Counter) -> Product | None:
    if command.item.name:
        named = counter.engine.search(Query(command.item.name, limit=1, language=counter.language)).hits
        return named[0].product if named else None
    product_id = states.product_of(state, command.item)
    return counter.engine.product(product_id) if product_id else None


def _standing(product: Product, said: str, asked: Filters, known: Known) -> Standing:
    own = product.variant(VariantId(said)) if said else None
    if own is not None:
        return Standing(own, () if own.in_stock else stand_ins(product, own))
    return standing(product, asked, known)
