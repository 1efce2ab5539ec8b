"""The same figure with different values: two documents say nearly the same with another number.

A figure is the one amount of a sentence with the words around it. Two figures are the same when their units are and
their words nearly so; figures of different years are different figures. They are looked up by pairs of their longest
words, so that the work grows with the figures that share a rare pair. A cell is such a pair with its unit.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any, Final

from beleidsgraaf.graph.derive.described import Described, Fact
from beleidsgraaf.graph.derive.index import Index
from beleidsgraaf.graph.derive.statement import Derivation, Passage
from beleidsgraaf.graph.derive.words import content
from beleidsgraaf.graph.iri import Mint
from beleidsgraaf.graph.passages import Sentence
from beleidsgraaf.ontology.terms import BG, OA

Body = dict[str, Any]

_VALUE: Final = re.compile(r"(?:([A-Z]{3}) )?(-?\d+(?:\.\d+)?)(?: (.+))?")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
#: Units of time measure terms and ages, of which a text has many.
_OF_TIME: Final = re.compile(r"\b(?:jaar|jaren|maand\w*|we(?:ek|ken)|dag(?:en)?|uur|uren|minuten|seconden|keer|maal)\b")
_FEWEST_WORDS: Final = 4
_LONGEST: Final = 3  #: words of which pairs are made
_ALIKE: Final = 0.6
#: A pair of words in more figures than this belongs to a form that is filled in, not to one figure.
_MOST: Final = 24


def figures(graph: Described, sentences: Sequence[Sentence], documents: Sequence[str]) -> Iterator[Fact]:
    """Give the figures of a source: sentences with one amount."""
    starts = [s.start for s in sentences]
    amounts: dict[int, list[tuple[str, str]]] = {}
    for node in graph.typed[BG.Mention.value]:
        if graph.one(node, BG.mentionType.value) != BG.AMOUNT.value:
            continue
        at = bisect_right(starts, graph.place(node)[1]) - 1
        if at >= 0 and sentences[at].kind != "question":
            body = graph.one(node, OA.hasBody.value)
            amounts.setdefault(at, []).append((node, graph.one(body, BG.normalized.value)))
    for at, found in sorted(amounts.items()):
        if len(found) == 1 and (parts := _VALUE.fullmatch(found[0][1])) is not None:
            yield from _figure(sentences[at], documents, found[0][0], parts)


def _figure(sentence: Sentence, documents: Sequence[str], node: str, parts: re.Match[str]) -> Iterator[Fact]:
    unit = " ".join(filter(None, (parts[1], parts[3]))).casefold()
    words = content(sentence.text)
    if not unit or len(words) < _FEWEST_WORDS or (not parts[1] and _OF_TIME.search(unit)):
        return
    body = {
        "node": node,
        "value": parts[2],
        "words": sorted(words),
        "years": sorted(set(_YEAR.findall(sentence.text))),
        "document": documents[sentence.document],
        "start": sentence.start,
        "end": sentence.end,
        "quote": sentence.quote,
    }
    longest = sorted(words, key=lambda w: (-len(w), w))[:_LONGEST]
    for pair in combinations(sorted(longest), 2):
        yield "figure", " ".join((unit, *pair)), body


class Figures:
    """`bg:differsFrom` from the amount of an earlier document to that of a later one."""

    name = "figures"

    def touched(self, index: Index, changed: Iterable[str] | None) -> set[str]:
        """Give the pairs of words of the figures in the sources."""
        return index.keys("figure", changed)

    def derive(self, index: Index, mint: Mint, cell: str) -> list[Derivation]:
        """Give the figures with one unit and pair of words that are the same and differ."""
        held = list(index.facts("figure", cell, most=_MOST))
        if not 2 <= len(held) <= _MOST:
            return []
        days = {d: _day(index, d) for d in {f["document"] for _, f in held}}
        derived = []
        for (source, one), (where, other) in combinations(held, 2):
            if days[other["document"]] < days[one["document"]]:
                source, one, where, other = where, other, source, one
            if one["document"] != other["document"] and (share := _same(one, other)) and _other_value(one, other):
                derived.append(_difference(source, one, where, other, share))
        return derived


def _same(one: Body, other: Body) -> float:
    """Give how alike the words of two figures are, 0 where they are figures of something else."""
    words, others = set(one["words"]), set(other["words"])
    years, years_too = set(one["years"]), set(other["years"])
    both = words & others
    if len(both) < _FEWEST_WORDS or (years != years_too and years and years_too):
        return 0.0
    share = len(both) / len(words | others)
    return share if share >= _ALIKE else 0.0


def _other_value(one: Body, other: Body) -> bool:
    return float(one["value"]) != float(other["value"])


def _difference(source: str, one: Body, where: str, other: Body, share: float) -> Derivation:
    passages = tuple(
        Passage(s, f["document"], f["start"], f["end"], f["quote"]) for s, f in ((source, one), (where, other))
    )
    return Derivation(
        one["node"],
        str(BG.differsFrom),
        other["node"],
        (one["node"], other["node"]),
        round(0.3 + 0.6 * share, 2),
        "nearly the same words with another number",
        passages,
        frozenset({source, where}),
    )


def _day(index: Index, document: str) -> tuple[str, str]:
    return next((str(body["issued"]) for _, body in index.facts("document", document)), ""), document
