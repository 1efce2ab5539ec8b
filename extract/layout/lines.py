"""Splits a source into lines that know their place, and tells how the text is wrapped."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise
from typing import Final

from beleidsgraaf.extract.layout.words import WORDS

_BLANKS: Final = " \t\f\v\xa0\u2007\u202f\ufeff\u200b"

#: Characters that end a sentence, also inside closing quotes or brackets.
_TERMINAL: Final = re.compile(r"[.?!:;…][\"'”’»)\]]*$")
_STARTS_LOWER: Final = re.compile(r"[\"'“‘«(\[„–-]*[a-zß-öø-ÿĳ]")

_OPEN_WORDS: Final = frozenset(WORDS["open"])

#: What is indented for a reason of its own: a part of a list, an address below a footnote's number.
_INDENTED: Final = re.compile(r"[-o*] |https?:")


class Role(Enum):
    """What a line is for; blocks are made of neighbouring lines of one role."""

    TEXT = auto()
    FURNITURE = auto()
    LINK = auto()  #: a link list that a conversion left at the end of a page
    NOTE = auto()
    TITLE = auto()
    LETTERHEAD = auto()
    ADDRESS = auto()
    DATELINE = auto()
    SIGNATURE = auto()
    QUESTION_LABEL = auto()
    ANSWER_LABEL = auto()


@dataclass(slots=True)
class Line:
    """A line with something on it. Offsets are source offsets of what is left after stripping."""

    start: int
    end: int
    text: str  #: what the line says: without footnote markers and the marks of Markdown at its ends
    gap: int  #: empty lines before it; a text with an empty line after every line counts one less
    indent: int
    page: bool  #: known to be the first of a page
    role: Role = Role.TEXT
    label: str = ""  #: the number of a footnote, question or answer
    starts: bool = False  #: starts a block whatever stands before it
    numbers: tuple[str, ...] = ()  #: the numbers in a question's or answer's label
    heading: bool = False  #: marked as a heading
    quoted: bool = False  #: marked as a quotation


@dataclass(slots=True)
class Wrapping:
    """How the lines of a text are wrapped."""

    width: int  #: characters in a full line; 0 when every paragraph is one line
    doubled: bool  #: an empty line stands after every line


@dataclass(slots=True)
class Lines:
    """The lines of a text in order, and how they are wrapped."""

    source: str
    lines: list[Line]
    wrapping: Wrapping = field(default_factory=lambda: Wrapping(0, False))
    #: what the reading leaves out within lines: source start, source end, what stands instead (nothing or a blank)
    cuts: list[tuple[int, int, str]] = field(default_factory=list)
    swallowed: bool = False  #: its conversion lost line breaks, which were put back
    markdown: bool = False  #: a line break alone means nothing


def split(source: str) -> Lines:
    """Split a source text into its lines that are not empty."""
    lines: list[Line] = []
    gap, page, at = 0, False, 0
    for raw in source.split("\n"):
        content = raw.strip(_BLANKS)
        if "\f" in raw:
            page = True
        if content:
            start = at + len(raw) - len(raw.lstrip(_BLANKS))
            lines.append(Line(start, start + len(content), content, gap, start - at, page))
            gap, page = 0, False
        else:
            gap += 1
        at += len(raw) + 1
    result = Lines(source, lines)
    result.wrapping = measure(lines)
    if result.wrapping.doubled:
        for line in lines:
            line.gap = max(0, line.gap - 1)
    _mark_pages(lines)
    return result


def measure(lines: list[Line]) -> Wrapping:
    """Measure the lines that are surely wrapped: what follows starts with a small letter, with no end before it."""
    single: list[int] = []
    double: list[int] = []
    for line, after in pairwise(lines):
        if after.gap > 1 or len(line.text) <= 30 or ends_sentence(line.text):
            continue
        if _STARTS_LOWER.match(after.text) and not after.text.startswith(("http", "www.")):
            (double if after.gap else single).append(len(line.text))
    doubled = len(double) > len(single) and len(double) > 5 and len(double) * 8 > len(lines)
    lengths = sorted(single + double if doubled else single)
    if len(lengths) < 3 or len(lengths) * 25 < len(lines):
        return Wrapping(0, False)
    return Wrapping(lengths[len(lengths) * 4 // 5], doubled)


def _mark_pages(lines: list[Line]) -> None:
    """A conversion may leave one blank where a form feed stood: few lines have it, and none is indented otherwise."""
    indented = [line for line in lines if line.indent == 1]
    others = sum(line.indent > 1 for line in lines)
    if 0 < len(indented) * 12 < len(lines) and others * 20 < len(lines):
        for line in indented:
            line.page = not _INDENTED.match(line.text)


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends where a sentence or a part of a list ends."""
    return _TERMINAL.search(text) is not None


def starts_lower(text: str) -> bool:
    """Tell whether a line starts in the middle of a sentence, by its first letter."""
    return _STARTS_LOWER.match(text) is not None


def is_open(text: str) -> bool:
    """Tell whether a line cannot be the end of anything: a comma, a hyphen, an open bracket or a function word."""
    if text[-1] in ",-–(«“‘&/":
        return True
    return text.rsplit(None, 1)[-1].lower() in _OPEN_WORDS or text.count("(") > text.count(")")


def is_full(line: str, following: str, width: int) -> bool:
    """Tell whether a line is as long as the text is wide: the next word would not have fitted."""
    first = following.split(None, 1)[0]
    return width > 0 and len(line) + 1 + min(len(first), 18) > 0.9 * width
