"""Layout: what is running text and what is page furniture, and which documents a text holds."""

from __future__ import annotations

import re

from beleidsgraaf.extract.model import Block, BlockKind, Document, DocumentKind, Layout, Reading, SourceText, Span

__all__ = ["lay_out"]


def lay_out(source: SourceText) -> Layout:
    """Lay a source out: its reading, its blocks in reading order, the documents that it holds."""
    parts: list[str] = []
    segments: list[tuple[int, int, int]] = []
    blocks: list[Block] = []
    at = 0
    for paragraph in re.finditer(r"\S[^\n]*(?:\n[ \t]*\S[^\n]*)*", source.text):
        if parts:
            parts.append("\n\n")
            at += 2
        first = at
        hyphen = False
        for line in re.finditer(r"\S[^\n]*\S|\S", paragraph.group()):
            words = line.group()
            if at > first and not hyphen:
                parts.append(" ")
                at += 1
            hyphen = bool(re.search(r"[^\W\d_]-$", words)) and line.end() < len(paragraph.group())
            words = words[:-1] if hyphen else words
            parts.append(words)
            segments.append((at, paragraph.start() + line.start(), len(words)))
            at += len(words)
        blocks.append(Block(BlockKind.PARAGRAPH, first, at, 0))
    document = Document(0, DocumentKind.LETTER, Span(0, len(source.text)))
    return Layout(source, Reading("".join(parts), tuple(segments)), tuple(blocks), (document,))
