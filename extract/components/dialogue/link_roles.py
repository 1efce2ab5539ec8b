"""Who signs, who is addressed, who asks, what is answered: worded fields of the layout linked to what they mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from beleidsgraaf.extract.components.actors.persons import label, strip_titles
from beleidsgraaf.extract.link import Linker, own
from beleidsgraaf.extract.model import (
    BlockKind,
    Citation,
    Context,
    Document,
    DocumentKind,
    Entity,
    EntityKind,
    Field,
    Layout,
    Mention,
    Question,
    Signatory,
    Signature,
    Span,
)

_CHAMBERS = (
    ("tk", re.compile(r"\bTweede\s+Kamer|\bTweede\s+en\s+(?:de\s+)?Eerste\s+Kamer", re.IGNORECASE)),
    ("ek", re.compile(r"\bEerste\s+Kamer|\bEerste\s+en\s+(?:de\s+)?Tweede\s+Kamer", re.IGNORECASE)),
)
#: Words shortly before a pointer that make the document an answer to what it points at.
_ANSWERS = re.compile(
    r"(?:antwoord(?:en)?\b[^.]{0,160}\b(?:op|van)|beantwoord\w*|reactie op|reageer\w*|gereageerd|ingezonden|gesteld\w*"
    r"|uw (?:brief|vragen|verzoek))\b[^.]{0,120}$",
    re.IGNORECASE,
)
_WINDOW = 260
#: How many characters of a document may precede such a pointer: what follows is argument.
_OPENING = 2500
_REFERENCE = re.compile(r"(?=.*\d{4})[\w/.\-–() ]{5,40}")
_CHAMBER_NUMBER = re.compile(r"20\d\d[ZD]\d{4,6}")


class Mentions:
    """The mentions of a text, found by where they stand."""

    def __init__(self, mentions: Sequence[Mention], layout: Layout) -> None:
        self._mentions = mentions
        self._starts = [m.start for m in mentions]
        self._layout = layout

    def within(self, start: int, end: int) -> list[Mention]:
        """Give the mentions that overlap reading offsets start..end."""
        i = max(0, bisect_left(self._starts, start) - 1)
        found = []
        while i < len(self._mentions) and self._mentions[i].start < end:
            if self._mentions[i].end > start:
                found.append(self._mentions[i])
            i += 1
        return found

    def at(self, spans: Iterable[Span]) -> list[Mention]:
        """Give the mentions that overlap source spans."""
        reading, found = self._layout.reading, []
        for span in spans:
            offsets = [reading.reading_offset(o) for o in (span.start, max(span.start, span.end - 1))]
            if offsets[0] is not None and offsets[1] is not None:
                found += self.within(offsets[0], offsets[1] + 1)
        return list(dict.fromkeys(found))


def questions(layout: Layout, mentions: Mentions) -> list[Question]:
    """Link the askers and joiners of each question: groups, and persons where they are named."""
    return [
        Question(block, _askers(block.askers, mentions), _askers(block.joiners, mentions)) for block in layout.questions
    ]


def _askers(spans: Iterable[tuple[int, int]], mentions: Mentions) -> tuple[Entity, ...]:
    found: list[Entity] = []
    for start, end in spans:
        for mention in mentions.within(start, end):
            if mention.entity.kind is EntityKind.PERSON or mention.entity.category in ("group", "standing-committee"):
                found.append(mention.entity)
    return tuple(dict.fromkeys(found))


def signatories(layout: Layout, contexts: Sequence[Context], mentions: Mentions, linker: Linker) -> list[Signatory]:
    """Link each signature; one that names several offices gives a signatory for each."""
    out: list[Signatory] = []
    for document in layout.documents:
        for signature in document.signatures:
            person = _person(signature.person, mentions)
            offices = _offices(signature, contexts[document.index], mentions, linker)
            for office in offices or [None]:
                if office or person:
                    out.append(Signatory(document.index, signature, office, person))
    return list(dict.fromkeys(out))


def _person(field: Field | None, mentions: Mentions) -> Entity | None:
    if field is None:
        return None
    for mention in mentions.at(field.spans):
        if mention.entity.kind is EntityKind.PERSON:
            return mention.entity
    start, end = strip_titles(field.value)
    return own(EntityKind.PERSON, label(field.value[start:end]), "person") if end > start else None


def _offices(signature: Signature, context: Context, mentions: Mentions, linker: Linker) -> list[Entity | None]:
    field = signature.office
    if field is None:
        return []
    found = [m.entity for m in mentions.at(field.spans) if m.entity.kind is EntityKind.OFFICE]
    if found:
        return list(dict.fromkeys(found))
    linked = linker.office(field.value, context.on)
    return [linked or own(EntityKind.OFFICE, re.sub(r"^(?:de|het)\s+", "", field.value, flags=re.I), "post")]


def addressees(
    layout: Layout, contexts: Sequence[Context], mentions: Mentions, linker: Linker
) -> list[tuple[int, Entity]]:
    """Link whom each document is for: the chamber, not its president; else the office, the body or the person named."""
    out: list[tuple[int, Entity]] = []
    for document in layout.documents:
        for entity in _addressed(document, contexts[document.index], mentions, linker):
            out.append((document.index, entity))
    return out


def _addressed(document: Document, context: Context, mentions: Mentions, linker: Linker) -> list[Entity]:
    field = document.addressee
    if field is None:
        answers = document.kind is DocumentKind.ANSWER_SET and document.chamber is not None and document.part_of is None
        return [linker.chamber(document.chamber)] if answers else []
    chambers = [linker.chamber(code) for code, pattern in _CHAMBERS if pattern.search(field.value)]
    if chambers:
        return chambers
    found = [m.entity for m in mentions.at(field.spans)]
    for kind in (EntityKind.OFFICE, EntityKind.ORG, EntityKind.PERSON):
        if of_kind := [e for e in found if e.kind is kind]:
            return list(dict.fromkeys(of_kind))
    office = linker.office(re.sub(r"^(?:aan\s+)?(?:de|het)\s+", "", field.value, flags=re.I), context.on)
    return [office] if office else []


def replies(layout: Layout, citations: Sequence[Citation]) -> list[tuple[int, str, Span]]:
    """Give what each document answers: by its field `Uw referentie`, and by what its opening says that it answers."""
    out: list[tuple[int, str, Span]] = []
    for document in layout.documents:
        field = document.your_reference
        if field and field.spans and (target := _identifier(field.value)):
            out.append((document.index, target, field.spans[0]))
    text, reading = layout.reading.text, layout.reading
    sent_in = {
        d.index for d in layout.documents if d.asked and d.kind is DocumentKind.DOCUMENT
    }  # asks, answers nothing
    opening = {d.index: _starts_at(layout, d.index) for d in layout.documents if d.index not in sent_in}
    questions = [(q.start, q.end) for q in layout.questions]
    identifiers = {d.index: d.identifier.value for d in layout.documents if d.identifier}
    for citation in citations:
        if citation.target is None or citation.informal or citation.form in ("url", "bwb", "celex", "ibid", "note"):
            continue
        start = opening.get(citation.document)
        if start is None or citation.start - start > _OPENING or citation.target == identifiers.get(citation.document):
            continue
        if any(a <= citation.start < b for a, b in questions):
            continue
        sentence = text[max(start, citation.start - _WINDOW) : citation.start]
        if _ANSWERS.search(sentence.rsplit("\n\n", 1)[-1]):
            out.append((citation.document, citation.target, reading.source_span(citation.start, citation.end)))
    return list(dict.fromkeys(out))


def _starts_at(layout: Layout, document: int) -> int | None:
    """Give where the running text of a document starts, after letterhead and title."""
    kinds = (BlockKind.PARAGRAPH, BlockKind.QUESTION, BlockKind.LIST_ITEM)
    return next((b.start for b in layout.blocks if b.document == document and b.kind in kinds), None)


def _identifier(reference: str) -> str | None:
    """Give the identifier that a reference of the addressee stands for, None for words (`Prioriteitenbrief`)."""
    value = re.sub(r"\s+", "", reference).replace("–", "-")
    if _CHAMBER_NUMBER.fullmatch(value):
        return value
    return f"kenmerk-{value}" if _REFERENCE.fullmatch(reference.strip()) else None
