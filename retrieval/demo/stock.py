"""Stock the demo shop: draw what is not drawn, then import all of it on the way that every feed takes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from retrieval.catalog.product import Product, ProductId, Review
from retrieval.demo.catalogue import pictures, products
from retrieval.demo.pictures import draw_missing, drawn, remove_stale
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
    draw: bool = True,
) -> ImportReport:
    """Put the demo shop's catalogue, pictures and reviews into the shop; only what changed is drawn and written.

    Products of the demo's sellers that it no longer has are removed; other products are left alone.

    Args:
        draw: without it no pictures are drawn, and only products whose pictures are there have any.

    Raises:
        ShopkeeperError: another import runs, or the home cannot be written.
    """

    def tell(done: int, total: int) -> None:
        if progress:
            progress(Progress("drawing", done, total))

    wanted = pictures()
    if draw:
        draw_missing(wanted, images_dir, tell)
    written: dict[ProductId, list[Review]] = defaultdict(list)
    for review in reviews():
        written[review.product_id].append(review)
    options = ImportOptions(replace=True, currency=CURRENCY)
    stocked = _pictured(products(), images_dir)
    report = import_products(stocked, written, database, indexer, images_dir, progress, options)
    remove_stale(wanted, images_dir)
    return report


def _pictured(listed: tuple[Product, ...], images_dir: Path) -> list[Product]:
    """The products with the pictures that there are; what nobody can draw is sold by its words."""
    there = drawn(images_dir)

    def kept(product: Product) -> Product:
        variants = tuple(v if v.image in there else replace(v, image=None) for v in product.variants)
        return replace(product, images=tuple(i for i in product.images if i in there), variants=variants)

    return [product if there.issuperset(product.images) else kept(product) for product in listed]
