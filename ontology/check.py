"""Checks of the registers: doubles, gaps, overlapping terms, dead links, impossible dates; and what they cover."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Final

from beleidsgraaf.ontology.registers import Entry, Registers, Term, fold

_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LINKS: Final = ("parent", "predecessor", "successor")
#: Columns that hold `ORG:key`.
_LINK_COLUMNS: Final = ("ministry", "province")
#: Ranks of which somebody is expected to be in office on every day between two terms.
_FILLED: Final = frozenset({"prime-minister", "minister"})


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something wrong with an entry; a note is worth knowing and no error."""

    register: str
    key: str
    check: str  #: double, gap, link, date, term, note
    message: str

    @property
    def is_error(self) -> bool:
        """Tell whether the registers are not clean because of it."""
        return self.check != "note"


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a register covers, in numbers of entries."""

    register: str
    entries: int
    sourced: int
    verified: int
    matched: int  #: with an external identifier


def check(registers: Registers) -> list[Finding]:
    """Give all that is wrong or worth knowing, sorted by register and key."""
    found = [
        *_doubles(registers),
        *_gaps(registers),
        *_links(registers),
        *_dates(registers),
        *_terms(registers),
        *_seats(registers),
        *_recesses(registers),
    ]
    return sorted(set(found))


def coverage(registers: Registers) -> list[Coverage]:
    """Give the coverage per register, in the order of the registers."""
    by_register: dict[str, list[tuple[str, bool, bool]]] = {}
    for entry in registers.entries:
        row = (entry.source, entry.verified, bool(entry.exact_match))
        by_register.setdefault(_register(registers, entry), []).append(row)
    by_register["terms"] = [(t.source, t.verified, False) for t in registers.terms]
    by_register["seats"] = [(s.source, s.verified, False) for s in registers.seats]
    by_register["recesses"] = [(r.source, r.verified, False) for r in registers.recesses]
    for concept in registers.concepts:
        by_register.setdefault(concept.scheme, []).append((concept.source, concept.verified, bool(concept.exact_match)))
    return [
        Coverage(
            name,
            len(rows),
            sum(bool(source) for source, _, _ in rows),
            sum(verified for _, verified, _ in rows),
            sum(matched for _, _, matched in rows),
        )
        for name, rows in by_register.items()
    ]


def _register(registers: Registers, entry: Entry) -> str:
    return registers.origin.get((entry.kind, entry.key), "")


def _at(registers: Registers, entry: Entry, what: str, message: str) -> Finding:
    return Finding(_register(registers, entry), entry.key, what, message)


def _doubles(registers: Registers) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for entry in registers.entries:
        if (entry.kind, entry.key) in seen:
            yield _at(registers, entry, "double", f"the key {entry.key!r} is used twice for a {entry.kind}")
        seen.add((entry.kind, entry.key))
    names: dict[tuple[str, str], list[Entry]] = {}
    matches: dict[tuple[str, str], list[Entry]] = {}
    short: dict[str, list[Entry]] = {}
    for entry in registers.entries:
        for name in {fold(n) for n in (entry.label, *entry.aliases)}:
            names.setdefault((entry.kind, name), []).append(entry)
        for iri in entry.exact_match:
            matches.setdefault((entry.kind, iri), []).append(entry)
        for name in set(entry.abbreviations):
            short.setdefault(name, []).append(entry)
    for (_, name), entries in names.items():
        for one, other in _clashes(entries):
            yield _at(registers, other, "double", f"the name {name!r} is that of {one.key!r} as well")
    for (_, iri), entries in matches.items():
        for one, other in _clashes(entries):
            yield _at(registers, other, "double", f"{iri} is also {one.key!r}")
    for name, entries in short.items():
        for one, other in _clashes(entries):
            yield _at(registers, other, "note", f"the abbreviation {name!r} also means {one.key!r}")


def _clashes(entries: list[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give the pairs that could both be meant on one day in one chamber."""
    for one, other in combinations(entries, 2):
        apart = one.chamber and other.chamber and one.chamber != other.chamber
        if (one.kind, one.key) != (other.kind, other.key) and not apart and _overlap(one, other):
            yield one, other


def _overlap(one: Entry, other: Entry) -> bool:
    first = max(one.valid_from or date.min, other.valid_from or date.min)
    last = min(one.valid_to or date.max, other.valid_to or date.max)
    return first <= last


def _gaps(registers: Registers) -> Iterator[Finding]:
    for entry in registers.entries:
        if not _KEY.fullmatch(entry.key):
            yield _at(registers, entry, "gap", "the key holds other characters than a-z, 0-9 and single hyphens")
        for column, value in (("label", entry.label), ("source", entry.source), ("category", entry.category)):
            if not value.strip():
                yield _at(registers, entry, "gap", f"{column} is empty")
            elif value != " ".join(value.split()):
                yield _at(registers, entry, "gap", f"{column} has white space to spare")
        if entry.category and not registers.class_of(entry):
            yield _at(registers, entry, "gap", f"the category {entry.category!r} is not in categories.csv")
        for name in entry.names[1:]:
            if not name.strip() or name == entry.label:
                yield _at(registers, entry, "gap", f"a further name is empty or the label itself: {name!r}")
        for iri in entry.exact_match:
            if not _IRI.fullmatch(iri):
                yield _at(registers, entry, "gap", f"not an IRI: {iri}")
        if entry.chamber not in (None, "tk", "ek"):
            yield _at(registers, entry, "gap", f"the chamber is neither tk nor ek: {entry.chamber}")
        if entry.category in ("group", "standing-committee") and not entry.chamber:
            yield _at(registers, entry, "gap", "the chamber is missing")


