"""Takes the marks of Markdown out of the reading: emphasis, headings, quotations, rules, links.

Marks are read in any text, because letters are passed on as text with the marks of a conversion still in them.
"""

from __future__ import annotations

import re
from typing import Final

from beleidsgraaf.extract.layout.lines import Line, Lines, Role

_RULE: Final = re.compile(r"(?:[-*_] ?){3,}|\|?(?: ?:?-{2,}:? ?\|)+(?: ?:?-{2,}:? ?)?")
_HEADING: Final = re.compile(r"#{1,6}\s+(?=\S)")
_QUOTED: Final = re.compile(r">\s?(?!\s*(?:Retouradres|Antwoordadres|Postadres)\b)(?=\S)")
_LINK: Final = re.compile(r"!?\[([^\[\]\n]+)\](\((?:https?:|www\.|mailto:)[^\s()]*(?:\([^\s()]*\)[^\s()]*)*\))")
_ADDRESS: Final = re.compile(r"https?://[^\s)]+")
_BREAK: Final = re.compile(r"<br ?/?>")
_ESCAPE: Final = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!|>~-])")
_EMPHASIS: Final = re.compile(r"(?<![*\w])([*_])(?=[^\s*_])([^*_\n]+?)(?<=[^\s*_])\1(?![*\w])")


def strip(lines: Lines, form: str) -> None:
    """Take the marks out: at the ends of a line by moving its ends, inside it as cuts."""
    source = lines.source
    is_markdown = lines.markdown = form == "text/markdown"
    bold = "**" in source
    for line in lines.lines:
        first = line.text[0]
        if first in "-*_|:" and _RULE.fullmatch(line.text):
            line.role = Role.FURNITURE
            continue
        if first in "#>":
            _trim(line, is_markdown)
        if bold and "**" in line.text:
            _embolden(lines, line)
        if is_markdown and ("*" in line.text or "_" in line.text):
            addresses = [m.span() for m in _ADDRESS.finditer(line.text)]
            for match in _EMPHASIS.finditer(line.text):
                if any(a < match.end() and match.start() < b for a, b in addresses):
                    continue
                start = line.start + match.start()
                end = line.start + match.end()
                lines.cuts += [(start, start + 1, ""), (end - 1, end, "")]
    if "](" in source:
        for match in _LINK.finditer(source):
            at = match.end(1)
            lines.cuts += [(match.start(), match.start(1), ""), (at, at + 1, " ")]
    if "<br" in source:
        lines.cuts += [(m.start(), m.end(), " ") for m in _BREAK.finditer(source)]
    if is_markdown and "\\" in source:
        lines.cuts += [(m.start(), m.end(), "") for m in _ESCAPE.finditer(source)]


def _trim(line: Line, is_markdown: bool) -> None:
    """Move the start of a line past the mark of a heading or a quotation."""
    heading = _HEADING.match(line.text)
    quoted = _QUOTED.match(line.text) if not heading and is_markdown else None
    match = heading or quoted
    if match:
        line.start += match.end()
        line.text = line.text[match.end() :]
        line.heading, line.quoted = heading is not None, quoted is not None
        line.starts = line.heading


def _embolden(lines: Lines, line: Line) -> None:
    """Drop the marks of bold type; a line that is bold as a whole starts something of its own."""
    whole = line.text.startswith("**") and line.text.endswith("**") and line.text.count("**") == 2
    if whole and len(line.text) > 4:
        line.start, line.end, line.text = line.start + 2, line.end - 2, line.text[2:-2].strip()
        line.starts = True
        stripped = lines.source[line.start : line.end]
        line.start += len(stripped) - len(stripped.lstrip())
        line.end -= len(stripped) - len(stripped.rstrip())
        return
    lines.cuts += [(line.start + m.start(), line.start + m.end(), "") for m in re.finditer(r"\*\*", line.text)]
