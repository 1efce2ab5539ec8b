"""VoID: what the data set holds, in numbers, and where its parts are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pyoxigraph as ox

from beleidsgraaf.graph.publish.catalogue import Dump
from beleidsgraaf.ontology.terms import BG, DCTERMS, FOAF, RDF, XSD

VOID = "http://rdfs.org/ns/void#"
_PREFIXES = {"void": VOID, "dcterms": DCTERMS.NS, "foaf": FOAF.NS, "bg": BG.NS, "xsd": XSD.NS}
_VOCABULARIES = (BG.NS, "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/org#", "http://purl.org/spar/cito/")


class Census:
    """Counts the statements of graphs as they go by."""

    def __init__(self) -> None:
        self.triples = 0
        self.classes: Counter[str] = Counter()
        self.properties: Counter[str] = Counter()

    def watch(self, quads: Iterable[ox.Quad]) -> Iterable[ox.Quad]:
        """Give the same quads."""
        for quad in quads:
            self.triples += 1
            self.properties[quad.predicate.value] += 1
            if quad.predicate == RDF.type and isinstance(quad.object, ox.NamedNode):
                self.classes[quad.object.value] += 1
            yield quad


def void(
    base: str, space: str, census: Census, dumps: Iterable[Dump], documents: int, example: str, endpoint: str
) -> bytes:
    """Give the description as Turtle; `space` is the base of the IRIs."""
    data = ox.NamedNode(f"{base}dataset")
    out: list[ox.Triple] = []

    def say(subject: ox.NamedNode, local: str, value: ox.NamedNode | ox.Literal) -> None:
        out.append(ox.Triple(subject, ox.NamedNode(VOID + local), value))

    out.append(ox.Triple(data, RDF.type, ox.NamedNode(f"{VOID}Dataset")))
    out.append(ox.Triple(data, DCTERMS.title, ox.Literal("Beleidsgraaf", language="nl")))
    out.append(ox.Triple(data, ox.NamedNode(f"{FOAF.NS}homepage"), ox.NamedNode(f"{base}index.html")))
    license_ = ox.NamedNode("http://creativecommons.org/publicdomain/zero/1.0/")
    out.append(ox.Triple(data, ox.NamedNode(f"{DCTERMS.NS}license"), license_))
    say(data, "uriSpace", ox.Literal(space))
    say(data, "triples", ox.Literal(census.triples))
    say(data, "documents", ox.Literal(documents))
    if example:
        say(data, "exampleResource", ox.NamedNode(example))
    for vocabulary in _VOCABULARIES:
        say(data, "vocabulary", ox.NamedNode(vocabulary))
    for dump in dumps:
        say(data, "dataDump", ox.NamedNode(f"{base}{dump.name}"))
    if endpoint:
        say(data, "sparqlEndpoint", ox.NamedNode(endpoint))
    for kind, local, counted, count in (
        ("class", "classPartition", census.classes, "entities"),
        ("property", "propertyPartition", census.properties, "triples"),
    ):
        for number, (iri, times) in enumerate(sorted(counted.items()), start=1):
            part = ox.NamedNode(f"{base}void.ttl#{kind}-{number}")
            say(data, local, part)
            say(part, kind, ox.NamedNode(iri))
            say(part, count, ox.Literal(times))
    return ox.serialize(out, format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES) or b""
