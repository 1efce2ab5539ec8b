"""Which promises are promised again, for the same term or a later one; every letter is our own."""

from __future__ import annotations

import pytest

from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.store import Store
from beleidsgraaf.queries.catalogue import Catalogue

HOME = "Binnenlandse Zaken en Koninkrijksrelaties"
SOCIAL = "Sociale Zaken en Werkgelegenheid"

#: What a letter of March 2031 promises, what a letter of September 2031 does, and whose letter that is.
CASES = [
    ("repeatedIn", "Ik stuur uw Kamer in maart 2032 de evaluatie van de Wet Gouden Klompen.",
     "Ik stuur uw Kamer voor 1 april 2032 de evaluatie van de Wet Gouden Klompen.", HOME),
    ("postponedTo", "Ik stuur uw Kamer in maart 2032 de evaluatie van de Proef Blauwe Bussen.",
     "Ik stuur uw Kamer voor 1 november 2032 de evaluatie van de Proef Blauwe Bussen.", HOME),
    ("repeatedIn", "De evaluatie van de Regeling Rode Paraplu loopt vertraging op en volgt in maart 2032.",
     "Ik stuur uw Kamer voor 1 april 2032 de evaluatie van de Regeling Rode Paraplu.", HOME),
    ("postponedTo", "De evaluatie van de Aanpak Groene Hekken loopt vertraging op en volgt in maart 2032.",
     "Ik stuur uw Kamer voor 1 november 2032 de evaluatie van de Aanpak Groene Hekken.", HOME),
    # neither names a term
    ("repeatedIn", "Ik zeg toe de gemeenten te wijzen op de regels voor bakfietsen op het strand.",
     "Ik zeg toe de gemeenten nogmaals te wijzen op de regels voor bakfietsen op het strand.", HOME),
    # another ministry promises another thing, however alike the words
    ("", "Ik stuur uw Kamer in maart 2032 de evaluatie van de Subsidie Zilveren Sleutels.",
     "Ik stuur uw Kamer voor 1 april 2032 de evaluatie van de Subsidie Zilveren Sleutels.", SOCIAL),
    # a plan is no evaluation
    ("", "Ik stuur uw Kamer in maart 2032 de evaluatie van het Fonds Paarse Poorten.",
     "Ik stuur uw Kamer voor 1 april 2032 het actieplan Fonds Paarse Poorten.", HOME),
    # nor is one scheme another
    ("", "Ik stuur uw Kamer in maart 2032 de evaluatie van de Wet Stille Pleinen.",
     "Ik stuur uw Kamer voor 1 april 2032 de evaluatie van de Wet Schone Sloten.", HOME),
]  # fmt: skip


def _letter(number: int, day: str, ministry: str, said: list[str]) -> str:
    return (
        f"Ministerie van {ministry}\n\nDe voorzitter van de Tweede Kamer\nder Staten-Generaal\n\n"
        f"Ons kenmerk\n2031-00009000{number}\n\nDatum {day}\nBetreft Stand van zaken\n\n"
        + "\n\n".join(said)
        + f"\n\nDe Minister van {ministry},\n\nB. Bedenksel\n"
    )


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str | None]]:
    folder = tmp_path_factory.mktemp("repetition")
    letters = [
        _letter(11, "4 maart 2031", HOME, [case[1] for case in CASES]),
        *(
            _letter(number, "9 september 2031", ministry, [case[2] for case in CASES if case[3] == ministry])
            for number, ministry in ((22, HOME), (33, SOCIAL))
        ),
    ]
    for at, text in enumerate(letters):
        (folder / f"brief-{at}.txt").write_text(text, encoding="utf-8")
    store = Store.create(folder / "store")
    assert build(store, [str(f) for f in sorted(folder.glob("*.txt"))]).exit_code == 0
    query = next(q for q in Catalogue() if q.name == "repeated-commitments")
    with store.read() as generation:
        return list(generation.query(query.sparql).values())


@pytest.mark.parametrize(("how", "first", "later", "ministry"), CASES)
def test_repetition(found: list[dict[str, str | None]], how: str, first: str, later: str, ministry: str) -> None:
    rows = [(row["how"], row["by_quote"]) for row in found if row["quote"] == first]
    assert rows == ([(how, later)] if how else [])


def test_as_many_cases_as_were_written() -> None:
    assert len(CASES) == 8
