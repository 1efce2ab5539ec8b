"""Exports of a part, as JSON for web developers, as tables and as networks, of the graph of the samples."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from click.testing import CliRunner
from pyld import jsonld

from beleidsgraaf.cli import cli
from beleidsgraaf.errors import UsageError
from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.export import compact, networks, scope, serialised, tables
from beleidsgraaf.graph.store import Generation, Store

DOC = "https://w3id.org/beleidsgraaf/id/doc/"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    path = tmp_path_factory.mktemp("export") / "store"
    assert not build(Store.create(path), [str(samples / "*.txt"), str(samples / "*.md")]).failed
    return path


@pytest.fixture(scope="module")
def generation(folder: Path) -> Iterator[Generation]:
    with Store.open(folder).read() as made:
        yield made


def run(*arguments: str) -> bytes:
    result = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout_bytes


def triples_by_pyld(document: bytes) -> set[str]:
    lines: str = jsonld.to_rdf(json.loads(document), {"format": "application/n-quads"})
    return {str(quad) for quad in ox.parse(lines.encode(), format=ox.RdfFormat.N_QUADS)}


def triples_by_oxigraph(document: bytes) -> set[str]:
    return {str(quad) for quad in ox.parse(document, format=ox.RdfFormat.JSON_LD)}


def test_a_document_goes_with_what_it_names_and_what_follows(generation: Generation) -> None:
    parts = {
        p.graph.removeprefix(generation.mint.base): set(p.quads) for p in scope.of_document(generation, "kst-39871-12")
    }
    assert list(parts) == ["graph/authority", "graph/derived", "graph/source/kst-39871-12.txt"]
    mine = set(generation.quads(generation.mint.source_graph("kst-39871-12.txt")))
    assert parts["graph/source/kst-39871-12.txt"] == mine
    assert len(parts["graph/authority"]) < 1000 < sum(1 for _ in generation.quads(generation.mint.graph("authority")))
    promises = {q.subject for q in mine if str(q.object).endswith("ns#Commitment>")}
    assert [q for q in parts["graph/derived"] if q.subject in promises and "fulfilledBy" in q.predicate.value]


def test_a_document_in_a_source_with_others_goes_alone(generation: Generation) -> None:
    """The written consultation holds several documents: each takes its own claims along and leaves the others'."""
    source = "verslag-schriftelijk-overleg-39871.txt"
    whole = set(generation.quads(generation.mint.source_graph(source)))
    held = sorted(
        {str(q.subject)[1:-1] for q in whole if "wasDerivedFrom" in q.predicate.value and "/doc/" in str(q.subject)}
    )
    assert len(held) >= 2
    taken = []
    for iri in held:
        parts = {p.graph: set(p.quads) for p in scope.of_document(generation, iri)}
        taken.append(parts[generation.mint.source_graph(source)])
    for one in taken:
        assert one < whole
    claims = [{q.subject for q in one if str(q.object).endswith("ns#Claim>")} for one in taken]
    assert not set.intersection(*claims)
    assert set.union(*claims) == {q.subject for q in whole if str(q.object).endswith("ns#Claim>")}


def test_a_dossier_is_its_documents(generation: Generation) -> None:
    parts = {p.graph.removeprefix(generation.mint.base) for p in scope.of_dossier(generation, "39871")}
    assert "graph/source/kst-39871-12.txt" in parts
    assert "graph/source/kst-39871-15.txt" in parts
    assert "graph/source/ah-tk-20302031-118.txt" not in parts
    assert scope.dossier(generation, "dossier-39871") == scope.dossier(generation, "39871")


@pytest.mark.parametrize("which", [scope.of_document, scope.of_dossier])
def test_what_is_not_there_is_said(generation: Generation, which: Any) -> None:
    with pytest.raises(UsageError, match="no source of this store holds"):
        which(generation, "99999")


def test_json_means_the_same_to_three_libraries(generation: Generation) -> None:
    document = b"".join(serialised(scope.of_document(generation, "kst-39871-12"), "jsonld"))
    said = {str(q) for p in scope.of_document(generation, "kst-39871-12") for q in p.quads}
    assert triples_by_oxigraph(document) == said
    assert triples_by_pyld(document) == said
    dataset = rdflib.Dataset()
    dataset.parse(document, format="json-ld")
    assert len(list(dataset.quads())) == len(said)


