"""Linked data and the pages, over HTTP and on the samples; hostile letters; addresses that try to get out."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import httpx
import pyoxigraph as ox
import pytest
from serve.running import PATIENCE, get, post, serve

from beleidsgraaf.extract.model import Block, BlockKind, FootnoteMarker, Reading
from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.letters import Letter
from beleidsgraaf.graph.serve.limits import Limits
from beleidsgraaf.graph.serve.pages.letter import Page
from beleidsgraaf.graph.serve.pages.marks import Cover, Mark, Words, pieces
from beleidsgraaf.graph.serve.pages.overview import documents_of
from beleidsgraaf.graph.serve.pages.route import page
from beleidsgraaf.graph.store import Generation, Store
from beleidsgraaf.ontology.terms import BG

LETTER = "kst-39871-12.txt"
HOSTILE = """Stuk: kst-1-2
Datum: 2031-05-12
Onderwerp: <script>alert(1)</script> & "meer" {{ 7 * 7 }}

De Loketdienst werkt. </p><img src=x onerror=alert(2)> Wij sturen u in 2032 <b>een</b> "brief"; =HYPERLINK(1).
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Store:
    made = Store.create(tmp_path_factory.mktemp("pages") / "store")
    build(made, [str(samples / name) for name in (LETTER, "ah-tk-20302031-118.txt")])
    return made


@pytest.fixture(scope="module")
def server(store: Store) -> Iterator[httpx.Client]:
    with (
        serve(store.path, store.path.parent / "log", "--workers", "1") as url,
        httpx.Client(base_url=url, timeout=PATIENCE) as client,
    ):
        yield client


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generation]:
    from toy import extract

    folder = tmp_path_factory.mktemp("hostile")
    (folder / "a.txt").write_text(HOSTILE, encoding="utf-8")
    made = Store.create(folder / "store")
    assert not build(made, [str(folder / "a.txt")], pipeline=extract).failed
    with made.read() as generation:
        yield generation


def made(generation: Generation, path: str, /, **params: str) -> str:
    values = {
        "path": path,
        "params": list(params.items()),
        "cookie": "",
        "root": "/graaf",
        "site": "https://example.org/graaf/",
        "accept": "text/html",
    }
    reply = page(generation, values, Limits())
    assert reply.status == 200, path
    return reply.body.decode()


PAGES = [
    ("/", "Wat staat er in de brieven"),
    ("/documents", "kst-39871-12"),
    ("/commitments", "voorafgaand aan de Dag van het Loket"),
    ("/search?q=loketmedewerker", "<mark>loketmedewerkers</mark>"),
    ("/quality", "ondertekening"),
    ("/worklist", "kst-39902-2"),
    ("/network", "network.json"),
    ("/query", "yasgui.min.js"),
    ("/ns", "bg:Commitment"),
    ("/programmes", "Loket Dichtbij"),
    ("/worklist/rules", "Regels"),
    ("/id/programme/loket-dichtbij", "Wat erover gezegd wordt"),
    ("/id/doc/kst-39871-12", "de Stuurgroep"),
    ("/id/doc/ah-tk-20302031-118", "Vragen en antwoorden"),
    ("/id/org/tweede-kamer", "Tweede Kamer der Staten-Generaal"),
    ("/id/dossier/39871", "Stukken"),
    ("/id/source/kst-39871-12.txt", "kst-39871-12.txt"),
]


