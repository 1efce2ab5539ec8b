"""The catalogue: headers, parameters, and that no value can change a query."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from beleidsgraaf.errors import QueryError
from beleidsgraaf.queries.catalogue import Catalogue, NamedQuery, Parameter, read

GOOD = """#: nl: Wat staat er over <naam>?
#: en: What is said of <name>?
#: number: 15
#: param name (label): a name
#: param since (date): not before
#: column thing: what it is
SELECT ?thing WHERE {
  VALUES ?name { "Loketplan"@nl } # param name
  VALUES ?since { "" } # param since
  ?thing ?says ?name .
}
"""


def made(tmp_path: Path, text: str = GOOD) -> NamedQuery:
    (tmp_path / "about.rq").write_text(text)
    return read(tmp_path / "about.rq")


def test_a_header_is_read(tmp_path: Path) -> None:
    query = made(tmp_path)
    assert (query.name, query.number) == ("about", 15)
    assert query.question == "Wat staat er over <naam>?" and query.question_en == "What is said of <name>?"
    assert [(p.name, p.type, p.optional) for p in query.parameters] == [
        ("name", "label", False),
        ("since", "date", True),
    ]
    assert query.columns == (("thing", "what it is"),)


def test_parameters_are_put_in(tmp_path: Path) -> None:
    bound = made(tmp_path).bind({"name": ["Veerplan", 'Het "Brugplan"'], "since": "2031-05-12"})
    assert r'VALUES ?name { "Veerplan"@nl "veerplan"@nl "Het \"Brugplan\""@nl "het \"Brugplan\""@nl }' in bound
    assert 'VALUES ?since { "2031-05-12"^^<http://www.w3.org/2001/XMLSchema#date> }' in bound


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, "give --param name="),
        ({"naam": "x"}, "no parameter naam; it takes name, since"),
        ({"name": "x", "since": "12 mei"}, "is not a day"),
    ],
)
def test_wrong_parameters_are_told(tmp_path: Path, values: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        made(tmp_path).bind(values)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("#: nl: Wat staat er over <naam>?\n", "", "lacks '#: nl:'"),
        ("#: column thing: what it is", "#: something", "says nothing"),
        ("#: param since (date): not before\n", "", "not those of the"),
        (" # param since", "", "not those of the"),
    ],
)
def test_a_wrong_header_is_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        made(tmp_path, GOOD.replace(old, new))


TYPES = [
    ("string", "kst-1-2", '"kst-1-2"'),
    ("label", "Loketplan", '"Loketplan"@nl'),
    ("integer", " 12 ", "12"),
    ("date", "2031-05-12", '"2031-05-12"^^<http://www.w3.org/2001/XMLSchema#date>'),
    ("iri", "https://example.org/a", "<https://example.org/a>"),
    ("term", "ORG", "bg:ORG"),
]


@pytest.mark.parametrize(("kind", "value", "term"), TYPES)
def test_a_value_is_written_by_its_type(kind: str, value: str, term: str) -> None:
    assert Parameter("x", kind, "", '""').term(value) == term


@pytest.mark.parametrize(
    ("kind", "value", "terms"),
    [
        ("label", "minister van BZK", ['"minister van BZK"@nl', '"Minister van BZK"@nl']),
        ("label", "Élan", ['"Élan"@nl', '"élan"@nl']),
        ("label", "PVV", ['"PVV"@nl']),
        ("label", "50PLUS", ['"50PLUS"@nl']),
        ("label", "", ['""@nl']),
        ("string", "kst-39871-12", ['"kst-39871-12"']),
    ],
)
def test_a_label_is_asked_for_with_and_without_its_capital(kind: str, value: str, terms: list[str]) -> None:
    assert list(Parameter("x", kind, "", '""').terms(value)) == terms


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("integer", "een"),
        ("date", "2031-02-30"),
        ("iri", "x> } DROP ALL"),
        ("iri", "geen iri"),
        ("term", "ORG } DROP ALL"),
        ("maat", "x"),
    ],
)
def test_a_value_of_another_type_is_refused(kind: str, value: str) -> None:
    with pytest.raises(QueryError, match="is not"):
        Parameter("x", kind, "", '""').term(value)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_whatever_stands_in_a_value_stays_a_value(value: str) -> None:
    store = ox.Store()
    term = Parameter("x", "string", "", '""').term(value)
    result = store.query(f"SELECT ?x {{ VALUES ?x {{ {term} }} # param x\n}}")
    assert isinstance(result, ox.QuerySolutions)
    (row,) = result
    assert row["x"].value == value


def test_every_query_of_the_library_is_read_and_parses() -> None:
    catalogue = Catalogue()
    assert len(catalogue) >= 15
    for query in catalogue:
        result = ox.Store().query(query.sparql)
        assert isinstance(result, ox.QuerySolutions)
        assert {v.value for v in result.variables} == {name for name, _ in query.columns}, query.name


def test_an_unknown_name_is_told_with_its_neighbours() -> None:
    with pytest.raises(QueryError, match="did you mean commitments"):
        Catalogue().get("comitments")
