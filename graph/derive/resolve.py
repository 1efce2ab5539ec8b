"""What informal references denote: a letter by its date, a motion by who moved it.

Resolved only where exactly one held document fits. A cell is a source with what it refers to.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from beleidsgraaf.graph.derive.index import Index
from beleidsgraaf.graph.derive.statement import Derivation, Passage
from beleidsgraaf.graph.derive.words import content
from beleidsgraaf.graph.iri import Mint
from beleidsgraaf.ontology.terms import BG

_SEPARATOR: Final = "\x1f"
_KINDS: Final = ("informal", "motion")

#: Source, document, confidence and reason of what fits a pointer.
Fitting = tuple[str, dict[str, Any], float, str]


class Resolve:
    """`bg:resolvesTo` from an unresolved pointer to a document that is held."""

    name = "resolve"

    def touched(self, index: Index, changed: Iterable[str] | None) -> set[str]:
        """Give the pointers that may denote a document."""
        sources = index.sources(*_KINDS) if changed is None else set(changed)
        cells = {_cell(kind, key, s) for s in sources for kind in _KINDS for key in index.keys(kind, [s])}
        if changed is not None:
            for key in index.keys("dated", sources):
                cells |= {_cell("informal", key, s) for s, _ in index.facts("informal", key)}
            movers = index.keys("moved-by", sources)
            for key in index.keys("motion") if movers else ():
                if not movers.isdisjoint(key.split("/")):
                    cells |= {_cell("motion", key, s) for s, _ in index.facts("motion", key)}
        return cells

    def derive(self, index: Index, mint: Mint, cell: str) -> list[Derivation]:
        """Give the document that the pointers of one source with one description denote."""
        named, source = cell.split(_SEPARATOR)
        kind, key = named.split(" ", 1)
        derived = []
        for held, pointer in index.facts(kind, key):
            if held != source:
                continue
            fitting = _motions(index, key, pointer) if kind == "motion" else _letters(index, key, pointer)
            if len(fitting) != 1:
                continue
            where, document, sure, reason = fitting[0]
            said = Passage(source, pointer["document"], pointer["start"], pointer["end"], pointer["quote"])
            sources = frozenset({source, where})
            premises = (pointer["node"], document["node"])
            derived.append(
                Derivation(
                    pointer["cited"], str(BG.resolvesTo), document["node"], premises, sure, reason, (said,), sources
                )
            )
            for _, own in index.facts("document", pointer["document"]):
                if pointer["cited"] in own["replies"]:
                    reason = f"replies to what this denotes: {reason}"
                    derived.append(
                        Derivation(
                            own["node"],
                            str(BG.repliesTo),
                            document["node"],
                            premises,
                            sure,
                            reason,
                            (said,),
                            sources,
                        )
                    )
        return derived


def _cell(kind: str, key: str, source: str) -> str:
    return f"{kind} {key}{_SEPARATOR}{source}"


def _citing(index: Index, pointer: dict[str, Any]) -> dict[str, Any] | None:
    return next((body for _, body in index.facts("document", pointer["document"])), None)


def _motions(index: Index, key: str, pointer: dict[str, Any]) -> list[Fitting]:
    """Give the motions of these movers that were there when the pointer was written."""
    citing = _citing(index, pointer)
    wanted = set(key.split("/"))
    found = []
    for source, motion in index.facts("moved-by", min(wanted)):
        earlier = citing is None or not citing["issued"] or motion["issued"] <= citing["issued"]
        # movers move many motions: only one of the dossier that is spoken of is meant without saying so
        same = citing is not None and citing["dossier"] and citing["dossier"] == motion["dossier"]
        if earlier and same and wanted <= set(motion["movers"]):
            found.append((source, motion, 0.8, "the only earlier motion of these movers in the dossier"))
    return found


def _letters(index: Index, day: str, pointer: dict[str, Any]) -> list[Fitting]:
    """Give the letters of a day; of several only the one in the dossier of who points at it."""
    citing = _citing(index, pointer)
    found: list[Fitting] = []
    for source, document in index.facts("dated", day):
        if document["node"] == pointer["document"] or BG.Motion.value in document["kinds"]:
            continue
        sure = _surer(citing, document, pointer)
        found.append((source, document, sure, "the only letter held of that day"))
    if len(found) <= 1:
        return found
    near = [d for _, d, _, _ in found if citing is not None and citing["dossier"] and d["dossier"] == citing["dossier"]]
    return [(s, d, 0.75, "the only letter of that day in the dossier") for s, d, _, _ in found if near == [d]]


def _surer(citing: dict[str, Any] | None, document: dict[str, Any], pointer: dict[str, Any]) -> float:
    """Give how sure it is: more so in one dossier, or where the sentence speaks of the letter's subject."""
    if citing is not None and citing["dossier"] and citing["dossier"] == document["dossier"]:
        return 0.9
    shared = content(pointer["sentence"]) & set(document["words"])
    return 0.9 if len(shared) >= 2 else 0.75
