"""Resolve a title or a portfolio to the office that bore it on a day."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from beleidsgraaf.ontology.entry import Entry, fold

if TYPE_CHECKING:
    from beleidsgraaf.ontology.registers import Registers

_MINISTERS: Final = ("minister", "minister-without-portfolio")
_JUNIORS: Final = ("state-secretary",)
#: rank as worded -> categories of the office
RANKS: Final = {
    "minister": _MINISTERS,
    "ministers": _MINISTERS,
    "staatssecretaris": _JUNIORS,
    "staatssecretarissen": _JUNIORS,
    "stas": _JUNIORS,
}
_ARTICLE = re.compile(r"^(?:de|het|onze|mijn)\s+", re.IGNORECASE)
_RANK = re.compile(r"(\w+)\s+(?:(?:van|voor)\s+)?(.+)", re.DOTALL)
_SEPARATOR = re.compile(r"\s*(?:,|\ben\b|\(|\)|&|–|—|\s-\s|/)\s*")


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What an office is about, in the forms in which letters say it; all folded, without accents."""

    office: Entry
    full: frozenset[str]  #: names and abbreviations of the portfolio as a whole
    fields: frozenset[str]  #: `Onderwijs, Cultuur en Wetenschap` has three
    first: str
    around: frozenset[str]  #: fields of the general office to which a state secretary's portfolio belongs


def portfolios(registers: Registers) -> tuple[Portfolio, ...]:
    """Give the portfolios of all ministers and state secretaries."""
    return tuple(
        _portfolio(registers, office) for office in registers.offices if office.category in (*_MINISTERS, *_JUNIORS)
    )


def short_titles(registers: Registers, office: Entry) -> tuple[str, ...]:
    """Give the titles by which an office is called for short: `minister van BZK`, `minister BZK`."""
    if office.category not in (*_MINISTERS, *_JUNIORS):
        return ()
    codes = [code for code in office.extra.get("codes", "").split("|") if code]
    ministry = registers.resolve(office, office.extra.get("ministry", ""))
    if ministry is not None and ministry.extra.get("short") == office.extra.get("short"):
        codes += [code for code in ministry.abbreviations if code not in codes]
    rank, preposition = office.label.split(" ")[:2]
    return tuple(
        title for code in codes for title in (f"{rank.lower()} {preposition} {code}", f"{rank.lower()} {code}")
    )


def find_office(registers: Registers, name: str, on: date) -> Entry | None:
    """Give the office meant, or None when none or several of that day fit equally well."""
    name = _ARTICLE.sub("", name.strip())
    known = registers.named(name, "OFFICE", on)
    if known and known[0].valid_on(on):
        return known[0]
    match = _RANK.fullmatch(name)
    if match and match[1].casefold() in RANKS:
        return _by_portfolio(registers.portfolios, match[2], RANKS[match[1].casefold()], on)
    if known:  # a title in full, of an office of another time
        return None
    return _by_portfolio(registers.portfolios, name, _MINISTERS, on) or _by_portfolio(
        registers.portfolios, name, _JUNIORS, on
    )


def _by_portfolio(candidates: Iterable[Portfolio], worded: str, categories: tuple[str, ...], on: date) -> Entry | None:
    wanted, words = _plain(worded), _fields(worded)
    best, winners = 0, []
    for candidate in candidates:
        if candidate.office.category not in categories or not candidate.office.valid_on(on):
            continue
        score = _fit(candidate, wanted, words)
        if score > best:
            best, winners = score, [candidate.office]
        elif score and score == best:
            winners.append(candidate.office)
    return winners[0] if len(winners) == 1 else None


def _fit(candidate: Portfolio, wanted: str, words: frozenset[str]) -> int:
    """Score how well a portfolio fits: 3 as a whole, 2 by its first field, 1 by another."""
    if wanted in candidate.full:
        return 3
    if not words & candidate.fields or not words <= candidate.fields | candidate.around:
        return 0
    # the first field named alone is the usual short form: "minister van Sociale Zaken"
    return 2 if candidate.first in words else 1


def _portfolio(registers: Registers, office: Entry) -> Portfolio:
    worded = office.extra.get("short", "")
    full = {_plain(worded), *(_plain(code) for code in office.extra.get("codes", "").split("|"))}
    ministry = registers.resolve(office, office.extra.get("ministry", ""))
    if ministry is not None and office.category != "minister-without-portfolio" and office.parent is None:
        full |= {_plain(name) for name in (*ministry.abbreviations, ministry.extra.get("short", ""))}
    general = registers.get("OFFICE", office.parent or "")
    return Portfolio(
        office,
        frozenset(full - {""}),
        _fields(worded),
        _plain(_SEPARATOR.split(worded)[0]),
        _fields(general.extra.get("short", "")) if general is not None else frozenset(),
    )


def _fields(portfolio: str) -> frozenset[str]:
    return frozenset(_plain(part) for part in _SEPARATOR.split(portfolio) if part)


def _plain(words: str) -> str:
    """Fold and drop accents: `Financiën` is written `Financien` as well."""
    folded = fold(words)
    if folded.isascii():
        return folded
    return "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
