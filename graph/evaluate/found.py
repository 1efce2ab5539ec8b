"""What the graph says of one source text, in the form of the gold files; labels are sets, folded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox

from beleidsgraaf.graph.iri import Mint
from beleidsgraaf.ontology.terms import BG, CITO, DCTERMS, FOAF, OA, PROV, RDF, SKOS

_CHARACTERS: Final = re.compile(r"#char=(\d+),(\d+)$")
_NAMES: Final = (
    SKOS.prefLabel,
    SKOS.altLabel,
    FOAF.name,
    ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"),
)


def fold(label: str) -> str:
    """Make two spellings of a label equal, by the gold's own rule: case, curly quotes, hyphens, white space."""
    return " ".join(label.casefold().replace("’", "'").replace("-", " ").split())


def fold_identifier(identifier: str) -> str:
    """Make two spellings of an identifier equal: case, dashes, white space."""
    return re.sub(r"\s+", "", identifier.replace("–", "-").casefold())


@dataclass(frozen=True)
class Found:
    """Something with a place in the text; which fields speak depends on what it is."""

    start: int
    end: int
    type: str = ""  #: mention type, kind of claim, predicate
    labels: frozenset[str] = frozenset()  #: of the entity, the claimant, the subject, or identifiers cited
    others: frozenset[str] = frozenset()  #: of the object
    number: str = ""  #: of a question
    answer: str = ""  #: IRI
    due_by: str = ""
    confidence: float = 0.0
    reason: str = ""


@dataclass
class FoundDocument:
    """A document that a source holds."""

    iri: str
    identifiers: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    wholes: set[str] = field(default_factory=set)
    fields: dict[str, set[str]] = field(default_factory=dict)
    sender: set[str] = field(default_factory=set)
    addressee: set[str] = field(default_factory=set)


@dataclass
class FoundText:
    """All that is compared of one text."""

    mentions: list[Found] = field(default_factory=list)
    citations: list[Found] = field(default_factory=list)
    questions: list[Found] = field(default_factory=list)
    relations: list[Found] = field(default_factory=list)
    claims: list[Found] = field(default_factory=list)
    documents: list[FoundDocument] = field(default_factory=list)


