"""The whole graph as one file: sorted, so that the same content gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from beleidsgraaf.errors import UsageError
from beleidsgraaf.graph.store import Graphs
from beleidsgraaf.ontology import terms

FORMATS: Final = ("nquads", "trig")

PREFIXES: Final = {
    "bg": terms.BG.NS,
    "rdf": terms.RDF.NS,
    "xsd": terms.XSD.NS,
    "oa": terms.OA.NS,
    "prov": terms.PROV.NS,
    "org": terms.ORG.NS,
    "foaf": terms.FOAF.NS,
    "skos": terms.SKOS.NS,
    "dcterms": terms.DCTERMS.NS,
    "dcat": terms.DCAT.NS,
    "cito": terms.CITO.NS,
    "schema": terms.SCHEMA.NS,
    "eli": terms.ELI.NS,
    "time": terms.TIME.NS,
}


def export(graphs: Graphs, form: str, with_provenance: bool = False) -> Iterator[bytes]:
    """Give the graphs, one after the other by name, each with its statements sorted.

    Args:
        graphs: what to export.
        form: `nquads` or `trig`.
        with_provenance: also the provenance graph, the one that differs from run to run.

    Raises:
        UsageError: another form.
    """
    if form not in FORMATS:
        raise UsageError(f"no such format: {form}; give one of {', '.join(FORMATS)}")
    provenance = graphs.mint.graph("provenance")
    if form == "trig":
        yield "".join(f"@prefix {p}: <{ns}> .\n" for p, ns in PREFIXES.items()).encode()
    for name in graphs.graphs():
        if name != provenance or with_provenance:
            yield _nquads(graphs, name) if form == "nquads" else _trig(graphs, name)


def turtle_of(graphs: Graphs, name: str) -> str:
    """Give one graph as TriG, sorted, with its prefixes."""
    prefixes = "".join(f"@prefix {p}: <{ns}> .\n" for p, ns in PREFIXES.items())
    return prefixes + _trig(graphs, name).decode()


def _nquads(graphs: Graphs, name: str) -> bytes:
    return b"".join(sorted(f"{quad} .\n".encode() for quad in graphs.quads(name)))


def _trig(graphs: Graphs, name: str) -> bytes:
    """Write a graph in blocks by subject; Oxigraph sees to the syntax, the order is ours."""
    ordered = sorted(graphs.quads(name), key=lambda q: (str(q.subject), str(q.predicate), str(q.object)))
    whole = ox.serialize(ordered, format=ox.RdfFormat.TRIG, prefixes=PREFIXES)
    assert whole is not None
    lines = whole.decode().split("\n")
    body = [line for line in lines if not line.startswith("@prefix ")]
    return ("\n" + "\n".join(body).strip("\n") + "\n").encode()
