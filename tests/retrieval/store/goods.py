"""A few products to put into a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from retrieval.catalog.money import Money
from retrieval.catalog.product import Localised, Product, ProductId, Review, Variant, VariantId

DRESS = Product(
    product_id=ProductId("dress-1"),
    title=Localised("Linen summer dress", "亚麻夏季连衣裙"),
    description=Localised("Light and airy, with two pockets.", "轻盈透气，带两个口袋。"),
    variants=(
        Variant(
            VariantId("dress-1-red-s"),
            Money(4900, "USD"),
            Money(6900, "USD"),
            stock=3,
            colour="red",
            size="S",
            material="linen",
            options={"Colour": "Red", "Size": "S"},
            image="red.jpg",
        ),
        Variant(
            VariantId("dress-1-blue-m"),
            Money(5200, "USD"),
            stock=0,
            colour="blue",
            size="M",
            pattern="striped",
        ),
    ),
    kind="dress",
    brand="Nora",
    model="LD-20",
    gender="women",
    images=("red.jpg", "blue.jpg"),
    attributes={"Neckline": "V-neck"},
    category_path="Clothing > Dresses",
    rating=4.5,
    rating_count=12,
    seller="",
    delivery=Money(500, "USD"),
    link="https://shop.example/dress-1",
    promoted=True,
    popularity=0.7,
    added_at=datetime(2025, 3, 1, 8, tzinfo=UTC),
)
PHONE = Product(
    product_id=ProductId("note-12t"),
    title=Localised("Redmi Note 12T", "红米 Note 12T"),
    variants=(Variant(VariantId("note-12t-128"), Money(19900, "USD"), stock=9, gtin="4006381333931"),),
    kind="phone",
    brand="Xiaomi",
)
REVIEW = Review(
    "r1",
    DRESS.product_id,
    4,
    "The zip is a bit stiff.",
    "en",
    "Nice",
    "Ann",
    datetime(2025, 4, 2, tzinfo=UTC),
)


def sold_by(product: Product, seller: str, price: int) -> Product:
    """The same article from another seller."""
    variant = replace(product.variants[0], price=Money(price, "USD"))
    return replace(product, seller=seller, variants=(variant,), delivery=Money(0, "USD"))
