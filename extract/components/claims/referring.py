"""What a claim is about without naming it: `dit programma`, `deze rapportage`, of the one thing named just before."""

from __future__ import annotations

import csv
import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from beleidsgraaf.extract.components.claims.claimants import is_own_paper
from beleidsgraaf.extract.model import Entity, EntityKind, Mention

#: Characters back in which the thing was named: a paragraph.
_BACK = 600


@lru_cache(maxsize=1)
def _nouns() -> tuple[re.Pattern[str], dict[str, EntityKind]]:
    path = Path(__file__).with_name("referring.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        kinds = {row["noun"]: EntityKind(row["kind"]) for row in csv.DictReader(stream)}
    return re.compile(rf"\b(?:[Dd]it|[Dd]eze)\s+({'|'.join(kinds)})\b(?!-|\s[A-Z‘“'\"])"), kinds


def referred(
    text: str, start: int, end: int, mentions: Sequence[Mention], starts: Sequence[int], document: int
) -> tuple[Entity, str] | None:
    """Give what text[start:end] points back at and the words that do, where only one thing can be meant.

    `mentions` are those of the source with their `starts`, ascending. None where no thing of that kind, or more than
    one, was named in the paragraph before, and where it is the writer's own paper, as `dit rapport` may be a letter.
    """
    pattern, kinds = _nouns()
    match = pattern.search(text, start, end)
    if match is None:
        return None
    kind = kinds[match[1]]
    first, last = bisect_left(starts, match.start() - _BACK), bisect_left(starts, match.start())
    before = [m.entity for m in mentions[first:last] if m.entity.kind == kind and m.document == document]
    if len({entity.key or entity.label for entity in before}) != 1 or is_own_paper(before[0]):
        return None
    return before[-1], " ".join(match.group().split()).lower()
