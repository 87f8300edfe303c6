"""Plain tables as shops really send them."""

from __future__ import annotations

import pytest

from retrieval.errors import BadInput, ShopkeeperError
from tests.retrieval.catalog.conftest import Reader

PLAIN = "id,name,price,category,brand\n1,Red Dress,19.99 USD,Dresses,Nora\n2,Blue Mug,8,Mugs,Koto\n"


def test_a_plain_table_needs_no_mapping(read: Reader) -> None:
    found = read(PLAIN)

    dress = found.products["1"]
    assert dress.title.en == "Red Dress"
    assert dress.kind == "dress"
    assert dress.brand == "Nora"
    assert dress.variants[0].price.amount == 1999
    assert dress.variants[0].price.currency == "USD"
    assert dress.variants[0].colour == "red"
    assert found.products["2"].variants[0].price.currency == "USD"  # the feed's usual currency
    assert not found.problems


@pytest.mark.parametrize(
    ("encoding", "title"),
    [
        ("utf-8-sig", "Café crème"),
        ("utf-16", "Café crème"),
        ("utf-16-le", "Plain mug"),
        ("cp1252", "Café crème brûlée pour soirées d’été"),
        ("gb18030", "纯棉短袖连衣裙"),
        ("utf-8", "纯棉短袖连衣裙"),
    ],
)
def test_any_usual_encoding_is_read(read: Reader, encoding: str, title: str) -> None:
    rows = "".join(f"{n},{title},{n}0.00\n" for n in range(1, 8))
    found = read(("id,title,price\n" + rows).encode(encoding))

    assert [product.title.best("zh") for product in found.products.values()] == [title] * 7
    assert not found.problems


def test_line_numbers_are_those_of_the_file_even_after_quoted_line_breaks(read: Reader) -> None:
    found = read(
        'id,title,description,price\n1,Lamp,"first\nsecond\n\nthird",10\n\n2,Mug,plain,cheap\n3,,x,5\n'
    )

    assert found.products["1"].description.en == "first\nsecond\nthird"
    assert [(p.line, p.column) for p in found.problems] == [(7, "price"), (8, "title")]
    assert "cheap" in found.problems[0].reason


def test_every_fault_of_a_row_is_reported(read: Reader) -> None:
    found = read("id,title,price,stock\n,,-5,many\n")

    assert {p.column for p in found.problems} == {"id", "title", "price"}
    assert [p.counts for p in found.problems].count(True) == 1


def test_a_row_with_too_many_cells_is_reported_and_the_next_one_goes_in(read: Reader) -> None:
    found = read("id,title,price\n1,Salt, pepper and more,5\n2,Mug,6\n")

    assert found.problems[0].line == 2
    assert "4 cells" in found.problems[0].reason
    assert list(found.products) == ["2"]


def test_html_becomes_text(read: Reader) -> None:
    found = read(
        "id,title,price,description\n"
        '1,Tom &amp; Jerry mug,5,"<p>Big &amp; round.</p><ul><li>Dishwasher</li><li>Microwave</li></ul>'
        '<script>alert(1)</script>"\n2,Box,5,5 < 6 and 7 > 2\n'
    )

    assert found.products["1"].title.en == "Tom & Jerry mug"
    assert found.products["1"].description.en == "Big & round.\nDishwasher\nMicrowave"
    assert found.products["2"].description.en == "5 < 6 and 7 > 2"


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("19.99 USD", 1999, "USD"),
        ("USD 19.99", 1999, "USD"),
        ("$1,299.00", 129900, "USD"),
        ("1.299,00 €", 129900, "EUR"),
        ("'32", 3200, "USD"),
        ("1'299.00 CHF", 129900, "CHF"),
        ("￥129", 12900, "CNY"),
        ("1200 JPY", 1200, "JPY"),
    ],
)
def test_prices_as_feeds_write_them(read: Reader, text: str, amount: int, currency: str) -> None:
    found = read(f'id,title,price\n1,Mug,"{text}"\n')

    price = found.products["1"].variants[0].price
    assert (price.amount, price.currency) == (amount, currency)


def test_a_row_in_another_currency_is_reported_with_its_price_column(read: Reader) -> None:
    found = read("id,title,Price\n1,A,5 EUR\n2,B,6 EUR\n3,C,7 USD\n")

    assert list(found.products) == ["1", "2"]
    assert (found.problems[0].line, found.problems[0].column) == (4, "Price")
    assert "USD" in found.problems[0].reason


