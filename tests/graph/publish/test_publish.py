"""The published folder: valid for portals, complete for people, honest about what it lacks."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from click.testing import CliRunner
from linkcheck import broken
from lxml import etree, html
from published import BASE, BZK, SETTLED
from pyld import jsonld
from rdflib import Graph

from beleidsgraaf.cli import cli
from beleidsgraaf.errors import UsageError
from beleidsgraaf.graph.build import build, remove
from beleidsgraaf.graph.export import export
from beleidsgraaf.graph.publish import check, diwoo, feeds
from beleidsgraaf.graph.publish.changes import changes
from beleidsgraaf.graph.publish.facts import Act, Facts, Publication, categories
from beleidsgraaf.graph.publish.organisations import Organisation, Organisations, listed
from beleidsgraaf.graph.publish.settings import Settings
from beleidsgraaf.graph.publish.site import Published, publish
from beleidsgraaf.graph.publish.themes import themes
from beleidsgraaf.graph.receive import base_of, receive
from beleidsgraaf.graph.store import Generation, Store

DOC = "https://w3id.org/beleidsgraaf/id/doc/"
TOOI = "https://identifier.overheid.nl/tooi/id/"
LETTER = Publication(
    iri=f"{DOC}kst-1-2",
    identifier="kst-1-2",
    identifiers=("kst-1-2",),
    kind="Letter",
    title="Brief over <loketten> & meer\x0c",
    issued="2031-01-14",
    senders=(BZK,),
    publisher=BZK,
    category=categories()["vergaderstuk Staten-Generaal"],
    acts=(Act("signed", "2031-01-14", BZK),),
)


def lacking(**change: Any) -> Publication:
    return replace(LETTER, **change)


def sitemap_of(publication: Publication, **more: Any) -> etree._Element:
    [sitemap] = diwoo.sitemaps([("https://a.example/", "2031-01-14", diwoo.metadata(publication, {}, **more))])
    assert diwoo.faults(sitemap.encode()) == []
    return etree.fromstring(sitemap.encode())


# DiWoo


def metadata_in(folder: Path) -> int:
    """Validate every metadata document of a folder against the official schema, and give how many there are."""
    count = 0
    for sitemap in sorted((folder / "diwoo").rglob("sitemap-*.xml")):
        content = sitemap.read_bytes()
        assert diwoo.faults(content) == []
        assert content.count(b"<url>") <= 50_000
        assert len(content) <= 50 * 1024 * 1024
        count += content.count(b"<diwoo:Document>")
    return count


def test_diwoo_is_valid(published: tuple[Path, Published]) -> None:
    folder, report = published
    assert metadata_in(folder) == report.documents >= 10


@pytest.mark.slow
@pytest.mark.letters
def test_the_letters_are_valid(letters: Path, root: Path, tmp_path: Path) -> None:
    """The five letters with the samples, published together: count, links, catalogue, JSON-LD."""
    store = Store.create(tmp_path / "store")
    build(store, [str(letters / "*.txt"), str(root / "samples/*.txt"), str(root / "samples/*.md")])
    settled = SETTLED | {
        "b3251ee086f4a1b8": {"issued": "2023-01-18"},
        "kenmerk-2023-0000010189": {"issued": "2023-01-17", "title": "Antwoorden op Kamervragen"},
        "kst-31731-P": {"issued": "2023-12-19"},
    }
    with store.read() as generation:
        settings = Settings(BZK, "open@voorbeeld.example", settled)
        report = publish(generation, tmp_path / "out", BASE, settings, f"{BASE}sparql")
    assert report.held_back == []
    count = metadata_in(tmp_path / "out")
    links, lost = broken(tmp_path / "out", BASE)
    parsed = [same_to_two_libraries(path) for path in (tmp_path / "out").rglob("*.jsonld") if path.parent.name != "ns"]
    print(f"{count} DiWoo documents valid, {links} links, {len(parsed)} JSON-LD files, {sum(parsed)} triples")
    assert count == report.documents >= 17
    assert lost == []
    assert len(parsed) == report.pages + 2
    for name in SHAPES:
        conforms(tmp_path / "out", root, name)


def test_the_schema_refuses_what_is_wrong() -> None:
    """The check can fail: without a publisher, or with a code of nobody, the official schema complains."""
    [sitemap] = diwoo.sitemaps([("https://a.example/", "2031-01-14", diwoo.metadata(LETTER, {}))])
    assert diwoo.faults(sitemap.encode()) == []
    start, end = sitemap.index("<diwoo:publisher"), sitemap.index("</diwoo:publisher>") + len("</diwoo:publisher>")
    assert diwoo.faults((sitemap[:start] + sitemap[end:]).encode()) != []
    assert diwoo.faults(sitemap.replace("mnre1034", "mnre9999").encode()) != []
    start, end = sitemap.index("<diwoo:documenthandelingen"), sitemap.index("</diwoo:documenthandelingen>") + 28
    assert diwoo.faults((sitemap[:start] + sitemap[end:]).encode()) != []


def test_titles_are_text_and_nothing_else() -> None:
    root = sitemap_of(LETTER)
    assert root.findtext(f".//{{{diwoo.NAMESPACE}}}officieleTitel") == "Brief over <loketten> & meer "


def test_metadata_say_what_the_letter_says(folder: Path) -> None:
    """kst-39871-12: two ministers signed it on 14 January 2031; it belongs to a dossier and replies to nothing."""
    [sitemap] = (folder / "diwoo" / "vergaderstukken-staten-generaal").glob("sitemap-1.xml")
    root = etree.parse(str(sitemap)).getroot()
    [url] = [u for u in root if (u.findtext("{*}loc") or "").endswith("document/kst-39871-12.html")]

    def resources(element: str) -> list[str]:
        return [str(e.get("resource")) for e in url.iter(f"{{{diwoo.NAMESPACE}}}{element}")]

    assert resources("publisher") == [BZK.iri]
    assert resources("verantwoordelijke") + resources("medeverantwoordelijke") == [
        f"{TOOI}ministerie/mnre1034",
        f"{TOOI}ministerie/mnre1073",
    ]
    assert [r.rsplit("/", 1)[-1] for r in resources("documentsoort")] == ["c_49599e6c"]
    assert [r.rsplit("/", 1)[-1] for r in resources("soortHandeling")] == ["c_e1ec050e"]
    assert url.findtext(".//{*}atTime") == "2031-01-14T00:00:00+01:00"
    assert url.findtext(".//{*}aggregatiekenmerk") == "39871"
    assert "inrichting van de overheid" in [e.text for e in url.iter(f"{{{diwoo.NAMESPACE}}}thema")]
    answers = [u for u in root if "2031-0000200017" in (u.findtext("{*}loc") or "")]
    roles = [e.text for e in answers[0].iter(f"{{{diwoo.NAMESPACE}}}role")]
    assert "verwijst naar" in roles


def test_sitemaps_keep_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (diwoo.ADDRESSES, diwoo.BYTES) == (50_000, 50 * 1024 * 1024)
    monkeypatch.setattr(diwoo, "ADDRESSES", 3)
    entries = [(f"https://a.example/{n}", "2031-01-14", "") for n in range(8)]
    assert [m.count("<url>") for m in diwoo.sitemaps(entries)] == [3, 3, 2]
    monkeypatch.setattr(diwoo, "ADDRESSES", 50_000)
    monkeypatch.setattr(diwoo, "BYTES", 600)
    made = list(diwoo.sitemaps(entries))
    assert sum(m.count("<url>") for m in made) == 8
    assert all(len(m.encode()) <= 600 for m in made)


def test_fifty_thousand_and_one_addresses_are_two_sitemaps() -> None:
    made = list(diwoo.sitemaps((f"https://a.example/{n}", "2031-01-14", "") for n in range(50_001)))
    assert [m.count("<url>") for m in made] == [50_000, 1]
    big = "x" * 1_000_000
    made = list(diwoo.sitemaps((f"https://a.example/{n}", "2031-01-14", big) for n in range(60)))
    assert len(made) == 2
    assert all(len(m.encode()) <= 50 * 1024 * 1024 for m in made)


def test_robots_name_every_index_and_these_every_sitemap(folder: Path) -> None:
    named = re.findall(rf"^Sitemap: {re.escape(BASE)}(.+)$", (folder / "robots.txt").read_text(), re.MULTILINE)
    assert "diwoo/vergaderstukken-staten-generaal/sitemapindex.xml" in named
    assert "sitemaps/sitemapindex.xml" in named
    listed_ = set()
    for index in named:
        listed_ |= {str(e.text).removeprefix(BASE) for e in etree.parse(str(folder / index)).iter("{*}loc")}
    assert listed_ == {p.relative_to(folder).as_posix() for p in folder.rglob("sitemap-*.xml")}


@pytest.mark.parametrize(
    ("kind", "identifier", "category"),
    [
        ("Letter", "kst-1-2", "vergaderstukken Staten-Generaal"),
        ("Motion", "kst-1-3", "vergaderstukken Staten-Generaal"),
        ("ResearchReport", "kst-1-4", "onderzoeksrapporten"),
        ("AnnualReport", "a1b2", "jaarplannen en jaarverslagen"),
        ("Advice", "a1b2", "adviezen"),
        ("WooDecision", "a1b2", "Woo-verzoeken en -besluiten"),
        ("Letter", "kenmerk-2031-1", "inspanningsverplichting art 3.1 Woo"),
    ],
)
def test_categories_of_information(generation: Generation, kind: str, identifier: str, category: str) -> None:
    facts = Facts(generation, Settings())
    found = facts._category({}, kind, (identifier,), ox.NamedNode("https://example.org/nothing"))
    assert found[1] == category
    assert facts._category({"category": "convenant"}, kind, (identifier,), ox.NamedNode("https://x.example/"))[1] == (
        "convenanten"
    )


# bodies by date


@pytest.mark.parametrize(
    ("key", "day", "code", "label"),
    [
        ("ministerie-van-economische-zaken-2012", "2015-03-01", "mnre1045", "ministerie van Economische Zaken"),
        (
            "ministerie-van-economische-zaken-2012",
            "2019-03-01",
            "mnre1045",
            "ministerie van Economische Zaken en Klimaat",
        ),
        (
            "ministerie-van-economische-zaken-en-klimaat-2026",
            "2025-01-01",
            "mnre1045",
            "ministerie van Economische Zaken",
        ),
        ("ministerie-van-justitie-en-veiligheid", "2014-01-01", "mnre1058", "ministerie van Veiligheid en Justitie"),
        (
            "ministerie-van-binnenlandse-zaken-en-koninkrijksrelaties",
            "2031-01-01",
            "mnre1034",
            "ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
        ),
        ("tweede-kamer", "2031-01-01", "oorg10002", "Tweede Kamer der Staten-Generaal"),
        ("eerste-kamer", "", "oorg10001", "Eerste Kamer der Staten-Generaal"),
    ],
)
def test_a_body_is_called_as_it_was(generation: Generation, key: str, day: str, code: str, label: str) -> None:
    facts = Facts(generation, Settings())
    found = facts.organisations.at(ox.NamedNode(generation.mint.entity("ORG", "", key)), day)
    assert found is not None
    assert (found.iri.rsplit("/", 1)[-1], found.label) == (code, label)
    assert found.iri in listed()


def test_the_register_wins_over_the_list_and_says_so(generation: Generation) -> None:
    made = Organisations(Facts(generation, Settings()).look, generation.mint)
    node = ox.NamedNode(generation.mint.entity("ORG", "", "ministerie-van-economische-zaken-en-klimaat-2017"))
    found = made.at(node, "2019-03-01")
    assert made.notes == {
        (
            f"{TOOI}ministerie/mnre1045",
            "ministerie van Economische Zaken en Klimaat",
            "ministerie van Economische Zaken",
        )
    }
    root = sitemap_of(lacking(publisher=found), differing={iri: theirs for iri, _, theirs in made.notes})
    [comment] = root.iter(etree.Comment)
    assert "de DiWoo-lijst heeft ministerie van Economische Zaken" in str(comment.text)
    assert root.findtext(f".//{{{diwoo.NAMESPACE}}}publisher") == "ministerie van Economische Zaken en Klimaat"


@pytest.mark.parametrize(
    ("identifier", "chamber"),
    [
        ("kst-36200-VI-10", "oorg10002"),
        ("kst-29362-321", "oorg10002"),
        ("kst-31731-P", "oorg10001"),
        ("kst-36200-VI-B", "oorg10001"),
        ("ah-tk-20302031-118", "oorg10002"),
        ("2031Z00012", "oorg10002"),
        ("h-ek-20302031-3-1", "oorg10001"),
        ("kenmerk-2031-1", None),
    ],
)
def test_whose_document_it_is(generation: Generation, identifier: str, chamber: str | None) -> None:
    found = Facts(generation, Settings())._chamber((identifier,), ox.NamedNode("https://example.org/nothing"))
    assert (found.iri.rsplit("/", 1)[-1] if found else None) == chamber


@pytest.mark.parametrize(
    ("title", "words", "expected"),
    [
        ("Brief over de opvang van asielzoekers", [], ["migratie"]),
        ("Brief van de minister van Onderwijs, Cultuur en Wetenschap", [], []),
        (
            "Brief",
            ["Het lerarentekort groeit.", "Scholen zoeken leraren.", "Meer onderwijs."],
            ["onderwijs en wetenschap"],
        ),
        ("Toezegging over Schiphol en de geluidsoverlast", [], ["geluid", "luchtvaart"]),
        ("Brief", ["Een zin over het spoor."], []),
        ("Stand van zaken Defensie", ["De krijgsmacht."], ["defensie"]),
    ],
)
def test_themes_by_words(title: str, words: list[str], expected: list[str]) -> None:
    assert sorted(label for _, label in themes(title, words)) == expected


@pytest.mark.parametrize(
    ("dossier", "words", "expected"),
    [
        ("Jeugdzorg", [], ["jeugdzorg"]),
        ("Integrale visie op de woningmarkt", [], ["woningmarkt"]),
        ("Klimaatbeleid", [], ["klimaatverandering"]),  # a word of the list before `beleid`
        ("Toekomst van de Bruggen", [], []),
        (
            "Vaststelling van de begrotingsstaten van het Ministerie van Defensie (X) voor het jaar 2031",
            [],
            ["defensie"],
        ),
        (
            "Wijziging van de begrotingsstaat van Buitenlandse Handel en Ontwikkelingshulp (XVII) voor het jaar 2031",
            [],
            ["handel", "ontwikkelingssamenwerking"],
        ),
        (
            "Vaststelling van de begrotingsstaten van het Ministerie van Volksgezondheid, Welzijn en Sport (XVI)",
            ["Sport voor ouderen.", "Sportverenigingen en sport.", "Topsport."],
            ["recreatie", "zorg en gezondheid"],
        ),
    ],
)
def test_themes_by_the_dossier(dossier: str, words: list[str], expected: list[str]) -> None:
    """The debate on a budget is about the ministry's portfolio, and not about budgets."""
    assert sorted(label for _, label in themes("Motie van het lid Verzonnen", words, dossier)) == expected


