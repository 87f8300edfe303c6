"""Finding: search, refine, similar, more, undo, reset."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant import state as states
from assistant.commands import FilterSet, More, Refine, Reset, Search, Similar, Undo
from assistant.messages import Block, ProductsBlock, RelaxationsBlock
from assistant.skills.outcome import Counter, Outcome
from assistant.state import PAGE, Running, State, filter_names
from assistant.wording.constraints import described, values_in_words
from assistant.wording.items import product_item, relaxation_items
from retrieval.catalog.money import Money
from retrieval.catalog.product import ProductId
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.search.query import Answer, Filters, Query, Sort

INSTEAD = 3
"""So many are offered in place of what is sold out."""
_LOOKS = (Facet.COLOUR, Facet.MATERIAL, Facet.PATTERN)


def search(command: Search, state: State, counter: Counter) -> Outcome:
    if counter.photos and not command.text and not command.filters.kind and filter_names(state.filters):
        return _beside_photo(command, state, counter)
    outcome = _run(states.searched(state, command, counter.photos), counter)
    # Words that meet nothing at all are no search to go on from: what ran before stays.
    understood = outcome.blocks or filter_names(command.filters) or counter.photos
    return outcome if understood else Outcome(state, outcome.text, outcome.blocks)


def _beside_photo(command: Search, state: State, counter: Counter) -> Outcome:
    """A photo that comes without words joins what runs: no constraint is lost, but for a kind of thing that the photo
    plainly does not show, and that is said."""
    now = state.running
    filters = states.merged(now.filters, command.filters)
    shown = counter.engine.shows([counter.open_photo(path) for path in counter.photos])
    other = bool(shown and now.filters.kind) and not _departments(shown) & _departments(now.filters.kind)
    if other:
        filters = filters.model_copy(update={"kind": ()})
    changes = {"filters": filters, "photos": counter.photos, "like": None, "text": "" if other else now.text}
    outcome = _run(states.moved(state, now.model_copy(update=changes)), counter)
    if not other:
        return outcome
    named = counter.say("comma").join(
        VOCABULARY.name(Facet.KIND, kind, counter.language) for kind in sorted(shown)
    )
    return Outcome(
        outcome.state, joined(counter, counter.say("other-thing", what=named), outcome.text), outcome.blocks
    )


def _departments(kinds: Iterable[str]) -> set[str]:
    return {(kind, *VOCABULARY.above(Facet.KIND, kind))[-1] for kind in kinds}


def joined(counter: Counter, *sentences: str) -> str:
    """Sentences one after the other, as the language spaces them."""
    return ("" if counter.language == "zh" else " ").join(one for one in sentences if one)


def refine(command: Refine, state: State, counter: Counter) -> Outcome:
    command, said = _against_focus(command, state, counter)
    changed = [] if said else states.replaced(state, command)
    outcome = _run(states.refined(state, command, counter.photos), counter)
    if changed and outcome.blocks:
        kept = FilterSet.model_validate({name: getattr(command.add, name) for name in changed})
        said = counter.say("replaced", what=values_in_words(kept, counter.currency, counter.language))
    ways = any(isinstance(block, RelaxationsBlock) for block in outcome.blocks)
    text = joined(counter, said, outcome.text) if ways else joined(counter, outcome.text, said)
    return Outcome(outcome.state, text, outcome.blocks)


def _against_focus(command: Refine, state: State, counter: Counter) -> tuple[Refine, str]:
    """“Cheaper”, said of one product, is cheaper than that one; of a list it is the cheapest first."""
    product_id = state.focus or state.running.like
    add = command.add
    if command.sort not in ("price", "-price") or not product_id or add.price_min or add.price_max:
        return command, ""
    product = counter.engine.product(product_id)
    price, least = product.cheapest.price, Money(1, counter.currency)
    if command.sort == "price":
        below = float((price - least).major)
        if state.filters.price_max is not None:
            below = min(below, state.filters.price_max)
        limit, said = {"price_max": below}, "cheaper-than"
    else:
        limit, said = {"price_min": float((price + least).major)}, "dearer-than"
    narrowed = command.model_copy(update={"add": add.model_copy(update=limit)})
    return narrowed, counter.say(said, title=product.title.best(counter.language))


def similar(command: Similar, state: State, counter: Counter) -> Outcome:
    """Near one product; with no product to point at, near the photo that the search stands on."""
    if (counter.photos or state.photos) and not (
        state.focus or command.item.position or command.item.product_id
    ):
        photos = counter.photos or state.photos
        merged = states.merged(state.filters, command.change) if not counter.photos else command.change
        return _run(states.moved(state, Running(filters=merged, photos=photos)), counter)
    away = states.product_of(state, command.unlike) if command.unlike else None
    unlike = (away,) if away else ()
    if away and command.item == command.unlike:  # only “less like that one”: what runs goes on, away from it
        kept = {"unlike": tuple(dict.fromkeys((*state.running.unlike, away)))}
        return _run(states.moved(state, state.running.model_copy(update=kept)), counter)
    product_id = states.product_of(state, command.item)
    if product_id is None:
        return Outcome(state, counter.say("which"))
    return _run(states.moved(state, Running(filters=command.change, like=product_id, unlike=unlike)), counter)


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
    if ways and state.running.like:
        title = counter.engine.product(state.running.like).title.best(counter.language)
        return Outcome(
            emptied, counter.say("nothing-like", title=title, what=what), (RelaxationsBlock(items=ways),)
        )
    if not ways:
        return Outcome(emptied, counter.say("nothing", what=what))
    return Outcome(emptied, counter.say("nothing-ways", what=what), (RelaxationsBlock(items=ways),))


def _shown(state: State, answer: Answer, text: str, counter: Counter) -> Outcome:
    items = tuple(
        product_item(hit, place, counter.language) for place, hit in enumerate(answer.hits, start=1)
    )
    blocks: tuple[Block, ...] = (ProductsBlock(items=items, total=answer.total),)
    if not any(item.in_stock for item in items) and state.filters.in_stock is None:
        nearest = in_stock_instead(items[0].product_id, counter, len(items))
        if nearest:
            text, blocks = joined(counter, text, counter.say("sold-out-instead")), (*blocks, nearest)
            items = (*items, *nearest.items)
    ids = tuple(item.product_id for item in items)
    return Outcome(state.model_copy(update={"shown": ids, "focus": None}), text, blocks)


def in_stock_instead(product_id: str, counter: Counter, after: int = 0) -> ProductsBlock | None:
    """The nearest products that can be had in place of one that is sold out; nothing where there is none.

    Args:
        product_id: of the one that is sold out.
        counter: of the turn.
        after: how many products stand before them in the list that positions point at.
    """
    answer = counter.engine.similar(product_id, Filters(in_stock=True), INSTEAD, counter.language)
    items = tuple(
        product_item(hit, after + place, counter.language) for place, hit in enumerate(answer.hits, 1)
    )
    return ProductsBlock(items=items, total=len(items)) if items else None


def _ask(running: Running, counter: Counter, offset: int) -> Answer:
    filters = _as_sold(counter.filters(running.filters), running.text, counter)
    words = _words(running, counter.language)
    unlike = tuple(ProductId(product_id) for product_id in running.unlike)
    if running.like:
        return counter.engine.similar(
            running.like,
            filters,
            PAGE,
            counter.language,
            unlike=running.unlike,
            sort=Sort(running.sort),
            offset=offset,
        )
    return counter.engine.search(
        Query(
            text=words,
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
