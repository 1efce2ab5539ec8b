"""Finds footnotes: where they are called in the running text, and where they stand.

A number is a footnote's only with evidence from both sides: a definition whose number is next in the series, and
a marker before it. The exceptions are marks that mean nothing else (`<sup>1</sup>`, `[^1]`, a raised figure).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

from beleidsgraaf.extract.layout.lines import Line, Lines, Role, ends_sentence, is_full, starts_lower
from beleidsgraaf.extract.layout.words import WORDS, listed

_DIGIT: Final = re.compile(r"\d")
_FIGURE: Final = re.compile(r"\d{1,3}\b")
_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

#: A figure stuck to a letter, to a closing mark, or to a full stop, comma or colon after either.
_GLUED: Final = re.compile(
    r"(?:(?<=[^\W\d_])|(?<=[)\]”’»\"'?!%…])|(?<=[^\W\d_][.,;:])|(?<=[)\]”’»\"'%][.,;:]))"
    r"(\d{1,3})(?![\d\w%]|[.,:]\d|[-–/]\d)"
)
#: In a conversion that swallowed line breaks, a raised figure may start a line: `2 is gekeken naar`, `2.`.
_START: Final = re.compile(
    rf"(\d{{1,2}})(?:[.,;]$|(?=(?:[,;»]|\)\.)?\s+(?!{'|'.join(WORDS['months'])})[^\W\d_]|\s+\())"
)
_PAIR: Final = re.compile(r"\d{1,2}(?: \d{1,2})+")
_AFTER_YEAR: Final = re.compile(r"(?<=\b(?:19|20)\d\d)(\d{1,2})(?![\d\w]|[.,]\d|[-–/]\d)")
_AFTER_YEAR_END: Final = re.compile(r"(?<=\b(?:19|20)\d\d[.,;:)])(\d{1,2})(?![\d\w%]|[.,]\d|[-–/]\d)")
_SPACED: Final = re.compile(r"(?:(?<=[^\s\d(«“‘/] )|(?<=[.”’»?!)]  )|(?<=[12]\d{3} ))(\d{1,3})(?=[.,;:)]?(?:\s|$))")
_UNMISTAKABLE: Final = re.compile(
    r"<sup>\s*(\d{1,3})\s*</sup>|(?<!\n)\[\^(\d{1,3})\](?!:)|(?<=[^\W\d_])(?<!\bm)(?<!km)(?<!cm)([¹²³⁴-⁹][⁰¹²³⁴-⁹]*)"
    r"|(?<=[.,;:)”’»?!])([¹²³⁴-⁹][⁰¹²³⁴-⁹]*)|(?<=[\w.,;:)\]”’»?!])\s?\[(\d{1,3})\](?!\()"
)

#: What every one of these has.
_SIGN: Final = re.compile(r"[<\[¹²³⁴-⁹]")

_DEFINITION: Final = re.compile(
    r"(?:<sup>\s*(\d{1,3})\s*</sup>|\[\^?(\d{1,3})\]:?|([¹²³⁴-⁹][⁰¹²³⁴-⁹]*)"
    r"|(\d{1,3})\)|(\d{1,3})(?=\s|[^\W\d_a-zß-ÿ]|[\"“‘«(]|http|$))\s*"
)
_SURE_FORMS: Final = (1, 2, 3)  #: groups of `_DEFINITION` that mean nothing else

_WINDOW: Final = 200  #: how many figures of one number may stand between a marker and its note
_LINKED: Final = re.compile(r"^\[\^(\d{1,3})\]:", re.MULTILINE)
_NAME: Final = re.compile(r"[A-ZÀ-Þ]{1,3}")
_STRONG_BEFORE: Final = re.compile(r"[^\W\d_]{2}[.?!]?[»”’\"]?[.?!]?$")

_NUMBERED: Final = listed("numbered-nouns.txt")
_BEFORE_YEAR: Final = WORDS["before_year"]

#: Kinds of marker, the most certain first.
_KINDS: Final = ("sure", "glued", "year", "lone", "spaced", "start")


@dataclass(slots=True)
class Marker:
    """A place that may call a footnote."""

    label: str
    start: int  #: source, of the figure
    end: int
    kind: str
    line: int
    note: int | None = None  #: index of the note that it calls


@dataclass(slots=True)
class Note:
    """A footnote: its number, its lines and where its text starts."""

    label: str
    lines: list[int]
    start: int  #: source, of the first character after the number
    marker: Marker | None = None


@dataclass(slots=True)
class Notes:
    """The footnotes of a text and what calls them, both in source order."""

    notes: list[Note] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)


class _Names:
    """What a text has of names that end in a figure: `CO2`, `D66`, `A12`."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._count = Counter(_names(source))
        self._alone: dict[str, bool] = {}

    def count(self, name: str) -> int:
        """Give how often a name with its figure stands in the text."""
        return self._count[name]

    def is_alone(self, letters: str) -> bool:
        """Tell whether the letters also stand without a figure."""
        if letters not in self._alone:
            self._alone[letters] = re.search(rf"\b{re.escape(letters)}\b", self._source) is not None
        return self._alone[letters]


