"""Judged queries for the demo shop: what is asked, and by attributes alone, which articles are right.

``python -m retrieval.demo.judging FOLDER`` writes the files that ``shopkeeper evaluate search FOLDER`` reads.
"""

from __future__ import annotations

import csv
import json
import random
import sys
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from retrieval.catalog.product import LANGUAGES, Product, Variant
from retrieval.catalog.vocabulary import VOCABULARY, Facet
from retrieval.demo.articles import Article
from retrieval.demo.catalogue import SEED, listed
from retrieval.demo.pictures import Shot, draw_missing, names

RIGHT = 2
_PRICES = ("price_max", "price_min")


@dataclass(frozen=True, slots=True)
class Rule:
    """One condition; ``values`` are alternatives. ``forbids`` turns it round."""

    field: str
    values: tuple[str, ...]
    forbids: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """One wish in both languages."""

    query_id: str
    texts: Mapping[str, str]
    rules: tuple[Rule, ...]


def _rule(text: str) -> Rule:
    field, _, values = text.strip().partition("=")
    forbids = field.startswith("not.")
    parts = (values,) if field == "style" and "," in values and values[0].isdigit() else values.split(",")
    return Rule(field.removeprefix("not."), tuple(part.strip() for part in parts), forbids)


def asked() -> tuple[Asked, ...]:
    """All judged queries, in the order of the sheet."""
    text = (resources.files(__package__) / "data" / "judged" / "queries.toml").read_text("utf-8")
    found = []
    lines = [line for line in tomllib.loads(text)["queries"].splitlines() if line.strip()]
    for number, line in enumerate(lines, start=1):
        english, chinese, rules = (part.strip() for part in line.split("|"))
        texts = {"en": english, "zh": chinese}
        found.append(Asked(f"q{number:03d}", texts, tuple(_rule(rule) for rule in rules.split(";"))))
    return tuple(found)


def _facts(product: Product, article: Article, variant: Variant) -> dict[str, str]:
    """What is known of one variant without reading its listing."""
    return {
        "kind": product.kind,
        "colour": variant.colour or "",
        "material": variant.material or "",
        "pattern": variant.pattern or "",
        "gender": product.gender or "",
        "season": article.option("season"),
        "use": article.option("use"),
        "brand": product.brand,
        "model": product.model,
        "style": article.style.name.en,
    }


def _holds(rule: Rule, facts: Mapping[str, str], variant: Variant) -> bool:
    if rule.field in _PRICES:
        price, bound = variant.price.amount, int(float(rule.values[0]) * 100)
        return price <= bound if rule.field == "price_max" else price >= bound
    fact = facts[rule.field]
    met = any(value in fact for value in rule.values) if rule.field == "style" else fact in rule.values
    return met != rule.forbids


def right(wish: Asked, product: Product, article: Article) -> bool:
    """Whether one variant of the product meets every rule."""
    return any(
        all(_holds(rule, _facts(product, article, variant), variant) for rule in wish.rules)
        for variant in product.variants
    )


def judgements(wish: Asked, seed: int = SEED) -> Iterator[tuple[str, int]]:
    """(product_id, gain) for all right articles, and gain 0 for the others of the same kinds."""
    kinds = {value for rule in wish.rules if rule.field == "kind" for value in rule.values}
    for product, article in listed(seed):
        if right(wish, product, article):
            yield product.product_id, RIGHT
        elif product.kind in kinds:
            yield product.product_id, 0


_PRODUCT_COLUMNS = ("product_id", "title", "description", "brand", "kind", "price", "image", "attributes")


