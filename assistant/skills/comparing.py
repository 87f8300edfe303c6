"""Comparing: side by side, and which one is ahead in what was asked."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Sequence

from assistant import state as states
from assistant.commands import Compare
from assistant.messages import ComparisonBlock, ComparisonRow
from assistant.skills.outcome import Counter, Outcome
from assistant.state import State
from assistant.wording.items import fact_in_words, product_item_of
from prompts import bundle
from retrieval.catalog.facts import fact_name
from retrieval.catalog.product import Product
from retrieval.search.aspects import MEASURED, MEASURES, Reading, reading
from retrieval.search.comparison import Row

COMPARED = 4
"""So many stand side by side."""
SILENT = -(10**6)
"""How buyers lean who say nothing: behind everybody."""
_TABLED = ("price", "rating")
"""Aspects with sentences of their own; all others are said by the fact's name."""


def compare(command: Compare, state: State, counter: Counter) -> Outcome:
    """Those that are named, else those compared just before; else the first two of the list, or all of it where one
    aspect is asked about."""
    opened = state.opened if len(state.opened) > 1 and not command.aspect else ()
    ids = list(states.products_of(state, command.items) or state.compared or opened)
    if not ids:
        ids = list(state.shown if command.aspect else state.shown[:2])
    ids = list(dict.fromkeys(ids))
    if len(ids) < 2:
        return Outcome(state, counter.which(state, *command.items, text="compare-few"))
    if not command.aspect:
        ids = ids[:COMPARED]
        return Outcome(_after(state, ids), counter.say("compared"), (_block(ids, counter),))
    aspect, less = command.aspect.removeprefix("-"), command.aspect.startswith("-")
    if aspect == "size":
        aspect = _size_of(ids, counter)
    if aspect not in (*_TABLED, *MEASURED):
        return _by_reviews(ids[:COMPARED], command.aspect, state, counter)
    return _by(ids, aspect, less, state, counter)


def _size_of(ids: Sequence[str], counter: Counter) -> str:
    """The measure that says how big these are: the first that two of them state."""
    products = [counter.engine.product(product_id) for product_id in ids]
    return next(
        (name for name in MEASURES if sum(reading(one, name, "en") is not None for one in products) > 1),
        "dimensions",
    )


def _after(state: State, ids: Sequence[str], focus: str | None = None) -> State:
    update = {"compared": tuple(ids), **({"focus": focus} if focus else {})}
    return state.model_copy(update=update)


def _by(ids: Sequence[str], aspect: str, less: bool, state: State, counter: Counter) -> Outcome:
    """Ranked by one aspect, the best first; what does not state it, or in other terms, comes last."""
    products = [counter.engine.product(product_id) for product_id in ids]
    readings = {one.product_id: reading(one, aspect, counter.language) for one in products}
    told = [(one, found) for one in products if (found := readings[one.product_id]) is not None]
    terms = Tally(found.dimension for _, found in told)
    usual = terms.most_common(1)[0][0] if terms else ""
    told = [(one, found) for one, found in told if found.dimension == usual]
    if len(told) == 1:
        one, only = told[0]
        said = counter.say(
            "compared-one",
            title=one.title.best(counter.language),
            fact=fact_in_words(aspect, counter.language),
            value=only.said,
        )
        return Outcome(_after(state, ids[:COMPARED]), said, (_block(ids[:COMPARED], counter),))
    if not told and aspect not in _TABLED:
        by_reviews = _by_reviews(
            ids[:COMPARED], f"{fact_name(aspect, 'en')} {fact_name(aspect, 'zh')}", state, counter
        )
        if by_reviews.text != counter.say("compared-unsaid"):
            return by_reviews
    if not told:
        text = counter.say("compared-unknown", fact=fact_in_words(aspect, counter.language))
        return Outcome(_after(state, ids[:COMPARED]), text, (_block(ids[:COMPARED], counter),))
    told.sort(key=lambda pair: pair[1].number if less else -pair[1].number)
    first = [str(one.product_id) for one, _ in told]
    ordered = [*first, *(product_id for product_id in ids if product_id not in first)]
    shown = list(ids) if len(ids) <= COMPARED else ordered[:COMPARED]
    best = told[0][0]
    text = counter.joined(_sentence(told, aspect, less, counter), _silent(len(ids) - len(told), counter))
    return Outcome(_after(state, shown, best.product_id), text, (_block(shown, counter),))


def _sentence(told: Sequence[tuple[Product, Reading]], aspect: str, less: bool, counter: Counter) -> str:
    say, best = counter.say, told[0][1]
    level = [one for one, found in told if found.number == best.number]
    title = say("comma").join(
        say("quoted", what=one.title.best(counter.language)) for one in level[:COMPARED]
    )
    if len(level) == len(told):
        return say("compared-same", fact=fact_in_words(aspect, counter.language), value=best.said)
    rest = say("comma").join(found.said for one, found in told if one not in level)
    if len(told) > COMPARED:
        rest = told[len(level)][1].said
    if len(level) > 1:
        return say(
            "first-together",
            title=title,
            value=best.said,
            rest=rest,
            fact=fact_in_words(aspect, counter.language),
        )
    name = (
        f"{'least' if less else 'most'}-{aspect}" if aspect in _TABLED else f"{'less' if less else 'more'}-of"
    )
    return say(
        name,
        title=title,
        value=best.said,
        rest=rest,
        count=len(told),
        fact=fact_in_words(aspect, counter.language),
    )


def _silent(count: int, counter: Counter) -> str:
    return counter.say("not-stated", count=count) if count else ""


def _by_reviews(ids: Sequence[str], question: str, state: State, counter: Counter) -> Outcome:
    """What no listing states is put to the buyers of each."""
    found = [counter.engine.reviews(product_id, question, counter.language) for product_id in ids]
    said = [
        counter.say("for-and-against", **{"for": one.for_, "against": one.against}) if one.speaking else ""
        for one in found
    ]
    block = _block(ids, counter)
    if not any(said):
        return Outcome(_after(state, ids), counter.say("compared-unsaid"), (block,))
    row = ComparisonRow(
        name="reviews",
        label=counter.say("row-reviews"),
        values=tuple(one or "–" for one in said),
        differs=len(set(said)) > 1,
    )
    leaning = [one.for_ - one.against if one.speaking else SILENT for one in found]
    best = leaning.index(max(leaning))
    title = block.items[best].title
    only = sum(one != SILENT for one in leaning) == 1
    ahead = not only and leaning[best] > 0 and leaning.count(leaning[best]) == 1
    name = "buyers-prefer" if ahead else "buyers-of-one" if only else "buyers-level"
    text = counter.say(name, title=title, said=said[best])
    table = block.model_copy(update={"rows": (row, *block.rows)})
    return Outcome(_after(state, ids, ids[best] if ahead else None), text, (table,))


def _block(ids: Sequence[str], counter: Counter) -> ComparisonBlock:
    found = counter.engine.compare(ids, counter.language)
    items = tuple(
        product_item_of(one, place, counter.language) for place, one in enumerate(found.products, start=1)
    )
    rows = tuple(
        ComparisonRow(name=row.name, label=_label(row, counter), values=row.values, differs=row.differs)
        for row in found.rows
    )
    return ComparisonBlock(items=items, rows=rows)


def _label(row: Row, counter: Counter) -> str:
    name = f"row-{row.name}"
    known = bundle("replies", counter.language).has_message(name)
    return counter.say(name) if known else fact_name(row.name, counter.language)
