"""Looks up what the graph says of a node, by pattern and not by SPARQL: for who asks it of every node there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from beleidsgraaf.ontology.terms import BG, OA, RDF, SKOS

Predicate = ox.NamedNode
Term = ox.NamedNode | ox.Literal


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters of a file, end exclusive, in a document."""

    file: str
    start: int
    end: int
    words: str
    document: str  #: IRI
    before: str = ""  #: some characters of context
    after: str = ""


_NOWHERE: Final = Quote("", 0, 0, "", "")


class Lookup:
    """The union of the graphs of a store."""

    def __init__(self, rdf: ox.Store) -> None:
        self.rdf = rdf
        self._labels: dict[str, str] = {}
        self._files: dict[ox.NamedNode, str] = {}

    def terms(self, node: ox.NamedNode, predicate: Predicate) -> list[Term]:
        """Give what a node has for a property, each once, sorted."""
        found = {q.object for q in self.rdf.quads_for_pattern(node, predicate, None)}
        return sorted((o for o in found if isinstance(o, ox.NamedNode | ox.Literal)), key=str)

    def nodes(self, node: ox.NamedNode, predicate: Predicate) -> list[ox.NamedNode]:
        """Give the nodes that a node has for a property, sorted."""
        return [o for o in self.terms(node, predicate) if isinstance(o, ox.NamedNode)]

    def values(self, node: ox.NamedNode, predicate: Predicate) -> list[str]:
        """Give the values of a property without language and type, each once, sorted; IRIs as they are."""
        return sorted({o.value for o in self.terms(node, predicate)})

    def value(self, node: ox.NamedNode, predicate: Predicate) -> str:
        """Give the first value of a property, '' for none."""
        return next(iter(self.values(node, predicate)), "")

    def subjects(self, predicate: Predicate, value: Term) -> list[ox.NamedNode]:
        """Give the nodes that have a value for a property, sorted."""
        found = {q.subject for q in self.rdf.quads_for_pattern(None, predicate, value)}
        return sorted((s for s in found if isinstance(s, ox.NamedNode)), key=str)

    def members(self, kind: ox.NamedNode) -> list[ox.NamedNode]:
        """Give the nodes of a class, sorted."""
        return self.subjects(RDF.type, kind)

    def kinds(self, node: ox.NamedNode) -> set[str]:
        """Give the local names of the project's classes that a node is of."""
        names = (k.value for k in self.nodes(node, RDF.type))
        return {k[len(BG.NS) :] for k in names if k.startswith(BG.NS)}

    def label(self, node: ox.NamedNode) -> str:
        """Give the Dutch name of a node, else another name, else ''."""
        known = self._labels.get(node.value)
        if known is None:
            names = [o for o in self.terms(node, SKOS.prefLabel) if isinstance(o, ox.Literal)]
            dutch = [o.value for o in names if o.language == "nl"]
            other = [o.value for o in names] or self.values(node, SKOS.altLabel)
            known = self._labels[node.value] = next(iter(dutch or other), "")
        return known

    def quotes(self, node: ox.NamedNode) -> list[Quote]:
        """Give the places in letters that a node points at, in their order."""
        found = [self.place(target) for target in self.nodes(node, OA.hasTarget)]
        return sorted((q for q in found if q is not _NOWHERE), key=lambda q: (q.file, q.start, q.end))

    def place(self, target: ox.NamedNode) -> Quote:
        """Give the place that a target is."""
        start = end = -1
        words = document = file = before = after = ""
        for quad in self.rdf.quads_for_pattern(target, None, None):
            value = quad.object
            if quad.predicate == OA.hasSource and isinstance(value, ox.NamedNode):
                file = self._file(value)
            elif quad.predicate == BG.inDocument and isinstance(value, ox.NamedNode):
                document = value.value
            elif quad.predicate == OA.hasSelector and isinstance(value, ox.NamedNode):
                for said in self.rdf.quads_for_pattern(value, None, None):
                    if isinstance(said.object, ox.Literal):
                        if said.predicate == OA.start:
                            start = int(said.object.value)
                        elif said.predicate == OA.end:
                            end = int(said.object.value)
                        elif said.predicate == OA.exact:
                            words = said.object.value
                        elif said.predicate == OA.prefix:
                            before = said.object.value
                        elif said.predicate == OA.suffix:
                            after = said.object.value
        return Quote(file, start, end, words, document, before, after) if file and start >= 0 else _NOWHERE

    def _file(self, text: ox.NamedNode) -> str:
        if text not in self._files:
            self._files[text] = self.value(text, BG.fileName)
        return self._files[text]

    def pairs(self, predicate: Predicate) -> Iterator[tuple[ox.NamedNode, Term]]:
        """Give who has what for a property, in no order; a pair once per graph that says it."""
        for quad in self.rdf.quads_for_pattern(None, predicate, None):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                yield quad.subject, quad.object
