"""The desk's tables, one repository a noun."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text

from assistant.desk.values import Customer, Order, Records, Section, Ticket
from assistant.messages import Message, Reply, Turn
from retrieval.store.database import Database


class People:
    """Customers and their orders."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def customers(self) -> tuple[Customer, ...]:
        with self._database.reading() as connection:
            rows = connection.execute(text("SELECT record FROM customers ORDER BY customer_id"))
            return tuple(Customer.model_validate_json(record) for (record,) in rows)

    def customer(self, customer_id: str) -> Customer | None:
        with self._database.reading() as connection:
            found = connection.execute(
                text("SELECT record FROM customers WHERE customer_id = :id"), {"id": customer_id}
            ).scalar()
        return Customer.model_validate_json(found) if found else None

    def orders_of(self, customer_id: str) -> tuple[Order, ...]:
        """Newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                text(
                    "SELECT record FROM orders WHERE customer_id = :id ORDER BY placed_at DESC, order_id DESC"
                ),
                {"id": customer_id},
            )
            return tuple(Order.model_validate_json(record) for (record,) in rows)

    def count(self) -> int:
        with self._database.reading() as connection:
            return int(connection.execute(text("SELECT COUNT(*) FROM orders")).scalar() or 0)

    def put(self, records: Records) -> None:
        """All of it or nothing; what is there under the same id is replaced."""
        with self._database.writing() as connection:
            for customer in records.customers:
                connection.execute(
                    text("DELETE FROM customers WHERE customer_id = :id"), {"id": customer.customer_id}
                )
                connection.execute(
                    text("INSERT INTO customers VALUES (:id, :record)"),
                    {"id": customer.customer_id, "record": customer.model_dump_json()},
                )
            for order in records.orders:
                connection.execute(text("DELETE FROM orders WHERE order_id = :id"), {"id": order.order_id})
                connection.execute(
                    text("INSERT INTO orders VALUES (:id, :customer, :placed, :state, :record)"),
                    {
                        "id": order.order_id,
                        "customer": order.customer_id,
                        "placed": order.placed_at.isoformat(),
                        "state": order.state,
                        "record": order.model_dump_json(),
                    },
                )


class Policies:
    """Sections of policies."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sections(self, language: str) -> tuple[Section, ...]:
        with self._database.reading() as connection:
            rows = connection.execute(
                text(
                    "SELECT topic, section, body, source, version, date, language FROM policy_sections "
                    "WHERE language = :language ORDER BY topic, place"
                ),
                {"language": language},
            )
            return tuple(Section(*row) for row in rows)

    def replace(self, sections: Sequence[Section]) -> None:
        with self._database.writing() as connection:
            connection.execute(text("DELETE FROM policy_sections"))
            for place, one in enumerate(sections):
                connection.execute(
                    text(
                        "INSERT INTO policy_sections (language, topic, place, section, body, source, version, date) "
                        "VALUES (:language, :topic, :place, :section, :body, :source, :version, :date)"
                    ),
                    {
                        "language": one.language, "topic": one.topic, "place": place, "section": one.section,
                        "body": one.body, "source": one.source, "version": one.version, "date": one.date,
                    },
                )  # fmt: skip