# catalogue

SHAPES = [
    "dcat-ap-nl/300-dcat-ap-nl-SHACL.ttl",
    "dcat-ap-nl/300-dcat-ap-nl-SHACL-aanbevolen.ttl",
    "dcat-ap-nl/300-dcat-ap-nl-SHACL-klassebereik.ttl",
    "dcat-ap-nl/300-dcat-ap-nl-SHACL-klassebereik-codelijsten.ttl",
    "dcat-ap-nl/300-dcat-ap-SHACL.ttl",
    "dcat-ap/3.0.1-html-shacl-shapes.ttl",
    "dcat-ap/3.0.1-html-shacl-shapes_recommended.ttl",
    # the two files 3.0.1-shacl-* say the same and are not well-formed: shapes with several paths
    "dcat-ap/3.0.1-html-shacl-range.ttl",
]


def conforms(folder: Path, root: Path, name: str) -> None:
    import pyshacl

    path = (root / "../shared/standards" / name).resolve()
    if not path.exists():
        pytest.skip("the official shapes are not here: they lie beside the project in shared/standards")
    good, _, text = pyshacl.validate(Graph().parse(folder / "catalogue.ttl"), shacl_graph=Graph().parse(path))
    assert good, text


@pytest.mark.parametrize("name", SHAPES)
def test_catalogue_conforms(folder: Path, root: Path, name: str) -> None:
    conforms(folder, root, name)


