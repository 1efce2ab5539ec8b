"""Groups lines into blocks: paragraphs, headings, parts of lists, quotations, tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from beleidsgraaf.extract.layout.lines import (
    Line,
    Lines,
    Role,
    ends_sentence,
    is_full,
    is_open,
    starts_lower,
)
from beleidsgraaf.extract.layout.words import listed
from beleidsgraaf.extract.model import BlockKind

_BULLET: Final = re.compile(r"(?:[•▪●◦‣·➢➤✓\uf0a7\uf0b7\uf02d*]|[-–—](?=\s)|o(?=\s+[\"'“‘«(A-Z]))\s*(?=\S|$)")
_COUNTED: Final = listed("numbered-nouns.txt")
_DASH: Final = "-–—o"
_NUMBERED: Final = re.compile(r"(\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)|(\d{1,2}°)\s*(?=\S)")
_SECTION: Final = re.compile(r"((?:\d{1,2}\.)*\d{1,2}\.?|[IVX]{1,4}\.|[A-Z]\.)\s+(?=[\"'“‘«(]?[A-ZÀ-Þ0-9])")
_HALF_ADDRESSEE: Final = re.compile(r"\b(?:Tweede|Eerste) Kamer$")
_REST: Final = re.compile(r"der Staten[- ]?Generaal\b", re.IGNORECASE)
_QUOTES: Final = {"“": "”", "«": "»", "„": "”", "‘": "’", '"': '"'}

_ROLES: Final = {
    Role.TITLE: BlockKind.TITLE,
    Role.LETTERHEAD: BlockKind.LETTERHEAD,
    Role.ADDRESS: BlockKind.ADDRESS,
    Role.DATELINE: BlockKind.DATELINE,
    Role.SIGNATURE: BlockKind.SIGNATURE,
    Role.QUESTION_LABEL: BlockKind.ANSWER_LABEL,
    Role.ANSWER_LABEL: BlockKind.ANSWER_LABEL,
    Role.NOTE: BlockKind.FOOTNOTE,
    Role.LINK: BlockKind.LINKS,
}

#: Lines that have no part in the running text; a sentence may run on over them.
_ASIDE: Final = frozenset({Role.FURNITURE, Role.LINK, Role.NOTE})


@dataclass(slots=True)
class Draft:
    """A block before it has a place in the reading."""

    kind: BlockKind
    role: Role
    lines: list[Line]
    document: int
    start: int  #: source: where its text starts, past a marker
    label: str = ""
    continues: bool = False
    numbers: tuple[str, ...] = ()
    gap: int = 0
    at: int | None = None  #: index of the block that it became

    @property
    def text(self) -> str:
        """What its lines say, a blank between them."""
        return " ".join(line.text for line in self.lines)


def group(lines: Lines, documents: list[int]) -> list[Draft]:
    """Group lines into blocks, in source order.

    Args:
        lines: with their roles.
        documents: for each line, the index of its document.
    """
    drafts: list[Draft] = []
    running: Draft | None = None  # the block that the running text may go on in, also past a page break
    aside: Draft | None = None
    broken = False
    for i, line in enumerate(lines.lines):
        if line.role is Role.FURNITURE:
            broken, aside = True, None
            continue
        if line.role in _ASIDE:
            broken = True
            if (
                aside is not None
                and aside.role is line.role
                and not line.starts
                and line.role in (Role.NOTE, Role.LINK)
            ):
                aside.lines.append(line)
            else:
                aside = _draft(line, documents[i])
                drafts.append(aside)
            continue
        aside = None
        if running is not None and running.document == documents[i] and _joins(lines, running, i, broken or line.page):
            running.lines.append(line)
        else:
            running = _draft(line, documents[i])
            drafts.append(running)
        broken = False
    _classify(drafts, lines)
    return drafts


def _draft(line: Line, document: int) -> Draft:
    kind = _ROLES.get(line.role, BlockKind.PARAGRAPH)
    return Draft(kind, line.role, [line], document, line.start, line.label, numbers=line.numbers, gap=line.gap)


def _joins(lines: Lines, block: Draft, i: int, broken: bool) -> bool:
    """Tell whether a line goes on where the block before it stops."""
    line, last = lines.lines[i], block.lines[-1]
    if line.role is not block.role or line.starts or line.quoted != last.quoted:
        return False
    if line.role is not Role.TEXT:
        return line.role in (Role.TITLE, Role.LETTERHEAD, Role.ADDRESS, Role.SIGNATURE) and _same_entry(last, line)
    if last.heading or (line.text[0] == "|") != (last.text[0] == "|"):
        return False
    if line.text[0] == "|":
        return line.gap == 0
    if _marker(line, block, lines.wrapping.width, broken) is not None:
        return False
    lower, ended = starts_lower(line.text), ends_sentence(last.text)
    if line.gap == 0 and line.text[0] in ",;":
        return True  # its first word was the number of a note
    if line.gap == 0 and line.text[0].isdecimal() and last.text.rsplit(None, 1)[-1].lower() in _COUNTED:
        return True  # `zie het antwoord op vraag` and below it `4, over`
    if last.text[-1] in "-\xad" and last.text[-2:-1].isalpha() and lower:
        return True
    if lines.markdown and line.gap == 0 and not broken:
        return lines.source[last.end : last.end + 2] != "  " and not last.text.endswith("\\")
    if not lines.wrapping.width:
        if broken:
            return not ended and (lower or is_open(last.text))
        return line.gap == 0 and _joins_unmeasured(lines, last, line)
    full = is_full(last.text, line.text, _width(lines, i))
    if broken:
        return not ended and (lower or is_open(last.text) or full)
    if line.gap == 0 and ended:
        return full and not (_looks_apart(lines, i) and not lower)
    if line.gap == 0:
        return full or lower or is_open(last.text)
    return line.gap <= 2 and not ended and full and (lower or is_open(last.text))


def _joins_unmeasured(lines: Lines, last: Line, line: Line) -> bool:
    """Tell whether a line goes on in a text that is too short, or too little wrapped, to measure its width."""
    if lines.source[last.end : last.end + 2] == "  ":
        return False  # a hard break, as a conversion writes it
    if not ends_sentence(last.text):
        return len(last.text) > 45 or starts_lower(line.text) or is_open(last.text)
    return 60 < len(last.text) < 130 and len(line.text) < 130


def _looks_apart(lines: Lines, i: int) -> bool:
    """Tell whether a line is short, has no end, and is followed by a new start: a heading below a full line."""
    text = lines.lines[i].text
    after = lines.lines[i + 1] if i + 1 < len(lines.lines) else None
    if len(text) > 0.6 * lines.wrapping.width or ends_sentence(text) or is_open(text) or after is None:
        return False
    return after.role is not Role.TEXT or after.starts or not starts_lower(after.text)


def _same_entry(last: Line, line: Line) -> bool:
    """Tell whether two lines of a letterhead, title or signature are one entry."""
    if line.role is Role.ADDRESS and _HALF_ADDRESSEE.search(last.text) and _REST.match(line.text):
        return True  # a word processor's address is one paragraph a line
    if line.role is Role.TITLE:
        return line.gap == 0 or is_open(last.text)
    return line.gap == 0 and (is_open(last.text) or starts_lower(line.text))


def _width(lines: Lines, i: int) -> int:
    """Give the width of the text around a line: a box is narrower than the page."""
    width = lines.wrapping.width
    near = max(len(line.text) for line in lines.lines[max(0, i - 4) : i + 4])
    return max(min(width, near), width * 3 // 4)


def _marker(line: Line, before: Draft | None, width: int, broken: bool) -> re.Match[str] | None:
    """Give the marker of a list at the start of a line, None when it is a dash or a number within a sentence."""
    text = line.text
    match = _BULLET.match(text) or _NUMBERED.match(text)
    if match is None or before is None or line.starts:
        return match
    last = before.lines[-1].text
    if text[0] in _DASH:
        # a dash within a sentence may come to stand at the start of a line
        inside = (
            not ends_sentence(last)
            and (is_full(last, text, width) or broken)
            and before.kind is not BlockKind.LIST_ITEM
        )
        return None if inside and line.gap == 0 else match
    if (
        match.re is _NUMBERED
        and line.gap == 0
        and not ends_sentence(last)
        and (is_open(last) or is_full(last, text, width))
    ):
        return None
    return match


def _classify(drafts: list[Draft], lines: Lines) -> None:
    """Tell headings, parts of lists and quotations from paragraphs."""
    width = lines.wrapping.width
    running = [d for d in drafts if d.role not in _ASIDE]
    for n, draft in enumerate(running):
        if draft.role is not Role.TEXT:
            continue
        before = running[n - 1] if n else None
        after = running[n + 1] if n + 1 < len(running) else None
        first = draft.lines[0]
        text = draft.text
        marker = _marker(first, before, width, first.page)
        if first.text[0] == "|":
            draft.kind = BlockKind.TABLE
        elif first.heading:
            draft.kind = BlockKind.HEADING
            _cut_section(draft)
        elif first.quoted:
            draft.kind = BlockKind.QUOTATION
        elif _is_heading(draft, before, after, width):
            draft.kind = BlockKind.HEADING
            _cut_section(draft)
        elif marker is not None:
            draft.kind = BlockKind.LIST_ITEM
            draft.label = (marker[0] if marker[0].strip() else "").strip()
            draft.start = first.start + marker.end()
            draft.continues = starts_lower(first.text[marker.end() :]) and _introduced(running, n)
        elif _is_quotation(text) or (before and before.kind is BlockKind.QUOTATION and _names_source(draft, width)):
            draft.kind = BlockKind.QUOTATION


def _is_heading(draft: Draft, before: Draft | None, after: Draft | None, width: int) -> bool:
    text = draft.text
    if len(text) > 130 or len(draft.lines) > 3 or after is None or after.role is Role.SIGNATURE:
        return False
    bare = _SECTION.sub("", text, count=1)
    if (
        _BULLET.match(text)
        or ends_sentence(bare)
        or is_open(text)
        or starts_lower(bare)
        or not any(map(str.isalpha, bare))
    ):
        return False
    if after.document != draft.document or starts_lower(after.text) or after.text.startswith(("(", "http")):
        return False
    if before is not None and before.kind is BlockKind.QUOTATION and draft.gap == 0:
        return False
    numbered = _NUMBERED.match(text)
    if numbered and (_is_numbered(before) or _is_numbered(after)) and draft.gap == 0 and after.gap == 0:
        return False
    return width == 0 or len(draft.lines[-1].text) < 0.85 * width or after.gap > 0


def _is_numbered(draft: Draft | None) -> bool:
    return draft is not None and draft.role is Role.TEXT and _NUMBERED.match(draft.text) is not None


def _cut_section(draft: Draft) -> None:
    match = _SECTION.match(draft.text)
    if match and match.end() < len(draft.lines[0].text):
        draft.label = match[1]
        draft.start = draft.lines[0].start + match.end()


def _introduced(running: list[Draft], n: int) -> bool:
    """Tell whether the sentence before a list goes on in it: the list's introduction has no full stop."""
    for draft in reversed(running[:n]):
        if draft.kind is not BlockKind.LIST_ITEM:
            return draft.role is Role.TEXT and draft.text[-1] not in ".?!"
    return False


def _is_quotation(text: str) -> bool:
    closing = _QUOTES.get(text[0])
    return closing is not None and len(text) > 40 and text.rstrip(".,;")[-1:] == closing and closing not in text[1:-2]


def _names_source(draft: Draft, width: int) -> bool:
    return draft.gap == 0 and len(draft.text) < 90 and not ends_sentence(draft.text)
