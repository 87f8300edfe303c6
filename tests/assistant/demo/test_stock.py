"""Stocking the desk: orders once, policies every time."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.demo.stock import policies_dir, stock_desk

TODAY = datetime(2026, 11, 20, 22, 0, tzinfo=UTC)


@dataclass
class Counts:
    values: dict[str, Any]

    def as_wire(self) -> dict[str, Any]:
        return self.values


@dataclass
class PaperDesk:
    """A desk on paper: what is handed in is what it has."""

    orders: dict[str, Any] = field(default_factory=dict)
    policies: set[str] = field(default_factory=set)

    def order_count(self) -> int:
        return len(self.orders)

    def import_orders(self, file: Path) -> Counts:
        records = json.loads(file.read_text("utf-8"))
        self.orders |= {order["order_id"]: order for order in records["orders"]}
        return Counts({"customers": len(records["customers"]), "orders": len(self.orders)})

    def import_policies(self, directory: Path) -> Counts:
        self.policies |= {path.relative_to(directory).as_posix() for path in directory.rglob("*.md")}
        return Counts({"policies": len(self.policies)})


def test_a_new_desk_gets_customers_orders_and_policies() -> None:
    desk = PaperDesk()
    report = stock_desk(desk, TODAY).as_wire()
    assert report == {"orders": {"customers": 40, "orders": 150}, "policies": {"policies": 10}}


def test_what_customers_did_since_then_stays() -> None:
    desk = PaperDesk()
    stock_desk(desk, TODAY)
    first = next(iter(desk.orders))
    desk.orders[first]["state"] = "cancelled"

    report = stock_desk(desk, TODAY)

    assert report.orders is None
    assert report.as_wire()["orders"] is None
    assert desk.orders[first]["state"] == "cancelled"
    assert len(desk.policies) == 10


def test_the_policies_are_there_in_both_languages() -> None:
    assert {folder.name for folder in policies_dir().iterdir() if folder.is_dir()} >= {"en", "zh"}
