"""Titles and portfolios, each on a day, and who is meant: the facts of the register, cabinet changes included."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from beleidsgraaf.ontology.registers import Registers, load

CASES = list(csv.DictReader((Path(__file__).parent / "office-mentions.csv").read_text(encoding="utf-8").splitlines()))


@pytest.fixture(scope="module")
def registers() -> Registers:
    return load()


def test_there_are_at_least_a_hundred_cases() -> None:
    assert len(CASES) >= 100
    assert len({(case["mention"], case["date"]) for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['mention']} {c['date']}")
def test_a_title_on_a_day_means_its_holder(registers: Registers, case: dict[str, str]) -> None:
    day = date.fromisoformat(case["date"])
    office = registers.office_on(case["mention"], day)
    assert office is not None
    people = [registers.get("PERSON", term.person) for term in registers.holders(office.key, day)]
    assert sorted(p.label for p in people if p) == case["holders"].split("|")


@pytest.mark.parametrize(
    ("mention", "day", "label"),
    [
        ("minister van EZ", "2014-01-01", "Minister van Economische Zaken"),
        ("minister van Economische Zaken", "2019-01-01", "Minister van Economische Zaken en Klimaat"),
        ("minister van Justitie en Veiligheid", "2023-01-01", "Minister van Justitie en Veiligheid"),
        ("minister van Justitie", "2014-01-01", "Minister van Veiligheid en Justitie"),
        ("minister van Infrastructuur", "2014-01-01", "Minister van Infrastructuur en Milieu"),
        ("minister van Infrastructuur", "2019-01-01", "Minister van Infrastructuur en Waterstaat"),
        ("minister van Volkshuisvesting", "2025-01-01", "Minister van Volkshuisvesting en Ruimtelijke Ordening"),
        ("minister voor Volkshuisvesting", "2022-06-01", "Minister voor Volkshuisvesting en Ruimtelijke Ordening"),
        ("staatssecretaris van BZK", "2023-01-01", "Staatssecretaris van Binnenlandse Zaken en Koninkrijksrelaties"),
        ("SZW", "2023-01-01", "Minister van Sociale Zaken en Werkgelegenheid"),
    ],
)
def test_an_office_resolves_to_the_post_as_it_was_called(
    registers: Registers, mention: str, day: str, label: str
) -> None:
    office = registers.office_on(mention, date.fromisoformat(day))
    assert office is not None
    assert office.label == label


@pytest.mark.parametrize(
    ("mention", "day"),
    [
        ("minister voor Rechtsbescherming", "2016-01-01"),  # the post did not exist yet
        ("minister van Klimaat en Groene Groei", "2020-01-01"),
        ("minister voor Ruimtevaart", "2023-01-01"),  # there never was one
        ("staatssecretaris van Algemene Zaken", "2023-01-01"),
        ("en", "2023-01-01"),
        ("", "2023-01-01"),
    ],
)
def test_an_office_that_did_not_exist_is_not_made_up(registers: Registers, mention: str, day: str) -> None:
    assert registers.office_on(mention, date.fromisoformat(day)) is None


def test_nobody_holds_an_office_that_is_vacant(registers: Registers) -> None:
    assert registers.holders("minister-van-infrastructuur-en-waterstaat", date(2025, 6, 10)) == []


def test_on_the_day_of_leaving_the_successor_is_in_office(registers: Registers) -> None:
    office = "minister-van-binnenlandse-zaken-en-koninkrijksrelaties"
    assert [t.person for t in registers.holders(office, date(2022, 1, 9))] == ["k-h-ollongren"]
    assert [t.person for t in registers.holders(office, date(2022, 1, 10))] == ["h-g-j-bruins-slot"]


def test_a_career_is_told_in_order(registers: Registers) -> None:
    terms = registers.terms_of("h-g-j-bruins-slot")
    assert [(t.label, t.start.year) for t in terms] == [
        ("Minister van Binnenlandse Zaken en Koninkrijksrelaties", 2022),
        ("Minister van Buitenlandse Zaken", 2023),
    ]
