"""Candidates in order: every signal as a column of contributions, their sum as the score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.catalog.vocabulary.terms import fold
from retrieval.search import fusion, goods, lexical
from retrieval.search.asking import Asking
from retrieval.search.fusion import Weights
from retrieval.search.planner import similarities
from retrieval.search.purposes import says_use, tells
from retrieval.search.rows import UNSCORED, Positions
from retrieval.search.snapshot import Snapshot
from retrieval.search.understanding import Understood
from retrieval.search.vectors import AWAY

MATCHED = 8_192
"""Products with words of the query whose own similarity is always worked out."""

Mask = NDArray[np.bool_]
Scores = NDArray[np.float32]
Vector = NDArray[np.float32]


KIND_OF_PHOTO = 0.3
"""What being of the kind that the photo shows counts, where the nearest picture counts 1."""


@dataclass(frozen=True, slots=True)
class Floors:
    """From where a similarity means something; measured on sentences and photos that have no product here
    (docs/search.md).

    ``meaning``: alone; ``unspoken``: where no title has any of the words either; ``supported``: together with words
    that match (``coverage``) or that name something sold; ``near_best``, ``near_look``: share of the best similarity
    below which a product is no answer beside it; ``asked``: what the best has to have where the words are a question,
    and each where they name what is not sold here; ``world`` where it is a question that goods hardly answer;
    ``use``: how near the words have to come to what a kind is for, ``use_alone``: from where only such kinds answer,
    ``told``: how much lower both lie where the words tell of a situation.
    """

    meaning: float = 0.36
    unspoken: float = 0.40
    near_best: float = 0.75
    coverage: float = 0.65
    supported: float = 0.22
    look: float = 0.35
    near_look: float = 0.75
    asked: float = 0.47
    world: float = 0.6
    use: float = 0.5
    use_alone: float = 0.54
    told: float = 0.08


@dataclass(frozen=True, slots=True)
class Request:
    """What is ranked by: words understood, a vector of them, vectors of photos, and examples.

    ``towards``/``away``: (m, dimensions) text-space rows of products liked and not; ``photo_weight`` 0 to 1.
    """

    understood: Understood = field(default_factory=Understood)
    text: Vector | None = None
    photos: NDArray[np.float32] | None = None
    photo_weight: float = 0.5
    kinds_of_photo: frozenset[str] = frozenset()
    uses: Mapping[str, float] = field(default_factory=dict)
    """Kinds that serve what the words say, by how near they come."""
    like_product: bool = False
    """Whether the vectors are those of a product rather than of what somebody said or sent."""
    away: NDArray[np.float32] | None = None
    """(m, dimensions) rows of the pictures of products that are not liked."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """Over all products (n,): ``score``, the contributions that it is the sum of (by signal), and ``relevant``:
    whether a product answers the query at all, whatever the filters."""

    score: Scores
    parts: dict[str, Scores]
    relevant: Mask
    look: Scores | None = None


def rank(request: Request, snapshot: Snapshot, wanted: Mask, weights: Weights, floors: Floors) -> Ranked:
    """Score the candidates (``wanted``, (n,) bool); the others get no score and are never read."""
    size = snapshot.size
    text_weight = 1 - request.photo_weight if request.photos is not None else 1.0
    parts: dict[str, Scores] = {}
    relevant = np.zeros(size, bool)
    look = None
    if request.understood.wanted or request.text is not None:
        parts, relevant = _by_text(request, snapshot, wanted, weights, floors)
        if text_weight < 1:
            parts = _composed(parts, request, snapshot, weights, text_weight)
    if request.photos is not None and request.photo_weight > 0:
        look, part = _by_look(request, snapshot, wanted)
        parts["look"] = np.float32(4 * request.photo_weight) * part
        relevant = relevant | (look > max(floors.look, float(look.max(initial=0)) * floors.near_look))
        if request.understood.wanted and not request.understood.head and request.kinds_of_photo:
            relevant &= _of_kind(
                request.kinds_of_photo, snapshot
            )  # “in green” says nothing of what the thing is
    if request.understood.sure and text_weight > 0:
        relevant &= _of_kind(request.understood.head, snapshot)
    if request.like_product and request.understood.sure:
        # What is of the kind is similar, however far examples to keep away from have moved the vector.
        relevant[lexical.with_values(snapshot, "kind", request.understood.head)] = True
    parts["popularity"] = np.float32(weights.popularity) * popularity(snapshot)
    score = np.sum(list(parts.values()), axis=0, dtype=np.float32)
    return Ranked(np.where(wanted, score, -np.inf).astype(np.float32), parts, relevant, look)


def _by_text(
    request: Request, snapshot: Snapshot, wanted: Mask, weights: Weights, floors: Floors
) -> tuple[dict[str, Scores], Mask]:
    understood = request.understood
    words = lexical.match(understood, snapshot)
    scores = np.where(wanted, words.scores, 0).astype(np.float32)
    coverage = np.where(wanted, words.coverage, 0).astype(np.float32)
    matched = np.float32(weights.gate) * fusion.gate(scores, weights)
    matched += np.float32(weights.words) * fusion.against_best(scores)
    parts = {
        "words": fusion.trust(scores, words.whole, weights) * matched
        + np.float32(weights.coverage) * coverage,
        "named": _named(understood, snapshot, weights),
    }
    whole = words.coverage > 0.99
    relevant = whole
    if request.text is not None:
        meaning = similarities(snapshot.text, request.text, wanted, snapshot.size, _matched(scores))
        parts["meaning"] = np.float32(weights.meaning) * fusion.stretched(meaning, wanted, UNSCORED)
        best = float(meaning.max(initial=0))
        alone = floors.meaning if words.spoken or not understood.wanted else floors.unspoken
        relevant = relevant | (meaning > max(alone, best * floors.near_best))
        supported = (words.coverage >= floors.coverage) | (parts["named"] > 0)
        relevant = relevant | (supported & (meaning > floors.supported))
    told = floors.told if tells(understood.text) else 0.0
    served = {kind: near for kind, near in request.uses.items() if near >= floors.use - told}
    if served and (says_use(understood.text) or not _titled(understood, snapshot).any()):
        best, of_use = max(served.values()), _of_kind(frozenset(served), snapshot)
        parts["use"] = np.float32(weights.use) * _serving(served, snapshot, weights)
        relevant = ((relevant & (best < floors.use_alone - told)) | of_use | whole) & wanted
    if understood.sure:
        of_kind = _of_kind(understood.head, snapshot)
        exactly = np.zeros(snapshot.size, bool)
        exactly[lexical.with_values(snapshot, "kind", understood.head)] = True
        relevant = (relevant & of_kind) | (exactly & (words.coverage > 0))
    asks = (
        understood.asking is not Asking.GOODS and max(served.values(), default=0.0) < floors.use_alone - told
    )
    if asks and request.text is not None and not _answered(understood, words.coverage, meaning, floors):
        relevant = np.zeros(snapshot.size, bool)
    if understood.unsold and request.text is not None:
        relevant &= (words.coverage > 0.99) | (meaning > floors.asked)
    if understood.good is not None and not goods.is_sold(understood.good, snapshot):
        relevant &= _titled(understood, snapshot)
    if understood.against or understood.lacking:
        named, spoken = _against(understood, snapshot)
        relevant &= ~named
        parts["denied"] = np.float32(weights.denied) * spoken
    return parts, relevant


def _serving(served: Mapping[str, float], snapshot: Snapshot, weights: Weights) -> Scores:
    """(n,) how near a product's kind comes to what is asked for, the nearest kind 1, others 0."""
    best = max(served.values())
    kind = snapshot.columns.kind
    near = {value: 1 - weights.use_falls * (best - cosine) for value, cosine in served.items()}
    return np.array([*(near.get(value, 0.0) for value in kind.values), 0.0], np.float32)[kind.codes]


