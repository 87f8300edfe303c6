"""What happened in the shop, for its owner to read: searches without a hit, hand-offs, what was viewed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson
from sqlalchemy import text

from retrieval.store.database import Database


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened; ``payload`` is JSON."""

    kind: str
    at: datetime
    payload: Mapping[str, Any]
    customer: str | None = None
    conversation: str | None = None


class EventRepository:
    """Records and reads events."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(
        self,
        kind: str,
        payload: Mapping[str, Any],
        at: datetime,
        customer: str | None = None,
        conversation: str | None = None,
    ) -> None:
        with self._database.writing() as connection:
            connection.execute(
                text(
                    "INSERT INTO events (at, kind, customer, conversation, payload) "
                    "VALUES (:at, :kind, :customer, :conversation, :payload)"
                ),
                {
                    "at": int(at.timestamp() * 1000),
                    "kind": kind,
                    "customer": customer,
                    "conversation": conversation,
                    "payload": orjson.dumps(dict(payload)).decode(),
                },
            )

    def recent(self, kind: str, limit: int = 100, customer: str | None = None) -> tuple[Event, ...]:
        """The newest first; of one customer where named."""
        whose = "AND customer = :customer " if customer is not None else ""
        with self._database.reading() as connection:
            found = connection.execute(
                text(
                    "SELECT kind, at, payload, customer, conversation FROM events "
                    f"WHERE kind = :kind {whose}ORDER BY at DESC, number DESC LIMIT :limit"
                ),
                {"kind": kind, "limit": limit} | ({"customer": customer} if customer is not None else {}),
            )
            return tuple(
                Event(kind, datetime.fromtimestamp(at / 1000, UTC), orjson.loads(payload), who, conversation)
                for kind, at, payload, who, conversation in found
            )

    def forget(self, customer: str) -> int:
        """Delete all that is recorded of a customer; gives how many events that were."""
        with self._database.writing() as connection:
            return int(
                connection.execute(
                    text("DELETE FROM events WHERE customer = :customer"), {"customer": customer}
                ).rowcount
            )
