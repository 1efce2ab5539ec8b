"""Relations that sentences say, in a table that a domain expert can read and extend."""

from __future__ import annotations

from pathlib import Path

import pytest
from marked import source_of

from beleidsgraaf.extract.components.relations import laid_out
from beleidsgraaf.extract.components.relations.said import said
from beleidsgraaf.extract.model import BlockKind, Citation, Relation

_LINES = (Path(__file__).parent / "relations.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [tuple(line.split("\t")) for line in _LINES if line and not line.startswith("#")]

NO_RELATIONS = [
    "Wordt het <programme>Kadeplan</programme> vervangen door het <programme>Havenkompas</programme>?",
    "Het <programme>Havenkompas</programme> en het <programme>Kadeplan</programme> bestaan naast elkaar.",
    "De <org>Vaarwegenraad</org> sprak over de <law>Binnenvaartwet</law>.",
    "De brug in <org>Waterdam</org> wordt vervangen.",
    "Het <programme>Havenkompas</programme> kost <amount EUR 5 per ton>5 euro per ton</amount> niet meer dan voorheen.",
    "Schippers zijn zelf verantwoordelijk voor hun lading.",
    "De <law>Binnenvaartwet</law> is in <date 2009>2009</date> besproken.",
    "Op <date 2024-03-01>1 maart 2024</date> neemt de sluis meer schepen op.",
    "De <office>Minister van Waterwegen</office> sprak met <person>Van der Zee</person>.",
    "<org>Rijkswaterstaat</org> is verantwoordelijk.",
    "Het <org Kabinet>kabinet</org> werkt aan een nieuw kader, dat in de plaats komt van het"
    " <programme>Kadeplan</programme>.",
    "De <org>Vaarwegenraad</org> sprak over een fonds, dat onderdeel is van het <programme>Havenkompas</programme>.",
    "De <org>Sluiskamer</org> valt onder leiding van de <org>Waterkamer</org> terug op oude regels.",
    "Dat deelt <org>Waterdam</org> met schippers als onderdeel van de monitor over de <org>Vaarwegenraad</org>.",
    "<org>Waterdam</org> is betrokken bij de uitvoering van de <programme>Vaartoets</programme>.",
    "Het <programme>Havenkompas</programme> is onderdeel van het plan van de <org>Vaarwegenraad</org>.",
    "In het <programme>Havenkompas</programme> is besloten het budget voor de kades te verhogen met"
    " <amount EUR 5000000>5 miljoen euro</amount>.",
    "Schippers in <org>Waterdam</org> waren voorheen <person>Bakker</person> dankbaar.",
    "Aan het <programme>Havenkompas</programme> besteedt <org>Rijkswaterstaat</org> aandacht.",
    "In het <programme>Havenkompas</programme> staat dat <org>Rijkswaterstaat</org> werkt.",
    "Het budget van het <programme>Havenkompas</programme> wordt verlaagd met"
    " <amount EUR 5000000>5 miljoen euro</amount>.",
    "De <org>Vaarwegenraad</org> vervangt het <programme>Kadeplan</programme> in de kast.",
]


def _relations(sentence: str, citations: tuple[Citation, ...] = ()) -> list[Relation]:
    source = source_of([(BlockKind.PARAGRAPH, [sentence])])
    layout, mentions = source.layout, source.mentions
    days = {c.document: c.on for c in source.contexts}
    found = list(laid_out.in_brackets(layout, mentions))
    found += laid_out.members(layout, mentions)
    found += laid_out.directorates(layout, mentions)
    found += laid_out.replies(layout, mentions)
    found += laid_out.titled(layout, mentions)
    return found + list(said(layout, source.sentences, mentions, citations, days))


def _label(relation: Relation) -> str:
    return relation.object if isinstance(relation.object, str) else relation.object.label


def test_the_table_is_as_long_as_it_should_be() -> None:
    assert len(ROWS) >= 80
    assert len({row[0] for row in ROWS}) >= 13


@pytest.mark.parametrize(
    ("predicate", "subject", "of", "modality", "polarity", "since", "sentence"),
    ROWS,
    ids=[f"{r[0]}-{r[3]}-{r[4]}-{i}" for i, r in enumerate(ROWS)],
)
def test_a_sentence_says_a_relation(
    predicate: str, subject: str, of: str, modality: str, polarity: str, since: str, sentence: str
) -> None:
    found = [r for r in _relations(sentence) if r.predicate == predicate]
    assert (subject, of, modality, polarity) in [
        (r.subject.label, _label(r), r.modality.value, r.polarity.value) for r in found
    ]
    if since != "-":
        assert {r.since for r in found} == {since}


@pytest.mark.parametrize("sentence", NO_RELATIONS)
def test_what_says_no_relation_gives_none(sentence: str) -> None:
    assert _relations(sentence) == []


def test_an_annex_belongs_to_the_publication_cited_behind_it() -> None:
    sentence = "<doc>Staat van de Sluizen</doc>, p. 4, behorend bij Kamerstuk 39 999, nr. 2."
    plain = "Staat van de Sluizen, p. 4, behorend bij "
    citation = Citation(len(plain), len(plain) + len("Kamerstuk 39 999, nr. 2"), "kst-39999-2", "kamerstuk")
    found = _relations(sentence, (citation,))
    assert [(r.predicate, r.subject.label, r.object) for r in found] == [
        ("annexOf", "Staat van de Sluizen", "kst-39999-2")
    ]
