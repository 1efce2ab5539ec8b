"""Decides what a hyphen at the end of a line stands for.

Three answers: the word was broken there (drop it), the hyphen belongs to the word (keep it), or the rest of the
word is to be supplied from what follows (`onder- en bovengrens`: keep it, and a blank after it).
"""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum, auto
from functools import cached_property
from typing import Final

from beleidsgraaf.extract.layout.words import WORDS, listed

_JOINERS: Final = frozenset(WORDS["suspending"])
_CLASH: Final = frozenset(WORDS["clashing"])
_PREFIXES: Final = listed("prefixes.txt")
_LAST: Final = re.compile(r"[^\s(\[«“‘/,;]+$")
_FIRST: Final = re.compile(r"[^\s)\]»”’/,;:.?!]+")
_WORDS: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Hyphen(Enum):
    """What to do with a hyphen at the end of a line."""

    DROP = auto()
    KEEP = auto()
    SUSPEND = auto()  #: keep, with a blank after it


class Hyphens:
    """Decides about the hyphens of one text, with the rest of the text as evidence."""

    def __init__(self, source: str) -> None:
        self._source = source

    @cached_property
    def _words(self) -> Counter[str]:
        return Counter(_WORDS.findall(self._source.lower()))

    def decide(self, before: str, after: str) -> Hyphen:
        """Decide about a line that ends in a hyphen, given the line after it."""
        last, first = _LAST.search(before), _FIRST.match(after)
        left = last[0][:-1] if last else ""
        right = first[0] if first else ""
        if not left or not right:
            return Hyphen.SUSPEND if not left and before[-2:-1].isspace() else Hyphen.KEEP
        if right.lower() in _JOINERS:
            return Hyphen.SUSPEND
        part = re.split(r"[-–.]", left)[-1]
        capitals = right.isupper() and " ".join(before.split()[-3:]).isupper() and " " in before
        if capitals:
            return self._by_words(left.lower(), part.lower(), right.lower())
        if not left[-1].isalpha() or not right[0].isalpha() or right[0].isupper():
            return Hyphen.KEEP
        if len(part) > 1 and part.isupper():
            return Hyphen.KEEP  # an abbreviation: ICT-beleid
        return self._by_words(left.lower(), part.lower(), right.lower())

    def _by_words(self, left: str, part: str, right: str) -> Hyphen:
        joined, hyphened = self._words[left + right], self._words[f"{left}-{right}"]
        if joined != hyphened:
            return Hyphen.DROP if joined > hyphened else Hyphen.KEEP
        if part in _PREFIXES and len(right) > 2:
            return Hyphen.KEEP
        clash = part[-1] + right[0] in _CLASH
        if clash and self._words[part] > 1 and self._words[right] > 0:
            return Hyphen.KEEP
        return Hyphen.DROP