def _matched(scores: Scores) -> Positions:
    """Products that carry words of the query, at most ``MATCHED`` of them, the best."""
    found = np.flatnonzero(scores)
    if len(found) <= MATCHED:
        return found
    return found[np.argpartition(-scores[found], MATCHED)[:MATCHED]]


def _answered(understood: Understood, coverage: Scores, meaning: Scores, floors: Floors) -> bool:
    """Whether goods answer a question: they are asked for by name, or something comes near to the whole of it."""
    best = float(meaning.max(initial=0))
    if understood.asking is Asking.WORLD:
        return best > floors.world
    named = bool(understood.head) and understood.sure and bool((coverage > 0.99).any())
    return named or best > floors.asked


def _titled(understood: Understood, snapshot: Snapshot) -> Mask:
    """What has every word that was said in its title, kind or brand; a bag of the brand “Kite & Clover” is no kite."""
    said = tuple(wanted.tokens[0][0] for wanted in understood.wanted if wanted.said)
    found = goods.carrying(said, snapshot.postings)
    meant = {token for name in understood.good.names for token in name} if understood.good else set()
    brand = snapshot.columns.brand
    there = [int(code) for code in np.unique(brand.codes[found]) if code >= 0]
    only = [code for code in there if meant.intersection(goods.tokens_of(fold(brand.values[code])))]
    titled = np.zeros(snapshot.size, bool)
    titled[found[~np.isin(brand.codes[found], only)]] = True
    return titled


