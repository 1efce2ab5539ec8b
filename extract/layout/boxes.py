"""Finds boxes: text that stands apart in a frame, and the sentence that goes on behind one.

A frame is known where the file has it as a table of one cell (Word, HTML), and where a box with a title of its own
(`Kader 2: ...`) comes in the middle of a sentence: what stands between its two halves is the box.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from beleidsgraaf.extract.layout.blocks import Draft
from beleidsgraaf.extract.layout.lines import Role, ends_sentence, starts_lower
from beleidsgraaf.extract.model import BlockKind, SourceText

#: A table and the cell in it, or the row when that is one line.
_CELL: Final = re.compile(
    r"(?P<table>.*/table(?:\[\d+\])?)(?:/t\w+(?:\[\d+\])?)*?/tr\[(?P<row>\d+)\](?:/t[dh]\[(?P<cell>\d+)\])?(?:/|$)"
)
_TITLE: Final = re.compile(
    r"(?:Kader|Tekstkader|Box|Tekstbox|Intermezzo)(?:\s+(?:\d{1,2}|[IVX]{1,4}|[A-Z]))?(?:\s*[:.–-]|\s|$)"
)
_PLAIN: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.QUOTATION})
_MOST: Final = 0.5  #: of a text that a frame may hold: a letter may be laid out in a table as a whole
_SHORTEST: Final = 50  #: characters of half a sentence
_REACH: Final = 14  #: blocks in a box


def mark(drafts: list[Draft], source: SourceText) -> None:
    """Give the blocks of boxes their kind, and join the halves of a sentence that a box parts."""
    for inside in _framed(drafts, source):
        _box(inside)
    joined = False
    for i, draft in enumerate(drafts):
        first = draft.lines[0].text if draft.lines else ""
        if (
            first[:1] in "KTBI"
            and i
            and draft.role is Role.TEXT
            and _TITLE.match(first)
            and (rest := _goes_on(drafts, i))
        ):
            before = drafts[i - 1]
            before.lines += drafts[rest].lines
            if before.kind is BlockKind.HEADING:  # half a sentence looks like one
                before.kind = BlockKind.PARAGRAPH
            _box(drafts[i:rest])
            drafts[rest].lines = []
            joined = True
    if joined:
        drafts[:] = [draft for draft in drafts if draft.lines]


def _box(drafts: list[Draft]) -> None:
    for draft in drafts:
        if draft.role is Role.TEXT and draft.kind in _PLAIN:
            draft.kind = BlockKind.BOX


def _framed(drafts: list[Draft], source: SourceText) -> Iterator[list[Draft]]:
    """Give the blocks in each table of one cell."""
    if not any("/table" in place.value for place in source.places):
        return
    starts = [place.start for place in source.places]
    tables: dict[str, list[tuple[tuple[str, str], Draft]]] = {}
    for draft in drafts:
        at = bisect_right(starts, draft.start) - 1
        if at >= 0 and (cell := _CELL.match(source.places[at].value)):
            tables.setdefault(cell["table"], []).append(((cell["row"], cell["cell"] or "1"), draft))
    for cells in tables.values():
        inside = [draft for _, draft in cells]
        whole = source.text[inside[0].start : inside[-1].lines[-1].end]
        if len({cell for cell, _ in cells}) == 1 and "\t" not in whole and len(whole) < _MOST * len(source.text):
            yield inside


def _goes_on(drafts: list[Draft], title: int) -> int:
    """Give the block behind a box that goes on with the sentence before it; 0 when that one had its end."""
    before = drafts[title - 1]
    if before.role is not Role.TEXT or ends_sentence(before.text) or len(before.text) < _SHORTEST:
        return 0
    for i in range(title + 1, min(len(drafts), title + _REACH)):
        draft = drafts[i]
        if draft.document != before.document or draft.role not in (Role.TEXT, Role.NOTE):
            return 0
        if draft.kind is BlockKind.PARAGRAPH and starts_lower(draft.text) and ends_sentence(drafts[i - 1].text):
            return i
    return 0
