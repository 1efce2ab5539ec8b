"""Staatsblad, Staatscourant, Tractatenblad and the gazettes of local government: `Stb. 2023, 183`."""

from __future__ import annotations

from typing import Final

from beleidsgraaf.extract.components.references.numbering import locator
from beleidsgraaf.extract.components.references.pointer import (
    CLOSED,
    Pointer,
    ReferenceContext,
    Target,
    grammar,
    word_start,
)

_WORD: Final = grammar(
    r"(?<![^\W\d])(?:(?P<stb>[Ss]taatsblad|Stb\.?)|(?P<stcrt>[Ss]taatscourant|Stcrt\.?)|(?P<trb>[Tt]ractatenblad|Trb\.?)"
    r"|(?P<gmb>[Gg]emeenteblad)|(?P<prb>[Pp]rovinciaal blad)|(?P<wsb>[Ww]aterschapsblad))"
)
_YEAR_AND_NUMBER: Final = grammar(
    r"(?: van het Koninkrijk(?: der Nederlanden)?)?"
    r"(?:[,:]? *(?:van |jaargang )?|–)(?P<year>(?:1[89]|20)\d\d)"
    r"(?: *[,/:] *|–| +|(?=nr))(?:[Nn](?:r|o)s?\.? *|nummers? )?(?P<number>\d{1,6})(?![\d]|[.,]\d|/\d)"
)
_NEXT: Final = grammar(rf"(?:,| en| &) (?:nr\.? *)?(?P<number>\d{{1,6}})(?!\d|[.,/-]\d){CLOSED}")
_MONTH: Final = grammar(r" (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)")


def gazette(text: str, at: int, context: ReferenceContext) -> tuple[Pointer, ...]:
    """Read a gazette with year and number, further numbers of that year, and a page."""
    start = word_start(text, at)
    if text.endswith("rovinciaal ", 0, start):
        start -= len("provinciaal ")
    word = _WORD.match(text, start)
    if word is None or word.lastgroup is None:
        return ()
    first = _YEAR_AND_NUMBER.match(text, word.end())
    if first is None or _MONTH.match(text, first.end()):
        return ()
    numbers, end = [first["number"]], first.end()
    while (further := _NEXT.match(text, end)) is not None:
        numbers.append(further["number"])
        end = further.end()
    place, end = locator(text, end)
    series = word.lastgroup
    targets = tuple(Target(f"{series}-{first['year']}-{int(n)}", place, "gazette, year and number") for n in numbers)
    return (Pointer(word.start(), end, series, targets),)
