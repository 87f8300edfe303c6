"""Stock the demo shop's desk: policies always, customers and orders once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from assistant.demo.orders import shop_records
from retrieval.demo.catalogue import products


class Report(Protocol):
    """What an import did, as programs get it."""

    def as_wire(self) -> dict[str, Any]: ...


class Desk(Protocol):
    """As much of the order desk as stocking needs."""

    def order_count(self) -> int:
        """How many orders the desk knows."""
        ...

    def import_orders(self, file: Path) -> Report:
        """Read ``{"customers": [...], "orders": [...]}``."""
        ...

    def import_policies(self, directory: Path) -> Report:
        """Read a folder of Markdown files, one a policy and language."""
        ...


@dataclass(frozen=True, slots=True)
class DeskStock:
    """What stocking the desk did; ``orders`` is None where the desk had some already."""

    orders: Report | None
    policies: Report

    def as_wire(self) -> dict[str, Any]:
        return {
            "orders": self.orders.as_wire() if self.orders else None,
            "policies": self.policies.as_wire(),
        }


def policies_dir() -> Path:
    """The folder of the demo shop's policies: ``en/`` and ``zh/``."""
    return Path(str(resources.files("prompts") / "policies"))


def stock_desk(desk: Desk, today: datetime | None = None) -> DeskStock:
    """Put customers, orders and policies on the desk.

    Orders go in only where there are none: what customers did with them since then must stay.

    Args:
        today: UTC; the orders' times lie in the months before it. Now, where none is given.
    """
    orders = None
    if desk.order_count() == 0:
        records = shop_records(today or datetime.now(UTC), products())
        with TemporaryDirectory() as folder:
            file = Path(folder) / "orders.json"
            file.write_text(json.dumps(records, ensure_ascii=False), "utf-8")
            orders = desk.import_orders(file)
    return DeskStock(orders, desk.import_policies(policies_dir()))
