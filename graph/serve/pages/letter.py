"""A letter as HTML: its blocks as what they are, footnotes where they are called, marks over the words.

Written piece by piece and not by a template: a long letter has thousands of pieces.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from markupsafe import Markup

from beleidsgraaf.extract.model import Block, BlockKind, FootnoteMarker
from beleidsgraaf.graph.letters import Letter
from beleidsgraaf.graph.serve.pages.marks import Cover, Mark, Piece, pieces

_NOTES: Final = frozenset({BlockKind.FOOTNOTE, BlockKind.ROSTER})
_CLASS: Final = {
    BlockKind.TITLE: "title",
    BlockKind.LETTERHEAD: "head",
    BlockKind.ADDRESS: "head",
    BlockKind.DATELINE: "head",
    BlockKind.QUOTATION: "quotation",
    BlockKind.BOX: "box",
    BlockKind.TABLE: "rows",
    BlockKind.QUESTION: "question",
    BlockKind.ANSWER_LABEL: "label",
    BlockKind.SIGNATURE: "signature",
    BlockKind.LINKS: "links",
}


class Page:
    """Writes one document of a letter.

    Args:
        letter: the source.
        document: which of its documents, None for all that it holds.
        marks: what was found in it.
        note: the word for a footnote.
    """

    def __init__(self, letter: Letter, document: int | None, marks: Sequence[Mark], note: str) -> None:
        self._letter = letter
        self._cover = Cover(marks)
        self._note = note
        self._blocks = [
            (i, b) for i, b in enumerate(letter.blocks) if document is None or b.document == document
        ]  # the index of a block is what a footnote's marker names
        self._calls: dict[int, list[FootnoteMarker]] = {}
        for marker in letter.markers:
            for index, block in self._blocks:
                if block.start < marker.offset <= block.end:
                    self._calls.setdefault(index, []).append(marker)
                    break
        self._written: set[int] = set()

    def html(self) -> Markup:
        """Give the text as HTML."""
        out: list[str] = []
        listing = False
        for index, block in self._blocks:
            if block.kind in _NOTES or index in self._written:
                continue
            item = block.kind is BlockKind.LIST_ITEM
            if item != listing:
                out.append("<ul>" if item else "</ul>")
                listing = item
            notes = list(self._called(index))
            words = self._words(index, block)
            place = f'id="c{self._at(block)}"'
            if item:
                label = f'<span class="bullet">{escape(block.label)}</span> ' if block.label else ""
                out.append(f"<li {place}>{label}{words}{''.join(notes)}</li>")
                continue
            if block.kind is BlockKind.HEADING:
                label = f"{escape(block.label)} " if block.label else ""
                out.append(f"<h3 {place}>{label}{words}</h3>")
            else:
                name = _CLASS.get(block.kind)
                out.append(f"<p {place}{f' class={name!r}' if name else ''}>{words}</p>")
            out += notes
        if listing:
            out.append("</ul>")
        out += [self._footnote(i) for i, b in self._blocks if b.kind in _NOTES and i not in self._written]
        return Markup("\n".join(out))

    def _at(self, block: Block) -> int:
        return self._letter.reading.source_span(block.start, block.end).start

    def _words(self, index: int, block: Block) -> str:
        out = []
        at = block.start
        for marker in self._calls.get(index, ()):
            out.append(_html(pieces(self._letter.reading, at, marker.offset, self._cover)))
            label = escape(marker.label)
            if marker.block is None:
                out.append(f"<sup>{label}</sup>")
            else:
                out.append(f'<sup><a href="#fn{marker.block}" aria-label="{self._note} {label}">{label}</a></sup>')
            at = marker.offset
        out.append(_html(pieces(self._letter.reading, at, block.end, self._cover)))
        return "".join(out)

    def _called(self, index: int) -> Iterable[str]:
        for marker in self._calls.get(index, ()):
            if marker.block is not None and marker.block not in self._written:
                yield self._footnote(marker.block)

    def _footnote(self, index: int) -> str:
        self._written.add(index)
        block = self._letter.blocks[index]
        return (
            f'<div class="footnote" role="note" id="fn{index}"><span class="bullet" id="c{self._at(block)}">'
            f"{escape(block.label)}</span> {self._words(index, block)}</div>"
        )


def _html(found: Iterable[Piece]) -> str:
    return "".join(_piece(p) for p in found)


def _piece(piece: Piece) -> str:
    text = escape(piece.text, quote=False)
    if not piece.marks:
        return text
    names, numbers = [], []
    inner = piece.marks[0]
    for mark in piece.marks:
        names.append(f"m-{mark.kind}")
        if mark.sort:
            names.append(f"k-{escape(mark.sort)}")
        numbers.append(str(mark.number))
        if mark.length <= inner.length:
            inner = mark
    said = f'class="mark {" ".join(names)}" data-m="{" ".join(numbers)}"'
    if not piece.text.strip():
        return f"<span {said}>{text}</span>"
    later = "" if piece.first else ' tabindex="-1"'
    return f'<a href="#m{inner.number}" {said}{later}>{text}</a>'
