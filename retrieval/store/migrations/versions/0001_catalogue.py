"""The catalogue: products, variants, reviews, vector keys, full text, events."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "catalogue",
        sa.Column("only", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("currency", sa.String(3)),
        sa.Column("next_number", sa.Integer, nullable=False),
    )
    op.execute("INSERT INTO catalogue VALUES (1, 0, '', NULL, 1)")
    op.create_table(
        "products",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("product_id", sa.Text, nullable=False, unique=True),
        sa.Column("seller", sa.Text, nullable=False),
        sa.Column("source_id", sa.Text, nullable=False),
        sa.Column("article", sa.Text, nullable=False),
        sa.Column("content_hash", sa.String(32), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("brand", sa.Text, nullable=False),
        sa.Column("gender", sa.Text),
        sa.Column("rating", sa.Float),
        sa.Column("rating_count", sa.Integer, nullable=False),
        sa.Column("popularity", sa.Float, nullable=False),
        sa.Column("promoted", sa.Boolean, nullable=False),
        sa.Column("added_at", sa.BigInteger, nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
        sa.UniqueConstraint("source_id", "seller", name="products_of_a_seller"),
    )
    op.create_index("products_by_article", "products", ["article"])
    op.create_table(
        "variants",
        _product(),
        sa.Column("ordinal", sa.Integer, primary_key=True),
        sa.Column("variant_id", sa.Text, nullable=False),
        sa.Column("price", sa.BigInteger, nullable=False),
        sa.Column("list_price", sa.BigInteger),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("stock", sa.Integer, nullable=False),
        sa.Column("colour", sa.Text),
        sa.Column("size", sa.Text),
        sa.Column("material", sa.Text),
        sa.Column("pattern", sa.Text),
        sa.Column("gtin", sa.Text),
        sa.Column("facts", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("variants_by_id", "variants", ["variant_id"])
    op.create_table(
        "article_keys",
        sa.Column("key", sa.Text, primary_key=True),
        _product(),
        sqlite_with_rowid=False,
    )
    op.create_index("article_keys_by_product", "article_keys", ["number"])
    op.create_table(
        "reviews",
        _product(),
        sa.Column("review_id", sa.Text, primary_key=True),
        sa.Column("rating", sa.Integer, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("written_at", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "product_vectors",
        _product(),
        sa.Column("modality", sa.String(5), primary_key=True),
        sa.Column("ordinal", sa.Integer, primary_key=True),
        sa.Column("key", sa.String(64), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "events",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("customer", sa.Text),
        sa.Column("conversation", sa.Text),
        sa.Column("payload", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("events_by_kind", "events", ["kind", "at"])
    op.create_index("events_by_customer", "events", ["customer"])
    _full_text()


def _product() -> sa.Column[int]:
    return sa.Column(
        "number", sa.Integer, sa.ForeignKey("products.number", ondelete="CASCADE"), primary_key=True
    )


def _full_text() -> None:
    """Tokens come analysed and joined by spaces, so the tokenizers here only split at spaces: ``ascii`` takes every
    non-ASCII character for a letter, and the signs that our tokens hold are named."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE product_words USING fts5(title, kind_brand, attributes, description, "
            "tokenize=\"ascii tokenchars '+-./_&#'\")"
        )
        return
    op.execute(
        "CREATE TABLE product_words ("
        "number integer PRIMARY KEY REFERENCES products(number) ON DELETE CASCADE, words tsvector NOT NULL)"
    )
    op.execute("CREATE INDEX product_words_lookup ON product_words USING gin(words)")
