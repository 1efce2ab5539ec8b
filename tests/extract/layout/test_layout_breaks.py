"""Line breaks that a conversion swallowed: where they are put back, and what is left alone."""

# ruff: noqa: E501 - the cases are texts, each on one line to be read across
from __future__ import annotations

import pytest
from laying import laid

from beleidsgraaf.extract.layout import breaks
from beleidsgraaf.extract.layout.lines import split

#: A conversion that lost breaks says so here; the cases stand below it.
GLUED = "Tweede Kamer der Staten-Generaal2\nVergaderjaar 2030–2031 Verslag\n \n"

CASES = [
    # a sentence, a name, a figure, a mark that sticks to what follows
    (
        "De gemeente heeft de balie in het centrum van de stad op maandag weer geopend.Daarna is het aantal bezoekers van de balie gegroeid.",
        "weer geopend. Daarna is",
    ),
    (
        "De gemeente opent de balie in het centrum van de stad weer op verzoek van deMinister van Verzonnen Zaken en van de provincie.",
        "verzoek van de Minister van Verzonnen",
    ),
    (
        "De gemeente heeft de balie in het centrum van de stad weer geopend op 18 november2031 en heeft daarover een brief gestuurd.",
        "18 november 2031 en",
    ),
    (
        "De gemeente opent de balie in het centrum van de stad op maandag, woensdag,vrijdag en zaterdag weer voor alle inwoners.",
        "woensdag, vrijdag en",
    ),
    (
        "De gemeente opent de balie in het centrum van de stad in het kader van de AVGweer voor alle inwoners, en voor de AVG ook elders.",
        "de AVG weer voor",
    ),
    # two words that make none
    (
        "De gemeente opent de balie in het centrum van de stad op maandag weer voor deinwoners die daar een afspraak hebben gemaakt.",
        "voor de inwoners die",
    ),
    (
        "De gemeente opent de balie in het centrum van de stad op maandag weer, zodat ermeer afspraken kunnen worden gemaakt met inwoners.",
        "zodat er meer afspraken",
    ),
    # a word that was broken, and a word that has its hyphen
    (
        "De gemeente opent de balie in het centrum van de stad op maandag weer, wat maat-schappelijke organisaties hebben gevraagd.",
        "wat maatschappelijke organisaties",
    ),
    (
        "De gemeente opent de balie in het centrum van de stad weer, ook voor de zorg-en hulpverlening die inwoners daar zoeken.",
        "de zorg- en hulpverlening",
    ),
    # a compound that no list has stays whole where its line is not too long
    ("De gemeente heeft baliemedewerkers nodig voor het loket.Dat kost geld.", "heeft baliemedewerkers nodig"),
    # names with a capital inside
    (
        "De leden van de fracties van GroenLinks-PvdA en ChristenUnie vragen naar de balie voor DigiD van de gemeente.Zij willen die openen.",
        "van GroenLinks-PvdA en ChristenUnie vragen naar de balie voor DigiD van",
    ),
    (
        "De gegevens staan op https://www.voorbeeld.nl/baliesEnLoketten.Html en bij de gemeente in het centrum van de stad,waar ook de balie is.",
        "https://www.voorbeeld.nl/baliesEnLoketten.Html en",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=range(len(CASES)))
def test_breaks_are_put_back(text: str, expected: str) -> None:
    layout = laid(GLUED + text + "\n")
    assert expected in layout.reading.text
    [block] = [b for b in layout.blocks if expected in layout.reading.text[b.start : b.end]]
    start = layout.reading.text.index(expected)
    span = layout.reading.source_span(start, start + len(expected))
    quoted = layout.source.quote(span)
    assert "".join(quoted.replace("-", "").split()) == "".join(expected.replace("-", "").split())
    assert block.end > block.start


def test_the_cases_are_all_there() -> None:
    assert len(CASES) == 12


LEFT_ALONE = [
    # a slip of the pen or two in a letter whose paragraphs are one line each
    ("Geachte voorzitter,\n\n" + "De gemeente heeft aan de baliemedewerkers een loketvergoeding betaald. " * 60 + "\n\nDe balie is open.Dat is mooi.Daarom schrijf ik.\n"),
    # a text that is wrapped
    "De gemeente heeft de balie in het centrum van de stad op maandag weer geopend.\nDat is mooi.\n" * 20,
    # names
    "Den Haag, 3 mei 2031\n\n" + "Het bestuur van inHolland sprak met de leden van GroenLinks-PvdA over DigiD en de balies in de stad, waar niemand was. " * 3,
]  # fmt: skip


@pytest.mark.parametrize("text", LEFT_ALONE, ids=range(len(LEFT_ALONE)))
def test_other_texts_are_left_alone(text: str) -> None:
    lines = split(text)
    before = [(line.start, line.end, line.text) for line in lines.lines]
    width = lines.wrapping
    breaks.restore(lines)
    assert ([(line.start, line.end, line.text) for line in lines.lines], lines.wrapping, lines.cuts) == (
        before,
        width,
        [],
    )


def test_a_raised_figure_that_came_to_start_a_line_calls_its_note() -> None:
    text = (
        "De gemeente heeft de balie in het centrum van de stad voor alle inwoners geopend.Zoals in de brief van mei\n"
        "2 is toegezegd, volgt een bericht.De raad heeft dat in een brief aan de gemeente gevraagd\n3.\n"
        "Vraag 4\nWaarom is de balie gesloten?\n2Kamerstuk 39 111, nr. 5\n3De Verzonnen Courant, 4 mei 2031.\n"
    )
    layout = laid(GLUED + text)
    assert [m.label for m in layout.markers] == ["2", "3"]
    assert "brief van mei is toegezegd" in layout.reading.text
    notes = [layout.reading.text[b.start : b.end] for b in layout.blocks if b.kind.value == "footnote"]
    assert notes == ["Kamerstuk 39 111, nr. 5", "De Verzonnen Courant, 4 mei 2031."]


def test_a_figure_at_the_start_of_a_line_is_none_in_other_texts() -> None:
    layout = laid(
        "De gemeente heeft de balie gesloten en in de brief van mei\n2 balies beloofd.\n\n2 Kamerstuk 39 111, nr. 5\n"
    )
    assert "2 balies beloofd" in layout.reading.text


def test_a_blank_before_a_comma_is_left_out() -> None:
    layout = laid(
        "Den Haag, 3 mei 2031\n\nDe leden Waan , Van Droom (VVD) , en Idee vroegen naar de balie , die dicht was.\n"
    )
    read = "De leden Waan, Van Droom (VVD), en Idee vroegen naar de balie, die dicht was."
    assert layout.reading.text.endswith(read)
    at = layout.reading.text.index("Van Droom")
    assert layout.source.quote(layout.reading.source_span(at, at + len("Van Droom (VVD),"))) == "Van Droom (VVD) ,"
