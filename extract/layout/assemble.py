"""Builds the reading: blocks one after the other, every character traced to its source."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from beleidsgraaf.extract.layout.blocks import Draft
from beleidsgraaf.extract.layout.hyphens import Hyphen, Hyphens
from beleidsgraaf.extract.layout.lines import Line, Lines
from beleidsgraaf.extract.model import Block, Reading

#: Runs of what is read: single blanks inside, no control or zero-width characters.
_RUN: Final = re.compile(r"[^\s\u200b\ufeff\u2060\x00-\x1f\xad]+(?: [^\s\u200b\ufeff\u2060\x00-\x1f\xad]+)*")
_INVISIBLE: Final = "\u200b\ufeff\u2060\xad"
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S*$")
_ONWARDS: Final = re.compile(r"[\w%#?=&./~+-]*[/.?=&#%_\d-][\w%#?=&./~+-]*(?=[\s),;.]|$)")
_BETWEEN: Final = "\n\n"


class _Builder:
    """Gathers text and segments; neighbouring characters of the source become one segment."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.segments: list[tuple[int, int, int]] = []
        self.length = 0

    def put(self, text: str) -> None:
        """Put in characters that stand in no source."""
        self.parts.append(text)
        self.length += len(text)

    def take(self, text: str, source: int) -> None:
        """Take over characters of the source."""
        if self.segments:
            start, at, length = self.segments[-1]
            if start + length == self.length and at + length == source:
                self.segments[-1] = (start, at, length + len(text))
                self.put(text)
                return
        self.segments.append((self.length, source, len(text)))
        self.put(text)


def assemble(lines: Lines, drafts: list[Draft]) -> tuple[Reading, list[Block]]:
    """Build the reading of blocks in reading order; a block that has nothing to read is left out.

    Gives the reading and its blocks, and leaves in each draft's `at` where it came to stand.
    """
    builder = _Builder()
    hyphens = Hyphens(lines.source)
    cuts = sorted(set(lines.cuts))
    blocks: list[Block] = []
    for draft in drafts:
        draft.at = None
        parts = _parts(lines.source, draft, hyphens, cuts)
        if not parts:
            continue
        if blocks:
            builder.put(_BETWEEN)
        start = builder.length
        for glue, text, source in parts:
            if glue and builder.length > start:
                builder.put(glue)
            builder.take(text, source)
        draft.at = len(blocks)
        blocks.append(Block(draft.kind, start, builder.length, draft.document, draft.label, draft.continues))
    return Reading("".join(builder.parts), tuple(builder.segments)), blocks


def _parts(source: str, draft: Draft, hyphens: Hyphens, cuts: list[tuple[int, int, str]]) -> list[tuple[str, str, int]]:
    """Give what a block reads as: what is put before each run, the run, and where it stands in the source."""
    parts: list[tuple[str, str, int]] = []
    glue = tail = ""  # the tail is the last word as far as it has been read: an address may run over three lines
    for n, line in enumerate(draft.lines):
        tail = line.text.rsplit(None, 1)[-1] if glue or " " in line.text else _shortened(tail + line.text)
        start, end = max(line.start, draft.start if n == 0 else line.start), line.end
        following = ""
        if n + 1 < len(draft.lines):
            following = " "
            after = draft.lines[n + 1]
            if line.text[-1] in "-\xad‐" and len(line.text) > 1:
                end, following = _hyphen(line, tail, after, hyphens)
            elif _ADDRESS.search(tail) and _goes_on(tail, after.text):
                following = ""
        for piece in _pieces(source, start, end, cuts, glue):
            parts.append(piece)
            glue = ""
        glue = following
    return parts


def _shortened(tail: str) -> str:
    """Keep of a word that runs over many lines what tells that it is an address, and its end."""
    if len(tail) < 400:
        return tail
    address = _ADDRESS.search(tail)
    return ("http://" if address else "") + tail[-100:]


def _hyphen(line: Line, tail: str, after: Line, hyphens: Hyphens) -> tuple[int, str]:
    """Give where a line that ends in a hyphen ends in the reading, and what stands between it and the next."""
    if line.text[-1] == "\xad":
        return line.end, ""  # a soft hyphen is never read
    if _ADDRESS.search(tail):
        return line.end, ""
    decision = hyphens.decide(line.text[:-1] + "-", after.text)
    if decision is Hyphen.DROP:
        return line.end - 1, ""
    if decision is Hyphen.KEEP and not line.text[-2].isspace():
        return line.end, ""
    return line.end, " "


def _goes_on(line: str, after: str) -> bool:
    """Tell whether an address goes on in the next line: it broke at a mark, and what follows looks like more of it."""
    if line[-1] in "/_=&?%" or after[0] in "/?&=#%":
        return _ONWARDS.match(after) is not None or line[-1] == "/"
    return False


def _pieces(
    source: str, start: int, end: int, cuts: list[tuple[int, int, str]], glue: str
) -> list[tuple[str, str, int]]:
    """Give the runs of a stretch of the source that are read, without what is cut."""
    found: list[tuple[str, str, int]] = []
    at = start
    n = bisect_left(cuts, (start, 0, ""))
    while at < end:
        if n < len(cuts) and cuts[n][0] < end:
            cut_start, cut_end, instead = cuts[n]
            n += 1
        else:
            cut_start, cut_end, instead = end, end, ""
        if cut_start > at:
            glue = _runs(source, at, min(cut_start, end), glue, found)
        glue = glue or instead
        at = max(at, cut_end)
        if cut_start >= end:
            break
    return found


def _runs(source: str, start: int, end: int, glue: str, found: list[tuple[str, str, int]]) -> str:
    """Add the runs of a stretch without cuts; gives what is to stand before the next."""
    text = source[start:end]
    if _RUN.fullmatch(text):
        found.append((glue, text, start))
        return ""
    last = 0
    for match in _RUN.finditer(text):
        between = text[last : match.start()]
        blank = any(c not in _INVISIBLE for c in between)
        found.append((glue or (" " if blank else ""), match[0], start + match.start()))
        glue, last = "", match.end()
    rest = text[last:]
    return glue or (" " if any(c not in _INVISIBLE for c in rest) else "")
