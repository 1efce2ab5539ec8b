"""Finds dates and normalises them to ISO 8601, relative to the date of the document.

A date without a year takes the year that the words around it point at: a weekday, a coordinated date, the tense of
the sentence, else the year of the document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from beleidsgraaf.extract.components.values import calendar
from beleidsgraaf.extract.components.values.calendar import MONTHS, Period
from beleidsgraaf.extract.components.values.date_patterns import (
    AHEAD,
    BEHIND,
    DATE,
    DAY_LIST,
    DAY_PART,
    MONTH_SHARES_YEAR,
    SHARES_YEAR,
    WEEKDAYS,
)
from beleidsgraaf.extract.model import Context
from beleidsgraaf.ontology.registers import Registers


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date expression: reading offsets, the period that it denotes, and why we think so."""

    start: int
    end: int
    period: Period
    form: str  #: name of the pattern
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Scope:
    """What settles the year of a date that has none."""

    text: str
    on: date | None
    registers: Registers | None

    def tense(self, start: int, end: int) -> int:
        """Give 1 when the sentence looks ahead, -1 when it looks back, 0 when it does neither or both."""
        left = max(self.text.rfind(mark, max(0, start - 160), start) for mark in (". ", "? ", "; ", "\n"))
        left = left + 1 if left >= 0 else max(0, start - 160)
        stops = [at for mark in (". ", "? ", "; ", "\n") if (at := self.text.find(mark, end, end + 160)) >= 0]
        right = min(stops, default=end + 160)
        return bool(AHEAD.search(self.text, left, right)) - bool(BEHIND.search(self.text, left, right))

    def choose(self, make: Callable[[int], Period | None], start: int, end: int, dated: bool = False) -> Period | None:
        """Give the period of the year that fits best; `dated` is true for days and months, which letters often look
        back at, false for seasons and recesses, which they mostly look ahead to."""
        if self.on is None:
            return None
        own = make(self.on.year)
        tense = self.tense(start, end)
        if own is None:
            return make(self.on.year + (1 if tense > 0 else -1))
        if own.last < self.on and (tense > 0 or (tense == 0 and not dated)):
            return make(self.on.year + 1)
        if own.first > self.on and tense < 0:
            return make(self.on.year - 1)
        return own


def find_dates(text: str, start: int, end: int, context: Context, registers: Registers | None) -> Iterator[FoundDate]:
    """Give the dates in text[start:end] in order; those whose year nothing settles are left out."""
    scope = _Scope(text, context.issued or context.on, registers)
    for match in DATE.finditer(text, start, end):
        form = match.lastgroup or ""
        read = _READERS[form]
        yield from read(match, scope)


def _hit(match: re.Match[str], period: Period | None, reason: str, sure: float = 0.95) -> Iterator[FoundDate]:
    if period is not None:
        form = match.lastgroup or ""
        yield FoundDate(match.start(), match.end(), period, form, sure, f"date: {reason}")


def _year(scope: _Scope, words: str | None) -> int | None:
    """Give the year that `2024`, `volgend jaar` or `het jaar` denotes."""
    if not words:
        return None
    if words[-4:].isdigit():
        return int(words[-4:])
    if scope.on is None:
        return None
    first = words.split()[0].casefold()
    if "volgende" in words:
        return scope.on.year + 1
    return scope.on.year + _SHIFT.get(first, 0)


_SHIFT = {
    "vorig": -1, "vorige": -1, "afgelopen": -1, "volgend": 1, "volgende": 1, "komend": 1, "komende": 1, "aankomend": 1,
    "aankomende": 1, "aanstaande": 1,
}  # fmt: skip


def _iso(match: re.Match[str], scope: _Scope) -> Iterator[FoundDate]:
    yield from _hit(match, _day(match.group()), "written in full", 0.99)


def _day(iso: str) -> Period | None:
    try:
        return calendar.day(date.fromisoformat(iso))
    except ValueError:
        return None


def _numeric(match: re.Match[str], scope: _Scope) -> Iterator[FoundDate]:
    day, month, year = re.split(r"[-/.]", match.group())
    yield from _hit(match, _day(f"{year}-{int(month):02d}-{int(day):02d}"), "written in figures", 0.97)


