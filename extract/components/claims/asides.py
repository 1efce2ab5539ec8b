"""Which stretches of a source are a question's side, and which sentences are only asides."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from beleidsgraaf.extract.model import AnswerBlock, BlockKind, Entity, EntityKind, Layout, Mention, Question

_ASIDE = re.compile(
    r"\W*(?:ja|nee|neen|idem|ibid|zie|nee, zie|ja, zie|graag een reflectie|antwoord|vraag \d+)\b[^,]{0,40}[.,]?\W*$"
    r"|\W*zie (?:het |de |ook |hiervoor |verder |mijn |immers )",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"antwoord", re.IGNORECASE)
_GROUP = re.compile(r"\bfracties? (?:van )?(?:de )?$|\bleden van (?:de )?$")
_QUESTIONS_OF = re.compile(
    r"\bvragen (?:en opmerkingen )?van (?:de leden|het lid)|\bvragen van de\b|^vraag \d", re.IGNORECASE
)


def is_aside(sentence: str) -> bool:
    """Tell whether a sentence only says yes or no, or points elsewhere."""
    return bool(_ASIDE.match(sentence))


@dataclass(frozen=True, slots=True)
class Spans:
    """Stretches of the reading, ascending, without overlaps."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, blocks: Sequence[AnswerBlock]) -> Spans:
        """Make them from the answers of a layout."""
        ordered = sorted((b.start, b.end) for b in blocks)
        return cls(tuple(s for s, _ in ordered), tuple(e for _, e in ordered))

    def holds(self, offset: int) -> bool:
        """Tell whether a reading offset lies in one of them."""
        i = bisect_right(self.starts, offset) - 1
        return i >= 0 and offset < self.ends[i]


@dataclass(frozen=True, slots=True)
class Askers:
    """The stretches in which somebody asks, ascending: (start, end, who)."""

    spans: tuple[tuple[int, int, Entity | None], ...]
    starts: tuple[int, ...]

    def of(self, offset: int) -> Entity | None:
        """Give who asks at a reading offset, None when nobody does."""
        i = bisect_right(self.starts, offset) - 1
        if i >= 0 and offset < self.spans[i][1]:
            return self.spans[i][2] or _SOMEBODY
        return None


_SOMEBODY = Entity(EntityKind.ORG, "Vraagstellers")


def askers(layout: Layout, mentions: Sequence[Mention], questions: Sequence[Question]) -> Askers:
    """Give the stretches of a source that are a question's side.

    A question's own span is, and so is what stands between an answer and the next question, and what follows a
    heading "Vragen van de leden ...": it leads up to the question.
    """
    spans: list[tuple[int, int, Entity | None]] = []
    by_block = {id(q.block): q for q in questions}
    ordered = sorted(layout.questions, key=lambda q: q.start)
    answers = sorted(layout.answers, key=lambda a: a.start)
    for index, block in enumerate(ordered):
        linked = by_block.get(id(block))
        who = linked.asked_by[0] if linked and linked.asked_by else None
        before = [a.end for a in answers if a.document == block.document and a.end <= block.start]
        if not before:
            before = [_heading_before(layout, block.start, block.document)]
        previous = ordered[index - 1] if index else None
        start = max(before[-1], previous.end if previous and previous.document == block.document else 0)
        spans.append((min(start, block.start), block.end, who))
    starts = {block.start for block in ordered}
    for left, right in pairwise(layout.blocks):
        label = right.kind == BlockKind.ANSWER_LABEL and _ANSWER.match(layout.reading.text, right.start)
        if not label or left.kind != BlockKind.PARAGRAPH or left.start in starts:
            continue
        if not any(a.start <= left.start < a.end for a in answers):
            spans.append((left.start, left.end, None))  # the rest of a question from the page before
    spans.sort(key=lambda span: span[:2])
    return Askers(tuple(spans), tuple(s for s, _, _ in spans))


def asking_group(text: str, mentions: Sequence[Mention], before: int) -> Entity | None:
    """Give the last parliamentary group named as such among mentions[:before]: whose questions these are."""
    for mention in reversed(mentions[:before]):
        if mention.entity.kind == EntityKind.ORG and (
            mention.entity.category == "group" or _GROUP.search(text, max(0, mention.start - 30), mention.start)
        ):
            return mention.entity
    return None


def _heading_before(layout: Layout, offset: int, document: int) -> int:
    """Give where a heading announces questions before the first of a document, else the question's own start."""
    text = layout.reading.text
    for block in layout.blocks:
        if block.document != document or block.start >= offset or block.end - block.start >= 160:
            continue
        worded = block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH)
        if worded and _QUESTIONS_OF.search(text[block.start : block.end]):
            return block.start
    return offset
