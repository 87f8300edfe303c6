"""Every block of a reply as a person sees it."""

from __future__ import annotations

from typing import assert_never

import streamlit as st

from assistant.commands import Choose, Confirm, Deny, Refine
from assistant.messages import (
    Amount,
    Block,
    CartBlock,
    ComparisonBlock,
    DetailsBlock,
    HandoffBlock,
    NoticeBlock,
    OffersBlock,
    OrderBlock,
    OverviewBlock,
    PolicyBlock,
    ProductsBlock,
    ProposalBlock,
    QuestionBlock,
    ReceiptBlock,
    RelaxationItem,
    RelaxationsBlock,
    ReviewsBlock,
)
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from ui.web.cards import draw_products
from ui.web.constraints import field_name
from ui.web.markup import draw, plain
from ui.web.pictures import THUMBNAIL, source
from ui.web.service import Service
from ui.web.session import ask
from ui.web.texts import Language, texts

LISTED_AT_MOST = 6


def draw_block(
    block: Block, scope: str, language: Language, service: Service, live: bool, last: bool
) -> None:
    """Draw one block. ``live``: its actions still make sense; ``last``: it belongs to the newest reply."""
    match block:
        case ProductsBlock():
            draw_products(block, scope, language, service, live, last)
        case ComparisonBlock():
            pictures = [source(service.picture(item.image), THUMBNAIL) for item in block.items]
            draw("comparison", language, block=block, pictures=pictures)
        case DetailsBlock():
            draw("details", language, block=block)
            if block.item:
                draw_products(ProductsBlock(items=(block.item,)), scope, language, service, live, last=False)
            if block.variants:
                draw("variants", language, variants=block.variants)
        case ReviewsBlock():
            draw(
                "reviews", language, counted=True, quotes=block.quotes, for_=block.for_, against=block.against
            )
        case OverviewBlock():
            _draw_overview(block, language)
        case OffersBlock():
            draw("offers", language, block=block)
        case RelaxationsBlock():
            _draw_relaxations(block, scope, language, last)
        case QuestionBlock():
            _draw_question(block, scope, language, last)
        case CartBlock() | OrderBlock():
            name = "cart" if isinstance(block, CartBlock) else "order"
            pictures = [source(service.picture(line.image), THUMBNAIL) for line in block.lines]
            draw(name, language, block=block, pictures=pictures)
        case ProposalBlock():
            _draw_proposal(block, scope, language, last)
        case ReceiptBlock():
            draw("receipt", language, block=block)
        case PolicyBlock():
            draw("policy", language, block=block)
        case HandoffBlock():
            draw("handoff", language, block=block)
        case NoticeBlock():
            draw("notice", language, block=block)
        case _:
            assert_never(block)


def _draw_overview(block: OverviewBlock, language: Language) -> None:
    say = texts(language)
    kinds = {VOCABULARY.name(Facet.KIND, key, language): count for key, count in block.kinds.items()}
    groups = [
        (say(label), sorted(counts.items(), key=lambda pair: -pair[1])[:LISTED_AT_MOST])
        for label, counts in (("overview-kinds", kinds), ("overview-brands", block.brands))
    ]
    draw("overview", language, block=block, groups=groups)


def _relaxation_label(item: RelaxationItem, language: Language) -> str:
    say = texts(language)
    joined = "、" if language == "zh" else ", "
    label = item.label or say("relaxation-drop", what=joined.join(field_name(n, language) for n in item.drop))
    return say("relaxation-button", label=label, count=item.count)


def _draw_relaxations(block: RelaxationsBlock, scope: str, language: Language, last: bool) -> None:
    with st.container(key=f"taps-{scope}", horizontal=True, gap="small"):
        for place, item in enumerate(block.items):
            label = _relaxation_label(item, language)
            st.button(
                plain(label),
                key=f"relax-{scope}-{place}",
                disabled=not last,
                on_click=ask,
                args=(item.label or label, (Refine(remove=item.drop),)),
            )


def _draw_question(block: QuestionBlock, scope: str, language: Language, last: bool) -> None:
    draw("reply", language, text=block.text)
    with st.container(key=f"taps-{scope}", horizontal=True, gap="small"):
        for place, option in enumerate(block.options):
            st.button(
                plain(option),
                key=f"option-{scope}-{place}",
                disabled=not last,
                on_click=ask,
                args=(option, (Choose(option=str(place + 1)),)),
            )


def _draw_proposal(block: ProposalBlock, scope: str, language: Language, last: bool) -> None:
    say = texts(language)
    amount = Amount(amount=block.money.amount, currency=block.money.currency) if block.money else None
    with st.container(key=f"proposal-{scope}"):
        draw("proposal", language, block=block, amount=amount)
        if not last:
            return
        with st.container(key=f"taps-{scope}", horizontal=True, gap="small"):
            for name, command, kind in (("yes", Confirm(), "primary"), ("no", Deny(), "secondary")):
                label = say(f"proposal-{name}")
                st.button(
                    label,
                    key=f"{name}-{scope}",
                    type="primary" if kind == "primary" else "secondary",
                    on_click=ask,
                    args=(label, (command,)),
                )
