"""Places: marked sentences, the day of the document, and where no place is looked for."""

from __future__ import annotations

import pytest
from marked_actors import Marked, context_of, layout_of, mentions_in, read_cases

from beleidsgraaf.extract.components.places.component import BLOCKS, Gazetteer, find
from beleidsgraaf.extract.link import linker
from beleidsgraaf.extract.model import BlockKind, PlaceReference

PLACES = read_cases("places.txt")
GAZETTEER = Gazetteer(linker())


def _found(case: Marked, kind: BlockKind = BlockKind.PARAGRAPH) -> list[PlaceReference]:
    taken = [(m.start, m.end) for m in mentions_in(case.text, case.on, case.chamber)]
    return list(find(layout_of(case.text, kind), (context_of(case.on, case.chamber),), GAZETTEER, taken))


def test_how_many_cases_there_are() -> None:
    assert len(PLACES) == 35
    assert sum(len(case.expected) for case in PLACES) == 29


@pytest.mark.parametrize("case", PLACES, ids=str)
def test_places(case: Marked) -> None:
    assert [(p.start, p.end, p.entity.label) for p in _found(case)] == list(case.expected)


@pytest.mark.parametrize("kind", [BlockKind.DATELINE, BlockKind.ADDRESS, BlockKind.LETTERHEAD, BlockKind.SIGNATURE])
def test_a_senders_address_is_no_place_of_the_text(kind: BlockKind) -> None:
    assert kind not in BLOCKS
    assert not [p for case in PLACES for p in _found(case, kind)]


def test_what_is_taken_is_left_alone() -> None:
    text = "Het loket in Haarlem is open."
    start = text.index("Haarlem")
    layout, contexts = layout_of(text), (context_of(PLACES[0].on),)
    assert len(list(find(layout, contexts, GAZETTEER, ()))) == 1
    assert list(find(layout, contexts, GAZETTEER, [(start - 3, start + 7)])) == []


def test_without_a_date_a_name_of_several_is_left_alone() -> None:
    """`Bergen` is two municipalities; the document's date does not choose between them."""
    text = "De wijken in Bergen zijn oud."
    assert list(find(layout_of(text), (context_of(None),), GAZETTEER, ())) == []