def test_sale_and_list_prices(read: Reader) -> None:
    found = read(
        "id,title,price,sale_price,compare_at_price,sale_price_effective_date\n"
        "on,A,20,15,,\n"
        "was,B,20,,30,\n"
        "same,C,20,,20,\n"
        "dearer,D,20,25,,\n"
        "over,E,20,15,,2024-01-01/2024-02-01\n"
        "now,F,20,15,,2025-06-01T00:00Z/2025-07-01T00:00Z\n"
    )

    def prices(name: str) -> tuple[int, int | None]:
        variant = found.products[name].variants[0]
        return variant.price.amount, variant.list_price.amount if variant.list_price else None

    assert prices("on") == (1500, 2000)
    assert prices("was") == (2000, 3000)
    assert prices("same") == (2000, None)
    assert prices("dearer") == (2000, None)
    assert prices("over") == (2000, None)
    assert prices("now") == (1500, 2000)


@pytest.mark.parametrize(
    ("stock", "availability", "in_stock"),
    [
        ("3", "", True),
        ("0", "", False),
        ("", "out of stock", False),
        ("", "in_stock", True),
        ("5", "sold out", False),
        ("", "", True),
        ("", "https://schema.org/InStock", True),
        ("", "售罄", False),
    ],
)
def test_stock_and_availability(read: Reader, stock: str, availability: str, in_stock: bool) -> None:
    found = read(f"id,title,price,stock,availability\n1,Mug,5,{stock},{availability}\n")

    assert found.products["1"].in_stock is in_stock


def test_map_names_columns_that_nobody_could_guess(read: Reader) -> None:
    found = read(
        "Ref;Wording;Asked\nX1;Lamp;12,50\n", mapping={"id": "Ref", "title": "wording", "price": "Asked"}
    )

    assert found.products["X1"].variants[0].price.amount == 1250


@pytest.mark.parametrize(
    ("mapping", "code"), [({"titel": "name"}, "unknown_field"), ({"title": "nmae"}, "unknown_column")]
)
def test_a_wrong_map_says_what_there_is(read: Reader, mapping: dict[str, str], code: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(PLAIN, mapping=mapping)

    assert caught.value.code == code
    assert "title" in caught.value.remedy or "name" in caught.value.remedy


def test_rows_without_a_title_are_variants_of_the_row_before(read: Reader) -> None:
    found = read(
        "slug,sku,name,price,option1_name,option1_value,inventory_count\n"
        "tee,TEE,Classic Tee,0,,,\ntee,TEE-RED,,19.99,Color,Crimson,3\ntee,TEE-BLUE,,21.99,Color,Navy Blue,0\n"
    )

    tee = found.products["tee"]
    assert [(v.variant_id, v.colour, v.stock) for v in tee.variants] == [
        ("TEE-RED", "red", 3),
        ("TEE-BLUE", "navy", 0),
    ]
    assert tee.cheapest.price.amount == 1999


def test_chinese_and_english_texts_find_their_place(read: Reader) -> None:
    found = read("编号,标题,价格,title_en,颜色,分类\n1,红色连衣裙,￥129,Red dress,大红,女装 > 连衣裙\n")

    dress = found.products["1"]
    assert (dress.title.zh, dress.title.en) == ("红色连衣裙", "Red dress")
    assert (dress.kind, dress.variants[0].colour) == ("dress", "red")
    assert dress.variants[0].price.currency == "CNY"


def test_optional_values_that_cannot_be_read_are_left_out_and_said(read: Reader) -> None:
    found = read("id,title,price,rating,gtin\n1,Mug,5,eleven,12345\n2,Cup,5,4.5,4006381333931\n")

    assert found.products["1"].rating is None
    assert found.products["1"].variants[0].gtin is None
    assert "rating" in found.remarks[0].sentence
    assert found.products["2"].rating == 4.5
    assert found.products["2"].variants[0].gtin == "4006381333931"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "feed_empty"),
        (b"\n\n  \n", "feed_empty"),
        (b"PK\x03\x04 not a feed", "unknown_format"),
        (b"<!DOCTYPE html><html></html>", "unknown_format"),
        (b"- id: 1\n  name: x\n", "unknown_format"),
        (b"a,b,c\n1,2,3\n", "no_title_column"),
    ],
)
def test_what_is_no_feed_is_refused_in_a_sentence(read: Reader, content: bytes, code: str) -> None:
    with pytest.raises(ShopkeeperError) as caught:
        read(content)

    assert caught.value.code == code
    assert caught.value.sentence.endswith(".")


def test_a_folder_is_no_feed(read: Reader, tmp_path: object) -> None:
    with pytest.raises(BadInput) as caught:
        read(tmp_path)

    assert caught.value.code == "feed_is_directory"


def test_drafts_and_unpublished_products_are_left_out_and_said(read: Reader) -> None:
    found = read("id,title,price,status\n1,Mug,5,draft\n2,Cup,5,active\n")

    assert list(found.products) == ["2"]
    assert found.remarks[0].line == 2
