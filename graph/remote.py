"""A remote SPARQL endpoint, asked in the same way as a store.

Queries go by POST, form-encoded, with an explicit Accept header: what every server takes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import pyoxigraph as ox

from beleidsgraaf.errors import QueryError
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
        self._timeout = timeout

    @property
    def mint(self) -> Mint:
        """The maker of its IRIs."""
        return self._mint

    def query(self, sparql: str) -> Rows:
        """Answer a SPARQL query over the union of all graphs.

        Raises:
            QueryError: the endpoint cannot be reached, or refuses the query.
        """
        from SPARQLWrapper import JSON, POST, URLENCODED, SPARQLWrapper

        wrapper = SPARQLWrapper(self.endpoint)
        wrapper.setMethod(POST)
        wrapper.setRequestMethod(URLENCODED)
        wrapper.setReturnFormat(JSON)
        wrapper.setOnlyConneg(True)
        wrapper.setTimeout(self._timeout)
        wrapper.setQuery(sparql)
        if not wrapper.isSparqlQueryRequest():  # it guesses from words, also those of comments; nothing here updates
            wrapper.queryType = "SELECT"
        try:
            answer = json.loads(wrapper.query().response.read())
        except (OSError, ValueError) as error:
            raise QueryError(f"{self.endpoint}: gives no answer ({error})") from error
        except Exception as error:  # SPARQLWrapper has exceptions of its own for each status
            reason = " ".join(str(error).split())[:300]
            raise QueryError(f"{self.endpoint}: refuses the query ({reason})") from error
        return _rows(answer)

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
        """Nothing is held open."""


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
