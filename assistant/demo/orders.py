"""The orders of the demo shop: every state there is, over the last months, in the shape of ``import-orders``."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from assistant.demo.customers import SEED, customers
from retrieval.catalog.product import Product, ProductId, Variant
from retrieval.demo.sellers import OWN

FIRST_NUMBER = 20481
_FREE_FROM = 5900
_STANDARD, _EXPRESS, _BULKY = 490, 1290, 3900
_BULKY_KINDS = frozenset({"sofa", "bed", "table", "desk", "bookshelf", "bicycle"})
_SERVICE_DAYS = 5
_CARRIERS = {"en": ("Heron Post", "HP"), "zh": ("雨燕速递", "YY")}

_MINUTES, _HOURS, _DAYS = 1 / 60, 1.0, 24.0


@dataclass(frozen=True, slots=True)
class Course:
    """How an order came to its state: steps with the least and most hours since the one before, and how long ago
    (in hours) the last of them was."""

    count: int
    steps: tuple[tuple[str, float, float], ...]
    ago: tuple[float, float]


_PLACED = (("placed", 0.0, 0.0),)
_PAID = (*_PLACED, ("paid", 1 * _MINUTES, 6 * _MINUTES))
_PACKED = (*_PAID, ("packed", 2 * _HOURS, 22 * _HOURS))
_SHIPPED = (*_PACKED, ("shipped", 2 * _HOURS, 9 * _HOURS))
_DELIVERED = (*_SHIPPED, ("delivered", 22 * _HOURS, 80 * _HOURS))
_ASKED = (*_DELIVERED, ("return_requested", 1 * _DAYS, 12 * _DAYS))
_BACK = (*_ASKED, ("returned", 3 * _DAYS, 7 * _DAYS))

COURSES = {
    "shipped": Course(22, _SHIPPED, (4, 40)),
    "delivered": Course(46, _DELIVERED, (6, 170 * _DAYS)),
    "placed": Course(8, _PLACED, (0.2, 4)),
    "paid": Course(8, _PAID, (0.2, 6)),
    "packed": Course(8, _PACKED, (0.5, 16)),
    "partially_shipped": Course(6, (*_PACKED, ("partially_shipped", 3, 10)), (6, 60)),
    "delayed": Course(8, (*_PAID, ("delayed", 3 * _DAYS, 6 * _DAYS)), (5, 70)),
    "return_requested": Course(8, _ASKED, (3, 90)),
    "returned": Course(6, _BACK, (2, 60)),
    "refunded": Course(8, (*_BACK, ("refunded", 3, 70)), (1 * _DAYS, 100 * _DAYS)),
    "exchanged": Course(6, (*_BACK, ("exchanged", 2, 30)), (1 * _DAYS, 90 * _DAYS)),
    "cancelled": Course(10, (*_PAID, ("cancelled", 0.3, 15)), (1, 150 * _DAYS)),
    "payment_failed": Course(6, (*_PLACED, ("payment_failed", 1 * _MINUTES, 3 * _MINUTES)), (1, 40)),
}
"""What becomes of orders, and of how many; 150 in all."""

_TRACKED = frozenset(
    {"shipped", "partially_shipped", "delivered", "return_requested", "returned", "refunded", "exchanged"}
)


def _timeline(course: Course, today: datetime, chance: random.Random) -> list[dict[str, str]]:
    """The steps with their times, UTC, none after today."""
    gaps = [chance.uniform(least, most) for _, least, most in course.steps]
    least, most = course.ago
    last = today - timedelta(hours=least + (most - least) * chance.random() ** 2)
    moment = last - timedelta(hours=sum(gaps))
    events = []
    for (state, _, _), gap in zip(course.steps, gaps, strict=True):
        moment += timedelta(hours=gap)
        events.append({"state": state, "at": moment.replace(microsecond=0).isoformat()})
    return events


def _paid_price(variant: Variant, is_old: bool) -> int:
    """What was paid: before a present sale began, the full price."""
    return (variant.list_price or variant.price).amount if is_old else variant.price.amount


def _line_states(state: str, count: int) -> list[str]:
    """What each line is in; only one line of an order goes back, and part of one that is shipped in parts waits."""
    if state == "partially_shipped":
        return ["shipped"] * (count - 1) + ["delayed"]
    if state in ("return_requested", "returned", "refunded", "exchanged"):
        return [state] + ["delivered"] * (count - 1)
    return [state] * count


def _lines(
    state: str, is_old: bool, language: str, products: Sequence[Product], chance: random.Random
) -> list[dict[str, Any]]:
    least = 2 if state == "partially_shipped" else 1
    chosen = chance.sample(products, max(least, chance.choice((1, 1, 1, 2, 2, 3, 4))))
    lines = []
    for product, own in zip(chosen, _line_states(state, len(chosen)), strict=True):
        variant = chance.choice([variant for variant in product.variants if variant.in_stock])
        lines.append(
            {
                "product_id": product.product_id,
                "variant_id": variant.variant_id,
                "title": product.title.best(language),
                "quantity": 1 if chance.random() < 0.85 else 2,
                "price": _paid_price(variant, is_old),
                "state": own,
            }
        )
    return lines


def _shipping(lines: Sequence[dict[str, Any]], kinds: set[str], chance: random.Random) -> int:
    if kinds & _BULKY_KINDS:
        return _BULKY
    if chance.random() < 0.12:
        return _EXPRESS
    return 0 if sum(line["price"] * line["quantity"] for line in lines) >= _FREE_FROM else _STANDARD


def _expected(timeline: Sequence[dict[str, str]], state: str) -> str | None:
    """The promised day; a delayed order has a new one, a cancelled or unpaid one has none."""
    if state in ("cancelled", "payment_failed"):
        return None
    delivered = next((event["at"] for event in timeline if event["state"] == "delivered"), None)
    if delivered:
        return delivered[:10]
    begin = datetime.fromisoformat(timeline[-1 if state == "delayed" else 0]["at"])
    return (begin + timedelta(days=_SERVICE_DAYS)).date().isoformat()


def _order(
    place: int, state: str, customer: dict[str, Any], today: datetime, products: Mapping[ProductId, Product]
) -> dict[str, Any]:
    """An order that has no number yet."""
    chance = random.Random(f"{SEED}:order:{place}")
    timeline = _timeline(COURSES[state], today, chance)
    is_old = today - datetime.fromisoformat(timeline[0]["at"]) > timedelta(days=30)
    lines = _lines(state, is_old, customer["language"], list(products.values()), chance)
    shipping = _shipping(lines, {products[line["product_id"]].kind for line in lines}, chance)
    carrier, prefix = _CARRIERS[customer["language"]] if state in _TRACKED else (None, "")
    return {
        "customer_id": customer["customer_id"],
        "placed_at": timeline[0]["at"],
        "state": state,
        "currency": "USD",
        "lines": lines,
        "shipping": shipping,
        "total": shipping + sum(line["price"] * line["quantity"] for line in lines),
        "address": chance.choice(customer["addresses"]),
        "payment_id": next(m["payment_id"] for m in customer["payment_methods"] if m["type"] != "gift_card"),
        "timeline": timeline,
        "carrier": carrier,
        "tracking": f"{prefix}{chance.randrange(10**10):010d}" if carrier else None,
        "expected": _expected(timeline, state),
    }


def _numbered(number: int, order: dict[str, Any]) -> dict[str, Any]:
    order_id = f"ML{number}"
    lines = [{"line_id": f"{order_id}-{place}"} | line for place, line in enumerate(order["lines"], start=1)]
    return {"order_id": order_id} | order | {"lines": lines}


def _dealt(people: Sequence[dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
    """A state for each order, and whose it is: something under way first, something delivered for everybody."""
    chance = random.Random(f"{SEED}:deal")
    first = [["shipped"] * COURSES["shipped"].count, ["delivered"] * COURSES["delivered"].count]
    rest = [
        state
        for state, course in COURSES.items()
        for _ in range(course.count)
        if state not in ("shipped", "delivered")
    ]
    chance.shuffle(rest)
    groups = [*first, rest]
    return [(state, people[place % len(people)]) for group in groups for place, state in enumerate(group)]


def orders(today: datetime, products: Sequence[Product]) -> list[dict[str, Any]]:
    """150 orders, oldest first, with ids that rise with time.

    Args:
        today: UTC; all times lie before it.
        products: the running catalogue; lines name variants that are in stock.
    """
    sold = {product.product_id: product for product in products if product.in_stock and product.seller == OWN}
    dealt = _dealt(customers(today))
    made = [_order(place, state, customer, today, sold) for place, (state, customer) in enumerate(dealt)]
    made.sort(key=lambda order: order["placed_at"])
    return [_numbered(number, order) for number, order in enumerate(made, start=FIRST_NUMBER)]


def shop_records(today: datetime, products: Sequence[Product]) -> dict[str, list[dict[str, Any]]]:
    """Customers and orders together: exactly what ``import-orders`` reads."""
    return {"customers": customers(today), "orders": orders(today, products)}
