"""Queries about what only follows from several letters, on the samples and on the real letters.

Expectations were read from the letters by a person.
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

#: Query, parameters, columns to look at, rows that must be there, how many rows there are (None: not counted).
SAMPLE_CASES: list[tuple[str, dict[str, str], str, list[Row], int | None]] = [
    (
        "commitment-status",
        {"date": "2031-07-01", "status": "fulfilled"},
        "due_by document answer",
        [
            ("2031-01-31", "kenmerk-2030-0000412345", "kst-39871-12"),
            ("2031-06-19", "kst-39871-12", "kenmerk-2031-0000200017"),
            ("2031-06-30", "kst-39871-12", "kenmerk-2031-0000200017"),  # a plan that is reported as done
            (None, "kenmerk-2030-0000412345", "kenmerk-2030-0000412345"),
        ],
        4,
    ),
    (  # half a year earlier the reaction had not been sent
        "commitment-status",
        {"date": "2031-02-01"},
        "status due_by",
        [("fulfilled", "2031-01-31"), ("open", "2031-06-19"), ("overdue", "2030-12-01"), ("due", "2031-03-31")],
        None,
    ),
    ("commitment-status", {"date": "2031-06-16"}, "status due_by", [("open", "2031-06-19")], None),
    (
        "overdue-commitments",
        {"date": "2031-07-01", "addressee": "Tweede Kamer der Staten-Generaal"},
        "due_by document",
        [("2030-12-01", "kenmerk-2030-0000412345")],
        1,
    ),
    ("overdue-commitments", {"date": "2030-12-01"}, "due_by document", [], 0),
    (
        "fulfilments",
        {"document": "kst-39871-15"},
        "kind answer by_file",
        [("Request", "kenmerk-2031-0000200017", "kamerbrief-2031-0000200017.md")] * 3,  # of three who propose it
        3,
    ),
    (
        "plans-done",
        {},
        "subject relation object planned_in done_in since",
        [
            (
                "Loketkompas",
                "replaces",
                "Afwegingskader Dienstverlening",
                "kst-39871-12",
                "kenmerk-2031-0000200017",
                "2031-05",
            )
        ],
        None,
    ),
    (
        "references-resolved",
        {},
        "document resolved quote",
        [
            ("kst-39871-12", "kenmerk-2030-0000412345", "brief van 3 september 2030"),
            ("kenmerk-881204U", "kenmerk-2031-0000200017", None),
        ],
        3,
    ),
    (
        "positions-on",
        {"topic": "formulieren"},
        "kind document",
        [("Finding", "kst-39871-12")],
        None,
    ),
    ("positions-on", {"topic": "walvissen"}, "kind", [], 0),
    (
        "changes-of",
        {"programme": "Loketkompas", "from": "2031-01-01", "until": "2031-12-31"},
        "day kind modality",
        [
            ("2031-01-14", "replaces", "planned"),
            ("2031-06-17", "replaces", "actual"),
            ("2031-12-02", "replaces", "actual"),
        ],
        None,
    ),
    ("changes-of", {"programme": "Loketkompas", "from": "2032-01-01", "until": "2032-12-31"}, "day", [], 0),
    (
        "dossier-timeline",
        {"dossier": "39871"},
        "document kind",
        [("kst-39871-12", "Letter"), ("kst-39871-15", "Motion")],
        None,
    ),
    (
        "coming-terms",
        {"from": "2031-06-01", "until": "2031-06-30"},
        "due_by kind",
        [("2031-06-19", "Commitment"), ("2031-06-30", "Commitment")],
        2,
    ),
    ("recommendations-to", {}, "kind document", [("Request", "kst-39871-15")], None),
    (
        "together-with",
        {"programme": "Loket Dichtbij"},
        "organisation times",
        [("Belastingdienst", "1"), ("Sociale Verzekeringsbank", "1")],
        None,
    ),
    (
        "new-about",
        {"name": "Loketkompas", "since": "2031-12-01"},
        "day kind document",
        [("2031-12-02", "Mention", None), ("2031-12-02", "replaces", None)],
        None,
    ),
    ("new-about", {"name": "Loketkompas", "since": "2032-12-01"}, "day", [], 0),
    ("most-named", {"kind": "PROGRAMME"}, "name", [("Loketkompas",)], None),
    ("reused-passages", {}, "later earlier", [("kst-39871-23", "kst-39871-21")], None),
    ("same-documents", {}, "cited", [], 0),
    ("inherited-commitments", {}, "successor", [], 0),
]

LETTER_CASES: list[tuple[str, dict[str, str], str, list[Row], int | None]] = [
    (
        "commitment-status",
        {"date": "2024-07-01", "status": "fulfilled"},
        "due_by document answer file by_file",
        [
            (
                "2023-01-18",
                "kenmerk-2023-0000010189",
                "kst-29362-321",
                "kamervragen-2023-0000010189-p13.txt",
                "kst-29362-321.txt",
            ),
            (
                "2023-06-22",
                "kst-29362-321",
                "kst-29362-336",
                "kst-29362-321.txt",
                "verslag-schriftelijk-overleg-31731.txt",
            ),
            (  # the instrument that was to come in the first half of the year
                "2023-06-30",
                "kst-29362-321",
                "1068bdb5aff2467a-3",
                "kst-29362-321.txt",
                "verslag-schriftelijk-overleg-31731.txt",
            ),
        ],
        3,
    ),
    (
        "overdue-commitments",
        {"date": "2024-07-01"},
        "due_by document",
        [("2023-03-31", "b3251ee086f4a1b8"), ("2024-01-31", None), ("2024-03-31", "1068bdb5aff2467a-3")],
        4,  # `de komende maanden` has no last day
    ),
    (
        "same-documents",
        {},
        "cited held",
        [("kst-29362-308", "kenmerk-2022-0000142800")],
        None,
    ),
    (
        "reused-passages",
        {},
        "later earlier",
        [("kenmerk-2023-0000010189", "kenmerk-2022-0000142800"), ("1068bdb5aff2467a-3", "kenmerk-173739U")],
        None,
    ),
    (
        "plans-done",
        {},
        "subject planned_in since",
        [("Beleidskompas", "kst-29362-321", "2023-03")],
        1,
    ),
    (
        "positions-on",
        {"topic": "complexiteit"},
        "kind document",
        [("Finding", "kst-29362-321")],
        None,
    ),
    (
        "together-with",
        {"programme": "Werk aan Uitvoering"},
        "organisation",
        [("Kabinet",)],
        None,
    ),
    (
        "connecting-organisations",
        {"programme": "Werk aan Uitvoering"},
        "organisation connected",
        [("Kabinet", "Beleidskompas"), ("Kabinet", "Gebruiker Centraal")],
        None,
    ),
    (
        "positions-on",
        {"topic": "complexiteit"},
        "claimant kind",
        [("Staat van de Uitvoering", "Finding"), ("Staat van de Uitvoering 2022", "Finding")],
        None,
    ),
    ("lineage", {"name": "IAK"}, "successor document", [("Beleidskompas", "1068bdb5aff2467a-3")], 1),
    ("register-disagreements", {"what": ""}, "commitment", [], 0),
    ("differing-figures", {"document": ""}, "earlier", [], 0),
    ("motion-fates", {"dossier": "", "fate": ""}, "motion", [], 0),
    (
        "changes-of",
        {"programme": "Beleidskompas", "from": "2023-01-01", "until": "2023-12-31"},
        "day kind modality",
        [("2023-01-18", "replaces", "planned"), ("2023-12-11", "replaces", "actual")],
        None,
    ),
]


def _built(store: Store, folder: Path, pattern: str) -> Iterator[Generation]:
    report = build(store, [str(folder / pattern)])
    assert not report.failed
    assert not report.invalid
    with store.read() as generation:
        yield generation


@pytest.fixture(scope="module")
def sample_graph(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Iterator[Generation]:
    yield from _built(Store.create(tmp_path_factory.mktemp("store") / "store"), samples, "*.*")


@pytest.fixture(scope="module")
def letter_graph(tmp_path_factory: pytest.TempPathFactory, letters: Path) -> Iterator[Generation]:
    yield from _built(Store.create(tmp_path_factory.mktemp("store") / "store"), letters, "*.txt")


def _check(graph: Generation, case: tuple[str, dict[str, str], str, list[Row], int | None]) -> None:
    name, values, columns, wanted, count = case
    rows = graph.query(CATALOGUE.get(name).bind(values)).values()
    found = [tuple(row[c] for c in columns.split()) for row in rows]
    missing = [w for w in wanted if not any(all(a in (None, b) for a, b in zip(w, f, strict=True)) for f in found)]
    assert missing == []
    if count is not None:
        assert len(rows) == count, found


@pytest.mark.parametrize("case", SAMPLE_CASES, ids=[f"{c[0]}-{i}" for i, c in enumerate(SAMPLE_CASES)])
def test_samples(sample_graph: Generation, case: tuple[str, dict[str, str], str, list[Row], int | None]) -> None:
    _check(sample_graph, case)


@pytest.mark.letters
@pytest.mark.parametrize("case", LETTER_CASES, ids=[f"{c[0]}-{i}" for i, c in enumerate(LETTER_CASES)])
def test_letters(letter_graph: Generation, case: tuple[str, dict[str, str], str, list[Row], int | None]) -> None:
    _check(letter_graph, case)


@pytest.mark.letters
def test_the_chains_of_promises_quote_both_sides(letter_graph: Generation) -> None:
    rows = letter_graph.query(CATALOGUE.get("fulfilments").bind({})).values()
    begin = {side: [" ".join(str(r[side]).split())[:24] for r in rows] for side in ("quote", "by_quote")}
    quotes = set(zip((r["answer"] for r in rows), begin["quote"], begin["by_quote"], strict=True))
    assert ("kst-29362-321", "De eerste Staat van de U", "Hierbij bieden wij u aan") in quotes
    assert {a for a, promise, _ in quotes if promise == "Daarna zullen wij u onze"} == {"kst-29362-336"}


@pytest.mark.letters
def test_quotes_of_derived_passages_are_the_characters_of_the_files(letter_graph: Generation, letters: Path) -> None:
    rows = letter_graph.query(CATALOGUE.get("reused-passages").bind({})).values()
    assert len(rows) > 20
    for row in rows:
        for side in ("", "by_"):
            text = (letters / str(row[f"{side}file"])).read_text(encoding="utf-8").replace("\r\n", "\n")
            assert text[int(row[f"{side}start"] or 0) : int(row[f"{side}end"] or 0)] == row[f"{side}quote"]
