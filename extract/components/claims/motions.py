"""What a motion finds, holds and asks, by the words that open each of its paragraphs (`motions.txt`)."""

from __future__ import annotations

import re
from functools import lru_cache

from beleidsgraaf.extract.components.claims.lexicon import lines
from beleidsgraaf.extract.model import BlockKind, ClaimKind, Entity, EntityKind, Layout, Mention, Signatory


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
) -> Entity | None:
    """Give who proposes the motion: the first that signs it, else the first that its title names."""
    for signatory in signatories:
        if signatory.document == document and signatory.person:
            return signatory.person
    for block in layout.blocks:
        if block.document == document and block.kind in (BlockKind.TITLE, BlockKind.HEADING, BlockKind.SIGNATURE):
            for mention in mentions:
                if block.start <= mention.start < block.end and mention.entity.kind == EntityKind.PERSON:
                    return mention.entity
    return None
