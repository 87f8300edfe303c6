"""Bringing feeds into the shop: read, check, embed what is new, then flip everything in one transaction."""

from retrieval.importing.flow import import_feeds, import_products, rebuild_index
from retrieval.importing.options import ImportOptions, Indexer, Progress
from retrieval.importing.report import ImportReport

__all__ = [
    "ImportOptions",
    "ImportReport",
    "Indexer",
    "Progress",
    "import_feeds",
    "import_products",
    "rebuild_index",
]
