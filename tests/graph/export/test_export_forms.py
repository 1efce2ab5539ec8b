"""Exports: sorted, whole, and read back to the same statements."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from beleidsgraaf.errors import UsageError
from beleidsgraaf.graph.export import FORMATS, export
from beleidsgraaf.graph.iri import Mint
from beleidsgraaf.graph.quads.statements import decimal, integer, node, text
from beleidsgraaf.graph.store import Rdf

MINT = Mint()
FORM = {
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "turtle": ox.RdfFormat.TURTLE,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
NAMING_GRAPHS = ("nquads", "trig", "jsonld")

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
terms = st.one_of(
    words.map(text),
    words.map(lambda w: text(w, "nl")),
    st.integers().map(integer),
    st.decimals(-1000, 1000, places=2).map(lambda d: decimal(float(d))),
    st.sampled_from(["a", "b", "é c"]).map(lambda n: node(MINT.entity("ORG", n))),
)
statements = st.lists(
    st.tuples(
        st.sampled_from([node(MINT.document("kst-1-2")), node(MINT.entity("ORG", "x"))]),
        st.sampled_from(["<https://example.org/p>", "<https://w3id.org/beleidsgraaf/ns#text>"]),
        terms,
        st.sampled_from([f"<{MINT.source_graph('a.txt')}>", f"<{MINT.graph('derived')}>"]),
    ),
    max_size=12,
)


def store(quads: list[tuple[str, ...]]) -> Rdf:
    rdf = ox.Store()
    rdf.load("".join(" ".join(q) + " .\n" for q in quads).encode(), ox.RdfFormat.N_QUADS)
    return Rdf(rdf, MINT)


def test_every_form_is_tried() -> None:
    assert sorted(FORM) == sorted(FORMATS)


@pytest.mark.parametrize("form", NAMING_GRAPHS)
@settings(max_examples=60)
@given(quads=statements)
def test_export_import_export_is_the_same(form: str, quads: list[tuple[str, ...]]) -> None:
    first = store(quads)
    written = b"".join(export(first, form))
    again = ox.Store()
    again.load(written, FORM[form])
    assert set(again) == set(first.rdf)
    assert b"".join(export(Rdf(again, MINT), form)) == written


@pytest.mark.parametrize("form", ["turtle", "rdfxml"])
@settings(max_examples=40)
@given(quads=statements)
def test_forms_without_graphs_hold_every_triple(form: str, quads: list[tuple[str, ...]]) -> None:
    first = store(quads)
    read = {quad.triple for quad in ox.parse(b"".join(export(first, form)), format=FORM[form])}
    held = {quad.triple for quad in first.rdf}
    if form == "turtle":
        assert read == held
    else:  # XML has no control characters, and reads a carriage return as a line break
        assert len(read) <= len(held)
        assert {(t.subject, t.predicate) for t in read} == {(t.subject, t.predicate) for t in held}


@settings(max_examples=60)
@given(quads=statements)
def test_lines_are_sorted_and_as_they_were_made(quads: list[tuple[str, ...]]) -> None:
    lines = b"".join(export(store(quads), "nquads")).decode().split("\n")[:-1]
    by_graph = sorted({" ".join(q) + " ." for q in quads}, key=lambda line: (line.rsplit(" ", 2)[1], line.encode()))
    assert lines == by_graph


def test_rdflib_reads_the_same() -> None:
    made = store(
        [("<https://example.org/s>", "<https://example.org/p>", text('a "b"\n\u2028c', "nl"), "<https://e.org/g>")]
    )
    for form, theirs in zip(NAMING_GRAPHS, ("nquads", "trig", "json-ld"), strict=True):
        dataset = rdflib.Dataset()
        dataset.parse(b"".join(export(made, form)), format=theirs)
        (quad,) = dataset.quads()
        assert quad[2] == rdflib.Literal('a "b"\n\u2028c', lang="nl")


def test_the_provenance_only_on_request() -> None:
    said = ("<https://example.org/s>", "<https://example.org/p>", text("x"))
    made = store([(*said, f"<{MINT.graph('provenance')}>"), (*said, f"<{MINT.graph('derived')}>")])
    assert len(b"".join(export(made, "nquads")).splitlines()) == 1
    assert len(b"".join(export(made, "nquads", with_provenance=True)).splitlines()) == 2


def test_another_format_is_refused() -> None:
    with pytest.raises(UsageError, match="nquads, trig"):
        list(export(store([]), "xls"))