def test_json_is_readable_by_who_knows_no_rdf(generation: Generation) -> None:
    document = json.loads(b"".join(serialised(scope.of_document(generation, "kst-39871-12"), "jsonld")))
    nodes = {n["id"]: n for graph in document["@graph"] for n in graph["@graph"] if "type" in n}
    letter = nodes[f"{DOC}kst-39871-12"]
    assert letter["identifier"] == "kst-39871-12"
    assert letter["issued"] in ("2031-01-14", {"@type": "xsd:date", "@value": "2031-01-14"})
    assert letter["title"]["nl"].startswith("Brief van de ministers")
    assert "Letter" in letter["type"]
    [promise] = [n for n in nodes.values() if "Commitment" in n["type"]][:1]
    selectors = promise["target"]["selector"]
    assert [s["exact"] for s in (selectors if isinstance(selectors, list) else [selectors]) if "exact" in s]
    assert promise["claimant"].startswith("https://")


def test_a_small_document_has_a_small_context() -> None:
    node = ox.NamedNode(f"{DOC}kst-1-2")
    terms = "http://purl.org/dc/terms/"
    made = json.loads(
        compact.document(
            [
                ox.Triple(node, ox.NamedNode(f"{terms}title"), ox.Literal("Brief", language="nl")),
                ox.Triple(node, ox.NamedNode(f"{terms}title"), ox.Literal("Letter", language="en")),
                ox.Triple(node, ox.NamedNode(f"{terms}title"), ox.Literal("no language")),
                ox.Triple(node, ox.NamedNode(f"{terms}issued"), ox.Literal("2031-01")),
                ox.Triple(node, ox.NamedNode("https://example.org/other"), ox.Literal(True)),
                ox.Triple(node, ox.NamedNode("https://example.org/other"), ox.Literal(12)),
                ox.Triple(node, ox.NamedNode("https://example.org/other"), ox.Literal(2**60)),
            ]
        )
    )
    assert sorted(made["@context"]) == ["dcterms", "id", "issued", "title", "xsd"]
    [about] = made["@graph"]
    assert about["title"] == {"en": "Letter", "nl": "Brief"}
    assert about["dcterms:title"] == "no language"
    assert about["issued"] == {"@value": "2031-01"}
    assert about["https://example.org/other"][:2] == [{"@type": "xsd:integer", "@value": str(2**60)}, 12]
    document = json.dumps(made).encode()
    assert triples_by_oxigraph(document) == triples_by_pyld(document)
    assert len(triples_by_oxigraph(document)) == 7


@pytest.mark.parametrize("table", tables.TABLES, ids=lambda t: t.name)
def test_tables_are_valid_csv_on_the_web(generation: Generation, table: tables.Table, tmp_path: Path) -> None:
    from csvw import CSVW

    (tmp_path / f"{table.name}.csv").write_bytes(tables.written(table, generation))
    described = tmp_path / f"{table.name}.csv-metadata.json"
    described.write_bytes(tables.metadata(table))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        read = CSVW(str(described), validate=True)
        assert read.is_valid, read.warnings
        rows = list(read.tables[0].iterdicts(strict=True))
    assert len(rows) == (tmp_path / f"{table.name}.csv").read_bytes().count(b"https://w3id.org/beleidsgraaf/id/") - sum(
        str(v).count("https://w3id.org/beleidsgraaf/id/") for r in rows for k, v in r.items() if k != "iri"
    )
    assert len({row["iri"] for row in rows}) == len(rows) > 3


def test_a_table_that_lies_is_found(generation: Generation, tmp_path: Path) -> None:
    """The check can fail: a word where the metadata promise a number."""
    from csvw import CSVW

    commitments = next(t for t in tables.TABLES if t.name == "commitments")
    text = tables.written(commitments, generation).decode().replace(",0.9", ",zeker0.", 1)
    assert ",zeker" in text
    (tmp_path / "commitments.csv").write_text(text, newline="")
    (tmp_path / "commitments.csv-metadata.json").write_bytes(tables.metadata(commitments))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        read = CSVW("commitments.csv-metadata.json", validate=True)
        with pytest.raises(ValueError, match="Invalid value for decimal"):
            list(read.tables[0].iterdicts(strict=True))


