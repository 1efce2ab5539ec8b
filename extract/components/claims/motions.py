"""What a motion finds, holds and asks, by the words that open each of its paragraphs (`motions.txt`)."""

from __future__ import annotations

import re
from functools import lru_cache

from beleidsgraaf.extract.components.claims.lexicon import lines
from beleidsgraaf.extract.model import BlockKind, ClaimKind, Entity, EntityKind, Layout, Mention, Signatory

_SUBJECT = re.compile(r"\s(?:over|inzake)\s", re.IGNORECASE)


@lru_cache(maxsize=1)
def _openings() -> tuple[tuple[re.Pattern[str], ClaimKind], ...]:
    words = {
        name: re.split(r",\s*", rest.strip()) for name, _, rest in (x.partition(":") for x in lines("motions.txt"))
    }
    lead = r"(?:voorts |tevens |verder )?"
    asked = r"\b.{0,40}?\b(?:" + "|".join(words["asked"]) + r")\b"
    out = []
    for kind in (ClaimKind.FINDING, ClaimKind.POSITION, ClaimKind.REQUEST):
        pattern = lead + "(?:" + "|".join(words[kind.value.lower()]) + ")"
        pattern += asked if kind == ClaimKind.REQUEST else r"\b"
        out.append((re.compile(pattern, re.IGNORECASE), kind))
    return tuple(out)


def motion_kind(sentence: str) -> tuple[ClaimKind, str] | None:
    """Give the kind of a motion's paragraph and the words that open it, None for formulas and headings."""
    for pattern, kind in _openings():
        match = pattern.match(sentence.strip())
        if match:
            return kind, " ".join(match.group().split())
    return None


def petitioners(
    layout: Layout, document: int, mentions: list[Mention], signatories: tuple[Signatory, ...]
) -> tuple[Entity, ...]:
    """Give who propose the motion: those that sign it, else those that its title names before what it is about."""
    signed = dict.fromkeys(s.person for s in signatories if s.document == document and s.person)
    if signed:
        return tuple(signed)
    for block in layout.blocks:
        if block.document == document and block.kind in (BlockKind.TITLE, BlockKind.HEADING, BlockKind.SIGNATURE):
            subject = _SUBJECT.search(layout.reading.text, block.start, block.end)
            end = subject.start() if subject else block.end
            persons = (
                m.entity for m in mentions if block.start <= m.start < end and m.entity.kind == EntityKind.PERSON
            )
            if named := dict.fromkeys(persons):
                return tuple(named)
    return ()
