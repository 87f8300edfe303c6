"""The formats of shops: Google Merchant, Shopify, WooCommerce, JSON."""

from __future__ import annotations

import json

from tests.retrieval.catalog.conftest import Reader

GOOGLE = (
    "id\ttitle\titem_group_id\tprice\tsale_price\tbrand\tcolor\tsize\tgtin\tshipping\timage_link\tproduct_type\t"
    "google_product_category\tavailability\n"
    "t-r-s\tClassic Tee - Red, S\ttee\t20.00 USD\t15.00 USD\tNora\tRed\tS\t4006381333931\tUS::Standard:4.95 USD\t"
    "https://x.example/r.jpg\tTops > T-Shirts\tApparel & Accessories > Clothing > Shirts & Tops\tin_stock\n"
    "mug\tBlue Mug\t\t8.00 USD\t\tKoto\tBlue\t\t\t\t\tKitchen > Mugs\t\tin_stock\n"
    "t-b-m\tClassic Tee - Blue, M\ttee\t20.00 USD\t\tNora\tBlue\tM\t\t\thttps://x.example/b.jpg\tTops > T-Shirts\t\t"
    "out_of_stock\n"
)


def test_google_rows_of_one_group_are_variants_of_one_product(read: Reader) -> None:
    found = read(GOOGLE, "feed.tsv")

    tee = found.products["tee"]
    assert tee.title.en == "Classic Tee"
    assert (tee.kind, tee.brand) == ("t_shirt", "Nora")
    assert tee.category_path == "Apparel & Accessories > Clothing > Shirts & Tops"
    assert tee.images == ("https://x.example/r.jpg", "https://x.example/b.jpg")
    assert tee.delivery is not None
    assert tee.delivery.amount == 495
    red, blue = tee.variants
    assert (red.variant_id, red.colour, red.size, red.price.amount, red.gtin) == (
        "t-r-s", "red", "S", 1500, "4006381333931",
    )  # fmt: skip
    assert red.list_price is not None
    assert red.list_price.amount == 2000
    assert (blue.colour, blue.in_stock, blue.list_price) == ("blue", False, None)
    assert list(found.products) == ["mug", "tee"]


def test_google_groups_that_are_categories_stay_products_of_their_own(read: Reader) -> None:
    found = read(
        "id\ttitle\titem_group_id\tprice\timage_link\tbrand\n"
        "a\tMonday Survival Kit\tOffice\t5 EUR\t\tX\nb\tDecision Dice\tOffice\t6 EUR\t\tX\n",
        "feed.tsv",
    )

    assert list(found.products) == ["a", "b"]


RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>
<item>
  <g:id>1</g:id><title>Plain title</title><g:title>Wool &amp; Silk Scarf</g:title>
  <g:description><![CDATA[<b>Warm</b> and soft]]></g:description>
  <g:price>30.00 EUR</g:price><g:mpn>SC-1</g:mpn><g:brand>Lumo</g:brand>
  <g:additional_image_link>a.jpg</g:additional_image_link><g:additional_image_link>b.jpg</g:additional_image_link>
  <g:shipping><g:country>DE</g:country><g:price>3.50 EUR</g:price></g:shipping>
