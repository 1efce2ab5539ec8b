"""What the grammars of this package give, and the pieces of grammar that they share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

#: What a blank stands for in a grammar: a space within a line; no pointer runs from one block into the next.
_BLANK: Final = r"[ \t\u00a0\u2007\u2009\u202f]"
#: What an en dash stands for in a grammar: a hyphen as typed, non-breaking, or set as a dash.
_DASH: Final = r"[-\u2010\u2011\u2012\u2013\u2014\u2212]"
#: What ends a number that stands alone in a list: "nr. 12 en 13)" but not "nr. 12 en 13 maart".
CLOSED: Final = r"(?= *(?:[).,;:\]»”\"!?\n]|$|(?:en|of|en/of|t/m|&) ))"
MONTHS: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)

_DASHES: Final = re.compile(_DASH)
_SPACES: Final = re.compile(r"\s+")


def grammar(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern in which a blank is any space within a line and an en dash any dash; not within brackets."""
    return re.compile(pattern.replace("–", _DASH).replace(" ", _BLANK), flags)


@dataclass(frozen=True)
class ReferenceContext:
    """What the metadata of the document settles for the references in it; all of it may be unknown."""

    dossier: str | None = None  #: `29362`, `36200-VI`
    chamber: str | None = None  #: "tk" or "ek"
    session: str | None = None  #: `20222023`
    number: str | None = None  #: of the document in its dossier
    laws: Mapping[str, str] = field(default_factory=dict)  #: name or abbreviation -> BWB, CVDR or CELEX number, or name
    issued: date | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """One publication that a pointer means; `identifier` is None when it cannot be told which."""

    identifier: str | None
    locator: str = ""
    reason: str = ""
    confidence: float = 0.99
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pointer:
    """Characters start..end that point at publications."""

    start: int
    end: int
    form: str
    targets: tuple[Target, ...]
    annex: bool = False
    informal: bool = False


def plain(identifier: str) -> str:
    """Give an identifier without white space and with plain hyphens, as identifiers are compared."""
    return _SPACES.sub("", _DASHES.sub("-", identifier))


def word_start(text: str, at: int, limit: int = 24) -> int:
    """Give where the word begins of which an anchor at an offset is a part."""
    start = at
    while start > 0 and at - start < limit and text[start - 1].isalpha():
        start -= 1
    return start


def single(
    start: int, end: int, form: str, identifier: str | None, reason: str, confidence: float = 0.99, locator: str = ""
) -> tuple[Pointer, ...]:
    """Give the one pointer with the one target that most grammars end in."""
    return (Pointer(start, end, form, (Target(identifier, locator, reason, confidence),)),)