class Reader:
    """Reads what a store says of single texts."""

    def __init__(self, rdf: ox.Store, mint: Mint) -> None:
        self._rdf = rdf
        self._mint = mint
        self._labels: dict[ox.NamedNode, frozenset[str]] = {}

    def text(self, key: str) -> FoundText:
        """Give what the store says of the text of a source."""
        out = FoundText()
        graph = ox.NamedNode(self._mint.source_graph(key))
        text = ox.NamedNode(self._mint.text(key))
        read = {
            BG.Mention: (out.mentions, self._mention),
            BG.Citation: (out.citations, self._citation),
            BG.Question: (out.questions, self._question),
            BG.Relation: (out.relations, self._relation),
            BG.Claim: (out.claims, self._claim),
        }
        for kind, (items, make) in read.items():
            for quad in self._rdf.quads_for_pattern(None, RDF.type, kind, graph):
                assert isinstance(quad.subject, ox.NamedNode)
                for start, end in self._places(quad.subject, text):
                    items += make(quad.subject, start, end)
            items.sort(key=lambda f: (f.start, f.end, f.type, f.number, sorted(f.labels), sorted(f.others)))
        out.documents = self._documents(ox.NamedNode(self._mint.source(key)))
        return out

    def _objects(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> list[ox.NamedNode | ox.Literal]:
        found = {q.object for q in self._rdf.quads_for_pattern(subject, predicate, None)}
        return sorted((o for o in found if isinstance(o, ox.NamedNode | ox.Literal)), key=str)

    def _nodes(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> list[ox.NamedNode]:
        return [o for o in self._objects(subject, predicate) if isinstance(o, ox.NamedNode)]

    def _value(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> str:
        return next((o.value for o in self._objects(subject, predicate)), "")

    def _places(self, subject: ox.NamedNode, text: ox.NamedNode) -> list[tuple[int, int]]:
        targets = (t.value for t in self._nodes(subject, OA.hasTarget))
        matches = (_CHARACTERS.search(t) for t in targets if t.startswith(f"{text.value}#"))
        return [(int(m[1]), int(m[2])) for m in matches if m]

    def labels(self, node: ox.NamedNode, *also: ox.NamedNode) -> frozenset[str]:
        """Give all names of a node, and what the other properties say of it, folded."""
        known = self._labels.get(node)
        if known is None:
            known = self._labels[node] = frozenset(fold(o.value) for p in _NAMES for o in self._objects(node, p))
        return known | {fold(o.value) for p in also for o in self._objects(node, p)}

    def _all(self, nodes: Iterable[ox.NamedNode], *also: ox.NamedNode) -> frozenset[str]:
        return frozenset().union(*(self.labels(n, *also) for n in nodes))

    def _confidence(self, this: ox.NamedNode) -> tuple[float, str]:
        return float(self._value(this, BG.confidence) or 0), self._value(this, BG.confidenceReason)

    def _mention(self, this: ox.NamedNode, start: int, end: int) -> list[Found]:
        kind = _local(self._value(this, BG.mentionType)).upper()
        return [Found(start, end, kind, self.labels(body, BG.normalized)) for body in self._nodes(this, OA.hasBody)]

    def _citation(self, this: ox.NamedNode, start: int, end: int) -> list[Found]:
        cited = [n for n in self._nodes(this, CITO.hasCitedEntity) if self._value(n, BG.unresolved) != "true"]
        targets = {i.value for n in cited for i in self._objects(n, DCTERMS.identifier) or [n]}
        return [Found(start, end, labels=frozenset(map(fold_identifier, targets)))] if cited else []

    def _question(self, this: ox.NamedNode, start: int, end: int) -> list[Found]:
        number, answer = self._value(this, BG.questionNumber), self._value(this, BG.answeredBy)
        askers = self._all(self._nodes(this, BG.askedBy))
        return [Found(start, end, labels=askers, number=number, answer=answer)] if number else []

    def _relation(self, this: ox.NamedNode, start: int, end: int) -> list[Found]:
        also = (DCTERMS.identifier, BG.normalized)
        subjects = self._all(self._nodes(this, RDF.subject), *also)
        objects = self._objects(this, RDF.object)
        others = self._all((o for o in objects if isinstance(o, ox.NamedNode)), *also)
        others = others or frozenset(fold(o.value) for o in objects)
        confidence, reason = self._confidence(this)
        kind = _local(self._value(this, RDF.predicate))
        return [Found(start, end, kind, subjects, others, confidence=confidence, reason=reason)] if subjects else []

    def _claim(self, this: ox.NamedNode, start: int, end: int) -> list[Found]:
        confidence, reason = self._confidence(this)
        claimants = self._all(self._nodes(this, BG.claimant))
        due = self._value(this, BG.dueBy)
        kinds = [_local(n.value) for n in self._nodes(this, RDF.type) if n.value.startswith(BG.NS) and n != BG.Claim]
        return [
            Found(start, end, kind.lower(), claimants, due_by=due, confidence=confidence, reason=reason)
            for kind in kinds
        ]

    def _documents(self, source: ox.NamedNode) -> list[FoundDocument]:
        out = []
        for quad in self._rdf.quads_for_pattern(None, PROV.wasDerivedFrom, source):
            this = quad.subject
            if not isinstance(this, ox.NamedNode):
                continue
            identifiers = {fold_identifier(o.value) for o in self._objects(this, DCTERMS.identifier)}
            if not identifiers:
                continue
            out.append(
                FoundDocument(
                    this.value,
                    identifiers,
                    {_local(n.value) for n in self._nodes(this, RDF.type) if n.value.startswith(BG.NS)},
                    {n.value for n in self._nodes(this, DCTERMS.isPartOf)},
                    {
                        name: {o.value for o in self._objects(this, p) if isinstance(o, ox.Literal)}
                        for name, p in (
                            ("date", DCTERMS.issued),
                            ("dossier", BG.dossierNumber),
                            ("number", BG.sequenceNumber),
                            ("kenmerk", BG.reference),
                            ("subject", DCTERMS.subject),
                        )
                    },
                    set(self._all(self._nodes(this, BG.sender) + self._nodes(this, BG.signedBy))),
                    set(self._all(self._nodes(this, BG.addressee))),
                )
            )
        return sorted(out, key=lambda d: d.iri)


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]
