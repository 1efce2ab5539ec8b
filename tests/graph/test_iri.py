"""IRIs: functions of content, valid everywhere, different for different things."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode
from rdflib import URIRef

from beleidsgraaf.graph.iri import DEFAULT_BASE, Mint, fold, slug, target

MINT = Mint()

IDENTIFIERS = [
    ("kst-29362-321", "doc/kst-29362-321"),
    ("kst-31731-L", "doc/kst-31731-L"),
    ("kst-36200-VI-10", "doc/kst-36200-VI-10"),
    ("kenmerk-2022-0000142800", "doc/kenmerk-2022-0000142800"),
    ("kenmerk-2022 – 0000142800", "doc/kenmerk-2022-0000142800"),
    ("dossier-29362", "dossier/29362"),
    ("dossier-21501-32", "dossier/21501-32"),
    ("ah-tk-20222023-456", "doc/ah-tk-20222023-456"),
    ("ECLI:NL:HR:2020:123", "doc/ECLI%3ANL%3AHR%3A2020%3A123"),
    ("C-311/18", "doc/C-311%2F18"),
    ("32016R0679", "doc/32016R0679"),
    ("BWBR0005537", "law/BWBR0005537"),
    ("CVDR123456", "law/CVDR123456"),
    ("https://open.example/documenten/a?b=1#c", "doc/https%3A%2F%2Fopen.example%2Fdocumenten%2Fa%3Fb%3D1%23c"),
    ("T01237", "doc/T01237"),
]

ENTITIES = [
    (("ORG", "Belastingdienst"), "org/belastingdienst"),
    (("ORG", "’s-Hertogenbosch"), "org/%27s-hertogenbosch"),
    (("ORG", "'s-Hertogenbosch"), "org/%27s-hertogenbosch"),
    (("ORG", "Coöperatie Één"), "org/co%C3%B6peratie-%C3%A9%C3%A9n"),
    (("PROGRAMME", "Werk  aan\nUitvoering"), "programme/werk-aan-uitvoering"),
    (("PROGRAMME", "werk aan uitvoering"), "programme/werk-aan-uitvoering"),
    (("DOC", "Staat van de Uitvoering 2022"), "publication/staat-van-de-uitvoering-2022"),
    (("DATE", "2023-01-18"), "date/2023-01-18"),
    (("DATE", "2023-01-01/2023-06-30"), "date/2023-01-01%2F2023-06-30"),
    (("AMOUNT", "57 %"), "amount/57-%25"),
    (("AMOUNT", "EUR -5"), "amount/EUR--5"),
    (("OFFICE", "Minister van X", "minister-x"), "office/minister-x"),
]


@pytest.mark.parametrize(("identifier", "path"), IDENTIFIERS)
def test_a_document_goes_by_its_identifier(identifier: str, path: str) -> None:
    assert MINT.document(identifier) == DEFAULT_BASE + path


@pytest.mark.parametrize(("entity", "path"), ENTITIES)
def test_an_entity_goes_by_its_key_or_folded_label(entity: tuple[str, ...], path: str) -> None:
    assert MINT.entity(*entity) == DEFAULT_BASE + path


def test_long_labels_are_cut_and_stay_apart() -> None:
    long = "Meerjarenprogramma voor de vernieuwing van alle loketten van de overheid in"
    here, there = slug(f"{long} Noord"), slug(f"{long} Zuid")
    assert here != there
    assert len(here) < 80 and here.startswith("meerjarenprogramma-voor-de-vernieuwing")


@given(st.text(max_size=90), st.text(max_size=90))
def test_labels_share_an_iri_exactly_when_they_fold_alike(one: str, other: str) -> None:
    if not fold(one) or not fold(other):
        return
    assert (MINT.entity("ORG", one) == MINT.entity("ORG", other)) == (fold(one) == fold(other))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_every_iri_is_valid_for_both_engines(words: str) -> None:
    for iri in (
        MINT.document(words),
        MINT.source(words),
        MINT.source_graph(words),
        MINT.entity("LAW", words),
        MINT.found("mention", words, "ORG", words),
        target(MINT.text(words), 1, 2) + "&selector",
    ):
        assert NamedNode(iri).value == iri
        assert URIRef(iri).n3() == f"<{iri}>"
        assert iri.isascii()


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_a_source_is_found_from_its_graph(key: str) -> None:
    assert MINT.source_of(MINT.source_graph(key)) == key


def test_the_authority_graph_is_no_source() -> None:
    assert MINT.source_of(MINT.graph("authority")) is None


@pytest.mark.parametrize(
    "base", ["", "id/", "https://example.org/id", "ftp://example.org/", "https://ex ample.org/", "https://e.org/#"]
)
def test_a_base_is_an_address_that_ends_in_a_slash(base: str) -> None:
    with pytest.raises(ValueError, match="not a base"):
        Mint(base)


def test_another_base_moves_every_iri() -> None:
    mine = Mint("https://data.example.org/graaf/")
    assert mine.document("kst-1-2") == "https://data.example.org/graaf/doc/kst-1-2"
    assert mine.graph("derived") == "https://data.example.org/graaf/graph/derived"
