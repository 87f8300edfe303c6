"""Everything a customer can mean: a closed union of small values, named by ``kind``.

Commands are all that a parser, and so any language model, can do. Rules, ownership and confirmation are code.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def _as_tuple(value: object) -> object:
    """Every filter takes one value or several."""
    if value is None:
        return ()
    if isinstance(value, str | int | float):
        return (str(value),)
    return value


Words = Annotated[tuple[str, ...], BeforeValidator(_as_tuple)]


class FilterValues(_Value):
    """Constraints as a person says them; prices in major units of the shop's currency (49.99)."""

    kind: Words = ()
    colour: Words = ()
    material: Words = ()
    pattern: Words = ()
    brand: Words = ()
    gender: Words = ()
    size: Words = ()
    price_min: float | None = Field(default=None, ge=0)
    price_max: float | None = Field(default=None, ge=0)
    rating_min: float | None = Field(default=None, ge=0, le=5)
    in_stock: bool | None = None
    on_sale: bool | None = None


class FilterSet(FilterValues):
    """Constraints, and what must not be: ``excluded`` has the same fields; ``without`` names parts and what else a
    thing shall lack (``hood``)."""

    excluded: FilterValues | None = None
    without: Words = ()


class Item(_Value):
    """Which product is meant: a place in the list last shown (from 1), an id, a name, or the one in focus."""

    position: int | None = None
    product_id: str | None = None
    name: str | None = None
    focus: bool | None = None


class OrderReference(_Value):
    """Which order is meant: by id, by a product in it, by when, or the last."""

    order_id: str | None = None
    product: str | None = None
    when: str | None = None
    last: bool | None = None


Sorting = Literal["relevance", "price", "-price", "rating", "newest"]


class Search(_Value):
    """Look for products anew."""

    kind: Literal["search"] = "search"
    text: str = ""
    filters: FilterSet = FilterSet()
    use_photo: bool = False


class Refine(_Value):
    """Change the running search: add constraints, take some away by field name (``colour``, ``excluded.brand``),
    sort it; with ``than``, only what is cheaper or dearer than that product. ``other`` are fields that shall take
    another value than now (another colour), ``resize`` asks for the next size."""

    kind: Literal["refine"] = "refine"
    add: FilterSet = FilterSet()
    remove: tuple[str, ...] = ()
    sort: Sorting | None = None
    than: Item | None = None
    other: tuple[str, ...] = ()
    resize: Literal["larger", "smaller"] | None = None


class Similar(_Value):
    """More like one product, with a change asked for; ``unlike`` is one to keep away from, the same as ``item`` where
    only that was said. Where several are meant (“like the first and third”), ``items`` and ``unlike_items`` are all
    of them, and ``item`` and ``unlike`` the first."""

    kind: Literal["similar"] = "similar"
    item: Item = Item(focus=True)
    change: FilterSet = FilterSet()
    unlike: Item | None = None
    items: tuple[Item, ...] = ()
    unlike_items: tuple[Item, ...] = ()


class Recommend(_Value):
    kind: Literal["recommend"] = "recommend"
    about: str = ""
    item: Item | None = None
    """What goes with this product is asked for; ``about`` then says what of (shoes)."""


class Compare(_Value):
    """Side by side; no ``items`` are those just compared, else the first of the list. ``aspect`` is what is asked
    about them: a fact by name, ``-`` before it where less is better (``-price``, ``-weight``, ``battery``), or the
    words of the question where no listing states it (which is warmer)."""

    kind: Literal["compare"] = "compare"
    items: tuple[Item, ...] = ()
    aspect: str = ""


class Details(_Value):
    """``variant`` is what was asked of its looks and size, as for ``add_to_cart``: whether it comes in those."""

    kind: Literal["details"] = "details"
    item: Item = Item(focus=True)
    attribute: str = ""
    variant: str = ""


class Reviews(_Value):
    kind: Literal["reviews"] = "reviews"
    item: Item = Item(focus=True)
    question: str = ""


class Overview(_Value):
    """Counts, brands and price ranges over the whole shop."""

    kind: Literal["overview"] = "overview"
    text: str = ""
    filters: FilterSet = FilterSet()


class Offers(_Value):
    kind: Literal["offers"] = "offers"
    item: Item = Item(focus=True)


class More(_Value):
    kind: Literal["more"] = "more"


class Undo(_Value):
    kind: Literal["undo"] = "undo"


class Reset(_Value):
    kind: Literal["reset"] = "reset"


