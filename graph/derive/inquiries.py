"""Questions that were sent in, the notice that their answer comes later, and the answer: documents and questions.

They are brought together by the case number that they bear (`2030Z04711`), or by the day on which the questions were
sent in with what they are about. A cell is such a number or day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any, Final

from beleidsgraaf.graph.derive.identity import alike
from beleidsgraaf.graph.derive.index import Index
from beleidsgraaf.graph.derive.statement import Derivation, Passage
from beleidsgraaf.graph.iri import Mint
from beleidsgraaf.graph.quads.statements import Term
from beleidsgraaf.ontology.terms import BG

Body = dict[str, Any]
Held = tuple[str, Body]

#: So alike are the subjects of what was sent in on one day about one thing.
_ALIKE: Final = 0.6
#: So many of a question's words must stand in the question as it is answered.
_SAME_QUESTION: Final = 0.7


class Inquiries:
    """`bg:answeredIn` and `bg:postponedTo` of questions sent in, `bg:answeredElsewhere` of each question."""

    name = "inquiries"

    def touched(self, index: Index, changed: Iterable[str] | None) -> set[str]:
        """Give the case numbers and days of the sources."""
        return index.keys("inquiry", changed)

    def derive(self, index: Index, mint: Mint, cell: str) -> list[Derivation]:
        """Give what belongs together under one number or day."""
        held = list(index.facts("inquiry", cell))
        parts = {role: [(s, b) for s, b in held if b["role"] == role] for role in ("asks", "answers", "notice")}
        by_number = cell.startswith("case ")
        derived: list[Derivation] = []
        for asked, answered in product(parts["asks"], parts["answers"]):
            if _together(asked, answered, by_number):
                derived += _answered(asked, answered, by_number)
        for notice in parts["notice"]:
            told = parts["asks"] or parts["answers"]
            derived += [
                d for one in told if _together(one, notice, by_number) for d in _put_off(one, notice, by_number)
            ]
            for answered in parts["answers"]:
                if _together(notice, answered, by_number):
                    derived += _follows(notice, str(BG.answeredIn), answered, by_number)
        return derived


def _together(one: Held, other: Held, by_number: bool) -> bool:
    before, after = one[1]["issued"], other[1]["issued"]
    if one[1]["node"] == other[1]["node"]:
        return False
    if by_number:  # those of one day are brought together by the day
        return not (one[1]["asked"] and one[1]["asked"] == other[1]["asked"])
    ordered = one[1]["role"] == "answers" or not before or not after or before <= after
    return ordered and alike(one[1]["words"], other[1]["words"]) >= _ALIKE


def _passage(held: Held) -> tuple[Passage, ...]:
    source, body = held
    place = body["place"]
    return (Passage(source, body["node"], place[1], place[2], place[3]),) if place else ()


def _follows(one: Held, predicate: Term, other: Held, by_number: bool) -> Iterator[Derivation]:
    said = other[1]["said"]
    follows = (
        (Passage(other[0], other[1]["node"], said["start"], said["end"], said["quote"]),) if said else _passage(other)
    )
    yield Derivation(
        one[1]["node"],
        predicate,
        other[1]["node"],
        (one[1]["node"], other[1]["node"]),
        0.95 if by_number else 0.9,
        "bears the same case number" if by_number else "about questions of the same day on the same subject",
        (*_passage(one), *follows),
        frozenset({one[0], other[0]}),
    )


def _put_off(one: Held, notice: Held, by_number: bool) -> Iterator[Derivation]:
    yield from _follows(one, str(BG.postponedTo), notice, by_number)


def _answered(asked: Held, answered: Held, by_number: bool) -> Iterator[Derivation]:
    """Give the answer to the questions as a whole, and to each of them."""
    yield from _follows(asked, str(BG.answeredIn), answered, by_number)
    by_its_number = {q["number"]: q for q in answered[1]["questions"]}
    for question in asked[1]["questions"]:
        other = by_its_number.get(question["number"])
        if other is None or not other["answer"] or not question["words"]:
            continue
        share = len(set(question["words"]) & set(other["words"])) / len(question["words"])
        if share < _SAME_QUESTION:
            continue
        place = other["answer_place"]
        yield Derivation(
            question["node"],
            str(BG.answeredElsewhere),
            other["answer"],
            (question["node"], other["node"], other["answer"]),
            round(0.6 + 0.35 * share, 2),
            "the same question with an answer",
            (
                Passage(asked[0], asked[1]["node"], question["start"], question["end"], question["quote"]),
                Passage(answered[0], answered[1]["node"], place[1], place[2], place[3]),
            ),
            frozenset({asked[0], answered[0]}),
        )
