"""Reads the term of a commitment: which days `uiterlijk begin volgend jaar` leaves.

Source of the conventions: the annotation guidelines (`voorafgaand aan X` and `uiterlijk X`: due by X; a period is an
interval; what happens every year has no due date).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from beleidsgraaf.extract.components.values.calendar import lines
from beleidsgraaf.extract.components.values.dates import FoundDate, add_months, find_dates
from beleidsgraaf.extract.components.values.numbers import NUMBER, value_of
from beleidsgraaf.extract.model import Context
from beleidsgraaf.ontology.registers import Registers


@dataclass(frozen=True, slots=True)
class Due:
    """A term: reading offsets of its wording, the first and the last day, None where there is none."""

    start: int
    end: int
    due_from: date | None
    due_by: date | None
    text: str


#: Words directly before a date that make it the last day.
_UNTIL = re.compile(
    r"(?P<cue>\b(?:[Uu]iterlijk|[Tt]en laatste|[Nn]iet later dan|[Tt]ussen nu en|[Tt]egen|[Vv]óór|[Vv]oor|[Tt]ot en met"
    r"|[Tt]/m|[Tt]ot))"
    r"(?:[ \u00a0](?:aan|op|in|per|de|het|dit|einde?|van|(?:eerst)?(?:aan)?komende?|aanstaande?|(?:eerst)?volgende?))*"
    r"[ \u00a0]$"
)
_END = re.compile(r"\beinde?\b")
#: Words directly before a date that make it the first day.
_FROM = re.compile(r"\b(?:[Vv]anaf|[Mm]et ingang van|[Ii]ngaande)(?:[ \u00a0](?:de|het|op|in))*[ \u00a0]$")
#: Words directly before a date that tell when something else was written or began.
_OTHER = re.compile(
    r"(?<!week)(?<!weken)[ \u00a0](?:van|d\.d\.|dd\.?|sinds|gedateerd)(?:[ \u00a0]\w+dag)?[ \u00a0]$"
    r"|\b[Ss]inds[ \u00a0]$"
)
#: A deadline that names an event first and its date in brackets or later in the phrase.
_AHEAD_OF = re.compile(
    r"\b(?:[Vv]oorafgaand aan|[Vv]oorafgaande aan|[Uu]iterlijk|[Tt]ijdig voor|[Rr]uim voor|[Vv]óór)\b[^.;:?!]{0,110}$"
    r"|\b[Vv]oor[ \u00a0](?:het|de)[ \u00a0](?:\w+[ \u00a0])?\w*(?:debat|overleg|behandeling|vergadering|zitting)\b"
    r"[^.;:?!]{0,70}$"
)
#: Before a bare year that is a time and no part of a name.
_IN = re.compile(
    r"\b(?:in|tot|met|over|voor|vóór|vanaf|gedurende|per|eind|uiterlijk|loop van|periode|jaar|jaren|en|tussen)"
    r"[ \u00a0]$",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\b(?P<cue>[Bb]innen|[Oo]ver)[ \u00a0](?P<number>een|één|enkele|" + NUMBER + r")[ \u00a0]"
    r"(?P<unit>werkdagen|dagen|week|weken|maand|maanden|kwartaal|kwartalen|jaar)\b(?![ \u00a0]na\b)"
)
_COMING = re.compile(
    r"\b(?:[Dd]e|[Hh]et)[ \u00a0](?:komende|aankomende)[ \u00a0](?:(?P<number>"
    + NUMBER
    + r")[ \u00a0])?(?P<unit>jaar|jaren|maanden|weken)\b"
)
_OR = re.compile(r" (?:of|en)(?: in| het| de)* ")
#: Terms without a day: of a list, or an event or paper of the yearly cycle by which something is promised.
_VAGUE = re.compile(
    r"(?<!\w)(?:"
    + "|".join(map(re.escape, sorted(lines("due_vague.txt"), key=len, reverse=True)))
    + r"|(?:uiterlijk )?(?:bij|met|voor|vóór|tijdens|voorafgaand aan)(?: de| het)?(?: (?:eerst)?volgende| komende)?"
    r" (?:voorjaarsnota|najaarsnota|miljoenennota|begrotingsbehandeling|begroting|ontwerpbegroting|jaarverslag"
    r"|(?:plenaire |schriftelijke )?behandeling van het wetsvoorstel|(?:voorjaars|augustus)besluitvorming)"
    r"(?:(?: van| voor)?(?: het jaar)? 20\d\d)?)(?!\w)",
    re.IGNORECASE,
)


def find_due(text: str, start: int, end: int, context: Context, registers: Registers | None = None) -> list[Due]:
    """Give the terms worded in text[start:end], in order; a day before the document's own is none."""
    on = context.issued or context.on
    found = list(_within(text, start, end, on))
    found += _coming(text, start, end, on)
    for one in find_dates(text, start, end, context, registers):
        due = _read(text, start, one)
        if due and not any(d.start < due.end and due.start < d.end for d in found) and not _is_past(due, on):
            found.append(due)
    found = _joined(text, sorted(found, key=lambda d: d.start))
    if not found:
        found = [Due(m.start(), m.end(), None, None, m.group()) for m in _VAGUE.finditer(text, start, end)][:1]
    return found


