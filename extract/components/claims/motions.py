"""What a motion finds, holds and asks, by the participle that opens each of its paragraphs."""

from __future__ import annotations

import re

from beleidsgraaf.extract.model import BlockKind, ClaimKind, Entity, EntityKind, Layout, Mention, Signatory

_OPENS: tuple[tuple[re.Pattern[str], ClaimKind], ...] = (
    (re.compile(r"(?:voorts |tevens |verder )?(?:constaterende|vaststellende|geconstateerd hebbende|in aanmerking nemende)\b"), ClaimKind.FINDING),
    (re.compile(r"(?:voorts |tevens |verder )?(?:overwegende|van mening|van oordeel|menende|oordelende|erkennende|onderstrepende)\b"), ClaimKind.POSITION),
    (re.compile(r"spreekt\b.{0,40}\buit\b"), ClaimKind.POSITION),
    (
        re.compile(r"(?:verzoekt|vraagt|roept|draagt|nodigt|dringt|spoort)\b.{0,40}\b(?:regering|kabinet|presidium|minister|staatssecretaris|Kamer)"),
        ClaimKind.REQUEST,
    ),
)


def motion_kind(sentence: str) -> tuple[ClaimKind, str] | None:
    """Give the kind of a motion's paragraph and the words that open it, None for formulas and headings."""
    text = sentence.strip()
    for pattern, kind in _OPENS:
        match = pattern.match(text[:1].lower() + text[1:])
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
