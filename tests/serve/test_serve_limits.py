"""No query brings the server down: deadlines, bounds, what is refused, new generations."""

from __future__ import annotations

import asyncio
import http.client
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from serve.running import PATIENCE, fill, get, make_store, post, put, request, serve

from beleidsgraaf.graph.serve.app import Server
from beleidsgraaf.graph.serve.inspect import look, shape
from beleidsgraaf.graph.serve.jobs import KINDS
from beleidsgraaf.graph.serve.limits import Limits
from beleidsgraaf.graph.serve.media import choose
from beleidsgraaf.graph.serve.tokens import Tokens
from beleidsgraaf.graph.store import Store

G = "https://example.org/graph/g"
MANY = [f"<https://example.org/s{n}> <https://example.org/p> <https://example.org/o{n}>" for n in range(400)]
#: 400 to the fifth power solutions
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o FILTER(?a = ?o) }"
SMALL = "ASK { <https://example.org/s1> ?p ?o }"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return make_store(tmp_path_factory.mktemp("limits") / "store", {G: MANY})


@pytest.fixture(scope="module")
def server(store: Store) -> Iterator[str]:
    with serve(store.path, store.path.parent / "log", "--workers", "2", "--rows", "300") as url:
        yield url


def ask(url: str, query: str, **more: str) -> httpx.Response:
    return get(f"{url}/sparql", params={"query": query, **more})


def test_what_is_made_ready_for_the_first_visitor_can_be_made(store: Store) -> None:
    with store.read() as generation:
        assert KINDS["ready"](generation, {}, Limits()).status == 204


def test_a_runaway_query_is_ended_and_the_others_go_on(store: Store, tmp_path: Path) -> None:
    answers: list[httpx.Response] = []
    small = 0
    with serve(store.path, tmp_path / "log", "--timeout", "4", "--workers", "2") as server:
        heavy = [threading.Thread(target=lambda n=n: answers.append(ask(server, f"{RUNAWAY} # {n}"))) for n in range(4)]
        for thread in heavy:
            thread.start()
        while any(thread.is_alive() for thread in heavy):
            reply = ask(server, SMALL)
            if reply.status_code == 503:  # on a busy machine a worker may take longer than that to start
                assert "try again" in reply.text
            else:
                assert reply.json()["boolean"] is True
                small += any(thread.is_alive() for thread in heavy)
            time.sleep(0.02)
        killed = get(f"{server}/metrics").text.partition("\nbeleidsgraaf_workers_killed_total ")[2]
    assert [r.status_code for r in answers] == [503] * 4
    assert all(r.headers["retry-after"] and "\n" in r.text for r in answers)
    assert small
    assert int(killed.split()[0])


def test_no_answer_waits_for_the_client_to_confirm_its_beginning(server: str) -> None:
    """The second part of an answer would wait 40 ms for a delayed confirmation of the first (Nagle's algorithm)."""
    connection = http.client.HTTPConnection(server.removeprefix("http://"))

    def taken() -> float:
        began = time.perf_counter()
        connection.request("GET", f"/sparql?{urlencode({'query': SMALL})}")
        assert connection.getresponse().read()
        return time.perf_counter() - began

    for _ in range(40):  # at first the other side confirms at once
        taken()
    assert any(taken() < 0.03 for _ in range(500))  # all would wait; a busy machine delays some
    connection.close()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { # a comment '\n SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { SERV\\u0049CE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { ?s ?p 'SERVICE' } } SERVICE ?x { ?s ?p ?o } }",
    ],
)
def test_no_other_server_is_called(server: str, query: str) -> None:
    reply = ask(server, query)
    assert reply.status_code == 400
    assert "SERVICE" in reply.text


