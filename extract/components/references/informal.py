"""Informal references: `uw brief van 12 maart 2023`, `eerdergenoemde brief`, `motie-X c.s.`

What they mean follows from other documents, if at all. Their target is a stable description: `brief-2023-03-12` for a
letter by its date, `motie-<surnames>` for a motion by its movers; two descriptions that are equal need not mean one
document, which is for the derivation over several documents to settle.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from beleidsgraaf.extract.components.references.identifiers import by_number
from beleidsgraaf.extract.components.references.pointer import (
    MONTHS,
    Pointer,
    ReferenceContext,
    Target,
    grammar,
    word_start,
)

LETTER: Final = "informal-letter"
MOTION: Final = "informal-motion"
#: Reason of a letter that was named before: `notes.resolve` fills in which.
EARLIER: Final = "letter named before"

_MONTH: Final = "|".join(MONTHS)
_DAY: Final = (
    rf"(?:(?P<day>\d{{1,2}}) (?P<month>{_MONTH})"
    r"(?: (?P<year>(?:19|20)\d\d)(?=\d{0,2}(?!\w))| (?:jl\.?|jongstleden|l\.l\.|dit jaar)|(?!\d| \d))"
    r"|(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>(?:19|20)\d\d)(?!\d))"
)
_OF: Final = r"(?:van|d\.?d\.?|gedateerd(?: op)?|gedagtekend(?: op)?|de dato) "
_BETWEEN: Final = (
    r"(?: (?:aan (?:uw|de|beide|de Tweede|de Eerste) Kamers?"
    r"|(?:van )?(?:de|het|mijn|uw|onze) (?!Kamer)[^.,;:()\n\d]{2,90}?|over [^.,;:()\n\d]{2,90}?))?"
)
_LETTER: Final = grammar(rf"(?:brief|brieven){_BETWEEN},? {_OF}{_DAY}")
_NEXT_DAY: Final = grammar(rf"(?:,| en) (?:van )?{_DAY}")
_NEXT_DAY_AHEAD: Final = grammar(
    rf"(?:, \d{{1,2}}(?: (?:{_MONTH}))?)* en (?:van )?\d{{1,2}} (?:{_MONTH}) (?P<year>(?:19|20)\d\d)"
)
_POSSESSIVE: Final = grammar(
    r"(?<!\w)(?:[Uu]w|[Mm]ijn|[Oo]nze|[Oo]ns|[Hh]aar|[Zz]ijn) (?:(?:eerdere|vorige|laatste) )?$"
)
_NUMBER: Final = grammar(
    r",? *\(?(?P<word>(?:nr\.?|nummer|met nummer) *)(?P<key>20\d\d ?[ZD] ?\d{5}|(?=[\w/.-]*\d)[\w/.-]{5,30}(?<![.]))"
)
_EARLIER: Final = grammar(
    r"(?<!\w)(?:(?:eerder|boven|voor|laatst|hier(?:voor|boven)) ?genoemde|genoemde|voornoemde|voormelde) $",
    re.IGNORECASE,
)

_PREFIX: Final = (
    r"(?:(?:[Vv]an|[Dd]e[nr]?|[Dd]es|[Tt]e[nr]?|[’'][ts]|[Ee]l|[Aa]l|[Vv]on"
    r"|[Dd]i|[Dd]u|[Ll]a|[Ll]e|[Oo]p|[Ii]n|[Uu]it|[Aa]an) )"
)
_WORD: Final = r"(?:[A-ZÀ-ÖØ-Þ][\w’'À-ÿ]*[a-zà-ÿ](?:-[A-ZÀ-Þ][\wÀ-ÿ’']+)*)"
_NAME: Final = rf"{_PREFIX}*{_WORD}(?: {_PREFIX}*{_WORD}){{0,2}}"
_PARTY: Final = r"(?: \((?!\d\d ?\d{3})[\w/\x20-]{2,24}\))?"
_MOTION: Final = grammar(
    r"[Mm]oties?(?:–| van (?:het lid|de leden|de heer|mevrouw|lid) | (?=[A-ZÀ-Þ]))"
    r"(?!Kamer|Nr|Tweede|Eerste|De (?:leden|heer)|Vergaderjaar|Indiener)"
    rf"(?P<names>{_NAME}{_PARTY}(?:(?: ?/ ?|, | (?:en|&) ){_NAME}{_PARTY})*)(?P<others> c\.s\.)?"
)
_SPLIT: Final = grammar(r"\s?/\s?|,\s|\s(?:en|&)\s")


def _date(match: re.Match[str], context: ReferenceContext, year: str | None = None) -> tuple[str | None, float]:
    """Give the ISO date, and how sure it is: without a year it is the last such day before the document's own."""
    if match["d"]:
        day, month, given = int(match["d"]), int(match["m"]), match["y"]
    else:
        day, month, given = int(match["day"]), MONTHS.index(match["month"]) + 1, match["year"] or year
    sure = 0.9
    if not given:
        if context.issued is None:
            return None, 0.5
        later = (month, day) > (context.issued.month, context.issued.day)
        given, sure = str(context.issued.year - later), 0.75
    try:
        return date(int(given), month, day).isoformat(), sure
    except ValueError:
        return None, 0.5


def letter(text: str, at: int, context: ReferenceContext) -> tuple[Pointer, ...]:
    """Read a letter by its date, with its number when that follows; or one that was named before."""
    if not text.startswith(("brief", "brieven"), at):
        return ()
    match = _LETTER.match(text, at)
    start = word_start(text, at)
    if match is None:
        earlier = _EARLIER.search(text, max(0, start - 24), start)
        if earlier is None or text[at : at + 6] not in ("brief ", "brief,", "brief.", "brief)"):
            return ()
        return (Pointer(earlier.start(), at + 5, LETTER, (Target(None, "", EARLIER, 0.6),), informal=True),)
    ahead = _NEXT_DAY_AHEAD.match(text, match.end()) if not match["d"] and not match["year"] else None
    days, end = [_date(match, context, ahead["year"] if ahead else None)], match.end()
    while (further := _NEXT_DAY.match(text, end)) is not None and text.startswith("brieven", at):
        days.append(_date(further, context, ahead["year"] if ahead else None))
        end = further.end()
    owner = _POSSESSIVE.search(text, max(0, start - 16), start)
    begin = owner.start() if owner else start
    targets = tuple(
        Target(f"brief-{day}" if day else None, "", "letter by its date" if day else "letter without a year", sure)
        for day, sure in days
    )
    found = Pointer(begin, end, LETTER, targets, informal=True)
    number = _NUMBER.match(text, end)
    if number is None:
        return (found,)
    formal = by_number(number["key"])
    form = "kenmerk" if formal.identifier and formal.identifier.startswith("kenmerk") else "chamber-number"
    # the number is the pointer: the date before it stays a date, the letter's description is explained by it
    return (Pointer(number.start("word"), number.end(), form, (formal,)),)


def motion(text: str, at: int, context: ReferenceContext) -> tuple[Pointer, ...]:
    """Read a motion by the names of its movers."""
    at -= 1
    match = _MOTION.match(text, at) if at >= 0 and not (at and text[at - 1].isalpha()) else None
    if match is None:
        return ()
    names = [re.sub(r"\s\(.*?\)", "", n).strip().lower().replace(" ", "-") for n in _SPLIT.split(match["names"])]
    key = "motie-" + "/".join(names)
    return (Pointer(at, match.end(), MOTION, (Target(key, "", "motion by its movers", 0.85),), informal=True),)
