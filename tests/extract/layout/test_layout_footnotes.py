"""Footnotes: what calls them, where they stand, and what only looks like them."""

# ruff: noqa: E501 - the cases are texts, each on one line to be read across
from __future__ import annotations

import pytest
from laying import laid, words

BODY = (
    "Het waterschap heeft in het voorjaar een plan gemaakt voor de dijken langs de rivier, en dat plan\n"
    "is in de zomer besproken met de bewoners van de dorpen die erachter liggen. {0}\n"
    "De bewoners willen dat het werk snel begint, en het waterschap deelt die wens van de bewoners.\n"
)

#: words with a marker, what they read as, the note's line as it stands below
CALLS = [
    ("Dat staat in het beheerplan1 van mei.", "het beheerplan van mei.", "1 Beheerplan Dijken, mei 2031."),
    ("Dat staat in het beheerplan.1 Het", "het beheerplan. Het", "1 Beheerplan Dijken, mei 2031."),
    ("Dat heet «Dijk in Zicht».1 Het", "«Dijk in Zicht». Het", "1 Kamerstuk 39 111, nr. 5."),
    ("Dat heet “Dijk in Zicht”1 en", "“Dijk in Zicht” en", "1 Zie https://www.voorbeeld.example/dijk"),
    ("De brief is van 21 december 20311 en", "21 december 2031 en", "1 Kamerstuk 39 111, nr. 5."),
    ("De brief is van 24 juni 2031 1 en", "24 juni 2031 en", "1 Kamerstuk 39 111, nr. 5."),
    ("Het vertrouwen daarin is laag 1. Toch", "is laag. Toch", "1 Peiling van Bureau Voorbeeld (2031)."),
    ("Dat is gezegd (in Urk)1, en", "(in Urk), en", "1 Kamerstuk 39 111, nr. 5."),
    ("Het is 57%1 van de leden", "57% van de leden", "1 Telling van het waterschap."),
    ("Zo blijkt uit onderzoek?1 Het", "uit onderzoek? Het", "1NOS, 29 oktober 2031, Dijken op orde."),
    ("Dat staat vast<sup>1</sup>. Het", "staat vast. Het", "<sup>1</sup> Kamerstuk 39 111, nr. 5."),
    ("Dat staat vast¹. Het", "staat vast. Het", "¹ Kamerstuk 39 111, nr. 5."),
    ("Dat staat vast[^1]. Het", "staat vast. Het", "[^1]: Kamerstuk 39 111, nr. 5."),
    ("Dat staat vast. [1] Het", "staat vast. Het", "[1] Kamerstuk 39 111, nr. 5."),
    ("Dat staat in het plan 1) van mei", "het plan van mei", "1) Kamerstuk 39 111, nr. 5."),
    ("Dat staat in het beheerplan\n1\nvan mei.", "het beheerplan van mei.", "1\nBeheerplan Dijken, mei 2031."),
]


@pytest.mark.parametrize(("calling", "reading", "note"), CALLS, ids=[c[0][:40] for c in CALLS])
def test_a_marker_is_taken_out_and_points_at_its_note(calling: str, reading: str, note: str) -> None:
    layout = laid(BODY.format(calling) + "\n" + note + "\n")
    running = words(layout, layout.blocks[0])
    assert reading in running
    (marker,) = layout.markers
    assert marker.label == "1"
    assert marker.block is not None
    block = layout.blocks[marker.block]
    assert (block.kind.value, block.label) == ("footnote", "1")
    assert not words(layout, block).startswith(("1", "<", "[", "¹", ")"))


def test_all_forms_of_markers_are_there() -> None:
    assert len(CALLS) == 16


NO_MARKERS = [
    "De uitstoot van CO2 daalt",
    "De leden van D66 en JA21 vragen",
    "De snelweg A12 en de weg N2 zijn",
    "In artikel 1 van de wet staat",
    "Zie vraag 1 en ook bijlage 1.",
    "Het gaat om 2,1 miljoen en 3.1 procent",
    "Op 1 mei 2031 is er feest",
    "Zie paragraaf 2.1 van de nota",
    "Het duurt 1 jaar en kost € 1",
    "De G20 komt bijeen",
]


@pytest.mark.parametrize("text", NO_MARKERS)
def test_a_figure_that_belongs_to_a_word_stays(text: str) -> None:
    layout = laid(BODY.format(text + " daarom.") + "\n")
    assert text in layout.reading.text
    assert layout.markers == ()


