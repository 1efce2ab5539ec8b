"""Every query of the library gives the same rows on every engine: values compared, order left to each."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from endpoints import Row, ask, oxigraph, value, virtuoso

from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.export import export
from beleidsgraaf.graph.store import Generation, Store
from beleidsgraaf.queries.catalogue import Catalogue

CATALOGUE = Catalogue()
NAMES = [query.name for query in CATALOGUE]
#: Parameters besides the examples that stand in the files.
PARAMETERS: list[tuple[str, dict[str, str]]] = [
    ("citations-of-document", {"document": "kst-39871-C"}),
    ("committee-members", {"group": "D66"}),
    ("cooperation", {"name": "Belastingdienst"}),
    ("laws", {"document": "kst-39871-12"}),
    ("missing-documents", {"prefix": "kst-"}),
    ("municipalities", {"document": "kst-39871-12"}),
    ("office-holder", {"office": "minister van BZK", "date": "2023-09-04"}),
    ("questions-of-group", {"group": "SGP"}),
]
CASES: list[tuple[str, dict[str, str]]] = [*((name, {}) for name in NAMES), *PARAMETERS]
IDS = [f"{name}-{'-'.join(values.values())}" if values else name for name, values in CASES]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Iterator[Generation]:
    store = Store.create(tmp_path_factory.mktemp("engines") / "store")
    build(store, [str(samples)])
    with store.read() as generation:
        yield generation


@pytest.fixture(scope="module")
def nquads(graph: Generation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give what the store exports, as a file: what another engine would be given."""
    file = tmp_path_factory.mktemp("export") / "graph.nq"
    file.write_bytes(b"".join(export(graph, "nquads")))
    return file


@pytest.fixture(scope="module")
def oxigraph_server(nquads: Path) -> Iterator[str]:
    with oxigraph(nquads) as endpoint:
        yield endpoint


@pytest.fixture(scope="module")
def virtuoso_server(nquads: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if shutil.which("virtuoso-t") is None or shutil.which("isql-vt") is None:
        pytest.skip("Virtuoso is not here: `make peers` installs the Debian package virtuoso-opensource-7-bin")
    with virtuoso(nquads, tmp_path_factory.mktemp("virtuoso")) as endpoint:
        yield endpoint


@pytest.fixture(scope="module")
def rdflib_dataset(nquads: Path) -> rdflib.Dataset:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(nquads, format="nquads")
    return dataset


def _here(graph: Generation, sparql: str) -> list[Row]:
    rows = graph.query(sparql)
    return sorted((tuple(value(v) for v in row.values()) for row in rows.values()), key=str)


def test_how_many_cases_there_are() -> None:
    assert len(NAMES) >= 30


def test_most_queries_give_rows(graph: Generation) -> None:
    """Engines that agree on nothing at all agree on little."""
    assert sum(bool(_here(graph, query.sparql)) for query in CATALOGUE) >= len(NAMES) * 0.8


@pytest.mark.parametrize(("name", "values"), CASES, ids=IDS)
def test_oxigraph_server(graph: Generation, oxigraph_server: str, name: str, values: dict[str, str]) -> None:
    sparql = _sparql(name, values)
    assert ask(oxigraph_server, sparql) == _here(graph, sparql)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "values"), CASES, ids=IDS)
def test_virtuoso(graph: Generation, virtuoso_server: str, name: str, values: dict[str, str]) -> None:
    sparql = _sparql(name, values)
    assert ask(virtuoso_server, sparql) == _here(graph, sparql)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "values"), CASES, ids=IDS)
def test_rdflib(graph: Generation, rdflib_dataset: rdflib.Dataset, name: str, values: dict[str, str]) -> None:
    sparql = _sparql(name, values)
    result = rdflib_dataset.query(sparql)
    rows = [tuple(None if cell is None else value(str(cell)) for cell in row) for row in result]
    assert sorted(rows, key=str) == _here(graph, sparql)


def _sparql(name: str, values: dict[str, str]) -> str:
    query = CATALOGUE.get(name)
    return query.bind(values) if values else query.sparql
