"""Promises that outlive a cabinet pass on: to who comes after in the office, or is left with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.store import Store
from beleidsgraaf.queries.catalogue import Catalogue
from beleidsgraaf.queries.declare import declare

LETTER = """Ministerie van Sociale Zaken en Werkgelegenheid

De voorzitter van de Tweede Kamer
der Staten-Generaal

Onze referentie
2024-0000099999

Datum 4 maart 2024
Betreft Loketten voor pensioenen

Ik stuur uw Kamer uiterlijk {due} een overzicht van alle loketten.

De {office},

{person}
"""
CASES = [
    # office and person that promise, last day, who has the promise then and why
    (
        "Minister van Sociale Zaken en Werkgelegenheid",
        "C.E.G. van Gennip",
        "1 december 2024",
        "Y.J. van Hijum",
        "held the office",
    ),
    (  # the cabinet of July 2024 had no such minister: the minister of the ministry is left with it
        "Minister voor Armoedebeleid, Participatie en Pensioenen",
        "C.J. Schouten",
        "1 december 2024",
        "Y.J. van Hijum",
        "the office had ended",
    ),
    ("Minister van Sociale Zaken en Werkgelegenheid", "C.E.G. van Gennip", "1 juni 2024", None, ""),
]


@pytest.mark.parametrize(("office", "person", "due", "heir", "reason"), CASES)
def test_who_has_a_promise(tmp_path: Path, office: str, person: str, due: str, heir: str | None, reason: str) -> None:
    file = tmp_path / "brief.txt"
    file.write_text(LETTER.format(office=office, person=person, due=due), encoding="utf-8")
    store = Store.create(tmp_path / "store")
    assert build(store, [str(file)]).exit_code == 0
    with store.read() as generation:
        rows = generation.query(Catalogue().get("inherited-commitments").sparql).values()
        said = generation.query(
            declare("SELECT DISTINCT ?reason WHERE { ?d rdf:predicate bg:inheritedBy ; bg:confidenceReason ?reason }")
        ).values()
    assert [row["successor"] for row in rows] == ([heir] if heir else [])
    assert all((row["reason"] or "").startswith(reason) for row in said)
    assert len(said) == len(rows)
