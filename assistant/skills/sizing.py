"""Larger and smaller by what listings state, where things come in no sizes: a bigger screen, a smaller mug."""

from __future__ import annotations

from assistant import state as states
from assistant.messages import ProductsBlock
from assistant.skills.listing import ask
from assistant.skills.outcome import Counter, Outcome
from assistant.state import PAGE, State
from assistant.wording.items import fact_in_words, product_item
from retrieval.search.aspects import MEASURES, Reading, reading
from retrieval.search.query import Hit

READ = 12
"""So many pages of the running search are looked through."""


def by_measure(larger: bool, state: State, counter: Counter) -> Outcome | None:
    """What is found and larger (or smaller) than the product in hand, the nearest first; ``None`` where its listing
    states no measure."""
    product_id = state.focus or next(iter(state.shown), None)
    if product_id is None:
        return None
    product, language = counter.engine.product(product_id), counter.language
    stated = ((aspect, reading(product, aspect, language)) for aspect in MEASURES)
    aspect, own = next(((name, found) for name, found in stated if found), ("", None))
    if own is None:
        return None
    beyond = [
        (found, hit)
        for hit in _found(state, counter)
        if (found := reading(hit.product, aspect, language)) and _is_beyond(found, own, larger)
    ]
    beyond.sort(key=lambda pair: pair[0].number if larger else -pair[0].number)
    if not beyond:
        return Outcome(state, counter.say("no-further", what=own.said))
    items = tuple(product_item(hit, place, language) for place, (_, hit) in enumerate(beyond[:PAGE], 1))
    text = counter.say(
        "larger-by" if larger else "smaller-by",
        title=product.title.best(language),
        fact=fact_in_words(aspect, language),
        value=own.said,
    )
    block = ProductsBlock(items=items, total=len(beyond))
    return Outcome(states.listed(state, tuple(item.product_id for item in items)), text, (block,))


def _is_beyond(found: Reading, own: Reading, larger: bool) -> bool:
    return found.dimension == own.dimension and (
        found.number > own.number if larger else found.number < own.number
    )


def _found(state: State, counter: Counter) -> list[Hit]:
    """Everything that the running search finds, within reason."""
    hits: list[Hit] = []
    for page in range(READ):
        answer = ask(state.running, counter, page * PAGE)
        hits += answer.hits
        if len(hits) >= answer.total or not answer.hits:
            break
    return hits
