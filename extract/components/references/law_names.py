"""Names of laws with a number: those of the registers, and those that no register of national law holds."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Final

#: Longest stretch of text that is compared with names of laws.
WINDOW: Final = 160

#: One character for one character, so that offsets stay true.
_EQUAL: Final = str.maketrans(
    {"-": " ", "\u2010": " ", "\u2011": " ", "\u2013": " ", "\u00a0": " ", "’": "'", "‘": "'"}
)
_KNOWN: Final = re.compile(r"BWB[RVW]\d+|CVDR\d+|[1-9]\d{4}[A-Z]{1,2}(?:\d{4}|/TXT)")
_DATED: Final = re.compile(r"(.+) (?:19|20)\d\d")
_HEAD: Final = re.compile(r"[\w']+")


def _fold(name: str) -> str:
    return " ".join(name.lower().translate(_EQUAL).replace(",", "").split())


def _supplement() -> Iterable[tuple[str, str]]:
    with (files(__package__) / "laws.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            yield row["name"], row["identifier"]


class LawNames:
    """An index of names of laws: the longest that stands at an offset.

    Where two abbreviations differ in their capitals only (`Wmo`, `WMO`), the one as written counts.
    """

    def __init__(self, laws: Mapping[str, str]) -> None:
        given: dict[str, str] = {}
        for name, number in laws.items():
            known = number if _KNOWN.fullmatch(number) else ""
            given[_fold(name)] = given.get(_fold(name)) or known
        numbers = {_fold(name): number for name, number in _supplement()}
        numbers.update((name, number or numbers.get(name, "")) for name, number in given.items())
        self._as_written = {name: number for name, number in laws.items() if _KNOWN.fullmatch(number)}
        _add_undated(numbers)
        self._numbers = numbers
        self._heads: dict[str, list[str]] = {}
        for name in sorted(numbers, key=lambda n: (-len(n), n)):
            head = _HEAD.match(name)
            if head:
                self._heads.setdefault(head.group(), []).append(name)

    def number(self, name: str) -> str | None:
        """Give the number of a law by its name, None when it is not known."""
        return self._numbers.get(_fold(name)) or None

    def at(self, text: str, offset: int) -> tuple[int, str] | None:
        """Give where the longest name at an offset ends, and its number: empty for a law known by name only.

        A short name is an abbreviation and has a capital: `Wi` is a law and `wi` is not.
        """
        window = text[offset : offset + WINDOW]
        low = window.lower().translate(_EQUAL)
        if len(low) != len(window):
            return None
        head = _HEAD.match(low)
        if head is None:
            return None
        for name in self._heads.get(head.group(), ()):
            end = _span(low, name)
            if not end or (low[end : end + 1].isalnum()):
                continue
            if len(name) > 8 or window[:end] != low[:end]:
                return offset + end, self._as_written.get(window[:end]) or self._numbers[name]
        return None


def _add_undated(numbers: dict[str, str]) -> None:
    """Let `Vreemdelingenwet` stand for `Vreemdelingenwet 2000`, where there is but one of that name."""
    undated: dict[str, set[str]] = {}
    for name, number in numbers.items():
        base = _DATED.fullmatch(name)
        if base is not None:
            undated.setdefault(base[1], set()).add(number)
    for base_name, found in undated.items():
        if len(found) == 1 and len(base_name) > 8:
            numbers.setdefault(base_name, found.pop())


def _span(low: str, name: str) -> int:
    """Give the length of the name at the start of the text, its commas aside; 0 when it does not stand there."""
    if low.startswith(name):
        return len(name)
    if "," not in low[: len(name) + 4]:
        return 0
    at = 0
    for character in name:
        if low[at : at + 1] == ",":
            at += 1
        if low[at : at + 1] != character:
            return 0
        at += 1
    return at


_made: dict[int, tuple[Mapping[str, str], LawNames]] = {}


def law_names(laws: Mapping[str, str]) -> LawNames:
    """Give the index for a mapping, made once for each as long as it is the latest in use."""
    found = _made.get(id(laws))
    if found is None or found[0] is not laws:
        _made.clear()
        found = _made[id(laws)] = (laws, LawNames(laws))
    return found[1]
