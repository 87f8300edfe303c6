"""A turn as a graph: parse, act, compose; its state is kept after every turn."""

from __future__ import annotations

import hashlib
import re
import shutil
import sqlite3
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, get_args

from filelock import FileLock
from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from langgraph.graph import END, START, StateGraph
from langgraph.runtime import Runtime

from assistant.commands import Command
from assistant.messages import Block, Language, Message, NoticeBlock, Reply, Trace, Turn
from assistant.parsing.text import READ, cleaned
from assistant.skills import finding
from assistant.skills.counter import act
from assistant.skills.outcome import Counter, Outcome
from assistant.state import State
from prompts import speaker
from retrieval.catalog.images import open_photo
from retrieval.errors import ShopkeeperError
from retrieval.store.events import EventRepository

if TYPE_CHECKING:
    from assistant.shop import Shop

Progress = Callable[[str], None]
_FOLDER = re.compile(r"[A-Za-z0-9_-]{6,64}")
"""A conversation's id that may name a folder of uploads; any other one comes from elsewhere and has none."""
SUMMED = 6
"""So many turns stand in the summary of a ticket."""


class Kept(TypedDict):
    """What a checkpoint holds: the state as JSON, nothing else."""

    state: str


@dataclass
class Work:
    """One turn under way; lives as long as the turn does and is never kept."""

    message: Message
    conversation: str
    progress: Progress
    now: datetime
    commands: tuple[Command, ...] = ()
    parser: str = "given"
    language: Language = "en"
    photos: tuple[str, ...] = ()
    outcomes: list[Outcome] = field(default_factory=list)
    milliseconds: dict[str, float] = field(default_factory=dict)
    reply: Reply | None = None


