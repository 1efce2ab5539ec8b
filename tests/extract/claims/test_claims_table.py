"""Kinds, claimants and terms of single sentences, in tables that a domain expert can read and extend."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from beleidsgraaf.extract.model import Claim

HERE = Path(__file__).parent
WHO = {"ik": "Minister van Waterwegen"}


def _rows(name: str) -> list[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


CLAIMS = [tuple(row.split("\t")) for row in _rows("claims.tsv")]
NO_CLAIMS = _rows("no_claims.txt")


def test_the_tables_are_as_long_as_they_should_be() -> None:
    assert len(CLAIMS) >= 120
    assert len(NO_CLAIMS) >= 48
    assert {kind for kind, *_ in CLAIMS} == {
        "commitment",
        "intention",
        "finding",
        "position",
        "action",
        "recommendation",
    }


@pytest.mark.parametrize(("kind", "claimant", "due", "sentence"), CLAIMS, ids=[row[3][:60] for row in CLAIMS])
def test_a_claim_has_its_kind_claimant_and_term(
    claims_of: Callable[..., list[Claim]], kind: str, claimant: str, due: str, sentence: str
) -> None:
    found = claims_of(sentence)
    assert [c.kind.value.lower() for c in found] == [kind]
    who = found[0].claimant
    assert (who.label if who else "-") == WHO.get(claimant, claimant)
    assert str(found[0].due_by or "-") == due


@pytest.mark.parametrize("sentence", NO_CLAIMS)
def test_what_claims_nothing_is_no_claim(claims_of: Callable[..., list[Claim]], sentence: str) -> None:
    assert claims_of(sentence) == []
