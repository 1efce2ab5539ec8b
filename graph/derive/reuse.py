"""Passages that stand in more than one document, also reworded ones.

Each sentence is known by its rarest-by-hash runs of four words (a sketch: equal sentences have equal sketches). Runs
that stand in many sources are boilerplate and tie nothing. A cell is a pair of sources, so that the work grows with
the number of pairs that share a rare run, not with the square of the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final
from zlib import crc32

from beleidsgraaf.graph.derive.index import Index
from beleidsgraaf.graph.derive.statement import Derivation, Passage
from beleidsgraaf.graph.derive.words import content
from beleidsgraaf.graph.iri import Mint
from beleidsgraaf.ontology.terms import BG

_SEPARATOR: Final = "\x1f"
_WORD: Final = re.compile(r"[^\W_]+")
#: the year in a reference, where a page of a letter bears no date
_YEAR: Final = re.compile(r"/kenmerk-((?:19|20)\d\d)-")
#: Words in a run, and runs that stand for a sentence.
_RUN: Final = 4
_SKETCH: Final = 5
#: Shorter sentences are formulas.
_FEWEST_WORDS: Final = 9
#: A run in more sources than this is boilerplate.
_SOURCES: Final = 8
#: So alike must two sentences be, in their words and in their order.
_ALIKE: Final = 0.6
#: A passage says at least so many different things, and one of a single sentence is at least so long.
_FEWEST_CONTENT: Final = 8
_GAP: Final = 2  #: sentences that may be left out within a passage


def words_of(text: str) -> list[str]:
    """Give the words of a sentence, folded."""
    return _WORD.findall(text.casefold())


def sketch(words: list[str]) -> list[int]:
    """Give the numbers that stand for a sentence; none for a formula."""
    if len(words) < _FEWEST_WORDS:
        return []
    runs = {crc32(" ".join(words[i : i + _RUN]).encode()) for i in range(len(words) - _RUN + 1)}
    return sorted(runs)[:_SKETCH]


def likeness(one: list[str], other: list[str]) -> float:
    """Give the share of the words that two texts have in common, in order, from 0 to 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


@dataclass(frozen=True, slots=True)
class _Held:
    number: int
    source: str
    document: str
    start: int
    end: int
    words: str
    quote: str
    gap: str  #: source characters up to the next sentence


class Reuse:
    """`bg:reusedFrom`: where a passage of a document stands in an earlier one."""

    name = "reuse"

    def touched(self, index: Index, changed: Iterable[str] | None) -> set[str]:
        """Give the pairs of sources that share a run which is rare, or was before the change."""
        if changed is None:
            rows = index.rows(
                "SELECT DISTINCT a.source, b.source FROM shingle a"
                " JOIN shingle b ON a.hash = b.hash AND a.source <= b.source"
                " WHERE a.hash IN (SELECT hash FROM shingle GROUP BY hash HAVING COUNT(*) > 1"
                f" AND COUNT(DISTINCT source) <= {_SOURCES}) AND a.sentence != b.sentence"
            )
            return {f"{a}{_SEPARATOR}{b}" for a, b in rows}
        cells: set[str] = set()
        for source in set(changed):
            seen: set[tuple[str, ...]] = set()
            for (hashed,) in index.rows("SELECT DISTINCT hash FROM shingle WHERE source = ?", source):
                holding = index.rows("SELECT DISTINCT source FROM shingle WHERE hash = ? LIMIT ?", hashed, _SOURCES + 2)
                group = tuple(sorted(s for (s,) in holding))
                if len(group) <= _SOURCES + 1 and group not in seen:
                    seen.add(group)
                    cells.update(f"{a}{_SEPARATOR}{b}" for a in group for b in group if a <= b)
        return cells

    def derive(self, index: Index, mint: Mint, cell: str) -> list[Derivation]:
        """Give the passages of one source that stand in another, or in another document of its own."""
        one, other = cell.split(_SEPARATOR)
        pairs = index.rows(
            "SELECT DISTINCT a.sentence, b.sentence FROM shingle a JOIN shingle b ON a.hash = b.hash"
            " WHERE a.source = ? AND b.source = ? AND a.sentence != b.sentence"
            " AND (SELECT COUNT(*) FROM (SELECT DISTINCT source FROM shingle c WHERE c.hash = a.hash"
            f" LIMIT {_SOURCES + 1})) <= {_SOURCES}",
            one,
            other,
        )
        if not pairs:
            return []
        held = {n: _read(index, n) for n in sorted({n for pair in pairs for n in pair})}
        order = {node: _order(index, node) for node in {h.document for h in held.values()}}
        alike: dict[tuple[str, str], list[tuple[_Held, _Held]]] = {}
        for a, b in sorted({(held[a], held[b]) for a, b in pairs}, key=lambda p: (p[0].start, p[1].start)):
            if a.document == b.document:
                continue
            later, earlier = (a, b) if order[a.document] > order[b.document] else (b, a)
            if likeness(words_of(later.words), words_of(earlier.words)) >= _ALIKE:
                alike.setdefault((later.document, earlier.document), []).append((later, earlier))
        found = []
        for (later_document, earlier_document), matches in sorted(alike.items()):
            for group in _passages(index, matches):
                derivation = _reused(index, later_document, earlier_document, group)
                if derivation is not None:
                    found.append(derivation)
        return found


