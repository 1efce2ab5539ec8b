"""The reading: what is left out, what is joined, and that every character of it stands in the source."""

# ruff: noqa: E501 - the cases are texts, each on one line to be read across
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laying import kinds, laid, source, words

from beleidsgraaf.extract.layout import lay_out
from beleidsgraaf.extract.model import Layout

PARAGRAPH = (
    "De gemeente heeft vorig jaar een proef gedaan met een rijdend loket, dat elke week een ander\n"
    "dorp aandoet. De proef is een succes gebleken, en daarom wil de wethouder hem voortzetten.\n"
)


def check(layout: Layout) -> None:
    """Every segment is a copy of the source, and what lies between two segments is white space."""
    reading, text = layout.reading, layout.source.text
    at = 0
    for start, origin, length in reading.segments:
        assert not reading.text[at:start].strip()
        assert length > 0
        assert reading.text[start : start + length] == text[origin : origin + length]
        at = start + length
    assert not reading.text[at:].strip()
    for block in layout.blocks:
        assert 0 <= block.start < block.end <= len(reading.text)
    for before, after in zip(layout.blocks, layout.blocks[1:], strict=False):
        assert before.end < after.start
        assert before.document <= after.document
    for marker in layout.markers:
        assert 0 < marker.offset <= len(reading.text)
        assert marker.block is None or layout.blocks[marker.block].kind.value in ("footnote", "roster")
    for question in layout.questions:
        assert question.start < question.end
        assert question.answer is None or 0 <= question.answer < len(layout.answers)


PIECES = st.sampled_from(
    [
        PARAGRAPH,
        "Nr. 7 BRIEF VAN DE MINISTER VAN WATER EN WE-\nGEN\n",
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n",
        "Den Haag, 3 maart 2031\n",
        "kst-39999-7\nISSN 0921 - 7371\n’s-Gravenhage 2031 Tweede Kamer, vergaderjaar 2030–2031, 39 999, nr. 7 1\n",
        "Pagina 2 van 9\n",
        "\f",
        "Vraag 1\nKlopt dat?\n",
        "Vraag 2 en 3\nWaarom?\nHoezo?\n",
        "Antwoord 1\nJa, dat klopt1.\n",
        "Antwoord\nNee.2\n",
        "1 Kamerstuk 39 999, nr. 3.\n",
        "2 Zie https://www.voorbeeld.example/een-heel-\nlang-adres.pdf\n",
        "• eerste punt;\n• tweede punt.\n",
        "– eerste punt\n– tweede\n",
        "Onze referentie\n2031-0000123456\nDatum 4 mei 2031\nBetreft Wegen\n",
        "De Minister van Water en Wegen,\n\nA.B. van Bedacht\n",
        "**Vet** en [een koppeling](https://www.voorbeeld.example/a) met <sup>3</sup> noot\n",
        "#  Kop\n",
        "> aangehaald\n",
        "| a | b |\n|---|---|\n",
        "12\n",
        "\n",
        "\n\n",
        " \n",
        "é\u0301\u200b\ufeff\xad-\n",
        "https://www.voorbeeld.example/\n",
        "Samenstelling:\nBedacht (VVD), Verzonnen (SP)\n",
    ]
)


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=14), st.sampled_from(["text/plain", "text/markdown"]))
def test_every_character_of_the_reading_is_one_of_the_source(pieces: list[str], form: str) -> None:
    text = "".join(pieces)
    given_source = source(text, form=form)
    layout = lay_out(given_source)
    check(layout)
    assert layout.source.text == text


@settings(max_examples=100)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_any_text_can_be_laid_out(text: str) -> None:
    check(laid(text.replace("\r", "\n")))


@settings(max_examples=60)
@given(st.lists(PIECES, min_size=1, max_size=8), st.data())
def test_source_spans_round_trip(pieces: list[str], data: st.DataObject) -> None:
    layout = laid("".join(pieces))
    text = layout.reading.text
    if not text:
        return
    at = data.draw(st.integers(0, len(text) - 1))
    span = layout.reading.source_span(at, at + 1)
    if not text[at].isspace():
        assert layout.source.quote(span) == text[at]
        assert layout.reading.reading_offset(span.start) == at


