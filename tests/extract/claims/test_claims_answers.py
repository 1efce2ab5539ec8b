"""Kinds and claimants of sentences in answers to members, which state facts that a letter would leave unsaid."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from marked import source_of

from beleidsgraaf.extract.components.claims.find import Source, find_claims
from beleidsgraaf.extract.model import AnswerBlock, BlockKind, Claim, DocumentKind

ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "answers.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
WHO = {"ik": "Minister van Waterwegen", "?": "-"}


def _answer(sentence: str, *, report: bool = False) -> Source:
    source = source_of([(BlockKind.PARAGRAPH, [sentence])])
    layout = source.layout
    documents = layout.documents
    if report:
        documents = (replace(documents[0], kind=DocumentKind.CONSULTATION_REPORT), *documents[1:])
    answers = (AnswerBlock(0, 0, len(layout.reading.text)),)
    return replace(source, layout=replace(layout, answers=answers, documents=documents))


def _claims(sentence: str) -> list[Claim]:
    return find_claims(_answer(sentence), 0.5)


def test_the_table_is_as_long_as_it_should_be() -> None:
    kinds = [kind for kind, *_ in ROWS]
    assert {kind: kinds.count(kind) for kind in sorted(set(kinds))} == {
        "-": 8,
        "action": 8,
        "commitment": 2,
        "finding": 26,
        "intention": 2,
        "position": 16,
        "recommendation": 2,
    }


@pytest.mark.parametrize(("kind", "claimant", "sentence"), ROWS, ids=[row[2][:60] for row in ROWS])
def test_a_sentence_of_an_answer_has_its_kind_and_claimant(kind: str, claimant: str, sentence: str) -> None:
    found = _claims(sentence)
    assert [c.kind.value.lower() for c in found] == ([] if kind == "-" else [kind])
    if found:
        who = found[0].claimant
        assert (who.label if who else "-") == WHO.get(claimant, claimant)


@pytest.mark.parametrize(
    "sentence",
    ["De sluis bij Dorenwaard heeft twee kolken.", "De kolk wordt openbaar.", "Dit komt de veiligheid ten goede."],
)
def test_a_plain_statement_claims_in_an_answer_to_members_but_not_in_a_debate_with_a_committee(sentence: str) -> None:
    assert [c.kind.value for c in _claims(sentence)] == ["Finding"]
    assert find_claims(_answer(sentence, report=True), 0.5) == []


def test_a_plain_statement_is_less_sure_than_one_with_a_cue() -> None:
    (plain,) = _claims("De kolk wordt openbaar.")
    (cued,) = _claims("Uit onderzoek blijkt dat de kolk te smal is.")
    assert plain.confidence < 0.6 < 0.8 < cued.confidence
