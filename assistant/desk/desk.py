"""The desk: orders of the signed-in customer, policies, tickets. Today it reads; it changes no order."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from pydantic import ValidationError

from assistant.commands import OrderReference
from assistant.desk.moments import span
from assistant.desk.policies import best_section, read_policies
from assistant.desk.repositories import People, Policies, Tickets, Turns
from assistant.desk.values import Customer, Imported, Order, Records, Section, Ticket
from retrieval.errors import BadInput, NotFound
from retrieval.store.database import Database
from retrieval.store.migrate import migrate

MIGRATIONS = Path(__file__).parent / "migrations"
VERSION_TABLE = "alembic_version_desk"
TOLD = 20


class Desk:
    """Opened on the shop's database; its tables are its own."""

    def __init__(self, database: Database) -> None:
        migrate(database.engine, MIGRATIONS, VERSION_TABLE)
        self.people = People(database)
        self.policies = Policies(database)
        self.waiting = Tickets(database)
        self.turns = Turns(database)

    def customers(self) -> tuple[Customer, ...]:
        return self.people.customers()

    def customer(self, customer_id: str) -> Customer | None:
        return self.people.customer(customer_id)

    def orders_of(self, customer_id: str) -> tuple[Order, ...]:
        """Newest first."""
        return self.people.orders_of(customer_id)

    def order_count(self) -> int:
        return self.people.count()

    def order(self, customer_id: str, meant: OrderReference, today: date) -> Order | None:
        """The order that is meant, of this customer only: somebody else's is as one that does not exist.

        ``when`` is read against the day on which orders were placed; words that name no time mean the newest.
        """
        own = self.orders_of(customer_id)
        if meant.order_id:
            wanted = _digits(meant.order_id)
            return next(
                (one for one in own if one.order_id == meant.order_id or _digits(one.order_id) == wanted),
                None,
            )
        if meant.product:
            word = meant.product.casefold()
            return next(
                (one for one in own if any(word in line.title.casefold() for line in one.lines)), None
            )
        days = span(meant.when, today) if meant.when else None
        if days:
            first, last = days
            return next((one for one in own if first <= one.placed_at.date() <= last), None)
        return own[0] if own else None

    def policy(self, topic: str, question: str, language: str) -> Section | None:
        return best_section(self.policies.sections(language), topic, question)

    def tickets(self, limit: int) -> tuple[Ticket, ...]:
        return self.waiting.waiting(limit)

    def open_ticket(self, conversation: str, customer: str | None, summary: str, at: datetime) -> Ticket:
        return self.waiting.open(conversation, customer, summary, at)

    def import_policies(self, directory: Path) -> Imported:
        sections = read_policies(Path(directory))
        self.policies.replace(sections)
        return Imported(
            {"policies": len({(one.topic, one.language) for one in sections}), "sections": len(sections)}
        )

    def import_orders(self, path: Path) -> Imported:
        """Read ``{"customers": [...], "orders": [...]}``; the schema is that of ``Records``.

        Raises:
            NotFound: no such file. BadInput: every fault of the file, at once; nothing was written.
        """
        records = _records(Path(path))
        faults = _faults(records, {one.customer_id for one in self.customers()})
        if faults:
            raise _bad(faults)
        self.people.put(records)
        return Imported({"customers": len(records.customers), "orders": len(records.orders)})


def orders_schema() -> dict[str, object]:
    """The JSON schema of what ``import-orders`` reads."""
    return Records.model_json_schema()


def _records(path: Path) -> Records:
    try:
        return Records.model_validate_json(path.read_bytes())
    except FileNotFoundError as error:
        raise NotFound("orders_not_found", f"There is no file {path}.", "Check the path.") from error
    except OSError as error:
        raise BadInput("orders_unreadable", f"{path} cannot be read.", "Name a JSON file.") from error
    except ValidationError as error:
        raise _bad(
            [f"{'.'.join(map(str, one['loc'])) or 'file'}: {one['msg']}" for one in error.errors()]
        ) from error


def _faults(records: Records, known: set[str]) -> list[str]:
    """What the schema cannot say: whose orders, ids twice, sums."""
    people = known | {one.customer_id for one in records.customers}
    faults = [
        f"{one.order_id}: no customer {one.customer_id}"
        for one in records.orders
        if one.customer_id not in people
    ]
    seen: set[str] = set()
    for order in records.orders:
        if order.order_id in seen:
            faults.append(f"{order.order_id}: twice")
        seen.add(order.order_id)
        total = order.shipping + sum(line.price * line.quantity for line in order.lines)
        if order.total != total:
            faults.append(
                f"{order.order_id}: the total is {order.total}, its lines and shipping make {total}"
            )
    return faults


def _bad(faults: list[str]) -> BadInput:
    more = f" … and {len(faults) - TOLD} more" if len(faults) > TOLD else ""
    return BadInput(
        "bad_orders",
        "; ".join(faults[:TOLD]) + more + ".",
        "Nothing was written. Mend the file and import again.",
    )


def _digits(order_id: str) -> str:
    return "".join(sign for sign in order_id.casefold() if sign.isalnum())
