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
