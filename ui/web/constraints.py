"""The running constraints in words, each with the command that takes exactly it away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.commands import FilterSet, FilterValues, Refine
from assistant.wording.constraints import size_name
from retrieval.catalog.money import Money
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.search.parts import is_part, part_name
from ui.web.texts import Language, texts

FACETS = {facet.value: facet for facet in Facet}
VALUES = ("kind", "colour", "material", "pattern", "brand", "gender", "size")
PRICES = ("price_min", "price_max")
SWITCHES = ("in_stock", "on_sale")


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint: ``name`` as ``Refine.remove`` knows it, its words, and what a tap on it does."""

    name: str
    label: str
    removal: Refine


def constraints(filters: FilterSet, currency: str, language: Language) -> tuple[Constraint, ...]:
    """All that is asked for now, wishes first, then what must not be."""
    say = texts(language)
    found = list(_of(filters, "", currency, language))
    for word in filters.without:
        others = tuple(one for one in filters.without if one != word)
        name = "filter-without" if is_part(word) else "filter-not"
        label = say(name, value=part_name(word, language))
        removal = Refine(remove=("without",), add=FilterSet(without=others))
        found.append(Constraint("without", label, removal))
    if filters.excluded:
        found += [
            Constraint(one.name, say("filter-not", value=one.label), one.removal)
            for one in _of(filters.excluded, "excluded.", currency, language)
        ]
    return tuple(found)


def _of(values: FilterValues, prefix: str, currency: str, language: Language) -> Iterator[Constraint]:
    for name in VALUES:
        given: tuple[str, ...] = getattr(values, name)
        for value in given:
            others = tuple(one for one in given if one != value)
            yield Constraint(
                f"{prefix}{name}",
                _value(name, value, language),
                Refine(remove=(f"{prefix}{name}",), add=_keep(prefix, name, others)),
            )
    for name in (*PRICES, "rating_min", *SWITCHES):
        limit = getattr(values, name)
        if limit is not None:
            yield Constraint(
                f"{prefix}{name}",
                _limit(name, limit, currency, language),
                Refine(remove=(f"{prefix}{name}",)),
            )


def _keep(prefix: str, name: str, others: tuple[str, ...]) -> FilterSet:
    """What stays of a field when one of its values goes."""
    if not others:
        return FilterSet()
    if prefix:
        return FilterSet(excluded=FilterValues.model_validate({name: others}))
    return FilterSet.model_validate({name: others})


def _value(name: str, value: str, language: Language) -> str:
    if name == "size":
        return size_name(value, texts(language), "filter-size", "filter-measure")
    return VOCABULARY.name(FACETS[name], value, language) if name in FACETS else value


def _limit(name: str, limit: float | bool, currency: str, language: Language) -> str:
    say = texts(language)
    if name in SWITCHES:
        return say(f"filter-{name}" if limit else f"filter-not_{name}")
    if name in PRICES:
        return say(f"filter-{name}", value=Money.of(str(limit), currency).formatted(language))
    return say(f"filter-{name}", value=f"{limit:g}")


def field_name(name: str, language: Language) -> str:
    """A field as people call it: ``colour`` is colour, 颜色."""
    return texts(language)(f"field-{name.removeprefix('excluded.')}")
