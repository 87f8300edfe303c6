"""Judged queries for the demo shop: what is asked, and by attributes alone, which articles are right.

``python -m retrieval.demo.judging FOLDER`` writes the files that ``shopkeeper evaluate search FOLDER`` reads.
"""

from __future__ import annotations

import csv
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from retrieval.catalog.product import LANGUAGES, Product, Variant
from retrieval.demo.articles import Article
from retrieval.demo.catalogue import SEED, listed

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


def write(folder: Path, language: str, seed: int = SEED) -> int:
    """Write ``queries.csv``, ``products.csv`` and ``judgements.csv`` for one language; gives the queries written."""
    folder.mkdir(parents=True, exist_ok=True)
    wishes = asked()
    tables: dict[str, tuple[tuple[str, ...], list[tuple[object, ...]]]] = {
        "queries": (
            ("query_id", "query", "image"),
            [(wish.query_id, wish.texts[language], "") for wish in wishes],
        ),
        "products": (
            ("product_id", "title", "description", "brand", "kind", "price", "language"),
            [
                (
                    product.product_id,
                    product.title.best(language),
                    product.description.best(language),
                    product.brand,
                    product.kind,
                    f"{product.cheapest.price.major} {product.cheapest.price.currency}",
                    language,
                )
                for product, _ in listed(seed)
            ],
        ),
        "judgements": (
            ("query_id", "product_id", "gain"),
            [
                (wish.query_id, product_id, gain)
                for wish in wishes
                for product_id, gain in judgements(wish, seed)
            ],
        ),
    }
    for name, (header, rows) in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            writer.writerows(rows)
    return len(wishes)


def main() -> None:
    """Write both languages below the folder named on the command line."""
    if len(sys.argv) != 2:
        raise SystemExit("usage: python -m retrieval.demo.judging FOLDER")
    for language in LANGUAGES:
        count = write(Path(sys.argv[1]) / language, language)
        sys.stdout.write(f"{language}: {count} queries\n")


if __name__ == "__main__":
    main()
