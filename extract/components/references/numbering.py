"""Sessions, lists of numbers with their elisions and ranges, and locators."""

from __future__ import annotations

import re
from typing import Final

from beleidsgraaf.extract.components.references.pointer import CLOSED, grammar

#: `vergaderjaar 2022-2023`, `2022/23`, `22/23` after the word.
SESSION: Final = grammar(
    r"(?:(?P<word>(?:[Vv]ergader|[Zz]ittings)ja(?:ar|ren)) *)?"
    r"(?P<first>(?:1[89]|20)\d\d|\d\d) ?(?:/ ?–|/|–) ?(?P<second>(?:1[89]|20)\d\d|\d\d)(?!\d)"
)
#: `nr. 12`, `nrs.`, `no. 12`, `nummer 12`.
NUMBER_WORD: Final = grammar(r"(?:(?P<many>[Nn]rs\.?|[Nn]ummers)|[Nn]r\.?|[Nn]o\.|[Nn]ummer|[Nn]°) *")
#: `p. 4`, `p. 3-5`, `blz. 12 e.v.`, `p4`, `par. 3.4`, `(p. 4)`.
LOCATOR: Final = grammar(
    r"(?:,? *\([^()\n]{1,60}\)(?=,? *(?:p|pp|blz|pag)\b))?"
    r",? *(?P<open>\()?(?P<locator>"
    r"(?:pp?|blz|pag|[Pp]agina(?:[’']s)?)\b\.? *\d+(?: ?– ?\d+)?"
    rf"(?:(?:,| en| t/m| tot en met) (?:p\. ?)?\d+{CLOSED})*"
    r"|p\d+(?!\w)"
    r"|(?:par\.|[Pp]aragraaf|§ ?) *\d+(?:\.\d+)*"
    r"|bijlage (?:\d{1,2}|[IVX]+)\b)"
    r"(?P<more> e\.v\.| ev\b\.?)?(?(open)\))"
)

#: A range longer than this is read as its two ends: more likely a slip than a pointer to so many papers.
LONGEST_RANGE: Final = 60


def session_key(match: re.Match[str]) -> str | None:
    """Give `20222023` for a match of `SESSION`, None when the second year does not follow the first."""
    first, second = match["first"], match["second"]
    if len(first) == 2:
        if not match["word"]:
            return None
        first = ("19" if int(first) > 50 else "20") + first
    year = int(first)
    if int(second) not in (year + 1, (year + 1) % 100):
        return None
    return f"{year}{year + 1}"


def locator(text: str, at: int) -> tuple[str, int]:
    """Give the locator that stands at an offset and where it ends; nothing and the same offset without one."""
    match = LOCATOR.match(text, at)
    if match is None:
        return "", at
    return match["locator"] + (match["more"] or ""), match.end()


def spread(first: str, last: str) -> list[str]:
    """Give all that lies between two numbers (`12`, `14`) or letters (`L`, `N`; `AA`, `AC`), both included."""
    if first.isdigit() and last.isdigit() and 0 < int(last) - int(first) <= LONGEST_RANGE:
        return [str(n) for n in range(int(first), int(last) + 1)]
    if first.isalpha() and last.isalpha() and first[:-1] == last[:-1] and first < last:
        return [first[:-1] + chr(n) for n in range(ord(first[-1]), ord(last[-1]) + 1)]
    return [first, last]
