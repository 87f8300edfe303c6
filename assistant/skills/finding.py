"""Finding: search, refine, similar, more, undo, reset."""

from __future__ import annotations

from collections.abc import Iterable

from assistant import state as states
from assistant.commands import (
    Choose,
    FilterSet,
    FilterValues,
    Item,
    More,
    Refine,
    Reset,
    Search,
    Similar,
    Undo,
)
from assistant.messages import ProductsBlock, QuestionBlock
from assistant.skills import instead
from assistant.skills.listing import ask, run, shown
from assistant.skills.outcome import Counter, Outcome
from assistant.skills.sizing import by_measure
from assistant.state import PAGE, VALUES, Running, State, filter_names
from assistant.wording.constraints import size_name, values_in_words
from assistant.wording.items import product_item, product_item_of, variant_in_words
from retrieval.catalog.money import Money
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.search.known import VARIANT_FACETS, size_key
from retrieval.search.query import Query
from retrieval.search.sizes import size_order
from retrieval.search.substitutes import standing
from retrieval.search.uses import kinds_serving

LOOKED_AT = 40
"""So many of a kind are looked at for what there is, where nothing is shown."""
CHOICES = 8
"""So many values are offered as answers to a question."""


def search(command: Search, state: State, counter: Counter) -> Outcome:
    if counter.photos and not command.text and not command.filters.kind and filter_names(state.filters):
        return _beside_photo(command, state, counter)
    outcome = run(
        states.searched(state, command, counter.photos),
        counter,
        "",
        lambda: _situation(command, state, counter),
    )
    # Words that meet nothing at all are no search to go on from: what ran before stays.
    understood = outcome.blocks or filter_names(command.filters) or counter.photos
    return outcome if understood else Outcome(state, outcome.text, outcome.blocks)


def _situation(command: Search, state: State, counter: Counter) -> State | None:
    """The search for what serves the message as a whole. In “a rainy afternoon with three bored kids” nothing is asked
    for that is made for children: what its words look like is no constraint where a situation is told."""
    if command.filters.kind or counter.photos or not kinds_serving(counter.message, counter.engine):
        return None
    told = dict.fromkeys(("colour", "material", "pattern", "gender", "size"), ())
    whole = Search(text=counter.message, filters=command.filters.model_copy(update=told))
    return states.searched(state, whole, ())


def _beside_photo(command: Search, state: State, counter: Counter) -> Outcome:
    """A photo that comes without words joins what runs: no constraint is lost, but for a kind of thing that the photo
    plainly does not show, and that is said."""
    now = state.running
    filters = states.merged(now.filters, command.filters)
    seen = counter.engine.shows([counter.open_photo(path) for path in counter.photos])
    other = bool(seen and now.filters.kind) and not _departments(seen) & _departments(now.filters.kind)
    if other:
        filters = filters.model_copy(update={"kind": ()})
    changes = {"filters": filters, "photos": counter.photos, "like": (), "text": "" if other else now.text}
    outcome = run(states.moved(state, now.model_copy(update=changes)), counter)
    if not other:
        return outcome
    named = counter.say("comma").join(
        VOCABULARY.name(Facet.KIND, kind, counter.language) for kind in sorted(seen)
    )
    return Outcome(
        outcome.state, counter.joined(counter.say("other-thing", what=named), outcome.text), outcome.blocks
    )


def _departments(kinds: Iterable[str]) -> set[str]:
    return {(kind, *VOCABULARY.above(Facet.KIND, kind))[-1] for kind in kinds}


def refine(command: Refine, state: State, counter: Counter) -> Outcome:
    if command.other or command.resize:
        return _otherwise(command, state, counter)
    command, said = _against(command, state, counter)
    changed = [] if said else states.replaced(state, command)
    outcome = run(states.refined(state, command, counter.photos), counter, said)
    if changed and outcome.blocks:
        kept = FilterSet.model_validate({name: getattr(command.add, name) for name in changed})
        text = counter.say("replaced", what=values_in_words(kept, counter.currency, counter.language))
        return Outcome(outcome.state, counter.joined(text, outcome.text), outcome.blocks)
    return outcome


