"""Mentions, relations, claims, questions and answers: what the text says, each with the characters that say it."""

from __future__ import annotations

import re
from typing import Final

from beleidsgraaf.extract.model import (
    PUBLICATION,
    Claim,
    Entity,
    EntityKind,
    Extraction,
    Mention,
    Modality,
    PlaceReference,
    Polarity,
    Question,
    Relation,
)
from beleidsgraaf.graph.quads.citations import CitedWriter
from beleidsgraaf.graph.quads.entities import EntityWriter
from beleidsgraaf.graph.quads.scene import (
    ANNOTATION,
    CONFIDENCE,
    CONFIDENCE_REASON,
    HAS_BODY,
    HAS_TARGET,
    TYPE,
    Scene,
)
from beleidsgraaf.graph.quads.statements import Term, decimal, text, typed
from beleidsgraaf.ontology.terms import BG, RDF, term

_IS_MENTION: Final = (f"{TYPE} {BG.Mention}", f"{TYPE} {ANNOTATION}")
_COREFERENCE: Final = f'{BG.coreference} "true"^^<http://www.w3.org/2001/XMLSchema#boolean>'
_CHAMBER_NUMBER: Final = re.compile(r"20\d\d[ZD]\d{5}")
_RELATION: Final = (str(BG.Relation), str(RDF.Statement))
_SUBJECT: Final = str(RDF.subject)
_PREDICATE: Final = str(RDF.predicate)
_OBJECT: Final = str(RDF.object)
_MODALITY: Final = str(BG.modality)
_POLARITY: Final = str(BG.polarity)
_CLAIM: Final = str(BG.Claim)
_CLAIMANT: Final = str(BG.claimant)
_ATTRIBUTED_TO: Final = str(BG.attributedTo)
_ADDRESSEE: Final = str(BG.addressee)
_ABOUT: Final = str(BG.about)
_TEXT: Final = str(BG.text)
_TYPES: Final = {kind: f"{BG.mentionType} <{BG.NS}{kind}>" for kind in EntityKind}


def write_mentions(scene: Scene, mentions: tuple[Mention, ...], entities: EntityWriter) -> None:
    """Say which characters denote what."""
    for mention in sorted(mentions, key=lambda m: (m.document, m.start, m.end, m.entity.kind, m.entity.label)):
        kind = mention.entity.kind
        words = scene.words(mention.start, mention.end)
        this = scene.found("mention", mention.document, (kind.value,), words)
        scene.out.describe(
            this,
            *_IS_MENTION,
            f"{HAS_BODY} {entities.node(mention.entity)}",
            _TYPES[kind],
            f"{HAS_TARGET} {scene.target(mention.start, mention.end, mention.document)}",
        )
        if mention.coreference:
            scene.out.describe(this, _COREFERENCE)
        else:
            entities.surface(mention.entity, words)
        scene.method(this, mention.confidence, mention.reason)


def write_places(scene: Scene, places: tuple[PlaceReference, ...], entities: EntityWriter) -> None:
    """Say which characters name a municipality as a place."""
    add = scene.out.add
    for place in sorted(places, key=lambda p: (p.document, p.start, p.end)):
        this = scene.found("place", place.document, (), scene.words(place.start, place.end))
        add(this, TYPE, str(BG.PlaceReference), ANNOTATION)
        add(this, HAS_BODY, entities.node(place.entity))
        add(this, HAS_TARGET, scene.target(place.start, place.end, place.document))
        scene.method(this, place.confidence, place.reason)


def write_relations(scene: Scene, relations: tuple[Relation, ...], entities: EntityWriter, cited: CitedWriter) -> None:
    """Say which relations the text states; the plain triple only where it says that they hold."""
    add = scene.out.add
    for relation in sorted(relations, key=lambda r: (r.document, r.start, r.end, r.predicate, r.subject.label)):
        whole = relation.subject.category == PUBLICATION
        subject = cited.node(relation.subject.label) if whole else entities.node(relation.subject)
        if isinstance(relation.object, Entity):
            other = entities.node(relation.object)
        else:
            other = cited.node(relation.object, *_also(relation))
        predicate = str(term(relation.predicate))
        words = scene.words(relation.start, relation.end)
        # what is said is part of what it is: one sentence may state two relations of a kind
        said = " ".join((subject, other, relation.modality, relation.polarity, words))
        this = scene.found("relation", relation.document, (relation.predicate,), said)
        add(this, TYPE, *_RELATION)
        add(this, _SUBJECT, subject)
        add(this, _PREDICATE, predicate)
        add(this, _OBJECT, other)
        add(this, _MODALITY, str(term(relation.modality.value)))
        add(this, _POLARITY, str(term(relation.polarity.value)))
        if relation.since:
            add(this, str(BG.since), text(relation.since))
        if relation.until:
            add(this, str(BG.until), text(relation.until))
        add(this, HAS_TARGET, scene.target(relation.start, relation.end, relation.document))
        _confidence(scene, this, relation.confidence, relation.reason)
        if relation.modality is Modality.ACTUAL and relation.polarity is Polarity.POSITIVE:
            add(subject, predicate, other)