def test_tables_hold_what_the_letter_says(generation: Generation) -> None:
    by_name = {t.name: t for t in tables.TABLES}

    def rows(name: str, documents: set[str] | None = None) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(tables.written(by_name[name], generation, documents).decode())))

    [letter] = [r for r in rows("documents") if r["identifier"] == "kst-39871-12"]
    assert (letter["kind"], letter["issued"], letter["dossier"]) == ("Letter", "2031-01-14", "39871")
    assert letter["sender"].count("|") == 1
    mine = rows("commitments", {f"{DOC}kst-39871-12"})
    assert mine
    assert {r["document"] for r in mine} == {"kst-39871-12"}
    assert all(r["claimant"] and int(r["start"]) < int(r["end"]) for r in mine)
    assert ("kst-39871-12", "kst-39700-3") in {(r["citing"], r["cited"]) for r in rows("citations")}
    actors = {r["label"]: r for r in rows("actors")}
    assert actors["Ministerie van Binnenlandse Zaken en Koninkrijksrelaties"]["same_as"].endswith("mnre1034")


def test_networks_are_read_by_others(generation: Generation, tmp_path: Path) -> None:
    made = networks.of_graph(generation)
    for form, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        path = tmp_path / f"network.{form}"
        path.write_bytes(networks.written(made, form))
        again = read(path)
        assert set(again.nodes) == set(made.nodes)
        assert again.number_of_edges() == made.number_of_edges() > 100
        kinds = {data["kind"] for _, _, data in again.edges(data=True)}
        assert {"mentions", "cites", "claims", "replaces"} <= kinds
        ends = f"{DOC}kst-39871-12", f"{DOC}kst-39700-3"
        said = [d for one, other, d in again.edges(data=True) if (one, other, d["kind"]) == (*ends, "cites")]
        assert [d["first"] for d in said] == ["2031-01-14"]


def test_the_same_bytes_whatever_the_hash_seed(folder: Path) -> None:
    def written(seed: str, form: str) -> bytes:
        command = [sys.executable, "-m", "beleidsgraaf", "export", "--store", str(folder), "--format", form]
        environment = {"PYTHONHASHSEED": seed, "PATH": ""}
        return subprocess.run(command, env=environment, check=True, capture_output=True).stdout

    for form in ("jsonld", "rdfxml", "gexf", "graphml"):
        assert written("1", form) == written("2", form)


def test_an_answer_goes_out_in_any_form(folder: Path, tmp_path: Path) -> None:
    query = ("--query", "cited-by", "--param", "document=kst-39871-12")
    table = tmp_path / "answer.csv"
    run("export", "--store", str(folder), "--format", "csv", *query, "-o", str(table))
    rows = list(csv.DictReader(io.StringIO(table.read_bytes().decode(), newline="")))
    assert len(rows) >= 2
    described = json.loads((tmp_path / "answer.csv-metadata.json").read_text())
    assert [c["name"] for c in described["tableSchema"]["columns"]] == list(rows[0])
    graph = rdflib.Graph().parse(run("export", "--store", str(folder), "--format", "turtle", *query), format="turtle")
    said = {str(o) for _, p, o in graph if str(p).endswith("#quote")}
    assert said == {row["quote"].replace("\r\n", "\n") for row in rows}
    network = run("export", "--store", str(folder), "--format", "graphml", "--query", "commitments")
    assert nx.parse_graphml(network.decode()).number_of_edges() > 0


def test_a_construct_goes_out_as_its_triples(folder: Path, tmp_path: Path) -> None:
    query = tmp_path / "letters.rq"
    query.write_text("CONSTRUCT { ?d a schema:Message } WHERE { ?d a bg:Letter }")
    lines = run("export", "--store", str(folder), "--query", str(query)).decode().splitlines()
    assert len(lines) >= 3
    assert all("<https://schema.org/Message>" in line for line in lines)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--format", "csv"), "give a folder"),
        (("--document", "kst-1-2", "--dossier", "1"), "give one of"),
        (("--param", "a=b"), "--param goes with --query"),
        (("--document", "kst-1-2"), "no source of this store"),
        (("--format", "gexf", "--query", "laws", "-o", "x/y"), "cannot be written"),
    ],
)
def test_what_cannot_be_written_is_said(folder: Path, arguments: tuple[str, ...], words: str) -> None:
    result = CliRunner().invoke(cli, ["export", "--store", str(folder), *arguments])
    assert isinstance(result.exception, UsageError)
    assert words in str(result.exception)