@pytest.mark.parametrize(("path", "says"), PAGES, ids=lambda x: str(x)[:24])
def test_pages(server: httpx.Client, path: str, says: str) -> None:
    reply = server.get(path)
    assert reply.status_code == 200
    assert '<html lang="nl">' in reply.text
    assert says in reply.text
    assert re.findall(r"<script(?! src=| type=.application/ld.json)", reply.text) == []  # none that is not in a file
    assert re.findall(r"""\son\w+=|\sstyle=|javascript:""", reply.text) == []
    assert "script-src 'self';" in reply.headers["content-security-policy"]
    english = server.get(path, headers={"Cookie": "lang=en"})
    assert '<html lang="en">' in english.text
    told = json.loads(reply.text.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert told["@context"] == "https://schema.org"
    assert told["@type"]
    assert told["name"]


FORMATS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
THINGS = [
    "doc/kst-39871-12",
    "org/tweede-kamer",
    f"source/{LETTER}",
    f"text/{LETTER}",
    "dossier/39871",
    f"graph/source/{LETTER}",
]


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize("media", FORMATS)
def test_a_thing_as_data(server: httpx.Client, thing: str, media: str) -> None:
    negotiated = server.get(f"/id/{thing}", headers={"Accept": media})
    extension = {"text/turtle": "ttl", "application/n-triples": "nt", "application/ld+json": "jsonld"}.get(media, "rdf")
    named = server.get(f"/id/{thing}.{extension}", headers={"Accept": "text/html"})
    first, second = (set(map(str, ox.parse(r.content, FORMATS[media]))) for r in (negotiated, named))
    assert first == second
    assert first
    assert negotiated.headers["content-type"].startswith(media)


def test_a_page_names_its_data(server: httpx.Client) -> None:
    page = server.get("/id/org/tweede-kamer.html", headers={"Accept": "text/turtle"})
    assert page.headers["content-type"].startswith("text/html")
    named = dict(re.findall(r'<link rel="alternate" type="([^"]+)" href="([^"]+)">', page.text))
    assert set(named) == {"text/turtle", "application/ld+json", "application/n-triples"}
    for media, address in named.items():
        assert server.get(address).headers["content-type"].startswith(media)


def test_pages_are_compressed_where_the_client_takes_it(server: httpx.Client) -> None:
    plain = server.get("/id/doc/kst-39871-12", headers={"Accept-Encoding": "identity"})
    small = server.get("/id/doc/kst-39871-12", headers={"Accept-Encoding": "br, gzip"})
    assert "content-encoding" not in plain.headers
    assert small.headers["content-encoding"] == "gzip"
    assert small.text == plain.text
    assert small.num_bytes_downloaded < len(plain.content) / 3


def test_why_is_said_in_the_language_of_the_page(server: httpx.Client) -> None:
    """A ground that came after its list of phrases is left in English, and marked as such."""
    dutch = server.get("/id/doc/kst-39871-12").text
    english = get(f"{server.base_url}/id/doc/kst-39871-12?lang=en").text
    assert dutch.count('class="why" lang="nl"') > 9 * dutch.count('class="why" lang="en"')
    assert english.count('class="why" lang="en"') > 50 and 'class="why" lang="nl"' not in english
    query = server.get("/query?name=coming-terms").text
    assert 'title="eerste dag"' in query and 'title="laatste dag"' in query


def test_the_language_is_kept(server: httpx.Client) -> None:
    told = server.get("/documents", params={"lang": "en"})
    assert '<html lang="en">' in told.text
    assert "lang=en; Path=/; " in told.headers["set-cookie"]
    server.cookies.clear()
    assert "set-cookie" not in server.get("/documents", params={"lang": "x\r\ny"}).headers


def test_every_iri_has_an_address(server: httpx.Client, store: Store) -> None:
    """A sample of all subjects of the letters; every one answers in Turtle."""
    with store.read() as generation:
        base = generation.mint.base
        graph = ox.NamedNode(generation.mint.source_graph(LETTER))
        found = {
            q.subject.value
            for q in generation.rdf.quads_for_pattern(None, None, None, graph)
            if hasattr(q.subject, "value")
        }
    iris = sorted(i for i in found if i.startswith(base) and "#" not in i)[::7]
    assert len(iris) > 20
    for iri in iris:
        assert server.get(f"/id/{iri[len(base) :]}", headers={"Accept": "text/turtle"}).status_code == 200, iri
    # a browser keeps a fragment to itself, so that the text itself tells of its places
    told = server.get(f"/id/text/{LETTER}", headers={"Accept": "application/n-triples"})
    said = {str(t.subject) for t in ox.parse(told.content, ox.RdfFormat.N_TRIPLES)}
    parts = {i for i in found if "#" in i}
    assert len(parts) > 50
    assert {f"<{i}>" for i in parts} <= said


def test_what_is_not_there(server: httpx.Client) -> None:
    assert server.get("/id/doc/none").status_code == 404
    assert server.get("/nowhere").status_code == 404
    assert server.get("/id/doc/kst-39871-12", headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static//etc/passwd",
        "/id/../../../../etc/passwd",
        "/id/%2e%2e/%2e%2e/etc/passwd",
        "/id/source/..%2f..%2fetc%2fpasswd",
        "/id/doc/%00",
        "/id/doc/x%3E%20%7D%20%3Cy",
    ],
)
def test_no_way_out(server: httpx.Client, path: str) -> None:
    request = httpx.Request("GET", str(server.base_url).rstrip("/") + "/x")
    request.url = request.url.copy_with(raw_path=path.encode())
    reply = server.send(request)
    assert reply.status_code in (400, 404)
    assert "root:" not in reply.text
    assert "import" not in reply.text


