"""Describes the vocabulary and the rules as a Markdown page with a diagram; made from the files, never by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from beleidsgraaf.ontology.load import ONTOLOGY, VOCABULARIES, read, scheme_files, shape_files

_BG: Final = "https://w3id.org/beleidsgraaf/ns#"
_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_OWL: Final = "http://www.w3.org/2002/07/owl#"
_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_SCHEMA: Final = "https://schema.org/"
_SH: Final = "http://www.w3.org/ns/shacl#"
_DCTERMS: Final = "http://purl.org/dc/terms/"
_PREFIXES: Final = {namespace: prefix.lower() for prefix, namespace, _ in VOCABULARIES} | {
    "https://identifier.overheid.nl/tooi/def/thes/kern/": "tooi",
    _SH: "sh",
}
#: Arrows of the diagram: from, property, to.
_DIAGRAM: Final = (
    ("bg:Document", "prov:wasDerivedFrom", "bg:SourceFile"),
    ("bg:SourceFile", "bg:text", "bg:SourceText"),
    ("bg:Document", "dcterms:isPartOf", "bg:Dossier"),
    ("bg:Document", "bg:signature", "bg:Signature"),
    ("bg:Signature", "bg:post", "org:Post"),
    ("bg:Signature", "bg:signatory", "foaf:Person"),
    ("bg:Document", "bg:addressee", "org:Organization"),
    ("org:Membership", "org:member", "foaf:Person"),
    ("org:Membership", "org:role", "org:Post"),
    ("bg:Annotation", "oa:hasTarget", "oa:SpecificResource"),
    ("oa:SpecificResource", "oa:hasSource", "bg:SourceText"),
    ("oa:SpecificResource", "bg:inDocument", "bg:Document"),
    ("bg:Mention", "rdfs:subClassOf", "bg:Annotation"),
    ("bg:Citation", "rdfs:subClassOf", "bg:Annotation"),
    ("bg:Question", "rdfs:subClassOf", "bg:Annotation"),
    ("bg:Relation", "rdfs:subClassOf", "bg:Annotation"),
    ("bg:Claim", "rdfs:subClassOf", "bg:Annotation"),
    ("bg:Citation", "cito:hasCitedEntity", "bg:Document"),
    ("bg:Question", "bg:answeredBy", "bg:Answer"),
    ("bg:Mention", "oa:hasBody", "entity"),
    ("bg:Claim", "bg:about", "entity"),
    ("bg:Claim", "bg:claimant", "org:Organization"),
    ("bg:Relation", "rdf:subject, rdf:object", "entity"),
)

_Term = NamedNode | BlankNode | Literal
_Index = dict[str, dict[str, list[_Term]]]


def describe() -> str:
    """Give the page: metadata, diagram, classes, properties, concepts, rules."""
    ontology, schemes, shapes = _index(read(ONTOLOGY)), _index(read(*scheme_files())), _index(read(*shape_files()))
    own = sorted(iri for iri in ontology if iri.startswith(_BG))
    classes = [i for i in own if _has(ontology, i, _RDF + "type", _OWL + "Class")]
    properties = [i for i in own if i not in classes]
    head = ontology[_BG.rstrip("#")]
    parts = [
        "# The vocabulary\n",
        "Made by `python -m beleidsgraaf.ontology.generate` from `ontology/`; do not edit.\n",
        f"{_text(head, _DCTERMS + 'description', 'en')} Version {_text(head, _OWL + 'versionInfo')}, "
        f"licence <{_text(head, _DCTERMS + 'license')}>, namespace `{_BG}` (`bg:`).\n",
        f"{len(classes)} classes, {len(properties)} properties, {_number_of_shapes(shapes)} shapes. In the term module "
        "(`beleidsgraaf.ontology.terms`) each has a constant: `BG.Letter`, `OA.hasTarget`.\n",
        "## Overview\n",
        _diagram(),
        "## Classes\n",
        *(_class(ontology, iri) for iri in classes),
        "## Properties\n",
        *(_property(ontology, iri) for iri in properties),
        "## Concepts\n",
        *_concepts(schemes),
        "## Rules\n",
        "A violation stops a source; a warning informs. Every rule has data that keeps it and data that breaks it in "
        "`ontology/shapes/examples/`.\n",
        *_rules(shapes),
    ]
    return "\n".join(parts).rstrip("\n") + "\n"


def _index(triples: Iterable[Triple]) -> _Index:
    index: _Index = {}
    for triple in triples:
        subject, value = triple.subject, triple.object
        assert not isinstance(subject, Triple) and not isinstance(value, Triple)
        index.setdefault(subject.value, {}).setdefault(triple.predicate.value, []).append(value)
    return index


def _has(index: _Index, iri: str, predicate: str, value: str) -> bool:
    return any(v.value == value for v in index[iri].get(predicate, []))


def _text(node: dict[str, list[_Term]], predicate: str, language: str | None = None) -> str:
    for value in node.get(predicate, []):
        if language is None or (isinstance(value, Literal) and value.language == language):
            return value.value
    return ""


def _short(iri: str) -> str:
    for namespace, prefix in _PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"


def _names(node: dict[str, list[_Term]], *predicates: str) -> str:
    return ", ".join(f"`{_short(v.value)}`" for p in predicates for v in node.get(p, []))


def _entry(node: dict[str, list[_Term]], iri: str, rows: Iterable[tuple[str, str]]) -> str:
    lines = [
        f"### {_short(iri)}\n",
        f"**{_text(node, _RDFS + 'label', 'en')}** / **{_text(node, _RDFS + 'label', 'nl')}**. "
        f"{_text(node, _SKOS + 'definition', 'en')} / {_text(node, _SKOS + 'definition', 'nl')}\n",
        *(f"- {name}: {value}" for name, value in rows if value),
        f"- example: {_text(node, _SKOS + 'example')}\n",
    ]
    return "\n".join(lines)


def _class(index: _Index, iri: str) -> str:
    node = index[iri]
    rows = [("sub-class of", _names(node, _RDFS + "subClassOf")), *_matches(node)]
    return _entry(node, iri, rows)


def _property(index: _Index, iri: str) -> str:
    node = index[iri]
    kinds = " ".join(_short(v.value) for v in node.get(_RDF + "type", []))
    rows = [
        ("kind", f"`{kinds}`"),
        ("sub-property of", _names(node, _RDFS + "subPropertyOf")),
        ("of", _names(node, _RDFS + "domain", _SCHEMA + "domainIncludes")),
        ("value", _names(node, _RDFS + "range", _SCHEMA + "rangeIncludes")),
        ("inverse of", _names(node, _OWL + "inverseOf")),
        *_matches(node),
    ]
    return _entry(node, iri, rows)


def _matches(node: dict[str, list[_Term]]) -> list[tuple[str, str]]:
    return [("same as", _names(node, _SKOS + "exactMatch")), ("close to", _names(node, _SKOS + "closeMatch"))]


def _concepts(index: _Index) -> Iterable[str]:
    schemes = sorted(i for i in index if _has(index, i, _RDF + "type", _SKOS + "ConceptScheme"))
    for scheme in schemes:
        yield f"### {_text(index[scheme], _SKOS + 'prefLabel', 'en')}\n"
        yield "| concept | English | Dutch | denotes |\n| --- | --- | --- | --- |"
        for iri in sorted(i for i in index if _has(index, i, _SKOS + "inScheme", scheme)):
            node = index[iri]
            labels = [_text(node, _SKOS + "prefLabel", language) for language in ("en", "nl")]
            yield f"| `{_short(iri)}` | {labels[0]} | {labels[1]} | {_names(node, _BG + 'denotesClass')} |"
        yield ""


def _number_of_shapes(index: _Index) -> int:
    return sum(_SH + "NodeShape" in {v.value for v in n.get(_RDF + "type", [])} for n in index.values())


def _rules(index: _Index) -> Iterable[str]:
    for iri in sorted(i for i in index if _has(index, i, _RDF + "type", _SH + "NodeShape")):
        node = index[iri]
        targets = _names(node, *(_SH + t for t in ("targetClass", "targetSubjectsOf", "targetObjectsOf", "targetNode")))
        yield f"### {iri.rsplit('#', 1)[1]}\n"
        yield f"{_text(node, _RDFS + 'label', 'en')} / {_text(node, _RDFS + 'label', 'nl')}: {targets}\n"
        severity = _severity(node)
        parts = [*node.get(_SH + "property", []), *node.get(_SH + "sparql", [])]
        for part in [node, *(index[p.value] for p in parts)]:
            if message := _text(part, _SH + "message", "en"):
                kind = _severity(part) if part.get(_SH + "severity") else severity
                path = _names(part, _SH + "path") if _is_named(part) else ""
                yield f"- {kind}{' on ' + path if path else ''}: {message} / {_text(part, _SH + 'message', 'nl')}"
        yield ""


def _severity(node: dict[str, list[_Term]]) -> str:
    return (_text(node, _SH + "severity") or "#Violation").rsplit("#", 1)[1].lower()


def _is_named(node: dict[str, list[_Term]]) -> bool:
    return all(isinstance(p, NamedNode) for p in node.get(_SH + "path", []))


def _diagram() -> str:
    lines = ["```mermaid", "flowchart LR"]
    for start, label, end in _DIAGRAM:
        lines.append(f'  {_box(start)} -->|"{label}"| {_box(end)}')
    return "\n".join([*lines, "```\n"])


def _box(name: str) -> str:
    return f'{re.sub(r"[^A-Za-z]", "_", name)}["{name}"]'
