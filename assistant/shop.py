"""The one place where the parts of a shop are put together from its settings; each is made when first asked for."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from assistant.commands import FilterSet, FilterValues
from assistant.settings import Settings
from retrieval.catalog.money import Money
from retrieval.encoders.encoder import Encoder
from retrieval.encoders.loading import load_encoder
from retrieval.errors import Unavailable
from retrieval.index.indexer import Indexer
from retrieval.index.matrices import Matrices
from retrieval.index.vectors import VectorStore
from retrieval.search.engine import Engine
from retrieval.search.query import Filters
from retrieval.store.database import Database
from retrieval.store.products import ProductRepository
from retrieval.store.reviews import ReviewRepository

if TYPE_CHECKING:
    from assistant.conversation import Conversation
    from assistant.desk.desk import Desk
    from assistant.parsing.parser import Parser


class Shop:
    """An open shop. Parts are lazy: a search never opens the desk, a look at an order never opens an encoder."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @classmethod
    def open(cls, settings: Settings | None = None) -> Shop:
        """The shop in the settings' home, which is made where it is not there.

        Raises:
            Unavailable: the home cannot be made or written.
        """
        settings = settings or Settings.load()
        try:
            settings.home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Unavailable(
                "home_unwritable",
                f"The folder {settings.home} cannot be made or written ({error.strerror}).",
                "Set SHOPKEEPER_HOME to a folder of yours.",
            ) from error
        return cls(settings)

    @cached_property
    def database(self) -> Database:
        return Database.open(self.settings.sql_url)

    @cached_property
    def products(self) -> ProductRepository:
        return ProductRepository(self.database)

    @cached_property
    def reviews(self) -> ReviewRepository:
        return ReviewRepository(self.database)

    @cached_property
    def encoder(self) -> Encoder:
        return load_encoder(self.settings.encoder, self.settings.device, self.settings.models_dir)

    @cached_property
    def vectors(self) -> VectorStore:
        location = self.settings.chroma_url or self.settings.chroma_dir
        return VectorStore(location, self.encoder.fingerprint, self.encoder.dimensions)

    @cached_property
    def matrices(self) -> Matrices:
        return Matrices(self.vectors, self.settings.cache_dir, self.encoder.name)

    @cached_property
    def indexer(self) -> Indexer:
        return Indexer(
            self.vectors, self.encoder, self.settings.images_dir, self.matrices, self.products.vector_keys
        )

    @cached_property
    def engine(self) -> Engine:
        return Engine(self.database, self.matrices, self.encoder)

    @cached_property
    def desk(self) -> Desk:
        from assistant.desk.desk import Desk  # a search needs no desk

        return Desk(self.database)

    @cached_property
    def parser(self) -> Parser:
        from assistant.parsing.compact import CompactParser  # a search parses nothing

        compact = CompactParser(lambda: self.engine.knowledge())
        if not self.settings.language_model:
            return compact
        from assistant.parsing.language_model import LanguageModelParser

        return LanguageModelParser(self.settings.language_model, self.settings.language_model_url, compact)

    @cached_property
    def conversation(self) -> Conversation:
        from assistant.conversation import Conversation  # brings LangGraph, which only a turn needs

        return Conversation(self)

    def clear_index(self) -> None:
        """Throw the vectors and their caches away; ``rebuild_index`` makes them again."""
        self.matrices.clear()
        self.vectors.clear()

    def filters(self, said: FilterSet) -> Filters:
        """Constraints as a person says them, in the shop's minor units."""
        values = self._values(said)
        excluded = Filters(**self._values(said.excluded)) if said.excluded else None
        return Filters(**values, excluded=excluded, without=tuple(word.lower() for word in said.without))

    def _values(self, said: FilterValues) -> dict[str, Any]:
        fields: dict[str, Any] = {name: getattr(said, name) for name in FilterValues.model_fields}
        for name in ("price_min", "price_max"):
            if fields[name] is not None:
                fields[name] = Money.of(Decimal(str(fields[name])), self.settings.currency).amount
        return fields

    def close(self) -> None:
        """Let go of the database; a closed shop is not used again."""
        if "database" in self.__dict__:
            self.database.engine.dispose()