class AddToCart(_Value):
    """``variant`` is what was said of it: ``L``, ``blue M``, or a variant id."""

    kind: Literal["add_to_cart"] = "add_to_cart"
    item: Item = Item(focus=True)
    variant: str = ""
    quantity: int = Field(default=1, ge=1, le=999)


class RemoveFromCart(_Value):
    kind: Literal["remove_from_cart"] = "remove_from_cart"
    item: Item = Item(focus=True)


class ViewCart(_Value):
    kind: Literal["view_cart"] = "view_cart"


class Checkout(_Value):
    kind: Literal["checkout"] = "checkout"
    address: str = ""
    payment: str = ""


class OrderStatus(_Value):
    kind: Literal["order_status"] = "order_status"
    order: OrderReference = OrderReference(last=True)


class CancelOrder(_Value):
    kind: Literal["cancel_order"] = "cancel_order"
    order: OrderReference = OrderReference(last=True)
    reason: str = ""


class ChangeAddress(_Value):
    kind: Literal["change_address"] = "change_address"
    order: OrderReference = OrderReference(last=True)
    address: str = ""


class ChangePayment(_Value):
    kind: Literal["change_payment"] = "change_payment"
    order: OrderReference = OrderReference(last=True)
    payment: str = ""


class LineChange(_Value):
    line: str = ""
    variant: str = ""
    quantity: int | None = Field(default=None, ge=0, le=999)


class ChangeItems(_Value):
    kind: Literal["change_items"] = "change_items"
    order: OrderReference = OrderReference(last=True)
    changes: tuple[LineChange, ...] = ()


class ReturnItems(_Value):
    kind: Literal["return_items"] = "return_items"
    order: OrderReference = OrderReference(last=True)
    lines: tuple[str, ...] = ()
    refund_to: str = ""


class ExchangeItems(_Value):
    kind: Literal["exchange_items"] = "exchange_items"
    order: OrderReference = OrderReference(last=True)
    changes: tuple[LineChange, ...] = ()
    payment: str = ""


class ReportProblem(_Value):
    kind: Literal["report_problem"] = "report_problem"
    order: OrderReference = OrderReference(last=True)
    line: str = ""
    problem: str = ""


class RefundStatus(_Value):
    kind: Literal["refund_status"] = "refund_status"
    order: OrderReference = OrderReference(last=True)


class UpdateProfile(_Value):
    kind: Literal["update_profile"] = "update_profile"
    field: str
    value: str


class Policy(_Value):
    """What the shop's rules say; ``topic`` is returns, shipping, payment, warranty or privacy where it is clear."""

    kind: Literal["policy"] = "policy"
    topic: str = ""
    question: str = ""


class Handoff(_Value):
    """A person is asked for."""

    kind: Literal["handoff"] = "handoff"
    reason: str = ""


class Confirm(_Value):
    kind: Literal["confirm"] = "confirm"


class Deny(_Value):
    kind: Literal["deny"] = "deny"


class Choose(_Value):
    """One of the options offered by a question, from 1, or its words."""

    kind: Literal["choose"] = "choose"
    option: str


class SetLanguage(_Value):
    kind: Literal["set_language"] = "set_language"
    language: Literal["en", "zh"]


class ForgetMe(_Value):
    kind: Literal["forget_me"] = "forget_me"


class SmallTalk(_Value):
    """``about``: greeting, thanks, goodbye, who_are_you, help, contact, complaint, praise or other."""

    kind: Literal["smalltalk"] = "smalltalk"
    about: str = "other"


class OutOfScope(_Value):
    kind: Literal["out_of_scope"] = "out_of_scope"
    about: str = ""


Command = Annotated[
    Search
    | Refine
    | Similar
    | Recommend
    | Compare
    | Details
    | Reviews
    | Overview
    | Offers
    | More
    | Undo
    | Reset
    | AddToCart
    | RemoveFromCart
    | ViewCart
    | Checkout
    | OrderStatus
    | CancelOrder
    | ChangeAddress
    | ChangePayment
    | ChangeItems
    | ReturnItems
    | ExchangeItems
    | ReportProblem
    | RefundStatus
    | UpdateProfile
    | Policy
    | Handoff
    | Confirm
    | Deny
    | Choose
    | SetLanguage
    | ForgetMe
    | SmallTalk
    | OutOfScope,
    Field(discriminator="kind"),
]

COMMANDS: TypeAdapter[tuple[Command, ...]] = TypeAdapter(tuple[Command, ...])
"""Validates and dumps lists of commands, from a parser, a file or the wire."""
