"""What stands in for a variant that is sold out, and which products were asked for by name and are."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from retrieval.catalog.product import Product, Variant, VariantId
from retrieval.index.postings import TITLE
from retrieval.search.filters import NONE, Candidates
from retrieval.search.known import VARIANT_FACETS, Known
from retrieval.search.lexical import matched_words
from retrieval.search.query import Filters
from retrieval.search.ranking import Ranked
from retrieval.search.snapshot import Snapshot
from retrieval.search.understanding import Understood
from retrieval.store.columns import Columns

OTHER_SIZE = 1.5
"""What another size costs, where another colour costs 1: what does not fit is no use in the right colour."""
A_STEP = 0.1
"""And each size in between."""
NEARLY = 0.8
"""What share of the words a product has to have to be the one that they name."""
RIVALS = 16
"""So many products, sold out and in stock, are looked at for one that has the words."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a product stands to what is asked of its variants: ``met`` is the one that meets it (in stock, if one
    is), ``instead`` are the nearest ones in stock where that one is not, nearest first."""

    met: Variant | None
    instead: tuple[Variant, ...] = ()


def asked_of(words: str, known: Known) -> Filters:
    """What words say of a variant: ``blue M``, 蓝色 L码. What is neither a look nor a size asks for nothing."""
    wanted: dict[str, tuple[str, ...]] = {}
    for mention in known.mentions(words):
        if (facet := str(mention.facet)) in VARIANT_FACETS:
            wanted[facet] = (*wanted.get(facet, ()), mention.key)
    names = {name for mention in known.vocabulary.mentions(words) for name in mention.words.split()}
    sizes = tuple(word for word in words.split() if word not in names and known.meant("size", word))
    whole = (words.strip(),) if known.meant("size", words.strip()) else ()
    return replace(Filters(size=whole or sizes), **wanted)  # type: ignore[arg-type]


def beside(asked: Filters, running: Filters) -> Filters:
    """What was said of the variant, and what is looked for anyhow."""
    return replace(
        asked,
        **{name: getattr(asked, name) or getattr(running, name) for name in VARIANT_FACETS},
    )


def nearest_in_stock(product: Product, variant_id: VariantId) -> VariantId | None:
    """The variant in stock that is nearest: the same size in another colour, then the next size; then the nearest in
    price. ``None`` without one."""
    wanted = product.variant(variant_id)
    near = _nearest(product, wanted) if wanted else ()
    return near[0].variant_id if near else None


def standing(product: Product, asked: Filters, known: Known) -> Standing:
    """How the product stands to colour, size, material, pattern and price that are asked for."""
    meeting = [variant for variant in product.variants if _meets(variant, asked, known)]
    if not meeting:
        return Standing(None)
    met = min(meeting, key=lambda variant: (not variant.in_stock, variant.price.amount))
    return Standing(met) if met.in_stock else Standing(met, stand_ins(product, met))


def stand_ins(product: Product, wanted: Variant) -> tuple[Variant, ...]:
    """The nearest variant in stock, and where that has another colour, the nearest in the colour that was wanted."""
    near = _nearest(product, wanted)
    if not near:
        return ()
    own = [v for v in near[1:] if v.colour == wanted.colour and near[0].colour != wanted.colour]
    return (near[0], *own[:1])


def _nearest(product: Product, wanted: Variant) -> list[Variant]:
    sizes = list(dict.fromkeys(variant.size for variant in product.variants))
    others = [v for v in product.variants if v.in_stock and v.variant_id != wanted.variant_id]

    def distance(variant: Variant) -> tuple[float, int]:
        steps = abs(sizes.index(variant.size) - sizes.index(wanted.size))
        looks = sum(
            getattr(variant, facet) != getattr(wanted, facet) for facet in VARIANT_FACETS if facet != "size"
        )
        options = sum(variant.options.get(name) != value for name, value in wanted.options.items())
        gap = OTHER_SIZE + A_STEP * steps if steps else 0.0
        return looks + options + gap, abs(variant.price.amount - wanted.price.amount)

    return sorted(others, key=distance)


def _meets(variant: Variant, asked: Filters, known: Known) -> bool:
    for facet in VARIANT_FACETS:
        values: tuple[str, ...] = getattr(asked, facet)
        fitting = frozenset().union(*(known.fitting(facet, value) or frozenset() for value in values))
        if values and getattr(variant, facet) not in fitting:
            return False
    low, high = asked.price_min, asked.price_max
    price = variant.price.amount
    return (low is None or price >= low) and (high is None or price <= high)


def row_shown(position: int, candidates: Candidates, columns: Columns) -> tuple[int, VariantId | None]:
    """The variant row to show of a product, and the variant that it stands in for if that one is sold out."""
    best = int(candidates.variant[position])
    if columns.stock[best] > 0:
        return best, None
    own = range(int(columns.first[position]), int(columns.first[position + 1]))
    others = [row for row in own if columns.stock[row] > 0]
    if best == NONE or candidates.strict or not others:
        return best, None
    return min(others, key=lambda row: (int(columns.price[row]), row)), VariantId(columns.variant_id[best])


def gone_by_name(
    order: NDArray[np.int64],
    sold_out: NDArray[np.bool_],
    ranked: Ranked,
    understood: Understood,
    snapshot: Snapshot,
) -> int | None:
    """The position of the product that was asked for by name and is sold out: of those it has most of the words, nearly
    all of them, its title or brand one that is more than a kind or a look, and none in stock that is shown has them
    too.

    Args:
        order: positions as shown, in stock first.
        sold_out: of each of them.
        ranked: their scores.
        understood: the words.
        snapshot: what the positions are in.
    """
    words = {wanted.word for wanted in understood.wanted if wanted.said}
    if not words or not sold_out.any():
        return None
    found = {
        position: set(matched_words(understood, snapshot, position))
        for position in order[sold_out][:RIVALS].tolist()
    }
    best: int = max(found, key=lambda position: (len(found[position]), float(ranked.score[position])))
    if len(found[best]) < NEARLY * len(words) or not _is_named(best, understood, snapshot):
        return None
    rivals = order[~sold_out][:RIVALS].tolist()
    if any(found[best] <= set(matched_words(understood, snapshot, rival)) for rival in rivals):
        return None
    return best


def _is_named(position: int, understood: Understood, snapshot: Snapshot) -> bool:
    """Whether a word that is neither a kind nor a look stands in the title, or the brand is said."""
    for wanted in understood.wanted:
        if wanted.said and wanted.facet in ("", "brand"):
            if (
                wanted.facet
                and snapshot.columns.brand.values[int(snapshot.columns.brand.codes[position])]
                in wanted.values
            ):
                return True
            if any(_in_title(token, position, snapshot) for token, _ in wanted.tokens):
                return True
    return False


def _in_title(token: str, position: int, snapshot: Snapshot) -> bool:
    documents, _ = snapshot.postings.of(token)
    place = int(np.searchsorted(documents, position))
    found = place < len(documents) and int(documents[place]) == position
    return found and bool(snapshot.postings.fields_of(token)[place] & TITLE)
