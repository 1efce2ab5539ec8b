"""The sentences of a source with their places: what derivation compares, kept beside the graph.

A document graph quotes what was found; a title before a citation, or a passage that stands again in another letter,
needs the sentences themselves.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from beleidsgraaf.extract.model import BlockKind, Layout

_PROSE: Final = frozenset(
    {
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.QUOTATION,
        BlockKind.BOX,
        BlockKind.QUESTION,
        BlockKind.FOOTNOTE,
    }
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a source."""

    document: int  #: index into the documents of the source
    start: int  #: source
    end: int  #: source
    kind: str  #: of its block
    text: str  #: clean words, on one line
    quote: str  #: source characters
    notes: tuple[tuple[int, int], ...] = ()  #: source spans of the footnotes that it calls


def sentences(layout: Layout) -> tuple[Sentence, ...]:
    """Give the sentences of the prose of a source in reading order."""
    from beleidsgraaf.extract.components.sentences.component import split  # spaCy, only when there is something to read

    found = []
    reading, source = layout.reading, layout.source.text
    markers = sorted((m.offset, m.block) for m in layout.markers if m.block is not None)
    offsets = [offset for offset, _ in markers]
    for block in layout.blocks:
        if block.kind not in _PROSE:
            continue
        for start, end in split(reading.text, block.start, block.end):
            words = " ".join(reading.text[start:end].split())
            if words:
                span = reading.source_span(start, end)
                called = markers[bisect_right(offsets, start) : bisect_right(offsets, end)]
                notes = tuple(_span(layout, block) for _, block in called)
                quote = source[span.start : span.end]
                found.append(Sentence(block.document, span.start, span.end, block.kind.value, words, quote, notes))
    return tuple(found)


def _span(layout: Layout, block: int) -> tuple[int, int]:
    note = layout.blocks[block]
    span = layout.reading.source_span(note.start, note.end)
    return span.start, span.end
