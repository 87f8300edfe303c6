"""What the page asks of the shop: one open shop a process, turns in threads of their own.

A turn runs beside the page's script, because Streamlit stops a script whenever the visitor touches something;
the turn goes on, is kept by the conversation, and the next run of the page finds it in the history.
"""

from __future__ import annotations

import logging
import queue
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path

from assistant.commands import FilterSet
from assistant.messages import CartBlock, Message, OrderBlock, Reply, Turn
from assistant.settings import Settings
from assistant.shop import Shop
from retrieval.catalog.product import Product, ProductId, Review
from retrieval.errors import NotFound, ShopkeeperError
from retrieval.search.query import Query
from ui.web.texts import Language

log = logging.getLogger("shopkeeper.page")
WARMING = ("dress", "连衣裙")
"""One search a language loads all that searches need."""
SAMPLED = 400
"""So many products are looked at for the sample photo of the first screen."""
SHOWN = ("handbag", "sneakers", "dress", "sweater")
"""What makes a good sample photo, best first."""


@dataclass(frozen=True, slots=True)
class Person:
    """A customer as the picker shows them."""

    customer_id: str
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Running:
    """What the search stands on now."""

    filters: FilterSet = field(default_factory=FilterSet)
    photos: tuple[str, ...] = ()
    photo_weight: float = 0.5
    undoable: bool = False


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A turn that has begun: what was said, what will be answered, and the steps on the way there."""

    message: Message
    reply: Future[Reply]
    steps: queue.SimpleQueue[str]

    def begun(self) -> Iterator[str]:
        """Every step that has begun since this was last asked."""
        while True:
            try:
                yield self.steps.get_nowait()
            except queue.Empty:
                return

    def wait(self, seconds: float) -> bool:
        """Whether the turn is done, within so many seconds."""
        wait((self.reply,), timeout=seconds)
        return self.reply.done()


class Service:
    """The open shop as the page sees it."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.settings: Settings = shop.settings
        self._sample: Path | None = None
        self._turns = ThreadPoolExecutor(max_workers=4, thread_name_prefix="turn")

    def start(self, message: Message) -> UnderWay:
        """Begin a turn; the queue names its steps as they start."""
        steps: queue.SimpleQueue[str] = queue.SimpleQueue()
        return UnderWay(message, self._turns.submit(self.shop.conversation.reply, message, steps.put), steps)

    def history(self, conversation: str, customer: str | None) -> tuple[Turn, ...]:
        return self.shop.conversation.history(conversation, customer)

    def may_see(self, conversation: str, customer: str | None) -> bool:
        """Whether the conversation is this visitor's, or nobody's yet."""
        return self.shop.conversation.own(conversation, customer) == conversation

    def picture(self, name: str | None) -> Path | None:
        """The file of a product's picture; None for a name that points outside the home's pictures."""
        if not name:
            return None
        folder = self.settings.images_dir.resolve()
        path = (folder / name).resolve()
        return path if path.is_relative_to(folder) else None

    def running(self, conversation: str, customer: str | None, turns: Sequence[Turn]) -> Running:
        """The constraints, photos and weight of the conversation as it stands."""
        state = self.shop.conversation.state(conversation, customer) if turns else None
        if state is None:
            return Running()
        return Running(state.filters, tuple(state.photos), state.photo_weight, state.undoable)

    def product(self, product_id: str) -> Product | None:
        """None once it has left the shop."""
        try:
            return self.shop.engine.product(ProductId(product_id))
        except NotFound:
            return None

    def reviews(self, product_id: str, language: Language) -> tuple[Review, ...]:
        """What buyers wrote in the visitor's language; where nobody did, what they wrote in the other one."""
        found = self.shop.reviews.of(ProductId(product_id))
        return tuple(review for review in found if review.language == language) or found

    def people(self) -> tuple[Person, ...]:
        return tuple(Person(one.customer_id, one.name, one.email) for one in self.shop.desk.customers())

    def orders(self, customer_id: str, language: Language) -> tuple[OrderBlock, ...]:
        """Newest first."""
        from assistant.wording.items import order_block  # the desk is opened only for who is signed in

        orders = self.shop.desk.orders_of(customer_id)
        sold = self.shop.products.many([line.product_id for order in orders for line in order.lines]).values()
        return tuple(order_block(order, language, sold) for order in orders)

    def cart(self, conversation: str, customer: str | None, language: Language) -> CartBlock | None:
        return None

    def stocked(self) -> bool:
        return self.shop.products.count() > 0

    def sample_photo(self) -> Path | None:
        """A picture of the shop's own to try the search with, of something that looks like something."""
        if self._sample is None:
            first = [product for _, product in islice(self.shop.products.every(), SAMPLED) if product.images]
            first.sort(key=lambda product: SHOWN.index(product.kind) if product.kind in SHOWN else len(SHOWN))
            self._sample = next(
                (path for product in first if (path := self.picture(product.images[0]))), None
            )
        return self._sample

    @property
    def uploads(self) -> Path:
        return self.settings.home / "uploads"


def service() -> Service:
    """The one shop of this process, as the settings say.

    Raises:
        ShopkeeperError: the home, the database or the index cannot be used.
    """
    return _open(Settings.load())


@cache
def _open(settings: Settings) -> Service:
    return Service(Shop.open(settings))


def warm() -> None:
    """Open what the first visitor would otherwise wait for; what cannot be opened is told to the visitor."""
    try:
        shop = service()
        if shop.stocked():
            for text in WARMING:
                shop.shop.engine.search(Query(text=text))
    except ShopkeeperError:
        log.exception("the shop cannot open")
