"""What the desk knows of people and their orders: frozen values, and the schema that ``import-orders`` reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

OrderState = Literal[
    "placed", "payment_failed", "paid", "packed", "shipped", "partially_shipped", "delayed", "delivered",
    "return_requested", "returned", "refunded", "exchanged", "cancelled",
]  # fmt: skip


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True)


class Address(_Record):
    address_id: str
    name: str
    line1: str
    line2: str = ""
    city: str
    postcode: str = ""
    country: str


class PaymentMethod(_Record):
    payment_id: str
    type: str
    label: str
    balance: int | None = Field(default=None, ge=0)


class Customer(_Record):
    customer_id: str = Field(min_length=1)
    name: str
    email: str
    language: Literal["en", "zh"] = "en"
    phone: str = ""
    addresses: tuple[Address, ...] = ()
    payment_methods: tuple[PaymentMethod, ...] = ()
    points: int = Field(default=0, ge=0)
    since: date | None = None


class Line(_Record):
    """One line of an order; ``price`` of one piece, in minor units."""

    line_id: str
    product_id: str
    variant_id: str
    title: str
    quantity: int = Field(ge=1)
    price: int = Field(ge=0)
    state: OrderState


class Event(_Record):
    state: OrderState
    at: datetime


class Order(_Record):
    """An order with its own record; amounts in minor units of ``currency``, times in UTC."""

    order_id: str = Field(min_length=1)
    customer_id: str
    placed_at: datetime
    state: OrderState
    currency: str = Field(pattern="^[A-Z]{3}$")
    lines: tuple[Line, ...] = Field(min_length=1)
    shipping: int = Field(default=0, ge=0)
    total: int = Field(ge=0)
    address: Address | None = None
    payment_id: str | None = None
    timeline: tuple[Event, ...] = ()
    carrier: str | None = None
    tracking: str | None = None
    expected: date | None = None


class Records(_Record):
    """The file of ``import-orders``."""

    customers: tuple[Customer, ...] = ()
    orders: tuple[Order, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a policy, with where it comes from."""

    topic: str
    section: str
    body: str
    source: str
    version: str
    date: str
    language: str


@dataclass(frozen=True, slots=True)
class Ticket:
    """A conversation that waits for a person."""

    ticket_id: str
    opened_at: datetime
    customer: str | None
    conversation: str
    summary: str

    def as_wire(self) -> dict[str, Any]:
        return {
            "ticket_id": self.ticket_id,
            "opened_at": self.opened_at.isoformat(),
            "customer": self.customer,
            "conversation": self.conversation,
            "summary": self.summary,
        }


@dataclass(frozen=True, slots=True)
class Imported:
    """Counts of an import, by what was imported."""

    counts: dict[str, int]

    def as_wire(self) -> dict[str, Any]:
        return dict(self.counts)