def _named(product: Product, language: str) -> str:
    """The colours, materials and patterns there are, in words, as JSON: what the shop itself would index."""

    def said(facet: Facet, field: str) -> list[str]:
        values = dict.fromkeys(getattr(variant, field) for variant in product.variants)
        return [VOCABULARY.name(facet, value, language) for value in values if value]

    facets = {"colour": Facet.COLOUR, "material": Facet.MATERIAL, "pattern": Facet.PATTERN}
    named = {field: said(facet, field) for field, facet in facets.items()}
    if product.gender:
        named["gender"] = [VOCABULARY.name(Facet.GENDER, product.gender, language)]
    return json.dumps(named, ensure_ascii=False)


def _product_row(product: Product, language: str, has_image: bool) -> tuple[object, ...]:
    price = product.cheapest.price
    return (
        product.product_id,
        product.title.best(language),
        product.description.best(language),
        product.brand,
        product.kind,
        f"{price.major} {price.currency}",
        product.images[0] if has_image and product.images else "",
        _named(product, language),
    )


def _write(folder: Path, name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


def write(folder: Path, language: str, seed: int = SEED) -> int:
    """Write ``queries.csv``, ``products.csv`` and ``judgements.csv`` for one language; gives the queries written."""
    wishes = asked()
    _write(
        folder,
        "queries",
        ("query_id", "query", "image"),
        ((wish.query_id, wish.texts[language], "") for wish in wishes),
    )
    _write(
        folder,
        "products",
        _PRODUCT_COLUMNS,
        (_product_row(product, language, False) for product, _ in listed(seed)),
    )
    _write(
        folder,
        "judgements",
        ("query_id", "product_id", "gain"),
        ((wish.query_id, *judged) for wish in wishes for judged in judgements(wish, seed)),
    )
    return len(wishes)


def look(shot: Shot) -> tuple[object, ...]:
    """What two pictures have in common when they show the same thing, whoever made it."""
    return shot.kind, shot.variety, shot.colour, shot.pattern, shot.material


def write_photos(
    folder: Path, count: int = 100, kinds: Collection[str] | None = None, seed: int = SEED
) -> int:
    """Photos as customers take them, each of another article, and which products look like that.

    Right are all products whose main picture has the same silhouette, colour, pattern and material; wrong are the
    others of the kind. The main pictures are drawn beside, which takes a minute or two the first time.

    Args:
        kinds: only products of these; all where None.
    """
    from retrieval.demo.drawing import can_draw  # draws, which the text part has no need of
    from retrieval.demo.wild import wild_photo

    shown = [
        (product, *names(article, seed)[0])
        for product, article in listed(seed)
        if product.images and can_draw(product.kind) and (kinds is None or product.kind in kinds)
    ]
    chosen = random.Random(f"{seed}:photos").sample(shown, count)
    (folder / "photos").mkdir(parents=True, exist_ok=True)
    draw_missing([(file, shot) for _, file, shot in shown], folder)
    queries, judged = [], []
    for number, (product, _, shot) in enumerate(chosen, start=1):
        query_id, photo = f"p{number:03d}", f"photos/p{number:03d}.jpg"
        wild_photo(shot, seed + number).save(folder / photo, "JPEG", quality=90)
        queries.append((query_id, "", photo))
        judged += [
            (query_id, other.product_id, RIGHT if look(its) == look(shot) else 0)
            for other, _, its in shown
            if other.kind == product.kind
        ]
    _write(folder, "queries", ("query_id", "query", "image"), queries)
    _write(
        folder, "products", _PRODUCT_COLUMNS, (_product_row(product, "en", True) for product, _, _ in shown)
    )
    _write(folder, "judgements", ("query_id", "product_id", "gain"), judged)
    return count


def main() -> None:
    """Write both languages and the photos below the folder named on the command line."""
    if len(sys.argv) != 2:
        raise SystemExit("usage: python -m retrieval.demo.judging FOLDER")
    folder = Path(sys.argv[1])
    counts = {language: write(folder / language, language) for language in LANGUAGES}
    counts["photos"] = write_photos(folder / "photos")
    for name, count in counts.items():
        sys.stdout.write(f"{folder / name}: {count} queries\n")


if __name__ == "__main__":
    main()
