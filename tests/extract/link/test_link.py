"""Linking by date and context: offices, groups, municipalities, persons, and descriptions within a letter."""

from __future__ import annotations

from datetime import date

import pytest
from marked_actors import context_of, mentions_in

from beleidsgraaf.extract.link import linker, pick, resolve_anaphor, surname, tidy
from beleidsgraaf.extract.model import Entity, EntityKind


@pytest.mark.parametrize(
    ("worded", "on", "label"),
    [
        ("minister van BZK", date(2023, 6, 1), "Minister van Binnenlandse Zaken en Koninkrijksrelaties"),
        ("minister van EZ", date(2014, 3, 1), "Minister van Economische Zaken"),
        ("minister van EZK", date(2019, 3, 1), "Minister van Economische Zaken en Klimaat"),
        ("minister van Justitie", date(2023, 6, 1), "Minister van Justitie en Veiligheid"),
        ("minister van Veiligheid en Justitie", date(2023, 6, 1), "Minister van Veiligheid en Justitie"),
        (
            "minister voor Armoede, Participatie en Pensioenen",
            date(2023, 6, 1),
            "Minister voor Armoedebeleid, Participatie en Pensioenen",
        ),
        ("minister van LNV", None, "Minister van Landbouw, Natuur en Voedselkwaliteit"),
        ("minister van Toverkunst", date(2023, 6, 1), None),
    ],
)
def test_offices(worded: str, on: date | None, label: str | None) -> None:
    found = linker().office(worded, on)
    assert (found and found.label) == label


def test_one_name_two_ministries_by_date() -> None:
    before, after = (
        linker().office("minister van EZ", date(2014, 1, 1)),
        linker().office("minister van EZ", date(2025, 1, 1)),
    )
    assert before is not None and after is not None
    assert before.label == after.label == "Minister van Economische Zaken"


@pytest.mark.parametrize(
    ("name", "on", "key"),
    [
        ("Kaag", date(2023, 6, 1), "s-a-m-kaag"),
        ("Kaag", date(2015, 6, 1), None),
        ("S.A.M. Kaag", None, "s-a-m-kaag"),
        ("Sigrid Kaag", None, "s-a-m-kaag"),
        ("van Huffelen", date(2023, 6, 1), "a-c-van-huffelen"),
        ("Onbekend", date(2023, 6, 1), None),
    ],
)
def test_persons_in_office(name: str, on: date | None, key: str | None) -> None:
    found = linker().person(name, on)
    assert (found and found.key) == key


def test_a_group_belongs_to_a_chamber() -> None:
    groups = linker().registers.named("VVD", "ORG")
    assert {pick(groups, date(2023, 6, 1), code).key for code in ("tk", "ek")} == {"tk-vvd", "ek-vvd"}  # type: ignore[union-attr]


def test_what_existed_on_the_day_goes_before_what_ended_last() -> None:
    municipality = linker().registers.named("Gemeente Heerhugowaard", "ORG")
    found = pick(municipality, date(2023, 6, 1))
    assert found is not None and found.label == "Gemeente Heerhugowaard"


@pytest.mark.parametrize(
    ("name", "tidied"),
    [
        ("stichting Veerkracht Nu", "Stichting Veerkracht Nu"),
        ("MINISTER VAN DEFENSIE", "Minister van Defensie"),
        ("loket\nRecht en Plicht", "Loket Recht en Plicht"),
        ("Groen- en Waterdienst", "Groen- en Waterdienst"),
        ("DUO", "DUO"),
    ],
)
def test_labels_of_what_no_register_holds(name: str, tidied: str) -> None:
    assert tidy(name) == tidied


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("H.G.J. Bruins Slot", "Bruins Slot"),
        ("A.C. van Huffelen", "van Huffelen"),
        ("Anna van den Berg", "van den Berg"),
        ("Mark Rutte", "Rutte"),
        ("Rutte", "Rutte"),
    ],
)
def test_surnames(name: str, last: str) -> None:
    assert surname(name) == last


TEXT = (
    "De leden van de VVD-fractie vragen dit. Zij spraken de minister van BZK en de vaste commissie voor Financiën. "
    "De gemeente Urk doet mee."
)


@pytest.mark.parametrize(
    ("worded", "label"),
    [
        ("deze leden", "VVD"),
        ("De minister", "Minister van Binnenlandse Zaken en Koninkrijksrelaties"),
        ("de commissie", "Vaste commissie voor Financiën"),
        ("De gemeente", "Gemeente Urk"),
        ("de provincie", None),
        ("het programma", None),
    ],
)
def test_descriptions_stand_for_the_last_of_their_kind(worded: str, label: str | None) -> None:
    on = date(2023, 6, 1)
    found = resolve_anaphor(worded, len(TEXT), mentions_in(TEXT, on), context_of(on))
    assert (found and found.label) == label


def test_a_description_before_any_name_falls_back_on_the_only_office_addressed() -> None:
    one = Entity(EntityKind.OFFICE, "Minister van Defensie", category="minister")
    two = Entity(EntityKind.OFFICE, "Minister van Financiën", category="minister")
    context = context_of(date(2023, 6, 1))
    assert resolve_anaphor("de minister", 10, (), context, (one,)) == one
    assert resolve_anaphor("de minister", 10, (), context, (one, two)) is None


def test_a_description_far_from_any_name_stands_for_nothing() -> None:
    on = date(2023, 6, 1)
    assert resolve_anaphor("deze leden", len(TEXT) + 5000, mentions_in(TEXT, on), context_of(on)) is None


def test_a_name_in_another_document_does_not_count() -> None:
    on = date(2023, 6, 1)
    other = context_of(on).__class__(1, on, on, "tk", None, None, None)
    assert resolve_anaphor("deze leden", len(TEXT), mentions_in(TEXT, on), other) is None
