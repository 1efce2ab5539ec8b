"""Debates that a sentence names: by their kind and their day."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Final

_MONTHS: Final = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
#: A day as letters write it.
DAY: Final = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})\b", re.IGNORECASE)
_BETWEEN: Final = 160  #: characters between a debate and its day


@lru_cache(maxsize=1)
def _kinds() -> re.Pattern[str]:
    text = (files(__package__) / "debates.txt").read_text(encoding="utf-8")
    names = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    inside = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))
    return re.compile(rf"\b(?:{inside})\b")


def debates_in(sentence: str) -> list[tuple[str, str]]:
    """Give kind and day (ISO 8601) of each debate that a sentence names."""
    if " 20" not in sentence and " 19" not in sentence:
        return []
    kinds = [(m.start(), m.group()) for m in _kinds().finditer(sentence)]
    if not kinds:
        return []
    found = []
    for day in DAY.finditer(sentence):
        near = [(abs(day.start() - at), kind) for at, kind in kinds if abs(day.start() - at) <= _BETWEEN]
        if near:
            found.append((min(near)[1], iso(day)))
    return found


def iso(day: re.Match[str]) -> str:
    """Give a day that `DAY` found in ISO 8601."""
    return f"{day[3]}-{_MONTHS.index(day[2].casefold()) + 1:02}-{int(day[1]):02}"
