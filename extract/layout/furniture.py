"""Recognises page furniture: footers, running headers, page numbers, link lists left at the end of a page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from importlib import resources
from itertools import pairwise
from typing import Final

from beleidsgraaf.extract.layout.lines import Line, Lines, Role, is_open
from beleidsgraaf.extract.model import Span


def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    text = resources.files(__package__).joinpath("furniture.csv").read_text("utf-8")
    rows = [line.split(",", 2) for line in text.splitlines()[1:] if not line.startswith(("#", "kind,"))]
    sure, edge = ("|".join(pattern for kind, _, pattern in rows if kind == wanted) for wanted in ("sure", "edge"))
    return re.compile(sure), re.compile(edge)


_SURE, _EDGE = _patterns()
_NUMBER: Final = re.compile(r"\d{1,4}")
_LEADING: Final = re.compile(r"\d{1,4}(?:\s+|\s*\|\s*)(?=\D)")
_SESSION: Final = re.compile(r"(?:Tweede|Eerste) Kamer(?: der Staten-Generaal)?, vergaderjaar ")
_LINK: Final = re.compile(r"(?:https?://|www\.)\S+")
_MORE: Final = re.compile(r"[\w%#?=&./~+-]+")
_FILE_LINK: Final = re.compile(r"file:\S+")
_DIALOGUE: Final = re.compile(r"(?:vra(?:ag|gen)|antwoord(?:en)?)\b", re.IGNORECASE)
_PAGE: Final = re.compile(r"P ?agina (\d+) (?:van|of|/) (\d+)")


@dataclass(frozen=True, slots=True)
class Running:
    """A line of furniture that says something about the document that it runs along."""

    text: str
    span: Span


def mark(lines: Lines) -> list[Running]:
    """Give page furniture and link lists their role, mark the first line of each page.

    Gives the lines of furniture in order: they may say which document they run along.
    """
    all_lines = lines.lines
    recurring = _recurring(all_lines)
    for line in all_lines:
        if line.text[0] in "kahsnIPB’'d0123456789pg" and _SURE.fullmatch(" ".join(line.text.split())):
            line.role = Role.FURNITURE
        elif _FILE_LINK.fullmatch(line.text):
            line.role = Role.FURNITURE  # a path on somebody's own machine
    _edges(all_lines, recurring)
    _edges(all_lines, recurring)  # a number beside a line that the first round recognised
    _repeated(all_lines)
    _links(all_lines, lines.wrapping.doubled)
    for before, line in pairwise(all_lines):
        if before.role in (Role.FURNITURE, Role.LINK) and line.role not in (Role.FURNITURE, Role.LINK):
            line.page = True
    return [Running(line.text, Span(line.start, line.end)) for line in all_lines if line.role is Role.FURNITURE]


def _key(text: str) -> str:
    """Give a line without the page number at its end."""
    return re.sub(r"[\s\d]+$", "", text)


def _recurring(lines: list[Line]) -> Counter[str]:
    return Counter(_key(line.text) for line in lines if _SESSION.match(line.text))


def _edges(lines: list[Line], recurring: Counter[str]) -> None:
    """Numbers and session lines are furniture beside furniture, or set apart by much white space."""
    last = len(lines) - 1
    for i, line in enumerate(lines):
        if line.role is not Role.TEXT or not _EDGE.fullmatch(line.text):
            continue
        before = lines[i - 1] if i else None
        after = lines[i + 1] if i < last else None
        beside = any(x is not None and x.role is Role.FURNITURE for x in (before, after))
        if _SESSION.match(line.text):
            number = after is not None and _NUMBER.fullmatch(after.text) is not None
            noted = before is not None and before.role is Role.TEXT and _NUMBER.fullmatch(before.text) is not None
            if recurring[_key(line.text)] > 1 or (not noted and (beside or number or after is None)):
                line.role = Role.FURNITURE
        elif _NUMBER.fullmatch(line.text):
            above = before is not None and before.role is Role.FURNITURE and _SESSION.match(before.text) is not None
            space = min(after.gap if after else 9, 9)
            heading = i < 12 and not any(x.role is Role.FURNITURE or len(x.text) > 80 for x in lines[:i])
            apart = (line.gap >= 3 and space >= 2) or (line.gap >= 1 and space >= 4)
            broken = line.page and line.gap == 0 and after is not None and after.gap >= 2
            if above or (apart and not heading) or broken or (beside and not _may_call_a_note(before, after)):
                line.role = Role.FURNITURE
        elif beside or line.page or after is None or after.page or line.gap >= 2:
            line.role = Role.FURNITURE


def _may_call_a_note(before: Line | None, after: Line | None) -> bool:
    """A number with text right above or below it may be a footnote's or a question's."""
    touching = after is not None and after.role is Role.TEXT and after.gap == 0
    return touching or (before is not None and before.role is Role.TEXT)


def _repeated(lines: list[Line]) -> None:
    """Short lines that recur at the edge of pages are running titles; one that opens the text stays there."""
    seen: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if line.role is Role.TEXT and len(line.text) < 90 and not _DIALOGUE.match(line.text) and _at_edge(lines, i):
            number = _LEADING.match(line.text) if line.page else None  # `12 Jaarverslag`: the page's own
            seen.setdefault(_key(line.text[number.end() :] if number else line.text), []).append(i)
    for key, at in seen.items():
        if len(key) > 3 and len(at) > 2:
            for i in at if at[0] > 5 else at[1:]:
                lines[i].role = Role.FURNITURE


def _at_edge(lines: list[Line], i: int) -> bool:
    if lines[i].page:
        return True
    neighbours = (lines[j] for j in (i - 1, i + 1) if 0 <= j < len(lines))
    return any(x.role is Role.FURNITURE for x in neighbours) or (i + 1 < len(lines) and lines[i + 1].page)


def _links(lines: list[Line], doubled: bool) -> None:
    """Mark lines of nothing but an address, below the last text of a page: a PDF's link targets, beside its text."""
    for i in range(len(lines) - 1, 0, -1):
        line, before = lines[i], lines[i - 1]
        if line.role is not Role.TEXT or not _LINK.fullmatch(line.text):
            continue
        end = i + 1
        if end < len(lines) and line.text[-1] in "-/_=&" and lines[end].gap == 0 and _MORE.fullmatch(lines[end].text):
            end += 1
        after = lines[end] if end < len(lines) else None
        at_end = (
            after is None or after.page or after.role in (Role.FURNITURE, Role.LINK) or after.indent == 1 > line.indent
        )
        apart = line.gap or doubled or _LINK.fullmatch(before.text)
        if at_end and apart and not is_open(before.text) and not _NUMBER.fullmatch(before.text):
            for link in lines[i:end]:
                link.role = Role.LINK
            line.starts = True


def page_of(running: list[Running]) -> str | None:
    """Give `13 van 29` when the only page number in a text is that of one page out of several."""
    pages = {found.group(1, 2) for line in running if (found := _PAGE.fullmatch(line.text))}
    if len(pages) == 1:
        number, total = pages.pop()
        if int(total) > 1:
            return f"{number} van {total}"
    return None
