"""Every construct that the compiler knows, against pyshacl; every one that it does not know, refused."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store, parse
from rdflib import Graph
from shacl_reference import Row, by_pyshacl

from beleidsgraaf.errors import ShapeError
from beleidsgraaf.graph.shapes import SetQuery, compile_shapes
from beleidsgraaf.graph.validate import validate

PREFIXES = """
@prefix : <https://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix bg: <https://w3id.org/beleidsgraaf/ns#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
"""
DATA = """
:a a :T ; :p 1 ; :q 5 ; :r :b ; :name "een"@nl, "one"@en ; :code "AB" .
:b a :T ; :p 1, 2, 3 ; :q 2 ; :r :c, "c" ; :name "twee"@nl, "deux"@nl ; :code "ab", "ABC" .
:c a :T, org:Organization ; :p 7.5 ; :q 7.5 ; :r <https://example.org/d> ; :code "" .
:d a bg:Ministry ; :r :a ; :s :b .
:e a :T ; :name "drie" .
:f :s :c ; :p "x" .
"""

#: what a shape says of its focus nodes (every :T, unless it has a target of its own)
CONSTRUCTS = [
    "sh:property [ sh:path :p ; sh:minCount 1 ]",
    "sh:property [ sh:path :p ; sh:minCount 2 ]",
    "sh:property [ sh:path :p ; sh:minCount 0 ]",
    "sh:property [ sh:path :p ; sh:maxCount 0 ]",
    "sh:property [ sh:path :p ; sh:maxCount 1 ]",
    "sh:property [ sh:path :p ; sh:maxCount 2 ]",
    "sh:property [ sh:path :p ; sh:datatype xsd:integer ]",
    "sh:property [ sh:path :name ; sh:datatype rdf:langString ]",
    "sh:property [ sh:path :r ; sh:nodeKind sh:IRI ]",
    "sh:property [ sh:path :r ; sh:nodeKind sh:Literal ]",
    "sh:property [ sh:path :r ; sh:nodeKind sh:IRIOrLiteral ]",
    "sh:property [ sh:path :r ; sh:nodeKind sh:BlankNode ]",
    "sh:property [ sh:path :r ; sh:class :T ]",
    "sh:property [ sh:path :r ; sh:class org:Organization ]",  # a ministry is one by the ontology
    'sh:property [ sh:path :code ; sh:in ( "AB" "ab" ) ]',
    'sh:property [ sh:path :code ; sh:hasValue "AB" ]',
    'sh:property [ sh:path :code ; sh:pattern "^[A-Z]+$" ]',
    'sh:property [ sh:path :code ; sh:pattern "^[a-z]+$" ; sh:flags "i" ]',
    "sh:property [ sh:path :code ; sh:minLength 2 ]",
    "sh:property [ sh:path :code ; sh:maxLength 2 ]",
    "sh:property [ sh:path :name ; sh:uniqueLang true ]",
    "sh:property [ sh:path :p ; sh:minInclusive 2 ]",
    "sh:property [ sh:path :p ; sh:maxInclusive 2 ]",
    "sh:property [ sh:path :p ; sh:minExclusive 2 ]",
    "sh:property [ sh:path :p ; sh:maxExclusive 2 ]",
    "sh:property [ sh:path :p ; sh:lessThan :q ]",
    "sh:property [ sh:path :p ; sh:lessThanOrEquals :q ]",
    "sh:property [ sh:path :r ; sh:node :Named ]",
    "sh:property [ sh:path :r ; sh:or ( [ sh:class bg:Ministry ] [ sh:nodeKind sh:Literal ] ) ]",
    "sh:property [ sh:path :r ; sh:and ( [ sh:class :T ] [ sh:property [ sh:path :p ; sh:maxCount 1 ] ] ) ]",
    "sh:property [ sh:path :r ; sh:not [ sh:class :T ] ]",
    "sh:property [ sh:path :r ; sh:not [ sh:not [ sh:class :T ] ] ]",
    "sh:property [ sh:path :r ; sh:qualifiedValueShape [ sh:class :T ] ; sh:qualifiedMinCount 1 ]",
    "sh:property [ sh:path :p ; sh:qualifiedValueShape [ sh:datatype xsd:integer ] ; sh:qualifiedMaxCount 1 ]",
    "sh:property [ sh:path [ sh:inversePath :s ] ; sh:minCount 1 ]",
    "sh:property [ sh:path [ sh:inversePath :s ] ; sh:class bg:Ministry ]",
    "sh:property [ sh:path ( :r :p ) ; sh:maxCount 1 ]",
    "sh:property [ sh:path ( :r :p ) ; sh:datatype xsd:decimal ]",
    "sh:property [ sh:path [ sh:alternativePath ( :p :q ) ] ; sh:maxCount 2 ]",
    "sh:property [ sh:path [ sh:alternativePath ( :q [ sh:inversePath :s ] ) ] ; sh:nodeKind sh:Literal ]",
    "sh:property [ sh:path ( :r :p ) ; sh:minCount 1 ]",
    "sh:property [ sh:path ( :r :p ) ; sh:maxCount 0 ]",
    "sh:class org:Organization",
    "sh:nodeKind sh:Literal",
    "sh:not [ sh:property [ sh:path :p ; sh:hasValue 1 ] ]",
    "sh:or ( [ sh:property [ sh:path :p ; sh:maxCount 1 ] ] [ sh:property [ sh:path :name ; sh:uniqueLang true ] ] )",
    "sh:node :Named",
    "sh:in ( :a :b )",
    "sh:hasValue :a",
    "sh:property [ sh:path :p ; sh:minCount 1 ; sh:severity sh:Warning ]",
    "sh:severity sh:Info ; sh:nodeKind sh:Literal",
    "sh:property [ sh:path :p ; sh:minCount 1 ; sh:deactivated true ]",
    "sh:targetNode :a, :zz ; sh:property [ sh:path :s ; sh:minCount 1 ]",
    "sh:targetSubjectsOf :s ; sh:property [ sh:path :p ; sh:datatype xsd:integer ]",
    "sh:targetObjectsOf :r ; sh:nodeKind sh:IRI",
    "sh:targetClass org:Organization ; sh:property [ sh:path :p ; sh:maxCount 0 ]",
    'sh:sparql [ sh:select "SELECT $this (?v AS ?value) WHERE { $this <https://example.org/p> ?v . FILTER(?v > 2) }" ]',
    'sh:sparql [ sh:select "SELECT $this WHERE { $this <https://example.org/r> ?v . '
    'FILTER NOT EXISTS { ?v <https://example.org/p> ?any } }" ]',
]
NAMED = ":Named sh:property [ sh:path :name ; sh:minCount 1 ] ."


def _shapes(construct: str) -> str:
    target = "" if "sh:target" in construct else "sh:targetClass :T ; "
    return f"{PREFIXES} {NAMED} :S a sh:NodeShape ; {target}{construct} ."


def _queries(turtle: str) -> list[SetQuery]:
    return compile_shapes(q.triple for q in parse(input=turtle, format=RdfFormat.TURTLE))


def _store() -> Store:
    store = Store()
    store.load(input=PREFIXES + DATA, format=RdfFormat.TURTLE, to_graph=NamedNode("https://example.org/g"))
    return store


def _rows(store: Store, queries: list[SetQuery]) -> set[Row]:
    return {
        (
            str(r.focus),
            r.path if r.path is None or (r.path[0] == "<" and r.path.count("<") == 1) else "path",
            r.component.rsplit("#", 1)[1],
            r.severity.value,
        )
        for r in validate(store, queries=queries).results
    }


def test_how_many_constructs_are_compared() -> None:
    assert len(CONSTRUCTS) == 58
    assert len(set(CONSTRUCTS)) == 58


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_construct_gives_what_pyshacl_gives(construct: str) -> None:
    store, turtle = _store(), _shapes(construct)
    found = _rows(store, _queries(turtle))
    assert found == by_pyshacl(store, Graph().parse(data=turtle, format="turtle"))
    harmless = ("minCount 0", "deactivated", "IRIOrLiteral")
    assert bool(found) is not any(word in construct for word in harmless)


REFUSED = [
    ("sh:closed true", "sh:closed"),
    ("sh:xone ( [ sh:class :T ] )", "sh:xone"),
    ("sh:property [ sh:path :p ; sh:equals :q ]", "sh:equals"),
    ("sh:property [ sh:path :p ; sh:disjoint :q ]", "sh:disjoint"),
    ('sh:property [ sh:path :p ; sh:languageIn ( "nl" ) ]', "sh:languageIn"),
    ("sh:property [ sh:path [ sh:zeroOrMorePath :p ] ; sh:minCount 1 ]", "path"),
    ("sh:property [ sh:path :p ; sh:property [ sh:path :q ; sh:minCount 1 ] ]", "inside a property shape"),
    ("sh:or ( [ sh:property [ sh:path :p ; sh:maxCount 2 ] ] )", "sh:maxCount 2"),
    ("sh:or ( [ sh:property [ sh:path :p ; sh:lessThan :q ] ] )", "sh:lessThan"),
    ("sh:property [ sh:path :p ; sh:qualifiedMinCount 1 ]", "qualifiedValueShape"),
    ("sh:property [ sh:path ( :r :p ) ; sh:hasValue 1 ]", "sequence path"),
    ("sh:not [ sh:property [ sh:path ( :r :p ) ; sh:datatype xsd:date ] ]", "sequence path"),
    ('sh:sparql [ sh:ask "ASK { $this ?p ?o }" ]', "SPARQL constraint"),
    ('sh:sparql [ sh:select "SELECT $this WHERE { $this $PATH ?v }" ]', "SPARQL constraint"),
    ("sh:property [ sh:path :p ; sh:minCount 1, 2 ; sh:severity sh:Info, sh:Warning ]", "more than one value"),
    ("sh:rule [ ]", "sh:rule"),
    ("sh:minCount 1", "sh:minCount"),
]


@pytest.mark.parametrize(("construct", "named"), REFUSED)
def test_what_cannot_be_checked_is_refused_by_name(construct: str, named: str) -> None:
    with pytest.raises(ShapeError, match=named):
        _queries(_shapes(construct))


def test_refused_constructs_are_counted() -> None:
    assert len(REFUSED) == 17
