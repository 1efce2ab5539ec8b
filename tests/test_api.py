"""One object for a store and for a remote endpoint: frames, networks, measures."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

import beleidsgraaf
from beleidsgraaf.errors import QueryError, StoreError, UsageError
from beleidsgraaf.graph import network
from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.store import Generation, Store

pandas = pytest.importorskip("pandas", reason="pandas is an extra: pip install 'beleidsgraaf[notebook]'")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    path = tmp_path_factory.mktemp("api") / "store"
    assert build(Store.create(path), [str(samples / "*.*")]).exit_code == 0
    return path


@pytest.fixture(scope="module")
def local(store: Path) -> Iterator[beleidsgraaf.Graph]:
    with beleidsgraaf.open(store) as graph:
        yield graph


@pytest.fixture(scope="module")
def remote(local: beleidsgraaf.Graph) -> Iterator[beleidsgraaf.Graph]:
    """An endpoint that speaks the protocol over the same generation."""
    generation = local.graphs
    assert isinstance(generation, Generation)

    class Endpoint(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            try:
                answer = generation.rdf.query(parse_qs(body)["query"][0], use_default_graph_as_union=True)
            except SyntaxError as error:
                self.send_error(400, str(error).split("\n")[0])
                return
            assert isinstance(answer, ox.QuerySolutions | ox.QueryBoolean)
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.end_headers()
            self.wfile.write(answer.serialize(format=ox.QueryResultsFormat.JSON) or b"")

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Endpoint)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    with beleidsgraaf.open(f"http://127.0.0.1:{server.server_port}/query") as graph:
        yield graph
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("name", "params"),
    [
        ("commitments", {}),
        ("commitment-status", {"date": "2031-07-01"}),
        ("cited-by", {"document": "kst-39871-12"}),
        ("office-holder", {"office": "minister van BZK", "date": "2023-12-11"}),
        ("missing-documents", {"prefix": "kst-"}),
        ("fulfilments", {}),
    ],
)
def test_an_endpoint_gives_the_rows_of_the_store(
    local: beleidsgraaf.Graph, remote: beleidsgraaf.Graph, name: str, params: dict[str, str]
) -> None:
    here, there = local.query(name, **params), remote.query(name, **params)
    assert len(here) > 0
    pandas.testing.assert_frame_equal(here, there)


def test_columns_have_types(local: beleidsgraaf.Graph) -> None:
    frame = local.query("commitment-status", date="2031-07-01")
    assert frame["due_by"].dtype.kind == "M"
    assert str(frame["start"].dtype) == "Int64"
    assert str(frame["confidence"].dtype) == "Float64"
    assert frame.loc[frame["status"] == "overdue", "due_by"].max() < pandas.Timestamp("2031-07-01")


def test_sparql_needs_no_prefixes(local: beleidsgraaf.Graph) -> None:
    frame = local.query(
        "SELECT DISTINCT ?s WHERE { ?m a bg:Motion ; dcterms:identifier 'kst-39871-15' ; prov:wasDerivedFrom ?s }"
    )
    assert len(frame) == 1


def test_evidence_can_be_clicked(local: beleidsgraaf.Graph, samples: Path) -> None:
    shown = local.show(local.query("fulfilments"), letters=samples).to_html()
    assert (samples / "kamerbrief-2030-0000412345.txt").as_uri() in shown
    assert 'title="kamerbrief-2030-0000412345.txt, ' in shown


def test_errors_are_told(tmp_path: Path, local: beleidsgraaf.Graph, remote: beleidsgraaf.Graph) -> None:
    with pytest.raises(StoreError):
        beleidsgraaf.open(tmp_path / "nowhere")
    with pytest.raises(QueryError, match="did you mean"):
        local.query("comitments")
    with pytest.raises(QueryError, match="refuses"):
        remote.query("SELECT ?s WHERE { ?s")
    with pytest.raises(QueryError, match="gives no answer"):
        beleidsgraaf.open("http://127.0.0.1:9/query").query("commitments")
    with pytest.raises(UsageError, match="no such network"):
        local.graph("walvissen")


def test_citations_are_directed_and_dated(local: beleidsgraaf.Graph) -> None:
    graph = local.graph("citations")
    one, other = network.find(graph, "kenmerk-2031-0000200017"), network.find(graph, "kst-39871-12")
    edge = graph.edges[one, other]
    assert not graph.has_edge(other, one)
    assert (edge["weight"], edge["first"]) == (1, "2031-06-17")
    [evidence] = edge["evidence"]
    assert (evidence.file, " ".join(evidence.quote.split())) == (
        "kamerbrief-2031-0000200017.md",
        "Kamerstuk 39 871, nr. 12",
    )
    assert network.depth(graph, "kenmerk-2031-0000200017") == 3  # kst-39871-12, the letter of 2030, kst-39871-4


def test_two_kinds_of_mentions_are_tied_where_one_statement_names_both(local: beleidsgraaf.Graph) -> None:
    graph = local.graph("ORG", "PROGRAMME")
    assert {frozenset((graph.nodes[a]["kind"], graph.nodes[b]["kind"])) for a, b in graph.edges} == {
        frozenset(("ORG", "PROGRAMME"))
    }
    around = network.ego(graph, "Loket Dichtbij")
    assert "Belastingdienst" in {around.nodes[n]["label"] for n in around}


def test_measures(local: beleidsgraaf.Graph) -> None:
    graph = local.graph("co-occurrence")
    ranked = network.centrality(graph)
    assert len(ranked) == graph.number_of_nodes()
    assert ranked[0]["betweenness"] >= ranked[-1]["betweenness"]
    assert sum(map(len, network.communities(graph))) == graph.number_of_nodes()
    assert network.communities(graph) == network.communities(graph)
    between = network.brokers(graph, "Belastingdienst", "Sociale Verzekeringsbank")
    assert "Uitvoeringsinstituut Werknemersverzekeringen" in between


def test_a_timeline_is_in_the_order_of_dates(local: beleidsgraaf.Graph) -> None:
    days = local.timeline("Loketkompas")["day"].tolist()
    assert len(days) >= 3
    assert days == sorted(days)


def test_groups_of_kinds_and_their_parts(local: beleidsgraaf.Graph) -> None:
    graph = local.graph("actors", "programmes")
    parts = [local.graph(kind, "PROGRAMME") for kind in ("PERSON", "OFFICE", "ORG")]
    assert {frozenset(e) for e in graph.edges} == {frozenset(e) for part in parts for e in part.edges}
    assert graph.number_of_edges() > 0
    labels = {d["label"] for _, d in local.ego(graph, "Loket Dichtbij").nodes(data=True)}
    assert {"Loket Dichtbij", "Belastingdienst"} <= labels


def test_claims_run_from_the_claimant_to_what_is_claimed_about(local: beleidsgraaf.Graph) -> None:
    graph = local.graph("claims")
    edge = graph.edges[network.find(graph, "Kabinet"), network.find(graph, "Loket Dichtbij")]
    assert edge["weight"] == len(edge["evidence"]) >= 1
    assert edge["first"] <= edge["last"]


def test_the_generation_is_told(local: beleidsgraaf.Graph, remote: beleidsgraaf.Graph) -> None:
    assert (local.generation, remote.generation) == (1, None)


def test_decisions_need_a_store(remote: beleidsgraaf.Graph) -> None:
    with pytest.raises(UsageError, match="store on disk"):
        remote.review("confirm", "https://example.org/x", "A. Redacteur", "nagelezen")
