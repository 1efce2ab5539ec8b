"""Queries about the register of commitments, motions, questions sent in, figures and lineage, on the samples.

Expectations were read from the samples by a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.store import Generation, Store
from beleidsgraaf.queries.catalogue import Catalogue

CATALOGUE = Catalogue()
Row = tuple[str | None, ...]

LETTER, REACTION, FIRST = "kenmerk-2031-0000300045", "kenmerk-2031-0000200017", "kenmerk-2030-0000412345"

#: Query, parameters, columns to look at, all rows in their order (with those columns), once each.
CASES: list[tuple[str, dict[str, str], str, list[Row]]] = [
    (
        "registered-commitments",
        {},
        "commitment promised state settled letter",
        [
            ("TZ203004-012", "2030-04-17", "open", "2030-10-01", None),
            ("TZ203004-013", "2030-04-17", "open", None, None),
            ("TZ203004-014", "2030-04-17", "fulfilled", "2031-01-28", "kst-39871-12"),
            ("TZ203102-007", "2031-02-06", "fulfilled", "2031-05-30", "2031Z09876"),
            ("TZ203102-008", "2031-02-06", "fulfilled", "2031-06-17", "2031Z09877"),
        ],
    ),
    (
        "registered-commitments",
        {"ministry": "SZW", "state": "open"},
        "commitment",
        [("TZ203004-012",), ("TZ203004-013",)],
    ),
    (
        "register-disagreements",
        {},
        "commitment what document",
        [
            ("TZ203004-012", "status", FIRST),  # open, but the letter of September keeps it
            ("TZ203004-013", "repetition", LETTER),  # promised once more
            ("TZ203004-014", "date", "kst-39871-12"),  # booked two weeks after the letter
            ("TZ203004-014", "repetition", FIRST),  # the letter of September promised it again
            ("TZ203102-007", "repetition", LETTER),
            ("TZ203102-007", "status", LETTER),  # kept, but the letter of October puts it off
        ],
    ),
    ("register-disagreements", {"what": "date"}, "commitment reason", [("TZ203004-014", None)]),
    (
        "commitments-named",
        {"commitment": "T04321"},
        "says document",
        [("named", LETTER), ("fulfilled", LETTER)],
    ),
    (
        "commitments-named",
        {"commitment": "TZ203102-007"},
        "says document",
        [("named", LETTER), ("postponed", LETTER), ("repeated", LETTER)],
    ),
    (
        "commitments-named",
        {"commitment": "TZ203102-008"},
        "says document",
        [("fulfilled", REACTION), ("named", LETTER)],
    ),
    (
        "motion-fates",
        {"dossier": "39871"},
        "motion fate document",
        [
            ("kst-39871-15", "fulfilled", REACTION),
            ("kst-39871-23", "fulfilled", LETTER),
            ("kst-39871-23", "settled", LETTER),
            ("kst-39871-24", "answered", LETTER),  # not held; the letter says that it is not carried out
            ("kst-39871-9", "fulfilled", "kst-39871-12"),  # not held; cited in a note
            ("kst-39871-9", "settled", "kst-39871-12"),
        ],
    ),
    ("motion-fates", {"fate": "postponed"}, "motion", []),
    ("motions-without-answer", {"date": "2031-07-01"}, "motion mover", [("kst-39871-23", "Luchtfietser")]),
    ("motions-without-answer", {"date": "2031-12-31"}, "motion", []),
    (
        "motions-without-answer",
        {"date": "2031-06-01"},
        "motion mover",
        [
            ("kst-39871-15", "Fictivaar"),
            ("kst-39871-15", "Luchtkasteel"),
            ("kst-39871-15", "Van Dagdroom"),
            ("kst-39871-23", "Luchtfietser"),
        ],
    ),
    ("replaced-motions", {}, "motion replaced_by issued", [("kst-39871-21", "kst-39871-23", "2031-05-13")]),
    ("motions-of", {"name": "Luchtfietser"}, "motion", [("kst-39871-23",)]),  # not 21, which it replaces
    (  # the motion that was replaced asks nothing any more
        "recommendations-to",
        {},
        "kind claimant",
        [
            ("Recommendation", "Kabinet"),
            ("Recommendation", "Stuurgroep Staat van de Loketten"),
            ("Request", "Fictivaar"),
            ("Request", "Luchtkasteel"),
            ("Request", "Van Dagdroom"),
            ("Request", "Luchtfietser"),
        ],
    ),
    (
        "question-terms",
        {"date": "2031-03-22"},
        "document due state answer notice",
        [
            ("ah-tk-20302031-118", "2030-10-21", "in-time", "ah-tk-20302031-118", None),
            ("2031Z05555", "2031-03-24", "waiting", "", "ah-tk-20302031-402"),
        ],
    ),
    ("question-terms", {"date": "2031-03-28", "state": "overdue"}, "document", [("2031Z05555",)]),
    (
        "question-terms",
        {"date": "2031-05-01", "state": "late"},
        "document answer answered",
        [("2031Z05555", "ah-tk-20302031-431", "2031-04-11")],
    ),
    ("question-terms", {"date": "2030-01-01"}, "document", []),
    (
        "answers-elsewhere",
        {},
        "document number answered_in",
        [("2031Z05555", "1", "ah-tk-20302031-431"), ("2031Z05555", "2", "ah-tk-20302031-431")],
    ),
    (
        "differing-figures",
        {},
        "earlier value later other_value",
        [(FIRST, "14 loketten", LETTER, "16 loketten")],
    ),
    (
        "lineage",
        {"name": "AD"},
        "successor predecessor issued",
        [
            ("Loketkompas", "Afwegingskader Dienstverlening", "2031-06-17"),
            ("Loketkompas", "Afwegingskader Dienstverlening", "2031-12-02"),
        ],
    ),
]


@pytest.fixture(scope="module")
def sample_graph(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Iterator[Generation]:
    store = Store.create(tmp_path_factory.mktemp("store") / "store")
    report = build(store, [str(samples / "*.*")])
    assert not report.failed
    assert not report.invalid
    with store.read() as generation:
        yield generation


@pytest.mark.parametrize("case", CASES, ids=[f"{c[0]}-{i}" for i, c in enumerate(CASES)])
def test_samples(sample_graph: Generation, case: tuple[str, dict[str, str], str, list[Row]]) -> None:
    name, values, columns, wanted = case
    rows = sample_graph.query(CATALOGUE.get(name).bind(_filled(name, values))).values()
    found = list(dict.fromkeys(tuple(row[c] for c in columns.split()) for row in rows))
    if name == "register-disagreements" and "reason" in columns:
        assert [row["reason"] for row in rows] == ["the register has 2031-01-28, the letter is of 2031-01-14"]
        found = [(row[0], None) for row in found]
    assert found == wanted


def _filled(name: str, values: dict[str, str]) -> dict[str, str]:
    """Give every parameter a value: what is not asked about is any."""
    return {p.name: values.get(p.name, "") for p in CATALOGUE.get(name).parameters}


def test_every_row_shows_where_it_stands(sample_graph: Generation) -> None:
    checked = 0
    for name in dict.fromkeys(case[0] for case in CASES):
        for row in sample_graph.query(CATALOGUE.get(name).sparql).values():
            assert row["quote"], name
            assert int(row["end"] or 0) - int(row["start"] or 0) == len(row["quote"] or ""), name
            checked += 1
    assert checked > 25
