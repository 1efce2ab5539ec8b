"""Quotations in running text and whose words they are.

The source stands before the quotation ("in X is te lezen"), after it ("aldus X", or X alone on the next line), in
the sentence that announces it with a colon, or in the note at its end.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from beleidsgraaf.extract.components.claims.lexicon import lines
from beleidsgraaf.extract.model import BlockKind, Entity, EntityKind, Layout, Mention

_QUOTED = re.compile(r"[“„]([^“”„]{40,2500}?)[”“]|«([^«»]{40,2500}?)»|\"([^\"\n]{40,1500}?)\"")
_OPEN = re.compile(r"^\W{0,3}[“„«][^”»]{40,600}$")
_ALDUS = re.compile(r"[.,]?\s*(?:aldus|zo (?:stelt|schrijft|zegt|aldus|meldt|concludeert))\b")
_ANNOUNCES = re.compile(
    r"\b(?:" + "|".join(w for line in lines("saying.txt") for w in re.split(r",\s*", line)) + r")\b"
)
_SIGNED = re.compile(r"[^\w\s]{0,3}[.!?]?[”»\"]\s*[(–-]?\s*(?=[A-Z])")
_CONTINUES = re.compile(r"\s+[a-z]")
_IBID = re.compile(r"\W*(?:ibid|idem)\b", re.IGNORECASE)
_SOURCES = frozenset({EntityKind.DOC, EntityKind.ORG, EntityKind.PERSON, EntityKind.OFFICE})


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words with their source, None where the text does not say it."""

    start: int  #: reading, after the opening mark
    end: int  #: reading, before the closing mark
    source: Entity | None


def quotations(layout: Layout, mentions: list[Mention]) -> list[Quotation]:
    """Give the quotations of at least forty characters, in reading order."""
    text = layout.reading.text
    out: list[Quotation] = []
    for match in _QUOTED.finditer(text):
        group = match.lastindex or 1
        start, end = match.span(group)
        out.append(Quotation(start, end, _source(layout, mentions, start, end)))
    for block in layout.blocks:
        if block.kind in (
            BlockKind.QUOTATION,
            BlockKind.BOX,
            BlockKind.LIST_ITEM,
            BlockKind.PARAGRAPH,
            BlockKind.QUESTION,
        ):
            inside = any(q.start < block.end and block.start < q.end for q in out)
            if not inside and _OPEN.match(text[block.start : block.end]):
                out.append(Quotation(block.start, block.end, _source(layout, mentions, block.start, block.end)))
    return _same_words(layout.reading.text, sorted(out, key=lambda q: q.start))


def _same_words(text: str, found: list[Quotation]) -> list[Quotation]:
    """Give every repetition of a quotation the source that one of them states most fully."""
    sources: dict[str, Entity] = {}
    for quote in found:
        words = " ".join(text[quote.start : quote.end].split())[:200]
        known = sources.get(words)
        if quote.source and (known is None or quote.source.label.startswith(known.label)):
            sources[words] = quote.source
    return [
        Quotation(q.start, q.end, sources.get(" ".join(text[q.start : q.end].split())[:200], q.source)) for q in found
    ]


def _source(layout: Layout, mentions: list[Mention], start: int, end: int) -> Entity | None:
    worded = _before(layout, mentions, start) or _after(layout, mentions, end)
    noted = _in_note(layout, mentions, end)
    if worded and noted and noted.label.startswith(worded.label):
        return noted  # the note names the edition
    return worded or noted or _announced(layout, mentions, start)


def _named(mentions: list[Mention], start: int, end: int) -> list[Mention]:
    """Give the mentions in reading[start:end] that can be a source."""
    starts = [m.start for m in mentions]
    found = mentions[bisect_left(starts, start) : bisect_left(starts, end)]
    return [m for m in found if m.entity.kind in _SOURCES and m.end <= end]


def _pick(found: list[Mention]) -> Entity | None:
    """Give the source among several: a document before those who made it."""
    documents = [m for m in found if m.entity.kind == EntityKind.DOC]
    return (documents or found)[-1].entity if found else None


def _sentence_start(text: str, at: int) -> int:
    return max(text.rfind(mark, 0, at) for mark in (". ", "\n\n", "? ", "! ")) + 1


def _before(layout: Layout, mentions: list[Mention], start: int) -> Entity | None:
    text = layout.reading.text
    first = _sentence_start(text, start - 1)
    if start - first > 3 and _ANNOUNCES.search(text, first, start):
        return _pick(_named(mentions, first, start))
    return None


def _after(layout: Layout, mentions: list[Mention], end: int) -> Entity | None:
    text = layout.reading.text
    tail = _ALDUS.match(text, end + 1)
    if tail:
        found = _named(mentions, tail.end(), tail.end() + 120)
        return found[0].entity if found else None
    signed = _SIGNED.match(text, end)
    if signed:
        found = [m for m in _named(mentions, signed.end(), signed.end() + 90) if m.start == signed.end()]
        if found and not _CONTINUES.match(text, found[0].end):
            return found[0].entity
    block = bisect_right([b.start for b in layout.blocks], end - 1) - 1
    if end + 4 < layout.blocks[block].end or block + 1 >= len(layout.blocks):
        return None
    line = layout.blocks[block + 1]
    if line.end - line.start > 90 or text[line.end - 1] in ".:?":
        return None
    found = _named(mentions, line.start, line.end)
    if found and found[0].end - found[0].start >= (line.end - line.start) * 0.5:
        return found[0].entity
    return None


def _announced(layout: Layout, mentions: list[Mention], start: int) -> Entity | None:
    """Look back from a quotation that a colon announces, over two sentences."""
    text = layout.reading.text
    lead = text[max(0, start - 8) : start].rstrip(' “„«"•-–\n(…)')
    first = text.rfind(":", max(0, start - 700), start)
    if not lead.endswith(":") and not (first > 0 and "•" in text[first:start]):
        return None
    at = first
    for _ in range(2):
        opening = _sentence_start(text, at - 1)
        source = _pick([m for m in _named(mentions, opening, at) if m.entity.kind == EntityKind.DOC])
        if source:
            return source
        at = opening
    return None


def _noted(layout: Layout, mentions: list[Mention], start: int, end: int) -> list[Mention]:
    """Give what the notes called in reading[start:end] name; `Ibid.` names what the note before it does."""
    offsets = [m.offset for m in layout.markers]
    for i in range(bisect_left(offsets, start), bisect_right(offsets, end)):
        at = i
        while at >= 0:
            block = layout.markers[at].block
            if block is None:
                break
            note = layout.blocks[block]
            if _IBID.match(layout.reading.text, note.start):
                at -= 1
                continue
            found = _named(mentions, note.start, note.end)
            if found:
                return found
            break
    return []


def _in_note(layout: Layout, mentions: list[Mention], end: int) -> Entity | None:
    found = _noted(layout, mentions, end - 3, end + 4)
    return found[0].entity if found else None


def note_source(layout: Layout, mentions: list[Mention], start: int, end: int) -> Entity | None:
    """Give the document that a note called in reading[start:end] names, or None."""
    found = [m for m in _noted(layout, mentions, start, end) if m.entity.kind == EntityKind.DOC]
    return found[0].entity if found else None