def test_the_catalogue_lists_what_is_there(folder: Path) -> None:
    graph = Graph().parse(folder / "catalogue.ttl")
    files = [str(o).removeprefix(BASE) for o in graph.objects(None, rdflib.DCAT.downloadURL)]
    assert len(files) == 7
    for name in files:
        [size] = graph.objects(rdflib.URIRef(f"{BASE}distribution/{name}"), rdflib.DCAT.byteSize)
        assert int(size) == (folder / name).stat().st_size
    for line in (folder / "SHA256SUMS").read_text().splitlines():
        checksum, name = line.split()
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == checksum
        files.remove(name)
    assert files == []


# linked data


def same_to_two_libraries(path: Path) -> int:
    """Read JSON-LD with pyld and with Oxigraph, and give how many triples both see; `.ttl` beside it says the same."""
    content = path.read_bytes()
    lines = str(jsonld.to_rdf(json.loads(content), {"format": "application/n-quads"}))
    one = {str(q.triple) for q in ox.parse(lines.encode(), format=ox.RdfFormat.N_QUADS)}
    other = {str(q.triple) for q in ox.parse(content, format=ox.RdfFormat.JSON_LD)}
    assert one == other
    turtle = path.with_suffix(".ttl").read_bytes()
    assert {str(q.triple) for q in ox.parse(turtle, format=ox.RdfFormat.TURTLE)} == other
    assert other
    return len(other)