def _links(registers: Registers) -> Iterator[Finding]:
    for entry in registers.entries:
        links = [(name, getattr(entry, name)) for name in _LINKS]
        links += [(name, entry.extra.get(name)) for name in _LINK_COLUMNS]
        for name, link in links:
            if link and registers.resolve(entry, link) is None:
                yield _at(registers, entry, "link", f"{name} points at {link!r}, which is not there")
        yield from _circle(registers, entry)
        before = registers.resolve(entry, entry.predecessor or "")
        if before and before.valid_from and entry.valid_from and entry.valid_from < before.valid_from:
            yield _at(registers, entry, "date", f"its predecessor {before.key!r} begins later")
        after = registers.resolve(entry, entry.successor or "")
        if after and after.valid_to and entry.valid_to and entry.valid_to > after.valid_to:
            yield _at(registers, entry, "date", f"its successor {after.key!r} ends earlier")


def _circle(registers: Registers, entry: Entry) -> Iterator[Finding]:
    passed = {entry.key}
    above = registers.resolve(entry, entry.parent or "")
    while above is not None and above.kind == entry.kind:
        if above.key in passed:
            yield _at(registers, entry, "link", f"the parents run in a circle at {above.key!r}")
            return
        passed.add(above.key)
        above = registers.resolve(above, above.parent or "")


def _dates(registers: Registers) -> Iterator[Finding]:
    for entry in registers.entries:
        if entry.valid_from and entry.valid_to and entry.valid_to < entry.valid_from:
            yield _at(registers, entry, "date", f"ends on {entry.valid_to}, before it begins on {entry.valid_from}")


def _terms(registers: Registers) -> Iterator[Finding]:
    cabinets = {cabinet.key: cabinet for cabinet in registers.cabinets}
    posts: dict[str, list[Term]] = {}
    for term in registers.terms:
        posts.setdefault(term.office, []).append(term)
        here = f"{term.office} / {term.person} / {term.start}"
        office = registers.get("OFFICE", term.office)
        if office is None:
            yield Finding("terms", here, "link", f"no office {term.office!r}")
        elif not office.valid_on(term.start) or (term.end and not office.valid_on(term.end - timedelta(days=1))):
            yield Finding("terms", here, "term", "begins before or ends after the office itself")
        if registers.get("PERSON", term.person) is None:
            yield Finding("terms", here, "link", f"no person {term.person!r}")
        cabinet = cabinets.get(term.cabinet)
        if cabinet is None:
            yield Finding("terms", here, "link", f"no cabinet {term.cabinet!r}")
        elif term.start < cabinet.start or (cabinet.end and (term.end is None or term.end > cabinet.end)):
            yield Finding("terms", here, "term", f"runs outside {cabinet.label}")
        if term.end is not None and term.end <= term.start:
            yield Finding("terms", here, "date", f"ends on {term.end}, not after it begins")
        if not term.source:
            yield Finding("terms", here, "gap", "source is empty")
    for key, terms in posts.items():
        office = registers.get("OFFICE", key)
        if office is not None and office.extra.get("holders") != "several":
            yield from _succession(office, sorted(terms, key=lambda t: (t.start, t.person)))


def _seats(registers: Registers) -> Iterator[Finding]:
    groups = {entry.label for entry in registers.of("group")}
    for seat in registers.seats:
        here = f"{seat.person} {seat.first}"
        if registers.get("PERSON", seat.person) is None:
            yield Finding("seats", here, "link", f"no person {seat.person!r}")
        if seat.group and seat.group not in groups:
            yield Finding("seats", here, "link", f"no group {seat.group!r}")
        if seat.last < seat.first:
            yield Finding("seats", here, "date", f"ends on {seat.last}, before it begins")
        if not seat.source:
            yield Finding("seats", here, "gap", "source is empty")


def _succession(office: Entry, terms: list[Term]) -> Iterator[Finding]:
    for one, other in combinations(terms, 2):
        if other.start < (one.end or date.max):
            here = f"{office.key} / {other.person} / {other.start}"
            yield Finding("terms", here, "term", f"overlaps the term of {one.person} from {one.start}")
    if office.category in _FILLED:
        for one, other in pairwise(terms):
            if one.end is not None and one.end < other.start and (other.start - one.end).days < 400:
                days = (other.start - one.end).days
                here = f"{office.key} / {other.person} / {other.start}"
                yield Finding("terms", here, "note", f"nobody is known for the {days} days before")


def _recesses(registers: Registers) -> Iterator[Finding]:
    by_chamber: dict[str, list[tuple[date, date, str]]] = {}
    for recess in registers.recesses:
        here = f"{recess.chamber} / {recess.kind} / {recess.start}"
        if recess.end < recess.start:
            yield Finding("recesses", here, "date", f"ends on {recess.end}, before it begins")
        if recess.chamber not in ("tk", "ek"):
            yield Finding("recesses", here, "gap", "the chamber is neither tk nor ek")
        by_chamber.setdefault(recess.chamber, []).append((recess.start, recess.end, here))
    for spans in by_chamber.values():
        for (_, end, _), (start, _, here) in pairwise(sorted(spans)):
            if start < end:
                yield Finding("recesses", here, "double", "overlaps the recess before it")
