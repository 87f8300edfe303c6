from __future__ import annotations

import pytest

from retrieval.encoders.compact import CompactEncoder
from tests.retrieval.search.shelf import SmallShop, stocked


@pytest.fixture(scope="session")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> CompactEncoder:
    return CompactEncoder(stamps=tmp_path_factory.mktemp("stamps"), threads=1)


@pytest.fixture(scope="session")
def shop(encoder: CompactEncoder, tmp_path_factory: pytest.TempPathFactory) -> SmallShop:
    """Read only; a test that changes the catalogue stocks a shop of its own."""
    return stocked(tmp_path_factory.mktemp("shop"), encoder)
