"""Push: a real server holds what the store holds, and is sent no more than what changed."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from endpoints import Row, ask, oxigraph, value, virtuoso

from beleidsgraaf.cli import cli
from beleidsgraaf.errors import EndpointError, QueryError
from beleidsgraaf.graph import endpoint as endpoints
from beleidsgraaf.graph.build import build, remove
from beleidsgraaf.graph.endpoint import Endpoint
from beleidsgraaf.graph.push import Pushed, push
from beleidsgraaf.graph.remote import Remote
from beleidsgraaf.graph.store import Store
from beleidsgraaf.queries.catalogue import Catalogue

#: Virtuoso 7.2.5 answers these with an internal error, or otherwise from run to run (tests/queries/test_engines.py).
ERRORS_ON_VIRTUOSO = {"connecting-organisations"}
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH <%s> { ?s ?p ?o } }"


@pytest.fixture
def letters_folder(samples: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    for path in [*samples.glob("*.txt"), *samples.glob("*.md")]:
        shutil.copy(path, folder)
    return folder


@pytest.fixture
def store(letters_folder: Path, tmp_path: Path) -> Store:
    made = Store.create(tmp_path / "store")
    assert build(made, [str(letters_folder)]).exit_code == 0
    return made


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with oxigraph() as address:
        yield address


def pushed(store: Store, address: str, update: str = "", graph_store: str = "") -> Pushed:
    with store.read() as generation, Endpoint(address, update, graph_store) as endpoint:
        return push(generation, endpoint)


def change(letters_folder: Path, store: Store) -> None:
    """Change one word of one letter that no other letter speaks of, and build."""
    path = letters_folder / "kamerbrief-2031-0000200017.md"
    text = path.read_text(encoding="utf-8")
    assert "te weinig mogen" in text
    path.write_text(text.replace("te weinig mogen", "vaak te weinig mogen"), encoding="utf-8")
    assert build(store, [str(letters_folder)]).read == [path.name]


def same_answers(store: Store, address: str, skip: set[str]) -> int:
    rows = 0
    with store.read() as generation:
        for query in Catalogue():
            if query.name in skip:
                continue
            here = {_values(row) for row in generation.query(query.sparql).values()}
            # as sets: Virtuoso 7.2.5 may give a row of a SELECT DISTINCT twice
            assert set(ask(address, query.sparql)) == here, query.name
            rows += len(here)
    return rows


def _values(row: dict[str, str | None]) -> Row:
    return tuple(value(v) for v in row.values())


def round_of(store: Store, letters_folder: Path, address: str, update: str = "", graph_store: str = "") -> None:
    """Push, push again, push one changed letter, push without one letter: what is sent each time, and how often."""
    with store.read() as generation:
        graphs = [g for g in generation.graphs() if not g.endswith("graph/provenance")]
    first = pushed(store, address, update, graph_store)
    assert first.sent == graphs
    again = pushed(store, address, update, graph_store)
    assert (again.sent, again.dropped, again.unchanged, again.requests) == ([], [], len(graphs), 1)
    change(letters_folder, store)
    changed = store.mint.source_graph("kamerbrief-2031-0000200017.md")
    third = pushed(store, address, update, graph_store)
    # the derived graph points at characters of the letter, which have moved
    assert third.sent == [store.mint.graph("derived"), changed]
    assert third.requests == (5 if graph_store else 3)
    with store.read() as generation:
        for graph in third.sent:
            [(count,)] = ask(address, COUNT % graph)
            assert count == value(str(sum(1 for _ in generation.quads(graph))))
    remove(store, ["kamerbrief-2031-0000200017.md"])
    last = pushed(store, address, update, graph_store)
    assert changed in last.dropped
    assert ask(address, COUNT % changed) == [("0.0",)] or ask(address, COUNT % changed) == [(value("0"),)]


@pytest.mark.parametrize(
    "by_graph_store", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["update", "graph-store"]
)
def test_oxigraph_holds_what_the_store_holds(
    store: Store, letters_folder: Path, server: str, by_graph_store: bool
) -> None:
    address = server.removesuffix("/query")
    httpx.post(f"{address}/update", content="DROP ALL", headers={"Content-Type": "application/sparql-update"})
    round_of(store, letters_folder, server, graph_store=f"{address}/store" if by_graph_store else "")
    assert build(store, [str(letters_folder)]).exit_code == 0
    pushed(store, server, graph_store=f"{address}/store" if by_graph_store else "")
    assert same_answers(store, server, set()) > 100


@pytest.mark.slow
@pytest.mark.parametrize("by_graph_store", [False, True], ids=["update", "graph-store"])
def test_virtuoso_holds_what_the_store_holds(
    store: Store, letters_folder: Path, tmp_path: Path, by_graph_store: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if shutil.which("virtuoso-t") is None or shutil.which("isql-vt") is None:
        pytest.skip("Virtuoso is not here: `make peers` installs the Debian package virtuoso-opensource-7-bin")
    folder = tmp_path / "virtuoso"
    folder.mkdir()
    monkeypatch.setenv("BELEIDSGRAAF_ENDPOINT_USER", "dba")
    monkeypatch.setenv("BELEIDSGRAAF_ENDPOINT_PASSWORD", "dba")
    with virtuoso(None, folder) as address:
        graph_store = address.replace("/sparql", "/sparql-graph-crud-auth") if by_graph_store else ""
        round_of(store, letters_folder, address, f"{address}-auth", graph_store)
        assert build(store, [str(letters_folder)]).exit_code == 0
        pushed(store, address, f"{address}-auth", graph_store)
        assert same_answers(store, address, ERRORS_ON_VIRTUOSO) > 100


@pytest.mark.slow
def test_a_push_that_was_interrupted_is_made_good(
    store: Store, letters_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A graph in several updates, of which only the first arrives: the next push sends it again, and it is whole."""
    monkeypatch.setattr("beleidsgraaf.graph.push._AT_ONCE", 500)
    with oxigraph() as address:
        pushed(store, address)
        change(letters_folder, store)
        changed = store.mint.source_graph("kamerbrief-2031-0000200017.md")
        real, told = Endpoint.update, 0

        def once(self: Endpoint, sparql: str) -> None:
            nonlocal told
            if changed in sparql:
                told += 1
                if told == 2:
                    raise EndpointError("gone")
            real(self, sparql)

        with monkeypatch.context() as patch:
            patch.setattr(Endpoint, "update", once)
            with pytest.raises(EndpointError):
                pushed(store, address)
        assert pushed(store, address).sent == [changed]
        with store.read() as generation:
            assert ask(address, COUNT % changed) == [(value(str(sum(1 for _ in generation.quads(changed)))),)]