</item>
<item><g:id>2</g:id><g:title>Broken price</g:title><g:price>free</g:price></item>
</channel></rss>"""


def test_google_rss(read: Reader) -> None:
    found = read(RSS, "feed.xml")

    scarf = found.products["1"]
    assert scarf.title.en == "Wool & Silk Scarf"
    assert scarf.description.en == "Warm and soft"
    assert (scarf.kind, scarf.model, scarf.images) == ("scarf", "SC-1", ("a.jpg", "b.jpg"))
    assert scarf.delivery is not None
    assert scarf.delivery.amount == 350
    assert [(p.line, p.column) for p in found.problems] == [(10, "price")]


def test_google_atom(read: Reader) -> None:
    found = read(
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0"><entry>'
        '<g:id>9</g:id><title>Desk Lamp</title><link href="https://x.example/9"/><g:price>12 GBP</g:price>'
        "</entry></feed>",
        "feed.xml",
    )

    assert found.products["9"].link == "https://x.example/9"
    assert found.products["9"].kind == "desk_lamp" or found.products["9"].kind == "lamp"


def test_xml_that_breaks_off_keeps_what_came_before(read: Reader) -> None:
    found = read(RSS[: RSS.index("<item><g:id>2")] + "<item><g:id>3</g:i", "feed.xml")

    assert list(found.products) == ["1"]
    assert "breaks" in found.problems[0].reason


def test_xml_entities_are_not_expanded(read: Reader) -> None:
    found = read(
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel>'
        "<item><id>1</id><title>Mug &x;</title><price>5 USD</price></item></channel></rss>",
        "feed.xml",
    )

    assert "root" not in found.products["1"].title.en


SHOPIFY = (
    "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,"
    "Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,"
    "Variant Compare At Price,Image Src,Variant Image,Status\n"
    "tee,Classic Tee,<p>Soft</p>,Nora,T-Shirts,men,true,Color,Red,Size,S,T-RS,shopify,4,deny,19.90,25.00,a.jpg,,active"
    "\n"
    "tee,,,,,,,,Blue,,M,T-BM,shopify,0,deny,19.90,,b.jpg,b.jpg,\n"
    "tee,,,,,,,,,,,,,,,,,c.jpg,,\n"
    "gift,Gift box,,Nora,,,true,Title,Default Title,,,G,,0,continue,5,,,,active\n"
    "old,Old thing,,Nora,,,true,Title,Default Title,,,O,,1,deny,5,,,,archived\n"
)


def test_shopify_rows_of_one_handle_are_one_product(read: Reader) -> None:
    found = read(SHOPIFY)

    tee = found.products["tee"]
    assert [(v.variant_id, v.colour, v.size, v.stock) for v in tee.variants] == [
        ("T-RS", "red", "S", 4),
        ("T-BM", "blue", "M", 0),
    ]
    assert tee.images == ("a.jpg", "b.jpg", "c.jpg")
    assert tee.variants[1].image == "b.jpg"
    assert tee.variants[0].options == {"Color": "Red", "Size": "S"}
    assert tee.gender == "men"
    assert found.products["gift"].variants[0].options == {}
    assert found.products["gift"].in_stock  # sold on when it is not counted
    assert "old" not in found.products
    assert found.remarks[0].line == 6


def test_shopify_columns_without_a_handle_make_ids_of_titles(read: Reader) -> None:
    found = read(
        "Title,Type,Option1 Value,Option2 Value,Variant SKU,Variant Price\n"
        "*New* Bamboo Towel,BATH TOWEL,White,Bath,'813,32\n,,White,Hand,'814,18\n,,,,,\n"
        "Bamboo Robe,Robes,White,S/M,9,80\n"
    )

    towel = found.products["new-bamboo-towel"]
    assert [v.price.amount for v in towel.variants] == [3200, 1800]
    assert towel.variants[0].colour == "white"
    assert found.products["bamboo-robe"].variants[0].size == "S/M"


def test_shopify_ratings_stand_in_metafields(read: Reader) -> None:
    found = read(
        "Handle,Title,Variant Price,Product rating count (product.metafields.reviews.rating_count),"
        "Product rating (product.metafields.reviews.rating)\nmug,Mug,5,12,4.5\n"
    )

    assert (found.products["mug"].rating, found.products["mug"].rating_count) == (4.5, 12)


WOO = (
    "ID,Type,SKU,Name,Published,In stock?,Stock,Sale price,Regular price,Categories,Images,Parent,"
    "Attribute 1 name,Attribute 1 value(s),Attribute 2 name,Attribute 2 value(s)\n"
    '1,variable,tee,T-Shirt,1,1,,,,"Clothing, Clothing > Tshirts","a.png, b.png",,Color,"Blue, Red",Size,"L, M"\n'
    "2,simple,cap,Cap,1,1,7,16,18,Clothing > Accessories,,,Color,Yellow,,\n"
    "3,variation,tee-blue,T-Shirt - Blue,1,1,,,25,,b.png,tee,Color,Blue,Size,\n"
    "4,variation,tee-red-l,T-Shirt - Red,1,0,,20,25,,,id:1,Color,Red,Size,L\n"
    "5,variation,lost,Lost,1,1,,,25,,,nobody,Color,Red,Size,L\n"
    "6,grouped,set,Set,1,1,,,,Clothing,,,,,,\n7,simple,draft,Draft,-1,1,,,5,Clothing,,,,,,\n"
)


def test_woocommerce_variations_join_their_product(read: Reader) -> None:
    found = read(WOO.replace("id:1", "tee"))

    tee = found.products["tee"]
    assert [(v.variant_id, v.colour, v.size, v.in_stock) for v in tee.variants] == [
        ("tee-blue-l", "blue", "L", True),
        ("tee-blue-m", "blue", "M", True),  # “any size” is every size that the product has
        ("tee-red-l", "red", "L", False),
    ]
    assert tee.variants[2].list_price is not None
    assert tee.kind == "t_shirt"
    cap = found.products["cap"]
    assert (cap.variants[0].price.amount, cap.variants[0].stock, cap.variants[0].colour) == (
        1600,
        7,
        "yellow",
    )
    assert {(p.line, p.column) for p in found.problems} == {(6, "Parent"), (7, "Type")}
    assert "draft" not in found.products


def test_what_is_chosen_by_a_measure_has_it_for_its_size(read: Reader) -> None:
    """Storage makes two variants of a phone; the weight that a laptop's row states is chosen by nobody."""
    rows = (
        "ID,Type,SKU,Name,Published,In stock?,Regular price,Categories,Parent,Attribute 1 name,Attribute 1 value(s)\n"
        '1,variable,phone,Phone,1,1,,Phones,,Storage,"128 GB, 256 GB"\n'
        "2,variation,phone-a,Phone,1,1,200,,phone,Storage,128 GB\n"
        "3,variation,phone-b,Phone,1,1,250,,phone,Storage,256 GB\n"
        "4,simple,laptop,Laptop,1,1,900,Laptops,,Weight,1.3 kg\n"
    )
    found = read(rows).products
    assert [variant.size for variant in found["phone"].variants] == ["128 GB", "256 GB"]
    assert found["phone"].variants[1].options == {"Storage": "256 GB"}
    assert found["laptop"].variants[0].size is None


