"""Products side by side: what differs first, then what they share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from retrieval.catalog.facts import fact_value, is_size, look_name
from retrieval.catalog.product import Product
from retrieval.catalog.vocabulary import Facet, Vocabulary

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Row:
    """One fact: ``name`` for programs, a value per product in their order, and whether the values differ."""

    name: str
    values: tuple[str, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """The products in the order asked for, and the rows, those that differ first."""

    products: tuple[Product, ...]
    rows: tuple[Row, ...]


def compare(products: Sequence[Product], language: str, vocabulary: Vocabulary) -> Comparison:
    """Every fact that at least one of the products has."""
    facts: dict[str, Callable[[Product], str]] = {
        "price": lambda p: p.cheapest.price.formatted(language),
        "list_price": lambda p: p.cheapest.list_price.formatted(language) if p.cheapest.list_price else "",
        "rating": lambda p: f"{p.rating:.1f} ({p.rating_count})" if p.rating is not None else "",
        "in_stock": lambda p: str(sum(max(variant.stock, 0) for variant in p.variants)),
        "brand": lambda p: p.brand,
        "kind": lambda p: vocabulary.name(Facet.KIND, p.kind, language),
        "colour": lambda p: _looks(p, Facet.COLOUR, language),
        "size": lambda p: _listed([fact_value(size, language) for size in _sizes(p)], language),
        "material": lambda p: _looks(p, Facet.MATERIAL, language),
        "pattern": lambda p: _looks(p, Facet.PATTERN, language),
        "gender": lambda p: vocabulary.name(Facet.GENDER, p.gender, language) if p.gender else "",
        "seller": lambda p: p.seller,
        "delivery": lambda p: p.delivery.formatted(language) if p.delivery else "",
    }
    rows = [_row(name, [read(product) for product in products]) for name, read in facts.items()]
    options = dict.fromkeys(name for product in products for one in product.variants for name in one.options)
    rows += [_row(name, [_options(product, name, language) for product in products]) for name in options]
    names = dict.fromkeys(name for product in products for name in product.attributes if name not in options)
    rows += [
        _row(name, [fact_value(product.attributes.get(name, ""), language) for product in products])
        for name in names
    ]
    stated = [row for row in rows if any(value != NOTHING for value in row.values)]
    return Comparison(tuple(products), tuple(sorted(stated, key=lambda row: not row.differs)))


def _row(name: str, values: list[str]) -> Row:
    shown = tuple(value or NOTHING for value in values)
    return Row(name, shown, len(set(shown)) > 1)


def _options(product: Product, name: str, language: str) -> str:
    values = [one.options.get(name, "") or product.attributes.get(name, "") for one in product.variants]
    return _listed([fact_value(value, language) for value in values], language)


def _sizes(product: Product) -> list[str]:
    """Of the variants; not a measure that stands under a name of its own (storage)."""
    measured = {value for one in product.variants for name, value in one.options.items() if is_size(name)}
    return [one.size for one in product.variants if one.size and one.size not in measured]


def _listed(values: list[str], language: str) -> str:
    return ("、" if language == "zh" else ", ").join(dict.fromkeys(value for value in values if value))


def _looks(product: Product, facet: Facet, language: str) -> str:
    values = [value for variant in product.variants if (value := getattr(variant, facet.value))]
    return _listed([look_name(facet, value, language) for value in values], language)
