"""Running a search and listing what it finds: shared by everything that finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant import state as states
from assistant.messages import Block, ProductsBlock, RelaxationsBlock
from assistant.skills import instead
from assistant.skills.outcome import Counter, Outcome
from assistant.state import PAGE, Running, State, filter_names
from assistant.wording.constraints import blocking_in_words, described
from assistant.wording.items import product_item, relaxation_items
from retrieval.catalog.product import ProductId
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.search.query import Answer, Filters, Query, Sort

_LOOKS = (Facet.COLOUR, Facet.MATERIAL, Facet.PATTERN)


def run(
    state: State, counter: Counter, said: str = "", otherwise: Callable[[], State | None] | None = None
) -> Outcome:
    """Answer the running search from its beginning.

    Args:
        state: with the search to run.
        counter: of the turn.
        said: what to say before anything else.
        otherwise: how the words may be read where nothing is found by them as they were read first.
    """
    running = state.running
    if running.is_empty and running.sort == "relevance":
        return Outcome(state, counter.say("reset"))
    answer = ask(running, counter, 0)
    if not answer.hits and otherwise is not None and (other := otherwise()) is not None:
        return run(other, counter, said)
    what = described(running, counter.currency, counter.language)
    counter.note(
        "search",
        {
            "text": running.text,
            "constraints": running.filters.model_dump(mode="json", exclude_defaults=True),
            "photo": bool(running.photos),
            "found": answer.total,
            "blocking": list(answer.blocking),
            **({"sold_out": answer.gone.product.product_id} if answer.gone else {}),
        },
    )
    if not answer.hits:
        unsorted = described(
            running.model_copy(update={"sort": "relevance"}), counter.currency, counter.language
        )
        return _nothing(state, answer, unsorted, counter, said)
    state = state.model_copy(update={"offset": 0})
    if answer.gone is not None and running.sort == "relevance":
        outcome = instead.of_named(answer.gone, state, counter)
        if outcome is not None:
            return Outcome(outcome.state, counter.joined(said, outcome.text), outcome.blocks)
    return shown(state, answer, counter.joined(said, _found(running, answer, what, counter)), counter)


def _found(running: Running, answer: Answer, what: str, counter: Counter) -> str:
    count = what or "none"
    if running.like:
        found = counter.say(
            "similar", count=len(answer.hits), title=_titles(running.like, counter), what=count
        )
    elif answer.total > len(answer.hits):
        found = counter.say("found-of", shown=len(answer.hits), count=answer.total, what=count)
    else:
        found = counter.say("found", count=answer.total, what=count)
    if not running.unlike:
        return found
    return counter.joined(found, counter.say("away-from", title=_titles(running.unlike, counter)))


def _titles(ids: Sequence[str], counter: Counter) -> str:
    """Products by name, quoted; of many the first and how many more."""
    say = counter.say
    products = counter.engine.products(ids[:NAMED])
    quoted = say("comma").join(say("quoted", what=one.title.best(counter.language)) for one in products)
    return say("and-more", what=quoted, count=len(ids) - NAMED) if len(ids) > NAMED else quoted


NAMED = 3
"""So many products are called by name in one sentence."""


def _nothing(state: State, answer: Answer, what: str, counter: Counter, said: str) -> Outcome:
    # What was shown before still stands on the page, to be pointed at.
    emptied = state.model_copy(update={"offset": 0, "options": ()})
    if answer.unsold and not state.photos:  # whatever else was asked for would not bring it
        return Outcome(emptied, counter.joined(said, counter.say("not-sold", what=answer.unsold)))
    if not filter_names(state.filters) and not state.photos:
        return Outcome(emptied, counter.say("nothing-known"))
    ways = relaxation_items(answer.relaxations, counter.language)
    why = blocking_in_words(state.filters, answer.blocking, counter.currency, counter.language)
    if ways and state.running.like:
        text = counter.say("nothing-like", title=_titles(state.running.like, counter), what=what)
    elif ways:
        text = counter.say("nothing-ways", what=what)
    else:
        text = counter.say("nothing", what=what)
    help_ = counter.say("what-helps") if ways else ""
    because = counter.say("blocked-by", what=why) if why and len(filter_names(state.filters)) > 1 else ""
    blocks: tuple[Block, ...] = (RelaxationsBlock(items=ways),) if ways else ()
    return Outcome(emptied, counter.joined(said, text, because, help_), blocks)


def shown(state: State, answer: Answer, text: str, counter: Counter) -> Outcome:
    """A page of an answer; where nothing of it can be had, with what is nearest and can."""
    items = tuple(
        product_item(hit, place, counter.language) for place, hit in enumerate(answer.hits, start=1)
    )
    block = ProductsBlock(items=items, total=answer.total)
    if not any(item.in_stock for item in items) and state.filters.in_stock is None:
        return instead.of_all(answer, block, text, state, counter)
    return Outcome(states.listed(state, tuple(item.product_id for item in items)), text, (block,))


def ask(running: Running, counter: Counter, offset: int) -> Answer:
    """One page of what the running search finds."""
    filters = _as_sold(counter.filters(running.filters), running.text, counter)
    unlike = tuple(ProductId(product_id) for product_id in running.unlike)
    if running.like:
        return counter.engine.similar(
            running.like[0],
            filters,
            PAGE,
            counter.language,
            also=running.like[1:],
            unlike=running.unlike,
            sort=Sort(running.sort),
            offset=offset,
        )
    return counter.engine.search(
        Query(
            text=_words(running, counter.language),
            photos=tuple(counter.open_photo(path) for path in running.photos),
            filters=filters,
            sort=Sort(running.sort),
            limit=PAGE,
            offset=offset,
            photo_weight=running.photo_weight,
            unlike=unlike,
            hidden=frozenset(unlike),
            language=counter.language,
        )
    )


def _as_sold(filters: Filters, words: str, counter: Counter) -> Filters:
    """Where a feed names no such kind (all its shoes are “footwear”), the words find it instead of a filter that
    nothing can meet."""
    known = counter.engine.knowledge()
    meant = [known.meant("kind", kind) for kind in filters.kind]
    unsold = words and meant and all(values is not None and not values for values in meant)
    return replace(filters, kind=()) if unsold else filters


def _words(running: Running, language: str) -> str:
    """What the search reads: the looks that are asked for, then the words; brands by their names."""
    if not running.text and not running.photos and not filter_names(running.filters):
        return ""
    gap = "" if language == "zh" else " "
    looks = [
        VOCABULARY.name(facet, key, language)
        for facet in _LOOKS
        for key in getattr(running.filters, facet.value)
    ]
    kinds = (
        [] if running.text else [VOCABULARY.name(Facet.KIND, key, language) for key in running.filters.kind]
    )
    brands = list(running.filters.brand) if running.text else []
    if not (running.text or running.photos or kinds):
        return ""
    return gap.join([*brands, *looks, *kinds, running.text]).strip()
