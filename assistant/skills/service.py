"""Service: policies, orders (read only), a person, the visitor's language and memory, and talk."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date

from assistant import state as states
from assistant.commands import (
    ForgetMe,
    Handoff,
    OrderStatus,
    OutOfScope,
    Policy,
    RefundStatus,
    SetLanguage,
    SmallTalk,
)
from assistant.desk.values import Order
from assistant.messages import HandoffBlock, NoticeBlock, PolicyBlock
from assistant.skills.outcome import Counter, Outcome
from assistant.state import State
from assistant.wording.items import order_block
from retrieval.catalog.product import Product

_ABOUT = ("greeting", "thanks", "goodbye", "who_are_you", "help", "contact", "complaint", "praise", "other")


def policy(command: Policy, state: State, counter: Counter) -> Outcome:
    found = counter.desk.policy(command.topic, command.question, counter.language)
    if found is None:
        return Outcome(state, counter.say("policy-none"))
    block = PolicyBlock(
        topic=found.topic,
        section=found.section,
        quote=found.body,
        source=found.source,
        version=found.version,
        date=found.date,
    )
    return Outcome(state, counter.say("policy", source=found.source, section=found.section), (block,))


def order_status(command: OrderStatus, state: State, counter: Counter) -> Outcome:
    order, fault = _order(command, counter)
    if order is None:
        return Outcome(state, fault)
    block = order_block(order, counter.language, _sold(order, counter))
    text = counter.say("order", id=order.order_id, state=order.state, label=block.label)
    if order.expected and order.state in (
        "placed",
        "paid",
        "packed",
        "shipped",
        "partially_shipped",
        "delayed",
    ):
        gap = "" if counter.language == "zh" else " "
        text += gap + counter.say("expected", date=_day(order.expected, counter.language))
    return Outcome(state, text, (block,))


def refund_status(command: RefundStatus, state: State, counter: Counter) -> Outcome:
    order, fault = _order(command, counter)
    if order is None:
        return Outcome(state, fault)
    if command.order.last and counter.customer:
        going = [one for one in counter.desk.orders_of(counter.customer) if one.state in _GOING_BACK]
        order = going[0] if going else order
    block = order_block(order, counter.language, _sold(order, counter))
    refunded = next((event.at for event in order.timeline if event.state == "refunded"), None)
    name = "refund-done" if refunded else "refund-open" if order.state in _GOING_BACK else "refund-none"
    values = {"date": _day(refunded, counter.language)} if refunded else {"label": block.label}
    return Outcome(state, counter.say(name, id=order.order_id, **values), (block,))


def _sold(order: Order, counter: Counter) -> tuple[Product, ...]:
    return counter.engine.products([line.product_id for line in order.lines])


_GOING_BACK = ("refunded", "returned", "return_requested")


def _order(command: OrderStatus | RefundStatus, counter: Counter) -> tuple[Order | None, str]:
    """The customer's own order, or why there is none."""
    if counter.customer is None or counter.desk.customer(counter.customer) is None:
        return None, counter.say("sign-in")
    found = counter.desk.order(counter.customer, command.order, counter.now.date())
    if found is not None:
        return found, ""
    meant, newest = command.order, next(iter(counter.desk.orders_of(counter.customer)), None)
    if newest is None:
        return None, counter.say("no-orders")
    if meant.order_id or not meant.when:
        return None, counter.say("no-order")
    placed = _day(newest.placed_at, counter.language)
    return None, counter.say("no-order-then", id=newest.order_id, date=placed)


def _day(day: date | datetime, language: str) -> str:
    return str(format_date(day, "long", locale="zh_CN" if language == "zh" else "en_US"))


def handoff(command: Handoff, state: State, counter: Counter) -> Outcome:
    ticket = counter.desk.open_ticket(
        counter.conversation, counter.customer, f"{command.reason}\n{counter.summary}".strip(), counter.now
    )
    told = state.model_copy(update={"ticket": ticket.ticket_id})
    return Outcome(
        told, counter.say("handoff", id=ticket.ticket_id), (HandoffBlock(ticket_id=ticket.ticket_id),)
    )


def set_language(command: SetLanguage, state: State, counter: Counter) -> Outcome:
    from prompts import speaker

    return Outcome(
        state.model_copy(update={"language": command.language}),
        speaker("replies", command.language)("language"),
    )


def forget_me(command: ForgetMe, state: State, counter: Counter) -> Outcome:
    cleared = states.emptied(state).model_copy(update={"past": ()})
    if counter.customer is None:
        return Outcome(cleared, counter.say("forget-guest"))
    count = counter.forget(counter.customer)
    counter.note("forgotten", {})  # that it was asked for: earlier orders recommend nothing any more
    return Outcome(cleared, counter.say("forgotten", count=count))


def smalltalk(command: SmallTalk, state: State, counter: Counter) -> Outcome:
    about = command.about if command.about in _ABOUT else "other"
    return Outcome(state, counter.say(f"talk-{about}"))


def out_of_scope(command: OutOfScope, state: State, counter: Counter) -> Outcome:
    return Outcome(state, counter.say("out-of-scope"))


def cannot_yet(state: State, counter: Counter) -> Outcome:
    """Said of every command that would change an order, a cart or a profile."""
    sentence = counter.say("cannot-yet")
    return Outcome(state, sentence, (NoticeBlock(code="cannot_yet", sentence=sentence),))
