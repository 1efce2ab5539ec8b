"""What the grammars of this package give, and the pieces of grammar that they share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

#: A space within a line; a line end is none, so that no pointer runs from one block into the next.
SPACE: Final = r"[ \t\u00a0\u2007\u2009\u202f]"
#: A hyphen as typed, non-breaking, or set as a dash.
DASH: Final = r"[-\u2010\u2011\u2012\u2013\u2014\u2212]"
#: What ends a number that stands alone in a list: "nr. 12 en 13)" but not "nr. 12 en 13 maart".
CLOSED: Final = rf"(?={SPACE}*(?:[).,;:\]»”\"!?\n]|$|(?:en|of|en/of|t/m|&){SPACE}))"

_DASHES: Final = re.compile(DASH)
_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True)
class ReferenceContext:
    """What the metadata of the document settles for the references in it; all of it may be unknown."""

    dossier: str | None = None  #: `29362`, `36200-VI`
    chamber: str | None = None  #: "tk" or "ek"
    session: str | None = None  #: `20222023`
    number: str | None = None  #: of the document in its dossier
    laws: Mapping[str, str] = field(default_factory=dict)  #: law name or abbreviation -> BWB, CVDR or CELEX number, or name
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


def single(start: int, end: int, form: str, identifier: str | None, reason: str, **more: object) -> tuple[Pointer, ...]:
    """Give the one pointer with the one target that most grammars end in."""
    return (Pointer(start, end, form, (Target(identifier, reason=reason, **more),)),)  # type: ignore[arg-type]
