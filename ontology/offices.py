"""Resolve a title or a portfolio to the office that bore it on a day."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from beleidsgraaf.ontology.entry import Entry, fold

if TYPE_CHECKING:
    from beleidsgraaf.ontology.registers import Registers

#: rank as worded -> category of the office
RANKS = {
    "minister": ("minister", "minister-without-portfolio"),
    "ministers": ("minister", "minister-without-portfolio"),
    "staatssecretaris": ("state-secretary",),
    "staatssecretarissen": ("state-secretary",),
    "stas": ("state-secretary",),
}
_RANK = re.compile(r"(?:de\s+|het\s+|onze\s+|mijn\s+)?(\w+)\s+(?:(?:van|voor)\s+)?(.+)", re.DOTALL)
_SEPARATOR = re.compile(r"\s*(?:,|\ben\b|\(|\)|&|–|—|\s-\s|/)\s*")


def find_office(registers: Registers, name: str, on: date) -> Entry | None:
    """Give the office meant, or None when none or several of that day fit equally well."""
    known = registers.named(name, "OFFICE", on) or registers.named(_bare(name), "OFFICE", on)
    if known and known[0].valid_on(on):
        return known[0]
    match = _RANK.fullmatch(name.strip())
    categories: tuple[str, ...] = ()
    portfolio = name
    if match and match[1].casefold() in RANKS:
        categories, portfolio = RANKS[match[1].casefold()], match[2]
    elif known and not known[0].valid_on(on):
        return None
    found = _by_portfolio(registers, portfolio, categories or RANKS["minister"], on)
    if found is None and not categories:
        found = _by_portfolio(registers, portfolio, RANKS["staatssecretaris"], on)
    return found


def _bare(name: str) -> str:
    return re.sub(r"^(?:de|het|onze|mijn)\s+", "", name.strip(), flags=re.IGNORECASE)


def _by_portfolio(registers: Registers, portfolio: str, categories: tuple[str, ...], on: date) -> Entry | None:
    wanted = fold(portfolio)
    words = _words(portfolio)
    best: list[tuple[int, Entry]] = []
    for office in registers.offices:
        if office.category in categories and office.valid_on(on) and (score := _fit(registers, office, wanted, words)):
            best.append((score, office))
    if not best:
        return None
    top = max(score for score, _ in best)
    winners = [office for score, office in best if score == top]
    return winners[0] if len(winners) == 1 else None


def _fit(registers: Registers, office: Entry, wanted: str, words: frozenset[str]) -> int:
    """Score how well a portfolio fits: 4 by its full name or abbreviation, 3 by its first field, 2 by another."""
    portfolio = office.extra.get("short", "")
    if wanted == fold(portfolio) or wanted in {fold(code) for code in office.extra.get("codes", "").split("|") if code}:
        return 4
    ministry = registers.resolve(office, office.extra["ministry"]) if "ministry" in office.extra else None
    if (
        ministry is not None
        and office.category != "minister-without-portfolio"
        and office.parent is None
        and (wanted in {fold(a) for a in ministry.abbreviations} or wanted == fold(ministry.extra.get("short", "")))
    ):
        return 4
    own = _words(portfolio)
    general = registers.get("OFFICE", office.parent) if office.parent else None
    around = _words(general.extra.get("short", "")) if general is not None else frozenset()
    if not words & own or not words <= own | around:
        return 0
    # the first field named alone is the usual short form: "minister van Sociale Zaken"
    return 3 if fold(_SEPARATOR.split(portfolio)[0]) in words else 2


def _words(portfolio: str) -> frozenset[str]:
    """Give the fields of a portfolio: `Onderwijs, Cultuur en Wetenschap` has three."""
    return frozenset(fold(part) for part in _SEPARATOR.split(portfolio) if part)
