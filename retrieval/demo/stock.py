"""Stock the demo shop: draw what is not drawn, then import all of it on the way that every feed takes."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from retrieval.catalog.product import ProductId, Review
from retrieval.demo.catalogue import pictures, products
from retrieval.demo.pictures import draw_missing, remove_stale
from retrieval.demo.reviews import reviews
from retrieval.demo.variants import CURRENCY
from retrieval.importing.flow import import_products
from retrieval.importing.options import ImportOptions, Indexer, Progress, ProgressCallback
from retrieval.importing.report import ImportReport
from retrieval.store.database import Database


def stock(
    database: Database,
    indexer: Indexer | None,
    images_dir: Path,
    progress: ProgressCallback | None = None,
) -> ImportReport:
    """Put the demo shop's catalogue, pictures and reviews into the shop; only what changed is drawn and written.

    Products of the demo's sellers that it no longer has are removed; other products are left alone.

    Raises:
        ShopkeeperError: another import runs, or the home cannot be written.
    """

    def tell(done: int, total: int) -> None:
        if progress:
            progress(Progress("drawing", done, total))

    wanted = pictures()
    draw_missing(wanted, images_dir, tell)
    written: dict[ProductId, list[Review]] = defaultdict(list)
    for review in reviews():
        written[review.product_id].append(review)
    options = ImportOptions(replace=True, currency=CURRENCY)
    report = import_products(products(), written, database, indexer, images_dir, progress, options)
    remove_stale(wanted, images_dir)
    return report
