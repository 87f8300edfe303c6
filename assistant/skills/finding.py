"""Finding: search, refine, similar, more, undo, reset."""

from __future__ import annotations

from assistant import state as states
from assistant.commands import FilterSet, More, Refine, Reset, Search, Similar, Undo
from assistant.messages import Block, ProductsBlock, RelaxationsBlock
from assistant.skills.outcome import Counter, Outcome
from assistant.state import PAGE, Running, State, filter_names
from assistant.wording.constraints import described, values_in_words
from assistant.wording.items import product_item, relaxation_items
from retrieval.catalog.product import ProductId
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.search.query import Answer, Query, Sort

_LOOKS = (Facet.COLOUR, Facet.MATERIAL, Facet.PATTERN)


def search(command: Search, state: State, counter: Counter) -> Outcome:
    outcome = _run(states.searched(state, command, counter.photos), counter)
    # Words that meet nothing at all are no search to go on from: what ran before stays.
    understood = outcome.blocks or filter_names(command.filters) or counter.photos
    return outcome if understood else Outcome(state, outcome.text, outcome.blocks)


def refine(command: Refine, state: State, counter: Counter) -> Outcome:
    changed = states.replaced(state, command)
    outcome = _run(states.refined(state, command, counter.photos), counter)
    if not changed or not outcome.blocks:
        return outcome
    kept = FilterSet.model_validate({name: getattr(command.add, name) for name in changed})
    said = counter.say("replaced", what=values_in_words(kept, counter.currency, counter.language))
    gap = "" if counter.language == "zh" else " "
    return Outcome(outcome.state, f"{outcome.text}{gap}{said}", outcome.blocks)


def similar(command: Similar, state: State, counter: Counter) -> Outcome:
    """Near one product; with no product to point at, near the photo that the search stands on."""
    if (counter.photos or state.photos) and not (
        state.focus or command.item.position or command.item.product_id
    ):
        photos = counter.photos or state.photos
        merged = states.merged(state.filters, command.change) if not counter.photos else command.change
        return _run(states.moved(state, Running(filters=merged, photos=photos)), counter)
    product_id = states.product_of(state, command.item)
    if product_id is None:
        return Outcome(state, counter.say("which"))
    return _run(states.moved(state, Running(filters=command.change, like=product_id)), counter)


def more(command: More, state: State, counter: Counter) -> Outcome:
    if state.running.is_empty:
        return Outcome(state, counter.say("talk-help"))
    answer = _ask(state.running, counter, state.offset + PAGE)
    if not answer.hits:
        return Outcome(state, counter.say("no-more"))
    first = state.offset + PAGE
    moved = state.model_copy(update={"offset": first})
    text = counter.say("more", **{"from": first + 1}, to=first + len(answer.hits), count=answer.total)
    return _shown(moved, answer, text, counter)


def undo(command: Undo, state: State, counter: Counter) -> Outcome:
    if not state.undoable:
        return Outcome(state, counter.say("nothing-to-undo"))
    back = states.undone(state)
    if back.running.is_empty:
        return Outcome(back, counter.say("undone"))
    return _run(back, counter)


def reset(command: Reset, state: State, counter: Counter) -> Outcome:
    return Outcome(states.emptied(state), counter.say("reset"))


def again(state: State, counter: Counter) -> Outcome:
    """The running search once more: its photo's weight was changed."""
    return _run(state, counter)


def _run(state: State, counter: Counter) -> Outcome:
    running = state.running
    if running.is_empty and running.sort == "relevance":
        return Outcome(state, counter.say("reset"))
    answer = _ask(running, counter, 0)
    what = described(running, counter.currency, counter.language)
    counter.note(
        "search",
        {
            "text": running.text,
            "constraints": running.filters.model_dump(mode="json", exclude_defaults=True),
            "photo": bool(running.photos),
            "found": answer.total,
            "blocking": list(answer.blocking),
        },
    )
    if not answer.hits:
        return _nothing(state, answer, what, counter)
    return _shown(
        state.model_copy(update={"offset": 0}), answer, _found(running, answer, what, counter), counter
    )


def _found(running: Running, answer: Answer, what: str, counter: Counter) -> str:
    said = what or "none"
    if running.like:
        title = counter.engine.product(running.like).title.best(counter.language)
        return counter.say("similar", count=len(answer.hits), title=title, what=said)
    if answer.total > len(answer.hits):
        return counter.say("found-of", shown=len(answer.hits), count=answer.total, what=said)
    return counter.say("found", count=answer.total, what=said)


def _nothing(state: State, answer: Answer, what: str, counter: Counter) -> Outcome:
    emptied = state.model_copy(update={"shown": ()})
    if not filter_names(state.filters) and not state.photos:
        return Outcome(emptied, counter.say("nothing-known"))
    ways = relaxation_items(answer.relaxations, counter.language)
    if not ways:
        return Outcome(emptied, counter.say("nothing", what=what))
    return Outcome(emptied, counter.say("nothing-ways", what=what), (RelaxationsBlock(items=ways),))


def _shown(state: State, answer: Answer, text: str, counter: Counter) -> Outcome:
    items = tuple(
        product_item(hit, place, counter.language) for place, hit in enumerate(answer.hits, start=1)
    )
    ids = tuple(item.product_id for item in items)
    block: Block = ProductsBlock(items=items, total=answer.total)
    return Outcome(state.model_copy(update={"shown": ids, "focus": None}), text, (block,))


def _ask(running: Running, counter: Counter, offset: int) -> Answer:
    filters = counter.filters(running.filters)
    words = _words(running, counter.language)
    like = (ProductId(running.like),) if running.like else ()
    if running.like and running.sort == "relevance" and not offset:
        return counter.engine.similar(running.like, filters, PAGE, counter.language)
    return counter.engine.search(
        Query(
            text=words,
            photos=tuple(counter.open_photo(path) for path in running.photos),
            filters=filters,
            sort=Sort(running.sort),
            limit=PAGE,
            offset=offset,
            photo_weight=running.photo_weight,
            like=like,
            hidden=frozenset(like),
            language=counter.language,
        )
    )


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
