"""The component: a context for each document, footnotes from the layout, no citations of oneself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from beleidsgraaf.extract.components.context.component import contexts
from beleidsgraaf.extract.components.references.component import laws_of, references
from beleidsgraaf.extract.layout import lay_out
from beleidsgraaf.extract.model import (
    Block,
    BlockKind,
    Citation,
    Context,
    Document,
    DocumentKind,
    Field,
    Layout,
    Reading,
    SourceText,
    Span,
)


def _source(text: str) -> SourceText:
    return SourceText("brief.txt", "brief.txt", "brief.txt", "0" * 64, text, "text/plain", "1")


def _layout(*blocks: tuple[BlockKind, int, str, str]) -> Layout:
    """Lay out blocks of (kind, document, label, text); the reading is the source itself."""
    text, made = "", []
    for kind, document, label, words in blocks:
        text += "\n\n" if text else ""
        made.append(Block(kind, len(text), len(text) + len(words), document, label))
        text += words
    documents = tuple(
        Document(i, DocumentKind.LETTER, Span(0, len(text)), identifier=Field(f"kst-3987{i}-12", ()))
        for i in range(1 + max(b[1] for b in blocks))
    )
    return Layout(_source(text), Reading(text, ((0, 0, len(text)),)), tuple(made), documents)


def _context(document: int, chamber: str) -> Context:
    return Context(document, None, None, chamber, f"3987{document}", "20232024", "12")


CONTEXTS = (_context(0, "tk"), _context(1, "ek"))


def _found(layout: Layout) -> list[tuple[str, str | None, int]]:
    found: list[Citation] = references(layout, CONTEXTS, {"Awb": "BWBR0005537"})
    return [(layout.reading.text[c.start : c.end], c.target, c.document) for c in found]


def test_each_document_has_its_own_context() -> None:
    layout = _layout(
        (BlockKind.PARAGRAPH, 0, "", "Zie Kamerstuk nr. 7 en Handelingen, nr. 3, item 2."),
        (BlockKind.PARAGRAPH, 1, "", "Zie Kamerstuk nr. 8 en Handelingen, nr. 4, item 1."),
    )
    assert _found(layout) == [
        ("Kamerstuk nr. 7", "kst-39870-7", 0),
        ("Handelingen, nr. 3, item 2", "h-tk-20232024-3-2", 0),
        ("Kamerstuk nr. 8", "kst-39871-8", 1),
        ("Handelingen, nr. 4, item 1", "h-ek-20232024-4-1", 1),
    ]


def test_footnotes_come_from_the_layout() -> None:
    layout = _layout(
        (BlockKind.PARAGRAPH, 0, "", "Het veer vaart."),
        (BlockKind.FOOTNOTE, 0, "1", "Stb. 2023, 183."),
        (BlockKind.FOOTNOTE, 0, "2", "Ibid."),
        (BlockKind.PARAGRAPH, 0, "", "Zie noot 1."),
    )
    assert [f[1] for f in _found(layout)] == ["stb-2023-183"] * 3


def test_a_document_does_not_cite_itself() -> None:
    layout = _layout((BlockKind.PARAGRAPH, 0, "", "kst-39870-12 verwijst naar kst-39870-13."))
    assert [f[1] for f in _found(layout)] == ["kst-39870-13"]


def test_fields_of_a_letterhead_are_no_pointers() -> None:
    layout = _layout(
        (BlockKind.LETTERHEAD, 0, "", "Veerkade 1, https://www.voorbeeld.nl, uw brief van 3 mei 2023, 2023Z01234"),
        (BlockKind.PARAGRAPH, 0, "", "Zie 2023Z01234."),
    )
    assert [f[1] for f in _found(layout)] == ["https://www.voorbeeld.nl", "2023Z01234"]


def test_the_number_of_questions_above_their_answers_is_no_pointer() -> None:
    layout = _layout(
        (BlockKind.TITLE, 0, "", "2024Z01234"),
        (BlockKind.TITLE, 0, "", "Zie ook Aanhangsel Handelingen, vergaderjaar 2023-2024, nr. 7"),
        (BlockKind.PARAGRAPH, 0, "", "Zie de vragen met nummer 2024Z00999."),
    )
    assert [f[1] for f in _found(layout)] == ["ah-tk-20232024-7", "2024Z00999"]


def test_laws_of_the_registers() -> None:
    laws = laws_of()
    assert laws["Awb"] == laws["Algemene wet bestuursrecht"] == "BWBR0005537"
    assert laws["Grondwet"] == "BWBR0001840"


def _f1(letters: Path, folder: Path) -> tuple[float, int]:
    """Give F1 over (overlap, target), and how many references the annotators found."""
    right = found = wanted = 0
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = next(letters.rglob(gold["source"])).read_text(encoding="utf-8")
        layout = lay_out(_source(text))
        system = []
        for c in references(layout, contexts(layout), laws_of()):
            if c.target is not None and not c.informal:
                span = layout.reading.source_span(c.start, c.end)
                system.append((span, {name.casefold() for name in (c.target, *c.also)}))
        found += len(system)
        for cited in gold["citations"]:
            for target in cited["targets"]:
                wanted += 1
                place = Span(cited["start"], cited["end"])
                hit = next((s for s in system if target.casefold() in s[1] and s[0].overlaps(place)), None)
                if hit is not None:
                    system.remove(hit)
                    right += 1
    return 2 * right / (found + wanted), wanted


@pytest.mark.letters
@pytest.mark.parametrize(("folder", "count"), [("dev", 58), ("more", 1)])
def test_real_letters(letters: Path, gold: Path, folder: str, count: int) -> None:
    score, wanted = _f1(letters, gold / folder)
    assert wanted == count
    assert score >= 0.97
