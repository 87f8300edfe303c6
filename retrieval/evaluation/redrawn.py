"""nDCG among other products than those that happened to be judged.

Where a source drew the products that do not match at random, as few as seven a query, a mean over hundred queries moves
with the draw. Drawn again and again from all products, it says what is to be expected of another draw. Only for such
sources: a product that nobody judged counts as not relevant here.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from retrieval.evaluation import measures
from retrieval.evaluation.confidence import SEED
from retrieval.evaluation.judged import JudgedSet
from retrieval.evaluation.systems import Rank


def candidates(judged: JudgedSet, times: int) -> list[list[list[str]]]:
    """For each query ``times`` lists of ids: its relevant products, and as many others as were judged not relevant
    (of all products but the relevant). The same in every run."""
    chance = np.random.default_rng(SEED)
    ids = [str(product.product_id) for product in judged.products]
    drawn = []
    for query in judged.queries:
        relevant = [name for name, gain in query.gains.items() if gain > 0]
        others = [name for name in ids if query.gains.get(name, 0.0) <= 0]
        count = min(len(query.gains) - len(relevant), len(others))
        drawn.append(
            [
                relevant + [others[place] for place in chance.choice(len(others), count, replace=False)]
                for _ in range(times)
            ]
        )
    return drawn


def redrawn(rank: Rank, judged: JudgedSet, drawn: Sequence[Sequence[Sequence[str]]]) -> tuple[float, ...]:
    """Per query the mean nDCG@10 over the draws of ``candidates``."""
    return tuple(
        float(
            np.mean(
                [measures.ndcg([name for name, _ in rank(query, among)], query.gains, 10) for among in draws]
            )
        )
        for query, draws in zip(judged.queries, drawn, strict=True)
    )
