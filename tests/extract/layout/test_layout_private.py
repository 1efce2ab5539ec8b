"""Who is to be rung about a letter is hidden; who is responsible for it is not. All people here are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from beleidsgraaf.extract.layout.private import BLOT, blot, private
from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.export import export
from beleidsgraaf.graph.store import Store

#: Text with what must be hidden between ⟦ and ⟧.
CASES = [
    "Contactpersoon\n⟦P.Q. Ambtenaar-Voorbeeld⟧\n\nDatum 3 september 2031",
    "Contactpersoon\n\n⟦P.Q. Ambtenaar-Voorbeeld⟧\n⟦Beleidsmedewerker⟧\n⟦T 070-0012345⟧\n\nKenmerk\n2031-0000300001",
    "Contactpersoon: ⟦mevrouw Z.Z. Balieman⟧\nDatum 3 september 2031",
    "**Contactpersoon**\n⟦Z. Balieman⟧\n⟦M 06-10112233⟧",
    "Inlichtingen bij\n⟦A.B. de Belofte⟧\n\nHierbij informeer ik uw Kamer over de voortgang van het programma.",
    "Behandeld door\n⟦mr. A. de Belofte⟧\nDoorkiesnummer\n⟦070 765 43 21⟧",
    "Onze referentie\n2031-0000300001\n\nTelefoon ⟦+31 70 765 43 21⟧",
    "U kunt bellen met mevrouw ⟦Z.Z. Balieman⟧, telefoon ⟦070-7654321⟧.",
    "Bij vragen: de heer drs. ⟦P. van den Voorbeeld⟧ (⟦06 12345678⟧).",
    "Schrijf aan ⟦p.q.ambtenaar@voorbeeldrijk.example⟧ of aan info@voorbeeldrijk.example.",
    "mw. ⟦K. Loketman⟧, e-mail ⟦k.loketman@voorbeeldrijk.example⟧",
    "T ⟦(070) 765 43 21⟧",
]
#: Nothing in these is private.
PUBLIC = [
    "De Minister van Binnenlandse Zaken en Koninkrijksrelaties,\n\nQ.X. Sprookhuis",
    "Met kenmerk 2031-0000300001 en 0000142800 en dossier 36 200, nr. 0712345678.9",
    "Postbus 00002\n2500 AC Den Haag\nTurfmarkt 999\n2511 XX Den Haag",
    "Vragen van het lid Fictivaar (VVD) aan de heer Sprookhuis over telefonische spreekuren.",
    "De heer Sprookhuis heeft op 3 september 2031 toegezegd de Kamer te informeren.",
    "Er is € 0,123 miljoen per jaar voor in totaal 0123 loketten.",
    "Contactpersonen in de wijk zijn belangrijk. Zij kennen de mensen in hun buurt het beste.",
    "ISBN 978-90-123-4567-8 en 1234567890123",
    "Het lid Fictivaar verzoekt de regering per e-mail te antwoorden op info@voorbeeldrijk.example",
]

LETTER = """Ministerie van Binnenlandse Zaken en
Koninkrijksrelaties

> Retouradres Postbus 00002 2500 AC Den Haag

De voorzitter van de Tweede Kamer
der Staten-Generaal

Directie Balies
www.voorbeeldrijk.example

Contactpersoon
drs. P.Q. Ambtenaar-Voorbeeld
Beleidsmedewerker
T 070-0012345
M 06-10112233
p.q.ambtenaar@voorbeeldrijk.example

Kenmerk
2031-0000300001

Datum 3 september 2031
Betreft Voortgang van het Loket Dichtbij

Hierbij informeer ik uw Kamer over de voortgang van het Loket Dichtbij. Voor
vragen kunt u bellen met mevrouw Z.Z. Balieman, telefoon 070-7654321. De
minister zal uw Kamer voor 1 december 2031 nader informeren.

De Minister van Binnenlandse Zaken en Koninkrijksrelaties,

Q.X. Sprookhuis
"""
HIDDEN = ("Ambtenaar-Voorbeeld", "p.q.ambtenaar", "0012345", "10112233", "Balieman", "balieman", "7654321")


@pytest.mark.parametrize("marked", CASES)
def test_what_is_hidden(marked: str) -> None:
    text = marked.replace("⟦", "").replace("⟧", "")
    wanted = ""
    inside = False
    for character in marked:
        if character in "⟦⟧":
            inside = character == "⟦"
        else:
            wanted += BLOT if inside and not character.isspace() else character
    assert blot(text, private(text)) == wanted


@pytest.mark.parametrize("text", PUBLIC)
def test_what_stays(text: str) -> None:
    assert private(text) == []


def test_how_many_cases_there_are() -> None:
    assert len(CASES) >= 12
    assert len(PUBLIC) >= 9


def test_nothing_of_a_contact_person_reaches_the_store(tmp_path: Path) -> None:
    """Not the graph, nor the texts, the index of search, what derivation keeps, or the patches."""
    (tmp_path / "brief.txt").write_text(LETTER)
    store = Store.create(tmp_path / "store")
    report = build(store, [str(tmp_path / "brief.txt")])
    assert not report.failed
    with store.read() as generation:
        said = b"".join(export(generation, "nquads")).decode()
    assert not [word for word in HIDDEN if word in said]
    assert "person/q.x.-sprookhuis" in said
    assert "voor 1 december 2031" in said
    for path in tmp_path.joinpath("store").rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert not [word for word in HIDDEN if word.encode() in content], path


@pytest.mark.letters
def test_offsets_of_real_letters_stay(letters: Path) -> None:
    """Little is hidden of five real letters, and no more than a general number of a ministry."""
    for path in sorted(letters.glob("*.txt")):
        text = path.read_text(encoding="utf-8-sig")
        spans = private(text)
        assert len(blot(text, spans)) == len(text)
        assert sum(s.end - s.start for s in spans) <= 20, [text[s.start : s.end] for s in spans]
