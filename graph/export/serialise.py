"""Graphs as N-Quads, TriG, Turtle and RDF/XML; Oxigraph sees to the syntax, the order is ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import pyoxigraph as ox

from beleidsgraaf.graph.export.scope import Part
from beleidsgraaf.graph.store import Graphs
from beleidsgraaf.ontology import terms

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
_DECLARED: Final = "".join(f"@prefix {p}: <{ns}> .\n" for p, ns in PREFIXES.items())

#: XML 1.0 has no way to write these, which a text from a PDF may hold.
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ROOT: Final = re.compile(rb"<rdf:RDF[^>]*>")


def nquads(parts: Iterable[Part]) -> Iterator[bytes]:
    """Give N-Quads, each graph sorted by line."""
    for part in parts:
        yield b"".join(sorted(f"{quad} .\n".encode() for quad in part.quads))


def trig(parts: Iterable[Part]) -> Iterator[bytes]:
    """Give TriG in blocks by graph and subject."""
    yield _DECLARED.encode()
    for part in parts:
        yield _block(part.quads, ox.RdfFormat.TRIG)


def turtle(parts: Iterable[Part]) -> Iterator[bytes]:
    """Give Turtle in blocks by subject; a node that several graphs speak of has as many blocks."""
    yield _DECLARED.encode()
    for part in parts:
        yield _block((quad.triple for quad in part.quads), ox.RdfFormat.TURTLE)


def rdfxml(parts: Iterable[Part]) -> Iterator[bytes]:
    """Give RDF/XML; a control character, which XML cannot hold, is written as U+FFFD."""
    tail = b"</rdf:RDF>\n"
    yield _root(_written((), ox.RdfFormat.RDF_XML)) + b"\n"
    for part in parts:
        whole = _written(_ordered(_legible(q.triple) for q in part.quads), ox.RdfFormat.RDF_XML)
        yield whole[len(_root(whole)) : whole.rindex(b"</rdf:RDF>")].strip(b"\n") + b"\n"
    yield tail


def turtle_of(graphs: Graphs, name: str) -> str:
    """Give one graph as TriG, sorted, with its prefixes."""
    return _DECLARED + _block(graphs.quads(name), ox.RdfFormat.TRIG).decode()


def _block(statements: Iterable[ox.Quad] | Iterable[ox.Triple], form: ox.RdfFormat) -> bytes:
    lines = _written(_ordered(statements), form).decode().split("\n")
    body = [line for line in lines if not line.startswith("@prefix ")]
    return ("\n" + "\n".join(body).strip("\n") + "\n").encode()


def _ordered(statements: Iterable[ox.Quad] | Iterable[ox.Triple]) -> list[ox.Quad] | list[ox.Triple]:
    return sorted(statements, key=lambda s: (str(s.subject), str(s.predicate), str(s.object)))  # type: ignore[return-value]


def _written(statements: Sequence[ox.Quad] | Sequence[ox.Triple], form: ox.RdfFormat) -> bytes:
    whole = ox.serialize(statements, format=form, prefixes=PREFIXES)
    assert whole is not None
    return whole


def _root(document: bytes) -> bytes:
    found = _ROOT.search(document)
    assert found is not None
    return document[: found.end()]


def _legible(triple: ox.Triple) -> ox.Triple:
    value = triple.object
    if not isinstance(value, ox.Literal) or not _NO_XML.search(value.value):
        return triple
    plain = _NO_XML.sub("\ufffd", value.value)
    if value.language:
        return ox.Triple(triple.subject, triple.predicate, ox.Literal(plain, language=value.language))
    return ox.Triple(triple.subject, triple.predicate, ox.Literal(plain, datatype=value.datatype))
