"""Finds who signs: an office and a name below it, a name and an office below it, or names alone under a motion."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from beleidsgraaf.extract.layout.lines import Line, Role, ends_sentence, is_open, starts_lower
from beleidsgraaf.extract.layout.names import OFFICE, OFFICE_PHRASE, has_initials, is_name
from beleidsgraaf.extract.layout.part import worded
from beleidsgraaf.extract.model import Field, Signature, Span

_GREETING: Final = re.compile(
    r"(?:Hoogachtend|Met (?:vriendelijke|hartelijke) groet(?:en)?|Met (?:de )?meeste hoogachting),?"
)
_POST_BEHIND: Final = re.compile(
    r"(?P<name>[^,]+(?:, (?:MSc|MA|MPA|MBA|RA|LLM))?), (?P<post>(?:(?:waarnemend|plaatsvervangend|plv\.|algemeen) )?"
    r"(?:voorzitter|vice-?voorzitter|secretaris|secretaris-directeur|directeur|griffier|president|vice-?president))"
)
_POSTS: Final = ("voorzitter", "secretaris", "directeur", "griffier", "president")
_FOR: Final = re.compile(r"(?:namens|voor)\s+deze[n]?\b,?", re.IGNORECASE)
_ORDER_OF_THE_DAY: Final = re.compile(r"en gaat over tot de orde van de dag[.,;]?$")
_BEHALF: Final = re.compile(r"\bmede namens (?:mijn ambtgeno(?:o|t)\S*[^.;]{0,30}?\s)?", re.IGNORECASE)
#: What joins the offices for which a letter is sent: `(LNV), de Minister voor`, `en de Staatssecretaris van`.
_ALSO: Final = re.compile(r"(?:\s+\([^()\n]{2,12}\))?(?:,?\s+en|,)\s+(?=de\s+(?:[Mm]inister|[Ss]taatssecretaris))")
#: What follows an office in a signature or starts the main clause, and is no part of the portfolio.
_NEXT: Final = re.compile(r",[ \t]*\n\s*\n|,?\s+en\s+de\s+(?=[MS])|,\s+(?:De|Het|Een|Ik|Wij|Deze|Dit|Hierbij|Uw|Met)\b")
_VERB: Final = re.compile(r"\b(?:heeft|hebben|is|zijn|wordt|worden|zal|zullen|kan|kunnen|wil|was|werd|bied|biedt)\b")
_NAME_BESIDE: Final = re.compile(r",\s+((?:[^\s,]+\s+){0,6}[^\s,]+)$")
_TRAILING: Final = ".,;_ "  #: what may stand behind a name under a motion
_REACH: Final = 4  #: lines that an office may take


@dataclass(slots=True)
class _Office:
    first: int
    last: int
    text: str


def find(lines: list[Line], first: int, last: int, motion: bool) -> list[Signature]:
    """Find the signatures between two lines (last exclusive); gives their lines the role SIGNATURE."""
    signatures: list[Signature] = []
    used: set[int] = set()
    at = first
    while at < last:
        line = lines[at]
        if line.role is Role.TEXT and at not in used:
            if _GREETING.fullmatch(line.text):
                _mark(lines, at, at)
            elif motion and _ORDER_OF_THE_DAY.search(line.text):
                at = _movers(lines, at + 1, last, signatures)
                continue
            else:
                at = _signature(lines, at, last, signatures, used)
                continue
        at += 1
    if motion and not signatures:  # the closing formula is missing: names alone at the end
        at = last
        while at > first and lines[at - 1].role is Role.TEXT and is_name(lines[at - 1].text.rstrip(_TRAILING)):
            at -= 1
        _movers(lines, at, last, signatures)
    return signatures


def _signature(lines: list[Line], at: int, last: int, signatures: list[Signature], used: set[int]) -> int:
    """Try to read a signature that starts at a line; gives the line to go on with."""
    line = lines[at]
    office = _office(lines, at, last)
    if office is not None:
        beside = _name_beside(office, lines)
        if beside is not None:
            signatures.append(beside)
            return office.last + 1
        name = _next(lines, office.last + 1, last)
        if name is not None and _FOR.fullmatch(lines[name].text):
            signatures.append(_sign(lines, office, None, False))
            _mark(lines, name, name)
            return name + 1  # who signs in the office's name stands below
        behalf = (match := OFFICE.match(office.text)) is not None and match["behalf"] is not None
        if name is not None and is_name(lines[name].text) and _is_below(lines, office, name, last):
            signatures.append(_sign(lines, office, name, behalf and line.text.lower().startswith("mede")))
            return name + 1
        if behalf or (signatures and _closes(lines, office, last)) or _ends_letter(lines, office, last):
            signatures.append(_sign(lines, office, None, behalf))
            return office.last + 1
        return at + 1
    if signed := _name_with_post(line):
        signatures.append(signed)
        _mark(lines, at, at)
        return at + 1
    if is_name(line.text) and (line.gap or has_initials(line.text)):
        below = _next(lines, at + 1, last)
        office = _office(lines, below, last) if below is not None else None
        if office is not None and not _VERB.search(office.text) and _starts_apart(lines, at):
            signatures.append(_sign(lines, office, at, False))
            return office.last + 1
    return at + 1


def _name_with_post(line: Line) -> Signature | None:
    """Read `prof. dr. H. Jansen, voorzitter`, as advisory bodies sign: a name with initials and a post."""
    match = _POST_BEHIND.fullmatch(line.text) if line.text.endswith(_POSTS) and len(line.text) < 90 else None
    if match is None or not (is_name(match["name"]) and has_initials(match["name"])):
        return None
    name, post = (Span(line.start + a, line.start + b) for a, b in (match.span("name"), match.span("post")))
    return Signature(Field(match["post"], (post,)), Field(match["name"], (name,)))


def _name_beside(office: _Office, lines: list[Line]) -> Signature | None:
    """Read `De Minister van X, J. Jansen`, as publications of Parliament on the web have it."""
    name = _NAME_BESIDE.search(office.text)
    if (
        name is None
        or not (is_name(name[1]) and has_initials(name[1]))
        or not lines[office.last].text.endswith(name[1])
    ):
        return None
    start, end = lines[office.first].start, lines[office.last].end
    match = OFFICE.match(office.text)
    skip = match.end("behalf") + 1 if match and match["behalf"] else 0
    before = end - len(office.text) + name.start() if office.first == office.last else end - len(name[0])
    _mark(lines, office.first, office.last)
    return Signature(
        Field(office.text[skip : name.start()].strip(), (Span(start + skip, before),)),
        Field(name[1], (Span(end - len(name[1]), end),)),
        "mede namens" if skip else "own",
    )


def _next(lines: list[Line], at: int, last: int) -> int | None:
    while at < last and lines[at].role in (Role.FURNITURE, Role.NOTE, Role.LINK):
        at += 1
    return at if at < last and lines[at].role is Role.TEXT else None


def _office(lines: list[Line], at: int, last: int) -> _Office | None:
    """Read an office that starts at a line and may take several."""
    if not OFFICE.match(lines[at].text) or len(lines[at].text) > 110 or not _starts_apart(lines, at):
        return None
    end = at
    while (
        end + 1 < last
        and end - at < _REACH
        and lines[end + 1].role is Role.TEXT
        and lines[end + 1].gap == 0
        and not lines[end + 1].starts
        and _portfolio_goes_on(lines[end].text, lines[end + 1].text)
    ):
        end += 1
    text = " ".join(line.text for line in lines[at : end + 1])
    if _VERB.search(text) or text[-1] in ".?!:;" or is_open(text.rstrip(",")) or len(text) > 200:
        return None
    return _Office(at, end, text)


def _portfolio_goes_on(text: str, after: str) -> bool:
    if _FOR.fullmatch(after):
        return False
    if is_open(text.rstrip(",")) or starts_lower(after):
        return not OFFICE.match(after)
    return text.endswith(",") and not has_initials(after) and (" en " in after or after.endswith(","))


def _starts_apart(lines: list[Line], at: int) -> bool:
    before = lines[at - 1] if at else None
    return (
        before is None
        or lines[at].gap > 0
        or before.role is not Role.TEXT
        or ends_sentence(before.text)
        or before.text.endswith(",")
        or has_initials(before.text)
    )


def _is_below(lines: list[Line], office: _Office, name: int, last: int) -> bool:
    """Tell whether a line that looks like a name is the name below an office, and no more of the office."""
    text = lines[name].text
    if has_initials(text) or office.text.endswith(",") or lines[name].gap:
        after = _next(lines, name + 1, last)
        apart = after is None or after > name + 1 or lines[after].gap > 0 or lines[after].page
        return has_initials(text) or apart or (after is not None and OFFICE.match(lines[after].text) is not None)
    return False


def _closes(lines: list[Line], office: _Office, last: int) -> bool:
    after = _next(lines, office.last + 1, last)
    return office.text.endswith(",") and (after is None or lines[after].gap > 0)


def _ends_letter(lines: list[Line], office: _Office, last: int) -> bool:
    """Tell whether an office stands where the letter ends, its name left out: nothing follows, or much white space."""
    after = _next(lines, office.last + 1, last)
    ends = after is None or lines[after].gap >= 3
    return ends and lines[office.first].gap > 0 and lines[office.first].text.lower().startswith("de ")


def _movers(lines: list[Line], at: int, last: int, signatures: list[Signature]) -> int:
    while at < last and lines[at].role is Role.TEXT and is_name(lines[at].text.rstrip(_TRAILING)):
        line = lines[at]
        name = line.text.rstrip(_TRAILING)
        signatures.append(Signature(None, Field(name, (Span(line.start, line.start + len(name)),))))
        _mark(lines, at, at)
        at += 1
    return at


def _sign(lines: list[Line], office: _Office, name: int | None, behalf: bool) -> Signature:
    text = office.text.rstrip(",")
    start = lines[office.first].start
    match = OFFICE.match(text)
    if match and match["behalf"]:
        start += match.end("behalf") + 1
        text = text[match.end("behalf") :].strip()
    end = lines[office.last].end - (1 if office.text.endswith(",") else 0)
    person = None
    if name is not None:
        person = Field(lines[name].text, (Span(lines[name].start, lines[name].end),))
        _mark(lines, name, name)
    _mark(lines, office.first, office.last)
    return Signature(Field(text, (Span(start, end),)), person, "mede namens" if behalf else "own")


def _mark(lines: list[Line], first: int, last: int) -> None:
    for line in lines[first : last + 1]:
        line.role = Role.SIGNATURE
    lines[first].starts = True


def on_behalf(source: str, start: int, end: int, known: list[Signature]) -> list[Signature]:
    """Find `mede namens de minister van X` in running text: who shares the letter without signing it.

    Gives the known signatures with these behind them, each office once.
    """
    found = list(known)
    taken = [span for s in known if s.office for span in s.office.spans]
    for match in _BEHALF.finditer(source, start, end):
        office = OFFICE_PHRASE.match(source, match.end(), end)
        while office and not any(s.start < office.end() and office.start() < s.end for s in taken):
            stop = office.start() + len(_NEXT.split(office[0])[0])
            value = worded(source, office.start(), stop)
            if all(value.lower() != s.office.value.lower() for s in found if s.office):
                found.append(Signature(Field(value, (Span(office.start(), stop),)), None, "mede namens"))
            also = _ALSO.match(source, stop, end)
            office = OFFICE_PHRASE.match(source, also.end(), end) if also else None
    return found
