"""A second selector says where in the original a target stands: the page of a PDF, the element of a publication."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.store import Store

PREFIXES = """
PREFIX bg: <https://w3id.org/beleidsgraaf/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX schema: <https://schema.org/>
PREFIX prov: <http://www.w3.org/ns/prov#>
"""


def _rows(store: Store, pattern: str) -> list[tuple[str | None, ...]]:
    with store.read() as generation:
        return [tuple(row.values()) for row in generation.query(f"{PREFIXES} SELECT {pattern}").values()]


def _pdf(path: Path) -> Path:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pagesize=A4)
    for lines in (
        ["Den Haag, 3 mei 2031", "", "Het kabinet opent een loket in de gemeente Urk."],
        ["De gemeente Zwolle volgt."],
    ):
        for row, line in enumerate(lines):
            canvas.drawString(70, A4[1] - 80 - 14 * row, line)
        canvas.showPage()
    canvas.save()
    return path


def test_the_page_of_a_pdf(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "store")
    assert build(store, [str(_pdf(tmp_path / "brief.pdf"))]).exit_code == 0
    found = _rows(
        store,
        """?exact ?page { ?m a bg:Mention ; oa:hasTarget ?t . ?t oa:hasSelector ?q, ?p . ?q oa:exact ?exact .
        ?p a oa:FragmentSelector ; rdf:value ?page ; dcterms:conformsTo <http://tools.ietf.org/rfc/rfc3778> }
        ORDER BY ?exact""",
    )
    assert ("gemeente Urk", "page=1") in found
    assert ("gemeente Zwolle", "page=2") in found


def test_the_element_of_a_publication(tmp_path: Path, samples: Path) -> None:
    store = Store.create(tmp_path / "store")
    assert build(store, [str(samples / "forms" / "kst-39871-15.xml")]).exit_code == 0
    ((path,),) = _rows(
        store,
        """?path { ?c a bg:Request ; oa:hasTarget ?t . ?t oa:hasSelector ?p .
        ?p a oa:XPathSelector ; rdf:value ?path }""",
    )
    assert path == "/officiele-publicatie/kamerstuk[1]/stuk[1]/algemeen[1]/vrije-tekst[1]/tekst[1]/al[5]"


def test_one_node_with_its_forms(tmp_path: Path, samples: Path) -> None:
    """XML, HTML and text of one motion: one document, which the XML speaks for, and three manifestations."""
    store = Store.create(tmp_path / "store")
    files = [
        samples / "forms" / "kst-39871-15.xml",
        samples / "forms" / "kst-39871-15.html",
        samples / "kst-39871-15.txt",
    ]
    report = build(store, [str(file) for file in files])
    assert (report.exit_code, report.documents) == (0, 1)
    assert sorted(report.silent) == ["kst-39871-15.html", "kst-39871-15.txt"]
    forms = _rows(
        store,
        """DISTINCT ?path ?type { ?d dcterms:identifier "kst-39871-15" ; dcat:distribution ?f ; schema:encoding ?f .
        ?f bg:path ?path ; dcat:mediaType ?type } ORDER BY ?path""",
    )
    assert forms == [
        (f"kst-39871-15.{suffix}", f"https://www.iana.org/assignments/media-types/{kind}")
        for suffix, kind in (("html", "text/html"), ("txt", "text/plain"), ("xml", "application/xml"))
    ]
    assert _rows(store, '?f { ?d dcterms:identifier "kst-39871-15" ; prov:wasDerivedFrom/bg:path ?f }') == [
        ("kst-39871-15.xml",)
    ]
    assert len(_rows(store, "DISTINCT ?r { ?r a bg:Request }")) == 1
    with store.read() as generation:
        typed = generation.query(f"{PREFIXES} SELECT ?d {{ ?d a bg:Motion }}").rows
    assert {row[0] for row in typed} == {ox.NamedNode("https://w3id.org/beleidsgraaf/id/doc/kst-39871-15")}
