"""pyshacl as the reference for the set queries: both run on one store, their results are made comparable."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable
from functools import cache

import pyshacl
from pyoxigraph import NamedNode, RdfFormat, Store
from rdflib import BNode, Graph
from rdflib.namespace import SH
from rdflib.term import Node

from beleidsgraaf.graph.validate import validate
from beleidsgraaf.ontology.load import FOLDER, ONTOLOGY, read, shape_files

EXAMPLES = FOLDER / "shapes" / "examples"
EX = "https://example.org/voorbeeld/"

#: focus, path (None, a predicate, or "path"), component, severity
Row = tuple[str, str | None, str, str]


def store_of(*names: str, part: str, base: bool = True) -> Store:
    """Give a store with the base of the examples and one part (conforming, violating) of some of them."""
    store = Store()
    if base:
        store.load(path=str(EXAMPLES / "base.ttl"), format=RdfFormat.TURTLE, to_graph=NamedNode(EX + "base"))
    other = {"conforming": "violating", "violating": "conforming"}[part]
    for name in names:
        store.load(path=str(EXAMPLES / f"{name}.trig"), format=RdfFormat.TRIG)
        store.remove_graph(NamedNode(EX + other))
    return store


@cache
def _shapes() -> Graph:
    graph = Graph()
    for file in shape_files():
        graph.parse(file)
    return graph


@cache
def _sub_classes() -> Graph:
    # only these: the ontology's own blank nodes and labels are no data
    lines = [str(t) + " ." for t in read(ONTOLOGY) if t.predicate.value.endswith("#subClassOf")]
    return Graph().parse(data="\n".join(lines), format="nt")


def by_pyshacl(store: Store, shapes: Graph | None = None) -> set[Row]:
    """Give pyshacl's results on the union of a store's graphs."""
    lines = {f"{q.subject} {q.predicate} {q.object} ." for q in store}
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)  # it logs every literal that is wrong on purpose
    data = Graph().parse(data="\n".join(sorted(lines)), format="nt")
    data += _sub_classes()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _, report, _ = pyshacl.validate(
            data, shacl_graph=_shapes() if shapes is None else shapes, inference="none", advanced=True
        )
    assert isinstance(report, Graph)
    return {
        (
            _focus(report.value(result, SH.focusNode)),
            _path(report.value(result, SH.resultPath)),
            str(report.value(result, SH.sourceConstraintComponent)).rsplit("#", 1)[1],
            str(report.value(result, SH.resultSeverity)).rsplit("#", 1)[1],
        )
        # not the details below a result, which say why a shape named by sh:node does not hold
        for result in report.objects(None, SH.result)
    }


def by_queries(store: Store, graphs: Iterable[NamedNode] | None = None) -> set[Row]:
    """Give the results of the set queries."""
    report = validate(store, graphs=None if graphs is None else list(graphs))
    return {
        (
            "_:" if str(r.focus).startswith("_:") else str(r.focus),
            r.path if r.path is None or (r.path.startswith("<") and r.path.count("<") == 1) else "path",
            r.component.rsplit("#", 1)[1],
            r.severity.value,
        )
        for r in report.results
    }


def _focus(node: Node | None) -> str:
    assert node is not None
    return "_:" if isinstance(node, BNode) else node.n3()


def _path(node: Node | None) -> str | None:
    return None if node is None else "path" if isinstance(node, BNode) else node.n3()
