"""Scans a text with patterns only where they can begin, instead of trying each of them at every character.

Most patterns of names, dates and triggers begin at the start of a word, with one of a few letters. The words of a text
are looked at once: the first few characters of each tell which patterns may begin there. What a pattern may begin
with is read from the pattern itself, so that no list of openings has to be kept beside it, and errs on the side of
trying too often: the pattern decides.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, compress
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

#: Characters that are looked at.
_WIDTH: Final = 4
#: How many beginnings of words are kept with what may begin there.
_KEPT: Final = 1 << 17
#: A set of characters larger than this says nothing.
_MANY: Final = 128
#: Where a pattern may begin: a word, the sign of an amount of money, a name that opens with a bracket.
_WORD: Final = re.compile(r"\w+|[€(]")
#: What a pattern has to begin with for its matches to begin where words do.
_BOUND: Final = re.compile(r"(?:\(\?P?<\w+>|\(\?:)?(?:\\b|\(\?<!\\w\)|\(\?<!\[\\w[^\]]*\]\))")

#: Signs that stand among capitals, as in `À-Ý` or `[A-Z&]`; no word begins with one.
_NO_LETTERS: Final = frozenset("×÷&")

_Steps = tuple[tuple[Any, Any], ...]


class Opening:
    """A pattern that begins at the start of a word.

    Raises:
        ValueError: when the pattern may begin elsewhere, or with any letter.
    """

    made: Final[list[Opening]] = []  #: every one of this process

    def __init__(self, pattern: re.Pattern[str]) -> None:
        if not _BOUND.match(pattern.pattern):
            raise ValueError(f"begins elsewhere than at a word: {pattern.pattern[:60]}")
        self.pattern = pattern
        self.match = pattern.match
        self._heads = _beginnings(pattern)
        self.bit = 1 << len(Opening.made)
        Opening.made.append(self)
        _openings_at.clear()
        _words.cache_clear()

    def at(self, letters: str) -> bool:
        """Tell whether a match may begin with these characters."""
        return _among(self._heads, letters)

    def starts(self, text: str, start: int, end: int) -> Sequence[int]:
        """Give the offsets in text[start:end] at which a match may begin, ascending."""
        found = _words(text).of(self.bit)
        return found[bisect_left(found, start) : bisect_left(found, end)] if found else found

    def finditer(
        self, text: str, start: int, end: int, when: Callable[[str, int], bool] | None = None
    ) -> Iterator[re.Match[str]]:
        """Give the matches in text[start:end], as the pattern itself would.

        With `when` it is tried only at offsets of which that says that a match may begin there.
        """
        match, last = self.match, start
        for at in self.starts(text, start, end):
            if at >= last and (when is None or when(text, at)) and (found := match(text, at, end)):
                last = found.end()
                yield found


def opening(pattern: str, flags: int = 0) -> Opening:
    """Compile a pattern that begins at the start of a word."""
    return Opening(re.compile(pattern, flags))


def scanner(pattern: str, flags: int = 0) -> Opening | re.Pattern[str]:
    """Compile a pattern that users add to: it is tried everywhere when theirs begins with a sign, as `#Loket` does."""
    compiled = re.compile(pattern, flags)
    try:
        return Opening(compiled)
    except ValueError:
        return compiled


class Group:
    """Patterns that are tried together in a stretch of text.

    They begin with a word, or with the stretch itself (`^`); others are always tried.
    """

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._always: list[int] = []
        self._first: list[tuple[frozenset[str], int]] = []
        self._bits: list[tuple[int, int]] = []
        for index, pattern in enumerate(patterns):
            try:
                if pattern.pattern.startswith("^"):
                    self._first.append((_beginnings(pattern), index))
                else:
                    self._bits.append((Opening(pattern).bit, index))
            except ValueError:
                self._always.append(index)
        self._mask = sum(bit for bit, _ in self._bits)

    def within(self, text: str, start: int, end: int) -> list[int]:
        """Give the indexes of the patterns that may begin in text[start:end], ascending."""
        letters = text[start : start + _WIDTH]
        found = [*self._always, *(index for heads, index in self._first if _among(heads, letters))]
        if mask := _words(text).within(start, end) & self._mask:
            found += [index for bit, index in self._bits if bit & mask]
        return sorted(found)


class _Words:
    """Where the patterns may begin in one text."""

    def __init__(self, text: str) -> None:
        starts = [word.start() for word in _WORD.finditer(text)]
        masks = [_openings_at[text[at : at + _WIDTH]] for at in starts]
        self._starts = list(compress(starts, masks))
        self._masks = list(compress(masks, masks))
        by_mask: dict[int, list[int]] = {mask: [] for mask in set(self._masks)}
        for at, mask in zip(self._starts, self._masks, strict=True):
            by_mask[mask].append(at)
        self._groups: dict[int, list[list[int]]] = {}
        for mask, starts in by_mask.items():
            for bit in _bits(mask):
                self._groups.setdefault(bit, []).append(starts)
        self._of: dict[int, list[int]] = {}

    def of(self, bit: int) -> list[int]:
        known = self._of.get(bit)
        if known is None:
            known = self._of[bit] = sorted(chain.from_iterable(self._groups.get(bit, ())))
        return known

    def within(self, start: int, end: int) -> int:
        mask = 0
        for each in self._masks[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            mask |= each
        return mask


@lru_cache(maxsize=4)
def _words(text: str) -> _Words:
    return _Words(text)


@lru_cache(maxsize=1 << 14)
def _bits(mask: int) -> tuple[int, ...]:
    """Give the patterns of a mask, each as its bit."""
    found = []
    while mask:
        found.append(mask & -mask)
        mask &= mask - 1
    return tuple(found)


class _Openings(dict[str, int]):
    """Which patterns may begin with some letters: looked up once for each."""

    def __missing__(self, letters: str) -> int:
        if len(self) > _KEPT:
            self.clear()
        mask = self[letters] = sum(one.bit for one in Opening.made if one.at(letters))
        return mask


_openings_at: Final = _Openings()


def _beginnings(pattern: re.Pattern[str]) -> frozenset[str]:
    heads = _heads(tuple(parser.parse(pattern.pattern, pattern.flags)), _WIDTH, bool(pattern.flags & re.IGNORECASE))
    kept = frozenset(head for head in heads if head[:1] not in _NO_LETTERS)
    if not all(map(_WORD.match, kept)):
        raise ValueError(f"may begin with anything: {pattern.pattern[:60]}")
    return kept


def _among(heads: frozenset[str], letters: str) -> bool:
    return any(letters[:n] in heads for n in range(1, _WIDTH + 1))


def _heads(steps: _Steps, width: int, folded: bool) -> set[str]:
    """Give the first characters of what a parsed pattern matches; a shorter string may go on with anything."""
    if not steps or not width:
        return {""}
    (kind, value), rest = steps[0], steps[1:]
    if kind is sre.AT or kind is sre.ASSERT_NOT:
        return _heads(rest, width, folded)
    if kind is sre.ASSERT:
        direction, inner = value
        found = _heads(rest, width, folded)
        ahead = _heads(tuple(inner), width, folded) if direction > 0 else {""}
        return {max(a, b, key=len) for a in found for b in ahead if a.startswith(b) or b.startswith(a)}
    if kind is sre.SUBPATTERN:
        _, on, off, inner = value
        inside = (folded or bool(on & re.IGNORECASE)) and not off & re.IGNORECASE
        return _heads((*inner, *rest) if inside == folded else tuple(inner), width, inside)
    if kind is sre.BRANCH:
        return set().union(*(_heads((*branch, *rest), width, folded) for branch in value[1]))
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT):
        least, most, inner = value
        once = _heads((*inner, *rest) if most == 1 else (*inner, (sre.ANY, None)), width, folded)
        return once if least else once | _heads(rest, width, folded)
    signs = _signs(kind, value, folded)
    return {sign + tail for sign in signs for tail in _heads(rest, width - 1, folded)} if signs else {""}


def _signs(kind: Any, value: Any, folded: bool) -> set[str]:
    """Give the characters that one step may match, nothing where that is too many to tell."""
    if kind is sre.LITERAL:
        found = {chr(value)}
    elif kind is sre.IN:
        found = set()
        for what, which in value:
            if what is sre.LITERAL:
                found.add(chr(which))
            elif what is sre.RANGE and which[1] - which[0] < _MANY:
                found.update(map(chr, range(which[0], which[1] + 1)))
            elif what is sre.CATEGORY and which is sre.CATEGORY_DIGIT:
                found.update("0123456789")
            else:
                return set()
    else:
        return set()
    return {form for sign in found for form in (sign, sign.lower(), sign.upper())} if folded else found
