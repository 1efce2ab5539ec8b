"""The description of the endpoint and its data: SPARQL 1.1 Service Description with VoID."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from beleidsgraaf.graph.export import PREFIXES
from beleidsgraaf.graph.serve.answer import written
from beleidsgraaf.graph.serve.limits import Limits
from beleidsgraaf.graph.serve.media import GRAPHS, choose, with_charset
from beleidsgraaf.graph.serve.reply import Reply, told
from beleidsgraaf.graph.store import Generation
from beleidsgraaf.ontology.terms import BG, RDF

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_VOID: Final = "http://rdfs.org/ns/void#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_RESULT_FORMATS: Final = (
    *(f"SPARQL_Results_{name}" for name in ("JSON", "XML", "CSV", "TSV")),
    *("Turtle", "N-Triples", "RDF_XML", "JSON-LD", "TriG", "N-Quads"),
)
_COUNTS: Final = """SELECT ?class (COUNT(DISTINCT ?s) AS ?n)
WHERE { VALUES ?class { %s } ?s a ?class } GROUP BY ?class ORDER BY ?class"""
_CLASSES: Final = ("Document", "Dossier", "Mention", "Citation", "Claim", "Commitment", "Question", "Programme")


def describe(generation: Generation, site: str, accept: str, limits: Limits, updates: bool = False) -> Reply:
    """Describe the endpoint and the data set.

    Args:
        generation: the data.
        site: address of the server, ending in a slash.
        accept: the `Accept` header.
        limits: bounds of the answer.
        updates: whether the holder of a token may send updates.
    """
    media = choose(accept, tuple(GRAPHS))
    if media is None:
        return told(406, f"the description can be given as: {', '.join(GRAPHS)}")
    said = _statements(generation, site)
    if updates:
        languages = ox.NamedNode(f"{_SD}supportedLanguage"), ox.NamedNode(f"{_SD}SPARQL11Update")
        said.append(ox.Triple(ox.NamedNode(f"{site}sparql"), *languages))
    body = written(said, GRAPHS[media], limits)
    return Reply(200, with_charset(media), body, {"Vary": "Accept"})


def _statements(generation: Generation, site: str) -> list[ox.Triple]:
    service, data = ox.NamedNode(f"{site}sparql"), ox.NamedNode(f"{site}.well-known/void#dataset")
    a = ox.NamedNode(str(RDF.type).strip("<>"))

    def sd(name: str) -> ox.NamedNode:
        return ox.NamedNode(_SD + name)

    def void(name: str) -> ox.NamedNode:
        return ox.NamedNode(_VOID + name)

    said = [
        ox.Triple(service, a, sd("Service")),
        ox.Triple(service, sd("endpoint"), service),
        ox.Triple(service, sd("supportedLanguage"), sd("SPARQL11Query")),
        ox.Triple(service, sd("feature"), sd("UnionDefaultGraph")),
        ox.Triple(service, sd("defaultDataset"), data),
        *(ox.Triple(service, sd("resultFormat"), ox.NamedNode(_FORMATS + name)) for name in _RESULT_FORMATS),
        ox.Triple(data, a, sd("Dataset")),
        ox.Triple(data, a, void("Dataset")),
        ox.Triple(data, void("sparqlEndpoint"), service),
        ox.Triple(data, void("uriSpace"), ox.Literal(generation.mint.base)),
        ox.Triple(data, void("triples"), ox.Literal(len(generation.rdf))),
        *(ox.Triple(data, void("vocabulary"), ox.NamedNode(ns)) for ns in sorted(PREFIXES.values())),
    ]
    classes = " ".join(f"<{BG.NS}{name}>" for name in _CLASSES)
    for index, (name, count) in enumerate(generation.query(_COUNTS % classes)):
        part = ox.NamedNode(f"{data.value}-class-{index + 1}")
        assert isinstance(name, ox.NamedNode)
        assert isinstance(count, ox.Literal)
        said += [
            ox.Triple(data, void("classPartition"), part),
            ox.Triple(part, void("class"), name),
            ox.Triple(part, void("entities"), count),
        ]
    return said
