"""Finds who asks: the words in a title, a heading or a sentence, for each question; and who joins in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from beleidsgraaf.extract.model import AnswerBlock, Block, BlockKind, QuestionBlock, Reading

_GROUP: Final = r"(?:(?:van\s+)?(?:de\s+|het\s+)?[A-Z0-9][\w-]*(?:\s(?:[A-Z][\w-]*))*)"
_GROUPS: Final = rf"{_GROUP}(?:(?:,\s+(?:en\s+)?|\s+en\s+(?:van\s+)?(?:de\s+)?|\s+alsmede\s+){_GROUP})*"
#: `de leden van de fractie van X`, `de leden van de X-fractie`, `het lid van de fractie van X`, `de X-fractie`.
_WHO: Final = (
    rf"(?:[Dd]e\s+leden|[Hh]et\s+lid|[Dd]e\s+(?=fracties?\b|[A-Z0-9][\w-]*-fracties?))(?:\s*van)?(?:\s+de)?"
    rf"\s*(?:fracties?\s+(?:van\s+)?{_GROUPS}|[A-Z0-9][\w-]*(?:-?(?:,\s+|\s+en\s+)(?:de\s+)?[A-Z0-9][\w-]*)*-fracties?)"
)
_HEADING: Final = re.compile(
    rf"(?:Inbreng|Vragen|Vraag|Opmerkingen)(?:\s+en\s+(?:opmerkingen|vragen))?\s+(?:van\s+)?(?P<who>{_WHO}|(?:de\s+leden|het\s+lid)\s+[^:]+)",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(
    r"[Vv]ra(?:ag|gen)\s+van\s+(?:het\s+van\s+)?(?P<who>(?:het|de)\s+(?:(?:Kamer)?lid|(?:Kamer)?leden)\s+.+?)"
    r"(?=\s+(?:aan\s+(?:de|het)|over|inzake|met\s+betrekking)\s|$)",
    re.DOTALL,
)
_SPEAKS: Final = re.compile(rf"(?P<who>{_WHO})|(?:[A-Z]\w+\s+){{1,2}}vragen\s+(?P<late>{_WHO})")
_JOINS: Final = re.compile(rf"(?P<who>{_WHO})\s+sluit(?:en)?\s+zich\b(?P<rest>[^.]*)")
_NAME: Final = re.compile(r"[A-Z0-9][\w-]*")

Spans = tuple[tuple[int, int], ...]


def ask(
    reading: Reading, blocks: Sequence[Block], questions: list[QuestionBlock], answers: Sequence[AnswerBlock]
) -> tuple[QuestionBlock, ...]:
    """Give each question the words that say who asks it and who joins in."""
    if not questions:
        return ()
    text = reading.text
    answered = _within(blocks, answers)
    by_heading = any(_heading(text, b) for b in blocks if b.document in {q.document for q in questions})
    starts: dict[int, Spans] = {}
    current: Spans = ()
    document = -1
    by_title = False
    for i, block in enumerate(blocks):
        if block.document != document:
            document, current, by_title = block.document, (), False
        if heading := _heading(text, block):
            current = (heading,)
        elif block.kind in (BlockKind.TITLE, BlockKind.LETTERHEAD) and (
            found := _TITLE.search(text, block.start, block.end)
        ):
            current, by_title = (found.span("who"),), True
        elif (
            not by_heading
            and not by_title
            and i not in answered
            and block.kind in (BlockKind.PARAGRAPH, BlockKind.QUESTION)
        ):
            found = _SPEAKS.match(text, block.start, block.end)
            if found:
                current = (found.span("who" if found["who"] else "late"),)
        starts[block.start] = current
    joins = _joins(text)
    return tuple(_with(question, starts.get(question.start, ()), joins, text) for question in questions)


def _within(blocks: Sequence[Block], answers: Sequence[AnswerBlock]) -> set[int]:
    """Give the indices of the blocks that lie in an answer."""
    spans = sorted((a.start, a.end) for a in answers)
    starts = [start for start, _ in spans]
    found: set[int] = set()
    for i, block in enumerate(blocks):
        at = bisect_right(starts, block.start) - 1
        if at >= 0 and block.start < spans[at][1]:
            found.add(i)
    return found


def _heading(text: str, block: Block) -> tuple[int, int] | None:
    if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH) or block.end - block.start > 160:
        return None
    found = _HEADING.fullmatch(text, block.start, block.end)
    return found.span("who") if found else None


def _joins(text: str) -> list[tuple[int, int, frozenset[str]]]:
    """Give who joins in, and the groups whose questions they join; none named means all."""
    found: list[tuple[int, int, frozenset[str]]] = []
    seen: set[str] = set()
    if "zich" not in text:
        return found
    for match in _JOINS.finditer(text):
        if match["who"].lower() not in seen and "aan" in match["rest"]:
            seen.add(match["who"].lower())
            found.append((*match.span("who"), frozenset(_names(match["rest"]))))
    return found


def _names(text: str) -> list[str]:
    return [re.sub(r"-fracties?$", "", name) for name in _NAME.findall(text)]


def _with(
    question: QuestionBlock, askers: Spans, joins: list[tuple[int, int, frozenset[str]]], text: str
) -> QuestionBlock:
    names = {name for start, end in askers for name in _names(text[start:end])}
    joiners = tuple(
        (start, end)
        for start, end, of in joins
        if names and (not of or of & names) and not names & set(_names(text[start:end]))
    )
    return replace(question, askers=askers, joiners=joiners)