def test_json_lines(read: Reader) -> None:
    good = {
        "product_id": "P1",
        "title_en": "Red dress",
        "title_zh": "红色连衣裙",
        "price_cents": 12900,
        "currency": "CNY",
        "popularity_score": 0.5,
        "tags": ["新品"],
        "option_names": ["颜色", "尺码"],
        "variants": [{"sku": "P1-S", "options": ["红色", "S"], "price": 129.0, "stock": 2}],
        "reviews": [{"rating": 5, "text": "很好看", "author": "小王"}, {"rating": 9, "text": "bad"}],
    }
    found = read(
        json.dumps(good, ensure_ascii=False) + "\n{broken\n[1]\n\n" + '{"id": 2, "name": "Mug"}\n', "f.jsonl"
    )

    dress = found.products["P1"]
    assert dress.title.both() == ("Red dress", "红色连衣裙")
    assert (dress.variants[0].colour, dress.variants[0].size) == ("red", "S")
    assert dress.rating == 5
    assert [review.language for review in found.reads[0].reviews] == ["zh"]
    assert "Number 2" in found.remarks[0].sentence
    assert [(p.line, p.column) for p in found.problems] == [(2, ""), (3, ""), (5, "price")]


def test_a_json_document_keeps_true_lines(read: Reader) -> None:
    found = read(
        '{\n "meta": {"products": 2},\n "feed": {"products": [\n  {"id": "a", "title": "Mug", "price": 5},\n'
        '  {"id": "b", "title": "Cup"}\n ]}\n}',
        "f.json",
    )

    assert list(found.products) == ["a"]
    assert (found.problems[0].line, found.problems[0].column) == (5, "price")


def test_a_json_document_that_breaks_off_keeps_what_came_before(read: Reader) -> None:
    found = read('[\n{"id": 1, "title": "Mug", "price": 5},\n{"id": 2, "ti', "f.json")

    assert list(found.products) == ["1"]
    assert found.problems[0].line == 3


def test_agentic_commerce_feeds(read: Reader) -> None:
    product = {
        "id": "tee",
        "title": "Classic Tee",
        "description": {"plain": "Soft."},
        "media": [{"type": "image", "url": "https://x.example/a.jpg"}],
        "variants": [
            {
                "id": "tee-red",
                "title": "Classic Tee - Red",
                "price": {"amount": 1999, "currency": "USD"},
                "availability": {"available": False},
                "variant_options": [{"name": "Color", "value": "Red"}],
                "barcodes": [{"type": "GTIN", "value": "00012345600012"}],
            }
        ],
    }
    found = read(json.dumps({"products": [product]}, indent=1), "f.json")

    tee = found.products["tee"]
    assert tee.description.en == "Soft."
    variant = tee.variants[0]
    assert (variant.variant_id, variant.price.amount, variant.stock, variant.colour) == (
        "tee-red",
        1999,
        0,
        "red",
    )
    assert variant.gtin == "00012345600012"
