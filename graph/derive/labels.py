"""The preferred label of an entity that only letters know.

Letters spell a name in several ways, and each document graph holds its own as alternative labels. Preferred is the
spelling that most documents use among those that fold to the entity's own name. It depends on what the document
graphs say and on nothing else, so recomputing the entities that a build touched gives the same as recomputing all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from beleidsgraaf.graph.iri import FOLDERS, VALUES, Mint
from beleidsgraaf.graph.quads.statements import Line, node, text
from beleidsgraaf.graph.transaction import Transaction
from beleidsgraaf.ontology.terms import SKOS

_KIND_OF_FOLDER: Final = {folder: kind for kind, folder in FOLDERS.items() if kind not in VALUES}


def named_in(quads: Iterable[ox.Quad]) -> Iterator[str]:
    """Give the entities to which these quads give a name."""
    for quad in quads:
        if quad.predicate == SKOS.altLabel and isinstance(quad.subject, ox.NamedNode):
            yield quad.subject.value


def prefer(new: Transaction, entities: Iterable[str]) -> None:
    """Write the preferred label of these entities into the derived graph, in place of what stood there."""
    derived = ox.NamedNode(new.mint.graph("derived"))
    authority = ox.NamedNode(new.mint.graph("authority"))
    lines: list[Line] = []
    new.settle()
    for iri in sorted(set(entities)):
        entity = ox.NamedNode(iri)
        new.retract(new.rdf.quads_for_pattern(entity, SKOS.prefLabel, None, derived))
        registered = next(new.rdf.quads_for_pattern(entity, SKOS.prefLabel, None, authority), None)
        if registered is None and (label := _best(new, entity)) is not None:
            lines.append(f"{node(iri)} {SKOS.prefLabel} {text(label, 'nl')} {derived} .")
    new.add(derived.value, lines)


def _best(new: Transaction, entity: ox.NamedNode) -> str | None:
    used: dict[str, int] = {}
    for quad in new.rdf.quads_for_pattern(entity, SKOS.altLabel, None, None):
        if isinstance(quad.object, ox.Literal) and new.mint.source_of(_name(quad.graph_name)) is not None:
            used[quad.object.value] = used.get(quad.object.value, 0) + 1
    if len(used) <= 1:
        return next(iter(used), None)
    return min(
        used, key=lambda label: (not _own_name(new.mint, entity.value, label), label.isupper(), -used[label], label)
    )


def _own_name(mint: Mint, iri: str, label: str) -> bool:
    kind = _KIND_OF_FOLDER.get(iri.removeprefix(mint.base).partition("/")[0])
    return kind is not None and mint.entity(kind, label) == iri


def _name(graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> str:
    return graph.value if isinstance(graph, ox.NamedNode) else ""