@pytest.mark.parametrize("sent", ["/graaf", ""], ids=["left on", "taken off"])
def test_under_a_path_behind_a_proxy(store: Store, tmp_path: Path, sent: str) -> None:
    with serve(store.path, tmp_path / "log", "--workers", "1", "--root-path", "/graaf/") as url:
        page = get(f"{url}{sent}/id/doc/kst-39871-12")
        assert page.status_code == 200
        assert 'href="/graaf/id/org/tweede-kamer"' in page.text
        assert get(f"{url}{sent}/static/style.css").status_code == 200
        assert f"{url}/graaf/sparql" in get(f"{url}{sent}/sparql", headers={"Accept": "text/turtle"}).text


def test_exports_of_commitments(server: httpx.Client) -> None:
    rows = list(csv.DictReader(io.StringIO(server.get("/commitments.csv").text)))
    dated = [r for r in rows if r["due_by"]]
    assert len(dated) >= 3
    assert {"Kabinet"} <= {r["claimant"] for r in rows}
    calendar = server.get("/commitments.ics").text
    assert calendar.count("BEGIN:VEVENT") == len(dated)
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))
    assert "DTSTART;VALUE=DATE:20310619" in calendar
    feed = ElementTree.fromstring(server.get("/commitments.atom").content)
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == len(rows)
    some = list(csv.DictReader(io.StringIO(server.get("/commitments.csv", params={"until": "2031-06-19"}).text)))
    assert {r["due_by"] for r in some} == {r["due_by"] for r in dated if r["due_by"] <= "2031-06-19"}


#: Filters of commitments, and which commitments are left: of the letter, of the answers to questions.
LEFT = {
    "": ("letter", "answers"),
    "q=beleidsreactie": ("letter",),
    "q=wachttijden": ("answers",),
    "whom={base}org/tweede-kamer&q=beleidsreactie": ("letter",),
    "whom={base}org/eerste-kamer": (),
    "ministry={base}org/ministerie-van-binnenlandse-zaken-en-koninkrijksrelaties": ("letter",),
    "ministry={base}org/ministerie-van-financien": (),
    "group={base}org/tk-cda": ("answers",),
    "group={base}org/tk-sp": (),
    "status=overdue&on=2032-01-01&q=wachttijden": (),
    "status=overdue&on=2032-01-01&q=beleidsreactie": ("letter",),
    "status=overdue&on=2031-06-19&q=beleidsreactie": (),
    "from=2031-06-19&until=2031-06-19": ("letter",),
}


@pytest.mark.parametrize("asked", LEFT)
def test_filters_of_commitments(server: httpx.Client, store: Store, asked: str) -> None:
    told = server.get(f"/commitments.csv?{asked.format(base=store.mint.base)}").text
    kinds = {"kst": "letter", "ah-": "answers"}
    left = {kinds[r["document"].rpartition("/")[2][:3]] for r in csv.DictReader(io.StringIO(told))}
    assert left == set(LEFT[asked])
    for form, entry in (("ics", "BEGIN:VEVENT"), ("atom", "<entry>")):  # the same selection in every form
        other = server.get(f"/commitments.{form}?{asked.format(base=store.mint.base)}").text
        dated = [r for r in csv.DictReader(io.StringIO(told)) if form == "atom" or r["due_by"]]
        assert other.count(entry) == len(dated)


