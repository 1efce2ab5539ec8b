"""Puts footnotes where the reading has them: each a block of its own that starts past its number."""

from __future__ import annotations

import re
from typing import Final

from beleidsgraaf.extract.layout.blocks import Draft
from beleidsgraaf.extract.layout.footnotes import Notes
from beleidsgraaf.extract.layout.lines import Lines, Role
from beleidsgraaf.extract.model import BlockKind

_ROSTER: Final = re.compile(r"Samenstelling\b|(?:Leden|Plv\. leden|Plaatsvervangende leden):")


def place(notes: Notes, lines: Lines, drafts: list[Draft]) -> None:
    """Start each note's block at its text, past the number; a list of committee members becomes a roster."""
    by_line = {id(line): draft for draft in drafts if draft.role is Role.NOTE for line in draft.lines[:1]}
    owners: set[int] = set()
    for note in notes.notes:
        draft = by_line.get(id(lines.lines[note.lines[0]]))
        if draft is None:
            continue
        owners.add(id(draft))
        draft.start = note.start
        own = [lines.lines[i] for i in note.lines]
        draft.lines = [line for line in own if line.end > note.start] or own[:1]
        if _ROSTER.match(lines.source, note.start):
            draft.kind = BlockKind.ROSTER
    drafts[:] = [draft for draft in drafts if draft.role is not Role.NOTE or id(draft) in owners]


def blocks_of(notes: Notes, lines: Lines, drafts: list[Draft]) -> dict[int, int]:
    """Give for each note the index of its block in the reading."""
    at = {id(line): draft.at for draft in drafts if draft.role is Role.NOTE for line in draft.lines}
    found = ((n, at.get(id(lines.lines[note.lines[-1]]))) for n, note in enumerate(notes.notes))
    return {n: block for n, block in found if block is not None}
