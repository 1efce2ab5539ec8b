"""Relations that the layout says: signatures and committee rosters."""

from __future__ import annotations

from dataclasses import replace

from marked import source_of

from beleidsgraaf.extract.components.relations import laid_out
from beleidsgraaf.extract.model import (
    BlockKind,
    Entity,
    EntityKind,
    Field,
    FootnoteMarker,
    Signatory,
    Signature,
    Span,
)

COMMITTEE = "Vaste commissie voor Waterwegen"


def test_a_roster_gives_members_groups_and_chairs() -> None:
    source = source_of(
        [
            (
                BlockKind.PARAGRAPH,
                [f"De leden van de <org {COMMITTEE}>vaste commissie voor Waterwegen</org> vroegen iets."],
            ),
            (
                BlockKind.ROSTER,
                [
                    "Samenstelling: <person>Bakker</person> (<org>Groen Water</org>) (voorzitter), "
                    "<person>De Wit</person> (<org>Kadepartij</org>) (ondervoorzitter), "
                    "<person>Van Dam</person> (<org>Groen Water</org>)"
                ],
            ),
        ]
    )
    committee = source.mentions[0]
    layout = replace(source.layout, markers=(FootnoteMarker(committee.end, "1", 1),))
    found = list(laid_out.rosters(layout, source.mentions))
    labels = [(r.predicate, r.subject.label, r.object if isinstance(r.object, str) else r.object.label) for r in found]
    assert sorted(labels) == sorted(
        [
            ("memberOf", "Bakker", "Groen Water"),
            ("memberOf", "Bakker", COMMITTEE),
            ("holdsOffice", "Bakker", "Voorzitter van de vaste commissie voor Waterwegen"),
            ("memberOf", "De Wit", "Kadepartij"),
            ("memberOf", "De Wit", COMMITTEE),
            ("holdsOffice", "De Wit", "Ondervoorzitter van de vaste commissie voor Waterwegen"),
            ("memberOf", "Van Dam", "Groen Water"),
            ("memberOf", "Van Dam", COMMITTEE),
        ]
    )


def test_a_signature_gives_an_office_with_its_words() -> None:
    source = source_of([(BlockKind.SIGNATURE, ["De Minister van Waterwegen,", "A.B. van der Zee"])])
    text = source.layout.reading.text
    office = Field("Minister van Waterwegen", (Span(3, 26),))
    name = Field("A.B. van der Zee", (Span(text.index("A.B."), len("De Minister van Waterwegen, A.B. van der Zee")),))
    signatory = Signatory(
        0,
        Signature(office, name),
        Entity(EntityKind.OFFICE, "Minister van Waterwegen"),
        Entity(EntityKind.PERSON, "A.B. van der Zee"),
    )
    (relation,) = laid_out.signatures(source.layout, [signatory])
    assert relation.predicate == "holdsOffice"
    assert text[relation.start : relation.end] == "Minister van Waterwegen, A.B. van der Zee"


def test_a_signature_without_a_name_gives_none() -> None:
    source = source_of([(BlockKind.SIGNATURE, ["De Minister van Waterwegen"])])
    signatory = Signatory(0, Signature(None, None), Entity(EntityKind.OFFICE, "Minister van Waterwegen"), None)
    assert list(laid_out.signatures(source.layout, [signatory])) == []


def test_what_a_document_says_that_it_answers_is_a_relation_of_the_document() -> None:
    source = source_of([(BlockKind.PARAGRAPH, ["In antwoord op uw brief met kenmerk 2031Z00123 deel ik u iets mede."])])
    document = replace(source.layout.documents[0], identifier=None, kenmerk=Field("5086975", ()))
    start = source.layout.reading.text.index("2031Z00123")
    span = source.layout.reading.source_span(start, start + len("2031Z00123"))
    layout = replace(source.layout, documents=(document,))
    [found] = laid_out.answered(layout, [(0, "2031Z00123", span)])
    assert (found.subject.label, found.predicate, found.object) == ("kenmerk-5086975", "repliesTo", "2031Z00123")
    headed = replace(layout, documents=(replace(document, your_reference=Field("2031Z00123", (span,))),))
    assert list(laid_out.answered(headed, [(0, "2031Z00123", span)])) == []  # a field of the letterhead
    assert list(laid_out.answered(layout, [(0, "uw brief van 3 mei 2031", span)])) == []  # words, no identifier
