"""Terms of commitments: wording, first and last day. The letter is of 11 December 2023."""

from __future__ import annotations

from datetime import date

import pytest

from beleidsgraaf.extract.components.values.due import find_due
from beleidsgraaf.extract.model import Context
from beleidsgraaf.ontology.registers import load

CONTEXT = Context(0, date(2023, 12, 11), date(2023, 12, 11), "tk", None, None, None)

CASES: list[tuple[str, str, str, str]] = [
    ("Uw Kamer wordt uiterlijk 1 maart 2024 geïnformeerd.", "uiterlijk 1 maart 2024", "", "2024-03-01"),
    ("Ik stuur dit vóór 1 april 2024.", "vóór 1 april 2024", "", "2024-04-01"),
    ("Ik stuur dit op 18 januari 2024.", "18 januari 2024", "", "2024-01-18"),
    ("Ik stuur dit uiterlijk begin volgend jaar.", "uiterlijk begin volgend jaar", "", "2024-03-31"),
    ("Ik stuur dit begin 2024.", "begin 2024", "2024-01-01", "2024-03-31"),
    ("Ik stuur dit in het voorjaar.", "voorjaar", "2024-03-21", "2024-06-21"),
    ("Ik stuur dit in de tweede helft van 2024.", "tweede helft van 2024", "2024-07-01", "2024-12-31"),
    ("Ik stuur dit in Q2 2024.", "Q2 2024", "2024-04-01", "2024-06-30"),
    ("Ik stuur dit voor de zomer van 2024.", "voor de zomer van 2024", "", "2024-07-04"),
    ("Ik stuur dit voor het zomerreces.", "voor het zomerreces", "", "2024-07-04"),
    ("Ik stuur dit vóór het aanstaande zomerreces.", "vóór het aanstaande zomerreces", "", "2024-07-04"),
    (
        "Ik stuur dit voor het commissiedebat van 4 april 2024.",
        "voor het commissiedebat van 4 april 2024",
        "",
        "2024-04-04",
    ),
    ("Ik stuur dit na het zomerreces.", "na het zomerreces", "2024-09-02", "2024-09-29"),
    ("Ik stuur dit voor het einde van 2024.", "voor het einde van 2024", "", "2024-12-31"),
    ("Ik stuur dit voor eind 2024.", "voor eind 2024", "", "2024-12-31"),
    ("Ik stuur dit voor het einde van maart 2024.", "voor het einde van maart 2024", "", "2024-03-31"),
    (
        "Ik stuur dit voor het einde van het eerste kwartaal van 2024.",
        "voor het einde van het eerste kwartaal van 2024",
        "",
        "2024-03-31",
    ),
    ("Ik stuur dit voor maart 2024.", "voor maart 2024", "", "2024-02-29"),
    ("De proef loopt tot medio 2026.", "tot medio 2026", "", "2026-09-30"),
    ("De proef loopt tot en met 2026.", "tot en met 2026", "", "2026-12-31"),
    ("Vanaf 1 januari 2025 geldt het tarief.", "Vanaf 1 januari 2025", "2025-01-01", ""),
    ("Met ingang van 1 juli 2024 geldt het.", "Met ingang van 1 juli 2024", "2024-07-01", ""),
    ("Ik reageer binnen vier weken.", "binnen vier weken", "", "2024-01-08"),
    ("Ik reageer binnen twee maanden.", "binnen twee maanden", "", "2024-02-11"),
    ("Ik reageer binnen een jaar.", "binnen een jaar", "", "2024-12-11"),
    ("Ik reageer binnen tien werkdagen.", "binnen tien werkdagen", "", "2023-12-25"),
    (
        "Dat sturen wij voorafgaand aan de eerstvolgende dag van de archieven (12 juni 2024).",
        "voorafgaand aan de eerstvolgende dag van de archieven (12 juni 2024)",
        "",
        "2024-06-12",
    ),
    ("In 2025 zal dit verschijnen.", "2025", "2025-01-01", "2025-12-31"),
    ("De komende maanden werk ik dit uit.", "De komende maanden", "2023-12-11", ""),
    ("De komende drie maanden werk ik dit uit.", "De komende drie maanden", "2023-12-11", "2024-03-11"),
    ("De komende vijf jaar werken wij hieraan.", "De komende vijf jaar", "2023-12-11", "2028-12-11"),
    ("Met Prinsjesdag bied ik dit aan.", "Prinsjesdag", "", "2024-09-17"),
    ("Ik kom hier zo spoedig mogelijk op terug.", "zo spoedig mogelijk", "", ""),
    ("Ik kom hier op korte termijn op terug.", "op korte termijn", "", ""),
    ("De sluis gaat in maart of april 2024 open.", "maart of april 2024", "2024-03-01", "2024-04-30"),
    (
        "Ik stuur dit in het voorjaar van 2024, voor het commissiedebat van 3 april 2024.",
        "voorjaar van 2024, voor het commissiedebat van 3 april 2024",
        "2024-03-21",
        "2024-04-03",
    ),
    ("Uiterlijk over twee jaar is de kade versterkt.", "over twee jaar", "", "2025-12-11"),
    ("Tegen eind 2024 is de kade versterkt.", "Tegen eind 2024", "", "2024-12-31"),
    ("Ik kom hier bij de Voorjaarsnota 2024 op terug.", "bij de Voorjaarsnota 2024", "", ""),
    ("Uw Kamer wordt met de Miljoenennota geïnformeerd.", "met de Miljoenennota", "", ""),
    ("Ik stuur dit voor de begrotingsbehandeling.", "voor de begrotingsbehandeling", "", ""),
    (
        "Ik stuur dit vóór de plenaire behandeling van het wetsvoorstel.",
        "vóór de plenaire behandeling van het wetsvoorstel",
        "",
        "",
    ),
    (
        "Ik reageer op uw brief van 3 oktober 2023 uiterlijk 5 januari 2024.",
        "uiterlijk 5 januari 2024",
        "",
        "2024-01-05",
    ),
]

NONE = [
    "Uw Kamer wordt jaarlijks geïnformeerd.",
    "Ik verwijs naar de brief van 3 maart 2023.",
    "Ik verwijs naar mijn brief van 11 december 2023.",
    "Sinds 2021 is dat zo.",
    "In 2022 is dat onderzocht.",
    "De Monitor Turf 2024 verschijnt.",
    "Wij blijven met elkaar in gesprek.",
    "Binnen vier weken na ontvangst beslist het college.",
]


def test_all_cases_are_collected() -> None:
    assert (len(CASES), len(NONE)) == (43, 8)


@pytest.mark.parametrize(("text", "wording", "first", "last"), CASES)
def test_terms(text: str, wording: str, first: str, last: str) -> None:
    found = [
        (d.text, d.due_from.isoformat() if d.due_from else "", d.due_by.isoformat() if d.due_by else "")
        for d in find_due(text, 0, len(text), CONTEXT, load())
    ]
    assert found == [(wording, first, last)]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_term(text: str) -> None:
    assert find_due(text, 0, len(text), CONTEXT, load()) == []


def test_offsets_point_at_the_wording() -> None:
    text = "Eerst dit. Dan uiterlijk 1 maart 2024 de rest."
    (due,) = find_due(text, 11, len(text), CONTEXT, load())
    assert text[due.start : due.end] == due.text == "uiterlijk 1 maart 2024"