def _otherwise(command: Refine, state: State, counter: Counter) -> Outcome:
    """Another value than now, or the next size: what it is now is left; where nothing is asked for yet, which one is
    the question, with what there is as answers."""
    field = command.other[0] if command.other else "size"
    if field not in VALUES:
        return Outcome(state, counter.say("talk-help"))
    now: tuple[str, ...] = getattr(state.filters, field)
    there = _there(field, state, counter)
    if command.resize and now:
        sizes = sorted((size for size in there if size_order(size)), key=size_order)
        reached = [size_order(size) or () for size in now]
        if command.resize == "larger":
            further = [size for size in sizes if (size_order(size) or ()) > max(reached)]
        else:
            further = [size for size in reversed(sizes) if (size_order(size) or ()) < min(reached)]
        if not further:
            return Outcome(state, counter.say("no-further", what=size_name(now[0], counter.say)))
        return refine(Refine(add=FilterSet(size=(further[0],))), state, counter)
    if now and not state.focus:
        left = FilterSet(excluded=FilterValues.model_validate({field: now}))
        return refine(Refine(remove=(field,), add=left), state, counter)
    if command.resize and all(
        size_key(size).endswith("gb") for size in there
    ):  # a bigger phone is no fuller one
        measured = by_measure(command.resize == "larger", state, counter)
        if measured is not None:
            return measured
    others = [value for value in there if value not in now][:CHOICES]
    if not others or (len(others) == 1 and not now):
        return Outcome(state, counter.say("none-other", what=counter.say(f"row-{field}")))
    names = tuple(_named(field, value, counter) for value in others)
    asked = state.model_copy(update={"options": tuple(f"{field}={value}" for value in others)})
    text = counter.say("which-one", what=counter.say(f"row-{field}"), values=counter.say("comma").join(names))
    return Outcome(asked, text, (QuestionBlock(text=text, options=names),))


def _there(field: str, state: State, counter: Counter) -> list[str]:
    """The values of a field among what is in focus, else what is shown; of variants those in stock."""
    products = counter.engine.products([state.focus] if state.focus else state.shown)
    if not products:
        running = Query(filters=counter.filters(FilterSet(kind=state.filters.kind)), limit=LOOKED_AT)
        products = tuple(hit.product for hit in counter.engine.search(running).hits)
    if field not in VARIANT_FACETS:
        found = [str(getattr(one, field)) for one in products if getattr(one, field)]
    else:
        found = [
            value for one in products for v in one.variants if v.in_stock and (value := getattr(v, field))
        ]
    values = dict.fromkeys(found)
    return (
        sorted(values, key=size_order) if field == "size" and all(map(size_order, values)) else list(values)
    )


def _named(field: str, value: str, counter: Counter) -> str:
    return values_in_words(FilterSet.model_validate({field: (value,)}), counter.currency, counter.language)


def choose(command: Choose, state: State, counter: Counter) -> Outcome:
    """One of the values that a question offered; of the product in focus where it was asked about one."""
    option = command.option.strip()
    if option.isdigit() and 0 < int(option) <= len(state.options):
        chosen = state.options[int(option) - 1]
    else:
        chosen = next(
            (one for one in state.options if one.partition("=")[2].casefold() == option.casefold()), ""
        )
    field, _, value = chosen.partition("=")
    if not value:
        return Outcome(state, counter.say("confirm-nothing"))
    change = FilterSet.model_validate({field: (value,)})
    answered = state.model_copy(update={"options": ()})
    if state.focus:
        return similar(Similar(item=Item(product_id=state.focus), change=change), answered, counter)
    return refine(Refine(add=change), answered, counter)


def _against(command: Refine, state: State, counter: Counter) -> tuple[Refine, str]:
    """“Cheaper” than one product asks for what is below its price; of a list it is the cheapest first."""
    add, product_id = command.add, states.product_of(state, command.than) if command.than else None
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
    low, high = (
        limit.get("price_min", state.filters.price_min),
        limit.get("price_max", state.filters.price_max),
    )
    crossed = low is not None and high is not None and low > high
    gone = ("price_min" if "price_max" in limit else "price_max",) if crossed else ()
    update = {"add": add.model_copy(update=limit), "remove": (*command.remove, *gone)}
    narrowed = command.model_copy(update=update)
    return narrowed, counter.say(said, title=product.title.best(counter.language))


