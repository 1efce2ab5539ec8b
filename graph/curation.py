"""Decisions of people, applied when a source's graph is made: what is rejected is not written, what is corrected is
written corrected, what is merged goes by the node that remains.

The decisions themselves live in the curation graph and are never touched here. They name nodes, and the nodes' IRIs
are functions of content, so that a decision outlives a rebuild.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from hashlib import sha256
from typing import Final

import pyoxigraph as ox

from beleidsgraaf.graph.quads import SourceGraph
from beleidsgraaf.graph.quads.statements import Line, Term
from beleidsgraaf.graph.store import Graphs
from beleidsgraaf.ontology.terms import BG, CITO, OA, RDF

_LINE = re.compile(r"(<[^>]*>) (<[^>]*>) (.*) (<[^>]*>) \.", re.DOTALL)
_TARGET: Final = str(OA.hasTarget)
_SELECTOR: Final = str(OA.hasSelector)
_PLAIN: Final = (
    (str(BG.Relation), str(RDF.subject), str(RDF.predicate), str(RDF.object)),
    (str(BG.Citation), str(CITO.hasCitingEntity), str(CITO.cites), str(CITO.hasCitedEntity)),
)

#: Words before, of and after what a decision concerns, as terms.
Anchor = tuple[Term, Term, Term]

#: What is found in a document, and which occurrence of its words it is.
_FOUND: Final = re.compile(r"<.*/(?:mention|citation|relation|claim|question|answer|place|signature)/([^/>]+)/.*-\d+>")
_OCCURRENCE: Final = re.compile(r"-\d+>$")
#: Contexts less alike than this are not the same place.
_ALIKE: Final = 0.8
_SAME_SIDE: Final = 0.95

#: One statement without its graph.
Said = tuple[Term, Term, Term]


@dataclass(frozen=True)
class Decisions:
    """What people decided, as terms in N-Triples syntax."""

    rejected: frozenset[Term] = frozenset()
    corrected: dict[tuple[Term, Term, Term], Term] = field(default_factory=dict)  #: (node, property, old) -> new
    merged: dict[Term, Term] = field(default_factory=dict)  #: node -> the one that remains
    anchors: dict[Term, Anchor] = field(default_factory=dict)  #: node -> the words by which it was meant

    @classmethod
    def load(cls, graphs: Graphs) -> Decisions:
        """Read the decisions that stand: those that were not withdrawn."""
        about: dict[ox.NamedNode | ox.BlankNode | ox.Triple, dict[str, list[Term]]] = {}
        for quad in graphs.quads(graphs.mint.graph("curation")):
            about.setdefault(quad.subject, {}).setdefault(str(quad.predicate), []).append(str(quad.object))
        rejected: set[Term] = set()
        corrected: dict[tuple[Term, Term, Term], Term] = {}
        merged: dict[Term, Term] = {}
        anchors: dict[Term, Anchor] = {}
        for _, said in sorted(about.items(), key=lambda item: str(item[0])):
            kinds, concerns = said.get(str(RDF.type), []), said.get(str(BG.concerns), [])
            if str(BG.withdrawn) in said or not concerns:
                continue
            if exact := said.get(str(OA.exact)):
                around = (said.get(str(p), [""])[0] for p in (OA.prefix, OA.suffix))
                anchors[concerns[0]] = (next(around), exact[0], next(around))
            if str(BG.Rejection) in kinds:
                rejected.update(concerns)
            for what, old, new in zip(
                *(said.get(str(p), []) for p in (BG.field, BG.oldValue, BG.newValue)), strict=False
            ):
                if str(BG.Correction) in kinds:
                    corrected[concerns[0], what, old] = new
            for remaining in said.get(str(BG.mergedInto), []):
                merged[concerns[0]] = remaining
        return cls(frozenset(rejected), corrected, merged, anchors)

    def __bool__(self) -> bool:
        return bool(self.rejected or self.corrected or self.merged)

    def digest(self, documents: Iterable[str]) -> str:
        """Give a checksum of the decisions that may concern a source with these documents, "" for none."""
        names = [f"/{document}/" for document in documents]
        mine = [
            repr(item)
            for item in (*sorted(self.rejected), *sorted(self.corrected.items()), *sorted(self.merged.items()))
            if "/derivation/" not in str(item)
            and (_FOUND.search(str(item)) is None or any(name in str(item) for name in names))
        ]
        return sha256("\n".join(mine).encode()).hexdigest()[:16] if mine else ""

    def apply(self, source: SourceGraph) -> SourceGraph:
        """Give the graph of a source as decided."""
        if not self:
            return source
        said = [_split(line) for line in source.lines]
        names, lost = self._anchored(said)
        said = [(names.get(s, s), p, names.get(o, o)) for s, p, o in said] if names else said
        said = [s if s[0] in lost else self._decided(s) for s in said]
        rejected = self.rejected - lost
        kept = {s for s in said if s[0] not in rejected and s[2] not in rejected}
        kept -= _unfounded({s for s in said if s not in kept}, kept)
        kept = _without_orphans(kept)
        lines = sorted(f"{s} {p} {o} <{source.graph}> ." for s, p, o in kept)
        return replace(source, lines=tuple(lines))

    def _anchored(self, said: list[Said]) -> tuple[dict[Term, Term], set[Term]]:
        """Find what decisions mean by the words around it.

        Gives the names to change, where another occurrence has the name now (the two change names: every node keeps
        one of its own), and the nodes whose occurrence is gone: no decision on them counts.
        """
        wanted = {node: anchor for node, anchor in self.anchors.items() if _FOUND.fullmatch(node)}
        stems = {_OCCURRENCE.sub("", node) for node in wanted}
        if not stems:
            return {}, set()
        targets = {s: o for s, p, o in said if p == _TARGET and _OCCURRENCE.sub("", s) in stems}
        quotes = {
            s: o for s, p, o in said if p == _SELECTOR and s in set(targets.values()) and o.endswith("&selector>")
        }
        words: dict[Term, dict[Term, Term]] = {}
        for s, p, o in said:
            if s in set(quotes.values()):
                words.setdefault(s, {})[p] = o
        names: dict[Term, Term] = {}
        lost: set[Term] = set()
        for node, anchor in sorted(wanted.items()):
            alike = []
            for other, target in targets.items():
                if _OCCURRENCE.sub("", other) == _OCCURRENCE.sub("", node):
                    found = words.get(quotes.get(target, ""), {})
                    context = (
                        found.get(str(OA.prefix), ""),
                        found.get(str(OA.exact), ""),
                        found.get(str(OA.suffix), ""),
                    )
                    alike.append((_likeness(anchor, context), other == node, other))
            if not alike:
                continue
            likeness, _, other = max(alike)
            if likeness < _ALIKE:
                lost.add(node)
            elif other != node:
                names[other], names[node] = node, other
        return names, lost

    def _decided(self, said: Said) -> Said:
        subject, predicate, value = said
        value = self.corrected.get(said, value)
        return self.merged.get(subject, subject), predicate, self.merged.get(value, value)


def _likeness(one: Anchor, other: Anchor) -> float:
    """Tell how alike two places are; where the words on one side stayed, those on the other may have changed."""
    before, exact, after = (
        SequenceMatcher(None, mine, its, autojunk=False).ratio() if mine and its else 0.0
        for mine, its in zip(one, other, strict=True)
    )
    whole = (before + exact + after) / 3
    return max(whole, 0.95 * max(before, after)) if max(before, after) >= _SAME_SIDE else whole


def _split(line: Line) -> Said:
    parts = _LINE.fullmatch(line)
    assert parts is not None, line
    return parts[1], parts[2], parts[3]


def _unfounded(gone: set[Said], kept: set[Said]) -> set[Said]:
    """Give the plain triples that rested on rejected relations and citations, and on nothing that remains."""
    return _plain(gone) - _plain(kept)


def _plain(said: set[Said]) -> set[Said]:
    about: dict[Term, dict[Term, Term]] = {}
    for subject, predicate, value in sorted(said):
        about.setdefault(subject, {})[f"{predicate} {value}" if predicate == str(RDF.type) else predicate] = value
    found = set()
    for node in about.values():
        for kind, subject, predicate, value in _PLAIN:
            if f"{RDF.type} {kind}" in node and subject in node and value in node:
                verb = node.get(predicate, predicate)
                found.add((node[subject], verb, node[value]))
    return found


def _without_orphans(said: set[Said]) -> set[Said]:
    """Leave out targets that nothing points at any more, and their selectors."""
    for predicate in (_TARGET, _SELECTOR):
        used = {o for _, p, o in said if p == predicate}
        holders = {s for s, p, _ in said if p == (_SELECTOR if predicate == _TARGET else str(OA.start))}
        holders |= {s for s, p, _ in said if predicate == _SELECTOR and p == str(OA.exact)}
        orphans = holders - used
        said = {s for s in said if s[0] not in orphans}
    return said
