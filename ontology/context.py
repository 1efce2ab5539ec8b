"""Makes the JSON-LD context from the ontology: short names for the terms that the graph uses, with their types."""

from __future__ import annotations

import json
from typing import Final

from pyoxigraph import NamedNode

from beleidsgraaf.ontology.load import ONTOLOGY, VOCABULARIES, read

_RDF_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_OWL: Final = "http://www.w3.org/2002/07/owl#"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_BG: Final = "https://w3id.org/beleidsgraaf/ns#"
#: Terms of others under their own names; `@id` says that the value is a node, `@language` that values go by language.
_REUSED: Final = {
    "identifier": ("dcterms:identifier", None),
    "title": ("dcterms:title", "@language"),
    "issued": ("dcterms:issued", "xsd:date"),
    "subject": ("dcterms:subject", "@language"),
    "isPartOf": ("dcterms:isPartOf", "@id"),
    "documentKind": ("dcterms:type", "@id"),
    "language": ("dcterms:language", None),
    "cites": ("cito:cites", "@id"),
    "citing": ("cito:hasCitingEntity", "@id"),
    "cited": ("cito:hasCitedEntity", "@id"),
    "derivedFrom": ("prov:wasDerivedFrom", "@id"),
    "prefLabel": ("skos:prefLabel", "@language"),
    "altLabel": ("skos:altLabel", "@language"),
    "exactMatch": ("skos:exactMatch", "@id"),
    "body": ("oa:hasBody", "@id"),
    "target": ("oa:hasTarget", "@id"),
    "source": ("oa:hasSource", "@id"),
    "selector": ("oa:hasSelector", "@id"),
    "start": ("oa:start", None),
    "end": ("oa:end", None),
    "exact": ("oa:exact", None),
    "prefix": ("oa:prefix", None),
    "suffix": ("oa:suffix", None),
    "member": ("org:member", "@id"),
    "role": ("org:role", "@id"),
    "relationSubject": ("rdf:subject", "@id"),
    "relationPredicate": ("rdf:predicate", "@id"),
    "relationObject": ("rdf:object", "@id"),
    "sameAs": ("owl:sameAs", "@id"),
    "publisher": ("dcterms:publisher", "@id"),
    "distribution": ("dcat:distribution", "@id"),
    "mediaType": ("dcat:mediaType", "@id"),
    "postIn": ("org:postIn", "@id"),
    "mentions": ("schema:mentions", "@id"),
    "Person": ("foaf:Person", None),
    "Organization": ("org:Organization", None),
    "Membership": ("org:Membership", None),
}


def context() -> str:
    """Give the context as JSON text: prefixes, then every term of the ontology, then those of others."""
    kinds: dict[str, set[str]] = {}
    ranges: dict[str, str] = {}
    for triple in read(ONTOLOGY):
        subject, value = triple.subject, triple.object
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode) and subject.value.startswith(_BG):
            if triple.predicate.value == _RDF_TYPE:
                kinds.setdefault(subject.value, set()).add(value.value)
            elif triple.predicate.value == _RDFS + "range":
                ranges[subject.value] = value.value
    terms: dict[str, object] = {p.lower(): n for p, n, _ in VOCABULARIES}
    terms |= {"id": "@id", "type": "@type"}
    for iri in sorted(kinds):
        terms[iri[len(_BG) :]] = _definition(iri, kinds[iri], ranges.get(iri, ""))
    for name, (term, kind) in _REUSED.items():
        terms[name] = term if kind is None else _typed(term, kind)
    return json.dumps({"@context": terms}, indent=2, ensure_ascii=False) + "\n"


def _typed(term: str, kind: str) -> dict[str, str]:
    return {"@id": term, "@container" if kind == "@language" else "@type": kind}


def _definition(iri: str, kinds: set[str], value: str) -> object:
    name = f"bg:{iri[len(_BG) :]}"
    if _OWL + "ObjectProperty" in kinds:
        return {"@id": name, "@type": "@id"}
    # a value that is already the native one of JSON needs no type, a string gets none
    if value.startswith(_XSD) and value[len(_XSD) :] not in ("string", "boolean"):
        return {"@id": name, "@type": f"xsd:{value[len(_XSD) :]}"}
    return name
