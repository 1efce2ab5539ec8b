"""Marked sentences: every form of reference with its exact characters and what it means; and look-alikes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from beleidsgraaf.extract.components.references import ReferenceContext, find_references

CASES = Path(__file__).resolve().parents[2] / "cases"

CONTEXT = ReferenceContext(
    dossier="39871",
    chamber="tk",
    session="20232024",
    number="12",
    issued=date(2024, 3, 20),
    laws={
        "Algemene wet bestuursrecht": "BWBR0005537",
        "Awb": "BWBR0005537",
        "Grondwet": "BWBR0001840",
        "Wet open overheid": "BWBR0045754",
        "Vreemdelingenwet 2000": "BWBR0011823",
        "Burgerlijk Wetboek Boek 7": "BWBR0005290",
        "Wet veerdiensten": "Wet veerdiensten",
    },
)


@dataclass(frozen=True)
class Case:
    line: int
    text: str
    expected: tuple[tuple[int, int, str | None, str, bool], ...]  #: start, end, target, locator, informal


def _case(number: int, line: str) -> Case:
    marked, meaning = line.split(" => ")
    text, spans = "", []
    for piece in re.split(r"([{}])", marked):
        if piece == "{":
            spans.append((len(text), -1))
        elif piece == "}":
            spans[-1] = (spans[-1][0], len(text))
        else:
            text += piece
    expected = []
    for (start, end), pointer in zip(spans, meaning.split(" | "), strict=True):
        informal = pointer.startswith("~")
        for part in pointer.removeprefix("~").split(" + "):
            target, _, place = part.partition(" @ ")
            expected.append((start, end, None if target == "?" else target, place, informal))
    return Case(number, text, tuple(expected))


def _lines(name: str) -> list[tuple[int, str]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [(n, line) for n, line in enumerate(lines, 1) if line and not line.startswith("#")]


MARKED = [_case(n, line) for n, line in _lines("references.txt")]
LOOK_ALIKES = _lines("references.look-alikes.txt")


def test_counts() -> None:
    assert len(MARKED) == 140
    assert len(LOOK_ALIKES) == 32


@pytest.mark.parametrize("case", MARKED, ids=lambda c: f"line-{c.line}")
def test_marked_sentence(case: Case) -> None:
    found = find_references(case.text, CONTEXT)
    assert [(case.text[c.start : c.end], c.target, c.locator, c.informal) for c in found] == [
        (case.text[start:end], *rest) for start, end, *rest in case.expected
    ]
    assert [(c.start, c.end) for c in found] == [(e[0], e[1]) for e in case.expected]


@pytest.mark.parametrize(("line", "text"), LOOK_ALIKES, ids=lambda v: f"line-{v}" if isinstance(v, int) else "")
def test_look_alike(line: int, text: str) -> None:
    assert [(text[c.start : c.end], c.target) for c in find_references(text, CONTEXT)] == []


def test_annex_is_marked() -> None:
    found = find_references("Zie de Bijlage bij Kamerstuk 38 788, nr. 77.", CONTEXT)
    assert [(c.target, c.annex) for c in found] == [("kst-38788-77", True)]


def test_second_identifiers() -> None:
    url = "https://www.tweedekamer.nl/kamerstukken/detail?id=2022D30807&did=2022D30807"
    assert find_references(f"Zie {url}.", CONTEXT)[0].also == (url,)
    both = find_references("Zie Kamerstuk 38 293/38 289, nr. 390.", CONTEXT)
    assert [c.target for c in both] == ["kst-38293-390", "kst-38289-390"]


def test_own_number_is_no_reference() -> None:
    """A running title that was left in the text does not make a paper cite itself."""
    assert find_references("Tweede Kamer, vergaderjaar 2023–2024, 39 871, nr. 12", CONTEXT) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Zie Kamerstuk nr. 7.", "no dossier named, and the document has none"),
        ("Zie Handelingen, nr. 12, item 5.", "no chamber named"),
        ("Zie Aanhangsel van de Handelingen, nr. 99.", "no session named"),
        ("Zie artikel 5 van het BW.", "no book of the civil code named"),
        ("Zie Ibid., p. 4.", "no reference before it"),
        ("Zie noot 3.", "note 3"),
        ("Zie de brief van 3 mei.", "letter without a year"),
    ],
)
def test_unresolved_stays_and_says_why(text: str, reason: str) -> None:
    found = find_references(text, ReferenceContext())
    assert [(c.target, c.reason) for c in found] == [(None, reason)]
