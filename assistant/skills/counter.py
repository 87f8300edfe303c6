"""Which skill does which command: one place, and every command has one."""

from __future__ import annotations

from assistant import commands as c
from assistant.skills import choosing, comparing, finding, knowing, opening, service
from assistant.skills.outcome import Counter, Outcome
from assistant.state import State


def act(command: c.Command, state: State, counter: Counter) -> Outcome:
    """Do what was meant."""
    match command:
        case c.Search():
            return finding.search(command, state, counter)
        case c.Refine():
            return finding.refine(command, state, counter)
        case c.Similar():
            return finding.similar(command, state, counter)
        case c.More():
            return finding.more(command, state, counter)
        case c.Undo():
            return finding.undo(command, state, counter)
        case c.Reset():
            return finding.reset(command, state, counter)
        case c.Details():
            return opening.details(command, state, counter)
        case c.Compare():
            return comparing.compare(command, state, counter)
        case c.Reviews():
            return knowing.reviews(command, state, counter)
        case c.Offers():
            return knowing.offers(command, state, counter)
        case c.AddToCart():
            return choosing.add_to_cart(command, state, counter)
        case c.Overview():
            return knowing.overview(command, state, counter)
        case c.Recommend():
            return knowing.recommend(command, state, counter)
        case c.Policy():
            return service.policy(command, state, counter)
        case c.OrderStatus():
            return service.order_status(command, state, counter)
        case c.RefundStatus():
            return service.refund_status(command, state, counter)
        case c.Handoff():
            return service.handoff(command, state, counter)
        case c.SetLanguage():
            return service.set_language(command, state, counter)
        case c.ForgetMe():
            return service.forget_me(command, state, counter)
        case c.SmallTalk():
            return service.smalltalk(command, state, counter)
        case c.OutOfScope():
            return service.out_of_scope(command, state, counter)
        case c.Choose():
            return finding.choose(command, state, counter)
        case c.Confirm():
            return Outcome(state, counter.say("confirm-nothing"))
        case c.Deny():
            return Outcome(state, counter.say("denied"))
        case _:
            return service.cannot_yet(state, counter)
