"""Layout: what is running text and what is page furniture, and which documents a text holds."""

from __future__ import annotations

from beleidsgraaf.extract.layout import (
    askers,
    blocks,
    boxes,
    breaks,
    dialogue,
    documents,
    footnotes,
    furniture,
    marks,
    notes,
    private,
)
from beleidsgraaf.extract.layout.assemble import assemble
from beleidsgraaf.extract.layout.lines import Role, split
from beleidsgraaf.extract.layout.part import span_of
from beleidsgraaf.extract.model import FootnoteMarker, Layout, Reading, SourceText, Span

__all__ = ["lay_out"]

#: In the reading, footnotes stand after the running text of their document, and link lists after those.
_ORDER = {Role.NOTE: 1, Role.LINK: 2}


def lay_out(source: SourceText) -> Layout:
    """Lay a source out: its reading, its blocks in reading order, the documents that it holds."""
    lines = split(source.text)
    breaks.restore(lines)
    breaks.close_up(lines)
    marks.strip(lines, source.form)
    running = furniture.mark(lines)
    dialogue.label(lines)
    called = footnotes.find(lines)
    parts = documents.read(lines, running, source, furniture.page_of(running))
    dialogue.number(lines)
    dialogue.drop_numbers(lines)
    of_line = [n for n, part in enumerate(parts) for _ in range(part.first, part.last)]
    drafts = blocks.group(lines, of_line)
    boxes.mark(drafts, source)
    notes.place(called, lines, drafts)
    drafts.sort(key=lambda d: (d.document, _ORDER.get(d.role, 0)))
    exchange = dialogue.mark(drafts)
    reading, made = assemble(lines, drafts)
    spans = [Span(*span_of(lines, part)) for part in parts]
    questions, answers = dialogue.blocks(exchange, made)
    layout = Layout(
        source=source,
        reading=reading,
        blocks=tuple(made),
        documents=tuple(
            documents.document(n, part, span) for n, (part, span) in enumerate(zip(parts, spans, strict=True))
        ),
        markers=_markers(called, reading, notes.blocks_of(called, lines, drafts)),
        questions=askers.ask(reading, made, questions, answers),
        answers=answers,
    )
    return private.redact(layout)


def _markers(called: footnotes.Notes, reading: Reading, blocks_of: dict[int, int]) -> tuple[FootnoteMarker, ...]:
    """Give where the reading calls its footnotes; a marker outside the reading calls nothing."""
    found: list[FootnoteMarker] = []
    for marker in called.markers:
        at = marker.start - 1
        offset = reading.reading_offset(at) if at >= 0 else None
        while offset is None and at > 0 and marker.start - at < 200:
            at -= 1
            offset = reading.reading_offset(at)
        if offset is not None:
            found.append(
                FootnoteMarker(offset + 1, marker.label, None if marker.note is None else blocks_of.get(marker.note))
            )
    return tuple(sorted(found, key=lambda m: m.offset))
