"""Brings the derived graph up to date with what changed: touched cells are recomputed, the rest stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from beleidsgraaf.extract.model import Layout
from beleidsgraaf.graph.curation import Decisions
from beleidsgraaf.graph.derive.commitments import Commitments
from beleidsgraaf.graph.derive.described import Fact
from beleidsgraaf.graph.derive.facts import of
from beleidsgraaf.graph.derive.figures import Figures
from beleidsgraaf.graph.derive.identity import Identity
from beleidsgraaf.graph.derive.index import FILE, Index
from beleidsgraaf.graph.derive.inquiries import Inquiries
from beleidsgraaf.graph.derive.lineage import Lineage
from beleidsgraaf.graph.derive.motions import Motions
from beleidsgraaf.graph.derive.offices import REGISTERS, Offices, terms
from beleidsgraaf.graph.derive.plans import Plans
from beleidsgraaf.graph.derive.register import Register
from beleidsgraaf.graph.derive.resolve import Resolve
from beleidsgraaf.graph.derive.reuse import Reuse, sketch, words_of
from beleidsgraaf.graph.derive.rule import Rule
from beleidsgraaf.graph.passages import Sentence, sentences
from beleidsgraaf.graph.quads import SourceGraph
from beleidsgraaf.graph.quads.statements import Line
from beleidsgraaf.graph.transaction import Transaction

RULES: Final[tuple[Rule, ...]] = (
    Identity(),
    Resolve(),
    Offices(),
    Commitments(),
    Register(),
    Motions(),
    Inquiries(),
    Plans(),
    Lineage(),
    Figures(),
    Reuse(),
)

#: Furniture between two sentences is longer than this only where they do not belong together.
_LONGEST_GAP: Final = 1500


@dataclass(frozen=True, slots=True)
class Gathered:
    """What derivation needs of one source."""

    facts: tuple[Fact, ...]
    sentences: tuple[tuple[str, Sentence, str, tuple[int, ...]], ...]  #: document, sentence, gap, sketch


def gather_facts(graph: SourceGraph, layout: Layout, documents: tuple[str, ...]) -> Gathered:
    """Give what derivation needs of a source; `documents` are the IRIs of its documents in their order."""
    found = sentences(layout)
    source = layout.source.text
    kept = []
    for at, sentence in enumerate(found):
        gap = ""
        if at + 1 < len(found) and sentence.end < found[at + 1].start <= sentence.end + _LONGEST_GAP:
            gap = source[sentence.end : found[at + 1].start]
        kept.append((documents[sentence.document], sentence, gap, tuple(sketch(words_of(sentence.text)))))
    return Gathered(tuple(of(graph.lines, found, documents)), tuple(kept))


def derive(
    new: Transaction, changed: Mapping[str, Gathered | None], decisions: Decisions, authority: Iterable[Line] | None
) -> None:
    """Write what follows now into the derived graph.

    Args:
        new: the generation in the making.
        changed: the sources that changed, None for one that is gone or speaks no more.
        decisions: what people rejected is not written.
        authority: the registers where they changed: then everything is recomputed.
    """
    index = Index(new.folder / FILE)
    try:
        everything = authority is not None  # then what was there before is among the cells that the index knows
        touched = {rule.name: set() if everything else rule.touched(index, changed) for rule in RULES}
        if authority is not None:
            index.drop(REGISTERS)
            index.put(REGISTERS, terms(authority))
        for source in sorted(changed):
            gathered = changed[source]  # one at a time: together they may be more than memory holds
            index.drop(source)
            if gathered is not None:
                _put(index, source, gathered)
        added: set[Line] = set()
        removed: set[Line] = set()
        for rule in RULES:
            cells = touched[rule.name] | rule.touched(index, None if everything else changed)
            cells |= index.cells(rule.name, None if everything else changed)
            for cell in sorted(cells):
                _settle(index, new, rule, cell, decisions, added, removed)
        _write(new, index, added, removed)
    finally:
        index.close()


def reconsider(new: Transaction, decisions: Decisions, node: str | None) -> None:
    """Apply decisions to what was derived: to the cells that speak of a node, or to all."""
    if not (new.folder / FILE).exists():
        return
    index = Index(new.folder / FILE)
    try:
        added: set[Line] = set()
        removed: set[Line] = set()
        for rule in RULES:
            cells = rule.touched(index, None) if node is None else index.speaking_of(rule.name, node)
            for cell in sorted(cells):
                _settle(index, new, rule, cell, decisions, added, removed)
        _write(new, index, added, removed)
    finally:
        index.close()


def _write(new: Transaction, index: Index, added: set[Line], removed: set[Line]) -> None:
    gone = sorted(line for line in removed - added if not index.said(line))
    new.settle()
    if gone:
        new.retract(ox.parse("\n".join(gone), format=ox.RdfFormat.N_QUADS))
    new.add(new.mint.graph("derived"), sorted(added))


def _put(index: Index, source: str, gathered: Gathered) -> None:
    index.put(source, gathered.facts)
    for document, sentence, gap, hashes in gathered.sentences:
        number = index.put_sentence(source, document, sentence, gap)
        index.put_shingles(source, number, hashes)


def _settle(
    index: Index, new: Transaction, rule: Rule, cell: str, decisions: Decisions, added: set[Line], removed: set[Line]
) -> None:
    derived = [d for d in rule.derive(index, new.mint, cell) if f"<{d.node(new.mint)}>" not in decisions.rejected]
    lines = {line for derivation in derived for line in derivation.lines(new.mint)}
    before = index.lines(rule.name, cell)
    if lines == before and not before:
        return
    sources = {s for derivation in derived for s in derivation.sources}
    index.replace(rule.name, cell, sorted(lines), sorted(sources))
    added |= lines - before
    removed |= before - lines
