"""Claims that need more than their sentence: quotations, questions' side, lists, notes, motions, terms that go on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from marked import source_of

from beleidsgraaf.extract.components.claims.find import find_claims
from beleidsgraaf.extract.model import BlockKind, Claim, ClaimKind, DocumentKind, Modality, Polarity

P = BlockKind.PARAGRAPH
Blocks = Callable[[list[tuple[BlockKind, list[str]]]], list[Claim]]
Sentences = Callable[..., list[Claim]]


def test_every_sentence_of_a_quoted_report_is_its_finding(claims_of: Sentences) -> None:
    found = claims_of(
        "In de <doc>Staat van de Sluizen</doc> is te lezen: “Veel sluizen sluiten slecht aan op het verkeer.",
        "Schippers wachten langer dan nodig.",
        "Dat ondermijnt het vertrouwen in de dienst”.",
    )
    assert [(c.kind, c.claimant and c.claimant.label) for c in found] == [
        (ClaimKind.FINDING, "Staat van de Sluizen")
    ] * 3


def test_the_source_of_a_quotation_may_stand_on_the_next_line(claims_in: Blocks) -> None:
    found = claims_in(
        [
            (BlockKind.QUOTATION, ["“De complexiteit van de regels is het grootste knelpunt voor schippers.”"]),
            (P, ["<doc>Staat van de Sluizen</doc>"]),
        ]
    )
    assert [(c.kind, c.claimant and c.claimant.label) for c in found] == [(ClaimKind.FINDING, "Staat van de Sluizen")]


def test_the_cabinet_speaks_where_its_own_paper_is_quoted(claims_of: Sentences) -> None:
    found = claims_of("Uit de <doc>Voortgangsrapportage Sluizen</doc> blijkt dat vier sluizen zijn vernieuwd.")
    assert [c.claimant and c.claimant.label for c in found] == ["Kabinet"]


def test_a_passive_finding_belongs_to_the_report_spoken_of(claims_of: Sentences) -> None:
    found = claims_of(
        "De <doc>Staat van de Sluizen</doc> laat zien dat veel sluizen oud zijn.",
        "Geconstateerd wordt dat het onderhoud te laat begint.",
        "Het <org Kabinet>kabinet</org> onderschrijft deze analyse.",
    )
    assert [(c.kind.value, c.claimant and c.claimant.label) for c in found] == [
        ("Finding", "Staat van de Sluizen"),
        ("Finding", "Staat van de Sluizen"),
        ("Position", "Kabinet"),
    ]


def test_a_letter_of_a_body_speaks_for_that_body() -> None:
    source = source_of(
        [
            (BlockKind.TITLE, ["Nr. 9 BRIEF VAN DE <org>Algemene Sluizenkamer</org>"]),
            (P, ["Wij constateren dat het onderhoud van de sluizen te laat begint."]),
        ]
    )
    found = find_claims(replace(source, signatories=()), 0.5)
    assert [(c.kind.value, c.claimant and c.claimant.label) for c in found] == [("Finding", "Algemene Sluizenkamer")]


def test_what_askers_say_is_no_claim(claims_in: Blocks) -> None:
    found = claims_in(
        [
            (BlockKind.HEADING, ["Vragen van de leden van de fractie van Groen Water"]),
            (P, ["Het is van groot belang dat sluizen betrouwbaar zijn."]),
            (BlockKind.QUESTION, ["Het kabinet vindt dit belangrijk.", "Waarom gebeurt er dan niets?"]),
            (BlockKind.ANSWER_LABEL, ["Antwoord"]),
            (P, ["Het <org Kabinet>kabinet</org> vindt betrouwbare sluizen belangrijk."]),
        ]
    )
    assert [c.kind for c in found] == [ClaimKind.POSITION]
    assert found[0].reason


@pytest.mark.parametrize(
    "kind",
    [
        BlockKind.HEADING,
        BlockKind.TITLE,
        BlockKind.LETTERHEAD,
        BlockKind.ADDRESS,
        BlockKind.SIGNATURE,
        BlockKind.ROSTER,
        BlockKind.ANSWER_LABEL,
    ],
)
def test_nothing_is_claimed_outside_the_running_text(claims_of: Sentences, kind: BlockKind) -> None:
    assert claims_of("Ik zal <org Tweede Kamer der Staten-Generaal>uw Kamer</org> informeren.", kind=kind) == []


def test_a_list_of_fragments_belongs_to_its_sentence(claims_in: Blocks) -> None:
    source = source_of(
        [
            (P, ["Uit onderzoek blijken drie knelpunten:"]),
            (BlockKind.LIST_ITEM, ["verouderde sluizen,"]),
            (BlockKind.LIST_ITEM, ["te weinig personeel, en"]),
            (BlockKind.LIST_ITEM, ["onduidelijke regels."]),
        ]
    )
    found = find_claims(source, 0.5)
    assert len(found) == 1
    assert source.layout.reading.text[found[0].start : found[0].end].endswith("onduidelijke regels.")


def test_items_that_are_sentences_claim_for_themselves(claims_in: Blocks) -> None:
    found = claims_in(
        [
            (P, ["De regio's pakken dit verschillend aan:"]),
            (BlockKind.LIST_ITEM, ["De gemeente <org Gemeente Waterdam>Waterdam</org> werkt aan een nieuw loket."]),
            (BlockKind.LIST_ITEM, ["<org>Rijkswaterstaat</org> onderzoekt drie routes."]),
        ]
    )
    assert [c.kind for c in found[-2:]] == [ClaimKind.ACTION, ClaimKind.ACTION]


def test_a_commitment_that_goes_on_keeps_the_term(claims_of: Sentences) -> None:
    found = claims_of(
        "De evaluatie wordt in <date 2024-07-01/2024-09-30>het derde kwartaal van 2024</date> uitgevoerd.",
        "Ook zal de sector daarbij worden bevraagd.",
    )
    assert [(c.kind, c.due_by) for c in found] == [(ClaimKind.COMMITMENT, date(2024, 9, 30))] * 2


def test_a_yearly_promise_has_no_term(claims_of: Sentences) -> None:
    found = claims_of("<org Tweede Kamer der Staten-Generaal>Uw Kamer</org> wordt jaarlijks geïnformeerd.")
    assert [(c.kind, c.due_by) for c in found] == [(ClaimKind.COMMITMENT, None)]


def test_a_motion_finds_holds_and_asks() -> None:
    source = source_of(
        [
            (BlockKind.TITLE, ["MOTIE VAN HET LID <person>BAKKER</person>"]),
            (P, ["De Kamer,"]),
            (P, ["gehoord de beraadslaging,"]),
            (P, ["constaterende dat schippers lang wachten;"]),
            (P, ["overwegende dat wachten geld kost;"]),
            (P, ["verzoekt de regering uiterlijk <date 2024-07-01>1 juli 2024</date> de wachttijden te halveren,"]),
            (P, ["en gaat over tot de orde van de dag."]),
        ],
        DocumentKind.MOTION,
    )
    found = find_claims(source, 0.5)
    assert [c.kind for c in found] == [ClaimKind.FINDING, ClaimKind.POSITION, ClaimKind.REQUEST]
    assert {c.claimant.label for c in found if c.claimant} == {"BAKKER"}
    assert found[-1].addressee is not None
    assert found[-1].addressee.label == "Kabinet"
    assert [c.due_by for c in found] == [None, None, date(2024, 7, 1)]


@pytest.mark.parametrize(
    ("title", "first", "others"),
    [
        ("MOTIE VAN HET LID <person>BAKKER</person>", "BAKKER", []),
        ("MOTIE VAN DE LEDEN <person>BAKKER</person> EN <person>VAN DER SLUIS</person>", "BAKKER", ["VAN DER SLUIS"]),
        (
            "Motie van de leden <person>Bakker</person>, <person>Kade</person> en <person>Van der Sluis</person>",
            "Bakker",
            ["Kade", "Van der Sluis"],
        ),
        ("Motie van het lid <person>Bakker</person> c.s. over het advies van <person>Dijkgraaf</person>", "Bakker", []),
    ],
)
def test_a_motion_is_of_all_who_propose_it(title: str, first: str, others: list[str]) -> None:
    source = source_of(
        [(BlockKind.TITLE, [title]), (P, ["verzoekt de regering de wachttijden te halveren,"])], DocumentKind.MOTION
    )
    (asked,) = find_claims(source, 0.5)
    assert asked.claimant is not None
    assert (asked.claimant.label, [e.label for e in asked.with_claimants]) == (first, others)


def test_what_a_claim_is_about_leaves_out_who_speaks_and_who_is_told(claims_of: Sentences) -> None:
    (claim,) = claims_of(
        "Het <org Kabinet>kabinet</org> zal <org Tweede Kamer der Staten-Generaal>uw Kamer</org> over het "
        "<programme>Kadefonds</programme> informeren."
    )
    assert [e.label for e in claim.about] == ["Kadefonds"]
    assert claim.addressee is not None
    assert claim.addressee.label == "Tweede Kamer der Staten-Generaal"


@pytest.mark.parametrize(
    ("before", "sentence", "about"),
    [
        ("Het <programme>Kadefonds</programme> is gestart.", "Dit programma is verlengd.", ["Kadefonds"]),
        ("De <doc>Sluizenmonitor</doc> is verschenen.", "Deze rapportage is toegezonden.", ["Sluizenmonitor"]),
        ("De <law>Havenwet</law> is gewijzigd.", "Deze wet is geëvalueerd.", ["Havenwet"]),
        ("De <law>Havenwet</law> is gewijzigd.", "Dit programma is verlengd.", []),  # of another kind
        ("De <doc>brief van mei</doc> is verzonden.", "Dit rapport is afgerond.", []),  # the writer's own paper
        (  # two of them: which is meant is not said
            "Het <programme>Kadefonds</programme> en het <programme>Sluizenplan</programme> zijn gestart.",
            "Dit programma is verlengd.",
            [],
        ),
        ("Het <programme>Kadefonds</programme> is gestart.", "Het programma is verlengd.", []),  # any programme
        ("Het <programme>Kadefonds</programme> is gestart.", "Deze wetenschap is toegepast.", []),
    ],
)
def test_a_claim_is_about_what_it_points_back_at(
    claims_of: Sentences, before: str, sentence: str, about: list[str]
) -> None:
    claim = claims_of(before, sentence)[-1]
    assert [e.label for e in claim.about] == about
    assert ("named before" in claim.reason) == bool(about)


@pytest.mark.parametrize(
    ("sentence", "modality", "polarity"),
    [
        ("Ik zal de regeling verlengen.", Modality.PLANNED, Polarity.POSITIVE),
        ("Ik zal de regeling niet verlengen.", Modality.PLANNED, Polarity.NEGATIVE),
        ("Ik deel die opvatting niet.", Modality.ACTUAL, Polarity.NEGATIVE),
        ("Ik ben voornemens de regeling te verlengen.", Modality.PLANNED, Polarity.POSITIVE),
        ("De ambitie is om alle sluizen te vernieuwen.", Modality.DESIRED, Polarity.POSITIVE),
        ("De inventarisatie is afgerond.", Modality.ACTUAL, Polarity.POSITIVE),
        ("Ik vind het niet alleen terecht, maar ook nodig.", Modality.ACTUAL, Polarity.POSITIVE),
    ],
)
def test_modality_and_polarity(claims_of: Sentences, sentence: str, modality: Modality, polarity: Polarity) -> None:
    (claim,) = claims_of(sentence)
    assert (claim.modality, claim.polarity) == (modality, polarity)


def test_a_sure_claim_has_more_confidence_than_a_weak_one(claims_of: Sentences) -> None:
    (sure,) = claims_of("Ik zal <org Tweede Kamer der Staten-Generaal>uw Kamer</org> hierover informeren.")
    (weak,) = claims_of("Zo'n vergunning zou de doorstroming schaden.")
    assert sure.confidence >= 0.9 > weak.confidence
    assert "informeren" in sure.reason