LEFT_OUT = [
    (
        "footer of a Kamerstuk",
        "kst-39999-7\nISSN 0921 - 7371\n’s-Gravenhage 2031 Tweede Kamer, vergaderjaar 2030–2031, 39 999, nr. 7 1",
    ),
    (
        "footer over four lines",
        "kst-39999-7\nISSN 0921 - 7371\n’s-Gravenhage 2031\n\nTweede Kamer, vergaderjaar 2030–2031, 39 999, nr. 7\n\n1",
    ),
    (
        "footer of the Aanhangsel",
        "ah-tk-20302031-118\nISSN 0921 - 7398’s-Gravenhage 2031Tweede Kamer, vergaderjaar 2030–2031, Aanhangsel 1",
    ),
    (
        "footer of questions sent in",
        "kv-tk-2031Z00001\n’s-Gravenhage 2031 Tweede Kamer, vergaderjaar 2030–2031, Vragen 1",
    ),
    ("page of pages", "Pagina 3 van 12"),
    ("page of pages, kerned", "P agina 3 van 12"),
    ("sheet", "Blad 3 van 12"),
    ("page number set apart", "\n\n\n14\n\n\n\n"),
    ("page number between dashes", "\n- 4 -\n\f"),
    ("a path on somebody's machine", "\nfile:///C:/Users/iemand/AppData/Local/brief.docx"),
]


@pytest.mark.parametrize(("what", "furniture"), LEFT_OUT, ids=[c[0] for c in LEFT_OUT])
def test_furniture_is_left_out_and_the_sentence_runs_on(what: str, furniture: str) -> None:
    first, second = PARAGRAPH.split("\n", 1)
    layout = laid(f"{PARAGRAPH}\n{PARAGRAPH}\n{first}\n{furniture}\n{second}\n{PARAGRAPH}")
    assert "dat elke week een ander dorp aandoet" in layout.reading.text
    assert [k for k, _ in kinds(layout)] == ["paragraph"] * 4
    assert layout.reading.text.count("De gemeente heeft") == 4


def test_a_sentence_over_a_footnote_and_a_page_is_whole() -> None:
    layout = laid(
        "Het loket in de wijk wordt goed bezocht, zo blijkt uit de laatste telling van de gemeente.1 De\n"
        "meeste bezoekers komen voor een paspoort of voor hulp bij een formulier, en de rest komt om te\n\n"
        "1 Telling van de gemeente, mei 2031.\n"
        "\f"
        "vragen waar zij moeten zijn. Dat laatste verdient aandacht, want een goed loket wijst de weg.\n"
    )
    assert "de rest komt om te vragen waar zij moeten zijn" in layout.reading.text
    assert kinds(layout)[-1] == ("footnote", "Telling van de gemeente, mei 2031.")
    (marker,) = layout.markers
    assert layout.reading.text[: marker.offset].endswith("telling van de gemeente.")
    assert (marker.label, marker.block) == ("1", len(layout.blocks) - 1)


def test_a_text_with_an_empty_line_after_every_line_has_the_same_reading() -> None:
    single = "".join(f"{PARAGRAPH}\n" for _ in range(6))
    doubled = "\n \n\n".join("\n\n".join(PARAGRAPH.strip().split("\n")) for _ in range(6))
    assert laid(doubled).reading.text == laid(single).reading.text


def test_links_below_a_page_stand_after_the_footnotes() -> None:
    layout = laid(
        f"{PARAGRAPH}\nEr is een proef gedaan,1 die velen kennen en die binnenkort wordt herhaald in het dorp aan zee.\n\n"
        "1 Zie het verslag van de proef.\n\nhttps://www.voorbeeld.example/proef\nhttps://www.voorbeeld.example/proef\n"
        f"\f{PARAGRAPH}"
    )
    assert [k for k, _ in kinds(layout)] == ["paragraph", "paragraph", "paragraph", "footnote", "links", "links"]


def test_markdown_marks_are_left_out() -> None:
    layout = laid(
        "# Een kop\n\nDit is **vet**, dit *schuin*, en dit [een koppeling](https://www.voorbeeld.example/a_b).\n"
        "Deze regel hoort erbij.\n\n---\n\n> Een aanhaling.\n\n- een punt\n- nog een\n",
        form="text/markdown",
    )
    assert kinds(layout) == [
        ("heading", "Een kop"),
        (
            "paragraph",
            "Dit is vet, dit schuin, en dit een koppeling (https://www.voorbeeld.example/a_b). Deze regel hoort erbij.",
        ),
        ("quotation", "Een aanhaling."),
        ("list-item", "een punt"),
        ("list-item", "nog een"),
    ]


def test_a_return_address_is_no_quotation() -> None:
    layout = laid(
        "> Retouradres Postbus 1 2500 AA Den Haag\n\nDatum 3 mei 2031\n\nDit is de brief.\n", form="text/markdown"
    )
    assert layout.blocks[0].kind.value == "letterhead"
    assert words(layout, layout.blocks[0]).startswith("> Retouradres")


def test_an_empty_text_has_one_document_and_no_blocks() -> None:
    layout = laid("")
    assert (layout.blocks, layout.questions, layout.markers) == ((), (), ())
    assert len(layout.documents) == 1
