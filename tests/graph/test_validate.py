"""What an editor reads: which letter, which characters, what is wrong; and what is checked of some graphs only."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store
from shacl_reference import EX, store_of

from beleidsgraaf.graph.locate import Place, locate
from beleidsgraaf.graph.validate import Report, Result, Severity, explain, graphs_of, shorten, validate

BG = "https://w3id.org/beleidsgraaf/ns#"
PREFIXES = """
@prefix bg: <https://w3id.org/beleidsgraaf/ns#> . @prefix ex: <https://example.org/voorbeeld/> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix oa: <http://www.w3.org/ns/oa#> .
@prefix cito: <http://purl.org/spar/cito/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
"""


def _with(turtle: str, graph: str = "more") -> Store:
    """Give the base of the examples with further statements in a graph of their own."""
    store = store_of(part="conforming")
    store.load(input=PREFIXES + turtle, format=RdfFormat.TURTLE, to_graph=NamedNode(EX + graph))
    return store


def _only(store: Store, graphs: list[NamedNode] | None = None) -> Result:
    results = [r for r in validate(store, graphs=graphs).results if not r.shape.endswith("#PreferredNameShape")]
    assert len(results) == 1, results
    return results[0]


EXPLAINED = [
    (
        "ex:x a bg:Mention ; bg:mentionType bg:PERSON ; oa:hasBody ex:ministry ; oa:hasTarget ex:target .",
        "brief.txt, tekens 10-18, «de Kamer»: Wat een vermelding aanduidt hoort bij haar soort.",
        "brief.txt, characters 10-18, «de Kamer»: What a mention denotes is of the class of its type.",
    ),
    (  # a field of a document: the evidence for that field, not another
        """ex:letter dcterms:subject "Een"@nl, "Twee"@nl .
        ex:e a bg:FieldEvidence ; bg:describes ex:letter ; bg:field dcterms:issued ; oa:hasTarget ex:other .
        ex:other oa:hasSource ex:text ; oa:hasSelector ex:other-position, ex:other-quote .
        ex:other-position a oa:TextPositionSelector ; oa:start 1 ; oa:end 3 .
        ex:other-quote a oa:TextQuoteSelector ; oa:exact "ab" .
        ex:f a bg:FieldEvidence ; bg:describes ex:letter ; bg:field dcterms:subject ; oa:hasTarget ex:target .""",
        "brief.txt, tekens 10-18, «de Kamer»: Een stuk heeft hoogstens één onderwerpregel. [dcterms:subject]",
        "brief.txt, characters 10-18, «de Kamer»: A document has at most one subject line. [dcterms:subject]",
    ),
    (  # no evidence: the file of the document
        'ex:letter bg:dossierNumber "99 001" .',
        "brief.txt: Een stuk heeft hoogstens één dossiernummer: cijfers met een toevoeging, zonder spaties. "
        "[bg:dossierNumber] (99 001)",
        "brief.txt: A document has at most one dossier number, digits with a suffix, without spaces. "
        "[bg:dossierNumber] (99 001)",
    ),
    (  # a node that nobody read anywhere: by its name
        'ex:nobody a org:Post ; skos:prefLabel "Ambt"@nl ; org:postIn ex:person .',
        "Ambt: Een ambt hoort bij een organisatie. [org:postIn] (A.B. de Voorbeeld)",
        "Ambt: An office belongs to an organisation. [org:postIn] (A.B. de Voorbeeld)",
    ),
    (  # a node without a name
        "ex:nobody a bg:Event .",
        "<https://example.org/voorbeeld/nobody>: Het heeft een naam. "
        "[(skos:prefLabel|skos:altLabel|rdfs:label|foaf:name)]",
        "<https://example.org/voorbeeld/nobody>: It has a name. [(skos:prefLabel|skos:altLabel|rdfs:label|foaf:name)]",
    ),
    (  # a value inside the message
        """ex:x a bg:FieldEvidence ; bg:describes ex:letter ; bg:field dcterms:title ; oa:hasTarget ex:target .""",
        "brief.txt, tekens 10-18, «de Kamer»: Er is een vindplaats voor dcterms:title, maar het stuk heeft dat gegeven "
        "niet.",
        "brief.txt, characters 10-18, «de Kamer»: There is evidence for dcterms:title, but the document has no such "
        "field.",
    ),
]


@pytest.mark.parametrize(("turtle", "dutch", "english"), EXPLAINED)
def test_explanation(turtle: str, dutch: str, english: str) -> None:
    store = _with(turtle)
    result = _only(store)
    assert explain(store, result) == dutch
    assert explain(store, result, "en") == english


LOCATED = [
    ("letter", None, Place("brief.txt")),
    ("file", None, Place("brief.txt")),
    ("text", None, Place("brief.txt")),
    ("question", None, Place("brief.txt", 10, 18, "de Kamer")),
    ("target", None, Place("brief.txt", 10, 18, "de Kamer")),
    ("target-position", None, Place("brief.txt", 10, 18, "de Kamer")),
    ("target-quote", None, Place("brief.txt", 10, 18, "de Kamer")),
    ("chamber", None, Place("brief.txt", 10, 18, "de Kamer")),  # by the first mention of it
    ("cited", None, Place("brief.txt", 10, 18, "de Kamer")),  # by the first citation of it
    ("method", None, Place("brief.txt", 10, 18, "de Kamer")),
    ("programme", None, None),
]


@pytest.mark.parametrize(("name", "path", "place"), LOCATED)
def test_place_of_a_node(name: str, path: str | None, place: Place | None) -> None:
    store = _with("""
        ex:m a bg:Mention ; bg:mentionType bg:ORG ; oa:hasBody ex:chamber ; oa:hasTarget ex:target ;
          bg:method ex:method .
        ex:c a bg:Citation ; cito:hasCitingEntity ex:letter ; cito:hasCitedEntity ex:cited ; oa:hasTarget ex:target .
    """)
    assert locate(store, NamedNode(EX + name), path) == place


def test_a_literal_is_nowhere() -> None:
    assert locate(_with(""), Literal("brief")) is None


def test_long_quotes_are_cut() -> None:
    store = _with(f"""
        ex:letter bg:text ex:long . ex:long oa:hasSource ex:text ; oa:hasSelector ex:p, ex:q .
        ex:p a oa:TextPositionSelector ; oa:start 0 ; oa:end 200 .
        ex:q a oa:TextQuoteSelector ; oa:exact "{"woord" * 40}" .
        ex:x a bg:Mention ; bg:mentionType bg:PERSON ; oa:hasBody ex:ministry ; oa:hasTarget ex:long .
    """)
    (result,) = (r for r in validate(store).results if r.shape.endswith("#MentionBodyShape"))
    assert "«" + ("woord" * 40)[:77] + "...»" in explain(store, result)


def test_report_sorts_violations_before_warnings() -> None:
    report = validate(_with("ex:x a bg:Answer ; oa:hasTarget ex:target . ex:y a bg:Motion ; bg:sequenceNumber '1 2' ."))
    assert [r.severity for r in report.results] == [Severity.VIOLATION, Severity.VIOLATION, Severity.WARNING]
    assert len(report.violations) == 2
    assert len(report.warnings) == 1
    assert not report.conforms


def test_a_warning_does_not_stop() -> None:
    report = validate(_with("ex:x a bg:Answer ; oa:hasTarget ex:target ."))
    assert report.conforms
    assert [r.message() for r in report.results] == ["De vraag bij dit antwoord is niet gevonden."]


def test_an_empty_store_is_valid() -> None:
    assert validate(Store()) == Report(())


# some graphs only

ONE = "ex:one a bg:Motion ; bg:sequenceNumber '1 2' ; dcterms:identifier 'kst-99001-1' ."
TWO = "ex:two a bg:Motion ; bg:sequenceNumber '3 4' ; dcterms:identifier 'kst-99001-2' ."


@pytest.fixture
def two() -> Store:
    """Give a store with a fault in each of two graphs."""
    store = _with(ONE, "one")
    store.load(input=PREFIXES + TWO, format=RdfFormat.TURTLE, to_graph=NamedNode(EX + "two"))
    return store


def test_only_the_nodes_of_the_given_graphs_are_checked(two: Store) -> None:
    assert str(_only(two, [NamedNode(EX + "one")]).focus) == f"<{EX}one>"
    assert str(_only(two, [NamedNode(EX + "two")]).focus) == f"<{EX}two>"
    assert len(validate(two).results) == 2
    assert validate(two, graphs=[]).results == ()
    assert validate(two, graphs=[NamedNode(EX + "base")]).results == ()


def test_many_graphs_give_what_the_whole_store_gives(two: Store) -> None:
    """Also where there are more graphs than are asked for at once."""
    for number in range(40):
        two.load(
            input=PREFIXES
            + f"ex:n{number} a bg:Motion ; bg:sequenceNumber 'nr. {number}' ; dcterms:identifier 'x{number}' .",
            format=RdfFormat.TURTLE,
            to_graph=NamedNode(f"{EX}n{number}"),
        )
    graphs = [g for g in two.named_graphs() if isinstance(g, NamedNode)]
    assert len(graphs) == 43
    assert validate(two, graphs=graphs) == validate(two)
    assert len(validate(two).results) == 42


def test_values_are_looked_up_in_the_whole_store() -> None:
    """A sender that the registers describe is no fault of a letter that only names it."""
    store = _with("ex:x a bg:Letter ; dcterms:identifier 'kst-99001-9' ; bg:sender ex:minister .")
    assert validate(store, graphs=[NamedNode(EX + "more")]).results == ()


@pytest.mark.parametrize("shared", [20, 60])
def test_one_node_in_many_graphs_is_one_result(shared: int) -> None:
    """A date that stands in the graphs of many documents is checked once, and is found in each of them."""
    store = Store()
    day = NamedNode(EX + "day")
    for number in range(shared):
        graph = NamedNode(f"{EX}g{number}")
        for predicate, value in (
            ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", NamedNode(BG + "CalendarValue")),
            (BG + "normalized", Literal("2024")),
            (BG + "firstDay", Literal("2024-12-31", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date"))),
            (BG + "lastDay", Literal("2024-01-01", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date"))),
        ):
            store.add(Quad(day, NamedNode(predicate), value, graph))
    result = _only(store)
    assert result.message() == "Het tijdvak begint (2024-12-31) nadat het eindigt."
    assert len(graphs_of(store, result)) == shared
    assert _only(store, [NamedNode(f"{EX}g3")]) == result


def test_which_graphs_a_result_stops(two: Store) -> None:
    result = _only(two, [NamedNode(EX + "two")])
    assert graphs_of(two, result) == (NamedNode(EX + "two"),)


@pytest.mark.parametrize(
    ("long", "short"),
    [
        (f"<{BG}dueBy>", "bg:dueBy"),
        ("(<http://www.w3.org/ns/oa#hasTarget>/<http://www.w3.org/ns/oa#hasSource>)", "(oa:hasTarget/oa:hasSource)"),
        ("<https://example.org/x>", "<https://example.org/x>"),
    ],
)
def test_shorten(long: str, short: str) -> None:
    assert shorten(long) == short


def test_the_whole_store_and_some_graphs_at_a_time_give_the_same(two: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Focus nodes by class, as subject and as object of a property, in graphs asked for and in others."""
    for number in range(40):
        two.load(
            input=PREFIXES
            + f"""ex:n{number} a bg:Motion ; bg:sequenceNumber 'nr. {number}' ; dcterms:identifier 'x{number}' .
            ex:m{number} a bg:Mention ; bg:mentionType bg:PERSON ; oa:hasBody ex:ministry ; oa:hasTarget ex:t{number} .
            ex:t{number} oa:hasSource ex:text .""",
            format=RdfFormat.TURTLE,
            to_graph=NamedNode(f"{EX}n{number}"),
        )
    some = [NamedNode(f"{EX}n{number}") for number in range(25)] + [NamedNode(EX + "base")]
    reports = []
    for whole_from in (0, 1000):
        monkeypatch.setattr("beleidsgraaf.graph.validate._WHOLE_FROM", whole_from)
        reports.append(validate(two, graphs=some))
    assert reports[0] == reports[1]
    assert len({r.focus for r in reports[0].results}) == 3 * 25  # the motion, the mention, the place
