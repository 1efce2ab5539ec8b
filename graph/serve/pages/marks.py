"""Puts marks on a text: stretches may overlap, so the text is cut where any begins or ends."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

_BREAK: Final = re.compile(r"\n[ \t\f]*\n\s*|\f\s*")
_WIDE: Final = 60


@dataclass
class Mark:
    """Something found at a stretch of the text."""

    number: int
    start: int
    end: int
    kind: str  #: mention, citation, claim, question, answer, relation
    sort: str  #: ORG, Commitment, ...
    iri: str
    body: str | None = None  #: what it denotes or points to
    confidence: str | None = None
    reason: str | None = None
    quote: str = ""
    facts: list[tuple[str, str | None, str | None]] = field(default_factory=list)  #: label, IRI, text


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch under the same marks."""

    text: str
    marks: tuple[Mark, ...]
    first: bool  #: one of its marks begins here

    @property
    def inner(self) -> Mark | None:
        """Give the shortest of its marks, the one that a click means."""
        return min(self.marks, key=lambda m: (m.end - m.start, m.number), default=None)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `lines` tells that its line breaks mean something."""

    start: int
    pieces: tuple[Piece, ...]
    lines: bool


def paragraphs(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Paragraph]:
    """Cut a stretch of text into paragraphs with their marks."""
    cuts = sorted({m.start for m in marks} | {m.end for m in marks})
    coming = sorted(marks, key=lambda m: (m.start, -m.end, m.number), reverse=True)
    open_: list[Mark] = []
    found = []
    at = start
    ends = [(m.start(), m.end()) for m in _BREAK.finditer(text, start, end)] + [(end, end)]
    for stop, resume in ends:
        while coming and coming[-1].start < stop:
            open_.append(coming.pop())
        open_ = [m for m in open_ if m.end > at]
        if text[at:stop].strip():
            inside = cuts[bisect_right(cuts, at) : bisect_left(cuts, stop)]
            found.append(_paragraph(text, at, stop, inside, open_))
        at = resume
    return found


def _paragraph(text: str, start: int, end: int, cuts: list[int], marks: list[Mark]) -> Paragraph:
    pieces = []
    for a, b in pairwise([start, *cuts, end]):
        over = tuple(m for m in marks if m.start <= a and m.end >= b)
        pieces.append(Piece(text[a:b], over, any(m.start == a for m in over)))
    lines = text[start:end].splitlines()
    return Paragraph(start, tuple(pieces), len(lines) > 1 and sum(map(len, lines)) / len(lines) < _WIDE)