def test_json_and_turtle_say_the_same(published: tuple[Path, Published]) -> None:
    folder, report = published
    files = [p for p in sorted(folder.rglob("*.jsonld")) if p.parent.name != "ns"]
    assert len(files) == report.pages + 2  # with the catalogue and the stream
    total = sum(same_to_two_libraries(p) for p in files)
    assert total > 2_000
    by_rdflib = Graph().parse(folder / "document" / "kst-39871-12.jsonld", format="json-ld")
    assert set(by_rdflib) == set(Graph().parse(folder / "document" / "kst-39871-12.ttl"))


def test_what_stands_in_a_page_is_json_ld(folder: Path) -> None:
    found = 0
    for path in sorted(folder.rglob("*.html")):
        for data in html.parse(str(path)).xpath("//script[@type='application/ld+json']/text()"):
            lines = str(jsonld.to_rdf(json.loads(data), {"format": "application/n-quads"}))
            one = rdflib.Graph().parse(data=lines, format="nt")
            other = ox.Store()
            other.load(str(data).encode(), format=ox.RdfFormat.JSON_LD)
            assert len(one) == len(other) > 2
            found += 1
    assert found > 60
    [data] = html.parse(str(folder / "document" / "kst-39871-12.html")).xpath("//script/text()")
    about = json.loads(data)
    assert about["identifier"] == ["kst-39871-12"]
    assert about["datePublished"] == "2031-01-14"
    assert about["publisher"]["@id"] == BZK.iri


