"""What an export holds: everything, one document, one dossier, or the answer to a query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from beleidsgraaf.errors import UsageError
from beleidsgraaf.graph.iri import digest
from beleidsgraaf.graph.rows import Rows
from beleidsgraaf.graph.store import Graphs, Rdf
from beleidsgraaf.ontology.terms import BG, DCTERMS, OA, ORG, PROV

#: Properties that lead from a derivation to the words that it rests on.
_PLACES: Final = frozenset({OA.hasTarget, OA.hasSelector, BG.following, BG.passage})
#: Properties that lead from an entry of a register to what it belongs to.
_UPWARD: Final = frozenset({ORG.postIn, ORG.unitOf, ORG.subOrganizationOf, DCTERMS.isPartOf, BG.chamber})
Subject = ox.NamedNode | ox.BlankNode | ox.Triple
_LABEL: Final = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


@dataclass(frozen=True)
class Part:
    """One graph, or what an export takes of it."""

    graph: str
    quads: Iterable[ox.Quad]


def whole(graphs: Graphs, with_provenance: bool = False) -> Iterator[Part]:
    """Give all graphs by name; the provenance, which differs from run to run, only on request."""
    provenance = graphs.mint.graph("provenance")
    for name in graphs.graphs():
        if name != provenance or with_provenance:
            yield Part(name, graphs.quads(name))


def of_document(graphs: Rdf, identifier: str) -> Iterator[Part]:
    """Give what is said in and of a document: what its sources say, what follows from it, who and what it names.

    Raises:
        UsageError: no source holds such a document.
    """
    return _of_documents(graphs, document(graphs, identifier))


def of_dossier(graphs: Rdf, number: str) -> Iterator[Part]:
    """Give what is said in and of the documents of a dossier: `29362`, `21501-32`.

    Raises:
        UsageError: there is no such dossier, or no document of it is held.
    """
    return _of_documents(graphs, dossier(graphs, number))


def document(graphs: Rdf, identifier: str) -> list[ox.NamedNode]:
    """Give the nodes of the document with an identifier or IRI: one, or several that were not known to be the same.

    Raises:
        UsageError: no source holds such a document.
    """
    if identifier.startswith(("http://", "https://")):
        found: set[Subject] = {ox.NamedNode(identifier)}
    else:
        quads = graphs.rdf.quads_for_pattern(None, DCTERMS.identifier, ox.Literal(identifier))
        found = {q.subject for q in quads}
    if held := _held(graphs, found):
        return held
    raise UsageError(f"{identifier}: no source of this store holds such a document; `status` lists what there is")


def dossier(graphs: Rdf, number: str) -> list[ox.NamedNode]:
    """Give the documents of a dossier that sources hold.

    Raises:
        UsageError: there are none.
    """
    node = ox.NamedNode(graphs.mint.dossier(number.removeprefix("dossier-")))
    if held := _held(graphs, {q.subject for q in graphs.rdf.quads_for_pattern(None, DCTERMS.isPartOf, node)}):
        return held
    raise UsageError(f"{number}: no source of this store holds a document of such a dossier")


def _held(graphs: Rdf, nodes: Iterable[Subject]) -> list[ox.NamedNode]:
    rdf = graphs.rdf
    held = (d for d in nodes if any(True for _ in rdf.quads_for_pattern(d, PROV.wasDerivedFrom, None)))
    return sorted((d for d in held if isinstance(d, ox.NamedNode)), key=str)


def of_rows(graphs: Graphs, rows: Rows, name: str, sparql: str) -> Iterator[Part]:
    """Give the answer to a query as statements: those of a CONSTRUCT, else a node a row with a property a column.

    The nodes and properties of rows are IRIs below `query/`, by name and content of the query.
    """
    base = f"{graphs.mint.base}query/{name}-{digest(sparql)}"
    graph = ox.NamedNode(base)
    if rows.columns == ("subject", "predicate", "object"):
        quads = [ox.Quad(s, p, o, graph) for s, p, o in rows]  # type: ignore[arg-type]
    else:
        quads = [ox.Quad(ox.NamedNode(f"{base}#{c}"), _LABEL, ox.Literal(c), graph) for c in rows.columns]
        for number, row in enumerate(rows, start=1):
            this = ox.NamedNode(f"{base}#row={number}")
            for column, value in zip(rows.columns, row, strict=True):
                if value is not None:
                    quads.append(ox.Quad(this, ox.NamedNode(f"{base}#{column}"), value, graph))
    yield Part(base, quads)


def _of_documents(graphs: Rdf, documents: list[ox.NamedNode]) -> Iterator[Part]:
    said: dict[str, set[ox.Quad]] = defaultdict(set)
    for document in documents:
        for held in set(graphs.rdf.quads_for_pattern(document, PROV.wasDerivedFrom, None)):
            assert isinstance(held.graph_name, ox.NamedNode)
            said[held.graph_name.value] |= speaking_of(graphs.rdf, document, held.graph_name)
    ends = (end for quads in said.values() for q in quads for end in (q.subject, q.object))
    nodes: set[Subject] = {end for end in ends if isinstance(end, ox.NamedNode)}
    derived, authority = (ox.NamedNode(graphs.mint.graph(name)) for name in ("derived", "authority"))
    told = {q.subject for n in nodes for q in graphs.rdf.quads_for_pattern(None, None, n, derived)}
    said[derived.value].update(_closure(graphs.rdf, nodes | told, derived, _PLACES))
    said[authority.value].update(_closure(graphs.rdf, nodes, authority, _UPWARD))
    for graph in sorted(said):
        if said[graph]:
            yield Part(graph, said[graph])


def speaking_of(
    rdf: ox.Store, document: ox.NamedNode, graph: ox.NamedNode, without: Iterable[ox.NamedNode] = ()
) -> set[ox.Quad]:
    """Give the statements of a source's graph in and of one of its documents.

    They are those that lead on from the document and from whatever points at characters of it, and stop at the other
    documents of the source. What points at characters and has one of the properties `without` is left out.
    """
    others = {q.subject for q in rdf.quads_for_pattern(None, PROV.wasDerivedFrom, None, graph)} - {document}
    starts: set[object] = {document}
    for target in rdf.quads_for_pattern(None, BG.inDocument, document, graph):
        for finding in rdf.quads_for_pattern(None, OA.hasTarget, target.subject, graph):
            if not any(True for p in without for _ in rdf.quads_for_pattern(finding.subject, p, None, graph)):
                starts.add(finding.subject)
    found: set[ox.Quad] = set()
    waiting = list(starts)
    while waiting:
        node = waiting.pop()
        assert isinstance(node, ox.NamedNode)
        for quad in rdf.quads_for_pattern(node, None, None, graph):
            found.add(quad)
            value = quad.object
            if isinstance(value, ox.NamedNode) and value not in starts and value not in others:
                starts.add(value)
                waiting.append(value)
    return found


def _closure(
    rdf: ox.Store, nodes: Iterable[Subject], graph: ox.NamedNode, over: frozenset[ox.NamedNode]
) -> Iterator[ox.Quad]:
    """Give what a graph says of nodes, and of those that these lead to by some properties."""
    waiting: list[Subject] = list(nodes)
    seen = set(waiting)
    while waiting:
        for quad in rdf.quads_for_pattern(waiting.pop(), None, None, graph):
            yield quad
            value = quad.object
            if quad.predicate in over and isinstance(value, ox.NamedNode) and value not in seen:
                seen.add(value)
                waiting.append(value)