def _read(index: Index, number: int) -> _Held:
    sql = "SELECT id, source, document, start, stop, words, quote, gap FROM sentence WHERE id = ?"
    return _Held(*index.rows(sql, number)[0])


def _order(index: Index, node: str) -> tuple[str, str]:
    """Give what documents are ordered by in time."""
    issued = next((str(body["issued"]) for _, body in index.facts("document", node)), "")
    year = _YEAR.search(node)
    return issued or (year[1] if year else ""), node


def _passages(index: Index, matches: list[tuple[_Held, _Held]]) -> list[list[tuple[_Held, _Held]]]:
    """Put together matches that follow each other in both documents; each sentence is matched once, the best first."""
    best: dict[int, tuple[float, _Held, _Held]] = {}
    for later, earlier in sorted(set(matches), key=lambda m: (m[0].start, m[1].start)):
        score = likeness(words_of(later.words), words_of(earlier.words))
        if later.number not in best or score > best[later.number][0]:
            best[later.number] = (score, later, earlier)
    chosen = sorted(((later, earlier) for _, later, earlier in best.values()), key=lambda m: m[0].start)
    groups: list[list[tuple[_Held, _Held]]] = []
    for later, earlier in chosen:
        if groups:
            before_later, before_earlier = groups[-1][-1]
            steps = later.number - before_later.number, earlier.number - before_earlier.number
            runs_on = _runs_on(index, before_later, later) and _runs_on(index, before_earlier, earlier)
            if all(0 < step <= _GAP for step in steps) and runs_on:
                groups[-1].append((later, earlier))
                continue
        groups.append([(later, earlier)])
    return groups


def _reused(index: Index, later: str, earlier: str, group: list[tuple[_Held, _Held]]) -> Derivation | None:
    one, other = [m[0] for m in group], [m[1] for m in group]
    words, others = words_of(_text(index, one)), words_of(_text(index, other))
    if len(content(" ".join(words)) & content(" ".join(others))) < _FEWEST_CONTENT:
        return None
    share = round(likeness(words, others), 2)
    return Derivation(
        later,
        str(BG.reusedFrom),
        earlier,
        (),
        share,
        "stands in both documents" if share == 1 else "stands in both documents, reworded",
        (_whole(index, later, one), _whole(index, earlier, other)),
        frozenset({one[0].source, other[0].source}),
        similarity=share,
        plain=False,
    )


def _runs_on(index: Index, first: _Held, last: _Held) -> bool:
    """Tell whether the source itself runs on from one sentence to another: no note or moved block lies between."""
    run = _run(index, [first, last])
    return all(s.gap or s.end == t.start for s, t in pairwise(run))


def _run(index: Index, side: list[_Held]) -> list[_Held]:
    first, last = side[0].number, side[-1].number
    return [_read(index, n) for n in range(first, last + 1)]


def _text(index: Index, side: list[_Held]) -> str:
    return " ".join(s.words for s in _run(index, side))


def _whole(index: Index, document: str, side: list[_Held]) -> Passage:
    run = _run(index, side)
    quote = "".join(s.quote + s.gap for s in run[:-1]) + run[-1].quote
    return Passage(run[0].source, document, run[0].start, run[-1].end, quote)
