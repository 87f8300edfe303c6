"""The tables of the catalogue, as the code sees them. ``migrations/`` makes them; this file only names them.

A product's facts are columns where they are filtered, sorted or joined by; the rest of what is shown is one JSON
text, so that reading a page of hits is two statements. Everything derived (full text, vector keys) is written in the
same transaction as the facts, which is what makes an import visible all at once.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

catalogue = Table(
    "catalogue",
    metadata,
    Column("only", Integer, primary_key=True, comment="always 1: one row"),
    Column("revision", Integer, nullable=False, default=0),
    Column("content_hash", String(64), nullable=False, default=""),
    Column("currency", String(3), nullable=True),
    Column("next_number", Integer, nullable=False, default=1),
)

products = Table(
    "products",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("product_id", Text, nullable=False, unique=True),
    Column("seller", Text, nullable=False, default=""),
    Column("source_id", Text, nullable=False, comment="the id in the seller's own feed"),
    Column("article", Text, nullable=False, comment="equal for the same article of several sellers"),
    Column("content_hash", String(32), nullable=False),
    Column("kind", Text, nullable=False, default=""),
    Column("brand", Text, nullable=False, default=""),
    Column("gender", Text, nullable=True),
    Column("rating", Float, nullable=True),
    Column("rating_count", Integer, nullable=False, default=0),
    Column("popularity", Float, nullable=False, default=0.0),
    Column("promoted", Boolean, nullable=False, default=False),
    Column("added_at", BigInteger, nullable=False, default=0, comment="seconds since 1970 UTC, 0 unknown"),
    Column("facts", Text, nullable=False, comment="JSON: titles, descriptions, pictures, attributes ..."),
    UniqueConstraint("source_id", "seller", name="products_of_a_seller"),
    Index("products_by_article", "article"),
)

variants = Table(
    "variants",
    metadata,
    Column("number", Integer, ForeignKey("products.number", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("variant_id", Text, nullable=False),
    Column("price", BigInteger, nullable=False, comment="minor units"),
    Column("list_price", BigInteger, nullable=True),
    Column("currency", String(3), nullable=False),
    Column("stock", Integer, nullable=False),
    Column("colour", Text, nullable=True),
    Column("size", Text, nullable=True),
    Column("material", Text, nullable=True),
    Column("pattern", Text, nullable=True),
    Column("gtin", Text, nullable=True),
    Column("facts", Text, nullable=False, comment="JSON: options, image"),
    Index("variants_by_id", "variant_id"),
    sqlite_with_rowid=False,
)

article_keys = Table(
    "article_keys",
    metadata,
    Column("key", Text, primary_key=True, comment="gtin:<14 digits> or model:<brand>|<model>"),
    Column("number", Integer, ForeignKey("products.number", ondelete="CASCADE"), primary_key=True),
    Index("article_keys_by_product", "number"),
    sqlite_with_rowid=False,
)

reviews = Table(
    "reviews",
    metadata,
    Column("number", Integer, ForeignKey("products.number", ondelete="CASCADE"), primary_key=True),
    Column("review_id", Text, primary_key=True),
    Column("rating", Integer, nullable=False),
    Column("language", String(2), nullable=False),
    Column("title", Text, nullable=False, default=""),
    Column("text", Text, nullable=False),
    Column("author", Text, nullable=False, default=""),
    Column("written_at", BigInteger, nullable=False, default=0, comment="seconds since 1970 UTC, 0 unknown"),
    sqlite_with_rowid=False,
)

product_vectors = Table(
    "product_vectors",
    metadata,
    Column("number", Integer, ForeignKey("products.number", ondelete="CASCADE"), primary_key=True),
    Column("modality", String(5), primary_key=True, comment="text or image"),
    Column("ordinal", Integer, primary_key=True),
    Column("key", String(64), nullable=False),
    sqlite_with_rowid=False,
)

events = Table(
    "events",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False, comment="milliseconds since 1970 UTC"),
    Column("kind", Text, nullable=False),
    Column("customer", Text, nullable=True),
    Column("conversation", Text, nullable=True),
    Column("payload", Text, nullable=False, comment="JSON"),
    Index("events_by_kind", "kind", "at"),
    Index("events_by_customer", "customer"),
    sqlite_autoincrement=True,
)

WORDS = "product_words"
"""Full text: an FTS5 table in SQLite, a table with a ``tsvector`` column in PostgreSQL; see ``fulltext.py``."""
