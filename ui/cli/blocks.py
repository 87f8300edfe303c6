"""A reply in the terminal: its sentence, then its blocks as plain text and small tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rich.markup import escape
from rich.table import Table

from assistant.messages import (
    Amount,
    Block,
    CartBlock,
    ComparisonBlock,
    DetailsBlock,
    HandoffBlock,
    NoticeBlock,
    OffersBlock,
    OrderBlock,
    OverviewBlock,
    PolicyBlock,
    ProductItem,
    ProductsBlock,
    ProposalBlock,
    QuestionBlock,
    ReceiptBlock,
    RelaxationsBlock,
    Reply,
    ReviewsBlock,
)
from retrieval.catalog.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

Language = Literal["en", "zh"]
WORDS = {
    "sold_out": ("sold out", "已售罄"),
    "promoted": ("promoted", "推广"),
    "for": ("for", "说好"),
    "against": ("against", "说不好"),
    "total": ("total", "合计"),
    "ticket": ("ticket", "工单号"),
    "yes_or_no": ("Yes or no?", "确认还是不要？"),
    "nothing": ("Nothing meets all of that. What would help:", "没有同时符合这些条件的商品，可以这样放宽："),
    "more": ("--limit shows more", "用 --limit 看更多"),
    "products": ("products", "件商品"),
}


def word(name: str, language: Language) -> str:
    return WORDS[name][language == "zh"]


def price(amount: Amount, language: Language) -> str:
    return Money(amount.amount, amount.currency).formatted(language)


def print_reply(reply: Reply, console: Console, language: Language) -> None:
    if reply.spoken:
        console.print(escape(reply.spoken))
    for block in reply.blocks:
        _print_block(block, console, language)
    console.print()


def print_items(items: Iterable[ProductItem], console: Console, language: Language) -> None:
    """Products as a table: place, title, price, stars, what there is to know."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for justify in ("right", "left", "right", "left", "left"):
        table.add_column(justify=justify)
    for item in items:
        was = f" [s dim]{escape(price(item.list_price, language))}[/]" if item.list_price else ""
        stars = f"★ {item.rating:.1f} ({item.rating_count})" if item.rating else ""
        marks = [word("promoted", language)] if item.promoted else []
        marks += [] if item.in_stock else [word("sold_out", language)]
        if item.note:  # it stands in for another variant: which one it is is what matters
            marks += [
                " ".join(item.attributes[name] for name in ("colour", "size") if name in item.attributes)
            ]
            marks += [item.note]
        marks += [item.why[0].text] if item.why else []
        table.add_row(
            f"{item.position}",
            escape(item.title),
            f"[bold]{escape(price(item.price, language))}[/]{was}",
            stars,
            f"[dim]{escape(' · '.join(marks))}[/]",
        )
    console.print(table)


def _print_block(block: Block, console: Console, language: Language) -> None:
    match block:
        case ProductsBlock():
            print_items(block.items, console, language)
        case ComparisonBlock():
            _print_comparison(block, console)
        case OffersBlock():
            for offer in block.items:
                console.print(escape(f"  {offer.seller}: {price(offer.total, language)}"))
        case CartBlock() | OrderBlock():
            _print_lines(block, console, language)
        case _:
            for line in _lines_of(block, language):
                console.print(escape(f"  {line}"))


def _print_comparison(block: ComparisonBlock, console: Console) -> None:
    table = Table("", *(escape(item.title) for item in block.items), box=None)
    for row in block.rows:
        style = "bold" if row.differs else None
        table.add_row(escape(row.label), *(escape(value) for value in row.values), style=style)
    console.print(table)


def _print_lines(block: CartBlock | OrderBlock, console: Console, language: Language) -> None:
    if isinstance(block, OrderBlock):
        console.print(escape(f"  {block.order_id} · {block.label or block.state}"))
    for line in block.lines:
        console.print(escape(f"  {line.quantity} × {line.title}  {price(line.price, language)}"))
    if block.total:
        console.print(escape(f"  {word('total', language)} {price(block.total, language)}"))
    if isinstance(block, OrderBlock):
        for entry in block.timeline:
            console.print(escape(f"    {entry.at[:16].replace('T', ' ')}  {entry.label}"), style="dim")


def _lines_of(block: Block, language: Language) -> list[str]:
    """The blocks that are a few lines of text."""
    match block:
        case DetailsBlock():
            return [f"{block.label or block.attribute}: {block.value} ({block.source})".removeprefix(": ")]
        case ReviewsBlock():
            tally = f"＋{block.for_} {word('for', language)} · －{block.against} {word('against', language)}"
            return [tally, *(f"★{quote.rating} “{quote.text}”" for quote in block.quotes)]
        case OverviewBlock():
            lowest, highest = block.price_min, block.price_max
            span = f" · {price(lowest, language)} – {price(highest, language)}" if lowest and highest else ""
            return [f"{block.count} {word('products', language)}{span}"]
        case RelaxationsBlock():
            return [f"{item.label or ', '.join(item.drop)} · {item.count}" for item in block.items]
        case QuestionBlock():
            return [block.text, *(f"{place}. {option}" for place, option in enumerate(block.options, 1))]
        case ProposalBlock():
            return [*block.effects, word("yes_or_no", language)]
        case ReceiptBlock():
            return [f"✓ {effect}" for effect in block.effects] + [block.reference]
        case PolicyBlock():
            return [*block.quote.splitlines(), f"— {block.source} · {block.section}"]
        case HandoffBlock():
            return [f"{word('ticket', language)} {block.ticket_id}"]
        case NoticeBlock():
            return [block.sentence]
    return []
