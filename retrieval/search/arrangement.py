"""The order in which answers are shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from retrieval.search.diversity import one_per_article, spread
from retrieval.search.filters import Candidates
from retrieval.search.query import Query, Sort
from retrieval.search.ranking import Ranked
from retrieval.search.snapshot import Snapshot


def arranged(
    query: Query, answering: NDArray[np.bool_], ranked: Ranked, candidates: Candidates, snapshot: Snapshot
) -> NDArray[np.int64]:
    """Positions in the order to show: sold out last unless asked for, one per article, ties by number."""
    columns = snapshot.columns
    found = np.flatnonzero(answering)
    variants = candidates.variant[found]
    score = -ranked.score[found]
    keys: Mapping[Sort, Callable[[], NDArray[np.generic]]] = {
        Sort.RELEVANCE: lambda: score,
        Sort.PRICE: lambda: columns.price[variants],
        Sort.PRICE_DESCENDING: lambda: -columns.price[variants],
        Sort.RATING: lambda: -np.nan_to_num(columns.rating[found], nan=0.0),
        Sort.NEWEST: lambda: -columns.added_at[found],
    }
    order = found[
        np.lexsort((found, score, keys[query.sort](), sold_out(query, found, candidates, snapshot)))
    ]
    chosen = one_per_article(order, candidates.variant, snapshot)
    if query.sort is Sort.RELEVANCE:
        return spread(chosen, snapshot)
    return order[np.isin(order, chosen)]  # each at its own price, not at that of a dearer offer


def sold_out(
    query: Query, found: NDArray[np.int64], candidates: Candidates, snapshot: Snapshot
) -> NDArray[np.bool_]:
    """Of each product found: nothing to be had that meets the filters; nobody, where sold out is asked for."""
    columns = snapshot.columns
    if query.filters.in_stock is False:
        return np.zeros(len(found), bool)
    if candidates.strict:
        return columns.stock[candidates.variant[found]] <= 0
    available = np.zeros(snapshot.size, bool)
    available[columns.row[columns.stock > 0]] = True
    return ~available[found]
