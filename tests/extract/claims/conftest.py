"""Claims of marked sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from marked import source_of

from beleidsgraaf.extract.components.claims.find import find_claims
from beleidsgraaf.extract.model import BlockKind, Claim


@pytest.fixture(scope="session")
def claims_of() -> Callable[..., list[Claim]]:
    """Give the claims of marked sentences, all of one paragraph."""

    def read(*sentences: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Claim]:
        return find_claims(source_of([(kind, list(sentences))]), 0.5)

    return read


@pytest.fixture(scope="session")
def claims_in() -> Callable[[list[tuple[BlockKind, list[str]]]], list[Claim]]:
    """Give the claims of blocks of marked sentences."""
    return lambda blocks: find_claims(source_of(blocks), 0.5)