def test_programmes_beside_each_other(server: httpx.Client, store: Store) -> None:
    base = store.mint.base
    html = server.get("/programmes", params={"p": f"{base}programme/loket-dichtbij"}).text
    table = html.partition('class="matrix"')[2].partition("</table>")[0]
    assert "Loket Dichtbij" in table
    assert "Loketkompas" not in table
    assert re.search(r"\d×", table)
    assert html.count('class="dot"') >= 1


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=loketmedewerker", True),
        ("q=LOKETMEDEWERKERS", True),
        ("q=loketmedewerker&until=2030-12-31", False),
        ("q=loketmedewerker&from=2031-01-01", True),
        ("q=loketmedewerker&by={base}org/ministerie-van-binnenlandse-zaken-en-koninkrijksrelaties", True),
        ("q=loketmedewerker&by={base}org/ministerie-van-financien", False),
        ("q=loketmedewerker&kind=Passage", True),
        ("q=loketmedewerker&kind=Name", False),
        ("q=zeppelin", False),
    ],
)
def test_filters_of_search(server: httpx.Client, store: Store, asked: str, found: bool) -> None:
    html = server.get(f"/search?{asked.format(base=store.mint.base)}").text
    assert ("<mark>loketmedewerkers</mark>" in html) is found
    assert ("Niets gevonden" in html) is not found


def test_a_named_query_and_the_version_it_asks(server: httpx.Client) -> None:
    html = server.get("/query?name=commitment-status&p.date=2033-01-01").text
    assert "&#34;2033-01-01&#34;^^" in html
    assert 'data-run="1"' in html
    assert "is not a day" in server.get("/query?name=commitment-status&p.date=morgen").text
    assert 'data-version="1"' in html
    gone = server.get("/query?name=commitments&generation=41").text
    assert "versie 41 van de graaf, en die wordt niet meer bewaard" in gone
    assert "generation=41" not in gone.partition('id="yasgui"')[2].partition(">")[0]


def test_a_permanent_link_keeps_its_answer(tmp_path: Path, samples: Path) -> None:
    """A link that names a generation is answered from it as long as it is kept, also when there is a newer one."""
    store = Store.create(tmp_path / "store")
    build(store, [str(samples / LETTER)])
    build(store, [str(samples / "ah-tk-20302031-118.txt")])
    with serve(store.path, tmp_path / "log", "--workers", "1") as url:
        page = get(f"{url}/query?name=commitments&generation=1").text
        assert "De antwoorden komen uit versie 1" in page
        endpoint = page.partition('data-endpoint="')[2].partition('"')[0]
        count = f"SELECT DISTINCT ?f {{ ?f a <{BG.SourceFile.value}> }}"
        assert endpoint == "/sparql?generation=1"
        old, new = (
            set(post(url + place, data={"query": count}, headers={"Accept": "text/csv"}).text.splitlines())
            for place in (endpoint, "/sparql")
        )
        assert (len(old), len(new)) == (2, 3)  # with the line of names
        assert old < new


@pytest.mark.parametrize("path", ["/id/doc/kst-39871-12", "/id/org/tweede-kamer", "/id/dossier/39871", "/commitments"])
def test_questions_to_go_on_with(server: httpx.Client, path: str) -> None:
    """Each page offers questions about what it shows, filled in."""
    onward = server.get(path).text.partition('class="onward"')[2].partition("</ul>")[0]
    addresses = re.findall(r'href="([^"]+)"', onward)
    assert addresses
    for address in addresses:
        asked = server.get(address.replace("&amp;", "&"))
        assert 'data-run="1"' in asked.text, address


