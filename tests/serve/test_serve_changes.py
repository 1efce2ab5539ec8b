"""Changes over HTTP: decisions of editors, updates of user graphs, who may send them, settings of the server."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from serve.running import PATIENCE, get, make_store, post, process, request, serve

from beleidsgraaf.graph.review import decisions
from beleidsgraaf.graph.store import Store, sole_writer

BASE = "https://w3id.org/beleidsgraaf/id/"
BG = "https://w3id.org/beleidsgraaf/ns#"
CLAIM = f"{BASE}claim/kst-39871-1/0123456789ab-1"
SOURCE = f"{BASE}graph/source/a.txt"
MINE = f"{BASE}graph/user/reading"
TOKEN = "an-editor-of-tests-4711"
OTHER = "a-second-one-of-tests-4712"
SECRET = {"Authorization": f"Bearer {TOKEN}"}
DECISION = {"action": "reject", "node": CLAIM, "why": "staat er niet"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    said = [f"<{CLAIM}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{BG}Claim>", f'<{CLAIM}> <{BG}text> "Ja"@nl']
    return make_store(tmp_path_factory.mktemp("changes") / "store", {SOURCE: said})


@pytest.fixture(scope="module")
def server(store: Store) -> Iterator[str]:
    settings = store.path.parent / "serve.toml"
    settings.write_text(
        f'[serve]\nstore = "{store.path}"\nallow-update = true\ntimeout = 60\nrows = 7\nport = 1\n'
        f'[serve.tokens]\n"A. de Vries" = "{TOKEN}"\n"B. Bakker" = "{OTHER}"\n'
    )
    with serve(store.path, store.path.parent / "log", "--config", str(settings)) as url:
        yield url


@pytest.fixture(scope="module")
def reading(store: Store) -> Iterator[str]:
    with serve(store.path, store.path.parent / "log2") as url:
        yield url


def decide(url: str, said: dict[str, str], **headers: str) -> httpx.Response:
    return post(f"{url}/curation", json=said, headers=SECRET | headers)


def change(url: str, update: str, **headers: str) -> httpx.Response:
    return post(f"{url}/sparql", data={"update": update}, headers=SECRET | headers)


def values(url: str, query: str) -> list[str]:
    rows = get(f"{url}/sparql", params={"query": query}, headers={"Accept": "text/csv"}).text
    return rows.split()[1:]


def test_a_decision_is_recorded_and_withdrawn(server: str, store: Store) -> None:
    before = store.current
    made = decide(server, DECISION | {"by": "somebody else"})
    assert made.status_code == 201, made.text
    told = made.json()
    assert (told["generation"], made.headers["graph-generation"]) == (before + 1, str(before + 1))
    assert values(server, f"SELECT ?r {{ <{told['decision']}> <{BG}reason> ?r }}") == ["staat", "er", "niet"]
    (one,) = decisions(store)
    assert (one.kind, one.concerns, one.by, one.withdrawn) == (
        "reject",
        CLAIM,
        "A. de Vries",
        False,
    )  # not who they say
    back = {"action": "undo", "node": told["decision"], "why": "vergissing"}
    assert decide(server, back).status_code == 200
    assert decisions(store)[0].withdrawn
    assert decide(server, back).status_code == 409
    form = post(f"{server}/curation", data=DECISION | {"action": "confirm"})
    assert form.status_code == 401
    form = post(
        f"{server}/curation",
        data=DECISION | {"action": "confirm"},
        headers={"Authorization": f"bearer {OTHER}"},
    )
    assert form.status_code == 201
    assert {d.by for d in decisions(store)} == {"A. de Vries", "B. Bakker"}


@pytest.mark.parametrize(
    ("said", "status", "words"),
    [
        (DECISION | {"node": f"{BASE}claim/none"}, 404, "nothing of the kind"),
        (DECISION | {"node": "no iri <>"}, 404, "nothing of the kind"),
        (DECISION | {"action": "undo", "node": f"{BASE}decision/none"}, 404, "no such decision"),
        (DECISION | {"action": "destroy"}, 400, "no such decision"),
        (DECISION | {"why": " "}, 400, "without why"),
        (DECISION | {"node": ""}, 400, "without node"),
        ({"action": "reject"}, 400, "without node"),
        (DECISION | {"action": "correct", "field": "nosuch", "value": "x"}, 400, "no property"),
        (DECISION | {"action": "correct", "field": "dueBy", "value": "2031"}, 400, "no values"),
        (DECISION | {"why": ["a", "list"]}, 400, "object of strings"),
    ],
)
def test_decisions_that_cannot_be_taken(
    server: str, store: Store, said: dict[str, str], status: int, words: str
) -> None:
    before = store.current
    answer = decide(server, said)
    assert (answer.status_code, words in answer.text) == (status, True), answer.text
    assert store.current == before


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Authorization": ""}, 401),
        ({"Authorization": "Bearer"}, 401),
        ({"Authorization": f"Bearer {TOKEN}x"}, 401),
        ({"Authorization": f"Bearer {TOKEN[:-1]}"}, 401),
        ({"Authorization": f"Basic {TOKEN}"}, 401),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
)
def test_who_may_not(server: str, store: Store, headers: dict[str, str], status: int) -> None:
    before = store.current
    for answer in (decide(server, DECISION, **headers), change(server, f"CREATE GRAPH <{MINE}>", **headers)):
        assert answer.status_code == status
        assert ("www-authenticate" in answer.headers) == (status == 401)
        assert TOKEN not in answer.text
    assert store.current == before


def test_a_browser_may_not_ask_from_another_site(server: str) -> None:
    asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Headers": "authorization"}
    answer = request("OPTIONS", f"{server}/sparql", headers=asked)
    assert "authorization" not in answer.headers["access-control-allow-headers"].lower()


def test_a_server_that_only_reads(reading: str) -> None:
    assert decide(reading, DECISION).status_code == 403
    assert change(reading, f"CREATE GRAPH <{MINE}>").status_code == 403


def test_an_update_of_a_graph_of_ones_own(server: str, store: Store) -> None:
    said = change(server, f'INSERT DATA {{ GRAPH <{MINE}> {{ <{CLAIM}> <https://example.org/note> "lezen" }} }}')
    assert (said.status_code, said.headers["graph-generation"]) == (204, str(store.current)), said.text
    assert values(server, f"SELECT ?o {{ GRAPH <{MINE}> {{ ?s ?p ?o }} }}") == ["lezen"]
    copied = f"""DELETE {{ GRAPH <{MINE}> {{ ?s ?p ?o }} }} INSERT {{ GRAPH <{MINE}> {{ ?s ?p ?t }} }}
        WHERE {{ GRAPH <{MINE}> {{ ?s ?p ?o }} GRAPH <{SOURCE}> {{ ?s <{BG}text> ?t }} }}"""
    direct = {"Content-Type": "application/sparql-update"}
    assert post(f"{server}/sparql", content=copied, headers=SECRET | direct).status_code == 204
    assert values(server, f"SELECT ?o {{ GRAPH <{MINE}> {{ ?s ?p ?o }} }}") == ["Ja"]
    now = store.current
    asked = {"query": f"SELECT ?o {{ GRAPH <{MINE}> {{ ?s ?p ?o }} }}", "generation": str(now - 1)}
    then = get(f"{server}/sparql", params=asked, headers={"Accept": "text/csv"})
    assert (then.text.split(), then.headers["graph-generation"]) == (["o", "lezen"], str(now - 1))
    assert change(server, f"DROP GRAPH <{MINE}>").status_code == 204
    assert store.current == now + 1 and values(server, f"SELECT ?o {{ GRAPH <{MINE}> {{ ?s ?p ?o }} }}") == []
    assert b"lezen" not in store.patch(now + 1).read_bytes()


def test_generations_that_are_not_there(server: str) -> None:
    for wanted, status in (("999", 410), ("0", 410), ("x", 400), ("-1", 400), ("", 200)):
        asked = {"query": "ASK {}", "generation": wanted}
        assert get(f"{server}/sparql", params=asked).status_code == status, wanted


@pytest.mark.parametrize(
    ("update", "status", "words"),
    [
        (f"DROP GRAPH <{SOURCE}>", 403, SOURCE),
        (f"CLEAR SILENT GRAPH <{BASE}graph/curation>", 403, "graph/curation"),
        (f"INSERT DATA {{ GRAPH <{BASE}graph/derived> {{ <a:a> <a:b> <a:c> }} }}", 403, "graph/derived"),
        (f"INSERT DATA {{ GRAPH <{BASE}graph/userx> {{ <a:a> <a:b> <a:c> }} }}", 403, "graph/userx"),
        (f"MOVE GRAPH <{SOURCE}> TO GRAPH <{MINE}>", 403, SOURCE),
        (f"COPY GRAPH <{MINE}> TO GRAPH <{SOURCE}>", 403, SOURCE),
        (f"CREATE GRAPH <{MINE}> ; DROP GRAPH <{SOURCE}>", 403, SOURCE),
        (f"WITH <{SOURCE}> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}", 403, SOURCE),
        (f"DELETE WHERE {{ GRAPH <{SOURCE}> {{ ?s ?p ?o }} }}", 403, SOURCE),
        ("DELETE WHERE { GRAPH ?g { ?s ?p ?o } }", 400, "by name"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", 400, "by name"),
        ("DROP ALL", 400, "by name"),
        ("CLEAR DEFAULT", 400, "by name"),
        (f"LOAD <file:///etc/passwd> INTO GRAPH <{MINE}>", 400, "LOAD"),
        (f"INSERT {{ GRAPH <{MINE}> {{ ?s ?p 1 }} }} WHERE {{ SERVICE <a:b> {{ ?s ?p ?o }} }}", 400, "SERVICE"),
        ("INSERT what", 400, "parse"),
        ("SELECT * { ?s ?p ?o }", 400, "parse"),
        (f"INSERT DATA {{ GRAPH <{MINE}> {{ <a:b> a <{BG}Mention> ; <{BG}confidence> 7 }} }}", 422, "violates"),
    ],
)
def test_updates_that_are_refused(server: str, store: Store, update: str, status: int, words: str) -> None:
    before = store.current
    answer = change(server, update)
    assert (answer.status_code, words in answer.text) == (status, True), answer.text
    assert store.current == before


def test_the_description_says_whether_updates_are_taken(server: str, reading: str) -> None:
    for url, taken in ((server, True), (reading, False)):
        told = get(f"{url}/sparql", headers={"Accept": "text/turtle"}).text
        assert ("SPARQL11Update" in told) is taken and "SPARQL11Query" in told


def test_an_update_is_not_sent_by_get(server: str) -> None:
    asked = {"update": f"CREATE GRAPH <{MINE}>"}
    assert get(f"{server}/sparql", params=asked, headers=SECRET).status_code == 405


def test_while_another_process_writes(server: str, store: Store) -> None:
    with sole_writer(store.path):
        for answer in (decide(server, DECISION), change(server, f"CREATE GRAPH <{MINE}>")):
            assert answer.status_code == 409 and answer.headers["retry-after"] and "another process" in answer.text


def test_settings_of_the_file_hold_unless_a_flag_speaks(server: str) -> None:
    many = " UNION ".join(f"{{ BIND({n} AS ?n) }}" for n in range(8))
    answer = get(f"{server}/sparql", params={"query": f"SELECT * {{ {many} }}"})
    assert answer.status_code == 400 and "7 rows" in answer.text  # from the file; its port gave way to the flag


@pytest.mark.parametrize(
    ("content", "environment", "flags", "words"),
    [
        ("[serve]\nprot = 1\n", {}, [], "no such setting: prot"),
        ("[serve\n", {}, [], "cannot be read"),
        ("[serve]\nport = 'x'\n", {}, [], "port"),
        ("[serve.tokens]\na = 4\n", {}, [], "serve.tokens"),
        ("", {}, ["--allow-update"], "BELEIDSGRAAF_TOKEN"),
        ("", {"BELEIDSGRAAF_ALLOW_UPDATE": "1", "BELEIDSGRAAF_TOKEN": "short"}, [], "at least 16"),
        ("[serve]\nport = 0\n", {"BELEIDSGRAAF_PORT": "99999"}, [], "99999"),  # the environment goes before the file
        ("", {"BELEIDSGRAAF_CONFIG": "nosuch.toml"}, None, "nosuch.toml"),
    ],
)
def test_wrong_settings_are_told(
    content: str, environment: dict[str, str], flags: list[str] | None, words: str, store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "serve.toml"
    file.write_text(content)
    given = [] if flags is None else ["--config", str(file), *flags]
    command = [sys.executable, "-m", "beleidsgraaf", "serve", "--store", str(store.path), *given]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | environment, timeout=PATIENCE)
    assert done.returncode == 2 and words in done.stderr, done.stderr


def test_a_port_that_is_taken(store: Store) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        command = [sys.executable, "-m", "beleidsgraaf", "serve", "--store", str(store.path)]
        command += ["--port", str(taken.getsockname()[1])]
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 2 and "in use" in done.stderr


def test_the_log_is_lines_of_json_and_the_end_is_graceful(store: Store) -> None:
    environment = os.environ | {"BELEIDSGRAAF_STORE": str(store.path), "BELEIDSGRAAF_PORT": "0"}
    command = [sys.executable, "-m", "beleidsgraaf", "serve"]
    with process(command, log := store.path.parent / "log4", environment=environment) as url:
        assert get(f"{url}/sparql", params={"query": "ASK {}"}).json()["boolean"] is True
    told = [json.loads(line) for line in log.read_text().splitlines()]
    assert all(line["time"] and line["level"] == "info" for line in told)
    assert [line["status"] for line in told if line["event"] == "sparql"] == [200]
    assert [line for line in told if line["event"] == "listening"]
    assert "Application shutdown complete." in [line.get("message") for line in told]
