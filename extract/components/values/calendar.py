"""Stretches of the calendar that words such as `begin`, `najaar` and `zomerreces` denote.

The conventions are those of the annotation guidelines: `begin` is the first quarter, `medio` the second and third,
`eind` the last; `najaar` runs from 21 September to 21 December; what is due `voor de zomer` is due on the last day
before the summer recess of the Tweede Kamer. The words are in `periods.csv`.
"""

from __future__ import annotations

import csv
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files

from beleidsgraaf.ontology.registers import Registers


@dataclass(frozen=True, slots=True)
class Period:
    """Days first..last, both included, and how ISO 8601 writes them.

    `deadline` is set for a period that only has an end of its own ("voor het zomerreces"): its start is a convention.
    """

    first: date
    last: date
    label: str
    deadline: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A line of `periods.csv`: from month-day to month-day, so many years later."""

    kind: str
    first: tuple[int, int]
    last: tuple[int, int]
    years: int


def _month_day(value: str) -> tuple[int, int]:
    return int(value[:2]), int(value[3:])


def rows(name: str) -> list[dict[str, str]]:
    """Read a table that lies beside this module."""
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def lines(name: str) -> list[str]:
    """Read a list that lies beside this module, without its comments."""
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


WORDS = {
    r["word"]: Word(r["kind"], _month_day(r["first"]), _month_day(r["last"]), int(r["years"]))
    for r in rows("periods.csv")
}
MONTHS = {r["word"]: int(r["month"]) for r in rows("months.csv")}

#: A recess after which something happens counts as four weeks.
AFTER_RECESS = timedelta(days=27)


def day(on: date) -> Period:
    """Give the period of one day."""
    return Period(on, on, on.isoformat())


def days(first: date, last: date, deadline: bool = False) -> Period:
    """Give the period from one day to another; a single day is written as such."""
    if first == last:
        return day(first)
    return Period(first, last, f"{first.isoformat()}/{last.isoformat()}", deadline)


def month(year: int, number: int) -> Period:
    """Give a calendar month."""
    last = monthrange(year, number)[1]
    return Period(date(year, number, 1), date(year, number, last), f"{year}-{number:02d}")


def year(number: int) -> Period:
    """Give a calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), str(number))


def years(first: int, last: int) -> Period:
    """Give a range of calendar years."""
    return Period(date(first, 1, 1), date(last, 12, 31), f"{first}/{last}")


def quarter(number: int, of: int) -> Period:
    """Give a quarter, 1 to 4, of a year."""
    return days(date(of, 3 * number - 2, 1), month(of, 3 * number).last)


def half(number: int, of: int) -> Period:
    """Give the first or second half of a year."""
    return days(date(of, 1, 1), date(of, 6, 30)) if number == 1 else days(date(of, 7, 1), date(of, 12, 31))


def worded(word: str, of: int) -> Period:
    """Give what a word of `periods.csv` denotes in a year; a winter belongs to the year in which it starts."""
    entry = WORDS[word]
    return days(date(of, *entry.first), date(of + entry.years, *entry.last))


def part_of_period(part: str, of: Period) -> Period:
    """Give begin, middle or end of a quarter or half year: its first, middle or last months."""
    months = (of.last.year - of.first.year) * 12 + of.last.month - of.first.month + 1
    third = max(1, months // 3)
    if WORDS[part].last == (3, 31):
        first, last = 0, third
    elif WORDS[part].first == (10, 1):
        first, last = months - third, months
    else:
        first, last = third, months - third
    start, end = _later(of.first, first), _later(of.first, last - 1)
    closing = month(end.year, end.month).last
    return month(start.year, start.month) if first == last - 1 else days(start, closing)


def _later(on: date, months: int) -> date:
    index = on.year * 12 + on.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def prinsjesdag(of: int) -> Period:
    """Give the third Tuesday of September (art. 65 of the constitution)."""
    first = date(of, 9, 1)
    return day(first + timedelta(days=(1 - first.weekday()) % 7 + 14))


def recess(word: str, of: int, registers: Registers | None) -> Period:
    """Give a recess of the Tweede Kamer: by its calendar, else by the usual days of `periods.csv`."""
    kind = "voorjaarsreces" if word == "krokusreces" else word
    known = registers.recess("tk", kind, of) if registers is not None else None
    if known is not None:
        return days(known.start, known.end - timedelta(days=1))
    return worded(word, of)


def before(period: Period) -> Period:
    """Give the days of a year up to the one before a period: what `voor het zomerreces` leaves."""
    last = period.first - timedelta(days=1)
    return days(date(last.year, 1, 1), last, deadline=True)


def after(period: Period) -> Period:
    """Give the four weeks after a recess."""
    first = period.last + timedelta(days=1)
    return days(first, first + AFTER_RECESS)