def test_a_document_tells_what_it_claims_and_names(folder: Path) -> None:
    graph = Graph().parse(folder / "document" / "kst-39871-12.ttl")
    bg = rdflib.Namespace("https://w3id.org/beleidsgraaf/ns#")
    promises = set(graph.subjects(rdflib.RDF.type, bg.Commitment))
    assert promises
    assert all(list(graph.objects(p, rdflib.URIRef("http://www.w3.org/ns/oa#hasTarget"))) for p in promises)
    assert not set(graph.subjects(rdflib.RDF.type, bg.Mention))
    named = set(graph.objects(rdflib.URIRef(f"{DOC}kst-39871-12"), rdflib.SDO.mentions))
    assert len(named) > 5
    names = (rdflib.SKOS.prefLabel, rdflib.SKOS.altLabel, rdflib.DCTERMS.identifier)
    assert all(any(list(graph.objects(n, name)) for name in names) for n in named)


def test_every_link_leads_somewhere(folder: Path) -> None:
    count, lost = broken(folder, BASE)
    assert lost == []
    assert count > 1_500


def test_a_broken_link_is_found(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    (copy / "document" / "kst-39871-12.html").unlink()
    assert broken(copy, BASE)[1]


def test_what_was_published_comes_back(folder: Path, generation: Generation, tmp_path: Path) -> None:
    dump = folder / "dumps" / "beleidsgraaf.nq.gz"
    assert gzip.decompress(dump.read_bytes()) == b"".join(export(generation, "nquads"))
    for suffix in ("trig", "jsonld"):
        store = Store.create(tmp_path / suffix, base_of([dump]))
        receive(store, [folder / "dumps" / f"beleidsgraaf.{suffix}.gz"])
        with store.read() as again:
            assert b"".join(export(again, "nquads")) == gzip.decompress(dump.read_bytes())


def test_void_counts(folder: Path, generation: Generation) -> None:
    graph = Graph().parse(folder / "void.ttl")
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    lines = gzip.decompress((folder / "dumps" / "beleidsgraaf.nq.gz").read_bytes()).splitlines()
    assert int(graph.value(rdflib.URIRef(f"{BASE}dataset"), void.triples)) == len(lines)  # type: ignore[arg-type]
    [part] = graph.subjects(void["class"], rdflib.URIRef("https://w3id.org/beleidsgraaf/ns#Commitment"))
    assert int(graph.value(part, void.entities)) == len(list((folder / "commitment").glob("*.html")))  # type: ignore[arg-type]
    assert (folder / ".well-known" / "void").read_bytes() == (folder / "void.ttl").read_bytes()


def test_the_vocabulary_goes_along(folder: Path) -> None:
    assert len(Graph().parse(folder / "ns" / "beleidsgraaf.ttl")) > 500
    assert len(list((folder / "ns" / "shapes").glob("*.ttl"))) >= 2
    page = (folder / "ns" / "index.html").read_text()
    assert 'id="Commitment"' in page
    assert "toezegging" in page


# feeds


def test_feeds_tell_what_came_changed_and_went(samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    for name in ("kst-39871-12.txt", "kamerbrief-2031-0000200017.md"):
        shutil.copy(samples / name, letters)
    store = Store.create(tmp_path / "store")
    build(store, [str(letters / "kst-39871-12.txt")])
    build(store, [str(letters)])
    path = letters / "kamerbrief-2031-0000200017.md"
    path.write_text(path.read_text().replace("te weinig mogen", "vaak te weinig mogen"))
    build(store, [str(letters)])
    remove(store, ["kst-39871-12.txt"])
    with store.read() as generation:
        found = [(c.generation, c.kind, c.document.rsplit("/", 1)[-1]) for c in changes(store, generation)]
        moments = [c.moment for c in changes(store, generation)]
        monkeypatch.setattr(feeds, "PAGE", 2)
        publish(generation, tmp_path / "out", BASE, Settings(BZK, "a@b.example"))
    assert found == [
        (1, "Create", "kst-39871-12"),
        (2, "Create", "kenmerk-2031-0000200017"),
        (3, "Update", "kenmerk-2031-0000200017"),
        (4, "Delete", "kst-39871-12"),
    ]
    assert moments == sorted(moments)
    atom = etree.parse(str(tmp_path / "out" / "feed.atom"))
    assert [e.get("term") for e in atom.iter("{*}category")] == ["Delete", "Update"]
    [before] = [e.get("href") for e in atom.iter("{*}link") if e.get("rel") == "prev-archive"]
    first = etree.parse(str(tmp_path / "out" / str(before).removeprefix(BASE)))
    assert len(list(first.iter("{*}entry"))) == 2
    tree = rdflib.Namespace("https://w3id.org/tree#")
    newest = Graph().parse(tmp_path / "out" / "stream.ttl")
    [older] = newest.objects(None, tree.node)
    older_page = Graph().parse(tmp_path / "out" / str(older).removeprefix(BASE))
    members = [*newest.objects(None, tree.member), *older_page.objects(None, tree.member)]
    assert len(set(members)) == 4
    assert broken(tmp_path / "out", BASE)[1] == []


# the folder as a whole


def test_the_same_store_gives_the_same_folder(folder: Path, generation: Generation, tmp_path: Path) -> None:
    settings = Settings(BZK, "open@voorbeeld.example", SETTLED)
    report = publish(generation, tmp_path / "again", BASE, settings, endpoint=f"{BASE}sparql")
    names = [
        sorted(p.relative_to(f).as_posix() for p in f.rglob("*") if p.is_file()) for f in (folder, tmp_path / "again")
    ]
    assert names[0] == names[1]
    assert len(names[0]) == report.files + 1 > 200
    for name in names[0]:
        assert (folder / name).read_bytes() == (tmp_path / "again" / name).read_bytes(), name


def test_what_did_not_change_stays_the_same_file(folder: Path, generation: Generation, tmp_path: Path) -> None:
    out = tmp_path / "public"
    settings = Settings(BZK, "open@voorbeeld.example", SETTLED)
    publish(generation, out, BASE, settings)
    page = out / "document" / "kst-39871-12.html"
    before = page.stat()
    changed = Settings(
        BZK, "open@voorbeeld.example", SETTLED | {"kst-39871-15": {"title": "Motie, met een andere titel"}}
    )
    report = publish(generation, out, BASE, changed)
    assert 0.8 * report.files < report.unchanged < report.files
    assert (page.stat().st_ino, page.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns) or "andere titel" in (
        page.read_text()
    )
    assert "andere titel" in (out / "document" / "kst-39871-15.html").read_text()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["public"]


def test_a_folder_of_others_is_left_alone(generation: Generation, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(UsageError, match="holds what was not published"):
        publish(generation, tmp_path, BASE, Settings(BZK))
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_who_is_interrupted_leaves_the_old_folder(
    generation: Generation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "public"
    publish(generation, out, BASE, Settings(BZK))
    before = {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(
            "beleidsgraaf.graph.publish.site._Site._datasets", lambda site: (_ for _ in ()).throw(KeyboardInterrupt)
        )
        publish(generation, out, BASE, Settings(BZK, documents={"kst-39871-12": {"title": "Anders"}}))
    assert {p: p.read_bytes() for p in out.rglob("*") if p.is_file()} == before
    (tmp_path / "public.new").mkdir()  # what a kill leaves
    publish(generation, out, BASE, Settings(BZK))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["public"]


def test_what_is_not_to_go_out_does_not(generation: Generation, tmp_path: Path) -> None:
    settings = Settings(BZK, "", SETTLED | {"kst-39871-12": {"publish": False}})
    publish(generation, tmp_path / "out", BASE, settings)
    dump = gzip.decompress((tmp_path / "out" / "dumps" / "beleidsgraaf.nq.gz").read_bytes()).decode()
    assert "graph/source/kst-39871-12.txt" not in dump
    assert "/kst-39871-12/" not in dump
    assert "Daarna zullen wij u onze beleidsreactie" not in dump
    assert not (tmp_path / "out" / "document" / "kst-39871-12.html").exists()
    assert "document/kst-39871-12.html" not in (tmp_path / "out" / "documents" / "2031.html").read_text()
    assert broken(tmp_path / "out", BASE)[1] == []


# what is missing


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"publisher": None, "senders": ()}, "TOOI"),
        ({"title": ""}, "geen titel"),
        ({"issued": "", "acts": ()}, "geen datum"),
        ({"issued": "2031-01"}, "alleen een maand"),
        ({"publisher": Organisation("https://identifier.overheid.nl/tooi/id/x/y1", "y")}, "waardelijst van DiWoo"),
        ({"category": ("", "")}, "informatiecategorie"),
    ],
)
def test_what_is_missing_is_explained(change: dict[str, Any], words: str) -> None:
    [gap] = check.gaps(lacking(**change))
    assert words in gap.what
    assert gap.remedy
    assert gap.blocking
    assert not check.ready(lacking(**change))
    assert check.ready(LETTER)
    assert not check.ready(lacking(wanted=False))


def test_a_kind_without_code_does_not_hold_back() -> None:
    assert [gap.blocking for gap in check.gaps(lacking(kind="Document"))] == [False]
    sitemap_of(lacking(kind="Document"))


def test_check_names_the_line_of_the_letter(sample_store: Store) -> None:
    result = CliRunner().invoke(cli, ["publish", "--check", "--store", str(sample_store.path)])
    assert result.exit_code == 1
    [line] = [x for x in result.output.splitlines() if "alleen een maand" in x]
    assert "[bijlage-voortgang-loket-dichtbij-2031-01.txt, regel 2: «januari 2031»]" in line
    assert 'zet issued = "jjjj-mm-dd" onder [documents."dff8589737456d64"]' in line
    assert "kunnen naar een portaal" in result.output


def test_settings_win(tmp_path: Path, generation: Generation) -> None:
    path = tmp_path / "publisher.toml"
    path.write_text(
        f'[publisher]\niri = "{BZK.iri}"\nlabel = "x"\n'
        '[documents."kst-39871-12"]\ntitle = "Ander"\nthemes = ["water"]\n'
    )
    settings = Settings.load(path)
    found = Facts(generation, settings).of(ox.NamedNode(f"{DOC}kst-39871-12"))
    assert (found.title, [label for _, label in found.themes]) == ("Ander", ["water"])
    assert found.publisher == Organisation(BZK.iri, "x")


@pytest.mark.parametrize(
    "text",
    ["[publisher]\nlabel = 3\n", '[documents."a"]\ncolour = "red"\n', '[documents."a"]\nissued = "mei 2031"\n', "["],
)
def test_wrong_settings_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "publisher.toml").write_text(text)
    with pytest.raises(UsageError, match="no settings"):
        Settings.load(tmp_path / "publisher.toml")


@pytest.mark.parametrize("base", ["https://voorbeeld.example", "voorbeeld.example/", 'https://a.example/"/'])
def test_a_wrong_base_is_refused(generation: Generation, tmp_path: Path, base: str) -> None:
    with pytest.raises(UsageError, match="ends in '/'"):
        publish(generation, tmp_path / "out", base, Settings())
