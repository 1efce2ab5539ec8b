"""The short titles of offices: what letters and users write for the long ones."""

from __future__ import annotations

import pytest

from beleidsgraaf.ontology.offices import short_titles
from beleidsgraaf.ontology.registers import load

#: Key of the office, titles that it has for short, titles that it has not.
CASES: list[tuple[str, set[str], set[str]]] = [
    (
        "minister-van-binnenlandse-zaken-en-koninkrijksrelaties",
        {"minister van BZK", "minister BZK"},
        {"minister voor BZK", "staatssecretaris van BZK"},
    ),
    ("minister-van-veiligheid-en-justitie", {"minister van VenJ", "minister van V&J"}, {"minister van JenV"}),
    ("minister-voor-armoedebeleid-participatie-en-pensioenen", {"minister voor APP", "minister APP"}, {"minister SZW"}),
    ("minister-van-werk-en-participatie", set(), {"minister van SZW"}),
    ("staatssecretaris-van-infrastructuur-en-waterstaat", {"staatssecretaris van IenW"}, {"minister van IenW"}),
    ("minister-president-minister-van-algemene-zaken", set(), {"minister van AZ"}),
    ("nationale-ombudsman", set(), {"ombudsman"}),
]


@pytest.mark.parametrize(("key", "has", "has_not"), CASES, ids=[c[0] for c in CASES])
def test_short_titles(key: str, has: set[str], has_not: set[str]) -> None:
    registers = load()
    office = registers.get("OFFICE", key)
    assert office is not None
    titles = set(short_titles(registers, office))
    assert has <= titles
    assert not has_not & titles


def test_two_offices_of_one_day_never_share_a_short_title() -> None:
    """A user who asks by short title and day gets one office, or the same office under two ranks of a title."""
    registers = load()
    offices = [
        o for o in registers.offices if short_titles(registers, o) and "several" not in o.extra.get("holders", "")
    ]
    assert len(offices) >= 50
    shared = [
        (one.key, other.key)
        for i, one in enumerate(offices)
        for other in offices[i + 1 :]
        if set(short_titles(registers, one)) & set(short_titles(registers, other))
        and (one.valid_from is None or other.valid_to is None or one.valid_from <= other.valid_to)
        and (other.valid_from is None or one.valid_to is None or other.valid_from <= one.valid_to)
    ]
    assert shared == []
