"""``shopkeeper demo``: stocks the demo shop, again only what changed."""

from __future__ import annotations

import typer

from ui.cli.frame import AsJson, command, open_shop, say_json
from ui.cli.progress import progress_bar


def register(app: typer.Typer) -> None:
    command(app, "demo", "shopkeeper --home ./.shop demo")(demo)


def demo(as_json: AsJson = False) -> None:
    """Stock the demo shop: products with drawn pictures, reviews, customers, orders and policies."""
    from assistant.demo.stock import stock_desk
    from retrieval.demo.stock import stock

    shop = open_shop()
    with progress_bar() as report:
        products = stock(shop.database, shop.indexer, shop.settings.images_dir, report)
        desk = stock_desk(shop.desk)
    wire = {"products": products.as_wire(), "desk": desk.as_wire()}
    if as_json:
        say_json(wire)
    else:
        print(
            f"{products.read} products ({products.added} new, {products.updated} changed). "
            f"Next: shopkeeper --home {shop.settings.home} ui"
        )
