"""Answers SPARQL queries and requests for graphs; runs in a worker."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Final

import pyoxigraph as ox

from beleidsgraaf.graph.export import PREFIXES
from beleidsgraaf.graph.serve.inspect import look
from beleidsgraaf.graph.serve.limits import Limits
from beleidsgraaf.graph.serve.media import DATASETS, GRAPHS, RESULTS, choose, with_charset
from beleidsgraaf.graph.serve.reply import Reply, told

_WITH_PREFIXES: Final = (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG, ox.RdfFormat.RDF_XML)


class _TooLarge(Exception):
    """The answer passed its limit."""


class _Sheet:
    """A file in memory that ends at a limit."""

    def __init__(self, limit: int) -> None:
        self.parts: list[bytes] = []
        self._left = limit

    def write(self, data: bytes) -> int:
        self._left -= len(data)
        if self._left < 0:
            raise _TooLarge
        self.parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        pass


def answer(rdf: ox.Store, query: str, accept: str, dataset: tuple[list[str], list[str]], limits: Limits) -> Reply:
    """Answer a query by the SPARQL 1.1 Protocol.

    Args:
        rdf: what is asked.
        query: SPARQL.
        accept: the `Accept` header.
        dataset: the `default-graph-uri`s and `named-graph-uri`s of the request.
        limits: bounds of the answer.
    """
    seen = look(query)
    if seen.calls_service:
        return told(400, "SERVICE is not allowed here: this endpoint asks no other server")
    offered: Mapping[str, ox.QueryResultsFormat | ox.RdfFormat] = (
        GRAPHS if seen.form in ("CONSTRUCT", "DESCRIBE") else RESULTS
    )
    media = choose(accept, tuple(offered))
    if media is None:
        return told(406, f"a {seen.form or 'SELECT'} query can be answered as: {', '.join(offered)}")
    default, named = dataset
    try:
        defaults: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [ox.NamedNode(g) for g in default]
        names: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(g) for g in named]
        if default or named:
            result = rdf.query(query, default_graph=defaults, named_graphs=names)
        else:
            # a query that names its graphs means these
            result = rdf.query(query, use_default_graph_as_union=not seen.names_graphs)
        body = _written(result, offered[media], limits)
    except (SyntaxError, ValueError) as error:
        return told(400, f"the query cannot be read: {error}")
    except _TooLarge:
        return told(
            400, f"the answer is larger than {limits.answer_bytes:,} bytes; ask for less, for example with LIMIT"
        )
    if isinstance(result, ox.QuerySolutions) and _rows(body, offered[media], limits.rows) > limits.rows:
        return told(400, f"the answer has more than {limits.rows:,} rows; ask for less, for example with LIMIT")
    return Reply(200, with_charset(media), body, {"Vary": "Accept"})


def graph(rdf: ox.Store, name: str | None, whole: bool, accept: str, limits: Limits) -> Reply:
    """Give a graph by the Graph Store Protocol.

    Args:
        rdf: what is asked.
        name: IRI of a graph; None for the default graph, which is the union of all.
        whole: the dataset with the names of its graphs instead.
        accept: the `Accept` header.
        limits: bounds of the answer.
    """
    offered = DATASETS if whole else GRAPHS
    media = choose(accept, tuple(offered))
    if media is None:
        return told(406, f"this can be given as: {', '.join(offered)}")
    try:
        found = ox.NamedNode(name) if name is not None else None
    except ValueError as error:
        return told(400, f"not the IRI of a graph: {error}")
    if found is not None and not rdf.contains_named_graph(found):
        return told(404, "there is no such graph")
    quads = rdf.quads_for_pattern(None, None, None, found)
    try:
        body = written(quads if whole else (q.triple for q in quads), offered[media], limits)
    except _TooLarge:
        return told(400, f"this is larger than {limits.answer_bytes:,} bytes; `beleidsgraaf export` gives all")
    return Reply(200, with_charset(media), body, {"Vary": "Accept"})


def written(statements: Iterable[ox.Quad] | Iterable[ox.Triple], form: ox.RdfFormat, limits: Limits) -> bytes:
    """Write statements in a format."""
    sheet = _Sheet(limits.answer_bytes)
    ox.serialize(statements, sheet, form, prefixes=PREFIXES if form in _WITH_PREFIXES else None)  # type: ignore[arg-type]
    return b"".join(sheet.parts)


def _written(
    result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples,
    form: ox.QueryResultsFormat | ox.RdfFormat,
    limits: Limits,
) -> bytes:
    if isinstance(result, ox.QueryTriples):
        assert isinstance(form, ox.RdfFormat)
        return written(result, form, limits)
    assert isinstance(form, ox.QueryResultsFormat)
    sheet = _Sheet(limits.answer_bytes)
    result.serialize(sheet, form)  # type: ignore[arg-type]
    return b"".join(sheet.parts)


def _rows(body: bytes, form: ox.QueryResultsFormat | ox.RdfFormat, limit: int) -> int:
    """Count the rows of a written answer; exact where it matters, that is near or over the limit."""
    if form == ox.QueryResultsFormat.XML:
        return body.count(b"<result>") + body.count(b"<result/>")
    if form == ox.QueryResultsFormat.TSV:
        return body.count(b"\n") - 1
    if form == ox.QueryResultsFormat.CSV:
        # a line break within quotes is none
        return sum(part.count(b"\n") for part in body.split(b'"')[::2]) - 1
    quick = body.count(b"},{") + 1
    return quick if quick <= limit else len(json.loads(body)["results"]["bindings"])