def _against(understood: Understood, snapshot: Snapshot) -> tuple[Mask, Scores]:
    """What has a denied word in its title or a denied part anywhere, and (n,) 1 for what speaks of either."""
    named = np.zeros(snapshot.size, bool)
    spoken = np.zeros(snapshot.size, np.float32)
    for token in understood.against:
        documents, _ = snapshot.postings.of(token)
        named[documents[snapshot.postings.fields_of(token) & 1 > 0]] = True
        spoken[documents] = 1
    for token in understood.lacking:
        documents, _ = snapshot.postings.of(token)
        named[documents] = True
    for token in understood.free:
        documents, _ = snapshot.postings.of(token)
        named[documents], spoken[documents] = False, 0
    return named, spoken


def _composed(
    parts: dict[str, Scores], request: Request, snapshot: Snapshot, weights: Weights, text_weight: float
) -> dict[str, Scores]:
    """Words beside a photo: what they name overrides what it shows; the rest of them only helps to choose, unless
    they name the thing itself, be it a kind that no column of the catalogue has."""
    understood = request.understood
    named_thing = bool(understood.head or understood.unsold or understood.good)
    quiet = 1.0 if named_thing else weights.beside_photo
    strength = {"words": quiet, "meaning": quiet, "named": 1.0}
    weighed = {name: np.float32(2 * text_weight * strength[name]) * part for name, part in parts.items()}
    named = {**understood.looks, **({"kind": understood.head} if understood.head else {})}
    for facet, values in named.items():
        lacking = np.ones(snapshot.size, np.float32)
        lacking[lexical.with_values(snapshot, facet, values)] = 0
        weighed["named"] = weighed["named"] - np.float32(2 * text_weight * weights.overridden) * lacking
    return weighed


def _of_kind(kinds: frozenset[str], snapshot: Snapshot) -> Mask:
    """Products of the kinds asked for, those whose kind nobody knows, and those of which only a broader one is known
    (``footwear`` for sneakers): a feed with few categories or none is searched too."""
    coded = snapshot.columns.kind
    allowed = [
        value in kinds
        or VOCABULARY.term(Facet.KIND, value) is None
        or bool(VOCABULARY.below(Facet.KIND, value) & kinds)
        for value in coded.values
    ]
    return np.array([*allowed, True], bool)[coded.codes]


def _named(understood: Understood, snapshot: Snapshot, weights: Weights) -> Scores:
    """What the words name, on the columns: the thing itself counts for, what it only serves counts against."""
    named = np.zeros(snapshot.size, np.float32)
    if understood.head:
        strength = weights.kind if understood.sure else weights.kind / 2
        named[lexical.with_values(snapshot, "kind", understood.head)] += np.float32(strength)
        if understood.beside and understood.sure:
            named[lexical.with_values(snapshot, "kind", understood.beside)] += np.float32(weights.beside)
    if understood.brands:
        named[lexical.with_values(snapshot, "brand", understood.brands)] += np.float32(weights.brand)
    for facet, values in understood.looks.items():
        named[lexical.with_values(snapshot, facet, values)] += np.float32(weights.look)
    return named


def _by_look(request: Request, snapshot: Snapshot, wanted: Mask) -> tuple[Scores, Scores]:
    """Cosines to the nearest of the photos, and the same stretched from the usual to the best; a product without
    pictures is met by its words in the shared space, at a discount."""
    photos = request.photos
    assert photos is not None
    seen = [similarities(snapshot.image, photo, wanted, snapshot.size) for photo in photos]
    look = np.max(seen, axis=0)
    part = fusion.stretched(look, wanted, UNSCORED)
    if request.away is not None:
        shunned = [similarities(snapshot.image, photo, wanted, snapshot.size) for photo in request.away]
        part = part - np.float32(AWAY) * fusion.stretched(np.max(shunned, axis=0), wanted, UNSCORED)
    if request.kinds_of_photo:
        same = lexical.with_values(snapshot, "kind", request.kinds_of_photo)
        part[same] += np.float32(KIND_OF_PHOTO)
    return look, part


def popularity(snapshot: Snapshot) -> Scores:
    """0 to 1 from ratings (shrunk towards 3.5 where few rated) and the feed's own popularity; breaks near ties."""
    columns = snapshot.columns
    count = columns.rating_count.astype(np.float32)
    mean = np.nan_to_num(columns.rating, nan=3.5)
    shrunk = (mean * count + 3.5 * 10) / (count + 10)
    top = float(columns.popularity.max(initial=0.0))
    popular = columns.popularity / np.float32(top) if top > 0 else np.zeros(snapshot.size, np.float32)
    return (0.5 * (shrunk / 5) + 0.5 * popular).astype(np.float32)
