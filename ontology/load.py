"""Reads the files of the vocabulary: the ontology, the schemes, the shapes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

FOLDER = Path(__file__).parent
ONTOLOGY = FOLDER / "beleidsgraaf.ttl"

#: Prefix, namespace and name of each vocabulary that gets a class in the term module.
VOCABULARIES = (
    ("BG", "https://w3id.org/beleidsgraaf/ns#", "this vocabulary"),
    ("RDF", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "RDF"),
    ("RDFS", "http://www.w3.org/2000/01/rdf-schema#", "RDF Schema"),
    ("OWL", "http://www.w3.org/2002/07/owl#", "OWL"),
    ("XSD", "http://www.w3.org/2001/XMLSchema#", "XML Schema datatypes"),
    ("OA", "http://www.w3.org/ns/oa#", "Web Annotation"),
    ("PROV", "http://www.w3.org/ns/prov#", "PROV-O"),
    ("ORG", "http://www.w3.org/ns/org#", "the Organization Ontology"),
    ("FOAF", "http://xmlns.com/foaf/0.1/", "FOAF"),
    ("CPOV", "http://data.europa.eu/m8g/", "the Core Public Organisation Vocabulary"),
    ("SKOS", "http://www.w3.org/2004/02/skos/core#", "SKOS"),
    ("DCTERMS", "http://purl.org/dc/terms/", "DCMI Metadata Terms"),
    ("DCAT", "http://www.w3.org/ns/dcat#", "DCAT"),
    ("CITO", "http://purl.org/spar/cito/", "CiTO"),
    ("SCHEMA", "https://schema.org/", "schema.org"),
    ("ELI", "http://data.europa.eu/eli/ontology#", "ELI"),
    ("TIME", "http://www.w3.org/2006/time#", "OWL-Time"),
    ("DQV", "http://www.w3.org/ns/dqv#", "the Data Quality Vocabulary"),
)

_SUB_CLASS_OF = NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")


def scheme_files() -> tuple[Path, ...]:
    """Give the files of the SKOS schemes, sorted by name."""
    return tuple(sorted((FOLDER / "schemes").glob("*.ttl")))


def shape_files() -> tuple[Path, ...]:
    """Give the files of the SHACL shapes, sorted by name."""
    return tuple(sorted((FOLDER / "shapes").glob("*.ttl")))


def read(*files: Path) -> Iterator[Triple]:
    """Give the triples of Turtle files, in the order of the files; blank nodes of two files stay apart."""
    for file in files:
        for quad in parse(path=str(file), format=RdfFormat.TURTLE, rename_blank_nodes=True):
            yield quad.triple


@cache
def super_classes() -> dict[str, frozenset[str]]:
    """Give each class of the ontology with all that it is a sub-class of, itself included."""
    direct: dict[str, set[str]] = {}
    for triple in read(ONTOLOGY):
        if triple.predicate == _SUB_CLASS_OF and isinstance(triple.object, NamedNode):
            assert isinstance(triple.subject, NamedNode | BlankNode) and not isinstance(triple.object, Literal)
            direct.setdefault(triple.subject.value, set()).add(triple.object.value)
    closed: dict[str, frozenset[str]] = {}

    def close(name: str) -> frozenset[str]:
        if name not in closed:
            closed[name] = frozenset({name}.union(*(close(parent) for parent in direct.get(name, ()))))
        return closed[name]

    for name in sorted(direct):
        close(name)
    return closed


@cache
def sub_classes(name: str) -> tuple[str, ...]:
    """Give a class and all its sub-classes in the ontology, sorted: what data without inference must be asked for."""
    return tuple(sorted({name} | {sub for sub, supers in super_classes().items() if name in supers}))
