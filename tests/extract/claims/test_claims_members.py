"""Claims of parliamentary groups in a report, or in the paper that answers it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from beleidsgraaf.extract.model import BlockKind, Claim, ClaimKind

P = BlockKind.PARAGRAPH
Q = BlockKind.QUESTION
Blocks = Callable[[list[tuple[BlockKind, list[str]]]], list[Claim]]
OPENING = "De leden van de <org Groen Water>Groen Water</org>-fractie"


def _said(found: list[Claim]) -> list[tuple[str, str]]:
    return [(c.kind.value, c.claimant.label if c.claimant else "-") for c in found]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (f"{OPENING} constateren dat veel sluizen te smal zijn.", "Finding"),
        (f"{OPENING} zijn van mening dat de sluizen breder moeten.", "Position"),
        (f"{OPENING} onderschrijven het doel van het voorstel.", "Position"),
        (f"{OPENING} vinden dat de tarieven omlaag kunnen.", "Position"),
        (f"Ook {OPENING[:1].lower()}{OPENING[1:]} delen de zorgen van de schippers.", "Position"),
    ],
)
def test_what_members_hold_is_the_claim_of_their_group(claims_in: Blocks, sentence: str, kind: str) -> None:
    assert _said(claims_in([(P, [sentence])])) == [(kind, "Groen Water")]


@pytest.mark.parametrize(
    "rest",
    [
        "danken de regering voor de toezending van het voorstel.",
        "hebben met belangstelling kennisgenomen van het voorstel.",
        "vragen hoe de regering dit wil oplossen.",
        "lezen dat de sluizen worden vernieuwd.",
        "zien de antwoorden met belangstelling tegemoet.",
    ],
)
def test_what_members_ask_read_or_thank_for_is_no_claim(claims_in: Blocks, rest: str) -> None:
    assert claims_in([(P, [f"{OPENING} {rest}"])]) == []


def test_a_paragraph_goes_on_with_these_members(claims_in: Blocks) -> None:
    found = claims_in(
        [
            (P, [f"{OPENING} hebben kennisgenomen van het voorstel.", "Zij vinden de sluizen te smal."]),
            (P, ["Deze leden zijn voorts van mening dat de tarieven te hoog zijn."]),
        ]
    )
    assert _said(found) == [("Position", "Groen Water")] * 2


def test_a_heading_ends_what_members_say(claims_in: Blocks) -> None:
    found = claims_in(
        [
            (P, [f"{OPENING} zijn van mening dat de sluizen te smal zijn."]),
            (BlockKind.HEADING, ["Reactie van het kabinet"]),
            (P, ["Het <org Kabinet>kabinet</org> is van mening dat de sluizen breed genoeg zijn."]),
        ]
    )
    assert _said(found) == [("Position", "Groen Water"), ("Position", "Kabinet")]


def test_in_a_question_only_what_members_hold_or_figures_they_quote_count(claims_in: Blocks) -> None:
    found = claims_in(
        [
            (
                Q,
                [
                    f"{OPENING} vernemen dat <amount 40 %>40 procent</amount> van de sluizen te smal is.",
                    "Deze leden zijn van mening dat dit beter moet.",
                    "De brug is afgesloten.",
                    "Hoe wordt dit opgelost?",
                ],
            ),
            (BlockKind.ANSWER_LABEL, ["Antwoord"]),
            (P, ["Het <org Kabinet>kabinet</org> zal de sluizen verbreden."]),
        ]
    )
    assert [c.kind for c in found] == [ClaimKind.FINDING, ClaimKind.POSITION, ClaimKind.COMMITMENT]
    assert [c.claimant.label for c in found if c.claimant] == ["Groen Water", "Groen Water", "Kabinet"]


def test_the_minister_who_introduces_the_answers_is_not_asking(claims_in: Blocks) -> None:
    found = claims_in(
        [
            (BlockKind.HEADING, ["Vragen van de leden van de fractie van Groen Water"]),
            (P, ["Ik dank de leden voor hun vragen.", "Ik hoop dat de antwoorden hun zorgen wegnemen."]),
            (Q, ["Hoe wordt dit opgelost?"]),
            (BlockKind.ANSWER_LABEL, ["Antwoord"]),
            (P, ["Het <org Kabinet>kabinet</org> zal de sluizen verbreden."]),
        ]
    )
    assert [c.kind for c in found] == [ClaimKind.INTENTION, ClaimKind.COMMITMENT]


def test_a_body_meant_by_its_noun_is_the_last_one_named_so(claims_in: Blocks) -> None:
    found = claims_in(
        [
            (
                P,
                [
                    "De <org>Commissie Smalle Sluizen</org> is in mei ingesteld.",
                    "De commissie vindt de sluizen te smal.",
                ],
            ),
        ]
    )
    assert _said(found)[-1] == ("Position", "Commissie Smalle Sluizen")
