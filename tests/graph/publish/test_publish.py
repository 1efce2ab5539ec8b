"""The published folder: valid for portals, complete for people, honest about what it lacks."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html
from rdflib import Graph

from beleidsgraaf.errors import UsageError
from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.publish import check, diwoo
from beleidsgraaf.graph.publish.facts import Organisation, Publication, Settings
from beleidsgraaf.graph.publish.site import publish
from beleidsgraaf.graph.store import Generation, Store

BASE = "https://voorbeeld.example/"
BZK = Organisation("https://identifier.overheid.nl/tooi/id/ministerie/mnre1034", "ministerie van BZK")
LETTER = Publication(
    iri="https://w3id.org/beleidsgraaf/id/doc/kst-1-2",
    identifier="kst-1-2",
    identifiers=("kst-1-2",),
    kind="Letter",
    title="Brief over <loketten> & meer",
    issued="2031-01-14",
    senders=(BZK,),
    publisher=BZK,
)


@pytest.fixture(scope="module")
def generation(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Iterator[Generation]:
    store = Store.create(tmp_path_factory.mktemp("publish") / "store")
    assert not build(store, [str(samples / "*.txt"), str(samples / "*.md")]).failed
    with store.read() as made:
        yield made


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, generation: Generation) -> Path:
    out = tmp_path_factory.mktemp("public")
    settings = Settings(BZK, "open@voorbeeld.example", {"kst-39871-C": {"issued": "2031-12-09"}})
    report = publish(generation, out, BASE, settings, endpoint=f"{BASE}sparql")
    assert report.documents >= 7
    return out


def test_diwoo_is_valid(folder: Path) -> None:
    maps = sorted((folder / "diwoo").glob("vergader*.xml"))
    assert maps
    for sitemap in maps:
        content = sitemap.read_bytes()
        assert content.count(b"<diwoo:Document>") >= 7
        assert diwoo.faults(content) == []


def test_the_schema_refuses_what_is_wrong() -> None:
    """The check can fail: without a publisher the official schema complains."""
    [sitemap] = diwoo.sitemaps([("https://a.example/", "2031-01-14", diwoo.metadata(LETTER, {}))])
    assert diwoo.faults(sitemap.encode()) == []
    start, end = sitemap.index("<diwoo:publisher"), sitemap.index("</diwoo:publisher>") + len("</diwoo:publisher>")
    assert diwoo.faults((sitemap[:start] + sitemap[end:]).encode()) != []


def test_titles_are_text_and_nothing_else() -> None:
    [sitemap] = diwoo.sitemaps([("https://a.example/?a=1&b=2", "2031-01-14", diwoo.metadata(LETTER, {}))])
    root = etree.fromstring(sitemap.encode())
    assert root.findtext(f".//{{{diwoo.NAMESPACE}}}officieleTitel") == LETTER.title


def test_sitemaps_keep_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diwoo, "ADDRESSES", 3)
    entries = [(f"https://a.example/{n}", "2031-01-14", "") for n in range(8)]
    assert [m.count("<url>") for m in diwoo.sitemaps(entries)] == [3, 3, 2]
    monkeypatch.setattr(diwoo, "ADDRESSES", 50_000)
    monkeypatch.setattr(diwoo, "BYTES", 600)
    made = list(diwoo.sitemaps(entries))
    assert sum(m.count("<url>") for m in made) == 8
    assert all(len(m.encode()) <= 600 for m in made)


def test_index_names_every_sitemap(folder: Path) -> None:
    named = [e.text for e in etree.parse(str(folder / "diwoo" / "index.xml")).iter("{*}loc")]
    assert named == [f"{BASE}diwoo/{p.name}" for p in sorted((folder / "diwoo").glob("vergader*.xml"))]
    assert f"Sitemap: {BASE}diwoo/index.xml" in (folder / "robots.txt").read_text()


def _shapes(root: Path, name: str) -> Graph:
    path = (root / "../shared/standards" / name).resolve()
    if not path.exists():
        pytest.skip("the official shapes are not here: they lie beside the project in shared/standards")
    return Graph().parse(path)


@pytest.mark.parametrize(
    "name",
    [
        "dcat-ap-nl/300-dcat-ap-nl-SHACL.ttl",
        "dcat-ap-nl/300-dcat-ap-nl-SHACL-aanbevolen.ttl",
        "dcat-ap-nl/300-dcat-ap-nl-SHACL-klassebereik.ttl",
        "dcat-ap-nl/300-dcat-ap-nl-SHACL-klassebereik-codelijsten.ttl",
        "dcat-ap-nl/300-dcat-ap-SHACL.ttl",
        "dcat-ap/3.0.1-html-shacl-shapes.ttl",
        "dcat-ap/3.0.1-html-shacl-range.ttl",
    ],
)
def test_catalogue_conforms(folder: Path, root: Path, name: str) -> None:
    import pyshacl

    conforms, _, text = pyshacl.validate(Graph().parse(folder / "catalogue.ttl"), shacl_graph=_shapes(root, name))
    assert conforms, text


def test_forms_of_the_catalogue_say_the_same(folder: Path) -> None:
    turtle, jsonld = Graph().parse(folder / "catalogue.ttl"), Graph().parse(folder / "catalogue.jsonld")
    assert set(turtle) == set(jsonld)
    assert len(turtle) > 80


def test_pages_link_to_what_is_there(folder: Path) -> None:
    pages = sorted((folder / "document").glob("*.html"))
    assert len(pages) >= 7
    links = 0
    for page in [folder / "index.html", *pages]:
        for href in html.parse(str(page)).xpath("//a/@href"):
            target = str(href).removeprefix(BASE)
            links += 1
            assert (folder / target).is_file(), f"{page.name}: {href}"
    assert links > 14


def test_pages_carry_their_metadata(folder: Path) -> None:
    page = html.parse(str(folder / "document" / "kst-39871-12.html"))
    [data] = page.xpath("//script[@type='application/ld+json']/text()")
    about = json.loads(data)
    assert about["identifier"] == ["kst-39871-12"]
    assert about["datePublished"] == "2031-01-14"
    assert about["publisher"]["@id"] == BZK.iri


def test_dumps_are_whole_and_summed(folder: Path) -> None:
    plain = (folder / "beleidsgraaf.nq").read_bytes()
    assert gzip.decompress((folder / "beleidsgraaf.nq.gz").read_bytes()) == plain
    assert plain.splitlines() == sorted(plain.splitlines())
    for line in (folder / "SHA256SUMS").read_text().splitlines():
        checksum, name = line.split()
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == checksum


def test_the_same_store_gives_the_same_dump(folder: Path, generation: Generation, tmp_path: Path) -> None:
    publish(generation, tmp_path, BASE, Settings(BZK))
    assert (tmp_path / "beleidsgraaf.nq.gz").read_bytes() == (folder / "beleidsgraaf.nq.gz").read_bytes()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"publisher": None}, "TOOI"),
        ({"title": ""}, "geen titel"),
        ({"issued": ""}, "geen datum"),
        ({"issued": "2031-01"}, "alleen een maand"),
    ],
)
def test_what_is_missing_is_explained(change: dict[str, object], words: str) -> None:
    from dataclasses import replace

    lacking = replace(LETTER, **change)  # type: ignore[arg-type]
    [gap] = check.gaps(lacking)
    assert words in gap.what
    assert gap.remedy
    assert gap.blocking
    assert not check.ready(lacking)


def test_a_kind_without_code_does_not_hold_back() -> None:
    from dataclasses import replace

    odd = replace(LETTER, kind="Document")
    assert [gap.blocking for gap in check.gaps(odd)] == [False]
    [sitemap] = diwoo.sitemaps([("https://a.example/", "2031-01-14", diwoo.metadata(odd, {}))])
    assert diwoo.faults(sitemap.encode()) == []


def test_settings_win(tmp_path: Path) -> None:
    path = tmp_path / "publisher.toml"
    path.write_text(f'[publisher]\niri = "{BZK.iri}"\nlabel = "x"\n[documents."kst-1-2"]\ntitle = "Ander"\n')
    assert Settings.load(path).documents["kst-1-2"]["title"] == "Ander"
    path.write_text("[publisher]\nlabel = 3\n")
    with pytest.raises(UsageError, match="no settings"):
        Settings.load(path)


def test_a_wrong_base_is_refused(generation: Generation, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="ends in '/'"):
        publish(generation, tmp_path, "https://voorbeeld.example", Settings())
