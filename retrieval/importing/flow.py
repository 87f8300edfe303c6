"""The way of an import: drafts to products, products to rows, rows to one transaction.

Everything slow (reading, pictures, embedding) happens before the transaction and can be repeated: pictures and vectors
are content-addressed, so a killed import left only what the next one would make again. The transaction itself is
all or nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from retrieval.catalog.feeds.draft import FeedOptions, Problem, Read, Remark
from retrieval.catalog.feeds.encodings import check_file
from retrieval.catalog.images import ImageShelf
from retrieval.catalog.product import Product, ProductId, Review
from retrieval.importing.apart import Analyst, Words
from retrieval.importing.lock import import_lock
from retrieval.importing.matching import Match, Matching
from retrieval.importing.options import ImportOptions, Indexer, Progress, ProgressCallback
from retrieval.importing.reading import read_products, settle_currency
from retrieval.importing.report import ImportReport, warnings_of
from retrieval.importing.staging import Staging
from retrieval.store.database import Database
from retrieval.store.known import KnownProducts
from retrieval.store.products import Catalogue, ProductRepository
from retrieval.store.records import Entry, content_hash, rows_of
from retrieval.store.writer import CatalogueWriter

BATCH = 1000
"""Products that are looked up, embedded and staged together."""

AHEAD = 4
"""Batches whose words may still be waited for: the second process starts up while the first goes on."""

Item = Read | Problem | Remark


def import_feeds(
    paths: Sequence[Path],
    options: ImportOptions,
    database: Database,
    indexer: Indexer | None = None,
    images_dir: Path | None = None,
    progress: ProgressCallback | None = None,
    now: datetime | None = None,
) -> ImportReport:
    """Import feeds, one after the other, as one change of the catalogue.

    Args:
        indexer: embeds; without one the products are found by their words only.
        images_dir: where the shop keeps its pictures; without it pictures are left out.
        now: UTC; decides which dated sales are on.

    Raises:
        ShopkeeperError: a feed cannot be read at all, another import runs, the home cannot be written. Nothing was
            changed then.
    """
    for path in paths:
        check_file(path)
    with import_lock(_lock_path(database)):
        catalogue = ProductRepository(database).catalogue()
        asked = FeedOptions(options.format, options.mapping, options.language, options.seller)
        currency = _currency_of(database, catalogue) or settle_currency(paths, asked, options.currency)
        items: Iterable[Item] = (
            item for path in paths for item in read_products(path, asked, currency, now or datetime.now(UTC))
        )
        if images_dir:
            shelf = ImageShelf(images_dir, [path.parent for path in paths], options.images)
        else:
            shelf, items = None, map(_without_pictures, items)
        sellers = () if options.seller is None else (options.seller,)
        return _Import(database, indexer, shelf, options, catalogue, currency, progress).run(items, sellers)


def import_products(
    products: Iterable[Product],
    reviews: Mapping[ProductId, Sequence[Review]],
    database: Database,
    indexer: Indexer | None = None,
    images_dir: Path | None = None,
    progress: ProgressCallback | None = None,
    options: ImportOptions | None = None,
) -> ImportReport:
    """Import products that are values already, on the same way as feeds. Their ``images`` are names in
    ``images_dir``, or paths of files that are put there; without ``images_dir`` they are taken as names."""
    options = options or ImportOptions()
    with import_lock(_lock_path(database)):
        catalogue = ProductRepository(database).catalogue()
        listed = list(products)
        first = listed[0].variants[0].price.currency if listed else options.currency
        currency = _currency_of(database, catalogue) or options.currency or first
        items = (Read(0, product, tuple(reviews.get(product.product_id, ()))) for product in listed)
        shelf = ImageShelf(images_dir, [], options.images) if images_dir else None
        return _Import(database, indexer, shelf, options, catalogue, currency, progress).run(items, ())


def rebuild_index(database: Database, indexer: Indexer, progress: ProgressCallback | None = None) -> int:
    """Embed the whole catalogue anew, for another encoder or a lost index; gives the new revision."""
    with import_lock(_lock_path(database)):
        repository = ProductRepository(database)
        total, done = repository.count(), 0
        keys: list[tuple[int, str, int, str]] = []
        every = repository.every()
        while batch := list(islice(every, BATCH)):
            vectors = indexer.prepare([product for _, product in batch])
            for number, product in batch:
                for modality, own in vectors.get(product.product_id, {}).items():
                    keys += [(number, modality, place, key) for place, key in enumerate(own)]
            done += len(batch)
            if progress:
                progress(Progress("indexing", done, total))
        revision = CatalogueWriter(database).replace_vectors(keys)
        indexer.publish(revision)
        return revision


def _currency_of(database: Database, catalogue: Catalogue) -> str | None:
    """That of the products there are; an empty shop may begin anew in another."""
    return catalogue.currency if catalogue.currency and ProductRepository(database).count() else None


def _without_pictures(item: Item) -> Item:
    """Addresses of pictures are no names of pictures."""
    if not isinstance(item, Read) or not (item.product.images or any(v.image for v in item.product.variants)):
        return item
    variants = tuple(replace(variant, image=None) for variant in item.product.variants)
    return replace(item, product=replace(item.product, images=(), variants=variants))


def _lock_path(database: Database) -> Path | None:
    return database.path.with_name("import.lock") if database.path else None


@dataclass(frozen=True, slots=True)
class _Analysed:
    """A batch with its vectors; calling ``words`` waits for its words."""

    entries: Sequence[tuple[Match, Entry, str]]
    vectors: Mapping[ProductId, Mapping[str, Sequence[str]]]
    words: Callable[[], list[Words]]


@dataclass
class _Import:
    """One import on its way; counts as it goes."""

    database: Database
    indexer: Indexer | None
    shelf: ImageShelf | None
    options: ImportOptions
    catalogue: Catalogue
    currency: str | None
    progress: ProgressCallback | None
    read: int = 0
    added: int = 0
    unchanged: int = 0
    updated: list[int] = field(default_factory=list)
    rejected: list[Problem] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    seen: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)
    kept: set[int] = field(default_factory=set)
    analysed: deque[_Analysed] = field(default_factory=deque)

    def run(self, items: Iterable[Item], sellers: Sequence[str]) -> ImportReport:
        """``sellers``: whose products go if they are not among the items and ``replace`` is asked for, beside those
        whose products are."""
        known = KnownProducts(self.database)
        matching = Matching(known, self.catalogue.next_number)
        with (
            Staging(self.database.path.parent if self.database.path else None) as staging,
            Analyst() as analyst,
        ):
            good = self._good(items)
            while batch := list(islice(good, BATCH)):
                self._stage(batch, matching, staging, analyst)
                self._tell("reading", self.read)
            while self.analysed:
                self._settle(staging)
            removed = self._missing(known, sellers) if self.options.replace else []
            refused = self.options.strict and bool(self.rejected)
            revision = self.catalogue.revision
            if not refused and (self.added or self.updated or removed or self._currency_is_new()):
                self._tell("writing", 0, self.added + len(self.updated))
                revision = CatalogueWriter(self.database).apply(
                    staging.batches(), self.updated, removed, revision, matching.next_number, self.currency
                )
            if not refused and self.indexer is not None:
                self._tell("indexing", 0)
                self.indexer.publish(revision)
        missing = self.shelf.missing if self.shelf else []
        return ImportReport(
            read=self.read,
            added=self.added,
            updated=len(self.updated),
            unchanged=self.unchanged,
            removed=len(removed),
            rejected=tuple(self.rejected),
            warnings=warnings_of(self.remarks, missing),
            refused=refused,
            revision=revision,
        )

    def _good(self, items: Iterable[Item]) -> Iterator[Read]:
        """Products that come for the first time; all else is noted."""
        for item in items:
            match item:
                case Problem():
                    self.rejected.append(item)
                    self.read += item.counts
                case Remark():
                    self.remarks.append(item)
                case Read():
                    self.read += 1
                    identity = (item.product.seller, str(item.product.product_id))
                    before = self.seen.setdefault(identity, (item.file, item.line))
                    if before != (item.file, item.line):
                        where = f"line {before[1]}" + ("" if before[0] == item.file else f" of {before[0]}")
                        reason = f"The id “{identity[1]}” is there already ({where})."
                        self.rejected.append(Problem(item.file, item.line, item.id_column, reason))
                        continue
                    self.remarks += item.remarks
                    yield item

    def _stage(self, batch: Sequence[Read], matching: Matching, staging: Staging, analyst: Analyst) -> None:
        matches = matching.of([item.product for item in batch])
        placed = [self._placed(item, match) for item, match in zip(batch, matches, strict=True)]
        self._keep_pictures(batch, matches, placed)
        entries: list[tuple[Match, Entry, str]] = []
        for item, match, product in zip(batch, matches, placed, strict=True):
            self.kept.add(match.number)
            source_id = str(item.product.product_id)
            reviews = tuple(replace(review, product_id=match.product_id) for review in item.reviews)
            hashed = content_hash(product, reviews)
            if match.known and match.known.content_hash == hashed and match.known.article == match.article:
                self.unchanged += 1
                continue
            if match.known:
                self.updated.append(match.number)
            else:
                self.added += 1
            entries.append((match, Entry(match.number, product, source_id, reviews), hashed))
        if not entries:
            return
        products = [entry.product for _, entry, _ in entries]
        words = analyst.begin(products)
        vectors = self.indexer.prepare(products) if self.indexer else {}
        self.analysed.append(_Analysed(entries, vectors, words))
        if len(self.analysed) > AHEAD:
            self._settle(staging)

    def _settle(self, staging: Staging) -> None:
        """The oldest batch whose words were waited for becomes rows."""
        batch = self.analysed.popleft()
        staging.add(
            [
                rows_of(
                    replace(entry, vectors=batch.vectors.get(entry.product.product_id, {})),
                    hashed,
                    match.article,
                    words,
                )
                for (match, entry, hashed), words in zip(batch.entries, batch.words(), strict=True)
            ]
        )

    def _placed(self, item: Read, match: Match) -> Product:
        """The product under its id in the shop, with the names of its pictures there."""
        product = item.product
        if self.shelf is None and product.product_id == match.product_id:
            return product
        if self.shelf is None:
            return replace(product, product_id=match.product_id)
        names: dict[str, str] = {}
        for address in product.images:
            name, remark = self.shelf.take(address)
            if name:
                names[address] = name
            elif remark:
                self.remarks.append(Remark(item.file, item.line, remark))
        variants = tuple(
            replace(variant, image=names.get(variant.image)) if variant.image else variant
            for variant in product.variants
        )
        images = tuple(dict.fromkeys(names.values()))
        return replace(product, product_id=match.product_id, images=images, variants=variants)

    def _keep_pictures(self, batch: Sequence[Read], matches: Sequence[Match], placed: list[Product]) -> None:
        """A feed whose pictures are not at hand this time (no ``--images``) takes no pictures away."""
        bare = {
            match.known.number: place
            for place, (item, match) in enumerate(zip(batch, matches, strict=True))
            if self.shelf and match.known and item.product.images and not placed[place].images
        }
        for number, stored in ProductRepository(self.database).by_numbers(bare).items():
            own = {variant.variant_id: variant.image for variant in stored.variants}
            product = placed[bare[number]]
            variants = tuple(
                replace(variant, image=own.get(variant.variant_id)) for variant in product.variants
            )
            placed[bare[number]] = replace(product, images=stored.images, variants=variants)

    def _missing(self, known: KnownProducts, sellers: Sequence[str]) -> list[int]:
        """Numbers of the sellers' products that the feeds no longer have."""
        whose = {seller for seller, _ in self.seen} | set(sellers)
        return [number for number in known.numbers_of_sellers(whose) if number not in self.kept]

    def _currency_is_new(self) -> bool:
        return self.currency != self.catalogue.currency

    def _tell(self, stage: str, done: int, total: int | None = None) -> None:
        if self.progress:
            self.progress(Progress(stage, done, total))
