"""References that lean on another: `Ibid.`, `Idem, p. 4`, `zie noot 3`, `eerdergenoemde brief`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from beleidsgraaf.extract.components.references.informal import EARLIER, LETTER
from beleidsgraaf.extract.components.references.numbering import locator
from beleidsgraaf.extract.components.references.pointer import Pointer, ReferenceContext, Target, grammar, word_start

IBID: Final = "ibid"
NOTE: Final = "note"

_IBID: Final = grammar(r"(?:[Ii]bid(?:em)?|[Ii]dem)(?!\w)\.?")
_NOTE: Final = grammar(
    r"(?P<word>(?:voet|eind)?noo?t(?:en)?) (?P<labels>\d{1,3}(?:(?:,| en) \d{1,3}(?!\d))*)(?!\d| (?:bij|van)(?!\w))"
)
_SEE: Final = grammar(r"(?<!\w)(?:[Zz]ie(?: ook)?|[Vv]gl\.|[Vv]ergelijk|[Ii]n|[Uu]it|[Oo]nder) (?:de )?$")
_DIGITS: Final = grammar(r"\d+")

Note = tuple[int, int, str]


def ibid(text: str, at: int, context: ReferenceContext) -> tuple[Pointer, ...]:
    """Read `Ibid.` with its locator; `Idem` only where it opens a sentence or a note, or is followed by a page."""
    match = _IBID.match(text, at)
    if match is None or (at and text[at - 1].isalnum()):
        return ()
    place, end = locator(text, match.end())
    if (
        match.group()[1] == "d"
        and not place
        and (match.group()[0] == "i" or text[match.end() : match.end() + 2].strip())
    ):
        return ()
    return (Pointer(at, end, IBID, (Target(None, place, "no reference before it", 0.5),)),)


def note(text: str, at: int, context: ReferenceContext) -> tuple[Pointer, ...]:
    """Read `Zie noot 3`, `voetnoot 3 en 5`: a target per note, its label as locator until it is resolved."""
    start = word_start(text, at)
    match = _NOTE.match(text, start)
    if match is None:
        return ()
    see = _SEE.search(text, max(0, start - 14), start)
    if see is None and match["word"] == "noot":
        return ()
    begin = see.start() if see and see.group()[0] in "zZvV" else start
    targets = tuple(Target(None, "", f"note {label}", 0.5) for label in _DIGITS.findall(match["labels"]))
    return (Pointer(begin, match.end(), NOTE, targets),)


def resolve(pointers: Sequence[Pointer], notes: Sequence[Note]) -> list[Pointer]:
    """Give the pointers, ascending, with those that lean on another resolved; what cannot be stays without a target.

    A chain (`Ibid.` after `Ibid.`) resolves in one pass, because what it leans on stands before it; a note that is
    named before it is reached takes the second.
    """
    out = list(pointers)
    if not any(p.form in (IBID, NOTE) or p.targets[0].reason == EARLIER for p in out):
        return out
    ordered = sorted(notes)
    starts = [p.start for p in out]
    for _ in range(2):
        for i, pointer in enumerate(out):
            if pointer.targets[0].identifier is not None:
                continue
            if pointer.form == IBID:
                out[i] = _same(pointer, _before(out, starts, i, ordered), "the reference before it")
            elif pointer.form == NOTE:
                out[i] = _named(pointer, out, starts, ordered)
            elif pointer.targets[0].reason == EARLIER:
                letters = (p for p in _backwards(out, i) if p.form == LETTER and p.targets[0].identifier)
                out[i] = _same(pointer, list(islice(letters, 1)), EARLIER)
    return out


def _backwards(out: Sequence[Pointer], i: int) -> Iterator[Pointer]:
    return (out[k] for k in range(i - 1, -1, -1))


def _same(pointer: Pointer, found: Sequence[Pointer], reason: str) -> Pointer:
    targets = [t for p in found for t in p.targets if t.identifier is not None]
    if not targets:
        return pointer
    place = pointer.targets[0].locator
    made = (replace(t, locator=place or t.locator, reason=reason, confidence=min(t.confidence, 0.9)) for t in targets)
    unique = {t.identifier: t for t in reversed(list(made))}
    informal = pointer.informal or all(p.informal for p in found)
    return replace(pointer, targets=tuple(reversed(unique.values())), informal=informal)


def _inside(out: Sequence[Pointer], starts: Sequence[int], place: Note) -> list[Pointer]:
    first, last = bisect_right(starts, place[0] - 1), bisect_right(starts, place[1] - 1)
    found = [p for p in out[first:last] if p.targets[0].identifier is not None]
    return [p for p in found if not p.informal] or found


def _index(notes: Sequence[Note], at: int) -> int | None:
    i = bisect_right(notes, at, key=lambda n: n[0]) - 1
    return i if i >= 0 and at < notes[i][1] else None


def _before(out: Sequence[Pointer], starts: Sequence[int], i: int, notes: Sequence[Note]) -> list[Pointer]:
    """Give what `Ibid.` stands for: the pointer before it in its note, else the last of the note before."""
    own = _index(notes, out[i].start)
    if own is None:
        return list(islice((p for p in _backwards(out, i) if not p.informal), 1))
    within = [p for p in _inside(out, starts, notes[own]) if p.start < out[i].start]
    if within or own == 0:
        return within[-1:]
    return _inside(out, starts, notes[own - 1])[-1:]


def _named(pointer: Pointer, out: Sequence[Pointer], starts: Sequence[int], notes: Sequence[Note]) -> Pointer:
    """Resolve every note that is named: the nearest with that label before the pointer, else the first after it."""
    found: list[Pointer] = []
    for target in pointer.targets:
        label = target.reason.removeprefix("note ")
        same = [n for n in notes if n[2] == label]
        before = [n for n in same if n[0] <= pointer.start]
        chosen = before[-1:] or same[:1]
        found += [p for n in chosen for p in _inside(out, starts, n) if p.start != pointer.start]
    return _same(pointer, found, f"the references in {pointer.targets[0].reason}") if found else pointer
