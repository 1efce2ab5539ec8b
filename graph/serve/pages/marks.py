"""Puts marks on a text: stretches may overlap, so the text is cut where any begins or ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from beleidsgraaf.extract.model import Reading


@dataclass(eq=False)
class Mark:
    """Something found at a stretch of the text."""

    number: int
    start: int  #: source
    end: int  #: source
    kind: str  #: mention, citation, claim, relation
    sort: str  #: ORG, Commitment, ...
    iri: str
    body: str | None = None  #: what it denotes or points to
    confidence: str | None = None
    reason: str | None = None
    quote: str = ""
    facts: list[tuple[str, str | None, str | None]] = field(default_factory=list)  #: label, IRI, text

    @cached_property
    def length(self) -> int:
        """Number of characters."""
        return self.end - self.start


#: Characters of a reading between two lines of the source.
_INSERTED: Final = 2

Over = tuple[Mark, ...]  #: the marks over a stretch, the outermost first


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks."""

    text: str
    marks: Over
    first: bool  #: one of its marks begins here


class Cover:
    """Which marks lie over which characters of a source."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._cuts = sorted({0} | {m.start for m in marks} | {m.end for m in marks})
        self._over: list[Over] = []
        coming = sorted(marks, key=lambda m: (m.start, -m.end, m.number), reverse=True)
        open_: list[Mark] = []
        for cut in self._cuts:
            open_ = [m for m in open_ if m.end > cut]
            while coming and coming[-1].start <= cut:
                if (mark := coming.pop()).end > cut:
                    open_.append(mark)
            self._over.append(tuple(open_))

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int, Over]]:
        """Give the parts of start..end that have the same marks."""
        i = bisect_right(self._cuts, start) - 1
        while start < end:
            stop = min(end, self._cuts[i + 1]) if i + 1 < len(self._cuts) else end
            yield start, stop, self._over[i]
            start, i = stop, i + 1


def pieces(reading: Reading, start: int, end: int, cover: Cover) -> list[Piece]:
    """Cut a stretch of the reading into pieces.

    What was put in between two parts of the source (a space for a line break) belongs to what surrounds it.

    Args:
        reading: the running text.
        start: reading offset.
        end: reading offset, exclusive.
        cover: the marks, in source offsets.
    """
    found: list[Piece] = []
    at = start
    for first, source, length in _segments(reading, start, end):
        a, b = max(first, start), min(first + length, end)
        for x, y, over in cover.stretches(source + a - first, source + b - first):
            gap = reading.text[at : first + x - source]
            at = first + y - source
            words = reading.text[first + x - source : at]
            if found and found[-1].marks == over:
                found[-1] = Piece(found[-1].text + gap + words, over, found[-1].first)
                continue
            if gap:
                around = found[-1].marks if found else ()
                found.append(Piece(gap, tuple(m for m in around if m in over), False))
            found.append(Piece(words, over, any(m.start == x for m in over)))
    if at < end:
        found.append(Piece(reading.text[at:end], (), False))
    return found


def _segments(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    first = max(0, bisect_right(reading.segments, start, key=_at) - 1)
    for i in range(first, bisect_left(reading.segments, end, key=_at)):
        segment = reading.segments[i]
        if segment[0] + segment[2] > start:
            yield segment


def _at(segment: tuple[int, int, int]) -> int:
    return segment[0]


class Words:
    """Gives stretches of a source as they are read: lines joined, hyphenation undone, page furniture left out."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        self._segments = sorted(reading.segments, key=lambda s: s[1])
        self._starts = [s[1] for s in self._segments]

    def between(self, start: int, end: int) -> str:
        """Give the words at source offsets start..end, an empty string where all of it is left out."""
        words = ""
        last = -9  # where in the reading the part before ends
        for i in range(max(0, bisect_right(self._starts, start) - 1), bisect_left(self._starts, end)):
            at, source, length = self._segments[i]
            a, b = at + max(start - source, 0), at + min(end - source, length)
            if a < b:
                # what lies further apart has other parts of the source in between: a footnote that was moved
                words += self._text[last:a] if 0 <= a - last <= _INSERTED else " " * bool(words)
                words += self._text[a:b]
                last = b
        return words
