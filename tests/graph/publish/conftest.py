"""The samples, built and published once; and, where they are present, the letters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from published import BASE, BZK, SETTLED

from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.publish.settings import Settings
from beleidsgraaf.graph.publish.site import Published, publish
from beleidsgraaf.graph.store import Generation, Store


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Store:
    store = Store.create(tmp_path_factory.mktemp("publish") / "store")
    assert not build(store, [str(samples / "*.txt"), str(samples / "*.md")]).failed
    return store


@pytest.fixture(scope="session")
def generation(sample_store: Store) -> Iterator[Generation]:
    with sample_store.read() as made:
        yield made


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory, generation: Generation) -> tuple[Path, Published]:
    out = tmp_path_factory.mktemp("out") / "public"
    settings = Settings(BZK, "open@voorbeeld.example", SETTLED)
    return out, publish(generation, out, BASE, settings, endpoint=f"{BASE}sparql")


@pytest.fixture(scope="session")
def folder(published: tuple[Path, Published]) -> Path:
    return published[0]
