"""Offsets always point at the quoted characters, whatever the text."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beleidsgraaf.extract.components.references import ReferenceContext, find_references
from beleidsgraaf.extract.components.references.scan import ANCHORS

LINES = (Path(__file__).resolve().parents[2] / "cases" / "references.txt").read_text(encoding="utf-8").splitlines()
SENTENCES = [re.sub(r"[{}]", "", line.split(" => ")[0]) for line in LINES if " => " in line]
CONTEXT = ReferenceContext(dossier="39871", chamber="tk", session="20232024", laws={"Awb": "BWBR0005537"})

#: What the grammars are made of, to get into their corners.
_PIECES = st.sampled_from(
    [a for a, _ in ANCHORS]
    + ["38 362", "38362", "21 501-32", ", ", " en ", "nr. ", "nrs. ", "12", "-", "–", "(", ")", "II ", "2022/23"]
    + ["Kamerstuk ", "Handelingen ", "artikel 3", " van de ", "Awb", "https://a.nl/", "\n\n", " ", ".", "L", "VI"]
    + [", p. 4", "item 5"]
    + ["brief van ", "1 mei ", "2023", "motie-", "Van der Kade", "Ibid.", "noot ", "t/m ", "; ", "ß", "İ", "\u00a0"]
)
_PLACES = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 100), st.sampled_from("123")), max_size=4)


def _check(text: str, notes: list[tuple[int, int, str]]) -> None:
    found = find_references(text, CONTEXT, notes)
    for before, after in pairwise(found):
        same = (before.start, before.end) == (after.start, after.end)
        assert same or before.end <= after.start
    for citation in found:
        assert 0 <= citation.start < citation.end <= len(text)
        quote = text[citation.start : citation.end]
        assert "\n\n" not in quote
        assert quote == quote.strip()
        assert citation.reason
        assert citation.target is None or (citation.target and not re.search(r"\s", citation.target))


@settings(max_examples=300)
@given(st.lists(_PIECES, max_size=24).map("".join), _PLACES)
def test_pieces_of_references(text: str, places: list[tuple[int, int, str]]) -> None:
    _check(text, [(start, start + length, label) for start, length, label in places])


@settings(max_examples=150)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    _check(text, [])


@settings(max_examples=60)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5), st.text(max_size=12))
def test_a_sentence_means_the_same_among_others(sentences: list[str], filler: str) -> None:
    """Blocks do not disturb each other: what one cites is cited wherever it stands."""
    text = f"\n\n{filler}\n\n".join(sentences)
    found = {(c.start, c.end, c.target) for c in find_references(text, CONTEXT)}
    at = 0
    for sentence in sentences:
        for c in find_references(sentence, CONTEXT):
            if c.target is not None and c.form not in ("ibid", "note"):
                assert (at + c.start, at + c.end, c.target) in found
        at += len(sentence) + len(filler) + 4


@pytest.mark.parametrize(
    "piece",
    ["artikel 3, eerste lid, ", "Ibid. ", "Kamerstuk 38 362, nrs. 1, ", "12345 ", "http://a.nl/a- ", "motie-Van der "],
)
def test_a_long_run_of_one_piece_is_read_once(piece: str) -> None:
    """Ten times the text gives ten times the citations, and no grammar loses itself in the run."""
    short, long = (len(find_references(piece * times, CONTEXT)) for times in (400, 4_000))
    assert abs(long - 10 * short) <= 10
