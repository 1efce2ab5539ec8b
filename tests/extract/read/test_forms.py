"""Readers of XML, HTML, Word and PDF: what is text, what is a note, where it stood, and what is refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from beleidsgraaf.errors import EmptySource, OversizedSource, SourceError
from beleidsgraaf.extract.model import SourceText
from beleidsgraaf.extract.read import is_source, read


def _read(path: Path) -> SourceText:
    return read(path, path.name, path.name)


def _publication(body: str) -> bytes:
    return (
        "<?xml version='1.0' encoding='UTF-8'?><officiele-publicatie><kamerstuk><stuk><algemeen><vrije-tekst>"
        f"<tekst>{body}</tekst></vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>"
    ).encode()


XML_CASES = [
    ("paragraphs are blocks", "<al>Eerste.</al><al>Tweede.</al>", "Eerste.\n\nTweede.\n"),
    ("white space is folded", "<al>Een\n      lange   regel</al>", "Een lange regel\n"),
    ("emphasis is inline", "<al>Dat is <nadruk type='vet'>nieuw</nadruk>.</al>", "Dat is nieuw.\n"),
    (
        "a note keeps its place",
        "<al>Zie de brief<noot><noot.nr>1</noot.nr><noot.al>Kamerstuk 39 871.</noot.al></noot> van mei.</al>",
        "Zie de brief[^1] van mei.\n\n[^1]: Kamerstuk 39 871.\n",
    ),
    (
        "a list with its own marks",
        "<al>Wij:</al><lijst><li><li.nr>a.</li.nr><al>openen;</al></li><li><li.nr>b.</li.nr><al>sluiten.</al></li></lijst>",
        "Wij:\n\na. openen;\n\nb. sluiten.\n",
    ),
    ("a list without marks", "<lijst><li><al>openen</al></li></lijst>", "– openen\n"),
    (
        "an item of two paragraphs",
        "<lijst><li><li.nr>1.</li.nr><al>Eerst dit.</al><al>Dan dat.</al></li></lijst>",
        "1. Eerst dit.\n\nDan dat.\n",
    ),
    (
        "a table is a line a row",
        "<table><tgroup><tbody><row><entry><al>Jaar</al></entry><entry><al>Bedrag</al></entry></row>"
        "<row><entry><al>2031</al></entry><entry/></row></tbody></tgroup></table>",
        "Jaar\tBedrag\n\n2031\n",
    ),
    ("headings stand alone", "<tussenkop>Vervolg</tussenkop><al>Tekst.</al>", "Vervolg\n\nTekst.\n"),
    ("comments are no text", "<al>Een<!-- geheim -->twee</al>", "Eentwee\n"),
    ("instructions are no text", "<al>Een <?xpp afbreek?>twee</al>", "Een twee\n"),
    ("unknown elements keep their words", "<nieuwding>Toch tekst.</nieuwding>", "Toch tekst.\n"),
    (
        "two names in one",
        "<al><naam><voornaam>Jo</voornaam><achternaam>Fictivaar</achternaam></naam></al>",
        "Jo Fictivaar\n",
    ),
]


@pytest.mark.parametrize(("what", "body", "text"), XML_CASES, ids=[c[0] for c in XML_CASES])
def test_publication_text(tmp_path: Path, what: str, body: str, text: str) -> None:
    path = tmp_path / "kst-1-2.xml"
    path.write_bytes(_publication(body))
    assert _read(path).text == text, what


def test_cases_are_collected() -> None:
    assert len(XML_CASES) == 13


def test_places_point_at_their_element(samples: Path) -> None:
    source = _read(samples / "forms" / "kst-39871-15.xml")
    by_path = {place.value: source.text[place.start : place.end] for place in source.places}
    request = by_path["/officiele-publicatie/kamerstuk[1]/stuk[1]/algemeen[1]/vrije-tekst[1]/tekst[1]/al[5]"]
    assert request.startswith("verzoekt de regering")
    assert all(place.kind == "xpath" for place in source.places)
    assert "".join(by_path.values()) == source.text.replace("\n", "")


@pytest.mark.parametrize("form", ["xml", "html"])
def test_metadata(samples: Path, form: str) -> None:
    fields = _read(samples / "forms" / f"kst-39871-15.{form}").metadata
    assert fields["identifier"] == "kst-39871-15"
    assert fields["dossier"] == "39871"
    assert fields["number"] == "15"
    assert fields["issued"] == "2031-02-06"
    assert fields["petitioners"].split("\n") == ["A.B. Fictivaar", "C. van Dagdroom"]


def test_xml_and_html_say_the_same(samples: Path) -> None:
    xml, html = (_read(samples / "forms" / f"kst-39871-15.{form}").text for form in ("xml", "html"))
    start = "39 871 Dienstverlening"
    assert xml[xml.index(start) :] == html[html.index(start) :]
    assert "voorpagina" not in html
    assert "alert" not in html


def test_companion_metadata_is_used_and_is_no_source(tmp_path: Path) -> None:
    (tmp_path / "kst-1-2.xml").write_bytes(_publication("<al>Tekst.</al>"))
    (tmp_path / "metadata.xml").write_text(
        '<metadata_gegevens><metadata name="DC.identifier" content="kst-1-2"/>'
        '<metadata name="DCTERMS.issued" content="2031-05-01"/></metadata_gegevens>'
    )
    assert not is_source(tmp_path / "metadata.xml")
    assert is_source(tmp_path / "kst-1-2.xml")
    assert _read(tmp_path / "kst-1-2.xml").metadata == {"identifier": "kst-1-2", "issued": "2031-05-01"}


HTML_CASES = [
    ("<p>Een<br>twee</p>", "Een\ntwee\n"),
    ("<p>Brief<sup>2</sup> van mei</p><p><sup>2</sup> Zie daar.</p>", "Brief[^2] van mei\n\n[^2]: Zie daar.\n"),
    ("<ul><li>een</li><li>twee</li></ul>", "– een\n\n– twee\n"),
    ("<ul><li><p>een</p></li></ul>", "– een\n"),
    ("<div>Los <b>vet</b><p>Alinea</p>staart</div>", "Los vet\n\nAlinea\n\nstaart\n"),
    ("<table><tr><td>Datum</td><td>4 mei</td></tr></table>", "Datum\t4 mei\n"),
    ("<table><tr><td><p>Een</p><p>twee</p></td><td>drie</td></tr></table>", "Een\n\ntwee\n\ndrie\n"),
    ("<p>caf&eacute; &amp; m&sup2;</p>", "café & m²\n"),
    ("<main><p>Hoofd</p></main><p>zij</p>", "Hoofd\n"),
    ("<p hidden>weg</p><p>blijft</p>", "blijft\n"),
]


@pytest.mark.parametrize(("body", "text"), HTML_CASES)
def test_html_text(tmp_path: Path, body: str, text: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html><head><meta charset='utf-8'></head><body>{body}</body></html>", encoding="utf-8")
    assert _read(path).text == text


def test_word(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Inleiding", 1)
    document.add_paragraph("Het kabinet opent een loket.")
    document.add_paragraph("eerst dit", style="List Bullet")
    row = document.add_table(1, 2).rows[0].cells
    row[0].text, row[1].text = "Datum", "6 februari 2031"
    document.save(str(tmp_path / "a.docx"))
    assert _read(tmp_path / "a.docx").text == (
        "Inleiding\n\nHet kabinet opent een loket.\n\n– eerst dit\n\nDatum\t6 februari 2031\n"
    )


def _pdf(path: Path, *pages: list[tuple[float, float, float, str]], password: str | None = None) -> Path:
    """Draw pages of (x, y from the top, size, words)."""
    from reportlab.lib.pdfencrypt import StandardEncryption

    canvas = Canvas(str(path), pagesize=A4, encrypt=StandardEncryption(password) if password else None)
    for page in pages:
        for x, y, size, words in page:
            canvas.setFont("Helvetica", size)
            canvas.drawString(x, A4[1] - y, words)
        canvas.showPage()
    canvas.save()
    return path


def test_pdf_lines_pages_and_notes(tmp_path: Path) -> None:
    path = _pdf(
        tmp_path / "a.pdf",
        [
            (70, 100, 10, "Het regeerakkoord"),
            (151.5, 97, 6, "1"),
            (158, 100, 10, "noemt loketten."),
            (70, 112, 10, "Dat is veel-"),
            (70, 124, 10, "belovend."),
            (70, 700, 5, "1"),
            (74, 702, 8, "Zie Kamerstuk 39 871."),
        ],
        [(70, 100, 10, "Tweede bladzijde.")],
    )
    source = _read(path)
    assert source.text.startswith("Het regeerakkoord[^1] noemt loketten.\nDat is veel-\nbelovend.\n")
    assert "[^1]: Zie Kamerstuk 39 871." in source.text
    assert [(p.kind, p.value) for p in source.places] == [("page", "1"), ("page", "2")]
    assert source.text[source.places[1].start : source.places[1].end] == "Tweede bladzijde.\n"


def test_pdf_columns_and_rows(tmp_path: Path) -> None:
    left = [(70, 200 + 12 * i, 10, f"links regel {i} van de tekst in de kolom") for i in range(4)]
    right = [(320, 200 + 12 * i, 10, f"rechts regel {i} van de tekst") for i in range(4)]
    rows = [
        (70, 100, 10, "Datum"),
        (130, 100, 10, "6 februari 2031"),
        (70, 112, 10, "Betreft"),
        (130, 112, 10, "Loketten"),
    ]
    text = _read(_pdf(tmp_path / "a.pdf", rows + [run for pair in zip(left, right, strict=True) for run in pair])).text
    assert "Datum\t6 februari 2031\nBetreft\tLoketten" in text
    assert text.index("links regel 3") < text.index("rechts regel 0")


def test_refusals(tmp_path: Path) -> None:
    """Each file that cannot be read is refused in one sentence that names it and says what to do."""
    image_only = _pdf(tmp_path / "image.pdf", [])
    locked = _pdf(tmp_path / "locked.pdf", [(70, 100, 10, "geheim")], password="x")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n")
    word = io.BytesIO()
    docx.Document().save(word)
    (tmp_path / "cut.docx").write_bytes(word.getvalue()[:2000])
    (tmp_path / "empty.docx").write_bytes(word.getvalue())
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (201 * 1024 * 1024))
    (tmp_path / "bomb.docx").write_bytes(bomb.getvalue())
    (tmp_path / "other.xml").write_text("<rss><channel/></rss>")
    (tmp_path / "entities.xml").write_text(
        "<!DOCTYPE officiele-publicatie [<!ENTITY a 'x'>]><officiele-publicatie><al>&a;</al></officiele-publicatie>"
    )
    (tmp_path / "cut.xml").write_bytes(_publication("<al>Tekst.</al>")[:-20])
    (tmp_path / "bare.xml").write_bytes(_publication(""))
    (tmp_path / "old.docx").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    (tmp_path / "a.odt").write_bytes(b"PK")
    expected = {
        image_only: EmptySource,
        locked: SourceError,
        tmp_path / "broken.pdf": SourceError,
        tmp_path / "cut.docx": SourceError,
        tmp_path / "empty.docx": EmptySource,
        tmp_path / "bomb.docx": OversizedSource,
        tmp_path / "other.xml": SourceError,
        tmp_path / "entities.xml": SourceError,
        tmp_path / "cut.xml": SourceError,
        tmp_path / "bare.xml": EmptySource,
        tmp_path / "old.docx": SourceError,
        tmp_path / "a.odt": SourceError,
    }
    for path, kind in expected.items():
        with pytest.raises(kind) as refused:
            _read(path)
        message = str(refused.value)
        assert message.startswith(f"{path.name}: ")
        assert "; " in message, message
        assert "\n" not in message
