"""Which of the graphs that speak of a node is at fault when the node violates the shapes."""

from __future__ import annotations

import pyoxigraph as ox

from beleidsgraaf.graph.validate import Result
from beleidsgraaf.ontology.terms import PROV


def to_blame(rdf: ox.Store, violation: Result, graphs: set[str]) -> set[str]:
    """Give those of the graphs that describe a node which say the wrong thing, else those whose own node it is.

    A document that is cited is described by whoever cites it, who must not suffer for what it says of itself.
    """
    if isinstance(violation.focus, ox.Literal):
        return graphs
    saying = rdf.quads_for_pattern(violation.focus, None, violation.value) if violation.value is not None else ()
    path = violation.path
    wrong = {str(q.graph_name)[1:-1] for q in saying if path is None or str(q.predicate) in path} & graphs
    own = {str(q.graph_name)[1:-1] for q in rdf.quads_for_pattern(violation.focus, PROV.wasDerivedFrom, None)} & graphs
    return wrong or own or graphs
