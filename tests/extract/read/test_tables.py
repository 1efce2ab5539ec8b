"""CSV tables of texts: which tables are ones, what their rows are called, and what is refused."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from beleidsgraaf.errors import OversizedSource, SourceError
from beleidsgraaf.extract.read import archive, read, sources_in, table
from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.evaluate.gold import Gold, texts
from beleidsgraaf.graph.gather import gather
from beleidsgraaf.graph.manifest import Manifest
from beleidsgraaf.graph.store import Store
from beleidsgraaf.graph.watch import step

ANSWER = (
    """AH {number}
2031Z0{number}
Antwoord van minister Fictivaar (Economische Zaken) (ontvangen 20 november 2031)

Vraag 1
Klopt het dat het loket in "Nergenshuizen" op maandag, woensdag en vrijdag gesloten is?

Antwoord op vraag 1
Ja. De gemeente opent het loket weer op 1 december 2031; tot die dag kunnen inwoners bellen.

"""
    + "De gemeente heeft de inwoners daarover een brief gestuurd, met het nummer van de balie.\n" * 3
)


def _csv(path: Path, rows: list[list[str]], delimiter: str = ",", encoding: str = "utf-8", ending: str = "\n") -> Path:
    made = io.StringIO()
    csv.writer(made, delimiter=delimiter, lineterminator=ending).writerows(rows)
    path.write_bytes(made.getvalue().encode(encoding))
    return path


def _answers(path: Path, count: int = 3) -> Path:
    rows = [["Antwoord_op_vragen.pdf", ANSWER.format(number=501 + n)] for n in range(count)]
    return _csv(path, [["name", "text_content"], *rows])


@pytest.mark.parametrize(
    ("delimiter", "encoding", "ending"),
    [
        (",", "utf-8", "\n"),
        (",", "utf-8-sig", "\r\n"),
        (";", "utf-8", "\r\n"),
        (";", "cp1252", "\r\n"),
        ("\t", "utf-16", "\n"),
        ("|", "utf-8", "\n"),
    ],
)
def test_a_row_is_a_letter(tmp_path: Path, delimiter: str, encoding: str, ending: str) -> None:
    long = ANSWER.replace("Nergenshuizen", "Één, twee; drié").format(number=502)
    rows = [["id", "tekst", "jaar"], ["a.pdf", ANSWER.format(number=501), "2031"], ["a.pdf", long, "2031"]]
    path = _csv(tmp_path / "antwoorden 2031.csv", rows, delimiter, encoding, ending)
    assert sources_in(path) == ("antwoorden 2031-000.txt", "antwoorden 2031-001.txt")
    source = read(path / "antwoorden 2031-001.txt", "k", "k")
    assert source.text == long
    assert source.form == "text/plain"


def test_rows_keep_their_numbers(tmp_path: Path) -> None:
    """Counted from 0 without the heading; what holds no text is left out and still counted."""
    rows = [["text", "name"], [ANSWER, "a"], ["", "b"], [" \n", "c"], [ANSWER, "d"]]
    assert sources_in(_csv(tmp_path / "t.csv", rows)) == ("t-000.txt", "t-003.txt")
    many = _answers(tmp_path / "m.csv", 1001)
    assert {"m-000.txt", "m-099.txt", "m-1000.txt"} < set(sources_in(many))
    assert "AH 1501" in read(many / "m-1000.txt", "k", "k").text


@pytest.mark.parametrize(
    ("name", "rows", "held"),
    [
        ("letters", [["name", "text"], ["a", ANSWER]], True),
        ("letters, the text first", [["text", "name"], [ANSWER, "a"]], True),
        ("letters with summaries", [["name", "samenvatting", "text"], ["a", "kort " * 15, ANSWER]], True),
        ("nothing names the texts", [["text"], [ANSWER]], False),
        ("a register", [["key", "label", "note"], ["x", "Loket Nergenshuizen", "een balie " * 5]], False),
        ("answers to a query", [["claim", "quote"], ["c1", "Wij openen het loket voor 1 december 2031. " * 4]], False),
        ("two columns of texts", [["name", "vraag", "antwoord"], ["a", ANSWER, ANSWER]], False),
        ("a heading only", [["name", "text"]], False),
    ],
)
def test_which_tables_hold_letters(tmp_path: Path, name: str, rows: list[list[str]], held: bool) -> None:
    path = _csv(tmp_path / "t.csv", rows)
    assert archive.may_hold(path) is held, name
    if not held:
        with pytest.raises(SourceError, match="no column of this table is plainly text; give"):
            sources_in(path)


def test_a_folder_may_hold_other_tables(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    _answers(folder / "antwoorden.csv", 2)
    _csv(folder / "register.csv", [["key", "label"], ["x", "Loket Nergenshuizen"]])
    keys = [f"antwoorden.csv/antwoorden-00{n}.txt" for n in (0, 1)]
    assert [c.key for c in gather([str(folder)], Manifest())] == keys
    store = Store.create(tmp_path / "store")
    report = build(store, [str(folder)])
    assert (report.failed, report.invalid, report.documents) == ([], [], 2)
    (folder / "antwoorden.csv").unlink()
    assert [r.removed for r in step(store, folder)] == [keys]  # the register alone is nothing to build


def test_a_large_table_is_judged_by_its_beginning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _answers(tmp_path / "t.csv", 20)
    for size in (1500, 1501, 1502, 1503):
        monkeypatch.setattr(table, "_SAMPLE", size)
        assert table.holds_texts(path)


def test_gold_is_found_in_a_table(tmp_path: Path) -> None:
    _answers(tmp_path / "antwoorden.csv")
    found, missing = texts([Gold("antwoorden-002.txt", None, None, *[()] * 6)], [tmp_path])
    assert missing == {}
    assert "AH 503" in found["antwoorden-002.txt"].text


def test_what_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loose = _answers(tmp_path / "los.csv", 9)
    loose.write_text(loose.read_text() + "vraag.pdf,Wij openen de balie, en de telefoon, weer in december.\n")
    with pytest.raises(SourceError, match="row 9 has more cells than the heading; put"):
        sources_in(loose)
    path = _answers(tmp_path / "t.csv")
    with pytest.raises(SourceError, match="holds no such file"):
        read(path / "t-003.txt", "k", "k")
    monkeypatch.setattr(archive, "EACH", 100)
    with pytest.raises(OversizedSource, match="row 0 is over"):
        archive.members(_answers(tmp_path / "u.csv"))
    monkeypatch.setattr(archive, "TOTAL", 100)
    with pytest.raises(OversizedSource, match="split the table"):
        archive.members(_answers(tmp_path / "v.csv"))
