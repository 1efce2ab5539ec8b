"""The SPARQL Protocol and the Graph Store Protocol: the same requests to our server and to Oxigraph's own.

Status, media type and values are compared; where the two differ by intention, the case says why and what is ours.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pyoxigraph as ox
import pytest
from serve.running import PATIENCE, make_store, oxigraph, serve

A = "https://example.org/graph/a"
B = "https://example.org/graph/b"
EX = "https://example.org/"
XSD = "http://www.w3.org/2001/XMLSchema#"
GRAPHS = {
    A: [
        f'<{EX}s1> <{EX}name> "Loket Dichtbij"@nl',
        f'<{EX}s1> <{EX}name> "Counter, \\"near\\"\\nyou"@en',
        f'<{EX}s1> <{EX}size> "12"^^<{XSD}integer>',
        f'<{EX}s1> <{EX}since> "2031-01-14"^^<{XSD}date>',
        f"<{EX}s1> <{EX}knows> <{EX}s2>",
    ],
    B: [
        f'<{EX}s2> <{EX}name> "één <b>\\ttab</b> & meer"',
        f'<{EX}s2> <{EX}size> "1.5"^^<{XSD}decimal>',
        f"<{EX}s2> <{EX}knows> <{EX}s3>",
        f"<{EX}s1> <{EX}knows> <{EX}s2>",
    ],
}

ALL = f"PREFIX ex: <{EX}> SELECT ?s ?o WHERE {{ ?s ex:name ?o }}"
WITH_GAPS = f"PREFIX ex: <{EX}> SELECT ?s ?x WHERE {{ ?s ex:knows ?k OPTIONAL {{ ?s ex:since ?x }} }}"
GRAPHS_OF = f"SELECT ?g ?s WHERE {{ GRAPH ?g {{ ?s <{EX}knows> ?o }} }}"
TYPES = f"SELECT ?o WHERE {{ ?s <{EX}size>|<{EX}since> ?o }}"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
NOTHING = "SELECT ?s WHERE { ?s <https://example.org/none> ?o }"
YES = f"ASK {{ <{EX}s1> <{EX}knows> ?x }}"
NO = f"ASK {{ <{EX}s9> <{EX}knows> ?x }}"
MADE = f"CONSTRUCT {{ ?o <{EX}knownBy> ?s }} WHERE {{ ?s <{EX}knows> ?o }}"
TOLD = f"DESCRIBE <{EX}s1>"

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
CSV = "text/csv"
TSV = "text/tab-separated-values"
RDF = ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json", "application/trig"]
RDF += ["application/n-quads"]
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"


@dataclass(frozen=True)
class Case:
    """One request."""

    name: str
    method: str = "GET"
    path: str = "/sparql"
    params: tuple[tuple[str, str], ...] = ()
    accept: str | None = JSON
    content: str | None = None
    media: str | None = None
    differs: str = ""  #: why the peer answers otherwise
    ours: int = 0  #: our status where it differs; 0 for 200 with values of our own


def get(
    name: str, query: str, accept: str | None = JSON, *more: tuple[str, str], differs: str = "", ours: int = 0
) -> Case:
    return Case(name, params=(("query", query), *more), accept=accept, differs=differs, ours=ours)


def form(name: str, query: str, accept: str | None = JSON, *more: tuple[str, str]) -> Case:
    content = str(httpx.QueryParams([("query", query), *more]))
    return Case(name, "POST", content=content, media=FORM, accept=accept)


def direct(name: str, query: str, accept: str | None = JSON, *more: tuple[str, str]) -> Case:
    return Case(name, "POST", params=more, content=query, media=DIRECT, accept=accept)


def store(name: str, accept: str | None, *params: tuple[str, str], differs: str = "", ours: int = 0) -> Case:
    return Case(name, path="/store", params=params, accept=accept, differs=differs, ours=ours)


SELECTS = {"all": ALL, "gaps": WITH_GAPS, "graphs": GRAPHS_OF, "types": TYPES, "count": COUNT, "none": NOTHING}
CASES = [
    *(get(f"{name} as {kind}", query, kind) for name, query in SELECTS.items() for kind in (JSON, XML, CSV, TSV)),
    *(get(f"ask {name} as {kind}", query, kind) for name, query in (("yes", YES), ("no", NO)) for kind in (JSON, XML)),
    *(get(f"construct as {kind}", MADE, kind) for kind in RDF),
    *(get(f"describe as {kind}", TOLD, kind) for kind in RDF[:3]),
    *(form(f"form {name}", query) for name, query in SELECTS.items()),
    form("form construct", MADE, "text/turtle"),
    *(direct(f"direct {name}", query) for name, query in SELECTS.items()),
    direct("direct construct", MADE, "application/n-triples"),
    direct("direct ask", YES, XML),
    # negotiation
    get("a list with qualities", ALL, "text/csv;q=0.3, application/sparql-results+xml;q=0.9"),
    get("a type range", ALL, "application/*, text/csv;q=0.1"),
    get("unknown types beside a known one", ALL, "image/png, text/csv;q=0.5"),
    get("no such type", ALL, "image/png"),
    get("no such type for a graph", MADE, "image/png"),
    get("results asked of a construct", MADE, "text/csv"),
    get("a graph asked of a select", ALL, "text/turtle"),
    # errors
    get("no SPARQL", "SELECT WHERE"),
    get("an update as a query", "INSERT DATA { <a:a> <a:b> <a:c> }"),
    get("an unknown prefix", "SELECT * { ?s nosuch:thing ?o }"),
    form("an empty query", ""),
    Case("another media type", "POST", content=ALL, media="text/html"),
    Case("two queries", params=(("query", ALL), ("query", YES))),
    Case("a form without a query", "POST", content="x=1", media=FORM),
    Case("PUT", "PUT", content=ALL, media=DIRECT, differs="it says 404 for a method it does not know", ours=405),
    Case("DELETE", "DELETE", differs="it says 404 for a method it does not know", ours=405),
    Case("HEAD", "HEAD", params=(("query", ALL),), differs="it knows no HEAD for queries"),
    # graphs named in the query
    get("FROM", f"SELECT * FROM <{A}> WHERE {{ ?s ?p ?o }}", differs="its union option overrides FROM"),
    get("FROM NAMED", f"SELECT * FROM NAMED <{A}> WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}"),
    get("GRAPH", f"SELECT * WHERE {{ GRAPH <{B}> {{ ?s ?p ?o }} }}"),
    # the Graph Store Protocol
    *(store(f"graph as {kind}", kind, ("graph", A)) for kind in RDF[:4]),
    store("a graph that is not there", "text/turtle", ("graph", EX + "none")),
    store("no such type of a graph", "image/png", ("graph", A)),
    store("the whole as trig", "application/trig"),
    store("the whole as n-quads", "application/n-quads"),
    store("a graph with a wrong name", "text/turtle", ("graph", "not an iri<>")),
    store("the default graph", "text/turtle", ("default", ""), differs="ours is the union, as in queries"),
]
#: With the union as the default graph the peer refuses to be told of graphs, so these are compared without.
DATASETS = [
    get("a default graph", COUNT, JSON, ("default-graph-uri", A)),
    get("two default graphs", COUNT, JSON, ("default-graph-uri", A), ("default-graph-uri", B)),
    get("a named graph", GRAPHS_OF, JSON, ("named-graph-uri", B)),
    get("a named graph, nothing by default", COUNT, JSON, ("named-graph-uri", B)),
    get("both", GRAPHS_OF, JSON, ("default-graph-uri", A), ("named-graph-uri", B)),
    get("over FROM", f"SELECT (COUNT(*) AS ?n) FROM <{B}> {{ ?s ?p ?o }}", JSON, ("default-graph-uri", A)),
    get("FROM alone", f"SELECT * FROM <{B}> {{ ?s ?p ?o }}"),
    get("two FROM", f"SELECT (COUNT(*) AS ?n) FROM <{A}> FROM <{B}> {{ ?s ?p ?o }}"),
    get("a graph of a wrong name", COUNT, JSON, ("default-graph-uri", "no iri <>")),
    form("in a form", COUNT, JSON, ("default-graph-uri", A)),
    direct("beside a query sent as it is", COUNT, JSON, ("default-graph-uri", B)),
]


@dataclass(frozen=True)
class Servers:
    """Addresses of ours, of the peer, of the peer without the union; and who asks them."""

    ours: str
    peer: str
    plain: str
    client: httpx.Client


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    folder = tmp_path_factory.mktemp("protocol")
    made = make_store(folder / "store", GRAPHS)
    for name in ("union", "plain"):
        shutil.copytree(made.generation_folder(1) / "graph", folder / name)
    with (
        serve(folder / "store", folder / "ours.log") as ours,
        oxigraph(folder / "union", folder / "union.log") as peer,
        oxigraph(folder / "plain", folder / "plain.log", union=False) as plain,
        httpx.Client(timeout=PATIENCE) as client,
    ):
        yield Servers(ours, peer, plain, client)


def ask(client: httpx.Client, base: str, case: Case, query_path: str) -> httpx.Response:
    headers = {"Accept": case.accept} if case.accept else {}
    if case.method == "HEAD":
        headers["Connection"] = "close"  # the peer sends a body after all
    if case.media:
        headers["Content-Type"] = case.media
    path = query_path if case.path == "/sparql" else case.path
    return client.request(case.method, base + path, params=case.params, content=case.content, headers=headers)


def media(response: httpx.Response) -> str:
    return response.headers.get("content-type", "").partition(";")[0]


def values(response: httpx.Response) -> object:
    """Give what a response says, without how it is written."""
    kind, text = media(response), response.text
    if kind == JSON:
        told = json.loads(text)
        if "boolean" in told:
            return told["boolean"]
        rows = (
            tuple(sorted((k, str(sorted(v.items()))) for k, v in row.items())) for row in told["results"]["bindings"]
        )
        return tuple(told["head"]["vars"]), sorted(rows)
    if kind == XML:
        parsed = ox.parse_query_results(text, ox.QueryResultsFormat.XML)
        if isinstance(parsed, ox.QueryBoolean):
            return bool(parsed)
        return [v.value for v in parsed.variables], sorted(str([str(x) for x in row]) for row in parsed)
    if kind in (CSV, TSV):
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="," if kind == CSV else "\t"))
        return rows[:1], sorted(map(tuple, rows[1:]))
    data = ox.Dataset(ox.parse(text, ox.RdfFormat.from_media_type(kind)))
    data.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return {str(q) for q in data}


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_as_the_peer_answers(servers: Servers, case: Case) -> None:
    ours = ask(servers.client, servers.ours, case, "/sparql")
    same(case, ours, ask(servers.client, servers.peer, case, "/query"))


@pytest.mark.parametrize("case", DATASETS, ids=lambda c: c.name)
def test_as_the_peer_answers_without_the_union(servers: Servers, case: Case) -> None:
    ours = ask(servers.client, servers.ours, case, "/sparql")
    same(case, ours, ask(servers.client, servers.plain, case, "/query"))


def same(case: Case, ours: httpx.Response, theirs: httpx.Response) -> None:
    if case.differs:
        assert (ours.status_code, ours.content) != (theirs.status_code, theirs.content), "no longer a difference"
        assert ours.status_code == (case.ours or 200)
        return
    assert ours.status_code == theirs.status_code, (ours.text, theirs.text)
    if ours.status_code == 200:
        assert media(ours) == media(theirs)
        if case.method != "HEAD":
            assert values(ours) == values(theirs)


def test_how_many_requests_are_compared() -> None:
    assert len(CASES) + len(DATASETS) >= 90
    assert sum(bool(c.differs) for c in CASES) <= 12
