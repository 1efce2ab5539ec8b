"""The component `bg_sentences`: splits blocks into sentences.

A candidate is a closing mark, then white space, then something that can open a sentence; an abbreviation, an initial
or an ordinal before the mark takes it back. Measured choices: a list of one's own closes the gap that general
splitters leave on governance prose (`jo.`, `excl.`, `i.o.v.`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc

from beleidsgraaf.extract.model import Block, BlockKind, Layout, Sentence

_CANDIDATE = re.compile(r"[.!?…][\"”’»)\]']*\s+(?=[\"“‘«„(\[]*[A-ZÀ-Ý0-9’'(•–-])")
_WORD_BEFORE = re.compile(r"[\w./]+$")
_INITIAL = re.compile(r"(?:[A-ZÀ-Ý]\.?|(?:[A-ZÀ-Ý][a-z]?\.)+[A-ZÀ-Ý][a-z]?|Th|Ch|IJ)$")
_ROMAN_OR_ORDINAL = re.compile(r"(?:\d{1,2}|[ivx]+)$")


def _abbreviations() -> frozenset[str]:
    text = (files(__package__) / "abbreviations.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


_ABBREVIATIONS = _abbreviations()


def _ends(text: str, at: int, follow: str) -> bool:
    """Tell whether the full stop at `at` ends a sentence, given the character that follows the white space."""
    match = _WORD_BEFORE.search(text, max(0, at - 24), at)
    if not match:
        return True
    word = match.group()
    if word == "enz" or word == "c.s" or word.endswith("jl"):
        return follow.isupper()  # these do end sentences when a capital follows
    if word in _ABBREVIATIONS or word.lstrip("(") in _ABBREVIATIONS:
        return False
    if _INITIAL.match(word):
        return False
    return not (_ROMAN_OR_ORDINAL.match(word) and match.start() == 0)


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the sentences of text[start:end] as (start, end) without the white space between them."""
    at = start
    for match in _CANDIDATE.finditer(text, start, end):
        mark = match.start()
        if match.end() >= end:
            break
        if text[mark] == "." and not _ends(text[at:mark], mark - at, text[match.end()]):
            continue
        stop = mark + len(match.group().rstrip())
        if stop > at:
            yield at, stop
        at = match.end()
    while end > at and text[end - 1].isspace():
        end -= 1
    if end > at:
        yield at, end


#: Blocks that are one unit each, however many full stops they hold.
_WHOLE = frozenset({BlockKind.LETTERHEAD, BlockKind.ADDRESS, BlockKind.DATELINE, BlockKind.SIGNATURE, BlockKind.ROSTER})


def sentences(layout: Layout) -> list[Sentence]:
    """Give the sentences of a layout in reading order."""
    text = layout.reading.text
    out: list[Sentence] = []
    for index, block in enumerate(layout.blocks):
        out += _of_block(text, index, block)
    return out


def _of_block(text: str, index: int, block: Block) -> list[Sentence]:
    if block.end <= block.start:
        return []
    if block.kind in _WHOLE:
        return [Sentence(block.start, block.end, index)]
    return [Sentence(a, b, index) for a, b in split(text, block.start, block.end)]


@Language.factory(
    "bg_sentences", default_config={"registers": []}, requires=["doc._.layout"], assigns=["doc._.sentences"]
)
def make_sentences(nlp: Language, name: str, registers: list[str]) -> Callable[[Doc], Doc]:
    """Make the component."""

    def find(doc: Doc) -> Doc:
        doc._.sentences = sentences(doc._.layout)
        return doc

    return find