@pytest.mark.parametrize(
    ("query", "form", "names", "calls"),
    [
        ("SELECT * { ?s ?p 'SERVICE' }", "SELECT", False, False),
        ('ASK { ?SERVICE ?FROM """a "SERVICE" b""" }', "ASK", False, False),
        ("PREFIX service: <http://example.org/SERVICE#> SELECT * { service:SERVICE ?p ?o }", "SELECT", False, False),
        ("# SELECT SERVICE\nDESCRIBE <http://example.org/FROM>", "DESCRIBE", False, False),
        ("SELECT * FROM <a:b> { ?s ?p ?o }", "SELECT", True, False),
        ("construct where { ?s ?p ?o FILTER(?s<5 && ?o>3) SERVICE<a:b>{} }", "CONSTRUCT", False, True),
        ("PREFIX : <a:> SELECT * { ?s :SERVICE 'it\\'s' . SERVICE :x {} }", "SELECT", False, True),
        ("CLEAR ALL", "", False, False),
    ],
)
def test_the_words_of_a_query(query: str, form: str, names: bool, calls: bool) -> None:
    seen = look(query)
    assert (seen.form, seen.names_graphs, seen.calls_service) == (form, names, calls)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("SELECT * { <a:b> ?p 'x'@nl }", "select * { <c:d> ?p 'y z'@en } # again", True),
        ("ASK { ?s ex:p 5 }", "ASK { ?s ex:p 6 }", True),
        ("ASK { ?s ex:p ?o }", "ASK { ?s ex:q ?o }", False),
        ("ASK { ?s ?p ?o }", "SELECT * { ?s ?p ?o }", False),
    ],
)
def test_the_shape_of_a_query(one: str, other: str, same: bool) -> None:
    assert (shape(one) == shape(other)) is same


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "a/x"),
        ("*/*", "a/x"),
        ("b/*", "b/y"),
        ("b/z, b/y;q=0.5", "b/z"),
        ("a/x;q=0, */*", "b/y"),
        ("*/*;q=0.1, b/z;q=0.2", "b/z"),
        ("B/Z; q=1; v=2", "b/z"),
        ("c/c", None),
        ("a/x;q=0", None),
        ("a/x;q=wrong", None),
    ],
)
def test_negotiation(accept: str, chosen: str | None) -> None:
    assert choose(accept, ("a/x", "b/y", "b/z")) == chosen


def test_too_many_rows(server: str) -> None:
    reply = ask(server, "SELECT * { ?a ?b ?c }")  # 400 rows
    assert reply.status_code == 400
    assert "300 rows" in reply.text


def test_a_long_body_is_refused(server: str) -> None:
    reply = post(
        f"{server}/sparql", content="#" * 1_100_000 + SMALL, headers={"Content-Type": "application/sparql-query"}
    )
    assert reply.status_code == 413


@pytest.mark.parametrize("update", ["DROP ALL", "INSERT DATA { <a:a> <a:b> <a:c> }", "LOAD <file:///etc/passwd>"])
def test_nothing_writes(server: str, update: str) -> None:
    assert post(f"{server}/sparql", data={"update": update}).status_code == 403
    assert post(f"{server}/sparql", data={"query": update}).status_code == 400
    direct = {"Content-Type": "application/sparql-update"}
    assert post(f"{server}/sparql", content=update, headers=direct).status_code == 403
    assert put(f"{server}/store", params={"graph": G}, content="").status_code == 405


def test_a_new_generation_appears_and_the_reader_is_not_disturbed(tmp_path: Path) -> None:
    store = make_store(tmp_path / "store", {G: MANY[:2]})
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    with serve(store.path, tmp_path / "log") as url:
        first = ask(url, count)
        assert (first.json()["results"]["bindings"][0]["n"]["value"], first.headers["graph-generation"]) == ("2", "1")
        for size in (3, 4, 5, 6):  # more than the store keeps
            fill(store, {G: MANY[:size]})
        until = time.monotonic() + PATIENCE
        while (told := ask(url, count)).headers["graph-generation"] != "5":
            assert told.status_code == 200
            assert time.monotonic() < until
            time.sleep(0.1)
        assert told.json()["results"]["bindings"][0]["n"]["value"] == "6"


def test_a_generation_that_went_before_it_was_opened(store: Store, tmp_path: Path) -> None:
    """Whoever asks for the current one gets the one that counts by now; who names one is told."""
    copied = tmp_path / "store"
    shutil.copytree(store.path, copied)

    async def asked() -> list[int]:
        server = Server(copied, Limits(workers=1, timeout=PATIENCE), Tokens({}))
        for size in (3, 4, 5, 6):
            fill(server.store, {G: MANY[:size]})
        assert server.generation == 1 and server.store.generations() == [3, 4, 5]
        values = {"query": SMALL, "default": [], "named": [], "accept": ""}
        await server.queries.open(5)
        try:
            answers = [await server.done(server.queries, "sparql", values, n) for n in (1, None, 4)]
        finally:
            await server.queries.close()
        assert [a.headers["graph-generation"] for a in answers] == ["1", "5", "4"]
        return [a.status_code for a in answers]

    assert asyncio.run(asked()) == [410, 200, 200]


def test_headers(server: str) -> None:
    reply = request("OPTIONS", f"{server}/sparql", headers={"Origin": "https://example.org"})
    assert reply.status_code == 204
    assert reply.headers["access-control-allow-origin"] == "*"
    policy = get(f"{server}/health").headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy


def test_who_asks_nothing_is_told_what_is_here(server: str) -> None:
    told = get(f"{server}/sparql", headers={"Accept": "text/turtle"})
    assert told.status_code == 200
    assert "sparql-service-description#Service" in told.text
    page = get(f"{server}/sparql", headers={"Accept": "text/html,*/*;q=0.8"})
    assert (page.status_code, page.headers["location"]) == (303, "/query")
    assert "void#triples" in get(f"{server}/.well-known/void", headers={"Accept": "text/turtle"}).text
