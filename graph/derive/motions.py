"""What became of a motion: carried out, declared settled, put off, answered.

A letter names a motion by its number, or by who moved it (`de motie-Fictivaar c.s.`). What it says holds for what the
motion asks, where the motion is held, else for the motion. A cell is a motion, or the movers of one in one source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from beleidsgraaf.graph.derive.index import Index
from beleidsgraaf.graph.derive.statement import Derivation, Passage
from beleidsgraaf.graph.iri import Mint
from beleidsgraaf.graph.quads.statements import Term
from beleidsgraaf.ontology.terms import BG

_SEPARATOR: Final = "\x1f"
Body = dict[str, Any]

#: What a fate says: predicates, confidence, reason.
_SAID: Final[dict[str, tuple[tuple[Term, ...], float, str]]] = {
    "settled": (
        (str(BG.fulfilledBy), str(BG.declaredSettledIn)),
        0.9,
        "a later document says that the motion is settled",
    ),
    "executed": ((str(BG.fulfilledBy),), 0.85, "a later document says that the motion is carried out"),
    "postponed": ((str(BG.postponedTo),), 0.75, "a later document puts the motion off"),
    "answered": ((str(BG.answeredIn),), 0.8, "a later document reacts to the motion"),
    "undone": ((str(BG.answeredIn),), 0.8, "a later document says that the motion is not carried out"),
}


class Motions:
    """`bg:fulfilledBy`, `bg:declaredSettledIn`, `bg:postponedTo` and `bg:answeredIn` of what motions ask."""

    name = "motions"

    def touched(self, index: Index, changed: Iterable[str] | None) -> set[str]:
        """Give the motions that the sources speak of or hold, and the movers that they name."""
        cells = index.keys("fate", changed)
        sources = index.sources("fate-pointer") if changed is None else set(changed)
        cells |= {
            f"{body['movers']}{_SEPARATOR}{source}"
            for source in sources
            for _, body in index.facts("fate-pointer", source=source)
        }
        if changed is not None:
            cells |= {key for key in index.keys("document", changed) if _spoken_of(index, key)}
            for mover in index.keys("moved-by", changed):
                cells |= {f"{body['movers']}{_SEPARATOR}{held}" for held, body in index.facts("fate-pointer", mover)}
        return cells

    def derive(self, index: Index, mint: Mint, cell: str) -> list[Derivation]:
        """Give what follows for one motion, or for the motions that one source names by these movers."""
        if _SEPARATOR in cell:
            movers, source = cell.split(_SEPARATOR)
            said = [
                (held, {**body, "motion": motion})
                for held, body in index.facts("fate-pointer", min(movers.split("/")))
                if held == source and body["movers"] == movers and (motion := _moved(index, movers, body))
            ]
        else:
            said = list(index.facts("fate", cell))
        return [d for source, body in said for d in _derived(index, source, body)]


def _spoken_of(index: Index, motion: str) -> bool:
    return next(index.facts("fate", motion), None) is not None


def _moved(index: Index, movers: str, said: Body) -> str:
    """Give the one earlier motion of these movers in the dossier of who speaks of it, "" where there is none."""
    wanted = set(movers.split("/"))
    citing = next((body for _, body in index.facts("document", said["document"])), None)
    if citing is None or not citing["dossier"]:
        return ""
    found = {
        motion["node"]
        for _, motion in index.facts("moved-by", min(wanted))
        if motion["dossier"] == citing["dossier"]
        and wanted <= set(motion["movers"])
        and (not citing["issued"] or motion["issued"] <= citing["issued"])
    }
    return found.pop() if len(found) == 1 else ""


def _derived(index: Index, source: str, said: Body) -> Iterator[Derivation]:
    motion, letter = str(said["motion"]), str(said["document"])
    held = next(index.facts("document", motion), None)
    after = next((body["issued"] for _, body in index.facts("document", letter)), "")
    if letter == motion or (held is not None and after and after < held[1]["issued"][: len(after)]):
        return
    follows = Passage(source, letter, said["start"], said["end"], said["quote"])
    predicates, sure, reason = _SAID[said["fate"]]
    requests = [(s, r) for s, r in index.facts("request", source=held[0]) if r["document"] == motion] if held else []
    for predicate in predicates:
        if not requests:
            yield Derivation(motion, predicate, letter, (motion, letter), sure, reason, (follows,), frozenset({source}))
        for where, request in requests:
            asked = Passage(where, motion, request["start"], request["end"], request["quote"])
            yield Derivation(
                request["node"],
                predicate,
                letter,
                (request["node"],),
                sure,
                reason,
                (asked, follows),
                frozenset({where, source}),
            )
