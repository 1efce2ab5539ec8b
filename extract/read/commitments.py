"""The Tweede Kamer's register of commitments (OData `Toezegging`): JSON to a text that offsets can refer to.

A file is an array of entries, an OData page (`{"value": [...]}`) or one entry a line. The text has a paragraph for each
entry, sorted by number: the number, then a line for each field that has a value, under the field's name in the
service. `extract/entries.py` reads it back with the place of every value.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from beleidsgraaf.errors import EmptySource, SourceError
from beleidsgraaf.extract.model import Place
from beleidsgraaf.extract.read import text

MEDIA_TYPE: Final = "application/json"

#: What the text begins with.
HEADING: Final = "Toezeggingen aan de Tweede Kamer"

#: Fields whose values are entries themselves: how they follow one another.
LINKS: Final = (
    "IsHerhalingVan",
    "IsHerhaaldDoor",
    "IsWijzigingVan",
    "IsGewijzigdDoor",
    "IsAanvullingOp",
    "IsAangevuldVanuit",
)
#: The service's way to say that there is no date.
_NO_YEAR: Final = "0001"

Row = dict[str, Any]


def text_of(raw: bytes, shown: str) -> tuple[str, dict[str, str], tuple[Place, ...]]:
    """Give the entries as text.

    Raises:
        SourceError: the file is no JSON, or holds something else than entries of the register.
        EmptySource: it holds no entry.
    """
    rows = _rows(text.text_of(raw, shown)[0], shown)
    latest: dict[str, Row] = {}
    for row in sorted(rows, key=lambda r: str(r.get("GewijzigdOp") or "")):
        if not row.get("Verwijderd"):
            latest[_words(row.get("Nummer")) or f"toezegging-{row.get('Id')}"] = row
    if not latest:
        raise EmptySource(f"{shown}: holds no commitment; fetch the register with `beleidsgraaf fetch --commitments`")
    paragraphs = ["\n".join([number, *_lines(latest[number])]) for number in sorted(latest)]
    return "\n\n".join([HEADING, *paragraphs]) + "\n", {}, ()


def _rows(body: str, shown: str) -> list[Row]:
    try:
        try:
            found = json.loads(body)
        except ValueError:
            found = [json.loads(line) for line in body.splitlines() if line.strip()]
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{shown}: is no JSON ({error}); fetch the register again") from error
    if isinstance(found, dict):
        found = found.get("value", [found])
    rows = found if isinstance(found, list) else []
    if not rows or not all(isinstance(row, dict) and {"Nummer", "Tekst"} <= row.keys() for row in rows):
        raise SourceError(f"{shown}: is not the register of commitments: its entries have no Nummer and Tekst")
    return rows


def _lines(row: Row) -> list[str]:
    meeting = next(iter(_several(row.get("Activiteit"))), {})
    fields = {
        "Tekst": _words(row.get("Tekst")),
        "Naam": _person(row),
        "Functie": _words(row.get("Functie")),
        "Ministerie": _words(row.get("Ministerie")),
        "ToegezegdAanPersoon": _list(_person(p) for p in _several(row.get("ToegezegdAanPersoon"))),
        "ToegezegdAanFractie": _list(_words(g.get("Afkorting")) for g in _several(row.get("ToegezegdAanFractie"))),
        "ActiviteitNummer": _words(row.get("ActiviteitNummer") or meeting.get("Nummer")),
        "ActiviteitSoort": _words(meeting.get("Soort")),
        "ActiviteitOnderwerp": _words(meeting.get("Onderwerp")),
        "ActiviteitDatum": _day(meeting.get("Datum")),
        "Aanmaakdatum": _day(row.get("Aanmaakdatum")),
        "Status": _words(row.get("Status")),
        "DatumNakoming": _day(row.get("DatumNakoming")),
        "KamerbriefNakoming": _list(_numbers(row.get("KamerbriefNakoming"))),
        **{name: _list(_numbers(row.get(name))) for name in LINKS},
    }
    return [f"{name}: {value}" for name, value in fields.items() if value]


def _words(value: object) -> str:
    return " ".join(str(value).split()) if value is not None else ""


def _day(value: object) -> str:
    day = _words(value)[:10]
    return "" if day.startswith(_NO_YEAR) else day


def _several(value: object) -> list[Row]:
    """Give what a navigation property holds: the service gives a list, or one for a single one."""
    rows = value if isinstance(value, list) else [value]
    return [row for row in rows if isinstance(row, dict)]


def _numbers(value: object) -> list[str]:
    """Give the numbers of documents or entries, given as such or as rows."""
    given = value if isinstance(value, list) else [value]
    rows = [(v.get("Nummer") or v.get("DocumentNummer")) if isinstance(v, dict) else v for v in given]
    return [_words(v) for v in rows]


def _list(values: Iterable[str]) -> str:
    return "; ".join(v for v in values if v)


def _person(row: Row) -> str:
    """Give a name as letters write it: initials, prefix, surname."""
    surname = _words(row.get("Achternaam"))
    if not surname:
        last, _, first = _words(row.get("Naam")).partition(", ")
        return f"{first} {last}".strip()
    return " ".join(filter(None, (_words(row.get("Initialen")), _words(row.get("Tussenvoegsel")), surname)))
