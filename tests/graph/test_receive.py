"""Import: what was exported comes back as it was, and what is wrong leaves the store alone."""

from __future__ import annotations

import gzip
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from beleidsgraaf.cli import cli
from beleidsgraaf.errors import SourceError
from beleidsgraaf.graph.build import build, remove
from beleidsgraaf.graph.export import export, scope, serialised
from beleidsgraaf.graph.manifest import Manifest
from beleidsgraaf.graph.receive import base_of, receive
from beleidsgraaf.graph.store import Store

SUFFIX = {"nquads": "nq", "trig": "trig", "jsonld": "jsonld"}


def exported(store: Store, form: str = "nquads") -> bytes:
    with store.read() as generation:
        return b"".join(export(generation, form))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Store:
    store = Store.create(tmp_path_factory.mktemp("receive") / "store", "https://data.example.nl/id/")
    assert build(store, [str(samples)]).exit_code == 0
    return store


@pytest.fixture
def copied(built: Store, tmp_path: Path) -> tuple[Store, Path]:
    """Give an import of the built store, and the file."""
    file = tmp_path / "graph.nq"
    file.write_bytes(exported(built))
    copy = Store.create(tmp_path / "copy", base_of([file]))
    receive(copy, [file])
    return copy, file


@pytest.mark.parametrize("form", ["jsonld", *(pytest.param(f, marks=pytest.mark.slow) for f in ("nquads", "trig"))])
def test_there_and_back_and_there_is_the_same(built: Store, form: str, tmp_path: Path) -> None:
    file = tmp_path / f"graph.{SUFFIX[form]}"
    file.write_bytes(exported(built, form))
    copy = Store.create(tmp_path / "copy", base_of([file]))
    report = receive(copy, [file])
    assert exported(copy, form) == file.read_bytes()
    assert exported(copy) == exported(built)
    original = Manifest.load(built.generation_folder(1) / "sources.jsonl")
    again = Manifest.load(copy.generation_folder(1) / "sources.jsonl")
    assert report.sources == [r.key for r in original]
    for one, other in zip(original, again, strict=True):
        assert (one.key, one.sha256, one.form, set(one.documents), one.quads, one.speaks) == (
            other.key,
            other.sha256,
            other.form,
            set(other.documents),
            other.quads,
            other.speaks,
        )


@pytest.mark.slow
@pytest.mark.letters
def test_the_letters_too(letters: Path, tmp_path: Path) -> None:
    store = Store.create(tmp_path / "store")
    build(store, [str(letters / "*.txt")])
    file = tmp_path / "letters.nq.gz"
    file.write_bytes(gzip.compress(exported(store)))
    copy = Store.create(tmp_path / "copy", base_of([file]))
    receive(copy, [file])
    assert exported(copy) == exported(store)


@pytest.mark.slow
def test_a_source_that_is_read_after_an_import_takes_its_place(
    built: Store, copied: tuple[Store, Path], samples: Path
) -> None:
    copy, _ = copied
    report = build(copy, [str(samples)])
    assert report.exit_code == 0
    assert len(report.read) + len(report.unchanged) == len(report.read) >= 9
    assert exported(copy) == exported(built)
    remove(copy, ["kst-39871-12.txt"])
    assert b"graph/source/kst-39871-12.txt" not in exported(copy)


def test_a_graph_takes_the_place_of_the_old_one(copied: tuple[Store, Path], tmp_path: Path) -> None:
    copy, file = copied
    graph = f"<{copy.mint.source_graph('kst-39871-12.txt')}>"
    said = f'<{copy.mint.document("kst-39871-12")}> <http://purl.org/dc/terms/description> "kort" {graph} .\n'
    (tmp_path / "one.nq").write_text(said)
    receive(copy, [tmp_path / "one.nq"], add=True)
    assert set(exported(copy).splitlines()) == {*file.read_bytes().splitlines(), said.strip().encode()}
    receive(copy, [file])
    assert exported(copy) == file.read_bytes()


def test_one_document_comes_over(built: Store, tmp_path: Path) -> None:
    file = tmp_path / "one.jsonld"
    with built.read() as generation:
        file.write_bytes(b"".join(serialised(scope.of_document(generation, "kst-39871-12"), "jsonld")))
    result = CliRunner().invoke(cli, ["import", str(file), "--store", str(tmp_path / "new")], catch_exceptions=False)
    assert result.exit_code == 0
    assert "1 sources" in result.output
    assert exported(Store.open(tmp_path / "new"), "jsonld") == file.read_bytes()


GRAPH = "<https://data.example.nl/id/graph/source/a.txt>"
DOC = "<https://data.example.nl/id/doc/kst-1-2>"
IS_A = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.nq", f"{DOC} <https://example.org/p> 5 .", "is no N-Quads"),
        ("a.nq", f'{DOC} <https://example.org/p> "x" .', "is in no graph"),
        ("a.nq", f'{DOC} <https://example.org/p> "x" <https://example.org/g> .', "every statement of a store"),
        ("a.nq", f"{DOC} <https://example.org/p> _:b {GRAPH} .", "blank node"),
        ("a.nq", f'{DOC} <https://example.org/p> "x" <https://other.example/graph/source/a.txt> .', "of its own"),
        ("a.ttl", f'{DOC} <https://example.org/p> "x" .', "ends in .nq"),
        ("a.jsonld", '{"@context": {"a": "https://example.org/"', "is no JSON-LD"),
        ("a.nq.gz", "not gzipped", "cannot be read"),
        (
            "a.nq",
            f"{DOC} {IS_A} <https://w3id.org/beleidsgraaf/ns#Claim> {GRAPH} .",
            "violates the shapes",
        ),
    ],
)
def test_bad_input_leaves_the_store_alone(built: Store, name: str, content: str, words: str, tmp_path: Path) -> None:
    before, generation = exported(built), built.current
    (tmp_path / name).write_text(content + "\n")
    with pytest.raises(SourceError, match=words):
        receive(built, [tmp_path / name])
    assert built.current == generation
    assert exported(built) == before


def test_a_good_file_does_not_go_in_before_a_bad_one(built: Store, tmp_path: Path) -> None:
    line = f'{DOC} <https://example.org/p> "x" {GRAPH} .\n'
    (tmp_path / "good.nq").write_text(line)
    (tmp_path / "bad.nq").write_text(line * 30_000 + "half a line")
    before = exported(built)
    with pytest.raises(SourceError, match=r"bad\.nq"):
        receive(built, [tmp_path / "good.nq", tmp_path / "bad.nq"])
    assert exported(built) == before
    assert not [q for q in ox.parse(before, format=ox.RdfFormat.N_QUADS) if str(q.subject) == DOC]
