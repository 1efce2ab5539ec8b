"""What is derived, as statements: each with its premises, a confidence and the passages that it rests on.

A derivation is a node of its own (an `rdf:Statement`) beside the plain triple. Its IRI is a function of what it says,
of its premises, its confidence and its reason, so that the same inference has the same name in every rebuild.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from beleidsgraaf.graph.iri import Mint, digest
from beleidsgraaf.graph.quads.statements import Line, Term, decimal, integer, node, text
from beleidsgraaf.ontology.terms import BG, OA, PROV, RDF

_TYPE: Final = str(RDF.type)
_HAS_TARGET: Final = str(OA.hasTarget)
#: Where the second passage follows the first in time.
_FOLLOWING: Final = frozenset(
    map(
        str,
        (
            BG.fulfilledBy,
            BG.postponedTo,
            BG.repeatedIn,
            BG.answeredIn,
            BG.declaredSettledIn,
            BG.answeredElsewhere,
            BG.debateNamedIn,
            BG.statusContradictedBy,
            BG.dateContradictedBy,
            BG.repetitionContradictedBy,
            BG.differsFrom,
        ),
    )
)


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Characters of a source (code points, end exclusive) with their words."""

    source: str  #: key
    document: str  #: IRI of the document that they are part of
    start: int
    end: int
    quote: str  #: source characters as they are

    def target(self, mint: Mint) -> str:
        """Give the IRI of the target: not that which the source's graph has for the same characters.

        Were it the same, the union of all graphs would hold its description twice.
        """
        return f"{mint.base}passage/{digest(mint.text(self.source), str(self.start), str(self.end))}"

    def lines(self, mint: Mint, graph: str) -> Iterator[Line]:
        """Describe the target."""
        iri = self.target(mint)
        this, selector = f"<{iri}>", f"<{iri}/selector>"
        said = (
            (this, str(OA.hasSource), node(mint.text(self.source))),
            (this, str(OA.hasSelector), selector),
            (this, str(BG.inDocument), node(self.document)),
            (selector, _TYPE, str(OA.TextPositionSelector)),
            (selector, _TYPE, str(OA.TextQuoteSelector)),
            (selector, str(OA.start), integer(self.start)),
            (selector, str(OA.end), integer(self.end)),
            (selector, str(OA.exact), text(self.quote)),
        )
        for subject, predicate, value in said:
            yield f"{subject} {predicate} {value} <{graph}> ."


@dataclass(frozen=True, slots=True)
class Derivation:
    """One inference.

    `premises` are IRIs of what it follows from; the targets of `evidence` are premises as well.
    """

    subject: str
    predicate: Term
    object: str
    premises: tuple[str, ...]
    confidence: float
    reason: str
    evidence: tuple[Passage, ...]
    sources: frozenset[str]  #: keys of the sources that it rests on
    similarity: float | None = None
    plain: bool = True  #: whether the triple itself is said as well

    def node(self, mint: Mint) -> str:
        """Give its IRI."""
        name = self.predicate.strip("<>").replace("#", "/").rsplit("/", 1)[-1]
        parts = (self.subject, self.predicate, self.object, *sorted(self._premises(mint)), f"{self.confidence:.2f}")
        return f"{mint.base}derivation/{name}/{digest(*parts, self.reason)}"

    def _premises(self, mint: Mint) -> set[str]:
        return {*self.premises, *(p.target(mint) for p in self.evidence)}

    def lines(self, mint: Mint) -> Iterator[Line]:
        """Give it as N-Quads of the derived graph."""
        graph = mint.graph("derived")
        this, end = node(self.node(mint)), f" <{graph}> ."
        if self.plain:
            yield f"{node(self.subject)} {self.predicate} {node(self.object)}{end}"
        yield f"{this} {_TYPE} {BG.Derivation}{end}"
        yield f"{this} {RDF.subject} {node(self.subject)}{end}"
        yield f"{this} {RDF.predicate} {self.predicate}{end}"
        yield f"{this} {RDF.object} {node(self.object)}{end}"
        yield f"{this} {BG.confidence} {decimal(self.confidence)}{end}"
        yield f"{this} {BG.confidenceReason} {text(self.reason)}{end}"
        for premise in sorted(self._premises(mint)):
            yield f"{this} {PROV.wasDerivedFrom} {node(premise)}{end}"
        shown = self.evidence if self.similarity is None else self.evidence[:1]
        for passage in shown:
            yield f"{this} {_HAS_TARGET} {node(passage.target(mint))}{end}"
        if self.predicate in _FOLLOWING and len(shown) > 1:
            yield f"{this} {BG.following} {node(shown[1].target(mint))}{end}"
        for passage in self.evidence:
            yield from passage.lines(mint, graph)
        if self.similarity is not None:  # a reused passage: the later one is the subject, the earlier one the object
            _, earlier = self.evidence
            yield f"{this} {_TYPE} {BG.Reuse}{end}"
            yield f"{this} {BG.reusedFrom} {node(earlier.document)}{end}"
            yield f"{this} {BG.passage} {node(earlier.target(mint))}{end}"
            yield f"{this} {BG.similarity} {decimal(self.similarity)}{end}"
