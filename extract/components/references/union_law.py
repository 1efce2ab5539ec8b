"""Acts of the European Union by number, to CELEX, and cases of its Court: `Richtlijn 2014/24/EU`, `zaak C-311/18`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from beleidsgraaf.extract.components.references.pointer import Pointer, ReferenceContext, Target, grammar, plain

_ORGANISATION: Final = r"(?:EU|EG|EEG|EGKS|Euratom|EURATOM|GBVB|CFSP|JBZ|EC|EEC)"
_SUFFIX: Final = rf"(?:/(?P<suffix>{_ORGANISATION})(?!\w))?"
_KIND: Final = grammar(
    r"(?:E[UG]–)?(?:[Gg]edelegeerde |[Uu]itvoerings|[Kk]ader)?(?:"
    r"(?P<R>[Vv]erordening(?:en)?|Regulation)|(?P<F>(?<=ader)besluit(?:en)?)|(?P<L>[Rr]ichtlijn(?:en)?|Directive)"
    r"|(?P<D>(?:Raads)?[Bb]esluit(?:en)?|[Bb]eschikking(?:en)?|Decision)|(?P<H>[Aa]anbeveling(?:en)?))(?!\w)"
)
_NUMBER: Final = grammar(
    r"(?: van de (?:Raad|Commissie))?"
    rf" *(?P<org>\({_ORGANISATION}(?:, ?{_ORGANISATION})?\))? *(?P<nr>(?:nr|no|nummer)\b\.?)? *"
    rf"(?P<open>\()?(?P<first>\d{{1,4}})/(?P<second>\d{{1,4}})(?!\d|/\d){_SUFFIX}(?(open)\))"
)
_JOINT: Final = grammar(r"(?:,| en| &| of)(?= )(?! [a-z]{3})")
_CASE: Final = grammar(r"(?P<court>[CTF])–(?P<number>\d{1,4}/\d{2})(?: ?(?P<kind>P(?:PU)?|RX?)(?![\w]))?(?![\d/])")
_CASE_WORD: Final = grammar(r"(?:[Gg]evoegde )?[Zz]a(?:ak|ken) (?:nrs?\. )?$")
_CASE_JOINT: Final = grammar(r"(?:,| en| &|, en) ")
_PROPOSAL: Final = grammar(
    r"(?P<series>COM|SWD|SEC|JOIN) ?\(?(?P<year>(?:19|20)\d\d)\)? ?/? ?(?P<number>\d{1,4})(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Act:
    """An act of the Union as read, and where it ends."""

    celex: str | None
    end: int


def _year(digits: str) -> int | None:
    value = int(digits)
    if len(digits) == 2:
        return 1900 + value if value >= 52 else 2000 + value if value <= 14 else None
    return value if len(digits) == 4 and 1952 <= value < 2100 else None


def _celex(kind: str, match: re.Match[str]) -> str | None:
    """Give the CELEX number of an act.

    Until 2015 regulations were numbered number/year (`nr. 1/2003`), directives year/number (`95/46/EG`); from 2015
    on all acts are numbered year/number.
    """
    first, second = match["first"], match["second"]
    year_first, year_second = _year(first), _year(second)
    if match["nr"] or (kind == "R" and year_first and year_second and len(second) == 4 and year_first < 2015):
        year, number = year_second, first
        if year is None:
            year, number = year_first, second
    elif kind == "R" and len(first) != 4:
        year, number = year_second, first
    elif year_first is not None:
        year, number = year_first, second
    else:
        year, number = year_second, first
    if year is None or int(number) == 0:
        return None
    return f"3{year}{kind}{int(number):04d}"


def read_act(text: str, start: int) -> tuple[int, list[Target]] | None:
    """Read an act from its first word; give where the pointer ends and what it means."""
    word = _KIND.match(text, start)
    if word is None or word.lastgroup is None:
        return None
    kind, end, targets = word.lastgroup, word.end(), list[Target]()
    while (match := _NUMBER.match(text, end)) is not None:
        if kind in "DH" and not (match["org"] or match["suffix"]):
            break  # a national decision may be numbered alike
        celex = _celex(kind, match)
        if celex is None:
            break
        targets.append(Target(celex, "", "kind of act, year and number"))
        end = match.end()
        joint = _JOINT.match(text, end)
        if joint is None or _NUMBER.match(text, joint.end()) is None:
            break
        end = joint.end()
    return (targets and (end, targets)) or None


def act(text: str, at: int, context: ReferenceContext) -> tuple[Pointer, ...]:
    """Read an act of the Union by its number."""
    start = at
    while start > 0 and at - start < 20 and (text[start - 1].isalpha() or text[start - 1] == "-"):
        start -= 1
    if text[max(0, start - 13) : start].lower().endswith("gedelegeerde "):
        start -= 13
    found = read_act(text, start)
    if found is None and start < at - 1:  # "btw-richtlijn (2006/112)", "Opvangrichtlijn (2024/1346)"
        inner = read_act(text, at - 1)
        found = inner if inner and text[inner[0] - 1] == ")" else None
    return (Pointer(start, found[0], "celex", tuple(found[1])),) if found else ()


def union_case(text: str, at: int, context: ReferenceContext) -> tuple[Pointer, ...]:
    """Read `zaak C-311/18`, `gevoegde zaken C-203/15 en C-698/15`."""
    match = _CASE.match(text, at)
    if match is None or (at and (text[at - 1].isalnum() or text[at - 1] in "-/")):
        return ()
    word = _CASE_WORD.search(text, max(0, at - 24), at)
    targets, end = list[Target](), at
    while match is not None:
        targets.append(Target(f"{match['court']}-{match['number']}", "", "case number of the Court of Justice"))
        end = match.end()
        joint = _CASE_JOINT.match(text, end)
        match = _CASE.match(text, joint.end()) if joint else None
    return (Pointer(word.start() if word else at, end, "union-case", tuple(targets)),)


def proposal(text: str, at: int, context: ReferenceContext) -> tuple[Pointer, ...]:
    """Read `COM(2021) 206`: a document of the Commission."""
    match = _PROPOSAL.match(text, at)
    if match is None or (at and text[at - 1].isalnum()) or "(" not in match.group():
        return ()
    key = plain(f"{match['series']}({match['year']}){match['number']}")
    return (Pointer(at, match.end(), "commission", (Target(key, "", "series, year and number", 0.95),)),)
