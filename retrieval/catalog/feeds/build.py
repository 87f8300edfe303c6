"""From what a feed says to a product that can be sold, or to the reasons why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from retrieval.catalog.feeds import values
from retrieval.catalog.feeds.draft import Draft, FeedOptions, Problem, Raw, Read, Remark
from retrieval.catalog.feeds.looks import canonical, gender_in, kind_of, looks_of
from retrieval.catalog.feeds.reviews import reviews_of
from retrieval.catalog.feeds.texts import line, localised, plain
from retrieval.catalog.feeds.values import Unreadable
from retrieval.catalog.money import Money
from retrieval.catalog.product import Product, ProductId, Variant, VariantId
from retrieval.catalog.vocabulary import Facet

_OPTION_FIELDS = ("colour", "size", "material", "pattern")
_NOTHING: tuple[Any, ...] = (None, "", [], {})


@dataclass(frozen=True, slots=True)
class Builder:
    """Builds products of one feed.

    ``currency`` is the shop's; ``now`` decides whether a dated sale is on.
    """

    file: str
    options: FeedOptions
    currency: str
    now: datetime

    def build(self, draft: Draft) -> Read | Remark | list[Problem]:
        """The product, or everything that is wrong with it, or that the shop does not mean to sell it."""
        if _is_withheld(draft.fields):
            return Remark(self.file, draft.line, "It is a draft or not published, and was left out.")
        problems: list[Problem] = []
        fields = draft.fields
        product_id = line(fields.get("id"))
        language = self.options.language or _language(fields.get("language"))
        title = localised(
            line(fields.get("title")), line(fields.get("title_en")), line(fields.get("title_zh")), language
        )
        if not product_id:
            problems.append(self._problem(draft, draft.line, "id", "It has no id."))
        if not (title.en or title.zh):
            problems.append(self._problem(draft, draft.line, "title", "It has no title."))
        variants = self._variants(draft, product_id, title.both(), problems)
        if problems:
            return [problems[0], *(replace(problem, counts=False) for problem in problems[1:])]
        remarks: list[Remark] = []
        description = " ".join(
            dict.fromkeys(filter(None, (line(fields.get("brief")), plain(fields.get("description")))))
        )
        said = looks_of(" ".join(title.both()))
        category = line(fields.get("category")) or line(fields.get("google_category"))
        product = Product(
            product_id=ProductId(product_id),
            title=title,
            variants=tuple(variants),
            description=localised(
                description,
                plain(fields.get("description_en")),
                plain(fields.get("description_zh")),
                language,
            ),
            kind=canonical(Facet.KIND, line(fields.get("kind"))) or kind_of(category, said.kind),
            brand=line(fields.get("brand")),
            model=line(fields.get("model")),
            gender=canonical(Facet.GENDER, line(fields.get("gender")))
            or said.gender
            or (gender_in(_tags(fields["tags"])) if "tags" in fields else None),
            images=_images(draft),
            attributes=_attributes(draft),
            category_path=line(fields.get("google_category")) or category,
            rating=self._optional(draft, "rating", values.rating, remarks),
            rating_count=self._optional(draft, "rating_count", values.count, remarks) or 0,
            seller=self.options.seller if self.options.seller is not None else line(fields.get("seller")),
            delivery=self._optional(draft, "delivery", self._delivery, remarks),
            link=line(fields.get("link")),
            promoted=bool(values.yes(fields.get("promoted", ""))),
            popularity=self._optional(draft, "popularity", values.number, remarks) or 0.0,
            added_at=self._optional(draft, "added_at", values.moment, remarks),
        )
        reviews, unread = reviews_of(fields.get("reviews"), product.product_id)
        remarks += [Remark(self.file, draft.line, sentence) for sentence in unread]
        if reviews and product.rating is None:
            product = _rated(product, [review.rating for review in reviews])
        id_column = draft.columns.get("id", "id")
        return Read(draft.line, product, reviews, tuple(remarks), self.file, id_column)

    def _variants(
        self, draft: Draft, product_id: str, titles: Sequence[str], problems: list[Problem]
    ) -> list[Variant]:
        said = looks_of(" ".join(titles))
        found: list[Variant] = []
        taken: set[str] = set()
        for place, row in enumerate(draft.variants or [None]):
            raw: Raw = draft.fields if row is None else {**draft.fields, **_kept(row.fields)}
            at = draft.line if row is None else row.line
            try:
                money, list_price = self._prices(raw)
            except _Column as fault:
                problems.append(self._problem(draft, at, fault.column, fault.reason))
                continue
            variant_id = line(raw.get("variant_id")) or line(raw.get("sku")) or product_id
            if variant_id in taken:
                variant_id = f"{variant_id}-{place + 1}"
            taken.add(variant_id)
            options = {name: line(word) for name, word in raw.get("options", {}).items() if line(word)}
            found.append(
                Variant(
                    variant_id=VariantId(variant_id),
                    price=money,
                    list_price=list_price,
                    stock=self._stock(draft, at, raw, problems),
                    colour=canonical(Facet.COLOUR, line(raw.get("colour"))) or said.colour,
                    size=line(raw.get("size")) or None,
                    material=canonical(Facet.MATERIAL, line(raw.get("material"))) or said.material,
                    pattern=canonical(Facet.PATTERN, line(raw.get("pattern"))) or said.pattern,
                    gtin=values.gtin(raw.get("gtin") or ""),
                    options=options,
                    image=(line(raw.get("variant_image")) or None) if row is None else _own_image(row.fields),
                )
            )
        return found

    def _prices(self, raw: Raw) -> tuple[Money, Money | None]:
        """What is asked now, and what was asked before where that is more."""
        currency = line(raw.get("currency")).upper() or self.options.currency or self.currency
        asked = self._price(raw, "price", currency)
        if asked is None and raw.get("price_minor") not in _NOTHING:
            try:
                asked = values.price_from_minor(raw["price_minor"], currency)
            except Unreadable as error:
                raise _Column("price_minor", str(error)) from error
        sale = self._price(raw, "sale_price", currency) if self._sale_is_on(raw) else None
        listed = self._price(raw, "list_price", currency)
        if asked is None and sale is None and listed is not None:
            asked = listed
        if asked is None and sale is None:
            raise _Column("price", "It has no price.")
        now = sale if sale is not None and (asked is None or sale.amount < asked.amount) else asked
        assert now is not None
        for money, column in ((now, "price"), (listed, "list_price")):
            if money is not None and money.currency != self.currency:
                raise _Column(column, f"The price is in {money.currency}; the shop sells in {self.currency}.")
        if now.amount == 0:
            raise _Column("price", "The price is 0.")
        before = max((m.amount for m in (asked, listed) if m is not None), default=0)
        return now, Money(before, now.currency) if before > now.amount else None

    def _price(self, raw: Raw, field: str, currency: str) -> Money | None:
        value = raw.get(field)
        if value in _NOTHING:
            return None
        try:
            return values.price_of(value, currency)
        except Unreadable as error:
            raise _Column(field, str(error)) from error

    def _sale_is_on(self, raw: Raw) -> bool:
        dates = str(raw.get("sale_dates") or "").split("/")
        try:
            begin, end = (values.moment(date) for date in dates) if len(dates) == 2 else (None, None)
        except Unreadable:
            return True
        return not ((begin and self.now < begin) or (end and self.now > end))

    def _stock(self, draft: Draft, at: int, raw: Raw, problems: list[Problem]) -> int:
        """What the feed counts; else what its availability stands for; what says nothing is for sale."""
        availability = raw.get("availability")
        said = None if availability in _NOTHING else values.stock_of_availability(availability)
        if raw.get("stock") in _NOTHING:
            return values.UNCOUNTED if said is None else said
        try:
            counted = values.count(raw["stock"])
        except Unreadable as error:
            problems.append(self._problem(draft, at, "stock", str(error)))
            return 0
        if said == 0:
            return 0
        return values.UNCOUNTED if counted == 0 and raw.get("sells_when_empty") else counted

    def _delivery(self, value: Any) -> Money | None:
        cost = values.delivery_of(value, self.options.currency or self.currency)
        if cost is not None and cost.currency != self.currency:
            raise Unreadable(f"The delivery cost is in {cost.currency}; the shop sells in {self.currency}.")
        return cost

    def _optional(self, draft: Draft, field: str, read: Any, remarks: list[Remark]) -> Any:
        """A value that a product can do without: what cannot be read is left out, and said."""
        value = draft.fields.get(field)
        if value in _NOTHING:
            return None
        try:
            return read(value)
        except Unreadable as error:
            column = draft.columns.get(field, field)
            remarks.append(Remark(self.file, draft.line, f"{column}: {error} It was left out."))
            return None

    def _problem(self, draft: Draft, at: int, field: str, reason: str) -> Problem:
        return Problem(self.file, at, draft.columns.get(field, field), reason)


class _Column(Exception):
    """A column that makes its row useless."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.reason = reason


