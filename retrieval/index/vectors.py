"""The store of vectors: Chroma, in a folder of the home or on a server. The only file that knows Chroma.

Rows are content-addressed: a key is a digest of the encoder and of what was embedded, so a row is written once,
never changed, and an import never disturbs who reads. One process owns the folder while it writes; several need
a server (``chroma_url``), because two Chroma clients on one folder do not see each other's rows.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from retrieval.encoders.encoder import Vectors
from retrieval.errors import Conflict, Unavailable

MODALITIES = ("text", "image")
REBUILD = "Run `shopkeeper import --rebuild` to make the index again; the products are safe in the database."

_HNSW = {"space": "ip", "ef_construction": 40, "ef_search": 200, "max_neighbors": 16}
"""Rows are unit vectors, so inner product is cosine. Rows are added half as fast again with ``ef_construction`` 40 as
with 100; what that loses is won back when 400 neighbours are asked for and scored again."""


def vector_key(fingerprint: str, modality: str, content: bytes) -> str:
    """Key of a row: 32 hex digits of SHA-256 over the encoder, the modality and what is embedded."""
    digest = hashlib.sha256(f"{fingerprint}\0{modality}\0".encode())
    digest.update(content)
    return digest.hexdigest()[:32]


class VectorStore:
    """Vectors by key, one collection per modality and encoder; opened at the first use.

    Args:
        location: a folder, or the address of a Chroma server (``http://127.0.0.1:8000``).
        fingerprint: of the encoder; another encoder's rows live in other collections.
        dimensions: length of a row.
    """

    def __init__(self, location: Path | str, fingerprint: str, dimensions: int) -> None:
        self.location = location
        self.fingerprint = fingerprint
        self.dimensions = dimensions
        self._opened: Any = None
        self._collections: dict[str, Any] = {}

    def missing(self, modality: str, keys: Sequence[str]) -> list[str]:
        """The keys that have no row yet, in the order given, each once."""
        collection = self._collection(modality)
        wanted = list(dict.fromkeys(keys))
        known: set[str] = set()
        for part in self._parts(wanted):
            known.update(collection.get(ids=part, include=[])["ids"])
        return [key for key in wanted if key not in known]

    def add(self, modality: str, keys: Sequence[str], vectors: Vectors) -> None:
        """Write rows ((len(keys), dimensions) float32, unit length); a key that is there already stays as it is."""
        if vectors.shape != (len(keys), self.dimensions):
            raise ValueError(f"{vectors.shape} is not ({len(keys)}, {self.dimensions})")
        collection = self._collection(modality)
        rows = {key: row for row, key in enumerate(keys)}
        wanted = list(rows)
        for part in self._parts(wanted):
            collection.upsert(ids=part, embeddings=vectors[[rows[key] for key in part]])

    def get(self, modality: str, keys: Sequence[str]) -> Vectors:
        """(len(keys), dimensions) float32 in the order of the keys.

        Raises:
            Conflict: a key has no row.
        """
        collection = self._collection(modality)
        found: dict[str, NDArray[np.float32]] = {}
        for part in self._parts(list(dict.fromkeys(keys))):
            answer = collection.get(ids=part, include=["embeddings"])
            found.update(zip(answer["ids"], np.asarray(answer["embeddings"], np.float32), strict=True))
        lost = [key for key in keys if key not in found]
        if lost:
            raise Conflict(
                "index_incomplete", f"The index lacks {len(lost)} of {len(keys)} vectors.", REBUILD
            )
        return np.stack([found[key] for key in keys]) if keys else np.zeros((0, self.dimensions), np.float32)

    def query(self, modality: str, vector: NDArray[np.float32], limit: int) -> list[tuple[str, float]]:
        """The nearest keys with their cosines, nearest first (approximate: Chroma's HNSW)."""
        collection = self._collection(modality)
        answer = collection.query(query_embeddings=vector[None, :], n_results=limit, include=["distances"])
        return [
            (key, 1.0 - float(d)) for key, d in zip(answer["ids"][0], answer["distances"][0], strict=True)
        ]

    def keys(self, modality: str) -> list[str]:
        """Every key that has a row."""
        return list(self._collection(modality).get(include=[])["ids"])

    def delete(self, modality: str, keys: Sequence[str]) -> None:
        """Take rows out; keys without a row are no fault."""
        collection = self._collection(modality)
        for part in self._parts(list(keys)):
            collection.delete(ids=part)

    def count(self, modality: str) -> int:
        return int(self._collection(modality).count())

    def clear(self) -> None:
        """Drop every row of every encoder; the way out of an index that cannot be read."""
        if isinstance(self.location, Path):
            self.close()
            shutil.rmtree(self.location, ignore_errors=True)
            return
        client = self._client()
        for collection in client.list_collections():
            client.delete_collection(collection.name)
        self._collections.clear()

    def close(self) -> None:
        """Let go of the folder or server; the next use sees what other processes wrote."""
        if self._opened is not None:
            self._opened.close()
        self._opened, self._collections = None, {}

    def _parts(self, keys: list[str]) -> Iterator[list[str]]:
        size = int(self._client().get_max_batch_size())
        return (keys[start : start + size] for start in range(0, len(keys), size))

    def _client(self) -> Any:
        if self._opened is None:
            self._opened = _open(self.location)
        return self._opened

    def _collection(self, modality: str) -> Any:
        if modality not in self._collections:
            try:
                self._collections[modality] = self._client().get_or_create_collection(
                    f"{modality}-{self.fingerprint[:16]}",
                    configuration={"hnsw": _HNSW},
                    embedding_function=None,
                    metadata={"dimensions": self.dimensions},
                )
            except (ConnectionError, OSError, ValueError, RuntimeError) as error:
                raise Conflict("index_corrupt", "The vector index cannot be read.", REBUILD) from error
        return self._collections[modality]


def _open(location: Path | str) -> Any:
    import chromadb  # a second to import: only who writes, or searches very many products, pays it
    from chromadb.api.shared_system_client import SharedSystemClient
    from chromadb.config import Settings
    from chromadb.errors import ChromaError

    settings = Settings(anonymized_telemetry=False)
    if isinstance(location, Path):
        try:
            location.mkdir(parents=True, exist_ok=True)
            return chromadb.PersistentClient(path=str(location), settings=settings)
        except PermissionError as error:
            raise Unavailable(
                "index_not_writable", f"The folder {location} cannot be written.", "Check its permissions."
            ) from error
        except (ChromaError, OSError, ValueError, RuntimeError, AttributeError) as error:
            # Chroma keeps the half-opened client of a folder and would hand it out again after the folder is mended
            SharedSystemClient._identifier_to_system.pop(str(location), None)
            raise Conflict("index_corrupt", "The vector index cannot be read.", REBUILD) from error
    address = urlsplit(location)
    try:
        return chromadb.HttpClient(
            host=address.hostname or "127.0.0.1",
            port=address.port or (443 if address.scheme == "https" else 8000),
            ssl=address.scheme == "https",
            settings=settings,
        )
    except (ChromaError, OSError, ValueError) as error:
        raise Unavailable(
            "chroma_unreachable",
            f"The Chroma server at {location} does not answer.",
            "Start it or change `chroma_url`.",
        ) from error