def test_the_command_line_pushes_and_asks(store: Store, server: str) -> None:
    arguments = ["push", server, "--store", str(store.path)]
    dry = CliRunner().invoke(cli, [*arguments, "--dry-run"], catch_exceptions=False)
    assert "1 requests" in dry.output
    wet = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert wet.exit_code == 0
    asked = [
        CliRunner().invoke(cli, ["query", "commitments", "--format", "json", *where], catch_exceptions=False).output
        for where in (("--endpoint", server), ("--store", str(store.path)))
    ]
    assert asked[0] == asked[1]
    assert "kst-39871-12" in asked[0]


def test_who_is_asked_nothing_is_told_so() -> None:
    result = CliRunner().invoke(cli, ["query", "commitments"])
    assert "--store DIR, or --endpoint URL" in str(result.exception)


def test_an_address_that_is_no_endpoint_is_said(server: str) -> None:
    with Endpoint(server.replace("/query", "/nothing")) as wrong, pytest.raises(EndpointError, match="404"):
        wrong.ask("ASK {}")
    with Endpoint("http://127.0.0.1:9/query") as closed, pytest.raises(EndpointError, match="check the address"):
        closed.ask("ASK {}")
    with closing(Remote(server)) as remote, pytest.raises(QueryError, match="refuses the query"):
        remote.query("SELECT")


@pytest.mark.parametrize("scheme", ["Basic", "Digest", "Bearer", ""])
def test_updates_take_credentials_from_the_environment(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server's way is taken, and from the second request on without a refusal first."""
    seen: list[str] = []
    challenge = {
        "Basic": 'Basic realm="r"',
        "Digest": 'Digest realm="r", nonce="n", qop="auth", algorithm=MD5',
    }.get(scheme, "")

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("authorization", "").partition(" ")[0])
        if scheme and not seen[-1]:
            return httpx.Response(401, headers={"www-authenticate": challenge} if challenge else {})
        return httpx.Response(200, json={"boolean": True})

    if scheme == "Bearer":
        monkeypatch.setenv("BELEIDSGRAAF_ENDPOINT_TOKEN", "t")
    elif scheme:
        monkeypatch.setenv("BELEIDSGRAAF_ENDPOINT_USER", "u")
        monkeypatch.setenv("BELEIDSGRAAF_ENDPOINT_PASSWORD", "p")
    made = Endpoint("https://server.example/query")
    made._client = httpx.Client(transport=httpx.MockTransport(answer), auth=endpoints._Credentials.found())
    with made:
        made.update("CLEAR ALL")
        made.update("CLEAR ALL")
    assert seen == {"Basic": ["", "Basic", "Basic"], "Digest": ["", "Digest", "Digest"]}.get(scheme, [scheme] * 2)


@pytest.mark.parametrize("scheme", ["Basic", "Digest", "Bearer", ""])
def test_questions_take_credentials_from_the_environment(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No password goes before the server has said how it wants it."""
    seen: list[str] = []

    class Guarded(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.do_GET()

        def do_GET(self) -> None:
            seen.append(self.headers.get("Authorization", "").partition(" ")[0])
            if scheme and not seen[-1]:
                self.send_response(401)
                if scheme != "Bearer":
                    nonce = ', nonce="n", qop="auth", algorithm=MD5' if scheme == "Digest" else ""
                    self.send_header("WWW-Authenticate", f'{scheme} realm="a, b"{nonce}')
            else:
                self.send_response(200)
            self.end_headers()
            self.wfile.write(b'{"head": {}, "boolean": true}')

        def log_message(self, *_: object) -> None:
            pass

    if scheme == "Bearer":
        monkeypatch.setenv("BELEIDSGRAAF_ENDPOINT_TOKEN", "t")
    elif scheme:
        monkeypatch.setenv("BELEIDSGRAAF_ENDPOINT_USER", "u")
        monkeypatch.setenv("BELEIDSGRAAF_ENDPOINT_PASSWORD", "p")
    server = HTTPServer(("127.0.0.1", 0), Guarded)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with Endpoint(f"http://127.0.0.1:{server.server_port}/query") as made:
            assert made.ask("ASK {}")["boolean"] is True
            assert made.ask("ASK {}")["boolean"] is True
    finally:
        server.shutdown()
        server.server_close()
    # urllib answers each Digest challenge anew
    expected = {"Basic": ["", "", "Basic", "Basic"], "Digest": ["", "", "", "Digest", "", "Digest"]}
    assert seen == expected.get(scheme, [scheme] * 2)


def test_a_refusal_says_which_variables_to_set() -> None:
    made = Endpoint("https://server.example/query")
    made._client = httpx.Client(transport=httpx.MockTransport(lambda request: httpx.Response(401)))
    with made, pytest.raises(EndpointError, match="BELEIDSGRAAF_ENDPOINT_USER"):
        made.update("CLEAR ALL")
