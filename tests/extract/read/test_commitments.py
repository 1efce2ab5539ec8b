"""The register of commitments: JSON in three forms to one text, and back to entries with their places."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from beleidsgraaf.errors import EmptySource, SourceError
from beleidsgraaf.extract.entries import entries
from beleidsgraaf.extract.model import SourceText
from beleidsgraaf.extract.read import is_source, read

ROW: dict[str, Any] = {
    "Id": "1",
    "Nummer": "TZ203101-001",
    "Tekst": "De minister zegt toe\nstoelen te plaatsen.",
    "Naam": "Dagdroom, T.U. van",
    "Status": "Openstaand",
    "DatumNakoming": "0001-01-01T00:00:00Z",
    "KamerbriefNakoming": None,
}


def _read(tmp_path: Path, body: str) -> SourceText:
    file = tmp_path / "toezeggingen.jsonl"
    file.write_text(body, encoding="utf-8")
    return read(file, file.name, file.name)


@pytest.mark.parametrize(
    "body",
    [
        json.dumps(ROW) + "\n",
        json.dumps([ROW]),
        json.dumps({"@odata.context": "...", "value": [ROW]}),
        json.dumps({**ROW, "Tekst": "Ouder.", "GewijzigdOp": "2031-01-01"})
        + "\n"
        + json.dumps({**ROW, "GewijzigdOp": "2031-02-01"}),
        json.dumps({**ROW, "Nummer": "TZ203101-002", "Verwijderd": True}) + "\n" + json.dumps(ROW),
    ],
    ids=["lines", "array", "page", "the-latest-counts", "deleted"],
)
def test_forms_of_one_register(tmp_path: Path, body: str) -> None:
    source = _read(tmp_path, body)
    [entry] = entries(source)
    assert {n: f.value for n, f in entry.fields.items()} == {
        "Tekst": "De minister zegt toe stoelen te plaatsen.",
        "Naam": "T.U. van Dagdroom",
        "Status": "Openstaand",
    }
    for field in (entry.number, *entry.fields.values()):
        assert source.quote(field.spans[0]) == field.value


@pytest.mark.parametrize(
    ("given", "letters"),
    [
        ("2031Z09876", ["2031Z09876"]),
        (["2031Z09876", "2031D00001"], ["2031Z09876", "2031D00001"]),
        ([{"DocumentNummer": "2031D00001"}], ["2031D00001"]),
        ("Kamerstuk 39 871, nr. 12", ["kst-39871-12"]),
        ("Kamerstukken II, 36200-VI, nr. 10", ["kst-36200-VI-10"]),
        ("brief volgt", []),
        (None, []),
    ],
)
def test_letters_of_settlement(tmp_path: Path, given: object, letters: list[str]) -> None:
    [entry] = entries(_read(tmp_path, json.dumps({**ROW, "KamerbriefNakoming": given})))
    assert entry.letters == letters


def test_the_day_is_that_of_the_debate(tmp_path: Path) -> None:
    meeting = [{"Nummer": "2031A00001", "Soort": "Commissiedebat", "Datum": "2031-01-02T00:00:00+01:00"}]
    row = {**ROW, "Aanmaakdatum": "2031-01-05T00:00:00+01:00"}
    assert [e.day for e in entries(_read(tmp_path, json.dumps({**row, "Activiteit": meeting})))] == ["2031-01-02"]
    assert [e.day for e in entries(_read(tmp_path, json.dumps(row)))] == ["2031-01-05"]


@pytest.mark.parametrize(
    ("body", "error", "says"),
    [
        ("[]", SourceError, "not the register"),
        ('{"a": 1}', SourceError, "not the register"),
        ("dit is geen JSON", SourceError, "no JSON"),
        (json.dumps({**ROW, "Verwijderd": True}), EmptySource, "holds no commitment"),
    ],
)
def test_what_is_no_register_is_refused(tmp_path: Path, body: str, error: type[SourceError], says: str) -> None:
    with pytest.raises(error, match=says):
        _read(tmp_path, body)


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("toezeggingen-2031.jsonl", True),
        ("commitments.json", True),
        ("manifest.jsonl", False),
        ("brief.gold.json", False),
        ("brief.txt", True),
    ],
)
def test_json_in_a_folder_is_a_source_by_its_name(name: str, taken: bool) -> None:
    assert is_source(Path(name)) is taken
