"""What groups of the Chamber say themselves: paragraphs of a report or of a reply to it that open with their members.

"De leden van de X-fractie constateren ...", "Deze leden zijn van mening ...": the claim is the group's. What they only
ask, read or thank for is no claim; figures that they quote are findings.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from beleidsgraaf.extract.components.claims.features import Features
from beleidsgraaf.extract.components.claims.lexicon import lines
from beleidsgraaf.extract.model import BlockKind, ClaimKind, Entity, EntityKind, Layout, Mention

_WORDS = {name: rest.strip() for name, _, rest in (line.partition(":") for line in lines("members.txt"))}
_OPENS = re.compile(rf"(?:{_WORDS['lead']} )?(?:{_WORDS['group']})\b", re.IGNORECASE)
_GOES_ON = re.compile(rf"(?:{_WORDS['lead']} )?(?:{_WORDS['again']})\b", re.IGNORECASE)
_LEARN = frozenset(_WORDS["learn"].split())
_BLOCKS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUESTION, BlockKind.FOOTNOTE})
#: What a group can claim; what it asks of the government is a question.
KINDS = frozenset({ClaimKind.FINDING, ClaimKind.POSITION})
_JUDGES = frozenset({"opinion", "fin.pos", "past.pos", "have.pos", "can.pos", "learns-figure", "perceive"})


@dataclass(frozen=True, slots=True)
class Members:
    """Where members of a group speak, ascending: (start, end, group)."""

    spans: tuple[tuple[int, int, Entity], ...]
    starts: tuple[int, ...]

    def of(self, offset: int) -> Entity | None:
        """Give the group whose members speak at a reading offset."""
        i = bisect_right(self.starts, offset) - 1
        return self.spans[i][2] if i >= 0 and offset < self.spans[i][1] else None


def members(layout: Layout, mentions: Sequence[Mention]) -> Members:
    """Give the paragraphs that open with the members of a group, and those that go on from one."""
    text = layout.reading.text
    starts = [m.start for m in mentions]
    answers = [(a.start, a.end) for a in layout.answers]
    spans: list[tuple[int, int, Entity]] = []
    last: Entity | None = None
    for block in layout.blocks:
        if block.kind not in _BLOCKS:
            if block.kind in (BlockKind.HEADING, BlockKind.SIGNATURE):
                last = None
            continue
        if any(start <= block.start < end for start, end in answers):
            last = None
            continue
        opening = _OPENS.match(text, block.start, block.end)
        if block.kind == BlockKind.FOOTNOTE and not opening:
            continue  # a numbered remark of a group may look like a note
        if opening:
            near = mentions[bisect_left(starts, block.start) : bisect_left(starts, opening.end() + 30)]
            last = next((m.entity for m in near if m.entity.kind == EntityKind.ORG), None)
        elif not _GOES_ON.match(text, block.start, block.end):
            last = None
        if last is not None:
            spans.append((block.start, block.end, last))
    return Members(tuple(spans), tuple(start for start, _, _ in spans))


def mark(found: Features) -> None:
    """Name what a sentence of members says of itself: they are the subject, they quote a figure."""
    names, words = found.names, found.clauses.words
    if "members" in names or "zij" in words[:4] or "we" in names:
        names.update({"s.own", "s."})
    if _LEARN & set(words[:14]) and names & {"has.amount", "~count", "count"}:
        names.discard("asks")
        names.add("learns-figure")


def holds(found: Features, in_question: bool) -> bool:
    """Tell whether the sentence can be a claim of the group; in a numbered question only what it says it holds."""
    return not in_question or bool("s.own" in found.names and found.names & _JUDGES)
