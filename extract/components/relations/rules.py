"""Reads `rules.txt`: which words say which relation, and where its arguments stand."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from beleidsgraaf.extract.model import EntityKind

KINDS = {
    "O": EntityKind.ORG,
    "F": EntityKind.OFFICE,
    "N": EntityKind.PERSON,
    "P": EntityKind.PROGRAMME,
    "D": EntityKind.DOC,
    "L": EntityKind.LAW,
    "E": EntityKind.EVENT,
    "A": EntityKind.AMOUNT,
    "T": EntityKind.DATE,
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where an argument stands and what it may be."""

    side: str  #: before, after, in, in2, any
    kinds: frozenset[EntityKind]
    citation: bool = False
    group: bool = False
    several: bool = False  #: every one of a coordination


@dataclass(frozen=True, slots=True)
class Rule:
    """A trigger with its arguments; of several places for one argument the first that holds something counts."""

    predicate: str
    trigger: re.Pattern[str]
    subject: tuple[Place, ...]
    object: tuple[Place, ...]

    def fits(self, kinds: Collection[EntityKind], cited: bool) -> bool:
        """Tell whether a sentence that names these kinds, and perhaps cites something, can fill both arguments."""
        return _filled(self.subject, kinds, cited) and _filled(self.object, kinds, cited)


def _filled(places: tuple[Place, ...], kinds: Collection[EntityKind], cited: bool) -> bool:
    return any(place.group or (place.citation and cited) or not place.kinds.isdisjoint(kinds) for place in places)


def _places(cell: str) -> tuple[Place, ...]:
    out = []
    for item in cell.split("|"):
        side, _, letters = item.partition(":")
        kinds = frozenset(KINDS[letter] for letter in letters if letter in KINDS)
        out.append(Place(side.rstrip("*"), kinds, "C" in letters, "G" in letters, side.endswith("*")))
    return tuple(out)


@lru_cache(maxsize=1)
def load_rules() -> tuple[Rule, ...]:
    """Read the rules; made once per process."""
    text = (files(__package__) / "rules.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(
        Rule(row["predicate"], re.compile(row["trigger"]), _places(row["subject"]), _places(row["object"]))
        for row in reader
    )