def _names(source: str) -> Iterator[str]:
    """Give all letters with a figure behind them; looked for by the figure, which is rarer than letters."""
    for figure in _FIGURE.finditer(source):
        first = at = figure.start()
        while first and source[first - 1].isalnum() and not source[first - 1].isdecimal():
            first -= 1
        if first < at:
            yield source[first : figure.end()]


def find(lines: Lines) -> Notes:
    """Find footnotes; gives their lines the role NOTE and their number as label."""
    candidates = _candidates(lines)
    found = Notes()
    if not candidates and not any(map(_looks_like_definition, lines.lines)):
        return found
    by_label: dict[str, list[Marker]] = {}
    for candidate in candidates:
        by_label.setdefault(candidate.label, []).append(candidate)
    pages = list(accumulate(int(line.page) for line in lines.lines))
    linked = set(_LINKED.findall(lines.source)) if "\n[^" in lines.source else set()
    last, expected, i = -1, 0, 0
    while i < len(lines.lines):
        line = lines.lines[i]
        match = _DEFINITION.match(line.text) if line.role is Role.TEXT else None
        if match is None or not _may_start(lines.lines, i, match):
            i += 1
            continue
        label = _label(match)
        sure = match.lastindex in _SURE_FORMS
        marker = _marker(by_label.get(label, []), last, i, pages)
        if marker and not sure and label in linked and lines.source.startswith("[^", marker.start):
            marker = None  # a note that the file itself ties to this call stands further on
        near = not expected or int(label) == 1 or expected <= int(label) < expected + 5
        touching = bool(found.notes) and found.notes[-1].lines[-1] == i - 1
        follows = touching and int(label) == expected and _cites(line.text)
        if not (sure or follows or (marker and near)):
            i += 1
            continue
        taken = _collect(lines, i, match)
        doubtful = marker is None or marker.kind in ("lone", "spaced", "start") or match.end() == len(line.text)
        if doubtful and not sure and not follows and not _at_bottom(lines.lines, taken[-1].lines[-1] + 1):
            i += 1
            continue
        for note in taken:
            calling = marker if note is taken[0] else _marker(by_label.get(note.label, []), last, i, pages)
            note.marker = calling
            if calling is not None:
                calling.note = len(found.notes)
                last = calling.start
            found.notes.append(note)
            for j in note.lines:
                lines.lines[j].role = Role.NOTE
                lines.lines[j].label = note.label
            lines.lines[note.lines[0]].starts = True
        expected = int(taken[-1].label) + 1
        i = max(max(note.lines) for note in taken) + 1
    found.markers = [
        m
        for m in candidates
        if m.note is not None or (lines.lines[m.line].role is Role.TEXT and _stands_alone(m, lines))
    ]
    _cut(lines, found.markers)
    return found


def _cut(lines: Lines, markers: list[Marker]) -> None:
    """Take the markers out of the text, with the blanks before them."""
    changed: dict[int, list[Marker]] = {}
    for marker in markers:
        line = lines.lines[marker.line]
        while marker.start > line.start and lines.source[marker.start - 1] in " \t\xa0":
            marker.start -= 1
        changed.setdefault(marker.line, []).append(marker)
        lines.cuts.append((marker.start, marker.end, ""))
    for i, ones in changed.items():
        line = lines.lines[i]
        for marker in reversed(ones):
            line.text = line.text[: marker.start - line.start] + line.text[marker.end - line.start :]
        if not line.text.strip():
            line.role, line.text = Role.FURNITURE, lines.source[line.start : line.end]
        elif line.text[0].isspace():  # the marker stood first
            line.start += len(lines.source[line.start : ones[0].end]) + len(line.text) - len(line.text.lstrip())
        line.text = line.text.strip()


