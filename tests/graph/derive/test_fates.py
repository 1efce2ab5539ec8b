"""What sentences say became of a motion, and which debates they name; every sentence is our own."""

from __future__ import annotations

import pytest

from beleidsgraaf.graph.derive.debates import debates_in
from beleidsgraaf.graph.derive.fates import fate_of, speaks_of_motion

FATES = [
    ("settled", "De motie van het lid Fictivaar beschouw ik hiermee als uitgevoerd."),
    ("settled", "Hiermee is de motie-Sprookje c.s. afgedaan."),
    ("settled", "Met dit loket beschouwen wij de motie van de leden Droom en Waan als afgedaan."),
    ("settled", "Daarmee zijn beide moties uitgevoerd."),
    ("settled", "Ik acht de motie over rustbanken hiermee voldaan."),
    ("settled", "De moties (Kamerstuk 39 871, nrs. 3 en 4) zijn inmiddels uitgevoerd."),
    ("settled", "Hiermee is voldaan aan de motie-Luchtkasteel."),
    ("executed", "Hiermee geef ik invulling aan de motie van het lid Fictivaar."),
    ("executed", "Daarmee is uitvoering gegeven aan de motie-Sprookje."),
    ("executed", "De motie-Van Dagdroom c.s. voer ik uit door een loket in elke provincie te openen."),
    ("executed", "Ter uitvoering van de motie-Hersenspin zijn drie bussen aangeschaft."),
    ("executed", "Aan de motie over stoelen is uitvoering gegeven door stoelen te plaatsen."),
    ("executed", "Conform de motie van het lid Waan-Fabel is de drempel verlaagd."),
    ("executed", "Ook gaf het kabinet gevolg aan de motie-Droomhuizen."),
    ("answered", "In reactie op de motie-Fictivaar schets ik hieronder de stand van zaken."),
    ("answered", "Met deze brief informeer ik u over de motie van het lid Luchtfietser."),
    ("answered", "Hieronder ga ik in op de motie over de loketbus."),
    ("answered", "Volgend jaar zal ik uitvoering geven aan de motie-Sprookje."),  # a plan is no deed
    ("answered", "De brief beschrijft hoe uitvoering wordt gegeven aan de motie-Sprookje."),
    ("postponed", "De uitvoering van de motie-Luchtkasteel loopt vertraging op."),
    ("postponed", "Het onderzoek waar de motie om vraagt is uitgesteld tot de herfst."),
    ("undone", "De motie van het lid Hersenspin zal ik niet uitvoeren."),
    ("undone", "Wij voeren de motie over een loket op zee niet uit."),
    ("undone", "De motie is nog niet uitgevoerd."),
    ("undone", "Deze motie ontraad ik."),
    ("", "De motie van het lid Fictivaar is op dinsdag aangenomen."),
    ("", "Bij de stemming over de motie waren alle leden aanwezig."),
    ("", "Emotie speelt aan het loket een grote rol."),
    ("", "De loketten zijn afgedaan als te duur."),
]

BEFORE = [
    (True, "De motie van het lid Fictivaar ("),
    (True, "De moties over stoelen en banken ("),
    (True, "Zoals gevraagd in de motie-Sprookje c.s. ("),
    (False, "In de brief over de motie staat in het rapport ("),
    (False, "Het amendement ("),
    (False, "De motie is uitgewerkt in de beleidsbrief ("),
    (False, "De loketten ("),
]

DEBATES = [
    ([("commissiedebat", "2030-04-17")], "In het commissiedebat Dienstverlening op 17 april 2030 is dit toegezegd."),
    ([("tweeminutendebat", "2031-02-06")], "Tijdens het tweeminutendebat van 6 februari 2031 vroeg u ernaar."),
    ([("plenaire debat", "2031-05-08")], "In het plenaire debat over de balie d.d. 8 mei 2031 zegde ik dit toe."),
    ([("debat", "2031-05-08")], "Op 8 mei 2031 heb ik in een debat met uw Kamer hierover gesproken."),
    ([("algemeen overleg", "2016-11-03")], "Bij het algemeen overleg van 3 november 2016 kwam dit aan de orde."),
    (
        [("commissiedebat", "2030-04-17"), ("notaoverleg", "2030-06-02")],
        "In het commissiedebat van 17 april 2030 en het notaoverleg van 2 juni 2030 is dit toegezegd.",
    ),
    ([], "In het debat over de balie is dit toegezegd."),
    ([], "Op 17 april 2030 ging het loket open."),
    ([], "Het publieke debatteren begon op 17 april 2030."),
    ([], "Het commissiedebat is in april 2030."),
]


@pytest.mark.parametrize(("fate", "sentence"), FATES)
def test_fate(fate: str, sentence: str) -> None:
    assert fate_of(sentence) == fate


@pytest.mark.parametrize(("is_motion", "before"), BEFORE)
def test_what_a_number_belongs_to(is_motion: bool, before: str) -> None:
    assert speaks_of_motion(before) is is_motion


@pytest.mark.parametrize(("debates", "sentence"), DEBATES)
def test_debates(debates: list[tuple[str, str]], sentence: str) -> None:
    assert debates_in(sentence) == debates


def test_as_many_cases_as_were_written() -> None:
    assert (len(FATES), len(BEFORE), len(DEBATES)) == (29, 7, 10)