def test_a_numbered_heading_is_no_footnote() -> None:
    layout = laid("1 De stand van het werk\n" + BODY.format("Zo is het.") + "\n2 Het vervolg\n" + BODY.format("En zo."))
    assert [b.kind.value for b in layout.blocks] == ["heading", "paragraph", "heading", "paragraph"]
    assert [b.label for b in layout.blocks] == ["1", "", "2", ""]


def test_notes_over_several_lines_and_pages() -> None:
    layout = laid(
        BODY.format("Dat is eerder gezegd.1 Ook later2 nog.")
        + "\n1 Brief van het waterschap aan de bewoners van de dorpen langs de rivier, gestuurd op 3 mei 2031,\n"
        "met als onderwerp de dijken.\n2 Zie het verslag, p. 4.\n\f"
        + BODY.format("En nog eens.3 Tot slot.")
        + "\n3 Ibid.\n"
    )
    notes = [(b.label, words(layout, b)) for b in layout.blocks if b.kind.value == "footnote"]
    assert notes == [
        (
            "1",
            "Brief van het waterschap aan de bewoners van de dorpen langs de rivier, gestuurd op 3 mei 2031, met als onderwerp de dijken.",
        ),
        ("2", "Zie het verslag, p. 4."),
        ("3", "Ibid."),
    ]
    assert [m.label for m in layout.markers] == ["1", "2", "3"]
    assert layout.blocks[-3].kind.value == "footnote", "notes stand after the running text"


def test_a_note_stuck_to_its_number_follows_on_another_whose_call_got_lost() -> None:
    layout = laid(
        BODY.format("Zo blijkt uit onderzoek?1 Het is zo.")
        + "\n1NOS, 29 oktober 2031, Dijken.\n2Kamerstukken II 2030/31, 39 111, nr. 5\n"
    )
    assert [(b.label, words(layout, b)) for b in layout.blocks if b.kind.value == "footnote"] == [
        ("1", "NOS, 29 oktober 2031, Dijken."),
        ("2", "Kamerstukken II 2030/31, 39 111, nr. 5"),
    ]


def test_numbers_together_above_their_notes() -> None:
    layout = laid(
        BODY.format("Dat is eerder gezegd.1 Ook later2 nog.")
        + "1\n2\n\nStaatscourant 2031, 3251.\nKamerstuk 39 111, nr. 26.\n\nTweede Kamer, vergaderjaar 2030–2031, 39 111, nr. 6\n\n2\n\f"
        + BODY.format("Zo.")
        + "\nTweede Kamer, vergaderjaar 2030–2031, 39 111, nr. 6\n\n3\n"
    )
    notes = [(b.label, words(layout, b)) for b in layout.blocks if b.kind.value == "footnote"]
    assert notes == [("1", "Staatscourant 2031, 3251."), ("2", "Kamerstuk 39 111, nr. 26.")]


def test_a_list_of_members_is_a_roster() -> None:
    layout = laid(
        BODY.format("De commissie voor Water1 heeft dat besproken.")
        + "\n1 Samenstelling:\nVan Bedacht (VVD) (voorzitter), Verzonnen (SP), Denkbeeld-Waan (GroenLinks-\nPvdA), Droom (D66)\n"
    )
    (roster,) = [b for b in layout.blocks if b.kind.value == "roster"]
    assert words(layout, roster).endswith("Denkbeeld-Waan (GroenLinks-PvdA), Droom (D66)")


def test_a_marker_whose_note_is_missing_is_kept_apart() -> None:
    layout = laid(BODY.format("Dat heet «Dijk in Zicht».7 Het werkt."))
    assert "«Dijk in Zicht». Het werkt." in layout.reading.text
    assert [(m.label, m.block) for m in layout.markers] == [("7", None)]


def test_a_note_that_the_file_ties_to_its_call_goes_before_one_that_was_typed() -> None:
    """Word letters have notes of their own beside a list that somebody typed below the questions."""
    layout = laid(
        BODY.format("Dat staat vast[^1]. Het")
        + "\n1) De Verzonnen Courant, 3 mei 2031.\n\n[^1]: Kamerstuk 39 111, nr. 5.\n"
    )
    (marker,) = (m for m in layout.markers if m.block is not None)
    assert marker.block is not None
    assert words(layout, layout.blocks[marker.block]) == "Kamerstuk 39 111, nr. 5."
