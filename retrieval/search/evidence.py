"""Why a hit is there, in shares that add up to 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from retrieval.search.lexical import matched_words
from retrieval.search.query import Evidence, Filters, Hit, Signal
from retrieval.search.ranking import Ranked, Request
from retrieval.search.snapshot import Snapshot

FILTER_STRENGTH = 0.25
"""What meeting one hard constraint counts among the reasons, in units of the score."""
LEAST = 0.02
"""Reasons with a smaller share are not worth a word."""

_SIGNALS = {
    "words": Signal.WORDS,
    "named": Signal.WORDS,
    "meaning": Signal.MEANING,
    "use": Signal.MEANING,
    "look": Signal.LOOK,
    "popularity": Signal.POPULARITY,
    "denied": Signal.WORDS,
}


def evidence(
    position: int,
    variant: int,
    ranked: Ranked,
    request: Request,
    filters: Filters,
    snapshot: Snapshot,
) -> tuple[Evidence, ...]:
    """The reasons of one hit, the largest first; a promoted product says so with a share of its own of 0."""
    strengths: dict[Signal, float] = {}
    for name, part in ranked.parts.items():
        strength = max(float(part[position]), 0.0)
        signal = _SIGNALS[name]
        strengths[signal] = strengths.get(signal, 0.0) + strength
    met = _met(filters, variant, position, snapshot)
    if met:
        strengths[Signal.FILTERS] = FILTER_STRENGTH * len(met)
    words = matched_words(request.understood, snapshot, position)
    if not words and not met and Signal.WORDS in strengths:
        strengths.pop(Signal.WORDS)
    details: dict[Signal, Mapping[str, Any]] = {Signal.WORDS: {"words": words}, Signal.FILTERS: met}
    if ranked.look is not None:
        details[Signal.LOOK] = {"similarity": round(float(ranked.look[position]), 3)}
    if request.like_product:
        for signal in (Signal.WORDS, Signal.MEANING, Signal.LOOK):
            details[signal] = {**details.get(signal, {}), "like_product": True}
    shares = _shares(strengths)
    reasons = [Evidence(signal, share, details.get(signal, {})) for signal, share in shares.items()]
    if bool(snapshot.columns.promoted[position]):
        reasons.append(Evidence(Signal.PROMOTED, 0.0))
    return tuple(reasons)


def because_of(reason: str, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Hits whose one reason is what they were asked about: that they go with it, or what was looked at before."""
    said = Evidence(Signal.MEANING, 1.0, {"because": reason})
    return tuple(
        replace(hit, why=(said, *(one for one in hit.why if one.signal is Signal.PROMOTED))) for hit in hits
    )


def _shares(strengths: Mapping[Signal, float]) -> dict[Signal, float]:
    """Positive strengths as shares to three places, largest first; what rounding leaves goes to the largest."""
    total = sum(strengths.values())
    if total <= 0:
        return {Signal.POPULARITY: 1.0}
    kept = {signal: value for signal, value in strengths.items() if value / total >= LEAST}
    whole = sum(kept.values())
    ordered = sorted(kept.items(), key=lambda item: (-item[1], item[0]))
    shares = {signal: round(value / whole, 3) for signal, value in ordered}
    largest = ordered[0][0]
    shares[largest] = round(shares[largest] + 1.0 - sum(shares.values()), 3)
    return shares


def _met(filters: Filters, variant: int, position: int, snapshot: Snapshot) -> dict[str, Any]:
    """Each constraint with what the hit has for it."""
    columns = snapshot.columns
    met: dict[str, Any] = {}
    for facet in Filters.VALUES:
        if not getattr(filters, facet):
            continue
        coded = getattr(columns, facet)
        code = int(coded.codes[position if facet in ("kind", "brand", "gender") else variant])
        met[facet] = coded.values[code] if code >= 0 else ""
    if filters.price_min is not None or filters.price_max is not None:
        met["price"] = int(columns.price[variant])
    if filters.rating_min is not None:
        met["rating"] = round(float(columns.rating[position]), 2)
    if filters.in_stock is not None:
        met["in_stock"] = bool(columns.stock[variant] > 0)
    if filters.on_sale is not None:
        met["on_sale"] = bool(columns.list_price[variant] > columns.price[variant])
    return met