def test_site_map(server: httpx.Client) -> None:
    tree = ElementTree.fromstring(server.get("/sitemap.xml").content)
    places = [x.text or "" for x in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert f"{str(server.base_url).rstrip('/')}/id/doc/kst-39871-12" in places
    assert any("/id/org/" in place for place in places)
    for place in places[::9]:
        assert server.get(place).status_code == 200


def test_rules_speak_an_editors_language(server: httpx.Client) -> None:
    html = server.get("/worklist/rules").text
    rows = html.partition("<tbody>")[2].split("<tr>")[1:]
    held = [row for row in rows if "bekleedde Van Verzinnen dit ambt niet op de datum van het stuk." in row]
    assert len(held) == 1
    assert re.search(r'href="/id/doc/ah-tk-20302031-118#char=\d+,\d+"', held[0])  # where it says so
    assert "&lt;http" not in "".join(rows)


def test_the_vocabulary_tells_its_rules(server: httpx.Client) -> None:
    html = server.get("/ns").text
    assert html.count("<code>bg:") > 150
    assert "Van dit stuk is geen datum gevonden." in html
    for name in re.findall(r'<div id="(\w+)"', html):
        assert html.count(f'id="{name}"') == 1, name


def test_script_is_light(server: httpx.Client) -> None:
    """All first-party script of a page together is under 150 kB gzipped, but for the query page and the network."""
    heaviest = 0
    for path, _ in PAGES:
        sources = re.findall(r'<script src="([^"]+)"', server.get(path).text)
        size = sum(len(gzip.compress(server.get(source).content, 6)) for source in sources)
        if not path.startswith(("/query", "/network")):
            heaviest = max(heaviest, size)
    assert 500 < heaviest < 150_000


@pytest.mark.slow
@pytest.mark.letters
def test_real_letters_are_shown(letters: Path, tmp_path: Path) -> None:
    """How long that takes, `benchmarks/pages.py` says."""
    store = Store.create(tmp_path / "store")
    build(store, [str(file) for file in sorted(letters.glob("*.txt"))])
    with store.read() as generation:
        paths = [(row["doc"] or "").replace(generation.mint.base, "id/") for row in documents_of(generation)]
        assert len(paths) >= 7
        assert all('id="letter"' in made(generation, path) for path in paths)


def test_network_data(server: httpx.Client) -> None:
    told = json.loads(server.get("/network.json").content)
    assert all(0 <= i < len(told["nodes"]) for edge in told["edges"] for i in edge[:2])
    assert "Tweede Kamer der Staten-Generaal" in {n["name"] for n in told["nodes"]}


def test_metrics_and_health(server: httpx.Client) -> None:
    assert server.get("/health").json()["status"] == "ok"
    assert server.get("/documents").status_code == 200
    assert 'beleidsgraaf_requests_total{kind="page",status="200"}' in server.get("/metrics").text


HOSTILE_PAGES = ["", "id/doc/kst-1-2", "documents", "commitments", "worklist", "worklist/rules", "search", "programmes"]
HOSTILE_PAGES += [
    "quality",
    "network",
    "query",
    "id/org/loketdienst",
    "id/source/a.txt",
    "id/text/a.txt",
]


@pytest.mark.parametrize("path", HOSTILE_PAGES)
def test_hostile_letters_stay_words(hostile: Generation, path: str) -> None:
    html = made(hostile, path, q="brief")
    for bad in ("<script>alert", "<img src=x", "</p><img", "<b>een</b>", "> 49 <"):
        assert bad not in html, bad
    if path == "id/doc/kst-1-2":
        data = html.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
        assert json.loads(data)["identifier"] == ["kst-1-2"]
        assert "&lt;img src=x onerror=alert(2)&gt;" in html
        assert 'href="/graaf/id/org/loketdienst"' in html


@pytest.mark.parametrize(
    "words", ['"><script>alert(1)</script>', "' OR 1=1 --", '"" NEAR( * ^', "kind:x AND", "{{ 7*7 }}"]
)
def test_hostile_parameters(hostile: Generation, words: str) -> None:
    given = dict.fromkeys(("q", "kind", "who", "until", "from", "on", "status", "year", "p", "by", "query"), words)
    for path in ("search", "commitments", "documents", "programmes", "query", "network.json"):
        html = made(hostile, path, **given, around=words, generation=words, first=words)
        assert "<script>alert" not in html
        assert "</script>" not in html.partition("<main")[2].partition("</main>")[0]


def test_a_spreadsheet_takes_nothing_for_a_formula() -> None:
    from beleidsgraaf.graph.serve.pages.commitments import _cell

    assert [_cell(x) for x in ("=1+1", "+31", "-5", "@x", "gewoon", "")] == [
        "'=1+1",
        "'+31",
        "'-5",
        "'@x",
        "gewoon",
        "",
    ]


def test_what_a_mark_says_stays_within_its_attribute() -> None:
    """A graph that somebody pushed may hold any predicate."""
    source = "De Loketdienst werkt."
    reading = Reading(source, ((0, 0, len(source)),))
    mark = Mark(1, 3, 14, "relation", '"><script>alert(1)</script>', "a:1")
    html = Page(Letter(source, reading, (Block(BlockKind.PARAGRAPH, 0, len(source), 0),), ()), None, [mark], "").html()
    assert "<script" not in html
    assert "Loketdienst</a> werkt." in html


def test_a_letter_is_shown_as_what_it_is() -> None:
    """Headings, lists and footnotes; a note stands after the block that first calls it, and only once."""
    parts = ["Aanleiding", "Wij sturen een brief.", "een loket;", "een balie.", "Zie de bijlage & meer."]
    kinds = [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE]
    text = "\n".join(parts)
    starts = [text.index(part) for part in parts]
    blocks = tuple(
        Block(kind, start, start + len(part), 0, label)
        for kind, start, part, label in zip(kinds, starts, parts, ("1.", "", "–", "–", "3"), strict=True)
    )
    markers = (FootnoteMarker(starts[1] + 10, "3", 4), FootnoteMarker(starts[2] + 3, "3", 4))
    letter = Letter(text, Reading(text, ((0, 0, len(text)),)), blocks, markers)
    html = str(Page(letter, 0, [], "Voetnoot").html())
    assert '<h3 id="c0">1. Aanleiding</h3>' in html
    assert html.count("<ul>") == html.count("</ul>") == 1
    assert html.count("<li ") == 2
    assert html.count('class="footnote"') == 1
    assert html.index("Wij sturen") < html.index("Zie de bijlage &amp; meer.") < html.index("een balie")
    assert 'Wij sturen<sup><a href="#fn4" aria-label="Voetnoot 3">3</a></sup> een brief.' in html
    assert Page(letter, 1, [], "").html() == ""  # another document of the source


def test_overlapping_marks() -> None:
    """A line break of the source is a space of the reading, and a page's furniture between the two is left out."""
    source = "Een zin over iets.\n-- 2 --\nNog een zin."
    reading = Reading("Een zin over iets. Nog een zin.", ((0, 0, 18), (19, 27, 12)))
    assert all(reading.text[a : a + n] == source[b : b + n] for a, b, n in reading.segments)
    claim, name = Mark(1, 0, 18, "claim", "Action", "a:1"), Mark(2, 4, 7, "mention", "ORG", "a:2")
    across = Mark(3, 13, 30, "claim", "", "a:3")
    found = pieces(reading, 0, len(reading.text), Cover([claim, name, across]))
    assert [(p.text, [m.number for m in p.marks], p.first) for p in found] == [
        ("Een ", [1], True),
        ("zin", [1, 2], True),
        (" over ", [1], False),
        ("iets.", [1, 3], True),
        (" ", [3], False),
        ("Nog", [3], False),
        (" een zin.", [], False),
    ]
    assert "".join(p.text for p in found) == reading.text
    assert Words(reading).between(4, 34) == "zin over iets. Nog een"
    assert Words(reading).between(19, 26) == ""
    assert "".join(p.text for p in pieces(reading, 4, 25, Cover([claim, name]))) == reading.text[4:25]
