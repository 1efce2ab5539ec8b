"""What was found in a document: marks for its text, and its questions with their answers.

Reads the statements about each annotation straight from the store: a long letter has five thousand of them, and a query
for each kind of annotation would walk the same way again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import pyoxigraph as ox

from beleidsgraaf.graph.letters import Letter
from beleidsgraaf.graph.serve.pages.marks import Mark, Words
from beleidsgraaf.graph.serve.pages.view import local
from beleidsgraaf.graph.store import Generation
from beleidsgraaf.ontology.terms import BG, CITO, OA, RDF

#: What is said of an annotation: property to values.
Said = dict[str, list[str]]

#: Where a target is, as its IRI says (RFC 5147), so that its selectors need not be asked for.
_PLACE: Final = re.compile(r"#char=(\d+),(\d+)$")
_TYPE: Final = RDF.type.value
_BODY: Final = OA.hasBody.value
_CITED: Final = CITO.hasCitedEntity.value
#: What the card of a claim or citation tells, in this order.
_TOLD: Final = tuple(
    p.value
    for p in (BG.claimant, BG.addressee, BG.attributedTo, BG.about, BG.dueText, BG.dueBy, BG.fulfilledBy, BG.locator)
)
_KINDS: Final = {
    BG.Mention.value: "mention",
    BG.Citation.value: "citation",
    BG.InformalCitation.value: "citation",
    BG.Claim.value: "claim",
    BG.Relation.value: "relation",
    BG.Question.value: "question",
    BG.Answer.value: "answer",
}


@dataclass
class Found:
    """An annotation of a document."""

    iri: str
    start: int  #: source
    end: int  #: source
    kind: str  #: mention, citation, claim, relation, question, answer
    said: Said

    def first(self, *properties: str) -> str | None:
        """Give the first value of the first of some properties that has one."""
        return next((self.said[p][0] for p in properties if p in self.said), None)


@dataclass
class Exchange:
    """Questions that share an answer."""

    start: int  #: source offset of the first question
    questions: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    askers: list[str] = field(default_factory=list)  #: IRIs
    numbers: list[str] = field(default_factory=list)


def found_in(generation: Generation, document: ox.NamedNode) -> list[Found]:
    """Give the annotations of a document in the order of its text."""
    rdf = generation.rdf
    found: dict[str, Found] = {}
    for target in rdf.quads_for_pattern(None, BG.inDocument, document):
        place = _PLACE.search(getattr(target.subject, "value", ""))
        if place is None:
            continue
        for quad in rdf.quads_for_pattern(None, OA.hasTarget, target.subject):
            node = quad.subject
            if not isinstance(node, ox.NamedNode) or node.value in found:
                continue
            said = statements(generation, node)
            kind = next((_KINDS[t] for t in said.get(_TYPE, ()) if t in _KINDS), None)
            if kind is not None:
                found[node.value] = Found(node.value, int(place[1]), int(place[2]), kind, said)
    return sorted(found.values(), key=lambda f: (f.start, -f.end, f.kind, f.iri))


def statements(generation: Generation, node: ox.NamedNode) -> Said:
    """Give what the graph says of a node, each value once."""
    said: Said = {}
    for quad in generation.rdf.quads_for_pattern(node, None, None):
        value = quad.object
        assert not isinstance(value, ox.Triple)
        values = said.setdefault(quad.predicate.value, [])
        if value.value not in values:
            values.append(value.value)
    return said


def marks_of(generation: Generation, found: list[Found], letter: Letter | None) -> list[Mark]:
    """Give the marks that are put on the text, numbered in its order.

    Args:
        generation: the data.
        found: what was found in the document.
        letter: its source, None where it is not there.
    """
    words = Words(letter.reading) if letter else None
    marks: list[Mark] = []
    for each in found:
        if each.kind in ("question", "answer"):
            continue
        method = each.first(BG.method.value)
        confidence, reason = method_of(generation, method) if method else (None, None)
        mark = Mark(
            len(marks) + 1,
            each.start,
            each.end,
            each.kind,
            _sort(each),
            each.iri,
            each.first(_BODY, _CITED),
            each.first(BG.confidence.value) or confidence,
            each.first(BG.confidenceReason.value) or reason,
            (words.between(each.start, each.end) if words else "") or _quote(generation, each),
        )
        if each.kind == "relation":
            subject, verb, other = (each.first(p.value) or "" for p in (RDF.subject, RDF.predicate, RDF.object))
            mark.facts = [(verb, subject, None), ("→", *_either(other))]
        else:
            mark.facts = [(p, *_either(v)) for p in _TOLD for v in sorted(each.said.get(p, ()))]
        marks.append(mark)
    return marks


def exchanges(generation: Generation, found: list[Found]) -> list[Exchange]:
    """Give the questions of a document beside their answers; questions that share an answer stand together."""
    grouped: dict[str, Exchange] = {}
    said = {f.iri: f.said for f in found}
    for each in found:
        if each.kind != "question":
            continue
        answers = sorted(each.said.get(BG.answeredBy.value, ()))
        exchange = grouped.setdefault(" ".join(answers) or each.iri, Exchange(each.start))
        exchange.questions += each.said.get(BG.text.value, [])
        for values, wanted in ((exchange.numbers, BG.questionNumber), (exchange.askers, BG.askedBy)):
            values += [v for v in sorted(each.said.get(wanted.value, ())) if v not in values]
        if not exchange.answers:
            for answer in answers:
                known = said.get(answer) or statements(generation, ox.NamedNode(answer))
                exchange.answers += known.get(BG.text.value, [])
    return list(grouped.values())


def _sort(each: Found) -> str:
    if each.kind == "mention":
        return local(each.first(BG.mentionType.value) or "")
    if each.kind == "relation":
        return local(each.first(RDF.predicate.value) or "")
    types = (t[len(BG.NS) :] for t in each.said[_TYPE] if t.startswith(BG.NS))
    return next((t for t in types if t not in ("Claim", "Annotation")), each.kind.capitalize())


def _quote(generation: Generation, each: Found) -> str:
    for target in each.said.get(OA.hasTarget.value, ()):
        for selector in statements(generation, ox.NamedNode(target)).get(OA.hasSelector.value, ()):
            if exact := statements(generation, ox.NamedNode(selector)).get(OA.exact.value):
                return exact[0]
    return ""


@lru_cache(maxsize=4096)
def method_of(generation: Generation, iri: str) -> tuple[str | None, str | None]:
    """Give confidence and reason of a method that findings share; each of their graphs says both anew."""
    this = ox.NamedNode(iri)
    first = (next(generation.rdf.quads_for_pattern(this, p, None), None) for p in (BG.confidence, BG.confidenceReason))
    confidence, reason = (q.object.value if q and isinstance(q.object, ox.Literal) else None for q in first)
    return confidence, reason


def _either(value: str) -> tuple[str | None, str | None]:
    return (value, None) if value.startswith(("http://", "https://")) else (None, value)