def _joined(text: str, found: list[Due]) -> list[Due]:
    """Join terms that are alternatives (`in maart of april`), and one that bounds the one before it."""
    out: list[Due] = []
    for due in found:
        before = out[-1] if out else None
        if before is None or before.due_by is None or due.due_by is None:
            out.append(due)
            continue
        between = text[before.end : due.start]
        whole = text[before.start : due.end]
        if _OR.fullmatch(between) and before.due_from and due.due_from and before.due_by < due.due_by:
            out[-1] = Due(before.start, due.end, before.due_from, due.due_by, whole)
        elif between == ", " and due.due_from is None and before.due_from and before.due_from <= due.due_by:
            out[-1] = Due(before.start, due.end, before.due_from, min(before.due_by, due.due_by), whole)
        else:
            out.append(due)
    return out


def _is_past(due: Due, on: date | None) -> bool:
    last = due.due_by or due.due_from
    return on is not None and last is not None and last < on


def _read(text: str, start: int, one: FoundDate) -> Due | None:
    low = max(start, one.start - 140)
    before = text[low : one.start]
    single = one.period.first == one.period.last
    ahead = _AHEAD_OF.search(before)
    if until := _UNTIL.search(before):
        return _until(text, low + until.start(), one, until["cue"].casefold())
    if ahead:
        at = low + ahead.start()
        return _due(text, at, _closing(text, one.end), None, one.period.last)
    if since := _FROM.search(before):
        return _due(text, low + since.start(), one.end, one.period.first, None)
    if single and _OTHER.search(before):
        return None
    if one.form == "year" and not _IN.search(before):
        return None
    first = None if single or one.period.deadline else one.period.first
    return _due(text, one.start, one.end, first, one.period.last)


def _until(text: str, at: int, one: FoundDate, cue: str) -> Due | None:
    by: date = one.period.last
    if cue in ("voor", "vóór"):
        if one.form in ("year", "unit", "years") and cue == "voor":
            return _due(text, one.start, one.end, one.period.first, by)  # "voor 2024 is de ambitie"
        at_end = _END.search(text, at, one.end)  # "voor het einde van het kwartaal"
        if one.form in ("month", "season", "year", "recess", "quarter", "q") and not at_end:
            by = one.period.first - timedelta(days=1)
    return _due(text, at, one.end, None, by)


def _due(text: str, start: int, end: int, first: date | None, last: date | None) -> Due:
    return Due(start, end, first, last, text[start:end])


def _closing(text: str, end: int) -> int:
    """Take in the bracket that closes after a date."""
    return end + 1 if text[end : end + 1] == ")" else end


def _within(text: str, start: int, end: int, on: date | None) -> Iterator[Due]:
    """Read `binnen vier weken` and `over twee maanden`, counted from the date of the document."""
    for match in _WITHIN.finditer(text, start, end):
        number, unit = match["number"].casefold(), match["unit"]
        latest = text[max(start, match.start() - 10) : match.start()].casefold().endswith("uiterlijk ")
        if match["cue"] in ("Over", "over") and unit in ("jaar", "kwartaal", "kwartalen") and not latest:
            continue  # "over twee jaar" is as often a subject as a term
        if number == "enkele" or on is None:
            yield _due(text, match.start(), match.end(), None, None)
            continue
        count = 1 if number in ("een", "één") else int(value_of(number))
        yield _due(text, match.start(), match.end(), None, _later(on, count, unit))


def _coming(text: str, start: int, end: int, on: date | None) -> Iterator[Due]:
    """Read `de komende vijf jaar` and `het komende jaar`; `de komende maanden` and `jaren` have no last day."""
    for match in _COMING.finditer(text, start, end):
        unit = match["unit"]
        if on is None or (unit == "jaren" and not match["number"]):
            continue
        if match["number"]:
            count = int(value_of(match["number"]))
        else:
            count = 1 if unit == "jaar" else 0
        last = _later(on, count, unit) if count else None
        yield _due(text, match.start(), match.end(), on, last)


def _later(on: date, count: int, unit: str) -> date:
    if unit.startswith(("dag", "werkdag")):
        return on + timedelta(days=count) if unit == "dagen" else _working_days(on, count)
    if unit.startswith("we"):
        return on + timedelta(weeks=count)
    months = {"m": 1, "k": 3, "j": 12}[unit[0]]
    return add_months(on, count * months)


def _working_days(on: date, count: int) -> date:
    while count:
        on += timedelta(days=1)
        count -= on.weekday() < 5
    return on