class Conversation:
    """Answers messages; safe to share between threads and processes, a conversation at a time."""

    def __init__(self, shop: Shop, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._shop = shop
        self._clock = clock
        self._saver = _saver(shop)
        self._graph = self._compiled()

    def reply(self, message: Message, progress: Progress | None = None) -> Reply:
        """Answer one message; a new conversation where it names none, or one that belongs to somebody else.

        Raises:
            ShopkeeperError: the shop itself cannot be used; what a message asks in vain is said in the reply.
        """
        conversation = self.own(message.conversation or uuid.uuid4().hex, message.customer)
        locks = self._shop.settings.cache_dir / "turns"
        locks.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(conversation.encode("utf-8", "replace")).hexdigest()[:16]
        with FileLock(locks / f"{name[:2]}.lock", thread_local=False):
            if self._owner(conversation) in (None, message.customer):
                return self._answered(message, conversation, progress or _silent)
        return self.reply(message, progress)  # somebody signed in to it while this waited

    def _answered(self, message: Message, conversation: str, progress: Progress) -> Reply:
        started = time.perf_counter()
        work = Work(message, conversation, progress, self._clock())
        state = self._kept(conversation) or State(language=message.language or self._shop.settings.language)
        self._graph.invoke(
            {"state": state.model_dump_json()}, _config(conversation), context=work, durability="exit"
        )
        assert work.reply is not None
        total = round((time.perf_counter() - started) * 1000, 2)
        trace = Trace(parser=work.parser, milliseconds={**work.milliseconds, "total": total})
        reply = work.reply.model_copy(update={"trace": trace})
        self._shop.desk.turns.add(message.model_copy(update={"images": work.photos}), reply, work.now)
        return reply

    def own(self, conversation: str, customer: str | None) -> str:
        """The id under which this identity goes on: the same one where the conversation is nobody's or theirs.

        Where it belongs to another customer, an id made of both, so that whoever is refused keeps one thread of
        their own and learns nothing of the other's. Nobody's conversation becomes theirs who signs in and goes on.
        """
        while (owner := self._owner(conversation)) is not None and owner != customer:
            asked = f"{conversation}\0{customer or ''}".encode("utf-8", "replace")
            conversation = hashlib.sha256(asked).hexdigest()[:32]
        return conversation

    def history(self, conversation: str, customer: str | None = None) -> tuple[Turn, ...]:
        """Everything that was said, oldest first; nothing for an unknown id or a conversation of somebody else."""
        if self._owner(conversation) not in (None, customer):
            return ()
        return self._shop.desk.turns.of(conversation)

    def state(self, conversation: str, customer: str | None = None) -> State | None:
        """What the conversation stands on now; None for an unknown id or a conversation of somebody else."""
        kept = self._kept(conversation)
        return kept if kept and kept.customer in (None, customer) else None

    def _owner(self, conversation: str) -> str | None:
        """The customer to whom a conversation belongs; None while only a stranger has spoken in it."""
        kept = self._kept(conversation)
        return kept.customer if kept else self._shop.desk.turns.owner(conversation)

    def _forget(self, customer: str) -> int:
        """Delete what was said, looked at and sent in every conversation of a customer; how many records that were.

        The checkpoints lie in a file of their own and go first: should this stop half-way, the rows still name the
        conversations, and asking again finishes it.
        """
        for conversation in self._shop.desk.turns.conversations(customer):
            self._saver.delete_thread(conversation)
            if _FOLDER.fullmatch(conversation):
                shutil.rmtree(self._uploads / conversation, ignore_errors=True)
        count, photos = self._shop.desk.turns.forget(customer)
        for photo in photos:
            if Path(photo).parent == self._uploads:
                Path(photo).unlink(missing_ok=True)
        return count

    @property
    def _uploads(self) -> Path:
        return self._shop.settings.home / "uploads"

    def _kept(self, conversation: str) -> State | None:
        kept = self._graph.get_state(_config(conversation)).values.get("state")
        return State.model_validate_json(kept) if kept else None

    def _compiled(self) -> Any:
        graph: Any = StateGraph(Kept, context_schema=Work)  # its overloads do not take bound methods
        graph.add_node("parse", self._parse)
        graph.add_node("act", self._act)
        graph.add_node("compose", self._compose)
        graph.add_edge(START, "parse")
        graph.add_edge("parse", "act")
        graph.add_edge("act", "compose")
        graph.add_edge("compose", END)
        return graph.compile(checkpointer=self._saver)

    def _parse(self, kept: Kept, runtime: Runtime[Work]) -> Kept:
        work, started = runtime.context, time.perf_counter()
        work.progress("parse")
        state, message = State.model_validate_json(kept["state"]), work.message
        work.language = message.language or state.language
        update: dict[str, object] = {"turn": state.turn + 1, "customer": message.customer}
        if message.photo_weight is not None:
            update["running"] = state.running.model_copy(update={"photo_weight": message.photo_weight})
        if message.commands:
            work.commands = message.commands
        elif message.text.strip() or message.images:
            parsed = self._shop.parser.parse(
                message.text, state, message.language, bool(message.images), work.now
            )
            work.commands, work.parser, work.language = parsed.commands, parsed.parser, parsed.language
        update["language"] = work.language
        work.milliseconds["parse"] = round((time.perf_counter() - started) * 1000, 2)
        return {"state": state.model_copy(update=update).model_dump_json()}

    def _act(self, kept: Kept, runtime: Runtime[Work]) -> Kept:
        work, started = runtime.context, time.perf_counter()
        state = State.model_validate_json(kept["state"])
        say = speaker("replies", work.language)
        if state.ticket and self._shop.desk.waiting.is_open(state.ticket):
            work.commands = ()
            work.outcomes.append(Outcome(state, say("waiting", id=state.ticket)))
        elif state.ticket:
            state = state.model_copy(update={"ticket": None})
        if not work.outcomes:
            self._do(state, work)
        work.milliseconds["act"] = round((time.perf_counter() - started) * 1000, 2)
        return {"state": work.outcomes[-1].state.model_dump_json()}

    def _do(self, state: State, work: Work) -> None:
        say = speaker("replies", work.language)
        try:
            if work.message.images:
                work.progress("look")
                work.photos = tuple(self._keep(path) for path in work.message.images)
            counter = self._counter(work)
            if not work.commands:
                repeat = work.message.photo_weight is not None and not state.running.is_empty
                again = finding.again(state, counter) if repeat else Outcome(state, say("empty"))
                work.outcomes.append(again)
            for command in work.commands:
                work.progress("orders" if command.kind.endswith("_status") else "search")
                outcome = act(command, state, counter)
                state = outcome.state
                work.outcomes.append(outcome)
        except ShopkeeperError as error:
            sentence = _sentence(error, work.language)
            work.outcomes.append(Outcome(state, sentence, (NoticeBlock(code=error.code, sentence=sentence),)))

    def _counter(self, work: Work) -> Counter:
        shop = self._shop
        return Counter(
            engine_of=lambda: shop.engine,
            desk=shop.desk,
            events=EventRepository(shop.database),
            filters=shop.filters,
            currency=shop.settings.currency,
            conversation=work.conversation,
            customer=work.message.customer,
            language=work.language,
            now=work.now,
            message=work.message.text,
            photos=work.photos,
            open_photo=lambda path: open_photo(Path(path)),
            forget=self._forget,
            summary=self._summary(work) if any(one.kind == "handoff" for one in work.commands) else "",
        )

    def _summary(self, work: Work) -> str:
        said = [
            turn.message.text
            for turn in self._shop.desk.turns.of(work.conversation)[-SUMMED:]
            if turn.message.text
        ]
        return "\n".join(f"- {text[:200]}" for text in said)

    def _keep(self, path: str) -> str:
        """The photo's copy in the home, named by its content: what the conversation refers to from now on."""
        source = Path(path)
        open_photo(source)
        content = source.read_bytes()
        folder = self._uploads
        folder.mkdir(parents=True, exist_ok=True)
        kept = folder / f"{hashlib.sha256(content).hexdigest()[:32]}{source.suffix.lower()[:6]}"
        if not kept.exists():
            kept.write_bytes(content)
        return str(kept)

    def _compose(self, kept: Kept, runtime: Runtime[Work]) -> Kept:
        work, started = runtime.context, time.perf_counter()
        work.progress("compose")
        state = work.outcomes[-1].state
        gap = "" if work.language == "zh" else " "
        merged = _without_superseded(work)
        texts = [outcome.text for outcome in merged if outcome.text]
        if len(cleaned(work.message.text)) >= READ:
            texts.append(speaker("replies", work.language)("too-long"))
        blocks: tuple[Block, ...] = tuple(block for outcome in merged for block in outcome.blocks)
        work.reply = Reply(
            conversation=work.conversation,
            turn=state.turn,
            language=state.language if state.language in get_args(Language) else work.language,
            text=gap.join(texts),
            commands=work.commands,
            filters=state.filters,
            blocks=blocks,
            trace=Trace(parser=work.parser, milliseconds={}),
        )
        work.milliseconds["compose"] = round((time.perf_counter() - started) * 1000, 2)
        return {"state": state.model_dump_json()}


def _without_superseded(work: Work) -> list[Outcome]:
    """A search that the next command of the same message refines is not shown: only what came of it is."""
    finding_kinds = ("search", "similar", "refine")
    kept = []
    for place, outcome in enumerate(work.outcomes):
        later = work.commands[place + 1].kind if place + 1 < len(work.commands) else ""
        own = work.commands[place].kind if place < len(work.commands) else ""
        if not (later == "refine" and own in finding_kinds and place + 1 < len(work.outcomes)):
            kept.append(outcome)
    return kept


def _sentence(error: ShopkeeperError, language: str) -> str:
    """A fault in the customer's language; in English its own words, which name what is wrong."""
    if language == "en":
        return str(error)
    with suppress(LookupError):
        return speaker("replies", language)(error.code, what="")
    return speaker("replies", language)("fault")


def _saver(shop: Shop) -> BaseCheckpointSaver[str]:
    """Beside the shop's database: PostgreSQL where that is, else a file in the home. Only plain JSON is kept."""
    serde = JsonPlusSerializer(allowed_msgpack_modules=None)
    if shop.settings.sql_url.startswith("postgres"):
        from langgraph.checkpoint.postgres import PostgresSaver  # the extra “postgres”
        from psycopg import Connection
        from psycopg.rows import dict_row

        url = shop.settings.sql_url.replace("postgresql+psycopg", "postgresql")
        saver = PostgresSaver(
            Connection.connect(url, autocommit=True, prepare_threshold=0, row_factory=dict_row), serde=serde
        )
        saver.setup()
        return saver
    from langgraph.checkpoint.sqlite import SqliteSaver

    file = shop.settings.home / "conversations.db"
    connection = sqlite3.connect(file, check_same_thread=False, timeout=30)
    sqlite = SqliteSaver(connection, serde=serde)
    sqlite.setup()
    return sqlite


def _config(conversation: str) -> Any:
    return {"configurable": {"thread_id": conversation}}


def _silent(step: str) -> None:
    """Nobody watches."""
