"""The wire: what comes in (``Message``), what goes out (``Reply``) and the blocks it is made of.

Stable: others build on these; additions only. ``amount`` is always in minor units.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.commands import Command, FilterSet

Language = Literal["en", "zh"]


class _Wire(BaseModel):
    model_config = ConfigDict(frozen=True)


class Message(_Wire):
    """One message of a customer. ``images`` are paths; ``customer`` is the signed-in identity, never a claim
    made in the text.

    ``commands`` is what a tap on the page meant (a chip taken away, "compare", "yes"): with them nothing is
    parsed, and ``text`` is only what the history shows. ``photo_weight`` (0 words only, 1 photo only) holds for
    this and the following searches of the conversation; None leaves it as it was.
    """

    text: str = ""
    images: tuple[str, ...] = ()
    conversation: str | None = None
    customer: str | None = None
    language: Language | None = None
    commands: tuple[Command, ...] = ()
    photo_weight: float | None = Field(default=None, ge=0, le=1)


class Amount(_Wire):
    amount: int
    currency: str


class Reason(_Wire):
    """One reason for a hit; the shares of an item add up to 1."""

    signal: str
    share: float
    text: str


class ProductItem(_Wire):
    position: int
    product_id: str
    variant_id: str
    title: str
    kind: str
    brand: str
    price: Amount
    list_price: Amount | None = None
    in_stock: bool
    rating: float | None = None
    rating_count: int = 0
    image: str | None = None
    images: tuple[str, ...] = ()
    attributes: dict[str, str] = {}
    why: tuple[Reason, ...] = ()
    promoted: bool = False
    note: str | None = None
    score: float | None = None


class ProductsBlock(_Wire):
    type: Literal["products"] = "products"
    items: tuple[ProductItem, ...]
    total: int = 0


class ComparisonRow(_Wire):
    name: str
    label: str
    values: tuple[str, ...]
    differs: bool


class ComparisonBlock(_Wire):
    type: Literal["comparison"] = "comparison"
    items: tuple[ProductItem, ...]
    rows: tuple[ComparisonRow, ...]


class VariantItem(_Wire):
    variant_id: str
    price: Amount
    list_price: Amount | None = None
    in_stock: bool
    stock: int
    attributes: dict[str, str] = {}


class DetailsBlock(_Wire):
    type: Literal["details"] = "details"
    product_id: str
    attribute: str
    label: str = ""
    value: str
    source: str
    item: ProductItem | None = None
    variants: tuple[VariantItem, ...] = ()


class Quote(_Wire):
    review_id: str
    text: str
    rating: int
    author: str = ""
    stance: Literal["for", "against", "neutral"] = "neutral"


class ReviewsBlock(_Wire):
    model_config = ConfigDict(frozen=True, populate_by_name=True)
    type: Literal["reviews"] = "reviews"
    product_id: str
    for_: int = Field(alias="for")
    against: int
    quotes: tuple[Quote, ...]


class OverviewBlock(_Wire):
    type: Literal["overview"] = "overview"
    count: int
    price_min: Amount | None = None
    price_max: Amount | None = None
    brands: dict[str, int] = {}
    kinds: dict[str, int] = {}


class OfferItem(_Wire):
    product_id: str
    seller: str
    price: Amount
    delivery: Amount | None = None
    total: Amount
    in_stock: bool


class OffersBlock(_Wire):
    type: Literal["offers"] = "offers"
    product_id: str
    items: tuple[OfferItem, ...]


class RelaxationItem(_Wire):
    """What taking away constraints would bring; ``label`` says it in the customer's language."""

    drop: tuple[str, ...]
    count: int
    label: str = ""


class RelaxationsBlock(_Wire):
    type: Literal["relaxations"] = "relaxations"
    items: tuple[RelaxationItem, ...]


class QuestionBlock(_Wire):
    type: Literal["question"] = "question"
    text: str
    options: tuple[str, ...] = ()


class CartLine(_Wire):
    product_id: str
    variant_id: str
    title: str
    quantity: int
    price: Amount
    image: str | None = None


class CartBlock(_Wire):
    type: Literal["cart"] = "cart"
    lines: tuple[CartLine, ...]
    total: Amount


class OrderLine(_Wire):
    line: str
    product_id: str
    variant_id: str
    title: str
    quantity: int
    price: Amount
    state: str = ""
    image: str | None = None
    attributes: dict[str, str] = {}


class TimelineEntry(_Wire):
    state: str
    label: str
    at: str


class OrderBlock(_Wire):
    type: Literal["order"] = "order"
    order_id: str
    state: str
    label: str = ""
    placed_at: str = ""
    lines: tuple[OrderLine, ...]
    total: Amount | None = None
    timeline: tuple[TimelineEntry, ...] = ()
    tracking: str | None = None
    carrier: str | None = None
    expected: str | None = None


class ProposalMoney(_Wire):
    amount: int
    currency: str
    direction: Literal["charge", "refund", "none"]
    to: str


class ProposalBlock(_Wire):
    type: Literal["proposal"] = "proposal"
    proposal_id: str
    action: str
    effects: tuple[str, ...]
    money: ProposalMoney | None = None
    expires: str


class ReceiptBlock(_Wire):
    type: Literal["receipt"] = "receipt"
    action: str
    order_id: str | None = None
    reference: str
    effects: tuple[str, ...]


class PolicyBlock(_Wire):
    type: Literal["policy"] = "policy"
    topic: str
    section: str
    quote: str
    source: str
    version: str = ""
    date: str = ""


class HandoffBlock(_Wire):
    type: Literal["handoff"] = "handoff"
    ticket_id: str


class NoticeBlock(_Wire):
    type: Literal["notice"] = "notice"
    code: str
    sentence: str


Block = Annotated[
    ProductsBlock
    | ComparisonBlock
    | DetailsBlock
    | ReviewsBlock
    | OverviewBlock
    | OffersBlock
    | RelaxationsBlock
    | QuestionBlock
    | CartBlock
    | OrderBlock
    | ProposalBlock
    | ReceiptBlock
    | PolicyBlock
    | HandoffBlock
    | NoticeBlock,
    Field(discriminator="type"),
]


class Trace(_Wire):
    parser: str
    milliseconds: dict[str, float]


class Reply(_Wire):
    conversation: str
    turn: int
    language: Language
    text: str
    commands: tuple[Command, ...]
    filters: FilterSet
    blocks: tuple[Block, ...]
    trace: Trace

    @property
    def spoken(self) -> str:
        """What a face shows beside the blocks: the text, without what a notice or a question among them says."""
        text = self.text
        for block in self.blocks:
            if block.type in ("notice", "question"):
                text = text.replace(block.sentence if block.type == "notice" else block.text, "")
        return text.strip()

    def as_wire(self) -> dict[str, Any]:
        """JSON-ready, with the wire's own field names (``for``), unset filters left out."""
        wire = self.model_dump(mode="json", by_alias=True)
        wire["filters"] = _set_only(wire["filters"])
        for command in wire["commands"]:
            for name in ("filters", "add", "change"):
                if name in command:
                    command[name] = _set_only(command[name])
        return wire


class Turn(_Wire):
    """One message and its reply, as the history of a conversation keeps them; ``at`` is ISO 8601 in UTC."""

    message: Message
    reply: Reply
    at: str = ""


def _set_only(filters: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in filters.items() if value not in (None, [], ())}
    if "excluded" in kept:
        kept["excluded"] = _set_only(kept["excluded"])
        if not kept["excluded"]:
            del kept["excluded"]
    return kept
