"""Layout: what is running text and what is page furniture, and which documents a text holds."""

from __future__ import annotations

from beleidsgraaf.extract.layout import blocks, footnotes, furniture, marks
from beleidsgraaf.extract.layout.assemble import assemble
from beleidsgraaf.extract.layout.lines import Role, split
from beleidsgraaf.extract.model import Document, DocumentKind, FootnoteMarker, Layout, SourceText, Span

__all__ = ["lay_out"]


def lay_out(source: SourceText) -> Layout:
    """Lay a source out: its reading, its blocks in reading order, the documents that it holds."""
    lines = split(source.text)
    marks.strip(lines, source.form)
    furniture.mark(lines)
    notes = footnotes.find(lines)
    drafts = blocks.group(lines, [0] * len(lines.lines))
    starts = {note.lines[0]: note for note in notes.notes}
    for i, note in starts.items():
        line = lines.lines[i]
        for draft in drafts:
            if draft.lines[0] is line:
                draft.start = note.start
    drafts.sort(key=lambda d: (d.document, {Role.NOTE: 1, Role.LINK: 2}.get(d.role, 0)))
    reading, made = assemble(lines, drafts)
    document = Document(0, DocumentKind.LETTER, Span(0, len(source.text)))
    return Layout(source, reading, tuple(made), (document,))
