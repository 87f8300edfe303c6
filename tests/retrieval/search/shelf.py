"""A small shop, whole: bilingual titles, variants, stock, sales, sellers and reviews, imported like any feed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from retrieval.catalog.money import Money
from retrieval.catalog.product import Localised, Product, ProductId, Review, Variant, VariantId
from retrieval.encoders.compact import CompactEncoder
from retrieval.importing import import_products
from retrieval.index.indexer import Indexer
from retrieval.index.matrices import Matrices
from retrieval.index.vectors import VectorStore
from retrieval.search.engine import Engine
from retrieval.store.database import Database
from retrieval.store.products import ProductRepository


def variant(
    name: str,
    dollars: float,
    stock: int = 5,
    colour: str | None = None,
    size: str | None = None,
    was: float | None = None,
    gtin: str | None = None,
    material: str | None = None,
) -> Variant:
    """A variant priced in dollars."""
    return Variant(
        VariantId(name),
        Money.of(str(dollars), "USD"),
        Money.of(str(was), "USD") if was else None,
        stock,
        colour,
        size,
        material,
        gtin=gtin,
    )


def product(
    name: str, en: str, zh: str, kind: str, *variants: Variant, brand: str = "", **facts: object
) -> Product:
    """A product of the shelf; facts are fields of ``Product``."""
    return Product(
        ProductId(name),
        Localised(en, zh),
        variants,
        kind=kind,
        brand=brand,
        **facts,  # type: ignore[arg-type]
    )


def dresses() -> list[Product]:
    return [
        product(
            "dress-red", "Red Cotton Summer Dress", "红色纯棉夏季连衣裙", "dress",
            variant("dress-red-s", 49, 3, "red", "S"), variant("dress-red-m", 49, 0, "red", "M"),
            brand="Linden", gender="women", rating=4.5, rating_count=30,
        ),
        product(
            "dress-blue", "Blue Linen Dress", "蓝色亚麻连衣裙", "dress",
            variant("dress-blue-s", 69, 0, "blue", "S"), variant("dress-blue-m", 69, 4, "blue", "M"),
            brand="Linden", gender="women", rating=4.0, rating_count=12,
        ),
        product(
            "dress-mixed", "Evening Dress", "晚礼服连衣裙", "dress",
            variant("dress-mixed-red", 120, 0, "red", "L"), variant("dress-mixed-green", 110, 2, "green", "L"),
            brand="Oakfield", gender="women",
        ),
        product("shirt-red", "Red Shirt", "红色衬衫", "shirt",
                variant("shirt-red-m", 29, 9, "red", "M"), brand="Linden"),
        product("coat", "Wool Winter Coat", "羊毛冬季大衣", "coat", variant("coat-l", 199, 2, "grey", "L", was=259)),
        product("trousers", "Grey Wool Trousers", "灰色羊毛长裤", "trousers",
                variant("trousers-m", 79, 4, "grey", "M")),
        product("heels", "Black Heels", "黑色高跟鞋", "heels",
                variant("heels-38", 89, 3, "black", "38"), gender="women"),
        product("sneakers", "White Running Sneakers", "白色跑步运动鞋", "sneakers",
                variant("sneakers-42", 99, 6, "white", "42")),
        product("boots", "Leather Winter Boots", "真皮冬季靴子", "boots", variant("boots-42", 149, 0, "brown", "42")),
        product("handbag", "Leather Handbag", "真皮手提包", "handbag", variant("handbag-1", 129, 5, "brown")),
        product("laptop-bag", "Laptop Bag 15 inch", "15英寸电脑包", "laptop_bag",
                variant("laptop-bag-1", 39, 5, "black")),
    ]  # fmt: skip


def devices() -> list[Product]:
    return [
        product("note-12", "Redmi Note 12 Smartphone", "红米 Note 12 智能手机", "phone",
                variant("note-12-1", 159, 5, "blue"), brand="Redmi", model="Note 12"),
        product("note-12t", "Redmi Note 12T Pro Smartphone 5G", "红米 Note 12T Pro 5G智能手机", "phone",
                variant("note-12t-1", 209, 5, "white"), brand="Redmi", model="Note 12T Pro"),
        product("redmi-red", "Redmi 13C Smartphone, Red", "红米 13C 手机 红色", "phone",
                variant("redmi-red-1", 119, 5, "red"), brand="Redmi", model="13C"),
        product("iphone", "Apple iPhone 15", "苹果 iPhone 15 手机", "phone",
                variant("iphone-1", 699, 5, "black"), brand="Apple", model="iPhone 15"),
        product("macbook", "Apple MacBook Pro 14-inch", "苹果 MacBook Pro 14英寸 笔记本电脑", "laptop",
                variant("macbook-1", 1759, 5, "silver"), brand="Apple", model="MacBook Pro 14"),
        product("ipad", "Apple iPad Air", "苹果 iPad Air 平板电脑", "tablet",
                variant("ipad-1", 499, 5, "grey"), brand="Apple", model="iPad Air"),
        product("headphones", "Noise-Cancelling Headphones", "主动降噪头戴式耳机", "headphones",
                variant("headphones-1", 159, 5, "black"), brand="Kumo", rating=4.7, rating_count=200),
        product("phone-case", "Clear Case for Redmi Note 12", "红米 Note 12 透明手机壳", "phone_case",
                variant("phone-case-1", 12, 5)),
        product("mouse", "Wireless Mouse", "无线鼠标", "mouse", variant("mouse-1", 19, 5, "black"), brand="Kumo"),
        product("camera-a", "Kumo K5 Camera", "云音 K5 相机", "camera",
                variant("camera-a-1", 420, 5, gtin="4006381333931"), brand="Kumo", model="K5", seller="Kumo Store"),
        product("camera-b", "K5 camera by Kumo, boxed", "云音K5照相机", "camera",
                variant("camera-b-1", 400, 5, gtin="4006381333931"), brand="Kumo", model="K5", seller="Box Trade",
                delivery=Money.of("30", "USD")),
    ]  # fmt: skip


def pantry() -> list[Product]:
    return [
        product("apples", "Fuji Apples, 1 kg", "红富士苹果 1公斤", "apple", variant("apples-1", 6, 50, "red")),
        product("milk", "Whole Milk 1 L", "全脂牛奶 1升", "milk", variant("milk-1", 2, 50)),
        product("juice", "Apple Juice 500 ml", "苹果汁 500毫升", "juice", variant("juice-1", 3, 50)),
        product("kettle", "Electric Kettle 1.5 L", "电热水壶 1.5升", "kettle", variant("kettle-1", 35, 8, "silver")),
        product("mug", "Porcelain Coffee Mug", "陶瓷咖啡杯", "mug", variant("mug-1", 9, 30, "white"), popularity=9.0),
        product("coffee", "Coffee Beans 500 g", "咖啡豆 500克", "coffee", variant("coffee-1", 15, 30)),
        product("only-zh", "", "手工编织竹篮", "home", variant("only-zh-1", 22, 4)),
        product("only-en", "Hand-woven Seagrass Basket", "", "home", variant("only-en-1", 24, 4)),
    ]  # fmt: skip


def shelf() -> list[Product]:
    return [*dresses(), *devices(), *pantry()]


def reviews() -> dict[ProductId, list[Review]]:
    said = [
        ("r1", 5, "The zip runs smoothly and feels solid. Colour is lovely.", "en"),
        ("r2", 2, "Nice fabric, but the zipper got stuck after a week.", "en"),
        ("r3", 4, "拉链很顺滑，穿着也舒服。", "zh"),
        ("r4", 1, "尺码偏小，退货了。", "zh"),
        ("r5", 5, "Arrived quickly, my daughter loves it.", "en"),
    ]
    written = datetime(2024, 5, 1, tzinfo=UTC)
    return {
        ProductId("dress-red"): [
            Review(name, ProductId("dress-red"), stars, text, language, author="A.", written_at=written)
            for name, stars, text, language in said
        ]
    }


@dataclass(frozen=True, slots=True)
class SmallShop:
    """An open shop in a folder of its own."""

    database: Database
    indexer: Indexer
    engine: Engine
    home: Path

    def restock(self, *products: Product) -> None:
        """Import some products again, changed."""
        import_products(products, {}, self.database, self.indexer, self.home / "images")


def open_small_shop(
    home: Path, encoder: CompactEncoder, database_url: str = "", chroma_url: str = ""
) -> SmallShop:
    """The parts, put together as the shop does it; nothing is stocked."""
    database = Database.open(database_url or f"sqlite:///{home / 'shop.db'}")
    vectors = VectorStore(chroma_url or home / "chroma", encoder.fingerprint, encoder.dimensions)
    matrices = Matrices(vectors, home / "cache", encoder.name)
    keys_of = ProductRepository(database).vector_keys
    indexer = Indexer(vectors, encoder, home / "images", matrices, keys_of)
    return SmallShop(database, indexer, Engine(database, matrices, encoder), home)


def stocked(home: Path, encoder: CompactEncoder) -> SmallShop:
    """The small shop with everything on its shelf."""
    shop = open_small_shop(home, encoder)
    import_products(shelf(), reviews(), shop.database, shop.indexer, home / "images")
    return shop
