"""The one door to finding: every question about products is asked here."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from retrieval.catalog.product import Offer, Product, ProductId, VariantId
from retrieval.catalog.vocabulary import VOCABULARY, Vocabulary
from retrieval.encoders.encoder import Encoder
from retrieval.errors import BadInput, Conflict, NotFound
from retrieval.index.matrices import Matrices
from retrieval.search import complements, goods, recommend
from retrieval.search.arrangement import arranged, sold_out
from retrieval.search.asked import Asked
from retrieval.search.comparison import Comparison, compare
from retrieval.search.diversity import articles
from retrieval.search.evidence import because_of, evidence
from retrieval.search.filters import Candidates, check
from retrieval.search.fusion import Weights
from retrieval.search.known import Known
from retrieval.search.likeness import near
from retrieval.search.overview import Overview, overview
from retrieval.search.passing import passing
from retrieval.search.photos import kinds_shown, unframed
from retrieval.search.query import Answer, Filters, Hit, Query, Sort
from retrieval.search.ranking import Floors, Ranked, Request, rank
from retrieval.search.relaxation import WayOut, ways_out
from retrieval.search.review_summary import ReviewSummary, summarise
from retrieval.search.snapshot import Snapshot, SnapshotLoader
from retrieval.search.substitutes import gone_by_name, nearest_in_stock, row_shown
from retrieval.search.understanding import Understood, among_kinds, understand
from retrieval.search.uses import serving
from retrieval.search.vectors import moved
from retrieval.store.database import Database
from retrieval.store.offers import OfferRepository
from retrieval.store.products import ProductRepository
from retrieval.store.reviews import ReviewRepository

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST = 500
"""Characters of a query that are read; a person who writes more says it in the first ones."""
ATTEMPTS = 4


class Engine:
    """Searches the newest revision of the catalogue; safe to share between threads.

    Args:
        database: the truth.
        matrices: the vectors of the same catalogue.
        encoder: the one that the index was made with.
        weights: dials of the ranking.
        floors: from where a similarity counts.
    """

    def __init__(
        self,
        database: Database,
        matrices: Matrices,
        encoder: Encoder,
        vocabulary: Vocabulary = VOCABULARY,
        weights: Weights | None = None,
        floors: Floors | None = None,
    ) -> None:
        self.encoder = encoder
        self.vocabulary = vocabulary
        self.weights = weights or Weights()
        self.floors = floors or Floors()
        self._loader = SnapshotLoader(database, matrices)
        self._products = ProductRepository(database)
        self._reviews = ReviewRepository(database)
        self._offers = OfferRepository(database)
        self._known: tuple[int, Known] | None = None

    # -- finding ---------------------------------------------------------------------------------------------

    def search(self, query: Query) -> Answer:
        """Products that answer the query, best first.

        Raises:
            BadInput: a filter on something that the catalogue does not know.
            Conflict: the index does not fit the encoder or cannot be read.
        """
        started = time.perf_counter()
        for _ in range(ATTEMPTS):
            asked = self._ask(query)
            answer = self._answer(query, asked, started)
            if answer is not None:
                return answer
        raise Conflict(
            "catalogue_changing", "The catalogue is being changed just now.", "Try again in a moment."
        )

    def similar(
        self,
        product_id: str,
        change: Filters | None = None,
        limit: int = 8,
        language: str = "en",
        *,
        also: Sequence[str] = (),
        unlike: Sequence[str] = (),
        sort: Sort = Sort.RELEVANCE,
        offset: int = 0,
    ) -> Answer:
        """Near in kind, look and use to one product (``also`` to further ones), with the change asked for; away from
        those that it shall be ``unlike``."""
        started = time.perf_counter()
        snapshot, known = self._current()
        positions = [self._position(snapshot, name) for name in dict.fromkeys((product_id, *also))]
        filters = change or Filters()
        check(filters, known)
        away = frozenset(ProductId(name) for name in (product_id, *also, *unlike))
        query = Query("", (), filters, sort, limit, offset, language=language, hidden=away)
        request = near(positions, unlike, snapshot, of_its_kind=not filters.kind)
        asked = Asked(request, self._candidates(query, snapshot, known), snapshot, known, browsing=False)
        answer = self._answer(query, asked, started)
        if answer is not None:
            return answer
        return self.similar(
            product_id, change, limit, language, also=also, unlike=unlike, sort=sort, offset=offset
        )

    def recommend(
        self,
        about: str = "",
        seen: Sequence[ProductId] = (),
        filters: Filters | None = None,
        limit: int = 8,
        language: str = "en",
    ) -> Answer:
        """From what the customer looked at, put into the cart and bought (latest first); for a stranger, what is
        liked best across the kinds."""
        chosen = filters or Filters()
        if about.strip():
            return self.search(
                Query(
                    about,
                    filters=chosen,
                    limit=limit,
                    like=tuple(seen[:5]),
                    hidden=frozenset(seen),
                    language=language,
                )
            )
        snapshot, known = self._current()
        check(chosen, known)
        query = Query(filters=chosen, limit=limit, hidden=frozenset(seen), language=language)
        passing = self._candidates(query, snapshot, known)
        order = recommend.order(seen, passing.products, snapshot)
        return self._listed(order, passing, snapshot, query, "seen" if seen else "")

    def complements(
        self, product_id: str, limit: int = 8, language: str = "en", kinds: tuple[str, ...] = ()
    ) -> Answer:
        """What goes with a product: complementary kinds (only some of them, if asked for), near in style, one of each
        kind first."""
        snapshot, known = self._current()
        position = self._position(snapshot, product_id)
        hidden = frozenset({ProductId(product_id)})
        query = Query(filters=Filters(kind=kinds), limit=limit, language=language, hidden=hidden)
        passing = self._candidates(query, snapshot, known)
        order = complements.order(position, passing.products, snapshot, self.vocabulary)
        return self._listed(order, passing, snapshot, query, "goes_with")

    def ranking(self, query: Query, among: Sequence[str] | None = None) -> list[tuple[ProductId, float]]:
        """Every candidate with its score, best first, whether it answers or not: what an evaluation measures.

        Args:
            query: as for ``search``; sort, limit and offset are not looked at.
            among: ids to rank; ``None`` for all that meet the filters.
        """
        asked = self._ask(query)
        if among is not None:
            inside = np.zeros(asked.snapshot.size, bool)
            inside[[asked.snapshot.position[name] for name in among if name in asked.snapshot.position]] = (
                True
            )
            asked.candidates.products[~inside] = False
        score = self._rank(asked).score
        found = np.flatnonzero(asked.candidates.products)
        order = found[np.lexsort((found, -score[found]))]
        ids = asked.snapshot.columns.product_id
        return [(ProductId(ids[position]), float(score[position])) for position in order.tolist()]

    def shows(self, photos: Sequence[Image]) -> frozenset[str]:
        """The kind of thing that photos show, by the nearest pictures of the shop; empty where they do not agree."""
        snapshot, _ = self._current()
        return (
            kinds_shown(self.encoder.encode_images(unframed(photos)), snapshot)
            if snapshot.size
            else frozenset()
        )

    # -- knowing ---------------------------------------------------------------------------------------------

    def known(self, facet: str) -> tuple[str, ...]:
        """The values of a facet in the running catalogue, as it writes them."""
        _, known = self._current()
        return known.values[facet]

    def snapshot(self) -> Snapshot:
        """The revision that is served now."""
        return self._current()[0]

    def knowledge(self) -> Known:
        """All values of the running catalogue, with every name that leads to them."""
        return self._current()[1]

    def product(self, product_id: str) -> Product:
        """
        Raises:
            NotFound: no product has that id.
        """
        found = self._products.get(product_id)
        if found is None:
            raise _no_product(product_id)
        return found

    def products(self, ids: Sequence[str]) -> tuple[Product, ...]:
        """Those that there are, in the order asked for."""
        return tuple(self._products.many(ids).values())

    def compare(self, ids: Sequence[str], language: str = "en") -> Comparison:
        """Side by side, what differs first.

        Raises:
            NotFound: one of the products is not there.
        """
        return compare([self.product(product_id) for product_id in ids], language, self.vocabulary)

    def overview(self, text: str = "", filters: Filters | None = None) -> Overview:
        """Counts, brands and prices over everything that answers, not over a page of it."""
        query = Query(text, filters=filters or Filters())
        asked = self._ask(query)
        answering = asked.candidates.products
        if not asked.browsing:
            answering = answering & self._rank(asked).relevant
        return overview(np.flatnonzero(answering), asked.candidates.variant, asked.snapshot, self._products)

    def offers(self, product_id: str) -> tuple[Offer, ...]:
        """Every seller's offer for the same article, the cheapest in stock first, delivery included.

        Raises:
            NotFound: no product has that id.
        """
        found = self._offers.of(product_id)
        if not found:
            raise _no_product(product_id)
        return found

    def reviews(self, product_id: str, question: str = "", language: str = "en") -> ReviewSummary:
        """What buyers say about what the question asks for.

        Raises:
            NotFound: no product has that id.
        """
        self.product(product_id)
        return summarise(self._reviews.of(product_id), question, language)

    def instead(self, product_id: str, variant_id: str) -> VariantId | None:
        """The nearest variant in stock to one that is sold out: fewest facets differ, then nearest in price."""
        return nearest_in_stock(self.product(product_id), VariantId(variant_id))

    # -- steps -----------------------------------------------------------------------------------------------

    def _current(self) -> tuple[Snapshot, Known]:
        snapshot = self._loader.current()
        held = self._known
        if held is None or held[0] != snapshot.revision:
            held = (snapshot.revision, Known.of(snapshot.columns, self.vocabulary, snapshot.postings))
            self._known = held
        return snapshot, held[1]

    def _ask(self, query: Query) -> Asked:
        snapshot, known = self._current()
        check(query.filters, known)
        if not 0 <= query.photo_weight <= 1:
            raise BadInput(
                "bad_photo_weight", "The photo's weight lies between 0 and 1.", "Use 0.5 for both alike."
            )
        text = " ".join(query.text[:LONGEST].split())
        understood = understand(text, known, snapshot.postings) if text else Understood()
        understood = among_kinds(understood, query.filters.kind, known)
        spoken = understood.text or (
            "" if understood.unwanted or understood.against or understood.lacking else text
        )
        start = self.encoder.encode_texts([spoken])[0] if spoken and snapshot.size else None
        vector = moved(start, query.like, query.unlike, snapshot.text, snapshot)
        photos = (
            self.encoder.encode_images(unframed(query.photos)) if query.photos and snapshot.size else None
        )
        kinds = kinds_shown(photos, snapshot) if photos is not None and not understood.head else frozenset()
        weight = query.photo_weight if text or query.like else 1.0
        bare = photos is None and not (query.like or query.unlike or query.filters.kind)
        uses = serving(understood, spoken, start, self.encoder, snapshot) if bare else {}
        request = Request(understood, vector, photos, weight, kinds, uses)
        browsing = not spoken and photos is None and vector is None
        return Asked(request, self._candidates(query, snapshot, known, understood), snapshot, known, browsing)

    def _candidates(
        self, query: Query, snapshot: Snapshot, known: Known, understood: Understood | None = None
    ) -> Candidates:
        return passing(query, snapshot, known, understood)

    def _rank(self, asked: Asked, everything: bool = False) -> Ranked:
        wanted = np.ones(asked.snapshot.size, bool) if everything else asked.candidates.products
        return rank(asked.request, asked.snapshot, wanted, self.weights, self.floors)

    def _answer(self, query: Query, asked: Asked, started: float) -> Answer | None:
        """``None`` when the catalogue changed between ranking and reading the hits."""
        encoded = time.perf_counter()
        ranked = self._rank(asked)
        answering = asked.candidates.products & (ranked.relevant | asked.browsing)
        total = articles(answering, asked.snapshot)
        if not total:
            way = self._way_out(query, asked)
            understood, timed = asked.request.understood, _milliseconds(started, encoded)
            unsold = goods.unsold(understood.good, understood.text, asked.snapshot)
            return Answer((), 0, way.relaxations, way.blocking, unsold=unsold, milliseconds=timed)
        order = arranged(query, answering, ranked, asked.candidates, asked.snapshot)
        hits = self._hits(order[query.offset : query.offset + query.limit], query, asked, ranked)
        gone = self._gone(order, query, asked, ranked)
        if hits is None or gone is None:
            return None
        return Answer(hits, total, gone=next(iter(gone), None), milliseconds=_milliseconds(started, encoded))

    def _gone(
        self, order: NDArray[np.int64], query: Query, asked: Asked, ranked: Ranked
    ) -> tuple[Hit, ...] | None:
        """What was asked for by name and is sold out, if anything; ``None`` when the catalogue changed."""
        if not asked.request.understood.wanted:
            return ()
        none_left = sold_out(query, order, asked.candidates, asked.snapshot)
        named = gone_by_name(order, none_left, ranked, asked.request.understood, asked.snapshot)
        return () if named is None else self._hits(np.array([named]), query, asked, ranked)

    def _way_out(self, query: Query, asked: Asked) -> WayOut:
        relevant = self._rank(asked, everything=True).relevant | asked.browsing

        def count(filters: Filters) -> int:
            own = replace(query, filters=filters)
            loose = self._candidates(own, asked.snapshot, asked.known, asked.request.understood)
            return articles(loose.products & relevant, asked.snapshot)

        return ways_out(query.filters, count)

    def _hits(
        self, positions: NDArray[np.int64], query: Query, asked: Asked, ranked: Ranked
    ) -> tuple[Hit, ...] | None:
        columns = asked.snapshot.columns
        numbers = [int(columns.number[position]) for position in positions]
        products = self._products.by_numbers(numbers)
        if self._products.revision() != asked.snapshot.revision:
            return None
        hits = []
        for position, number in zip(positions.tolist(), numbers, strict=True):
            variant, instead = row_shown(position, asked.candidates, columns)
            why = evidence(position, variant, ranked, asked.request, query.filters, asked.snapshot)
            score = round(float(ranked.score[position]), 6)
            hits.append(Hit(products[number], VariantId(columns.variant_id[variant]), score, why, instead))
        return tuple(hits)

    def _listed(
        self, order: NDArray[np.int64], passing: Candidates, snapshot: Snapshot, query: Query, because: str
    ) -> Answer:
        """An answer from an order that was made elsewhere, ``because`` of something other than popularity."""
        scores = np.full(snapshot.size, -np.inf, np.float32)
        scores[order] = 1 - np.arange(len(order), dtype=np.float32) / max(len(order), 1)
        ranked = Ranked(scores, {"popularity": np.ones(snapshot.size, np.float32)}, passing.products)
        asked = Asked(Request(), passing, snapshot, self._current()[1], browsing=True)
        hits = self._hits(order[: query.limit], query, asked, ranked) or ()
        return Answer(because_of(because, hits) if because else hits, len(order))

    def _position(self, snapshot: Snapshot, product_id: str) -> int:
        if product_id not in snapshot.position:
            raise _no_product(product_id)
        return snapshot.position[product_id]


def _milliseconds(started: float, encoded: float) -> dict[str, float]:
    now = time.perf_counter()
    spans = {"encode": encoded - started, "rank": now - encoded, "total": now - started}
    return {name: round(span * 1000, 2) for name, span in spans.items()}


def _no_product(product_id: str) -> NotFound:
    return NotFound("unknown_product", f"There is no product “{product_id}”.", "Search for it by its name.")
