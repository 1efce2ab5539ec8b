"""Sentences in which mentions are marked, made into a source of one letter of a minister."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from beleidsgraaf.extract.components.claims.find import Source
from beleidsgraaf.extract.model import (
    AnswerBlock,
    Block,
    BlockKind,
    Context,
    Document,
    DocumentKind,
    Entity,
    EntityKind,
    Field,
    FootnoteMarker,
    Layout,
    Mention,
    QuestionBlock,
    Reading,
    Sentence,
    Signatory,
    Signature,
    SourceText,
    Span,
)

_MARK = re.compile(r"<(org|doc|office|person|programme|law|date|amount|event)(?: ([^>]*))?>(.*?)</\1>")
OFFICE = Entity(EntityKind.OFFICE, "Minister van Waterwegen")
CHAMBER = Entity(EntityKind.ORG, "Tweede Kamer der Staten-Generaal", key="tweede-kamer")


def parse(marked: str) -> tuple[str, list[Mention]]:
    """Give plain text and mentions of a marked one; `<org Label>text</org>`, the label is the text by default."""
    text, mentions, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        kind, label, words = match.groups()
        entity = Entity(EntityKind(kind.upper()), label or words)
        mentions.append(Mention(len(text), len(text) + len(words), entity, 0.9, "marked"))
        text += words
        at = match.end()
    return text + marked[at:], mentions


def _dialogue(
    blocks: list[Block],
) -> tuple[tuple[FootnoteMarker, ...], tuple[QuestionBlock, ...], tuple[AnswerBlock, ...]]:
    questions, answers = [], []
    for before, block in pairwise([Block(BlockKind.HEADING, 0, 0, 0), *blocks]):
        if block.kind == BlockKind.QUESTION:
            questions.append(QuestionBlock(0, str(len(questions) + 1), block.start, block.end))
        if before.kind == BlockKind.ANSWER_LABEL:
            answers.append(AnswerBlock(0, block.start, block.end))
    return (), tuple(questions), tuple(answers)


def source_of(paragraphs: list[tuple[BlockKind, list[str]]], kind: DocumentKind = DocumentKind.LETTER) -> Source:
    """Make a source of blocks of marked sentences: a letter of 14 February 2024 to the Tweede Kamer.

    A block of the kind QUESTION is a numbered question; what follows an ANSWER_LABEL is its answer.
    """
    text, mentions, blocks, sentences = "", [], [], []
    for block_kind, lines in paragraphs:
        start = len(text)
        for line in lines:
            plain, found = parse(line)
            sentences.append(Sentence(len(text), len(text) + len(plain), len(blocks)))
            mentions += [
                Mention(m.start + len(text), m.end + len(text), m.entity, m.confidence, m.reason) for m in found
            ]
            text += plain + " "
        text = text[:-1]
        blocks.append(Block(block_kind, start, len(text), 0))
        text += "\n\n"
    signature = Signature(Field(OFFICE.label, ()), None)
    document = Document(0, kind, Span(0, len(text)), chamber="tk", signatures=(signature,))
    source = SourceText("k", "k.txt", "k.txt", "0", text, "text/plain", "1")
    layout = Layout(source, Reading(text, ((0, 0, len(text)),)), tuple(blocks), (document,), *_dialogue(blocks))
    on = date(2024, 2, 14)
    return Source(
        layout=layout,
        contexts=(Context(0, on, on, "tk", None, None, None),),
        sentences=sentences,
        mentions=mentions,
        signatories=(Signatory(0, signature, OFFICE, None),),
        addressees=((0, CHAMBER),),
    )
