"""Our names of what a feed can say, and the names under which feeds say it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from retrieval.errors import BadInput

NAMES: Mapping[str, tuple[str, ...]] = {
    "id": (
        "id",
        "product id",
        "item id",
        "handle",
        "slug",
        "sku",
        "code",
        "article",
        "商品编号",
        "商品id",
        "编号",
    ),
    "group": ("item group id",),
    "sku": ("sku", "variant sku", "variant id", "货号"),
    "title": ("title", "name", "product name", "product title", "标题", "名称", "商品名称", "商品标题"),
    "title_en": ("title en", "name en", "en title", "en name", "english title", "英文名称"),
    "title_zh": (
        "title zh",
        "name zh",
        "zh title",
        "zh name",
        "chinese title",
        "title cn",
        "name cn",
        "中文名称",
    ),
    "description": (
        "description",
        "body html",
        "body",
        "long description",
        "description html",
        "desc",
        "details",
        "描述",
        "商品描述",
        "详情",
    ),
    "description_en": ("description en", "en description", "英文描述"),
    "description_zh": ("description zh", "zh description", "description cn", "中文描述"),
    "brief": ("brief", "short description", "subtitle", "summary", "简介"),
    "price": ("price", "variant price", "unit price", "current price", "价格", "售价", "单价"),
    "price_minor": ("price cents", "price minor", "price fen", "amount minor"),
    "list_price": (
        "list price",
        "compare at price",
        "variant compare at price",
        "msrp",
        "original price",
        "was price",
        "rrp",
        "市场价",
        "原价",
        "划线价",
    ),
    "sale_price": ("sale price", "促销价", "活动价"),
    "sale_dates": ("sale price effective date",),
    "currency": ("currency", "price currency", "currency code", "币种", "货币"),
    "stock": (
        "stock",
        "quantity",
        "qty",
        "inventory",
        "inventory count",
        "inventory quantity",
        "variant inventory qty",
        "variant inventory quantity",
        "current stock",
        "stock quantity",
        "库存",
    ),
    "availability": ("availability", "in stock", "stock status", "有货", "是否有货"),
    "brand": ("brand", "vendor", "manufacturer", "brands", "品牌"),
    "model": ("model", "mpn", "model number", "google shopping mpn", "型号"),
    "gtin": ("gtin", "ean", "upc", "barcode", "variant barcode", "isbn", "ean13", "条码", "条形码"),
    "kind": ("kind", "品类"),
    "category": (
        "product type",
        "category",
        "categories",
        "type",
        "category path",
        "category1",
        "分类",
        "类目",
        "商品分类",
    ),
    "google_category": (
        "google product category",
        "google shopping google product category",
    ),
    "gender": ("gender", "sex", "google shopping gender", "gender affinity", "性别", "适用性别"),
    "colour": ("color", "colour", "颜色", "色彩"),
    "size": ("size", "尺码", "尺寸规格"),
    "material": ("material", "fabric", "材质", "面料"),
    "pattern": ("pattern", "图案", "花纹"),
    "image": (
        "image link",
        "image",
        "image url",
        "image src",
        "image1 src",
        "picture",
        "photo",
        "img",
        "main image",
        "图片",
        "主图",
    ),
    "images": (
        "additional image link",
        "additional image links",
        "images",
        "image urls",
        "pictures",
        "photos",
        "图集",
    ),
    "variant_image": ("variant image",),
    "link": ("link", "url", "product url", "链接"),
    "seller": ("seller", "seller name", "seller id", "merchant", "store", "shop", "商家", "卖家", "店铺"),
    "delivery": ("shipping", "delivery", "shipping cost", "delivery cost", "shipping price", "运费"),
    "rating": ("rating", "average rating", "stars", "score", "product rating", "评分"),
    "rating_count": (
        "rating count",
        "review count",
        "reviews count",
        "num reviews",
        "ratings count",
        "评价数",
    ),
    "popularity": ("popularity", "popularity score", "sales", "sold", "销量"),
    "promoted": ("promoted", "sponsored", "推广"),
    "added_at": ("added at", "created at", "date added", "available on", "上架时间"),
    "tags": ("tags", "keywords", "meta keywords", "标签", "关键词"),
    "published": ("published",),
    "status": ("status",),
    "reviews": ("reviews", "评价", "评论"),
    "variants": ("variants", "skus"),
    "attributes": ("attributes", "specs", "specifications", "properties", "参数"),
}
"""First name first where a feed has several of them."""

_SEPARATORS = re.compile(r"[\s_\-./:()（）?？]+")


def spelled(column: str) -> str:
    """The name of a column without its dress: ``g:Image_Link`` and ``image link`` are one."""
    plain = column.strip().strip("﻿").casefold()
    plain = plain.removeprefix("g:")
    return _SEPARATORS.sub(" ", plain).strip()


def assign(
    columns: Iterable[str],
    mapping: Mapping[str, str],
    names: Mapping[str, tuple[str, ...]] = NAMES,
) -> dict[str, str]:
    """Our field -> the feed's column. What the person mapped wins, then the first known name.

    Raises:
        BadInput: a mapping names a field that we do not have, or a column that the feed does not have.
    """
    present = {spelled(column): column for column in reversed(list(columns)) if column.strip()}
    chosen: dict[str, str] = {}
    for field, column in mapping.items():
        if field not in NAMES:
            raise BadInput(
                "unknown_field",
                f"--map names the field “{field}”, which there is not.",
                f"Fields are {', '.join(sorted(NAMES))}.",
            )
        if spelled(column) not in present:
            raise BadInput(
                "unknown_column",
                f"--map names the column “{column}”, which the feed does not have.",
                f"Its columns are {', '.join(list(present.values())[:40])}.",
            )
        chosen[field] = present[spelled(column)]
    taken = set(chosen.values())
    for field, known in names.items():
        if field in chosen:
            continue
        found = next(
            (present[name] for name in known if name in present and present[name] not in taken), None
        )
        if found is not None:
            chosen[field] = found
            taken.add(found)
    return chosen
