"""Source files, their texts, the documents they hold: fields, signatures, addressees, replies."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from beleidsgraaf.extract.model import Document, Extraction, Field, Signatory, Span
from beleidsgraaf.graph.iri import clean_identifier
from beleidsgraaf.graph.quads.citations import CitedWriter, is_description
from beleidsgraaf.graph.quads.entities import EntityWriter
from beleidsgraaf.graph.quads.scene import HAS_TARGET, TYPE, Scene
from beleidsgraaf.graph.quads.statements import Term, calendar, node, text, typed
from beleidsgraaf.ontology.terms import BG, DCAT, DCTERMS, PROV, SCHEMA, term

_FIELD_EVIDENCE: Final = str(BG.FieldEvidence)
_FIELD: Final = str(BG.field)
_DESCRIBES: Final = str(BG.describes)
_IDENTIFIER: Final = str(DCTERMS.identifier)
_IS_PART_OF: Final = str(DCTERMS.isPartOf)
_ISSUED: Final = str(DCTERMS.issued)
_LANGUAGE: Final = str(DCTERMS.language)
_DERIVED: Final = str(PROV.wasDerivedFrom)
_DISTRIBUTION: Final = str(DCAT.distribution)
_REPLACES: Final = str(DCTERMS.replaces)
_TITLE: Final = str(DCTERMS.title)
_DOSSIER_NUMBER: Final = str(BG.dossierNumber)
_SENDER: Final = str(BG.sender)
_SIGNED_BY: Final = str(BG.signedBy)
_ADDRESSEE: Final = str(BG.addressee)
_SIGNATURE: Final = str(BG.signature)
_REPLIES_TO: Final = str(BG.repliesTo)
_ANNEX_OF: Final = str(BG.annexOf)

_ASKED_ON: Final = str(BG.askedOn)
_ANSWER_DUE: Final = str(BG.answerDue)

#: The Rules of Procedure of the Tweede Kamer give a minister so many days for an answer.
_ANSWER_DAYS: Final = 21

_MEDIA_TYPES: Final = "https://www.iana.org/assignments/media-types/"

#: Office, name and the white space between them are no longer than this.
_SIGNATURE_LENGTH: Final = 300

#: Fields whose value is said as it is worded: attribute of `Document` -> property, language.
_WORDED: Final[tuple[tuple[str, Term, str], ...]] = (
    ("title", _TITLE, "nl"),
    ("subject", str(DCTERMS.subject), "nl"),
    ("dossier", _DOSSIER_NUMBER, ""),
    ("number", str(BG.sequenceNumber), ""),
    ("session", str(BG.sessionYear), ""),
    ("kenmerk", str(BG.reference), ""),
    ("our_reference", str(BG.ourReference), ""),
    ("your_reference", str(BG.yourReference), ""),
)


def write_source(scene: Scene) -> None:
    """Say what the file is, its text, and which documents it is a distribution of."""
    source, add = scene.source, scene.out.add
    for this, kinds in (
        (scene.source_node, (str(BG.SourceFile), str(DCAT.Distribution))),
        (scene.text_node, (str(BG.SourceText),)),
    ):
        add(this, TYPE, *kinds)
        add(this, str(BG.fileName), text(source.file_name))
        add(this, str(BG.sha256), text(source.sha256))
    add(scene.source_node, str(BG.path), text(source.key))
    add(scene.source_node, str(BG.form), text(source.form))
    add(scene.source_node, str(BG.text), scene.text_node)
    add(scene.text_node, str(BG.readerVersion), text(source.reader_version))
    add(scene.source_node, str(DCAT.mediaType), f"<{_MEDIA_TYPES}{source.form}>")
    for document in scene.documents:
        add(document, _DISTRIBUTION, scene.source_node)
        add(document, str(SCHEMA.encoding), scene.source_node)


def write_documents(scene: Scene, extraction: Extraction, entities: EntityWriter, cited: CitedWriter) -> None:
    """Say what every document of the source says of itself."""
    writer = _DocumentWriter(scene, entities, cited)
    for document in extraction.layout.documents:
        writer.document(document)
    for signatory in extraction.signatories:
        writer.signatory(signatory)
    for index, addressee in extraction.addressees:
        this = entities.node(addressee)
        scene.out.add(scene.documents[index], _ADDRESSEE, this)
        worded = extraction.layout.documents[index].addressee
        writer.evidence(index, _ADDRESSEE, worded.spans if worded else ())
    for index, replied, span in extraction.replies:
        described = is_description(replied)
        if described or " " in replied:
            this = cited.unresolved(index, replied, replied if described else None)
        else:
            this = cited.node(replied)
        scene.out.add(scene.documents[index], _REPLIES_TO, this)
        writer.evidence(index, _REPLIES_TO, (span,))


class _DocumentWriter:
    def __init__(self, scene: Scene, entities: EntityWriter, cited: CitedWriter) -> None:
        self._scene = scene
        self._entities = entities
        self._cited = cited

    def document(self, document: Document) -> None:
        scene, add = self._scene, self._scene.out.add
        this = scene.documents[document.index]
        add(this, TYPE, str(BG.Document), str(term(document.kind.value)))
        add(this, _DERIVED, scene.source_node)
        add(this, _LANGUAGE, text("nl"))
        add(this, _IDENTIFIER, text(scene.identifiers[document.index]))
        if document.identifier is not None:
            self.evidence(document.index, _IDENTIFIER, document.identifier.spans)
            if document.kenmerk is not None:  # a second name of the same document
                add(this, _IDENTIFIER, text(f"kenmerk-{clean_identifier(document.kenmerk.value)}"))
        for attribute, predicate, language in _WORDED:
            field: Field | None = getattr(document, attribute)
            if field is not None and field.value:
                add(this, predicate, text(field.value, language))
                self.evidence(document.index, predicate, field.spans)
        if document.date is not None:
            add(this, _ISSUED, calendar(document.date.value))
            self.evidence(document.index, _ISSUED, document.date.spans)
        if document.asked is not None:
            add(this, _ASKED_ON, typed(document.asked.value, "date"))
            add(this, _ANSWER_DUE, typed(_answer_due(document.asked.value), "date"))
            self.evidence(document.index, _ASKED_ON, document.asked.spans)
        if document.page:
            add(this, str(BG.pageNumber), text(document.page))
        self._wholes(this, document)

    def _wholes(self, this: Term, document: Document) -> None:
        scene, add = self._scene, self._scene.out.add
        for value in document.dossiers:
            dossier = node(scene.mint.dossier(value))
            number = clean_identifier(value)
            add(dossier, TYPE, str(BG.Dossier))
            add(dossier, _DOSSIER_NUMBER, text(number))
            add(dossier, _IDENTIFIER, text(f"dossier-{number}"))
            if document.dossier_title is not None and value == document.dossiers[0]:
                add(dossier, _TITLE, text(document.dossier_title.value, "nl"))
            add(this, _IS_PART_OF, dossier)
        if document.replaces is not None:
            add(this, _REPLACES, self._cited.node(document.replaces.value))
            self.evidence(document.index, _REPLACES, document.replaces.spans)
        for other in document.other_dossiers:
            self.evidence(document.index, _IS_PART_OF, other.spans)
        if document.part_of is not None:
            add(this, _IS_PART_OF, scene.documents[document.part_of])
        if document.annex_of is not None and " " not in document.annex_of.value:
            add(this, _ANNEX_OF, self._cited.node(document.annex_of.value))
            self.evidence(document.index, _ANNEX_OF, document.annex_of.spans)

    def signatory(self, signatory: Signatory) -> None:
        """Say who signed in which office; the sender is the office, or the person who signs without one."""
        office = self._entities.node(signatory.office) if signatory.office else None
        person = self._entities.node(signatory.person) if signatory.person else None
        if office is None and person is None:
            return
        scene, index, worded = self._scene, signatory.document, signatory.signature
        fields = [f for f in (worded.office, worded.person) if f is not None]
        spans = [span for field in fields for span in field.spans]
        if not spans:  # metadata beside the text name somebody who does not sign in it
            return
        words = " ".join(f.value for f in fields)
        this = scene.found("signature", index, (), words)
        document, add = scene.documents[index], scene.out.add
        add(document, _SIGNATURE, this)
        add(this, TYPE, str(BG.Signature))
        add(this, str(BG.capacity), str(BG.own if worded.capacity == "own" else BG.alsoOnBehalf))
        for span in _block(spans):
            add(this, HAS_TARGET, scene.source_target(span, index))
        if office is not None:
            add(this, str(BG.post), office)
        if person is not None:
            add(this, str(BG.signatory), person)
            add(document, _SIGNED_BY, person)
            self.evidence(index, _SIGNED_BY, worded.person.spans if worded.person else ())
        add(document, _SENDER, office or person or "")
        shown = worded.office or worded.person
        self.evidence(index, _SENDER, shown.spans if shown else ())

    def evidence(self, index: int, field: Term, spans: Iterable[Span]) -> None:
        write_evidence(self._scene, index, field, spans)


def write_evidence(scene: Scene, index: int, field: Term, spans: Iterable[Span]) -> None:
    """Say which characters a field of a document was read from."""
    name = field.strip("<>").replace("#", "/").rsplit("/", 1)[-1]
    for span in spans:
        this = scene.found("evidence", index, (name,), scene.source.quote(span))
        scene.out.add(this, TYPE, _FIELD_EVIDENCE)
        scene.out.add(this, _DESCRIBES, scene.documents[index])
        scene.out.add(this, _FIELD, field)
        scene.out.add(this, HAS_TARGET, scene.source_target(span, index))


def _answer_due(asked: str) -> str:
    return (date.fromisoformat(asked) + timedelta(days=_ANSWER_DAYS)).isoformat()


def _block(spans: list[Span]) -> list[Span]:
    """Give the one stretch that holds a signature's office and name, or each apart where they stand far apart."""
    whole = Span(min(s.start for s in spans), max(s.end for s in spans))
    return [whole] if len(whole) <= _SIGNATURE_LENGTH else spans
