"""Markdown files: the same text as any other; the marks stay in it and are dealt with by the layout."""

from __future__ import annotations

from typing import Final

from beleidsgraaf.extract.read.text import text_of

__all__ = ["MEDIA_TYPE", "text_of"]

MEDIA_TYPE: Final = "text/markdown"
