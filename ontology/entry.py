"""What the registers hold: entries, terms of office, recesses, cabinets, concepts; every one of them frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


def fold(name: str) -> str:
    """Make two spellings of one name equal: case, curly quotes, hyphens and white space do not count."""
    return " ".join(name.casefold().replace("’", "'").replace("-", " ").split())


_LAST_DAY = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def day_of(value: str, last: bool = False) -> date | None:
    """Read a day, a month or a year; of the latter two the first day, or the last. None for no text.

    Raises:
        ValueError: it is none of these.
    """
    if not value:
        return None
    if len(value) == 10:
        return date.fromisoformat(value)
    year, month = (int(value[:4]), int(value[5:7])) if len(value) == 7 else (int(value), 12 if last else 1)
    first = date(year, month, 1)
    return first.replace(day=_LAST_DAY[month - 1] + (month == 2 and year % 4 == 0)) if last else first


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that letters name: an organisation, an office, a programme, a document, a law or a person.

    `valid_from` and `valid_to` are the first and the last day on which it existed under this name; None is unknown
    or open. Where a source gives a year or a month only, the first and the last day of it stand here.
    """

    kind: str  #: a value of `beleidsgraaf.extract.model.EntityKind`
    category: str  #: finer class: ministry, chamber, municipality, minister, state-secretary, act, bill, ...
    key: str  #: unique within its kind; last part of the IRI
    label: str  #: Dutch
    label_en: str
    aliases: tuple[str, ...]  #: full-form names that denote nothing else
    abbreviations: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    exact_match: tuple[str, ...]  #: IRIs of the same thing in TOOI, BWB, ELI, Wikidata
    parent: str | None  #: key of the same kind, or `ORG:key`
    predecessor: str | None
    successor: str | None
    chamber: str | None  #: "tk" or "ek", of groups and committees
    extra: Mapping[str, str]  #: further columns: `short` (name without its kind), `link`, `ministry`, `type`, ...
    source: str
    verified: bool

    def valid_on(self, on: date) -> bool:
        """Tell whether it existed under this name on that day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)

    @property
    def names(self) -> tuple[str, ...]:
        """Label, aliases and abbreviations, in that order."""
        return (self.label, *self.aliases, *self.abbreviations)


@dataclass(frozen=True, slots=True)
class Term:
    """A term of office. `end` is the day of leaving: on it the successor holds the office already."""

    office: str  #: key of an OFFICE
    person: str  #: key of a PERSON
    label: str  #: title as held
    start: date
    end: date | None
    cabinet: str
    acting: bool
    party: str
    source: str
    verified: bool

    def held_on(self, on: date) -> bool:
        """Tell whether the office was held on that day; the day of leaving no longer counts."""
        return self.start <= on and (self.end is None or on < self.end)


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat in a chamber as far as its source shows it: `first` and `last` may lie within its days."""

    person: str  #: key of a PERSON
    group: str  #: label of the parliamentary group, empty where unknown
    chamber: str
    first: date
    last: date
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Recess:
    """A recess of a chamber, from the first day without meetings to the first day with them again."""

    chamber: str
    kind: str  #: zomerreces, herfstreces, kerstreces, voorjaarsreces, meireces
    start: date
    end: date
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Cabinet:
    """A cabinet; `end` is the day on which the next one took office."""

    key: str
    label: str
    start: date
    demissionary_since: date | None
    end: date | None
    parties: tuple[str, ...]
    exact_match: tuple[str, ...]
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a value list: a document kind, an information category, a theme."""

    scheme: str
    key: str
    label: str
    aliases: tuple[str, ...]
    broader: str | None
    exact_match: tuple[str, ...]
    source: str
    verified: bool
