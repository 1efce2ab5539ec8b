"""The ontology, its schemes and what is generated from them: complete, in two languages, and up to date."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from beleidsgraaf.extract.model import ClaimKind, DocumentKind, EntityKind, Modality, Polarity
from beleidsgraaf.ontology import generate, terms
from beleidsgraaf.ontology.load import ONTOLOGY, read, scheme_files, shape_files, sub_classes
from beleidsgraaf.ontology.terms import BG, term

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SH = "http://www.w3.org/ns/shacl#"

TRIPLES = list(read(ONTOLOGY))
OWN = sorted(
    {t.subject.value for t in TRIPLES if isinstance(t.subject, NamedNode) and t.subject.value.startswith(BG.NS)}
)
CONCEPTS = sorted(
    t.subject.value
    for t in read(*scheme_files())
    if t.predicate.value == RDF + "type" and str(t.object) == f"<{SKOS}Concept>" and isinstance(t.subject, NamedNode)
)


def _values(iri: str, predicate: str) -> list[object]:
    return [t.object for t in TRIPLES if str(t.subject) == f"<{iri}>" and t.predicate.value == predicate]


def test_how_many_terms_there_are() -> None:
    assert len(OWN) >= 195
    assert len(CONCEPTS) == 108


@pytest.mark.parametrize("iri", OWN)
def test_term_is_named_and_defined_in_two_languages_with_an_example(iri: str) -> None:
    for predicate in (RDFS + "label", SKOS + "definition"):
        languages = sorted(v.language or "" for v in _values(iri, predicate) if isinstance(v, Literal))
        assert languages == ["en", "nl"], f"{iri} {predicate}"
    assert len(_values(iri, SKOS + "example")) == 1


def test_classes_hang_below_a_standard_term() -> None:
    """Every class of our own is, by some steps, a sub-class of a class of another vocabulary."""
    standard = {
        "http://xmlns.com/foaf/0.1/Document", "http://www.w3.org/ns/prov#Entity", "http://www.w3.org/ns/prov#Activity",
        "http://www.w3.org/ns/prov#Attribution", "http://www.w3.org/ns/oa#Annotation", "http://www.w3.org/ns/org#Post",
        "http://www.w3.org/ns/org#Organization", "http://www.w3.org/ns/dcat#Resource", "https://schema.org/Project",
        "https://schema.org/Event",
    }  # fmt: skip
    below = {sub for name in standard for sub in sub_classes(name)}
    classes = [i for i in OWN if any(str(v) == f"<{OWL}Class>" for v in _values(i, RDF + "type"))]
    assert len(classes) >= 99
    assert [c for c in classes if c not in below] == []


@pytest.mark.parametrize("kind", [*DocumentKind, *ClaimKind, *EntityKind, *Modality, *Polarity])
def test_every_value_of_the_extraction_has_a_term(kind: str) -> None:
    assert term(kind) == NamedNode(BG.NS + kind)


def test_unknown_term_is_refused() -> None:
    with pytest.raises(KeyError, match="bg:Brief"):
        term("Brief")


@pytest.mark.parametrize(
    ("name", "among"),
    [
        (BG.Document, [BG.Letter, BG.ConsultationReport, BG.Law, BG.WooDecision]),
        (BG.Annotation, [BG.Mention, BG.Commitment, BG.FieldEvidence]),
        (BG.Claim, [BG.Commitment, BG.Request]),
        (terms.FOAF.Agent, [BG.Ministry, BG.ParliamentaryGroup, terms.FOAF.Person]),
        (terms.ORG.Organization, [BG.Municipality, BG.Committee, BG.Company]),
        (terms.SCHEMA.CreativeWork, [BG.Letter, BG.Law]),
    ],
)
def test_sub_classes(name: NamedNode, among: list[NamedNode]) -> None:
    assert {c.value for c in among} <= set(sub_classes(name.value))


def test_scheme_concepts_have_both_languages() -> None:
    labels: dict[str, set[str]] = {}
    for triple in read(*scheme_files()):
        if triple.predicate.value == SKOS + "prefLabel" and isinstance(triple.object, Literal):
            assert isinstance(triple.subject, NamedNode)
            labels.setdefault(triple.subject.value, set()).add(triple.object.language or "")
    assert {iri: found for iri, found in labels.items() if found != {"en", "nl"}} == {}
    assert set(CONCEPTS) <= set(labels)


def test_shapes_speak_both_languages() -> None:
    """Every property shape, and every constraint in SPARQL, says in Dutch and English what is wrong."""
    spoken: dict[str, set[str]] = {}
    constraints: set[str] = set()
    triples = list(read(*shape_files()))
    targeted = {str(t.subject) for t in triples if t.predicate.value.startswith(SH + "target")}
    for triple in triples:
        if triple.predicate.value == SH + "message" and isinstance(triple.object, Literal):
            spoken.setdefault(str(triple.subject), set()).add(triple.object.language or "")
    for triple in triples:
        if triple.predicate.value == SH + "sparql" or (
            triple.predicate.value == SH + "property" and str(triple.subject) in targeted
        ):
            constraints.add(str(triple.object))
    assert len(constraints) >= 140
    assert {c for c in constraints if spoken.get(c) != {"en", "nl"}} == set()


def test_shapes_use_only_declared_terms() -> None:
    """A misspelt property in a shape would never find anything."""
    text = "".join(f.read_text(encoding="utf-8") for f in shape_files())
    used = set(re.findall(r"(?<![\w:/])(bg|oa|org|prov|cito|dqv|dcterms|foaf|skos|schema):([A-Za-z]\w*)", text))
    assert len(used) >= 120
    unknown = [f"{p}:{n}" for p, n in sorted(used) if not hasattr(getattr(terms, p.upper()), n)]
    assert unknown == []


def test_generated_files_are_up_to_date(root: Path) -> None:
    stale = [p.name for p, content in generate.outputs(root).items() if p.read_text(encoding="utf-8") != content]
    assert stale == [], "run python -m beleidsgraaf.ontology.generate"
    assert generate.main(["--check"]) == 0


def test_check_fails_on_a_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stale = tmp_path / "docs" / "ontology.md"
    monkeypatch.setattr(generate, "outputs", lambda _: {stale: "new"})
    assert generate.main(["--check"]) == 1
    assert not stale.exists()
    assert generate.main([]) == 0
    assert stale.read_text(encoding="utf-8") == "new"


def test_context_gives_the_terms_of_the_graph() -> None:
    """A small document in JSON-LD means the same as in Turtle."""
    from rdflib import Graph

    context = json.loads((ONTOLOGY.parent / "context.jsonld").read_text(encoding="utf-8"))
    letter = context | {
        "id": "https://example.org/brief",
        "type": "Letter",
        "identifier": "kst-99001-12",
        "sender": "https://example.org/minister",
        "signature": {"id": "https://example.org/handtekening", "type": "Signature", "capacity": "bg:own"},
    }
    commitment = context | {
        "id": "https://example.org/toezegging",
        "type": "Commitment",
        "dueBy": "2024-03-31",
        "target": "https://example.org/plaats",
        "about": ["https://example.org/programma"],
    }
    graph = Graph()
    for document in (letter, commitment):
        graph.parse(data=json.dumps(document), format="json-ld")
    expected = Graph().parse(
        data="""
        @prefix bg: <https://w3id.org/beleidsgraaf/ns#> . @prefix ex: <https://example.org/> .
        @prefix dcterms: <http://purl.org/dc/terms/> . @prefix oa: <http://www.w3.org/ns/oa#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        ex:brief a bg:Letter ; dcterms:identifier "kst-99001-12" ;
          bg:sender ex:minister ; bg:signature ex:handtekening .
        ex:handtekening a bg:Signature ; bg:capacity bg:own .
        ex:toezegging a bg:Commitment ; bg:dueBy "2024-03-31"^^xsd:date ;
          oa:hasTarget ex:plaats ; bg:about ex:programma .
        """
    )
    assert set(graph) == set(expected)
