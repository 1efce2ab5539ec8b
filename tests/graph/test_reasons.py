"""Reasons in Dutch: phrases around words of the letter; what is no phrase is left as it is."""

from __future__ import annotations

import pytest

from beleidsgraaf.graph.reasons import in_dutch, phrases
from beleidsgraaf.graph.serve.pages.query import hints
from beleidsgraaf.graph.serve.pages.query import in_dutch as hint
from beleidsgraaf.queries.catalogue import Catalogue

CASES = [
    ("signature", "ondertekening"),
    ("shall tell you: zullen … sturen", "zal u berichten: zullen … sturen"),
    ("register: programme", "register: programma"),
    ("register: doc, with its year", "register: stuk, met zijn jaar"),
    ("document: head veerplan and a name in capitals", "stuk: hoofdwoord veerplan en een naam met hoofdletters"),
    ("date: eind of a year", "datum: eind van een jaar"),
    ("stands in both documents, reworded", "staat in beide stukken, anders verwoord"),
    ("observes: blijkt; stated in an answer to members", "constateert: blijkt; gesteld in een antwoord aan leden"),
    ("person: title after its words", "persoon: titel na its words"),
    ("3 documents report it", "3 stukken melden het"),
    ("a ground that nobody foresaw: woorden", ""),
    ("signature; a ground that nobody foresaw", ""),
    ("", ""),
]


@pytest.mark.parametrize(("english", "dutch"), CASES)
def test_reasons(english: str, dutch: str) -> None:
    assert in_dutch(english) == dutch


def test_a_gap_is_in_both_languages() -> None:
    assert len(phrases()) > 250
    assert [e for e, d in phrases().items() if e.count("*") != d.count("*") or e.count("*") > 1 or not d] == []


def test_every_hint_has_its_dutch() -> None:
    said = {clause for query in Catalogue() for p in query.parameters for clause in p.meaning.split("; ")}
    assert len(said) > 40
    assert said - hints().keys() == set()
    assert hint("last day; nothing known") == "laatste dag; nothing known"
