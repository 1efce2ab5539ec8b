"""Plans that are later reported as done: a relation that is planned in one letter and actual in another.

A cell is what is said: subject, predicate and object.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from beleidsgraaf.graph.derive.index import Found, Index
from beleidsgraaf.graph.derive.statement import Derivation, Passage
from beleidsgraaf.graph.iri import Mint
from beleidsgraaf.ontology.terms import BG


class Plans:
    """`bg:realizedBy` from the relation that is planned to the one that reports it, which fulfils its promise."""

    name = "plans"

    def touched(self, index: Index, changed: Iterable[str] | None) -> set[str]:
        """Give what the sources say is planned or so."""
        return index.keys("relation", changed)

    def derive(self, index: Index, mint: Mint, cell: str) -> list[Derivation]:
        """Give the pairs of a plan and a report."""
        said = list(index.facts("relation", cell))
        planned = [(s, r) for s, r in said if r["modality"] == "planned"]
        actual = [(s, r) for s, r in said if r["modality"] == "actual"]
        derived = []
        for source, plan in planned:
            for where, report in actual:
                before, after = _day(index, plan), _day(index, report)
                if plan["document"] == report["document"] or (before and after and after < before):
                    continue
                dated = bool(before and after)
                derived.append(
                    Derivation(
                        plan["node"],
                        str(BG.realizedBy),
                        report["node"],
                        (plan["node"], report["node"]),
                        0.9 if dated else 0.7,
                        "planned in one document, reported as done in a later one"
                        if dated
                        else "planned in one document, reported as done in another",
                        (_passage(source, plan), _passage(where, report)),
                        frozenset({source, where}),
                    )
                )
            derived += _promised(index, source, plan, actual)
        return derived


def _promised(index: Index, source: str, plan: dict[str, Any], actual: list[Found]) -> list[Derivation]:
    """Give the promises of the sentence that plans it, fulfilled by the first document that reports it as done."""
    later = [(_day(index, r), where, r) for where, r in actual if _day(index, plan) < _day(index, r)]
    if not later:
        return []
    _, where, report = min(later, key=lambda found: (found[0], found[2]["node"]))
    return [
        Derivation(
            promise["node"],
            str(BG.fulfilledBy),
            report["document"],
            (promise["node"], plan["node"], report["node"]),
            0.85,
            "what was promised is reported as done",
            (_passage(source, promise), _passage(where, report)),
            frozenset({source, where}),
        )
        for _, promise in index.facts("commitment", source=source)
        if promise["document"] == plan["document"] and promise["start"] < plan["end"] and plan["start"] < promise["end"]
    ]


def _day(index: Index, relation: dict[str, Any]) -> str:
    day = next((str(body["issued"]) for _, body in index.facts("document", relation["document"])), "")
    return day[:10]


def _passage(source: str, said: dict[str, Any]) -> Passage:
    return Passage(source, said["document"], said["start"], said["end"], said["quote"])