class Tickets:
    """Conversations that wait for a person."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, conversation: str, customer: str | None, summary: str, at: datetime) -> Ticket:
        ticket = Ticket(
            f"T-{uuid.uuid4().hex[:8].upper()}", at.astimezone(UTC), customer, conversation, summary
        )
        with self._database.writing() as connection:
            connection.execute(
                text("INSERT INTO tickets VALUES (:id, :at, :customer, :conversation, :summary, NULL)"),
                {
                    "id": ticket.ticket_id, "at": ticket.opened_at.isoformat(), "customer": customer,
                    "conversation": conversation, "summary": summary,
                },
            )  # fmt: skip
        return ticket

    def is_open(self, ticket_id: str) -> bool:
        with self._database.reading() as connection:
            found = connection.execute(
                text("SELECT 1 FROM tickets WHERE ticket_id = :id AND released_at IS NULL"), {"id": ticket_id}
            ).scalar()
        return found is not None

    def release(self, ticket_id: str, at: datetime) -> None:
        """The person is done; the machine may speak again."""
        with self._database.writing() as connection:
            connection.execute(
                text("UPDATE tickets SET released_at = :at WHERE ticket_id = :id"),
                {"at": at.isoformat(), "id": ticket_id},
            )

    def waiting(self, limit: int) -> tuple[Ticket, ...]:
        """Newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                text(
                    "SELECT ticket_id, opened_at, customer, conversation, summary FROM tickets "
                    "WHERE released_at IS NULL ORDER BY opened_at DESC LIMIT :limit"
                ),
                {"limit": limit},
            )
            return tuple(
                Ticket(name, datetime.fromisoformat(at), who, talk, summary)
                for name, at, who, talk, summary in rows
            )


class Turns:
    """What was said, kept for the page and for a person who takes over."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, message: Message, reply: Reply, at: datetime) -> None:
        with self._database.writing() as connection:
            connection.execute(
                text("INSERT INTO turns VALUES (:conversation, :turn, :at, :customer, :message, :reply)"),
                {
                    "conversation": reply.conversation,
                    "turn": reply.turn,
                    "at": at.isoformat(),
                    "customer": message.customer,
                    "message": message.model_dump_json(),
                    "reply": reply.model_dump_json(by_alias=True),
                },
            )

    def of(self, conversation: str) -> tuple[Turn, ...]:
        with self._database.reading() as connection:
            rows = connection.execute(
                text("SELECT message, reply, at FROM turns WHERE conversation = :id ORDER BY turn"),
                {"id": conversation},
            )
            return tuple(
                Turn(message=Message.model_validate_json(said), reply=Reply.model_validate_json(reply), at=at)
                for said, reply, at in rows
            )

    def owner(self, conversation: str) -> str | None:
        """The signed-in customer who spoke in a conversation; None where only a stranger did."""
        with self._database.reading() as connection:
            found = connection.execute(
                text("SELECT MIN(customer) FROM turns WHERE conversation = :id"), {"id": conversation}
            ).scalar()
        return str(found) if found is not None else None

    def conversations(self, customer: str) -> tuple[str, ...]:
        """The ids of every conversation that a customer spoke in."""
        with self._database.reading() as connection:
            rows = connection.execute(
                text("SELECT DISTINCT conversation FROM turns WHERE customer = :id"), {"id": customer}
            )
            return tuple(conversation for (conversation,) in rows)

    def forget(self, customer: str) -> tuple[int, tuple[str, ...]]:
        """Delete, all of it or nothing, what a customer said and looked at, what was said in their conversations
        before they signed in too: how many records that were, and the photos that nothing refers to any longer."""
        own = "conversation IN (SELECT conversation FROM turns WHERE customer = :id)"
        with self._database.writing() as connection:
            sent = connection.execute(text(f"SELECT message FROM turns WHERE {own}"), {"id": customer})
            photos = {photo for (said,) in sent for photo in Message.model_validate_json(said).images}
            count = 0
            for table in ("events", "turns"):
                gone = f"DELETE FROM {table} WHERE customer = :id OR {own}"
                count += int(connection.execute(text(gone), {"id": customer}).rowcount)
            kept = text("SELECT 1 FROM turns WHERE instr(message, :name) > 0 LIMIT 1")
            if connection.dialect.name == "postgresql":
                kept = text("SELECT 1 FROM turns WHERE strpos(message, :name) > 0 LIMIT 1")
            unused = [
                photo
                for photo in sorted(photos)
                if connection.execute(kept, {"name": Path(photo).name}).scalar() is None
            ]
        return count, tuple(unused)