def _looks_like_definition(line: Line) -> bool:
    return line.text[0] in "<[¹²³⁴⁵⁶⁷⁸⁹"


def _label(match: re.Match[str]) -> str:
    return next(g for g in match.groups() if g).translate(_RAISED).lstrip("0") or "0"


def _candidates(lines: Lines) -> list[Marker]:
    """Give every figure that may call a footnote, in source order."""
    found: list[Marker] = []
    names = _Names(lines.source)
    for i, line in enumerate(lines.lines):
        if line.role is not Role.TEXT:
            continue
        text = line.text
        if _SIGN.search(text):
            for match in _UNMISTAKABLE.finditer(text):
                label = next(g for g in match.groups() if g).translate(_RAISED)
                found.append(Marker(label, line.start + match.start(), line.start + match.end(), "sure", i))
        if not _DIGIT.search(text):
            continue
        if text.isdecimal() and len(text) <= 3:
            found.append(Marker(text, line.start, line.end, "lone", i))
            continue
        if lines.swallowed and (first := _START.match(text)):
            found.append(Marker(first[1], line.start, line.start + first.end(), "start", i))
        elif lines.swallowed and _PAIR.fullmatch(text):
            for match in _FIGURE.finditer(text):
                found.append(Marker(match[0], line.start + match.start(), line.start + match.end(), "lone", i))
            continue
        for kind, pattern in (("glued", _GLUED), ("year", _AFTER_YEAR), ("year", _AFTER_YEAR_END), ("spaced", _SPACED)):
            for match in pattern.finditer(text):
                if _possible(kind, text, match, names):
                    end = match.end() + _closes(text, match)
                    found.append(Marker(match[1], line.start + match.start(), line.start + end, kind, i))
    if any(m.kind == "sure" and lines.source.startswith("[^", m.start) for m in found):
        # a text whose notes are all called `[^1]` calls none by a bare figure
        found = [m for m in found if m.kind not in ("spaced", "lone")]
    return sorted(found, key=lambda m: m.start)


def _closes(text: str, match: re.Match[str]) -> int:
    """Give 1 when a bracket behind a figure belongs to it: `zie het rapport 1)`."""
    before = text[: match.start()]
    return int(text[match.end() : match.end() + 1] == ")" and before.count("(") <= before.count(")"))


def _possible(kind: str, text: str, match: re.Match[str], names: _Names) -> bool:
    before = text[: match.start()]
    if kind == "spaced":
        words = before.rsplit(None, 1)
        return bool(words) and words[-1].lower().strip("(") not in _NUMBERED and before[-2:-1] not in "-–"
    if kind == "year":
        return before[:-4].rstrip().lower().endswith(_BEFORE_YEAR) or before[-1] in ".,;:)"
    if kind != "glued":
        return True
    token = re.search(r"\S*$", before)
    stem = token[0] if token else ""
    if "/" in stem or "@" in stem or "www." in stem or stem.lower() in _NUMBERED:
        return False
    if not before[-1].isalpha():
        return True
    word = re.search(r"[^\W\d_]+$", stem)
    letters = word[0] if word else ""
    if _NAME.fullmatch(letters) or names.count(letters + match[1]) > 1:
        # letters and figure are one name, unless the letters also stand without it
        return len(letters) > 1 and names.count(letters + match[1]) == 1 and names.is_alone(letters)
    return True


