"""What the RDF files of a page hold: a document with what it claims and cites, an entity, a commitment.

A mention becomes `schema:mentions` of the document; where it stands is in the dump. Whatever is pointed at has its
name with it, so that a file can be read on its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from beleidsgraaf.graph.export.scope import speaking_of
from beleidsgraaf.graph.lookup import Lookup
from beleidsgraaf.graph.store import Rdf
from beleidsgraaf.ontology.terms import BG, DCTERMS, OA, ORG, PROV, RDF, SCHEMA, SKOS

#: What a mention has and what rests on a field has: neither goes into a file of its document.
_LEFT_OUT: Final = (OA.hasBody, BG.describes)
_WITHIN: Final = frozenset({OA.hasTarget, OA.hasSelector, BG.method})
_MENTIONS: Final = ox.NamedNode(f"{SCHEMA.NS}mentions")
_VALUES: Final = ("date", "amount")

Triples = set[ox.Triple]


class Descriptions:
    """The descriptions of one store."""

    def __init__(self, graphs: Rdf, look: Lookup) -> None:
        self._rdf, self._look, self._mint = graphs.rdf, look, graphs.mint
        self._shared = tuple(ox.NamedNode(graphs.mint.graph(name)) for name in ("derived", "authority"))
        self._derived = self._shared[0]
        self._hidden = {graphs.mint.graph("provenance"), graphs.mint.graph("curation")}

    def named_in(self, document: ox.NamedNode) -> list[ox.NamedNode]:
        """Give the entities that a document names, values left out."""
        found = set()
        for target in self._look.subjects(BG.inDocument, document):
            for mention in self._look.subjects(OA.hasTarget, target):
                found.update(self._look.nodes(mention, OA.hasBody))
        return sorted((e for e in found if self._folder(e) not in _VALUES), key=str)

    def document(self, document: ox.NamedNode, named: Iterable[ox.NamedNode]) -> Triples:
        """Give a document with what is claimed, cited and asked in it."""
        out: Triples = set()
        for held in set(self._rdf.quads_for_pattern(document, PROV.wasDerivedFrom, None)):
            if isinstance(held.graph_name, ox.NamedNode) and held.graph_name not in self._shared:
                quads = speaking_of(self._rdf, document, held.graph_name, _LEFT_OUT)
                out.update(quad.triple for quad in quads)
        for node in {t.subject for t in out}:
            out.update(q.triple for q in self._rdf.quads_for_pattern(node, None, None, self._derived))
        out.update(ox.Triple(document, _MENTIONS, entity) for entity in named)
        return out | self._names(out)

    def entity(self, entity: ox.NamedNode) -> Triples:
        """Give an entity with its terms of office."""
        out = self._said_of(entity)
        for predicate in (ORG.member, ORG.role):
            for membership in self._look.subjects(predicate, entity):
                out |= self._said_of(membership)
        return out | self._names(out)

    def claim(self, claim: ox.NamedNode) -> Triples:
        """Give a claim with its place in the letter and the name of the document."""
        out: Triples = set()
        waiting, seen = [claim], {claim}
        while waiting:
            found = self._said_of(waiting.pop())
            out |= found
            for triple in found:
                value = triple.object
                if triple.predicate in _WITHIN and isinstance(value, ox.NamedNode) and value not in seen:
                    seen.add(value)
                    waiting.append(value)
        return out | self._names(out)

    def _said_of(self, node: ox.NamedNode) -> Triples:
        quads = self._rdf.quads_for_pattern(node, None, None)
        return {q.triple for q in quads if getattr(q.graph_name, "value", "") not in self._hidden}

    def _names(self, said: Triples) -> Triples:
        """Give the names of what is pointed at."""
        pointed = {t.object for t in said if isinstance(t.object, ox.NamedNode) and t.predicate != RDF.type}
        out: Triples = set()
        for node in pointed:
            if not isinstance(node, ox.NamedNode) or not node.value.startswith(self._mint.base):
                continue
            names = SKOS.prefLabel if self._look.terms(node, SKOS.prefLabel) else SKOS.altLabel
            for predicate in (names, DCTERMS.identifier):
                out.update(ox.Triple(node, predicate, value) for value in self._look.terms(node, predicate))
        return out

    def _folder(self, node: ox.NamedNode) -> str:
        return node.value.removeprefix(self._mint.base).partition("/")[0]