def _is_withheld(fields: Raw) -> bool:
    if values.yes(fields.get("published", "")) is False:
        return True
    return line(fields.get("status")).casefold() in ("draft", "archived", "inactive", "deleted")


def _kept(fields: Raw) -> dict[str, Any]:
    """A variant's own values; where it says nothing, the product's stand."""
    return {name: value for name, value in fields.items() if value not in _NOTHING}


def _own_image(fields: Raw) -> str | None:
    image = fields.get("variant_image") or fields.get("image")
    return line(image[0] if isinstance(image, list) and image else image) or None


def _language(value: Any) -> str | None:
    word = line(value).casefold()
    return word[:2] if word[:2] in ("en", "zh") else None


def _images(draft: Draft) -> tuple[str, ...]:
    """All addresses in order, the main picture first, each once."""
    found: dict[str, None] = {}
    for fields in (draft.fields, *(row.fields for row in draft.variants)):
        for name in ("image", "images", "variant_image"):
            for address in addresses(fields.get(name)):
                found[address] = None
    return tuple(found)


def addresses(value: Any) -> list[str]:
    """One address, a list of them, or several in one cell."""
    if value in _NOTHING:
        return []
    if isinstance(value, Mapping):
        return addresses(value.get("url") or value.get("src") or value.get("link"))
    if isinstance(value, list | tuple):
        return [address for item in value for address in addresses(item)]
    text = str(value).strip()
    parts = text.split("|") if "|" in text else _split_addresses(text)
    return [part.strip() for part in parts if part.strip()]