def _days(match: re.Match[str], scope: _Scope) -> Iterator[FoundDate]:
    """Read `16 en 23 juni 2023` as two dates and `3 tot en met 5 mei` as one interval."""
    parts = DAY_LIST.match(match.group())
    if parts is None:
        return
    text, base = scope.text, match.start()
    month = MONTHS[parts["month"].rstrip(".").casefold()]
    written = parts["year"]
    if written is None and (shared := SHARES_YEAR.match(text, match.end())):
        written = shared["year"]
        if MONTHS[shared["month"].rstrip(".").casefold()] < month:
            written = str(int(written) - 1)  # 30 december tot 3 januari 2024
    listed = list(DAY_PART.finditer(match.group(), 0, parts.end("rest")))
    ranged = len(listed) > 1 and re.search(r"[–-]|t/m|tot", parts["rest"])
    groups = [(listed[0], listed[-1])] if ranged else [(one, one) for one in listed]
    for index, (first, last) in enumerate(groups):
        period = _of_days(match, scope, (first, last), month, int(written) if written else None)
        if period is None:
            continue
        final = index == len(groups) - 1
        yield FoundDate(
            base + first.start("day"),
            match.end() if final else base + last.end(),
            period,
            "days",
            0.99 if written else 0.9,
            "date: written in full" if written else "date: year by context",
        )


def _of_days(
    match: re.Match[str], scope: _Scope, ends: tuple[re.Match[str], re.Match[str]], month: int, year: int | None
) -> Period | None:
    low, high = int(ends[0]["day"]), int(ends[1]["day"])

    def make(of: int) -> Period | None:
        try:
            return calendar.days(date(of, month, low), date(of, month, high))
        except ValueError:
            return None  # 30 februari, 29 februari of a common year

    if year is not None:
        return make(year)
    weekday = ends[0]["weekday"]
    if weekday and scope.on is not None:
        wanted = WEEKDAYS.index(weekday.casefold())
        fitting = [p for of in range(-3, 3) if (p := make(scope.on.year + of)) and p.first.weekday() == wanted]
        near = scope.on
        if fitting:
            return min(fitting, key=lambda p: abs((p.first - near).days))
    return scope.choose(make, match.start(), match.end(), dated=True)


def _half(match: re.Match[str], scope: _Scope) -> Iterator[FoundDate]:
    year = _year(scope, match["half_year"])
    number = 1 if match["half_ord"].casefold() == "eerste" else 2
    yield from _hit(match, calendar.half(number, year) if year else None, "half a year")


_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": 4}


def _quarter(match: re.Match[str], scope: _Scope) -> Iterator[FoundDate]:
    word = match["quarter_ord"].casefold()
    number = _ORDINALS.get(word) or int(word[0])
    yield from _hit(match, _a_quarter(match, scope, number, match["quarter_year"], match["quarter_part"]), "quarter")


def _q(match: re.Match[str], scope: _Scope) -> Iterator[FoundDate]:
    number = int(match["q_ord"] or match["q_late"])
    year = match["q_year"] or match["q_before"] or match["q_of"]
    yield from _hit(match, _a_quarter(match, scope, number, year, match["q_part"]), "quarter")


def _a_quarter(match: re.Match[str], scope: _Scope, number: int, year: str | None, part: str | None) -> Period | None:
    def make(of: int) -> Period:
        whole = calendar.quarter(number, of)
        return calendar.part_of_period(part.casefold(), whole) if part else whole

    known = _year(scope, year)
    return make(known) if known else scope.choose(make, match.start(), match.end())


def _part(match: re.Match[str], scope: _Scope) -> Iterator[FoundDate]:
    year = _year(scope, match["part_year"])
    word = match["part_part"].casefold()
    yield from _hit(match, calendar.worded(word, year) if year else None, f"{word} of a year")


def _partmonth(match: re.Match[str], scope: _Scope) -> Iterator[FoundDate]:
    yield from _a_month(match, scope, match["partmonth_month"], match["partmonth_year"], 0)


def _month(match: re.Match[str], scope: _Scope) -> Iterator[FoundDate]:
    shift, year = match["month_shift"], match["month_year"]
    if not shift and not year and not _MONTH_CUE.search(scope.text, max(0, match.start() - 12), match.start()):
        shared = MONTH_SHARES_YEAR.match(scope.text, match.end())
        if not shared:
            return
        year = shared["year"]
    yield from _a_month(match, scope, match["month_month"], year, _SHIFT.get((shift or "").casefold(), 0))


