"""A remote SPARQL endpoint, asked in the same way as a store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pyoxigraph as ox

from beleidsgraaf.errors import EndpointError, QueryError
from beleidsgraaf.graph.endpoint import Endpoint
from beleidsgraaf.graph.iri import DEFAULT_BASE, Mint
from beleidsgraaf.graph.rows import Cell, Rows

_TIMEOUT: Final = 60


class Remote:
    """The union of the graphs behind a SPARQL endpoint."""

    def __init__(self, endpoint: str, base: str = DEFAULT_BASE, timeout: int = _TIMEOUT) -> None:
        """Point at an endpoint.

        Args:
            endpoint: its address.
            base: of the IRIs of instances there.
            timeout: seconds that an answer may take.
        """
        self.endpoint = endpoint
        self._mint = Mint(base)
        self._server = Endpoint(endpoint, timeout=timeout)

    @property
    def mint(self) -> Mint:
        """The maker of its IRIs."""
        return self._mint

    def query(self, sparql: str) -> Rows:
        """Answer a SPARQL query over the union of all graphs.

        Raises:
            QueryError: the endpoint cannot be reached, or refuses the query.
        """
        try:
            return _rows(self._server.ask(sparql))
        except EndpointError as error:
            raise QueryError(str(error)) from error

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Give the quads of one graph, or of all named graphs."""
        name = "?g" if graph is None else f"<{graph}>"
        bind = "" if graph is None else f" BIND({name} AS ?g)"
        for s, p, o, g in self.query(f"SELECT ?s ?p ?o ?g WHERE {{ GRAPH {name} {{ ?s ?p ?o }}{bind} }}"):
            assert isinstance(s, ox.NamedNode | ox.BlankNode)
            assert isinstance(p, ox.NamedNode)
            assert isinstance(g, ox.NamedNode)
            assert o is not None
            yield ox.Quad(s, p, o, g)

    def graphs(self) -> list[str]:
        """Give the names of the graphs, sorted."""
        rows = self.query("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
        return sorted(g.value for (g,) in rows if isinstance(g, ox.NamedNode))

    def close(self) -> None:
        """Close the connections."""
        self._server.close()


def _rows(answer: dict[str, Any]) -> Rows:
    if "boolean" in answer:
        return Rows(("answer",), ((ox.Literal(bool(answer["boolean"])),),))
    if "results" not in answer:
        raise QueryError("an endpoint is asked by SELECT or ASK")
    columns = tuple(answer["head"]["vars"])
    found = answer["results"]["bindings"]
    return Rows(columns, tuple(tuple(_cell(row.get(c)) for c in columns) for row in found))


def _cell(value: dict[str, str] | None) -> Cell:
    if value is None:
        return None
    if value["type"] == "uri":
        return ox.NamedNode(value["value"])
    if value["type"] == "bnode":
        return ox.BlankNode(value["value"])
    if "xml:lang" in value:
        return ox.Literal(value["value"], language=value["xml:lang"])
    if "datatype" in value:
        return ox.Literal(value["value"], datatype=ox.NamedNode(value["datatype"]))
    return ox.Literal(value["value"])
