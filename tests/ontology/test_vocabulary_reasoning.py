"""The ontology under OWL 2 RL: it has no contradiction, finds the ones put in, and answers small questions."""

from __future__ import annotations

import owlrl
import pytest
from rdflib import Graph, URIRef

from beleidsgraaf.ontology.load import ONTOLOGY, scheme_files

PREFIXES = """
PREFIX bg: <https://w3id.org/beleidsgraaf/ns#>
PREFIX ex: <https://example.org/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX cito: <http://purl.org/spar/cito/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX schema: <https://schema.org/>
PREFIX time: <http://www.w3.org/2006/time#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
TURTLE = PREFIXES.replace("PREFIX", "@prefix").replace(">\n", "> .\n")
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")

DATA = """
ex:brief a bg:Letter ; bg:signedBy ex:jansen ; bg:repliesTo ex:vragen ; bg:annexOf ex:ander ; bg:signature ex:hand .
ex:hand a bg:Signature ; bg:signatory ex:jansen ; bg:post ex:ambt .
ex:vraag a bg:Question .
ex:antwoord a bg:Answer ; bg:answers ex:vraag .
ex:nieuw a bg:PolicyInstrument ; bg:replaces ex:oud ; bg:partOf ex:groot .
ex:wet a bg:Law ; bg:amends ex:awb .
ex:jansen a foaf:Person ; bg:memberOf ex:fractie .
ex:houder bg:holdsOffice ex:ambt .
ex:toezegging a bg:Commitment ; bg:about ex:nieuw .
ex:ministerie a bg:Ministry .
ex:dag a bg:CalendarValue .
ex:bedrag a bg:MonetaryAmount .
"""

#: competency question, what must follow from the data above
QUESTIONS = [
    ("Is a letter a document?", "ex:brief a bg:Document, foaf:Document"),
    ("Is who signs responsible for the letter?", "ex:brief prov:wasAttributedTo ex:jansen"),
    ("Is a signature a qualified attribution?", "ex:brief prov:qualifiedAttribution ex:hand"),
    ("Does a reply cite what it replies to?", "ex:brief cito:cites ex:vragen"),
    ("Is an annex related to its letter?", "ex:brief dcterms:relation ex:ander"),
    ("Which answer does a question have?", "ex:vraag bg:answeredBy ex:antwoord"),
    ("Is an instrument a programme?", "ex:nieuw a bg:Programme, schema:Project"),
    ("What does it replace, in Dublin Core?", "ex:nieuw dcterms:replaces ex:oud"),
    ("What is it part of, in Dublin Core?", "ex:nieuw dcterms:isPartOf ex:groot"),
    ("Which act is changed, in ELI?", "ex:wet eli:amends ex:awb"),
    ("Is a law a legal resource?", "ex:wet a eli:LegalResource, bg:Document"),
    ("Of which group is somebody a member, in ORG?", "ex:jansen org:memberOf ex:fractie"),
    ("Is a group an organisation and an agent?", "ex:fractie a org:Organization, foaf:Agent"),
    ("Who holds an office is a person, and the office a post?", "ex:houder org:holds ex:ambt . ex:ambt a org:Post"),
    ("Is a commitment a claim and an annotation?", "ex:toezegging a bg:Claim, oa:Annotation"),
    ("What is a commitment about, in schema.org?", "ex:toezegging schema:about ex:nieuw"),
    ("Is a ministry an organisation?", "ex:ministerie a org:FormalOrganization, foaf:Agent"),
    ("Is a date a temporal entity?", "ex:dag a time:TemporalEntity"),
    ("Is an amount of money an amount?", "ex:bedrag a bg:Amount, schema:QuantitativeValue"),
]

#: what is wrong, said in Turtle
CONTRADICTIONS = [
    ("a person who is an organisation", "ex:x a foaf:Person, bg:Ministry ."),
    ("a programme that is an organisation", "ex:x a bg:Programme, bg:Association ."),
    ("a commitment that is a finding", "ex:x a bg:Commitment, bg:Finding ."),
    ("a mention that is a citation", "ex:x a bg:Mention, bg:Citation ."),
    ("a document that is its source", "ex:x a bg:Letter, bg:SourceFile ."),
    ("a date that is an amount", "ex:x a bg:CalendarValue, bg:MonetaryAmount ."),
    ("a programme that replaces itself", "ex:x bg:replaces ex:x ."),
    ("two programmes that replace each other", "ex:x bg:replaces ex:y . ex:y bg:replaces ex:x ."),
]


def _closure(data: str = "") -> Graph:
    graph = Graph()
    for file in (ONTOLOGY, *scheme_files()):
        graph.parse(file)
    graph.parse(data=TURTLE + data, format="turtle")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def _errors(graph: Graph) -> list[str]:
    return [str(text) for text in graph.objects(None, ERROR)]


@pytest.fixture(scope="module")
def reasoned() -> Graph:
    """Give ontology, schemes and data with all that follows under OWL 2 RL."""
    return _closure(DATA)


def test_no_contradiction(reasoned: Graph) -> None:
    assert _errors(reasoned) == []


@pytest.mark.parametrize(("question", "fact"), QUESTIONS, ids=[q for q, _ in QUESTIONS])
def test_competency_question(reasoned: Graph, question: str, fact: str) -> None:
    assert len(QUESTIONS) == 19
    assert reasoned.query(f"{PREFIXES} ASK {{ {fact} }}").askAnswer, question


def test_what_does_not_follow(reasoned: Graph) -> None:
    for fact in (
        "ex:brief a bg:Report", "ex:jansen a org:Organization", "ex:oud bg:replaces ex:nieuw",
        "ex:brief dcterms:identifier ?any", "ex:toezegging a bg:Intention",
    ):  # fmt: skip
        assert not reasoned.query(f"{PREFIXES} ASK {{ {fact} }}").askAnswer, fact


@pytest.mark.slow
@pytest.mark.parametrize(("wrong", "data"), CONTRADICTIONS, ids=[w for w, _ in CONTRADICTIONS])
def test_contradiction_is_found(wrong: str, data: str) -> None:
    assert _errors(_closure(data)), wrong
