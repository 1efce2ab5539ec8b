"""Lays out a text that stands in a test, and shows what came of it."""

from __future__ import annotations

from beleidsgraaf.extract.layout import lay_out
from beleidsgraaf.extract.model import Block, Layout, SourceText


def source(text: str, name: str = "brief.txt", form: str = "text/plain") -> SourceText:
    """Give a text as a source."""
    return SourceText(name, name, name, "0" * 64, text, form, "1")


def laid(text: str, name: str = "brief.txt", form: str = "text/plain") -> Layout:
    """Lay a text out."""
    return lay_out(source(text, name, form))


def words(layout: Layout, block: Block) -> str:
    """Give what a block reads as."""
    return layout.reading.text[block.start : block.end]


def kinds(layout: Layout) -> list[tuple[str, str]]:
    """Give kind and text of every block."""
    return [(block.kind.value, words(layout, block)) for block in layout.blocks]