#: Before the bare name of a month, which is a name or a common word elsewhere ("de mei", "Maart (Gld.)").
_MONTH_CUE = re.compile(
    r"\b(?:[Ii]n|[Pp]er|[Vv]anaf|[Ss]inds|[Tt]ot|met|[Vv]óór|van|[Vv]oor|[Uu]iterlijk|eerste week van)[ \u00a0]$"
)


def _a_month(match: re.Match[str], scope: _Scope, word: str, year: str | None, shift: int) -> Iterator[FoundDate]:
    number = MONTHS[word.casefold()]
    known = _year(scope, year)
    if known is None and (shared := MONTH_SHARES_YEAR.match(scope.text, match.end())):
        known = int(shared["year"])
        known -= MONTHS[shared["month"].casefold()] < number
    if known is not None:
        yield from _hit(match, calendar.month(known, number), "month", 0.97)
    elif scope.on is not None and shift:
        near = scope.on.year + (shift if (number - scope.on.month) * shift <= 0 else 0)
        yield from _hit(match, calendar.month(near, number), "month beside the letter", 0.9)
    else:
        period = scope.choose(lambda of: calendar.month(of, number), match.start(), match.end(), dated=True)
        yield from _hit(match, period, "month, year by context", 0.85)


def _season(match: re.Match[str], scope: _Scope) -> Iterator[FoundDate]:
    prep, word, shift = match["season_prep"], match["season_word"].casefold(), match["season_shift"]
    year, start = match["season_year"], match.start()
    if not (prep or shift or year or match["season_part"] or word in ("voorjaar", "najaar")):
        return  # the season as such, not that of a year
    summer = word == "zomer" and prep is not None and prep.casefold() in ("voor", "vóór", "na")
    if summer:
        yield from _around_recess(match, scope, prep, "zomerreces", year)
        return
    if prep:
        start = match.start("season_part") if match["season_part"] else match.start("season_word")
    known = _year(scope, year)
    if known is None and shift and scope.on is not None:
        known = _shifted(scope.on, shift, word)
    period = (
        calendar.worded(word, known)
        if known
        else scope.choose(lambda of: calendar.worded(word, of), match.start(), match.end())
    )
    if period is not None:
        yield FoundDate(start, match.end(), period, "season", 0.9, f"date: {word}")


def _shifted(on: date, shift: str, word: str) -> int:
    """Give the year of `afgelopen najaar`, `komende zomer`, `dit voorjaar`."""
    move = _SHIFT.get(shift.casefold(), 0)
    own = calendar.worded(word, on.year)
    if move > 0:
        return on.year if own.first > on else on.year + 1
    if move < 0:
        return on.year if own.first <= on else on.year - 1
    return on.year


def _recess(match: re.Match[str], scope: _Scope) -> Iterator[FoundDate]:
    yield from _around_recess(match, scope, match["recess_prep"], match["recess_word"].casefold(), match["recess_year"])


def _around_recess(
    match: re.Match[str], scope: _Scope, prep: str | None, word: str, year: str | None
) -> Iterator[FoundDate]:
    side = (prep or "").casefold()

    def make(of: int) -> Period:
        period = calendar.recess(word, of, scope.registers)
        if side in ("voor", "vóór"):
            return calendar.before(period)
        return calendar.after(period) if side == "na" else period

    known = _year(scope, year)
    period = make(known) if known else scope.choose(make, match.start(), match.end())
    if period is not None:
        start = match.start()
        if side.startswith("rond"):
            start = match.start("recess_word")
        yield FoundDate(start, match.end(), period, "recess", 0.9, f"date: {side} {word}".replace("  ", " "))


def _feast(match: re.Match[str], scope: _Scope) -> Iterator[FoundDate]:
    word = (match["feast_word"] or match["feast_feast"]).casefold()

    def make(of: int) -> Period:
        period = calendar.worded(word, of)
        return calendar.before(period) if match["feast_prep"] else period

    year = _year(scope, match["feast_year"])
    period = make(year) if year else scope.choose(make, match.start(), match.end())
    yield from _hit(match, period, word, 0.9)


def _prinsjesdag(match: re.Match[str], scope: _Scope) -> Iterator[FoundDate]:
    year = _year(scope, match["prinsjesdag_year"])
    period = calendar.prinsjesdag(year) if year else scope.choose(calendar.prinsjesdag, match.start(), match.end())
    yield from _hit(match, period, "Prinsjesdag")