def _marker(candidates: list[Marker], after: int, line: int, pages: list[int]) -> Marker | None:
    """Give the best place that calls the note at a line: after the marker of the note before it, on its page if any."""
    end = bisect_left(candidates, line, key=lambda m: m.line)
    first = max(bisect_left(candidates, after + 1, key=lambda m: m.start), end - _WINDOW)
    above = [m for m in candidates[first:end] if m.note is None]
    on_page = [m for m in above if pages[m.line] == pages[line]]
    return min(on_page or above, key=lambda m: (_KINDS.index(m.kind) // 3, m.start), default=None)


def _at_bottom(lines: list[Line], i: int) -> bool:
    """Tell whether what ends before a line ends at the bottom of a page."""
    return (
        i >= len(lines)
        or lines[i].role is not Role.TEXT
        or lines[i].page
        or _DEFINITION.match(lines[i].text) is not None
    )


def _may_start(lines: list[Line], i: int, match: re.Match[str]) -> bool:
    line = lines[i]
    rest = line.text[match.end() :]
    if not rest:  # a number alone: its text is below
        return i + 1 < len(lines) and lines[i + 1].role is Role.TEXT
    return match.lastindex in _SURE_FORMS or not starts_lower(rest) or rest.startswith(("http", "zie ", "www."))


_CITING: Final = re.compile(
    r"\d+\S*\s+(?:Kamerstuk|Handelingen|Zie |Ibid|Idem|Stb|Stcrt|Artikel|Aanhangsel|https?:|www\.)"
    r"|\d{1,2}[A-ZÀ-Þ][a-zß-ÿ]"  # a number stuck to a sentence, right below the note before it
)


def _cites(text: str) -> bool:
    return _CITING.match(text) is not None


def _collect(lines: Lines, i: int, match: re.Match[str]) -> list[Note]:
    """Give the notes that start at a line: one, or several whose numbers stand together above their texts."""
    all_lines = lines.lines
    if match.end() < len(all_lines[i].text):
        return [Note(_label(match), _continued(lines, i), all_lines[i].start + match.end())]
    labels = [i]
    while (
        labels[-1] + 1 < len(all_lines)
        and all_lines[labels[-1]].text.isdecimal()
        and all_lines[labels[-1] + 1].text == str(int(all_lines[labels[-1]].text) + 1)
        and all_lines[labels[-1] + 1].role is Role.TEXT
    ):
        labels.append(labels[-1] + 1)
    bodies = _bodies(lines, labels[-1] + 1, len(labels))
    notes = [
        Note(all_lines[label].text if label > i else _label(match), [label, *body], all_lines[body[0]].start)
        for label, body in zip(labels, bodies, strict=False)
    ]
    return notes or [Note(_label(match), [i], all_lines[i].end)]


def _bodies(lines: Lines, at: int, count: int) -> list[list[int]]:
    """Give the lines of so many notes whose numbers stand together above them."""
    all_lines = lines.lines
    end = at
    while (
        end < min(len(all_lines), at + _WINDOW)
        and all_lines[end].role is Role.TEXT
        and not (all_lines[end].page and end > at)
    ):
        end += 1
    if count == end - at:
        return [[n] for n in range(at, end)]
    bodies: list[list[int]] = []
    while at < end and len(bodies) < count:
        bodies.append(_continued(lines, at))
        at = bodies[-1][-1] + 1
    return bodies


def _continued(lines: Lines, at: int) -> list[int]:
    """Give the lines of a note's text, from its first to its last."""
    taken = [at]
    while taken[-1] + 1 < len(lines.lines) and _goes_on(lines, taken[-1], taken[-1] + 1):
        taken.append(taken[-1] + 1)
    return taken


def _goes_on(lines: Lines, before: int, after: int) -> bool:
    last, following = lines.lines[before], lines.lines[after]
    if following.role is not Role.TEXT or following.page:
        return False
    definition = _DEFINITION.match(following.text)
    if definition and _may_start(lines.lines, after, definition):
        return False
    if following.text[0] in "•▪o" and following.text[1:2] == " ":
        return False
    ended = ends_sentence(last.text) and last.text[-1] not in ":;"
    if following.gap:
        return not ended and starts_lower(following.text) and lines.wrapping.width > 0
    return not ended or starts_lower(following.text) or is_full(last.text, following.text, lines.wrapping.width)


def _stands_alone(marker: Marker, lines: Lines) -> bool:
    """Tell whether a figure calls a note that the text does not hold: only the most certain forms do."""
    if marker.kind == "sure":
        return True
    if marker.kind != "glued":
        return False
    line = lines.lines[marker.line]
    before, after = lines.source[line.start : marker.start], lines.source[marker.end : marker.end + 2]
    if not before[-1].isalpha():
        closing = before[-1] in '»”’"?!' or (before[-1] == "." and _STRONG_BEFORE.search(before) is not None)
        return closing and (not after.strip() or after[:1].isspace())
    word = re.search(r"[^\W\d_]+$", before)
    return (
        word is not None and len(word[0]) > 4 and (word[0].islower() or word[0].isupper()) and not after[:1].isalnum()
    )
