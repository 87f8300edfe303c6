"""What can be had in place of what is sold out: the same in another variant, then what is nearest to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant import state as states
from assistant.messages import ProductItem, ProductsBlock
from assistant.skills.outcome import Counter, Outcome
from assistant.state import PAGE, State
from assistant.wording.items import details_block, product_item, product_item_of, variant_in_words
from prompts import speaker
from retrieval.catalog.product import Product, Variant
from retrieval.search.query import Answer, Filters, Hit
from retrieval.search.substitutes import stand_ins

OFFERED = 4
"""So many are offered in place of what is sold out."""


@dataclass(frozen=True, slots=True)
class Instead:
    """What is offered, the nearest first, and how many of those are the same product in another variant."""

    items: tuple[ProductItem, ...]
    same: int
    fits: bool
    """Whether every one comes in the size that was asked for, or in none."""

    @property
    def block(self) -> ProductsBlock:
        return ProductsBlock(items=self.items, total=len(self.items))

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(item.product_id for item in self.items)

    @property
    def offered(self) -> tuple[tuple[int, str], ...]:
        """The places with the variants that are taken by who takes them; a size is nobody's to choose but the
        customer's."""
        chosen = self.items if self.fits else self.items[: max(self.same, 1)]
        return tuple(
            (item.position, item.variant_id if self.fits or place < self.same else "")
            for place, item in enumerate(chosen)
        )


def found(product: Product, wanted: Variant, asked: Filters, after: int, counter: Counter) -> Instead | None:
    """What can be had in place of a variant; ``None`` where nothing can.

    Args:
        product: which is sold out in that variant.
        wanted: the variant.
        asked: what else was asked for; what is near meets as much of it as it can.
        after: how many products stand before these in the list that positions point at.
        counter: of the turn.
    """
    language = counter.language
    note = speaker("items", language)("note-instead")
    own = stand_ins(product, wanted)
    items = [
        product_item_of(product, after + place, language, one).model_copy(update={"note": note})
        for place, one in enumerate(own, 1)
    ]
    for hit in _near(product, asked, OFFERED - len(own), counter):
        items.append(product_item(hit, after + len(items) + 1, language))
    fits = bool(asked.size) or not wanted.size
    return Instead(tuple(items), len(own), fits) if items else None


def _near(product: Product, asked: Filters, count: int, counter: Counter) -> Iterator[Hit]:
    """Other products in stock: first what meets all that was asked, then what at least fits, then what is near."""
    fitting = Filters(size=asked.size, gender=asked.gender, in_stock=True)
    every = replace(asked, kind=(), brand=(), in_stock=True)
    seen: set[str] = set()
    for filters in dict.fromkeys((every, fitting, Filters(in_stock=True))):
        if len(seen) >= count:
            return
        for hit in counter.engine.similar(product.product_id, filters, count, counter.language).hits:
            if hit.product.product_id not in seen and len(seen) < count:
                seen.add(hit.product.product_id)
                yield hit


def said_of(product: Product, wanted: Variant, near: Instead, counter: Counter) -> str:
    """That it is sold out in that variant, in which one it is not, and that what follows is in stock."""
    say, language = counter.say, counter.language
    title = product.title.best(language)
    words = variant_in_words(product, wanted, language) if product.in_stock else ""
    gone = say("sold-out-named", title=title, variant=words or "none")
    others = [product.variant(item.variant_id) for item in near.items[: near.same]]  # type: ignore[arg-type]
    same = say("or").join(variant_in_words(product, one, language) for one in others if one)
    return counter.joined(gone, say("same-in", what=same) if same else "", say("nearest-in-stock"))


def of_named(gone: Hit, state: State, counter: Counter) -> Outcome | None:
    """What was asked for by name and is sold out: that it is, and what can be had; ``None`` where nothing can."""
    wanted = gone.product.variant(gone.variant_id) or gone.product.cheapest
    return of_variant(gone.product, wanted, state, counter)


def of_variant(product: Product, wanted: Variant, state: State, counter: Counter) -> Outcome | None:
    """As ``of_named``, of a variant that was asked for of a product that was pointed at."""
    near = found(product, wanted, counter.filters(state.filters), 0, counter)
    if near is None:
        return None
    listed = states.listed(state, near.ids, near.ids[0], near.offered)
    stock = counter.say("sold-out")
    blocks = (details_block(product, "stock", stock, counter.language, wanted), near.block)
    # “More” begins with the first page of what else was found.
    moved = listed.model_copy(update={"offset": -PAGE})
    return Outcome(moved, said_of(product, wanted, near, counter), blocks)


def of_all(answer: Answer, block: ProductsBlock, text: str, state: State, counter: Counter) -> Outcome:
    """A page on which everything is sold out, with what is nearest to the first of it."""
    first = answer.hits[0]
    wanted = first.product.variant(first.variant_id) or first.product.cheapest
    near = found(first.product, wanted, counter.filters(state.filters), len(block.items), counter)
    ids = tuple(item.product_id for item in block.items)
    if near is None:
        return Outcome(states.listed(state, ids), text, (block,))
    listed = states.listed(state, (*ids, *near.ids), near.ids[0], near.offered)
    return Outcome(listed, counter.joined(text, counter.say("sold-out-instead")), (block, near.block))