def _months(match: re.Match[str], scope: _Scope) -> Iterator[FoundDate]:
    """Read `januari-juni 2024`; from autumn to spring the year is that of the last month."""
    first, last = (MONTHS[match[f"months_{which}"].casefold()] for which in ("first", "last"))
    end = calendar.month(int(match["months_year"]), last).last
    yield from _hit(match, calendar.days(calendar.month(end.year - (first > last), first).first, end), "months")


def _span(match: re.Match[str], scope: _Scope) -> Iterator[FoundDate]:
    word = match.group().split()[0].casefold()
    yield from _hit(match, calendar.worded(word, int(match["span_year"])), word)


def _years(match: re.Match[str], scope: _Scope) -> Iterator[FoundDate]:
    first, last = int(match["years_first"]), int(match["years_last"])
    if first < last and not _NOT_A_YEAR.search(scope.text, max(0, match.start() - 24), match.start()):
        yield from _hit(match, calendar.years(first, last), "range of years", 0.9)


def _bare_year(match: re.Match[str], scope: _Scope) -> Iterator[FoundDate]:
    if not _NOT_A_YEAR.search(scope.text, max(0, match.start() - 24), match.start()) and not _COUNTED.match(
        scope.text, match.end()
    ):
        yield from _hit(match, calendar.year(int(match.group())), "year", 0.9)


#: Before a number that is no year: a session, a number of a publication, a page, an amount.
_NOT_A_YEAR = re.compile("(?:" + "|".join(calendar.lines("not_years.txt")) + r")[ \u00a0]*$")
_COUNTED = re.compile(
    r"[ \u00a0](?:euro|miljoen|miljard|mensen|personen|woningen|hectare|km|uur|fte|FTE|MW|ton|[A-Z]{2}\b(?= [A-Z]))"
)


def _unit(match: re.Match[str], scope: _Scope) -> Iterator[FoundDate]:
    """Read `dit jaar`, `volgende maand`, `deze week`; `het komende` or `afgelopen jaar` is no calendar year."""
    if scope.on is None:
        return
    shift, unit = match["unit_shift"].casefold(), match["unit_unit"]
    move = _SHIFT.get(shift, 0)
    if unit.endswith("jaar"):
        if not shift.endswith("e") and shift != "afgelopen":
            yield from _hit(match, calendar.year(scope.on.year + move), "year beside the letter")
    elif unit == "maand":
        index = scope.on.year * 12 + scope.on.month - 1 + move
        yield from _hit(match, calendar.month(index // 12, index % 12 + 1), "month beside the letter", 0.9)
    else:
        monday = scope.on - timedelta(days=scope.on.weekday()) + timedelta(weeks=move)
        yield from _hit(match, calendar.days(monday, monday + timedelta(days=6)), "week beside the letter", 0.9)


_NUMBER = {"twee": 2, "drie": 3, "vier": 4, "zes": 6}


def _ahead(match: re.Match[str], scope: _Scope) -> Iterator[FoundDate]:
    """Read `komende maanden` and `komende weken`: without a number three months, four weeks."""
    if scope.on is None:
        return
    number, months = (match["ahead_number"] or "").strip(), match["ahead_unit"] == "maanden"
    count = _NUMBER.get(number, 3 if months else 4)
    last = add_months(scope.on, count) if months else scope.on + timedelta(weeks=count)
    yield from _hit(match, calendar.days(scope.on, last), "from the date of the letter", 0.7)


def add_months(on: date, count: int) -> date:
    """Give the same day so many months later, or the last day of that month."""
    index = on.year * 12 + on.month - 1 + count
    last = calendar.month(index // 12, index % 12 + 1).last
    return date(last.year, last.month, min(on.day, last.day))


_READERS: dict[str, Callable[[re.Match[str], _Scope], Iterator[FoundDate]]] = {
    "iso": _iso, "numeric": _numeric, "days": _days, "half": _half, "quarter": _quarter, "q": _q, "part": _part,
    "partmonth": _partmonth, "season": _season, "recess": _recess, "feast": _feast, "prinsjesdag": _prinsjesdag,
    "months": _months, "month": _month, "span": _span, "years": _years, "unit": _unit, "ahead": _ahead,
    "year": _bare_year,
}  # fmt: skip
