"""The query library on the samples, and on the real letters where they are present.

Expectations were read from the letters by a person: which rows a query must give, and which it must not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from beleidsgraaf.extract.read import read
from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.store import Generation, Store
from beleidsgraaf.queries.catalogue import Catalogue

EVIDENCE = {"file", "start", "end", "quote"}
#: What no letter says has its register's source as evidence.
WITHOUT_LETTER = {"office-holder"}

Row = dict[str, str | None]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue()


def _built(tmp_path_factory: pytest.TempPathFactory, folder: Path, pattern: str) -> Iterator[Generation]:
    store = Store.create(tmp_path_factory.mktemp("store") / "store")
    report = build(store, [str(folder / pattern)])
    assert not report.failed
    assert not report.invalid
    with store.read() as generation:
        yield generation


@pytest.fixture(scope="session")
def sample_graph(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Iterator[Generation]:
    yield from _built(tmp_path_factory, samples, "*.*")


@pytest.fixture(scope="session")
def letter_graph(tmp_path_factory: pytest.TempPathFactory, letters: Path) -> Iterator[Generation]:
    yield from _built(tmp_path_factory, letters, "*.txt")


def _ask(graph: Generation, catalogue: Catalogue, query: str, values: dict[str, str]) -> list[Row]:
    return graph.query(catalogue.get(query).bind(values)).values()


def _pick(rows: list[Row], columns: str) -> list[tuple[str | None, ...]]:
    return [tuple(row[c] for c in columns.split()) for row in rows]


def test_catalogue_is_complete(catalogue: Catalogue) -> None:
    """Every file has both questions, its columns are what it selects, and it gives evidence."""
    assert len(catalogue) >= 15
    for query in catalogue:
        columns = {name for name, _ in query.columns}
        assert query.question, query.name
        assert query.question_en, query.name
        assert query.name in WITHOUT_LETTER or columns >= EVIDENCE, query.name
        for parameter in query.parameters:
            assert f"# param {parameter.name}" in query.sparql, query.name


def test_columns_are_what_the_header_says(sample_graph: Generation, catalogue: Catalogue) -> None:
    for query in catalogue:
        assert list(sample_graph.query(query.sparql).columns) == [name for name, _ in query.columns], query.name


#: Query, parameters, columns to look at, rows that must be there, and how many rows there are (None: not counted).
SAMPLE_CASES: list[tuple[str, dict[str, str], str, list[tuple[str | None, ...]], int | None]] = [
    (
        "citations-of-document",
        {"document": "kst-39871-12"},
        "cited citing",
        [
            ("kst-39700-3", "kst-39871-12"),
            ("kenmerk-2030-0000412345", "kst-39871-12"),
            ("kst-39902-2", "kst-39871-12"),
            ("kst-39902-3", "kst-39871-12"),
            ("kst-39871-9", "kst-39871-12"),
        ],
        5,
    ),
    (
        "citations-of-document",
        {"document": "kst-39871-C"},
        "cited locator",
        [("kst-39871-A", None), ("kst-39871-A", "p. 2"), ("kst-39871-17", None), ("kst-39871-12", None)],
        None,
    ),
    (
        "cited-by",
        {"document": "kst-39871-12"},
        "citing file",
        [("kenmerk-2031-0000200017", "kamerbrief-2031-0000200017.md")],
        None,
    ),
    ("missing-documents", {"prefix": "kst-"}, "cited times", [("kst-39871-A", "2"), ("kst-39871-4", "1")], None),
    (
        "signatories",
        {"document": "kst-39871-12"},
        "person office capacity",
        [
            ("Q.X. Sprookhuis", "Minister van Binnenlandse Zaken en Koninkrijksrelaties", "own"),
            ("F.G. van Verzinnen", "Minister van Sociale Zaken en Werkgelegenheid", "own"),
        ],
        2,
    ),
    (
        "office-holder",
        {"office": "Minister van Binnenlandse Zaken en Koninkrijksrelaties", "date": "2023-12-11"},
        "person since",
        [("H.M. de Jonge", "2023-09-05")],
        1,
    ),
    ("office-holder", {"office": "minister van BZK", "date": "2023-12-11"}, "person", [("H.M. de Jonge",)], 1),
    ("office-holder", {"office": "Minister BZK", "date": "2023-09-04"}, "person", [("H.G.J. Bruins Slot",)], 1),
    (
        "replaced-by",
        {"name": "Afwegingskader Dienstverlening"},
        "new modality document",
        [("Loketkompas", "planned", "kst-39871-12")],
        None,
    ),
    (
        "replaced-by",
        {"name": "Afwegingskader Dienstverlening"},
        "new since modality",
        [("Loketkompas", "2031-05", "actual")],
        None,
    ),
    ("parts", {"name": "Loket Dichtbij"}, "part", [("Loketkompas",), ("City Deal Korte Rijen",)], None),
    (
        "commitments",
        {"addressee": "Tweede Kamer der Staten-Generaal"},
        "due_by due_text document",
        [
            ("2030-12-01", "uiterlijk 1 december 2030", "kenmerk-2030-0000412345"),
            ("2032-03-31", "eerste kwartaal van 2032", "kenmerk-2031-0000200017"),
        ],
        None,
    ),
    ("questions-of-group", {"group": "D66"}, "number", [("1",), ("2",), ("3",), ("4",)], 4),
    ("questions-of-group", {"group": "SGP"}, "number", [("5",), ("6",)], 2),
    (
        "shared-answers",
        {},
        "how number",
        [("shared", "3"), ("shared", "4"), ("reference", "2"), ("next-cabinet", "3")],
        7,
    ),
    (
        "municipalities",
        {},
        "municipality",
        [
            (f"Gemeente {name}",)
            for name in ("Zwolle", "Urk", "Heerenveen", "Haarlem", "Kerkrade", "Etten-Leur", "Heerhugowaard")
        ],
        None,
    ),
    (
        "laws",
        {},
        "law role value",
        [
            ("Wet herkenbare loketten", "named", None),
            ("Algemene wet bestuursrecht", "named", None),
            ("Wet herkenbare loketten", "enters-into-force", "2032-07-01"),
        ],
        None,
    ),
    (
        "committee-members",
        {},
        "member group_name",
        [
            ("T.U. Denkbeeld", "D66"),
            ("Van Luchtkasteel", "VVD"),
            ("Hersenspin", "CDA"),
            ("Sprookje", "SGP"),
            ("Waan-Fabel", "Volt"),
            ("Droomhuizen", "GroenLinks-PvdA"),
        ],
        6,
    ),
    ("amounts", {"name": "Loket Dichtbij"}, "amount", [("EUR 60500000 per year",)], None),
    ("cooperation", {}, "document", [("kst-39871-12",)], None),
    (
        "cooperation",
        {"name": "RDW"},
        "one other",
        [
            ("Dienst Uitvoering Onderwijs", "Dienst Wegverkeer"),
            ("Dienst Wegverkeer", "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties"),
        ],
        2,
    ),
    ("municipalities", {}, "municipality role", [("Gemeente Urk", "place"), ("Gemeente Dijk en Waard", "place")], None),
    (
        "connecting-organisations",
        {"programme": "Loket Dichtbij"},
        "organisation connected",
        [("Kabinet", "Loketkompas")],
        None,
    ),
    (
        "office-holders-meant",
        {},
        "office document",
        [("Minister van Sociale Zaken en Werkgelegenheid", "kst-39871-12")],
        None,
    ),
    (  # the delay that the letter of June tells is promised anew in October, and three promises of the register
        "repeated-commitments",
        {},
        "how document by_file",
        [
            ("repeatedIn", "kenmerk-2031-0000200017", "kamerbrief-2031-0000300045.txt"),
            ("repeatedIn", "TZ203004-013", "kamerbrief-2031-0000300045.txt"),
            ("repeatedIn", "TZ203004-014", "kamerbrief-2030-0000412345.txt"),
            ("postponedTo", "TZ203102-007", "kamerbrief-2031-0000300045.txt"),
            ("repeatedIn", "TZ203102-007", "kamerbrief-2031-0000300045.txt"),
        ],
        5,
    ),
]


@pytest.mark.parametrize(
    ("name", "values", "columns", "wanted", "count"),
    SAMPLE_CASES,
    ids=[f"{c[0]}-{i}" for i, c in enumerate(SAMPLE_CASES)],
)
def test_samples(
    sample_graph: Generation,
    catalogue: Catalogue,
    name: str,
    values: dict[str, str],
    columns: str,
    wanted: list[tuple[str | None, ...]],
    count: int | None,
) -> None:
    rows = _ask(sample_graph, catalogue, name, values)
    found = _pick(rows, columns)
    assert [row for row in wanted if row not in found] == []
    assert count is None or len(rows) == count


def test_every_query_has_a_case(root: Path) -> None:
    """Here, or beside what is derived from several letters."""
    derived = (root / "tests" / "queries" / "test_library_derived.py").read_text(encoding="utf-8")
    here = {case[0] for case in SAMPLE_CASES}
    assert [q.name for q in Catalogue() if q.number and q.name not in here and f'"{q.name}"' not in derived] == []


def test_evidence_is_the_quote(sample_graph: Generation, catalogue: Catalogue, samples: Path) -> None:
    """Whatever a query shows, the characters at start..end of the file are the quote."""
    checked = 0
    for query in catalogue:
        for row in sample_graph.query(query.sparql).values():
            if not row.get("quote"):
                continue
            text = read(samples / str(row["file"]), "", "").text
            assert text[int(str(row["start"])) : int(str(row["end"]))] == row["quote"], query.name
            checked += 1
    assert checked > 60


#: The same on the real letters: answers of the list of competency questions.
LETTER_CASES: list[tuple[str, dict[str, str], str, list[tuple[str | None, ...]]]] = [
    (
        "citations-of-document",
        {"document": "kst-29362-321"},
        "cited",
        [("kst-35788-77",), ("kst-31490-325",), ("kst-35510-95",), ("kst-35510-102",), ("kst-36200-VI-10",)],
    ),
    (
        "cited-by",
        {"document": "kst-29362-321"},
        "citing times",
        [("kenmerk-173739U", "5"), ("1068bdb5aff2467a-3", "1")],
    ),
    (
        "missing-documents",
        {"prefix": "kst-"},
        "cited times",
        [("kst-31731-M", "6"), ("kst-29362-336", "4"), ("kst-29362-308", "2"), ("kst-31731-L", None)],
    ),
    (
        "signatories",
        {"document": "kst-29362-321"},
        "person office",
        [
            ("H.G.J. Bruins Slot", "Minister van Binnenlandse Zaken en Koninkrijksrelaties"),
            ("C.J. Schouten", "Minister voor Armoedebeleid, Participatie en Pensioenen"),
        ],
    ),
    ("replaced-by", {"name": "IAK"}, "new modality", [("Beleidskompas", "planned"), ("Beleidskompas", "actual")]),
    ("replaced-by", {"name": "IAK"}, "since", [("2023-03",)]),
    ("parts", {"name": "Werk aan Uitvoering"}, "part", [("Staat van de Uitvoering",)]),
    (
        "laws",
        {},
        "law role value",
        [("Algemene wet bestuursrecht", "amended", "Wet versterking waarborgfunctie Awb")],
    ),
    ("questions-of-group", {"group": "PVV"}, "number", [("43",), ("44",), ("45",)]),
    (
        "shared-answers",
        {},
        "how number",
        [("shared", n) for n in ("6", "7", "8", "13", "14", "21", "22", "23", "35", "36", "38", "39", "40")]
        + [("reference", "3"), ("next-cabinet", "16"), ("next-cabinet", "19"), ("next-cabinet", "20")],
    ),
    (
        "amounts",
        {"name": "Werk aan Uitvoering"},
        "amount how via",
        [(a, "publication", "kst-29362-308") for a in ("EUR 600000000 per year", "EUR 200000000", "EUR 133000000")],
    ),
    (
        "municipalities",
        {},
        "municipality",
        [(f"Gemeente {n}",) for n in ("Amsterdam", "Enschede", "Utrecht", "Zwolle", "Meierijstad", "Groningen", "Urk")],
    ),
    (
        "municipalities",
        {},
        "municipality role",
        [(f"Gemeente {n}", "mentioned") for n in ("Etten-Leur", "Heerenveen", "Heerhugowaard", "Kerkrade")]
        + [(f"Gemeente {n}", "place") for n in ("Haarlem", "'s-Hertogenbosch", "Amsterdam", "Zwolle")],
    ),
    (
        "cooperation",
        {},
        "one other",
        [
            (
                "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
                "Vereniging van Nederlandse Gemeenten",
            ),
            ("Dienst Toeslagen", "Dienst Uitvoering Onderwijs"),
            ("Dienst Toeslagen", "Ministerie van Sociale Zaken en Werkgelegenheid"),
            ("Sociale Verzekeringsbank", "Uitvoeringsinstituut Werknemersverzekeringen"),
        ],
    ),
    ("office-holder", {"office": "minister van BZK", "date": "2023-12-11"}, "person", [("H.M. de Jonge",)]),
    (
        "laws",
        {},
        "law role value",
        [
            ("Wet modernisering elektronisch bestuurlijk verkeer", "enters-into-force", "2024-01-01"),
            ("Algemene wet bestuursrecht", "named", None),
        ],
    ),
    ("committee-members", {"group": "BBB"}, "member", [("Croll",), ("I.M. Lagas",), ("Kemperman",)]),
]


@pytest.mark.letters
@pytest.mark.parametrize(
    ("name", "values", "columns", "wanted"), LETTER_CASES, ids=[f"{c[0]}-{i}" for i, c in enumerate(LETTER_CASES)]
)
def test_letters(
    letter_graph: Generation,
    catalogue: Catalogue,
    name: str,
    values: dict[str, str],
    columns: str,
    wanted: list[tuple[str | None, ...]],
) -> None:
    found = _pick(_ask(letter_graph, catalogue, name, values), columns)
    assert [
        row for row in wanted if not any(all(w in (None, f) for w, f in zip(row, r, strict=True)) for r in found)
    ] == []


def test_each_of_the_twenty_questions_is_asked_of_the_samples_and_of_the_letters(root: Path) -> None:
    derived = (root / "tests" / "queries" / "test_library_derived.py").read_text(encoding="utf-8")
    on_samples, on_letters = (part for part in derived.split("LETTER_CASES", 1))
    for number in range(1, 21):
        names = [q.name for q in Catalogue() if q.number == number]
        assert any(n in {c[0] for c in SAMPLE_CASES} or f'"{n}"' in on_samples for n in names), number
        assert any(n in {c[0] for c in LETTER_CASES} or f'"{n}"' in on_letters for n in names), number


@pytest.mark.letters
@pytest.mark.parametrize(("name", "count"), [("shared-answers", 17), ("committee-members", 51)])
def test_letters_give_as_many_rows_as_they_hold(
    letter_graph: Generation, catalogue: Catalogue, name: str, count: int
) -> None:
    """Seventeen questions share, refer or wait for a next cabinet; two footnotes list the members."""
    assert len(_ask(letter_graph, catalogue, name, {})) == count


@pytest.mark.letters
@pytest.mark.parametrize(
    ("name", "values"), [("commitments", {}), ("commitment-status", {"date": "2023-12-31"})], ids=["all", "status"]
)
def test_the_first_ten_commitments_are_commitments(
    letter_graph: Generation, catalogue: Catalogue, gold: Path, name: str, values: dict[str, str]
) -> None:
    """Those with a term come first, and what a person read as a promise overlaps each of them."""
    promised = {
        (made["source"], range(claim["start"], claim["end"]))
        for made in map(json.loads, (file.read_text(encoding="utf-8") for file in (gold / "dev").glob("*.json")))
        for claim in made["claims"]
        if claim["type"] == "commitment"
    }
    rows = _ask(letter_graph, catalogue, name, values)[:10]
    assert len(rows) == 10 and len(promised) > 20
    for row in rows:
        start, end = int(row["start"] or 0), int(row["end"] or 0)
        assert any(f == row["file"] and start < p.stop and p.start < end for f, p in promised), row["quote"]


@pytest.mark.letters
def test_questions_of_a_group_are_no_others(letter_graph: Generation, catalogue: Catalogue) -> None:
    assert len(_ask(letter_graph, catalogue, "questions-of-group", {"group": "PVV"})) == 3


@pytest.mark.letters
def test_office_holder_changes_within_a_year(letter_graph: Generation, catalogue: Catalogue) -> None:
    office = "Minister van Binnenlandse Zaken en Koninkrijksrelaties"
    for day, person in [("2023-01-18", "H.G.J. Bruins Slot"), ("2023-12-11", "H.M. de Jonge")]:
        [row] = _ask(letter_graph, catalogue, "office-holder", {"office": office, "date": day})
        assert row["person"] == person
