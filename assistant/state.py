"""What a conversation stands on, and its pure transitions: (state, what was meant) to state.

Ids, words and paths only: never a picture, never a product.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from assistant.commands import FilterSet, FilterValues, Item, Refine, Search, Sorting
from assistant.messages import Language

VALUES = ("kind", "colour", "material", "pattern", "brand", "gender", "size")
LIMITS = ("price_min", "price_max", "rating_min", "in_stock", "on_sale")
REMEMBERED = 20
"""So many steps can be undone."""
PAGE = 8


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True)


def _several(value: object) -> object:
    """Checkpoints of earlier versions hold one id or none."""
    return () if value is None else (value,) if isinstance(value, str) else value


class Running(_Value):
    """The running search: words, constraints, order, the photos (paths in the home) or the products it is like."""

    text: str = ""
    filters: FilterSet = FilterSet()
    sort: Sorting = "relevance"
    photos: tuple[str, ...] = ()
    photo_weight: float = 0.5
    like: Annotated[tuple[str, ...], BeforeValidator(_several)] = ()
    unlike: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.text or self.photos or self.like or filter_names(self.filters))


class State(_Value):
    """A conversation between two turns. ``shown`` are the ids last shown, in their order; ``compared`` those put side
    by side since, ``opened`` those looked at one by one; ``offered`` are variants that stand in for what is sold out,
    each at its place among those shown; ``past`` is for undo."""

    running: Running = Running()
    past: tuple[Running, ...] = ()
    shown: tuple[str, ...] = ()
    offset: int = 0
    focus: str | None = None
    compared: tuple[str, ...] = ()
    offered: tuple[tuple[int, str], ...] = ()
    opened: tuple[str, ...] = ()
    language: Language = "en"
    customer: str | None = None
    turn: int = 0
    options: tuple[str, ...] = ()
    ticket: str | None = None

    @property
    def filters(self) -> FilterSet:
        return self.running.filters

    @property
    def photos(self) -> tuple[str, ...]:
        return self.running.photos

    @property
    def photo_weight(self) -> float:
        return self.running.photo_weight

    @property
    def undoable(self) -> bool:
        return bool(self.past)


def filter_names(filters: FilterSet) -> tuple[str, ...]:
    """The fields that are set, ``excluded.<field>`` for exclusions."""
    own = _names(filters) + (("without",) if filters.without else ())
    return own + tuple(f"excluded.{name}" for name in (_names(filters.excluded) if filters.excluded else ()))


def _names(values: FilterValues) -> tuple[str, ...]:
    return tuple(name for name in (*VALUES, *LIMITS) if getattr(values, name) not in ((), None))


def moved(state: State, running: Running) -> State:
    """The state on another running search; the one before can be come back to."""
    if running == state.running:
        return state.model_copy(update={"offset": 0})
    past = (*state.past, state.running)[-REMEMBERED:]
    return state.model_copy(update={"running": running, "past": past, "offset": 0})


def searched(state: State, command: Search, photos: tuple[str, ...] = ()) -> State:
    """A new search keeps nothing but the weight of photos, and the photo where it is asked for."""
    kept = photos or (state.photos if command.use_photo else ())
    return moved(
        state,
        Running(
            text=command.text, filters=command.filters, photos=kept, photo_weight=state.running.photo_weight
        ),
    )


def refined(state: State, command: Refine, photos: tuple[str, ...] = ()) -> State:
    """A refinement keeps everything that it does not name."""
    now = state.running
    without = dropped(now.filters, command.remove)
    changes: dict[str, object] = {"filters": merged(without, command.add)}
    if "photo" in command.remove:
        changes |= {"photos": (), "like": ()}
    if "text" in command.remove:
        changes["text"] = ""
    if "sort" in command.remove:
        changes["sort"] = "relevance"
    if photos:
        changes |= {"photos": photos, "like": ()}
    if command.sort:
        changes["sort"] = command.sort
    if (command.add.kind and command.add.kind != now.filters.kind) or "kind" in command.remove:
        changes["text"] = ""
    return moved(state, now.model_copy(update=changes))


def replaced(state: State, command: Refine) -> tuple[str, ...]:
    """Fields whose value a refinement puts another one in the place of: to be said."""
    removed = set(command.remove)
    return tuple(
        name
        for name in _names(command.add)
        if name not in removed and getattr(state.filters, name) not in ((), None, getattr(command.add, name))
    )


def undone(state: State) -> State:
    """One step back; what was last shown stays to be pointed at until the search has run again."""
    if not state.past:
        return state
    return state.model_copy(update={"running": state.past[-1], "past": state.past[:-1], "offset": 0})


def emptied(state: State) -> State:
    """No constraint, no photo, nothing in focus; can be undone."""
    return moved(state, Running(photo_weight=state.running.photo_weight)).model_copy(
        update={"shown": (), "focus": None, "options": (), "compared": (), "offered": ()}
    )


def listed(
    state: State,
    ids: tuple[str, ...],
    focus: str | None = None,
    offered: tuple[tuple[int, str], ...] = (),
) -> State:
    """The state with another list shown, which is what “the second” points at from now on."""
    return state.model_copy(
        update={
            "shown": ids,
            "focus": focus,
            "compared": (),
            "offered": offered,
            "opened": (),
            "options": (),
        }
    )


def merged(filters: FilterSet, added: FilterSet) -> FilterSet:
    """Each field that is added stands in place of the one before; exclusions and what shall be lacking come
    together."""
    changes: dict[str, object] = {name: getattr(added, name) for name in _names(added)}
    changes["without"] = tuple(dict.fromkeys((*filters.without, *added.without)))
    excluded = _excluded(filters.excluded, added)
    if added.excluded:
        more = added.excluded
        changes |= {
            name: tuple(value for value in getattr(filters, name) if value not in getattr(more, name))
            for name in VALUES
            if getattr(more, name) and name not in changes
        }
    return filters.model_copy(update={**changes, "excluded": excluded})


def _excluded(before: FilterValues | None, added: FilterSet) -> FilterValues | None:
    """What stays excluded: the old and the new, but nothing that is now asked for."""
    kept: dict[str, object] = {}
    for source in (before, added.excluded):
        for name in _names(source) if source else ():
            value = getattr(source, name)
            kept[name] = (*kept.get(name, ()), *value) if isinstance(value, tuple) else value  # type: ignore[misc]
    for name in VALUES:
        wanted = getattr(added, name)
        values = kept.get(name)
        if isinstance(values, tuple):
            kept[name] = tuple(dict.fromkeys(value for value in values if value not in wanted))
    values_set = FilterValues.model_validate(kept)
    return values_set if _names(values_set) else None


def dropped(filters: FilterSet, names: tuple[str, ...]) -> FilterSet:
    """The constraints without some fields: ``colour``, ``without``, ``excluded.brand``, or ``excluded`` for all of
    those."""
    own = {name: None if name in LIMITS else () for name in names if name in (*VALUES, *LIMITS, "without")}
    inner = [name.removeprefix("excluded.") for name in names if name.startswith("excluded.")]
    excluded = None if "excluded" in names else filters.excluded
    if excluded and inner:
        excluded = excluded.model_copy(update={name: () if name in VALUES else None for name in inner})
        excluded = excluded if _names(excluded) else None
    return filters.model_copy(update={**own, "excluded": excluded})


def product_of(state: State, item: Item) -> str | None:
    """The id that is pointed at: a place in the list last shown (-1 the last), an id, or what is in focus."""
    if item.product_id:
        return item.product_id
    if item.position is not None:
        place = item.position - 1 if item.position > 0 else len(state.shown) + item.position
        return state.shown[place] if 0 <= place < len(state.shown) else None
    if item.name:
        return None
    return state.focus or (state.shown[0] if state.shown else None)


def products_of(state: State, items: tuple[Item, ...]) -> tuple[str, ...]:
    """The ids that are pointed at, each once, in the order in which they were named."""
    found = (product_of(state, item) for item in items)
    return tuple(dict.fromkeys(product_id for product_id in found if product_id))


def offered_of(state: State, item: Item) -> str:
    """The variant that was offered in place of one that is sold out, if that is what is pointed at; else nothing."""
    offered = dict(state.offered)
    if item.position is not None:
        return offered.get(item.position if item.position > 0 else len(state.shown) + item.position + 1, "")
    if item.name or (item.product_id and item.product_id != state.focus):
        return ""
    places = [place for place in offered if state.shown[place - 1] == state.focus]
    return offered[places[0]] if places else ""
