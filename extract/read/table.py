"""Tables of texts (`.csv`, `.tsv`): each row is a letter, read as a text file of an archive.

A table is one of texts when a column is plainly text and another says whose: its cells are long (over `PLAINLY`
characters in the mean) and several times as long as those of any other column. Whether the cells of the other
columns end in `.pdf` does not matter, nor whether they repeat: a letter is named by its row, counted from 0 and
without the heading, `antwoorden-059.txt` in `antwoorden.csv`. Rows without text are left out and counted.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from beleidsgraaf.errors import OversizedSource, SourceError

#: Endings of a file's name.
SUFFIXES: Final[tuple[str, ...]] = (".csv", ".tsv")

#: Characters that cells of a column of texts have in the mean, and how many times as many as those of any other column.
PLAINLY: Final = 400
_TIMES: Final = 4
#: Rows and characters that tell what a table holds.
_ROWS: Final = 50
_SAMPLE: Final = 2 * 1024 * 1024

_DELIMITERS: Final = ",;\t|"


def holds_texts(path: Path) -> bool:
    """Tell by its first rows whether a table is one of texts."""
    try:
        with path.open("rb") as file:
            head = file.read(_SAMPLE)
        whole = len(head) < _SAMPLE
        rows = _rows(_decoded(head if whole else head[: head.rfind(b"\n") + 1], path.name), whole=whole)
        return _column(rows[: _ROWS + 1]) is not None
    except (OSError, SourceError):
        return False


def texts(path: Path, limit: int, each: int) -> dict[str, bytes]:
    """Give the letters in a table by their name, in UTF-8.

    Args:
        path: the table.
        limit: bytes that it may have.
        each: bytes that one letter may have.

    Raises:
        OversizedSource: it, or a letter in it, is larger.
        SourceError: it is no table of texts, or a row has more cells than the heading has names.
    """
    if path.stat().st_size > limit:
        raise OversizedSource(f"{path.name}: is over {limit // 1024 // 1024} MB; split the table")
    rows = _rows(_decoded(path.read_bytes(), path.name), whole=True)
    column = _column(rows[: _ROWS + 1])
    if column is None:
        raise SourceError(
            f"{path.name}: no column of this table is plainly text; give one with a column of whole letters and one "
            "that names them"
        )
    found: dict[str, bytes] = {}
    for number, row in enumerate(rows[1:]):
        if len(row) > len(rows[0]):
            raise SourceError(
                f"{path.name}: row {number} has more cells than the heading; put texts between double quotes"
            )
        cell = row[column].encode() if column < len(row) else b""
        if len(cell) > each:
            raise OversizedSource(
                f"{path.name}: row {number} is over {each // 1024 // 1024} MB; check that it is a letter"
            )
        if cell.strip():
            found[f"{path.stem}-{number:03}.txt"] = cell
    return found


def _decoded(raw: bytes, shown: str) -> str:
    from beleidsgraaf.extract.read import text

    return text.text_of(raw, shown)[0]


def _rows(text: str, *, whole: bool) -> list[list[str]]:
    """Give the rows that are not blank; of a part of a table, without the one that may be cut off."""
    csv.field_size_limit(max(len(text), csv.field_size_limit()))
    heading = text[: text.find("\n")]
    delimiter = max(_DELIMITERS, key=heading.count)
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
    except csv.Error as error:
        raise SourceError(f"the table is damaged ({error}); save it again as CSV") from error
    return rows if whole else rows[:-1]


def _column(rows: Sequence[Sequence[str]]) -> int | None:
    """Give the column of texts of a table's first rows, the heading among them; None where none is plainly text."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return None
    means = [_mean([len(row[n]) for row in rows[1:] if n < len(row) and row[n].strip()]) for n in range(len(rows[0]))]
    longest = max(range(len(means)), key=means.__getitem__)
    second = max(mean for n, mean in enumerate(means) if n != longest)
    return longest if means[longest] > PLAINLY and means[longest] >= _TIMES * second else None


def _mean(lengths: Sequence[int]) -> float:
    return sum(lengths) / len(lengths) if lengths else 0.0
