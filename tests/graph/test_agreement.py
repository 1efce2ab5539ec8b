"""Two annotators: the second is counted as a system would be, with names that a register gives as the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from beleidsgraaf.errors import UsageError
from beleidsgraaf.graph.evaluate.agreement import agreement, main, table

#: Annotations of a fictional letter, "De Raad voor het Veer meldt de Kamer dat de pont vaart ...".
RAAD = {"start": 3, "end": 21, "type": "ORG", "entity": "Raad voor het Veer"}
KAMER = {"start": 28, "end": 36, "type": "ORG", "entity": "Tweede Kamer der Staten-Generaal"}
BOTH = {"start": 40, "end": 80, "targets": ["kst-39871-12", "kst-39871-15"]}
ASKED = {"start": 100, "end": 140, "number": "1", "asked_by": ["PvdD"], "answer": "1"}
POST = {"start": 0, "end": 20, "subject": "Tjalling Waard", "predicate": "holdsOffice", "object": "Minister van Veren"}
SAILS = {"start": 200, "end": 260, "type": "finding", "claimant": "Raad voor het Veer"}
PLEDGE = {"start": 300, "end": 380, "type": "commitment", "claimant": "Kabinet", "due_by": "2031-03-31"}
LETTER = {
    "key": "d1",
    "identifier": "kst-39871-12",
    "type": "letter",
    "date": "2031-01-14",
    "number": "12",
    "senders": [{"office": "Minister van Veren", "person": "Tjalling Waard"}],
    "addressees": ["Tweede Kamer der Staten-Generaal"],
}

#: what, kind of annotation, of the first, of the second, row of the table, (both, second, first)
CASES: list[tuple[str, str, list[Any], list[Any], str, tuple[int, int, int]]] = [
    ("the same", "mentions", [RAAD, KAMER], [RAAD, KAMER], "linked all", (2, 2, 2)),
    ("one left out", "mentions", [RAAD, KAMER], [RAAD], "linked all", (1, 1, 2)),
    ("one more", "mentions", [RAAD], [RAAD, KAMER], "linked all", (1, 2, 1)),
    ("with the article: linked", "mentions", [KAMER], [{**KAMER, "start": 31}], "linked all", (1, 1, 1)),
    ("with the article: no span", "mentions", [KAMER], [{**KAMER, "start": 31}], "spans all", (0, 1, 1)),
    ("another entity", "mentions", [KAMER], [{**KAMER, "entity": "Staten-Generaal"}], "linked all", (0, 1, 1)),
    ("another entity: span", "mentions", [KAMER], [{**KAMER, "entity": "Staten-Generaal"}], "spans all", (1, 1, 1)),
    ("a name of the register", "mentions", [KAMER], [{**KAMER, "entity": "Tweede Kamer"}], "linked all", (1, 1, 1)),
    ("the other way round", "mentions", [{**KAMER, "entity": "Tweede Kamer"}], [KAMER], "linked all", (1, 1, 1)),
    ("a name of nothing known", "mentions", [RAAD], [{**RAAD, "entity": "Veerraad"}], "linked all", (0, 1, 1)),
    ("another type", "mentions", [RAAD], [{**RAAD, "type": "PROGRAMME"}], "linked ORG", (0, 0, 1)),
    ("two targets of one quote", "citations", [BOTH], [BOTH], "citations", (2, 2, 2)),
    ("one of two targets", "citations", [BOTH], [{**BOTH, "targets": ["kst-39871-15"]}], "citations", (1, 1, 2)),
    ("a longer quote", "citations", [BOTH], [{**BOTH, "start": 30}], "citations", (2, 2, 2)),
    ("a question", "questions", [ASKED], [ASKED], "questions", (1, 1, 1)),
    ("another answer", "questions", [ASKED], [{**ASKED, "answer": "2"}], "questions", (1, 1, 1)),  # a name of its own
    ("another asker", "questions", [ASKED], [{**ASKED, "asked_by": ["VVD"]}], "questions", (0, 1, 1)),
    (
        "an asker in full",
        "questions",
        [ASKED],
        [{**ASKED, "asked_by": ["Partij voor de Dieren"]}],
        "questions",
        (1, 1, 1),
    ),
    ("a relation", "relations", [POST], [{**POST, "end": 50}], "relations", (1, 1, 1)),
    ("another predicate", "relations", [POST], [{**POST, "predicate": "memberOf"}], "relations", (0, 1, 1)),
    ("half of a sentence", "claims", [SAILS], [{**SAILS, "start": 230}], "claims all", (1, 1, 1)),
    ("less than half", "claims", [SAILS], [{**SAILS, "start": 231}], "claims all", (0, 1, 1)),
    ("another kind", "claims", [SAILS], [{**SAILS, "type": "position"}], "claims all", (0, 1, 1)),
    ("whose", "claims", [SAILS], [{**SAILS, "claimant": "Kabinet"}], "claimant of matched claims", (0, 1, 1)),
    ("a term", "claims", [PLEDGE], [PLEDGE], "due dates of claims", (1, 1, 1)),
    ("no term", "claims", [PLEDGE], [{**PLEDGE, "due_by": None}], "due dates of claims", (0, 0, 1)),
    ("a letter", "documents", [LETTER], [LETTER], "document fields", (7, 7, 7)),
    ("its day", "documents", [LETTER], [{**LETTER, "date": "2031-01-15"}], "document fields", (6, 7, 7)),
    ("another kind of it", "documents", [LETTER], [{**LETTER, "type": "report"}], "document fields", (6, 7, 7)),
]


def write(folder: Path, **said: Any) -> Path:
    folder.mkdir(exist_ok=True)
    whole = {"source": "veer.txt", "text_sha256": "ab", **said}
    (folder / f"{whole['source']}.gold.json").write_text(json.dumps(whole), encoding="utf-8")
    return folder


def test_the_cases_are_all_there() -> None:
    assert len(CASES) == 29


@pytest.mark.parametrize(("what", "kind", "first", "second", "row", "counts"), CASES, ids=[c[0] for c in CASES])
def test_counting(
    tmp_path: Path, what: str, kind: str, first: list[Any], second: list[Any], row: str, counts: tuple[int, int, int]
) -> None:
    figures = agreement(write(tmp_path / "a", **{kind: first}), write(tmp_path / "b", **{kind: second}))
    assert (figures[row].right, figures[row].found, figures[row].gold) == counts


def test_the_samples_agree_with_themselves_in_every_row() -> None:
    samples = Path(__file__).resolve().parent.parent / "gold/samples"
    figures = agreement(samples, samples)
    assert len(figures) >= 20
    assert {kind: f.f1 for kind, f in figures.items() if f.f1 != 1} == {}


def test_only_sources_of_both_count(tmp_path: Path) -> None:
    first = write(write(tmp_path / "a", mentions=[RAAD]), source="sluis.txt", mentions=[KAMER])
    figures = agreement(first, write(tmp_path / "b", mentions=[RAAD]))
    assert figures["linked all"].gold == 1


#: what the second annotator's file says otherwise, and a word of what is said of it
WRONG = [
    ({"source": "sluis.txt"}, "no source in common"),
    ({"text_sha256": "cd"}, "not the same text"),
    ({"until": 120}, "not the same part"),
    ({"decided": {"claims": [[0, 5]]}}, "not the same part"),
]


@pytest.mark.parametrize(("otherwise", "told"), WRONG)
def test_what_cannot_be_compared(tmp_path: Path, otherwise: dict[str, Any], told: str) -> None:
    first = write(tmp_path / "a", mentions=[RAAD])
    with pytest.raises(UsageError, match=told):
        agreement(first, write(tmp_path / "b", mentions=[RAAD], **otherwise))


def test_the_table_has_the_rows_of_the_quality_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = write(tmp_path / "a", mentions=[RAAD, KAMER], claims=[SAILS])
    second = write(tmp_path / "b", mentions=[RAAD], claims=[SAILS, PLEDGE])
    assert main([str(first), str(second)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == table(agreement(first, second)).splitlines()
    assert [line.split("|")[1].strip() for line in lines[2:5]] == ["linked all", "spans all", "linked ORG"]
    assert next(line for line in lines if "linked all" in line).startswith("| linked all | 0.667 (")
    assert next(line for line in lines if "claim commitment" in line) == "| claim commitment |  | 1 |"


def test_wrong_use_is_said_and_not_thrown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), str(tmp_path)]) == 2
    assert "no gold here" in capsys.readouterr().err
