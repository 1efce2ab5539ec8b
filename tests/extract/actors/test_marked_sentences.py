"""Marked sentences: organisations, offices by date, persons; and look-alikes that are none of these."""

from __future__ import annotations

import pytest
from marked_actors import Marked, mentions_in, read_cases

from beleidsgraaf.extract.model import EntityKind
from beleidsgraaf.ontology.registers import fold

ORGANISATIONS = read_cases("organisations.txt")
OFFICES = read_cases("offices.txt")
PERSONS = read_cases("persons.txt")
LOOK_ALIKES = read_cases("actors.look-alikes.txt")


def _found(case: Marked, kind: EntityKind) -> list[tuple[int, int, str]]:
    return [
        (m.start, m.end, fold(m.entity.label))
        for m in mentions_in(case.text, case.on, case.chamber)
        if m.entity.kind is kind
    ]


def _expected(case: Marked) -> list[tuple[int, int, str]]:
    return [(start, end, fold(label)) for start, end, label in case.expected]


def test_how_many_cases_there_are() -> None:
    """A table that loses its lines unnoticed tests nothing."""
    assert (len(ORGANISATIONS), len(OFFICES), len(PERSONS), len(LOOK_ALIKES)) == (120, 49, 43, 47)


@pytest.mark.parametrize("case", ORGANISATIONS, ids=str)
def test_organisations(case: Marked) -> None:
    assert _found(case, EntityKind.ORG) == _expected(case), case.text


@pytest.mark.parametrize("case", OFFICES, ids=str)
def test_offices_as_they_were_called_on_the_day(case: Marked) -> None:
    assert _found(case, EntityKind.OFFICE) == _expected(case), case.text


@pytest.mark.parametrize("case", PERSONS, ids=str)
def test_persons(case: Marked) -> None:
    assert _found(case, EntityKind.PERSON) == _expected(case), case.text


@pytest.mark.parametrize("case", LOOK_ALIKES, ids=str)
def test_look_alikes_are_nothing(case: Marked) -> None:
    found = [(m.entity.kind.value, case.text[m.start : m.end]) for m in mentions_in(case.text, case.on, case.chamber)]
    assert found == []
