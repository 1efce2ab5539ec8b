"""Marked sentences about persons, offices and organisations: how they are read and what is found in one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from beleidsgraaf.extract.components.actors.component import find
from beleidsgraaf.extract.components.actors.lexicon import lexicon
from beleidsgraaf.extract.components.mentions.choose import choose
from beleidsgraaf.extract.link import linker
from beleidsgraaf.extract.model import (
    Block,
    BlockKind,
    Context,
    Document,
    DocumentKind,
    Entity,
    Layout,
    Mention,
    Reading,
    SourceText,
    Span,
)

CASES = Path(__file__).resolve().parent / "cases"


@dataclass(frozen=True)
class Marked:
    """A sentence without its marks; what is marked in it as (start, end, label); the document that it stands in."""

    line: int
    text: str
    expected: tuple[tuple[int, int, str], ...]
    on: date
    chamber: str

    def __str__(self) -> str:
        return f"{self.line}"


def read_cases(name: str) -> list[Marked]:
    """Read a file of marked sentences.

    Raises:
        ValueError: when a line has more marks than labels, or fewer.
    """
    on, chamber, out = date(2023, 6, 1), "tk", []
    for number, line in enumerate((CASES / name).read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("@ "):
            day, chamber = line[2:].split()
            on = date.fromisoformat(day)
        if not line.strip() or line[0] in "#@":
            continue
        marked, _, labels = line.partition(" => ")
        names = [label.strip() for label in labels.split(" | ")] if labels else []
        text, spans, at = "", [], 0
        for match in re.finditer(r"\{([^}]*)\}", marked):
            text += marked[at : match.start()]
            spans.append((len(text), len(text) + len(match[1])))
            text, at = text + match[1], match.end()
        text += marked[at:]
        if len(spans) != len(names):
            raise ValueError(f"{name}, line {number}: {len(spans)} marks and {len(names)} labels")
        out.append(Marked(number, text, tuple((*s, n) for s, n in zip(spans, names, strict=True)), on, chamber))
    return out


def layout_of(text: str, kind: BlockKind = BlockKind.PARAGRAPH, chamber: str = "tk") -> Layout:
    """Lay a sentence out as the one block of a letter."""
    source = SourceText("case.txt", "case.txt", "case.txt", "0" * 64, text, "text/plain", "test")
    document = Document(0, DocumentKind.LETTER, Span(0, len(text)), chamber=chamber)
    return Layout(source, Reading(text, ((0, 0, len(text)),)), (Block(kind, 0, len(text), 0),), (document,))


def context_of(on: date | None, chamber: str = "tk") -> Context:
    """Give the context of a letter of that day to that chamber."""
    return Context(0, on, on, chamber, None, None, None)


def mentions_in(
    text: str, on: date | None, chamber: str = "tk", abbreviations: dict[str, Entity] | None = None
) -> list[Mention]:
    """Find the persons, offices and organisations in a text that is one paragraph."""
    layout = layout_of(text, chamber=chamber)
    found = find(layout, (context_of(on, chamber),), lexicon(linker()), abbreviations or {})
    return choose(found, (), text)
