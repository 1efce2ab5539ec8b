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


def _list(name: str) -> list[str]:
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


_CANDIDATE = re.compile(r"[.!?…][\"”’»)\]']*\s+(?=[\"“‘«„(\[]*(?:[A-ZÀ-Ý0-9’'(•–-]|[a-z][A-Z]))")
_WORD_BEFORE = re.compile(r"[\w./]+$")
_INITIAL = re.compile(r"(?:[A-ZÀ-Ý]\.?|(?:[A-ZÀ-Ý][a-z]?\.)+[A-ZÀ-Ý][a-z]?|Th|Ch|IJ)$")
#: A capital after one of these is a label, not an initial: `optie B.` ends a sentence, `de heer B.` does not.
_LABELLED = re.compile(r"(?:" + "|".join(_list("labelled.txt")) + r")[ \u00a0]$", re.IGNORECASE)
#: Speech of several sentences belongs to the words that say who speaks.
_SPOKEN = re.compile(
    r"[\"“«][^\"”»\n]{1,500}[\"”»],?[ \u00a0](?:aldus|zegt|zei|zeggen|schrijft|schreef|stelt|stelde|vroeg|vraagt)\b"
)
_ROMAN_OR_ORDINAL = re.compile(r"(?:\d{1,2}|[ivx]+)$")


_ABBREVIATIONS = frozenset(_list("abbreviations.txt"))


#: Abbreviations that often close a sentence: they do when a capital follows.
_CLOSING = frozenset({"enz", "etc", "c.s", "e.d", "e.a", "jl", "p.p", "p.j", "a.s", "s.v.p", "n.v.t"})


def _ends(text: str, at: int, follow: str) -> bool:
    """Tell whether the full stop at `at` ends a sentence, given the character that follows the white space."""
    match = _WORD_BEFORE.search(text, max(0, at - 24), at)
    if not match:
        return True
    word = match.group()
    if word in _CLOSING:
        return follow.isupper()
    if word in _ABBREVIATIONS or word.lstrip("(") in _ABBREVIATIONS:
        return False
    if _INITIAL.match(word):
        return len(word) == 1 and _LABELLED.search(text, max(0, match.start() - 24), match.start()) is not None
    return not (_ROMAN_OR_ORDINAL.match(word) and match.start() == 0)


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the sentences of text[start:end] as (start, end) without the white space between them."""
    at = start
    spoken = [m.span() for m in _SPOKEN.finditer(text, start, end)]
    for match in _CANDIDATE.finditer(text, start, end):
        mark = match.start()
        if match.end() >= end:
            break
        if spoken and any(low < mark < high - 1 for low, high in spoken):
            continue
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