def _also(relation: Relation) -> tuple[str, ...]:
    """Give the other name of questions that are answered: their Chamber number is the reference number as well."""
    number = relation.object if isinstance(relation.object, str) else ""
    return (f"kenmerk-{number}",) if relation.predicate == "repliesTo" and _CHAMBER_NUMBER.fullmatch(number) else ()


def write_claims(scene: Scene, claims: tuple[Claim, ...], entities: EntityWriter) -> None:
    """Say what is promised, planned, found, judged, reported, recommended and asked for."""
    add = scene.out.add
    for claim in sorted(claims, key=lambda c: (c.document, c.start, c.end, c.kind)):
        words = scene.words(claim.start, claim.end)
        this = scene.found("claim", claim.document, (claim.kind.value,), words)
        add(this, TYPE, _CLAIM, str(term(claim.kind.value)))
        add(this, _TEXT, text(words, "nl"))
        for predicate, entity in (
            (_CLAIMANT, claim.claimant),
            *((_CLAIMANT, entity) for entity in claim.with_claimants),
            (_ATTRIBUTED_TO, claim.attributed_to),
            (_ADDRESSEE, claim.addressee),
            *((_ABOUT, entity) for entity in claim.about),
        ):
            if entity is not None:
                add(this, predicate, entities.node(entity))
        if claim.due_from is not None:
            add(this, str(BG.dueFrom), typed(claim.due_from.isoformat(), "date"))
        if claim.due_by is not None:
            add(this, str(BG.dueBy), typed(claim.due_by.isoformat(), "date"))
        if claim.due_text:
            add(this, str(BG.dueText), text(claim.due_text, "nl"))
        add(this, _MODALITY, str(term(claim.modality.value)))
        add(this, _POLARITY, str(term(claim.polarity.value)))
        add(this, HAS_TARGET, scene.target(claim.start, claim.end, claim.document))
        _confidence(scene, this, claim.confidence, claim.reason)


def write_dialogue(scene: Scene, extraction: Extraction, entities: EntityWriter) -> None:
    """Say which questions were asked by whom, and which answer serves which questions."""
    add = scene.out.add
    serves: dict[int, list[Question]] = {}
    for question in extraction.questions:
        if question.block.answer is not None:
            serves.setdefault(question.block.answer, []).append(question)
    answers: dict[int, Term] = {}
    for index, block in enumerate(extraction.layout.answers):
        # an answer that serves several questions goes by the last of them
        number = serves[index][-1].block.number if index in serves else "0"
        answers[index] = this = scene.found("answer", block.document, (number,), "")
        add(this, TYPE, str(BG.Answer))
        add(this, _TEXT, text(scene.words(block.start, block.end), "nl"))
        add(this, HAS_TARGET, scene.target(block.start, block.end, block.document))
    for question in extraction.questions:
        asked = question.block
        this = scene.found("question", asked.document, (asked.number or "0",), "")
        add(this, TYPE, str(BG.Question))
        add(this, str(BG.questionNumber), text(asked.number))
        add(this, _TEXT, text(scene.words(asked.start, asked.end), "nl"))
        add(this, HAS_TARGET, scene.target(asked.start, asked.end, asked.document))
        for entity in question.asked_by:
            add(this, str(BG.askedBy), entities.node(entity))
        for entity in question.joined_by:
            add(this, str(BG.joinedBy), entities.node(entity))
        if asked.answer is not None:
            add(this, str(BG.answeredBy), answers[asked.answer])
            add(answers[asked.answer], str(BG.answers), this)


def _confidence(scene: Scene, this: Term, confidence: float, reason: str) -> None:
    scene.out.add(this, CONFIDENCE, decimal(confidence))
    if reason:
        scene.out.add(this, CONFIDENCE_REASON, text(reason))