def similar(command: Similar, state: State, counter: Counter) -> Outcome:
    """Near what is pointed at; with no product to point at, near the photo that the search stands on."""
    if (counter.photos or state.photos) and not (
        state.focus or command.item.position or command.item.product_id
    ):
        photos = counter.photos or state.photos
        merged = states.merged(state.filters, command.change) if not counter.photos else command.change
        return run(states.moved(state, Running(filters=merged, photos=photos)), counter)
    away = states.products_of(state, (*([command.unlike] if command.unlike else []), *command.unlike_items))
    if away and command.item == command.unlike:  # only “less like that one”: what runs goes on, away from it
        unlike = tuple(dict.fromkeys((*state.running.unlike, *away)))
        liked = tuple(one for one in state.running.like if one not in away)
        kept = state.running.model_copy(update={"unlike": unlike, "like": liked})
        return run(states.moved(state, kept), counter)
    like = states.products_of(state, (command.item, *command.items))
    if not like:
        return Outcome(state, counter.which(state, command.item))
    filters = _kept(state, like, command.change)
    running = Running(filters=filters, like=like, unlike=tuple(one for one in away if one not in like))
    moved = states.moved(state, running)
    itself = _itself(like[0], command.change, moved, counter) if len(like) == 1 and not away else None
    return itself or run(moved, counter)


def _itself(product_id: str, change: FilterSet, state: State, counter: Counter) -> Outcome | None:
    """“The second one in blue” may come in blue itself; then it is shown before what is similar. ``None`` where no
    change of its looks or size is asked for, or something else is asked for too."""
    if not filter_names(change) or not set(filter_names(change)) <= {*VARIANT_FACETS, "in_stock"}:
        return None
    language, product = counter.language, counter.engine.product(product_id)
    stands = standing(product, counter.filters(change), counter.engine.knowledge())
    title = product.title.best(language)
    if stands.met is None:
        asked = values_in_words(change, counter.currency, language)
        return run(state, counter, counter.say("not-made", title=title, variant=asked))
    if not stands.met.in_stock:
        return instead.of_variant(product, stands.met, state, counter)
    answer = ask(state.running, counter, 0)
    first = product_item_of(product, 1, language, stands.met)
    items = (
        first,
        *(product_item(hit, place, language) for place, hit in enumerate(answer.hits[: PAGE - 1], 2)),
    )
    words = variant_in_words(product, stands.met, language) or values_in_words(
        change, counter.currency, language
    )
    text = counter.say("comes-in", title=title, variant=words, others=len(items) - 1)
    ids = tuple(item.product_id for item in items)
    listed = states.listed(state, ids, product_id, ((1, stands.met.variant_id),))
    return Outcome(listed, text, (ProductsBlock(items=items, total=answer.total + 1),))


def _kept(state: State, like: tuple[str, ...], change: FilterSet) -> FilterSet:
    """The constraints under which the liked products were found hold on, but for the kind, which is their own; what is
    liked from elsewhere brings none."""
    if not set(like) <= {*state.shown, state.focus}:
        return change
    return states.merged(states.dropped(state.filters, ("kind",)), change)


def more(command: More, state: State, counter: Counter) -> Outcome:
    if state.running.is_empty:
        return Outcome(state, counter.say("talk-help"))
    first = state.offset + PAGE
    answer = ask(state.running, counter, first)
    if not answer.hits:
        return Outcome(state, counter.say("no-more"))
    moved = state.model_copy(update={"offset": first})
    text = counter.say("more", **{"from": first + 1}, to=first + len(answer.hits), count=answer.total)
    return shown(moved, answer, text, counter)


def undo(command: Undo, state: State, counter: Counter) -> Outcome:
    if state.offset >= PAGE:  # back from a further page is the one before
        before = state.model_copy(update={"offset": state.offset - PAGE})
        answer = ask(before.running, counter, before.offset)
        first, last = before.offset + 1, before.offset + len(answer.hits)
        if answer.hits:
            text = counter.say("page", **{"from": first}, to=last, count=answer.total)
            return shown(before, answer, text, counter)
    if not state.undoable:
        return Outcome(state, counter.say("nothing-to-undo"))
    back = states.undone(state)
    if back.running.is_empty:
        return Outcome(back, counter.say("undone"))
    return run(back, counter)


def reset(command: Reset, state: State, counter: Counter) -> Outcome:
    return Outcome(states.emptied(state), counter.say("reset"))


def again(state: State, counter: Counter) -> Outcome:
    """The running search once more: its photo's weight was changed."""
    return run(state, counter)