def _split_addresses(text: str) -> list[str]:
    """At commas that are followed by another address: some addresses hold commas themselves."""
    parts: list[str] = []
    for piece in text.split(","):
        new = not parts or "://" in piece or piece.strip().startswith("/") or "://" not in parts[0]
        if new:
            parts.append(piece)
        else:
            parts[-1] += "," + piece
    return parts


def _attributes(draft: Draft) -> dict[str, str]:
    """Further facts: what the feed gives as attributes, its other columns, its tags."""
    found: dict[str, str] = {}
    given = draft.fields.get("attributes")
    pairs = given.items() if isinstance(given, Mapping) else given if isinstance(given, list) else ()
    for pair in pairs:
        if isinstance(pair, Mapping):
            pair = (pair.get("name"), pair.get("value"))
        if isinstance(pair, list | tuple) and len(pair) == 2 and line(pair[0]) and plain(pair[1]):
            found[line(pair[0])] = plain(pair[1])
    for name, value in draft.extra.items():
        if value:
            found.setdefault(name, value)
    words = _tags(draft.fields.get("tags"))
    if words:
        found.setdefault("tags", words)
    return found


def _tags(value: Any) -> str:
    return ", ".join(line(tag) for tag in value) if isinstance(value, list) else line(value)


def _rated(product: Product, stars: Sequence[int]) -> Product:

    return replace(
        product, rating=round(sum(stars) / len(stars), 2), rating_count=max(product.rating_count, len(stars))
    )
