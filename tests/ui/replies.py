"""Replies made by hand, one block of every kind, as the assistant would send them."""

from __future__ import annotations

from assistant.commands import FilterSet
from assistant.messages import (
    Amount,
    Block,
    CartBlock,
    CartLine,
    ComparisonBlock,
    ComparisonRow,
    DetailsBlock,
    HandoffBlock,
    Language,
    NoticeBlock,
    OfferItem,
    OffersBlock,
    OrderBlock,
    OrderLine,
    OverviewBlock,
    PolicyBlock,
    ProductItem,
    ProductsBlock,
    ProposalBlock,
    ProposalMoney,
    QuestionBlock,
    Quote,
    Reason,
    ReceiptBlock,
    RelaxationItem,
    RelaxationsBlock,
    Reply,
    ReviewsBlock,
    TimelineEntry,
    Trace,
)

EVIL = '<script>alert("x")</script> **bold** [link](javascript:alert(1))'


def usd(cents: int) -> Amount:
    return Amount(amount=cents, currency="USD")


def item(position: int = 1, title: str = "Red dress", **other: object) -> ProductItem:
    given: dict[str, object] = {
        "position": position,
        "product_id": f"p{position}",
        "variant_id": f"p{position}-m",
        "title": title,
        "kind": "dress",
        "brand": "Aster",
        "price": usd(4999),
        "in_stock": True,
        "rating": 4.5,
        "rating_count": 12,
        "why": (Reason(signal="words", share=1.0, text="Matches red dress"),),
    }
    return ProductItem.model_validate({**given, **other})


def reply(text: str, *blocks: Block, language: Language = "en") -> Reply:
    return Reply(
        conversation="c-000001",
        turn=1,
        language=language,
        text=text,
        commands=(),
        filters=FilterSet(),
        blocks=blocks,
        trace=Trace(parser="compact", milliseconds={"total": 1.0}),
    )


def every_block(text: str = EVIL) -> tuple[Block, ...]:
    """One block of each kind, with ``text`` wherever a feed, a customer or a reviewer may write."""
    return (
        ProductsBlock(items=(item(title=text, brand=text, note=text),), total=9),
        ComparisonBlock(
            items=(item(title=text),),
            rows=(ComparisonRow(name="material", label=text, values=(text,), differs=True),),
        ),
        DetailsBlock(product_id="p1", attribute=text, value=text, source=text),
        ReviewsBlock.model_validate(
            {
                "product_id": "p1",
                "for": 3,
                "against": 1,
                "quotes": (Quote(review_id="r", text=text, rating=5, author=text),),
            }
        ),
        OverviewBlock(count=3, price_min=usd(100), price_max=usd(900), brands={text: 3}, kinds={"dress": 3}),
        OffersBlock(
            product_id="p1",
            items=(OfferItem(product_id="p1", seller=text, price=usd(100), total=usd(100), in_stock=True),),
        ),
        RelaxationsBlock(items=(RelaxationItem(drop=("colour",), count=4, label=text),)),
        QuestionBlock(text=text, options=(text,)),
        CartBlock(
            lines=(CartLine(product_id="p1", variant_id="v", title=text, quantity=1, price=usd(100)),),
            total=usd(100),
        ),
        OrderBlock(
            order_id="S-1",
            state="shipped",
            label=text,
            placed_at="2026-11-12T09:30:00+00:00",
            lines=(
                OrderLine(line="1", product_id="p1", variant_id="v", title=text, quantity=1, price=usd(100)),
            ),
            timeline=(TimelineEntry(state="placed", label=text, at="2026-11-12T09:30:00+00:00"),),
        ),
        ProposalBlock(
            proposal_id="1",
            action="cancel_order",
            effects=(text,),
            money=ProposalMoney(amount=100, currency="USD", direction="refund", to=text),
            expires="2026-11-20T23:00:00+00:00",
        ),
        ReceiptBlock(action="cancel_order", reference="R-1", effects=(text,)),
        PolicyBlock(topic="returns", section=text, quote=text, source=text, version="1", date="2026-01-01"),
        HandoffBlock(ticket_id="T-1"),
        NoticeBlock(code="note", sentence=text),
    )
